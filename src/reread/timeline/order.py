"""Order: which of two events came first, or that they coincide, as far as the text tells.

`order` lists direct links only, so that the table grows with the text: those that words or tense
state (`signals`), tellings of one event (`same_as`), and for a dated event the last dated one that
was over before it. `closure` gives all that follows from them, by reasoning about beginnings and
ends: a before b if a is over when b begins; a during b if a neither begins earlier nor ends later;
same if both.

Claimed: what the text says, by signals that are mostly right in plain prose; `reason` names the
signal and the span shows it. Not claimed: that what is told later happened later; anything of
events denied or only supposed; anything by the days of an event that the text dates in two ways
that exclude each other. Where links contradict each other the weakest are dropped:
tense first, then dates, then tellings of one event, then words.

Bounds that an event without a time of its own gets (`rule` ends "; bounds: by order") are wide
on purpose: what happened after an event began no earlier than the first day on which that can
have begun, what happened before it was over by its last possible day.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..tables import build
from . import endpoints, signals
from .align import Lines
from .lifetimes import lifetimes
from .links import STRENGTH, Link
from .same import are_apart
from .things import Things
from .told import BY_ORDER, Told, from_table, is_dated, records

LINKED = ("start", "end", "event_a", "event_b", "relation", "reason", "derived")
DAYS = ("earliest", "latest", "rule", "same_as")


def order(
    article: Article,
    sentences: pd.DataFrame,
    lines: Lines,
    mentions: pd.DataFrame,
    events: pd.DataFrame,
) -> pd.DataFrame:
    """One row per pair of events of which the text tells directly how they lie in time.

    `derived` is false for what words, tense or a second telling say, true for dates compared.
    """
    tellings = from_table(events, lines)
    found = links(tellings, mentions, blocks_of(sentences))
    return build("order", article, [_row(link) for link in found])


def _row(link: Link) -> dict[str, Any]:
    names = ("start", "end", "relation", "reason", "derived")
    said = {name: getattr(link, name) for name in names}
    return said | {"event_a": link.a, "event_b": link.b}


def blocks_of(sentences: pd.DataFrame) -> dict[int, int]:
    """The block of each sentence."""
    return dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))


def links(
    tellings: Sequence[Told], mentions: pd.DataFrame, blocks: Mapping[int, int]
) -> list[Link]:
    """The direct links of a text, those that contradict stronger ones left out."""
    found = [
        *_stated(tellings, blocks),
        *lifetimes(tellings, Things(mentions, blocks)),
        *_same(tellings),
        *_dated(tellings),
    ]
    strongest: dict[tuple[int, int], Link] = {}
    for link in sorted(found, key=lambda link: -link.strength):
        strongest.setdefault((min(link.a, link.b), max(link.a, link.b)), link)
    return _consistent(list(strongest.values()), len(tellings))


def _stated(tellings: Sequence[Told], blocks: Mapping[int, int]) -> Iterator[Link]:
    earlier, block = signals.Before(), None
    for number, inside in itertools.groupby(tellings, key=lambda one: one.row["sentence"]):
        told = {one.place: one for one in inside}
        if blocks.get(number) != block:
            earlier, block = signals.Before(), blocks.get(number)
        sentence = next(iter(told.values())).sentence
        yield from signals.of_sentence(sentence, told, earlier)
        earlier = earlier.then(told)


def _same(tellings: Sequence[Told]) -> Iterator[Link]:
    for one in tellings:
        first, row = _event(one), one.row
        if first != one.number and not are_apart(tellings[first].row, row):
            yield Link(one.number, first, "same", "same event", row["start"], row["end"],
                       STRENGTH["same"])  # fmt: skip


def _dated(tellings: Sequence[Told]) -> Iterator[Link]:
    """Each dated event after the last one that was over before it began."""
    unsure = _disputed([one.row for one in tellings])
    dated = [one for one in tellings if one.is_dated and one.number not in unsure]
    ended = [one for one in dated if one.row["latest"] is not None]
    ended.sort(key=lambda one: (one.row["latest"], one.number))
    last_days = [one.row["latest"] for one in ended]
    for one in dated:
        if one.row["earliest"] is None:
            continue
        place = bisect.bisect_left(last_days, one.row["earliest"])
        before = ended[place - 1] if place else None
        if before and _event(before) != _event(one):
            row = one.row
            yield Link(before.number, one.number, "before", "dated", row["start"], row["end"],
                       STRENGTH["dated"], derived=True)  # fmt: skip


def _disputed(rows: Sequence[Mapping[str, Any]]) -> set[int]:
    """The tellings of events that the text dates to days that exclude each other."""
    tellings: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        first = row.get("same_as")
        if first is not None:
            tellings.setdefault(first, [first]).append(number)
    found: set[int] = set()
    for every in tellings.values():
        numbers = [i for i in every if is_dated(rows[i])]
        firsts = [day for i in numbers if (day := rows[i]["earliest"]) is not None]
        lasts = [day for i in numbers if (day := rows[i]["latest"]) is not None]
        if firsts and lasts and max(firsts) > min(lasts):
            found.update(numbers)
    return found


def _event(one: Told) -> int:
    """The number of the first telling of its event."""
    first = one.row.get("same_as")
    return one.number if first is None else first


def _consistent(found: list[Link], count: int) -> list[Link]:
    """The links without those that close a circle in time, the weakest of each circle dropped."""
    while True:
        linked = sorted({i for link in found for i in (link.a, link.b)})
        edges = [*_edges(found), *endpoints.of_events(linked)]
        circle = endpoints.circles(edges, 2 * count)
        inside = [edge for edge in edges if circle[edge.low] == circle[edge.high]]
        broken = {circle[edge.low] for edge in inside if edge.strict}
        if not broken:
            return found
        guilty: dict[int, set[int]] = {number: set() for number in broken}
        for edge in inside:
            if edge.link is not None and circle[edge.low] in broken:
                guilty[circle[edge.low]].add(edge.link)
        dropped: set[int] = set()
        for members in guilty.values():
            weakest = min(found[i].strength for i in members)
            dropped |= {i for i in members if found[i].strength == weakest}
        found = [link for i, link in enumerate(found) if i not in dropped]


def _edges(found: Sequence[Link]) -> Iterator[endpoints.Edge]:
    for i, link in enumerate(found):
        yield from endpoints.of_relation(link.a, link.b, link.relation, link.reason, i)


def tighten(tellings: Sequence[Told], found: Sequence[Link]) -> None:
    """Give events without a time of their own the bounds that the order of events leaves them."""
    edges = [*_edges(found), *endpoints.of_events(range(len(tellings)))]
    unsure = _disputed([one.row for one in tellings])
    dated = [
        one for one in tellings
        if one.is_dated and one.row["kind"] != "state" and one.number not in unsure
    ]  # fmt: skip
    first = {endpoints.begin(one.number): day for one in dated if (day := one.row["earliest"])}
    last = {endpoints.over(one.number): day for one in dated if (day := one.row["latest"])}
    lows = endpoints.spread(edges, first, lowest=True)
    highs = endpoints.spread(edges, last, lowest=False)
    for one in tellings:
        low = lows.get(endpoints.begin(one.number))
        high = highs.get(endpoints.over(one.number))
        if one.row["time"] is not None or (low is None and high is None):
            continue
        if low is None or high is None or low <= high:
            one.row |= {"earliest": low, "latest": high, "rule": one.row["rule"] + BY_ORDER}


def closure(order: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of events whose order is stated or follows; `derived` tells which.

    Columns are those of `order`; rows that follow have the span of their event_a and the reason
    "follows". Uses the rows of `order` and the days of dated events. Nothing is said of pairs
    whose links and days contradict each other. The result can have as many rows as there are
    pairs of events: use it on an article, not on a book.
    """
    known = list(records(order, LINKED))
    rows = list(records(events, DAYS))
    unsure = _disputed(rows)
    days = {
        i: (row["earliest"], row["latest"]) for i, row in enumerate(rows)
        if BY_ORDER not in row["rule"] and i not in unsure
    }  # fmt: skip
    count = len(rows)
    edges = [*endpoints.of_events(range(count)), *endpoints.of_days(days, 2 * count)]
    for i, row in enumerate(known):
        pair = row["event_a"], row["event_b"]
        edges += endpoints.of_relation(*pair, row["relation"], row["reason"], i)
    size = 1 + max((max(edge.low, edge.high) for edge in edges), default=-1)
    found = _pairs(count, *endpoints.later(edges, size))
    stated = {(row["event_a"], row["event_b"]) for row in known}
    stated |= {(b, a) for a, b in stated}
    spans = list(zip(events["start"], events["end"], strict=True))
    new = [
        (*spans[a], a, b, relation, "follows", True)
        for a, b, relation in found if (a, b) not in stated
    ]  # fmt: skip
    table = pd.DataFrame(new, columns=list(LINKED))
    table.insert(0, "article", events["article"].iloc[:1].tolist() * len(new))
    both = pd.concat([order, table.astype(order.dtypes.to_dict())]) if new else order
    return both.sort_values(["start", "end", "event_a", "event_b"], ignore_index=True)


def _pairs(
    count: int, reached: list[int], strictly: list[int], circle: list[int]
) -> Iterator[tuple[int, int, str]]:
    begin = [circle[endpoints.begin(i)] for i in range(count)]
    over = [circle[endpoints.over(i)] for i in range(count)]
    broken = {number for number, bits in enumerate(strictly) if bits >> number & 1}
    sound = [i for i in range(count) if not {begin[i], over[i]} & broken]
    for a, b in itertools.permutations(sound, 2):
        if strictly[over[a]] >> begin[b] & 1:
            yield a, b, "before"
        elif begin[a] == begin[b] and over[a] == over[b]:
            if a < b:
                yield a, b, "same"
        elif reached[begin[b]] >> begin[a] & 1 and reached[over[a]] >> over[b] & 1:
            yield a, b, "during"
