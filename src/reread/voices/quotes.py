"""Quotes: what is said in the article, by whom, by which words and how closely word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..reader.reading import Read
from ..tables import build
from .learned import by_reader, joined
from .rules import Piece, Said, Span, by_inner, by_rules
from .speakers import Speakers
from .units import MARKS, items, units


def quotes(
    article: Article,
    blocks: pd.DataFrame,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    read: Read,
    mentions: pd.DataFrame,
    *,
    attribution: str,
) -> pd.DataFrame:
    """One row per piece of speech attributed to a source.

    `attribution` names how ("both", "rules", "model"). Content follows PolNeAR (Newell et al.
    2018): an indirect content includes its "that"; one that is a whole quotation is given without
    its marks.
    """
    text = article.text
    kinds = zip(blocks["block"].tolist(), blocks["kind"].tolist(), strict=True)
    headlines = {block for block, kind in kinds if kind == "headline"}
    own = units(text, blocks, sentences, tokens)
    ruled, heard = [], []
    if attribution != "model":
        ruled = by_rules(text, own, headlines)
    if attribution != "rules":
        extents = zip(blocks["start"].tolist(), blocks["end"].tolist(), strict=True)
        heard = by_reader(text, items(tokens), extents, read)
    found = joined(ruled, heard, read) if attribution == "both" else ruled + heard
    found += by_inner(text, own)
    speakers = Speakers(text, mentions)
    rows = [row for number, said in enumerate(found) for row in _rows(text, number, said, speakers)]
    return build("quotes", article, rows)


def _rows(text: str, number: int, said: Said, speakers: Speakers) -> list[dict[str, Any]]:
    shared = {
        "quote": number,
        **_ends("cue", said.cue),
        **_ends("source", said.source),
        "speaker": speakers.entity(*said.source) if said.source else None,
        "directness": directness(text, said.pieces),
        "verb": said.verb,
        "stance": said.stance,
        "score": round(said.score, 2),
    }
    return [
        {**shared, "start": piece.start, "end": piece.end, **_content(text, piece),
         "status": "closed" if piece.closed else "unclosed"}
        for piece in said.pieces
    ]  # fmt: skip


def _ends(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = span or (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _content(text: str, piece: Piece) -> dict[str, int]:
    """What is said: without the outer marks where the piece is one whole quotation."""
    start, end = piece.start, piece.end
    if piece.whole:
        while start < end and (text[start] in MARKS or text[start].isspace()):
            start += 1
        while piece.closed and end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
            end -= 1
    bare = start >= end  # nothing but marks
    return {"content_start": piece.start if bare else start,
            "content_end": piece.end if bare else end}  # fmt: skip


def directness(text: str, pieces: Sequence[Piece]) -> str:
    """Direct if the content opens with a quotation, mixed if it holds one, else indirect."""
    if text[pieces[0].start] in MARKS:
        return "direct"
    return "mixed" if any(piece.quoted for piece in pieces) else "indirect"
