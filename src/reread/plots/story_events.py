"""Which events the story order shows, and which links between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from .marking import Place, place_in
from .selection import account, ranked, words
from .style import pixels, plain
from .time_axis import Span, is_dated, span

MOST_ARCS = 15  # between events; more cannot be followed
APART = 14.0  # points between neighbours, so that their slanting words stay apart
LABEL = 40  # characters of an event's words
Pair = tuple[int, int]  # numbers of events
Relation = tuple[int, int, str]  # numbers of events, and how the one stands to the other


class ToldEvent(NamedTuple):
    """An event as told: its number, its words and its days (None: not known)."""

    number: int
    words: str
    span: Span | None
    place: Place | None


def links(dated: pd.DataFrame, order: pd.DataFrame | None) -> list[Relation]:
    """What the text itself says of the order of events of which one has no day; that a saying
    comes after what it says goes without saying, and so does that one event is told twice."""
    if order is None or order.empty:
        return []
    known = set(dated["event"])
    trivial = order["derived"] | order["trivial"] | (order["relation"] == "same")
    said = order[~trivial.astype(bool)]
    rows = zip(said["event_a"], said["event_b"], said["relation"], strict=True)
    return [(a, b, relation) for a, b, relation in rows if a not in known or b not in known]


def chosen(
    ax: Axes,
    events: pd.DataFrame,
    clashes: list[Pair],
    links: list[Relation],
    names: Mapping[str, str],
    most: int,
) -> list[ToldEvent]:
    """The events shown, as told: first what clashes, then what has a day, then what is linked."""
    most = max(1, min(most, int(0.9 * ax.get_window_extent().width / pixels(ax, APART))))
    known = is_dated(events)
    clashing = {number for pair in clashes for number in pair}
    first = sorted(ranked(events[known]), key=lambda row: row["event"] not in clashing)
    linked = {number for a, b, _ in links for number in (a, b)}
    rest = events[~known & events["event"].isin(linked)].to_dict("records")
    rows = sorted([*first, *rest][:most], key=lambda row: row["event"])
    dated = set(events["event"][known])
    return [_told(row, names, dated=row["event"] in dated) for row in rows]


def _told(row: dict[str, Any], names: Mapping[str, str], *, dated: bool) -> ToldEvent:
    said = account(row, names) if dated else f"{words(row)}: day not known"
    place = place_in(row, said)
    return ToldEvent(row["event"], plain(words(row), LABEL), span(row) if dated else None, place)


def most_telling(
    links: list[Relation], told: list[ToldEvent], clashes: list[Pair]
) -> list[Relation]:
    """At most 15 of the links between events shown: those of what clashes first, then those that
    give an event without a day a neighbour with one."""
    dated = {one.number: one.span is not None for one in told}
    clashing = {number for pair in clashes for number in pair}
    drawn = [link for link in links if dated.keys() >= {*link[:2]}]

    def rank(link: Relation) -> tuple[bool, bool]:
        a, b, _ = link
        return clashing.isdisjoint((a, b)), dated[a] == dated[b]

    return sorted(drawn, key=rank)[:MOST_ARCS]
