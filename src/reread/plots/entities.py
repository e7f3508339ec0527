"""Who and what: mentions through the article, and who appears with whom."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Arc

from .style import BLUE, DARK, GREY, KIND, axes, bare, legend, nothing, plain, swatches

MOST = 14  # entities in the dispersion plot
MOST_TOGETHER = 25  # names in the arc diagram; more cannot be read


def mentions(table: pd.DataFrame, ax: Axes | None = None, *, most: int = MOST) -> Axes:
    """Draw where each entity is mentioned, the most mentioned at the top.

    `table` is the table `mentions`; x is the character at which a mention starts. Full ticks are
    names, pale short ones nominals and pronouns. At most `most` entities are shown.
    """
    ax = axes(ax)
    known = table.dropna(subset=["entity"])
    if known.empty:
        return nothing(ax, "no entity is mentioned")
    counts = known["entity"].value_counts(sort=False)
    first = known.groupby("entity")["start"].min()
    shown = sorted(counts.index, key=lambda e: (-counts[e], first[e]))[:most]
    for lane in range(len(shown)):
        ax.axhline(lane, color="0.92", linewidth=0.8, zorder=0)
    _ticks(ax, known, {entity: lane for lane, entity in enumerate(shown)})
    labels = [plain(f"{_best_form(known, e)} ({counts[e]})") for e in shown]
    ax.set(yticks=range(len(shown)), yticklabels=labels, ylim=(len(shown) - 0.4, -0.6))
    ax.set(xlabel="character of the article", xlim=(0, table["end"].max()))
    ax.tick_params(axis="y", length=0)
    bare(ax, "bottom")
    legend(ax, swatches(sorted(set(known["kind"]))))
    return ax


def _ticks(ax: Axes, known: pd.DataFrame, lanes: dict[str, int]) -> None:
    """A tick for each mention, in the colour of its entity's kind where it is first mentioned."""
    rows = known[known["entity"].isin(lanes)]
    kinds = rows.groupby("entity")["kind"].first()
    for named, half, alpha in ((True, 0.34, None), (False, 0.2, 0.5)):
        some = rows[(rows["form"] == "name") == named]
        at = some["entity"].map(lanes).to_numpy(dtype=float)
        colours = [KIND.get(kinds[entity], GREY) for entity in some["entity"]]
        ax.vlines(some["start"], at - half, at + half, color=colours, linewidth=2.2, alpha=alpha)


def _best_form(known: pd.DataFrame, entity: str) -> str:
    """The longest name among an entity's mentions, the first of equals."""
    rows = known[known["entity"] == entity]
    names = rows[rows["form"] == "name"]
    surfaces = list((names if len(names) else rows)["surface"])
    return max(surfaces, key=len)


def together(
    pairs: pd.DataFrame, ax: Axes | None = None, *, names: dict[str, str] | None = None
) -> Axes:
    """Draw an arc between every two entities that share sentences, wider for more.

    `pairs` has entity_a, entity_b and sentences, as `reread.entities.together` makes it; `names`
    gives the words for each entity (by default its id). The 25 best connected are shown.
    """
    ax = axes(ax)
    if pairs.empty:
        return nothing(ax, "no two entities share a sentence")
    links = pd.concat([pairs.set_index(end)["sentences"] for end in ("entity_a", "entity_b")])
    weight = links.groupby(level=0).sum().sort_index().sort_values(ascending=False, kind="stable")
    place = {entity: x for x, entity in enumerate(weight.index[:MOST_TOGETHER])}
    strongest = pairs["sentences"].max()
    for a, b, n in zip(pairs["entity_a"], pairs["entity_b"], pairs["sentences"], strict=True):
        if a in place and b in place:
            _arc(ax, place[a], place[b], n / strongest)
    sizes = [30 + 170 * weight[e] / weight.max() for e in place]
    ax.scatter(list(place.values()), np.zeros(len(place)), s=sizes, color="#D55E00", zorder=3)
    _name_nodes(ax, [plain((names or {}).get(e, e)) for e in place])
    return ax


def _arc(ax: Axes, a: int, b: int, share: float) -> None:
    width = abs(a - b)
    ax.add_patch(
        Arc(((a + b) / 2, 0), width, width, theta1=0, theta2=180, color=BLUE,
            linewidth=0.6 + 3 * share, alpha=0.2 + 0.6 * share)
    )  # fmt: skip


def _name_nodes(ax: Axes, labels: list[str]) -> None:
    bare(ax)
    ax.set(xlim=(-0.7, len(labels) - 0.3), ylim=(-0.35, max(len(labels), 2) / 2), yticks=[])
    ax.set_xticks(range(len(labels)), labels, rotation=55, ha="right", rotation_mode="anchor")
    ax.tick_params(axis="x", length=0, labelsize=8, labelcolor=DARK)
