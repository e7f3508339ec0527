"""How tables are shown to people: words for numbers, days in words, no more than a few rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from .across.story import Story
from .article import counted
from .columns_in_words import Columns
from .columns_of_many import ColumnsOfMany
from .glance import AS_WRITTEN
from .reading import Reading

MOST = 10  # rows
# No colours of its own: a dark theme stays dark
TABLE = "border-collapse:collapse;margin:0.5em 0;font-variant-numeric:tabular-nums"
HEAD = "text-align:{};vertical-align:bottom;padding:0.3em 1em 0.3em 0;border-bottom:1px solid"
CELL = "text-align:{};vertical-align:top;padding:0.3em 1em 0.3em 0;white-space:{};max-width:36em"


@dataclass(frozen=True)
class Shown:
    """A table as it is shown. Shows itself in a notebook, and prints as plain text.

    `columns` are the names of its columns, `rows` their cells in words, `kinds` what each column
    holds (words, days or numbers), `below` the line under the table.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    below: str

    @property
    def _sides(self) -> list[str]:
        return ["right" if kind == "numbers" else "left" for kind in self.kinds]

    def __repr__(self) -> str:
        """The table in plain text, with its columns under each other."""
        grid = [self.columns, *self.rows] if self.rows else []
        widths = [max(map(len, cells)) for cells in zip(*grid, strict=True)]
        lines = ["  ".join(cell.rjust(width) if side == "right" else cell.ljust(width)
                           for cell, width, side in zip(row, widths, self._sides, strict=True))
                 for row in grid]  # fmt: skip
        return "\n".join(line.rstrip() for line in (*lines, self.below) if line)

    def _repr_html_(self) -> str:
        below = f"<p>{escape(self.below)}</p>" if self.below else ""
        if not self.rows:
            return below
        head = "".join(f'<th scope="col" style="{HEAD.format(side)}">{escape(name)}</th>'
                       for name, side in zip(self.columns, self._sides, strict=True))  # fmt: skip
        wraps = ["normal" if kind == "words" else "nowrap" for kind in self.kinds]
        styles = [CELL.format(*both) for both in zip(self._sides, wraps, strict=True)]
        body = "".join(
            "<tr>" + "".join(f'<td style="{style}">{escape(cell)}</td>'
                             for cell, style in zip(row, styles, strict=True)) + "</tr>"
            for row in self.rows
        )  # fmt: skip
        return (
            f'<table class="{AS_WRITTEN}" style="{TABLE}"><thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table>{below}"
        )


def show(
    rows: pd.DataFrame,
    reading: Reading | Story | None = None,
    columns: Sequence[str] | None = None,
    most: int | None = MOST,
    *,
    none: str = "",
) -> Shown:
    """A table as a person reads it: names for ids, words for places and numbers of other rows, days
    in words, scores with two digits. At most `most` rows are shown (None: all), and a line says how
    many more there are; a table without rows is a sentence, `none` where that is given.

    `rows` is a table of the `reading`, some of its rows, or any other table. Of tables over many
    articles, those of a corpus or of `together` are given in its place: then articles are told by
    their outlets. `columns` are those to show, by default all that are neither a place nor a
    running number; of tables that only many articles make, those that a reader wants. Besides its
    own a table has `text` (the words of its place), `days` (earliest to latest), and quotations
    `said`, conflicts and contradictions `other`. Raises TypeError for what is no table, ValueError
    for a column that is not there.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("The mill burned in May 2019. It reopened in 2021."))
    >>> rr.show(reading.times, reading, columns=["surface", "days"])
    surface   days
    May 2019  May 2019
    2021      2021
    >>> rr.show(reading.quotes, reading, none="Nobody is quoted.")
    Nobody is quoted.
    """
    if not isinstance(rows, pd.DataFrame):
        raise TypeError(f"rows is {type(rows).__name__}; give a table, for example reading.times")
    if reading is not None and not isinstance(reading, Reading | Story):
        raise TypeError(
            f"reading is {type(reading).__name__}; give reread.read(article), or a corpus for a "
            "table over many"
        )
    if most is not None and (not isinstance(most, int) or most < 1):
        raise ValueError(f"most={most!r} is not a number of rows; give 1 or more, or None for all")
    table = _columns(_with_index(rows), reading)
    wanted = table.usual() if columns is None else table.known(columns)
    if not len(rows):
        return Shown((), (), (), table.nothing(none))
    top = _columns(table.rows if most is None else table.rows.head(most), reading)
    told = [top.cells(name) for name in wanted]
    rest = len(rows) - len(top.rows)
    more = f"… and {counted(rest, 'more row')}" if rest else ""
    below = ". ".join(filter(None, [more, table.noticed]))
    cells = tuple(zip(*(cells for _, cells in told), strict=True))
    return Shown(tuple(wanted), cells, tuple(kind for kind, _ in told), below)


def _columns(rows: pd.DataFrame, reading: Reading | Story | None) -> Columns:
    return ColumnsOfMany(rows, reading) if isinstance(reading, Story) else Columns(rows, reading)


def _with_index(rows: pd.DataFrame) -> pd.DataFrame:
    """The table with its index as a column, where that holds words."""
    named = rows.index.name is not None or not pd.api.types.is_numeric_dtype(rows.index.dtype)
    flat = rows.reset_index() if named and len(rows.columns) else rows
    flat = flat.set_axis([" ".join(map(str, n)) if isinstance(n, tuple) else str(n)
                          for n in flat.columns], axis=1)  # fmt: skip
    return flat.loc[:, ~flat.columns.duplicated()]
