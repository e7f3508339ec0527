"""Whom, where and when a figure concerns, by what the other tables say of the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...grammar.sentence import Sentence
from ...grammar.trees import Trees, covering
from ..figures.standing import Standing
from ..figures.written import AGE, Figure
from . import nouns

PLACES = frozenset({
    "across", "around", "at", "from", "in", "inside", "near", "off", "outside", "throughout",
    "within",
})  # fmt: skip
CERTAIN = frozenset({"actual", "hedged", "alleged"})  # not what will or would be


@dataclass(frozen=True)
class Counted:
    """A figure with what it is of: the place of that word and of what is said to happen to it, the
    entity and the place that it concerns, its time, whether it is said as a fact, whose figure it
    is, and the word and the entity by which its own sentence says so."""

    standing: Standing
    of: int | None
    predicate: int | None
    entity: str | None
    where: str | None
    time: int | None
    certain: bool
    voice: str
    teller: int | None
    source: str | None

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.standing.figure

    @property
    def tree(self) -> Sentence:
        """Its sentence."""
        return self.standing.tree


class Surroundings:
    """For each word of a text the time, the mention, the name and the event that covers it, and
    what these tables say of them."""

    def __init__(
        self, trees: Trees, times: pd.DataFrame, mentions: pd.DataFrame, events: pd.DataFrame
    ) -> None:
        starts = [word.start for tree in trees.values() for word in tree.words]
        names = mentions[mentions["form"] == "name"]
        self.timed, self.mention, self.named, self.event = (
            covering(starts, list(zip(table["start"].tolist(), table["end"].tolist(), strict=True)))
            for table in (times, mentions, names, events)
        )
        self.kinds, self.name_kinds = mentions["kind"].tolist(), names["kind"].tolist()
        self.entities = _plain(mentions["entity"])
        self.event_times = _plain(events["time"])
        said = zip(events["polarity"].tolist(), events["modality"].tolist(), strict=True)
        self.certain = [polarity == "positive" and how in CERTAIN for polarity, how in said]

    def entity(self, tree: Sentence, place: int | None) -> str | None:
        """The entity that a word of a sentence stands for."""
        row = None if place is None else self.mention[tree.first + place]
        return None if row is None else self.entities[row]

    def is_person(self, tree: Sentence, place: int) -> bool:
        """Whether a word is part of the name of a person, or a pronoun for one."""
        return place >= 0 and self._kind(tree, place) == "PER"

    def is_place(self, tree: Sentence, place: int) -> bool:
        """Whether a word is part of the name of a place."""
        return self._kind(tree, place) == "LOC"

    def _kind(self, tree: Sentence, place: int) -> str:
        row = self.mention[tree.first + place]
        return "" if row is None else self.kinds[row]


def _plain(column: pd.Series) -> list[Any]:
    """The values of a column, missing ones as None."""
    return [None if value is pd.NA else value for value in column.tolist()]


def concerned(one: Standing, around: Surroundings, voice: str) -> Counted:
    """A figure with what it is of, and whom, where and when it concerns."""
    of = nouns.counted(one)
    told = nouns.predicate(one, of)
    event = None if told is None else around.event[one.tree.first + told]
    certain = event is None or around.certain[event]
    teller = nouns.teller(one)
    said = certain, voice, teller, around.entity(one.tree, teller)
    if one.figure.unit == AGE:
        person = around.entity(one.tree, nouns.aged(one))
        return Counted(one, of, told, person, None, None, *said)
    entity, where = _entity(one, of, around), _where(one, of, told, around)
    return Counted(one, of, told, entity, where, _time(one, of, event, around), *said)


def _entity(one: Standing, of: int | None, around: Surroundings) -> str | None:
    """Whom or what a figure concerns: what is counted itself, whose it is, who has or does it."""
    found = (around.entity(one.tree, place) for place in nouns.concerned(one, of))
    return next((entity for entity in found if entity is not None), None)


def _where(one: Standing, of: int | None, told: int | None, around: Surroundings) -> str | None:
    """The place that is said of what is counted, or of what happens to it."""
    tree = one.tree
    for upper in (of, one.head, told):
        for i in () if upper is None else tree.children[tree.noun(upper)]:
            led = tree.words[i].relation in ("nmod", "obl") and tree.case(i) in PLACES
            if led and around.is_place(tree, i):
                return around.entity(tree, i)
    return None


def _time(one: Standing, of: int | None, event: int | None, around: Surroundings) -> int | None:
    """The time that is said of what is counted, or else of what happens to it."""
    for upper in (one.head, of):
        for i in () if upper is None else one.tree.children[upper]:
            if i > one.first and one.timed[i] is not None:
                return one.timed[i]
    return None if event is None else around.event_times[event]
