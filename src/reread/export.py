"""Tables out of reread: as files that other tools read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from .files import write_bytes
from .reading import STAGES, Reading


def _parquet(table: pd.DataFrame) -> bytes:
    """Parquet with page checksums, without which damage would go unnoticed."""
    stream = io.BytesIO()
    table.to_parquet(stream, index=False, write_page_checksum=True)
    return stream.getvalue()


WRITERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": lambda table: table.to_csv(index=False, lineterminator="\n").encode("utf-8"),
    "parquet": _parquet,
}


def save(
    reading: Reading, folder: str | Path, formats: tuple[str, ...] = tuple(WRITERS)
) -> list[Path]:
    """Write every table of a reading into `folder`, once per format; the files written.

    Formats are "csv" (UTF-8, missing values empty) and "parquet" (with the dtypes; days come back
    in milliseconds, since Parquet has no seconds). The same reading gives the same bytes. Raises
    ValueError for a format that is not known.
    """
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise ValueError(f"format {unknown[0]!r} is not known; choose among {', '.join(WRITERS)}")
    return [
        write_bytes(Path(folder) / f"{name}.{ending}", WRITERS[ending](reading.table(name)))
        for name in STAGES
        for ending in formats
    ]
