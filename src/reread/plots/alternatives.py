"""How far conclusions hold: under which choices, how often, and which choice moves them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex

from ..article import counted
from ..palette import BLUE, GREY, ORANGE, ink_on
from .drawing import draws
from .style import SMALL, Look, axes, bare, describe, nothing, page, plain

MOST_ROWS = 40  # options or conclusions drawn; more are counted in a line below
HIGH = 0.42  # share of the picture's height that the curve takes
DOT = 18.0  # points squared, for a few readings; many get smaller ones
BLUES = LinearSegmentedColormap.from_list("shares", ["#FFFFFF", BLUE])


@draws("runs.choices and a column of runs.answers()", ())
def specification_curve(
    choices: pd.DataFrame,
    answers: pd.Series,
    ax: Axes | None = None,
    *,
    default: float | None = None,
) -> Axes:
    """Draw a number concluded under many choices, smallest first, over the choices behind it.

    `choices` is `runs.choices`, `answers` one numeric column of `runs.answers()`. Above, one point
    is a reading; a line marks `default`, the answer under the default choices, another zero. Below,
    a dot says which option of each choice the reading took.

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
    >>> runs = rr.alternatives(
    ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
    ... )
    >>> curve = rr.plots.specification_curve(runs.choices, runs.answers()["mean tone"])
    >>> print(rr.plots.described(curve))
    An answer under 4 readings, smallest first: from -0.48 to -0.24.
    """
    ax = axes(ax)
    values = pd.to_numeric(answers, errors="coerce").to_numpy(dtype=float)
    if not np.isfinite(values).any():
        return nothing(ax, "no reading gave a number")
    order = np.argsort(values, kind="stable")
    order = order[np.isfinite(values[order])]
    options = [(name, option) for name in choices for option in dict.fromkeys(choices[name])]
    bare(ax)
    ax.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
    below = ax.inset_axes((0.0, 0.0, 1.0, 1 - HIGH))
    above = ax.inset_axes((0.0, 1 - HIGH + 0.04, 1.0, HIGH - 0.04), sharex=below)
    _curve(above, values[order], default)
    _dots(below, choices.iloc[order], options[:MOST_ROWS])
    low, high = values[order[0]], values[order[-1]]
    said = "" if default is None else f"; {default:+.2f} under the default choices"
    readings = counted(len(order), "reading")
    return describe(
        ax, f"An answer under {readings}, smallest first: from {low:+.2f} to {high:+.2f}{said}."
    )


def _curve(ax: Axes, values: np.ndarray, default: float | None) -> None:
    size = max(2.0, DOT * min(1.0, 60 / len(values)))
    ax.axhline(0, color=GREY, linewidth=0.8)
    if default is not None:
        ax.axhline(default, color=ORANGE, linewidth=1.2, label=f"default choices: {default:+.2f}")
        ax.legend(frameon=False, fontsize=SMALL, loc="upper left")
    ax.scatter(range(len(values)), values, s=size, color=BLUE, linewidths=0)
    bare(ax, "left")
    ax.tick_params(labelbottom=False, bottom=False, labelsize=SMALL)
    ax.margins(y=0.15)


def _dots(ax: Axes, choices: pd.DataFrame, rows: list[tuple[str, str]]) -> None:
    count, size = len(choices), max(1.5, DOT * min(1.0, 60 / len(choices)))
    for height, (name, option) in enumerate(rows):
        taken = np.flatnonzero((choices[name] == option).to_numpy())
        ax.scatter(taken, np.full(len(taken), height), s=size, color=page(ax).ink, marker="|")
    edges = [i - 0.5 for i in range(1, len(rows)) if rows[i][0] != rows[i - 1][0]]
    for edge in edges:
        ax.axhline(edge, color=GREY, linewidth=0.8)
    ax.set_yticks(range(len(rows)), [plain(f"{name}: {option}") for name, option in rows])
    ax.set(ylim=(len(rows) - 0.4, -0.6), xlim=(-1, count))
    ax.set_xticks([])
    ax.set_xlabel(f"{count:,} readings, smallest answer first", fontsize=SMALL)
    ax.tick_params(labelsize=SMALL, left=False)
    bare(ax)


@draws("runs.stability()", ("conclusion", "answer", "answers", "share"))
def stability(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw for each conclusion the share of readings that agree with the default's answer.

    `table` is `runs.stability()`; a bar is a conclusion, in the table's order, with the default's
    answer in words and how many different answers there are where there is more than one. What no
    varied choice can touch has no bar but the words "not tested".

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
    >>> runs = rr.alternatives(
    ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
    ... )
    >>> print(rr.plots.described(rr.plots.stability(runs.stability())))
    In what share of the readings each conclusion holds: 5 of 6 tested conclusions
    hold in every reading; the least sure is mean tone.
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "no conclusion to show")
    shown = table.head(MOST_ROWS)
    heights = range(len(shown))
    colours = [BLUE if share == 1 else ORANGE for share in shown["share"]]
    ax.barh(heights, shown["share"].fillna(0), color=colours, height=0.7)
    for height, row in zip(heights, shown.to_dict("records"), strict=True):
        others = f" ({row['answers']} in all)" if row["share"] < 1 else ""
        if pd.isna(row["share"]):
            ax.text(0.01, height, "not tested", va="center", fontsize=SMALL, color=GREY)
        ax.text(1.02, height, plain(f"{_said(row['answer'])}{others}"), va="center", fontsize=SMALL)
    ax.set_yticks(heights, [plain(name) for name in shown["conclusion"]], fontsize=SMALL)
    ax.set(xlim=(0, 1), ylim=(len(shown) - 0.4, -0.6))
    ax.set_xticks([0, 0.5, 1], ["0 %", "50 %", "100 %"], fontsize=SMALL)
    ax.set_xlabel("share of readings that agree with the default choices", fontsize=SMALL)
    ax.tick_params(left=False)
    bare(ax, "bottom")
    full, some = (table["share"] == 1).sum(), (table["share"] < 1).sum()
    tested = f"{full} of {counted(int(full + some), 'tested conclusion')} hold in every reading"
    weakest = table.loc[table["share"].idxmin()] if some else None
    least = "" if weakest is None else f"; the least sure is {weakest['conclusion']}"
    describe(ax, f"In what share of the readings each conclusion holds: {tested}{least}.")
    return _rest(ax, len(table) - len(shown))


def _said(answer: object) -> str:
    if isinstance(answer, float):
        return f"{answer:.2f}"
    if isinstance(answer, tuple):
        return " → ".join(map(str, answer)) or "none"
    return "none" if answer is None else str(answer)


@draws("runs.influence()", ())
def influence(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw which choice moves which conclusion: a cell is a share in the answers' spread, 0 … 1.

    `table` is `runs.influence()`. A conclusion that no choice moves is left out, and counted.

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
    >>> runs = rr.alternatives(
    ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
    ... )
    >>> print(rr.plots.described(rr.plots.influence(runs.influence())))
    Which choice moves which of 1 conclusion; the strongest is negation on mean tone,
    99%.
    """
    ax = axes(ax)
    moved = table[(table > 0).any(axis=1)]
    if moved.empty:
        return nothing(ax, "no choice moves any conclusion")
    shown = moved.head(MOST_ROWS)
    ax.imshow(shown.to_numpy(dtype=float), cmap=BLUES, vmin=0, vmax=1, aspect="auto")
    for row, values in enumerate(shown.to_numpy(dtype=float)):
        for column, share in enumerate(values):
            colour = ink_on(to_hex(BLUES(share)))
            ax.text(
                column, row, f"{share:.0%}", ha="center", va="center", fontsize=SMALL, color=colour
            )
    ax.set_xticks(range(shown.shape[1]), [plain(name) for name in shown.columns], fontsize=SMALL)
    ax.set_yticks(range(len(shown)), [plain(name) for name in shown.index], fontsize=SMALL)
    ax.tick_params(length=0)
    bare(ax)
    top = shown.to_numpy(dtype=float)
    most, of = np.unravel_index(int(np.nanargmax(top)), top.shape)
    describe(
        ax,
        f"Which choice moves which of {counted(len(shown), 'conclusion')}; the strongest is "
        f"{shown.columns[of]} on {shown.index[most]}, {top[most, of]:.0%}.",
    )
    return _rest(ax, len(table) - len(shown), "not moved, or not shown")


def _rest(ax: Axes, count: int, why: str = "not shown") -> Axes:
    """A line that says how many rows are left out."""
    if count:
        where: Look = {"transform": ax.transAxes, "ha": "right", "va": "bottom"}
        ax.text(1, 1.01, f"{count} {why}", **where, fontsize=SMALL, color=page(ax).ink)
    return ax
