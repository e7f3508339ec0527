"""A figure in its sentence."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from ...grammar.sentence import Sentence
from ...grammar.words import NOMINAL
from .written import Figure

HYPHENS = frozenset({"-", "–", "—", "‐", "‑"})
NO_NOUNS = frozenset(
    {"more", "%", "percent", "age", "ages"}
)  # tagged as nouns, but nothing counted
CURRENCY_LENGTH = 3  # letters of a code: units of three capitals are money


class Standing(NamedTuple):
    """A figure in its sentence: the words first … last of its number and unit, the one of them that
    the others hang on, and whether each word of the sentence is part of a temporal expression."""

    figure: Figure
    tree: Sentence
    first: int
    last: int
    head: int
    timed: Sequence[int | None]

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        unit = self.figure.unit or ""
        return len(unit) == CURRENCY_LENGTH and unit.isupper()

    def place(self, character: int) -> int:
        """The word that a character is in."""
        return bisect.bisect_right(self.tree.words, character, key=lambda word: word.start) - 1

    def noun(self, place: int | None) -> int | None:
        """The noun of the phrase that a word is in, if that is no time and no pronoun."""
        held = None if place is None else self.tree.holding.get(place)
        at = place if held is None else held.head
        if at is None or self.first <= at <= self.last or self.tree.low(at) in NO_NOUNS:
            return None
        return at if self.tree.tag(at) in NOMINAL and self.timed[at] is None else None

    @property
    def is_before_noun(self) -> bool:
        """Whether a noun follows that it may count."""
        after = self.last + 1
        return self.tree.tag(after) in NOMINAL and self.timed[after] is None


def stood(figure: Figure, tree: Sentence, timed: Sequence[int | None]) -> Standing:
    """A figure with the words of its number and unit."""
    bare = Standing(figure, tree, 0, 0, 0, timed)
    first = bare.place(figure.first)
    last = max(bare.place(figure.last - 1), first)
    return Standing(figure, tree, first, last, tree.head(first, last), timed)
