"""What is known of each named entity of each article: its forms, offices, day, and who is named
beside it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from ...entities import gazetteer, wordlists
from ..articles.publication import day_of
from .person_names import PersonName, person_name
from .thing_names import body_key, country, of_land, placed, thing_key, which_of

COLUMNS = ["article", "start", "end", "entity", "name", "kind", "roles", "aliases", "named",
           "mentions"]  # fmt: skip
COMPLETED = re.compile(r" (?:of|for|to|at|in|on|and|from|with|who)\b|[,;:(]")
PERSON, THING = "person", "thing"
MOSTLY = 0.6  # a second country's share of the first's mentions, from which neither is the home
OUTVOTED = 3  # articles that take a name for a person, to one that takes it for a thing


class Named(NamedTuple):
    """A named entity of an article.

    `place` is its row in the table, `start` its first character, `sort` whether it is a person or
    a thing, `key` what other spellings of its name share, `offices` the nouns of its roles, `day`
    the article's. `owner` is whose body it is, or where the place is, as far as that is told;
    `home` the country that the article speaks of most.
    """

    place: int
    start: int
    article: str
    entity: str
    name: str
    kind: str
    sort: str
    key: str
    owner: str
    home: str
    forms: Sequence[str]
    offices: frozenset[str]
    day: int | None

    @property
    def person(self) -> PersonName:
        """Its name taken apart: the fullest of its forms."""
        return max((person_name(form) for form in self.forms), key=_fullness)


class Beside:
    """Who is named in which article, by keys, and how much it tells to share one of them."""

    def __init__(self, known: Sequence[Named]) -> None:
        self.keys: dict[str, list[str]] = defaultdict(list)
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        for one in known:
            self.keys[one.article].append(one.key)
            self.names[one.key][one.name] += 1
        self.keys = {id: sorted(set(keys)) for id, keys in self.keys.items()}
        self.spread = Counter(key for keys in self.keys.values() for key in keys)
        self.many = len(self.keys)

    def weight(self, key: str) -> float:
        """How much a companion tells, 0 … 1: less the more articles name it."""
        share = math.log(self.many + 1) or 1.0
        return max(0.1, math.log((self.many + 1) / self.spread[key]) / share)

    def called(self, key: str) -> str:
        """The name most used for a key."""
        return min(self.names[key].items(), key=lambda item: (-item[1], item[0]))[0]


def named_of(entities: pd.DataFrame, articles: pd.DataFrame) -> list[Named]:
    """The named entities, in the order of the table."""
    days, homes = _days(articles), _homes(entities)
    rows = [(place, row) for place, row in enumerate(entities[COLUMNS].itertuples(index=False))
            if row.named]  # fmt: skip
    sorts, named = _sorts([row for _, row in rows]), _counts([row for _, row in rows])
    found = []
    for place, row in rows:
        forms = tuple(dict.fromkeys((row.name, *_parted(row.aliases))))
        sort = sorts(row)
        key, owner = _key(sort, row.kind, forms, named[row.article])
        home = homes.get(row.article, "")
        offices = frozenset(filter(None, map(office, _parted(row.roles))))
        day = days.get(row.article)
        found.append(
            Named(place, int(row.start), row.article, row.entity, row.name, row.kind, sort, key,
                  owner, home, forms, offices, day)
        )  # fmt: skip
    return found


def office(role: str) -> str:
    """The noun of a role: "envoy" of "former U.N. envoy to Syria"."""
    body = COMPLETED.split(role.strip(), maxsplit=1)[0].lower().replace("-", " ").split()
    posts = wordlists.people()
    for count in range(min(4, len(body)), 0, -1):
        if " ".join(body[-count:]) in posts:
            return " ".join(body[-count:])
    return body[-1] if body else ""


def _parted(cell: Any) -> list[str]:
    return [] if pd.isna(cell) else [part for part in str(cell).split("; ") if part]


def _days(articles: pd.DataFrame) -> Mapping[str, int]:
    """The day of each article that has one, as a number."""
    rows = zip(articles["article"], map(day_of, articles["published"]), strict=True)
    return {id: day.toordinal() for id, day in rows if day}


def _homes(entities: pd.DataFrame) -> Mapping[str, str]:
    """The country that an article speaks of most, where it is one: whose parliament it means by
    the parliament."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    rows = entities[entities["named"] & entities["kind"].isin(["LOC", "MISC"])]
    for id, name, many in zip(rows["article"], rows["name"], rows["mentions"], strict=True):
        if land := country(name):
            counts[id][land] += int(many)
    found = {}
    for id, count in counts.items():
        (first, most), *rest = sorted(count.items(), key=lambda item: (-item[1], item[0]))
        if not rest or rest[0][1] < MOSTLY * most:
            found[id] = first
    return found


def _sorts(rows: Sequence[Any]) -> Callable[[Any], str]:
    """Whether an entity is a person or a thing: what most articles take its name for, so that
    a recogniser's slip in one of them parts nobody; a surname is whose name is in its article."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    surnames = set()
    for row in rows:
        for form in (row.name, *_parted(row.aliases)):
            votes[form.casefold()][row.kind == "PER"] += 1
        if row.kind == "PER" and " " in row.name:
            surnames.add((row.article, person_name(row.name).words[-1]))

    def sort(row: Any) -> str:
        """What a row is by most of its mentions, by lists and by surnames."""
        count, entry = votes[row.name.casefold()], gazetteer.listed().get(row.name)
        people, things, first = count[True], count[False], row.name.split(" ")[0]
        if entry is not None and entry.kind == "PER":
            return PERSON
        if row.kind == "PER":
            can_be = entry is None and (row.name in gazetteer.surnames() or " " in row.name)
            outvoted = things > people or (things == people and not can_be)
            return THING if outvoted and pd.isna(row.roles) else PERSON
        if entry is not None:
            return THING
        is_full = first != row.name and first in wordlists.given_names()
        is_surname = (row.article, row.name.casefold()) in surnames
        likely = is_full or is_surname or row.name in gazetteer.famous()
        return PERSON if people + is_surname >= (1 if likely else OUTVOTED) * things else THING

    return sort


def _counts(rows: Sequence[Any]) -> Mapping[str, Counter[str]]:
    """How often each form of a name stands for somebody in each article, as far as that is known:
    a name with several forms counts for each."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for form in (row.name, *_parted(row.aliases)):
            found[row.article][form] += int(row.mentions)
    return found


def _key(sort: str, kind: str, forms: Sequence[str], beside: Mapping[str, int]) -> tuple[str, str]:
    """What other spellings of a name share, and whose body it is, or where the place."""
    if sort == PERSON:
        return f"person {max(map(person_name, forms), key=_fullness).surname}", ""
    owner, body = of_land(forms[0])
    if name := body_key(body):
        return f"body {name}", owner
    place, region = placed(forms[0]) if kind == "LOC" else (forms[0], "")
    return thing_key(place), region or which_of(place, beside)


def _fullness(name: PersonName) -> tuple[bool, int, int]:
    return (name.is_full, len(name.words), -len(name.form))
