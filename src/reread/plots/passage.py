"""A quotation's way: who told its words, when, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ..article import counted, on_one_line
from ..english import listed
from ..palette import BLUE, GREEN, GREY, ORANGE, RED
from ..tables import NARRATOR, UNNAMED
from .drawing import draws
from .lanes import room, to_days
from .legend import legend
from .style import (
    LONGEST_NAME,
    SMALL,
    Look,
    axes,
    bare,
    describe,
    note,
    nothing,
    page,
    plain,
    settle,
    width,
)
from .time_axis import LEAST_MARGIN, show_dates

LINE = 12.5  # points, of a line of words
MOST = 8  # tellings
MOST_LINES = 4  # of the words of one telling
INDENT, GAP = 12.0, 3.0  # pixels at the left of words, and between two of them
EDITS = re.compile(r"\[-(?P<cut>.*?)-\]|\{\+(?P<added>.*?)\+\}")
# Whom the words are given to, beside the earliest telling: colour, shape and words for it
GIVEN: Mapping[str, tuple[str, str, str]] = {
    "same": (BLUE, "o", "the same speaker"), "another": (RED, "D", "somebody else"),
    "named": (GREEN, "^", "a name is given"), "unnamed": (GREY, "s", "no name is given"),
    "narrator": (ORANGE, "P", "the outlet's own words"), "unclear": (GREY, "x", "not clear who"),
}  # fmt: skip
COLUMNS = ("article", "surface", "how", "came", "speaker", "given", "changes", "published")


@draws("the rows of one passage of story.quotations()", COLUMNS)
def passage(
    rows: pd.DataFrame,
    ax: Axes | None = None,
    *,
    outlets: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    most: int = MOST,
) -> Axes:
    """Draw the tellings of one passage, each in a lane of its own, earliest first: a mark at the
    day that its article is from, whose shape says whom the words are given to, and below it the
    words: struck through what was left out, underlined what was put in.

    `rows` are those of `story.quotations()` with one number of `passage`. `outlets` gives the words
    for an article (by default its id), `names` those for a speaker, as `story.names()` does.

    >>> import reread as rr
    >>> said = "“We warned them twice in writing and nobody wrote back,” Mayor Ann Lee said."
    >>> cut = "Mayor Ann Lee said they had “warned them twice in writing.”"
    >>> echo = rr.Article(said, id="echo", published="2025-08-15")
    >>> post = rr.Article(cut, id="post", published="2025-08-16")
    >>> rows = rr.together([echo, post]).quotations()
    >>> print(rr.plots.described(rr.plots.passage(rows)))
    The way of “We warned them twice in writing and nobody…” through 2 tellings:
    echo first and post shortened.
    """
    ax = axes(ax)
    if rows.empty:
        return nothing(ax, "no words stand in more than one article", rows)
    told = rows.head(most).to_dict("records")
    called_by = {} if outlets is None else outlets  # which may be a Series
    _frame(ax, told)
    lines = max(2, room(ax, LINE) // len(told))
    ax.set_ylim(lines * len(told) - 0.2, -0.8)
    for number, row in enumerate(told):
        called = plain(called_by.get(row["article"], row["article"]), LONGEST_NAME)
        _telling(ax, row, number * lines, called, names or {})
        _words(ax, row, number * lines + 1, min(lines - 1, MOST_LINES))
    legend(ax, [_key(given) for given in GIVEN if given in set(rows["given"].dropna())])
    if left_out := len(rows) - len(told):
        note(ax, f"not shown: {counted(left_out, 'later telling')}")
    first = plain(next((row for row in told if pd.isna(row["given"])), told[0])["surface"])
    ways = listed([f"{plain(called_by.get(row['article'], row['article']))} {row['how']}"
                   for row in told], 6)  # fmt: skip
    return describe(ax, f"The way of “{first}” through {counted(len(rows), 'telling')}: {ways}.")


def _frame(ax: Axes, told: Sequence[Mapping[str, Any]]) -> None:
    """The axis of time, and room for words below each mark."""
    days = [day for row in told if (day := _day(row)) is not None]
    first, last = (min(days), max(days)) if days else (0.0, 1.0)
    margin = max((last - first) * 0.06, LEAST_MARGIN)
    ax.set_xlim(first - margin, last + margin)
    ax.set_yticks([])
    bare(ax, "bottom")
    show_dates(ax.xaxis)
    if not days:
        ax.set_xticks([])
    settle(ax)


def _day(row: Mapping[str, Any]) -> float | None:
    """The moment of publication in matplotlib's days."""
    moment = pd.to_datetime(row["published"], errors="coerce", utc=True)
    return None if pd.isna(moment) else float(mdates.date2num(moment))


def _telling(
    ax: Axes, row: Mapping[str, Any], lane: float, called: str, names: Mapping[str, str]
) -> None:
    """The mark of one telling with its outlet, speaker and what became of the words."""
    ink, day = page(ax), _day(row)
    given = "same" if pd.isna(row["given"]) else row["given"]
    colour, shape, _ = GIVEN[given]
    ax.axhline(lane, color=ink.grid, linewidth=0.8, zorder=0)
    left = ax.get_xlim()[0] if day is None else day
    ax.plot([left], [lane], shape, color=colour, markersize=7, clip_on=False, zorder=3)
    known = {NARRATOR: "in its own words", UNNAMED: "nobody named"}
    speaker = plain({**known, **names}.get(row["speaker"], row["speaker"]), LONGEST_NAME)
    how = row["how"] if day is not None else f"{row['how']}, no date"
    words = f"{called} · {how} · {speaker}"
    right = (left - ax.get_xlim()[0]) / (ax.get_xlim()[1] - ax.get_xlim()[0]) > 0.5
    look: Look = {"ha": "right" if right else "left", "va": "center", "fontsize": SMALL,
                  "xytext": (-8 if right else 8, 0), "textcoords": "offset points",
                  "weight": "bold", "color": ink.ink, "zorder": 4,
                  "bbox": {"facecolor": ink.paper, "edgecolor": "none", "pad": 1.0}}  # fmt: skip
    ax.annotate(words, (left, lane), **look)


def _words(ax: Axes, row: Mapping[str, Any], lane: float, most: int) -> None:
    """The words of one telling in lines, what was changed in them marked."""
    wide, left = ax.get_window_extent().width, INDENT
    lines = 0
    for word, edit in _edited(row):
        look: Look = {"weight": "bold" if edit == "added" else "normal"}
        own = width(ax, word, SMALL, look["weight"])
        if left + own > wide and left > INDENT:
            lines, left = lines + 1, INDENT
        if lines >= most or (lines == most - 1 and left + own > wide - 40):
            _word(ax, "…", "", left, lane + lines)
            return
        _word(ax, word, edit, left, lane + lines)
        left += own + GAP


def _word(ax: Axes, word: str, edit: str, left: float, lane: float) -> None:
    ink, at = page(ax), to_days(ax, left)
    colour = {"cut": ink.quiet, "added": ink.ink}.get(edit, ink.ink)
    weight = "bold" if edit == "added" else "normal"
    text = ax.text(at, lane, word, fontsize=SMALL, color=colour, va="center", weight=weight)
    if edit:
        end = to_days(ax, left + text.get_window_extent().width)
        down = 0.0 if edit == "cut" else 0.42
        line = RED if edit == "cut" else BLUE
        ax.plot([at, end], [lane + down, lane + down], color=line, linewidth=1.2, zorder=5)


def _edited(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each word of a telling with what was done to it."""
    words = row["changes"] if isinstance(row["changes"], str) else row["surface"]
    at = 0
    for match in EDITS.finditer(words):
        yield from ((plain(word), "") for word in on_one_line(words[at : match.start()]).split())
        edit = "cut" if match["cut"] is not None else "added"
        yield from ((plain(word), edit) for word in on_one_line(match[edit]).split())
        at = match.end()
    yield from ((plain(word), "") for word in on_one_line(words[at:]).split())


def _key(given: str) -> Line2D:
    colour, shape, words = GIVEN[given]
    return Line2D([], [], color=colour, marker=shape, linestyle="none", markersize=6, label=words)
