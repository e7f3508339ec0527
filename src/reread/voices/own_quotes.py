"""Quotations that a function of one's own finds, checked, with the speakers that it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from ..own_tables.corrections import is_read
from ..own_tables.known_entities import Known
from ..own_tables.own_spans import as_span, insist_on_words, spans_of
from .attribution import HEDGES
from .marks import quotations
from .paragraphs import Block
from .pieces import FUNCTION, Said, Span, piece_of
from .places import Places
from .speakers import Speakers

CHOICE = "attribution"
COLUMNS = ("start", "end", "speaker", "cue")
Attributor = Callable[[str], Any]  # text -> rows (start, end[, speaker[, cue]])


def said_by_function(
    text: str,
    blocks: Sequence[Block],
    speakers: Speakers,
    sentences: pd.DataFrame,
    known: Known,
    function: Attributor,
) -> list[Said]:
    """The quotations that a function finds in a text, in order; those that hold nothing that is
    read (in page furniture) are left out.

    A speaker is the span of a source, or the id or name of an entity of the text; None, and a name
    that the text does not know, leave it unnamed. A cue is the span of the reporting words.
    """
    quoted = [one for block in blocks for one in quotations(text, block.start, block.end)]
    found: dict[Span, Said] = {}
    for where, (start, end, speaker, cue) in spans_of(
        CHOICE, function(text), text, COLUMNS, least=2
    ):
        if (start, end) in found:
            raise ValueError(f"{where} is the quotation {start}:{end} a second time; give it once")
        words, source = _span(where, "cue", cue, text), None
        if not isinstance(speaker, str):
            source = _span(where, "speaker", speaker, text)
        verb, stance = _verb(speakers.places, words) if words else (None, "neutral")
        found[start, end] = Said(
            [piece_of(text, quoted, start, end)], words, source, verb, stance,
            likelihood=1.0, by=FUNCTION, given=_given(speaker, source, speakers, known),
        )  # fmt: skip
    read = [said for span, said in found.items() if is_read(sentences, *span)]
    return sorted(read, key=lambda said: (said.pieces[0].start, -said.pieces[0].end))


def _span(where: str, name: str, given: Any, text: str) -> Span | None:
    """The span of a speaker or cue, None where none is given."""
    if given is None or given is pd.NA:
        return None
    span = as_span(given)
    if span is None:
        ways = "a span (start, end) or None" if name == "cue" else "a name, a span or None"
        raise ValueError(f"{where} has the {name} {given!r}; give {ways}")
    insist_on_words(f"{where}, {name},", text, *span)
    return span


def _given(speaker: Any, source: Span | None, speakers: Speakers, known: Known) -> str:
    """The entity that is told to speak: that of a name, or of the mention at a span that grammar
    does not make a speaker; empty where the source tells, or nothing does."""
    if source is None:
        entity = known.id_of(speaker) if isinstance(speaker, str) else ""
        return entity if entity in known.ids else ""
    if speakers.speaker(*source):
        return ""
    return next((row.entity for row in speakers.rows if (row.start, row.end) == source), "")


def _verb(places: Places, cue: Span) -> tuple[str | None, str]:
    """Lemma and stance of the verb in reporting words."""
    found = places.verb(cue)
    if found is None:
        return None, "neutral"
    tree, at, verb = found
    hedged = any(words.low(i) in HEDGES for words, i in places.within(*cue))
    stance = "hedged" if hedged else verb.stance if verb else "neutral"
    return (verb.lemma if verb else tree.words[at].lemma), stance
