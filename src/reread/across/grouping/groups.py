"""Which group each article is in: its outlet, its month, or what somebody says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from ...article import counted, iso_date
from ...near_misses import did_you_mean
from ..story import Story

OTHERS = "the others"  # all groups but one
DATED = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date that tell it
OWN = ("article", "name", "characters", "words")  # columns that group nothing
Pair = tuple[str, str]


def groups_of(story: Story, by: Any) -> tuple[pd.Series, list[str]]:
    """The group of each article that has one, by its id, and a notice that counts the rest.

    `by` is a column of `articles` (outlet, section, language …), day, month or year of publication,
    or one's own groups: a mapping, a Series or a function from an article's id. Raises ValueError
    for a column that is not there, and where an id of one's own is of no article.
    """
    ids = list(story)
    if not isinstance(by, str):
        found, told = _own(by, ids), "in none of the groups given"
    else:
        columns = story.table("articles")
        if by not in columns and by not in DATED:
            usable = [*DATED, *(name for name in columns if name not in OWN)]
            near = did_you_mean(by, usable)
            raise ValueError(
                f"by={by!r} is not a column of articles; choose one of {', '.join(usable)}, or "
                f"give a mapping from an article’s id to its group{near}"
            )
        values = columns["published" if by in DATED else by].tolist()
        found = dict(zip(columns["article"], map(_dated(by), values), strict=True))
        told = f"without {by if by not in DATED else 'date'}"
    known = {id: str(found[id]) for id in ids if not pd.isna(found.get(id))}
    rest = len(ids) - len(known)
    notices = [f"{counted(rest, 'article')} {told}: left out."] if rest else []
    return pd.Series(known, dtype="string"), notices


def _own(by: Any, ids: list[str]) -> dict[str, Any]:
    if callable(by):
        return {id: by(id) for id in ids}
    if not isinstance(by, (Mapping, pd.Series)):
        raise TypeError(
            f"by is {type(by).__name__}; give a column of articles, a mapping or a Series from an "
            "article’s id to its group, or a function of its id"
        )
    found = {str(id): group for id, group in by.items()}
    if strange := sorted(set(found) - set(ids)):
        raise ValueError(f"by names {strange[0]!r}, which is no article’s id"
                         f"{did_you_mean(strange[0], ids)}")  # fmt: skip
    return found


def _dated(by: str) -> Callable[[Any], Hashable]:
    """How a value becomes a group: a date is cut to what was asked for."""
    if by not in DATED:
        return lambda value: value
    return lambda value: None if pd.isna(value) else str(iso_date(value))[: DATED[by]]


def pairs_of(groups: Iterable[str], against: str | None) -> Iterator[Pair]:
    """The pairs that are compared: each with each, each with all others, or each with one."""
    names = sorted(set(groups))
    if against is None or (against == OTHERS and len(names) == 2):
        yield from combinations(names, 2)
    elif against == OTHERS:
        yield from ((one, OTHERS) for one in names if len(names) > 1)
    elif against in names:
        yield from ((one, against) for one in names if one != against)
    else:
        raise ValueError(
            f"against={against!r} is no group; choose one of {', '.join([*names, OTHERS])}, or "
            f"None for each with each{did_you_mean(against, [*names, OTHERS])}"
        )
