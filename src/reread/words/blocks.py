"""Blocks: paragraphs, headings and page furniture, each marked and none thrown away."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import pandas as pd

from .. import tables
from ..article import Article, Mark
from .kinds import Kind, kinds
from .wrapping import OUTER, Span, inner, lines, paragraphs

HEAD = 80  # characters from the top within which front matter begins
SPEECH = "quote"  # the kind of a mark that is about words in a block, not about the block
LONGEST_MATTER = 60  # lines of a Markdown file's front matter

ITEM = re.compile(  # the mark of a list's item; "- 2 -" is a page's number
    r"(?:[•‣▪●◦]\s*|[-*·] )(?=[\w\"'“‘(\[$£€])(?!.{0,9} [-*]$)|\(?(?P<number>\d{1,2})[.)] (?=\S)"
)
DOTS = "•‣▪●◦"  # marks that stand before nothing but a list's item


def blocks(article: Article, *, boilerplate: str = "mark") -> pd.DataFrame:
    """One row per paragraph, heading or piece of page furniture.

    A line is a block, except where lines are wrapped (`wrapping.paragraphs`). It begins after the
    marks of quoted mail and of a list's item. What `article.marks` says of it wins over its words.
    With ``boilerplate="keep"`` what stands aside becomes paragraphs, and is read like them.
    """
    text = article.text
    front = _front_matter(text)
    spans = [*front, *paragraphs(text, front[0][1] if front else 0)]
    spans = _cut_at_marks(text, spans, [mark for mark in article.marks if mark.kind != SPEECH])
    marked, spans = spans, _without_list_marks(text, spans)
    given = _told(spans, article.marks, front)
    found = kinds([_line(text, *span) for span in spans], given, article.title)
    items = [one[0] < other[0] for one, other in zip(marked, spans, strict=True)]
    rows = (
        {"start": start, "end": end, "kind": kind, "reason": reason, "language": None}
        for (start, end), (kind, reason) in zip(
            spans, _chosen(found, items, boilerplate), strict=True
        )
    )
    return tables.build("blocks", article, rows)


def _line(text: str, start: int, end: int) -> str:
    """A block's words in one line."""
    block = text[start:end]
    return " ".join(block.split()) if len(block.splitlines()) > 1 else block


def _chosen(found: list[Kind], items: list[bool], boilerplate: str) -> Iterator[Kind]:
    """The kinds as a choice has them; an item of a list is no heading."""
    for (kind, reason), is_item in zip(found, items, strict=True):
        if kind in tables.ASIDE and boilerplate == "keep":
            yield "paragraph", f"kept as chosen, though it {reason}"
        elif is_item and kind in ("paragraph", "headline"):
            yield "paragraph", "an item of a list"
        else:
            yield kind, reason


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


def _told(spans: list[Span], marks: Sequence[Mark], front: list[Span]) -> list[Kind | None]:
    """What the source's markup says that each block is; the narrowest mark has the last word."""
    told: list[Kind | None] = [None] * len(spans)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
        first, last = bisect_left(starts, mark.start), bisect_right(ends, mark.end)
        if mark.kind != SPEECH and first < last:
            told[first:last] = [(mark.kind, mark.reason)] * (last - first)
    told[: len(front)] = [("boilerplate", "is front matter") for _ in front]
    return told


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
