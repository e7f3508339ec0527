"""Appraisal: which words of a sentence judge, and what somebody is called or said to be or do.

Which words judge is in data/attitudes.tsv; the tree tells of whom they are said.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..files import word_data
from ..grammar.sentence import Sentence
from ..grammar.words import ROOT, VERB
from .reversal import Turns, denied, spread

GRADED = frozenset(
    {"JJR", "JJS"}
)  # "his worst fears", "her best friend": no judgement of the owner
REPORTED = frozenset({
    "accused", "alleged", "convicted", "purported", "self-described", "self-proclaimed",
    "so-called", "suspected",
})  # fmt: skip
ONE_OF = frozenset({"one", "example", "kind", "part", "sort"})  # "one of the best", which judges
DOING = frozenset({
    "bring", "commit", "demonstrate", "display", "do", "have", "make", "play", "set", "show",
    "spread", "tell",
})  # fmt: skip
HAVING = frozenset({"bring", "have", "show"})  # "has good relations" is no praise
OURS = frozenset({"me", "my", "our", "own", "us"})


class Shown(NamedTuple):
    """An attitude: 1 positive, -1 negative; the place of the word that shows it; its kind; and,
    where a word says who holds it, the place of that one.

    `kind`: "calls" somebody something in passing ("the brutal X"); "says" what somebody is or has,
    "does" or "owes", by which a narrator of news seldom judges ("X is brutal": most often
    somebody's words that were missed); "holds" an attitude towards somebody, or what is theirs.
    """

    sign: int
    cue: int
    kind: str
    holder: int = ROOT


@functools.cache
def signs() -> Mapping[tuple[str, str], int]:
    """The words that show an attitude, by class: 1 or -1."""
    rows = word_data("reread.sentiment", "attitudes")
    return {(row["word"], row["class"]): -1 if row["sign"] == "-" else 1 for row in rows}


class Appraisal:
    """What the words of one sentence judge, asked for by their places."""

    def __init__(self, tree: Sentence) -> None:
        self.tree = tree
        self.denied: Turns = spread(tree, *denied(tree, frozenset()))

    def has(self, at: int, kind: str) -> bool:
        """Whether a word is one of a class, whatever its sign."""
        return (self.tree.words[at].lemma, kind) in signs()

    def sign(self, at: int, kind: str) -> int:
        """The sign of a word as one of a class; 0 where it is none, or a court's or a critic's."""
        word = self.tree.words[at]
        if any(self.tree.low(i) in REPORTED for i in self.tree.children[at]):
            return 0
        sign = signs().get((word.lemma, kind)) or signs().get((word.low, kind), 0)
        return -sign if at in self.denied else sign

    def noun(self, at: int, kind: str) -> tuple[int, int]:
        """The sign of a noun, or of an adjective that hangs on it, and the word that gives it."""
        if sign := self.sign(at, kind):
            return sign, at
        for i in self.tree.children[at]:
            if self.tree.words[i].relation == "amod" and (sign := self.sign(i, "quality")):
                return (-sign if at in self.denied and i not in self.denied else sign), i
        return 0, at


def called(words: Appraisal, at: int) -> Iterator[Shown]:
    """ "the brutal X", "X, a liar", "the dictator X"."""
    for i in words.tree.children[at]:
        relation = words.tree.words[i].relation
        if relation == "amod" and (sign := words.sign(i, "quality")):
            yield Shown(sign, i, "calls")
        elif relation in ("appos", "compound"):
            sign, cue = words.noun(i, "person")
            if sign and words.tree.tag(cue) not in GRADED:
                yield Shown(sign, cue, "calls")


def said(words: Appraisal, at: int) -> Iterator[Shown]:
    """ "X is brave", "X is a hero", "X's courage", "the crimes of X"; what X does."""
    tree, word = words.tree, words.tree.words[at]
    upper, sign, cue = word.governor, 0, at
    if word.relation == "nsubj" and tree.child(upper, "cop") is not None:
        sign, cue = _predicate(words, upper) if word.low != "it" else (0, at)
    elif word.relation == "nsubj" and tree.tag(upper) in VERB:
        if tree.child(upper, "aux:pass") is None:
            yield from _done(words, upper)
    elif word.relation == "nmod:poss":
        sign, cue = words.noun(upper, "trait")
        above = tree.words[upper].governor  # "X's policy is shameful"
        if not sign and tree.words[upper].relation == "nsubj" and tree.tag(above).startswith("JJ"):
            sign, cue = (0 if words.has(upper, "fate") else words.sign(above, "quality")), above
    elif word.relation == "nmod" and tree.case(at) == "of":
        sign, cue = (0 if words.has(upper, "fate") else words.sign(upper, "trait")), upper
    if sign and (word.relation == "nsubj" or tree.tag(cue) not in GRADED):
        yield Shown(sign, cue, "says")


def _predicate(words: Appraisal, at: int) -> tuple[int, int]:
    """The sign of what somebody is said to be, and the word that gives it."""
    tree = words.tree
    found = words.noun(at, "person" if tree.tag(at).startswith("NN") else "quality")
    many = tree.child(at, "nmod")
    if not found[0] and many is not None and tree.case(many) == "of":
        kind = "person" if tree.low(at) in ONE_OF else "trait"
        return words.noun(many, kind)  # "one of the best", "a man of courage"
    return found


def _done(words: Appraisal, verb: int) -> Iterator[Shown]:
    """ "X betrayed us", "X acted bravely", "X committed crimes", "X did a great job"."""
    tree = words.tree
    felt = any(_is_ours(words, i) for i in tree.children[verb])
    if sign := words.sign(verb, "act") or (words.sign(verb, "effect") if felt else 0):
        yield Shown(sign, verb, "does")
    for i in tree.children[verb]:
        relation, cue = tree.words[i].relation, i
        sign = words.sign(i, "manner") if relation == "advmod" else 0
        sign = -sign if verb in words.denied else sign
        if relation == "obj" and tree.words[verb].lemma in DOING and not words.has(i, "regard"):
            sign, cue = words.noun(i, "trait")
            sign = 0 if cue != i and tree.words[verb].lemma in HAVING else sign
        if sign and tree.tag(cue) not in GRADED:
            yield Shown(sign, cue, "does")


def _is_ours(words: Appraisal, at: int) -> bool:
    """Whether a verb's object is the speaker's side, or somebody's own: "our son"."""
    near = (at, *words.tree.children[at])
    return words.tree.words[at].relation == "obj" and any(words.tree.low(i) in OURS for i in near)
