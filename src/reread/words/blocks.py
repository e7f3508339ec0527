"""Blocks: paragraphs, headings and page furniture, each marked and none thrown away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import pandas as pd

from .. import tables
from ..article import Article, Mark
from ..language import languages_of
from .kinds import Kind, kinds
from .layout import SPEECH, Layout
from .plain import Plain


def blocks(article: Article, plain: Plain, *, boilerplate: str = "mark") -> pd.DataFrame:
    """One row per paragraph, heading or piece of page furniture of a plain text.

    A line is a block, except where lines are wrapped (`wrapping.paragraphs`). It begins after the
    marks of quoted mail and of a list's item. What `article.marks` says of it wins over its words.
    With ``boilerplate="keep"`` what stands aside becomes paragraphs, and is read like them.
    """
    layout = plain.layout
    texts = [article.text[start:end] for start, end in layout.spans]
    found = kinds(texts, _told(layout, article.marks), article.title)
    languages = languages_of(texts, article.language)
    rows = (
        {"start": start, "end": end, "kind": kind, "reason": reason, "language": language}
        for (start, end), (kind, reason), language in zip(
            layout.spans, _chosen(found, layout.items, boilerplate), languages, strict=True
        )
    )
    return tables.build("blocks", article, rows)


def _chosen(found: list[Kind], items: list[bool], boilerplate: str) -> Iterator[Kind]:
    """The kinds as a choice has them; an item of a list is no heading."""
    for (kind, reason), is_item in zip(found, items, strict=True):
        if kind in tables.ASIDE and boilerplate == "keep":
            yield "paragraph", f"kept as chosen: {reason}"
        elif is_item and kind in ("paragraph", "headline"):
            yield "paragraph", "an item of a list"
        else:
            yield kind, reason


def _told(layout: Layout, marks: Sequence[Mark]) -> list[Kind | None]:
    """What the source's markup says that each block is; the narrowest mark has the last word."""
    told: list[Kind | None] = [None] * len(layout.spans)
    starts, ends = [start for start, _ in layout.spans], [end for _, end in layout.spans]
    for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
        first, last = bisect_left(starts, mark.start), bisect_right(ends, mark.end)
        if mark.kind != SPEECH and first < last:
            told[first:last] = [(mark.kind, mark.reason)] * (last - first)
    if layout.front:
        told[0] = ("boilerplate", "is front matter")
    return told
