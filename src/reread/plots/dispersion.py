"""Where words or entities stand in an article, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ..article import counted
from ..palette import Look, looks
from ..reading import Reading, names_of
from ..tables import voices_at
from .drawing import Given, draws
from .legend import legend
from .marking import marking, place_in
from .style import (
    LONGEST_NAME,
    axes,
    describe,
    in_lanes,
    note,
    nothing,
    page,
    plain,
)

MOST = 14  # items shown
TOLD = 5  # items told in the words for the figure
HIGH, WIDE, DOT = 0.34, 2.2, 5.0  # half a tick, in lanes; its width, and the size of a mark, points


def _given(reading: Reading) -> Given:
    """The names most mentioned."""
    rows = reading.mentions.dropna(subset=["entity"])
    rows = rows[rows["form"] == "name"]
    order = {entity: at for at, entity in enumerate(rows["entity"].value_counts().index)}
    rows = rows.assign(
        item=rows["entity"],
        voice=voices_at(reading.stretches, rows["start"]),
        position=rows["start"] / max(len(reading.article.text), 1),
    )
    ranked = rows.sort_values("item", key=lambda items: items.map(order), kind="stable")
    return (ranked,), {"names": names_of(reading), "voices": reading.stretches["voice"].unique()}


@draws("rr.dispersion(reading, items)", ("item", "voice", "start", "end", "position"), _given)
def dispersion(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    voices: Iterable[str] = (),
    most: int = MOST,
) -> Axes:
    """Draw where in the article each item stands, each place in the colour of its voice.

    `table` is `reread.dispersion(reading, items)`: one row per place, with item, voice and position
    (0 at the start of the article, 1 at its end); or a Reading. The items stand as they come in the
    table, at most `most` of them. `names` gives the words for an item or a voice (by default its
    id).

    >>> import reread as rr
    >>> text = "The mill burned. “A mill can be rebuilt,” Ann Lee said."
    >>> reading = rr.read(rr.Article(text))
    >>> places = rr.dispersion(reading, ["mill", "burn*"])
    >>> print(rr.plots.described(rr.plots.dispersion(places)))
    Where in the article 3 places stand: mill 2, burn* 1.
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "none of these stands in the article", table)
    names, counts = names or {}, table["item"].value_counts(sort=False)
    shown = {item: lane for lane, item in enumerate(list(dict.fromkeys(table["item"]))[:most])}
    heard = table.sort_values("start", kind="stable")["voice"]
    told_apart = looks([*voices, *heard])
    for lane in shown.values():
        ax.axhline(lane, color=page(ax).grid, linewidth=0.8, zorder=0)
    rows = table[table["item"].isin(shown)].to_dict("records")
    for number, row in enumerate(rows):
        item, voice = (names.get(row[of], row[of]) for of in ("item", "voice"))
        told = f"{item}, {row['position']:.0%} of the way through, in the words of {voice}"
        with marking(ax, number, place_in(row, told)):
            _tick(ax, row["position"], shown[row["item"]], told_apart[row["voice"]])
    in_lanes(ax, [f"{plain(names.get(i, i), LONGEST_NAME)} ({counts[i]})" for i in shown])
    ax.set(xlim=(-0.01, 1.01), xticks=[0, 0.5, 1], xticklabels=["start", "middle", "end"])
    legend(ax, [_key(plain(names.get(v, v), LONGEST_NAME), told_apart[v]) for v in heard.unique()])
    left_out = len(counts) - len(shown)
    if left_out:
        note(ax, f"{left_out} more not shown")
    most_places = ", ".join(
        f"{names.get(item, item)} {counts[item]}" for item in list(shown)[:TOLD]
    )
    return describe(ax, f"Where in the article {counted(len(rows), 'place')} stand: {most_places}.")


def _tick(ax: Axes, at: float, lane: int, look: Look) -> None:
    if look.shape == "|":
        ax.plot([at, at], [lane - HIGH, lane + HIGH], color=look.hue, linewidth=WIDE)
    else:
        ax.plot([at], [lane], color=look.hue, marker=look.shape, markersize=DOT, linestyle="")


def _key(name: str, look: Look) -> Line2D:
    size = 2 * DOT if look.shape == "|" else DOT
    return Line2D([], [], color=look.hue, marker=look.shape, markersize=size, linestyle="",
                  markeredgewidth=WIDE if look.shape == "|" else 1, label=name)  # fmt: skip
