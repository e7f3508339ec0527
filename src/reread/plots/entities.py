"""Who and what: mentions through the article, their kinds, roles, and who appears with whom."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Arc
from matplotlib.ticker import MaxNLocator

from .style import (
    BLUE,
    DARK,
    GREY,
    KIND,
    LONGEST_NAME,
    RED,
    SMALL,
    Look,
    axes,
    bare,
    in_lanes,
    legend,
    note,
    nothing,
    plain,
    slanted,
    swatches,
)

MOST = 14  # entities in the dispersion plot
MOST_TOGETHER = 25  # names in the arc diagram; more cannot be read
MOST_ROLES = 16  # rows in the plot of roles
FORMS = {"name": 1.0, "nominal": 0.55, "pronoun": 0.3}  # opacity of their bars
KINDS = ("PER", "ORG", "LOC", "MISC")


def mentions(table: pd.DataFrame, ax: Axes | None = None, *, most: int = MOST) -> Axes:
    """Draw where each entity is mentioned, the most mentioned at the top.

    `table` is the table `mentions`; x is the character at which a mention starts. Full ticks are
    names, pale short ones nominals and pronouns. At most `most` entities are shown.
    """
    ax = axes(ax)
    known = table.dropna(subset=["entity"])
    if known.empty:
        return nothing(ax, "no entity is mentioned", table)
    counts = known["entity"].value_counts(sort=False)
    first = known.groupby("entity")["start"].min()
    shown = sorted(counts.index, key=lambda e: (-counts[e], first[e]))[:most]
    for lane in range(len(shown)):
        ax.axhline(lane, color="0.92", linewidth=0.8, zorder=0)
    _ticks(ax, known, {entity: lane for lane, entity in enumerate(shown)})
    labels = [plain(f"{_best_form(known, e)} ({counts[e]})") for e in shown]
    in_lanes(ax, labels)
    ax.set(xlabel="character of the article", xlim=(0, table["end"].max()))
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


def kinds(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how many mentions are of each kind, and how many of these are names.

    `table` is the table `mentions`. Paler parts of a bar are nominals and pronouns; pronouns of
    whom it is not known for whom they stand are a bar of their own. Nouns that only take part in
    an event are left out.
    """
    ax = axes(ax)
    some = table[table["entity"].notna() | (table["form"] == "pronoun")]
    if some.empty:
        return nothing(ax, "nothing is mentioned", table)
    kind = some["kind"].where(some["entity"].notna(), "unresolved")
    counts = pd.crosstab(kind, some["form"]).reindex(columns=list(FORMS), fill_value=0)
    rows = [name for name in (*KINDS, "unresolved") if name in counts.index]
    left = np.zeros(len(rows))
    for form, alpha in FORMS.items():
        wide = counts.loc[rows, form].to_numpy()
        colours = [KIND.get(name, GREY) for name in rows]
        ax.barh(range(len(rows)), wide, left=left, color=colours, alpha=alpha, height=0.7)
        left = left + wide
    look: Look = {"textcoords": "offset points", "va": "center", "fontsize": SMALL, "color": DARK}
    for lane, name in enumerate(rows):
        some = [(n, form) for form, n in counts.loc[name].items() if n]
        words = ", ".join(f"{n} {form}{'' if n == 1 else 's'}" for n, form in some)
        ax.annotate(words, (left[lane], lane), xytext=(5, 0), **look)
    in_lanes(ax, rows)
    ax.set(xlabel="mentions", xlim=(0, max(left)))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    return ax


def roles(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw who holds which office by the text's own words, and where it says so.

    `table` is the table `mentions`. One row is a role of an entity, the holder at the left and
    the role at the right; x is the character at which the mention beside it starts. At most 16
    rows are shown, in the order in which the holders come.
    """
    ax = axes(ax)
    told = table.dropna(subset=["role", "entity"])
    if told.empty:
        return nothing(ax, "no role is told", table)
    came = {entity: at for at, entity in enumerate(dict.fromkeys(told["entity"]))}
    pairs = dict.fromkeys(zip(told["entity"], told["role"], strict=True))
    shown = sorted(pairs, key=lambda pair: came[pair[0]])[:MOST_ROLES]
    for lane, (entity, role) in enumerate(shown):
        rows = told[(told["entity"] == entity) & (told["role"] == role)]
        ax.axhline(lane, color="0.92", linewidth=0.8, zorder=0)
        colour = KIND.get(rows["kind"].iloc[0], GREY)
        ax.vlines(rows["start"], lane - 0.34, lane + 0.34, color=colour, linewidth=2.2)
        right: Look = {"transform": ax.get_yaxis_transform(), "va": "center"}
        ax.text(1.01, lane, plain(role), **right, fontsize=SMALL, color=DARK)
    lanes = [entity for entity, _ in shown]
    first = {entity: lanes.index(entity) for entity in lanes}
    ax.set_yticks(list(first.values()), [plain(_best_form(table, entity)) for entity in first])
    ax.set(ylim=(len(shown) - 0.4, -0.6), xlim=(0, table["end"].max()))
    ax.set_xlabel("character of the article")
    ax.tick_params(axis="y", length=0)
    bare(ax, "bottom")
    return ax


def together(
    pairs: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
) -> Axes:
    """Draw an arc between every two entities that share sentences, wider for more.

    `pairs` has entity_a, entity_b and sentences, as `reread.entities.entities.together` makes it;
    `names` gives the words for each entity (by default its id), `kinds` its kind, which colours
    its dot.
    The 25 best connected are shown, the best at the left; a dot is larger for more sentences.
    """
    ax = axes(ax)
    if pairs.empty:
        return nothing(ax, "no two entities share a sentence", pairs)
    links = pd.concat([pairs.set_index(end)["sentences"] for end in ("entity_a", "entity_b")])
    weight = links.groupby(level=0).sum().sort_index().sort_values(ascending=False, kind="stable")
    place = {entity: x for x, entity in enumerate(weight.index[:MOST_TOGETHER])}
    strongest = pairs["sentences"].max()
    for a, b, n in zip(pairs["entity_a"], pairs["entity_b"], pairs["sentences"], strict=True):
        if a in place and b in place:
            left, right, share = place[a], place[b], n / strongest
            look: Look = {"linewidth": 0.6 + 3 * share, "alpha": 0.2 + 0.6 * share, "color": BLUE}
            size = (abs(left - right),) * 2
            ax.add_patch(Arc(((left + right) / 2, 0), *size, theta1=0, theta2=180, **look))
    sizes = [30 + 170 * weight[e] / weight.max() for e in place]  # square points
    kind = [(kinds or {}).get(entity, "") for entity in place]
    colours = [KIND.get(one, RED) for one in kind]
    ax.scatter(range(len(place)), np.zeros(len(place)), sizes, colours, zorder=3, clip_on=False)
    bare(ax)
    ax.set(xlim=(-0.7, len(place) - 0.3), ylim=(-0.35, max(len(place), 2) / 2), yticks=[])
    slanted(ax, [plain((names or {}).get(e, e), LONGEST_NAME) for e in place], 55)
    ax.tick_params(axis="x", length=0, labelcolor=DARK)
    shared = "sentence" if strongest == 1 else "sentences"
    note(ax, f"{len(place)} of {len(weight)} entities; the widest arc is {strongest} {shared}")
    if kinds:
        legend(ax, swatches(sorted(set(kind))))
    return ax
