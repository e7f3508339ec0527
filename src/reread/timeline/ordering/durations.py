"""Lengths held against the dates beside them: "for six years, from 2016 to 2020", "two years
after the 2014 vote, in 2019", "for ten years, since 1968"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..telling.telling import Day, Days
from .comparable import MONTH, YEAR, Expression
from .pair import Pair

LENGTH = re.compile(r"P(\d+)([DWMY])|PT(\d+)(H)")
CLOCK = re.compile(r".*T(\d\d):(\d\d).*")
HOURS = 24  # of a day, over whose end a length may go on
DAYS = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}  # mean length of a unit in the Gregorian calendar
# Spoken lengths are rounded: nearly three years are "three years", and so may three and a half be.
ROUNDED_UP, ROUNDED_DOWN = 0.6, 0.9  # in units
LOOSE = re.compile(
    r"\b(?:about|almost|around|at least|barely|fewer than|further|just under|less than|more than"
    r"|most of|nearly|over|roughly|some|under|up to|well)\b"
)
HEDGE_REACH = 12  # characters before a length in which it may be called a loose one
SINCE_REACH = 60  # characters before a length in which "has" or "have" stands
DASHES = ("-", "–")  # "three-four months"
OR_MORE = re.compile(r" (?:or (?:more|so|longer)|and (?:more|counting))\b")
BEFORE_RANGE = re.compile(r"[^.;:!?()]{0,40}?[ ,]+from $")  # from a length to its range
# From a range to its length: no other clause may come between.
AFTER_RANGE = re.compile(
    r"(?:(?! (?:that|which|who|whose|and|but|or|before|after) )[^.;:!?(),–—]){0,80}?"
    r",? for (?:a total of )?"
)
DATED = re.compile(rf"\d|{MONTH.pattern}", re.I)
SINCE = re.compile(r",? (?:ever )?since ")
TO_NOW = re.compile(r"\b(?:has|have)\b[^.;:!?]{0,60}$")  # what goes on until the day of the article
AND_SO_LONG = re.compile(r",? (?:just |only |exactly )?")  # from a date to "two years after"
FAR_FROM = re.compile(r" (after|before) [^.,;:!?()]{0,60}?")  # from a length to the other date
AND_THAT_IS = re.compile(r"(?: [^.,;:!?()]{1,40})?, (?:in|on) (?:early |late |mid-)?")
Range = tuple[Expression, Expression]


def durations(
    text: str, found: Sequence[Expression], ranges: Sequence[Range], today: dt.date | None
) -> Iterator[Pair]:
    """One row per length of a sentence and the dates that it is held against."""
    for place, row in enumerate(found):
        length = LENGTH.fullmatch(row.value) if row.type == "DURATION" else None
        said = text[max(0, row.start - HEDGE_REACH) : row.end].lower()
        loose = LOOSE.search(said) or OR_MORE.match(text, row.end)
        if not length or loose or text[row.start - 1 : row.start] in DASHES:
            continue
        if length[4]:
            yield from _hours(text, found, place, ranges, int(length[3]))
            continue
        number, unit = int(length[1]), DAYS[length[2]]
        for one, other in _bounds(text, found, place, ranges):
            if None not in (one.earliest, one.latest, other.earliest, other.latest):
                first, last = sorted((one, other), key=lambda date: date.start)
                fits = is_possible(number, unit, one, other)
                yield _pair(row, first.start, last.end, "" if fits else
                            f"between “{one.surface}” and “{other.surface}”")  # fmt: skip
        since = _since(text, found, place)
        if since and today and since.earliest and since.latest:
            now = Stretch(dt.datetime(*today.timetuple()[:3]), dt.datetime(*today.timetuple()[:3]))
            fits = is_possible(number, unit, since, now)
            yield _pair(row, since.start, since.end,
                        "" if fits else f"between “{since.surface}” and {today}")  # fmt: skip


def _hours(
    text: str, found: Sequence[Expression], place: int, ranges: Sequence[Range], number: int
) -> Iterator[Pair]:
    """A length in hours and the clocks between which it is said to lie."""
    for one, other in _bounds(text, found, place, ranges):
        clocks = [CLOCK.fullmatch(each.value) for each in (one, other)]
        if clocks[0] and clocks[1]:
            begin, end = (int(clock[1]) + int(clock[2]) / 60 for clock in clocks if clock)
            lasted = (end - begin) % HOURS or HOURS
            fits = number - ROUNDED_UP <= lasted <= number + ROUNDED_DOWN
            first, last = sorted((one, other), key=lambda clock: clock.start)
            yield _pair(found[place], first.start, last.end, "" if fits or number >= HOURS else
                        f"between “{one.surface}” and “{other.surface}”")  # fmt: skip


class Stretch(NamedTuple):
    """First and last day of what is held against a length."""

    earliest: Day
    latest: Day


def _bounds(
    text: str, found: Sequence[Expression], place: int, ranges: Sequence[Range]
) -> Iterator[Range]:
    """The dates between which a length is said to lie: in which it begins, and in which it ends."""
    row = found[place]
    for one, other in ranges:
        before = BEFORE_RANGE.fullmatch(text[row.end : one.start].lower())
        after = other.end < row.start and AFTER_RANGE.fullmatch(text[other.end : row.start])
        if before or after:
            yield one, other
    far = found[place + 1] if place + 1 < len(found) else None
    way = FAR_FROM.fullmatch(text[row.end : far.start]) if far else None
    near = _beside(text, found, place) if way else None
    if far and way and near and _has_year(near) == _has_year(far):
        yield (far, near) if way[1] == "after" else (near, far)


def _has_year(one: Expression) -> bool:
    """Whether a date names its year: where only one of two does, the other may be of another."""
    return YEAR.search(one.surface) is not None


def _beside(text: str, found: Sequence[Expression], place: int) -> Expression | None:
    """The date that is said to be so far from another: "in 2018, a year after the vote of 2017",
    "a year after the vote of 2017, in 2018"."""
    if place and AND_SO_LONG.fullmatch(text[found[place - 1].end : found[place].start]):
        return found[place - 1]
    behind = found[place + 2] if place + 2 < len(found) else None
    apart = behind and AND_THAT_IS.fullmatch(text[found[place + 1].end : behind.start])
    return behind if apart else None


def _since(text: str, found: Sequence[Expression], place: int) -> Expression | None:
    """The date since when something has gone on so long."""
    row = found[place]
    since = found[place + 1] if place + 1 < len(found) else None
    goes_on = TO_NOW.search(text, max(0, row.start - SINCE_REACH), row.start)
    if not (since and goes_on and SINCE.fullmatch(text[row.end : since.start])):
        return None
    return since if DATED.search(since.surface) else None  # not "since then"


def _pair(row: Expression, start: int, end: int, unfit: str) -> Pair:
    reason = unfit and f"“{row.surface}” do not fit {unfit}"
    return Pair(row.start, row.end, start, end, reason)


def is_possible(number: int, unit: float, one: Days, other: Days) -> bool:
    """Whether a rounded length can lie between two dates, each of which may be a whole year."""
    low, high, opens, ends = one.earliest, one.latest, other.earliest, other.latest
    if low is None or high is None or opens is None or ends is None:
        return True
    longest, shortest = (ends - low).days + 1, (opens - high).days
    return (number - ROUNDED_UP) * unit <= longest and shortest <= (number + ROUNDED_DOWN) * unit
