"""Quotes: what is said in the article, by whom, by which words and how closely word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from ..reader.read import Read
from ..tables import build
from .learned import by_reader, joined
from .marks import is_marked, without_marks
from .pieces import Piece, Said, Span
from .places import Places
from .rules import Block, by_inner, by_rules
from .speakers import Speakers
from .speech import speech


def quotes(
    article: Article,
    blocks: pd.DataFrame,
    sentences: pd.DataFrame,
    trees: Trees,
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
    own = _blocks(blocks, sentences, trees)
    places = Places(trees)
    speakers = Speakers(places, mentions)
    ruled, heard = [], []
    if attribution != "model":
        ruled = by_rules(text, own, speakers.names)
    if attribution != "rules":
        extents = [(block.start, block.end) for block in own]
        heard = by_reader(text, trees, extents, read)
    found = joined(ruled, heard, read) if attribution == "both" else ruled + heard
    found += by_inner(text, own)
    found = [one for said in found if (one := speech(text, said, places))]
    rows = [row for number, said in enumerate(found) for row in _rows(text, number, said, speakers)]
    return build("quotes", article, rows)


def _blocks(blocks: pd.DataFrame, sentences: pd.DataFrame, trees: Trees) -> list[Block]:
    """The blocks of an article with the trees of their sentences."""
    own: dict[int, list[Sentence]] = {}
    of_block = dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))
    for number, tree in trees.items():
        own.setdefault(of_block[number], []).append(tree)
    columns = (blocks[name].tolist() for name in ("block", "start", "end", "kind"))
    return [
        Block(number, start, end, kind == "headline", own[number])
        for number, start, end, kind in zip(*columns, strict=True)
        if number in own
    ]


def _rows(text: str, number: int, said: Said, speakers: Speakers) -> list[dict[str, Any]]:
    speaker = speakers.speaker(*said.source) if said.source else None
    shared = {
        "quote": number,
        **_ends("cue", said.cue),
        **_ends("source", said.source),
        "speaker": speaker and speaker.entity,
        "addressee": speakers.addressee(said.cue) if said.cue else None,
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
        start, end = without_marks(text, start, end, piece.closed)
    bare = start >= end  # nothing but marks
    return {"content_start": piece.start if bare else start,
            "content_end": piece.end if bare else end}  # fmt: skip


def directness(text: str, pieces: Sequence[Piece]) -> str:
    """Direct if the content opens with a quotation, mixed if it holds one, else indirect."""
    if is_marked(text, pieces[0].start):
        return "direct"
    return "mixed" if any(piece.quoted for piece in pieces) else "indirect"
