"""Lanes: rows of bars and labels, placed so that none lies over another.

All measures are pixels of the Axes as it is laid out when drawn.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from matplotlib.axes import Axes

from .style import pixels, shorten

GAP = 5.0  # between a bar and its label, and between neighbours in a lane
Extent = tuple[float, float]


@dataclass
class Lane:
    """Where one row goes: the lane of its bar, its label's lane, left edge and words."""

    bar: int
    lane: int
    left: float
    words: str


def room(ax: Axes, height: float) -> int:
    """How many lanes of this height (in points) the Axes holds."""
    return max(1, int(ax.get_window_extent().height / pixels(ax, height)))


def to_pixels(ax: Axes, extent: Extent) -> Extent:
    """A stretch of the x axis in pixels from the left edge of the Axes."""
    left = ax.get_window_extent().x0
    (a, _), (b, _) = ax.transData.transform([(extent[0], 0), (extent[1], 0)])
    return float(a - left), float(b - left)


def to_days(ax: Axes, left: float) -> float:
    """The place on the x axis so many pixels from the left edge of the Axes."""
    edge = ax.get_window_extent().x0
    return float(ax.transData.inverted().transform((edge + left, 0))[0])


def place(
    ax: Axes,
    bars: list[Extent],
    labels: list[str],
    groups: list[list[int]],
    bold: Collection[int] = (),
) -> list[Lane]:
    """Each row in the first lane where bar and label are free.

    `groups` lists the rows in the order of placing; the rows of one group take lanes below each
    other, so that a line can join them. A label stands right of its bar, or left of it, or, where
    neither has room, in a lane of its own above the bar; it is shortened to the frame's width. The
    labels of the rows `bold` are in bold type.
    """
    frame = ax.get_window_extent().width
    fitting = [shorten(ax, words, frame - 2 * GAP, "bold" if i in bold else "normal")
               for i, words in enumerate(labels)]  # fmt: skip
    used: list[list[Extent]] = []
    places: dict[int, Lane] = {}
    for group in groups:
        least = 0
        for i in group:
            words, width = fitting[i]
            places[i] = _put(used, least, bars[i], words, width, frame)
            least = places[i].bar + 1 if len(group) > 1 else 0
    return [places[i] for i in range(len(bars))]


def _put(
    used: list[list[Extent]], least: int, bar: Extent, words: str, width: float, frame: float
) -> Lane:
    right, left = bar[1] + GAP, bar[0] - GAP - width
    if right + width <= frame or left >= 0:
        at = right if right + width <= frame else left
        lane = _free(used, least, [(min(at, bar[0]), max(at + width, bar[1]))])
        return Lane(lane, lane, at, words)
    at = min(max(bar[0], GAP), frame - GAP - width)
    lane = _free(used, least, [(at, at + width), bar])
    return Lane(lane + 1, lane, at, words)


def _free(used: list[list[Extent]], least: int, wanted: list[Extent]) -> int:
    """The first lane from which the extents fit one below the other; they are taken."""

    def clash(lane: int) -> bool:
        """Whether any extent meets one that is there."""
        places = zip(wanted, used[lane:], strict=False)  # below the last lane all is free
        return any(c <= b + GAP and a <= d + GAP for (a, b), there in places for c, d in there)

    lane = least
    while clash(lane):
        lane += 1
    for n, extent in enumerate(wanted):
        used += [[] for _ in range(lane + n + 1 - len(used))]
        used[lane + n].append(extent)
    return lane
