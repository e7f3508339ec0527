"""The article's missing date: candidates, each with its evidence.

What the page says of itself comes first. Otherwise each year gets a weight: it cannot lie before
the latest day the text looks back on, facts that date (who held which office) rule years in and
out, and a weekday beside a day of the month holds in some years only. Nothing hangs on today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from ..article import Article
from ..tables import build
from .evidence import Evidence, evidence_of, span
from .stated import TRUST, Stated, stated

MOST = 5  # candidates given
LEAST = 0.05  # weight of a year that is worth a row
SURE = 0.35  # a single year this likely comes before a wider interval
WIDE = 0.85  # weight that the wider interval holds


def reference_date(
    article: Article,
    blocks: pd.DataFrame,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    times: pd.DataFrame,
    *,
    published: str | None,
) -> pd.DataFrame:
    """One row per candidate for the day of the article, best first.

    earliest … latest is the interval, `weight` how far it is supported (0 … 1), start … end the
    main piece of evidence. A text without any evidence has no candidate.
    """
    if published:
        day = published[:10]
        known = {"earliest": day, "latest": day, "weight": 1.0, "reasons": "published is given"}
        return build("reference_date", article, [known])
    rows = [_stated_row(one) for one in _distinct(stated(article, blocks))]
    rows += _years(article, tokens, times)
    return build("reference_date", article, rows[:MOST])


def _distinct(days: Iterable[Stated]) -> list[Stated]:
    """Each day once, as best supported."""
    first: dict[dt.date, Stated] = {}
    for one in days:
        first.setdefault(one.day, one)
    return list(first.values())


def _stated_row(one: Stated) -> dict[str, Any]:
    start, end = one.span or (None, None)
    where = {"address": "the article's address", "labelled": "a labelled date of the page"}
    reason = f"stated in {where.get(one.place, f'the {one.place}')}"
    return {"start": start, "end": end, "earliest": one.day, "latest": one.day,
            "weight": TRUST[one.place], "reasons": reason}  # fmt: skip


def _years(article: Article, tokens: pd.DataFrame, times: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of single years and of the interval that holds most of the weight."""
    evidence, begins, ends = evidence_of(article.text, tokens, times)
    return _rows(_weights(evidence), evidence, _Bounds(begins, ends)) if evidence else []


def _weights(evidence: Iterable[Evidence]) -> dict[int, float]:
    """Share of each year: the product of its factors."""
    weights = dict.fromkeys(span(), 1.0)
    for one in evidence:
        weights = {year: weight * one.factors[year] for year, weight in weights.items()}
    total = sum(weights.values())
    return {year: weight / total for year, weight in weights.items()}


class _Bounds(NamedTuple):
    """First and last days that hold within their own year."""

    begins: list[str]
    ends: list[str]

    def of(self, year: int) -> tuple[str, str]:
        first, last = f"{year}-01-01", f"{year}-12-31"
        begin = max((day for day in self.begins if first <= day <= last), default=first)
        end = min((day for day in self.ends if first <= day <= last), default=last)
        return (begin, end) if begin <= end else (first, last)


def _rows(
    weights: dict[int, float], evidence: list[Evidence], bounds: _Bounds
) -> list[dict[str, Any]]:
    ranked = sorted(weights, key=lambda year: (-weights[year], year))
    low, high = _wide(weights, ranked[0])
    main = max(evidence, key=lambda one: one.factors[ranked[0]] - one.factors.get(ranked[0] - 1, 0))
    reasons = "; ".join(dict.fromkeys(one.reason for one in evidence))
    spans = [(year, year) for year in ranked[: MOST - 1] if weights[year] >= LEAST]
    place = 1 if weights[ranked[0]] >= SURE else 0
    if low < high or not spans:
        spans.insert(place, (low, high))
    return [
        {
            "start": main.start,
            "end": main.end,
            "earliest": bounds.of(first)[0],
            "latest": bounds.of(last)[1],
            "weight": sum(weights[year] for year in range(first, last + 1)),
            "reasons": reasons,
        }
        for first, last in spans
    ]


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
