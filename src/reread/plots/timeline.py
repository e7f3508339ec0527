"""When: dated rows as bars on an axis of time."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from ..article import counted
from ..reading import Reading, names_of
from . import bars, lanes, selection
from .drawing import Given, draws
from .lanes import Lane
from .legend import CLASH, legend
from .marking import marking
from .selection import AGAIN, NO_ROOM, UNENDED, Bar
from .style import SMALL, Look, axes, bare, describe, note, nothing, page, settle
from .time_axis import limits, show_dates

MOST = 20  # bars shown; more cannot be taken in
REASONS = (AGAIN, UNENDED, NO_ROOM)  # why a row is folded, as the note tells them
LANE, ROOMY = 15.0, 30.0  # points: the least height of a lane that keeps labels clear, the most
CLOSER = 0.12  # lanes by which a label in a lane of its own stands nearer to its bar


def _given(reading: Reading) -> Given:
    more = {"conflicts": reading.conflicts, "times": reading.times, "names": names_of(reading)}
    return (reading.legible("events"),), more


@draws("reading.events or reading.times", ("surface", "earliest", "latest"), _given)
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

    `events` is the table `events`, best made legible (then labels say who did what to whom), or
    `times`, or a Reading. A solid mark is a certain day; a pale bar the days within which a row can
    lie, hatched if it has not even a certain year; an arrow starts from where an open end is known.
    Shapes and edges tell what is not said as fact; the label says whose word it is, unless the
    narrator's (`names` gives the words for an entity's id). What the article leads with stands
    first,
    in bold type. Rows of `conflicts` are joined by red lines. A time whose day is not known is
    hatched
    from edge to edge; with the table `times`, only if it waits for the article's date. Rows that
    lie very far off are arrows at the edge, with their year. At most `most` bars are drawn, and no
    more than have room; a note counts what is folded, and why.

    >>> import reread as rr
    >>> text = "The mill opened in 1968. It burned on 3 May 2019."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.timeline(reading)))
    A timeline of 2 dated rows, from “the mill opened, 1968” to “it burned, May 2019”.
    """
    ax = axes(ax)
    dated = events[selection.dated(events)]
    if dated.empty:
        return nothing(ax, _undated(events, times), events)
    clashes = selection.clashing_pairs(conflicts, dated)
    clashing = {number for pair in clashes for number in pair}
    shown, folded = selection.select(events, names or {}, clashing, times, most)
    kept = [bar.span for bar in shown if bar.span and (bar.leads or bar.number in clashing)]
    ax.set_xlim(*limits([bar.span for bar in shown if bar.span], kept))
    shown = [_with_year(ax, bar) for bar in shown]
    _frame(ax, shown, clashes)
    note(ax, _counted(events, shown, folded))
    settle(ax)
    shown, places = _fit(ax, shown, clashes)
    _frame(ax, shown, clashes)
    note(ax, _counted(events, shown, folded))
    _draw(ax, shown, places)
    _join(ax, shown, places, clashes)
    return describe(ax, _described(shown, clashes))


def _described(shown: list[Bar], clashes: list[tuple[int, int]]) -> str:
    """What is drawn, in words."""
    known = sorted((bar for bar in shown if bar.span), key=lambda bar: bar.span or ())
    first, last = (bar.afar.replace(r"\$", "$") for bar in (known[0], known[-1]))
    words = f"A timeline of {counted(len(known), 'dated row')}, from “{first}” to “{last}”."
    drawn = {bar.number for bar in known}
    both = [pair for pair in clashes if drawn.issuperset(pair)]
    if both:
        words += f" Red lines join {counted(len(both), 'pair')} of dates that cannot both hold."
    waits = len(shown) - len(known)
    return words + f" {counted(waits, 'time')} without a known day." * (waits > 0)


def _undated(events: pd.DataFrame, times: pd.DataFrame | None) -> str:
    """Why nothing is drawn."""
    waits = len(selection.waiting(events, times)) if times is not None or "status" in events else 0
    more = f";\n{waits} of {len(events)} rows wait for the date of the article" if waits else ""
    return f"nothing here has a day that is known{more}"


def _counted(events: pd.DataFrame, shown: list[Bar], folded: Mapping[str, int]) -> str:
    """How many rows have a day, and how many of these are folded, for which reasons."""
    dated, drawn = int(selection.dated(events).sum()), sum(bar.span is not None for bar in shown)
    what = "events" if "event" in events else "expressions"
    words = f"{dated} of {len(events)} {what} have a known day or span of days"
    counts = {**folded, NO_ROOM: dated - drawn - sum(folded.values()) + folded.get(NO_ROOM, 0)}
    left_out = ", ".join(f"{counts[why]} {why}" for why in REASONS if counts.get(why))
    bold = "; in bold, the lead" if any(bar.leads for bar in shown) else ""
    return words + (f"; folded: {left_out}" if left_out else "") + bold


def _with_year(ax: Axes, bar: Bar) -> Bar:
    """A bar of which no end lies within the frame says its year."""
    if bar.span is None or not (bars.is_far(ax, bar.span) or bars.is_wide(ax, bar.span)):
        return bar
    return bar._replace(label=bar.afar)


def _frame(ax: Axes, shown: list[Bar], clashes: list[tuple[int, int]]) -> None:
    show_dates(ax.xaxis)
    bare(ax, "bottom")
    ax.set_yticks([])
    ax.grid(axis="x", color=page(ax).grid, linewidth=0.8)
    known = {bar.number for bar in shown}
    legend(ax, bars.told(ax, shown, clash=any(known.issuperset(pair) for pair in clashes)))


def _fit(
    ax: Axes, shown: list[Bar], clashes: list[tuple[int, int]]
) -> tuple[list[Bar], list[Lane]]:
    """As many bars as have room, the first first, and where each goes."""
    most = lanes.room(ax, LANE)
    while True:
        extents = [bars.extent(ax, bar) for bar in shown]
        bold = [i for i, bar in enumerate(shown) if bar.leads]
        places = lanes.place(ax, extents, [b.label for b in shown], _groups(shown, clashes), bold)
        needed = max(place.bar for place in places) + 1
        if needed <= most or len(shown) == 1:
            height = max(needed, lanes.room(ax, ROOMY))
            ax.set_ylim(height - 0.4, -0.6)
            return shown, places
        shown = shown[: -max(1, (needed - most) // 2)]


def _draw(ax: Axes, shown: list[Bar], places: list[Lane]) -> None:
    """Every bar with its label."""
    for number, (bar, place) in enumerate(zip(shown, places, strict=True)):
        height = place.lane + (CLOSER if place.lane < place.bar else 0)
        look: Look = {"fontsize": SMALL, "weight": "bold" if bar.leads else "normal"}
        where = lanes.to_days(ax, place.left), height
        with marking(ax, number, bar.place):
            bars.draw(ax, bar, place.bar)
            ax.text(*where, place.words, va="center", color=page(ax).ink, zorder=5, **look)


def _groups(shown: list[Bar], clashes: list[tuple[int, int]]) -> list[list[int]]:
    """Rows in the order of placing: what leads, those that clash together, then by first day, then
    the rest."""
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

    def first(rows: list[int]) -> tuple:
        return not any(shown[i].leads for i in rows), len(rows) == 1, when(rows[0])

    return sorted(together.values(), key=first)


def _join(ax: Axes, shown: list[Bar], places: list[Lane], clashes: list[tuple[int, int]]) -> None:
    """Red lines between bars that clash; level in the gap above the lower bar, clear of labels."""
    rows = zip(shown, places, strict=True)
    at = {bar.number: (place.bar, bar.span) for bar, place in rows if bar.span}
    for pair in clashes:
        ends = sorted(at[number] for number in pair if number in at)
        if len(ends) == 2:
            (y, one), (end, other) = ends
            xs = [one.middle, one.middle, other.middle, other.middle]
            ax.plot(xs, [y, end - 0.5, end - 0.5, end], zorder=4, markevery=3, **CLASH)
