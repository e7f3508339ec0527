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

# Tints of the colour-blind-safe palette of Okabe and Ito (2008), light enough for black text.
TINTS = ("#a6d3f0", "#f7d28c", "#9fdcc4", "#eec1da", "#f2b692", "#f5ee9e", "#bcc6ea", "#d4d4d4")
POSITIVE, NEGATIVE, NEUTRAL = "#9fc9e8", "#f2b692", "#e8e8e8"
NOBODY = "no entity"  # of mentions that only take part in an event
TELLING = ("type", "kind", "step", "label", "directness", "score", "amount", "status", "voice")
FRAME = (
    "white-space:pre-wrap;line-height:1.75;max-width:46em;padding:0.8em 1em;"
    "background:#ffffff;color:#1a1a1a;font-family:Georgia,serif"
)
AS_WRITTEN = "mathjax_ignore tex2jax_ignore"  # what MathJax 3 and 2 leave alone
NOTICE = (
    "background:#fff3cd;color:#1a1a1a;padding:0.3em 0.6em;margin:0 0 0.6em;"
    "font:13px/1.4 sans-serif;white-space:normal"
)
MARK = "background:{};color:#1a1a1a;padding:0.05em 0.15em;border-radius:0.2em"


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
    article: Article,
    table: pd.DataFrame,
    by: str | None = None,
    *,
    within: pd.DataFrame | None = None,
) -> Highlight:
    """The article's text with each row of `table` marked and named.

    `table` needs start and end; `by` is the column that gives the colours (by default the first
    there is of type, kind, step, label, directness, score, amount, status, voice; of stretches,
    voice). Mentions that stand for no entity are grey. Where rows overlap the shortest gives the
    colour, and hovering lists them all. With `within`, a table such as `reading.sentences`, only
    those of its stretches are shown that hold a mark. The notices of the table's reading stand
    above. Raises TypeError for what is no article or table, ValueError for a table
    without spans, a column it does not have, or spans outside the text.
    """
    rows, by = _spans("table", table, article), _telling(table, by)
    if by == "kind" and {"form", "entity"} <= set(table.columns):
        rows = [row | {by: NOBODY} if pd.isna(row["entity"]) else row for row in rows]
    colours = _colours([row[by] for row in rows] if by else [])
    whole = [(0, len(article.text))]
    shown = whole if within is None else [
        (row["start"], row["end"]) for row in _spans("within", within, article)
    ]  # fmt: skip
    marks = [(a, b, _mark(article.text[a:b], over, by, colours))
             for a, b, over in segments(rows, chain.from_iterable(shown))]  # fmt: skip
    firsts = [first for first, _, _ in marks]
    held = [(a, b, marks[bisect_left(firsts, a) : bisect_left(firsts, b)]) for a, b in shown]
    body = "\n".join(marked(article.text, *one) for one in held if one[2] or within is None)
    legend = _legend(colours) if colours else ""
    said = noticed(table.attrs.get("notices", article.notices))
    return Highlight(f'<div class="{AS_WRITTEN}" style="{FRAME}">{said}{legend}{body}</div>')


def noticed(notices: Iterable[str]) -> str:
    """Notices as safe HTML, each a line."""
    return "".join(f'<div style="{NOTICE}">{escape(one)}</div>' for one in notices)


def _telling(table: pd.DataFrame, by: str | None) -> str | None:
    if by is not None and by not in list(table.columns):
        raise ValueError(f"by={by!r} is not a column; choose one of {', '.join(table.columns)}")
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


def _colours(values: list[Any]) -> dict[Any, str]:
    """A colour for each value: by sign for numbers, else in order of first use."""
    if values and all(isinstance(v, int | float) and not pd.isna(v) for v in values):
        return {v: POSITIVE if v > 0 else NEGATIVE if v < 0 else NEUTRAL for v in sorted(values)}
    distinct = dict.fromkeys(_name(value) for value in values)
    tints = {name: TINTS[i % len(TINTS)] for i, name in enumerate(distinct) if name != NOBODY}
    return tints | ({NOBODY: NEUTRAL} if NOBODY in distinct else {})


def _name(value: Any) -> Any:
    return "not given" if pd.isna(value) else value


def _mark(words: str, over: list[dict[str, Any]], by: str | None, colours: dict[Any, str]) -> str:
    colour = colours[_name(over[0][by])] if by else TINTS[0]
    told = "; ".join(dict.fromkeys(_told(row) for row in over))
    return f'<mark style="{MARK.format(colour)}" title="{escape(told)}">{escape(words)}</mark>'


def _told(row: dict[str, Any]) -> str:
    """What hovering says of a row: its columns but for article, place and its own words."""
    hidden = {"article", "start", "end", "surface", "sentence"}
    return " · ".join(
        f"{name} {short(value)}"
        for name, value in row.items()
        if name not in hidden and not pd.isna(value)
    )


def short(value: Any) -> str:
    """A value in few letters: a day without its time, three digits of a number."""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def marked(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> str:
    """The text from start to end with its marks in place of the words they mark."""
    out, done = [], start
    for first, last, mark in marks:
        out += [escape(text[done:first]), mark]
        done = last
    return "".join([*out, escape(text[done:end])])


def _legend(colours: dict[Any, str]) -> str:
    if all(isinstance(value, int | float) for value in colours):
        colours = {"positive": POSITIVE, "neutral": NEUTRAL, "negative": NEGATIVE}
    marks = " ".join(
        f'<mark style="{MARK.format(colour)}">{escape(str(name))}</mark>'
        for name, colour in colours.items()
    )
    return f'<div style="font-family:sans-serif;font-size:85%;margin-bottom:0.6em">{marks}</div>'
