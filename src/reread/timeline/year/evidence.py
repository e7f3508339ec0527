"""What bears on the year of an undated text: each piece of evidence with what it says of each year.

A piece says two things of a year: whether the text could have been written then at all (`hard`,
counted in full), and how much it speaks for that year among those possible (`soft`, of which
pieces of one kind repeat each other). Both are natural logarithms of factors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..expressions.vocabulary import WEEKDAYS
from . import likelihoods
from .facts import KNOWN_THROUGH, Index
from .facts_in_text import Fact, PlainWords, facts
from .levels import known, levels
from .likelihoods import FIRST_YEAR, NOT_YET, TOO_EARLY, YEARS
from .named_years import Dated, absolute

ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)[ -]anniversary of (?:the )?$", re.I)
# What can be called for before it happens: "demanded the ouster of …".
WISHED = re.compile(r"\b(?:ouster|overthrow|toppling|fall|resignation|removal|firing|departure)\b")
# Titles that the same person may have borne elsewhere before: they rule no year out.
LOOSE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|chair(?:man|woman)?|director|adviser|advisor)\b"
)
SPELLS = 3  # named in a reason, the last ones
FULL_WEEKDAYS = tuple(WEEKDAYS)[:7]
KINDS = (
    "held", "over", "named", "person", "happening", "thing", "level", "anniversary", "back",
    "ahead", "weekday",
)  # fmt: skip
SAID = {"presented": "held", "person": "in the news", "happening": "happened", "thing": "in use"}
NOTHING = np.zeros(len(YEARS))


class Evidence(NamedTuple):
    """One piece: its span, its kind, why, and its factors."""

    start: int
    end: int
    kind: str
    reason: str
    soft: np.ndarray
    hard: np.ndarray = NOTHING


class YearEvidence(NamedTuple):
    """All evidence of a text, and days that it was not written before, within their own year."""

    pieces: list[Evidence]
    begins: list[str]


def evidence_of(
    text: str, sentences: pd.DataFrame, tokens: pd.DataFrame, times: pd.DataFrame, index: Index
) -> YearEvidence:
    """All evidence. A weekday alone is none: it tells no year from another."""
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    dated = absolute(tokens, times)
    met = facts(PlainWords(text, spans), index)
    ahead = {one.latest.year for one in dated if one.ahead}
    past = [one for one in dated if one.told or not (one.ahead or one.latest.year in ahead)]
    named = {one.latest.year for one in past}
    pieces = [_of_fact(fact, named) for fact in _told_once(met)]
    for start, end, series, value in levels(text):
        soft = np.log(likelihoods.level(known()[series], value))
        pieces.append(Evidence(start, end, "level", f"{series} at {value:,g}", soft))
    pieces += [*_of_weekdays(times), *_of_anniversaries(text, met)]
    for one in dated:
        if one.ahead:
            reason = f"looks ahead to “{one.surface}”"
            soft = np.log(likelihoods.ahead(one.latest.year))
            pieces.append(Evidence(one.start, one.end, "ahead", reason, soft))
    latest = max(past, key=lambda one: (one.latest.year, one.earliest), default=None)
    if latest is not None:
        pieces.append(_looking_back(latest, past))
    begins = [one.earliest.isoformat() for one in past if one.told]
    begins += [day for fact in met if fact.kind in ("held", "presented") and _known_from(fact)
               for day in _openings(fact.spells)]  # fmt: skip
    begins += [first for fact in met if fact.kind == "happening" and _known_from(fact)
               for first, day in fact.spells[:1] if first == day]  # fmt: skip
    return YearEvidence(pieces, begins)


def _told_once(met: Iterable[Fact]) -> Iterator[Fact]:
    """Facts, but happenings of one day only once: other names of one say no more."""
    days = set()
    for fact in met:
        if fact.kind != "happening" or fact.spells not in days:
            yield fact
        days.add(fact.spells)


def _openings(spells: tuple[tuple[str, str], ...]) -> list[str]:
    """First days of spells, but those in whose year an earlier spell still ran."""
    ended = ["", *(last[:4] for _, last in spells)]
    return [first for (first, _), last in zip(spells, ended, strict=False) if first[:4] != last]


def _not_before(year: int, left: float) -> np.ndarray:
    """The hard factor of a text that cannot be older than a year."""
    return np.where(year > YEARS, np.log(left), 0.0)


def _looking_back(latest: Dated, past: Iterable[Dated]) -> Evidence:
    """The latest day looked back on; years before one told in the past tense are ruled out."""
    floor = max((one.earliest.year for one in past if one.told), default=FIRST_YEAR)
    grain = "told" if latest.told and latest.grain == "year" else latest.grain
    soft = np.log(likelihoods.lags(latest.latest.year, grain))
    reason = f"looks back on “{latest.surface}”"
    return Evidence(latest.start, latest.end, "back", reason, soft, _not_before(floor, NOT_YET))


def _of_fact(fact: Fact, named: set[int]) -> Evidence:
    """What a fact says; the years `named` in the text are weighed as such, not as a happening's.

    Later years than the tables know speak of old facts as their last year does: of those that they
    speak more of, no fact is known.
    """
    share = likelihoods.SHARES[fact.kind]
    begun = min(int(first[:4]) for first, _ in fact.spells)
    if fact.kind == "over":
        begun = min(int((last or first)[:4]) for first, last in fact.spells)
    hard = _not_before(begun, TOO_EARLY) if _known_from(fact) else NOTHING
    soft = np.log(np.max([share(*spell) for spell in fact.spells], axis=0))
    spells = " and ".join(f"{low} … {high}".strip() for low, high in fact.spells[-SPELLS:])
    if fact.kind == "happening":
        spells = " and ".join(day for _, day in fact.spells[-SPELLS:])
        soft = NOTHING if _first_year(fact) in named else soft
    if fact.kind not in likelihoods.OFFICES:
        soft = np.where(YEARS > KNOWN_THROUGH, soft[KNOWN_THROUGH - FIRST_YEAR], soft)
    reason = f"{fact.said} ({SAID.get(fact.kind, fact.kind)}: {spells})"
    kind = "held" if fact.kind == "presented" else fact.kind
    return Evidence(fact.start, fact.end, kind, reason, soft, hard)


def _known_from(fact: Fact) -> bool:
    """Whether nobody could speak so before it began: people have a life before the news."""
    if fact.kind == "happening":
        return not WISHED.search(fact.said)
    return fact.kind not in ("named", "person") and not LOOSE.search(fact.said)


def _of_anniversaries(text: str, met: Iterable[Fact]) -> Iterator[Evidence]:
    """ "The 10th anniversary of the Chernobyl disaster": one year only."""
    for fact in met:
        match = ANNIVERSARY.search(text[max(0, fact.start - 40) : fact.start])
        if match and fact.kind in ("happening", "thing"):
            soft = np.log(likelihoods.anniversary(_first_year(fact) + int(match[1])))
            reason = f"{match[0].strip()} {fact.said}"
            yield Evidence(fact.start, fact.end, "anniversary", reason, soft)


def _first_year(fact: Fact) -> int:
    """The year in which a happening happened, or a thing began."""
    first, day = fact.spells[0]
    return int((day if fact.kind == "happening" else first)[:4])


def _of_weekdays(times: pd.DataFrame) -> Iterator[Evidence]:
    """ "Thursday, Oct. 26": the years in which that day is a Thursday."""
    for row in times.to_dict("records"):
        first = row["surface"].lower().replace(",", " ").split()[:1]
        value = row["value"] if isinstance(row["value"], str) else ""
        if first and first[0] in FULL_WEEKDAYS and value[:5] == "XXXX-" and value[5:7].isdigit():
            number = FULL_WEEKDAYS.index(first[0])
            soft = np.log(likelihoods.weekday(number, value[5:]))
            reason = f"“{row['surface']}” exists in some years only"
            yield Evidence(row["start"], row["end"], "weekday", reason, soft)


def bare_weekday(times: pd.DataFrame) -> str | None:
    """ "On Wednesday": news says so within a week of that day. It tells no year from another."""
    for surface in times["surface"].tolist():
        if surface.lower() in FULL_WEEKDAYS:
            return f"written within a week of a {surface}"
    return None
