"""What is said, in characters: stretches of text with the quotation marks round them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .marks import ESCAPED, Quotation, without_marks

Span = tuple[int, int]
# What stands for the reader's probability where it is not asked: the share of quotations by rules
# whose content and source are right, on PolNeAR dev (of 1,886)
BY_RULE = 0.68
# What tells who says something: reporting words, or whom one quotes "as saying" it; the label of a
# turn in an interview; what stands before a colon; a name beneath; the sentence before it; nothing
VERB, AS_SAYING, TURN, COLON = "verb", "as saying", "turn", "colon"
RULES, READER, BOTH, FUNCTION = "rules", "reader", "both", "function"
SIGNED, SUBJECT, NOTHING = "signed", "subject", "nothing"
LETTER = re.compile("|".join(ESCAPED) + r"|([^\W_])")


class Piece(NamedTuple):
    """A stretch of what is said: its span, whether it is one `whole` quotation or holds any."""

    start: int
    end: int
    whole: bool
    quoted: bool
    closed: bool


@dataclass
class Said:
    """One quotation in characters: its pieces and what is known of it."""

    pieces: list[Piece]
    cue: Span | None = None
    source: Span | None = None
    verb: str | None = None
    stance: str = "neutral"
    score: float = BY_RULE  # what the reader makes of it, 0 … 1
    likelihood: float = 0.0  # probability that content and source are right; NaN if not known
    doubted: bool = False  # a rule doubts it, and nothing says how likely it is
    way: str = VERB  # what tells who says it
    by: str = RULES  # who found it
    given: str = ""  # who says it by hand: an entity's id, or unnamed
    agreed: bool = False  # whether rules and reader agree on reporting words and source, no more


def piece_of(text: str, quoted: Sequence[Quotation], start: int, end: int) -> Piece:
    """A stretch as a piece, with the marks round it where it is a whole quotation."""
    inside = touching(quoted, start, end)
    if inside:
        first, last = inside[0], inside[-1]
        if not _letters(text, first.start, start):
            start = min(start, first.start)
        if not _letters(text, end, last.end):
            end = max(end, last.end)
    whole = len(inside) == 1 and (start, end) == inside[0][:2]
    return Piece(start, end, whole, bool(inside), all(q.closed for q in inside))


def touching(quoted: Sequence[Quotation], start: int, end: int) -> list[Quotation]:
    """The quotations that share a character with a stretch; they are in order and apart."""
    at = bisect.bisect_right(quoted, start, key=lambda quotation: quotation.start) - 1
    near = quoted[max(at, 0) : bisect.bisect_left(quoted, end, key=lambda q: q.start)]
    return [q for q in near if q.start < end and start < q.end]


def _letters(text: str, start: int, end: int) -> bool:
    """Whether a letter or digit stands in a stretch, those of escaped marks left out; the first is
    enough, since a mark that is never closed reaches to the end of its paragraph."""
    return any(found.group(1) for found in LETTER.finditer(text, start, end))


def content(text: str, piece: Piece) -> Span:
    """What is said: without the outer marks where the piece is one whole quotation."""
    start, end = piece.start, piece.end
    if piece.whole:
        start, end = without_marks(text, start, end, piece.closed)
    return (start, end) if start < end else piece[:2]  # else nothing but marks
