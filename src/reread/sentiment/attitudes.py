"""Attitudes: the words of a sentence by which someone shows what they think of somebody.

Which words show it is in data/attitudes.tsv; the tree tells of whom they are said, and whose
attitude it is. What befalls somebody is none.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Set
from typing import NamedTuple

from ..files import word_data
from ..grammar.sentence import Sentence
from ..grammar.words import ROOT, VERB
from .reversal import Turns, denied, shifters, spread

UNSURE = frozenset(
    {"?", "if", "whether", "unless"}
)  # in a sentence: nothing in it is said outright
SUPPOSED = frozenset({
    "would", "could", "may", "might", "should", "must", "'d", "how", "why",
})  # fmt: skip
TOWARDS = frozenset({
    "of", "at", "about", "with", "by", "to", "for", "towards", "toward", "against", "on",
})  # fmt: skip
GRADED = frozenset(
    {"JJR", "JJS"}
)  # "his worst fears", "her best friend": no judgement of the owner
REPORTED = frozenset({
    "accused", "alleged", "convicted", "purported", "self-described", "self-proclaimed",
    "so-called", "suspected",
})  # fmt: skip


class Shown(NamedTuple):
    """An attitude: 1 positive, -1 negative; the place of the word that shows it; its kind; and,
    where that is "holds", the place of the one who holds it.

    `kind`: "calls" somebody something in passing ("the brutal X"); "says" what somebody is or has,
    or "does", by which a narrator of news seldom judges ("X is brutal": most often somebody's words
    that were missed); "holds" an attitude towards somebody.
    """

    sign: int
    cue: int
    kind: str
    holder: int = ROOT


@functools.cache
def signs() -> dict[tuple[str, str], int]:
    """The words that show an attitude, by class: 1 or -1."""
    rows = word_data("reread.sentiment", "attitudes")
    return {(row["word"], row["class"]): -1 if row["sign"] == "-" else 1 for row in rows}


class Attitudes:
    """The attitudes that one sentence shows, asked for by the place of who is spoken of."""

    def __init__(self, tree: Sentence, names: Set[int]) -> None:
        self.tree = tree
        self.names = names  # places of words that are part of a name, and show nothing
        self.denied: Turns = spread(tree, *denied(tree, frozenset()))
        self.unsure = any(word.low in UNSURE for word in tree.words)

    def towards(self, at: int) -> Iterator[Shown]:
        """What is shown towards the one whom the noun or pronoun at a place names."""
        if self.unsure:
            return
        at = self._first(at)
        for shown in (*self._called(at), *self._said(at), *self._held(at)):
            name = shown.cue in self.names or self.tree.tag(shown.cue).startswith("NNP")
            if not name and not self._is_supposed(shown.cue):
                yield shown

    def _first(self, at: int) -> int:
        """The first of what a noun is coordinated with: what is said of it is said of all."""
        while self.tree.words[at].relation == "conj":
            at = self.tree.words[at].governor
        return at

    def _sign(self, at: int, kind: str) -> int:
        """The sign of a word as one of a class; 0 where it is none, or a court's or a critic's."""
        word = self.tree.words[at]
        if any(self.tree.low(i) in REPORTED for i in self.tree.children[at]):
            return 0
        sign = signs().get((word.lemma, kind)) or signs().get((word.low, kind), 0)
        return -sign if at in self.denied else sign

    def _noun(self, at: int, kind: str) -> tuple[int, int]:
        """The sign of a noun, or of an adjective that hangs on it, and the word that gives it."""
        if sign := self._sign(at, kind):
            return sign, at
        for i in self.tree.children[at]:
            if self.tree.words[i].relation == "amod" and (sign := self._sign(i, "quality")):
                return (-sign if at in self.denied and i not in self.denied else sign), i
        return 0, at

    def _called(self, at: int) -> Iterator[Shown]:
        """ "the brutal X", "X, a liar", "the dictator X"."""
        for i in self.tree.children[at]:
            relation = self.tree.words[i].relation
            if relation == "amod" and (sign := self._sign(i, "quality")):
                yield Shown(sign, i, "calls")
            elif relation in ("appos", "compound"):
                sign, cue = self._noun(i, "person")
                if sign and self.tree.tag(cue) not in GRADED:
                    yield Shown(sign, cue, "calls")

    def _said(self, at: int) -> Iterator[Shown]:
        """ "X is brave", "X is a hero", "X betrayed us"; "X's courage", "the crimes of X"."""
        tree, word = self.tree, self.tree.words[at]
        upper, sign, cue, how = word.governor, 0, at, "says"
        if word.relation == "nsubj" and tree.child(upper, "cop") is not None:
            kind = "person" if tree.tag(upper).startswith("NN") else "quality"
            sign, cue = self._noun(upper, kind) if word.low != "it" else (0, at)
        elif word.relation == "nsubj" and tree.tag(upper) in VERB:
            passive = tree.child(upper, "aux:pass") is not None
            sign, cue, how = 0 if passive else self._sign(upper, "act"), upper, "does"
        elif word.relation == "nmod:poss":
            sign, cue = self._noun(upper, "trait")
        elif word.relation == "nmod" and tree.case(at) == "of":
            sign, cue = self._sign(upper, "trait"), upper
        if sign and (word.relation == "nsubj" or tree.tag(cue) not in GRADED):
            yield Shown(sign, cue, how)

    def _held(self, at: int) -> Iterator[Shown]:
        """ "Y praised X", "X was praised by Y", "Y is proud of X", "Y has respect for X"."""
        tree, word = self.tree, self.tree.words[at]
        upper, verb = word.governor, word.governor
        if upper == ROOT or upper in self.denied:
            return
        found: list[tuple[int, int]] = []
        if word.relation == "nsubj" and tree.words[upper].relation == "xcomp":
            upper = verb = tree.words[upper].governor  # "called X a liar", X read as a subject
            found = [self._named(verb)]
        elif word.relation == "obj":
            found = [(self._sign(upper, "verb"), upper), self._named(upper)]
        elif word.relation == "nsubj:pass":
            found = [(self._sign(upper, "verb"), upper)]
        elif word.relation in ("obl", "nmod") and tree.case(at) in TOWARDS:
            kind = "about" if tree.tag(upper) in VERB else "feeling"
            if kind == "about" and tree.case(at) == "to":
                return  # who hears a complaint
            if tree.words[upper].relation == "obj":
                kind, verb = "regard", tree.words[upper].governor
            found = [(self._sign(upper, kind), upper)]
        by = tree.by_phrase(upper) if word.relation == "nsubj:pass" else None
        holder = tree.subject_of(verb) if by is None else tree.head(by.first, by.last)
        for sign, cue in found:
            if sign and holder not in (None, at) and self._is_told(verb, upper):
                yield Shown(sign, cue, "holds", holder)

    def _named(self, verb: int) -> tuple[int, int]:
        """The sign of what a verb calls its object, and the word that gives it: "called X a liar",
        "described X as brutal"."""
        tree = self.tree
        if (tree.words[verb].lemma, "calling") in signs():
            for i in tree.children[verb]:
                as_one = tree.words[i].relation in ("obl", "advcl") and "as" in (
                    tree.case(i), tree.low(i - 1))  # fmt: skip
                if as_one or tree.words[i].relation == "xcomp":
                    kind = "person" if tree.tag(i).startswith("NN") else "quality"
                    return self._noun(i, kind)
        return 0, verb

    def _is_told(self, verb: int, cue: int) -> bool:
        """Whether a verb tells of an attitude that its subject has: not "avoided criticism of X",
        and not "for accusing X", of which the subject can be another."""
        tree, word = self.tree, self.tree.words[verb]
        hung = word.tag == "VBG" and tree.child(verb, "mark", "case") is not None
        less = any((word.lemma, kind) in shifters() for kind in ("object", "either", "unreal"))
        return not hung and (tree.tag(cue) in VERB or not less)

    def _is_supposed(self, cue: int) -> bool:
        """Whether what a word says is only supposed or asked for: "may be a liar", "why he is a
        hero", "called on her to denounce him"."""
        tree, clause = self.tree, self.tree.clause(cue)
        while True:
            if any(tree.low(i) in SUPPOSED for i in tree.children[cue]):
                return True
            if cue == clause:
                break
            cue = tree.words[cue].governor
        if tree.low(tree.span(clause)[0] - 1) in SUPPOSED:
            return True
        upper = tree.words[clause].governor
        asked = upper != ROOT and (tree.words[upper].lemma, "unreal") in shifters()
        return asked and tree.tag(clause) == "VB"
