"""Attribution by the reader: its stretches of what is said, as quotations in characters."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from ..grammar.trees import Trees
from ..grammar.words import Word, dateline_end
from ..reader.read import Read
from ..reader.speech import Heard, best
from .attribution import HEDGES
from .marks import Quotation, quotations
from .pieces import (
    AS_SAYING,
    BOTH,
    COLON,
    READER,
    SUBJECT,
    TURN,
    Piece,
    Said,
    Span,
    piece_of,
)
from .verbs import Verbs

# Chance of speech, and probability with its source, from which the reader's stretches are looked
# at: low, since quotes.py leaves out what likelihood.py finds unlikely; set on PolNeAR dev
WORTH, LEAST = 0.3, 0.15
HALF_HEARD = 0.15  # chance of speech below which the reader hears nothing
FAINT = 0.05  # and that above which a plain report by a verb is one: set on PolNeAR dev
PLAIN = 0.5  # and what plain words are given that the reader hears less
TELLING = frozenset({AS_SAYING, TURN, COLON, SUBJECT})  # ways that need no reader
STOPS = frozenset(".,;:?!… ")  # what can stand between two sentences of one content


class Words(NamedTuple):
    """The words of an article as the reader numbered them, its quotations, its text, and the verbs
    that report.

    `openers` are the numbers of the words that begin a sentence.
    """

    text: str
    items: list[Word]
    openers: set[int]
    quoted: list[Quotation]
    verbs: Verbs


def by_reader(
    text: str, trees: Trees, blocks: Iterable[Span], read: Read, verbs: Verbs
) -> list[Said]:
    """All quotations of an article that the reader finds, in order."""
    quoted = [one for start, end in blocks for one in quotations(text, start, end)]
    items = [word for tree in trees.values() for word in tree.words]
    words = Words(text, items, {tree.first for tree in trees.values()}, quoted, verbs)
    own: dict[Span, list[Heard]] = {}
    said = []
    for one in best(read.speech, WORTH):
        if one.score < LEAST:
            continue
        if one.cue is None:
            said.append(Said([_piece(words, one)], score=one.score, by=READER))
        else:
            own.setdefault(one.cue, []).append(one)
    said += [_said(words, cue, found) for cue, found in own.items()]
    return sorted(said, key=lambda one: one.pieces[0].start)


def _piece(words: Words, one: Heard) -> Piece:
    """What is said, with the marks round it where it is a whole quotation."""
    first = one.first
    if first in words.openers:
        first += dateline_end(words.items[first : one.last])
    start, end = words.items[first].start, words.items[one.last - 1].end
    return piece_of(words.text, words.quoted, start, end)


def _said(words: Words, cue: Span, found: Sequence[Heard]) -> Said:
    items = words.items
    verb, stance = _verb(words, cue)
    pieces = _whole(words.text, [_piece(words, one) for one in found])
    source = found[0].source
    score = min(one.score for one in found)
    return Said(pieces, _span(items, cue), source and _span(items, source), verb, stance, score,
                by=READER)  # fmt: skip


def _span(items: Sequence[Word], place: Span) -> Span:
    return items[place[0]].start, items[place[1] - 1].end


def _verb(words: Words, cue: Span) -> tuple[str | None, str]:
    """Lemma and stance of the reporting verb: one of the table, else the last verb of the cue."""
    items = words.items
    hedged = any(item.low in HEDGES for item in items[slice(*cue)])
    for at in range(*cue):
        verb, _ = words.verbs.at(items, at)
        if verb:
            return verb.lemma, "hedged" if hedged else verb.stance
    lemmas = [item.lemma for item in items[slice(*cue)] if item.tag.startswith("VB")]
    return (lemmas[-1] if lemmas else None), "hedged" if hedged else "neutral"


def _whole(text: str, pieces: list[Piece]) -> list[Piece]:
    """Pieces, those joined that nothing but the end of a sentence parts."""
    found = pieces[:1]
    for piece in pieces[1:]:
        last = found[-1]
        if STOPS.issuperset(text[last.end : piece.start]):
            found[-1] = Piece(last.start, piece.end, False, last.quoted or piece.quoted,
                              last.closed and piece.closed)  # fmt: skip
        else:
            found.append(piece)
    return found


def joined(ruled: Sequence[Said], learned: Sequence[Said], read: Read, verbs: Verbs) -> list[Said]:
    """What the rules are sure of, then all that the reader has, then other quotations and reports.

    Sure are direct speech, the turns of an interview and what no verb reports: "according to", a
    headline's colon. Of verbs' reports the reader must half hear those in marks, and hear the
    others at least faintly: of what rules alone find there little is right.
    """
    by_word = heard_at(read)
    heard = [replace(said, score=_chance(said, read, by_word)) for said in ruled]
    learned = list(_at_home(learned, heard, read))
    ruled = [replace(said, score=max(said.score, PLAIN)) if _is_plain(said, verbs) else said
             for said in heard if _is_plain(said, verbs) or said.score >= HALF_HEARD]  # fmt: skip
    sure = [said for said in ruled if said.pieces[0].whole or said.way in (TURN, AS_SAYING)
            or (said.cue and not said.verb) or said.stance == "hedged"]  # fmt: skip
    quoted = [said for said in ruled if any(piece.quoted for piece in said.pieces)]
    reports = [said for said in heard
               if said.score >= FAINT and said.source and verbs.says(said.verb)]  # fmt: skip
    found: list[Said] = []
    for wave in (_agreed(sure, learned), _agreed(learned, ruled), quoted, reports):
        taken = _Taken([(piece.start, piece.end) for said in found for piece in said.pieces])
        for said in wave:
            free = [piece for piece in said.pieces if not taken.meets(piece)]
            if free and (wave is not reports or len(free) == len(said.pieces)):
                found.append(replace(said, pieces=free))
    return found


def _at_home(learned: Sequence[Said], ruled: Sequence[Said], read: Read) -> Iterator[Said]:
    """The reader's quotations, with the subject of the reporting verb where it takes a source that
    is not all in the verb's sentence, or takes more for one: "Portfolio, Ann Moss, the owner,"."""
    subjects = {said.cue[1]: said.source for said in ruled if said.cue and said.verb}
    for said in learned:
        subject = subjects.get(said.cue[1]) if said.cue else None
        strays = said.cue and said.source and subject and (
            {_sentence(read, at) for at in (said.source[0], said.source[1] - 1)}
            != {_sentence(read, said.cue[0])}
            or said.source[0] < subject[0] < subject[1] <= said.source[1]
        )  # fmt: skip
        yield replace(said, source=subject) if strays else said


def _sentence(read: Read, place: int) -> int:
    return read.sentences[bisect.bisect_right(read.starts, place) - 1]


def _is_plain(said: Said, verbs: Verbs) -> bool:
    """Whether what tells who speaks is plain: a label, a colon, "in the words of", or a verb of
    saying beside a whole quotation."""
    plain = said.cue and not said.verb and said.stance == "neutral"
    return said.way in TELLING or bool(plain) or (said.pieces[0].whole and verbs.says(said.verb))


def _agreed(said: Sequence[Said], others: Sequence[Said]) -> list[Said]:
    """Quotations, those marked that rules and reader both find, with the reader's probability, and
    those whose reporting words and source both find."""
    spans = {other.pieces[0][:2]: other for other in others if other.pieces}
    cues = {other.cue[1]: other for other in others if other.cue}
    return [_both(one, spans.get(one.pieces[0][:2]), cues.get(one.cue[1] if one.cue else -1))
            for one in said]  # fmt: skip


def _both(one: Said, same: Said | None, reported: Said | None) -> Said:
    if same and same.by != one.by and _same_source(one.source, same.source):
        return replace(one, by=BOTH, score=one.score if one.by == READER else same.score)
    if reported is None or reported.by == one.by:
        return one
    return replace(one, agreed=_same_source(one.source, reported.source))


def _same_source(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def heard_at(read: Read) -> list[float]:
    """The greatest chance that the reader gives to any speech, by word."""
    found = [0.0] * len(read.starts)
    for one in read.speech:
        for at in range(one.first, one.last):
            found[at] = max(found[at], one.chance)
    return found


def _chance(said: Said, read: Read, by_word: Sequence[float]) -> float:
    """The same in the stretches of a quotation."""
    ranges = (
        slice(
            bisect.bisect_right(read.ends, piece.start), bisect.bisect_left(read.starts, piece.end)
        )
        for piece in said.pieces
    )
    return max((chance for words in ranges for chance in by_word[words]), default=0.0)


class _Taken:
    """Stretches of text that are spoken for."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.ends = list(accumulate((end for _, end in self.spans), max))

    def meets(self, piece: Piece) -> bool:
        """Whether a piece shares characters with one of them."""
        at = bisect.bisect_left(self.spans, (piece.end, 0))
        return at > 0 and self.ends[at - 1] > piece.start
