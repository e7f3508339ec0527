"""A table as the bytes of a file: Parquet, or CSV that no spreadsheet runs."""

from __future__ import annotations

import io
import re

import pandas as pd

from .extras import needing
from .tables import TEXT

# What spreadsheets take for a formula, in whatever width (OWASP, CSV Injection); not plain numbers
FORMULA = re.compile(r"^(?=[=+\-@\t\r\n＝＋－＠])(?![+-]?\d+(?:[.,]\d+)*%?$)")


def parquet(table: pd.DataFrame) -> bytes:
    """Parquet with page checksums, without which damage would go unnoticed."""
    with needing("export", "Parquet"):
        import pyarrow  # noqa: F401, pandas asks for it
    stream = io.BytesIO()
    table.to_parquet(stream, index=False, write_page_checksum=True)
    return stream.getvalue()


def csv(table: pd.DataFrame, *, header: bool = True) -> bytes:
    """CSV in UTF-8, its lines ended by a line feed, missing values empty.

    What holds a line feed or a carriage return stands in quotation marks, on every Python: before
    3.13 its csv quotes only what the lines end with. So they end with both, until all is quoted:
    what stands outside of the marks then ends a line.
    """
    pieces = table.to_csv(index=False, header=header, lineterminator="\r\n").split('"')
    pieces[::2] = [piece.replace("\r\n", "\n") for piece in pieces[::2]]
    return '"'.join(pieces).encode("utf-8")


def safe(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts no spreadsheet takes for formulas: an apostrophe stands before them."""
    texts = [name for name, dtype in table.dtypes.items() if dtype == TEXT]
    return table.assign(
        **{name: table[name].str.replace(FORMULA, "'", regex=True) for name in texts}
    )
