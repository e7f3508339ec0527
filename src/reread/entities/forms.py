"""Words as names are made of: cut from the text itself, so that any tokenizer will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..grammar.trees import Place
from . import gazetteer

LETTER = r"[\w\u0300-\u036f\u00ad]"  # a decomposed accent or a soft hyphen is part of a word
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,10}}(?![^\W_])|&|{LETTER}+(?:[-‐‑'’.]{LETTER}+){{0,20}}")
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,10}")
NOWHERE = Place("", "", -1)
POSSESSIVE = re.compile(r"['’ʼ][sS]$")


class Word(NamedTuple):
    """One word: its span, its form, the text between it and the word before, its tag.

    `possessive` says that 's follows the span; for `relation` and `clause` see grammar.trees.
    """

    start: int
    end: int
    form: str
    gap: str
    tag: str = ""
    possessive: bool = False
    relation: str = ""
    clause: int = -1

    @property
    def key(self) -> str:
        """The form with its 's, as lists have it inside a name (People's Republic of China)."""
        return self.form + "'s" if self.possessive else self.form

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, or holds one after a short prefix (al-Assad)."""
        first = self.form[0]
        if first.isupper() or first.istitle():
            return True
        return first.islower() and any(letter.isupper() for letter in self.form[1:5])

    @property
    def capitals(self) -> bool:
        """Whether it is a word of two letters or more, all of them capitals."""
        return len(self.form) > 1 and self.form.isupper()


def words(
    text: str, start: int = 0, end: int | None = None, known: Mapping[int, Place] | None = None
) -> list[Word]:
    """One row per word between `start` and `end`, with what is known of the tokens there."""
    found: list[Word] = []
    last = start
    known = known or {}
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        for first, stop in _pieces(text, match.start(), match.end()):
            surface = text[first:stop]
            possessive = stop - first > 2 and POSSESSIVE.search(surface) is not None
            own = stop - 2 * possessive
            word = gazetteer.form(text[first:own]) or surface
            tag, relation, clause = known.get(first, NOWHERE)
            gap = text[last:first]
            found.append(Word(first, own, word, gap, tag, possessive, relation, clause))
            last = stop
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the words that a match of WORD holds."""
    surface = text[start:end]
    if "-" in surface and not surface.isdigit():
        yield from _unhyphenated(surface, start)
    elif "." in surface:
        yield from _at_full_stops(surface, start)
    else:
        initial = len(surface) == 1 and surface.isupper()
        dotted = initial or surface in gazetteer.words("dotted")
        yield start, end + (dotted and text[end : end + 1] == ".")


def _unhyphenated(surface: str, start: int) -> Iterator[tuple[int, int]]:
    """Moscow-based as Moscow and based; other words with a hyphen whole."""
    head = surface.partition("-")[0]
    if surface.rpartition("-")[2] in gazetteer.words("tail"):
        head = surface.rpartition("-")[0]
    elif head not in gazetteer.words("head"):
        yield start, start + len(surface)
        return
    yield start, start + len(head)
    yield start + len(head) + 1, start + len(surface)


def _at_full_stops(surface: str, start: int) -> Iterator[tuple[int, int]]:
    """U.S. and 3.5 and example.com whole; J.K.Rowling and end.Next cut."""
    pieces = surface.split(".")
    initials = INITIALS.match(surface)
    if any(not piece or piece[0].isdigit() for piece in pieces) or pieces[1][0].islower():
        yield start, start + len(surface)
    elif initials:
        yield start, start + initials.end()
        yield start + initials.end(), start + len(surface)
    else:
        for piece in pieces:
            yield start, start + len(piece)
            start += len(piece) + 1
