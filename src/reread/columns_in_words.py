"""What the columns of a table mean, and their cells in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from .article import on_one_line
from .english import KINDS, days, in_words, signed, written
from .near_misses import did_you_mean
from .reading import Reading, names_of
from .tables import ACROSS, TABLES, Table

LONGEST = 240  # characters of a place of the text told in a cell; reasons are never cut
NOTHING = "–"  # in a cell without a value
PLACES = ("start", "end", "_start", "_end", "start_b", "end_b")  # columns that end so are no words
WHOSE = (
    "entity",
    "voice",
    "speaker",
    "speaker_b",
    "addressee",
    "asserted_by",
    "asserted_by_b",
    "about",
    "where",
)  # hold entities' ids
# Columns that say what a row is, and those that then say it a second time
FACES = ("surface", "name", "word", "words", "text", "sentence", "statement", "event_a")
DOUBLED = {"name": ("entity",), "other": ("event_a", "event_b"), "said": ("quote",)}
SIDES = {"a": "the first", "b": "the second"}  # of a conflict, which a known fact bears out
# Of tables that many articles make, what is shown, in this order; the rest can be asked for
SHOWN: Mapping[str, tuple[str, ...]] = {
    "links": ("name", "article", "kind", "called", "status", "reason"),
    "tellings": ("days", "told", "article", "said", "dates", "asserted_by", "polarity", "modality",
                 "reason"),
    "quotations": ("article", "published", "speaker", "surface", "how", "given", "status",
                   "reason"),
    "contradictions": ("kind", "article", "article_b", "status", "reason"),
    "framing": ("measure", "called", "group_a", "value_a", "group_b", "value_b", "unit",
                "difference", "low", "high", "status", "articles_a", "articles_b"),
    "audit": ("surface", "kind", "verdict", "article_b", "reason"),
    "versions": ("kind", "old", "new", "reason"),
}  # fmt: skip
ORDINARY = {"status": "sure", "polarity": "positive", "modality": "actual"}  # goes without saying
WITH_SIGN = ("amount", "valence", "moved", "mean")
# Columns that a table has besides, and the columns with the place each is the words of
WORDS: Mapping[str, tuple[str, str]] = {
    "text": ("start", "end"), "said": ("content_start", "content_end"),
    "other": ("start_b", "end_b"),
}  # fmt: skip
DAYS = "days"  # earliest and latest, as one column


class Columns:
    """A table about to be shown, and what its columns mean."""

    def __init__(self, rows: pd.DataFrame, reading: Reading | None) -> None:
        self.rows, self.reading = rows, reading
        known = (*TABLES.values(), *ACROSS.values())
        fit = (table for table in known if set(table.names) <= set(rows.columns))
        self.schema: Table | None = max(fit, key=lambda table: len(table.names), default=None)
        own = self.schema.columns if self.schema else ()
        self.meant = {column.name: column for column in own}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What voices and entities are called."""
        return names_of(self.reading) if self.reading else {}

    def more(self) -> dict[str, tuple[str, str]]:
        """The columns it has besides its own, and from which two of its own they come."""
        held = set(self.rows.columns)
        found = {name: pair for name, pair in self.places().items() if held.issuperset(pair)}
        return found | ({DAYS: ("earliest", "latest")} if {"earliest", "latest"} <= held else {})

    def places(self) -> dict[str, tuple[str, str]]:
        """The columns that can tell the words of a place."""
        elsewhere = "article_b" in self.rows  # the other place is in another text
        return {name: pair for name, pair in WORDS.items()
                if self.reading and not (name == "other" and elsewhere)}  # fmt: skip

    def known(self, columns: Sequence[str]) -> list[str]:
        """Columns that were asked for."""
        there = [*self.rows.columns, *self.more()]
        for name in columns:
            if name not in there:
                raise ValueError(
                    f"column {name!r} is not there; choose among {', '.join(there)}"
                    f"{did_you_mean(name, there)}"
                )
        return list(dict.fromkeys(columns))

    def usual(self) -> list[str]:
        """Columns that are shown where nobody says: first what a row is about."""
        if self.schema and self.schema.name in SHOWN:
            added = [name for name in self.rows.columns if name not in self.schema.names]
            return [*filter(self._tells, SHOWN[self.schema.name]), *added]
        number = self.schema.id if self.schema else ""
        of_one = "article" in self.rows and self.rows["article"].nunique() < 2
        hidden = ("article", number) if of_one else (number,)
        own = [name for name in self.rows.columns
               if name not in hidden and not name.endswith(PLACES)
               and not self._counts(name)]  # fmt: skip
        more = self.more()
        if DAYS in more:
            own = [DAYS if name == "earliest" else name for name in own if name != "latest"]
        words = [name for name in ("said" if "said" in more else "text", "other") if name in more]
        twice = {column for face in (*own, *words) for column in DOUBLED.get(face, ())}
        own = [name for name in own if name not in twice]
        faced = {"voice", "entity"} <= set(own) or any(name in own for name in FACES)
        return own if faced else [*words, *own]

    def _tells(self, name: str) -> bool:
        """Whether a column says of any row what does not go without saying."""
        if name not in self.rows or not len(self.rows):
            return True
        values = self.rows[name].dropna()
        return len(values) > 0 and not (values == ORDINARY.get(name, NOTHING)).all()

    def _counts(self, name: str) -> bool:
        """Whether a column holds running numbers of what has no words of its own."""
        target = self.meant[name].refers.partition(".")[0] if name in self.meant else ""
        return target in ("sentences", "blocks", "quotes")

    @property
    def noticed(self) -> str:
        """What is to be known of a table that many articles make: what was left out or not read."""
        known = self.schema and self.schema.name in SHOWN
        return " ".join(self.rows.attrs.get("notices", ())) if known else ""

    def nothing(self, none: str = "") -> str:
        """What is said of a table without rows: `none`, if the article was read."""
        if self.reading is not None and self.reading.unread:
            return f"Not read: {self.reading.unread}."
        if told := self.noticed:
            return told
        if none:
            return none
        if self.schema is None:
            return "No row: there is nothing to show."
        return f"No row: a row here is {self.schema.row}, and there is none to show."

    def cells(self, name: str) -> tuple[str, list[str]]:
        """What a column holds, and its cells in words."""
        if name == DAYS and name in self.more():
            pairs = zip(self.rows["earliest"], self.rows["latest"], strict=True)
            return "days", [days(*pair) or NOTHING for pair in pairs]
        if name in self.more() and name not in self.rows:
            return "words", self._texts(*self.more()[name])
        values = self.rows[name]
        if name in WHOSE:
            return "words", _each(values, lambda one: self.names.get(one, on_one_line(one)))
        if pd.api.types.is_datetime64_any_dtype(values.dtype):
            return "days", _each(values, lambda one: written(one.date()))
        if self._points(name):
            words = self._pointed_at(name)
            return "words", _each(values, lambda one: words.get(one, str(one)))
        if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
            return "numbers", _each(values, self._form(name, values))
        if name == "kind" and values.dropna().isin(KINDS).all():
            return "words", _each(values, lambda one: KINDS[one])
        if name == "likely" and self.schema:
            return "words", _each(values, lambda one: SIDES[one])
        return "words", _each(values, lambda one: in_words(_word(one)))

    def _texts(self, start: str, end: str) -> list[str]:
        """The words of each row's place."""
        assert self.reading is not None
        spans = zip(self.rows[start], self.rows[end], strict=True)
        return [place_in_words(self.reading, *span) for span in spans]

    def _points(self, name: str) -> bool:
        """Whether a column's numbers point to rows of another table of the reading."""
        refers = name in self.meant and self.meant[name].refers
        known = self.reading and self.schema and self.schema.name in TABLES
        return bool(refers and known and pd.api.types.is_numeric_dtype(self.rows[name]))

    def _pointed_at(self, name: str) -> dict[Any, str]:
        """The words for each number of such a column."""
        assert self.reading is not None and self.schema is not None
        target, _, key = self.meant[name].refers.partition(".")
        if self._counts(name):
            rows = self.reading.table(target)
            place = WORDS["said" if target == "quotes" else "text"]
            numbers, words = rows[key], pd.Series(Columns(rows, self.reading)._texts(*place))
        else:
            numbers = self.reading.table(self.schema.name)[name]
            words = self.reading.legible(self.schema.name)[name]
        return {one: on_one_line(told) for one, told in zip(numbers, words, strict=True)
                if not pd.isna(one) and not pd.isna(told)}  # fmt: skip

    def _form(self, name: str, values: pd.Series) -> Callable[[Any], str]:
        """How a column's numbers are written: with a sign where they can be below 0."""
        meaning = self.meant[name].meaning if name in self.meant else ""
        numbers = values.dropna().to_numpy(dtype=float)
        below = name not in self.meant and bool((numbers < 0).any()
                                             and (numbers != np.round(numbers)).any())  # fmt: skip
        if name in WITH_SIGN or "-1" in meaning or below:
            return lambda one: signed(float(one))
        scaled = "0 … 1" in meaning or "share" in name or name in ("score", "weight")
        if len(numbers) and not scaled and np.isfinite(numbers).all() and (numbers % 1 == 0).all():
            return lambda one: f"{int(one):,}"
        if self.meant.get(name) and not scaled:  # of quantities: 200, 2,000,000 and 0.50
            return lambda one: f"{one:,.2f}".removesuffix(".00")
        return lambda one: f"{one:,.2f}"


def place_in_words(reading: Reading, start: Any, end: Any) -> str:
    """What stands between two places of an article, cut to what a cell holds."""
    if pd.isna(start) or pd.isna(end):
        return NOTHING
    told = reading.as_read(int(start), int(end))
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rpartition(' ')[0]} …"


def _each(values: pd.Series, told: Callable[[Any], str]) -> list[str]:
    """The words for each value; a dash where there is none."""
    return [NOTHING if pd.api.types.is_scalar(one) and pd.isna(one) else told(one)
            for one in values]  # fmt: skip


def _word(value: Any) -> str:
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return written(value.date())
    if isinstance(value, float):
        return f"{value + 0.0:,.2f}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_word, value)) or NOTHING
    return on_one_line(value)
