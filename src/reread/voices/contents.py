"""What an attribution reports in characters, with the quotations beside its reporting words."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from ..grammar.dependents import ancestors
from ..grammar.sentence import Sentence
from ..grammar.words import FINITE, VERB, Word
from .attribution import Attribution, Range
from .marks import Quotation, without_marks
from .pieces import AS_SAYING, COLON, Piece, Said, Span, piece_of, touching
from .pieces import VERB as VERBAL
from .reports import is_as_saying
from .verbs import Verb

SPOKEN_ENDS = frozenset(",?!.…")  # before the closing mark of what someone "laughed"
BETWEEN = re.compile("[ ,:;.?!…—–-]*+")  # what can stand between a quotation and its cue
OPENS = re.compile(r"\s*:")
LONGEST_LEAD = 60  # words between a reporting verb and its quotation that are looked at
LONGEST_ADVERBIAL = 12  # words between a reporting verb and its quotation: "said on Monday, “…”"


def of_sentence(
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
    touches = last >= 0 and BETWEEN.fullmatch(text, quoted[last].end, start)
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
