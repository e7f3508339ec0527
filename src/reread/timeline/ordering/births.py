"""When someone was born or something founded, by all that the text says of it: the day, ages, and
birthdays or anniversaries. Each gives first and last possible day; two that exclude each other
cannot both be right."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from ..expressions.vocabulary import ORDINALS, ordinal
from ..telling.lexicon import family
from ..telling.participants import Thing, Things, beside
from ..telling.telling import Day
from .comparable import Dated
from .pair import Pair
from .told_ages import AGED_THEN, Age, Clauses, Taken, ages, ages_then, when, whose, years_before

HELD = 8  # clues to one birth that the next is held against
BEGINS = frozenset({"bear", "found"})
ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}"
OWN_JUBILEE = re.compile(rf"\b(?:its|his|her|their) ({ORDINAL}) (anniversary|birthday)\b")
DAY = dt.timedelta(days=1)


class Clue(NamedTuple):
    """Words that tell between which days someone was born, or something founded."""

    thing: Thing
    start: int
    end: int
    said: str
    earliest: Day
    latest: Day
    sentence: int
    event: int | None = None
    states: bool = False  # the day itself, not an age


def births(
    text: str,
    dated: Sequence[Dated],
    things: Things,
    quantities: pd.DataFrame,
    today: dt.date | None,
) -> Iterator[Pair]:
    """One row per clue to a birth or founding and an earlier one that it is held against."""
    clues: dict[str, deque[Clue]] = defaultdict(lambda: deque(maxlen=HELD))
    for clue in sorted(_clues(text, dated, things, quantities, today), key=lambda one: one.start):
        for other in clues[clue.thing.key]:
            apart = other.states != clue.states or other.sentence != clue.sentence
            if apart and not (other.states and clue.states) and _is_one(other.thing, clue.thing):
                yield _held(other, clue)
        clues[clue.thing.key].append(clue)


def _is_one(old: Thing, new: Thing) -> bool:
    return (old.named and new.named) or bool(beside(old, new))


def _held(one: Clue, other: Clue) -> Pair:
    apart = _is_over(one, other) or _is_over(other, one)
    reason = f"{_of(one)} and {_of(other)} leave each other no room" if apart else ""
    return Pair(one.start, one.end, other.start, other.end, reason, one.event, other.event, "age")


def _is_over(one: Clue, other: Clue) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _of(clue: Clue) -> str:
    """What a text says, and where that is an age the years of birth that it leaves."""
    if clue.states:
        return f"“{clue.said}”"
    first, last = clue.earliest, clue.latest
    low, high = (str(day.year) if day else "" for day in (first, last))
    joint = " or " if first and last and last.year - first.year == 1 else " … "
    return f"“{clue.said}” (so from {low if low == high else low + joint + high})"


def _clues(
    text: str,
    dated: Sequence[Dated],
    things: Things,
    quantities: pd.DataFrame,
    today: dt.date | None,
) -> Iterator[Clue]:
    aged, jubilees = list(ages(text, quantities)), list(OWN_JUBILEE.finditer(text))
    if not (aged or jubilees or AGED_THEN.search(text)):
        return
    taken = [Taken(dated[one.number], things.at(one.sentence, one.agent),
                   things.at(one.sentence, one.patient))
             for one in things.along([each.told for each in dated])]  # fmt: skip
    clauses = Clauses(taken)
    each = {age.start: age for age in (*ages_then(text, clauses), *aged)}
    yield from _stated(taken)
    yield from _aged(text, list(each.values()), clauses, today)
    yield from _celebrated(jubilees, clauses)


def _stated(taken: Sequence[Taken]) -> Iterator[Clue]:
    """ "Was born in 1942", "founded in 2007"."""
    for one in taken:
        told, thing, low, high = one.told, one.patient, one.dated.earliest, one.dated.latest
        if family(told.lemma) in BEGINS and one.is_dated and thing and not thing.plural:
            said = f"{told.surface} {one.dated.said}"
            yield Clue(
                thing,
                told.start,
                told.end,
                said,
                low,
                high,
                told.sentence.number,
                told.number,
                states=True,
            )


def _aged(
    text: str, ages: Sequence[Age], clauses: Clauses, today: dt.date | None
) -> Iterator[Clue]:
    for age in ages:
        one = clauses.over(age.start)
        thing = whose(age, one)
        span = when(age, one, thing, clauses, today) if one and thing else None
        if one and thing and span:
            low, high = years_before(span[0], age.years + 1), years_before(span[1], age.years)
            yield Clue(thing, age.start, age.end, text[age.start : age.end],
                       low and low + DAY, high, one.told.sentence.number)  # fmt: skip


def _celebrated(jubilees: Sequence[re.Match[str]], clauses: Clauses) -> Iterator[Clue]:
    """ "Celebrated its 20th anniversary in 2018": give or take a year, since feasts are moved."""
    for said in jubilees:
        one = clauses.over(said.start(1))
        if one and one.is_dated and one.subject:
            years = ordinal(said[1])
            low, high = (
                years_before(one.dated.earliest, years + 1),
                years_before(one.dated.latest, years - 1),
            )
            yield Clue(
                one.subject, said.start(1), said.end(), said[0], low, high, one.told.sentence.number
            )
