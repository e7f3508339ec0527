"""Names, and the words that they are made of: cut from the text itself, so that any tokenizer will
do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ..grammar.sentence import Sentence
from .wordlists import words

LETTER = r"[\w\u0300-\u036f]"  # an accent that composes with no letter is part of a word
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,10}}(?![^\W_])|&|{LETTER}+(?:[-‐‑'’.]{LETTER}+){{0,20}}")
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,10}")
POSSESSIVE = re.compile(r"['’ʼ][sS]$")
STRAIGHT = str.maketrans("’‘", "''")


class Name(NamedTuple):
    """A name as every recogniser gives it: its span, kind, how sure (0 … 1), and why."""

    start: int
    end: int
    kind: str
    score: float
    reason: str


class Form(NamedTuple):
    """One word: its span, its form, the text between it and the word before, the tag of the token
    in which it begins; `possessive` says that 's follows the span."""

    start: int
    end: int
    form: str
    gap: str
    tag: str = ""
    possessive: bool = False

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


def form(word: str) -> str:
    """A word with straight apostrophes and hyphens, composed letters and no soft hyphens."""
    return word if word.isascii() else unicodedata.normalize("NFC", word.translate(STRAIGHT))


def forms(
    text: str, start: int = 0, end: int | None = None, tree: Sentence | None = None
) -> list[Form]:
    """One row per word between `start` and `end`; `tree` is the sentence that they stand in."""
    found: list[Form] = []
    tokens = tree.words if tree else ()
    last, at = start, -1
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        for first, stop in _pieces(text, match.start(), match.end()):
            while at + 1 < len(tokens) and tokens[at + 1].start <= first:
                at += 1
            tag = tokens[at].tag if at >= 0 and first < tokens[at].end else ""
            surface = text[first:stop]
            possessive = stop - first > 2 and POSSESSIVE.search(surface) is not None
            own = stop - 2 * possessive
            word = form(text[first:own]) or surface
            found.append(Form(first, own, word, text[last:first], tag, possessive))
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
        dotted = (len(surface) == 1 and surface.isupper()) or surface in words("dotted")
        yield start, end + (dotted and text[end : end + 1] == ".")


def _unhyphenated(surface: str, start: int) -> Iterator[tuple[int, int]]:
    """Moscow-based as Moscow and based; other words with a hyphen whole."""
    head = surface.partition("-")[0]
    if surface.rpartition("-")[2] in words("tail"):
        head = surface.rpartition("-")[0]
    elif head not in words("head"):
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
