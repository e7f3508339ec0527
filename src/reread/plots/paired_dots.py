"""How groups of articles differ: their values as paired dots, the difference with its interval."""

from __future__ import annotations

import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from ..article import counted
from ..columns_in_words import NOTHING
from ..palette import BLUE, GREY, Look, looks
from .drawing import draws
from .style import LONGEST_NAME, SMALL, axes, bare, describe, in_lanes, nothing, page, plain

MOST_LANES = 24  # comparisons drawn; more are counted below
VALUES = 0.58  # share of the picture's width for the values; the rest is for the differences
GAP = 0.04
DOT, LINE, BAR = 36.0, 1.2, 1.6  # points squared, points
NAMED = "the one named"  # what each group is called that is held against the same other
ROUND = {"|": "o", "o": "P"}  # the first shape of others is a line; here it is a dot
NOTE = 70  # characters of a line below
DIFFER = "differ"
COLUMNS = ("measure", "called", "group_a", "group_b", "value_a", "value_b", "unit", "difference",
           "low", "high", "effect", "status", "articles_a", "articles_b")  # fmt: skip


@draws("rows of story.framing()", COLUMNS)
def framing(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how two groups of articles compare: on the left their values as two dots, on the right
    the difference with its 95 % interval, the largest difference first.

    `table` has rows of `Story.framing`, as many as are to be seen: `rows[rows["measure"] ==
    "room"]`. Values of one unit are drawn, that of the first row; other rows are counted below. A
    full mark on the right is a difference that is said to be one, an empty mark one that may be
    chance, and one without an interval rests on too few articles. Where all groups are held against
    one, such as the others, each lane names its group.

    >>> import reread as rr
    >>> echo = rr.Article("The mill burned. “It was arson,” Ann Lee said.", id="echo")
    >>> post = rr.Article("The mill is to be rebuilt in May.", id="post")
    >>> story = rr.together([echo, post])
    >>> rows = story.framing(by={"echo": "Echo", "post": "Post"}, measures="room")
    >>> print(rr.plots.described(rr.plots.framing(rows)))
    Echo and Post in 2 comparisons, share of the characters read; none is more than
    chance may be. The largest: room, Ann Lee: 0.33 in Echo, 0 in Post (1 and 1
    articles).
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "nothing to compare", table)
    first = table.iloc[0]
    fit = table[(table["unit"] == first["unit"]) & (table["effect"] == first["effect"])]
    far = fit["difference"].abs().fillna(0).to_numpy()
    shown = fit.iloc[np.argsort(-far, kind="stable")[:MOST_LANES]].reset_index(drop=True)
    bare(ax)
    ax.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
    _values(_inside(ax, 0.0, VALUES), shown, _below(shown, len(table) - len(shown)))
    _differences(_inside(ax, VALUES + GAP, 1 - VALUES - GAP), shown)
    return describe(ax, _told(shown))


def _inside(ax: Axes, start: float, width: float) -> Axes:
    """Axes of their own in a part of the picture, on the same page."""
    inside = ax.inset_axes((start, 0.0, width, 1.0))
    inside.set_facecolor(page(ax).paper)
    inside.xaxis.set_major_locator(MaxNLocator(5))
    inside.margins(x=0.08)
    return axes(inside)


def _in_units(ax: Axes, rows: pd.DataFrame, words: str) -> None:
    """What the axis below is, and a share as a percentage."""
    if rows["unit"].iat[0].startswith("share"):
        ax.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=None))
    ax.tick_params(labelsize=SMALL)
    ax.set_xlabel(words, fontsize=SMALL, color=page(ax).ink, loc="left")


def _values(ax: Axes, rows: pd.DataFrame, below: str) -> None:
    """A lane for each comparison, with a dot for each group and a line between them."""
    in_lanes(ax, _labels(rows))
    lanes = np.arange(len(rows))
    ax.hlines(lanes, rows["value_a"], rows["value_b"], color=GREY, linewidth=LINE, zorder=1)
    groups = {side: rows[f"group_{side}"] for side in "ab"}
    marks = looks(pd.concat(list(groups.values())).sort_values())
    if _is_against_one(rows):
        groups["a"] = groups["a"].where(groups["a"].isna(), NAMED)
        marks = {NAMED: Look(BLUE, "", "|"), rows["group_b"].iat[0]: Look(GREY, "", "D")}
    for group, look in marks.items():
        for side, of in groups.items():
            own = (of == group).to_numpy()
            ax.scatter(rows[f"value_{side}"][own], lanes[own], s=DOT, color=look.hue,
                       marker=ROUND.get(look.shape, look.shape), zorder=2,
                       label=plain(group) if side == "a" or group not in set(groups["a"])
                       else None)  # fmt: skip
    _in_units(ax, rows, f"{plain(rows['unit'].iat[0])}\n{textwrap.fill(below, NOTE)}")
    _legend(ax)


def _legend(ax: Axes) -> None:
    marks, words = ax.get_legend_handles_labels()
    named = dict(zip(words, marks, strict=True))
    ax.legend(named.values(), named.keys(), fontsize=SMALL, frameon=False, loc="lower left",
              bbox_to_anchor=(0.0, 1.0), ncols=max(1, min(4, len(named))), borderpad=0.0,
              labelcolor=page(ax).ink)  # fmt: skip


def _differences(ax: Axes, rows: pd.DataFrame) -> None:
    """The same lanes with the differences, and zero."""
    lanes, ink = np.arange(len(rows)), page(ax).ink
    known = rows["low"].notna().to_numpy()
    sure = (rows["status"] == DIFFER).to_numpy()
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=0)
    ax.hlines(lanes[known], rows["low"][known], rows["high"][known], color=ink, linewidth=BAR)
    for own, face in ((sure, ink), (~sure, page(ax).paper)):
        ax.scatter(rows["difference"][own], lanes[own], s=DOT, facecolor=face, edgecolor=ink,
                   zorder=2)  # fmt: skip
    ax.set(yticks=[], ylim=(len(rows) - 0.4, -0.6))
    bare(ax, "bottom")
    effect = rows["effect"].iat[0]
    if rows["unit"].iat[0].startswith("share"):
        effect = f"{effect} (percentage points)"
    _in_units(ax, rows, f"{effect}, with 95 % interval" if known.any() else effect)


def _is_against_one(rows: pd.DataFrame) -> bool:
    """Whether several groups are held against one and the same."""
    return rows["group_b"].nunique() == 1 < rows["group_a"].nunique()


def _labels(rows: pd.DataFrame) -> list[str]:
    """What each lane compares; whom, where the groups are not the same throughout."""
    several = len(rows[["group_a", "group_b"]].drop_duplicates()) > 1
    against_one = _is_against_one(rows)
    found = []
    for row in rows.to_dict("records"):
        about = "" if pd.isna(row["called"]) else str(row["called"])
        label = f"{row['measure']}: {about}" if about and row["measure"] != "word" else about
        label = label or str(row["measure"])
        if several and not against_one:
            label = f"{label} ({row['group_a']}, {row['group_b']})"
        whose = f"{plain(row['group_a'], LONGEST_NAME)}: " if against_one else ""
        found.append(whose + plain(label))
    return found


def _below(rows: pd.DataFrame, more: int) -> str:
    """How many articles it rests on, and how many rows are not shown."""
    sizes = [_reach(rows[f"articles_{side}"]) for side in "ab"]
    one, other = (_only(rows[f"group_{side}"]) for side in "ab")
    told = [f"Articles: {sizes[0]} of {one}, {sizes[1]} of {other}" if one and other else
            f"Articles: {sizes[0]} against {sizes[1]}"]  # fmt: skip
    few = int(rows["low"].isna().sum())
    told += [f"{counted(few, 'row')} without an interval: too few articles"] if few else []
    told += [f"{counted(more, 'row')} not shown"] if more else []
    return "; ".join(told)


def _only(groups: pd.Series) -> str:
    """The one group in a column, or nothing."""
    return plain(groups.iat[0]) if groups.nunique() == 1 else ""


def _reach(numbers: pd.Series) -> str:
    low, high = int(numbers.min()), int(numbers.max())
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _told(rows: pd.DataFrame) -> str:
    """What is drawn, in words."""
    groups = sorted({*rows["group_a"], *rows["group_b"]})
    who = " and ".join(groups) if len(groups) == 2 else f"{len(groups)} groups of articles"
    many, sure = counted(len(rows), "comparison"), int((rows["status"] == DIFFER).sum())
    firm = f"{sure:,} of them more than chance" if sure else "none is more than chance may be"
    top = rows.iloc[0]
    about = NOTHING if pd.isna(top["called"]) else top["called"]
    return (
        f"{who} in {many}, {rows['unit'].iat[0]}; {firm}. The largest: {top['measure']}, {about}: "
        f"{top['value_a']:.2g} in {top['group_a']}, {top['value_b']:.2g} in {top['group_b']} "
        f"({top['articles_a']:,} and {top['articles_b']:,} articles)."
    )
