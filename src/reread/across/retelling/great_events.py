"""What is so great or rare that the news of some weeks means one by it: "the quake".

Such a noun often has nobody beside it and no date. The tellings of it in one article are of one
event, as far as their dates can be the same; those of two articles are, if both appeared within
weeks and the place that one names most often beside it stands beside it in the other, too.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from ...files import word_data
from ...timeline.telling.lexicon import verbs
from .account import Account, are_apart

WEEKS = 21  # days within which the news means one by it
STRIKES = frozenset({"hit", "strike"})
STEM = 4  # letters that a place and its people have in common: Haiti, Haitian
ROOM = "reread.across"
Key = tuple[str, int]  # article and event
Which = tuple[str, int]  # a noun, and a number


@functools.cache
def great() -> Mapping[str, str]:
    """Nouns of what is so great or rare, and the one that stands for each."""
    return {row["noun"]: row["great"] for row in word_data(ROOM, "great_events")}


@functools.cache
def lasting() -> frozenset[str]:
    """Those of them that go on for weeks."""
    return frozenset(row["great"] for row in word_data(ROOM, "great_events") if row["lasts"])


@functools.cache
def alike() -> Mapping[str, str]:
    """Verbs by which outlets tell of the same, and the one that stands for each."""
    return {row["verb"]: row["alike"] for row in word_data(ROOM, "told_alike")}


class Main:
    """What an article tells of such an event: its tellings, and the places it names beside it, or
    at all where it names none beside it. What it tells of it elsewhere is left out."""

    def __init__(self, tellings: Sequence[Account], places: Collection[str],
                 around: Counter[str]) -> None:  # fmt: skip
        found = Counter(place for one in tellings for place in one.beside if place in places)
        found = found or around
        self.places = frozenset(found)
        self.first = min(found, key=lambda place: (-found[place], place), default=None)
        self.tellings = [one for one in tellings if self._is_here(one, places)]

    def _is_here(self, one: Account, places: Collection[str]) -> bool:
        """Whether a telling is of what happened at that place: its sentence names it, or no other,
        and so do the words of its noun ("the Tunisian revolt")."""
        start, rest = (self.first or "")[:STEM], one.told.after
        words = f"{one.told.agent} {one.told.verb} {rest}".split()
        named = [word for word in words if not word.islower() and word[:1].isalpha()
                 and word.lower() != one.surface.lower()]  # fmt: skip
        other = bool(named) and not any(word.lower().startswith(start) for word in named)
        if one.told.definite and rest and _noun(one) in lasting():  # "the war on terror"
            other = other or start not in rest.lower()
        return not other and (self.first in one.beside or one.beside.isdisjoint(places))

    def is_also(self, other: Main) -> bool:
        """Whether another article's is the same."""
        days = [one.tellings[0].published if one.tellings else None for one in (self, other)]
        if None in days or abs((days[0] - days[1]).days) > WEEKS:  # type: ignore[operator]
            return False
        there = self.first in other.places or other.first in self.places
        return there and not any(are_apart(a, b) for a in self.tellings for b in other.tellings)


def events(accounts: Sequence[Account], places: Collection[str]) -> dict[Key, Which]:
    """Which great event a telling is of, by article and event; only of those that several articles
    tell. `places` are the ids of places; the order is that of appearance."""
    tellings: dict[tuple[str, str], list[Account]] = defaultdict(list)
    around: dict[str, Counter[str]] = defaultdict(Counter)
    for one in accounts:
        around[one.article].update(place for place in one.beside if place in places)
        if noun := _noun(one):
            tellings[noun, one.article].append(one)
    found: dict[str, list[list[Main]]] = defaultdict(list)
    for (noun, article), own in tellings.items():
        main = Main(list(_together(own)), places, around[article])
        home = next((group for group in found[noun] if any(main.is_also(o) for o in group)), None)
        if home is None:
            found[noun].append([main])
        elif not any(are_apart(a, b) for o in home for a in o.tellings for b in main.tellings):
            home.append(main)
    shared = [(noun, group) for noun, groups in found.items() for group in groups
              if len(group) > 1]  # fmt: skip
    return {(one.article, one.event): (noun, number) for number, (noun, group) in enumerate(shared)
            for main in group for one in main.tellings}  # fmt: skip


def _noun(one: Account) -> str | None:
    """The great event that a telling is of: by its noun, or as what struck or took
    place."""
    if not one.is_placed or one.kind != "occurrence":
        return None
    if found := great().get(one.surface.lower()):
        part = found in lasting() and (one.is_dated or not one.told.definite)
        return None if part else found
    does = one.lemma in STRIKES or one.lemma in verbs("happens")
    return great().get((one.agent or "").lstrip("~")) if does else None


def _together(own: Sequence[Account]) -> Iterator[Account]:
    """The tellings of an article that can be of one event: all that have no date of their own, and
    those with the day that most have; where days exclude each other, only these."""
    dated = [one for one in own if one.is_dated]
    if not dated:
        return iter(own)
    fits = {id(one): sum(not are_apart(one, other) for other in dated) for one in dated}
    best = max(dated, key=lambda one: fits[id(one)])
    clash = fits[id(best)] < len(dated)
    return (one for one in own if not are_apart(one, best) and (one.is_dated or not clash))
