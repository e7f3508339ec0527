"""Tables of articles, one a row: CSV, Parquet, Excel, and pandas DataFrames.

The text is in the column asked for, else in the first that has a name that people give it. Other
columns are facts of the article by their usual names, as the keys of JSON are.
"""

from __future__ import annotations

import datetime as dt
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from ...article import MISSING, Article
from ...extras import needing
from ...loading.bodies import Piece, body_of, mark_cut
from ...loading.encodings import with_decoding
from ...loading.fields import FACTS, FURTHER, squeezed, tell_facts
from ...loading.findings import article
from ...loading.records import TEXTS
from ..parts import Refused, Row
from .delimited import delimited
from .splitting import Single

if TYPE_CHECKING:
    import pandas as pd

CSV = (".csv", ".tsv", ".tab", ".psv")
PARQUET = (".parquet", ".pq")
EXCEL = (".xlsx", ".xlsm")
OLD = (".xls", ".xlsb", ".ods")  # workbooks of other kinds
SUFFIXES = (*CSV, *PARQUET, *EXCEL, *OLD)
NAMED = (*TEXTS, "article", "articles", "document", "contents", "transcript")  # of the text column
KNOWN = {path.rpartition(".")[2] for paths in (FACTS | FURTHER).values() for path in paths.split()}
AT_ONCE = 256  # rows of a Parquet file or a DataFrame that are taken out together
MOST_UNPACKED = 1_000_000_000  # bytes of a workbook, which a small one can feign to have
SHOWN, LONGEST_NAME = 20, 40  # columns that an error names, and characters of each
# How programs write that a cell is empty: what pandas.read_csv takes for missing, and MySQL's \\N
ABSENT = frozenset({
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
    "N/A", "NA", "NULL", "NaN", "NaT", "None", "n/a", "nan", "null", "\\N",
})  # fmt: skip


def rows(name: str, stream: IO[bytes], text: str | None, encoding: str | None) -> Iterator[Single]:
    """The rows of a file of a table; ValueError if it is none or has no column of texts."""
    if name.lower().endswith(CSV):
        return _of_csv(name, stream, text, encoding)
    if name.lower().endswith(PARQUET):
        return _of_parquet(stream, text)
    if name.lower().endswith(OLD):
        raise ValueError("is a workbook of a kind that is not read; save it as .xlsx or .csv")
    return _of_excel(stream, text)


def of_frame(frame: pd.DataFrame, text: str | None) -> Iterator[Single]:
    """The rows of a DataFrame; ValueError if it has no column of texts."""
    names = list(map(str, frame.columns))
    kept = _kept(names, text_column(names, text))
    for start in range(0, len(frame), AT_ONCE):
        piece = frame.iloc[start : start + AT_ONCE, [names.index(name) for name in kept]]
        cells = zip(*(piece.iloc[:, place].tolist() for place in range(len(kept))), strict=True)
        yield from _numbered(kept, cells, start + 1)


def text_column(columns: Sequence[str], asked: str | None) -> str:
    """The column in which the texts are; ValueError that names the columns if there is none."""
    shown = ", ".join(map(_cut, columns[:SHOWN])) + " …" * (len(columns) > SHOWN)
    if asked is not None:
        if asked in columns:
            return _single(columns, asked)
        raise ValueError(f"has no column {asked!r}, which text= names; its columns are {shown}")
    for name in NAMED:
        if found := [column for column in columns if squeezed(column) == name]:
            return _single(columns, found[0])
    raise ValueError(f"has no column of texts; name it by text='…': its columns are {shown}")


def _single(columns: Sequence[str], name: str) -> str:
    """A column's name; ValueError where there are several, of which none is known to be meant."""
    if (count := columns.count(name)) > 1:
        raise ValueError(f"has {count} columns {name!r}; rename those that are not meant")
    return name


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _kept(columns: Sequence[str], text: str) -> list[str]:
    """The columns that are of use: the text, and what can be a fact of an article."""
    known = (name for name in columns if name != text and squeezed(name) in KNOWN)
    return [text, *dict.fromkeys(known)]


def _numbered(names: Sequence[str], cells: Iterable[Sequence[Any]], first: int) -> Iterator[Single]:
    """Rows from the first of some on, whose text is in the first column."""
    for number, row in enumerate(cells, first):
        values = {name: _plain(cell) for name, cell in zip(names, row, strict=True)}
        yield Single(str(number), Row(values, names[0]))


def _plain(cell: Any) -> Any:
    """A cell as JSON has it; None where it is missing."""
    if isinstance(cell, str):
        return None if cell in ABSENT else cell
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if isinstance(cell, bytes):  # as Parquet has texts that are not said to be UTF-8
        return cell.decode("utf-8", "replace")
    if isinstance(cell, list | tuple):
        return [_plain(inner) for inner in cell]
    if isinstance(cell, dict):
        return {str(key): _plain(inner) for key, inner in cell.items()}
    if str(cell) in MISSING:  # of pandas
        return None
    if isinstance(cell, dt.datetime) and cell.time() == dt.time() and cell.tzinfo is None:
        return str(cell.date())  # a day, as tables keep it
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if hasattr(cell, "tolist"):  # of numpy
        return _plain(cell.tolist())
    return str(cell)


def _of_csv(
    name: str, stream: IO[bytes], text: str | None, encoding: str | None
) -> Iterator[Single]:
    delimiter = {".tsv": "\t", ".tab": "\t", ".psv": "|"}.get(name[name.rindex(".") :].lower())
    records = delimited(stream, delimiter, encoding)
    head = next(records, None)
    if head is None:
        raise ValueError("holds no table: it has no line with the names of columns")
    if isinstance(head.cells, Refused):
        raise ValueError(f"holds no table: its first line {head.cells.reason}")
    names = [cell.strip() for cell in head.cells]
    column = text_column(names, text)
    kept = [(name, names.index(name)) for name in _kept(names, column)]
    for number, (cells, decoded) in enumerate(records, 1):
        if not isinstance(cells, Refused):
            values = {name: _plain(cells[place]) or None for name, place in kept}
            yield Single(str(number), Row(values, column, decoded))
        else:
            yield Single(str(number), cells)


def _of_parquet(stream: IO[bytes], text: str | None) -> Iterator[Single]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream, page_checksum_verification=True, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        raise ValueError(f"is not a Parquet file, or damaged ({_first(error)})") from None
    names = file.schema_arrow.names
    kept = _kept(names, text_column(names, text))
    number = 1
    try:
        for batch in file.iter_batches(AT_ONCE, columns=kept, use_threads=False):
            cells = zip(*(batch.column(name).to_pylist() for name in kept), strict=True)
            yield from _numbered(kept, cells, number)
            number += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        why = f"is damaged from row {number:,} on ({_first(error)}); get it again"
        yield Single("", Refused("unreadable", why))


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def _of_excel(stream: IO[bytes], text: str | None) -> Iterator[Single]:
    """The rows of each sheet that has a column of texts."""
    book = _book(stream)
    faults = []
    for sheet in book.worksheets:
        below = f"{sheet.title}:" if len(book.worksheets) > 1 else ""
        try:
            for place, content in _of_sheet(sheet, text):
                yield Single(f"{below}{place}", content)
        except ValueError as error:
            faults.append(error)
    if faults and len(faults) == len(book.worksheets):
        raise faults[0]


def _book(stream: IO[bytes]) -> Any:
    with needing("export", "Excel"):
        from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(stream) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise ValueError(f"it unpacks to more than {MOST_UNPACKED:,} bytes")
        return load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:  # damaged workbooks raise errors of every kind
        raise ValueError(f"is not an Excel file, or damaged ({_first(error)})") from None


def _of_sheet(sheet: Any, text: str | None) -> Iterator[Single]:
    from openpyxl.utils.escape import unescape

    rows = sheet.iter_rows(values_only=True)
    head = next((row for row in rows if any(cell is not None for cell in row)), ())
    names = ["" if cell is None else str(cell).strip() for cell in head]
    column = text_column(names, text)
    kept = [(name, names.index(name)) for name in _kept(names, column)]
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            cells = [unescape(cell) if isinstance(cell, str) else cell for cell in row]
            values = {name: _plain(cells[place]) for name, place in kept if place < len(cells)}
            if any(cell is not None for cell in cells):
                yield Single(str(number), Row(values, column))
    except Exception as error:  # as above
        why = f"is damaged from row {number + 1:,} on ({_first(error)}); get it again"
        yield Single("", Refused("unreadable", why))


def article_of(row: Row, source: str, file: str | None) -> Article:
    """The article of a row; ValueError that names the source if it has no text."""
    words = row.values.get(row.text)
    pieces = [Piece(one) for one in (words if isinstance(words, list) else [words])
              if isinstance(one, str)]  # fmt: skip
    found = body_of(pieces or [Piece("")], source)
    facts = {name: value for name, value in row.values.items() if name != row.text}
    tell_facts(found, facts, "column")
    if row.decoded:
        with_decoding(found, row.decoded)
    mark_cut(found)
    return article(found, source, file=file)
