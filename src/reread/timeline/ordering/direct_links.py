"""The direct links between the events of a text, and the days that these leave to the undated."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..expressions.vocabulary import MONTHS, WEEKDAYS
from ..telling.lexicon import begins, family
from ..telling.participants import Thing, Things, beside
from ..telling.sharing import BY_CLAUSE, BY_COMPLETED, BY_VERB
from ..telling.telling import Telling, are_apart
from . import intervals, signals
from .intervals import STRENGTH, Link
from .perfects import Before

LIFE = "beginning and end of one thing"
SHARED = frozenset({BY_VERB, BY_CLAUSE, BY_COMPLETED})
# Words that count from the day on which they are said
SPOKEN = frozenset({"ago", "last", "next", "this", "today", "tomorrow", "tonight", "yesterday"})
# Words that name the day of an hour
DAYS = frozenset({"today", "tomorrow", "tonight", "yesterday", *WEEKDAYS, *MONTHS})
HELD = 6  # beginnings of one kind that an end is held against


class Told(NamedTuple):
    """All that a text tells of: its events in order, and how they stand to each other in time."""

    tellings: list[Telling]
    links: list[Link]


def links(tellings: Sequence[Telling], things: Things) -> list[Link]:
    """The direct links of a text, those that contradict stronger ones left out."""
    found = [
        *_stated(tellings, things),
        *_lifetimes(tellings, things),
        *_same(tellings),
        *_dated(tellings),
    ]
    strongest: dict[tuple[int, int], Link] = {}
    for link in sorted(found, key=lambda link: -link.strength):
        strongest.setdefault(_pair(link), link)
    said = {_pair(link) for link in found if link.trivial}  # also where dates tell it
    kept = [link._replace(trivial=pair in said) for pair, link in strongest.items()]
    return _consistent(kept, len(tellings))


def _pair(link: Link) -> tuple[int, int]:
    return min(link.a, link.b), max(link.a, link.b)


def _stated(tellings: Sequence[Telling], things: Things) -> Iterator[Link]:
    earlier, block = Before(), None
    for number, inside in itertools.groupby(tellings, key=lambda one: one.sentence.number):
        told = {one.place: one for one in inside}
        if things.blocks.get(number) != block:
            earlier, block = Before(), things.blocks.get(number)
        yield from signals.of_sentence(next(iter(told.values())).sentence, told, earlier)
        earlier = earlier.then(told)


def _lifetimes(tellings: Sequence[Telling], things: Things) -> Iterator[Link]:
    """What begins a thing comes before what ends it (born, died; founded, dissolved): one link for
    each end to the beginning that is told before."""
    starts = frozenset().union(*begins().values())
    told = {family(one.lemma) for one in tellings}
    if not any(told & starting for verb, starting in begins().items() if verb in told):
        return
    begun: dict[str, list[tuple[Thing, Telling]]] = defaultdict(list)
    for one in things.along(tellings):
        verb = family(one.lemma)
        if verb not in starts | begins().keys() or not one.is_said:
            continue
        thing = _whose(one, things)
        if thing is None:
            continue
        for begin in sorted(begins().get(verb, ())):
            before = (first for other, first in reversed(begun[begin]) if beside(other, thing))
            other = next(before, None)
            if other:
                yield Link(other.number, one.number, "before", LIFE, one.start, one.end,
                           STRENGTH["same"])  # fmt: skip
        if verb in starts:
            begun[verb] = [*begun[verb], (thing, one)][-HELD:]


def _whose(one: Telling, things: Things) -> Thing | None:
    """What begins or ends: the patient, or the agent where there is none."""
    return things.at(one.sentence, one.agent if one.patient is None else one.patient)


def _same(tellings: Sequence[Telling]) -> Iterator[Link]:
    for one in tellings:
        if one.same_as is not None and not are_apart(tellings[one.same_as], one):
            yield Link(one.number, one.same_as, "same", "same event", one.start, one.end,
                       STRENGTH["same"])  # fmt: skip


def _dated(tellings: Sequence[Telling]) -> Iterator[Link]:
    """Each dated event after the last one that was over before it began; not those that only have
    the day of a verb beside them."""
    dated = [one for one in _surely_dated(tellings) if one.how not in SHARED]
    ended = [(one.latest, one.number) for one in dated if one.latest is not None]
    ended.sort()
    for one in dated:
        if one.earliest is None:
            continue
        place = bisect.bisect_left(ended, (one.earliest, -1))
        before = tellings[ended[place - 1][1]] if place else None
        if before and before.event != one.event:
            yield Link(before.number, one.number, "before", "dated", one.start, one.end,
                       STRENGTH["dated"], derived=True)  # fmt: skip


def _surely_dated(tellings: Sequence[Telling]) -> list[Telling]:
    """The dated events that happened or will: not states, which may have held before, not what was
    only tried, not habits ("prices are checked before Friday"), not "elections" that are only
    planned, not what has an hour but no day,
    not by the "today" of a speaker, who may have spoken before, and none dated in two ways."""
    unsure = _disputed(tellings)
    return [one for one in tellings if one.is_dated and one.is_settled and one.kind != "state"
            and one.number not in unsure and not _has_hour_only(one) and not _is_spoken(one)
            and not (one.is_present and one.relation != "during")
            and not (one.group is None and one.modality == "future")]  # fmt: skip


def _is_spoken(one: Telling) -> bool:
    """Whether its days count from when someone said so, in words that are given."""
    if one.time is None or not one.sentence.verbatim[one.time.first]:
        return False
    inside = range(one.time.first, one.time.last + 1)
    return not SPOKEN.isdisjoint(one.sentence.low(i) for i in inside)


def _has_hour_only(one: Telling) -> bool:
    """Whether no day is named with an hour, "at 0:40", which may be another day's."""
    if one.time is None or one.time.grain not in ("hour", "minute", "second"):
        return False
    inside = range(one.time.first, one.time.last + 1)
    return DAYS.isdisjoint(one.sentence.low(i) for i in inside)


def _disputed(tellings: Sequence[Telling]) -> set[int]:
    """The tellings of events that the text dates to days that exclude each other."""
    dated: dict[int, list[Telling]] = {}
    for one in tellings:
        if one.is_dated:
            dated.setdefault(one.event, []).append(one)
    found: set[int] = set()
    for every in dated.values():
        firsts = [one.earliest for one in every if one.earliest is not None]
        lasts = [one.latest for one in every if one.latest is not None]
        if firsts and lasts and min(lasts) < max(firsts):
            found.update(one.number for one in every)
    return found


def _consistent(found: list[Link], count: int) -> list[Link]:
    """The links without those that close a circle in time, the weakest of each circle dropped."""
    while True:
        linked = sorted({i for link in found for i in (link.a, link.b)})
        edges = [*_edges(found), *intervals.of_events(linked)]
        circle = intervals.circles(edges, 2 * count)
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


def _edges(found: Sequence[Link]) -> Iterator[intervals.Edge]:
    for i, link in enumerate(found):
        yield from intervals.of_relation(link.a, link.b, link.relation, link.reason, i)


def tighten(tellings: Sequence[Telling], found: Sequence[Link]) -> None:
    """Give events without a time of their own the bounds that the order of events leaves them."""
    edges = [*_edges(found), *intervals.of_events(range(len(tellings)))]
    dated = _surely_dated(tellings)
    first = {intervals.begin(one.number): day for one in dated if (day := one.earliest)}
    last = {intervals.over(one.number): day for one in dated if (day := one.latest)}
    lows = intervals.spread(edges, first, lowest=True)
    highs = intervals.spread(edges, last, lowest=False)
    for one in tellings:
        low = lows.get(intervals.begin(one.number))
        high = highs.get(intervals.over(one.number))
        own = one.time is not None and one.relation != "lasting"
        if own or (low is None and high is None):
            continue
        if low is None or high is None or low <= high:
            one.earliest, one.latest, one.by_order = low, high, True
