"""Order of telling against order of happening: where an article jumps back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from . import story_marks
from .bars import CLASH, HATCH
from .lanes import Extent
from .selection import clashing_pairs, ranked, words
from .style import (
    BLUE,
    DARK,
    GREY,
    ORANGE,
    PALE,
    SMALL,
    Look,
    axes,
    bare,
    legend,
    note,
    nothing,
    pixels,
    plain,
    settle,
    slanted,
)
from .time_axis import Span, is_dated, limits, show_dates, span

MOST = 36  # events shown
APART = 14.0  # points between neighbours, so that their slanting words stay apart
LABEL = 40  # characters of an event's words
SLANT = 45  # degrees
BEND, SAG = 0.2, 12.0  # of an arrow: its height by its length; points, at most
STRIP = 0.16  # of the height, for events without a day
RELATIONS = {"before": "-|>", "after": "<|-", "during": "-"}  # arrow from a to b
Pair = tuple[int, int]  # numbers of events
Relation = tuple[int, int, str]  # numbers of events, and how the one stands to the other


class ToldEvent(NamedTuple):
    """An event as told: its number, its words and its days (None: not known)."""

    number: int
    words: str
    span: Span | None


def story_order(
    events: pd.DataFrame,
    ax: Axes | None = None,
    *,
    conflicts: pd.DataFrame | None = None,
    order: pd.DataFrame | None = None,
    most: int = MOST,
) -> Axes:
    """Draw when each event happened (y) in the order in which the article tells it (x).

    `events` is the table, best made legible. A solid mark is a day, a pale bar the days within
    which an event can lie, hatched where the year is not certain; an arrow starts from where an
    open end is known, or stands at the edge for what lies far off. The line goes from event to
    event as they are told, orange where it certainly jumps back in time. Rows of
    `conflicts` are joined in red. With the table `order`, events without a day that the text puts
    before or after others stand in a strip below, with arrows from the earlier to the later.
    """
    ax = axes(ax)
    dated = events[is_dated(events)]
    if dated.empty:
        return nothing(ax, "nothing here has a day that is known", events)
    clashes = clashing_pairs(conflicts, dated)
    links = _links(dated, order)
    told = _chosen(ax, events, clashes, links, most)
    frame = _frame(ax, told, clashes)
    shown = sum(one.span is not None for one in told)
    line = f"events as told, from left to right; {shown} of {len(events)} shown with their days"
    left_out = len(dated) - shown
    note(ax, f"{line}, {left_out} more have no room" if left_out else line)
    settle(ax)
    strip = (frame[0] + ax.get_ylim()[0]) / 2  # where events without a day stand
    heights = [story_marks.height(one.span, frame) if one.span else strip for one in told]
    _line(ax, told, heights)
    for x, (one, y) in enumerate(zip(told, heights, strict=True)):
        story_marks.draw(ax, x, y, one.span, frame)
    places = {one.number: (x, y) for x, (one, y) in enumerate(zip(told, heights, strict=True))}
    _join(ax, places, clashes, links)
    return ax


def _links(dated: pd.DataFrame, order: pd.DataFrame | None) -> list[Relation]:
    """What the text itself says of the order of events of which one has no day; that a saying
    comes after what it says goes without saying, and so does that one event is told twice."""
    if order is None or order.empty:
        return []
    known = set(dated["event"])
    trivial = order["derived"] | order["trivial"] | (order["relation"] == "same")
    said = order[~trivial.astype(bool)]
    rows = zip(said["event_a"], said["event_b"], said["relation"], strict=True)
    return [(a, b, relation) for a, b, relation in rows if a not in known or b not in known]


def _chosen(
    ax: Axes,
    events: pd.DataFrame,
    clashes: list[Pair],
    links: list[Relation],
    most: int,
) -> list[ToldEvent]:
    """The events shown, as told: first what clashes, then what has a day, then what is linked."""
    most = max(1, min(most, int(0.9 * ax.get_window_extent().width / pixels(ax, APART))))
    known = is_dated(events)
    clashing = {number for pair in clashes for number in pair}
    first = sorted(ranked(events[known]), key=lambda row: row["event"] not in clashing)
    linked = {number for a, b, _ in links for number in (a, b)}
    rest = events[~known & events["event"].isin(linked)].to_dict("records")
    rows = sorted([*first, *rest][:most], key=lambda row: row["event"])
    dated = set(events["event"][known])
    return [
        ToldEvent(
            row["event"], plain(words(row), LABEL), span(row) if row["event"] in dated else None
        )
        for row in rows
    ]


def _frame(ax: Axes, told: list[ToldEvent], clashes: list[Pair]) -> Extent:
    """Axes, words and legend; the first and the last day shown."""
    clashing = {number for pair in clashes for number in pair}
    spans = [one.span for one in told if one.span]
    low, high = limits(spans, [o.span for o in told if o.span and o.number in clashing])
    strip = (high - low) * STRIP if any(one.span is None for one in told) else 0.0
    ax.set(xlim=(-0.6, max(len(told), 3) - 0.4), ylim=(low, high))
    show_dates(ax.yaxis)
    ticks = [tick for tick in ax.get_yticks() if low <= tick <= high]
    ax.set_yticks(ticks, ax.yaxis.get_major_formatter().format_ticks(ticks))
    ax.set_ylim(low - strip, high)
    slanted(ax, [one.words for one in told], SLANT)
    ax.tick_params(axis="x", length=0, labelcolor=DARK)
    bare(ax, "left")
    ax.grid(axis="y", color="0.9", linewidth=0.8)
    if strip:
        ax.axhspan(low - strip, low, color="0.96", zorder=0)
        ax.text(-0.5, low - strip * 0.06, "day not known", fontsize=SMALL, color="0.4", va="top")
    legend(ax, _entries(told, clashes))
    return low, high


def _entries(told: list[ToldEvent], clashes: list[Pair]) -> list[Artist]:
    spans = [one.span for one in told if one.span]
    line = [span for span in spans if span.bounded]
    unsure = [span for span in line if not span.certain]
    jumps = any(b.precedes(a) for a, b in pairwise(line))
    pale: Look = {"facecolor": to_rgba(BLUE, PALE)}
    hatched: Look = {"edgecolor": BLUE, "linewidth": 0, "hatch": HATCH}
    mark: Look = {"linestyle": "", "color": BLUE, "markersize": 5.5}
    dotted: Look = {"color": "0.6", "linestyle": ":"}
    entries: tuple[tuple[bool, Artist], ...] = (
        (len(unsure) < len(line), Line2D([], [], marker="D", label="certain day", **mark)),
        (any(s.year_certain for s in unsure), Patch(label="possible days", **pale)),
        (
            not all(s.year_certain for s in unsure),
            Patch(label="year not certain", **pale, **hatched),
        ),
        (len(line) < len(spans), Line2D([], [], marker="^", label="open end", **mark)),
        (len(line) > 1, Line2D([], [], color=GREY, label="as told")),
        (jumps, Line2D([], [], color=ORANGE, label="jumps back")),
        (bool(clashes), Line2D([], [], label="cannot both hold", **CLASH)),
        (len(spans) < len(told), Line2D([], [], label="order said by the text", **dotted)),
    )
    return [entry for holds, entry in entries if holds]


def _line(ax: Axes, told: list[ToldEvent], heights: list[float]) -> None:
    """From event to event as told; where an end is open there is no middle to go to."""
    known = [(x, one.span) for x, one in enumerate(told) if one.span and one.span.bounded]
    for (x, before), (to, after) in pairwise(known):
        colour, wide = (ORANGE, 1.6) if after.precedes(before) else (GREY, 1.0)
        ax.plot([x, to], [heights[x], heights[to]], color=colour, linewidth=wide, zorder=1.5)


def _join(
    ax: Axes,
    places: Mapping[int, Extent],
    clashes: list[Pair],
    links: list[Relation],
) -> None:
    """Red lines between events that cannot both be dated as the text says; faint arrows from the
    earlier to the later, for events of which one has no day."""
    for a, b in clashes:
        if a in places and b in places:
            ax.plot(*zip(places[a], places[b], strict=True), zorder=4, **CLASH)
    faint = {"color": "0.6", "linestyle": ":", "shrinkA": 3, "shrinkB": 3}
    for a, b, relation in links:
        if a in places and b in places:
            long = math.dist(*ax.transData.transform([places[a], places[b]]))
            bend = min(BEND, 2 * pixels(ax, SAG) / long)
            arrow = {"arrowstyle": RELATIONS[relation], "connectionstyle": f"arc3,rad=-{bend:.3f}"}
            ax.annotate("", places[b], places[a], arrowprops=arrow | faint, zorder=1.4)
