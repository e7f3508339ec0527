"""Common nouns for people and for things that have names, read from `data/` on first use."""

from __future__ import annotations

import functools
from typing import NamedTuple

from . import gazetteer


class Noun(NamedTuple):
    """A common noun for a person: the sex it tells, whether it is a post."""

    sex: str
    post: bool


class Type(NamedTuple):
    """A noun for a thing that has a name: the kind of the name, and what shows the noun."""

    kind: str
    shown_by: tuple[str, ...]
    list: str


@functools.cache
def people() -> dict[str, Noun]:
    """Nouns for people, posts of state (several words, too) among them."""
    posts = {name: Noun(title.sex, True) for name, title in gazetteer.lower_titles().items()}
    return posts | {
        row["noun"]: Noun(row["sex"], row["class"] == "post") for row in gazetteer.rows("people")
    }


@functools.cache
def wider() -> dict[str, tuple[str, ...]]:
    """For a post the nouns that its bearer is also called by: leader for president."""
    found: dict[str, list[str]] = {}
    for row in gazetteer.rows("people"):
        for post in gazetteer.split(row["stands_in"]):
            found.setdefault(post, []).append(row["noun"])
    return {post: tuple(wide) for post, wide in found.items()}


@functools.cache
def types() -> dict[str, Type]:
    """Nouns by which organisations, places and other things are called again."""
    known = {noun: Type("ORG", (), "") for nouns in known_types().values() for noun in nouns}
    return known | {
        row["noun"]: Type(row["kind"], tuple(row["shown_by"].split()), row["list"])
        for row in gazetteer.rows("types")
    }


@functools.cache
def shown() -> dict[str, tuple[str, ...]]:
    """For a word of a name the nouns that it shows; every noun is shown by itself."""
    found: dict[str, set[str]] = {}
    for noun, about in types().items():
        for word in (noun, *about.shown_by):
            found.setdefault(word.lower(), set()).add(noun)
    return {word: tuple(sorted(nouns)) for word, nouns in found.items()}


@functools.cache
def known_types() -> dict[str, tuple[str, ...]]:
    """For names known the world over the nouns by which they are called."""
    return {row["name"]: tuple(gazetteer.split(row["nouns"]))
            for row in gazetteer.rows("known_types")}  # fmt: skip


@functools.cache
def listed_types() -> dict[str, tuple[str, ...]]:
    """For countries, capitals and cities the nouns that their list tells."""
    cities = {row["name"] for row in gazetteer.rows("cities")}
    capitals = {row["capital"] for row in gazetteer.rows("countries") if row["capital"]}
    nouns: dict[str, list[str]] = {}
    for noun, about in types().items():
        nouns.setdefault(about.list, []).append(noun)
    found = dict.fromkeys(cities, tuple(nouns["city"]))
    found |= dict.fromkeys(capitals, tuple(nouns["city"] + nouns["capital"]))
    return found | dict.fromkeys(gazetteer.countries(), tuple(nouns["country"]))


@functools.cache
def words(name: str) -> frozenset[str]:
    """One of the lists of words in discourse.tsv."""
    return _lists()[name]


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split()) for row in gazetteer.rows("discourse")}
