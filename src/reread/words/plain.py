"""The plain view of an article: what is read, one line a block, and where it stands in the text.

How a text is encoded and set is no part of what it says. So everything after this reads a copy in
which each character has its one form, the lines of a paragraph are joined, a word broken over two
lines is whole, and blocks stand apart by one line break. Tables come back with the places of the
article's own text, which nobody changes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from ..article import Article, Mark
from ..own_tables.corrections import span_of
from ..tables import COUNT, DTYPES, TEXT, schema
from .characters import legible
from .folding import Edit, Folding
from .layout import Layout, laid_out
from .line_breaks import joints
from .wrapping import Span

PLACE = {"start", "end"}  # in the name of a column: it holds a place of the text


@dataclass(frozen=True, eq=False)
class Plain:
    """An article as it is read, and how its places map to those of the `original`.

    `layout` has its blocks; `verbatim` says that each of them is read as it stands.
    """

    article: Article
    original: Article
    folding: Folding
    layout: Layout
    verbatim: bool

    def inward(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the original stands in the plain text; empty if none of it is read."""
        return self.folding.inward(start, end)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the plain text stands in the original."""
        return int(self.folding.starts[start]), int(self.folding.ends[end - 1])

    def table(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        """A table made from the plain text with the places, and surfaces, of the original."""
        moved = self.moved(name, frame)
        return frame.assign(**moved) if moved else frame

    def moved(self, name: str, frame: pd.DataFrame) -> dict[str, Any]:
        """The columns of such a table that are others in the original."""
        if self.article.text == self.original.text:
            return {}
        placed = [column for column in schema(name).names if PLACE & set(column.split("_"))]
        moved = {column: self._places(frame[column]) for column in placed}
        if name == "stretches":  # they cover the text, with what is read of nobody between them
            starts = [0, *moved["start"].tolist()[1:]]
            moved = {"start": starts, "end": [*starts[1:], len(self.original.text)]}
        if "surface" in frame and not (self.verbatim and _as_long(frame, moved)):
            text, spans = self.original.text, zip(moved["start"], moved["end"], strict=True)
            moved["surface"] = pd.array([text[a:b] for a, b in spans], dtype=DTYPES[TEXT])
        return moved

    def corrections(self, table: pd.DataFrame) -> pd.DataFrame:
        """Corrections by hand, which name places of the original, with those of the plain text:
        without the spaces around them, and empty where they end beyond the text."""
        table, spanned = table.copy(), table["start"].notna()
        spans = zip(table.loc[spanned, "start"], table.loc[spanned, "end"], strict=True)
        moved = [self._meant(int(start), int(end)) for start, end in spans]
        for at, column in enumerate(("start", "end")):
            table.loc[spanned, column] = [span[at] for span in moved]
        cut = table["column"] == "content"
        ends = (self._meant(*span_of(words)) for words in table.loc[cut, "to"])
        table.loc[cut, "to"] = [f"{start}:{end}" for start, end in ends]
        return table

    def _meant(self, start: int, end: int) -> tuple[int, int]:
        """Where a span stands that somebody wrote down, or drew with a mouse."""
        text = self.article.text
        if end > len(self.original.text):
            return len(text), len(text)
        first, last = self.inward(start, end)
        words = text[first:last].lstrip()
        first = last - len(words)
        return first, first + len(words.rstrip())

    def _places(self, given: pd.Series) -> Any:
        """A column of first or last characters, moved."""
        missing = None if given.dtype == COUNT else given.isna().to_numpy()
        at = given.to_numpy() if missing is None else given.to_numpy(np.int64, na_value=0)
        moved = self.folding.starts[at] if "start" in str(given.name) else self.folding.ends[at - 1]
        moved = moved.astype(np.int64)
        return moved if missing is None else pd.arrays.IntegerArray(moved, missing)


def _as_long(frame: pd.DataFrame, moved: Mapping[str, Any]) -> bool:
    """Whether spans are as long in the original; not where one reaches over what is no block."""
    lengths = (frame["end"] - frame["start"]).to_numpy()
    return bool(np.array_equal(lengths, moved["end"] - moved["start"]))


def plain(article: Article) -> Plain:
    """An article as it is read."""
    characters = legible(article.text)
    text = characters.text
    layout = laid_out(text, [*_moved(article.marks, characters)])
    inside = [
        [Edit(*joint) for joint in joints(text, *span)] if at or not layout.front else []
        for at, span in enumerate(layout.spans)
    ]
    joined = list(chain.from_iterable(inside))
    folding = characters.then(sorted([*joined, *_between(text, layout.spans)]))
    if not folding.text:  # it has no words; but something must stand for it
        folding = characters if text else Folding.of(article.text)
    marks = tuple(_moved(article.marks, folding))
    read = dataclasses.replace(article, text=folding.text, marks=marks, told=(), omitted=())
    layout = layout._replace(spans=[*_in_lines(layout.spans, inside)])
    return Plain(read, article, folding, layout, text == article.text and not joined)


def _in_lines(spans: Sequence[Span], inside: Sequence[Sequence[Edit]]) -> Iterator[Span]:
    """Where blocks stand once the edits inside each are made, with one character between them."""
    at = 0
    for (start, end), edits in zip(spans, inside, strict=True):
        size = end - start + sum(len(edit.meant) + edit.start - edit.end for edit in edits)
        yield at, at + size
        at += size + 1


def _moved(marks: tuple[Mark, ...], folding: Folding) -> Iterator[Mark]:
    for start, end, kind, reason in marks:
        first, last = folding.inward(start, end)
        if first < last:
            yield Mark(first, last, kind, reason)


def _between(text: str, spans: Sequence[Span]) -> Iterator[Edit]:
    """The edits that leave nothing between blocks but a line break."""
    at, between = 0, ""
    for start, end in [*spans, (len(text), len(text))]:
        meant = between if start < len(text) else ""
        if text[at:start] != meant:
            yield Edit(at, start, meant)
        at, between = end, "\n"
