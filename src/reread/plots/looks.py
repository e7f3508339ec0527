"""How a bar looks, and what the legend says of it."""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from .bars import Bar
from .lanes import Extent, to_days, to_pixels
from .style import DARK, GREY, KIND, PALE, RED, swatches

HEIGHT = 0.6  # of a bar, in lanes
POINT = 9.0  # pixels; a shorter bar is drawn as a mark
MARK = 6.0  # pixels from the middle of a mark to its edge, at most
AREA = 34  # of a mark, square points
EDGE = {"actual": "solid", "future": (0, (1, 1)), "conditional": (0, (4, 2)),
        "hedged": (0, (5, 1.5, 1, 1.5))}  # fmt: skip
SHAPE = {"actual": "D", "future": "^", "conditional": "s", "hedged": "o"}
HATCH = "////"
RED_LINE = {"color": RED, "linewidth": 1.4, "marker": "o", "markersize": 3.5}


def days(ax: Axes, bar: Bar) -> Extent:
    """From where to where a bar is drawn; what has no day reaches from edge to edge."""
    return bar.span.within(*ax.get_xlim()) if bar.span else ax.get_xlim()


def goes_on(ax: Axes, bar: Bar) -> tuple[bool, bool]:
    """Whether a bar goes on before and after what is shown."""
    return bar.span.goes_on(*ax.get_xlim()) if bar.span else (False, False)


def extent(ax: Axes, bar: Bar) -> Extent:
    """What a bar or mark takes of the width, in pixels."""
    left, right = to_pixels(ax, days(ax, bar))
    before, after = goes_on(ax, bar)
    if right - left >= POINT:
        return left, right
    if before or after:
        return (left, left + 2 * MARK) if before else (right - 2 * MARK, right)
    return (left + right) / 2 - MARK, (left + right) / 2 + MARK


def draw(ax: Axes, bar: Bar, lane: int) -> None:
    """A bar in its lane, or a mark where the bar would be too short to see."""
    (start, end), colour = days(ax, bar), GREY if bar.span is None else KIND.get(bar.kind, GREY)
    left, right = to_pixels(ax, (start, end))
    certain = bar.span is not None and bar.span.certain
    face = colour if certain else to_rgba(colour, PALE)
    actual = bar.modality == "actual"
    _arrows(ax, bar, lane)
    if right - left < POINT and any(goes_on(ax, bar)):
        return
    if right - left < POINT:
        ax.scatter(
            [(start + end) / 2], [lane], marker=SHAPE[bar.modality], s=AREA, zorder=3,
            facecolor=[face], edgecolor=colour if actual else DARK, linewidth=1,
        )  # fmt: skip
        return
    hatched = bar.span is None or not bar.span.year_certain
    ax.barh(
        lane, end - start, left=start, height=HEIGHT, zorder=2, facecolor=face,
        edgecolor=colour if actual else DARK, linestyle=EDGE[bar.modality],
        linewidth=0 if actual else 1.1, hatch=HATCH if hatched else None,
    )  # fmt: skip


def _arrows(ax: Axes, bar: Bar, lane: int) -> None:
    """An arrow head at each end where a bar goes on."""
    left, right = to_pixels(ax, days(ax, bar))
    for more, x, sign in zip(goes_on(ax, bar), (left + MARK, right - MARK), "<>", strict=True):
        if more:
            ax.scatter([to_days(ax, x)], [lane], marker=sign, s=2 * AREA, edgecolor="white",
                       color=KIND.get(bar.kind, GREY), linewidth=0.8, zorder=3)  # fmt: skip


def told(bars: list[Bar], *, clash: bool) -> list[Artist]:
    """The entries of a legend for these bars."""
    red = [Line2D([], [], label="cannot both hold", **RED_LINE)] if clash else []
    kinds = swatches(sorted({bar.kind for bar in bars}))
    return [*kinds, *_sureness(bars), *_standing(bars), *red]


def _sureness(bars: list[Bar]) -> list[Patch]:
    spans = [bar.span for bar in bars]
    certain = [span is not None and span.certain for span in spans]
    hatched = [span is None or not span.year_certain for span in spans]
    entries = (
        (any(certain), Patch(color=DARK, label="certain day")),
        (not all(certain), Patch(facecolor=to_rgba(DARK, PALE), label="possible days")),
        (any(hatched), Patch(facecolor="0.9", edgecolor="0.4", linewidth=0, hatch=HATCH,
                             label="year not certain")),
    )  # fmt: skip
    return [patch for holds, patch in entries if holds]


def _standing(bars: list[Bar]) -> list[Line2D]:
    found = {bar.modality for bar in bars} - {"actual"}
    return [
        Line2D([], [], color=DARK, linestyle=EDGE[name], linewidth=1.1, marker=SHAPE[name],
               markersize=5, markerfacecolor="white", label=name)
        for name in EDGE if name in found
    ]  # fmt: skip
