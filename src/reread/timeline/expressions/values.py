"""What an expression means, and calendar arithmetic: from a day to a value, and to other days.

How values are written is said in `reread.timex`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from ...timex import Day, bounds, exists, month_end, read_shape

# unit -> the months or days it lasts
IN_MONTHS = {
    "month": 1,
    "quarter": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
IN_DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
IN_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
WHOLE_DAY = (dt.timedelta(), dt.timedelta(hours=23, minutes=59))  # its first and last minute

# fine to coarse
GRAINS = (
    "second", "minute", "hour", "part of day", "day", "weekend", "week", "month", "quarter",
    "season", "half", "year", "decade", "century", "millennium",
)  # fmt: skip

UNKNOWN = {
    "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX", "hour": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX:XX", "second": "XXXX-XX-XXTXX:XX:XX", "fortnight": "XXXX-WXX",
    "millennium": "X",
}  # fmt: skip


@dataclass(frozen=True)
class Value:
    """What an expression means.

    `earliest` and `latest` are whole days, inclusive. `anchor` says what it was resolved against:
    the name of a `Today`, "time 3", or "" where nothing was needed.
    """

    type: str
    value: str
    earliest: Day | None = None
    latest: Day | None = None
    grain: str = ""
    anchor: str = ""
    status: str = "resolved"

    @property
    def settles_nothing(self) -> bool:
        """Whether it only points: now, recently, in future, without so much as a unit."""
        return self.status == "vague" and not self.grain and self.value.endswith("_REF")


class Today(NamedTuple):
    """The day of publication; its clock ("14:54") where known; where it comes from: "published"
    (given) or the place of the page that states it. All empty where nobody says."""

    day: Day | None = None
    clock: str = ""
    anchor: str = ""


def nth_weekday(year: int, month: int, weekday: int, which: int) -> Day:
    """The second Sunday of May; -1 counts from the end."""
    if which < 0:
        after = Day(year + month // 12, month % 12 + 1, 1)
        return after - dt.timedelta(days=(after.isoweekday() - weekday - 1) % 7 + 1)
    first = Day(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def at(day: Day, grain: str) -> str:
    """The value, in a unit, that a day lies in."""
    if grain in ("week", "fortnight", "weekend"):
        of_week = day.isocalendar()
        return f"{of_week.year:04}-W{of_week.week:02}" + ("-WE" if grain == "weekend" else "")
    year = f"{day.year:04}"
    return {
        "month": f"{year}-{day.month:02}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{1 if day.month < 7 else 2}",
        "year": year,
        "decade": year[:3],
        "century": year[:2],
        "millennium": year[:1],
    }.get(grain, day.isoformat())


def shift(day: Day, number: float, unit: str) -> Day | None:
    """The day some units later, or earlier if negative; None outside the years 1 to 9999.

    The 31st becomes the last day of a shorter month.
    """
    try:
        if unit in IN_MONTHS:
            months = day.year * 12 + day.month - 1 + round(number * IN_MONTHS[unit])
            year, month = divmod(months, 12)
            return Day(year, month + 1, min(day.day, month_end(year, month + 1).day))
        if unit in IN_DAYS:
            return day + dt.timedelta(days=round(number * IN_DAYS[unit]))
        return day + dt.timedelta(seconds=round(number * IN_SECONDS[unit]))
    except (ValueError, OverflowError):
        return None


def moment(day: Day, clock: str, number: float, unit: str, anchor: str = "") -> Value:
    """The moment some hours, minutes or seconds from a clock ("14:54") of a day.

    Without a clock the day is the first or the last that it can lie on, and the bounds hold both;
    the last is named, since news is mostly written late in a day.
    """
    times = [dt.timedelta(hours=int(clock[:2]), minutes=int(clock[3:]))] * 2 if clock else WHOLE_DAY
    start = dt.datetime.combine(day, dt.time.min)
    try:
        step = dt.timedelta(seconds=number * IN_SECONDS[unit])
        first, last = (start + time + step for time in times)
    except OverflowError:
        return vague("PAST_REF" if number < 0 else "FUTURE_REF", grain=unit)
    shown = (f"T{last:%H}" if unit == "hour" else f"T{last:%H:%M}") if clock else "TXX"
    return Value("TIME", f"{last.date()}{shown}", first.date(), last.date(), unit, anchor)


def calendar(value: str, type: str = "DATE", anchor: str = "") -> Value:
    """A Value with the bounds and grain that its TIMEX3 value has; impossible for 30 February."""
    grain, parts = read_shape(value)
    earliest, latest = bounds(value)
    if "d" in parts and not exists(int(parts["m"]), int(parts["d"]), int(parts["y"])):
        return impossible(type, grain)
    return Value(type, value, earliest, latest, grain, anchor)


def impossible(type: str = "DATE", grain: str = "day") -> Value:
    """A date that no calendar has: it was said, but it can be no day."""
    return Value(type, "", grain=grain, status="impossible")


def open_date(value: str, grain: str, type: str = "DATE") -> Value:
    """A date that only a reference date could settle."""
    return Value(type, value, grain=grain, status="needs-reference-date")


def vague(value: str, type: str = "DATE", grain: str = "") -> Value:
    """A reference that no date would settle: recently, in the past, some years."""
    return Value(type, value, grain=grain, status="vague")
