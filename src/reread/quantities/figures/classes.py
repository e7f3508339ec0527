"""Words by what they make of the figures beside them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from ...files import word_data
from ...grammar.sentence import Sentence


@functools.cache
def of_class(file: str, kind: str) -> frozenset[str]:
    """The words of one class in `data/predicates.tsv` or `data/nouns.tsv`."""
    key = "lemma" if file == "predicates" else "noun"
    rows = word_data("reread.quantities", file)
    return frozenset(row[key] for row in rows if row["class"] == kind)


@functools.cache
def fates() -> Mapping[str, str]:
    """What verbs and nouns say became of people: dead, injured, missing …"""
    rows = word_data("reread.quantities", "predicates")
    return {row["lemma"]: row["fate"] for row in rows if row["class"] == "fate"}


def fate(tree: Sentence, place: int) -> str:
    """What a word says became of people; empty where it says no such thing."""
    word = tree.words[place]
    return fates().get(word.lemma) or fates().get(word.low, "")
