"""How likely a text of each year is to say something: the shapes that evidence is weighed by.

Each function gives one number for each of YEARS, 1 where nothing speaks against the year. The
numbers marked as own judgement are checked as a whole: by how well texts are dated with them.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping

import numpy as np

from .facts import KNOWN_THROUGH

FIRST_YEAR, LAST_YEAR = 1850, 2100  # years that are weighed; newspapers of before are left alone
YEARS = np.arange(FIRST_YEAR, LAST_YEAR + 1)
# Before any evidence the years from the first that the tables of facts know to the last are alike;
# earlier ones are rarer by the year, and later ones rarer still: the tables, too, grow old.
FACTS_BEGIN, RARER_BEFORE, RARER_AFTER = 1975, 0.9, 0.87
# Share of articles whose latest day, month or year looked back on is of 0, 1, 2 … years before
# their own, and of the next year after all: 1,217 articles of benchmarks/dating.py with such an
# expression, datelines left out, years weighed by the root of their number and rounded; "told" is
# a year in the past tense. Longer lags fall off by a power, of decades hardly; years further ahead
# by a factor.
LAGS = {"day": (0.48, 0.22, 0.1, 0.03, 0.03), "month": (0.11, 0.35, 0.34, 0.07, 0.03),
        "year": (0.22, 0.08, 0.11, 0.06, 0.05), "told": (0.03, 0.17, 0.16, 0.07, 0.06),
        "decade": (0.04, 0.06, 0.02, 0.013, 0.013)}  # fmt: skip
EARLIER = {"day": 0.03, "month": 0.04, "year": 0.09, "told": 0.01, "decade": 0.04}
FALL, DECADES_FALL, FURTHER = 1.5, 0.3, 0.4
LEAD = 1.2  # power by which years that a text looks ahead to get rarer: 200 of them, 1 … 40 ahead
AFTER_FUTURE = 0.08  # a year after one that the text still looks forward to
# What is left of a year before a fact that nobody could know (tables err and names recur: so it is
# with 2 of 100 happenings met in those texts, spread over many years), and of one before a
# year that the text tells of in the past tense (5 of 1,271). Own judgement, as all that follows.
TOO_EARLY, NOT_YET = 0.004, 0.004
# A title as the present one, in a year after its holder left: 6 of 100 titles met in those
# texts, over all later years. With its country before it, 7 of 304, all but one of them when its
# holder was LONG_AGO gone: who left of late is "former" (between two terms, too).
AFTER_OFFICE, AFTER_PRESENTED, LONG_AGO = 0.02, 0.0005, 10
IN_THE_NEWS = 0.5  # power of the part of a year in office: most is said of those who come and go
# Per year after those that the tables know, of holders then in office. A fifth leave in each year,
# but who follows them is not known: the names that a text then has say little of how many left.
HOLDING_ON = 0.97
FORMER = 0.97  # per year since an office was left, for a title called a former one
NEAR_OFFICE, AROUND, ELSEWHEN = 4, 0.5, 0.15  # a holder's name alone: years around, and the others
UNKNOWN_YET = 0.05  # a person's name before the years in which they were in the news
FADING, LEAST_SAID = 0.75, 0.1  # per year after those years, or a thing's end; and what remains
# How much is told of a happening t years after it: exp(-t / FRESH) + KEPT, summed over the year of
# the text, KEPT shrinking with t; so that of texts one and two years after there are a half and an
# eighth as many as of its own year, as in 698 happenings met in those texts.
FRESH, KEPT, SELDOM = 0.25, 0.07, 0.01
FORESEEN = 0.5  # per year before it, where it could be foreseen
WRONG_WEEKDAY = 0.05  # slips, and dates of other years
OUTSIDE, LEAST_LEVEL = 0.08, 0.03  # log distance by which a number outside a year's range fades
LOWEST = 0.001  # oil was sold below nothing for a day in 2020; numbers of news have no sign
WRONG_ANNIVERSARY, NEARLY = 0.001, 0.05  # another year than the anniversary's, and the ones beside


@functools.cache
def prior() -> np.ndarray:
    """Logarithms of the share of each year before any evidence."""
    before = np.clip(FACTS_BEGIN - YEARS, 0, None) * np.log(RARER_BEFORE)
    after = np.clip(YEARS - KNOWN_THROUGH, 0, None) * np.log(RARER_AFTER)
    flat = np.exp(before + after)
    shares = np.log(flat / flat.sum())
    shares.flags.writeable = False
    return shares


def _lag(years: int, grain: str) -> float:
    """How likely a text is written so many years after the latest one it looks back on."""
    lag = LAGS[grain]
    if years < 0:
        return max(TOO_EARLY, EARLIER[grain] * FURTHER ** (-years - 1))
    return (
        lag[years]
        if years < len(lag)
        else lag[-1] * (len(lag) / years) ** (DECADES_FALL if grain == "decade" else FALL)
    )


def _spell(first: str, last: str) -> tuple[int, int]:
    return int(first[:4]), int(last[:4]) if last else LAST_YEAR


def held(first: str, last: str, after: float = AFTER_OFFICE) -> np.ndarray:
    """A title as the present one: by the part of the year in which it was held."""
    begin, end = _spell(first, last)
    since = np.clip(YEARS - KNOWN_THROUGH, 0, None)  # who still holds it is not known
    shares = np.where(
        (begin <= YEARS) & (end >= YEARS), np.maximum(after, HOLDING_ON**since), after
    )
    for year in {begin, end}:
        if FIRST_YEAR <= year <= LAST_YEAR:
            shares[year - FIRST_YEAR] = max(after, _part_of(year, first, last) ** IN_THE_NEWS)
    return shares


def presented(first: str, last: str) -> np.ndarray:
    """A title with its country before it: said of one in office, or long gone."""
    gone = _spell(first, last)[1] + LONG_AGO <= YEARS
    return np.where(gone, AFTER_OFFICE, held(first, last, AFTER_PRESENTED))


def _part_of(year: int, first: str, last: str) -> float:
    """The part of a year that lies between two days."""
    begin = dt.date.fromisoformat(max(first, f"{year}-01-01"))
    finish = dt.date.fromisoformat(min(last or f"{year}-12-31", f"{year}-12-31"))
    return ((finish - begin).days + 1) / 366


def over(first: str, last: str) -> np.ndarray:
    """A title as a former one: any year from its last on."""
    since = YEARS - int((last or first)[:4])
    return np.where(since >= 0, FORMER ** np.clip(since, 0, None), AFTER_OFFICE)


def thing(first: str, last: str) -> np.ndarray:
    """After its years a name is said less and less."""
    return np.maximum(LEAST_SAID, FADING ** np.clip(YEARS - _spell(first, last)[1], 0, None))


def person(first: str, last: str) -> np.ndarray:
    """A person known without an office: hardly named before, less and less after."""
    return np.where(_spell(first, last)[0] > YEARS, UNKNOWN_YET, thing(first, last))


def named(first: str, last: str) -> np.ndarray:
    """An office holder named without the title: most spoken of around the time in office."""
    begin, end = _spell(first, last)
    near = (begin - NEAR_OFFICE <= YEARS) & (end + NEAR_OFFICE >= YEARS)
    during = (begin <= YEARS) & (end >= YEARS)
    return np.where(during, 1.0, np.where(near, AROUND, ELSEWHEN))


def happening(first: str, day: str) -> np.ndarray:
    """A happening: told of most in the months after it, and before it only where foreseen."""
    begin = int(day[:4])
    since = YEARS - begin
    rest = _part_of(begin, day, "")  # of its own year
    after = np.maximum(0, since - 1 + rest)  # from the day to the begin of a year
    fresh = FRESH * (np.exp(-after / FRESH) - np.exp(-(after + np.where(since, 1, rest)) / FRESH))
    shares = fresh + KEPT * np.where(since, 1 / np.maximum(1, since), rest)
    ahead = np.where(int(first[:4]) <= YEARS, FORESEEN ** np.clip(1 - since, 1, None), 0) * KEPT
    return np.maximum(SELDOM, np.where(since < 0, ahead, shares))


SHARES = {"held": held, "presented": presented, "over": over, "named": named, "person": person,
          "happening": happening, "thing": thing}  # fmt: skip


OFFICES = frozenset({"held", "presented", "over"})


def lags(year: int, grain: str | None) -> np.ndarray:
    """A text's latest year looked back on, as a day, a month or (any other grain) a year."""
    known = grain if grain in LAGS else "decade" if grain == "century" else "year"
    return np.array([_lag(one - year, known) for one in YEARS.tolist()])


def ahead(last: int) -> np.ndarray:
    """A year that a text looks ahead to."""
    return np.where(last < YEARS, AFTER_FUTURE, np.clip(1 + last - YEARS, 1, None) ** -LEAD)


def level(ranges: Mapping[int, tuple[float, float]], value: float) -> np.ndarray:
    """A number of a series: less and less likely by its distance from a year's range."""
    shares = np.full(len(YEARS), np.nan)
    for year, (low, high) in ranges.items():
        off = max(0.0, np.log(max(low, LOWEST) / value), np.log(value / high))
        shares[year - FIRST_YEAR] = max(LEAST_LEVEL, np.exp(-off / OUTSIDE))
    return np.where(np.isnan(shares), np.nanmean(shares), shares)


def anniversary(year: int) -> np.ndarray:
    """An anniversary that falls in a year."""
    off = abs(YEARS - year)
    return np.where(off == 0, 1.0, np.where(off == 1, NEARLY, WRONG_ANNIVERSARY))


def weekday(number: int, month_and_day: str) -> np.ndarray:
    """A day of the month ("10-26") that is a certain weekday, 0 = Monday."""
    return np.array([_is_weekday(f"{year}-{month_and_day}", number) for year in YEARS.tolist()])


def _is_weekday(day: str, weekday: int) -> float:
    try:
        return 1.0 if dt.date.fromisoformat(day).weekday() == weekday else WRONG_WEEKDAY
    except ValueError:  # 29 February, or a value with unknown digits
        return WRONG_WEEKDAY
