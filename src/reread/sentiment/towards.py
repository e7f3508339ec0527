"""How a sentence speaks of a target: a linear model, and what each word adds to its answer.

The weights were trained by training/targets.py and are described in models/targets.md. Each of
three labels has a margin, a sum over words and patterns; the label with the largest wins.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
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


def margins(around: Around, target: str, model: Model | None = None) -> np.ndarray:
    """One number per label of LABELS; `target` is the target's own text."""
    import numpy as np

    known = model or shipped()
    words = [known.words.get(word.lemma, -1) for word in around.words]
    names = dict.fromkeys(name for name, _, _ in patterns(around, target))  # each once, in order
    found = [known.patterns.get(name, -1) for name in names]
    summed = np.einsum("wz,wzl->l", np.array(weights(around), np.float32), known.zones[words])
    summed = summed + known.weights[found].sum(axis=0)
    return scale(around) * summed + np.array(shape(around)) @ known.shape + known.bias


def evidence(around: Around, target: str, model: Model | None = None) -> list[Evidence]:
    """What each word, pattern and the sentence's shape add: with the bias, the margins."""
    import numpy as np

    known, by = model or shipped(), scale(around)
    given = np.array(weights(around), np.float32)
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


def shares(sums: np.ndarray, model: Model | None = None) -> tuple[float, ...]:
    """Margins as shares that add up to 1, by the exponential, as sharp as fits held-out labels."""
    sharp = (model or shipped()).sharpness
    raised = [math.exp(sharp * float(margin - sums.max())) for margin in sums]
    return tuple(value / sum(raised) for value in raised)


def verdict(given: Sequence[float]) -> tuple[str, float]:
    """The label with the largest share, and the share of positive less that of negative."""
    best = max(range(len(LABELS)), key=lambda at: given[at])
    return LABELS[best], given[2] - given[0]
