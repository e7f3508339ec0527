"""Stretches: whose voice each part of the article is."""

from __future__ import annotations

import bisect
import heapq
import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from ..article import Article
from ..grammar.words import FINITE
from ..reader.read import Read
from ..tables import NARRATOR, UNNAMED, of_columns
from .learned import heard_at
from .verbs import chosen

OWN = ("start", "end", "voice", "quote", "score")
# How likely a word of the narrator's is said by no one, by the greatest chance of speech that the
# reader gives to any words of its stretch, up to …: shares on PolNeAR dev (43,172 words)
NARRATED = ((0.04, 0.97), (0.1, 0.91), (0.2, 0.90), (0.35, 0.84), (math.inf, 0.81))
Row = tuple[int, int, str, int | None, float]  # start, end, voice, quote, score


def stretches(
    article: Article,
    quotes: pd.DataFrame,
    read: Read,
    *,
    licences: str = "all",
    rules: str | pd.DataFrame = "ships",
) -> pd.DataFrame:
    """One row per stretch of the text in one voice; the stretches cover the text exactly.

    `voice` is the entity that speaks, "unnamed" where a quote has no speaker or is doubtful,
    "narrator" outside quotes, in what someone only thinks well or ill of ("praised the plan"), and
    in doubtful quotes without marks or finite verb ("a demand to end the war"). `quote` is the
    number of the quote, and `score` how sure that is. Where quotes overlap, the one that begins
    last speaks, as a quotation inside another does. Where `licences` is "open" there is no score.
    """
    verbs = chosen(rules)
    names = ("start", "end", "directness", "verb", "status")
    columns = (quotes[name].tolist() for name in names)
    speak = [form != "indirect" or not (verbs.judges(verb) or (
             status == "doubtful" and not _has_verb(read, start, end)))
             for start, end, form, verb, status in zip(*columns, strict=True)]  # fmt: skip
    said = quotes[np.array(speak, bool)]
    joined = _joined(_swept(len(article.text), said))
    rows = list(_sure(joined, read) if licences == "all" else _unsure(joined))
    filled = zip(*rows, strict=True) if rows else ([],) * len(OWN)
    given = dict(zip(OWN, map(list, filled), strict=True))
    return of_columns("stretches", article, given)


def _has_verb(read: Read, start: int, end: int) -> bool:
    """Whether a span holds a finite verb."""
    words = slice(bisect.bisect_left(read.starts, start), bisect.bisect_left(read.starts, end))
    return not FINITE.isdisjoint(read.tags[words])


def _swept(length: int, quotes: pd.DataFrame) -> Iterator[Row]:
    """The stretches between any two edges of quotes, each with the innermost quote's voice."""
    names = ("start", "end", "quote", "speaker", "score", "status")
    columns = (quotes[name].tolist() for name in names)
    waiting = sorted(zip(*columns, strict=True), key=lambda row: row[:3], reverse=True)
    edges = sorted({0, length, *quotes["start"].tolist(), *quotes["end"].tolist()})
    speaking: list[tuple[int, int, int, str, float]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0] == start:
            first, last, quote, speaker, score, status = waiting.pop()
            voice = UNNAMED if pd.isna(speaker) or status == "doubtful" else speaker
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


def _sure(rows: Iterator[Row], read: Read) -> Iterator[Row]:
    """The same, those of the narrator with how likely it is that no one is said to say them."""
    heard = heard_at(read)
    for start, end, voice, quote, score in rows:
        if quote is None:
            low, high = (bisect.bisect_left(read.starts, edge) for edge in (start, end))
            loudest = max(heard[low:high], default=0.0)
            score = next(share for most, share in NARRATED if loudest < most)
        yield start, end, voice, quote, score


def _unsure(rows: Iterator[Row]) -> Iterator[Row]:
    """The same, the narrator's without a score, since NARRATED is of texts that are not open."""
    for row in rows:
        yield row if row[3] is not None else (*row[:4], math.nan)
