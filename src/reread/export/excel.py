"""A workbook with one sheet per table, in which every text is a text and never a formula."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import pandas as pd

from ..encoded import FORMULA
from ..extras import needing
from ..tables import DAY
from .source import Source
from .tabular import cells

# Limits of a sheet and a cell, by Microsoft's "Excel specifications and limits"
MOST_ROWS = 1_048_576  # with the head
LONGEST = 32_767  # UTF-16 units of a text
FIRST_DAY = "1900-03-01"  # days before it are one off: Excel has a 29 February 1900
# What XML cannot hold, or changes, is written _xHHHH_ (ECMA-376, ST_Xstring); so is what looks so
ESCAPED = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
CORE = "docProps/core.xml"
NOTICES = "notices"


def excel(source: Source, stream: BinaryIO) -> None:
    """One workbook; a table of more rows than a sheet has goes on in "tokens 2", "tokens 3" …

    Days are dates, those that Excel has not ISO texts. A text too long for a cell is cut, and the
    sheet "notices" says where; its offsets tell it in full.
    """
    with needing("export", "Excel"):
        import openpyxl
    book = openpyxl.Workbook(write_only=True)
    sheets = {name: _Sheet(book, name) for name in source.names}
    for piece in source.pieces():
        for name, frame in piece.items():
            sheets[name].add(frame)
    _tell(book, [notice for sheet in sheets.values() for notice in sheet.notices])
    with tempfile.TemporaryFile() as dated:
        book.save(dated)
        _undate(dated, stream)


class _Sheet:
    """A table in a workbook, in as many sheets as it needs."""

    def __init__(self, book: Any, name: str) -> None:
        self.book, self.name, self.rows, self.number = book, name, MOST_ROWS, 0
        self.sheet: Any = None
        self.notices: list[str] = []

    def add(self, frame: pd.DataFrame) -> None:
        """Write some rows behind those before them."""
        columns = [cells(frame[name]) for name in frame.columns]
        days = [dtype == DAY for dtype in frame.dtypes]
        if self.sheet is None:
            self._next(list(frame.columns))
        for row in zip(*columns, strict=True):
            if self.rows == MOST_ROWS:
                self._next(list(frame.columns))
            self.rows += 1
            self.sheet.append([
                self._cell(value, name, is_day=day)
                for value, name, day in zip(row, frame.columns, days, strict=True)
            ])  # fmt: skip

    def _next(self, names: list[str]) -> None:
        """Begin a sheet."""
        self.number += 1
        title = self.name if self.number == 1 else f"{self.name} {self.number}"
        self.sheet, self.rows = self.book.create_sheet(title), 1
        self.sheet.freeze_panes = "A2"
        self.sheet.append(names)

    def _cell(self, value: Any, column: str, *, is_day: bool) -> Any:
        if is_day and value and len(value) == len(FIRST_DAY) and value >= FIRST_DAY:
            return dt.date.fromisoformat(value)
        if isinstance(value, float):
            return _cell(self.sheet, repr(value), "n")  # all digits: openpyxl would write 16
        if not isinstance(value, str):
            return value
        short = _fitting(value)
        if len(short) < len(value):
            self.notices.append(
                f"{self.sheet.title}: {column} in row {self.rows} is cut from {len(value):,} to "
                f"{len(short):,} characters, since a cell of Excel holds no more"
            )
        return _text(self.sheet, short)


def _fitting(text: str) -> str:
    """As much of a text as a cell holds, counted as Excel does."""
    if len(text) * 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")


def _text(sheet: Any, text: str) -> Any:
    """A cell that is a text, whatever it looks like: "=1+1", "#N/A" …"""
    cell = _cell(sheet, ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text), "s")
    if FORMULA.match(text):
        cell.quotePrefix = True  # stays a text where somebody edits it
    return cell


def _cell(sheet: Any, written: str, kind: str) -> Any:
    """A cell in whose type and characters openpyxl has no say."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = written, kind
    return cell


def _tell(book: Any, notices: list[str]) -> None:
    """A last sheet for what a reader of the others should know, if there is anything."""
    if notices:
        sheet = book.create_sheet(NOTICES)
        for notice in notices:
            sheet.append([_text(sheet, notice)])


def _undate(dated: Any, stream: BinaryIO) -> None:
    """The same workbook without the time of its making, so that it has the same bytes."""
    with zipfile.ZipFile(dated) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            member = zipfile.ZipInfo(info.filename)  # of 1 January 1980
            member.compress_type = zipfile.ZIP_DEFLATED
            with old.open(info) as given, new.open(member, "w", force_zip64=True) as taken:
                for block in _blocks(given, info.filename):
                    taken.write(block)


def _blocks(given: Any, name: str) -> Iterator[bytes]:
    if name == CORE:
        yield re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", given.read())
        return
    while block := given.read(2**20):
        yield block
