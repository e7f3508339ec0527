"""A group of entities of several articles that are taken for one, and what speaks for two groups
being one."""

from __future__ import annotations

import bisect
import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ...entities import wordlists
from ...files import word_data
from ...reader.decoding import KINDS
from .entities_named import PERSON, Beside, Named
from .person_names import PersonName
from .thing_names import ROOM

# Points are logarithms of odds, set by hand: 0 is even chances, 3 is twenty to one
COMPANIONS = 2.5  # the most that shared companions speak for it
STRANGERS = -2.0  # where several are named beside each, and none beside both
LEAST_NAMED = 4  # named beside each before that tells
SAME_OFFICE, OTHER_OFFICE, OTHER_FIELD = 1.5, -1.5, -3.0
YEAR = 365
# Most days between the articles of two groups, and the points for that
GAPS = ((30, 0.5), (2 * YEAR, 0.0), (5 * YEAR, -0.7), (15 * YEAR, -1.5), (math.inf, -2.5))
# Words of roles that anybody may be called by besides another office
LOOSE = frozenset(
    ("leader", "official", "chief", "head", "man", "woman", "mr", "mrs", "ms", "dr", "sir", "lord",
     "lady", "member", "colleague", "colonel", "col", "general", "gen", "captain", "sergeant",
     "candidate")
)  # fmt: skip


class Evidence(NamedTuple):
    """How much speaks for two groups being one, in points, and what against, in words."""

    points: float
    against: tuple[str, ...]


class Group:
    """Entities of several articles taken for one."""

    def __init__(self, one: Named, beside: Beside) -> None:
        self.members = [one]
        self.points: dict[int, float] = {}
        self.people: dict[PersonName, int] = {one.person: 1}
        self.forms = Counter(one.forms)
        self.kinds = {one.kind}
        self.owners, self.homes = ({one.owner} - {""}, {one.home} - {""})
        self.keys = {one.key}
        self.articles = {one.article}
        self.days = [] if one.day is None else [one.day]
        self.offices = set(one.offices)
        self.companions = Counter(beside.keys[one.article])
        self.notes: dict[int, str] = {}  # why members stand apart from others

    @property
    def size(self) -> int:
        """In how many articles it is."""
        return len(self.articles)

    @property
    def person(self) -> PersonName:
        """The full name that most of its articles have, else the first."""
        return min(self.people.items(), key=lambda item: (
            not item[0].is_full, -item[1], item[0].is_variant, -len(item[0].words),
            item[0].form))[0]  # fmt: skip

    @property
    def called(self) -> str:
        """The name that most of its articles have; a person's in full, if any has it."""
        if self.members[0].sort == PERSON:
            return self.person.form
        names = Counter(one.name for one in self.members)
        return min(names.items(), key=lambda item: (-item[1], item[0].isupper(), item[0]))[0]

    @property
    def kind(self) -> str:
        """What most of its articles take it for; a person where that is settled."""
        kinds = Counter(one.kind for one in self.members)
        is_person = self.members[0].sort == PERSON
        things = [kind for kind in KINDS if kind != "PER" and kinds[kind]] or ["PER"]
        return "PER" if is_person else max(things, key=lambda kind: kinds[kind])

    def note(self, words: str) -> None:
        """Keep why its entities stand apart from others."""
        self.notes |= {member.place: words for member in self.members}

    def take(self, other: Group, points: float) -> None:
        """Make another group part of this."""
        for member in other.members:
            self.points[member.place] = min(points, other.points.get(member.place, math.inf))
        for member in self.members:
            self.points.setdefault(member.place, points)
        self.members += other.members
        for name, count in other.people.items():
            self.people[name] = self.people.get(name, 0) + count
        self.forms.update(other.forms)
        self.kinds |= other.kinds
        self.owners |= other.owners
        self.homes |= other.homes
        self.keys |= other.keys
        self.articles |= other.articles
        self.days = sorted((*self.days, *other.days))
        self.offices |= other.offices
        self.companions.update(other.companions)
        self.notes |= other.notes

    def shared(self, other: Group) -> list[str]:
        """The keys of who is named beside both, besides themselves."""
        small, large = sorted((self.companions, other.companions), key=len)
        return [key for key in small if key in large and key not in self.keys | other.keys]


def evidence(one: Group, other: Group, beside: Beside) -> Evidence:
    """What companions, offices and days say of two groups, whatever their names."""
    parts = (_by_companions(one, other, beside), _by_offices(one, other), _by_days(one, other))
    return Evidence(math.fsum(points for points, _ in parts),
                    tuple(words for points, words in parts if points < 0))  # fmt: skip


def _by_companions(one: Group, other: Group, beside: Beside) -> tuple[float, str]:
    if one.articles & other.articles:
        return 0.0, ""  # those of one article say nothing
    shared = one.shared(other)
    if shared:
        total = math.fsum(beside.weight(key) for key in sorted(shared))
        return min(COMPANIONS, total), ""
    few = min(len(one.companions), len(other.companions)) <= LEAST_NAMED
    return (0.0, "") if few else (STRANGERS, "nobody else is named in both")


def _by_offices(one: Group, other: Group) -> tuple[float, str]:
    if any(_agree(ours, theirs) for ours in one.offices for theirs in other.offices):
        return SAME_OFFICE, ""
    ours, theirs = one.offices - LOOSE, other.offices - LOOSE
    if not ours or not theirs:
        return 0.0, ""
    fields, other_fields = _fields_of(ours), _fields_of(theirs)
    apart = bool(fields and other_fields) and not fields & other_fields
    words = f"their roles differ ({_some(ours)}; {_some(theirs)})"
    return OTHER_FIELD if apart else OTHER_OFFICE, words


def _agree(one: str, other: str) -> bool:
    """Whether two offices can be one, said longer or wider: police commissioner, commissioner;
    president, leader."""
    wider = wordlists.wider()
    said = other in wider.get(one, ()) or one in wider.get(other, ())
    return one == other or said or one.endswith(f" {other}") or other.endswith(f" {one}")


def _fields_of(offices: Iterable[str]) -> set[str]:
    """The fields in which some offices are held, as far as they are known."""
    return {_fields()[office] for office in offices if office in _fields()}


@functools.cache
def _fields() -> Mapping[str, str]:
    rows = word_data(ROOM, "fields")
    return MappingProxyType(
        {noun: row["field"] for row in rows for noun in row["nouns"].split("|")}
    )


def _some(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:2])


def _by_days(one: Group, other: Group) -> tuple[float, str]:
    gap = _gap(one.days, other.days)
    if gap is None:
        return 0.0, ""
    points = next(points for limit, points in GAPS if gap <= limit)
    return points, f"their articles are {gap // YEAR} years apart"


def _gap(one: Sequence[int], other: Sequence[int]) -> int | None:
    """The fewest days between the articles of two groups."""
    short, long = sorted((one, other), key=len)
    nearest = []
    for day in short:
        at = bisect.bisect_left(long, day)
        nearest += [abs(day - there) for there in long[max(at - 1, 0) : at + 1]]
    return min(nearest, default=None)
