"""Where a dated row lies on an axis of time, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axis import Axis, XAxis
from matplotlib.ticker import Formatter

from ..english import MONTHS, written
from ..english import days as between

MARGIN = 0.04  # of the time shown, left free at both ends
LEAST_MARGIN = 3.0  # days
FEW = 1 / 3  # of the rows, or one, can be too far off to be shown to scale
FAR_OFF = 8  # times as long would the axis be with them as without
LEAST = 240.0  # days, shared by the rows: what is shown in that needs no closer look
LABELS = 9  # points, of dates
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
CALENDAR = tuple(mdates.date2num(np.array(["0001-01-02", "9999-12-30"], "M8[s]")))  # matplotlib's


class Span(NamedTuple):
    """First day and the day after the last, in matplotlib's days; each end may be open."""

    start: float
    end: float
    open_start: bool
    open_end: bool
    year_certain: bool

    @property
    def bounded(self) -> bool:
        """Whether neither end is open."""
        return not self.open_start and not self.open_end

    @property
    def certain(self) -> bool:
        """Whether all readings share it: it is one day, no more can lie outside it."""
        return self.end - self.start <= 1 and self.bounded

    @property
    def middle(self) -> float:
        """The day in the middle."""
        return (self.start + self.end) / 2

    def within(self, low: float, high: float) -> tuple[float, float]:
        """From where to where it is drawn: open ends reach the frame, nothing leaves it."""
        start = low if self.open_start else self.start
        end = high if self.open_end else self.end
        return min(max(start, low), high), max(min(end, high), low)

    def goes_on(self, low: float, high: float) -> tuple[bool, bool]:
        """Whether it goes on before and after what is shown."""
        return self.open_start or self.start < low, self.open_end or self.end > high

    def precedes(self, other: Span) -> bool:
        """Whether it is over before the other can begin."""
        return not self.open_end and not other.open_start and self.end <= other.start


def is_dated(table: pd.DataFrame) -> pd.Series:
    """Which rows have a bound at least at one end."""
    return table["earliest"].notna() | table["latest"].notna()


def span(row: dict[str, Any]) -> Span:
    """The span of a dated row of `times`, `events` or `reference_date`."""
    early, late = row["earliest"], row["latest"]
    low, high = pd.isna(early), pd.isna(late)
    first, last = (late if low else early), (early if high else late)
    start, end = mdates.date2num(np.array([first, last + pd.Timedelta(days=1)], "M8[s]"))
    holds_on = high and row.get("relation") == "since"  # its first year is known, not its last
    one_year = not low and not high and first.year == last.year
    return Span(float(start), float(end), bool(low), bool(high), bool(one_year or holds_on))


def limits(spans: Sequence[Span], kept: Sequence[Span] = ()) -> tuple[float, float]:
    """The stretch of time to show, with a margin, within matplotlib's calendar.

    It shows all spans, unless a few lie so far off that the others would fall into one spot;
    then it shows the others and all that are `kept`.
    """
    near = _near(sorted(spans, key=lambda one: (one.start, one.end)), kept)
    first, last = _reach(near)
    room = max((last - first) * MARGIN, LEAST_MARGIN)
    return max(first - room, CALENDAR[0]), min(last + room, CALENDAR[1])


def _near(ordered: list[Span], kept: Sequence[Span]) -> list[Span]:
    """All spans but the few that lie far off, as few as need be."""
    for many in range(len(ordered) - 1, len(ordered) - max(1, int(len(ordered) * FEW)) - 1, -1):
        windows = [ordered[i : i + many] for i in range(len(ordered) - many, -1, -1)]
        near = min(([*window, *kept] for window in windows if window), key=_length, default=ordered)
        if max(_length(near), LEAST / max(many, 1)) * FAR_OFF <= _length(ordered):
            return near
    return ordered


def _reach(spans: Sequence[Span]) -> tuple[float, float]:
    return min(one.start for one in spans), max(one.end for one in spans)


def _length(spans: Sequence[Span]) -> float:
    first, last = _reach(spans)
    return last - first


def roughly(row: dict[str, Any]) -> str:
    """When a dated row is, in short: "1952", "May 1952", "1800–1809", "since 1952", "1952 or
    earlier"."""
    first, last = row["earliest"], row["latest"]
    if pd.isna(first) or pd.isna(last):
        relation, day = row.get("relation"), last if pd.isna(first) else first
        turn = (day.month, day.day) in ((1, 1), (12, 31))  # of the year
        when = str(day.year) if turn else f"{SHORT_MONTHS[day.month - 1]} {day.year}"
        if relation in ("since", "until"):
            return f"{relation} {when}"
        return f"{when} or {'earlier' if pd.isna(first) else 'later'}"
    if first.year != last.year:
        return f"{first.year}–{last.year}"
    month = f"{SHORT_MONTHS[first.month - 1]} " if first.month == last.month else ""
    return f"{month}{first.year}"


def days(row: dict[str, Any]) -> str:
    """When a dated row is, to the day: "3 May 2020", "August 2014", "2014", "1 to 3 May 2020",
    "since 1 March 2014", "by 2 May 2020"."""
    first, last = row["earliest"], row["latest"]
    if pd.isna(first) or pd.isna(last):
        day = written(last if pd.isna(first) else first)
        relation = row.get("relation")
        if relation in ("since", "until"):
            return f"{relation} {day}"
        return f"{day} or {'earlier' if pd.isna(first) else 'later'}"
    return between(first, last)


class Dates(Formatter):
    """Round dates, each as short as can be: the month or year stands where it changes, after
    what is `between` them."""

    def __init__(self, between: str) -> None:
        self.between = between

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """The words at each tick."""
        days = [mdates.num2date(value) for value in values]
        by_month = all(day.day == 1 for day in days)
        if by_month and all(day.month == 1 for day in days):
            return [str(day.year) for day in days]
        told = []
        for before, day in zip([None, *days], days, strict=False):
            month, new_year = SHORT_MONTHS[day.month - 1], before is None or before.year != day.year
            new_month = not by_month and (new_year or before.month != day.month)
            over = [month] * new_month + [str(day.year)] * new_year
            told.append(
                self.between.join(
                    filter(None, (month if by_month else str(day.day), " ".join(over)))
                )
            )
        return told

    def __call__(self, value: float, pos: int | None = None) -> str:
        """The words at one tick alone."""
        return self.format_ticks([value])[0]


def show_dates(axis: Axis) -> None:
    """Ticks at round dates."""
    axis.set_tick_params(labelsize=LABELS)
    axis.set_major_locator(mdates.AutoDateLocator(minticks=3, maxticks=9))
    axis.set_major_formatter(Dates("\n" if isinstance(axis, XAxis) else " "))
