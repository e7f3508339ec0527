"""Who is who over many articles: entities of different articles that are one person, organisation,
place or other thing."""

from __future__ import annotations

import math
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from .. import tables
from ..article import counted
from ..english import listed
from ..tables import slug
from .linking.entities_named import COLUMNS, PERSON, THING, Beside, Named, named_of
from .linking.group import Group
from .linking.links_by_hand import corrected, told_unfit
from .linking.people import people
from .linking.person_names import related
from .linking.things import things

SURE = 0.75  # from this score on a link is not doubtful
SURE_ALONE, DOUBTED = 0.9, 0.6  # of one that stands alone, and of one that might not
TOLD = 3  # companions named in a reason
NO_NAME = "has no name in its article, so it stays there"


def links(
    entities: pd.DataFrame, articles: pd.DataFrame, *, corrections: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row per entity of an article, and who that is in all articles; of `articles` the days
    that they are from are needed.

    Warns where some of the `corrections` fit nothing.
    """
    entities = entities[COLUMNS].reset_index(drop=True)
    named = named_of(entities, articles)
    beside = Beside(named)
    groups = people([one for one in named if one.sort == PERSON], beside)
    groups += things([one for one in named if one.sort == THING], beside)
    told: dict[int, dict[str, Any]] = {}
    for linked, group in _numbered(groups):
        called, kind = group.called, group.kind
        for one in group.members:
            told[one.place] = _row(one, group, beside, called) | {
                "linked": linked, "called": called, "kind": kind,
            }  # fmt: skip
    rows = []
    for place, row in enumerate(entities[[*COLUMNS[:6]]].to_dict("records")):
        unnamed = {"linked": f"{row['article']}:{row['entity']}", "called": row["name"],
                   "status": "unnamed", "reason": NO_NAME}  # fmt: skip
        rows.append(row | told.get(place, unnamed))
    if corrections is not None:
        rows, unfit = corrected(rows, corrections)
        if unfit:
            warnings.warn(told_unfit(unfit, corrections), stacklevel=2)
    return tables.of_many("links", rows)


def named_ids(links: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The id over all articles of each entity that has a name, by its article and its id there."""
    rows = links.loc[links["status"] != "unnamed", ["article", "entity", "linked"]]
    return {(article, own): id for article, own, id in rows.itertuples(index=False, name=None)}


def _numbered(groups: Sequence[Group]) -> Iterator[tuple[str, Group]]:
    """The groups with an id of their own each: the one in most articles has the bare name."""
    uses: Counter[str] = Counter([tables.NARRATOR, tables.UNNAMED])
    first = [min((one.article, one.place) for one in group.members) for group in groups]
    ranked = sorted(zip(groups, first, strict=True), key=lambda item: (-item[0].size, item[1]))
    for group, _ in ranked:
        wanted = slug(group.called)
        while uses[wanted]:
            uses[wanted] += 1
            wanted = f"{wanted}-{uses[wanted]}"
        uses[wanted] = 1
        yield wanted, group


def _row(one: Named, group: Group, beside: Beside, called: str) -> dict[str, Any]:
    """Score, status and reason of an entity's link."""
    note = group.notes.get(one.place, "")
    if len(group.members) == 1:
        score, status = (DOUBTED, "doubtful") if note else (SURE_ALONE, "sure")
        return {"score": score, "status": status, "reason": note or "named in no other article"}
    score = round(1 / (1 + math.exp(-group.points[one.place])), 2)
    keys = beside.keys[one.article] if len(group.articles) > 1 else ()
    shared = [key for key in keys if group.companions[key] > 1 and key not in group.keys]
    names = [
        beside.called(key) for key in sorted(shared, key=lambda key: (beside.spread[key], key))
    ]
    many = counted(len(names), "companion")
    told = f", with {many} in common ({listed(names, TOLD)})" if names else ""
    status = "sure" if score >= SURE else "doubtful"
    return {"score": score, "status": status, "reason": _how(one, group, called) + told}


def _how(one: Named, group: Group, called: str) -> str:
    """How a name is that of its group, and in how many other articles it is."""
    others = len(group.articles) - 1
    where = f" in {counted(others, 'other article')}" if others else ", twice in its article"
    if one.name == called:
        return f"the same name{where}"
    if one.sort != PERSON:
        return f"another form of {called}{where}"
    if one.person.is_full:
        return f"{related(one.person, group.person) or 'another name'}, {called}{where}"
    if not group.person.is_full:
        return f"the same surname, {called}{where}"
    bearer = "a surname" if one.person.surname == group.person.surname else "part of a name"
    return f"only {bearer}, that of {called}{where}"
