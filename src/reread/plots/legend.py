"""Legends: what the colours, shapes and lines drawn stand for, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..english import KINDS
from ..palette import GREY, KIND, ORANGE, RED
from .style import PALE, SMALL, Look, page

CLASH: Look = {"color": RED, "linewidth": 1.4, "marker": "o", "markersize": 3.5}
SHAPE = {"actual": "D", "future": "^", "conditional": "s", "hedged": "o", "alleged": "v"}
HATCH = "////"  # of what has no certain year
DAY, DAYS, YEAR, OPEN = "certain day", "possible days", "year not certain", "open end"
TOLD, BACK, BOTH, ORDER = "as told", "jumps back", "cannot both hold", "order stated in the text"


def keys(ax: Axes, drawn: Collection[str], colour: str = "", up: str = ">") -> list[Artist]:
    """An entry for each of these things drawn of dated rows, in a fixed order, in ink unless in a
    colour; `up` is the arrow of an open end."""
    ink = colour or page(ax).ink
    pale: Look = {"facecolor": to_rgba(ink, PALE)}
    dot: Look = {"linestyle": "", "markersize": 5.5, "color": ink}
    hollow = dot | {"markerfacecolor": page(ax).paper}
    entries: list[Artist] = [
        Line2D([], [], marker=SHAPE["actual"], label=DAY, **dot),
        Patch(label=DAYS, **pale),
        Patch(label=YEAR, hatch=HATCH, linewidth=0, edgecolor=colour or page(ax).quiet, **pale),
        Line2D([], [], marker=up, label=OPEN, **dot),
        *(Line2D([], [], marker=SHAPE[name], label=name, **hollow)
          for name in SHAPE if name != "actual"),
        Line2D([], [], label=TOLD, color=GREY),
        Line2D([], [], label=BACK, color=ORANGE),
        Line2D([], [], label=BOTH, **CLASH),
        Line2D([], [], label=ORDER, color=GREY, linestyle=":"),
    ]  # fmt: skip
    return [entry for entry in entries if entry.get_label() in drawn]


def swatches(kinds: Sequence[str]) -> list[Artist]:
    """A coloured swatch for each kind, in order."""
    return [Patch(color=KIND.get(kind, GREY), label=KINDS.get(kind, kind)) for kind in kinds]


def legend(ax: Axes, handles: Sequence[Artist]) -> None:
    """A legend above the Axes, from the left, in as few rows as the width allows."""
    for columns in range(len(handles), 0, -1):
        drawn = ax.legend(
            handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=columns,
            frameon=False, fontsize=SMALL, handlelength=1.6, borderaxespad=0.3,
            columnspacing=1.2, labelcolor=page(ax).ink,
        )  # fmt: skip
        if drawn.get_window_extent().width <= ax.get_window_extent().width:
            return
