"""Noun phrases: the words before a noun that belong to it, and whose it is.

A phrase ends with its noun: what follows, "of Ukraine", "who left", stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .words import FINITE, NOMINAL, PRONOUN, ROOT, Word

NOUNS = NOMINAL | PRONOUN

BEFORE = frozenset({
    "det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "flat",
    "nmod:unmarked", "advmod", "goeswith",
})  # fmt: skip
# "World War II", "the ferry Santa Rosa"
AFTER = frozenset({"flat", "goeswith", "nmod:desc", "nummod", "compound", "appos"})
LINKING = frozenset({"punct", "case", "cc"})  # of words that stand between
OF_A_NOUN = BEFORE - {"advmod"}  # relations of nouns that are no phrase of their own
OWN = frozenset({"PRP$", "WP$"})


class Phrase(NamedTuple):
    """One noun phrase: its words first … last, its noun (the last one), and its possessor's."""

    first: int
    last: int
    head: int
    owner: int | None


def phrases(words: Sequence[Word], children: Sequence[Sequence[int]]) -> list[Phrase]:
    """The noun phrases of a sentence, left to right; they share no word."""
    found = [phrase for at in range(len(words)) for phrase in _phrase(words, children, at)]
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda phrase: (phrase.first, -phrase.last)):
        if not kept or phrase.first > kept[-1].last:
            kept.append(phrase)
    return kept


def _phrase(words: Sequence[Word], children: Sequence[Sequence[int]], at: int) -> Iterator[Phrase]:
    word = words[at]
    inner = word.relation in OF_A_NOUN and word.governor >= 0
    if word.tag not in NOUNS or (inner and _is_nominal(words, word.governor)):
        return
    first = min([at, *_left(words, children, at)])
    last = max([at, *_right(words, children, at)])
    if any(words[i].tag in FINITE and words[i].relation != "compound" for i in range(first, at)):
        first = last = at  # a tangled tree: no phrase holds a clause
    noun = next(i for i in range(last, first - 1, -1) if words[i].tag in NOUNS)
    yield Phrase(first, last, noun, _owner(words, children, at))


def _is_nominal(words: Sequence[Word], at: int) -> bool:
    return words[at].tag in NOUNS or words[at].tag == "CD"


def _left(words: Sequence[Word], children: Sequence[Sequence[int]], at: int) -> Iterator[int]:
    """The first words of what stands before a noun and belongs to it, as far as nothing parts
    them."""
    edge = at
    for child in reversed(children[at]):
        if child < at and words[child].relation in BEFORE:
            first = _leftmost(words, children, child)
            if all(_belongs(words, child, i) for i in range(child + 1, edge)):
                edge = first
                yield first


def _belongs(words: Sequence[Word], child: int, i: int) -> bool:
    """Whether a word hangs on another one before it, directly or not, or is a mark."""
    if words[i].relation in LINKING:
        return True
    while i not in (child, ROOT):
        i = words[i].governor
    return i == child


def _leftmost(words: Sequence[Word], children: Sequence[Sequence[int]], at: int) -> int:
    """The first word of what hangs on a word, without marks and conjunctions in front."""
    left = (i for i in children[at] if i < at and words[i].relation not in ("punct", "cc"))
    before = next(left, None)
    return at if before is None else _leftmost(words, children, before)


def _right(words: Sequence[Word], children: Sequence[Sequence[int]], at: int) -> Iterator[int]:
    edge = at
    for child in children[at]:
        name = words[child].tag == "NNP" and words[child].relation == "amod"  # spokesman Tom Lee
        if child == edge + 1 and (name or words[child].relation in AFTER):
            edge = max([child, *_right(words, children, child)])
            yield edge


def _owner(words: Sequence[Word], children: Sequence[Sequence[int]], at: int) -> int | None:
    """The noun or pronoun that a phrase is said to be of: "Russia's", "its"."""
    owner = next((i for i in children[at] if words[i].relation == "nmod:poss"), None)
    if owner is None or words[owner].tag in OWN:
        return owner
    flat = [i for i in children[owner] if words[i].relation == "flat"]
    return max([owner, *flat])
