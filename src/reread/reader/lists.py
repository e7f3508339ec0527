"""What lists of names and of words in names say of words, as the reader's network takes it.

The lists are kept with the network's weights: those that it was trained with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .names import KINDS
from .pieces import SAME

# Bits of what is known of a word: it begins or goes on a listed name, it is a word of such names
FIRST = {kind: 1 << 2 * at for at, kind in enumerate(KINDS)}
INSIDE = {kind: 2 << 2 * at for at, kind in enumerate(KINDS)}
PARTS = ("given name", "surname", "of organisations", "of places", "title")
PART = {name: 1 << (2 * len(KINDS) + at) for at, name in enumerate(PARTS)}
FEATURES = 2 * len(KINDS) + len(PARTS)


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


def packed(own: Lists) -> Iterable[str]:
    """The lists as lines."""
    yield from (f"{name}\t{kind}" for name, kind in sorted(own.names.items()))
    yield from (f"{word}\t{bits}" for word, bits in sorted(own.words.items()))


def unpacked(lines: Iterable[str]) -> Lists:
    """The lists that some lines hold."""
    names, words = {}, {}
    for line in lines:
        name, own = line.split("\t")
        if own.isdigit():
            words[name] = int(own)
        else:
            names[name] = own
    return Lists(names, words)
