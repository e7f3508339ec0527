"""Two versions that are compared: what every sort of change is told with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...article import on_one_line
from ..pairing.paired import Edit, Pair
from ..pairing.same_entities import SameEntities
from ..pairing.worded import Version, Word

Row = dict[str, Any]
Span = tuple[int, int]
LONG = 90  # characters of a place that a reason quotes


@dataclass(frozen=True)
class Compared:
    """Two versions and who is who in them."""

    old: Version
    new: Version
    who: SameEntities


class Touched:
    """A pair of sentences, and what stands otherwise in them."""

    def __init__(self, both: Compared, pair: Pair) -> None:
        self.both, self.pair = both, pair
        self.old, self.new = both.old, both.new

    def rows(self, table: str) -> tuple[list[Row], list[Row]]:
        """The rows of a table in the old sentences, and in the new."""
        a, b, c, d = self.pair.places
        return self.old.within(table, a, b), self.new.within(table, c, d)

    @cached_property
    def _changed(self) -> tuple[list[Word], list[Word]]:
        edits = self.pair.edits
        return [w for e in edits for w in e.old], [w for e in edits for w in e.new]

    def is_old(self, start: int | None, end: int | None) -> bool:
        """Whether a place of the old version holds words that the new has not."""
        return _meets(self._changed[0], start, end)

    def is_new(self, start: int | None, end: int | None) -> bool:
        """Whether a place of the new version holds words that the old has not."""
        return _meets(self._changed[1], start, end)

    def edit_of(self, row: Row, side: int) -> Edit | None:
        """The edit that a row's place is in: side 0 in the old version, 1 in the new."""
        for edit in self.pair.edits:
            if _meets(edit.new if side else edit.old, row["start"], row["end"]):
                return edit
        return None

    def told(self, kind: str, old: Span | None, new: Span | None, reason: str) -> Row:
        """A row: what kind of change, its place in both, and the sentence that says it."""
        a, b, c, d = self.pair.places
        return {
            "kind": kind, "score": round(self.pair.likeness, 2), "reason": reason,
            **placed(self.both, old, new), "_near": ((a, b), (c, d)),
        }  # fmt: skip


def placed(both: Compared, old: Span | None, new: Span | None) -> Row:
    """The places of a change in both versions, with their words."""
    row: Row = {}
    if old:
        row |= {"start": old[0], "end": old[1], "old": both.old.text[slice(*old)]}
    if new:
        row |= {"start_b": new[0], "end_b": new[1], "new": both.new.text[slice(*new)]}
    return row


def span(words: Iterable[Word]) -> Span | None:
    """From the first character of some words to the last."""
    held = list(words)
    return (held[0].start, held[-1].end) if held else None


def of(row: Row) -> Span:
    """The place of a row."""
    return row["start"], row["end"]


def said(words: str) -> str:
    """Words in quotation marks, on one line, cut where they are long."""
    line = on_one_line(words)
    return f"“{line if len(line) <= LONG else line[: LONG - 1].rstrip() + '…'}”"


def _meets(words: Iterable[Word], start: int | None, end: int | None) -> bool:
    if start is None or end is None:
        return False
    return any(word.start < end and start < word.end for word in words)
