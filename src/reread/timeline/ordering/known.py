"""What the table of known happenings says of an event that the text dates in two ways.

A happening is the event if its phrase names just what the event names, by word family and
participants: "annexation of Crimea" is Russia's annexing Crimea, and "invasion of Ukraine" is not
that of eastern Ukraine.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...english import written
from ...files import word_data
from ..telling.lexicon import ROOM, family, nouns
from ..telling.participants import Things
from ..telling.telling import Telling
from .comparable import Dated

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset({
    "a", "against", "an", "and", "at", "by", "for", "in", "of", "on", "s", "the", "to",
})  # fmt: skip
FACT = "the list of facts has {day} for “{said}”"  # what a reason says of it
LEAST = 31  # days by which a date must miss the known one: courses of events have no one day


class Happening(NamedTuple):
    """A known happening: its phrase, the names in it, and its day."""

    said: str
    names: frozenset[str]
    day: dt.datetime


@functools.cache
def happenings() -> Mapping[str, tuple[Happening, ...]]:
    """The known happenings by the family of the noun that names what happened."""
    found: dict[str, list[Happening]] = defaultdict(list)
    for row in word_data(ROOM, "happenings"):
        day = dt.datetime.fromisoformat(row["from"])
        for said in row["name"].split("|"):
            words = [word for word in WORD.findall(said.lower()) if word not in SMALL]
            for noun in {word for word in words if nouns().get(word, {}).get("kind")}:
                names = frozenset(words) - {noun}
                if names:
                    found[family(noun)].append(Happening(said.strip(), names, day))
    return {verb: tuple(known) for verb, known in found.items()}


class Verdict(NamedTuple):
    """Which of two tellings of one event ("a" or "b") is borne out, and by what; None and "" where
    nothing is known, or it fits both."""

    likely: str | None
    reason: str


def borne_out(one: Dated, other: Dated, things: Things) -> Verdict:
    """What the known happenings say of two tellings of one event whose days exclude each other."""
    known = [*_known(one.told, things), *_known(other.told, things)]
    sides = [any(_fits(each.day, side) for each in known) for side in (one, other)]
    near = [any(_fits(each.day, side, LEAST) for each in known) for side in (one, other)]
    for likely, side, unlikely in (("a", 0, 1), ("b", 1, 0)):
        if sides[side] and not near[unlikely]:
            fact = next(each for each in known if _fits(each.day, (one, other)[side]))
            why = FACT.format(day=written(fact.day), said=fact.said)
            return Verdict(likely, why)
    return Verdict(None, "")


def _fits(day: dt.datetime, one: Dated, slack: int = 0) -> bool:
    """Whether a day lies in the days of an event, give or take some; bounds must be known."""
    if one.earliest is None or one.latest is None:
        return slack > 0  # not excluded
    reach = dt.timedelta(days=slack)
    return bool(one.earliest <= day + reach and day - reach <= one.latest)


def _known(told: Telling, things: Things) -> Iterator[Happening]:
    """The happenings that name just what an event names."""
    listed = happenings().get(family(told.lemma), ())
    if listed:
        agent, patient = (_names(told, place, things) for place in (told.agent, told.patient))
        theme = patient or agent
        if theme:
            yield from (each for each in listed if theme <= each.names <= (agent | patient))


def _names(told: Telling, place: int | None, things: Things) -> frozenset[str]:
    """The words that name a participant, and qualify it; none where it has no name."""
    mention = None if place is None else told.sentence.mention[place]
    entity = None if mention is None else things.entities[mention]
    if place is None or entity is None:
        return frozenset()
    return frozenset(_qualifying(told, place)) | {
        word for word in entity.split("-") if len(word) > 1 and word not in SMALL
    }


def _qualifying(told: Telling, place: int) -> Sequence[str]:
    sentence = told.sentence
    phrase = sentence.holding.get(place)
    before = range(phrase.first, place) if phrase and not sentence.person[place] else ()
    return [sentence.low(i) for i in before
            if sentence.tag(i).startswith("JJ") and not sentence.timed[i]]  # fmt: skip
