"""Speakers: the entity that a source such as "the mayor, Ines Tolland," names, and who is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from ..grammar.dependents import named, put_beside
from ..grammar.sentence import Sentence
from ..grammar.trees import covering
from ..grammar.words import RELATIVE
from .places import Places

PEOPLE, PLACE, GOVERNMENT = "PER", "LOC", "government"
BODIES = frozenset({"ORG", "LOC"})
NAME, PRONOUN = "name", "pronoun"
PEOPLES = "NNPS"  # the tag of names of several: "the Norwegians"
TELLING = "to"  # "said to Berg"
TITLING = ("NN", "JJ", "DT")  # how the tags of titles begin


class Mention(NamedTuple):
    """One mention, as far as it tells who speaks."""

    start: int
    end: int
    kind: str
    form: str
    sense: str
    entity: str
    score: float

    @property
    def link(self) -> float:
        """How likely it stands for this entity; what a name names is not in doubt."""
        return 1.0 if self.form == NAME else self.score


class Speakers:
    """Looks up the entity of a source among the mentions of an article, by its head word."""

    def __init__(self, places: Places, mentions: pd.DataFrame) -> None:
        columns = (mentions[name].tolist() for name in Mention._fields)
        self.rows = [Mention(*row) for row in zip(*columns, strict=True)
                     if row[5] is not pd.NA]  # fmt: skip
        self.places = places
        self.mention = covering(places.starts, [row[:2] for row in self.rows])

    def speaker(self, start: int, end: int) -> Mention | None:
        """The mention that tells who speaks: a person whom the head of the source or an
        apposition names, else what the head names; for "who" what that describes. Its owner does
        not speak, nor does a place that stands for no government, nor a thing."""
        words = self.places.within(start, end)
        if not words or words[0][0] is not words[-1][0]:
            return None
        tree, first = words[0]
        last = words[-1][1]
        if tree.tag(last) == "POS" and last > first:  # "Pell’s answer: …"
            last -= 1
        head = tree.head(first, last)
        described = tree.described(head) if tree.tag(head) in RELATIVE else None
        if described is not None:
            head = first = last = described
        places = [i for i in named(tree, head) if i <= last]
        if _is_owner(tree, head):  # "Petrobras' Carlos Barbosa", read as one name
            places += range(head + 1, last + 1)
        rows = [row for i in places if (row := self._row(tree, i))
                and (i == last or not _is_owner(tree, i))
                and (_speaks(row) or tree.tag(i) == PEOPLES)]  # fmt: skip
        rows.sort(key=lambda row: (row.kind != PEOPLE, row.form != NAME))
        people = [row for row in rows if row.kind == PEOPLE and row.form == NAME]
        people = people or [*self._titled(tree, first, last)]
        return next(iter([*people, *rows, *self._misplaced(tree, head, last)]), None)

    def names(self, start: int, end: int) -> bool:
        """Whether a span names someone who can speak, or is a pronoun for someone."""
        row = self.speaker(start, end)
        return row is not None and (row.form != PRONOUN or row.kind == PEOPLE)

    def labels(self, start: int, end: int) -> bool:
        """Whether a span is a name, all of it but a title, of someone who can speak."""
        row = self.speaker(start, end)
        return row is not None and row.end >= end

    def addressee(self, cue: tuple[int, int]) -> str | None:
        """The entity that is told: "told Reuters that", "asked Berg whether", "said to Moss"."""
        found = self.places.verb(cue)
        if found is None:
            return None
        tree, at, verb = found
        told = tree.child(at, "iobj", "obj") if verb and {"p", "i"} & set(verb.takes) else None
        if told is None:
            told = next((i for i in tree.children[at] if tree.words[i].relation == "obl"
                         and tree.case(i) == TELLING), None)  # fmt: skip
        row = None if told is None else self._row(tree, told)
        return row.entity if row and _speaks(row) else None

    def _row(self, tree: Sentence, i: int) -> Mention | None:
        number = self.mention[tree.first + i]
        return None if number is None else self.rows[number]

    def _misplaced(self, tree: Sentence, head: int, last: int) -> Iterator[Mention]:
        """A person beside a name that is none: "a spokesman for the authority, Casper Wenn,"."""
        if tree.tag(head) in ("NNS", "NNPS"):
            return
        for i, noun in put_beside(tree, head, last):
            row, other = self._row(tree, i), self._row(tree, noun)
            place = other is None or other.form == NAME or other.kind in BODIES
            if row and row.kind == PEOPLE and place:
                yield row

    def _titled(self, tree: Sentence, first: int, last: int) -> Iterator[Mention]:
        """The person whose name stands after nothing but titles, however the rest was read:
        "Republican Senator Ann Dahl, a sometime critic,"."""
        comma = next((i for i in range(first, last) if tree.low(i) == ","), last + 1)
        row = self._row(tree, comma - 1)
        if row and row.kind == PEOPLE and row.form == NAME:
            before = (i for i in range(first, comma) if tree.words[i].start < row.start)
            if all(tree.tag(i).startswith(TITLING) for i in before):
                yield row


def _is_owner(tree: Sentence, i: int) -> bool:
    """Whether a noun bears a possessive mark: "Tolland's"."""
    return any(tree.tag(child) == "POS" for child in tree.children[i])


def _speaks(row: Mention) -> bool:
    """Whether a mention is of someone who can speak: a person, a body, a government."""
    if row.kind == PLACE and row.form != PRONOUN:
        return row.sense is not pd.NA and row.sense == GOVERNMENT
    return row.kind in (PEOPLE, "ORG") or row.form == PRONOUN
