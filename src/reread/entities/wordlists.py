"""What lists say of single words: titles, nouns, given names and words that tell a kind, read from
`data/` on first use."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..files import word_data
from ..reader.features import reaches

ROOM = __package__
ARTICLES = frozenset({"the", "a", "an"})


class Title(NamedTuple):
    """A title: its class (address, rank, office) and the sex it tells."""

    group: str
    sex: str


class Noun(NamedTuple):
    """A common noun for a person: the sex it tells, whether it is a post."""

    sex: str
    post: bool


class Type(NamedTuple):
    """A noun for a thing that has a name: the kind of the name, and what shows the noun."""

    kind: str
    shown_by: tuple[str, ...]
    list: str


def split(value: str) -> list[str]:
    """The parts of a cell that holds several."""
    return value.split("|") if value else []


@functools.cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split()) for row in word_data(ROOM, "words")}


def words(name: str) -> frozenset[str]:
    """One of the lists of words in words.tsv."""
    return _word_lists()[name]


@functools.cache
def given_names() -> Mapping[str, str]:
    """Given names and the sex they tell: f, m or ""."""
    tables = ("given_names_world", "given_names")
    return {row["name"]: row["sex"] for table in tables for row in word_data(ROOM, table)}


@functools.cache
def keywords() -> Mapping[tuple[str, str], Sequence[str]]:
    """The kinds that a word tells in a position (first, last) of a name."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for row in word_data(ROOM, "keywords"):
        kinds.setdefault((row["word"], row["position"]), []).append(row["kind"])
    return kinds


@functools.cache
def cues() -> Mapping[tuple[str, str], Sequence[tuple[str, float]]]:
    """For a side (before, after) and a word, the kinds it speaks for and how strongly."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in word_data(ROOM, "cues"):
        found.setdefault((row["side"], row["word"]), []).append((row["kind"], float(row["weight"])))
    return found


@functools.cache
def titles() -> Mapping[str, Title]:
    """Titles said before a name."""
    return {row["title"]: Title(row["class"], row["sex"]) for row in word_data(ROOM, "titles")}


@functools.cache
def longest_title() -> Mapping[str, int]:
    """`reaches` of the titles."""
    return reaches(titles())


@functools.cache
def people() -> Mapping[str, Noun]:
    """Nouns for people, offices (of several words, too) as they are written without capitals among
    them."""
    offices = ((name, title) for name, title in titles().items() if title.group == "office")
    written = ((name, title) for name, title in offices if not name.endswith("."))
    found = {name.lower(): Noun(title.sex, True) for name, title in written}
    for row in word_data(ROOM, "people"):
        found[row["noun"]] = Noun(row["sex"], row["class"] == "post")
    return found


@functools.cache
def wider() -> Mapping[str, tuple[str, ...]]:
    """For a post the nouns that its bearer is also called by: leader for president."""
    found: dict[str, list[str]] = {}
    for row in word_data(ROOM, "people"):
        for post in split(row["stands_in"]):
            found.setdefault(post, []).append(row["noun"])
    return {post: tuple(wide) for post, wide in found.items()}


@functools.cache
def types() -> Mapping[str, Type]:
    """Nouns by which organisations, places and other things are called again."""
    known = {noun: Type("ORG", (), "") for nouns in known_types().values() for noun in nouns}
    return known | {
        row["noun"]: Type(row["kind"], tuple(row["shown_by"].split()), row["list"])
        for row in word_data(ROOM, "types")
    }


@functools.cache
def shown() -> Mapping[str, tuple[str, ...]]:
    """For a word of a name the nouns that it shows; every noun is shown by itself."""
    found: dict[str, set[str]] = {}
    for noun, about in types().items():
        for word in (noun, *about.shown_by):
            found.setdefault(word.lower(), set()).add(noun)
    return {word: tuple(sorted(nouns)) for word, nouns in found.items()}


@functools.cache
def known_types() -> Mapping[str, tuple[str, ...]]:
    """For names known the world over the nouns by which they are called."""
    return {row["name"]: tuple(split(row["nouns"])) for row in word_data(ROOM, "known_types")}


@functools.cache
def familiar_names() -> Mapping[str, str]:
    """Familiar given names with the one that each stands for, in lower case."""
    rows = word_data(ROOM, "familiar_names")
    return {name: row["name"] for row in rows for name in split(row["familiar"])}
