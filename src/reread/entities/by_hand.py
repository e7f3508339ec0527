"""Corrections by hand of mentions: entities merged, split and named as the reader says.

`entity` is the id or the name that the mentions have, `to` that of the entity they stand for, or a
new name, or "" for none; with `start` and `end` a row is about the mention there only, and needs no
`entity`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd

from ..article import Article
from ..own_tables.corrections import BY_HAND, COLUMNS, corrections_of, is_read, with_unfit
from ..own_tables.known_entities import Known, known_id
from ..tables import DTYPES, NARRATOR, TEXT, UNNAMED, slug


def corrected(
    article: Article, mentions: pd.DataFrame, corrections: pd.DataFrame | None
) -> pd.DataFrame:
    """The mentions with the corrections applied one after the other; each says so in its reason.

    A correction that no mention fits changes nothing: under another recogniser the name may not
    be there at all.
    """
    rows = corrections_of(corrections, "mentions", article.id)
    if not rows:
        return mentions
    table, unfit, moved = mentions.copy(), [], set[int]()
    entities = table["entity"].fillna("").tolist()
    by_span, by_entity = defaultdict(list), defaultdict(set)
    spans = zip(table["start"].tolist(), table["end"].tolist(), strict=True)
    for at, (span, entity) in enumerate(zip(spans, entities, strict=True)):
        by_span[span].append(at)
        by_entity[entity].add(at)
    for number, row in rows:
        wanted = known_id(row["entity"], by_entity) if row["entity"] else ""
        there = (
            by_entity.get(wanted, ())
            if pd.isna(row["start"])
            else (by_span.get((row["start"], row["end"]), ()))
        )
        fitting = [at for at in there if wanted in ("", entities[at])]
        unfit += [] if fitting else [number]
        to = known_id(row["to"], by_entity) if row["to"] else ""
        for at in fitting:
            if entities[at] != to:
                by_entity[entities[at]].discard(at)
                by_entity[to].add(at)
                entities[at] = to
                moved.add(at)
    table["entity"] = pd.array([entity or pd.NA for entity in entities], dtype=DTYPES[TEXT])
    hand = np.isin(np.arange(len(table)), sorted(moved))
    table["reason"] = table["reason"].where(~hand, table["reason"] + f"; {BY_HAND}")
    return with_unfit(table, unfit)


def given_names(article: Article, corrections: pd.DataFrame | None) -> dict[str, str]:
    """The names that corrections of mentions give to entities, by id: what is no id itself."""
    rows = corrections_of(corrections, "mentions", article.id)
    return {slug(row["to"]): row["to"] for _, row in rows if _is_name(row["to"])}


def _is_name(words: str) -> bool:
    """Whether words are a name and no id, which is in small letters where its script has any."""
    return bool(words) and (words != slug(words) or words == words.upper())


def new_speakers(
    article: Article,
    mentions: pd.DataFrame,
    corrections: pd.DataFrame | None,
    sentences: pd.DataFrame,
) -> dict[str, tuple[str, tuple[int, int]]]:
    """Who is said to speak by hand though no mention stands for them, by id: the name given, and
    the first span that they speak in, as far as some of it is read."""
    last = {}
    for _, row in corrections_of(corrections, "quotes", article.id):
        if row["column"] == "speaker" and not pd.isna(row["start"]):
            last[int(row["start"]), int(row["end"])] = row["to"]
    known = Known(article.id, mentions, corrections)
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for span, to in sorted(last.items()):
        entity = known.id_of(to)
        if entity not in (*known.ids, NARRATOR, UNNAMED) and is_read(sentences, *span):
            found.setdefault(entity, (to, span))
    return found


def another(
    corrections: pd.DataFrame | None, entities: pd.DataFrame | None, *, to: str, **cells: Any
) -> pd.DataFrame:
    """The corrections with one more at the end, with the cells that are given.

    `to` may be the name of one of the `entities` (the first so called): its id is then kept.
    """
    names: dict[str, str] = {}
    if entities is not None:
        names = dict(zip(entities["name"][::-1], entities["entity"][::-1], strict=True))
    row = {**dict.fromkeys(COLUMNS, ""), "start": None, "end": None, **cells}
    rows = [] if corrections is None else corrections.to_dict("records")
    added = pd.DataFrame([*rows, row | {"to": names.get(to, to)}], columns=list(COLUMNS))
    return added.astype({"start": "Int64", "end": "Int64"})
