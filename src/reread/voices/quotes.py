"""Quotes: what is said in the article, by whom, by which words and how closely word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ..article import Article
from ..grammar.trees import Trees
from ..reader.read import Read
from ..tables import build
from .chains import nearest, nested, outer_of
from .learned import by_reader, joined
from .likelihood import DOUBTFUL, directness, is_denied, likelihood, trust
from .marks import without_marks
from .not_speech import speech
from .paragraphs import Block, blocks_of, run_on
from .patterns import attributions
from .pieces import Piece, Said, Span
from .places import Places
from .rules import by_rules
from .speakers import Speakers

# A row is worth its place if its chance is above about half of the F1 that all rows reach (Lipton
# et al. 2014)
WORTH = 0.3
ENDORSING = "endorsing"  # what "confirmed" does, and "did not confirm" does not
# Share of quotations within others that are right, of 20 in PolNeAR dev read by a language model:
# gold has none of them
NESTED = 0.65


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
    places = Places(trees)
    speakers = Speakers(places, mentions)
    own = run_on(article.text, blocks_of(blocks, sentences, trees))
    found = said_in(article.text, own, trees, read, speakers, attribution)
    outer = outer_of(found)
    rows = [row for number, said in enumerate(found)
            for row in _rows(article.text, number, said, outer[number], speakers)]  # fmt: skip
    return build("quotes", article, rows)


def said_in(
    text: str, blocks: Sequence[Block], trees: Trees, read: Read, speakers: Speakers,
    attribution: str, least: float = WORTH,
) -> list[Said]:  # fmt: skip
    """All quotations of an article, in order of their first characters; of those without marks
    the ones that are at least so likely."""
    told = {number: attributions(tree, headline=False) for number, tree in trees.items()}
    ruled, heard = [], []
    if attribution != "model":
        ruled = by_rules(text, blocks, speakers)
    if attribution != "rules":
        heard = by_reader(text, trees, [(block.start, block.end) for block in blocks], read)
        heard = nearest(blocks, told, heard)
    both = joined(ruled, heard, read) if attribution == "both" else ruled + heard
    found = list(_likely(text, both, speakers.places, least))
    if attribution != "model":
        inner = (speech(text, said, speakers.places)
                 for said in nested(text, blocks, told, found, speakers))  # fmt: skip
        found += [replace(said, likelihood=NESTED) for said in inner if said]
    return sorted(found, key=lambda said: (said.pieces[0].start, -said.pieces[0].end))


def _likely(text: str, found: Iterable[Said], places: Places, least: float) -> Iterator[Said]:
    """Those that are speech, with how likely they are right; of words without marks or hedge,
    those that are worth a row."""
    for one in found:
        if said := speech(text, one, places):
            chance = likelihood(text, said, places)
            marked = any(piece.quoted for piece in said.pieces) or said.stance == "hedged"
            if marked or chance >= least:
                yield replace(said, likelihood=chance * trust(text, said, places))


def _rows(
    text: str, number: int, said: Said, outer: int | None, speakers: Speakers
) -> list[dict[str, Any]]:
    speaker = speakers.speaker(*said.source) if said.source else None
    score = said.likelihood * (speaker.link if speaker else 1.0)
    denied = said.stance == ENDORSING and said.cue and is_denied(said.cue, speakers.places)
    shared = {
        "quote": number,
        **_ends("cue", said.cue),
        **_ends("source", said.source),
        "speaker": speaker and speaker.entity,
        "addressee": speakers.addressee(said.cue) if said.cue else None,
        "within": outer,
        "directness": directness(text, said),
        "verb": said.verb,
        "stance": "neutral" if denied else said.stance,
        "score": round(score, 2),
    }
    return [
        {**shared, "start": piece.start, "end": piece.end,
         **_ends("content", content(text, piece)), "status": _status(score, piece)}
        for piece in said.pieces
    ]  # fmt: skip


def _status(score: float, piece: Piece) -> str:
    if score < DOUBTFUL:
        return "doubtful"
    return "closed" if piece.closed else "unclosed"


def _ends(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = span or (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def content(text: str, piece: Piece) -> Span:
    """What is said: without the outer marks where the piece is one whole quotation."""
    start, end = piece.start, piece.end
    if piece.whole:
        start, end = without_marks(text, start, end, piece.closed)
    return (start, end) if start < end else piece[:2]  # else nothing but marks
