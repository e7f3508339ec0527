"""Which claims of two articles are held against each other: those of one key whose sentences share
rare terms. An index finds them, so that the work does not grow with the square of the claims."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from ..comparing.alike import rarity
from .claimed import Claim
from .sentence_context import Telling

RARE = 8  # terms of a sentence by which others are looked up, the rarest of them
COMMON = 60  # claims of one key that a term may have and still be looked up


class Pair(NamedTuple):
    """Two claims of one key, the article that stands first before the other, and how much their
    sentences and their clauses have in common, 0 … 1."""

    one: Claim
    other: Claim
    sentence: float
    clause: float


class Weights:
    """What a term weighs: more, the fewer sentences have it."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._found = Counter(term for one in tellings for term in one.terms)
        self._many = len(tellings)
        self._squares: dict[str, float] = {}  # each term is weighed once, a sentence measured once
        self._sizes: dict[frozenset[str], float] = {}

    def of(self, term: str) -> float:
        """The weight of a term."""
        return rarity(self._found.get(term, 0), self._many)

    def rarest(self, terms: frozenset[str]) -> list[str]:
        """The rarest of some terms that other sentences have, too, first."""
        shared = [term for term in terms if self._found.get(term, 0) > 1]
        return sorted(shared, key=lambda term: (self._found[term], term))[:RARE]

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much two sets of terms have in common (cosine)."""
        a, b = self._size(one), self._size(other)
        return self._sum(one & other) / math.sqrt(a * b) if a and b else 0.0

    def _size(self, terms: frozenset[str]) -> float:
        found = self._sizes.get(terms)
        if found is None:
            found = self._sizes[terms] = self._sum(terms)
        return found

    def _sum(self, terms: frozenset[str]) -> float:
        """The squares of what some terms weigh, added up: exactly, so in any order."""
        squares = self._squares
        for term in terms:
            if term not in squares:
                squares[term] = self.of(term) ** 2
        return math.fsum(squares[term] for term in terms)


def pairs(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Claims of two articles that may be of one thing, each pair once."""
    weights = Weights(list(dict.fromkeys(one.telling for one in claims)))
    rarest = {one.telling: weights.rarest(one.telling.terms) for one in claims}
    places: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(claims):
        before: dict[int, None] = {}
        for term in rarest[one.telling]:
            held = places[one.key, term]
            before.update(dict.fromkeys(held[-COMMON:]))
            held.append(number)
        for at in sorted(before):
            first = claims[at]
            if first.telling.article != one.telling.article:
                yield _pair(first, one, weights)


def _pair(one: Claim, other: Claim, weights: Weights) -> Pair:
    return Pair(one, other, weights.likeness(one.telling.terms, other.telling.terms),
                weights.likeness(one.clause, other.clause))  # fmt: skip


def twins(tellings: Sequence[Telling], least: float) -> Iterator[tuple[Telling, Telling, float]]:
    """Sentences of two articles that have at least so much in common, each pair once."""
    weights = Weights(tellings)
    places: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        before: dict[Telling, int] = {}
        for term in weights.rarest(one.terms):
            for other in places[term][-COMMON:]:
                before[other] = before.get(other, 0) + 1
            places[term].append(one)
        for other, shared in before.items():
            if other.article != one.article and shared > 1:
                alike = weights.likeness(other.terms, one.terms)
                if alike >= least:
                    yield other, one, alike
