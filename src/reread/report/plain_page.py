"""A page without choices: its frame, and sentences of a text with some of their words marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from importlib.metadata import version
from string import Template

from ..highlight import marked
from .cells import isolated
from .sheet import own_file, style_hash


def plain_page(
    title: str, short: str, main: str, *, styles: Sequence[str], about: str = "", note: str = ""
) -> bytes:
    """A page as UTF-8: `main` is HTML, all else text; `about` stands below what is said in short,
    `note` at the foot."""
    style = "".join(map(own_file, styles))
    parts = {
        "style": style, "style_hash": style_hash(style), "title": escape(title), "main": main,
        "short": escape(short), "version": escape(version("reread")),
        "about": f'\n<p class="quiet">{escape(about)}</p>' if about else "",
        "note": f"{escape(note)} " if note else "",
    }  # fmt: skip
    return Template(own_file("plain.html")).substitute(parts).encode("utf-8")


def around(
    text: str, sentences: Sequence[tuple[int, int]], start: int, end: int, mark: str,
    *, whole: bool = True,
) -> str:  # fmt: skip
    """The sentences that hold some characters, as HTML with `mark` in the place of these; what is
    a sentence by itself is only marked if it is to be, too."""
    at = max(0, bisect_right(sentences, (start, len(text))) - 1)
    first = min(start, sentences[at][0]) if sentences else start
    last = max([end, *(last for begin, last in sentences if begin < end and last > start)])
    marks = [(start, end, mark)] if whole or (start, end) != (first, last) else []
    return isolated(" ".join(marked(text, first, last, marks).split()))
