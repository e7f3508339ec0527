"""The lists of names and name words, read from `data/` on first use.

A name is looked up word by word, so that "New  York" and "New York" are the same; `form` says
what counts as the same word.
"""

from __future__ import annotations

import csv
import functools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..reader.features import reaches

if TYPE_CHECKING:
    from .forms import Word

DATA = Path(__file__).parent / "data"
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\xad": None})
EXACT = 0.9  # score of a name found in a list


class Entry(NamedTuple):
    """What a list says of a name: its kind, the list, and the name it is another form of."""

    kind: str
    source: str
    name: str


def rows(table: str) -> list[dict[str, str]]:
    """The rows of `data/<table>.tsv`; lines that begin with # are comments."""
    with (DATA / f"{table}.tsv").open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def form(word: str) -> str:
    """A word with straight apostrophes and hyphens, composed letters and no soft hyphens."""
    return word if word.isascii() else unicodedata.normalize("NFC", word.translate(STRAIGHT))


def split(value: str | None) -> list[str]:
    """The parts of a cell that holds several."""
    return [part for part in (value or "").split("|") if part]


def _listed() -> Iterator[tuple[str, Entry]]:
    """Every listed name with its entry; a later one wins over an earlier one."""
    for row in rows("cities"):
        yield row["name"], Entry("LOC", "cities", row["name"])
    for table, kind in (("places", "LOC"), ("misc", "MISC"), ("organisations", "ORG")):
        for row in rows(table):
            for name in (row["name"], *split(row.get("variants"))):
                yield name, Entry(kind, table, row["name"])
    for row in rows("seats"):
        yield row["name"], Entry(row["kind"], "seats of power", row["name"])
    for row in rows("persons"):
        for name in (row["name"], *split(row["variants"])):
            yield name, Entry("PER", "persons", row["name"])
    for row in rows("countries"):
        if row["capital"]:
            yield row["capital"], Entry("LOC", "capitals", row["capital"])
        for name in split(row["demonyms"]):
            yield name, Entry("MISC", "demonyms", name)
        for name in (row["name"], *split(row["variants"])):
            yield name, Entry("LOC", "countries", row["name"])


@functools.cache
def listed() -> dict[str, Entry]:
    """All listed names by their words joined by spaces."""
    from .forms import words as cut

    return {_key(cut(name)): entry for name, entry in _listed()}


def _key(found: Sequence[Word]) -> str:
    """Words as the lists have them: a possessive keeps its 's."""
    return " ".join(word.key for word in found)


@functools.cache
def capitals() -> dict[str, str]:
    """Listed names in capitals, as headlines have them, with their own form."""
    return {name.upper(): name for name in reversed(listed()) if len(name) > 3}


@functools.cache
def longest() -> dict[str, int]:
    """`reaches` of the listed names."""
    return reaches(listed())


@functools.cache
def longest_in_capitals() -> dict[str, int]:
    """`reaches` of the names in capitals."""
    return reaches(capitals())


def match(
    found: Sequence[Word], start: int, names: Mapping[str, object], reach: Mapping[str, int]
) -> str | None:
    """The longest of `names` that the words from `start` on make; a last 's need not be part."""
    word = found[start]
    furthest = max(reach.get(word.form, 0), reach.get(word.key, 0))
    for stop in range(min(start + furthest, len(found)), start, -1):
        key = _key(found[start:stop])
        if key in names:
            return key
        if key.endswith("'s") and key[:-2] in names:
            return key[:-2]
    return None


@functools.cache
def given_names() -> dict[str, str]:
    """Given names and the sex they tell: f, m or ""."""
    return {row["name"]: row["sex"] for table in ("given_names_world", "given_names")
            for row in rows(table)}  # fmt: skip


@functools.cache
def surnames() -> frozenset[str]:
    """Frequent surnames, and those of the persons listed."""
    return frozenset(famous()).union(row["name"] for row in rows("surnames"))


@functools.cache
def famous() -> dict[str, str]:
    """Surnames of the persons listed in all spellings, with the first bearer's full name."""
    known = {name.split()[-1]: name for name in reversed(persons()) if " " in name}
    spellings = {row["variant"]: row["name"] for row in rows("variants")}
    return known | {ours: known[theirs] for ours, theirs in spellings.items() if theirs in known}


@functools.cache
def keywords() -> dict[tuple[str, str], list[str]]:
    """The kinds that a word tells in a position (first, last) of a name."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for row in rows("keywords"):
        kinds.setdefault((row["word"], row["position"]), []).append(row["kind"])
    return kinds


class Title(NamedTuple):
    """A title: its class (address, rank, office) and the sex it tells."""

    group: str
    sex: str


@functools.cache
def words(name: str) -> frozenset[str]:
    """One of the lists of words in words.tsv."""
    return _word_lists()[name]


@functools.cache
def _word_lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split(" ")) for row in rows("words")}


@functools.cache
def cues() -> dict[tuple[str, str], list[tuple[str, float]]]:
    """For a side (before, after) and a word, the kinds it speaks for and how strongly."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in rows("cues"):
        found.setdefault((row["side"], row["word"]), []).append((row["kind"], float(row["weight"])))
    return found


@functools.cache
def titles() -> dict[str, Title]:
    """Titles said before a name."""
    return {row["title"]: Title(row["class"], row["sex"]) for row in rows("titles")}


@functools.cache
def lower_titles() -> dict[str, Title]:
    """Titles of office as they are written without capitals."""
    return {name.lower(): title for name, title in titles().items()
            if title.group == "office" and not name.endswith(".")}  # fmt: skip


@functools.cache
def longest_title() -> dict[str, int]:
    """`reaches` of the titles."""
    return reaches(titles())


@functools.cache
def canonical() -> dict[str, str]:
    """Other spellings and forms of names, each with the form it stands for."""
    known = {name: entry.name for name, entry in listed().items() if entry.name != name}
    known |= {row["variant"]: row["name"] for row in rows("variants")}
    return known


@functools.cache
def persons() -> dict[str, str]:
    """Full names of persons listed, with their sex."""
    return {row["name"]: row["sex"] for row in rows("persons")}


@functools.cache
def governed() -> dict[str, str]:
    """Seats of government and capitals, with the country each stands for."""
    found = {row["capital"]: row["name"] for row in rows("countries") if row["capital"]}
    return found | {row["name"]: row["stands_for"] for row in rows("seats")}


@functools.cache
def homelands() -> dict[str, str]:
    """Words for people and things of a country, with the country."""
    return {name: row["name"] for row in reversed(rows("countries"))
            for name in split(row["demonyms"])}  # fmt: skip


@functools.cache
def countries() -> frozenset[str]:
    """Names of countries in all their forms."""
    return frozenset(name for row in rows("countries")
                     for name in (row["name"], *split(row["variants"])))  # fmt: skip
