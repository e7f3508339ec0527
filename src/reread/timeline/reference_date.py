"""The article's missing date: candidates, each with its evidence.

What the page says of itself comes first. Otherwise each year gets a share: datable facts (who
held which office, what had not yet happened) rule years in and out, the latest day looked back
on and the words themselves make some likelier than others. Nothing hangs on today.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..article import Article
from ..tables import build
from .year import facts as datable
from .year import pooling
from .year.evidence import Evidence, bare_weekday, evidence_of
from .year.likelihoods import FIRST_YEAR, YEARS, prior
from .year.stated import TRUST, WHERE, Stated, stated

MOST = 5  # candidates given
MOST_REASONS = 6  # pieces of evidence named
LEAST = 0.05  # share of a year that is worth a row
SURE = 0.35  # a single year this likely comes before a wider interval
WIDE = 0.85  # share that the wider interval holds
LEAST_SAID = 0.05  # log factor by which evidence must tell years apart to be named


def reference_date(
    article: Article,
    blocks: pd.DataFrame,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    times: pd.DataFrame,
    *,
    published: str | None,
    facts: str | pd.DataFrame = "ships",
) -> pd.DataFrame:
    """One row per candidate for the day of the article, best first.

    earliest … latest is the interval, `weight` how far it is supported (0 … 1), start … end the
    main piece of evidence. A text without any evidence has no candidate.
    """
    if published:
        day = published[:10]
        known = {"earliest": day, "latest": day, "weight": 1.0, "reasons": "published is given"}
        return build("reference_date", article, [known])
    rows = [*_stated_rows(stated(article, blocks))]
    rows += _years(article, sentences, tokens, times, facts)
    return build("reference_date", article, rows[:MOST])


def _stated_rows(found: Iterable[Stated]) -> Iterator[dict[str, Any]]:
    """A row for each interval that the page states, once, as best supported."""
    seen = set()
    for one in found:
        if (one.first, one.last) not in seen:
            seen.add((one.first, one.last))
            start, end = one.span or (None, None)
            reasons = f"stated in {WHERE[one.place]}"
            yield {"start": start, "end": end, "earliest": one.first, "latest": one.last,
                   "weight": TRUST[one.place], "reasons": reasons}  # fmt: skip


def _years(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    times: pd.DataFrame,
    facts: str | pd.DataFrame,
) -> list[dict[str, Any]]:
    """Rows of single years and of the interval that holds most of the weight."""
    if isinstance(facts, str):
        index = datable.shipped() if facts == "ships" else {}
    else:
        index = datable.extended(facts)
    found = evidence_of(article.text, sentences, tokens, times, index)
    shares, pieces = pooling.weigh(found, pooling.shipped())
    if not pieces:
        return []
    return _rows(shares, pieces, bare_weekday(times), _Bounds(found.begins, found.ends))


class _Bounds(NamedTuple):
    """First and last days that hold within their own year."""

    begins: list[str]
    ends: list[str]

    def of(self, year: int) -> tuple[str, str]:
        """The first and the last day of a year that they leave, or the whole year if none."""
        first, last = f"{year}-01-01", f"{year}-12-31"
        begin = max((day for day in self.begins if first <= day <= last), default=first)
        end = min((day for day in self.ends if first <= day <= last), default=last)
        return (begin, end) if begin <= end else (first, last)


def _rows(
    shares: np.ndarray, pieces: list[Evidence], weekday: str | None, bounds: _Bounds
) -> list[dict[str, Any]]:
    weights = dict(zip(YEARS.tolist(), shares.tolist(), strict=True))
    ranked = _ranked(weights)
    telling = _by_strength(pieces, ranked[0])
    reasons = [piece.reason for piece in telling[:MOST_REASONS]] + ([weekday] if weekday else [])
    main = next((piece for piece in telling if piece.start is not None), telling[0])
    return [
        {
            "start": main.start,
            "end": main.end,
            "earliest": bounds.of(first)[0],
            "latest": bounds.of(last)[1],
            "weight": math.fsum(weights[year] for year in range(first, last + 1)),
            "reasons": "; ".join(reasons),
        }
        for first, last in _intervals(weights, ranked)
    ]


def _by_strength(pieces: list[Evidence], year: int) -> list[Evidence]:
    """The pieces that tell years apart, first those that speak most for one year."""
    flat = np.exp(prior())

    def strength(piece: Evidence) -> float:
        factors = piece.hard + piece.soft
        return float(factors[year - FIRST_YEAR] - np.log(flat @ np.exp(factors)))

    scored = [(strength(piece), place) for place, piece in enumerate(pieces)]
    best = sorted(scored, key=lambda one: (-one[0], one[1]))
    named = [pieces[place] for score, place in best if score > LEAST_SAID]
    return named or [pieces[best[0][1]]]


def first_interval(shares: np.ndarray) -> tuple[int, int]:
    """The years of the first candidate, from the shares of all."""
    weights = dict(zip(YEARS.tolist(), shares.tolist(), strict=True))
    return _intervals(weights, _ranked(weights))[0]


def _ranked(weights: dict[int, float]) -> list[int]:
    return sorted(weights, key=lambda year: (-weights[year], year))


def _intervals(weights: dict[int, float], ranked: list[int]) -> list[tuple[int, int]]:
    """Single years where one is likely, else the interval that holds most first."""
    low, high = _wide(weights, ranked[0])
    spans = [(year, year) for year in ranked[: MOST - 1] if weights[year] >= LEAST]
    place = 1 if weights[ranked[0]] >= SURE else 0
    if low < high or not spans:
        spans.insert(place, (low, high))
    return spans


def _wide(weights: dict[int, float], best: int) -> tuple[int, int]:
    """The first and last of neighbouring years that hold WIDE of the weight."""
    low = high = best
    held = weights[best]
    while held < WIDE:
        below, above = weights.get(low - 1, -1.0), weights.get(high + 1, -1.0)
        if above >= below:
            high += 1
        else:
            low -= 1
        held += max(below, above)
    return low, high
