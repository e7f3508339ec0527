"""Which sentences of other texts tell the same: by the weight of the terms that they share.

A term weighs more the fewer sentences have it. An inverted index finds what shares any of the
heavier terms, so that the work grows with what is found and not with the square of the sentences.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .accounts import Statement

COMMON = 200  # sentences that a term may stand in and still be looked up, if there are rarer ones
LOOKED_UP = 12  # terms of a sentence, rarest first, by which others are found
FOUND = 8  # candidates that are given
Home = tuple[str, int]  # an article, and the place of a sentence among its sentences


class Alike(NamedTuple):
    """A sentence like another: how much the two have in common (cosine), which share of the
    weight of the one asked for it has, and that of its own, all 0 … 1; the terms of both."""

    score: float
    covers: float
    covered: float
    statement: Statement
    shared: tuple[str, ...]


class Likeness(NamedTuple):
    """How much a sentence, by its number, has in common with the one asked for."""

    score: float
    covers: float
    covered: float
    shared: tuple[str, ...]
    number: int


def rarity(often: int, many: int) -> float:
    """What a term weighs that so many of all sentences have: more, the fewer they are."""
    return math.log(1 + (many + 1) / (often + 0.5))


class Index:
    """Sentences, to be asked which of them tell the same as another. Of each only its terms and its
    place are kept where `fetched` gives the sentences of some places."""

    def __init__(
        self,
        statements: Iterable[Statement] = (),
        *,
        fetched: Callable[[Sequence[Home]], Sequence[Statement]] | None = None,
    ) -> None:
        self._fetched = fetched
        self._statements: list[Statement] = []
        self._homes: list[tuple[str, int, int]] = []  # article, place in it, first character
        self._terms: list[tuple[str, ...]] = []
        self._places: dict[str, list[int]] = {}
        self._weights: dict[str, float] = {}  # as long as nothing is added
        self._lengths: dict[int, float] = {}
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Take up the sentences of an article."""
        self._weights.clear()
        self._lengths.clear()
        for at, one in enumerate(statements):
            number = len(self._homes)
            self._homes.append((one.article, at, one.start))
            self._terms.append(tuple(sys.intern(term) for term in one.terms))
            for term in self._terms[-1]:
                self._places.setdefault(term, []).append(number)
            if self._fetched is None:
                self._statements.append(one)

    def weight(self, term: str) -> float:
        """What a term weighs: more, the fewer sentences have it."""
        found = self._weights.get(term)
        if found is None:
            often = len(self._places.get(term, ()))
            found = self._weights[term] = rarity(often, len(self._homes))
        return found

    def _length(self, terms: Iterable[str]) -> float:
        return math.sqrt(math.fsum(self.weight(term) ** 2 for term in terms))

    def alike(
        self, asked: Statement, but: str | None = None, least: float = 0.0, most: int = FOUND
    ) -> list[Alike]:
        """The sentences most like one, best first; not those of the article `but`."""
        found: dict[int, None] = {}
        rarest = sorted(asked.terms, key=lambda term: (len(self._places.get(term, ())), term))
        for term in rarest[:LOOKED_UP]:
            places = self._places.get(term, ())
            if len(places) <= COMMON or not found:
                found.update(dict.fromkeys(places[: 4 * COMMON]))
        size = self._length(asked.terms)
        near = [self._of(asked, number, size) for number in found
                if self._homes[number][0] != but]  # fmt: skip
        kept = sorted((one for one in near if one.score >= least), key=self._rank)[:most]
        statements = self._read([one.number for one in kept])
        return [Alike(one.score, one.covers, one.covered, statement, one.shared)
                for one, statement in zip(kept, statements, strict=True)]  # fmt: skip

    def _rank(self, one: Likeness) -> tuple[float, str, int]:
        article, _, start = self._homes[one.number]
        return -one.score, article, start

    def _read(self, numbers: Sequence[int]) -> Sequence[Statement]:
        """The sentences with some numbers."""
        if self._fetched is None:
            return [self._statements[number] for number in numbers]
        return self._fetched([self._homes[number][:2] for number in numbers])

    def _of(self, asked: Statement, number: int, size: float) -> Likeness:
        held = set(self._terms[number])
        shared = tuple(term for term in asked.terms if term in held)
        both = math.fsum(self.weight(term) ** 2 for term in shared)
        if number not in self._lengths:
            self._lengths[number] = self._length(self._terms[number])
        other = self._lengths[number]
        if not both or not size or not other:
            return Likeness(0.0, 0.0, 0.0, shared, number)
        return Likeness(both / (size * other), both / size**2, both / other**2, shared, number)
