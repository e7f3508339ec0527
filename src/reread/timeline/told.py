"""One event while it is being put together: its row, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..grammar.phrases import Phrase
from .align import Line

BY_ORDER = "; bounds: by order"  # ends the rule of an event that has its days from others
USED = (
    "event", "sentence", "start", "end", "surface", "lemma", "kind", "agent", "patient", "time",
    "earliest", "latest", "relation", "same_as", "asserted_by", "polarity", "modality", "rule",
)  # fmt: skip


@dataclass
class Told:
    """One telling: its number, its sentence, the word that names it, its verb group if a verb.

    `doer` and `done` are the places of the words for agent and patient.
    """

    number: int
    sentence: Line
    place: int
    row: dict[str, Any]
    doer: int | None = None
    done: int | None = None

    @property
    def group(self) -> int | None:
        """The verb group whose head it is; None for a noun."""
        return self.sentence.heads.get(self.place)

    @property
    def phrase(self) -> Phrase | None:
        """The noun phrase it stands in; None for a verb."""
        return None if self.group is not None else self.sentence.holding.get(self.place)

    @property
    def is_said(self) -> bool:
        """Whether it is said to be so, not denied and not only supposed."""
        return self.row["polarity"] == "positive" and self.row["modality"] != "conditional"

    @property
    def is_dated(self) -> bool:
        """Whether a temporal expression of its own gives it a first or last day."""
        return is_dated(self.row)


def is_dated(row: Mapping[str, Any]) -> bool:
    """Whether a row of `events` has days of its own, not from its place in the order of events."""
    days = row["earliest"], row["latest"]
    return any(day is not None for day in days) and BY_ORDER not in row["rule"]


def numbered(tellings: Iterable[Told]) -> list[Told]:
    """Tellings in the order of the table, numbered as `build` will number them."""
    ordered = sorted(tellings, key=lambda one: (one.row["start"], one.row["end"]))
    for number, one in enumerate(ordered):
        one.number = number
    return ordered


def from_table(events: pd.DataFrame, sentences: Mapping[int, Line]) -> list[Told]:
    """The rows of a finished table, each found again in its sentence."""
    places = {n: {word.end: i for i, word in enumerate(s.words)} for n, s in sentences.items()}
    return [
        Told(number, sentences[row["sentence"]], places[row["sentence"]][row["end"]], row)
        for number, row in enumerate(records(events))
    ]


def records(table: pd.DataFrame, names: Sequence[str] = USED) -> Iterator[dict[str, Any]]:
    """Rows of a table as dicts with the columns named, missing values as None."""
    columns = [
        [None if value is pd.NA or value is pd.NaT else value for value in table[name].tolist()]
        for name in names
    ]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))
