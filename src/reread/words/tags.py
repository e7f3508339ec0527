"""Part-of-speech tags by a conditional random field, decoded with numpy.

The weights were trained by training/tags.py and are described in models/tags.md. A token's score
for a tag is the sum of its attributes' weights. Sums that hang on one word form, and attributes
that hang on two, are kept, since news repeats itself.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from .attributes import ADJACENT, PLACES, adjacent, around, beside, normal, own
from .decoding import best_paths, unpacked, unpacked_strings

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

RUNS_AT_ONCE = 500  # sentences decoded together, to bound memory
LONGEST_RUN = 200  # tokens decoded together; longer sentences are cut, to bound memory
FORMS_KEPT = 30_000  # word forms whose sums are kept; at about 1 kB each


@dataclass(frozen=True)
class Model:
    """Trained weights, and what was computed from them so far."""

    tags: tuple[str, ...]
    rows: dict[str, int]  # attribute -> row of weights; the last row is zero, for unknown ones
    weights: np.ndarray  # attribute, tag
    transitions: np.ndarray  # next tag, tag
    groups: dict[str, tuple[int, ...]]  # word, lower case -> see attributes.LEVELS
    kept: Kept = field(default_factory=lambda: Kept())

    def rows_of(self, names: Iterable[str]) -> list[int]:
        """The rows of some attributes; unknown ones have the row of zeros."""
        nothing = len(self.rows)
        return [self.rows.get(name, nothing) for name in names]


class Kept:
    """Word forms by number with their scores, and pairs of forms with their rows."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.scores: list[np.ndarray] = []  # by number: place, tag
        self.adjacent: dict[tuple[str, str], tuple[int, ...]] = {}
        self.around: dict[tuple[str, str], tuple[int, ...]] = {}

    def forget(self) -> None:
        """Start anew when too much is kept: vocabularies are open-ended."""
        if len(self.number) > FORMS_KEPT or len(self.adjacent) > 10 * FORMS_KEPT:
            self.__init__()


@functools.cache
def shipped() -> Model:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> Model:
    """The model in a folder; OSError if its file is not the one that was trained."""
    import numpy as np

    packed = unpacked(home, "tags")
    names = unpacked_strings(packed["attributes"])
    weights = packed["weights"].astype(np.float32) * packed["scale"]
    words, groups = unpacked_strings(packed["words"]), packed["groups"].tolist()
    return Model(
        tags=tuple(unpacked_strings(packed["tags"])),
        rows=dict(zip(names, range(len(names)), strict=True)),
        weights=np.vstack([weights, np.zeros_like(weights[:1])]),
        transitions=np.ascontiguousarray(packed["transitions"].T),
        groups=dict(zip(words, map(tuple, groups), strict=True)),
    )


def tag(sentences: Sequence[Sequence[str]], model: Model | None = None) -> list[list[str]]:
    """The tags of the tokens of each sentence, given as forms."""
    runs = [
        [normal(form) for form in sentence[at : at + LONGEST_RUN]]
        for sentence in sentences
        for at in range(0, len(sentence), LONGEST_RUN)
    ]
    known = model or shipped()
    found: list[str] = []
    for at in range(0, len(runs), RUNS_AT_ONCE):
        some = runs[at : at + RUNS_AT_ONCE]
        best = best_paths(_scores(some, known), [len(run) for run in some], known.transitions)
        found += [known.tags[number] for number in best.tolist()]
    tags = iter(found)
    return [[next(tags) for _ in sentence] for sentence in sentences]


def _scores(runs: list[list[str]], known: Model) -> np.ndarray:
    """One row per token, runs one after the other: each tag's score, transitions left out."""
    import numpy as np

    known.kept.forget()
    flat, places = ["", ""], []
    for run in runs:
        places += range(len(flat), len(flat) + len(run))
        flat += [*run, "", ""]
    at = np.array(places)
    numbers = np.array([_number(form, known) for form in flat])
    distinct, numbers = np.unique(numbers, return_inverse=True)
    table = np.array([known.kept.scores[number] for number in distinct])
    scores = sum(table[numbers[at + place], index] for index, place in enumerate(PLACES))
    pairs = np.array(
        [_pair_rows(pair, adjacent, known.kept.adjacent, known) for pair in pairwise(flat)]
    )
    for place, part in ADJACENT:
        scores += known.weights[pairs[at + place, part]].sum(axis=1)
    ends = np.array(
        [
            _pair_rows(pair, around, known.kept.around, known)
            for pair in zip(flat, flat[2:], strict=False)
        ]
    )
    return scores + known.weights[ends[at - 1]].sum(axis=1)


def _number(form: str, known: Model) -> int:
    """The number of a form, whose scores at each place are then in `kept.scores`."""
    import numpy as np

    number = known.kept.number.get(form)
    if number is None:
        number = known.kept.number[form] = len(known.kept.number)
        given = [
            own(form, known.groups),
            *(beside(form, place, known.groups) for place in PLACES[1:]),
        ]
        known.kept.scores.append(
            np.array([known.weights[known.rows_of(names)].sum(axis=0) for names in given])
        )
    return number


def _pair_rows(
    pair: tuple[str, str], make: Callable[..., tuple[str, ...]], kept: dict, known: Model
) -> tuple[int, ...]:
    rows = kept.get(pair)
    if rows is None:
        rows = kept[pair] = tuple(known.rows_of(make(*pair, known.groups)))
    return rows
