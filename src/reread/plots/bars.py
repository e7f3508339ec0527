"""The bars and marks of a timeline: how each looks, and what the legend says of those drawn.

A certain day is a mark, a stretch of days a bar, an open end a mark with an arrow that starts from
it; what lies far off is an arrow at the edge.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from ..palette import GREY, KIND, tint
from . import legend as legends
from .lanes import Extent, to_days, to_pixels
from .legend import HATCH, SHAPE
from .selection import Bar
from .style import PALE, Look, page
from .time_axis import Span

HEIGHT, THIN = 0.6, 0.3  # of a bar, in lanes; of one from edge to edge
POINT = 9.0  # pixels; a shorter bar is drawn as a mark
MARK = 6.0  # pixels from the middle of a mark to its edge, at most
STUB = 26.0  # pixels from the middle of a mark to the tip of its arrow
AREA = 34  # of a mark, square points
EDGED = 0.8  # points, of the edge by which a pale bar stands out from the page
EDGE: dict[str, tuple[float, Sequence[float]]] = {  # dashes: on and off, in widths of the line
    "actual": (0, ()),
    "future": (0, (1, 1)),
    "conditional": (0, (4, 2)),
    "hedged": (0, (5, 1.5, 1, 1.5)),
    "alleged": (0, (2, 1, 1, 1)),
}
WAITING, FAR, OPEN, DAY, BAR = "waiting", "far off", "open end", "day", "bar"  # forms


def form(ax: Axes, bar: Bar) -> str:
    """In which form a bar is drawn."""
    if bar.span is None:
        return WAITING
    if is_far(ax, bar.span):
        return FAR
    if not bar.span.bounded:
        return OPEN
    left, right = to_pixels(ax, bar.span.within(*ax.get_xlim()))
    return DAY if bar.span.certain or right - left < POINT else BAR


def is_far(ax: Axes, span: Span) -> bool:
    """Whether what is known of it lies outside of what is shown."""
    low, high = ax.get_xlim()
    return span.end <= low or span.start >= high


def is_wide(ax: Axes, span: Span) -> bool:
    """Whether it holds all of what is shown, and more."""
    return span.bounded and all(span.goes_on(*ax.get_xlim()))


def _place(ax: Axes, bar: Bar) -> float:
    """The day at which its mark stands."""
    low, high = ax.get_xlim()
    if bar.span is None:
        return (low + high) / 2
    one = bar.span
    day = one.start if one.open_end else one.end if one.open_start else one.middle
    return min(max(day, low), high)


def extent(ax: Axes, bar: Bar) -> Extent:
    """What a bar, or a mark with its arrow, takes of the width, in pixels."""
    (low, high), shape = to_pixels(ax, ax.get_xlim()), form(ax, bar)
    if bar.span is None:
        return low, high
    if shape == BAR:
        return to_pixels(ax, bar.span.within(*ax.get_xlim()))
    at = to_pixels(ax, (_place(ax, bar), _place(ax, bar)))[0]
    after = STUB if shape == OPEN and bar.span.open_end else MARK
    before = STUB if shape == OPEN and bar.span.open_start else MARK
    at = min(max(at, low + before), high - after)
    return at - before, at + after


def draw(ax: Axes, bar: Bar, lane: int) -> None:
    """A bar or mark in its lane."""
    shape, (left, right) = form(ax, bar), extent(ax, bar)
    colour = KIND.get(bar.kind, GREY)
    if bar.span is None:
        low, high = ax.get_xlim()
        look: Look = {
            "facecolor": page(ax).paper,
            "edgecolor": GREY,
            "linewidth": 0,
            "hatch": HATCH,
        }
        ax.barh(lane, high - low, THIN, low, zorder=2, **look)
    elif shape == FAR:
        before = bar.span.end <= ax.get_xlim()[0]
        _arrow(ax, (left + right) / 2, lane, "<" if before else ">", colour)
    elif shape == OPEN:
        _stub(ax, bar, lane, (left, right), colour)
    elif shape == DAY:
        face = colour if bar.span.certain else to_rgba(colour, PALE)
        _mark(ax, (left + right) / 2, lane, bar.modality, face, colour)
    else:
        _stretch(ax, bar, lane, bar.span, (left, right), colour)


def _stretch(ax: Axes, bar: Bar, lane: int, span: Span, where: Extent, colour: str) -> None:
    """A pale bar; its edge and the mark on it tell what is not said as fact."""
    actual = bar.modality == "actual"
    start, end = span.within(*ax.get_xlim())
    look: Look = {
        "facecolor": to_rgba(colour, PALE),
        "edgecolor": colour if actual else page(ax).ink,
    }
    look |= {"linestyle": EDGE[bar.modality], "linewidth": EDGED if actual else 1.1, "zorder": 2}
    on = span.goes_on(*ax.get_xlim())
    ax.barh(lane, end - start, THIN if all(on) else HEIGHT, start, hatch=_hatch(span), **look)
    if not actual and where[1] - where[0] >= 3 * MARK:
        _mark(ax, sum(where) / 2, lane, bar.modality, page(ax).paper, colour)
    for more, at, sign in zip(on, (where[0] + MARK, where[1] - MARK), "<>", strict=True):
        if more:
            _arrow(ax, at, lane, sign, colour)


def _hatch(span: Span) -> str | None:
    return None if span.year_certain else HATCH


def _stub(ax: Axes, bar: Bar, lane: int, where: Extent, colour: str) -> None:
    """A mark at the end that is known, and an arrow to where the other one is open."""
    to_right = bar.span is not None and bar.span.open_end
    left, right = where
    at, tip = (left + MARK, right - MARK) if to_right else (right - MARK, left + MARK)
    ax.plot([to_days(ax, at), to_days(ax, tip)], [lane, lane], color=colour, linewidth=2, zorder=2)
    _arrow(ax, tip, lane, ">" if to_right else "<", colour)
    face = [tint(colour, PALE)]  # hides the line below it
    _mark(ax, at, lane, bar.modality, face, colour)


def _mark(ax: Axes, at: float, lane: int, modality: str, face: object, colour: str) -> None:
    edge = colour if modality == "actual" else page(ax).ink
    look: Look = {"facecolor": face, "edgecolor": edge, "linewidth": 1, "zorder": 3}
    ax.scatter([to_days(ax, at)], [lane], marker=SHAPE[modality], s=AREA, **look)


def _arrow(ax: Axes, at: float, lane: int, sign: str, colour: str) -> None:
    look: Look = {"color": colour, "edgecolor": page(ax).paper, "linewidth": 0.8, "zorder": 3}
    ax.scatter([to_days(ax, at)], [lane], marker=sign, s=2 * AREA, **look)


def told(ax: Axes, bars: Sequence[Bar], *, clash: bool) -> list[Artist]:
    """The entries of a legend for these bars: what is drawn, and nothing else."""
    drawn = [(form(ax, bar), bar, bar.span) for bar in bars if bar.span]
    names = {bar.modality for shape, bar, _ in drawn if shape != FAR} - {"actual"}
    for shape, bar, span in drawn:
        if shape == OPEN:
            names.add(legends.OPEN)
        elif shape == BAR and not span.year_certain:
            names.add(legends.YEAR)
        elif shape == BAR or (shape == DAY and not span.certain):
            names.add(legends.DAYS)
        elif shape == DAY and bar.modality == "actual":
            names.add(legends.DAY)
    if clash:
        names.add(legends.BOTH)
    kinds = sorted({bar.kind for _, bar, _ in drawn})
    return [*legends.swatches(kinds), *legends.keys(ax, names)]
