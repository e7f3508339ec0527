"""The columns of every table of a corpus on disk, and the same table as a DataFrame.

A day is a date, a link a number that may be missing: what a file holds is what any other program
takes it for, and the dtypes of `tables` come back from it.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa

from ... import tables

TEXT: pa.DataType = pa.large_string()
COUNT: pa.DataType = pa.int64()
NUMBER: pa.DataType = pa.float64()
BYTES: pa.DataType = pa.large_binary()
DAYS: pa.DataType = pa.date32()
# One row of `articles` is an article that was read; of `texts` the same article's text and all
# else that a reading of it needs; of `failures` an item, or an article of one, that was not read
ARTICLES = pa.schema(
    {
        "article": TEXT,  # its id: in every table
        "name": TEXT,  # where it stands in the source
        "key": TEXT,  # of its item
        "title": TEXT, "published": TEXT, "outlet": TEXT, "url": TEXT, "section": TEXT,
        "language": TEXT,
        "authors": TEXT,  # joined by '; '
        "characters": COUNT,
        "words": COUNT,  # tokens that are words
        "notices": TEXT,  # of the reading, joined by ' '
        "copy_of": TEXT,  # an article before it with the same text
        "near": TEXT,  # the article before it whose text is nearly the same
        "share": NUMBER,  # of the stretches of words that both have, 0 … 1, estimated
    }
)  # fmt: skip
TEXTS = pa.schema(
    {
        "article": TEXT,
        "text": TEXT,
        "rest": TEXT,  # the other fields of Article, as JSON
        "signature": BYTES,  # by which near copies are found
    }
)
FAILURES = pa.schema({"name": TEXT, "key": TEXT, "kind": TEXT, "reason": TEXT})
OWN = {"articles": ARTICLES, "texts": TEXTS, "failures": FAILURES}
NAMES = (*OWN, *tables.TABLES)  # of all tables of a corpus
STORED: dict[str, pa.DataType] = {
    tables.TEXT: TEXT, tables.COUNT: COUNT, tables.LINK: COUNT, tables.NUMBER: NUMBER,
    tables.DAY: DAYS, tables.FLAG: pa.bool_(),
}  # fmt: skip
DTYPES: dict[pa.DataType, str] = {
    TEXT: tables.TEXT, COUNT: tables.COUNT, NUMBER: tables.NUMBER, BYTES: "large_binary[pyarrow]",
}  # fmt: skip
# What is made of Arrow's arrays as they are; Dask would take bytes that are objects for text
EXTENSIONS: dict[str, Any] = {**tables.DTYPES, DTYPES[BYTES]: pd.ArrowDtype(BYTES)}
# By table and column: those of a reading's tables, then those that only a corpus has
COLUMNS: dict[str, dict[str, str]] = {
    name: {column.name: column.dtype for column in table.columns}
    for name, table in tables.TABLES.items()
} | {name: {field.name: DTYPES[field.type] for field in schema} for name, schema in OWN.items()}
SCHEMAS: dict[str, pa.Schema] = OWN | {
    name: pa.schema({column: STORED[dtype] for column, dtype in COLUMNS[name].items()})
    for name in tables.TABLES
}


def frame(name: str, table: pa.Table) -> pd.DataFrame:
    """What is stored of a table by its name, or of some of its columns, with its dtypes."""
    dtypes = COLUMNS[name]
    given = {column: _array(table[column], dtypes[column]) for column in table.column_names}
    return pd.DataFrame(given, columns=table.column_names)


def _array(column: pa.ChunkedArray, dtype: str) -> Any:
    if dtype in EXTENSIONS:
        return EXTENSIONS[dtype].__from_arrow__(column)
    if dtype == tables.DAY:
        column = column.cast(pa.timestamp("s"))
    return pd.Series(column.to_numpy(), dtype=dtype)


def empty(name: str) -> pd.DataFrame:
    """A table by its name without any row."""
    return frame(name, SCHEMAS[name].empty_table())
