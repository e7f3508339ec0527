"""Dates that contradict each other where they stand: wrong weekdays, ranges that run backwards,
durations that their own dates leave no room for."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .comparable import NAMED_DAY, WEEKDAYS, YEAR, Expression

LEFTWARD = 60  # characters before a range that are looked at
FULL = re.compile(r"\d{4}-\d\d-\d\d")
# What stands between a weekday and its date, in either order: "Monday (August 20)".
APPOSED = re.compile(r",? ?\(|, | ")
A_DAY = re.compile(r",? (?:\(|which (?:is|was) a |a )")
LENGTH = re.compile(r"P(\d+)([DWMY])")
DAYS = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}  # mean length of a unit in the Gregorian calendar
# Spoken lengths are rounded: nearly three years are "three years", and so may three and a half be.
ROUNDED_UP, ROUNDED_DOWN = 0.6, 0.9  # in units
LOOSE = re.compile(
    r"\b(?:about|almost|around|at least|less than|more than|nearly|over|some|under|up to)\b"
)
# "Moved from 2029 to 2021" says what a date was before and is now.
MOVED = re.compile(
    r"\b(?:advanc|amend|back|brought|bring|chang|correct|cut|date|delay|extend|fall|fell|forward"
    r"|mov|postpon|push|put|reschedul|revis|set|shift|shorten|switch)\w*\b[^.;]*$"
)
BETWEEN = {"from": re.compile(r" (?:to|until|till|through) "), "between": re.compile(r" and ")}
BESIDE = re.compile(r"[^.;:!?()]{0,40}?[ ,]+from $")  # from a duration to its range


class Conflict(NamedTuple):
    """Two places of the text that contradict each other, why, the events that they tell of
    and what they disagree on."""

    start: int
    end: int
    start_b: int
    end_b: int
    reason: str
    event_a: int | None = None
    event_b: int | None = None
    kind: str = "dates"


def misdated(text: str, times: Sequence[Expression]) -> Iterator[Conflict]:
    """One row per pair of places whose dates contradict each other by themselves."""
    told = {int(year) for year in YEAR.findall(text)}
    for _, inside in itertools.groupby(times, key=lambda row: row.sentence):
        found = list(inside)
        yield from _weekdays(text, found, told)
        ranges = list(_ranges(text, found))
        yield from _backwards(ranges)
        yield from _lengths(text, found, ranges)


def _weekdays(text: str, found: Sequence[Expression], told: set[int]) -> Iterator[Conflict]:
    """`told` are the years named in the text: a date without a year may be of any of them."""
    for row in found:
        name = NAMED_DAY.search(row.surface)
        if name and _is_day(row) and name.end() < len(row.surface):
            start = row.start + name.start()
            yield from _weekday(start, name.group(), row, told, name.end())
    for one, other in itertools.pairwise(found):
        between = text[one.end : other.start]
        if _is_weekday(one) and _is_day(other) and APPOSED.fullmatch(between):
            yield from _weekday(one.start, one.surface, other, told)
        if _is_weekday(other) and _is_day(one) and A_DAY.fullmatch(between):
            yield from _weekday(other.start, other.surface, one, told)


def _is_weekday(row: Expression) -> bool:
    return NAMED_DAY.fullmatch(row.surface) is not None


def _is_day(row: Expression) -> bool:
    """Whether it is a full date that the text gives by day and month."""
    return bool(FULL.fullmatch(row.value)) and any(c.isdigit() for c in row.surface)


def _weekday(
    start: int, name: str, row: Expression, told: set[int], skip: int = 0
) -> Iterator[Conflict]:
    day = dt.date.fromisoformat(row.value)
    explicit = YEAR.search(row.surface) is not None
    near = {day.year - 1, day.year, day.year + 1}
    years = {day.year} if explicit else near | told
    fits = {WEEKDAYS[d.weekday()] for year in years if (d := _in_year(day, year))}
    if name.lower() in fits:
        return
    is_on = WEEKDAYS[day.weekday()].capitalize()
    reason = f"“{row.surface[skip:].strip(' ,')}” is no {name} ({day} is a {is_on})"
    yield Conflict(start, start + len(name), row.start + skip, row.end, reason)


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _ranges(text: str, found: Sequence[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Pairs of expressions said as "from … to …" or "between … and …"."""
    for one, other in itertools.pairwise(found):
        opens = text[max(0, one.start - LEFTWARD) : one.start].lower()
        if MOVED.search(opens):
            continue
        for word, link in BETWEEN.items():
            if opens.endswith(f"{word} ") and link.fullmatch(text[one.end : other.start]):
                yield one, other


def _backwards(ranges: Sequence[tuple[Expression, Expression]]) -> Iterator[Conflict]:
    for one, other in ranges:
        if one.earliest is None or other.latest is None or other.latest >= one.earliest:
            continue
        if (_has_year(one) and _has_year(other)) or _share_month(one, other):
            yield Conflict(one.start, one.end, other.start, other.end,
                       f"“{one.surface}” is after “{other.surface}”")  # fmt: skip


def _has_year(row: Expression) -> bool:
    return YEAR.search(row.surface) is not None


def _share_month(one: Expression, other: Expression) -> bool:
    """ "From March 3 to March 1": whatever the year."""
    return _is_day(one) and _is_day(other) and one.value[:7] == other.value[:7]


def _lengths(
    text: str, found: Sequence[Expression], ranges: Sequence[tuple[Expression, Expression]]
) -> Iterator[Conflict]:
    for row in found:
        length = LENGTH.fullmatch(row.value) if row.type == "DURATION" else None
        said = text[max(0, row.start - 12) : row.end].lower()
        if not length or LOOSE.search(said):
            continue
        for one, other in ranges:
            if not BESIDE.fullmatch(text[row.end : one.start].lower()):
                continue
            if not _is_possible(int(length[1]), DAYS[length[2]], one, other):
                yield Conflict(row.start, row.end, one.start, other.end,
                           f"“{row.surface}” do not fit between “{one.surface}” and "
                           f"“{other.surface}”")  # fmt: skip


def _is_possible(number: int, unit: float, one: Expression, other: Expression) -> bool:
    """Whether a rounded length can lie between two dates, each of which may be a whole year."""
    low, high, opens, ends = one.earliest, one.latest, other.earliest, other.latest
    if low is None or high is None or opens is None or ends is None or ends < low:
        return True
    longest, shortest = (ends - low).days + 1, (opens - high).days
    return (number - ROUNDED_UP) * unit <= longest and shortest <= (number + ROUNDED_DOWN) * unit
