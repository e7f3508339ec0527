"""The marks of the story order: one for each event, at its place in the telling and in time.

`x` is the place in the telling, `y` the day; `frame` is the first and the last day shown.
"""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from ..palette import BLUE, GREY
from .bars import AREA, EDGED, POINT
from .lanes import Extent
from .legend import HATCH
from .style import PALE, Look, page, pixels
from .time_axis import Span

WIDE = 0.6, 18.0  # the width of a bar: steps of the order of telling, but at most so many points
STUB = 16.0  # points from a mark to the tip of its arrow
ARROW: Look = {"color": BLUE, "linewidth": 0.8, "zorder": 3, "clip_on": False}


def height(span: Span, frame: Extent) -> float:
    """The day at which its mark stands: the middle of what is shown of it, or the end known."""
    low, high = frame
    day = span.start if span.open_end else span.end if span.open_start else None
    return math.fsum(span.within(low, high)) / 2 if day is None else min(max(day, low), high)


def draw(ax: Axes, x: int, y: float, span: Span | None, frame: Extent) -> None:
    """A bar from first to last day, or a mark where there is one day or none, or too few to see."""
    if span is None:
        ax.scatter([x], [y], s=AREA / 2, color=GREY, zorder=3)
        return
    start, end = span.within(*frame)
    (_, low), (_, high) = ax.transData.transform([(0, start), (0, end)])
    face = BLUE if span.certain else to_rgba(BLUE, PALE)
    if span.end <= frame[0] or span.start >= frame[1]:
        _arrow(ax, x, y, up=span.start >= frame[1])
    elif not span.bounded:
        _open(ax, x, y, span, frame)
    elif span.certain or high - low < POINT:
        ax.scatter([x], [y], marker="D", s=AREA, facecolor=[face], edgecolor=BLUE, zorder=3)
    else:
        (left, _), (right, _) = ax.transData.transform([(0, 0), (1, 0)])
        wide = min(WIDE[0], pixels(ax, WIDE[1]) / (right - left))
        look: Look = {"facecolor": face, "edgecolor": BLUE, "linewidth": EDGED, "zorder": 2}
        ax.bar(x, end - start, wide, start, hatch=None if span.year_certain else HATCH, **look)
        for more, at, up in zip(span.goes_on(*frame), (start, end), (False, True), strict=True):
            if more:
                _arrow(ax, x, at, up=up)


def _arrow(ax: Axes, x: int, y: float, *, up: bool) -> None:
    ax.scatter([x], [y], marker="^" if up else "v", s=2 * AREA, edgecolor=page(ax).paper, **ARROW)


def _open(ax: Axes, x: int, y: float, span: Span, frame: Extent) -> None:
    """A mark at the end that is known, and an arrow to where the other one is open."""
    (_, low), (_, high) = ax.transData.transform([(0, frame[0]), (0, frame[1])])
    long = pixels(ax, STUB) / (high - low) * (frame[1] - frame[0])  # in days
    y = min(y, frame[1] - long) if span.open_end else max(y, frame[0] + long)
    tip = y + long if span.open_end else y - long
    ax.plot([x, x], [y, tip], color=BLUE, linewidth=2, zorder=2)
    _arrow(ax, x, tip, up=span.open_end)
    ax.scatter([x], [y], marker="D", s=AREA, facecolor=page(ax).paper, edgecolor=BLUE, zorder=3)
