"""How a sentence speaks of a target: a linear model, and what each word adds to its answer.

The weights were trained by training/targets.py and are described in models/targets.md. Each of
three labels has a margin, a sum over words and patterns; the label with the largest wins.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ..words.decoding import unpacked, unpacked_strings
from .surroundings import Around, patterns, scale, shape, weights

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

LABELS = ("negative", "neutral", "positive")


@dataclass(frozen=True)
class Model:
    """Trained weights; the last row of each array is zero, for what is not known."""

    words: dict[str, int]  # lemma -> row
    zones: np.ndarray  # word, zone, label
    patterns: dict[str, int]  # pattern -> row
    weights: np.ndarray  # pattern, label
    shape: np.ndarray  # what the sentence is like, label
    bias: np.ndarray  # label
    sharpness: float  # of margins as they become shares


class Evidence(NamedTuple):
    """What one word or pattern adds to each label's margin; words count within the sentence."""

    feature: str
    first: int
    last: int
    amounts: tuple[float, ...]


@functools.cache
def shipped() -> Model:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> Model:
    """The model in a folder; OSError if its file is not the one that was trained."""
    known = unpacked(home, "targets")
    return Model(
        words=_rows(known["words"]),
        zones=_with_zero(known["zones"] * known["zone_scale"]),
        patterns=_rows(known["patterns"]),
        weights=_with_zero(known["weights"] * known["scale"]),
        shape=known["shape"],
        bias=known["bias"],
        sharpness=float(known["sharpness"]),
    )


def _rows(packed: np.ndarray) -> dict[str, int]:
    names = unpacked_strings(packed)
    return dict(zip(names, range(len(names)), strict=True))


def _with_zero(array: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.concatenate([array, np.zeros_like(array[:1])]).astype(np.float32)


def margins(
    arounds: Sequence[Around], targets: Sequence[str], model: Model | None = None
) -> np.ndarray:
    """A row per target, a column per label of LABELS; `targets` are the targets' own texts."""
    import numpy as np

    known = model or shipped()
    found = [
        [known.patterns.get(name, -1) for name in {name: 0 for name, _, _ in patterns(*one)}]
        for one in zip(arounds, targets, strict=True)
    ]
    words = [known.words.get(word.lemma, -1) for around in arounds for word in around.words]
    given = np.einsum("wz,wzl->wl", weights(arounds).astype(np.float32), known.zones[words])
    summed = _summed(given, [len(around.words) for around in arounds])
    summed += _summed(known.weights[list(chain.from_iterable(found))], list(map(len, found)))
    scales = np.array([scale(around) for around in arounds])[:, None]
    shapes = np.array([shape(around) for around in arounds])
    return scales * summed + shapes @ known.shape + known.bias


def _summed(rows: np.ndarray, sizes: list[int]) -> np.ndarray:
    """The sums of runs of rows; each run has at least one."""
    import numpy as np

    return np.add.reduceat(rows, np.cumsum([0, *sizes[:-1]]), axis=0)


def evidence(around: Around, target: str, model: Model | None = None) -> list[Evidence]:
    """What each word, pattern and the sentence's shape add: with the bias, the margins."""
    import numpy as np

    known, by = model or shipped(), scale(around)
    given = weights([around]).astype(np.float32)
    found = []
    for place, word in enumerate(around.words):
        amounts = by * (given[place] @ known.zones[known.words.get(word.lemma, -1)])
        found.append(Evidence(word.lemma, place, place, tuple(amounts.tolist())))
    for name, first, last in _once(patterns(around, target)):
        amounts = by * known.weights[known.patterns.get(name, -1)]
        found.append(Evidence(name, first, last, tuple(amounts.tolist())))
    whole = (np.array(shape(around)) @ known.shape + known.bias).tolist()
    last = len(around.words) - 1
    return [*(e for e in found if any(e.amounts)), Evidence("(sentence)", 0, last, tuple(whole))]


def _once(found: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Each pattern once, where it stands first."""
    first: dict[str, tuple[str, int, int]] = {}
    for row in found:
        first.setdefault(row[0], row)
    return list(first.values())


def shares(sums: np.ndarray, model: Model | None = None) -> np.ndarray:
    """Margins as shares that add up to 1, by the exponential, as sharp as fits held-out labels."""
    import numpy as np

    sharp = (model or shipped()).sharpness
    raised = np.exp(sharp * (sums - sums.max(axis=-1, keepdims=True)))
    return raised / raised.sum(axis=-1, keepdims=True)


def verdict(given: Sequence[float]) -> tuple[str, float]:
    """The label with the largest share, and the share of positive less that of negative."""
    best = max(range(len(LABELS)), key=lambda at: given[at])
    return LABELS[best], float(given[2] - given[0])
