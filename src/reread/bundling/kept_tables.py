"""A table that a bundle kept, from Parquet that may promise more than it holds.

Its bytes are those that were packed, but not even a stranger's are to eat up the memory, or to stop
the interpreter, as pyarrow does if it is asked for the metadata of a damaged column.
"""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from ..extras import needing
from ..tables import COUNT, DAY, FLAG, LINK, NUMBER, TEXT, schema

# A table's rows and the bytes of its words, for each character of the text and beside them: the
# most that was seen is one row and some fifty bytes; a few bytes of Parquet can promise millions
ROWS, FEW_ROWS = 20, 10_000
BYTES, FEW_BYTES = 1_000, 10_000_000
# What the types of a schema are in Arrow
ARROW: dict[str, Any] = {
    TEXT: "large_string", COUNT: "int64", LINK: "int64", NUMBER: "float64", DAY: "timestamp[s]",
    FLAG: "bool",
}  # fmt: skip


def kept_table(name: str, data: bytes, characters: int) -> pd.DataFrame:
    """A table of a text of so many characters, in the types that its schema has for its columns.

    Raises ValueError where it is no Parquet, or larger than a table of such a text can be.
    """
    with needing("export", "a bundle"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    types = {column.name: column.dtype for column in schema(name).columns}
    try:
        names = pq.read_schema(io.BytesIO(data)).names
        texts = [column for column in names if types.get(column) == TEXT]
        file = pq.ParquetFile(io.BytesIO(data), read_dictionary=texts)
        if file.metadata.num_rows > ROWS * characters + FEW_ROWS:
            raise ValueError(f"its rows are too many for a text of {characters:,} characters")
        known, read, left = {}, {}, BYTES * characters + FEW_BYTES
        for column in filter(types.get, names):
            known[column] = types[column]
            cells = file.read(columns=[column], use_threads=False).column(column)
            left -= _length(cells)
            if left < 0:
                raise ValueError(f"its words are too many for a text of {characters:,} characters")
            read[column] = cells.cast(pa.type_for_alias(ARROW[types[column]]))
        return pa.table(read).to_pandas(ignore_metadata=True).astype(known)
    except (pa.ArrowException, TypeError, KeyError, OSError, ValueError, OverflowError) as error:
        raise ValueError(
            f"tables/{name}.parquet is not in the form of a bundle ({error})"
        ) from None


def _length(column: Any) -> int:
    """The bytes of a column's words, each written out as often as it stands there."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = [chunk for chunk in column.chunks if pa.types.is_dictionary(chunk.type)]
    each = [pc.binary_length(chunk.dictionary).take(chunk.indices) for chunk in chunks]
    return sum(pc.sum(lengths.cast(pa.int64())).as_py() or 0 for lengths in each)
