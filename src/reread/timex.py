"""Values of times as TIMEX3 (TimeML 1.2.1) writes them, and the days of those of the calendar.

2014, 2022-02, 2025-08-20T22:00, 2025-W34, 1989-Q3, 1941-SU, 199 (the 1990s), 19 (the twentieth
century); with X for what is not said: XXXX-WXX-3 (some Wednesday); P3Y, PT30M, PXD; PAST_REF.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

Day = dt.date

# Seasons of the northern hemisphere as (month, day) to (month, day), meteorological and
# astronomical together, so that neither reading falls outside. "The winter of 1942" is either of
# the two that touch 1942.
SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 22))}
PARTS_OF_YEAR = {
    "H1": (1, 6),
    "H2": (7, 12),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
}

# A zone says where the clock hangs; the day stays the one that was said.
_ZONE = r"(?:Z|[+-]\d\d(?::\d\d)?)?"
_SHAPES = tuple((grain, re.compile(shape)) for grain, shape in (
    ("year", r"(?P<y>\d{4})(?:-XX(?:-XX)?|-QX|-WXX)?"),
    ("month", r"(?P<y>\d{4})-(?P<m>\d\d)(?:-XX)?"),
    ("day", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
    ("part of day", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)T(?:MO|MI|AF|EV|NI|DT|XX)"),
    ("hour", rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)T\d\d{_ZONE}"),
    ("minute", rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)T\d\d:\d\d{_ZONE}"),
    ("second", rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)T\d\d:\d\d:\d\d{_ZONE}"),
    ("week", r"(?P<y>\d{4})-W(?P<w>\d\d)"),
    ("weekend", r"(?P<y>\d{4})-W(?P<w>\d\d)-WE"),
    ("season", r"(?P<y>\d{4})-(?P<s>SP|SU|FA|WI)"),
    ("quarter", r"(?P<y>\d{4})-(?P<p>Q[1-4])"),
    ("half", r"(?P<y>\d{4})-(?P<p>H[12])"),
    ("decade", r"(?P<y>\d{3})"),
    ("century", r"(?P<y>\d{2})"),
    ("millennium", r"(?P<y>\d)"),
))  # fmt: skip
# Lengths: P3Y, PT30M, PXD
_LENGTH = r"(?:\d+(?:\.\d+)?|X)"
_PERIOD = re.compile(rf"P(?=.)(?:{_LENGTH}(?:ML|CE|WE|[YQMWDNX]))*(?:T(?:{_LENGTH}[HMS])+)?")
_DESIGNATOR = re.compile(r"(?<![\d.X])[\d.X]+(ML|CE|WE|[YQMWDNHS])")
_UNITS = {
    "ML": "millennium", "CE": "century", "Y": "year", "Q": "quarter", "M": "month", "WE": "weekend",
    "W": "week", "D": "day", "N": "night", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_BEFORE_CHRIST = re.compile(r"BC(?P<year>\d\d)?\d\d")  # BC0044, BC05 (the fifth century)
_CLOCK = re.compile(
    r"[^T]*(?:T(?:[A-Z]{2}(?::XX){0,2}|(?:[01]\d|2[0-4])(?::[0-5]\d){0,2}(?:Z|[+-].*)?))?"
)
# What is not said, and what could stand there: some Wednesday is known to be a day all the same
_SOME_WEEKDAY = re.compile(r"XXXX(?:-XX)?-W(?:XX|\d\d)-[1-7](?=$|T)")
_UNSAID = (
    (_SOME_WEEKDAY, "2000-01-01"), (r"^XXXX", "2000"), (r"^XXX$", "200"), (r"^XX$", "20"),
    (r"^X$", "2"), ("WXX", "W01"), ("QX", "Q1"), ("TXX:", "T01:"), (r"(?<=[-:])XX", "01"),
)  # fmt: skip


def read_shape(value: str) -> tuple[str, dict[str, str]]:
    """Grain and parts of a calendar value; ("", {}) where it names no stretch of the calendar."""
    for grain, shape in _SHAPES:
        if match := shape.fullmatch(value):
            return grain, match.groupdict()
    return "", {}


def bounds(value: str) -> tuple[Day | None, Day | None]:
    """First and last day of a calendar value; None where unknown or outside the years 1 to 9999."""
    grain, parts = read_shape(value)
    try:
        return _bounds(grain, parts) if grain else (None, None)
    except (ValueError, OverflowError):
        return None, None


def _bounds(grain: str, parts: dict[str, str]) -> tuple[Day | None, Day | None]:
    year = int(parts["y"])
    if "w" in parts:
        days = (6, 7) if grain == "weekend" else (1, 7)
        first, last = (Day.fromisocalendar(year, int(parts["w"]), day) for day in days)
        return first, last
    if "s" in parts:
        if parts["s"] == "WI":
            return Day(year, 1, 1), Day(year + 1, 3, 21)
        first_day, last_day = SEASONS[parts["s"]]
        return Day(year, *first_day), Day(year, *last_day)
    if "p" in parts:
        first_month, last_month = PARTS_OF_YEAR[parts["p"]]
        return Day(year, first_month, 1), month_end(year, last_month)
    if "d" in parts:
        day = Day(year, int(parts["m"]), int(parts["d"]))
        return day, day
    if "m" in parts:
        return Day(year, int(parts["m"]), 1), month_end(year, int(parts["m"]))
    length = 10 ** (4 - len(parts["y"]))  # 199 lasts ten years, 19 a hundred
    last = Day(year * length + length - 1, 12, 31)
    return (Day(max(year * length, 1), 1, 1), last) if year * length + length > 1 else (None, None)


def month_end(year: int, month: int) -> Day:
    """The last day of a month."""
    return Day(year, month, monthrange(year, month)[1])


def exists(month: int, day: int, year: int = 2000) -> bool:
    """Whether a month has such a day; in any year, where none is said."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(max(year, 1), month)[1]


def kinds_of(value: str) -> tuple[str, ...]:
    """The types that a value can have, the likeliest first; none where it is no value."""
    if _PERIOD.fullmatch(value):
        return "DURATION", "SET"
    if value in REFERENCES:
        return ("DATE",)
    if not value.isascii():  # digits of other scripts are digits to patterns
        return ()
    on_calendar = value.startswith(("X", "BC")) or bounds(value)[0] is not None
    if not (grain_of(value) and on_calendar and _CLOCK.fullmatch(value)):
        return ()
    type = "TIME" if "T" in value else "DATE"
    return (type, "SET") if value.startswith("X") else (type,)


def grain_of(value: str) -> str:
    """The unit that a value speaks in; "" where it names none, or is no value."""
    if _PERIOD.fullmatch(value):
        found = _DESIGNATOR.search(value)
        clock = "T" if value.startswith("PT") else ""
        return _UNITS.get(f"{clock}{found[1]}", "") if found else ""
    if before := _BEFORE_CHRIST.fullmatch(value):
        return "year" if before["year"] else "century"
    if value.startswith("X"):
        for unsaid, said in _UNSAID:
            value = re.sub(unsaid, said, value)
        return read_shape(value)[0] if bounds(value)[0] else ""
    return read_shape(value)[0]
