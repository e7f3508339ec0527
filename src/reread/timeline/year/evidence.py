"""What bears on the year of an undated text: each piece of evidence with what it says of each year.

A piece says two things of a year: whether the text could have been written then at all (`hard`,
counted in full), and how much it speaks for that year among those possible (`soft`, weighed by
its kind: the weights are fitted by training/dating.py). Both are natural logarithms of factors.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from ...files import word_data
from . import likelihoods
from .facts import Fact, Index, PlainWords, facts
from .likelihoods import FIRST_YEAR, LAST_YEAR, NOT_YET, TOO_EARLY, YEARS

ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)[ -]anniversary of (?:the )?$", re.I)
AHEAD = frozenset({"will", "'ll", "’ll", "due", "expire", "expires", "mature", "next"})
DEADLINE = frozenset({"by", "through", "until"})
SPELLS = 3  # named in a reason, the last ones
NEAR = 6  # tokens before an expression in which such words look ahead
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# How the numbers of price_series.tsv are written.
NUMBERS = {
    # points of an index, and no change of points: "at 2,645.08", "to 970.12"
    "index": r"[^\n]{0,90}?(?:(?<=to )|(?<=at )|(?<=of )|(?<=above )|(?<=below )|(?=\d+,))"
    r"(?<![\d,.])(?P<number>\d{1,2},\d{3}(?:\.\d+)?|\d{3,5}(?:\.\d+)?)(?![\d,])",
    "rate": r"[^\n.]{0,60}?(?P<number>\d{1,2}(?:\.\d+)?)(?P<part>[ -]\d/\d\d?)?"
    r"(?: ?%| ?percent| per ?cent)",
    "ounce": r"[^\n]{0,90}?\$ ?(?P<number>\d?,?\d{3}(?:\.\d+)?) (?:an|per|a troy|a fine) ounce",
    "barrel": r"[^\n]{0,90}?\$ ?(?P<number>\d{1,3}(?:\.\d+)?) (?:a|per) barrel",
}
KINDS = (
    "held", "over", "named", "person", "happening", "thing", "level", "anniversary", "back",
    "ahead", "weekday",
)  # fmt: skip
SAID = {"presented": "held", "person": "in the news", "happening": "happened", "thing": "in use"}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST = 3  # letters of a word that the model of words looks at
NOTHING = np.zeros(len(YEARS))


class Evidence(NamedTuple):
    """One piece: its span (None for words all over the text), its kind, why, and its factors."""

    start: int | None
    end: int | None
    kind: str
    reason: str
    soft: np.ndarray
    hard: np.ndarray = NOTHING


class YearEvidence(NamedTuple):
    """All evidence of a text, and the first and last days that hold within their own year."""

    pieces: list[Evidence]
    begins: list[str]
    ends: list[str]
    words: list[str]  # of which the model of words knows some


class Dated(NamedTuple):
    """An expression that names a year itself: its span and words, its bounds and its grain.

    `ahead` says that the text looks ahead to it, `told` that its sentence is in the past tense.
    """

    start: int
    end: int
    surface: str
    earliest: dt.date
    latest: dt.date
    grain: str
    ahead: bool
    told: bool


def evidence_of(
    text: str, sentences: pd.DataFrame, tokens: pd.DataFrame, times: pd.DataFrame, index: Index
) -> YearEvidence:
    """All evidence but the words'. A weekday alone is none: it tells no year from another."""
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    dated = absolute(tokens, times)
    met = facts(PlainWords(text, spans), index)
    past = [one for one in dated if not one.ahead]
    named = {one.latest.year for one in past}
    pieces = [_of_fact(fact, named) for fact in met]
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
    held = [fact.spells for fact in met if fact.kind in ("held", "presented")]
    begins = [] if latest is None else [latest.earliest.isoformat()]
    begins += [day for spells in held for day in _openings(spells)]
    begins += [first for fact in met if fact.kind == "happening"
               for first, day in fact.spells[:1] if first == day]  # fmt: skip
    ends = [spells[-1][1] for spells in held if spells[-1][1]]
    return YearEvidence(pieces, begins, ends, sorted(vocabulary(text, spans)))


def vocabulary(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    """The distinct words of some stretches of a text: letters only, lower case."""
    return {word for start, end in spans for word in WORD.findall(text[start:end].lower())
            if len(word) >= SHORTEST}  # fmt: skip


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
    soft = np.log(likelihoods.lags(latest.latest.year, latest.grain))
    reason = f"looks back on “{latest.surface}”"
    return Evidence(latest.start, latest.end, "back", reason, soft, _not_before(floor, NOT_YET))


def absolute(tokens: pd.DataFrame, times: pd.DataFrame) -> list[Dated]:
    """The expressions that name a year themselves."""
    narrated = set(tokens.loc[tokens["tag"] == "VBD", "sentence"].tolist())
    words = tokens["surface"].str.lower().tolist()
    starts = tokens["start"].searchsorted(times["start"].to_numpy())
    found = []
    for row, place in zip(times.itertuples(), starts.tolist(), strict=True):
        names_year = any(len(part) == 4 for part in re.findall(r"\d+", row.surface))
        bounded = not pd.isna(row.earliest) and not pd.isna(row.latest)
        if not (row.type == "DATE" and names_year and bounded):
            continue
        if FIRST_YEAR <= row.latest.year <= LAST_YEAR:
            before = words[max(0, place - NEAR) : place]
            ahead = not AHEAD.isdisjoint(before) or not DEADLINE.isdisjoint(before[-2:])
            told = not ahead and row.sentence in narrated
            found.append(Dated(row.start, row.end, row.surface, row.earliest.date(),
                               row.latest.date(), row.grain, ahead, told))  # fmt: skip
    return found


def _of_fact(fact: Fact, named: set[int]) -> Evidence:
    """What a fact says; the years `named` in the text are weighed as such, not as a happening's."""
    share = likelihoods.SHARES[fact.kind]
    begun = min(int(first[:4]) for first, _ in fact.spells)
    if fact.kind == "over":
        begun = min(int((last or first)[:4]) for first, last in fact.spells)
    known_from = fact.kind not in ("named", "person")  # people have a life before the news
    hard = _not_before(begun, TOO_EARLY) if known_from else NOTHING
    soft = np.log(np.max([share(*spell) for spell in fact.spells], axis=0))
    spells = " and ".join(f"{low} … {high}".strip() for low, high in fact.spells[-SPELLS:])
    if fact.kind == "happening":
        spells = " and ".join(day for _, day in fact.spells[-SPELLS:])
        soft = NOTHING if _first_year(fact) in named else soft
    reason = f"{fact.said} ({SAID.get(fact.kind, fact.kind)}: {spells})"
    kind = "held" if fact.kind == "presented" else fact.kind
    return Evidence(fact.start, fact.end, kind, reason, soft, hard)


@functools.cache
def series() -> dict[str, re.Pattern[str]]:
    """How news writes each series with its number."""
    rows = word_data("reread.timeline", "price_series")
    return {row["series"]: re.compile(row["named"] + NUMBERS.get(row["number"], row["number"]))
            for row in rows}  # fmt: skip


@functools.cache
def known() -> dict[str, dict[int, tuple[float, float]]]:
    """Lowest and highest value of each series by year."""
    found: dict[str, dict[int, tuple[float, float]]] = defaultdict(dict)
    for row in word_data("reread.timeline", "levels"):
        found[row["series"]][int(row["year"])] = (float(row["low"]), float(row["high"]))
    return dict(found)


def levels(text: str) -> Iterator[tuple[int, int, str, float]]:
    """The first number of each known series in a text: its span, the series, its value.

    "The Dow Jones industrial average … 2,659.22" is of 1989.
    """
    for name, pattern in series().items():
        match = pattern.search(text)
        if match is None or name not in known():
            continue
        value = float(match["number"].replace(",", ""))
        if part := match.groupdict().get("part"):  # "10 1/2"
            above, below = map(int, part[1:].split("/"))
            value += above / below if below else 0
        if value > 0:
            yield *match.span("number"), name, value


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
        if first and first[0] in WEEKDAYS and value[:5] == "XXXX-" and value[5:7].isdigit():
            number = WEEKDAYS.index(first[0])
            soft = np.log(likelihoods.weekday(number, value[5:]))
            reason = f"“{row['surface']}” exists in some years only"
            yield Evidence(row["start"], row["end"], "weekday", reason, soft)


def bare_weekday(times: pd.DataFrame) -> str | None:
    """ "On Wednesday": news says so within a week of that day. It tells no year from another."""
    for surface in times["surface"].tolist():
        if surface.lower() in WEEKDAYS:
            return f"written within a week of a {surface}"
    return None
