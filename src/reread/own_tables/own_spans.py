"""Spans that a function of one's own gives, as they are checked whatever they are of.

Such a function takes the text as it is read and gives rows that begin with start and end: as
tuples, or as a DataFrame with columns of the names that the choice tells.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from .corrections import cuts_word

BY_FUNCTION = "given by your function"  # in the column of a row that says where it comes from
LONGEST_SHOWN = 80  # characters of a row in an error


def listed(choice: str, given: Any, columns: Sequence[str] = ("start", "end")) -> list[Any]:
    """What a user's function gives as a list of rows; TypeError where it is none."""
    if isinstance(given, pd.DataFrame):
        absent = [name for name in ("start", "end") if name not in given.columns]
        if absent:
            raise ValueError(f"{choice} gave a table without {absent[0]!r}; it needs start, end")
        table = given[[name for name in columns if name in given.columns]].astype(object)
        return list(table.where(table.notna(), None).itertuples(index=False, name=None))
    if not isinstance(given, Iterable) or isinstance(given, str | bytes | Mapping):
        raise TypeError(f"{choice}: the function gave {given!r}; let it give a list of spans")
    return list(given)


def spans_of(
    choice: str, given: Any, text: str, columns: Sequence[str], least: int
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each row that a user's function gives, in order of the text, with the words that name it in
    an error: start, end, and the rest of `columns`, None where only the `least` are given.

    ValueError says which row is no such row, lies outside the text, or cuts a word.
    """
    rows = [(f"{choice}: row {number}", row, _row(row, columns, least))
            for number, row in enumerate(listed(choice, given, columns))]  # fmt: skip
    for where, row, cells in rows:
        if cells is None:
            raise ValueError(
                f"{where} is {_short(row)}; give ({', '.join(columns)}), start and end as whole "
                "numbers"
            )
        insist_on_words(where, text, *cells[:2])
    for where, _, cells in sorted(rows, key=lambda row: row[2][:2] if row[2] else ()):
        assert cells is not None  # or it would have been named above
        yield where, cells


def insist_on_words(where: str, text: str, start: int, end: int) -> None:
    """ValueError where a span is empty, lies outside the text, or begins or ends within a word."""
    if not 0 <= start < end <= len(text):
        raise ValueError(
            f"{where} has the span {start}:{end}, which is empty or outside the text of "
            f"{len(text):,} characters; give 0 <= start < end <= len(text)"
        )
    if cuts_word(text, start, end):
        raise ValueError(
            f"{where} has the span {start}:{end}, {_short(text[start:end])}, which cuts a word; "
            "begin and end it between words"
        )


def as_span(given: Any) -> tuple[int, int] | None:
    """A value as a span; None where it is none."""
    try:
        start, end = given
        if isinstance(start, bool) or isinstance(end, bool):
            return None
        return operator.index(start), operator.index(end)
    except (TypeError, ValueError):
        return None


def _row(row: Any, columns: Sequence[str], least: int) -> tuple[Any, ...] | None:
    """A row with all its cells; None where it has too few or too many, or no span."""
    cells = tuple(row) if isinstance(row, Iterable) and not isinstance(row, str) else ()
    span = as_span(cells[:2])
    if span is None or not least <= len(cells) <= len(columns):
        return None
    return (*span, *cells[2:], *(None,) * (len(columns) - len(cells)))


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
