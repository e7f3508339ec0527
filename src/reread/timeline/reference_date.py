"""The article's missing date: candidates, each with its evidence.

What the page says of itself comes first. Otherwise each year gets a share: datable facts (who
held which office, what had not yet happened) rule years in and out, and the latest day looked back
on makes some likelier than others. Years after the last that the tables know stay possible, rarer
by the year. Nothing hangs on today.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from ..article import Article
from ..tables import build
from .year import facts as datable
from .year import pooling
from .year.evidence import Evidence, YearEvidence, bare_weekday, evidence_of
from .year.likelihoods import FIRST_YEAR, YEARS, prior
from .year.stated import RANKS, TRUST, WHERE, Stated, stated

MOST = 5  # candidates given
MOST_REASONS = 6  # pieces of evidence named
# Shares that the intervals given hold at least, in as few years as can be: 0.9 would take 8 years
# where 0.8 takes 5 (medians of benchmarks/dating.py), and less than 0.8 saves hardly one more.
HELD, HALF = 0.8, 0.5
YEARS_GIVEN, LEAST = 3, 0.1  # single years given, and the weight that is worth a row
LIKELY = 0.5  # share of a stated date from which on the years around it need no row
LONGEST, LONGEST_HALF = 20, 10  # years; longer intervals tell nothing
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
    """One row per candidate for the day of the article, by weight.

    earliest … latest is the interval, `weight` the probability that it holds the day, start … end
    the main piece of evidence. Candidates lie within each other: few years are likely, more are
    likelier. A text whose evidence tells no years apart has no candidate.
    """
    if published:
        day = published[:10]
        known = {"earliest": day, "latest": day, "weight": 1.0, "reasons": "published is given"}
        return build("reference_date", article, [known])
    once = {(one.first, one.last): one for one in reversed(stated(article, blocks))}
    said = sorted(once.values(), key=lambda one: (one.last - one.first, RANKS.index(one.place)))
    rows = [*map(_stated_row, said), *_years(article, sentences, tokens, times, facts)]
    weighed = sorted(_weighed(rows, len(said)), key=lambda row: -row["weight"])
    return build("reference_date", article, weighed[:MOST])


def _stated_row(one: Stated) -> dict[str, Any]:
    """A day, month or year that the page states of itself, as far as its place is believed."""
    start, end = one.span or (None, None)
    return {"start": start, "end": end, "earliest": one.first.isoformat(),
            "latest": one.last.isoformat(), "weight": TRUST[one.place],
            "reasons": f"stated in {WHERE[one.place]}"}  # fmt: skip


def _weighed(rows: list[dict[str, Any]], stated_rows: int) -> Iterator[dict[str, Any]]:
    """Rows, as far as those stated leave them room; none around one that is likely, nor one of next
    to no weight that the page does not state."""
    left = 1.0
    given: list[dict[str, Any]] = []
    for place, row in enumerate(rows):
        inside = [one["weight"] for one in given if _holds(row, one)]
        within = math.fsum(inside)
        weight = left * row["weight"]
        stated_of_itself = place < stated_rows
        if within < LIKELY and (stated_of_itself or weight + within >= LEAST):
            yield {**row, "weight": weight + within}
        if stated_of_itself and not inside:
            given.append({**row, "weight": weight})
            left -= weight


def _holds(row: dict[str, Any], other: dict[str, Any]) -> bool:
    return row["earliest"] <= other["earliest"] and other["latest"] <= row["latest"]


def _years(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    times: pd.DataFrame,
    facts: str | pd.DataFrame,
) -> list[dict[str, Any]]:
    """Rows of intervals that hold most of the weight, and of single years."""
    if isinstance(facts, str):
        index = datable.shipped() if facts == "ships" else {}
    else:
        index = datable.extended(facts)
    found = evidence_of(article.text, sentences, tokens, times, index)
    shares = pooling.shares(found.pieces)
    low, high = narrowest(shares, HELD)
    if not found.pieces or high - low >= LONGEST:
        return []
    return _rows(shares, found, bare_weekday(times))


def _rows(shares: np.ndarray, found: YearEvidence, weekday: str | None) -> list[dict[str, Any]]:
    telling = _by_strength(found.pieces, int(YEARS[shares.argmax()]))
    reasons = [piece.reason for piece in telling[:MOST_REASONS]] + ([weekday] if weekday else [])
    return [
        {
            "start": telling[0].start,
            "end": telling[0].end,
            "earliest": _first_day(int(YEARS[low]), found.begins),
            "latest": f"{YEARS[high]}-12-31",
            "weight": min(1.0, math.fsum(shares[low : high + 1].tolist())),
            "reasons": "; ".join(reasons),
        }
        for low, high in intervals(shares)
    ]


def _first_day(year: int, begins: list[str]) -> str:
    """The last of the days in a year that the text was not written before, or its first day."""
    return max((day for day in begins if day[:4] == str(year)), default=f"{year}-01-01")


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


def intervals(shares: np.ndarray) -> list[tuple[int, int]]:
    """The intervals of years given, as first and last place in YEARS, each once."""
    low, high = narrowest(shares, HALF)
    half = [(low, high)] if high - low < LONGEST_HALF else []
    likely = np.argsort(-shares, kind="stable")[:YEARS_GIVEN].tolist()
    years = [(place, place) for place in likely if shares[place] >= LEAST]
    return list(dict.fromkeys([narrowest(shares, HELD), *half, *years]))


def narrowest(shares: np.ndarray, held: float) -> tuple[int, int]:
    """First and last place of the fewest neighbouring years that hold a share, likeliest first."""
    sums = np.concatenate([[0.0], np.cumsum(shares)])
    ends = np.searchsorted(sums, sums[:-1] + held)
    lows = np.flatnonzero(ends < len(sums))
    highs = ends[lows]
    best = np.lexsort((sums[lows] - sums[highs], highs - lows))[0]
    return int(lows[best]), int(highs[best]) - 1
