"""Corrections by hand: what a reader knows better than the rules, as rows of one small table.

Each row says of which table it corrects what, and what to: see `KINDS`. It is about the rows at
`start` and `end`, or about all rows of an `entity`, or about a `voice` and an `entity`, told by id
or by name. Rows are applied in the order given, those of mentions first; those with the id of
another `article` leave this one alone; and what a row agrees with already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from ..tables import NARRATOR, UNNAMED, schema, slug
from ..timex import kinds_of

COLUMNS = ("table", "article", "start", "end", "entity", "voice", "column", "to")
BY_HAND = "corrected by hand"  # in the column of a row that says where it comes from
UNFIT = "unfit"  # in the attrs of a table: the numbers of the corrections that fit nothing in it
MOST_NAMED = 10  # corrections that a notice names
MOST_EXACT = 2**53  # from here on floating-point numbers skip whole ones
SPAN = re.compile(r"(\d{1,15}) *: *(\d{1,15})")
COUNTED = re.compile(r"~\d+\Z")  # what a corpus puts behind an id that was taken before
LABELS, TYPES = (
    next(column.options for column in schema(table).columns if column.name == name)
    for table, name in (("voices", "label"), ("times", "type"))
)


class Kind(NamedTuple):
    """What can be corrected in a table: its columns, the usual one first; the cells, besides those,
    that a row must have (one set of several), in words, and those that it may have."""

    columns: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    needs: str
    may: tuple[str, ...] = ()


KINDS = {
    "mentions": Kind(
        ("entity",), (("start",), ("entity",)), "start and end, or an entity for all its mentions"
    ),
    "times": Kind(("value", "type"), (("start",),), "start and end"),
    "quotes": Kind(
        ("speaker", "content"), (("start",), ("entity",)),
        "start and end, or an entity for all that it says",
    ),
    "voices": Kind(
        ("label",), (("voice", "entity"),), "voice and entity, with start and end where it is new",
        may=("start",),
    ),
}  # fmt: skip


def checked_corrections(table: pd.DataFrame) -> pd.DataFrame:
    """Corrections as texts and offsets, in the order given, every cell of them filled in."""
    if "to" not in table.columns:
        raise ValueError(
            "corrections has no column 'to'; it needs to, with start, end or entity, and table "
            "for anything but a mention"
        )
    given = table.reindex(columns=list(COLUMNS))
    for column in ("table", "article", "entity", "voice", "column", "to"):
        words = given[column].astype("string").fillna("")
        given[column] = words.str.split().str.join(" ")  # on one line, as names are
    for column in ("start", "end"):
        given[column] = _offsets(given[column])
    rows = []
    for number, row in enumerate(given.to_dict("records")):
        row = _filled(row)
        if problem := _wrong_correction(row):
            raise ValueError(f"corrections: row {number} {problem}")
        rows.append(row)
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(given.dtypes)


def _offsets(values: pd.Series) -> pd.Series:
    """Whole numbers, missing where nothing is given; what is no number becomes -1."""
    words = values.astype("string").str.strip().replace("", pd.NA)
    numbers = pd.to_numeric(words, errors="coerce").where(words.notna(), -2).fillna(-1)
    whole = numbers.where((numbers % 1 == 0) & (numbers < MOST_EXACT), -1).astype("Int64")
    return whole.mask(whole == -2)


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its table and column where they are the usual ones, and words in one form."""
    table = row["table"].lower() or "mentions"
    kind = KINDS.get(table)
    column = row["column"].lower() or (kind.columns[0] if kind else "")
    to = row["to"].upper() if table == "times" else row["to"]
    if table == "voices" or (table == "quotes" and to.lower() in (NARRATOR, UNNAMED)):
        to = to.lower()
    return row | {"table": table, "column": column, "to": to}


def _wrong_correction(row: dict[str, Any]) -> str | None:
    """What is wrong with one correction, and how to mend it."""
    table, start, end = row["table"], row["start"], row["end"]
    if table not in KINDS:
        return f"has table={table!r}; choose {_options(KINDS)}"
    kind = KINDS[table]
    if row["column"] not in kind.columns:
        return f"has column={row['column']!r}; choose {_options(kind.columns)} in {table}"
    if pd.isna(start) != pd.isna(end):
        return f"has only one of start and end; in {table} give {kind.needs}"
    if not pd.isna(start) and not 0 <= start < end:
        return f"has the span {start}:{end}; give whole numbers, 0 or more, the end after the start"
    if row["column"] == "content" and pd.isna(start):
        return "does not say which quotation it corrects; give the start and end that it has now"
    told = {
        name for name in ("start", "entity", "voice") if not pd.isna(row[name]) and row[name] != ""
    }
    if not any(told.issuperset(way) for way in kind.ways):
        return f"does not say what it corrects; in {table} give {kind.needs}"
    for other in sorted(told.difference(kind.may, *kind.ways)):
        return f"has {other}={row[other]!r}, which means nothing in {table}; leave it empty"
    return _WRONG[table](row["column"], row["to"])


def _wrong_entity(column: str, to: str) -> str | None:
    if to and slug(to) in (NARRATOR, UNNAMED):
        return f"makes an entity of {to.lower()}; give another name, with a letter in it"
    return None


def _wrong_time(column: str, to: str) -> str | None:
    if column == "type" and to not in TYPES:
        return f"has to={to!r}; choose {_options(TYPES)}"
    if column == "value" and to and not kinds_of(to):
        return (
            f"has to={to!r}, which is not a TIMEX3 value; write for example '2025-08-20', "
            "'2025-W34', 'P3Y', 'XXXX-WXX-3' or 'PAST_REF', or nothing where it is not a time"
        )
    return None


def _wrong_speech(column: str, to: str) -> str | None:
    if not to or (to not in (NARRATOR, UNNAMED) and slug(to) in (NARRATOR, UNNAMED)):
        ways = f"write who says it, or {UNNAMED!r}, or {NARRATOR!r} where nobody does"
        return f"has to={to!r}; {ways}" if to else f"has no to; {ways}"
    span = SPAN.fullmatch(to)
    if column == "content" and not (span and int(span[1]) < int(span[2])):
        return f"has to={to!r}; write where it begins and ends, for example '120:180'"
    return None


def _wrong_attitude(column: str, to: str) -> str | None:
    if to and to not in LABELS:
        return f"has to={to!r}; choose {_options(LABELS)}, or nothing where there is no attitude"
    return None


_WRONG = {
    "mentions": _wrong_entity,
    "times": _wrong_time,
    "quotes": _wrong_speech,
    "voices": _wrong_attitude,
}


def _options(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))


def corrections_of(
    corrections: pd.DataFrame | None, table: str, article: str
) -> list[tuple[int, dict[str, Any]]]:
    """The corrections of a table of an article, each with its number: those of any article, and of
    all that have its id, by whatever number a corpus counts them on."""
    if corrections is None:
        return []
    wanted = ("", COUNTED.sub("", article))
    rows = enumerate(corrections.to_dict("records"))
    return [(number, row) for number, row in rows
            if row["table"] == table and COUNTED.sub("", row["article"]) in wanted]  # fmt: skip


def span_of(words: str) -> tuple[int, int]:
    """The span that "120:180" names."""
    found = SPAN.fullmatch(words)
    if found is None:
        raise ValueError(f"{words!r} is not a span; write its beginning and end, as in '120:180'")
    return int(found[1]), int(found[2])


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends between two letters or digits of one word."""
    return any(
        0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]) for at in (start, end)
    )


def _in_word(character: str) -> bool:
    """Whether a character belongs to words that spaces part: scripts without case may have none."""
    return character.isdigit() or character.lower() != character.upper()


def is_read(sentences: pd.DataFrame, start: int, end: int) -> bool:
    """Whether some of a span stands in a sentence that is read."""
    first = sentences["end"].searchsorted(start, "right")
    return start < end and bool(first < sentences["start"].searchsorted(end, "left"))


def with_unfit(table: pd.DataFrame, unfit: Iterable[int]) -> pd.DataFrame:
    """The table with the numbers of the corrections that fit nothing in it, in its attrs."""
    if numbers := sorted(unfit):
        table.attrs[UNFIT] = numbers
    return table


def unfit(tables: Iterable[pd.DataFrame], corrections: pd.DataFrame) -> list[str]:
    """Which corrections fit nothing in the tables that they are about, in a sentence; none where
    each fits."""
    numbers = sorted(number for table in tables for number in table.attrs.get(UNFIT, ()))
    if not numbers:
        return []
    rows = ", ".join(map(str, numbers[:MOST_NAMED])) + ", …" * (len(numbers) > MOST_NAMED)
    fit, row = ("fits", "row") if len(numbers) == 1 else ("fit", "rows")
    return [
        f"{len(numbers):,} of {len(corrections):,} corrections {fit} nothing in this reading "
        f"({row} {rows}): no such row is there, or its place is not read or cuts a word."
    ]
