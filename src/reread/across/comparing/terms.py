"""The terms of a sentence, by which another that tells the same is found: its words by family,
names, days and numbers, each in the form that they have in any text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import Any, NamedTuple

from ...timeline.telling.lexicon import family
from .naming import Named, folded

TELLING = ("NN", "VB", "JJ", "CD", "FW", "RB")  # tags of words that tell what a sentence is about
# Words that say little of it, though their tags are those of words that do
EMPTY = frozenset({
    "also", "as", "be", "can", "could", "do", "even", "ever", "get", "have", "here", "how", "just",
    "may", "might", "more", "most", "much", "never", "no", "not", "now", "only", "other", "own",
    "say", "shall", "should", "so", "such", "than", "tell", "then", "there", "too", "very", "when",
    "which", "will", "would", "yet", "allegedly", "apparently", "likely", "perhaps", "possibly",
    "probably", "reportedly", "supposedly",
})  # fmt: skip


class Word(NamedTuple):
    """A word of a sentence: its number, place, lower form, family, tag, governor, relation."""

    number: int
    start: int
    end: int
    low: str
    family: str
    tag: str
    head: int
    relation: str


def words_of(tokens: Iterable[Mapping[str, Any]]) -> dict[int, list[Word]]:
    """The words of each sentence, from the table of tokens."""
    found: dict[int, list[Word]] = defaultdict(list)
    for row in tokens:
        if row["kind"] != "punctuation":
            head = -1 if row["head"] is None else row["head"]
            found[row["sentence"]].append(
                Word(row["token"], row["start"], row["end"], intern(row["surface"].lower()),
                     intern(family(row["lemma"].lower())), row["tag"], head, row["relation"])
            )  # fmt: skip
    return found


def terms_of(
    words: Sequence[Word], facets: Iterable[Any], names: Mapping[str, Named]
) -> dict[str, tuple[int, int]]:
    """Each term of a sentence with where it first stands.

    A day stands for the words that name it, a value for those of a number, and whom a pronoun or
    description stands for counts by the last word of their name.
    """
    found: dict[str, tuple[int, int]] = {}
    covered: list[tuple[int, int]] = []
    for facet in facets:
        place = facet.start, facet.end
        if facet.kind == "date":
            covered.append(place)
            found.setdefault(f"@{_day(facet)}", place)
        elif facet.kind == "figure" and facet.row["value"] is not None:
            found.setdefault(f"#{facet.row['value']:g}", place)
        elif facet.kind == "name" and facet.row["form"] != "name":
            who = names.get(facet.value)
            if who and who.named:
                found.setdefault(folded(who.name).split(" ")[-1], place)
    for word in words:
        told = word.tag.startswith(TELLING) and word.family not in EMPTY
        if told and not any(a <= word.start < b for a, b in covered):
            found.setdefault(stem(word.family), (word.start, word.end))
    return found


def _day(facet: Any) -> str:
    """A time by its first day, where it is known; else as it is said."""
    earliest = facet.row["earliest"]
    return facet.value or facet.surface.lower() if earliest is None else str(earliest)[:10]


def stem(word: str) -> str:
    """What a word shares with its kin: collapse, collapses; explosion, explosive."""
    for ending in ("ations", "ation", "ions", "ion", "ments", "ment", "ers", "er", "ings", "ing",
                   "ly", "s", "e"):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return intern(word[: -len(ending)])
    return word
