"""A text as it can be held against others: its sentences, each with what it states.

What a sentence states are its *facets*: the names, times, figures and quotations in it, who is said
to speak, and its events, which have polarity and modality. Each has its characters, and its *slot*:
the word that governs it and the words beside it, by which a facet of another sentence is found that
stands in its place.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ...timeline.telling.lexicon import family
from ..articles.batches import batches, by_article
from ..story import Story
from .naming import Named
from .terms import Word, terms_of, words_of

BATCH = 20  # articles whose tables are in memory at once: as many as a part of a corpus has
TABLES = ("texts", "articles", "sentences", "tokens", "mentions", "entities", "times",
          "quantities", "quotes", "events")  # fmt: skip
Row = Mapping[str, Any]


class Slot(NamedTuple):
    """Where a facet stands: the word that governs it (by its family), how, by which preposition,
    and the words before and after it."""

    governor: str = ""
    relation: str = ""
    case: str = ""
    before: str = ""
    after: str = ""

    def likeness(self, other: Slot) -> float:
        """How much two slots have in common, 0 … 1."""
        if not (self.governor or other.governor):
            return 0.0
        same = [0.5 * (self.governor == other.governor != ""),
                0.1 * (self.relation == other.relation),
                0.1 * (self.case == other.case),
                0.15 * (self.before == other.before != ""),
                0.15 * (self.after == other.after != "")]  # fmt: skip
        return sum(same)


class Facet(NamedTuple):
    """Something that a sentence states: its kind, place and characters, its `value` (entity, time,
    unit, quotation, family of a verb), its row of the reading's table, and its slot."""

    kind: str
    start: int
    end: int
    surface: str
    value: str
    row: Row
    slot: Slot


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence: its article, number, place and characters, its words, the terms by which others
    like it are found, and its facets."""

    article: str
    number: int
    start: int
    end: int
    text: str
    words: Sequence[Word]
    terms: Mapping[str, tuple[int, int]]
    facets: Sequence[Facet]

    def of(self, kind: str) -> list[Facet]:
        """Its facets of one kind."""
        return [facet for facet in self.facets if facet.kind == kind]


@dataclass(frozen=True, eq=False)
class Account:
    """A text as it can be held against others: what a reader calls it, who is named in it, and its
    sentences."""

    article: str
    called: str
    text: str
    published: Any
    names: Mapping[str, Named]
    statements: Sequence[Statement]

    @cached_property
    def speakers(self) -> Sequence[tuple[Statement, Facet]]:
        """Who is said to speak in it, with the sentences that say so."""
        return [(one, facet) for one in self.statements for facet in one.of("speaker")]


def accounts(story: Story, ids: Iterable[str] | None = None) -> Iterator[Account]:
    """The accounts of some articles, by default all, in their order; no more than a few articles
    are in memory at once."""
    listed, called = list(story if ids is None else ids), story.article_names()
    for batch in batches(listed, BATCH):
        tables = {name: by_article(story.table(name, article=batch)) for name in TABLES}
        for id in batch:
            own = {name: rows.get(id, []) for name, rows in tables.items()}
            yield _account(id, called[id], own)


def _account(id: str, called: str, tables: Mapping[str, Sequence[dict[str, Any]]]) -> Account:
    text = tables["texts"][0]["text"]
    names = Named.of(tables["entities"], tables["mentions"])
    words = words_of(tables["tokens"])
    facets = _facets(text, tables, words)
    statements = []
    for row in tables["sentences"]:
        number, start, end = row["sentence"], row["start"], row["end"]
        inside, own = facets.get(number, []), words.get(number, [])
        found = terms_of(own, inside, names)
        statements.append(Statement(id, number, start, end, text[start:end], own, found, inside))
    published = tables["articles"][0]["published"]
    return Account(id, called, text, published, names, statements)


def _facets(
    text: str,
    tables: Mapping[str, Sequence[dict[str, Any]]],
    words: Mapping[int, Sequence[Word]],
) -> dict[int, list[Facet]]:
    """The facets of each sentence, by their places."""
    found: dict[int, list[Facet]] = defaultdict(list)
    starts = [(row["start"], row["sentence"]) for row in tables["sentences"]]

    def add(kind: str, start: int, end: int, value: str, row: Row, number: int) -> None:
        slot = _slot(words.get(number, ()), start, end)
        found[number].append(Facet(kind, start, end, text[start:end], value, row, slot))

    mentions = {row["mention"]: row for row in tables["mentions"]}
    for row in tables["mentions"]:
        if row["entity"] is not None:
            add("name", row["start"], row["end"], row["entity"], row, row["sentence"])
    for row in tables["times"]:
        add("date", row["start"], row["end"], row["value"] or "", row, row["sentence"])
    for row in tables["quantities"]:
        add("figure", row["start"], row["end"], row["unit"] or "", row, row["sentence"])
    for row in tables["events"]:
        told = row | {side: _who(mentions.get(row[side])) for side in ("agent", "patient")}
        add("event", row["start"], row["end"], family(row["lemma"]), told, row["sentence"])
    for row in tables["quotes"]:
        number = _sentence_at(starts, row["content_start"])
        value = row["speaker"] or ""
        if row["directness"] != "indirect":
            add("quotation", row["content_start"], row["content_end"], value, row, number)
        if row["source_start"] is not None and row["cue_start"] is not None:
            start, end = row["source_start"], row["source_end"]
            add("speaker", start, end, value, row, _sentence_at(starts, start))
    return {number: sorted(inside, key=lambda one: one[1:3]) for number, inside in found.items()}


def _who(mention: Row | None) -> str | None:
    """The entity that a mention stands for."""
    return None if mention is None else mention["entity"]


def _sentence_at(starts: Sequence[tuple[int, int]], at: int) -> int:
    """The sentence that a character stands in."""
    place = bisect(starts, at, key=lambda one: one[0]) - 1
    return starts[place][1] if place >= 0 else -1


def _slot(words: Sequence[Word], start: int, end: int) -> Slot:
    inside = [word for word in words if word.start < end and word.end > start]
    if not inside:
        return Slot()
    own = {word.number for word in inside}
    head = next((word for word in inside if word.head not in own), inside[0])
    governor = next((word.family for word in words if word.number == head.head), "")
    cases = (word.low for word in words if word.head == head.number and word.relation == "case")
    case = next(cases, "")
    before = next((word.family for word in reversed(words) if word.end <= start), "^")
    after = next((word.family for word in words if word.start >= end), "$")
    return Slot(governor, head.relation, case, before, after)
