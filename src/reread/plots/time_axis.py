"""Where a dated row lies on an axis of time, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axis import Axis

MARGIN = 0.04  # of the time shown, left free at both ends
LEAST_MARGIN = 3.0  # days
NEAR = 0.75  # of the rows are always shown to scale
FAR_OFF = 20  # times as long would the axis be with the others as without
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


def limits(spans: list[Span], kept: Sequence[Span] = ()) -> tuple[float, float]:
    """The stretch of time to show, with a margin, within matplotlib's calendar.

    It shows all spans, unless a few lie so far off that the others would fall into one spot;
    then it shows the others and all that are `kept`.
    """
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    near = _nearest(sorted(spans, key=lambda s: s.start))
    low, high = min(s.start for s in [*near, *kept]), max(s.end for s in [*near, *kept])
    if (high - low) * FAR_OFF <= last - first:
        first, last = low, high
    room = max((last - first) * MARGIN, LEAST_MARGIN)
    return max(first - room, CALENDAR[0]), min(last + room, CALENDAR[1])


def _nearest(ordered: list[Span]) -> list[Span]:
    """The share of the spans that lie closest together, and what lies beside them."""
    many = math.ceil(len(ordered) * NEAR)
    windows = [ordered[i : i + many] for i in range(len(ordered) - many + 1)]
    ends = ((window[0].start, max(s.end for s in window)) for window in windows)
    low, high = min(ends, key=lambda pair: pair[1] - pair[0])
    beside = high - low
    return [s for s in ordered if low - beside <= s.start and s.end <= high + beside]


def show_dates(axis: Axis) -> None:
    """Ticks at round dates, each written once."""
    locator = mdates.AutoDateLocator(minticks=3, maxticks=9)
    axis.set_major_locator(locator)
    axis.set_major_formatter(mdates.ConciseDateFormatter(locator))
