"""A text rewritten with every character's place remembered: what is read, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

Places = np.ndarray  # int32, one per character


class Edit(NamedTuple):
    """A stretch of a text and what is read in its place."""

    start: int
    end: int
    meant: str


@dataclass(frozen=True, eq=False)
class Folding:
    """A rewritten text; character i stands for the original's characters starts[i] … ends[i]."""

    text: str
    starts: Places
    ends: Places

    @classmethod
    def of(cls, text: str) -> Folding:
        """A text as it is."""
        starts = np.arange(len(text), dtype=np.int32)
        return cls(text, starts, starts + 1)

    def then(self, edits: Iterable[Edit]) -> Folding:
        """The text with some stretches, in order and apart, rewritten; places still those of the
        original. An edit of unchanged length goes character by character."""
        text, at = self.text, 0
        parts: list[str] = []
        rows: list[tuple[int, int, int]] = []
        for start, end, meant in edits:
            parts += text[at:start], meant
            rows.append((start, end, len(meant)))
            at = end
        if not rows:
            return self
        first, last = _sources(len(text), np.array(rows))
        return Folding("".join([*parts, text[at:]]), self.starts[first], self.ends[last])

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the original stands here; empty if nothing of it is read."""
        # A number of another type would have numpy convert all places for each span
        first = int(self.ends.searchsorted(np.int32(start), "right"))
        return first, max(first, int(self.starts.searchsorted(np.int32(end), "left")))


def _sources(size: int, edits: np.ndarray) -> tuple[Places, Places]:
    """Which characters of a text each one of the rewritten text stands for, first and last, by
    edits as rows of start, end and new length."""
    starts, ends, lengths = edits.T
    gone = ends - starts
    before = np.cumsum(lengths) - lengths  # new characters before each edit
    ramp = np.arange(lengths.sum()) - before.repeat(lengths)  # of each new one within its edit
    new = (starts - np.cumsum(gone) + gone + before).repeat(lengths) + ramp
    even = (gone == lengths).repeat(lengths)
    removed = np.zeros(size + 1, dtype=np.int8)
    np.add.at(removed, starts, 1)
    np.add.at(removed, ends, -1)
    kept = np.flatnonzero(np.cumsum(removed[:-1], dtype=np.int32) == 0)
    first = np.empty(len(kept) + len(new), dtype=np.int32)
    old = np.ones(len(first), dtype=bool)
    old[new] = False
    first[old] = kept
    last = first.copy()
    first[new] = starts.repeat(lengths) + np.where(even, ramp, 0)
    last[new] = np.where(even, first[new], (ends - 1).repeat(lengths))
    return first, last
