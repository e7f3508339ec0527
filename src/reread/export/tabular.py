"""Tables as CSV, Parquet and JSON, some articles at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from .. import encoded
from ..extras import needing
from ..tables import DAY
from .source import Source, about, row_of

Add = Callable[[pd.DataFrame], object]  # writes rows that come after those written so far
IN_MEMORY = 8 * 2**20  # bytes of a table's JSON that are not yet put on disk
# Line breaks to some readers of lines, in JSON only as they are: U+0085, U+2028, U+2029
BREAKS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


@contextmanager
def csv(stream: BinaryIO, *, raw: bool = False) -> Iterator[Add]:
    """One table as CSV, in which no spreadsheet finds a formula unless it is `raw`."""

    def add(piece: pd.DataFrame) -> None:
        """Write some rows, the first of them under a head."""
        rows = piece if raw else encoded.safe(piece)
        stream.write(encoded.csv(rows, header=stream.tell() == 0))

    yield add


@contextmanager
def parquet(stream: BinaryIO, *, raw: bool = True) -> Iterator[Add]:
    """One table as Parquet, with page checksums, without which damage would go unnoticed."""
    with needing("export", "Parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    with ExitStack() as stack:
        writers: list[Any] = []

        def add(piece: pd.DataFrame) -> None:
            """Write some rows, under the schema of the first."""
            schema = writers[0].schema if writers else pa.Schema.from_pandas(piece[:0])
            if not writers:
                writer = pq.ParquetWriter(stream, schema, write_page_checksum=True)
                writers.append(stack.enter_context(writer))
            writers[0].write_table(pa.Table.from_pandas(piece, schema, preserve_index=False))

        yield add


def cells(column: pd.Series) -> list[Any]:
    """A column's values as JSON has them: days as ISO 8601, missing values None, and what is
    beyond all numbers as "Infinity" or "-Infinity", since JSON has no such number."""
    if column.dtype == DAY:
        days = np.datetime_as_string(column.to_numpy(), unit="D").tolist()
        return [None if day == "NaT" else day for day in days]
    values = column.astype(object).where(column.notna(), None).tolist()
    if column.dtype != "float64":
        return values
    beyond = {np.inf: "Infinity", -np.inf: "-Infinity"}
    return [beyond.get(value, value) for value in values]


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table by column."""
    columns = [cells(frame[name]) for name in frame.columns]
    names = list(frame.columns)
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def encode(value: Any) -> bytes:
    """JSON on one line, to all who read lines, in UTF-8; ValueError for what JSON has not."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(BREAKS).encode()


def json_lines(source: Source, stream: BinaryIO) -> None:
    """One row of a table per line, an object that names its table first."""
    for piece in source.pieces():
        for name, frame in piece.items():
            stream.writelines(encode({"table": name, **row}) + b"\n" for row in records(frame))


def json_document(source: Source, stream: BinaryIO) -> None:
    """One object whose `tables` hold, by name, what a row is, the columns with dtypes, the rows."""
    with ExitStack() as stack:
        rows: dict[str, Any] = {}
        heads: dict[str, dict[str, Any]] = {}
        for piece in source.pieces():
            for name, frame in piece.items():
                if name not in rows:
                    rows[name] = stack.enter_context(SpooledTemporaryFile(IN_MEMORY))
                    heads[name] = {"row": row_of(name), "columns": about(name, frame)}
                for row in records(frame):
                    rows[name].write((b",\n" if rows[name].tell() else b"\n") + encode(row))
        _join(stream, {name: (heads[name], rows[name]) for name in source.names if name in rows})


def _join(stream: BinaryIO, parts: dict[str, tuple[dict[str, Any], Any]]) -> None:
    """Write a document of tables, each of its head and its rows written already."""
    stream.write(b'{"tables": {')
    for number, (name, (head, rows)) in enumerate(parts.items()):
        opened = encode(head).removesuffix(b"}") + b', "rows": ['
        stream.write((b",\n" if number else b"\n") + encode(name) + b": " + opened)
        rows.seek(0)
        copyfileobj(rows, stream)
        stream.write(b"]}")
    stream.write(b"\n}}\n")
