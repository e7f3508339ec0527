"""Marks on the text: an article with the rows of a table shown where they stand, as safe HTML.

Everything from the article and the table is escaped, and dollars are no mathematics. Styles are
inline and give both text and background colour, so that the marks survive an untrusted notebook and
read well in the dark theme.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain, pairwise
from typing import Any

import pandas as pd

from .article import Article
from .columns_in_words import PLACES, WHOSE
from .english import KINDS
from .glance import AS_WRITTEN
from .near_misses import did_you_mean
from .palette import Look, looks
from .reading import Reading, names_of
from .tables import ASIDE

SIGNS = looks(("positive", "neutral", "negative"))  # of numbers
# Columns that hovering does not tell: where a row is, its words, and running numbers
UNMARKED = "Nothing to mark."  # where only what holds a mark is shown
UNTOLD = frozenset({"article", "surface", "sentence", "block", "quote", "within", "event", "time"})
NOBODY = "no entity"  # of mentions that only take part in an event
TELLING = ("type", "kind", "step", "label", "directness", "score", "amount", "status", "voice")
FRAME = (
    "white-space:pre-wrap;line-height:1.75;max-width:46em;padding:0.8em 1em;"
    "background:#ffffff;color:#1a1a1a;font-family:Georgia,serif"
)
NOTICE = (
    "background:#fff3cd;color:#1a1a1a;padding:0.3em 0.6em;margin:0 0 0.6em;"
    "font:13px/1.4 sans-serif;white-space:normal"
)
MARK = "{};padding:0.05em 0.15em;border-radius:0.2em"


@dataclass(frozen=True)
class Highlight:
    """The article with marks. Shows itself in a notebook; `html` is the page fragment."""

    html: str

    def __repr__(self) -> str:
        """A short form, for where no HTML is shown."""
        return f"<Highlight: {self.html.count('<mark ')} marks>"

    def _repr_html_(self) -> str:
        return self.html


def highlight(
    article: Article | Reading,
    table: pd.DataFrame,
    by: str | None = None,
    *,
    within: pd.DataFrame | None = None,
) -> Highlight:
    """The article's text with each row of `table` marked and named.

    `table` needs start and end; `by` is the column that gives the colours (by default the first
    there is of type, kind, step, label, directness, score, amount, status, voice; of stretches,
    voice). Mentions that stand for no entity are grey. Where rows overlap the shortest gives the
    colour, and hovering lists them all. A reading in place of the article gives voices and entities
    their names, and leaves the page's furniture out. With `within`, a table such as
    `reading.sentences`, only those of its stretches are shown that hold a mark; a mark that reaches
    beyond one is cut there, and says so. The notices of the table's reading stand above. Raises
    TypeError for what is no article or table, ValueError for a table without spans, a column it
    does not have, or spans outside the text.

    >>> import reread as rr
    >>> text = "The mill burned in May 2019. It reopened in 2021."
    >>> reading = rr.read(rr.Article(text))
    >>> "2021</mark>" in rr.highlight(reading, reading.times).html
    True
    """
    if not isinstance(article, Reading):
        return drawn(article, table, by, within, whole=within is None)
    table = _named(table, names_of(article))
    blocks = article.blocks
    read = blocks[~blocks["kind"].isin(ASIDE)] if within is None else within
    return drawn(article.article, table, by, read, whole=within is None)


def drawn(
    article: Article,
    table: pd.DataFrame,
    by: str | None,
    within: pd.DataFrame | None,
    *,
    whole: bool,
) -> Highlight:
    """The same of an article alone; `whole` shows also what of `within` holds no mark."""
    rows, by = _spans("table", table, article), _telling(table, by)
    if by == "kind" and {"form", "entity"} <= set(table.columns):
        rows = [row | {by: NOBODY} if pd.isna(row["entity"]) else row for row in rows]
    colours = _colours([row[by] for row in rows] if by else [])
    shown = [(0, len(article.text))] if within is None else [
        (row["start"], row["end"]) for row in _spans("within", within, article)
    ]  # fmt: skip
    found = list(segments(rows, chain.from_iterable(shown)))
    firsts = [first for first, _, _ in found]
    body = []
    for a, b in shown:
        held = found[bisect_left(firsts, a) : bisect_left(firsts, b)]
        marks = [(first, last, _mark(article.text[first:last], over, by, colours, (a, b)))
                 for first, last, over in held]  # fmt: skip
        body += [marked(article.text, a, b, marks)] if marks or whole else []
    legend = _legend(colours) if colours else ""
    said = noticed(table.attrs.get("notices", article.notices))
    inside = said + legend + ("\n\n" if whole else "\n").join(body or [UNMARKED])
    return Highlight(f'<div class="{AS_WRITTEN}" style="{FRAME}">{inside}</div>')


def _named(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The table with names in place of ids."""
    whose = [name for name in WHOSE if name in getattr(table, "columns", ())]
    called = {name: table[name].map(names).fillna(table[name]) for name in whose}
    return table.assign(**called) if called else table


def noticed(notices: Iterable[str]) -> str:
    """Notices as safe HTML, each a line."""
    return "".join(f'<div style="{NOTICE}">{escape(one)}</div>' for one in notices)


def _telling(table: pd.DataFrame, by: str | None) -> str | None:
    if by is not None and by not in list(table.columns):
        raise ValueError(
            f"by={by!r} is not a column; choose one of {', '.join(table.columns)}"
            f"{did_you_mean(by, table.columns)}"
        )
    if by is None and {"voice", "quote"} <= set(table.columns):
        return "voice"  # of stretches, whose score is only how sure that is
    return by or next((name for name in TELLING if name in table.columns), None)


def _spans(name: str, table: pd.DataFrame, article: Article) -> list[dict[str, Any]]:
    """The rows of a table that have a place in the article; TypeError or ValueError for what is
    none."""
    if not isinstance(article, Article):
        raise TypeError(f"article is {type(article).__name__}; give an Article, reading.article")
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"{name} is {type(table).__name__}; give a table, reading.times")
    if not {"start", "end"} <= set(table.columns):
        raise ValueError(f"{name} has no columns start and end; give one of a reading's tables")
    rows = table[table["start"].notna() & table["end"].notna()].to_dict("records")
    for start, end in ((row["start"], row["end"]) for row in rows):
        if not (isinstance(start, int) and isinstance(end, int)):
            raise ValueError(f"span {start!r}:{end!r} is not of whole numbers; give offsets")
        if not 0 <= start < end <= len(article.text):
            raise ValueError(
                f"span {start}:{end} is outside the text of {len(article.text):,} characters; "
                f"is the table another article's?"
            )
    return rows


def segments(
    rows: list[dict[str, Any]], cuts: Iterable[int] = ()
) -> Iterator[tuple[int, int, list[dict[str, Any]]]]:
    """Stretches between neighbouring boundaries, of rows or `cuts`, that some row covers, with the
    rows over them."""
    edges = sorted({edge for row in rows for edge in (row["start"], row["end"])}.union(cuts))
    waiting = sorted(rows, key=lambda row: row["start"], reverse=True)
    over: list[dict[str, Any]] = []
    for first, last in pairwise(edges):
        over = [row for row in over if row["end"] > first]
        while waiting and waiting[-1]["start"] <= first:
            over.append(waiting.pop())
        if over:
            yield first, last, sorted(over, key=lambda row: row["end"] - row["start"])


def _colours(values: list[Any]) -> dict[Any, Look]:
    """A look for each value: by sign for numbers, else its kind's or in order of first use."""
    if values and all(isinstance(v, int | float) and not pd.isna(v) for v in values):
        return {v: SIGNS[_sign(v)] for v in sorted(values)}
    distinct = dict.fromkeys(_name(value) for value in values)
    nobody = {NOBODY: SIGNS["neutral"]} if NOBODY in distinct else {}
    return looks(name for name in distinct if name != NOBODY) | nobody


def _sign(value: float) -> str:
    return "positive" if value > 0 else "negative" if value < 0 else "neutral"


def _name(value: Any) -> Any:
    return "not given" if pd.isna(value) else value


def _mark(
    words: str,
    over: list[dict[str, Any]],
    by: str | None,
    colours: dict[Any, Look],
    shown: tuple[int, int],
) -> str:
    look = colours[_name(over[0][by])] if by else looks([""])[""]
    told = "; ".join(dict.fromkeys(_told(row, shown) for row in over))
    return f'<mark style="{MARK.format(look.style)}" title="{escape(told)}">{escape(words)}</mark>'


def _told(row: dict[str, Any], shown: tuple[int, int]) -> str:
    """What hovering says of a row: its columns but for places, running numbers and its own words,
    and where it reaches beyond the stretch that is shown."""
    told = [
        f"{name} {short(KINDS.get(value, value) if name == 'kind' else value)}"
        for name, value in row.items()
        if name not in UNTOLD and not str(name).endswith(PLACES) and not pd.isna(value)
    ]
    early, late = row["start"] < shown[0], row["end"] > shown[1]
    beyond = ["begins before this"] * early + ["goes on after this"] * late
    return " · ".join([*told, *filter(None, [" and ".join(beyond)])])


def short(value: Any) -> str:
    """A value in few letters: a day without its time, three digits of a number."""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    return f"{value + 0.0:.3g}" if isinstance(value, float) else str(value)


def marked(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> str:
    """The text from start to end with its marks in place of the words they mark."""
    out, done = [], start
    for first, last, mark in marks:
        out += [escape(text[done:first]), mark]
        done = last
    return "".join([*out, escape(text[done:end])])


def _legend(colours: dict[Any, Look]) -> str:
    if all(isinstance(value, int | float) for value in colours):
        colours = dict(SIGNS)
    marks = " ".join(
        f'<mark style="{MARK.format(look.style)}">{escape(str(KINDS.get(name, name)))}</mark>'
        for name, look in colours.items()
    )
    return f'<div style="font-family:sans-serif;font-size:85%;margin-bottom:0.6em">{marks}</div>'
