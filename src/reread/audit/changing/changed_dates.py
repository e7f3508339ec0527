"""Dates that changed: what each version means by its words, not how it says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ...across.comparing.moments import DIFFERENT, NARROWER, SAME, WIDER, compared, is_said
from ...english import MONTHS, days
from .compared import Row, Touched, of, said

LENGTHS = ("DURATION", "SET")  # types of what is no place in time
HOW = {NARROWER: ": the same, said more exactly", WIDER: ": the same, said less exactly"}
YEAR = re.compile(r"\d{4}|[’']\d\d")
MONTH = re.compile("|".join(month[:3] for month in MONTHS))


def changed_dates(pair: Touched) -> Iterator[Row]:
    """Rows for the times of a pair of sentences."""
    old, new = ([row for row in rows if is_said(row)] for rows in pair.rows("times"))
    left = [row for row in old if not any(_same(row, other) for other in new)]
    fresh = [row for row in new if not any(_same(row, other) for other in old)]
    for row in left:
        other = _partner(pair, row, left, fresh)
        if other is not None:
            fresh.remove(other)
            yield from _told(pair, row, other)
        elif pair.is_old(*of(row)) and not _stands(pair.both.new.rows("times"), row):
            told = f"{said(row['surface'])} was dropped{_meant(row, ', which meant ')}"
            yield pair.told("date", of(row), None, told)
    for row in fresh:
        if pair.is_new(*of(row)) and not _stands(pair.both.old.rows("times"), row):
            told = f"{said(row['surface'])} was put in{_meant(row, ', which means ')}"
            yield pair.told("date", None, of(row), told)


def _same(one: Row, other: Row) -> bool:
    """Whether two expressions mean the same; a day of a year that neither names is one day."""
    return compared(other, one) == SAME or (
        _of_year(one) is not None and _of_year(one) == _of_year(other)
    )


def _of_year(row: Row) -> tuple[int, int] | None:
    """The month and day of an expression that has no year, such as 29 February."""
    held = _days(row)
    if held is None or held[0] != held[1] or not MONTH.search(row["surface"]):
        return None
    return None if YEAR.search(row["surface"]) else (held[0].month, held[0].day)


def _days(row: Row) -> tuple[Any, Any] | None:
    known = not (pd.isna(row["earliest"]) or pd.isna(row["latest"]))
    return (row["earliest"], row["latest"]) if known else None


def _partner(pair: Touched, row: Row, left: list[Row], fresh: list[Row]) -> Row | None:
    """What stands in an expression's place, or the same words that mean something else now."""
    edit = pair.edit_of(row, 0)
    fit = [other for other in fresh
           if (row["type"] in LENGTHS) == (other["type"] in LENGTHS)]  # fmt: skip
    for other in fit:
        if edit is not None and pair.edit_of(other, 1) is edit:
            return other
    words = row["surface"].casefold()
    same = next((other for other in fit if other["surface"].casefold() == words), None)
    return fit[0] if same is None and len(left) == len(fit) == 1 and edit else same


def _told(pair: Touched, row: Row, other: Row) -> Iterator[Row]:
    how, ours, theirs = compared(other, row), said(row["surface"]), said(other["surface"])
    if row["surface"].casefold() == other["surface"].casefold():
        counted = row["anchor"] == other["anchor"] == "published" and _redated(pair)
        if how == DIFFERENT and counted and _days(row) and _days(other):
            told = f"{_meant(row, ' and meant ')}{_meant(other, '; now it is ')}"
            yield pair.told("date", of(row), of(other), f"{ours} stands in both{told}")
    elif how is not None:
        told = f"{ours} became {theirs}{HOW.get(how, '')}"
        a, b = _days(row), _days(other)
        if how == DIFFERENT and a and b and row["type"] not in LENGTHS:
            told += f": {days(*a)} is now {days(*b)}"
        yield pair.told("date", of(row), of(other), told)


def _redated(pair: Touched) -> bool:
    """Whether the versions were published on two days."""
    old, new = (side.reading.article.published for side in (pair.old, pair.new))
    return bool(old and new and old[:10] != new[:10])


def _meant(row: Row, before: str) -> str:
    held = _days(row)
    told = days(*held) if held else ""
    return f"{before}{told}" if told and told != row["surface"] else ""


def _stands(rows: list[Row], row: Row) -> bool:
    return any(_same(row, other) for other in rows)
