"""The lists of names, read from `data/` on first use.

A name is looked up word by word, so that "New  York" and "New York" are the same; `forms.form`
says what counts as the same word.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..files import word_data
from ..reader.features import reaches
from .forms import Form, forms
from .wordlists import ROOM, split, types


class Entry(NamedTuple):
    """What a list says of a name: its kind, the list, and the name it is another form of."""

    kind: str
    source: str
    name: str


def _listed() -> Iterator[tuple[str, Entry]]:
    """Every listed name with its entry; a later one wins over an earlier one."""
    for row in word_data(ROOM, "cities"):
        yield row["name"], Entry("LOC", "cities", row["name"])
    for table, kind in (("places", "LOC"), ("misc", "MISC"), ("organisations", "ORG")):
        for row in word_data(ROOM, table):
            for name in (row["name"], *split(row.get("variants", ""))):
                yield name, Entry(kind, table, row["name"])
    for row in word_data(ROOM, "seats"):
        yield row["name"], Entry(row["kind"], "seats of power", row["name"])
    for row in word_data(ROOM, "persons"):
        for name in (row["name"], *split(row["variants"])):
            yield name, Entry("PER", "persons", row["name"])
    for row in word_data(ROOM, "countries"):
        if row["capital"]:
            yield row["capital"], Entry("LOC", "capitals", row["capital"])
        for name in split(row["demonyms"]):
            yield name, Entry("MISC", "demonyms", name)
        for name in (row["name"], *split(row["variants"])):
            yield name, Entry("LOC", "countries", row["name"])


@functools.cache
def listed() -> Mapping[str, Entry]:
    """All listed names by their words joined by spaces."""
    return {key(forms(name)): entry for name, entry in _listed()}


def key(found: Sequence[Form]) -> str:
    """Words as the lists have them: a possessive keeps its 's."""
    return " ".join(word.key for word in found)


@functools.cache
def capitals() -> Mapping[str, str]:
    """Listed names in capitals, as headlines have them, with their own form."""
    return {name.upper(): name for name in reversed([*listed()]) if len(name) > 3}


@functools.cache
def longest() -> Mapping[str, int]:
    """`reaches` of the listed names."""
    return reaches(listed())


@functools.cache
def longest_in_capitals() -> Mapping[str, int]:
    """`reaches` of the names in capitals."""
    return reaches(capitals())


def match(
    found: Sequence[Form], start: int, names: Mapping[str, object], reach: Mapping[str, int]
) -> str | None:
    """The longest of `names` that the words from `start` on make; a last 's need not be part."""
    word = found[start]
    furthest = max(reach.get(word.form, 0), reach.get(word.key, 0))
    for stop in range(min(start + furthest, len(found)), start, -1):
        name = key(found[start:stop])
        if name in names:
            return name
        if name.endswith("'s") and name[:-2] in names:
            return name[:-2]
    return None


@functools.cache
def surnames() -> frozenset[str]:
    """Frequent surnames, and those of the persons listed."""
    return frozenset(famous()).union(row["name"] for row in word_data(ROOM, "surnames"))


@functools.cache
def famous() -> Mapping[str, str]:
    """Surnames of the persons listed in all spellings, with the first bearer's full name."""
    known = {name.split()[-1]: name for name in reversed([*persons()]) if " " in name}
    spellings = {row["variant"]: row["name"] for row in word_data(ROOM, "variants")}
    return known | {ours: known[theirs] for ours, theirs in spellings.items() if theirs in known}


@functools.cache
def canonical() -> Mapping[str, str]:
    """Other spellings and forms of names, each with the form it stands for."""
    known = {name: entry.name for name, entry in listed().items() if entry.name != name}
    return known | {row["variant"]: row["name"] for row in word_data(ROOM, "variants")}


@functools.cache
def persons() -> Mapping[str, str]:
    """Full names of persons listed, with their sex."""
    return {row["name"]: row["sex"] for row in word_data(ROOM, "persons")}


@functools.cache
def governed() -> Mapping[str, str]:
    """Seats of government and capitals, with the country each stands for."""
    found = {row["capital"]: row["name"] for row in word_data(ROOM, "countries") if row["capital"]}
    return found | {row["name"]: row["stands_for"] for row in word_data(ROOM, "seats")}


@functools.cache
def homelands() -> Mapping[str, str]:
    """Words for people and things of a country, with the country."""
    rows = reversed(word_data(ROOM, "countries"))
    return {name: row["name"] for row in rows for name in split(row["demonyms"])}


def homeland(form: str) -> str:
    """The country that a word for its people and things tells, in a headline's capitals too."""
    return homelands().get(form) or homelands().get(form.title() if form.isupper() else "", "")


@functools.cache
def countries() -> frozenset[str]:
    """Names of countries in all their forms."""
    names = ((row["name"], *split(row["variants"])) for row in word_data(ROOM, "countries"))
    return frozenset(itertools.chain.from_iterable(names))


@functools.cache
def types_of_places() -> Mapping[str, tuple[str, ...]]:
    """For countries, capitals and cities the nouns that their list tells."""
    nouns: dict[str, list[str]] = {}
    for noun, about in types().items():
        nouns.setdefault(about.list, []).append(noun)
    capitals = {row["capital"] for row in word_data(ROOM, "countries")} - {""}
    found = dict.fromkeys((row["name"] for row in word_data(ROOM, "cities")), tuple(nouns["city"]))
    found |= dict.fromkeys(capitals, tuple(nouns["city"] + nouns["capital"]))
    return found | dict.fromkeys(countries(), tuple(nouns["country"]))
