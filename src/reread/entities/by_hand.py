"""Corrections by hand: what a reader knows better than the rules of entities.

A correction is a row of a small table that can be kept beside the article, with the columns
entity, start, end, to and, if there are several articles, article. `entity` is the id that the
mentions have, `to` that of the entity they stand for, or a new name, or "" for none; with `start`
and `end` the row is about the mention there only, and needs no `entity`. Rows are applied in the
order given, and rows with the id of another article leave this one alone.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..article import Article
from .coreference.aliases import slug

BY_HAND = "corrected by hand"


def corrected(
    article: Article, mentions: pd.DataFrame, corrections: pd.DataFrame | None
) -> pd.DataFrame:
    """The mentions with the corrections applied one after the other; each says so in its reason.

    A correction that no mention fits changes nothing: under another recogniser the name may not
    be there at all.
    """
    if corrections is None or corrections.empty:
        return mentions
    table = mentions.copy()
    for row in corrections.to_dict("records"):
        fitting = _fitting(article, table, row)
        table.loc[fitting, "entity"] = slug(row["to"]) if row["to"] else pd.NA
        said = table.loc[fitting, "reason"].str.removesuffix(f"; {BY_HAND}")
        table.loc[fitting, "reason"] = said + f"; {BY_HAND}"
    return table


def _fitting(article: Article, mentions: pd.DataFrame, row: dict[str, Any]) -> pd.Series:
    """Which mentions a correction is about."""
    fits = pd.Series(row["article"] in ("", article.id), index=mentions.index)
    if row["entity"]:
        fits &= (mentions["entity"] == row["entity"]).fillna(False)
    if not pd.isna(row["start"]):
        fits &= (mentions["start"] == row["start"]) & (mentions["end"] == row["end"])
    return fits


def given_names(corrections: pd.DataFrame | None) -> dict[str, str]:
    """The names that corrections give to entities, by id."""
    if corrections is None:
        return {}
    named = [to for to in corrections["to"] if to and to != slug(to)]
    return {slug(name): name for name in named}


def another(
    corrections: pd.DataFrame | None,
    entities: pd.DataFrame,
    *,
    entity: str,
    to: str,
    start: int | None = None,
    end: int | None = None,
) -> pd.DataFrame:
    """The corrections with one more at the end: of an entity, or of its mention at a span.

    `to` may be the name of one of the `entities` (the first so called): its id is then kept.
    """
    ids = dict(zip(entities["name"][::-1], entities["entity"][::-1], strict=True))
    article = entities["article"].iloc[0] if len(entities) else ""
    row = {"article": article, "entity": entity, "start": start, "end": end, "to": ids.get(to, to)}
    rows = [] if corrections is None else corrections.to_dict("records")
    return pd.DataFrame([*rows, row]).astype({"start": "Int64", "end": "Int64"})
