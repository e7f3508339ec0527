"""Readings beside each other: what moved when a choice changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import pandas as pd

from ..reading import Reading, noticed
from ..stages import STAGES
from ..tables import COUNT, schema

# What tells apart two rows with the same span; without an entry the span alone does.
KEYS = {
    "conflicts": ("start_b", "end_b"),
    "ledger": ("step",),
    "voices": ("voice", "entity"),
    "reference_date": ("earliest", "latest"),
}
Record = dict[str, Any]
Pair = tuple[Record, Record]
COLUMNS = ["table", "start", "end", "text", "change", "column", "a", "b"]


def compare(a: Reading, b: Reading, tables: str | Iterable[str] = tuple(STAGES)) -> pd.DataFrame:
    """One row per difference between two readings of one article.

    `tables` are those to compare, by default all. `change` is "only in a", "only in b" or
    "changed"; in the last case `column` names the column and `a` and `b` hold its two values. Rows
    are matched by their span (and, where several share one, by what tells them apart); rows left
    over that overlap are matched too, with `column` "boundary" and their two texts as values, and
    start, end and text from the first to the last character of either. Running numbers are no
    differences; words they point to are. A reading beside itself gives no rows. Raises ValueError
    for readings of different articles, and for unknown tables.

    >>> import reread as rr
    >>> article = rr.Article("The mill burned on Monday.", published="2025-08-20")
    >>> now, before = rr.read(article), rr.read(article, published="2025-08-12")
    >>> moved = rr.compare(now, before, "times")
    >>> rr.show(moved, columns=["text", "column", "a", "b"])
    text    column    a               b
    Monday  value     18 August 2025  11 August 2025
    Monday  earliest  18 August 2025  11 August 2025
    Monday  latest    18 August 2025  11 August 2025
    """
    for one in (a, b):
        if not isinstance(one, Reading):
            raise TypeError(f"{type(one).__name__} is not a reading; give reread.read(article)")
    if a.article != b.article:
        raise ValueError(
            f"compare needs two readings of one article, not of {a.article.id!r} "
            f"and {b.article.id!r}; compare articles by their tables instead"
        )
    asked = [tables] if isinstance(tables, str) else list(tables)
    for name in asked:
        schema(name)  # or a ValueError that names those there are
    apart = [name for name in asked if a.key(name) != b.key(name)]  # the others are one table
    text = a.article.text
    rows = [
        row
        for name in apart
        for row in differences(name, _legible(name, a), _legible(name, b), text)
    ]
    return noticed(listed(rows), (*a.notices, *b.notices))


def listed(rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """Differences as a table."""
    found = pd.DataFrame(rows, columns=COLUMNS)
    return found.astype({"start": "Int64", "end": "Int64"})


def moved(differences: pd.DataFrame) -> pd.DataFrame:
    """One row per table: how many rows are only in a, only in b, or changed."""
    changes = ["only in a", "only in b", "changed"]
    once = differences.drop_duplicates(["table", "start", "end", "change", "text"])
    counts = pd.crosstab(once["table"], once["change"]).reindex(columns=changes, fill_value=0)
    return counts.reindex([name for name in STAGES if name in counts.index])


def differences(name: str, a: pd.DataFrame, b: pd.DataFrame, text: str) -> list[tuple[Any, ...]]:
    """The differences between two versions of one table of a text, in their columns' order, as the
    rows of `compare`; every column is compared."""
    ours, theirs = _keyed(name, a), _keyed(name, b)
    left = [row for key, row in ours.items() if key not in theirs]
    right = [row for key, row in theirs.items() if key not in ours]
    shifted = list(_shifted(left, right, KEYS.get(name, ())))
    paired = {id(row) for pair in shifted for row in pair}
    alone = [(row, "only in a") for row in left] + [(row, "only in b") for row in right]
    found = [
        (_standing(name, row), (*_place(name, text, row), side, None, None, None))
        for row, side in alone
        if id(row) not in paired
    ]
    for pair in [(ours[key], theirs[key]) for key in ours if key in theirs] + shifted:
        found += [(_standing(name, *pair), row) for row in _changes(name, text, *pair)]
    return [row for _, row in sorted(found, key=itemgetter(0))]


def _standing(name: str, *rows: Record) -> tuple[Any, ...]:
    """Sorts differences as their rows stand in the text, whichever reading comes first."""
    start = min(-1 if row["start"] is None else row["start"] for row in rows)
    end = max(-1 if row["end"] is None else row["end"] for row in rows)
    return start, end, *(str(rows[0][key]) for key in KEYS.get(name, ()))


def _changes(name: str, text: str, ours: Record, theirs: Record) -> Iterator[tuple[Any, ...]]:
    """What differs between two matched rows: their boundaries, then their columns."""
    place = _place(name, text, ours, theirs)
    moved = (ours["start"], ours["end"]) != (theirs["start"], theirs["end"])
    if moved:
        texts = (_place(name, text, row)[-1] for row in (ours, theirs))
        yield (*place, "changed", "boundary", *texts)
    for column in ours:
        left, right = ours[column], theirs[column]
        told = moved and column in ("start", "end", "surface")
        if left != right and not told and not (pd.isna(left) and pd.isna(right)):
            yield (*place, "changed", column, left, right)


def _place(name: str, text: str, *rows: Record) -> tuple[Any, ...]:
    """The table, and from where to where the rows reach, with the text there."""
    if rows[0]["start"] is None:
        return name, None, None, None
    start, end = min(row["start"] for row in rows), max(row["end"] for row in rows)
    return name, start, end, text[start:end]


def _shifted(left: list[Record], right: list[Record], keys: Sequence[str]) -> Iterator[Pair]:
    """Pairs of rows that share characters with each other and with no other row.

    One row against several is cut in another way and has no moved boundary: those stay alone.
    """
    pairs = list(_touching(left, right, keys))
    ours, theirs = (Counter(id(pair[side]) for pair in pairs) for side in (0, 1))
    return (pair for pair in pairs if ours[id(pair[0])] == theirs[id(pair[1])] == 1)


def _touching(left: list[Record], right: list[Record], keys: Sequence[str]) -> Iterator[Pair]:
    """Pairs of rows that share characters and the values of their key columns."""
    right = sorted((row for row in right if row["start"] is not None), key=itemgetter("start"))
    starts = [row["start"] for row in right]
    longest = max((row["end"] - row["start"] for row in right), default=0)
    for row in left:
        if row["start"] is not None:
            nearby = slice(
                bisect_right(starts, row["start"] - longest), bisect_left(starts, row["end"])
            )
            for other in right[nearby]:
                if other["end"] > row["start"] and all(row[key] == other[key] for key in keys):
                    yield row, other


def _keyed(name: str, frame: pd.DataFrame) -> dict[Any, Record]:
    """Rows by what identifies them: span, key columns, and their turn among equals."""
    records = [
        {c: None if pd.isna(v) else v for c, v in r.items()} for r in frame.to_dict("records")
    ]
    found: dict[Any, Record] = {}
    turns: Counter[tuple[Any, ...]] = Counter()
    for record in records:
        key = tuple(record[c] for c in ("start", "end", *KEYS.get(name, ())))
        found[(*key, turns[key])] = record
        turns[key] += 1
    return found


def _legible(name: str, reading: Reading) -> pd.DataFrame:
    """The columns of a table whose values mean something outside their own reading."""
    table = schema(name)
    numbers = {table.id, "quote", "event_a", "event_b", "article"}
    numbers |= {c.name for c in table.columns if c.refers and c.dtype == COUNT}
    return reading.legible(name)[[c.name for c in table.columns if c.name not in numbers]]
