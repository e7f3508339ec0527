"""CSV and its kin, row by row: a row that cannot be read loses only itself."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, NamedTuple

from ...loading.encodings import LARGEST, Decoded, decode
from ...loading.findings import reason
from ...loading.wide_characters import marked, unmarked
from ..parts import Refused
from .packed import read_whole
from .splitting import beginning, cut_lines

DELIMITERS = (",", ";", "\t", "|")  # as spreadsheets write them, here the one and there the other
# Characters after which a quotation mark that opens a cell is taken for a slip; the longest news
# articles have a tenth of them
LONGEST_ROW = 1_000_000
_NAMED = re.compile(r"sep=([,;\t|])\r?\n")
_QUOTED = re.compile(r'"[^"]*"')


class Record(NamedTuple):
    """A row that is not blank: its cells, and how its bytes were decoded, if not as UTF-8."""

    cells: list[str] | Refused
    decoded: Decoded | None


class _RowError(Exception):
    """Why a row cannot be read."""


def delimited(
    stream: IO[bytes], delimiter: str | None = None, encoding: str | None = None
) -> Iterator[Record]:
    """The rows of a table, of which the first says how many cells each has. They are set apart by
    the delimiter; if none is given, by the one of which the first line has most. A cell in
    quotation marks may have several lines."""
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST))  # 131,072 is less than an article
    lines, width = _Lines(stream, encoding), 0
    delimiter = delimiter or lines.likeliest_delimiter()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.taken, lines.size = [], 0
        try:
            cells: list[str] | Refused = next(reader)
            width = width or len(cells)
            if cells and len(cells) != width:
                raise _RowError(f"it has {len(cells)} cells, where the head has {width}")
        except StopIteration:
            return
        except (_RowError, csv.Error) as error:
            why = Refused("unreadable", f"is not a row of the table ({error}); correct it")
            cells = lines.first_alone(delimiter, width) or why
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        if cells:
            yield Record(cells, next((line.decoded for line in lines.taken if line.decoded), None))


class _Line(NamedTuple):
    text: str
    decoded: Decoded | None = None  # how, if not as UTF-8
    fault: str = ""  # why it cannot be read


class _Lines:
    """The lines of a table, and those of them that the row now being read has taken."""

    def __init__(self, stream: IO[bytes], encoding: str | None) -> None:
        self._lines = _decoded(stream, encoding)
        self._waiting: deque[_Line] = deque()
        self.taken: list[_Line] = []
        self.size = 0  # characters taken

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.taken.append(line)
        self.size += len(line.text)
        if line.fault:
            raise _RowError(line.fault)
        if len(self.taken) > 1 and self.size > LONGEST_ROW:
            raise _RowError(f"a quotation mark is not closed within {LONGEST_ROW:,} characters")
        return line.text

    def likeliest_delimiter(self) -> str:
        """That of which the first line has most outside quotation marks, or which it names, as
        Excel has it."""
        first = next(self._lines, None)
        if first is None:
            return DELIMITERS[0]
        if named := _NAMED.fullmatch(first.text):
            return named[1]
        self._waiting.append(first)
        return max(DELIMITERS, key=_QUOTED.sub("", first.text).count)

    def first_alone(self, delimiter: str, width: int) -> list[str] | None:
        """Give back what a row that failed took, but for its first line; the cells of that one if
        its quotation marks are words, as in many tables with tabs."""
        first, *rest = self.taken
        self._waiting.extendleft(reversed(rest))
        self.taken = [first]
        cells = first.text.rstrip("\r\n").split("\t")
        return cells if delimiter == "\t" and len(cells) == width and not first.fault else None


def _decoded(stream: IO[bytes], encoding: str | None) -> Iterator[_Line]:
    """The lines of a file as text, without byte order marks."""
    head = beginning(stream)
    guess = _guess(head[: head.rfind(b"\n") + 1] or head)
    old = b"\r" in head and b"\n" not in head
    for number, data in enumerate(_of_old_macs(stream) if old else cut_lines(stream)):
        line = _line(data, encoding, guess)
        if number == 0 or marked(data or b""):
            line = line._replace(text=line.text.removeprefix("\ufeff"))
        yield line


def _of_old_macs(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file that end with carriage returns, as Excel's "CSV (Macintosh)" has them."""
    whole = read_whole(stream)
    if isinstance(whole, Refused):
        yield None
    else:
        yield from (line + b"\n" for line in whole.split(b"\r"))


def _guess(head: bytes) -> Decoded | None:
    """How a file is decoded, by its beginning; None if as UTF-8, or line by line."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        with suppress(ValueError):
            return None if marked(head) or unmarked(head) else decode(head, "")
    return None


def _line(data: bytes | None, encoding: str | None, guess: Decoded | None) -> _Line:
    if data is None:
        return _Line("", fault=f"a line is larger than {LARGEST:,} bytes")
    try:
        return _Line(data.decode(encoding or "utf-8"))
    except UnicodeDecodeError:
        if encoding:
            return _Line("", fault=f"it is not {encoding}")
    try:
        known = guess or decode(data, "")
    except ValueError as error:
        return _Line("", fault=reason(error, ""))
    text = data.decode(guess.encoding, "replace") if guess else known.text
    return _Line(text, known._replace(text=""))
