"""Stretches: whose voice each part of the article is."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from ..article import Article
from ..tables import NARRATOR, UNNAMED, of_columns

OWN = ("start", "end", "voice", "quote", "score")
Row = tuple[int, int, str, int | None, float]  # start, end, voice, quote, score


def stretches(article: Article, quotes: pd.DataFrame) -> pd.DataFrame:
    """One row per stretch of the text in one voice; the stretches cover the text exactly.

    `voice` is the entity that speaks, "unnamed" where a quote has no speaker, "narrator" outside
    quotes. `quote` is the number of the quote, and `score` how sure that is. Where quotes overlap,
    the one that begins last speaks, as a quotation inside another does.
    """
    rows = list(_joined(_swept(len(article.text), quotes)))
    columns = zip(*rows, strict=True) if rows else ([],) * len(OWN)
    given = dict(zip(OWN, map(list, columns), strict=True))
    return of_columns("stretches", article, given)


def _swept(length: int, quotes: pd.DataFrame) -> Iterator[Row]:
    """The stretches between any two edges of quotes, each with the innermost quote's voice."""
    columns = (quotes[name].tolist() for name in ("start", "end", "quote", "speaker", "score"))
    waiting = sorted(zip(*columns, strict=True), key=lambda row: row[:3], reverse=True)
    edges = sorted({0, length, *quotes["start"].tolist(), *quotes["end"].tolist()})
    speaking: list[tuple[int, int, int, str, float]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0] == start:
            first, last, quote, speaker, score = waiting.pop()
            voice = UNNAMED if pd.isna(speaker) else speaker
            heapq.heappush(speaking, (-first, last, quote, voice, score))
        while speaking and speaking[0][1] <= start:
            heapq.heappop(speaking)
        if speaking:
            _, _, quote, voice, score = speaking[0]
            yield start, end, voice, quote, score
        else:
            yield start, end, NARRATOR, None, 1.0


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
