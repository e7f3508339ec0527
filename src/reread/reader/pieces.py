"""Words as the reader's network takes them: numbers of word pieces, and the shape of letters.

The vocabulary is that of MiniLM (WordPiece, Wu et al. 2016), which knows no capitals; so each
word's pattern of capitals and digits is a second input.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

CONTINUED = "##"  # begins a piece that is not the first of its word
UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; longer runs without a space are no words
MOST_PIECES = 16  # of one word; what follows, as in addresses, tells nothing
FORMS_KEPT = 50_000  # words whose pieces are remembered: news repeats itself
SAME = str.maketrans("‘’‚‛ʼ′´`“”„‟«»–—―−", "''''''''\"\"\"\"\"\"----")

SHAPES = (
    "none", "digits", "mark", "letters and digits", "lower", "capitals", "capital",
    "mixed", "opening mark", "closing mark",
)  # fmt: skip
MARK, OPENS, CLOSES = 2, 8, 9  # numbers of shapes
DOUBLE, SINGLE = frozenset(['"', "“", "”", "„", "«", "»", "``", "''"]), frozenset("'‘’")
OPENING, CLOSING = frozenset("“‘„«([{"), frozenset("”»)]}")


@functools.lru_cache(maxsize=FORMS_KEPT)
def shape(form: str) -> int:
    """The number in SHAPES of a word's pattern of capitals, digits and marks."""
    if not any(map(str.isalpha, form)):
        if any(map(str.isdigit, form)):
            return 1
        opens = form in OPENING or form == "``"
        return OPENS if opens else CLOSES if form in CLOSING else MARK
    if any(map(str.isdigit, form)):
        return 3
    if form.islower():
        return 4
    if form.isupper():
        return 5 if len(form) > 1 else 6
    return 6 if form[0].isupper() and form[1:].islower() else 7


def shapes(forms: Iterable[str], fresh: Iterable[bool]) -> Iterator[int]:
    """The shapes of words in a text, alike whether its quotation marks are curly or straight.

    Double marks open and close by turns; where a paragraph begins (`fresh`) the next one opens.
    """
    opened = False
    for form, begins in zip(forms, fresh, strict=True):
        opened = opened and not begins
        if form in DOUBLE:
            opened = not opened
            yield OPENS if opened else CLOSES
        else:
            yield MARK if form in SINGLE else shape(form)


class Vocabulary:
    """Word pieces by number; the pieces of words met before are remembered (thread-safe)."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self.numbers[UNKNOWN]
        self.begin, self.end = self.numbers[BEGIN], self.numbers[END]
        self.longest = max(map(len, pieces))
        self.numbered = functools.lru_cache(maxsize=FORMS_KEPT)(self._numbered)

    def _numbered(self, form: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found = [number for part in _parts(form) for number in self._longest_first(part)]
        return tuple(found[:MOST_PIECES]) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        found, at = [], 0
        while at < len(part):
            lead = CONTINUED if at else ""
            for end in range(min(len(part), at + self.longest), at, -1):
                number = self.numbers.get(lead + part[at:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            at = end
        return found


def _parts(form: str) -> Iterator[str]:
    """A word in small letters without accents, cut at its marks."""
    plain = unicodedata.normalize("NFD", form.translate(SAME).lower())
    part = ""
    for c in plain:
        kind = unicodedata.category(c)
        if kind == "Mn" or kind[0] == "C" or c.isspace():
            continue
        if c.isalnum() and not _ideographic(c):
            part += c
            continue
        if part:
            yield part
        part = ""
        yield c
    if part:
        yield part


def _ideographic(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or c >= "\U00020000"
