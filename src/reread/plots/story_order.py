"""Order of telling against order of happening: where an article jumps back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ..article import counted
from ..palette import BLUE, GREY, ORANGE
from ..reading import Reading, names_of
from . import legend as legends
from . import story_marks
from .drawing import Given, draws
from .lanes import Extent
from .legend import CLASH
from .marking import marking
from .selection import clashing_pairs
from .story_events import Pair, Relation, ToldEvent, chosen, links, most_telling
from .style import (
    SMALL,
    axes,
    bare,
    describe,
    note,
    nothing,
    page,
    pixels,
    settle,
    slanted,
)
from .time_axis import is_dated, limits, show_dates

MOST = 36  # events shown
SLANT = 45  # degrees
BEND, SAG = 0.2, 12.0  # of an arrow: its height by its length; points, at most
STRIP, STRIP_PALE = 0.16, 0.4  # its opacity, and its share of the height, for events without a day
RELATIONS = {"before": "-|>", "after": "<|-", "during": "-"}  # arrow from a to b


def _given(reading: Reading) -> Given:
    more = {"conflicts": reading.conflicts, "order": reading.order, "names": names_of(reading)}
    return (reading.legible("events"),), more


@draws("reading.events", ("event", "surface", "start", "earliest", "latest"), _given)
def story_order(
    events: pd.DataFrame,
    ax: Axes | None = None,
    *,
    conflicts: pd.DataFrame | None = None,
    order: pd.DataFrame | None = None,
    names: Mapping[str, str] | None = None,
    most: int = MOST,
) -> Axes:
    """Draw when each event happened (y) in the order in which the article tells it (x).

    `events` is the table, best made legible, or a Reading. A solid mark is a day, a pale bar the
    days
    within which an event can lie, hatched where the year is not certain; an arrow starts from where
    an open end is known, or stands at the edge for what lies far off. The line goes from event to
    event as they are told, orange where it certainly jumps back in time. Rows of
    `conflicts` are joined in red. With the table `order`, events without a day that the text puts
    before or after others stand in a strip below, with arrows from the earlier to the later.
    `names`
    gives the words for an entity's id; at most `most` events are drawn.

    >>> import reread as rr
    >>> text = "The mill reopened in 2021. It had burned in May 2019."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.story_order(reading)))
    The order of telling against the order of happening, for 2 events. The telling
    jumps back once, first to “it had burned”.
    """
    ax = axes(ax)
    dated = events[is_dated(events)]
    if dated.empty:
        return nothing(ax, "nothing here has a day that is known", events)
    clashes = clashing_pairs(conflicts, dated)
    related = links(dated, order)
    told = chosen(ax, events, clashes, related, names or {}, most)
    frame = _frame(ax, told, clashes)
    shown = sum(one.span is not None for one in told)
    arcs = most_telling(related, told, clashes)
    note(ax, _counted(events, dated, shown, len(related) - len(arcs)))
    settle(ax)
    strip = (frame[0] + ax.get_ylim()[0]) / 2  # where events without a day stand
    heights = [story_marks.height(one.span, frame) if one.span else strip for one in told]
    _line(ax, told, heights)
    for x, (one, y) in enumerate(zip(told, heights, strict=True)):
        with marking(ax, x, one.place):
            story_marks.draw(ax, x, y, one.span, frame)
    places = {one.number: (x, y) for x, (one, y) in enumerate(zip(told, heights, strict=True))}
    _join(ax, places, clashes, arcs)
    return describe(ax, _described(told, clashes))


def _counted(events: pd.DataFrame, dated: pd.DataFrame, shown: int, arcs: int) -> str:
    """How many events are shown, and how many events and arcs are left out."""
    line = f"events as told, from left to right; {shown} of {len(events)} shown with their days"
    left_out = f", {len(dated) - shown} more have no room" * (shown < len(dated))
    return line + left_out + f"; {counted(arcs, 'arc')} not drawn" * (arcs > 0)


def _described(told: list[ToldEvent], clashes: list[Pair]) -> str:
    """What is drawn, in words."""
    known = [one for one in told if one.span]
    bounded = [one for one in known if one.span and one.span.bounded]
    back = [b for a, b in pairwise(bounded) if a.span and b.span and b.span.precedes(a.span)]
    words = (
        f"The order of telling against the order of happening, for {counted(len(told), 'event')}"
    )
    if back:
        times = "once" if len(back) == 1 else f"{len(back)} times"
        words += f". The telling jumps back {times}, first to “{back[0].words}”"
    elif len(bounded) > 1:
        words += ". The telling never certainly jumps back in time"
    return words + "."


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
    ax.tick_params(axis="x", length=0, labelcolor=page(ax).ink)
    bare(ax, "left")
    ax.grid(axis="y", color=page(ax).grid, linewidth=0.8)
    if strip:
        ax.axhspan(low - strip, low, color=page(ax).grid, alpha=STRIP_PALE, zorder=0)
        ax.text(
            -0.5,
            low - strip * 0.06,
            "day not known",
            fontsize=SMALL,
            color=page(ax).quiet,
            va="top",
        )
    legends.legend(ax, _entries(ax, told, clashes))
    return low, high


def _entries(ax: Axes, told: list[ToldEvent], clashes: list[Pair]) -> list[Artist]:
    spans = [one.span for one in told if one.span]
    line = [span for span in spans if span.bounded]
    unsure = [span for span in line if not span.certain]
    known = {one.number for one in told}
    entries = (
        (legends.DAY, len(unsure) < len(line)),
        (legends.DAYS, any(span.year_certain for span in unsure)),
        (legends.YEAR, not all(span.year_certain for span in unsure)),
        (legends.OPEN, len(line) < len(spans)),
        (legends.TOLD, len(line) > 1),
        (legends.BACK, any(b.precedes(a) for a, b in pairwise(line))),
        (legends.BOTH, any(known.issuperset(pair) for pair in clashes)),
        (legends.ORDER, len(spans) < len(told)),
    )
    return legends.keys(ax, {name for name, holds in entries if holds}, BLUE, up="^")


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
    faint = {"color": GREY, "linestyle": ":", "shrinkA": 3, "shrinkB": 3}
    for a, b, relation in links:
        if a in places and b in places:
            long = math.dist(*ax.transData.transform([places[a], places[b]]))
            bend = min(BEND, 2 * pixels(ax, SAG) / long)
            arrow = {"arrowstyle": RELATIONS[relation], "connectionstyle": f"arc3,rad=-{bend:.3f}"}
            ax.annotate("", places[b], places[a], arrowprops=arrow | faint, zorder=1.4)
