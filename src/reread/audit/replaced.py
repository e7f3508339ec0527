"""Where a sentence goes word for word as one of a source, but for a few words in between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ..across.comparing.accounts import Facet, Statement
from .opposites import are_opposite

# A word; "[t]here" is one of which an editor has changed a letter
WORD = re.compile(r"(?:\[\w\])?[$£€]?\w+(?:[.,]\d+)*(?:['’]\w+)*%?")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
           "twelve")  # fmt: skip
DIGITS = {word: str(number) for number, word in enumerate(NUMBERS, 2)}
_BRACKET = re.compile(r"[\[\]]")
MAY = "May"  # the month, which is no "may"
MOST = 6  # words that stand in the place of others
ANCHOR = 2  # least words that are the same on each side, unless the sentence begins or ends there
TOGETHER = 4  # least words that are the same on both sides together


class Word(NamedTuple):
    """A word without case, numbers as digits, and its place."""

    low: str
    start: int
    end: int


class Replaced(NamedTuple):
    """A few words of the text where a sentence of a source has others, or none; both can be
    empty, but not both at once."""

    statement: Statement
    own: tuple[Word, ...]
    theirs: tuple[Word, ...]
    after: Word | None  # the word of the text after it
    after_b: Word | None  # and that of the source

    def holds(self, facet: Facet) -> bool:
        """Whether a facet of the text stands in it."""
        return any(facet.start <= word.start and word.end <= facet.end for word in self.own)

    def held(self, kind: str) -> list[Facet]:
        """The facets of a kind that the source has there."""
        return [facet for facet in self.statement.of(kind)
                if any(facet.start <= word.start and word.end <= facet.end
                       for word in self.theirs)]  # fmt: skip


def words_in(text: str, start: int = 0) -> list[Word]:
    """The words of a text that begins at a character."""
    found = []
    for match in WORD.finditer(text):
        low = match[0] if match[0] == MAY else _BRACKET.sub("", match[0].lower()).replace("’", "'")
        found.append(Word(DIGITS.get(low, low), start + match.start(), start + match.end()))
    return found


def _are_opposite(own: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return len(own) == len(theirs) == 1 and are_opposite(own[0].low, theirs[0].low)


def replaced(own: Statement, source: Statement) -> list[Replaced]:
    """What stands in the place of what, where the words on both sides are the same."""
    mine, theirs = words_in(own.text, own.start), words_in(source.text, source.start)
    lows, lows_b = ([word.low for word in words] for words in (mine, theirs))
    found, codes = [], SequenceMatcher(None, lows, lows_b, autojunk=False).get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal" or b - a > MOST or d - c > MOST:
            continue
        left = codes[at - 1][2] - codes[at - 1][1] if at else 0
        right = codes[at + 1][2] - codes[at + 1][1] if at + 1 < len(codes) else 0
        begins, ends = a == c == 0, b == len(mine) and d == len(theirs)
        least = 1 if _are_opposite(mine[a:b], theirs[c:d]) else ANCHOR
        anchored = (left >= least or begins) and (right >= least or ends)
        if anchored and left + right >= TOGETHER:
            after = mine[b] if b < len(mine) else None
            after_b = theirs[d] if d < len(theirs) else None
            found.append(Replaced(source, tuple(mine[a:b]), tuple(theirs[c:d]), after, after_b))
    return found
