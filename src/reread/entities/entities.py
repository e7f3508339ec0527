"""Entities: the people, organisations, places and other things that the mentions stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import combinations
from typing import Any

import pandas as pd

from .. import tables
from ..article import Article
from ..reader.decoding import KINDS
from ..tables import slug
from . import gazetteer
from .by_hand import given_names, new_speakers
from .coreference.aliases import best

COLUMNS = ["start", "end", "surface", "form", "kind", "entity", "role"]


def entities(
    article: Article,
    mentions: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per entity that some mention stands for, or that speaks by `corrections` though no
    mention does: such a one has the span that it speaks in, and no name in the text.

    Its name is the one that `corrections` give it, else the form that its id is made of, else its
    longest; its kind is that of most of its names (ties: PER, ORG, LOC, MISC); the count takes in
    nominals and pronouns; start and end are its first mention.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    begun = set(mentions.loc[mentions["form"] == "name", "start"])
    columns = [mentions[column].tolist() for column in COLUMNS]
    for values in zip(*columns, strict=True):
        row = dict(zip(COLUMNS, values, strict=True))
        if not pd.isna(row["entity"]):
            groups.setdefault(row["entity"], []).append(row)
    given = given_names(article, corrections)
    rows = [_entity(entity, rows, given.get(entity), begun) for entity, rows in groups.items()]
    if corrections is not None and sentences is not None:
        speaking = new_speakers(article, mentions, corrections, sentences).items()
        rows += [_unmentioned(entity, *told) for entity, told in speaking]
    return tables.build("entities", article, rows)


def _entity(
    entity: str, rows: Sequence[dict[str, Any]], given: str | None, begun: Set[int]
) -> dict[str, Any]:
    named = [row for row in rows if row["form"] == "name"]
    if named:
        forms = {row["surface"]: _form(row["surface"]) for row in named}
        name = given or _own(entity, forms.values()) or best(forms.values())
    else:
        named = [row for row in rows if row["form"] == "nominal"] or list(rows)
        forms = {row["surface"]: _uncapitalised(row, begun) for row in named}
        name = given or next(iter(forms.values()))
    # Russia is no MISC, be there ever so many Russians
    proper = [row for row in named if not gazetteer.homeland(row["surface"])] or named
    kinds = Counter(row["kind"] for row in proper)
    return {
        "start": rows[0]["start"], "end": rows[0]["end"], "entity": entity, "name": name,
        "kind": max(KINDS, key=lambda kind: kinds[kind]),
        "roles": _joined(row["role"] for row in rows if not pd.isna(row["role"])),
        "mentions": len(rows),
        "aliases": _joined(form for form in forms.values() if form != name),
        "named": any(row["form"] == "name" for row in rows),
    }  # fmt: skip


def _unmentioned(entity: str, name: str, span: tuple[int, int]) -> dict[str, Any]:
    """Someone who speaks by hand alone, of whom nothing else is known."""
    start, end = span
    return {"start": start, "end": end, "entity": entity, "name": name, "kind": "MISC",
            "mentions": 0, "named": False}  # fmt: skip


def _own(entity: str, forms: Iterable[str]) -> str | None:
    """The form that the entity has its id from: Russia, where Moscow is merged into it; not in the
    capitals of a headline if it can be."""
    own = [form for form in forms if slug(form) == entity]
    return next((form for form in own if not form.isupper()), next(iter(own), None))


def _form(surface: str) -> str:
    """A name with single spaces, as lists and ids have it."""
    return " ".join(surface.split()) or surface


def _uncapitalised(row: dict[str, Any], begun: Set[int]) -> str:
    """A phrase as it stands inside a sentence: no capital where no name begins it."""
    form = _form(row["surface"])
    first = form.split(" ")[0]
    plain = row["start"] not in begun and first[1:] == first[1:].lower()
    return form[0].lower() + form[1:] if plain else form


def _joined(values: Iterable[str]) -> str | None:
    """Different values in the order they come, joined by "; "; None if there is none."""
    return "; ".join(dict.fromkeys(values)) or None


def together(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of entities named in one sentence, and in how many sentences they are.

    Columns entity_a, entity_b (in alphabetical order), sentences (count), most shared first.
    """
    named = mentions.dropna(subset=["entity"])
    groups = named.groupby("sentence")["entity"].unique()
    pairs = [pair for group in groups for pair in combinations(sorted(group), 2)]
    table = pd.DataFrame(pairs, columns=["entity_a", "entity_b"]).astype("string")
    counts = table.value_counts().rename("sentences").reset_index()
    order = ["sentences", "entity_a", "entity_b"]
    return counts.sort_values(order, ascending=[False, True, True], ignore_index=True)
