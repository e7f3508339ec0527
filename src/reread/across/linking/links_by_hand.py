"""Corrections by hand of who is who: people merged over all articles, split off and renamed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ...own_tables import checked, from_file
from ...own_tables.corrections import BY_HAND, MOST_NAMED
from ...own_tables.known_entities import known_id
from ...tables import slug

Row = dict[str, Any]


def corrections_given(given: Any) -> pd.DataFrame:
    """Corrections of links from a table, rows or a CSV file, checked."""
    table = from_file("links", given) if isinstance(given, str | Path) else pd.DataFrame(given)
    return checked("links", table)


def corrected(rows: Sequence[Row], corrections: pd.DataFrame) -> tuple[list[Row], list[int]]:
    """The rows of `links` with the corrections applied one after the other, and the numbers of
    those that fit nothing."""
    found, unfit = [dict(row) for row in rows], []
    for number, told in enumerate(corrections.to_dict("records")):
        fitting = [row for row in found if _fits(row, told)]
        unfit += [] if fitting else [number]
        names = {row["linked"]: row["called"] for row in found}
        for row in fitting:
            linked, called = _target(row, told["to"], names)
            if (linked, called) != (row["linked"], row["called"]):
                reason = f"{row['reason']}; {BY_HAND}"
                row |= {"linked": linked, "called": called, "status": "corrected", "score": 1.0,
                        "reason": reason}  # fmt: skip
    return found, unfit


def told_unfit(unfit: Sequence[int], corrections: pd.DataFrame) -> str:
    """Which corrections fit nothing, in a sentence."""
    rows = ", ".join(map(str, unfit[:MOST_NAMED])) + ", …" * (len(unfit) > MOST_NAMED)
    fit, row = ("fits", "row") if len(unfit) == 1 else ("fit", "rows")
    return (
        f"{len(unfit):,} of {len(corrections):,} corrections {fit} nothing in these articles "
        f"({row} {rows}): no such entity is there, or nobody is linked so"
    )


def _fits(row: Row, told: dict[str, str]) -> bool:
    """Whether a correction is about a row, told by id or by name."""
    if told["linked"]:
        return told["linked"] in (row["linked"], row["called"]) or (
            slug(told["linked"]) == row["linked"]
        )
    same = told["entity"] in (row["entity"], row["name"]) or slug(told["entity"]) == row["entity"]
    return same and told["article"] in ("", row["article"])


def _target(row: Row, to: str, names: dict[str, str]) -> tuple[str, str]:
    """Who a row is now: somebody linked, somebody new, or itself alone."""
    if not to:
        return f"{row['article']}:{row['entity']}", row["name"]
    linked = to if to in names else _by_name(to, names)
    if linked in names and (to == linked or to == names[linked] or linked != row["linked"]):
        return linked, names[linked]
    return linked, to


def _by_name(to: str, names: dict[str, str]) -> str:
    ids: Container[str] = names
    return next((id for id, name in sorted(names.items()) if name == to), known_id(to, ids))
