"""Who and what: mentions through the article, their kinds, roles, and who appears with whom."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Arc
from matplotlib.ticker import MaxNLocator

from ..article import counted
from ..entities.entities import together as pairs_of
from ..palette import BLUE, GREY, KIND, RED
from ..reading import Reading, names_of
from .drawing import Given, draws
from .legend import legend, swatches
from .style import (
    LONGEST_NAME,
    SMALL,
    Look,
    axes,
    bare,
    describe,
    in_lanes,
    note,
    nothing,
    page,
    plain,
    slanted,
)

MOST = 14  # entities in the dispersion plot
MOST_ARCS = 15  # in the arc diagram; more cannot be followed
TOLD = 3  # things told in the words for a figure
MOST_ROLES = 16  # rows in the plot of roles
FORMS = {"name": 1.0, "nominal": 0.55, "pronoun": 0.3}  # opacity of their bars
KINDS = ("PER", "ORG", "LOC", "MISC")
CALLED = {
    "PER": "people", "ORG": "organisations", "LOC": "places", "MISC": "other names",
    "unresolved": "pronouns without a referent",
}  # fmt: skip


def _mentions(reading: Reading) -> Given:
    return (reading.legible("mentions"),), {}


def _pairs(reading: Reading) -> Given:
    kind = dict(zip(reading.entities["entity"], reading.entities["kind"], strict=True))
    return (pairs_of(reading.mentions),), {"names": names_of(reading), "kinds": kind}


@draws("reading.mentions", ("entity", "form", "kind", "start", "end", "surface"), _mentions)
def mentions(table: pd.DataFrame, ax: Axes | None = None, *, most: int = MOST) -> Axes:
    """Draw where each entity is mentioned, the most mentioned at the top.

    `table` is the table `mentions`, or a Reading; x is the character at which a mention starts.
    Full
    ticks are names, short ones nominals and pronouns. At most `most` entities are shown.

    >>> import reread as rr
    >>> text = "Ann Lee met Bob Reyes in Tolland. She told him of a fire."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.mentions(reading)))
    Where 3 of 3 entities are mentioned through the article; the most mentioned are
    Ann Lee 2, Bob Reyes 2, Tolland 1.
    """
    ax = axes(ax)
    known = table.dropna(subset=["entity"])
    if known.empty:
        return nothing(ax, "no entity is mentioned", table)
    counts = known["entity"].value_counts(sort=False)
    first = known.groupby("entity")["start"].min()
    shown = sorted(counts.index, key=lambda e: (-counts[e], first[e]))[:most]
    for lane in range(len(shown)):
        ax.axhline(lane, color=page(ax).grid, linewidth=0.8, zorder=0)
    _ticks(ax, known, {entity: lane for lane, entity in enumerate(shown)})
    labels = [plain(f"{_best_form(known, e)} ({counts[e]})") for e in shown]
    in_lanes(ax, labels)
    ax.set(xlabel="character of the article", xlim=(0, table["end"].max()))
    legend(ax, swatches(sorted(set(known["kind"]))))
    told = ", ".join(f"{_best_form(known, entity)} {counts[entity]}" for entity in shown[:TOLD])
    return describe(
        ax,
        f"Where {len(shown)} of {len(counts)} entities are mentioned through the article; the most "
        f"mentioned are {told}.",
    )


def _ticks(ax: Axes, known: pd.DataFrame, lanes: dict[str, int]) -> None:
    """A tick for each mention, in the colour of its entity's kind where it is first mentioned."""
    rows = known[known["entity"].isin(lanes)]
    kinds = rows.groupby("entity")["kind"].first()
    for named, half in ((True, 0.34), (False, 0.18)):
        some = rows[(rows["form"] == "name") == named]
        at = some["entity"].map(lanes).to_numpy(dtype=float)
        colours = [KIND.get(kinds[entity], GREY) for entity in some["entity"]]
        ax.vlines(some["start"], at - half, at + half, color=colours, linewidth=2.2)


def _best_form(known: pd.DataFrame, entity: str) -> str:
    """The longest name among an entity's mentions, the first of equals."""
    rows = known[known["entity"] == entity]
    names = rows[rows["form"] == "name"]
    surfaces = list((names if len(names) else rows)["surface"])
    return max(surfaces, key=len)


@draws("reading.mentions", ("entity", "form", "kind"), _mentions)
def kinds(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw how many mentions are of each kind, and how many of these are names.

    `table` is the table `mentions`, or a Reading. Paler parts of a bar are nominals and pronouns;
    pronouns of whom it is not known for whom they stand are a bar of their own. Nouns that only
    take
    part in an event are left out.

    >>> import reread as rr
    >>> text = "Ann Lee met Bob Reyes in Tolland. She told him of a fire."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.kinds(reading)))
    How many mentions are of each kind: people 4, places 1.
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
        pale = [to_rgba(colour, alpha) for colour in colours]
        edge: Look = {"edgecolor": colours, "linewidth": 0.8}
        ax.barh(range(len(rows)), wide, left=left, color=pale, height=0.7, **edge)
        left = left + wide
    look: Look = {
        "textcoords": "offset points",
        "va": "center",
        "fontsize": SMALL,
        "color": page(ax).ink,
    }
    for lane, name in enumerate(rows):
        some = [(n, form) for form, n in counts.loc[name].items() if n]
        words = ", ".join(f"{n} {form}{'' if n == 1 else 's'}" for n, form in some)
        ax.annotate(words, (left[lane], lane), xytext=(5, 0), **look)
    in_lanes(ax, [CALLED[name] if name in KIND else name for name in rows])
    ax.set(xlabel="mentions", xlim=(0, max(left)))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    told = ", ".join(f"{CALLED[name]} {int(counts.loc[name].sum())}" for name in rows)
    return describe(ax, f"How many mentions are of each kind: {told}.")


@draws("reading.mentions", ("entity", "role", "kind", "start"), _mentions)
def roles(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw who holds which office by the text's own words, and where it says so.

    `table` is the table `mentions`, or a Reading. One row is a role of an entity, the holder at the
    left and the role at the right; x is the character at which the mention beside it starts. At
    most
    16 rows are shown, in the order in which the holders come.

    >>> import reread as rr
    >>> text = "Mayor Ann Lee met Bob Reyes, an engineer, in Tolland."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.roles(reading)))
    Who holds which office by the text's own words: Ann Lee, Mayor; Bob Reyes,
    engineer.
    """
    ax = axes(ax)
    told = table.dropna(subset=["role", "entity"])
    if told.empty:
        return nothing(ax, "no role is stated", table)
    came = {entity: at for at, entity in enumerate(dict.fromkeys(told["entity"]))}
    pairs = dict.fromkeys(zip(told["entity"], told["role"], strict=True))
    shown = sorted(pairs, key=lambda pair: came[pair[0]])[:MOST_ROLES]
    for lane, (entity, role) in enumerate(shown):
        rows = told[(told["entity"] == entity) & (told["role"] == role)]
        ax.axhline(lane, color=page(ax).grid, linewidth=0.8, zorder=0)
        colour = KIND.get(rows["kind"].iloc[0], GREY)
        ax.vlines(rows["start"], lane - 0.34, lane + 0.34, color=colour, linewidth=2.2)
        right: Look = {"transform": ax.get_yaxis_transform(), "va": "center"}
        ax.text(1.01, lane, plain(role), **right, fontsize=SMALL, color=page(ax).ink)
    lanes = [entity for entity, _ in shown]
    first = {entity: lanes.index(entity) for entity in lanes}
    ax.set_yticks(list(first.values()), [plain(_best_form(table, entity)) for entity in first])
    ax.set(ylim=(len(shown) - 0.4, -0.6), xlim=(0, table["end"].max()))
    ax.set_xlabel("character of the article")
    ax.tick_params(axis="y", length=0)
    bare(ax, "bottom")
    told = "; ".join(f"{_best_form(table, entity)}, {role}" for entity, role in shown[:TOLD])
    return describe(ax, f"Who holds which office by the text's own words: {told}.")


@draws("entities.together(reading.mentions)", ("entity_a", "entity_b", "sentences"), _pairs)
def together(
    pairs: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
) -> Axes:
    """Draw an arc between every two entities that share sentences, wider for more.

    `pairs` has entity_a, entity_b and sentences, as `reread.entities.entities.together` makes it,
    or
    is a Reading; `names` gives the words for each entity (by default its id), `kinds` its kind,
    which
    colours its dot. The 15 pairs that share most are drawn, the best connected at the left; a dot
    is
    larger for more sentences.

    >>> import reread as rr
    >>> text = "Ann Lee met Bob Reyes in Tolland. Lee likes Tolland."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.together(reading)))
    3 of 3 pairs of entities that share sentences; most often: Ann Lee and Tolland;
    Ann Lee and Bob Reyes; Bob Reyes and Tolland.
    """
    ax = axes(ax)
    if pairs.empty:
        return nothing(ax, "no two entities share a sentence", pairs)
    links = pd.concat([pairs.set_index(end)["sentences"] for end in ("entity_a", "entity_b")])
    weight = links.groupby(level=0).sum().sort_index().sort_values(ascending=False, kind="stable")
    drawn = pairs.sort_values("sentences", ascending=False, kind="stable").head(MOST_ARCS)
    linked = {*drawn["entity_a"], *drawn["entity_b"]}
    place = {entity: x for x, entity in enumerate(e for e in weight.index if e in linked)}
    strongest = int(pairs["sentences"].max())
    for a, b, n in zip(drawn["entity_a"], drawn["entity_b"], drawn["sentences"], strict=True):
        left, right, share = place[a], place[b], n / strongest
        look: Look = {"linewidth": 0.8 + 3 * share, "alpha": 0.7, "color": BLUE}
        size = (abs(left - right),) * 2
        ax.add_patch(Arc(((left + right) / 2, 0), *size, theta1=0, theta2=180, **look))
    sizes = [30 + 170 * weight[e] / weight.max() for e in place]  # square points
    kind = [(kinds or {}).get(entity, "") for entity in place]
    colours = [KIND.get(one, RED) for one in kind]
    ax.scatter(range(len(place)), np.zeros(len(place)), sizes, colours, zorder=3, clip_on=False)
    bare(ax)
    ax.set(xlim=(-0.7, len(place) - 0.3), ylim=(-0.35, max(len(place), 2) / 2), yticks=[])
    slanted(ax, [plain((names or {}).get(e, e), LONGEST_NAME) for e in place], 55)
    ax.tick_params(axis="x", length=0, labelcolor=page(ax).ink)
    widest = f"the widest arc is {counted(strongest, 'sentence')}"
    note(ax, f"{len(drawn)} of {counted(len(pairs), 'pair')} that share a sentence; {widest}")
    if kinds:
        legend(ax, swatches(sorted(set(kind))))
    names = names or {}
    ends = zip(drawn["entity_a"][:TOLD], drawn["entity_b"][:TOLD], strict=True)
    told = "; ".join(f"{names.get(a, a)} and {names.get(b, b)}" for a, b in ends)
    many = counted(len(pairs), "pair")
    return describe(
        ax, f"{len(drawn)} of {many} of entities that share sentences; most often: {told}."
    )
