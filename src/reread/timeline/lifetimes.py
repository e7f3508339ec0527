"""Lifetimes: what begins a thing comes before what ends it (born, died; founded, dissolved)."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .links import STRENGTH, Link
from .lists import family, rows
from .things import Thing, Things, beside
from .told import Told

LIFE = "beginning and end of one thing"
HELD = 6  # beginnings of one kind that an end is held against
AGE = re.compile(r"\b(?:aged|at age|at the age of) (\d{1,3})\b")

Row = dict[str, Any]


@functools.cache
def _ends() -> dict[str, frozenset[str]]:
    """The verbs that begin what a verb ends."""
    return {row["verb"]: frozenset(row["begins"].split()) for row in rows("lifetimes")}


@functools.cache
def _begins() -> frozenset[str]:
    return frozenset().union(*_ends().values())


def lifetimes(tellings: Sequence[Told], things: Things) -> Iterator[Link]:
    """One link per end of a thing to the beginning of it that is told before."""
    listed = _begins() | _ends().keys()
    told = {family(one.row["lemma"]) for one in tellings}
    if not any(told & begins for verb, begins in _ends().items() if verb in told):
        return
    begun: dict[str, list[tuple[Thing, Told]]] = defaultdict(list)
    for one in things.along(tellings):
        verb = family(one.row["lemma"])
        if verb not in listed or not one.is_said:
            continue
        thing = _whose(one, things)
        if thing is None:
            continue
        for begin in sorted(_ends().get(verb, ())):
            before = (told for other, told in reversed(begun[begin]) if beside(other, thing))
            other = next(before, None)
            if other:
                row = one.row
                yield Link(other.number, one.number, "before", LIFE, row["start"], row["end"],
                           STRENGTH["same"])  # fmt: skip
        if verb in _begins():
            begun[verb] = [*begun[verb], (thing, one)][-HELD:]


def _whose(one: Told, things: Things) -> Thing | None:
    """What begins or ends: the patient of a verb, or the agent of one without a patient."""
    if one.group is not None:
        agent, patient = one.sentence.roles(one.group)
        phrase = patient or agent
        return things.at(one.sentence, phrase.head) if phrase else None
    mention = one.row["agent"] if one.row["patient"] is None else one.row["patient"]
    places = (i for i, other in enumerate(one.sentence.mention) if other == mention)
    return None if mention is None else things.at(one.sentence, max(places, default=None))


def wrong_age(
    text: str, begin: Mapping[str, Any], end: Mapping[str, Any], sentence: tuple[int, int]
) -> str:
    """Why the age that the sentence of a death names does not fit the dates; empty if it does."""
    ages = AGE.findall(text, *sentence)
    if len(ages) != 1 or family(begin["lemma"]) != "bear":
        return ""
    first, last = _years(begin["latest"], end["earliest"]), _years(begin["earliest"], end["latest"])
    fits = (first is None or first <= int(ages[0])) and (last is None or int(ages[0]) <= last)
    return "" if fits else f"leave no room for an age of {ages[0]}"


def _years(one: Any, other: Any) -> int | None:
    """Full years from one day to another; None where one is not known."""
    if one is None or other is None:
        return None
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))
