"""Marks as doccano imports them: for people who correct what was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pandas as pd

from ..reading import Reading
from .annotations import marked
from .source import Source
from .tabular import encode

PARTS = {"agent": "mention", "patient": "mention"}  # columns of `events`, and what they point to


def doccano(source: Source, stream: BinaryIO) -> None:
    """One line per article, in the form of doccano's relation extraction: the text, `entities`
    (id, start_offset, end_offset, label) and `relations` (from_id, to_id, type).

    A label is a mark's kind and value: "time: 2022-02", "mention: ann-lee", "quote: ann-lee" (its
    speaker), "event: reporting", "attitude: narrator > ann-lee = positive". Relations go from an
    event to its `agent` and `patient`, to the time that dates it (`during` …) and to another event
    (`before` …). Offsets count Unicode characters, as doccano's do; marks lie within each other, so
    let the project allow overlapping spans, and relations, or take `spans`. What reread makes of a
    file that comes back: `corrections=`.
    """
    for reading in source.kept():
        stream.write(encode(_line(reading)) + b"\n")


def spans(source: Source, stream: BinaryIO) -> None:
    """The same marks for projects without relations: `label` has [first, one past the last, label]
    of each."""
    for reading in source.kept():
        article = reading.article
        label = [(mark.start, mark.end, mark.label) for mark in marked(reading)]
        line = {"article": article.id, "text": article.text, "label": label}
        stream.write(encode(line) + b"\n")


def _line(reading: Reading) -> dict[str, Any]:
    found = marked(reading)
    ids = {(mark.kind, mark.row): number for number, mark in enumerate(found)}
    return {
        "article": reading.article.id,
        "text": reading.article.text,
        "entities": [
            {"id": number, "start_offset": mark.start, "end_offset": mark.end, "label": mark.label}
            for number, mark in enumerate(found)
        ],
        "relations": [
            {"id": number, "from_id": ids[a], "to_id": ids[b], "type": kind}
            for number, (a, b, kind) in enumerate(_relations(reading))
        ],
    }


def _relations(reading: Reading) -> Iterator[tuple[tuple[str, int], tuple[str, int], str]]:
    """Two marks, each by kind and row, and how the first stands to the second."""
    for event in reading.events.itertuples(index=False):
        here = ("event", event.event)
        for part, kind in PARTS.items():
            if not pd.isna(number := getattr(event, part)):
                yield here, (kind, number), part
        if not pd.isna(event.time) and not pd.isna(event.relation):
            yield here, ("time", event.time), event.relation
    for pair in reading.order.itertuples(index=False):
        yield ("event", pair.event_a), ("event", pair.event_b), pair.relation
