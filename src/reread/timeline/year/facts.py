"""Datable facts by their names: "President Bush" was said from 1989 on, and again from 2001.

The tables in `timeline/data` say who held which office when, who was in the news when, when
something happened, and from when to when a name was in use. A user's own table is added to them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from ...files import word_data

KNOWN_THROUGH = 2025  # the last year that the tables know
TABLES = {"office": "offices", "person": "newsmakers", "happening": "happenings", "thing": "things"}
WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")


class FactName(NamedTuple):
    """One name of the tables as words: what must stand in a text, and the rows that it stands for.

    `key` is the place of the word that it is looked up by; `titles` are an office's, as words.
    """

    said: str
    words: tuple[str, ...]
    shapes: tuple[str, ...]
    key: int
    kind: str
    spells: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, ...], ...]


Index = Mapping[str, tuple[FactName, ...]]


def plain(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@functools.cache
def shipped() -> Index:
    """The facts that ship with reread, by a word of their name."""
    return indexed({**row, "kind": kind} for kind, file in TABLES.items()
                   for row in word_data("reread.timeline", file))  # fmt: skip


def extended(own: pd.DataFrame) -> Index:
    """The shipped facts and those of a user's table."""
    more = indexed(own.to_dict("records"))
    known = shipped()
    return {**known} | {key: (*known.get(key, ()), *names) for key, names in more.items()}


def indexed(table: Iterable[dict[str, str]]) -> Index:
    """Names by their key word; the spells of one name in one office are kept together."""
    spells: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in table:
        for said in row["name"].split("|"):
            same = (said.strip(), row["kind"], row.get("titles", ""))
            spells[same].append(_spell(row))
    names = [_name(*same, tuple(sorted(days))) for same, days in spells.items()]
    uses = Counter(word for name in names for word in name.words)
    found: dict[str, list[FactName]] = defaultdict(list)
    for name in names:
        rarest = min(range(len(name.words)), key=lambda i: (uses[name.words[i]], i))
        key = name.key if name.titles else rarest
        found[name.words[key]].append(name._replace(key=key))
    return {key: tuple(names) for key, names in found.items()}


def _spell(row: dict[str, str]) -> tuple[str, str]:
    """First and last day; of a happening the first on which it could be foreseen, and its own."""
    first = _day(row["from"], "-01-01")
    if row["kind"] == "happening":
        return row.get("known") or first, first
    return first, _day(row.get("to", ""), "-12-31")


def _day(given: str, rest: str) -> str:
    """A year as its first or last day; a day as it is."""
    return given + rest if len(given) == 4 else given


def _name(said: str, kind: str, titles: str, spells: tuple[tuple[str, str], ...]) -> FactName:
    raw = WORD.findall(said)
    words = tuple(plain(word) for word in raw)
    key = 0 if raw[-1][:1].islower() else len(raw) - 1  # the surname: first in "Moon Jae-in"
    split = [tuple(map(plain, WORD.findall(title))) for title in titles.split("|") if title]
    longest_first = tuple(sorted(split, key=lambda title: (-len(title), title)))
    return FactName(said, words, tuple(map(_shape, raw)), key, kind, spells, longest_first)


def _shape(word: str) -> str:
    """How a word of a name must be written: "AIDS" in capitals, "Hugo" with one, "euro" freely."""
    if len(word) > 1 and word.isupper():
        return "capitals"
    return "capital" if word[:1].isupper() else "free"
