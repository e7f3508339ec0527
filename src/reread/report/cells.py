"""Tables of a page: cells of HTML, which on a phone each say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain

from .marked_text import Places

MOST_LINKS = 12  # sentences listed in one cell
# Longer runs of letters are no words; only they may be broken, so that no word is
UNBROKEN = re.compile(r"[^\s<>/]{25,}")
TAG = re.compile(r"<[^>]*>")
# Words of letters that run from right to left, with what joins them. Beside such a name the page
# would else turn around what follows it: its number of mentions, its score
LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
NAME = re.compile(rf"[{LEFTWARD}]+(?:[ '’.\u00a0-]+[{LEFTWARD}]+)*")


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, name: str = "", kind: str = ""
) -> str:
    """A table of cells that are HTML already; `name` is what it is called by a screen reader."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f"<tr>{''.join(map(_cell, columns, row, range(len(columns))))}</tr>" for row in rows
    )
    known = f' aria-label="{escape(name)}"' if name else ""
    looks = f' class="{kind}"' if kind else ""
    return f"<table{known}{looks}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(column: str, cell: str, at: int) -> str:
    """A cell; the first of a row heads it."""
    long = ' class="long"' if UNBROKEN.search(TAG.sub(" ", cell)) else ""
    tag, scope = ("td", "") if at else ("th", ' scope="row"')
    return f'<{tag}{scope}{long} data-label="{escape(column)}">{isolated(cell)}</{tag}>'


def isolated(html: str) -> str:
    """HTML whose right-to-left words do not turn around what stands beside them."""
    if not NAME.search(html):
        return html
    tags, between = TAG.findall(html), TAG.split(html)
    words = [NAME.sub(r"<bdi>\g<0></bdi>", one) for one in between]
    return words[0] + "".join(chain.from_iterable(zip(tags, words[1:], strict=True)))


def links(starts: Iterable[int], places: Places) -> str:
    """The sentences that hold some characters, each once, as links."""
    found = list(dict.fromkeys(places.link(start) for start in starts))
    rest = len(found) - MOST_LINKS
    return " ".join(found[:MOST_LINKS]) + (f" and {rest:,} more" if rest > 0 else "")
