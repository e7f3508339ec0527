"""Stretches: whose voice each part of the article is."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from ..article import Article
from ..tables import NARRATOR, of_columns

OWN = ("start", "end", "voice", "quote")
Row = tuple[int, int, str | None, int | None]  # start, end, voice, quote


def stretches(article: Article, quotes: pd.DataFrame) -> pd.DataFrame:
    """One row per stretch of the text in one voice; the stretches cover the text exactly.

    `voice` is the entity that speaks, "narrator" outside quotes, missing where the speaker is no
    entity. `quote` is the number of the quote. Where quotes overlap, the one that begins last
    speaks, as a quotation inside another does.
    """
    rows = list(_joined(_swept(len(article.text), quotes)))
    columns = zip(*rows, strict=True) if rows else ([],) * len(OWN)
    given = dict(zip(OWN, map(list, columns), strict=True))
    return of_columns("stretches", article, given)


def _swept(length: int, quotes: pd.DataFrame) -> Iterator[Row]:
    """The stretches between any two edges of quotes, each with the innermost quote's voice."""
    columns = (quotes[name].tolist() for name in ("start", "end", "quote", "speaker"))
    waiting = sorted(zip(*columns, strict=True), key=lambda row: row[:3], reverse=True)
    edges = sorted({0, length, *quotes["start"].tolist(), *quotes["end"].tolist()})
    speaking: list[tuple[int, int, int, str | None]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0] == start:
            first, last, quote, speaker = waiting.pop()
            heapq.heappush(speaking, (-first, last, quote, None if pd.isna(speaker) else speaker))
        while speaking and speaking[0][1] <= start:
            heapq.heappop(speaking)
        voice, quote = (speaking[0][3], speaking[0][2]) if speaking else (NARRATOR, None)
        yield start, end, voice, quote


def _joined(rows: Iterator[Row]) -> Iterator[Row]:
    """Neighbours of one quote, or of the narrator, made one."""
    last: Row | None = None
    for row in rows:
        if last and last[3] == row[3]:
            last = (last[0], row[1], *last[2:])
        else:
            if last:
                yield last
            last = row
    if last:
        yield last
