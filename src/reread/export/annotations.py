"""What is marked of an article's text: all that can be shown to people, and corrected by them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from ..reading import Reading

KINDS = ("time", "mention", "quote", "event", "attitude")


class Annotation(NamedTuple):
    """One stretch of the text with what it is taken for.

    `value` is a time's TIMEX3 value, a mention's entity, a quotation's speaker, an event's kind,
    and for an attitude, at the first mention of whom it is about, "VOICE > ENTITY = LABEL"; None
    where that is not known.
    """

    kind: str  # one of KINDS
    row: int  # its row in the table of its kind, from 0
    start: int  # first character in Article.text
    end: int  # one past the last
    value: str | None

    @property
    def label(self) -> str:
        """Kind and value in one: "time: 2022-02", "quote: ann-lee", "mention"."""
        return self.kind if self.value is None else f"{self.kind}: {self.value}"


def marked(reading: Reading) -> list[Annotation]:
    """All annotations of a reading, kind by kind, each in the order of its table."""
    return [Annotation(kind, *mark) for kind in KINDS for mark in _rows(kind, reading)]


def _rows(kind: str, reading: Reading) -> Iterator[tuple[int, int, int, Any]]:
    if kind == "attitude":
        table = reading.voices
        values = table["voice"] + " > " + table["entity"] + " = " + table["label"]
        places = table["start"], table["end"]
    elif kind == "quote":
        table = reading.quotes
        values, places = table["speaker"], (table["content_start"], table["content_end"])
    else:
        table = reading.table(f"{kind}s")
        values = table[{"time": "value", "mention": "entity", "event": "kind"}[kind]]
        places = table["start"], table["end"]
    told = [None if pd.isna(value) else value for value in values.tolist()]
    return zip(range(len(told)), *(place.tolist() for place in places), told, strict=True)
