"""A table as the bytes of a file: Parquet, or CSV that no spreadsheet runs."""

from __future__ import annotations

import io
import re

import pandas as pd

from .tables import TEXT

# What spreadsheets take for a formula, in whatever width (OWASP, CSV Injection); not plain numbers
FORMULA = re.compile(r"^(?=[=+\-@\t\r\n＝＋－＠])(?![+-]?\d+(?:[.,]\d+)*%?$)")


def parquet(table: pd.DataFrame) -> bytes:
    """Parquet with page checksums, without which damage would go unnoticed."""
    stream = io.BytesIO()
    table.to_parquet(stream, index=False, write_page_checksum=True)
    return stream.getvalue()


def csv(table: pd.DataFrame) -> bytes:
    """CSV in UTF-8, its lines ended by a line feed, missing values empty."""
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8")


def safe(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts no spreadsheet takes for formulas: an apostrophe stands before them."""
    texts = [name for name, dtype in table.dtypes.items() if dtype == TEXT]
    return table.assign(
        **{name: table[name].str.replace(FORMULA, "'", regex=True) for name in texts}
    )
