"""Colours, words and frames that all plots share.

Colours are those of `reread.palette`, on light or dark ground. Nothing here touches rcParams.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure

from .. import palette
from ..article import on_one_line
from ..palette import Page
from ..words.characters import legible
from .displaying import tell_notebooks
from .glyphs import drawable

Look = dict[str, Any]  # properties of an artist, by matplotlib's names
LONGEST_LABEL = 48  # characters; longer ones end in …
LONGEST_NAME = 26  # characters of a name beside or below a plot
SMALL = 8  # points, of words in the picture
LONGEST_NOTICE, NOTICE_LINE = 400, 110  # characters of a notice, and of a line of it
PALE = 0.35  # opacity of what is possible but not certain
SHORTEST_LINE = 24  # characters of a note
SLACK = 1.03  # widths are measured before the last of the layout; they may grow a little


def axes(ax: Axes | None) -> Axes:
    """The Axes given, or the current one, its frame and words in the colours of its page."""
    ax = plt.gca() if ax is None else ax
    ink = page(ax).ink
    ax.tick_params(which="both", color=ink, labelcolor=ink)
    for words in (ax.xaxis.label, ax.yaxis.label, ax.title):
        words.set_color(ink)
    for spine in ax.spines.values():
        spine.set_edgecolor(ink)
    return ax


def page(ax: Axes) -> Page:
    """The colours to draw with on these Axes: for a dark ground if theirs is dark."""
    grounds = (ax.get_facecolor(), figure_of(ax).get_facecolor())
    paper = next((to_hex(one) for one in grounds if to_rgba(one)[3] > 0), palette.LIGHT.paper)
    colours = palette.DARK if palette.is_dark(paper) else palette.LIGHT
    return colours._replace(paper=paper)


def describe(ax: Axes, words: str) -> Axes:
    """The Axes, with what they show in words for `described` and for notebooks."""
    ax.set_label(words)
    tell_notebooks(alternative)
    return ax


def described(ax: Axes) -> str:
    """What a plot shows in a sentence or two, for who does not see it: the alternative text.

    >>> import reread as rr
    >>> text = "The mill burned in May 2019. It reopened in 2021."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.timeline(reading)))
    A timeline of 2 dated rows, from “the mill burned, May 2019” to “it reopened,
    2021”.
    """
    return str(ax.get_label())


def alternative(figure: Figure) -> str:
    """What a figure shows, for who does not see it: what each of its plots shows."""
    return " ".join(filter(None, map(described, figure.axes)))


def figure_of(ax: Axes) -> Figure:
    """The figure that the Axes are in."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("these Axes no longer belong to a figure; draw on others")
    return figure


def pixels(ax: Axes, points: float) -> float:
    """A length in points as pixels."""
    return points * figure_of(ax).dpi / 72


def plain(words: object, longest: int = LONGEST_LABEL) -> str:
    """Words as matplotlib is to draw them: as they are read, on one line, cut at a blank where it
    is too long, `$` no mathematics, and letters that no font has told in words."""
    line = drawable(on_one_line(legible(str(words)).text))
    short = line if len(line) <= longest else cut(line[: longest - 1]) + "…"
    return short.replace("$", r"\$")


def cut(begun: str) -> str:
    """The beginning of some words without the one that is broken off, nor a mark at its end."""
    return (begun.rpartition(" ")[0] or begun.rstrip("\\")).rstrip(" ·,:;…")


def width(ax: Axes, words: str, size: float = SMALL, weight: str = "normal") -> float:
    """Width in pixels of words as drawn in these Axes."""
    text = ax.text(0, 0, words, fontsize=size, weight=weight)
    wide = text.get_window_extent().width
    text.remove()
    return float(wide) * SLACK


def shorten(ax: Axes, words: str, most: float, weight: str = "normal") -> tuple[str, float]:
    """Words cut at a blank so that they are at most so many pixels wide, and their width."""
    while (wide := width(ax, words, SMALL, weight)) > most and len(words) > 1:
        kept = words[: max(1, int((len(words) - 1) * min(most / wide, 0.95)))]
        words = cut(kept) + "…"
        if len(kept) == 1:
            break
    return words, wide


def settle(ax: Axes) -> None:
    """Let the figure's layout engine place the Axes, so that what is measured holds."""
    figure = figure_of(ax)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)


def bare(ax: Axes, *keep: str) -> None:
    """Leave only the spines named."""
    for side, spine in ax.spines.items():
        spine.set_visible(side in keep)
    ax.set_axisbelow(True)


def in_lanes(ax: Axes, labels: Sequence[str]) -> None:
    """A lane for each label, the first at the top, and no spine but the one below."""
    ax.set(yticks=range(len(labels)), yticklabels=labels, ylim=(len(labels) - 0.4, -0.6))
    ax.tick_params(axis="y", length=0)
    bare(ax, "bottom")


def slanted(ax: Axes, words: Sequence[str], degrees: int) -> None:
    """Words below the places 0, 1, 2 … of the x axis, each ending at its place."""
    look: Look = {"rotation": degrees, "ha": "right", "rotation_mode": "anchor", "fontsize": SMALL}
    ax.set_xticks(range(len(words)), words, **look)


def note(ax: Axes, words: str) -> None:
    """Small words below the Axes, at the left, in as many lines as the figure's width asks for; in
    one where no layout engine makes room for more."""
    figure = figure_of(ax)
    share = (figure.bbox.width - ax.get_window_extent().x0) / max(width(ax, words), 1.0)
    letters = max(int(len(words) * share), SHORTEST_LINE)
    lines = textwrap.wrap(words, letters) if figure.get_layout_engine() else [words]
    ax.set_xlabel("\n".join(lines), loc="left", fontsize=SMALL, color=page(ax).ink)


def nothing(ax: Axes, why: str, table: pd.DataFrame | None = None) -> Axes:
    """An empty frame that says why it is empty, with the notices of the table that is."""
    bare(ax)
    ax.set(xticks=[], yticks=[])
    notices = [] if table is None else table.attrs.get("notices", [])
    words = "\n".join([why, *map(wrapped, notices)])
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=page(ax).ink)
    return describe(ax, f"An empty figure: {' '.join(words.split())}.")


def wrapped(notice: str) -> str:
    """A notice in lines that fit a figure; `$` is no mathematics."""
    return textwrap.fill(plain(notice, LONGEST_NOTICE), NOTICE_LINE)
