"""Which function makes a table, from which other tables and which choices."""

from __future__ import annotations

import functools
import importlib
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .article import Article


@dataclass(frozen=True)
class Stage:
    """How one table is made: `home` is "module:function", called as
    function(article, *tables, **choices)."""

    table: str
    home: str
    tables: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    def run(self, article: Article, tables: list[pd.DataFrame], chosen: dict[str, Any]) -> Any:
        """The table made from others and choices; the module is imported on first use."""
        module, function = self.home.split(":")
        make = getattr(importlib.import_module(f".{module}", __package__), function)
        return make(article, *tables, **chosen)


def _stage(table: str, home: str, tables: str = "", choices: str = "") -> Stage:
    return Stage(table, home, tuple(tables.split()), tuple(choices.split()))


# What several tables rest on and is no table: the text as it is read, what the reader makes of the
# words, the sentences as trees, the day that times count from, what covers the words, the events
# that they tell of, the figures in them, which of these exclude each other, the places held against
# each other, what reverses the tone of words, how a function of one's own scores the sentences,
# what each event says in a few words, and what a reader should know
PLAIN, WORDS, TREES, TODAY, LINES, TOLD = "plain", "words", "trees", "today", "lines", "told"
COUNTED, DISAGREEMENTS, COMPARED = "counted", "disagreements", "compared"
SCOPES, SCORED, STATEMENTS, NOTICES = "scopes", "scored", "statements", "notices"
STAGES: dict[str, Stage] = {
    stage.table: stage
    for stage in (
        _stage("blocks", "words.blocks:blocks", PLAIN, "boilerplate"),
        _stage("sentences", "words.sentences:sentences", "blocks", "sentences language"),
        _stage("tokens", "reader.tokens:tokens", WORDS),
        _stage("times", "timeline.times:times", f"sentences {TREES} {TODAY}",
               "weekdays ages vague corrections times rules"),
        _stage("mentions", "entities.mentions:mentions", f"sentences {TREES} {WORDS}",
               "names aliases governments demonyms corrections"),
        _stage("entities", "entities.entities:entities", "mentions sentences", "corrections"),
        _stage("quotes", "voices.quotes:quotes", f"blocks sentences {TREES} {WORDS} mentions",
               "attribution corrections licences rules"),
        _stage("stretches", "voices.stretches:stretches", f"quotes {WORDS}", "licences rules"),
        _stage("events", "timeline.events:events", TOLD),
        _stage("order", "timeline.order:order", TOLD),
        _stage("conflicts", "timeline.conflicts:conflicts", COMPARED),
        _stage("quantities", "quantities.quantities:quantities", COUNTED),
        _stage("ledger", "sentiment.ledger:ledger", f"sentences {SCOPES} {SCORED}",
               "lexicon negation ignore"),
        _stage("tone", "sentiment.tone:tone", f"sentences stretches {SCOPES} {SCORED}",
               "lexicon negation ignore"),
        _stage("voices", "sentiment.voices:voices", f"{WORDS} {TREES} mentions stretches",
               "corrections"),
        _stage("reference_date", "timeline.reference_date:reference_date",
               "blocks sentences tokens times", "published facts"),
    )
}  # fmt: skip
HIDDEN = {
    stage.table: stage
    for stage in (
        _stage(PLAIN, "words.plain:plain"),
        _stage(NOTICES, "words.notices:notices", "blocks", "language"),
        _stage(WORDS, "reader.read:read", "sentences", "tokenizer reader licences"),
        _stage(TREES, "grammar.trees:trees", "tokens"),
        _stage(TODAY, "timeline.today:today", "blocks", "published dateline"),
        _stage(LINES, "timeline.telling.alignment:lines",
               f"{TREES} times mentions stretches quotes"),
        _stage(TOLD, "timeline.events:tellings", f"sentences {LINES} times mentions {TODAY}",
               "cues rules"),
        _stage(STATEMENTS, "timeline.telling.statements:statements",
               f"{TOLD} mentions entities"),
        _stage(COUNTED, "quantities.quantities:counted",
               f"{TREES} times mentions stretches events"),
        _stage(DISAGREEMENTS, "quantities.disagreements:disagreements",
               f"{COUNTED} times entities"),
        _stage(COMPARED, "timeline.conflicts:compared",
               f"sentences times mentions quantities {TODAY} {TOLD} {DISAGREEMENTS}"),
        _stage(SCOPES, "sentiment.scope:scopes", f"sentences {TREES} mentions"),
        _stage(SCORED, "sentiment.own_tone:scored", "sentences", "tone"),
    )
}  # fmt: skip
ALL = STAGES | HIDDEN


@functools.cache
def chain_of(table: str) -> tuple[str, ...]:
    """The choices that a table hangs on, directly or through other tables, by name."""
    stage = ALL[table]
    return tuple(sorted(set(stage.choices).union(*(chain_of(name) for name in stage.tables))))
