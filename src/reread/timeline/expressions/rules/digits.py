"""Dates in digits: ISO 8601 with or without its clock, 19/11/2012, 2012/11/19, 24.12.2013."""

from __future__ import annotations

from ....timex import bounds
from ..surroundings import Context, Match, Rule
from ..values import Value, calendar, impossible
from ..year_meant import full_year
from .clock import offset_of


def iso_date(found: Match, context: Context) -> Value:
    """2014-03-18, and 2012/11/19: the year first says which is the month."""
    return calendar(f"{found['y']}-{int(found['first']):02}-{int(found['second']):02}")


def iso_week(found: Match, context: Context) -> Value:
    """2023-W27."""
    return calendar(f"{found['y']}-W{found['week']}")


def iso_moment(found: Match, context: Context) -> Value:
    """2024-11-05T13:20:00Z, with its zone as it stands."""
    zone = offset_of(found.get("zone"))
    return calendar(f"{found['date']}T{found['time']}{zone}", "TIME")


def numeric_date(found: Match, context: Context) -> Value | None:
    """A date in digits. Where day and month cannot be told apart the bounds hold both."""
    first, second, year = int(found["first"]), int(found["second"]), found["of"]
    if min(first, second) > 12 or not first or not second:
        return None
    if len(year) == 2:
        year = full_year(found.having(short=year), context)
    said = [f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}"]
    if found["mark"] == ".":
        said.reverse()  # where dots stand, days come first
    days = {value: day for value in said if (day := bounds(value)[0])}
    if len(days) < 2:
        return calendar(next(iter(days))) if days else impossible()
    low, high = sorted(days.values())
    return Value("DATE", next(iter(days)), low, high, "day", status="vague")


RULES = (
    Rule("iso date", "year", iso_date,
         r"(?P<y>(?:1\d|20|21)\d\d)-(?P<first>0[1-9]|1[0-2])-(?P<second>0[1-9]|[12]\d|3[01])(?!\d)",
         ("as of 2014-03-18.", "", "2014-03-18", "2014-03-18")),
    Rule("iso week", "year", iso_week,
         r"(?P<y>(?:19|20)\d\d)-w(?P<week>[0-5]\d)(?![\d-])",
         ("in 2020-W07 it", "", "2020-W07", "2020-W07")),
    Rule("year first", "year", iso_date,
         r"(?P<y>(?:1[89]|20)\d\d)(?P<mark>[/.])(?P<first>0?[1-9]|1[0-2])(?P=mark)"
         r"(?P<second>0?[1-9]|[12]\d|3[01])(?![\d/]|\.\d)",
         ("seen 1998/03/07 there", "", "1998/03/07", "1998-03-07"),
         ("seen 1998.3.7 there", "", "1998.3.7", "1998-03-07")),
    Rule("iso moment", "year", iso_moment,
         r"(?P<date>(?:1\d|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[t ]"
         r"(?P<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?"
         r"(?: ?(?P<zone>z\b|(?:utc|gmt)\b|[+-]\d\d:?\d\d))?(?![\d:])",
         ("at 2019-02-03T04:05:06Z it", "", "2019-02-03T04:05:06Z", "2019-02-03T04:05:06Z"),
         ("at 2019-02-03 04:05 +02:00 it", "", "2019-02-03 04:05 +02:00", "2019-02-03T04:05+02:00"),
         ("at 2019-02-03 04:05 it", "", "2019-02-03 04:05", "2019-02-03T04:05")),
    Rule("numeric date", "small", numeric_date,
         r"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<of>(?:1[89]"
         r"|20)\d\d|\d\d)(?![\d/]|\.\d)",
         ("on 12/25/2013 they", "", "12/25/2013", "2013-12-25"),
         ("on 24.12.2013 they", "", "24.12.2013", "2013-12-24")),
)  # fmt: skip
