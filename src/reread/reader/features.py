"""Words as the reader's network takes them: word pieces, the shape of letters, what lists say.

The vocabulary is that of MiniLM (WordPiece, Wu et al. 2016), which knows no capitals; so each
word's pattern of capitals and digits is a second input. The third is what lists of names and of
words in names say of it; they are kept with the network's weights: those it was trained with.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

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

KINDS = ("PER", "ORG", "LOC", "MISC")  # of names
# Bits of what is known of a word: it begins or goes on a listed name, it is a word of such names
FIRST = {kind: 1 << 2 * at for at, kind in enumerate(KINDS)}
INSIDE = {kind: 2 << 2 * at for at, kind in enumerate(KINDS)}
PARTS = ("given name", "surname", "of organisations", "of places", "title")
PART = {name: 1 << (2 * len(KINDS) + at) for at, name in enumerate(PARTS)}
FEATURES = 2 * len(KINDS) + len(PARTS)


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
        ideographic = "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or c >= "\U00020000"
        if c.isalnum() and not ideographic:
            part += c
            continue
        if part:
            yield part
        part = ""
        yield c
    if part:
        yield part


def plain(form: str) -> str:
    """A word as the lists have it: straight marks, no accents."""
    if form.isascii():
        return form
    apart = unicodedata.normalize("NFD", form.translate(SAME))
    return "".join(c for c in apart if not unicodedata.combining(c))


def reaches(names: Iterable[str]) -> dict[str, int]:
    """The number of words of the longest name that begins with a word."""
    lengths: dict[str, int] = {}
    for name in names:
        first, count = name.split(" ", 1)[0], name.count(" ") + 1
        lengths[first] = max(count, lengths.get(first, 0))
    return lengths


@dataclass(frozen=True)
class Lists:
    """Names, as words with spaces between, with their kinds; words with bits of PART, titles in
    small letters."""

    names: dict[str, str]
    words: dict[str, int]
    longest: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", reaches(self.names))

    def features(self, forms: Sequence[str]) -> list[int]:
        """For each word the bits of what the lists say; of names that overlap, the first and
        longest."""
        found, own, after = [], list(map(plain, forms)), 0
        for form in own:
            bits = self.words.get(form, 0)
            if not form.isupper():
                bits |= self.words.get(form.lower(), 0) & PART["title"]
            found.append(bits)
        for at, form in enumerate(own):
            count = self.longest.get(form, 0) if at >= after else 0
            while count and " ".join(own[at : at + count]) not in self.names:
                count -= 1
            if count:
                kind, after = self.names[" ".join(own[at : at + count])], at + count
                found[at] |= FIRST[kind]
                for inside in range(at + 1, min(after, len(own))):
                    found[inside] |= INSIDE[kind]
        return found


def packed_lists(own: Lists) -> Iterable[str]:
    """The lists as lines."""
    yield from (f"{name}\t{kind}" for name, kind in sorted(own.names.items()))
    yield from (f"{word}\t{bits}" for word, bits in sorted(own.words.items()))


def unpacked_lists(lines: Iterable[str]) -> Lists:
    """The lists that some lines hold."""
    names, words = {}, {}
    for line in lines:
        name, own = line.split("\t")
        if own.isdigit():
            words[name] = int(own)
        else:
            names[name] = own
    return Lists(names, words)
