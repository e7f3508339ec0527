"""Lifetimes: what begins a thing comes before what ends it (born, died; founded, dissolved)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..telling.lexicon import begins, family
from ..telling.participants import Thing, Things, beside
from ..telling.tellings import Day, Telling
from .comparable import Dated
from .intervals import STRENGTH, Link

LIFE = "beginning and end of one thing"
HELD = 6  # beginnings of one kind that an end is held against
AGE = re.compile(r"\b(?:aged|at age|at the age of) (\d{1,3})\b")


def lifetimes(tellings: Sequence[Telling], things: Things) -> Iterator[Link]:
    """One link per end of a thing to the beginning of it that is told before."""
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


def wrong_age(said: str, begin: Dated, end: Dated) -> str:
    """Why the age that the sentence of a death names does not fit the dates; empty if it does."""
    ages = AGE.findall(said)
    if len(ages) != 1 or family(begin.told.lemma) != "bear":
        return ""
    first, last = _years(begin.latest, end.earliest), _years(begin.earliest, end.latest)
    fits = (first is None or first <= int(ages[0])) and (last is None or int(ages[0]) <= last)
    return "" if fits else f"leave no room for an age of {ages[0]}"


def _years(one: Day, other: Day) -> int | None:
    """Full years from one day to another; None where one is not known."""
    if one is None or other is None:
        return None
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))
