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
from .facts import KNOWN_THROUGH, Fact, facts
from .stated import TRUST, Stated, stated

FIRST_YEAR, LAST_YEAR = 1850, 2100  # years that are weighed; newspapers of before are left alone
# Share of articles whose latest year looked back on is 0, 1, 2 … years before their own: PolNeAR
# train (every sixth), TimeBank and AQUAINT, 164 articles with such a year, rounded. Longer lags
# fall off as the square; EARLIER is the share whose latest year is the next one after all.
LAG, EARLIER = (0.24, 0.19, 0.16, 0.10, 0.10), 0.06
LEAD = 0.7  # per year between an article and the first year that it looks ahead to
OPEN_DECAY = 0.9  # per year since a fact began, where only facts bear on the year: own judgement
# What is left of a year's weight when a fact speaks against it: before the fact nobody could know
# it; after it, texts look back. Own judgement.
TOO_EARLY, TOO_LATE = 0.0002, 0.02
UNKNOWN = 0.5  # per year after those that the table of facts knows, for what was not over then
PROMINENT, ELSEWHEN = 4, 0.2  # years around an office in which its holder is news; and the others
AFTER_FUTURE = 0.15  # a year after one that the text still looks forward to
WRONG_WEEKDAY = 0.05  # slips, and dates of other years
MOST = 5  # candidates given
LEAST = 0.05  # weight of a year that is worth a row
SURE = 0.35  # a single year this likely comes before a wider interval
WIDE = 0.85  # weight that the wider interval holds
AHEAD = frozenset({"will", "'ll", "’ll", "due", "expire", "expires", "mature", "next"})
DEADLINE = frozenset({"by", "through", "until"})
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
    latest = max(past, key=lambda one: (one["latest"].year, one["earliest"]), default=None)
    if latest is not None:
        reason = f"looks back on “{latest['surface']}”"
        lags = {year: _lag(year - latest["latest"].year) for year in _span()}
        floor = max((one["earliest"].year for one in past if one["told"]), default=FIRST_YEAR)
        lags = {year: lag if year >= floor else TOO_EARLY**2 for year, lag in lags.items()}
        evidence.append(Evidence(latest["start"], latest["end"], reason, lags))
    if not evidence or not (past or met or any(one["ahead"] for one in dated)):
        return []
    evidence += _bare_weekday(times)
    weights = _weights(evidence)
    bounds = _Bounds(latest, met)
    return _rows(weights, evidence, bounds)


def _span() -> range:
    return range(FIRST_YEAR, LAST_YEAR + 1)


def _absolute(tokens: pd.DataFrame, times: pd.DataFrame) -> list[dict[str, Any]]:
    """The expressions that name a year themselves.

    "ahead" says that the text looks ahead to one, "told" that its sentence is in the past tense.
    """
    narrated = set(tokens.loc[tokens["tag"] == "VBD", "sentence"].tolist())
    words = tokens["surface"].str.lower().tolist()
    starts = tokens["start"].searchsorted(times["start"].to_numpy())
    found = []
    for row, place in zip(times.to_dict("records"), starts.tolist(), strict=True):
        year = any(len(part) == 4 for part in _digits(row["surface"]))
        bounded = not pd.isna(row["earliest"]) and not pd.isna(row["latest"])
        if row["type"] == "DATE" and year and bounded and row["latest"].year in _span():
            before = words[max(0, place - NEAR) : place]
            ahead = not AHEAD.isdisjoint(before) or not DEADLINE.isdisjoint(before[-2:])
            told = not ahead and row["sentence"] in narrated
            found.append({**row, "ahead": ahead, "told": told})
    return found


def _digits(text: str) -> list[str]:
    return "".join(letter if letter.isdigit() else " " for letter in text).split()


def _looking_ahead(one: dict[str, Any]) -> Evidence:
    last = one["latest"].year
    reason = f"looks ahead to “{one['surface']}”"
    factors = {y: AFTER_FUTURE if y > last else LEAD ** (last - y) for y in _span()}
    return Evidence(one["start"], one["end"], reason, factors)


def _of_facts(met: Iterable[Fact]) -> list[Evidence]:
    """Each different fact once, where it stands first."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in met:
        found.setdefault((fact.said, fact.kind), fact)
    return [_of_fact(fact) for fact in found.values()]


def _of_fact(fact: Fact) -> Evidence:
    share = SHARES[fact.kind]
    factors = {year: max(share(year, *spell) for spell in fact.spells) for year in _span()}
    spells = " and ".join(f"{low} … {high}".strip() for low, high in fact.spells)
    return Evidence(fact.start, fact.end, f"{fact.said} ({fact.kind}: {spells})", factors)


def _held(year: int, first: str, last: str) -> float:
    """A title as the present one: the part of the year in which it was held."""
    if year < int(first[:4]):
        return TOO_EARLY
    if not last and year > KNOWN_THROUGH:
        return UNKNOWN ** (year - KNOWN_THROUGH)
    if last and year > int(last[:4]):
        return TOO_LATE
    begin = dt.date.fromisoformat(max(first, f"{year}-01-01"))
    finish = dt.date.fromisoformat(min(last or f"{year}-12-31", f"{year}-12-31"))
    return max(TOO_LATE, ((finish - begin).days + 1) / 366)


def _over(year: int, first: str, last: str) -> float:
    """A title as a former one: any year from its last on."""
    return 1.0 if year >= int((last or first)[:4]) else TOO_EARLY


def _used(year: int, first: str, last: str) -> float:
    """The name of a thing: not before it was, and less and less after its end."""
    if year < int(first[:4]):
        return TOO_EARLY
    if last:
        return OPEN_DECAY ** abs(year - int(last[:4]))
    return OPEN_DECAY ** (year - int(first[:4]))


def _named(year: int, first: str, last: str) -> float:
    """An office holder named without the title: most spoken of around the time in office."""
    near = int(first[:4]) - PROMINENT <= year <= int((last or first)[:4]) + PROMINENT
    return 1.0 if near or (not last and first[:4] <= str(year) <= str(KNOWN_THROUGH)) else ELSEWHEN


SHARES = {"held": _held, "over": _over, "used": _used, "named": _named}


def _of_weekdays(times: pd.DataFrame) -> list[Evidence]:
    """ "Thursday, Oct. 26": the years in which that day is a Thursday."""
    found = []
    for row in times.to_dict("records"):
        first = row["surface"].lower().replace(",", " ").split()[:1]
        value = row["value"] if isinstance(row["value"], str) else ""
        if first and first[0] in WEEKDAYS and value[:5] == "XXXX-" and value[5:7].isdigit():
            number = WEEKDAYS.index(first[0])
            factors = {y: _weekday_factor(f"{y}{value[4:]}", number) for y in _span()}
            reason = f"“{row['surface']}” exists in some years only"
            found.append(Evidence(row["start"], row["end"], reason, factors))
    return found


def _bare_weekday(times: pd.DataFrame) -> list[Evidence]:
    """ "On Wednesday": news says so within a week of that day. It tells no year from another."""
    for row in times.to_dict("records"):
        if row["surface"].lower() in WEEKDAYS:
            reason = f"written within a week of a {row['surface']}"
            return [Evidence(row["start"], row["end"], reason, dict.fromkeys(_span(), 1.0))]
    return []


def _weekday_factor(day: str, weekday: int) -> float:
    try:
        return 1.0 if dt.date.fromisoformat(day).weekday() == weekday else WRONG_WEEKDAY
    except ValueError:  # 29 February, or a value with unknown digits
        return WRONG_WEEKDAY


def _weights(evidence: Iterable[Evidence]) -> dict[int, float]:
    """Share of each year: the product of its factors."""
    weights = dict.fromkeys(_span(), 1.0)
    for one in evidence:
        weights = {year: weight * one.factors[year] for year, weight in weights.items()}
    total = sum(weights.values())
    return {year: weight / total for year, weight in weights.items()}


def _lag(years: int) -> float:
    """How likely a text is written so many years after the latest one it looks back on."""
    if years < 0:
        return max(TOO_EARLY, EARLIER / 4 ** (-years - 1))
    return LAG[years] if years < len(LAG) else LAG[-1] * (len(LAG) / years) ** 2


def _openings(spells: tuple[tuple[str, str], ...]) -> list[str]:
    """First days of spells, but those in whose year an earlier spell still ran."""
    ended = [""] + [last[:4] for _, last in spells]
    return [first for (first, _), last in zip(spells, ended, strict=False) if first[:4] != last]


class _Bounds:
    """The first and last day that a year leaves open."""

    def __init__(self, latest: dict[str, Any] | None, met: Iterable[Fact]) -> None:
        self.begins = [] if latest is None else [latest["earliest"].date().isoformat()]
        held = [one.spells for one in met if one.kind == "held"]
        self.begins += [day for spells in held for day in _openings(spells)]
        self.ends = [spells[-1][1] for spells in held if spells[-1][1]]

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
