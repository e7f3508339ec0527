"""Which events of a sentence what a timeline is of takes part in, and as what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from ...article import Article
from ...grammar.sentence import Sentence
from ...grammar.trees import trees
from .called import Span

AGENT, PATIENT = "agent", "patient"
NOBODY = Article("")
# Nouns that only say what kind of thing the name before them is of: "iPod players", "A380 jets"
KINDS = frozenset({
    "aircraft", "airliner", "airplane", "brand", "car", "carmaker", "chain", "device", "index",
    "jet", "jetliner", "maker", "model", "phone", "plane", "player", "program", "series", "service",
    "site", "smartphone", "software", "store", "system", "vehicle",
})  # fmt: skip


def sentences(tokens: pd.DataFrame, numbers: Collection[int]) -> dict[int, Sentence]:
    """The trees of some sentences of an article, by their numbers."""
    some = tokens[tokens["sentence"].isin(numbers)].reset_index(drop=True)
    return trees(NOBODY, some.assign(head=some["head"] - (some["token"] - some.index)))


def place(sentence: Sentence, start: int, end: int) -> int | None:
    """The word that governs a stretch of a sentence."""
    inside = [i for i, word in enumerate(sentence.words) if start <= word.start < end]
    outside = [i for i in inside if sentence.words[i].governor not in inside]
    return outside[-1] if outside else None


def named_at(sentence: Sentence, spans: Sequence[Span], thing: bool) -> set[int]:
    """The words that stand for what is asked for: those that govern its names, and, if it is a
    thing, a noun that only says what kind of thing it is; "NATO jets" are not NATO."""
    heads = {at for start, end in spans if (at := place(sentence, start, end)) is not None}
    for at in sorted(heads):
        word = sentence.words[at]
        if thing and word.relation == "compound" and sentence.words[word.governor].lemma in KINDS:
            heads.add(word.governor)
    return heads


def part(
    sentence: Sentence, at: int, told: Sequence[int | None], wanted: Collection[int]
) -> str | None:
    """As what one takes part in an event that stands at a place: agent or patient.

    `told` are the places of those that `events` gives; where it gives none, the tree is asked.
    """
    number = next((n for n, group in enumerate(sentence.groups) if group.head == at), None)
    roles = (None, None) if number is None else sentence.roles(number)
    for side, given, phrase in zip((AGENT, PATIENT), told, roles, strict=True):
        head = given if given is not None else phrase.head if phrase else None
        if head is not None and not set(wanted).isdisjoint(_alike(sentence, head)):
            return side
    return None


def _alike(sentence: Sentence, head: int) -> Iterator[int]:
    """A word, and what stands in apposition to it: "the chief executive, Ann Lee"."""
    yield head
    yield from sentence.appositions(head)
    before = sentence.apposed(head)
    if before is not None:
        yield before
