"""The page of two versions: each change with its sentence before and now, side by side."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from ..article import counted
from ..english import listed
from ..reading import Reading
from .plain_page import around, plain_page

SIDES = (("start", "end", "del", "Before"), ("start_b", "end_b", "ins", "Now"))
HEAD = """<section id="changes" class="mathjax_ignore tex2jax_ignore">
<h2>What the newer version says otherwise</h2>"""
NOTE = "Other words for the same, another spelling or place in the text are no change here."
Row = dict[str, Any]
SAME = "The two versions say the same."


def versions_page(old: Reading, new: Reading, rows: pd.DataFrame) -> bytes:
    """The page of two versions and the rows that tell how they differ, as UTF-8."""
    changes = rows.to_dict("records")
    title = new.article.title or old.article.title or "Two versions of an article"
    cards = "".join(_card(row, (old, new)) for row in changes)
    told = f"<ol>{cards}</ol>" if changes else "<p>Nothing is said otherwise.</p>"
    return plain_page(title, short(rows), f"{HEAD}\n{told}\n</section>", note=NOTE,
                      styles=["audit.css", "versions.css"])  # fmt: skip


def short(rows: pd.DataFrame) -> str:
    """What changed beside the text, and how many changes of each kind there are, in sentences."""
    return " ".join([*rows.attrs.get("notices", ()), _counted(rows)])


def _counted(rows: pd.DataFrame) -> str:
    if not len(rows):
        return "No more changes were found." if rows.attrs.get("notices") else SAME
    counts = rows["kind"].value_counts(sort=False).sort_index()
    kinds = [f"{count} {kind}" for kind, count in counts.items()]
    return f"{counted(len(rows), 'change')}: {listed(kinds)}."


def _card(row: Row, sides: tuple[Reading, Reading]) -> str:
    both = zip(sides, SIDES, strict=True)
    quotes = "".join(_side(row, reading, *names) for reading, names in both)
    return (
        f'<li><p class="verdict">{escape(str(row["kind"]).capitalize())}</p>'
        f'<p>{escape(_sentence(row["reason"]))}</p><div class="beside">{quotes}</div></li>'
    )


def _side(row: Row, reading: Reading, first: str, last: str, tag: str, head: str) -> str:
    """The sentences of one version around a change, in words of which none is told by colour."""
    if pd.isna(row[first]):
        return f"<blockquote>–<footer>{head}: not there</footer></blockquote>"
    start, end = int(row[first]), int(row[last])
    text, spans = reading.article.text, reading.sentences
    sentences = list(zip(spans["start"].tolist(), spans["end"].tolist(), strict=True))
    words = around(text, sentences, start, end, f"<{tag}>{escape(text[start:end])}</{tag}>")
    return f"<blockquote>{words}<footer>{head}</footer></blockquote>"


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
