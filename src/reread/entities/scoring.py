"""Scores of tokens as names: sums of trained weights, looked up for whole articles at a time.

What hangs on one word form, on two or three tags or on few tokens only is summed once and kept,
since news repeats itself; pairs of forms are found in a sorted list of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..words.decoding import unpacked_sorted
from . import clues, lines

if TYPE_CHECKING:
    import numpy as np

KEPT = 30_000  # word forms whose sums are kept, at about 300 bytes each
PAIRS = (*clues.BEFORE, *clues.AFTER, *clues.AROUND)
# Where the two forms of a pair stand from the token that it speaks about
STANDS = (
    *[(-1, 0)] * len(clues.BEFORE),
    *[(0, 1)] * len(clues.AFTER),
    *[(-1, 1)] * len(clues.AROUND),
)


@dataclass(frozen=True)
class Weights:
    """Trained weights; the last row of each array is zero, for what is not known."""

    known: clues.Known
    transitions: np.ndarray  # next label, label
    words: Mapping[str, int]  # what a form says -> row
    word_weights: np.ndarray  # row, place, label
    others: Mapping[str, int]  # all else that is said of one token -> row
    other_weights: np.ndarray  # row, label
    parts: Mapping[str, int]  # a part of a pair -> number
    pairs: np.ndarray  # sorted numbers that stand for a kind of pair and its two parts
    pair_weights: np.ndarray  # row, label

    @cached_property
    def kept(self) -> Kept:
        """What was computed so far."""
        return Kept(self)

    def scores(self, sentences: Sequence[lines.Line]) -> np.ndarray:
        """One row per token: each label's score, transitions left out."""
        import numpy as np

        self.kept.forget()
        flat, at = [""] * 2, []
        for one in sentences:
            at += range(len(flat), len(flat) + len(one.forms))
            flat += [*one.forms, "", ""]
        rows, places = self.kept.rows(flat), np.array(at)
        table = self.kept.forms.array
        scores = sum(table[rows[places + p], i] for i, p in enumerate(clues.PLACES))
        scores += self._paired(self.kept.parts.array[rows], places)
        rows = self.kept.tag_rows([window for one in sentences for window in one.windows])
        scores += self.kept.tags.array[rows]
        tokens, found = [], []
        for number, some in lines.seldom(sentences, self.kept.say):
            tokens += [number] * len(some)
            found += some
        np.add.at(scores, tokens, self.other_weights[found])
        return scores

    def _paired(self, made: np.ndarray, places: np.ndarray) -> np.ndarray:
        """What each token's pairs say: `made` has the numbers of each form's parts."""
        import numpy as np

        wanted = np.empty((len(PAIRS), len(places)), dtype=np.int64)
        for row, ((_, one, two), (first, second)) in enumerate(zip(PAIRS, STANDS, strict=True)):
            firsts, seconds = made[places + first, one], made[places + second, two]
            wanted[row] = pair_numbers(row, firsts, seconds, len(self.parts))
        found = np.searchsorted(self.pairs, wanted)
        found[self.pairs[np.minimum(found, len(self.pairs) - 1)] != wanted] = len(self.pairs)
        return self.pair_weights[found].sum(axis=0)


def pair_numbers(kind: Any, first: Any, second: Any, parts: int) -> Any:
    """One number for a kind of pair (its place in PAIRS) and its two parts."""
    return (kind * (parts + 1) + first) * (parts + 1) + second


class Rows:
    """An array that grows by rows."""

    def __init__(self, *shape: int, dtype: str = "float32") -> None:
        import numpy as np

        self.array, self.count = np.zeros((256, *shape), dtype), 0

    def append(self, row: Any) -> None:
        """Add a row."""
        import numpy as np

        if self.count == len(self.array):
            self.array = np.concatenate([self.array, np.zeros_like(self.array)])
        self.array[self.count] = row
        self.count += 1


class Kept:
    """Forms and tags by number with their sums, and what few tokens have, by what it hangs on."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        labels = weights.other_weights.shape[1]
        self.number: dict[str, int] = {}
        self.forms = Rows(len(clues.PLACES), labels)
        self.parts = Rows(4, dtype="int64")
        self.tag_number: dict[tuple[str, ...], int] = {}
        self.tags = Rows(labels)
        self.said: dict[tuple[Any, ...], tuple[int, ...]] = {}

    def rows(self, forms: Iterable[str]) -> np.ndarray:
        """The row of each form in `forms` and `parts`."""
        import numpy as np

        number = self.number
        for form in set(forms).difference(number):
            number[form] = len(number)
            self._add(form)
        return np.array([number[form] for form in forms])

    def _add(self, form: str) -> None:
        given = self.weights
        near = _known(clues.shared(form, given.known), given.words)
        own = _known(clues.own(form, given.known), given.words)
        sums = given.word_weights[near].sum(axis=0)
        sums[0] += given.word_weights[own, 0].sum(axis=0)
        self.forms.append(sums)
        unknown = len(given.parts)
        made = clues.parts(form, given.known)
        self.parts.append([given.parts.get(part, unknown) for part in made])

    def tag_rows(self, windows: Iterable[tuple[str, str, str]]) -> np.ndarray:
        """The row of each window in `tags`."""
        import numpy as np

        number, given = self.tag_number, self.weights
        for window in set(windows).difference(number):
            number[window] = len(number)
            found = _known(clues.tagged(*window), given.others)
            self.tags.append(given.other_weights[found].sum(axis=0))
        return np.array([number[window] for window in windows])

    def say(self, make: Any, *key: Any) -> tuple[int, ...]:
        """The rows of what a function of `lines` says of its arguments."""
        rows = self.said.get((make, key))
        if rows is None:
            given = self.weights
            rows = self.said[make, key] = tuple(_known(make(*key, given.known), given.others))
        return rows

    def forget(self) -> None:
        """Start anew when too much is kept: vocabularies are open-ended."""
        if len(self.number) > KEPT or len(self.said) > 5 * KEPT:
            self.__init__(self.weights)


def _known(names: Iterable[str], rows: Mapping[str, int]) -> list[int]:
    """The rows of what is known among some names."""
    return [row for name in names if (row := rows.get(name)) is not None]


def weights(packed: Mapping[str, np.ndarray], known: clues.Known) -> Weights:
    """Weights from the arrays of a packed model."""
    import numpy as np

    scale = packed["scale"]
    tables = [packed[f"{name}_weights"].astype(np.float32) * scale
              for name in ("word", "other", "pair")]  # fmt: skip
    words, others, pairs = (np.concatenate([one, np.zeros_like(one[:1])]) for one in tables)
    names = [unpacked_sorted(packed, name) for name in ("said_of_words", "said_of_others", "parts")]
    rows = [dict(zip(some, range(len(some)), strict=True)) for some in names]
    return Weights(
        known=known,
        transitions=np.ascontiguousarray(packed["transitions"].T),
        words=rows[0],
        word_weights=words.reshape(len(words), len(clues.PLACES), -1),
        others=rows[1],
        other_weights=others,
        parts=rows[2],
        pairs=pair_numbers(
            *(packed[f"pair_{name}"].astype(np.int64) for name in ("kinds", "firsts", "seconds")),
            len(rows[2]),
        ),
        pair_weights=pairs,
    )
