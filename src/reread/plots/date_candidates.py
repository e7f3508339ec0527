"""The article's missing date: its candidates, how well supported each is, and why."""

from __future__ import annotations

import dataclasses
import textwrap

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patheffects import withStroke

from ..article import counted
from ..choices import choose
from ..english import written
from ..palette import BLUE, GREY, RED
from ..reading import Reading, read
from .bars import AREA, POINT
from .drawing import Given, draws
from .lanes import to_pixels
from .style import SMALL, Look, axes, bare, describe, note, nothing, page, plain, settle, width
from .time_axis import Span, days, limits, show_dates, span

MOST = 6  # candidates shown
HEIGHT = 0.4  # of a bar, in lanes
FAINTEST = 0.15  # opacity of the bar of a candidate of no weight
LONGEST = 400  # characters of reasons before they are cut to the width


def undated(reading: Reading) -> Reading:
    """The same reading of an article whose date is hidden: what its text alone gives away."""
    article = dataclasses.replace(reading.article, published=None)
    return read(article, choose(reading.choices, published=None))


def _given(reading: Reading) -> Given:
    published = reading.choices.published or reading.article.published
    return (undated(reading).reference_date,), {"chosen": published}


@draws("reading.reference_date", ("earliest", "latest", "weight", "reasons"), _given)
def date_candidates(
    reference_date: pd.DataFrame,
    ax: Axes | None = None,
    *,
    chosen: str | None = None,
    most: int = MOST,
) -> Axes:
    """Draw the interval of each candidate for the article's date, the best at the top.

    `reference_date` is the table of this name, or a Reading. The stronger the colour the greater
    the
    weight, which stands at the left; below each bar are its reasons, two lines at most, or "the
    same
    reasons". An arrow is an open end. `chosen` is a day to mark, such as the one under trial. At
    most
    `most` candidates are drawn.

    >>> import reread as rr
    >>> text = "The mill burned on 3 May 2019. Last week it reopened."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.date_candidates(reading)))
    When the article was written, by its text alone: 5 candidates; the likeliest is 3
    May 2019 to 31 December 2021 (82%).
    """
    ax = axes(ax)
    shown = reference_date[reference_date[["earliest", "latest"]].notna().any(axis=1)].head(most)
    if shown.empty:
        return nothing(ax, "the text gives nothing away about its date")
    rows = shown.to_dict("records")
    spans = [span(row) for row in rows]
    day = pd.Timestamp(chosen[:10]) if chosen else None
    marked = [span({"earliest": day, "latest": day})] if day else []
    _frame(ax, rows, spans + marked)
    words = "how surely the article's date lies in each span (one may hold another), and why"
    words += f"; the red line is {written(day.date())}" if day else ""
    left_out = f"; {len(shown)} of {len(reference_date)} shown"
    note(ax, words if len(shown) == len(reference_date) else words + left_out)
    settle(ax)
    for lane, (row, one) in enumerate(zip(rows, spans, strict=True)):
        _bar(ax, lane, one, row["weight"])
    _reasons(ax, [row["reasons"] for row in rows])
    if day:
        noon = mdates.date2num(day.to_datetime64()) + 0.5
        ax.axvline(noon, color=RED, linewidth=1.4, zorder=2.5)
    told = counted(len(reference_date), "candidate")
    best = f"{days(rows[0])} ({rows[0]['weight']:.0%})"
    given = f"; the article gives {written(day.date())}" if day else ""
    why = f"{told}; the likeliest is {best}{given}"
    return describe(ax, f"When the article was written, by its text alone: {why}.")


def _frame(ax: Axes, rows: list[dict], spans: list[Span]) -> None:
    ax.set(xlim=limits(spans, spans), ylim=(len(rows) - 0.4, -0.4))
    show_dates(ax.xaxis)
    ax.set_yticks(range(len(rows)), [f"{row['weight']:.0%}" for row in rows])
    ax.tick_params(axis="y", length=0, labelcolor=page(ax).ink)
    ax.grid(axis="x", color=page(ax).grid, linewidth=0.8)
    bare(ax, "bottom")


def _bar(ax: Axes, lane: int, one: Span, weight: float) -> None:
    frame = ax.get_xlim()
    start, end = one.within(*frame)
    colour = to_rgba(BLUE, FAINTEST + (1 - FAINTEST) * min(max(weight, 0.0), 1.0))
    left, right = to_pixels(ax, (start, end))
    if right - left < POINT:
        ax.scatter([(start + end) / 2], [lane], marker="D", s=AREA, color=[colour], zorder=3)
    else:
        ax.barh(
            lane,
            end - start,
            left=start,
            height=HEIGHT,
            color=[colour],
            edgecolor=BLUE,
            linewidth=0.8,
            zorder=2,
        )
    for more, at, sign in zip(one.goes_on(*frame), (start, end), "<>", strict=True):
        if more:
            ax.scatter([at], [lane], marker=sign, s=2 * AREA, color=GREY, zorder=3)


def _reasons(ax: Axes, reasons: list[str]) -> None:
    """What speaks for each candidate, in small words below its bar."""
    wide = ax.get_window_extent().width
    for lane, words in enumerate(reasons):
        told = "the same reasons" if words in reasons[:lane] else plain(words, LONGEST)
        letters = max(12, int(len(told) * wide / width(ax, told, SMALL - 1)))  # of one line
        lines = textwrap.wrap(told, letters, max_lines=2, placeholder=" …")
        look: Look = {"fontsize": SMALL - 1, "color": page(ax).quiet, "va": "top", "zorder": 5}
        look["path_effects"] = [withStroke(linewidth=2.5, foreground=page(ax).paper)]
        look["transform"] = ax.get_yaxis_transform()
        ax.text(0, lane + HEIGHT / 2 + 0.05, "\n".join(lines), **look)
