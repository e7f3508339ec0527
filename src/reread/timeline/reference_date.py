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
from .facts import Fact, facts
from .stated import TRUST, Stated, stated

FIRST_YEAR, LAST_YEAR = 1850, 2100  # years that are weighed; newspapers of before are left alone
# Share of articles whose latest year mentioned is 0, 1, 2 … years before their own: PolNeAR train,
# Wikinews and Timeline17 (1,062 with a year), smoothed. Later ones fall by DECAY a year.
LAG = (0.62, 0.12, 0.08, 0.04, 0.04)
DECAY = 0.8
OPEN_DECAY = 0.9  # per year since a fact began, where only facts bear on the year: own judgement
# What is left of a year's weight when a fact speaks against it: before the fact nobody could know
# it; after it, texts look back. Own judgement.
TOO_EARLY, TOO_LATE = 0.002, 0.08
AFTER_FUTURE = 0.15  # a year after one that the text still looks forward to
WRONG_WEEKDAY = 0.05  # slips, and dates of other years
MOST = 5  # candidates given
SURE = 0.4  # a single year this likely comes before a wider interval
WIDE = 0.85  # weight that the wider interval holds
AHEAD = frozenset({"will", "'ll", "’ll", "due", "by", "through", "until", "expire", "mature"})
NEAR = 6  # tokens before an expression in which such words look ahead
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Evidence(NamedTuple):
    """One thing that bears on the year: its span, why, and its factor for each year."""

    start: int
    end: int
    reason: str
    factors: dict[int, float]


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
    dated = _absolute(tokens, times)
    met = facts(article.text, tokens)
    evidence = [*_of_facts(met), *_of_weekdays(times)]
    past = [one for one in dated if not one["ahead"]]
    evidence += [_looking_ahead(one) for one in dated if one["ahead"]]
    latest = max(past, key=lambda one: one["earliest"], default=None)
    if latest is not None:
        floor = latest["earliest"].year
        reason = f"looks back on “{latest['surface']}”"
        back = {y: float(y >= floor) or TOO_EARLY for y in _span()}
        evidence.append(Evidence(latest["start"], latest["end"], reason, back))
    if not evidence or not (past or met or any(one["ahead"] for one in dated)):
        return []
    weights = _weights(evidence, lagged=bool(dated))
    bounds = _Bounds(latest, met)
    return _rows(weights, evidence, bounds)


def _span() -> range:
    return range(FIRST_YEAR, LAST_YEAR + 1)


def _absolute(tokens: pd.DataFrame, times: pd.DataFrame) -> list[dict[str, Any]]:
    """The expressions that name a year themselves, with whether the text looks ahead to them."""
    words = tokens["surface"].str.lower().tolist()
    starts = tokens["start"].searchsorted(times["start"].to_numpy())
    found = []
    for row, place in zip(times.to_dict("records"), starts.tolist(), strict=True):
        year = any(part.isdigit() and len(part) == 4 for part in _digits(row["surface"]))
        bounded = not pd.isna(row["earliest"]) and not pd.isna(row["latest"])
        if row["type"] == "DATE" and year and bounded and row["earliest"].year in _span():
            ahead = not AHEAD.isdisjoint(words[max(0, place - NEAR) : place])
            found.append({**row, "ahead": ahead})
    return found


def _digits(text: str) -> list[str]:
    return "".join(letter if letter.isdigit() else " " for letter in text).split()


def _looking_ahead(one: dict[str, Any]) -> Evidence:
    last = one["latest"].year
    reason = f"looks ahead to “{one['surface']}”"
    factors = {year: AFTER_FUTURE if year > last else 1.0 for year in _span()}
    return Evidence(one["start"], one["end"], reason, factors)


def _of_facts(met: Iterable[Fact]) -> list[Evidence]:
    """Each different fact once, where it stands first."""
    found = {}
    for fact in met:
        found.setdefault((fact.said, fact.former), fact)
    return [_of_fact(fact) for fact in found.values()]


def _of_fact(fact: Fact) -> Evidence:
    factors = {year: max(_share(year, spell, fact.former) for spell in fact.spells)
               for year in _span()}  # fmt: skip
    since = " and ".join(f"{low} … {high}".strip() for low, high in fact.spells)
    tense = "was over" if fact.former else "held"
    return Evidence(fact.start, fact.end, f"{fact.said} ({tense}: {since})", factors)


def _share(year: int, spell: tuple[str, str], former: bool) -> float:
    """How much of a year a spell leaves open, never quite nothing."""
    first, last = spell[0], spell[1] or f"{LAST_YEAR}-12-31"
    if former:
        first, last = spell[1] or first, f"{LAST_YEAR}-12-31"
    if str(year) < first[:4]:
        return TOO_EARLY
    if str(year) > last[:4]:
        return TOO_LATE
    begin = dt.date.fromisoformat(max(first, f"{year}-01-01"))
    finish = dt.date.fromisoformat(min(last, f"{year}-12-31"))
    return max(TOO_LATE, ((finish - begin).days + 1) / 366)


def _of_weekdays(times: pd.DataFrame) -> list[Evidence]:
    """ "Thursday, Oct. 26": the years in which that day is a Thursday."""
    found = []
    for row in times.to_dict("records"):
        first = row["surface"].lower().replace(",", " ").split()[:1]
        value = row["value"] if isinstance(row["value"], str) else ""
        if first and first[0] in WEEKDAYS and value[:5] == "XXXX-" and len(value) == 10:
            number = WEEKDAYS.index(first[0])
            factors = {y: _weekday_factor(f"{y}{value[4:]}", number) for y in _span()}
            reason = f"“{row['surface']}” exists in some years only"
            found.append(Evidence(row["start"], row["end"], reason, factors))
    return found


def _weekday_factor(day: str, weekday: int) -> float:
    try:
        return 1.0 if dt.date.fromisoformat(day).weekday() == weekday else WRONG_WEEKDAY
    except ValueError:  # 29 February, or a value with unknown digits
        return WRONG_WEEKDAY


def _weights(evidence: Iterable[Evidence], lagged: bool) -> dict[int, float]:
    """Share of each year: the factors of all evidence, and how soon after it texts are written."""
    weights = dict.fromkeys(_span(), 1.0)
    for one in evidence:
        weights = {year: weight * one.factors[year] for year, weight in weights.items()}
    best = max(weights.values())
    first = min(year for year, weight in weights.items() if weight >= best / 4)
    for year in weights:
        weights[year] *= _lag(year - first, lagged)
    total = sum(weights.values())
    return {year: weight / total for year, weight in weights.items()}


def _lag(years: int, lagged: bool) -> float:
    if years < 0:
        return TOO_EARLY
    if not lagged:
        return OPEN_DECAY**years
    return LAG[years] if years < len(LAG) else LAG[-1] * DECAY ** (years - len(LAG) + 1)


class _Bounds:
    """The first and last day that a year leaves open."""

    def __init__(self, latest: dict[str, Any] | None, met: Iterable[Fact]) -> None:
        self.begins = [] if latest is None else [latest["earliest"].date().isoformat()]
        spells = [one.spells[0] for one in met if len(one.spells) == 1 and not one.former]
        self.begins += [first for first, _ in spells]
        self.ends = [last for _, last in spells if last]

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
    main = max(evidence, key=lambda one: one.factors[ranked[0]] - one.factors[ranked[0] - 1])
    reasons = "; ".join(dict.fromkeys(one.reason for one in evidence[::-1]))
    spans = [(year, year) for year in ranked[: MOST - 1]]
    place = 1 if weights[ranked[0]] >= SURE else 0
    if low < high:
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
