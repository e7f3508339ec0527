"""A publication date as a source states it: ISO 8601 with its clock and zone, or why it is none.

Nothing is completed or guessed: a date without a day, one that the calendar does not have, and one
that could be two days is no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from .findings import Found, short

EARLIEST, LATEST = 1450, 2100  # years: since movable type; further on than any embargo
UNIX = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # what programs write where they know no date
MILLISECONDS = 100_000_000_000  # as seconds, the year 5138; as milliseconds, 1973
MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# Hours from UTC: RFC 2822's own names, and others that name one zone only
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "jst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?", r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:(?: at|[ t,|·–-])*+\s*+(?P<hour>\d{1,2})(?::?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d)(?P<fraction>[.,]\d+)?)?)?"
    r"\s*+(?:(?P<half>[ap]\.?m\.?)\s*+)?\(?(?P<zone>[a-z]{1,4}|[+-]\d\d(?::?\d\d)?)?\)?"
    r"(?:\s*\([a-z ]+\)|\s?[a-z]{3}|\[[\w/+-]+\])?)?"
)
_TAIL = r"(?:,?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)?"
FORMS = tuple(re.compile(form + _TAIL + _CLOCK + r"\s*", re.I) for form in (
    rf"{_YEAR}(?P<sign>[-/.]?)(?P<number>\d\d?)(?P=sign)(?P<day>\d\d?)",
    rf"{_WEEKDAY}{_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    r"(?P<first>\d\d?)[/.-](?P<second_place>\d\d?)[/.-](?P<year>\d{4})",
))  # fmt: skip
# The same in another order: as C and Twitter write it, with the clock first, and as .NET does
ORDERS = (
    (
        re.compile(r"(\w{1,9} \w{1,9} \d\d?) (\d\d:\d\d:\d\d)( [+-]\d{4}| [A-Z]{3,4})? (\d{4})"),
        r"\1 \4 \2\3",
    ),
    (re.compile(r"(\d\d?:\d\d(?: ?[ap]\.?m\.?)?),? (\D.*\d{4}|\d\d? \w+ \d{4})", re.I), r"\2 \1"),
    (re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/"), r"\1"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun)")


class Stated(NamedTuple):
    """A date as ISO 8601, or why what was stated is none or may be wrong."""

    value: str | None
    doubt: str | None = None


def stated(value: Any) -> Stated:
    """The date that a source states; Unix time in seconds or milliseconds is one, too."""
    text = " ".join(str(value).split())
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return Stated(None, f"{short(text)} is not a date")
    for order, usual in ORDERS:
        text = order.sub(usual, text) if order.fullmatch(text) else text
    if re.fullmatch(r"-?\d{9,11}(\.\d+)?|-?\d{12,13}|0(\.0)?", text):
        return _unix(float(text))
    match = next((match for form in FORMS if (match := form.fullmatch(text))), None)
    if not match:
        return Stated(None, f"{short(text)} is not a date")
    parts = match.groupdict()
    if "first" in parts:
        parts |= _numbers(int(parts["first"]), int(parts["second_place"]))
        if not parts["day"]:
            return Stated(None, f"{short(text)} could be two days")
    try:
        moment = _moment(parts)
    except (ValueError, OverflowError):
        return Stated(None, f"{short(text)} is not a day of the calendar")
    date, day = _within(moment, text), WEEKDAYS[moment.weekday()]
    if (named := _NAMED.search(text)) and day[:3].lower() != named[0].lower() and date.value:
        return date._replace(doubt=f"{short(text)} was a {day}")
    return date


def tell_dates(found: Found, statements: Iterable[tuple[Any, str]]) -> None:
    """Add the dates stated, each a value and where it stood, the most trusted first.

    Of those that agree with the first, one with a clock is the most trusted. What is no date, and
    dates of different days, become notices.
    """
    told: list[tuple[str, str]] = []
    for value, source in statements:
        date, doubt = stated(value)
        if date:
            told.append((date, source))
        if doubt:
            so = "may be wrong" if date else "is not used"
            found.notices.append(f"The date stated by {source} {so}: {doubt}.")
    exact = next((one for one in told if agree(told[0][0], one[0]) and "T" in one[0]), None)
    told = [*([exact] if exact else []), *(one for one in told if one != exact)]
    for date, source in told:
        found.tell("published", date, source)
    for date, source in told[1:]:
        if not agree(told[0][0], date):
            found.notices.append(
                f"Publication dates differ: {told[0][1]} says {told[0][0]}, {source} says {date}; "
                "the first is used."
            )


def agree(one: str, other: str) -> bool:
    """Whether two ISO dates name the same day, in their own zones or at Greenwich."""
    if one[:10] == other[:10]:
        return True
    moments = [dt.datetime.fromisoformat(date) for date in (one, other)]
    days = {moment.astimezone(dt.UTC).date() for moment in moments if moment.tzinfo}
    return len(days) == 1 and all(moment.tzinfo for moment in moments)


def _unix(seconds: float) -> Stated:
    seconds = seconds / 1000 if abs(seconds) >= MILLISECONDS else seconds
    if seconds == 0:
        return Stated(None, "0 is what programs write for no date")
    return _within(UNIX + dt.timedelta(seconds=int(seconds)), str(seconds))


def _numbers(first: int, second: int) -> dict[str, Any]:
    """Day and month of 19/8/2025 and 8/19/2025; no day where it could be either."""
    if first > 12 or first == second:
        return {"day": first, "number": second}
    return {"day": second, "number": first} if second > 12 else {"day": None}


def _moment(parts: dict[str, Any]) -> dt.date:
    """The day, with clock and zone where they are stated; ValueError if there is none such."""
    month = parts.get("number") or MONTHS[parts["month"][:3].lower()]
    day = dt.date(int(parts["year"]), int(month), int(parts["day"]))
    if parts["hour"] is None:
        return day
    hour = int(parts["hour"])
    if half := (parts["half"] or "").lower():
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif parts["minute"] is None:
        raise ValueError
    clock = dt.time(
        hour, int(parts["minute"] or 0), int(parts["second"] or 0), tzinfo=_zone(parts["zone"])
    )
    return dt.datetime.combine(day, clock)


def _zone(name: str | None) -> dt.timezone | None:
    """A zone by its name or offset; none where the name stands for several."""
    if offset := re.fullmatch(r"([+-])(\d\d):?(\d\d)?", name or ""):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return dt.timezone(dt.timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    hours = ZONES.get((name or "").lower())
    return None if hours is None else dt.timezone(dt.timedelta(hours=hours))


def _within(moment: dt.date, text: str) -> Stated:
    """A date in the years that newspapers can have."""
    if isinstance(moment, dt.datetime) and moment.replace(tzinfo=dt.UTC) == UNIX:
        return Stated(None, f"{short(text)} is what programs write for no date")
    if not EARLIEST <= moment.year <= LATEST:
        return Stated(None, f"{short(text)} is not between the years {EARLIEST} and {LATEST}")
    return Stated(moment.isoformat())
