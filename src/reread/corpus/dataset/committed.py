"""The parts of a corpus that count: those whose record was written, as the last of their files.

`parts/00003.json` says what part 3 holds, and the SHA-256 of its file in the folder of each table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pyarrow as pa

from .schemas import NAMES
from .sealing import RESTORE, read_sealed, sha256, write_sealed, write_together

PARTS = "parts"  # the folder of the records
RUNS = "runs.jsonl"  # beside it, a line for each run: the only file that knows the time of day
# A quarter smaller than by default, and as fast, on tables of articles
COMPRESSION: Literal["zstd"] = "zstd"
ROWS_OF_GROUP = 122_880  # of a Parquet file: DuckDB's own number, which reads groups side by side


class File(NamedTuple):
    """What was written as one part of one table."""

    sha256: str
    bytes: int
    rows: int


class Committed(NamedTuple):
    """One part that was written whole."""

    number: int  # 0, 1, 2 … in the order of the source
    keys: tuple[str, ...]  # of its items
    articles: tuple[str, ...]  # ids of those that were read
    files: dict[str, File]  # by table

    def path(self, folder: Path, table: str) -> Path:
        """The file of one table of this part."""
        return file_of(folder, table, self.number)

    def read(
        self, folder: Path, table: str, columns: list[str] | None = None, where: Any = None
    ) -> pa.Table:
        """The rows of one table of this part, or those columns and rows that are wanted.

        Raises OSError, which names the file, where it is not what was written.
        """
        import pyarrow.parquet as pq

        data = pa.BufferReader(checked(self.path(folder, table), self.files[table]))
        if where is not None:
            return pq.read_table(data, columns=columns, filters=where, use_threads=False)
        # not by `read_table`: a short program that ends while Arrow starts threads for it aborts
        return pq.ParquetFile(data, pre_buffer=False).read(columns, use_threads=False)


def checked(path: Path, file: File) -> bytes:
    """What a file holds; OSError, which names it, where it is not what was written."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise OSError(f"{path} is missing; {RESTORE}") from None
    if sha256(data) != file.sha256:
        raise OSError(f"{path} is damaged: it is not as it was written; {RESTORE}")
    return data


def file_of(folder: Path, table: str, number: int) -> Path:
    """The file of one table of a part, by its number."""
    return folder / table / f"part-{number:05d}.parquet"


def record_of(folder: Path, number: int) -> Path:
    """The file that says that a part counts."""
    return folder / PARTS / f"{number:05d}.json"


def commit(
    folder: Path, number: int, keys: Iterable[str], tables: Mapping[str, pa.Table]
) -> Committed:
    """Write a part; where that fails nothing is left of it, and the parts before it are as they
    were."""
    data = {name: parquet(tables[name]) for name in NAMES}
    files = {
        name: File(sha256(of_table), len(of_table), tables[name].num_rows)
        for name, of_table in data.items()
    }
    articles: list[Any] = tables["articles"]["article"].to_pylist()
    part = Committed(number, tuple(keys), tuple(articles), files)
    write_together({part.path(folder, name): of_table for name, of_table in data.items()})
    try:
        told = {**part._asdict(), "files": {name: file._asdict() for name, file in files.items()}}
        write_sealed(record_of(folder, number), told)
    except BaseException:
        if not record_of(folder, number).exists():  # it may have been stopped right after that
            for name in NAMES:
                part.path(folder, name).unlink(missing_ok=True)
        raise
    return part


def parquet(table: pa.Table) -> bytes:
    """A table as Parquet with page checksums; the same rows give the same bytes."""
    import pyarrow.parquet as pq

    stream = pa.BufferOutputStream()
    pq.write_table(
        table.combine_chunks(),
        stream,
        compression=COMPRESSION,
        row_group_size=ROWS_OF_GROUP,
        write_page_checksum=True,
    )
    return stream.getvalue().to_pybytes()


def records(folder: Path) -> list[int]:
    """The numbers of the parts that have a record, in order."""
    found = [path for path in (folder / PARTS).glob("*.json") if path.stem.isdecimal()]
    return sorted(int(path.stem) for path in found if record_of(folder, int(path.stem)) == path)


def committed(folder: Path) -> list[Committed]:
    """The parts that count, in order; OSError, which names the file, where a record is damaged or
    one before it is missing."""
    return [read_record(folder, number) for number in range(len(records(folder)))]


def read_record(folder: Path, number: int) -> Committed:
    """The part of a number; OSError, which names the file, where its record is not as written."""
    path = record_of(folder, number)
    told = read_sealed(path)
    try:
        files = {table: File(**file) for table, file in told["files"].items()}
        part = Committed(told["number"], tuple(told["keys"]), tuple(told["articles"]), files)
    except (AttributeError, KeyError, TypeError):
        raise OSError(f"{path} is not a record of a part; {RESTORE}") from None
    if part.number != number or set(files) != set(NAMES):
        raise OSError(f"{path} is the record of another part; {RESTORE}")
    return part


def rows(parts: Iterable[Committed], table: str) -> int:
    """How many rows parts have of a table."""
    return sum(part.files[table].rows for part in parts)


def counts(parts: Sequence[Committed]) -> dict[str, Any]:
    """How much a corpus holds: parts, items, and rows of each table."""
    return {
        "parts": len(parts),
        "items": sum(len(part.keys) for part in parts),
        "rows": {name: rows(parts, name) for name in NAMES},
    }
