"""The parts of a corpus as one table for Dask, or as tables of a database for DuckDB's SQL."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from ..extras import needing
from .dataset.committed import Committed, File, checked
from .dataset.schemas import NAMES, SCHEMAS, empty, frame
from .selecting import known

OFFLINE: dict[str, Any] = {
    "autoinstall_known_extensions": "false"
}  # nothing is fetched for a query
SEEN = 100_000  # files that are known to be whole, and are not read again to see that


def dask(folder: Path, parts: Sequence[Committed], name: str) -> Any:
    """A table by its name as a Dask DataFrame, a partition for each part."""
    with needing("corpus", "corpus.dask"):
        import dask.dataframe as dd
    known(name)
    if not parts:
        return dd.from_pandas(empty(name), npartitions=1)
    light = [part._replace(keys=(), articles=(), files={name: part.files[name]}) for part in parts]
    return dd.from_map(rows_of, light, folder=folder, name=name, meta=empty(name))


def rows_of(
    part: Committed, folder: Path, name: str, columns: list[str] | None = None
) -> pd.DataFrame:
    """One part's rows of a table, for a worker; Dask says which columns it needs."""
    return frame(name, part.read(folder, name, columns))


def sql(folder: Path, parts: Sequence[Committed], query: str) -> pd.DataFrame:
    """What a query gives over the tables that it names."""
    with needing("corpus", "corpus.sql"):
        import duckdb
    with duckdb.connect(config=OFFLINE) as connection:
        for name in NAMES:
            if not re.search(rf"\b{name}\b", query, re.IGNORECASE):
                continue
            for part in parts:
                _insist_on_whole(part, folder, name)
            if parts:
                files = [glob.escape(str(part.path(folder, name))) for part in parts]
                connection.read_parquet(files).create_view(name)
            else:
                connection.register(name, SCHEMAS[name].empty_table())
        return connection.execute(query).df()


def _insist_on_whole(part: Committed, folder: Path, name: str) -> None:
    """OSError where a file is not as it was written; once it is, size and time tell."""
    path = part.path(folder, name)
    told = path.stat() if path.exists() else None
    _checked(path, part.files[name], told and (told.st_size, told.st_mtime_ns))


@lru_cache(maxsize=SEEN)
def _checked(path: Path, file: File, stamp: tuple[int, int] | None) -> None:
    checked(path, file)
