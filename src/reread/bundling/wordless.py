"""Tables that give away nothing of the text: places, kinds and values, without its words.

An entity is called by where it is first mentioned, "12-25", since its id is made of its name. What
is left out can be checked all the same by who has the text: a digest of each column is keyed by it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..tables import NARRATOR, TEXT, UNNAMED, schema

# Columns of texts that are neither words of the article nor made of them; all others with a fixed
# set of options are kept too
KEPT = {
    "article", "language", "tag", "relation", "value", "grain", "anchor", "rule", "sense", "unit",
}  # fmt: skip
ENTITIES = {"entity", "where", "speaker", "addressee", "asserted_by", "voice"}  # hold ids
VOICES = {NARRATOR: NARRATOR, UNNAMED: UNNAMED}


def wordless(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables of a reading without the columns that copy words out of its text."""
    entities = tables["entities"]
    places = entities["start"].astype(str) + "-" + entities["end"].astype(str)
    called = VOICES | dict(zip(entities["entity"], places, strict=True))
    return {name: _without(name, table, called) for name, table in tables.items()}


def _without(name: str, table: pd.DataFrame, called: Mapping[str, str]) -> pd.DataFrame:
    kept = table.drop(columns=[column for column in _worded(name) if column not in ENTITIES])
    ids = [column for column in kept if column in ENTITIES]
    kept = kept.assign(**{column: kept[column].map(called).astype(TEXT) for column in ids})
    kept.attrs = {}  # notices, which may quote
    return kept


def _worded(name: str) -> list[str]:
    """The columns that words of the text can stand in."""
    return [
        column.name
        for column in schema(name).columns
        if column.dtype == TEXT and not column.options and column.name not in KEPT
    ]


def digests(tables: Mapping[str, pd.DataFrame], text: str) -> dict[str, dict[str, str]]:
    """The digest of each column that `wordless` leaves out or renames, by table and column.

    It is keyed by the text, so that without it no guess at a word can be tried.
    """
    return {
        name: {column: _digest(table[column], text) for column in _worded(name)}
        for name, table in tables.items()
        if _worded(name)
    }


def _digest(column: pd.Series, text: str) -> str:
    cells: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return hmac.digest(text.encode("utf-8"), json.dumps(cells).encode(), "sha256").hex()
