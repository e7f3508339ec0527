"""Tables out of reread: as files that other tools read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from .files import seal, unseal, write_bytes
from .reading import STAGES, Reading
from .tables import TEXT

# What spreadsheets take for a formula, in whatever width (OWASP, CSV Injection); not plain numbers
FORMULA = re.compile(r"^(?=[=+\-@\t\r\n＝＋－＠])(?![+-]?\d+(?:[.,]\d+)*%?$)")


def _parquet(table: pd.DataFrame) -> bytes:
    """Parquet with page checksums, without which damage would go unnoticed."""
    stream = io.BytesIO()
    table.to_parquet(stream, index=False, write_page_checksum=True)
    return stream.getvalue()


def _csv(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def _safe(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts no spreadsheet takes for formulas: an apostrophe stands before them."""
    texts = [name for name, dtype in table.dtypes.items() if dtype == TEXT]
    return table.assign(
        **{name: table[name].str.replace(FORMULA, "'", regex=True) for name in texts}
    )


OF_ARTICLE = ("metadata", "left_out")  # tables that are no stage's
WRITERS: dict[str, Callable[[pd.DataFrame], bytes]] = {"csv": _csv, "parquet": _parquet}


def save(
    reading: Reading,
    folder: str | Path,
    formats: tuple[str, ...] = tuple(WRITERS),
    *,
    raw: bool = False,
) -> list[Path]:
    """Write every table of a reading into `folder`, once per format, and those of its article:
    `metadata` and `left_out`; the files written.

    Formats are "csv" (UTF-8, missing values empty) and "parquet" (with the dtypes; days come back
    in milliseconds, since Parquet has no seconds). In CSV a text that a spreadsheet would take for
    a formula ("=1+1", "@home") gets an apostrophe before it; with `raw` it stays as it is. The
    same reading gives the same bytes. `manifest.json` is written last; `reread.files.faults` tells
    whether all is there. Raises ValueError for a format that is not known.
    """
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise ValueError(f"format {unknown[0]!r} is not known; choose among {', '.join(WRITERS)}")
    folder = Path(folder)
    unseal(folder)
    written = []
    tables = {name: reading.table(name) for name in STAGES}
    tables |= {name: getattr(reading.article, name) for name in OF_ARTICLE}
    for name, table in tables.items():
        for ending in formats:
            given = _safe(table) if ending == "csv" and not raw else table
            written.append(write_bytes(folder / f"{name}.{ending}", WRITERS[ending](given)))
    return [*written, seal(folder, written)]
