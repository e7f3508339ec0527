"""When: dated rows as bars on an axis of time."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import num2date

from . import bars, lanes
from .bars import Bar
from .lanes import Lane
from .style import DARK, SMALL, axes, bare, legend, note, nothing, settle
from .time_axis import is_dated, limits, show_dates

MOST = 40  # bars shown; more cannot be taken in
LANE, ROOMY = 15.0, 30.0  # points: the least height of a lane that keeps labels clear, the most
CLOSER = 0.12  # lanes by which a label in a lane of its own stands nearer to its bar


def timeline(
    events: pd.DataFrame,
    ax: Axes | None = None,
    *,
    conflicts: pd.DataFrame | None = None,
    times: pd.DataFrame | None = None,
    names: Mapping[str, str] | None = None,
    most: int = MOST,
) -> Axes:
    """Draw each dated row from the first to the last day that it can be.

    `events` is the table `events`, plain or made legible (then labels name who and whom), or
    `times`. A solid bar is a certain day; a pale one the days within which a row can lie; a
    hatched one has not even a certain year; an arrow is an open end; what is too short for a bar
    is a mark. Edges and shapes tell what is not said as fact; the label says whose word it is,
    unless the narrator's (`names` gives the words for an entity's id). Rows of `conflicts` are
    joined by red lines. A time whose day is not known is hatched from edge to edge; with the
    table `times`, only if it waits for the article's date. Rows that lie very far off are arrows
    at the edge, with their year. At most `most` bars are drawn, and no more than have room; a
    note counts what is left out.
    """
    ax = axes(ax)
    dated = events[is_dated(events)]
    if dated.empty:
        return nothing(ax, "nothing here has a day that is known")
    clashes = bars.clashing_pairs(conflicts, dated)
    clashing = {number for pair in clashes for number in pair}
    shown = bars.bars(events, names or {}, clashing, times)[:most]
    spans = [bar.span for bar in shown if bar.span]
    ax.set_xlim(*limits(spans, [b.span for b in shown if b.span and b.number in clashing]))
    shown = [_with_year(ax, bar) for bar in shown]
    _frame(ax, shown, clashes)
    note(ax, " ")
    settle(ax)
    shown, places = _fit(ax, shown, clashes)
    _frame(ax, shown, clashes)
    what = "events" if "event" in events else "expressions"
    told = f"{len(dated)} of {len(events)} {what} have a known day or span of days"
    left_out = len(dated) - sum(bar.span is not None for bar in shown)
    note(ax, f"{told}; {left_out} of them have no room here" if left_out else told)
    for bar, place in zip(shown, places, strict=True):
        bars.draw(ax, bar, place.bar)
        height = place.lane + (CLOSER if place.lane < place.bar else 0)
        where = lanes.to_days(ax, place.left), height
        ax.text(*where, place.words, fontsize=SMALL, va="center", color=DARK, zorder=5)
    _join(ax, shown, places, clashes)
    return ax


def _with_year(ax: Axes, bar: Bar) -> Bar:
    """A bar that lies outside the frame says its year."""
    low, high = ax.get_xlim()
    if bar.span is None or (bar.span.end > low and bar.span.start < high):
        return bar
    return bar._replace(label=f"{bar.label}, {num2date(bar.span.start).year}")


def _frame(ax: Axes, shown: list[Bar], clashes: list[tuple[int, int]]) -> None:
    show_dates(ax.xaxis)
    bare(ax, "bottom")
    ax.set_yticks([])
    ax.grid(axis="x", color="0.9", linewidth=0.8)
    legend(ax, bars.told(shown, clash=bool(clashes)))


def _fit(
    ax: Axes, shown: list[Bar], clashes: list[tuple[int, int]]
) -> tuple[list[Bar], list[Lane]]:
    """As many bars as have room, the first first, and where each goes."""
    most = lanes.room(ax, LANE)
    while True:
        extents = [bars.extent(ax, bar) for bar in shown]
        places = lanes.place(ax, extents, [b.label for b in shown], _groups(shown, clashes))
        needed = max(place.bar for place in places) + 1
        if needed <= most or len(shown) == 1:
            height = max(needed, lanes.room(ax, ROOMY))
            ax.set_ylim(height - 0.4, -0.6)
            return shown, places
        shown = shown[: -max(1, (needed - most) // 2)]


def _groups(shown: list[Bar], clashes: list[tuple[int, int]]) -> list[list[int]]:
    """Rows in the order of placing: those that clash together, then by first day, then the rest."""
    place = {bar.number: i for i, bar in enumerate(shown) if bar.number is not None}
    group = {i: [i] for i in range(len(shown))}
    for a, b in clashes:
        if a in place and b in place and group[place[a]] is not group[place[b]]:
            both = group[place[a]] + group[place[b]]
            group.update(dict.fromkeys(both, both))

    def when(i: int) -> tuple:
        span = shown[i].span
        return (span is None, span.start if span else 0, -span.end if span else 0, i)

    together = {id(rows): sorted(rows, key=when) for rows in group.values()}
    return sorted(together.values(), key=lambda rows: (len(rows) == 1, when(rows[0])))


def _join(ax: Axes, shown: list[Bar], places: list[Lane], clashes: list[tuple[int, int]]) -> None:
    """Red lines between bars that clash; level in the gap above the lower bar, clear of labels."""
    rows = zip(shown, places, strict=True)
    at = {bar.number: (place.bar, bar.span) for bar, place in rows if bar.span}
    for pair in clashes:
        ends = sorted(at[number] for number in pair if number in at)
        if len(ends) == 2:
            (y, one), (end, other) = ends
            xs = [one.middle, one.middle, other.middle, other.middle]
            ax.plot(xs, [y, end - 0.5, end - 0.5, end], zorder=4, markevery=3, **bars.CLASH)
