"""What bears on the year of an undated text: each piece of evidence with a factor for each year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from .facts import KNOWN_THROUGH, Fact, facts

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


def evidence_of(
    text: str, tokens: pd.DataFrame, times: pd.DataFrame
) -> tuple[list[Evidence], list[str], list[str]]:
    """All evidence, and the first and last days that hold within their own year.

    A weekday alone is none: it tells no year from another.
    """
    dated = absolute(tokens, times)
    met = facts(text, tokens)
    found = [*_of_facts(met), *_of_weekdays(times)]
    found += [_looking_ahead(one) for one in dated if one["ahead"]]
    past = [one for one in dated if not one["ahead"]]
    latest = max(past, key=lambda one: (one["latest"].year, one["earliest"]), default=None)
    if latest is not None:
        found.append(_looking_back(latest, past))
    if found:
        found += _bare_weekday(times)
    held = [fact.spells for fact in met if fact.kind == "held"]
    begins = [] if latest is None else [latest["earliest"].date().isoformat()]
    begins += [day for spells in held for day in _openings(spells)]
    return found, begins, [spells[-1][1] for spells in held if spells[-1][1]]


def _openings(spells: tuple[tuple[str, str], ...]) -> list[str]:
    """First days of spells, but those in whose year an earlier spell still ran."""
    ended = ["", *(last[:4] for _, last in spells)]
    return [first for (first, _), last in zip(spells, ended, strict=False) if first[:4] != last]


def _looking_back(latest: dict[str, Any], past: Iterable[dict[str, Any]]) -> Evidence:
    """The latest day looked back on; years before one told in the past tense are ruled out."""
    lags = {year: _lag(year - latest["latest"].year) for year in span()}
    floor = max((one["earliest"].year for one in past if one["told"]), default=FIRST_YEAR)
    factors = {year: lag if year >= floor else TOO_EARLY**2 for year, lag in lags.items()}
    return Evidence(latest["start"], latest["end"], f"looks back on “{latest['surface']}”", factors)


def _lag(years: int) -> float:
    """How likely a text is written so many years after the latest one it looks back on."""
    if years < 0:
        return max(TOO_EARLY, EARLIER / 4 ** (-years - 1))
    return LAG[years] if years < len(LAG) else LAG[-1] * (len(LAG) / years) ** 2


def span() -> range:
    """The years that are weighed."""
    return range(FIRST_YEAR, LAST_YEAR + 1)


def absolute(tokens: pd.DataFrame, times: pd.DataFrame) -> list[dict[str, Any]]:
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
        if row["type"] == "DATE" and year and bounded and row["latest"].year in span():
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
    factors = {y: AFTER_FUTURE if y > last else LEAD ** (last - y) for y in span()}
    return Evidence(one["start"], one["end"], reason, factors)


def _of_facts(met: Iterable[Fact]) -> list[Evidence]:
    """Each different fact once, where it stands first."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in met:
        found.setdefault((fact.said, fact.kind), fact)
    return [_of_fact(fact) for fact in found.values()]


def _of_fact(fact: Fact) -> Evidence:
    share = SHARES[fact.kind]
    factors = {year: max(share(year, *spell) for spell in fact.spells) for year in span()}
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
            factors = {y: _weekday_factor(f"{y}{value[4:]}", number) for y in span()}
            reason = f"“{row['surface']}” exists in some years only"
            found.append(Evidence(row["start"], row["end"], reason, factors))
    return found


def _bare_weekday(times: pd.DataFrame) -> list[Evidence]:
    """ "On Wednesday": news says so within a week of that day. It tells no year from another."""
    for row in times.to_dict("records"):
        if row["surface"].lower() in WEEKDAYS:
            reason = f"written within a week of a {row['surface']}"
            return [Evidence(row["start"], row["end"], reason, dict.fromkeys(span(), 1.0))]
    return []


def _weekday_factor(day: str, weekday: int) -> float:
    try:
        return 1.0 if dt.date.fromisoformat(day).weekday() == weekday else WRONG_WEEKDAY
    except ValueError:  # 29 February, or a value with unknown digits
        return WRONG_WEEKDAY
