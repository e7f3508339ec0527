"""Where the sources tell what a sentence tells, and near which of its words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from ..across.comparing.accounts import Account, Facet, Statement
from ..across.comparing.alike import Alike
from ..across.comparing.naming import is_same
from ..voices.marks import between_marks
from .replaced import Replaced, replaced
from .source_texts import Sources, plain

NEAR = 40.0  # characters within which words belong together
TOLD = 0.35  # least share of the weight of the words around a facet that a source has to tell it
BESIDE = 0.75  # share of the best support from which on another sentence tells it as well
MOST_HELD = 2  # sentences that one is held against word for word
LEAST = 0.08  # least likeness of a sentence that is looked at

GROUNDED, UNSURE, NOT_FOUND, ALTERED = "grounded", "unsure", "not found", "altered"
SOUND = (GROUNDED, UNSURE)  # verdicts that accuse nobody


class Checked(NamedTuple):
    """A fact of the text held against the sources: its place and kind, the verdict, the place in a
    source, how sure that is, and why."""

    start: int
    end: int
    kind: str
    verdict: str
    article_b: str | None
    start_b: int | None
    end_b: int | None
    score: float
    reason: str


class Told(NamedTuple):
    """A sentence of a source, and how well it tells what stands around a facet, 0 … 1."""

    support: float
    statement: Statement


def has_words(statement: Statement, words: str) -> bool:
    """Whether some words stand in a sentence, whatever their case and accents."""
    return f" {plain(words)} " in f" {plain(statement.text)} "


class Evidence:
    """A sentence of the text, and the sentences of the sources that tell of the same."""

    def __init__(self, statement: Statement, account: Account, sources: Sources) -> None:
        self.statement, self.account, self.sources = statement, account, sources
        self.speech = [(a, b) for a, b in between_marks(account.text) if a < statement.end
                       and b > statement.start]  # fmt: skip
        found = sources.index.alike(statement, least=LEAST, most=12)
        words = statement.text.split()
        # What a source has word for word is not held against another that disagrees with it
        whole = [one for one in found if one.statement.text.split() == words]
        self.found: Sequence[Alike] = whole or found

    @cached_property
    def replaced(self) -> list[Replaced]:
        """Where the sentence goes word for word as one of a source but for a few words, the source
        that tells most of it first."""
        near = [one for one in self.found if one.covers >= TOLD][:MOST_HELD]
        return [each for one in near for each in replaced(self.statement, one.statement)]

    def opposite(self, facet: Facet, kind: str) -> list[tuple[Statement, Facet]]:
        """The facets of a kind that a source has just where the text has one."""
        return [(one.statement, other) for one in self.replaced if one.holds(facet)
                for other in one.held(kind)]  # fmt: skip

    def shared_names(self, statement: Statement) -> int:
        """How many of those whom the sentence names a sentence of a source has, too."""
        theirs = self.sources.account(statement.article).names
        there = {facet.value for facet in statement.of("name")}
        mine = {facet.value for facet in self.statement.of("name")} & self.account.names.keys()
        found = [theirs[one] for one in sorted(there & theirs.keys())]
        return sum(any(is_same(self.account.names[one], other) for other in found)
                   for one in sorted(mine))  # fmt: skip

    def is_quoted(self, facet: Facet) -> bool:
        """Whether a facet stands in quotation marks, where words are checked one by one."""
        return any(a <= facet.start and facet.end <= b for a, b in self.speech)

    def told(self, start: int, end: int) -> list[Told]:
        """The sentences that tell what stands around some characters, the best first."""
        weights = self._around(start, end)
        whole = math.fsum(weights.values())
        if not whole:
            return []
        found = [Told(math.fsum(weights[t] for t in weights if t in one.statement.terms) / whole,
                      one.statement) for one in self.found]  # fmt: skip
        return sorted((one for one in found if one.support), key=lambda one: -one.support)

    def _around(self, start: int, end: int) -> dict[str, float]:
        """The terms of the sentence outside of some characters, the nearer the heavier."""
        found = {}
        for term, (first, last) in self.statement.terms.items():
            if first >= end or last <= start:
                apart = max(first - end, start - last)
                found[term] = self.sources.index.weight(term) * math.exp(-apart / NEAR)
        return found

    def best(self, start: int, end: int) -> list[Told]:
        """Those that tell it about as well as the best does; none if even that does not."""
        told = self.told(start, end)
        if not told or told[0].support < TOLD:
            return []
        return [one for one in told if one.support >= BESIDE * told[0].support]

    def checked(
        self, facet: Facet, kind: str, verdict: str, there: tuple[Statement, int, int] | None,
        score: float, reason: str,
    ) -> Checked:  # fmt: skip
        """A row of the audit for a facet; `there` is the place in a source."""
        article, start, end = (there[0].article, there[1], there[2]) if there else (None,) * 3
        return Checked(facet.start, facet.end, kind, verdict, article, start, end,
                       round(score, 3), reason)  # fmt: skip

    def quoted(self, statement: Statement, start: int, end: int) -> str:
        """Words of a source and where they stand, for a sentence."""
        words = statement.text[start - statement.start : end - statement.start]
        return f"“{words}” in {self.sources.called(statement.article)}"


def place(statement: Statement, facet: Facet) -> tuple[Statement, int, int]:
    """Where a facet of a source stands."""
    return statement, facet.start, facet.end


def first_in(
    told: Iterable[Told], kind: str, fits: Callable[[Statement, Facet], bool]
) -> tuple[Told, Facet] | None:
    """The first facet of a kind that fits, in the best sentence that has one."""
    for one in told:
        for facet in one.statement.of(kind):
            if fits(one.statement, facet):
                return one, facet
    return None
