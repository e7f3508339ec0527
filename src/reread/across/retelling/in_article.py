"""The tellings of one article that a timeline is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ...grammar.sentence import Sentence
from ...tables import NARRATOR
from ...timeline.telling.lexicon import family
from .account import Account, Day
from .called import Span
from .day_told import (
    OPENING,
    RECENT,
    When,
    dates_news,
    day_of_report,
    fits,
    hangs_on,
    is_told_by,
    of_report,
    said,
    tense,
)
from .great_events import alike, great
from .in_few_words import Clause, Words
from .involved import AGENT, PATIENT, named_at, part, place, sentences
from .wanted import Wanted, places

READ = {  # tables, and the columns of them that are read
    "events": ("event", "sentence", "start", "end", "surface", "lemma", "kind", "agent", "patient",
               "time", "earliest", "latest", "relation", "same_as", "asserted_by", "polarity",
               "modality", "cue"),
    "mentions": ("mention", "sentence", "start", "end", "entity", "form"),
    "times": ("time", "sentence", "start", "end", "type", "value", "earliest", "latest"),
    "tokens": ("start", "end", "token", "sentence", "surface", "tag", "lemma", "head", "relation"),
    "sentences": ("sentence", "block"),
    "blocks": ("block", "kind"),
}  # fmt: skip
TITLES = (
    "headline",
    "dateline",
    "byline",
)  # tell what the text tells again, in a tense of their own
ASKED = "="  # stands for the one asked for
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
Tables = Mapping[str, pd.DataFrame]


class Source:
    """One article's tables, and what its events are read by."""

    def __init__(self, id: str, tables: Tables, published: Day, linked: Mapping[Any, str]) -> None:
        self.id, self.tables, self.published, self.linked = id, tables, published, linked
        kinds = dict(zip(tables["blocks"]["block"], tables["blocks"]["kind"], strict=True))
        self.body = [number for number, block in _rows(tables["sentences"], "sentence", "block")
                     if kinds[block] not in TITLES]  # fmt: skip
        self.values = dict(_rows(tables["times"], "time", "value"))
        self.times: dict[int, list[Any]] = defaultdict(list)
        for sentence, start, end, type, value, first, last in _rows(
            tables["times"], "sentence", "start", "end", "type", "value", "earliest", "latest"
        ):
            if type != "SET" and not pd.isna(value) and value != "PRESENT_REF":
                self.times[sentence].append((start, end, value, _day(first), _day(last)))
        self.about = published
        self.words: dict[int, str] = {}
        self.surfaces = dict(_rows(tables["tokens"], "start", "surface"))
        mentions = _rows(tables["mentions"], "mention", "start", "end", "entity", "form")
        self.mentions = {row[0]: row[1:] for row in mentions}
        self.beside: dict[int, set[str]] = defaultdict(set)
        for sentence, entity in _rows(tables["mentions"], "sentence", "entity"):
            if not pd.isna(entity):
                self.beside[sentence].add(linked.get((id, entity), entity))

    def _opening_days(self, trees: Mapping[int, Sentence]) -> Iterator[Day]:
        """The days on which the report's opening says that its news happened."""
        for number in self.body[:OPENING]:
            for start, end, _, first, last in self.times[number]:
                tree = trees[number]
                head = place(tree, start, end)
                if first == last and head is not None and dates_news(tree, head):
                    yield first

    def accounts(self, whom: Wanted | None) -> Iterator[Account]:
        """Its tellings: those in which someone takes part, or all."""
        spans = (
            list(places(whom, self.id, self.tables["mentions"], self.tables["tokens"]))
            if whom
            else []
        )
        numbers = self._sentences_at(spans) if whom else set(self.body)
        trees = sentences(self.tables["tokens"], {*numbers, *self.body[:OPENING]})
        self.about = day_of_report(self._opening_days(trees), self.published)
        body, heads = set(self.body), {}
        for row in self.tables["events"].itertuples(index=False):
            tree = trees.get(row.sentence)
            if tree is None or row.sentence not in body or row.sentence not in numbers:
                continue
            if whom and row.sentence not in heads:
                heads[row.sentence] = named_at(tree, spans, whom.thing)
            at = place(tree, row.start, row.end)
            told = [self._place(tree, mention) for mention in (row.agent, row.patient)]
            side = part(tree, at, told, heads[row.sentence]) if whom and at is not None else None
            if at is not None and (side or not whom):
                yield self._account(row, tree, at, told, side, whom)

    def _sentences_at(self, spans: list[Span]) -> set[int]:
        starts = self.tables["tokens"]["start"].to_numpy()
        at = starts.searchsorted([start for start, _ in spans], "right") - 1
        return set(self.tables["tokens"]["sentence"].to_numpy()[at].tolist())

    def _place(self, tree: Sentence, mention: Any) -> int | None:
        return None if pd.isna(mention) else place(tree, *self.mentions[mention][:2])

    def _account(self, row: Any, tree: Sentence, at: int, told: list[int | None],
                 side: str | None, whom: Wanted | None) -> Account:  # fmt: skip
        when = self._when(row, tree, at)
        agent, patient = (
            ASKED if side == own else self._who(tree, mention, head)
            for own, mention, head in zip(
                (AGENT, PATIENT), (row.agent, row.patient), told, strict=True
            )
        )
        voice = row.asserted_by
        return Account(
            self.id, row.sentence, row.event, row.start, row.end, row.surface, row.lemma,
            _kin(row.lemma), row.kind, agent, patient, side,
            when.value, when.first, when.last, when.by,
            self.linked.get((self.id, voice), voice), row.polarity, row.modality,
            None if pd.isna(row.same_as) else int(row.same_as),
            self._told(row, tree, at, told),
            frozenset(self.beside[row.sentence] - (whom.ids if whom else frozenset())),
            (self._words(row.sentence, tree), at), published=self.published,
        )  # fmt: skip

    def _told(self, row: Any, tree: Sentence, at: int, told: list[int | None]) -> Words:
        """The few words that tell it; whoever has a name there is called by the best one."""
        named = [not pd.isna(one) and self.mentions[one][3] == "name"
                 for one in (row.agent, row.patient)]  # fmt: skip
        times = [(start, end) for start, end, *_ in self.times[row.sentence]]
        cue = "" if pd.isna(row.cue) else row.cue
        return Clause(tree, self.surfaces, times).words(at, told, named, cue)

    def _words(self, sentence: int, tree: Sentence) -> str:
        """The words of a sentence: one text, however many tellings stand in it."""
        if sentence not in self.words:
            self.words[sentence] = " ".join(word.low for word in tree.words)
        return self.words[sentence]

    def _when(self, row: Any, tree: Sentence, at: int) -> When:
        value = None if pd.isna(row.time) else self.values.get(row.time)
        relation = None if pd.isna(row.relation) else row.relation
        when = said(
            None if pd.isna(value) else value, relation, _day(row.earliest), _day(row.latest)
        )
        told = row.polarity == "positive" and row.modality == "actual" and row.kind != "state"
        own_words = row.asserted_by == NARRATOR  # what a source says may lie long before it says so
        if when.value is not None or not (told and own_words) or self._is_of_old(row, tree):
            return when
        opens = row.sentence in self.body[:OPENING]
        own = self._beside(row.sentence, tree, at) or of_report(
            tense(tree, at, opens), self.about, self.published
        )
        return own if own.value is not None and fits(own, when) else when

    def _is_of_old(self, row: Any, tree: Sentence) -> bool:
        """Whether what a sentence tells is dated before it was news: "when he fell in 1986"; but
        not for "the suit that was filed in 2003"."""
        return self.published is not None and any(
            last is not None and last < self.published - RECENT and is_told_by(tree, at)
            for start, end, *_, last in self.times[row.sentence]
            if (at := place(tree, start, end)) is not None
        )

    def _beside(self, sentence: int, tree: Sentence, at: int) -> When | None:
        """The date of what a verb says it happened in: "in a July 16 press conference"; undated
        where the verb has a length."""
        for start, end, value, first, last in self.times[sentence]:
            head = place(tree, start, end)
            if head is not None and hangs_on(tree, head) == at:
                return said(value, "during", first, last)
        return None

    def _who(self, tree: Sentence, mention: Any, head: int | None) -> str | None:
        """Who or what takes part: an id that holds over all articles, or a noun."""
        entity = None if pd.isna(mention) else self.mentions[mention][2]
        if entity is not None and not pd.isna(entity):
            return self.linked.get((self.id, entity), entity)
        return (
            f"~{tree.words[head].lemma}" if head is not None and tree.tag(head) in NOUNS else None
        )


def _kin(lemma: str) -> str:
    """The word that stands for one and for others by which outlets tell of the same."""
    own = family(lemma)
    return great().get(lemma) or alike().get(own, own)


def _rows(table: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].tolist() for name in names), strict=True)


def _day(value: Any) -> Day:
    """The day of a moment, if it is known."""
    return None if value is None or pd.isna(value) else pd.Timestamp(str(value)[:10]).date()
