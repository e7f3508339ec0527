"""Quotes: what is said in the article, by whom, by which words and how closely word for word."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ..article import Article
from ..grammar.trees import Trees
from ..own_tables.corrections import corrections_of, with_unfit
from ..own_tables.known_entities import Known
from ..reader.read import Read
from ..tables import UNNAMED, build
from .chains import nearest, nested, outer_of
from .learned import by_reader, joined
from .likelihood import DOUBTFUL, directness, is_denied, likelihood, trust
from .not_speech import speech
from .own_quotes import Attributor, said_by_function
from .paragraphs import Block, blocks_of, run_on
from .patterns import attributions
from .pieces import Piece, Said, Span, content
from .places import Places
from .quotes_by_hand import SpeechByHand, who_says
from .rules import by_rules
from .speakers import Speakers
from .verbs import chosen

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
    attribution: str | Attributor,
    licences: str = "all",
    corrections: pd.DataFrame | None = None,
    rules: str | pd.DataFrame = "ships",
) -> pd.DataFrame:
    """One row per piece of speech attributed to a source.

    `attribution` names how ("both", "rules", "model"), or is a function that finds them (see
    own_quotes.py); `rules` may be a table with reporting verbs, added to ours. Content follows
    PolNeAR (Newell et al. 2018): an indirect content includes its "that"; one that is a whole
    quotation is given without its marks. Where `licences` is "open" there is no score, as what
    weighs it was learned from PolNeAR, and doubtful is what rules alone tell to be so.
    `corrections` are made last (see quotes_by_hand.py).
    """
    places = Places(trees, chosen(rules))
    speakers = Speakers(places, mentions)
    own = run_on(article.text, blocks_of(blocks, sentences, trees))
    known = Known(article.id, mentions, corrections)
    if callable(attribution):
        found = said_by_function(article.text, own, speakers, sentences, known, attribution)
    else:
        found = said_in(article.text, own, trees, read, speakers, attribution, licences)
    unfit: list[int] = []
    if by_hand := corrections_of(corrections, "quotes", article.id):
        speech = SpeechByHand(article.text, found, own, speakers, sentences, known)
        unfit = [number for number, row in by_hand if not speech.correct(row)]
        found = speech.found()
    outer = outer_of(found)
    rows = [row for number, said in enumerate(found)
            for row in _rows(article.text, number, said, outer[number], speakers)]  # fmt: skip
    return with_unfit(build("quotes", article, rows), unfit)


def said_in(
    text: str, blocks: Sequence[Block], trees: Trees, read: Read, speakers: Speakers,
    attribution: str, licences: str = "all", least: float = WORTH,
) -> list[Said]:  # fmt: skip
    """All quotations of an article, in order of their first characters; of those without marks
    the ones that are at least so likely."""
    verbs = speakers.places.verbs
    told = {number: attributions(tree, verbs) for number, tree in trees.items()}
    ruled, heard = [], []
    if attribution != "model":
        ruled = by_rules(text, blocks, speakers)
    if attribution != "rules":
        heard = by_reader(text, trees, [(block.start, block.end) for block in blocks], read, verbs)
        heard = nearest(blocks, told, heard)
    both = joined(ruled, heard, read, verbs) if attribution == "both" else ruled + heard
    if licences == "all":
        found = list(_likely(text, both, speakers.places, least))
    else:
        found = list(_plain(text, both, speakers.places))
    if attribution != "model":
        inner = (speech(text, said, speakers.places)
                 for said in nested(text, blocks, told, found, speakers))  # fmt: skip
        chance = NESTED if licences == "all" else math.nan
        found += [replace(said, likelihood=chance) for said in inner if said]
    return sorted(found, key=lambda said: (said.pieces[0].start, -said.pieces[0].end))


def _likely(text: str, found: Iterable[Said], places: Places, least: float) -> Iterator[Said]:
    """Those that are speech, with how likely they are right; of words without marks or hedge,
    those that are worth a row."""
    for one in found:
        if said := speech(text, one, places):
            chance = likelihood(text, said, places)
            if _is_marked(said) or chance >= least:
                yield replace(said, likelihood=chance * trust(text, said, places))


def _plain(text: str, found: Iterable[Said], places: Places) -> Iterator[Said]:
    """The same where nothing says how likely they are: those that no rule doubts, and of those
    that one does what stands in marks or is hedged."""
    for one in found:
        if said := speech(text, one, places):
            doubted = trust(text, said, places) < 1
            if _is_marked(said) or not doubted:
                yield replace(said, likelihood=math.nan, doubted=doubted)


def _is_marked(said: Said) -> bool:
    return any(piece.quoted for piece in said.pieces) or said.stance == "hedged"


def _rows(
    text: str, number: int, said: Said, outer: int | None, speakers: Speakers
) -> list[dict[str, Any]]:
    speaker, link = who_says(said, speakers)
    score = said.likelihood * link
    denied = said.stance == ENDORSING and said.cue and is_denied(said.cue, speakers.places)
    shared = {
        "quote": number,
        **_ends("cue", said.cue),
        **_ends("source", said.source),
        "speaker": None if speaker == UNNAMED else speaker,
        "addressee": speakers.addressee(said.cue) if said.cue else None,
        "within": outer,
        "directness": directness(text, said),
        "verb": said.verb,
        "stance": "neutral" if denied else said.stance,
        "score": round(score, 2),
    }
    return [
        {**shared, "start": piece.start, "end": piece.end,
         **_ends("content", content(text, piece)),
         "status": "doubtful" if said.doubted else _status(score, piece)}
        for piece in said.pieces
    ]  # fmt: skip


def _status(score: float, piece: Piece) -> str:
    if score < DOUBTFUL:
        return "doubtful"
    return "closed" if piece.closed else "unclosed"


def _ends(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = span or (None, None)
    return {f"{name}_start": start, f"{name}_end": end}
