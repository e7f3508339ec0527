"""Attribution by rules: the patterns of each sentence's tree, and the quotations beside them.

A quotation without reporting words of its own continues the speaker before it: "…," she said.
"…" It waits for the next speaker where there is none before.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..grammar.sentence import Sentence
from .marks import Quotation, quotations
from .patterns import Attribution, Range, attributions
from .pieces import MARKS, Piece, Said, Span, piece_of, touching

NO_OTHER = frozenset(["i", "we", "you", "who"])  # subjects that tell of no second speaker
SPOKEN_ENDS = frozenset(",?!.…")  # before the closing mark of what someone "laughed"
BETWEEN = frozenset(" \xa0\t\r\n,:;.?!…—–-")  # what can stand between a quotation and its cue
LONGEST_ADVERBIAL = 12  # words between a reporting verb and its quotation: "said on Monday, “…”"


class Block(NamedTuple):
    """One block: its number and span, whether it is a headline, its sentences."""

    number: int
    start: int
    end: int
    headline: bool
    trees: list[Sentence]


@dataclass
class _State:
    """What the sentences so far leave open."""

    found: list[Said] = field(default_factory=list)
    speaking: Said | None = None  # whom a floating quotation continues
    waiting: list[Piece] = field(default_factory=list)  # quotations without a speaker so far
    block: int = -1


def by_rules(text: str, blocks: Iterable[Block]) -> list[Said]:
    """All quotations of an article, in order of their reporting words."""
    state = _State()
    for block in blocks:
        if block.number > state.block + 1:
            _give_up(state)
            state.speaking = None
        state.block = block.number
        _of_block(state, text, block)
    _give_up(state)
    _close_continued(text, state.found)
    return [said for said in state.found if said.pieces]


def _of_block(state: _State, text: str, block: Block) -> None:
    quoted = quotations(text, block.start, block.end)
    said = [one for tree in block.trees for one in _of_sentence(text, quoted, tree, block.headline)]
    own = [q for q in quoted if not any(piece.start < q.end and q.start < piece.end
                                        for one in said for piece in one.pieces)]  # fmt: skip
    floating = {q for q in own if _floats(block.trees, q)}
    for _, one in sorted(
        [(one.cue[0] if one.cue else 0, one) for one in said] + [(q.start, q) for q in floating],
        key=lambda pair: pair[0],
    ):
        if isinstance(one, Quotation):
            piece = piece_of(text, quoted, one.start, one.end)
            if state.speaking:
                state.speaking.pieces.append(piece)
            else:
                state.waiting.append(piece)
            continue
        if state.waiting and one.pieces and one.pieces[0].quoted:
            one.pieces[:0] = state.waiting
            state.waiting = []
        _give_up(state)
        state.found.append(one)
        state.speaking = one


def _of_sentence(
    text: str, quoted: Sequence[Quotation], tree: Sentence, headline: bool
) -> Iterator[Said]:
    for one in attributions(tree, headline):
        start, end = tree.words[one.cue[0]].start, tree.words[one.cue[1] - 1].end
        if not touching(quoted, start, end) and (said := _said(text, quoted, tree, one)):
            yield said


def _said(text: str, quoted: Sequence[Quotation], tree: Sentence, one: Attribution) -> Said | None:
    pieces = [_piece(text, quoted, tree, piece) for piece in one.pieces]
    beside = list(_beside(text, quoted, tree, one))
    if one.verb and set(one.verb.takes) & {"c", "q"}:
        spoken = [q for q in beside if one.verb.takes != "q" or _is_spoken(text, q)]
        if spoken and not any(piece.quoted for piece in pieces):
            pieces = [piece_of(text, quoted, q.start, q.end) for q in spoken]
    if not pieces and not (one.verb and text[_end(tree, one) :].lstrip()[:1] == ":"):
        return None
    stance = "hedged" if one.hedged else one.verb.stance if one.verb else "neutral"
    return Said(pieces, _span(tree, one.cue), one.source and _span(tree, one.source),
                one.verb.lemma if one.verb else None, stance)  # fmt: skip


def _piece(text: str, quoted: Sequence[Quotation], tree: Sentence, place: Range) -> Piece:
    """A piece, with all of a quotation that begins or ends in other sentences."""
    start, end = _span(tree, place)
    for quotation in touching(quoted, start, end):
        if quotation.start < tree.words[0].start and place[0] == 0:
            start = quotation.start
        if quotation.end > tree.words[-1].end and _only_marks(tree, place[1]):
            end = quotation.end
    return piece_of(text, quoted, start, end)


def _only_marks(tree: Sentence, at: int) -> bool:
    return not any(any(map(str.isalnum, word.low)) for word in tree.words[at:])


def _span(tree: Sentence, place: Range) -> Span:
    return tree.words[place[0]].start, tree.words[place[1] - 1].end


def _start(tree: Sentence, one: Attribution) -> int:
    places = [one.cue, one.source] if one.source else [one.cue]
    return min(tree.words[first].start for first, _ in places)


def _end(tree: Sentence, one: Attribution) -> int:
    """Where the reporting words end, the source and a date or place after them included."""
    last = max(last for _, last in filter(None, (one.cue, one.source)))
    head = one.cue[1] - 1
    for child in tree.children[head]:
        first, after = tree.span(child)
        adverbial = tree.words[child].relation in ("obl", "obl:unmarked", "advmod", "iobj", "obj")
        if first == last and adverbial and after - first <= LONGEST_ADVERBIAL:
            last = after
    return tree.words[last - 1].end


def _beside(
    text: str, quoted: Sequence[Quotation], tree: Sentence, one: Attribution
) -> Iterator[Quotation]:
    """The quotations that nothing but marks parts from the reporting words."""
    start, end = _start(tree, one), _end(tree, one)
    after = bisect.bisect_left(quoted, end, key=lambda quotation: quotation.start)
    if after and BETWEEN.issuperset(text[quoted[after - 1].end : start]):
        yield quoted[after - 1]
    if after < len(quoted) and BETWEEN.issuperset(between := text[end : quoted[after].start]):
        if {",", ":"} & set(between):
            yield quoted[after]


def _is_spoken(text: str, quotation: Quotation) -> bool:
    inside = text[quotation.start : quotation.end].rstrip("".join(MARKS) + " \xa0")
    return inside[-1:] in SPOKEN_ENDS


def _floats(trees: Sequence[Sentence], quotation: Quotation) -> bool:
    """Whether the sentences of a quotation have no words outside of quotations."""
    return all(
        quotation.start <= word.start < quotation.end or not any(map(str.isalnum, word.low))
        for tree in trees
        if tree.words[0].start < quotation.end and quotation.start < tree.words[-1].end
        for word in tree.words
    )


def _give_up(state: _State) -> None:
    """Quotations that found no speaker become rows without one."""
    if state.waiting:
        state.found.append(Said(state.waiting))
        state.waiting = []


def by_inner(text: str, blocks: Iterable[Block]) -> Iterator[Said]:
    """Quotations inside quotations, where someone is said to have said them: "he said, ‘No.’"."""
    for block in blocks:
        for outer in quotations(text, block.start, block.end):
            inner = quotations(text, outer.start + 1, outer.end - outer.closed)
            trees = [tree for tree in block.trees if inner
                     and tree.words[0].start < outer.end and outer.start < tree.words[-1].end]  # fmt: skip
            for tree in trees:
                yield from (said for one in attributions(tree, headline=False)
                            if (said := _reported_inside(text, outer, inner, tree, one)))  # fmt: skip


def _reported_inside(
    text: str, outer: Quotation, inner: Sequence[Quotation], tree: Sentence, one: Attribution
) -> Said | None:
    """Whether someone else did say it: not "I tell them, ‘…’", "they may say, ‘…’"."""
    start, end = _span(tree, one.cue)
    tags = {tree.tag(i) for i in range(*one.cue)}
    if not outer.start < start < end < outer.end or one.source is None or one.verb is None:
        return None
    if tree.low(one.source[0]) in NO_OTHER or not tags & {"VBD", "VBZ"}:
        return None
    if touching(inner, start, end):
        return None
    said = _said(text, inner, tree, one)
    if said is None or not any(piece.quoted for piece in said.pieces):
        return None
    said.pieces = [piece_of(text, inner, q.start, q.end) for piece in said.pieces
                   for q in touching(inner, piece.start, piece.end)]  # fmt: skip
    return said


def _close_continued(text: str, found: list[Said]) -> None:
    """By convention a quotation of several paragraphs is closed in the last one only."""
    for said in found:
        for at, (piece, following) in enumerate(zip(said.pieces, said.pieces[1:], strict=False)):
            if not piece.closed and text[following.start] in MARKS:
                said.pieces[at] = piece._replace(closed=True)
