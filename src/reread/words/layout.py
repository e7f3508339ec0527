"""How a text is laid out: where its blocks are, whatever each of them is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from ..article import Mark
from .wrapping import OUTER, Span, inner, lines, paragraphs

HEAD = 80  # characters from the top within which front matter begins
SPEECH = "quote"  # the kind of a mark that is about words in a block, not about the block
LONGEST_MATTER = 60  # lines of a Markdown file's front matter
ITEM = re.compile(  # the mark of a list's item; "- 2 -" is a page's number
    r"(?:[•‣▪●◦]\s*|[-*·] )(?=[\w\"'“‘(\[$£€])(?!.{0,9} [-*]$)|\(?(?P<number>\d{1,2})[.)] (?=\S)"
)
DOTS = "•‣▪●◦"  # marks that stand before nothing but a list's item


class Layout(NamedTuple):
    """The blocks of a text."""

    spans: list[Span]
    items: list[bool]  # whether a block is an item of a list, which begins after its mark
    front: bool  # whether the first is a Markdown file's front matter


def laid_out(text: str, marks: Sequence[Mark]) -> Layout:
    """The blocks of a text; `marks` is what the source's own markup says of stretches of it.

    A line is a block, except where lines are hard-wrapped: there a block ends at a blank line or
    where the next word would still have fitted.
    """
    front = _front_matter(text)
    spans = [*front, *paragraphs(text, front[0][1] if front else 0)]
    marked = _cut_at_marks(text, spans, [mark for mark in marks if mark.kind != SPEECH])
    spans = _without_list_marks(text, marked)
    items = [one[0] < other[0] for one, other in zip(marked, spans, strict=True)]
    return Layout(spans, items, bool(front))


def _front_matter(text: str) -> list[Span]:
    """The span of a Markdown file's front matter, if it has any."""
    rows = (
        list(islice(lines(text), LONGEST_MATTER + 2))
        if text[:HEAD].lstrip(OUTER).startswith("---")
        else []
    )
    told = [text[start:end] for start, end in rows]
    if not told or told[0] != "---":
        return []
    for at, line in enumerate(told[1:], start=1):
        if line in ("---", "..."):
            return [(rows[0][0], rows[at][1])]
        if line and not re.match(r"[\w-]{1,40}:|- |#|\[|\]|\{|\}|\"", line):
            return []
    return []


def _cut_at_marks(text: str, spans: list[Span], marks: Sequence[Mark]) -> list[Span]:
    """Blocks, cut where the markup's own begin or end with a line."""
    if not marks:
        return spans
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    cut: list[Span] = []
    for start, end in spans:
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        at = [start, *(edge for edge in inside if _is_line_edge(text, edge)), end]
        cut += (inner(text[a:b], a) for a, b in pairwise(at))
    return [(start, end) for start, end in cut if start < end]


def _is_line_edge(text: str, at: int) -> bool:
    """Whether nothing but white space lies between a place and its line's nearer edge."""
    near = text[max(0, at - 1) : at + 1]
    return len(near.splitlines()) > 1 or near[:1].splitlines() == [""]


def _without_list_marks(text: str, spans: list[Span]) -> list[Span]:
    """Blocks that begin after the mark of a list's item, where there is more than one item."""
    marks = [ITEM.match(text, start, end) for start, end in spans]
    return [
        (mark.end(), end)
        if mark and _is_item(mark, marks[max(0, at - 1) : at + 2])
        else (start, end)
        for at, ((start, end), mark) in enumerate(zip(spans, marks, strict=True))
    ]


def _is_item(mark: re.Match[str], beside: Sequence[re.Match[str] | None]) -> bool:
    """Whether a mark is a list's: a dot, one of two that are alike, one of two that count on."""
    others = [other for other in beside if other and other is not mark]
    if mark["number"] is None:
        return mark[0][0] in DOTS or any(other[0][0] == mark[0][0] for other in others)
    numbers = [int(other["number"]) for other in others if other["number"]]
    return any(abs(number - int(mark["number"])) == 1 for number in numbers)
