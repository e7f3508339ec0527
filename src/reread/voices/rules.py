"""Attribution by rules: the patterns of each sentence's tree, and the quotations beside them.

A quotation without reporting words of its own continues the speaker before it: "…," she said.
"…" Else it is that of whom the sentence before is about, or waits for the next speaker.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..grammar.dependents import ancestors, first_conjunct
from ..grammar.sentence import Sentence
from ..grammar.words import FINITE, ROOT, VERB, Word
from .marks import Quotation, is_marked, quotations, without_marks
from .patterns import Attribution, Range, attributions, is_as_saying, noun_with_its_own, outermost
from .pieces import AS_SAYING, COLON, NOTHING, SUBJECT, Piece, Said, Span, piece_of, touching
from .pieces import VERB as VERBAL
from .unreported import Names, after_colon, headed, signed, turns
from .verbs import Verb

SPOKEN_ENDS = frozenset(",?!.…")  # before the closing mark of what someone "laughed"
BETWEEN = frozenset(" \xa0\t\r\n,:;.?!…—–-")  # what can stand between a quotation and its cue
OPENS = re.compile(r"\s*:")
LONGEST_LEAD = 60  # words between a reporting verb and its quotation that are looked at
LONGEST_SPEECH = 6  # paragraphs over which a quotation goes on
LONGEST_ADVERBIAL = 12  # words between a reporting verb and its quotation: "said on Monday, “…”"


class Block(NamedTuple):
    """One block, or several that are one: their first and last number, their span, whether it is
    a headline, their sentences."""

    first: int
    number: int
    start: int
    end: int
    headline: bool
    trees: list[Sentence]


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


def run_on(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks, those made one over which a quotation goes on without a mark of its own."""
    found: list[Block] = []
    last = 0
    for at, block in enumerate(blocks):
        if at < last:
            continue
        last = next((stop for stop in range(at + 2, min(at + LONGEST_SPEECH, len(blocks)) + 1)
                     if _goes_on(text, blocks[at:stop])), at + 1)  # fmt: skip
        over = blocks[at:last]
        trees = [tree for one in over for tree in one.trees]
        found.append(block._replace(number=over[-1].number, end=over[-1].end, trees=trees))
    return found


def _goes_on(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a quotation that the first of some blocks opens is closed in the last one only."""
    first, final = blocks[0], blocks[-1]
    if is_marked(text, final.start) or final.number - first.number != len(blocks) - 1:
        return False
    open_ = quotations(text, first.start, first.end)
    if not open_ or open_[-1].closed:
        return False
    whole = touching(quotations(text, first.start, final.end), open_[-1].start, final.end)
    return (
        bool(whole)
        and whole[0].start == open_[-1].start
        and whole[0].closed
        and (whole[0].end > final.start)
    )


def by_rules(text: str, blocks: Sequence[Block], names: Names) -> list[Said]:
    """All quotations of an article, in order of their reporting words.

    `names` tells whether a span names someone who can speak.
    """
    talk, last = _Talk(), -1
    told = turns(text, [(block.start, block.end) for block in blocks], names)
    taken = [said.pieces[0][:2] for said in told]
    heads = headed(text, [(block.start, block.end) for block in blocks], names)
    for block in blocks:
        if block.first > last + 1:
            talk.end()
        last = block.number
        own = [tree for tree in block.trees if not _inside(taken, tree)]
        _follow(talk, text, block._replace(trees=own), names, heads.get(block.start))
    talk.end()
    _close_continued(text, talk.found)
    return [said for said in talk.found if said.pieces] + told


def _inside(spans: Sequence[Span], tree: Sentence) -> bool:
    """Whether a sentence shares characters with one of some spans; they are in order and apart."""
    at = bisect.bisect_left(spans, (tree.words[-1].end, 0)) - 1
    return at >= 0 and spans[at][1] > tree.words[0].start


def _follow(
    talk: _Talk, text: str, block: Block, names: Names, before: Span | None
) -> None:  # fmt: skip
    """What a block says; `before` is who its heading names."""
    quoted = quotations(text, block.start, block.end)
    found = [outermost(attributions(tree, block.headline)) for tree in block.trees]
    reports = [list(_of_sentence(text, quoted, tree, own))
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


def _of_sentence(
    text: str, quoted: Sequence[Quotation], tree: Sentence, found: Sequence[Attribution]
) -> Iterator[Said]:
    """What the attributions of a sentence report; a quotation is that of one of them."""
    taken: set[Piece] = set()
    for one in found:
        said = said_by(text, quoted, tree, one)
        if said is None or touching(quoted, *span_of(tree, one.cue)):
            continue
        free = [piece for piece in said.pieces if piece not in taken]
        taken.update(piece for piece in free if piece.whole)
        if free or not said.pieces:
            said.pieces = free
            yield said


def said_by(
    text: str, quoted: Sequence[Quotation], tree: Sentence, one: Attribution
) -> Said | None:
    """What an attribution reports in characters, with the quotations beside it."""
    pieces = [_piece(text, quoted, tree, piece) for piece in one.pieces]
    spoken = list(_beside(text, quoted, tree, one))
    mixed = any(piece.quoted and not piece.whole and not _lies_in(piece, spoken)
                for piece in pieces)  # fmt: skip
    if spoken and (not mixed or spoken[0].start < _start(tree, one)):
        pieces = [piece_of(text, quoted, q.start, q.end) for q in spoken]
    if not pieces and not (one.verb and OPENS.match(text, _end(tree, one))):
        return None
    stance = "hedged" if one.hedged else one.verb.stance if one.verb else "neutral"
    way = AS_SAYING if is_as_saying(tree, one.cue[1] - 1) else VERBAL
    way = COLON if tree.low(one.cue[0]) == ":" else way
    return Said(pieces, span_of(tree, one.cue), one.source and span_of(tree, one.source),
                one.verb.lemma if one.verb else None, stance, way=way)  # fmt: skip


def _lies_in(piece: Piece, spoken: Sequence[Quotation]) -> bool:
    """Whether a piece is but a part of one of some quotations."""
    return any(one.start <= piece.start and piece.end <= one.end for one in spoken)


def _piece(text: str, quoted: Sequence[Quotation], tree: Sentence, place: Range) -> Piece:
    """A piece, with all of a quotation that begins or ends in other sentences."""
    start, end = span_of(tree, place)
    for quotation in touching(quoted, start, end):
        if quotation.start < tree.words[0].start and place[0] == 0:
            start = quotation.start
        if quotation.end > tree.words[-1].end and _only_marks(tree, place[1]):
            end = quotation.end
    return piece_of(text, quoted, start, end)


def _only_marks(tree: Sentence, at: int) -> bool:
    return not any(tree.is_letters(i) for i in range(at, len(tree.words)))


def span_of(tree: Sentence, place: Range) -> Span:
    """A range of words in characters."""
    return tree.words[place[0]].start, tree.words[place[1] - 1].end


def _start(tree: Sentence, one: Attribution) -> int:
    places = [place[0] for place in (one.cue, one.source) if place]
    if is_as_saying(tree, one.cue[1] - 1):  # "“…,” it quoted Moss as saying"
        above = (tree.own_subject(i) for i in ancestors(tree, one.cue[1] - 1))
        places += [tree.span(i)[0] for i in above if i is not None]
    return min(tree.words[place].start for place in places)


def _end(tree: Sentence, one: Attribution) -> int:
    return max(tree.words[place[1] - 1].end for place in (one.cue, one.source) if place)


def _beside(
    text: str, quoted: Sequence[Quotation], tree: Sentence, one: Attribution
) -> Iterator[Quotation]:
    """The quotations that a verb reports: one that opens the sentence and ends with a mark just
    before the reporting words, and one that a comma or colon introduces after them."""
    if one.verb is None:
        return
    start, end = _start(tree, one), _end(tree, one)
    if _shares_source(tree, one):  # "“It is fine,” she said, and declined to say more"
        start = tree.words[one.cue[0]].start
    last = bisect.bisect_right(quoted, start, key=lambda quotation: quotation.end) - 1
    touches = last >= 0 and BETWEEN.issuperset(text[quoted[last].end : start])
    if touches and _opens(tree, quoted[last], one) and _can_be_said(text, quoted[last], one.verb):
        yield quoted[last]
    first = bisect.bisect_left(quoted, end, key=lambda quotation: quotation.start)
    if first < len(quoted) and quoted[first].start <= tree.words[-1].end:
        low, high = (bisect.bisect_left(tree.words, edge, key=lambda word: word.start)
                     for edge in (end, quoted[first].start))  # fmt: skip
        between = tree.words[low:high] if high - low <= LONGEST_LEAD else ()
        introduced = between and _introduces(between)
        if introduced and _can_be_said(text, quoted[first], one.verb):
            yield quoted[first]


def _shares_source(tree: Sentence, one: Attribution) -> bool:
    """Whether a verb has its source from a verb before it."""
    verb = next((i for i in range(*one.cue) if tree.tag(i) in VERB), None)
    if verb is None or one.source is None or one.source[0] > verb or is_as_saying(tree, verb):
        return False
    return tree.own_subject(verb) is None


def _can_be_said(text: str, quotation: Quotation, verb: Verb) -> bool:
    """Whether a quotation ends as speech does, where the verb tells of other things too."""
    _, end = without_marks(text, *quotation)
    return verb.takes != "q" or text[end - 1] in SPOKEN_ENDS


def _opens(tree: Sentence, quotation: Quotation, one: Attribution) -> bool:
    """Whether a quotation holds the first words of a sentence, or is one by itself before a
    sentence that only reports: "“Why?” Trump said."."""
    first = next((word for word in tree.words if any(map(str.isalnum, word.low))
                  and word.relation != "cc"), tree.words[0])  # fmt: skip
    if quotation.end <= first.start:
        verb_first = tree.words[one.cue[0]] is first
        return not one.pieces and (verb_first or (one.verb is not None and one.verb.takes != "q"))
    return quotation.start <= first.start < quotation.end


def _introduces(words: Sequence[Word]) -> bool:
    """Whether words between a verb and a quotation lead on to it, with no clause of their own:
    "said on Monday, “…”", "outlined a link between sharks and seals: “…”"."""
    clause = any(word.tag in FINITE or word.low == "that" for word in words)
    near = words[-1].low == "," and len(words) <= LONGEST_ADVERBIAL
    return not clause and (near or words[-1].low == ":")


def _close_continued(text: str, found: list[Said]) -> None:
    """By convention a quotation of several paragraphs is closed in the last one only."""
    for said in found:
        for at, (piece, following) in enumerate(zip(said.pieces, said.pieces[1:], strict=False)):
            if not piece.closed and is_marked(text, following.start):
                said.pieces[at] = piece._replace(closed=True)
