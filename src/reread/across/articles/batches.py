"""Articles some at a time, so that memory does not grow with how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

AT_ONCE = 64  # articles whose tables are in memory at a time
Rows = dict[str, list[dict[str, Any]]]


def batches(ids: Sequence[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    """The ids of articles, so many at a time, in their order."""
    for at in range(0, len(ids), size):
        yield list(ids[at : at + size])


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table; what is missing is None. Column by column: by row it takes pandas forty
    times as long."""
    names, columns = list(table), [_values(column) for _, column in table.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    """What stands in a column; what stands there often is one object, which costs no memory."""
    values, missing = column.tolist(), column.isna().to_numpy()
    if missing.any():
        values = [None if gone else one for one, gone in zip(values, missing, strict=True)]
    if not pd.api.types.is_string_dtype(column.dtype):
        return values
    once: dict[Any, Any] = {}
    return [once.setdefault(value, value) for value in values]


def by_article(table: pd.DataFrame) -> Rows:
    """The rows of each article, by its id; what is missing is None."""
    found: Rows = defaultdict(list)
    for row in records(table):
        found[row["article"]].append(row)
    return found
