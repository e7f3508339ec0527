"""Blocks: paragraphs, headings and page furniture, each marked and none thrown away."""

from __future__ import annotations

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

    With ``boilerplate="keep"`` furniture becomes paragraphs, and is read like them.
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
            yield "paragraph", f"kept as chosen, though it {reason}"
        elif is_item and kind in ("paragraph", "headline"):
            yield "paragraph", "an item of a list"
        else:
            yield kind, reason


def _told(layout: Layout, marks: Sequence[Mark]) -> list[Kind | None]:
    """What the source's markup says that each block is."""
    told: list[Kind | None] = [("boilerplate", "is front matter")] * layout.front
    known = sorted(mark for mark in marks if mark.kind != SPEECH)
    at = 0
    for start, end in layout.spans[layout.front :]:
        while at < len(known) and known[at].end < end:
            at += 1
        inside = at < len(known) and known[at].start <= start
        told.append((known[at].kind, known[at].reason) if inside else None)
    return told
