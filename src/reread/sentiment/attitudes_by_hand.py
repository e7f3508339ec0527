"""Corrections by hand of attitudes: how a voice speaks of an entity, or that it does not."""

from __future__ import annotations

import bisect
from collections.abc import Sequence, Set
from typing import Any

import pandas as pd

from ..own_tables.corrections import cuts_word
from ..own_tables.known_entities import Known
from ..tables import NARRATOR, UNNAMED

# A label given by hand is as sure as can be; how strong the attitude is nobody has said
SCORES = {"positive": 1.0, "negative": -1.0, "neutral": 0.0, "unclear": 0.0}
Cells = dict[tuple[str, str], dict[str, Any]]  # the rows of `voices` by voice and entity


def corrected(
    cells: Cells,
    rows: Sequence[tuple[int, dict[str, Any]]],
    known: Known,
    speaking: Set[str],
    text: str,
    words: Sequence[int],
) -> tuple[Cells, list[int]]:
    """The cells with the corrections made in order, and the numbers of those that fit nothing.

    A label that a cell has already leaves it as it is. A new cell is of an entity that is `known`
    or a voice that is `speaking`, and of another such voice or the narrator; it has the span that
    is given, if that cuts no word and one of the `words` (their first characters) stands in it.
    """
    cells, unfit = dict(cells), []
    voices = known.ids | speaking | {NARRATOR, UNNAMED}
    for number, row in rows:
        key = voice, entity = known.id_of(row["voice"]), known.id_of(row["entity"])
        others = voices - {voice, NARRATOR, UNNAMED}
        is_new = key not in cells and voice in voices and entity in others and bool(row["to"])
        if key not in cells and not (is_new and _can_stand(text, words, row)):
            unfit.append(number)
        elif not row["to"]:
            del cells[key]
        elif is_new or cells[key]["label"] != row["to"]:
            new = {"start": row["start"], "end": row["end"], "sentences": 1}
            told = {"voice": voice, "entity": entity, "label": row["to"]}
            cells[key] = {**cells.get(key, new), **told, "score": SCORES[row["to"]]}
    return cells, unfit


def _can_stand(text: str, words: Sequence[int], row: dict[str, Any]) -> bool:
    """Whether a row has a span that words begin in, and that cuts none."""
    if pd.isna(row["start"]) or cuts_word(text, row["start"], row["end"]):
        return False
    return bisect.bisect_left(words, row["start"]) < bisect.bisect_left(words, row["end"])
