"""A sentence as a tree: its words, phrases and verb groups, and look-ups between them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from .clauses import Group, groups, raisers
from .phrases import Phrase, phrases
from .words import RELATIVE, ROOT, VERB, Word

REACH = 60  # words: how far is looked to the left
BYTE = 256  # numbers that fit into a byte
# Relations of a like standing with the governor's
PASSED = frozenset({"conj", "flat", "appos", "goeswith", "fixed"})
CLAUSES = frozenset({
    "root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis",
})  # fmt: skip
# What stands after "by" and does nothing
MANNERS = frozenset({
    "accident", "acclamation", "air", "auction", "bus", "car", "chance", "default", "decree",
    "email", "example", "force", "hand", "land", "law", "letter", "mail", "majority", "margin",
    "mistake", "name", "phone", "plane", "post", "proxy", "referendum", "road", "sea", "surprise",
    "telephone", "tradition", "train", "vote",
})  # fmt: skip


class Tree:
    """The words of one sentence with its phrases and verb groups, and look-ups between them.

    `number` is that of the sentence and `first` that of its first token. Places are those of
    words in the sentence; a group is told by its number in `groups`.
    """

    def __init__(self, number: int, first: int, words: Sequence[Word]) -> None:
        self.number = number
        self.first = first
        self.words = words
        below: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.governor != ROOT:
                below[word.governor].append(at)
        self.children: list[tuple[int, ...]] = [_same(tuple(own)) for own in below]
        self.down, self._firsts, self._ends = map(_packed, _orders(words, below))
        self.phrases: list[Phrase] = [_same(phrase) for phrase in phrases(words, self.children)]
        self.groups: list[Group] = [_same(group) for group in groups(words, self.children)]
        self.holding = {i: p for p in self.phrases for i in range(p.first, p.last + 1)}
        self.heads = {group.head: number for number, group in enumerate(self.groups)}
        self.clauses = {group.predicate: number for number, group in enumerate(self.groups)}
        for number, group in enumerate(self.groups):  # "appears", "likely": part of the group
            for upper in raisers(words, self.children, group):
                self.clauses.setdefault(upper, number)

    def tag(self, i: int) -> str:
        """The tag of a word, empty outside the sentence."""
        return self.words[i].tag if 0 <= i < len(self.words) else ""

    def low(self, i: int) -> str:
        """A word in small letters, empty outside the sentence."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def is_letters(self, i: int) -> bool:
        """Whether a token is a word or number, not a mark."""
        return any(map(str.isalnum, self.low(i)))

    def head(self, first: int, last: int) -> int:
        """The word of first … last that the others hang on: the noun of a phrase; the noun after a
        name that a parser hangs on that: "the Ostrey Party of Labour candidate"."""
        if first == last:
            return first
        inside = range(first, last + 1)
        found = next((i for i in inside if self.words[i].governor not in inside), first)
        bare = self.words[last].relation == "nmod" and self.tag(last) == "NN"
        bare = bare and all(map(self.is_letters, inside))
        hangs = bare and self.words[last].governor == found and self.child(last, "case") is None
        return last if hangs and self.tag(found).startswith("NNP") else found

    def span(self, at: int) -> tuple[int, int]:
        """The first word of what a word governs, with all that hangs on that, and the one after
        the last."""
        return self._firsts[at], self._ends[at]

    def child(self, at: int, *relations: str) -> int | None:
        """The first word of some relations that a word governs."""
        for relation in relations:
            for i in self.children[at]:
                if self.words[i].relation == relation:
                    return i
        return None

    def noun(self, place: int) -> int:
        """The word of a noun phrase on which the others hang: "Osama" of "Osama bin Laden"."""
        phrase = self.holding.get(place)
        return place if phrase is None else self.head(phrase.first, phrase.last)

    def case(self, place: int) -> str:
        """The preposition of a noun phrase, by any of its words; empty where it has none."""
        found, phrase = self.child(self.noun(place), "case"), self.holding.get(place)
        if found is None and phrase:  # "of" that hangs on "Ines" of "Ines Tolland"
            links = (self.child(i, "case") for i in range(phrase.first, phrase.last))
            found = next((i for i in links if i is not None and self.words[i].tag != "POS"), None)
        return "" if found is None else self.words[found].low

    def by_phrase(self, place: int) -> Phrase | None:
        """The phrase after "by" that says who did it; none in "by mistake"."""
        for i in self.children[place]:
            if self.words[i].relation in ("obl:agent", "obl", "nmod") and self.case(i) == "by":
                return None if self.words[i].lemma in MANNERS else self.holding.get(i)
        return None

    def relation(self, i: int) -> str:
        """The relation in which a word stands, or what it is coordinated with or part of."""
        while self.words[i].relation in PASSED and self.words[i].governor != ROOT:
            if self.words[i].tag in VERB:
                break
            i = self.words[i].governor
        return self.words[i].relation

    def clause(self, i: int) -> int:
        """The word that governs the clause in which a word stands."""
        for _ in range(len(self.words)):
            word = self.words[i]
            verbal = word.relation == "conj" and word.tag in VERB
            if word.governor == ROOT or verbal or word.relation in CLAUSES:
                break
            i = word.governor
        return i

    def described(self, i: int) -> int | None:
        """The noun that the relative clause of a relative pronoun describes."""
        place = self.clause(i)
        word = self.words[place]
        return word.governor if word.relation.startswith("acl") else None

    def opening(self, number: int) -> int:
        """The word that makes the clause of a group a subordinate one; -1 where none does."""
        place = self.groups[number].predicate
        for _ in range(REACH):
            word = self.words[place]
            marks = [i for i in self.children[place] if i < self.groups[number].head
                     and (self.words[i].relation == "mark" or self.words[i].tag in RELATIVE)
                     and self.words[i].low != "to"]  # fmt: skip
            if marks:
                return marks[0]
            if word.relation != "conj":
                break
            place = word.governor
        return -1

    def coordinated(self, number: int) -> int | None:
        """The group that one is coordinated with and stands after."""
        word = self.words[self.groups[number].predicate]
        if word.relation != "conj":
            return None
        found = self.clauses.get(word.governor)
        return found if found is not None and found < number else None

    def main_group(self, number: int) -> int | None:
        """The finite group that a participle hangs on."""
        place = self.words[self.groups[number].predicate].governor
        for _ in range(REACH):
            if place == ROOT:
                return None
            found = self.clauses.get(place)
            if found not in (None, number) and self.groups[found].finite:
                return found
            place = self.words[place].governor
        return None


@functools.lru_cache(maxsize=20_000, typed=True)  # a phrase is no list of children
def _same(places: Any) -> Any:
    """The places as they were met first: sentences have much alike, and a long text many."""
    return places


def _packed(places: list[int]) -> Sequence[int]:
    """Places, in a byte each where they fit."""
    return bytes(places) if len(places) < BYTE else places


def _orders(
    words: Sequence[Word], children: Sequence[Sequence[int]]
) -> tuple[list[int], list[int], list[int]]:
    """The places of all words, each after its governor's; and for each word the first of what it
    governs, itself too, and the one after the last."""
    down = [at for at, word in enumerate(words) if word.governor == ROOT]
    for at in down:  # grows while it is gone through
        down += children[at]
    firsts, ends = [*range(len(words))], [*range(1, len(words) + 1)]
    for at in reversed(down):
        over = words[at].governor
        if over != ROOT:
            firsts[over] = min(firsts[over], firsts[at])
            ends[over] = max(ends[over], ends[at])
    return down, firsts, ends
