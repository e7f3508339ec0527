"""How pages write a day: a date with its year, and the weekday, clock and zone round it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..expressions.vocabulary import MONTHS, WEEKDAYS

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)", r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d)"
_OF_WEEK = (
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|nes|rs?|ur)?"
    r"(?![a-z])\.?,? {1,2})?"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?!\d)"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?| ?(?P<half2>[ap])\.?m\b\.?)"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?= ?(?:GMT|UTC|Z\b|hrs|hours))"
)
_ZONE = (
    r"(?: ?\(?(?P<zone>(?:GMT|UTC)(?:[+-]\d{1,2})?|Z|BST|IST|JST|MSK|SAST|CES?T|EES?T"
    r"|WES?T|AE[SD]T|NZ[SD]T|[ECMP][SD]?T|local time|UK|[+-]\d\d:?\d\d)(?![A-Za-z])\)?)?"
)
_AGAIN = r"(?: [0-2]?\d:[0-5]\d (?:UK|[A-Z]{3,4})\b)?"  # the same time in another zone
_AFTER_DATE = r"(?:,? at |[,;]? ?[-–—|·•/] ?|[,;]? |T)"
_BEFORE_DATE = r"(?:,? on |[,;]? ?[-–—|·•] ?|,? )"
_WRITTEN = (
    rf"{_OF_WEEK}(?:the )?{_MONTH} {{1,2}}{_DAY},? {{1,2}}{_YEAR}",
    rf"{_OF_WEEK}(?:the )?{_DAY}[ -]{{1,2}}{_MONTH},?[ -]{{1,2}}{_YEAR}",
    rf"(?<![\d/.-]){_OF_WEEK}{_YEAR}(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)",
    # a day that no month could be
    rf"(?<![\d/.-]){_OF_WEEK}(?P<day>1[3-9]|2\d|3[01])(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark){_YEAR}",
)
YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_STAMPS = tuple(
    re.compile(shape, re.I)
    for date in _WRITTEN
    for shape in (
        rf"(?<![\w.:])(?:{_CLOCK}){_ZONE}{_BEFORE_DATE}{date}{_AGAIN}",
        rf"\b{date}(?:{_AFTER_DATE}(?:{_CLOCK}){_ZONE}{_AGAIN})?",
    )
)


class Stamp(NamedTuple):
    """A day as a page writes it: its span, its clock ("14:05") and zone where they stand there."""

    day: dt.date
    clock: str
    zone: str
    weekday: str
    start: int
    end: int


def stamps(text: str, start: int, end: int) -> list[Stamp]:
    """The stamps of a stretch of text, in order. A date that does not exist, or whose weekday is
    another, is none."""
    found: list[Stamp] = []
    if not YEAR.search(text, start, end):  # most blocks have none, and are done with at once
        return found
    matches = [match for shape in _STAMPS for match in shape.finditer(text, start, end)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if not found or match.start() >= found[-1].end:
            found += _stamp(match)
    return found


def _stamp(match: re.Match[str]) -> Iterator[Stamp]:
    said = {name: words for name, words in match.groupdict().items() if words}
    day = day_of(said["year"], said["month"], said["day"])
    weekday = said.get("weekday", "").lower()
    if day and (not weekday or WEEKDAYS[weekday] == day.isoweekday()):
        yield Stamp(day, _clock(said), said.get("zone", ""), weekday, *match.span())


def _clock(said: dict[str, str]) -> str:
    """The time of day as 14:05, "" where none is said."""
    hour = said.get("hour") or said.get("hour3")
    if hour is None:
        return ""
    minute = said.get("minute") or said.get("minute3") or "00"
    half = (said.get("half") or said.get("half2") or "").lower()
    shifted = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
    return f"{shifted:02}:{minute}"


def day_of(year: str, month: str, day: str) -> dt.date | None:
    """The day of a month in letters or digits; None for 31 June."""
    try:
        return dt.date(int(year), month_of(month), int(day))
    except ValueError:
        return None


def month_of(month: str) -> int:
    """1 … 12 of a month in letters or digits."""
    return int(month) if month.isdigit() else MONTHS[month[:3].lower()]


def days_of_month(year: str, month: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a month; None for the thirteenth."""
    first = day_of(year, month, "1")
    if first is None:
        return None
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
