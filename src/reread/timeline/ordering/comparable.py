"""How far the days of an event can be held against other days.

"On Monday" without a date is a Monday for sure, but which one depends on the reference date and
on the tense; "on 3 May" and "in May" leave the year open in the same way; a bare clock time says
nothing of the day. So their bounds are widened or left open here, and weekday, day and month are
compared as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ..telling.alignment import rows
from ..telling.telling import Day, Telling, are_apart

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED_DAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.I)
YEAR = re.compile(r"\b[12]\d{3}\b")
DIGIT = re.compile(r"\d")
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
PART = re.compile(r"the \w+$", re.I)  # "in the morning"
DISTANCE = re.compile(r"\b(?:after|before|earlier|following|later|next|previous|prior)\b", re.I)
SHARED = "shared with"  # begins how an event came by the time of another
REACH = 9  # words behind a noun in which its time may stand
OF_A_DAY = frozenset({"in", "of", "on"})
WEEK = dt.timedelta(days=7)


class Expression(NamedTuple):
    """What is compared of a row of `times`."""

    sentence: int
    start: int
    end: int
    surface: str
    type: str
    value: str  # empty where it has none
    anchor: str | None
    earliest: Day
    latest: Day


class Dated(NamedTuple):
    """A telling with days as wide as they can be, and what is sure of them.

    `said` is the time that dates it, `anchor` what that was resolved against; `weekday`, `month`
    and `day` are those of it where it speaks of a single one.
    """

    told: Telling
    earliest: Day
    latest: Day
    said: str = ""
    anchor: str = ""
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    beside: bool = False  # the time only stands behind it

    @property
    def said_at(self) -> int | None:
        """The number of the time that dates it."""
        return self.told.time.number if self.told.time else None

    @property
    def is_dated(self) -> bool:
        """Whether a temporal expression gives it a first or last day."""
        own = self.beside or not self.told.by_order
        return own and not (self.earliest is None and self.latest is None)

    @property
    def has_days(self) -> bool:
        """Whether anything is sure of its days by a time of its own."""
        if self.beside:
            return False
        return self.is_dated or self.weekday is not None or self.month is not None


def expressions(times: pd.DataFrame) -> list[Expression]:
    """The rows of `times`."""
    found = (Expression(*row) for row in rows(times, *Expression._fields))
    return [one if one.value else one._replace(value="") for one in found]


def comparable(tellings: Sequence[Telling], times: Sequence[Expression]) -> list[Dated]:
    """The tellings with days as wide as they can be; a noun without a time takes one that dates
    nothing else and stands behind it: "hired in 2010, before the death of Lund in 2009"."""
    plain = [Dated(one, one.earliest, one.latest) for one in tellings]
    taken = {one.time.number for one in tellings if one.time}
    free = {time.start: time for number, time in enumerate(times) if number not in taken}
    places = {(one.sentence.number, one.place) for one in tellings}
    found = []
    for one in plain:
        time = times[one.told.time.number] if one.told.time else None
        behind = _behind(one.told, free, places) if free and time is None else None
        if behind and behind.type == "DATE":
            one = one._replace(earliest=behind.earliest, latest=behind.latest, beside=True)
            time = behind
        found.append(_sure(one, time) if time else one)
    return found


def _behind(
    told: Telling, free: Mapping[int, Expression], places: Container[tuple[int, int]]
) -> Expression | None:
    """The free time that stands behind a noun, with no verb, comma or other event between."""
    sentence = told.sentence
    if told.group is not None:
        return None
    for i in range(told.place + 1, min(told.place + REACH, len(sentence.words))):
        word = sentence.words[i]
        if sentence.timed[i]:
            return free.get(word.start) if sentence.low(i - 1) in OF_A_DAY else None
        if word.tag.startswith(("V", ",", ":", "CC")) or (sentence.number, i) in places:
            return None
    return None


def _sure(one: Dated, time: Expression) -> Dated:
    surface, first, last = time.surface, time.earliest, time.latest
    one = one._replace(said=surface, anchor=time.anchor or "")
    if first is None or last is None:
        return one
    if _is_counted(time) or _is_of_speaker(one.told, time):
        return one._replace(earliest=None, latest=None)
    one_day, one_month = first == last, (first.year, first.month) == (last.year, last.month)
    sure = one._replace(
        weekday=first.weekday() if one_day else None,
        month=first.month if one_month else None,
        day=first.day if one_day else None,
    )
    if YEAR.search(surface) or (time.anchor or "").startswith("time "):
        return sure
    name = NAMED_DAY.search(surface)
    weekday = WEEKDAYS.index(name.group().lower()) if name else None
    if MONTH.search(surface):
        return sure._replace(earliest=None, latest=None, weekday=weekday)
    if not name:
        return sure
    return one._replace(
        weekday=weekday,
        earliest=None if one.earliest is None else one.earliest - WEEK,
        latest=None if one.latest is None else one.latest + WEEK,
    )


def _is_counted(time: Expression) -> bool:
    """Whether its day is that of another time, perhaps of the one thought of: of a clock ("2:45
    a.m."), a part of a day ("in the morning"), a distance ("a day earlier")."""
    surface, of_day = time.surface, time.type == "TIME"
    bare = PART.match(surface) or not DIGIT.sub("", surface).strip(" :.apmh")
    if of_day and bare:
        return True
    named = any(name.search(surface) for name in (NAMED_DAY, MONTH, YEAR))
    from_other = (time.anchor or "").startswith("time ") and not named
    return from_other and (of_day or DISTANCE.search(surface) is not None)


def _is_of_speaker(told: Telling, time: Expression) -> bool:
    """Whether its day is that of what someone said, perhaps long ago: “this evening”."""
    named = any(name.search(time.surface) for name in (NAMED_DAY, MONTH, YEAR))
    return told.sentence.quote[told.place] is not None and time.anchor == "published" and not named


def clash(one: Dated, other: Dated) -> bool:
    """Whether no day can be that of both; two beginnings, or two ends, are held against each
    other as days are, and so are both ends of two ranges."""
    if are_apart(one, other):
        return True
    relation = one.told.relation
    if relation != other.told.relation or relation in ("before", "after"):
        return False
    if relation in ("since", "until") and _begin_apart(one, other):
        return True
    pairs = ((one.weekday, other.weekday), (one.month, other.month), (one.day, other.day))
    unfit = any(None not in pair and pair[0] != pair[1] for pair in pairs)
    return unfit or _have_other_ends(one, other)


def _begin_apart(one: Dated, other: Dated) -> bool:
    """Whether two years since which, or until which, something goes on are not one."""
    times = one.told.time, other.told.time
    sure = YEAR.search(one.said) and YEAR.search(other.said)
    return bool(sure and times[0] and times[1] and are_apart(times[0], times[1]))


def _have_other_ends(one: Dated, other: Dated) -> bool:
    """Whether two ranges overlap, but neither is a part of the other told more closely: from 1990
    to 1998, and from 1992 to 1998."""
    ranges = all(each.told.time and each.told.time.ends for each in (one, other))
    begin, end, began, ended = one.earliest, one.latest, other.earliest, other.latest
    if not ranges or begin is None or end is None or began is None or ended is None:
        return False
    inside = (begin < began) == (ended < end)
    return (begin == began) != (end == ended) or not (begin == began or inside)
