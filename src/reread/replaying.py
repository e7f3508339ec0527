"""A bundle read again: what moved between the reread that made it and this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from . import provenance
from .alternatives.comparison import COLUMNS, KEYS, differences, listed
from .article import Article, counted, on_one_line, printable
from .bundling import Bundle, article_of, choices_of, opened, wordless
from .choices import Choices
from .reading import Reading, read
from .stages import STAGES
from .tables import TEXT, schema

CHANGES = {"only in a": "removed", "only in b": "added"}  # of a table that is held against today's
SAID = {"removed": "is gone", "added": "is new", "changed": "has changed"}
SHOWN = 10  # rows and names that are shown of what may be many
LONGEST = 40  # characters of words that a row points to
LONGEST_VALUE = 80  # of a value that is told in a sentence, which may be such words and their place
NOT_KEPT = "(words, which were not kept)"
Row = tuple[Any, ...]


class Replay:
    """A bundle read again with today's code: `reading` is today's, `tables` are those it kept."""

    def __init__(self, bundle: Bundle, reading: Reading) -> None:
        self.reading = reading
        self.tables = bundle.tables
        self._bundle = bundle

    @cached_property
    def moved(self) -> pd.DataFrame:
        """One row per difference: where it stands, and what `was` and what `is`.

        `change` is "removed", "added" or "changed", of a row, or where start and end are missing of
        a table or a column. Numbers that point to a row are compared by where that row stands. Of a
        bundle without text, words are compared by their digests, a column as a whole.
        """
        today = {name: self.reading.table(name) for name in STAGES}
        rows = _moved(self._bundle, today, self.reading.article.text)
        found = listed(rows).rename(columns={"a": "was", "b": "is"})
        return found.assign(change=found["change"].replace(CHANGES))

    @cached_property
    def versions(self) -> pd.DataFrame:
        """One row per version, model or function chosen that is another today: what, was, is."""
        then, now = _told(self._bundle), _told_now(self.reading.choices)
        rows = [
            (name, then.get(name), now.get(name))
            for name in dict.fromkeys([*then, *now])
            if then.get(name) != now.get(name)
        ]
        return pd.DataFrame(rows, columns=["what", "was", "is"], dtype=TEXT)

    @property
    def same(self) -> bool:
        """Whether every table is the same, row by row."""
        return self.moved.empty

    def __repr__(self) -> str:
        return printable("\n".join(self._sentences()))

    def _repr_html_(self) -> str:
        told = "".join(f"<p>{escape(printable(one))}</p>" for one in self._sentences())
        tables = [table.head(SHOWN) for table in (self.moved, self.versions) if len(table)]
        return told + "".join(table.to_html(index=False) for table in tables)

    def _sentences(self) -> Iterator[str]:
        """What moved, and what differs that may have moved it."""
        now = provenance.versions()["reread"]
        if self.same:
            yield f"Read again with reread {now}: all {len(STAGES)} tables are the same."
        else:
            counts = self.moved["table"].value_counts(sort=False)
            told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
            count = counted(len(self.moved), "difference")
            yield f"Read again with reread {now}: {count} ({told})."
            yield from map(_sentence, self.moved.head(SHOWN).itertuples(index=False, name=None))
            yield from [f"And {more:,} more."] if (more := len(self.moved) - SHOWN) > 0 else []
        if self.versions.empty:
            yield "Nothing that it rests on has changed since."
        else:
            rows = self.versions.fillna("none").head(SHOWN).itertuples(index=False)
            told = "; ".join(f"{what} {_short(was)} → {_short(now)}" for what, was, now in rows)
            more = len(self.versions) - SHOWN
            yield f"Changed since: {told}{f' and {more} more' if more > 0 else ''}."


def replay(path: str | Path, article: Article | None = None, **own: Any) -> Replay:
    """Read again what `Reading.bundle` packed, and hold it against what was found then.

    `article` is needed where the bundle has no text: an article with the very text. `own` are the
    functions that were chosen, which no bundle keeps: ``replay(path, tokenizer=mine)``. Raises
    FileNotFoundError where there is no such file; ValueError where it is no bundle or damaged,
    where the text is another, or a function is not given; TypeError for an article that is none.

    >>> import reread as rr
    >>> path = rr.read(rr.Article("The mill burned in May 2019.")).bundle("mill.zip")
    >>> rr.replay(path)
    Read again with reread 0.1.0: all 16 tables are the same.
    Nothing that it rests on has changed since.
    """
    bundle = opened(path)
    for name, table in bundle.tables.items():
        if lost := {"start", "end", *KEYS.get(name, ())} - set(table.columns):
            raise ValueError(f"{bundle.name}: {name} has no column {sorted(lost)[0]!r}")
    return Replay(bundle, read(article_of(bundle, article), choices_of(bundle, own)))


def _moved(bundle: Bundle, full: Mapping[str, pd.DataFrame], text: str) -> Iterator[Row]:
    """What is not the same between the tables that were kept and today's, as rows of `moved`."""
    today = full if bundle.text is not None else wordless.wordless(full)
    digests = wordless.digests(full, text) if bundle.words else {}
    for name in STAGES:
        if name not in bundle.tables:
            yield _whole(name, "added", None)
            continue
        was, now = (_placed(name, tables, text) for tables in (bundle.tables, today))
        yield from (_whole(name, "removed", column) for column in was if column not in now)
        yield from (_whole(name, "added", column) for column in now if column not in was)
        both = [column for column in now if column in was]
        if not was[both].equals(now[both]):
            yield from differences(name, was[both], now[both], text)
        if was[["start", "end"]].equals(now[["start", "end"]]):  # else it is told row by row
            kept, found = bundle.words.get(name, {}), digests.get(name, {})
            other = [
                column
                for column in found
                if found[column] != kept.get(column)
                and not (column in both and not was[column].equals(now[column]))
            ]  # told above
            yield from (_whole(name, "changed", column, NOT_KEPT) for column in other)


def _sentence(row: Row) -> str:
    """A row of `moved` as a sentence."""
    cells: list[Any] = [None if pd.isna(cell) else cell for cell in row]
    table, start, end, text, change, column, *values = cells
    named = f"the column {column}" if column else "the table"
    where = named if start is None else f"“{_cut(text)}” at {start}–{end}"
    if start is None or column is None:
        return f"{table}: {where} {SAID[change]}."
    was, now = ("nothing" if one is None else _cut(one, LONGEST_VALUE) for one in values)
    return f"{table}: {where}: {column} was {was}; now {now}"


def _whole(name: str, change: str, column: str | None, value: str | None = None) -> Row:
    """A difference of a whole table or column."""
    told = dict.fromkeys(COLUMNS) | {"table": name, "change": change, "column": column}
    return tuple((told | {"a": value, "b": value}).values())


def _placed(name: str, tables: Mapping[str, pd.DataFrame], text: str) -> pd.DataFrame:
    """A table without its own numbers, and with the places of the rows that others point to."""
    table = schema(name)
    frame = tables[name].drop(columns=["article", table.id], errors="ignore")
    points = {column.name: column.refers for column in table.columns if column.dtype != TEXT}
    for column, refers in (points | {"quote": "quotes.quote"}).items():
        target, _, key = refers.partition(".")
        if target and column in frame:
            places = _places(tables[target], key, text) if target in tables else {}
            frame[column] = frame[column].map(places).astype(TEXT)
    return frame


def _places(rows: pd.DataFrame, key: str, text: str) -> dict[int, str]:
    """Where the first row of each number stands, with its words."""
    first = rows.drop_duplicates(key)
    spans = zip(first[key], first["start"], first["end"], strict=True)
    return {number: f"“{_cut(text[start:end])}” at {start}–{end}" for number, start, end in spans}


def _cut(words: str, longest: int = LONGEST) -> str:
    line = on_one_line(words[: longest + 1])
    return line if len(words) <= longest else f"{line[:longest]}…"


def _told(bundle: Bundle) -> dict[str, str]:
    return _by_name(bundle.versions, bundle.models, bundle.choices)


def _told_now(choices: Choices) -> dict[str, str]:
    made = provenance.versions(choices), provenance.models(), provenance.told(choices)
    return _by_name(*made)


def _by_name(
    versions: Mapping[str, str], models: Mapping[str, str], choices: Mapping[str, Any]
) -> dict[str, str]:
    """Versions, hashes of models, functions by their source, and other choices, by what they are
    of."""
    values = {
        name: value.get("sha256", "source not kept") if isinstance(value, dict) else str(value)
        for name, value in choices.items()
    }
    return (
        {**versions}
        | {f"model {name}": digest for name, digest in models.items()}
        | {f"choice {name}": value for name, value in values.items()}
    )


def _short(value: str) -> str:
    """A SHA-256 by its first digits; anything else as it is."""
    return value[:12] if len(value) == 64 else value
