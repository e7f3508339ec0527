"""Attribution by rules: the patterns of each sentence's tree, and the quotations beside them.

A quotation without reporting words of its own continues the speaker before it: "…," she said.
"…" Else it is that of whom the sentence before is about, or waits for the next speaker.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..grammar.dependents import first_conjunct
from ..grammar.sentence import Sentence
from ..grammar.words import ROOT
from .attribution import noun_with_its_own, outermost
from .contents import of_sentence, span_of
from .labels import Names, after_colon, headed, signed, turns
from .marks import Quotation, is_marked, quotations
from .paragraphs import Block
from .patterns import attributions
from .pieces import NOTHING, SUBJECT, Piece, Said, Span, piece_of, touching
from .speakers import Speakers


@dataclass
class _Talk:
    """What the sentences so far say, and what they leave open."""

    found: list[Said] = field(default_factory=list)
    speaking: Said | None = None  # whom a floating quotation continues
    waiting: list[Piece] = field(default_factory=list)  # quotations without a speaker so far

    def report(self, said: Said) -> None:
        """A quotation with its reporting words; it takes those that wait for a speaker."""
        if said.pieces and said.pieces[0].quoted:
            said.pieces[:0], self.waiting = self.waiting, []
        self.end()
        self.found.append(said)
        self.speaking = said

    def go_on(self, piece: Piece, before: Span | None) -> None:
        """A quotation by itself: of who speaks, or of whom the sentence before it is about."""
        if self.speaking:
            self.speaking.pieces.append(piece)
        elif before:
            self.report(Said([piece], source=before, way=SUBJECT))
        else:
            self.waiting.append(piece)

    def end(self) -> None:
        """No one speaks: quotations that found no speaker become rows without one."""
        if self.waiting:
            self.found.append(Said(self.waiting, way=NOTHING))
        self.waiting, self.speaking = [], None


def by_rules(text: str, blocks: Sequence[Block], speakers: Speakers) -> list[Said]:
    """All quotations of an article, in order of their reporting words."""
    talk, last, names = _Talk(), -1, speakers.names
    told = turns(text, [(block.start, block.end) for block in blocks], speakers.labels)
    taken = [said.pieces[0][:2] for said in told]
    heads = headed(text, [(block.start, block.end) for block in blocks], names)
    for block in blocks:
        if block.first > last + 1:
            talk.end()
        last = block.number
        own = [tree for tree in block.trees if not _inside(taken, tree)]
        _follow(talk, text, block._replace(trees=own), speakers, heads.get(block.start))
    talk.end()
    _close_continued(text, talk.found)
    return [said for said in talk.found if said.pieces] + told


def _inside(spans: Sequence[Span], tree: Sentence) -> bool:
    """Whether a sentence shares characters with one of some spans; they are in order and apart."""
    at = bisect.bisect_left(spans, (tree.words[-1].end, 0)) - 1
    return at >= 0 and spans[at][1] > tree.words[0].start


def _follow(
    talk: _Talk, text: str, block: Block, speakers: Speakers, before: Span | None
) -> None:  # fmt: skip
    """What a block says; `before` is who its heading names."""
    quoted = quotations(text, block.start, block.end)
    verbs, names = speakers.places.verbs, speakers.names
    found = [outermost(attributions(tree, verbs, headline=block.headline)) for tree in block.trees]
    reports = [list(of_sentence(text, quoted, tree, own))
               for tree, own in zip(block.trees, found, strict=True)]  # fmt: skip
    pieces = (piece for said in reports for one in said for piece in one.pieces)
    claimed = {q for piece in pieces for q in touching(quoted, piece.start, piece.end)}
    for tree, own, said in zip(block.trees, found, reports, strict=True):
        start, end = tree.words[0].start, tree.words[-1].end
        inside = touching(quoted, start, end)
        for one in said:
            talk.report(one)
        alone = not said and _is_quoted(tree, inside)
        if not said and not alone:
            talk.end()
        for quotation in inside:
            if quotation in claimed or quotation.start < start:
                continue
            piece = piece_of(text, quoted, quotation.start, quotation.end)
            if name := signed(text, piece, block.end):
                talk.end()
                talk.found.append(name)
            elif led := after_colon(text, quoted, tree, quotation, own):
                talk.report(led)
            elif alone:
                talk.go_on(piece, before)
        before = None if inside else _about(tree, names)
    if talk.waiting and not all(_is_quoted(tree, quoted) for tree in block.trees):
        talk.end()  # its own paragraph tells whose it is, not the next


def _about(tree: Sentence, names: Names) -> Span | None:
    """Whom a sentence is about, if it names someone who can speak: the subject of its last main
    clause: "two were killed, but Captain Merilo was upbeat."."""
    main = [i for i, word in enumerate(tree.words)
            if tree.words[first_conjunct(tree, i)].governor == ROOT
            and word.relation in ("root", "conj", "parataxis")]  # fmt: skip
    subjects = [subject for i in main if (subject := tree.own_subject(i)) is not None]
    if not subjects:
        return None
    span = span_of(tree, noun_with_its_own(tree, subjects[-1]))
    return span if names(*span) else None


def _is_quoted(tree: Sentence, quoted: Sequence[Quotation]) -> bool:
    """Whether a sentence has no words outside of quotations."""
    return all(
        touching(quoted, word.start, word.start + 1)
        for i, word in enumerate(tree.words)
        if tree.is_letters(i)
    )


def _close_continued(text: str, found: list[Said]) -> None:
    """By convention a quotation of several paragraphs is closed in the last one only."""
    for said in found:
        for at, (piece, following) in enumerate(zip(said.pieces, said.pieces[1:], strict=False)):
            if not piece.closed and is_marked(text, following.start):
                said.pieces[at] = piece._replace(closed=True)
