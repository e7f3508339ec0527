"""Speech inside speech: what someone is said to have said, in the words of someone else.

"Berg said that Moss had told her that …", "“She said, ‘No.’”": a quotation `within` another.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..grammar.sentence import Sentence
from ..grammar.words import FINITE
from .attribution import Attribution
from .contents import said_by, span_of
from .likelihood import source_form
from .marks import Quotation, quotations
from .paragraphs import Block
from .pieces import READER, Piece, Said, Span, piece_of, touching
from .speakers import Speakers
from .verbs import FACTIVE

# Subjects that tell of no second speaker
NO_OTHER = frozenset([
    "i", "we", "you", "who", "it", "nobody", "one", "everything", "this", "that", "which",
])  # fmt: skip
DEEPEST = 4  # pieces before a word that are asked whether they hold it
Told = Mapping[int, Sequence[Attribution]]  # the attributions of each sentence, by its number
SAID = frozenset({"VBD", "VBZ", "VBP"})  # not "may say", "to say"
DENIED = frozenset({"not", "n't", "never"})


def nested(
    text: str, blocks: Iterable[Block], told: Told, found: Sequence[Said], speakers: Speakers
) -> Iterator[Said]:
    """Quotations inside those found, each said by someone else than who says those."""
    whose = {piece: said for said in found for piece in said.pieces}
    pieces = sorted(whose)
    cues = {said.cue for said in found}
    inner: dict[Piece, list[Quotation]] = {}  # the quotations inside a piece
    for block in blocks:
        quoted = quotations(text, block.start, block.end) if pieces else []
        for tree in block.trees:
            for one in told[tree.number]:
                cue = span_of(tree, one.cue)
                outer = _around(pieces, cue)
                if outer is None or cue in cues or not _is_told(tree, one):
                    continue
                if outer not in inner:
                    inner[outer] = _inside(text, quoted, outer)
                said = _within(text, inner[outer], outer, tree, one, cue)
                if said and (outer.whole or _is_another(speakers, whose[outer], said)):
                    yield said


def _around(pieces: Sequence[Piece], cue: Span) -> Piece | None:
    """The smallest piece that holds some reporting words; few pieces hold others."""
    stop = bisect.bisect_right(pieces, cue[0], key=lambda piece: piece.start)
    own = (piece for piece in pieces[max(0, stop - DEEPEST) : stop] if cue[1] <= piece.end)
    return min(own, key=lambda piece: piece.end - piece.start, default=None)


def _inside(text: str, quoted: Sequence[Quotation], outer: Piece) -> list[Quotation]:
    """The quotations inside a piece; where it is one itself, those between its marks."""
    if outer.whole:
        return quotations(text, outer.start + 1, outer.end - outer.closed)
    return touching(quoted, outer.start, outer.end)


def nearest(blocks: Iterable[Block], told: Told, found: Sequence[Said]) -> list[Said]:
    """Quotations, those of the reader given to the verb that governs them where it took another:
    in "Berg said sources had told him that …" what follows "that" is the sources'."""
    governed = {}
    for block in blocks:
        for tree in block.trees:
            for one in told[tree.number]:
                if one.source and one.verb and len(one.pieces) == 1 and "c" in one.verb.takes:
                    governed[span_of(tree, one.pieces[0])] = (tree, one)
    return [_given(said, *governed.get(said.pieces[0][:2], (None, None))) for said in found]


def _given(said: Said, tree: Sentence | None, one: Attribution | None) -> Said:
    if tree is None or one is None or one.source is None or one.verb is None:
        return said
    cue, source = span_of(tree, one.cue), span_of(tree, one.source)
    between = said.cue is not None and said.cue[1] <= source[0] < cue[1] <= said.pieces[0].start
    if said.by != READER or not between or len(said.pieces) > 1:
        return said
    return replace(said, cue=cue, source=source, verb=one.verb.lemma, stance=one.verb.stance)


def _is_told(tree: Sentence, one: Attribution) -> bool:
    """Whether someone else did say it: not "I tell them, ‘…’", "they may say, ‘…’"."""
    if one.source is None or one.verb is None or one.verb.stance == FACTIVE:
        return False
    source = range(*one.source)
    if "m" in one.verb.takes or any(tree.tag(i) in FINITE for i in source):
        return False
    if tree.low(source[0]) in NO_OTHER:
        return False
    tags, words = ({look(i) for i in range(*one.cue)} for look in (tree.tag, tree.low))
    return bool(tags & SAID) and "MD" not in tags and DENIED.isdisjoint(words)


def _is_another(speakers: Speakers, outer: Said, inner: Said) -> bool:
    """Whether who says what stands inside is someone else; of a pronoun that must be known,
    unless it stands in direct speech, where one's own is "I"."""
    who = speakers.speaker(*inner.source) if inner.source else None
    if who is None:
        return source_form(inner, speakers.places) in ("name", "nominal")
    first = speakers.speaker(*outer.source) if outer.source else None
    return first is None or first.entity != who.entity


def _within(
    text: str, inner: Sequence[Quotation], outer: Piece, tree: Sentence, one: Attribution,
    cue: Span,
) -> Said | None:  # fmt: skip
    """What one says within a piece of what another says: a clause, or words in inner marks."""
    if touching(inner, *cue):
        return None
    said = said_by(text, inner, tree, one)
    if said is None or not said.source or not outer.start <= said.source[0] < outer.end:
        return None
    kept = [piece for piece in said.pieces if outer.start <= piece.start and piece.end <= outer.end
            and (piece.quoted or _tells(tree, one))]  # fmt: skip
    said.pieces = [piece_of(text, inner, q.start, q.end) for piece in kept if outer.whole
                   for q in touching(inner, piece.start, piece.end)] or kept  # fmt: skip
    if any(piece.start <= outer.start + 2 and piece.end >= outer.end - 2 for piece in said.pieces):
        return None  # the same words once more
    return said if said.pieces else None


def _tells(tree: Sentence, one: Attribution) -> bool:
    return (one.verb is not None and "c" in one.verb.takes) and any(
        tree.tag(i) in FINITE for piece in one.pieces for i in range(*piece)
    )


def outer_of(found: Sequence[Said]) -> list[int | None]:
    """For each quotation, in order of their first characters, the number of that it stands in."""
    pieces = sorted(((p.start, -p.end, number) for number, said in enumerate(found)
                     for p in said.pieces))  # fmt: skip
    outer: list[int | None] = [None] * len(found)
    open_: list[tuple[int, int]] = []  # ends and numbers of the pieces around
    for start, end, number in pieces:
        while open_ and open_[-1][0] <= start:
            open_.pop()
        around = next((n for last, n in reversed(open_) if n != number and last >= -end), None)
        if found[number].pieces[0].start == start:
            outer[number] = around
        open_.append((-end, number))
    return outer
