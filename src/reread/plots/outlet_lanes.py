"""One story as several outlets tell it: what happened when, with a lane for each outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from ..article import counted
from ..palette import BLUE, GREY
from ..timex import bounds
from . import lanes
from .bars import AREA, HEIGHT, POINT
from .drawing import draws
from .legend import CLASH, legend
from .style import (
    LONGEST_NAME,
    PALE,
    SMALL,
    Look,
    axes,
    bare,
    describe,
    note,
    nothing,
    page,
    pixels,
    plain,
    settle,
)
from .time_axis import Span, limits, show_dates, span

MOST, MOST_LANES = 12, 10  # happenings with words, outlets
SAYING = "reporting"  # the kind of what somebody only says
A_DAY = 2  # happenings with words of one day
LEADING = 1.35  # the height of a line, in that of its letters
LABEL = 0.62  # of an outlet's lane, the height of a line of words
SAID, STANDS_IN, DIFFER = "date said", "no date said: another's stands in", "dates differ"
COLUMNS = ("article", "happening", "order", "told", "earliest", "latest", "said", "dates", "outlet")


class Mark(NamedTuple):
    """A telling in its outlet's lane: the days it tells of, and whether it says so itself."""

    lane: int
    span: Span
    said: bool


class Told(NamedTuple):
    """A happening: its words, its marks, and whether their dates differ."""

    words: str
    marks: tuple[Mark, ...]
    differs: bool
    saying: bool = False

    def within(self, low: float, high: float) -> bool:
        """Whether some of each of its days lies within two others."""
        return all(low < mark.span.end and mark.span.start < high for mark in self.marks)

    @property
    def rank(self) -> tuple[Any, ...]:
        """What is shown with words first: what happened before what was said, where dates differ,
        then what most outlets tell."""
        lanes, said = {mark.lane for mark in self.marks}, any(mark.said for mark in self.marks)
        return (
            self.saying,
            not self.differs,
            -len(lanes),
            not said,
            -self.words.count(" "),
            self.marks[0],
        )


@draws("the table that story.timeline gives", COLUMNS)
def story(tellings: pd.DataFrame, ax: Axes | None = None, *, most: int = MOST) -> Axes:
    """Draw what happened when, with a lane for each outlet that tells it.

    `tellings` is what `timeline` of a corpus or of `together` gives. A solid mark is a date that
    the outlet's article says, a hollow one stands where it says none: at the date that others say,
    or at the day of the report. A grey line joins the tellings of one happening, a red one those
    whose dates cannot both hold. The `most` happenings with most outlets have words, those with
    dates that differ first and what is only said last; a note counts what has none or is left out.

    >>> import reread as rr
    >>> echo = rr.Article("Ann Lee left the council on 3 May 2020.", id="echo")
    >>> post = rr.Article("Ann Lee left the council on 4 May 2020.", id="post")
    >>> rows = rr.together([echo, post]).timeline("Ann Lee")
    >>> print(rr.plots.described(rr.plots.story(rows)))
    1 happening as 2 outlets tell it, from “Ann Lee left the council”; of 1 the dates
    differ.
    """
    ax = axes(ax)
    dated = tellings[
        (tellings["order"] > 0) & tellings["earliest"].notna() & tellings["latest"].notna()
    ]
    if dated.empty:
        why = "has a day that is known" if len(tellings) else "is told by more than one article"
        return nothing(ax, f"nothing here {why}", tellings)
    outlets = _outlets(dated)
    drawn, kept = _happenings(dated, outlets), outlets[:MOST_LANES]
    low, high = limits([mark.span for one in drawn for mark in one.marks])
    near = [
        one for one in drawn if all(low < m.span.end and m.span.start < high for m in one.marks)
    ]
    worded = _chosen(near, most)
    ax.set_xlim(low, high)
    _frame(ax, kept, any(one.differs for one in near))
    note(ax, _note(tellings, drawn, near, worded, outlets))
    settle(ax)
    worded = _label(ax, worded, len(kept))
    note(ax, _note(tellings, drawn, near, worded, outlets))
    for one in near:
        _draw(ax, one, one in worded)
    return describe(ax, _described(drawn, outlets, worded))


def _chosen(near: Sequence[Told], most: int) -> list[Told]:
    """Those that get words: the first in rank, but of one day no more than a few."""
    found: list[Told] = []
    for one in sorted(near, key=lambda one: one.rank):
        same = sum(_first(other).start == _first(one).start for other in found)
        if len(found) < most and (one.differs or same < A_DAY):
            found.append(one)
    return found


def _outlets(dated: pd.DataFrame) -> list[str]:
    """The outlets, those first that tell most; an article without one stands for itself."""
    names = dated["outlet"].fillna(dated["article"])
    counts = names.value_counts()
    return sorted(counts.index, key=lambda name: (-counts[name], name))


def _happenings(dated: pd.DataFrame, outlets: Sequence[str]) -> list[Told]:
    """What happened, in order of time, as far as its outlets have a lane."""
    lane = {name: number for number, name in enumerate(outlets[:MOST_LANES])}
    found = []
    for _, rows in dated.groupby("happening", sort=False):
        marks = [
            Mark(lane[name], _span(row), not pd.isna(row["said"]))
            for row in rows.to_dict("records")
            if (name := row["article"] if pd.isna(row["outlet"]) else row["outlet"]) in lane
        ]
        if marks:
            words = max(rows["told"], key=lambda told: (not told.endswith("…"), len(told)))
            differs = bool((rows["dates"] == "differs").any())
            saying = "kind" in rows and bool((rows["kind"] == SAYING).all())
            found.append(Told(plain(words), tuple(dict.fromkeys(marks)), differs, saying))
    return found


def _span(row: dict[str, Any]) -> Span:
    """The days that a telling says, else those of the happening."""
    own = (None, None) if pd.isna(row["said"]) else bounds(row["said"])
    days = (row["earliest"], row["latest"]) if own[0] is None else map(pd.Timestamp, own)
    return span(dict(zip(("earliest", "latest"), days, strict=True)))


def _frame(ax: Axes, outlets: Sequence[str], differ: bool) -> None:
    show_dates(ax.xaxis)
    bare(ax, "bottom")
    ax.set_yticks(range(len(outlets)), [plain(name, LONGEST_NAME) for name in outlets])
    ax.tick_params(axis="y", length=0)
    for lane in range(len(outlets)):
        ax.axhline(lane, color=page(ax).grid, linewidth=0.8, zorder=0)
    dot: Look = {"linestyle": "", "marker": "D", "markersize": 5.5, "color": BLUE}
    hollow = Line2D([], [], label=STANDS_IN, **(dot | {"markerfacecolor": page(ax).paper}))
    clash = [Line2D([], [], label=DIFFER, **CLASH)] if differ else []
    legend(ax, [Line2D([], [], label=SAID, **dot), hollow, *clash])


def _label(ax: Axes, worded: Sequence[Told], outlets: int) -> list[Told]:
    """The words of happenings above the outlets' lanes, none over another; those that had room."""
    points = ax.get_window_extent().height
    kept = sorted(worded, key=lambda one: _first(one).start)
    while True:
        spots = [lanes.to_pixels(ax, (_middle(one), _middle(one))) for one in kept]
        places = lanes.place(
            ax, spots, [one.words for one in kept], [[i] for i in range(len(kept))]
        )
        rows = max((place.bar for place in places), default=-1) + 1
        height = points / (outlets + 0.6 + rows * LABEL)
        if height * LABEL >= pixels(ax, SMALL * LEADING) or len(kept) <= 1:
            break
        kept = [one for one in kept if one is not max(kept, key=lambda other: other.rank)]
    top = -0.6 - rows * LABEL
    ax.set_ylim(outlets - 0.4, top)
    for one, place in zip(kept, places, strict=True):
        y, other = (-0.6 - (rows - 1 - at + 0.5) * LABEL for at in (place.lane, place.bar))
        look: Look = {"fontsize": SMALL, "color": page(ax).ink, "va": "center", "zorder": 5}
        look["path_effects"] = [withStroke(linewidth=2.5, foreground=page(ax).paper)]
        ax.text(lanes.to_days(ax, place.left), y, place.words, **look)
        foot = max(mark.lane for mark in one.marks)
        ax.plot([_middle(one)] * 2, [other, foot], color=GREY, linewidth=0.7, zorder=1)
    return kept


def _first(one: Told) -> Span:
    return min(mark.span for mark in one.marks)


def _middle(one: Told) -> float:
    """Where a happening's line stands: at the date that its first telling says, or has."""
    return next((mark.span for mark in one.marks if mark.said), one.marks[0].span).middle


def _draw(ax: Axes, one: Told, worded: bool) -> None:
    """A happening's marks, and the line that joins dates that differ."""
    for mark in one.marks:
        colour = BLUE if worded else GREY
        left, right = lanes.to_pixels(ax, (mark.span.start, mark.span.end))
        if right - left >= POINT and not mark.span.certain:
            look: Look = {"facecolor": to_rgba(colour, PALE), "edgecolor": colour, "zorder": 2}
            days = mark.span.end - mark.span.start
            ax.barh(mark.lane, days, HEIGHT / 2, mark.span.start, linewidth=0.8, **look)
        else:
            face = colour if mark.said else page(ax).paper
            look = {"facecolor": face, "edgecolor": colour, "zorder": 3.5 if mark.said else 3}
            size = AREA if worded else AREA / 2
            ax.scatter([mark.span.middle], [mark.lane], marker="D", s=size, linewidth=1, **look)
    if one.differs:
        said = sorted({(mark.lane, mark.span.middle) for mark in one.marks if mark.said})
        ax.plot([x for _, x in said], [y for y, _ in said], zorder=4, **CLASH)


def _note(
    tellings: pd.DataFrame, drawn: Sequence[Told], near: Sequence[Told],
    worded: Sequence[Told], outlets: Sequence[str],
) -> str:  # fmt: skip
    """How much is drawn, and what is left out."""
    all_told = tellings["happening"].nunique()
    left = [
        (len(near) - len(worded), "drawn small, without words"),
        (len(drawn) - len(near), "too far off to be shown"),
        (all_told - len(drawn), "without a date of their own"),
    ]
    more = ", ".join(f"{number} {what}" for number, what in left if number)
    hidden = len(outlets) - MOST_LANES
    more += f"; {counted(hidden, 'outlet')} with fewest tellings left out" if hidden > 0 else ""
    return f"{counted(all_told, 'happening')}" + (f": {more}" if more else "")


def _described(drawn: Sequence[Told], outlets: Sequence[str], worded: Sequence[Told]) -> str:
    """What is drawn, in words."""
    first, last = (words.replace(r"\$", "$") for words in (worded[0].words, worded[-1].words))
    to = f" to “{last}”" if len(worded) > 1 else ""
    differing = sum(one.differs for one in drawn)
    clash = f"; of {differing} the dates differ" if differing else ""
    many = counted(len(outlets), "outlet")
    verb = "tells" if len(outlets) == 1 else "tell"
    return f"{counted(len(drawn), 'happening')} as {many} {verb} it, from “{first}”{to}{clash}."
