"""What a line break inside a paragraph stands for: a space, a hyphen, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import hyphens
from .wrapping import DASHES, REACH, is_page, numbered

LEADING_DASH = re.compile(r"(?:---?|[-–—])(?= )")  # of a sentence that goes on over a line break


def joints(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each line break of a block: the span to be replaced, and what stands for it.

    That is a space, or nothing where a word was cut (its hyphen lies in the span) or where a
    compound was (its hyphen does not).
    """
    before = None
    quoted = ">" in text[max(0, start - REACH) : start].rpartition("\n")[2]
    within = list(numbered(text, start, end, quoted))
    for at, line in enumerate(within):
        if before is not None and is_page(text, within[at : at + 2]):
            continue
        if before is not None:
            if dash := LEADING_DASH.match(text, line.start, line.end):
                yield before.end, dash.end(), " –"
            else:
                cut, mark = _joint(text, before.end, line.start, end)
                yield before.end - cut, line.start, mark
        before = line


def _joint(text: str, end: int, start: int, limit: int) -> tuple[int, str]:
    """How many characters before a break go with it, and what stands for them."""
    mark, before = text[end - 1], text[end - 2 : end - 1]
    if text[end - 2 : end] == "--":
        return 0, " " if text[end - 3 : end - 2].isspace() else ""
    if mark in hyphens.HYPHENS and before and not before.isspace():
        return hyphens.meaning(text, end - 1, start, limit)
    apart = not (before.isalnum() and text[start].isalnum())
    return 0, " " if apart or mark not in DASHES + "/" else ""
