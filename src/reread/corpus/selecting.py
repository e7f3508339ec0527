"""Which rows of a table are wanted, said with pandas' means, as a condition that Parquet knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .dataset.schemas import DAYS, NAMES, NUMBER, SCHEMAS


def known(name: str) -> pa.Schema:
    """The schema of a table by its name; ValueError names the tables there are."""
    if not isinstance(name, str) or name not in NAMES:
        raise ValueError(f"table {name!r} is not known; choose one of {', '.join(NAMES)}")
    return SCHEMAS[name]


def listed(given: Any) -> list[Any]:
    """One value, or each of several."""
    return [given] if isinstance(given, str) or not isinstance(given, Iterable) else list(given)


def columns_of(name: str, given: Any) -> list[str]:
    """The columns wanted of a table, all where none is named; ValueError names those there are."""
    names = known(name).names if given is None else list(dict.fromkeys(listed(given)))
    for column in names:
        if column not in known(name).names:
            has = ", ".join(known(name).names)
            raise ValueError(f"{name} has no column {column!r}; it has {has}")
    return names


def condition(name: str, where: Any) -> list[pc.Expression]:
    """What rows must fulfil, all of it: columns with the values given, {"kind": "PER", "entity":
    ["putin", None]}, where None is a missing value; or what pyarrow makes of them
    (`pc.field("score") > 0.5`)."""
    if where is None or isinstance(where, pc.Expression):
        return [] if where is None else [where]
    if not isinstance(where, Mapping):
        raise TypeError(
            f"where={where!r} is {type(where).__name__}; write where={{'column': value}}, or an "
            "expression of pyarrow.compute"
        )
    columns_of(name, where)
    return [among(known(name).field(column), values) for column, values in where.items()]


def among(column: pa.Field, given: Any) -> pc.Expression:
    """That a column has one of some values; ValueError where they are of another type."""
    values = listed(given)
    try:
        present = [value for value in values if not pd.isna(value)]
        if column.type == DAYS:
            present = [pd.Timestamp(value).date() for value in present]
        # Where all rows are 0.0, the bounds that Parquet keeps are -0.0, which Arrow holds apart
        zeros = [0.0, -0.0] if column.type == NUMBER and 0 in present else []
        wanted = pc.field(column.name).isin(pa.array(present + zeros, column.type))
    except (TypeError, ValueError) as error:
        raise ValueError(f"where={{{column.name!r}: {given!r}}} does not fit: {error}") from None
    return wanted if len(present) == len(values) else wanted | pc.field(column.name).is_null()
