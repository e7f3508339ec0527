"""Readings beside each other: what moved when a choice changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pandas as pd

from ..reading import STAGES, Reading
from ..tables import COUNT, schema

# What tells apart two rows with the same span; without an entry the span alone does.
KEYS = {
    "conflicts": ("start_b", "end_b"),
    "ledger": ("step",),
    "voices": ("voice", "entity"),
    "reference_date": ("earliest", "latest"),
}
COLUMNS = ["table", "start", "end", "text", "change", "column", "a", "b"]


def compare(a: Reading, b: Reading, tables: tuple[str, ...] = tuple(STAGES)) -> pd.DataFrame:
    """One row per difference between two readings of one article.

    `change` is "only in a", "only in b" or "changed"; in the last case `column` names the column
    and `a` and `b` hold its two values. Rows are matched by their span (and, where several share
    one, by what tells them apart). Running numbers are no differences; words they point to are.
    A reading beside itself gives no rows. Raises ValueError for readings of different articles.
    """
    if a.article != b.article:
        raise ValueError(
            f"compare needs two readings of one article, not of {a.article.id!r} "
            f"and {b.article.id!r}; compare articles by their tables instead"
        )
    apart = [name for name in tables if a.key(name) != b.key(name)]  # the others are one table
    rows = [row for name in apart for row in _differences(name, a, b)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"start": "Int64", "end": "Int64"})


def moved(differences: pd.DataFrame) -> pd.DataFrame:
    """One row per table: how many rows are only in a, only in b, or changed."""
    changes = ["only in a", "only in b", "changed"]
    once = differences.drop_duplicates(["table", "start", "end", "change", "text"])
    counts = pd.crosstab(once["table"], once["change"]).reindex(columns=changes, fill_value=0)
    return counts.reindex([name for name in STAGES if name in counts.index])


def _differences(name: str, a: Reading, b: Reading) -> Iterator[tuple[Any, ...]]:
    ours, theirs = _keyed(name, a), _keyed(name, b)
    for key in sorted({*ours, *theirs}, key=str if name == "reference_date" else None):
        row = ours.get(key) or theirs[key]
        place = (name, row["start"], row["end"], _words(a, row))
        if key not in theirs or key not in ours:
            side = "only in a" if key in ours else "only in b"
            yield (*place, side, None, None, None)
            continue
        for column in row:
            left, right = ours[key][column], theirs[key][column]
            if left != right and not (pd.isna(left) and pd.isna(right)):
                yield (*place, "changed", column, left, right)


def _keyed(name: str, reading: Reading) -> dict[Any, dict[str, Any]]:
    """Rows by what identifies them: span, key columns, and their turn among equals."""
    frame = reading.legible(name)[_compared(name)]
    records = [
        {c: None if pd.isna(v) else v for c, v in r.items()} for r in frame.to_dict("records")
    ]
    found: dict[Any, dict[str, Any]] = {}
    for record in records:
        key = tuple(record[c] for c in ("start", "end", *KEYS.get(name, ())))
        turn = next(n for n in count() if (*key, n) not in found)
        found[(*key, turn)] = record
    return found


def _compared(name: str) -> list[str]:
    """The columns whose values mean something outside their own reading."""
    table = schema(name)
    numbers = {table.id, "quote", "event_a", "event_b", "article"}
    numbers |= {c.name for c in table.columns if c.refers and c.dtype == COUNT}
    return [c.name for c in table.columns if c.name not in numbers]


def _words(reading: Reading, row: dict[str, Any]) -> str | None:
    return None if row["start"] is None else reading.article.text[row["start"] : row["end"]]
