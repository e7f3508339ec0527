"""Attitudes: what a sentence shows that someone thinks of somebody, where it is said outright.

By what it calls or says somebody is (appraisal.py), or by who is said to praise, condemn or want
away whom (stances.py). What befalls somebody is none.
"""

from __future__ import annotations

from collections.abc import Set

from ..grammar.dependents import first_conjunct
from ..grammar.sentence import Sentence
from ..grammar.words import ROOT
from .appraisal import Appraisal, Shown, called, said
from .reversal import shifters
from .stances import ENDING, held, owed

CONDITIONS = frozenset({"if", "unless", "whether"})  # what hangs on one is not said outright
SUPPOSED = frozenset({
    "would", "could", "may", "might", "should", "must", "'d", "how", "why",
})  # fmt: skip


class Attitudes:
    """The attitudes that one sentence shows, asked for by the place of who is spoken of."""

    def __init__(self, tree: Sentence, names: Set[int]) -> None:
        self.tree = tree
        self.names = names  # places of words that are part of a name, and show nothing
        self.words = Appraisal(tree)
        self.asks = any(word.low == "?" for word in tree.words)
        self.known: dict[int, list[Shown]] = {}

    def towards(self, at: int) -> list[Shown]:
        """What is shown towards the one whom the noun or pronoun at a place names: what is said
        of the first of a list is said of all."""
        at = first_conjunct(self.tree, at)
        if at not in self.known:
            found = (f(self.words, at) for f in (called, said, owed, held) if not self.asks)
            self.known[at] = [one for some in found for one in some if self._is_outright(one)]
        return self.known[at]

    def _is_outright(self, shown: Shown) -> bool:
        """Whether an attitude is shown by a word that is no name, and not only supposed."""
        if shown.cue in self.names or self.tree.tag(shown.cue).startswith("NNP"):
            return False
        if shown.kind == "owes":
            return not self._is_conditional(shown.cue)
        return not self._is_supposed(shown.cue)

    def _is_supposed(self, cue: int) -> bool:
        """Whether what a word says is only supposed or asked for: "may be a liar", "why he is a
        hero", "if he lied", "called on her to denounce him", "stopped praising him"."""
        tree, clause = self.tree, self.tree.clause(cue)
        while True:
            if any(tree.low(i) in SUPPOSED for i in tree.children[cue]):
                return True
            if cue == clause:
                break
            cue = tree.words[cue].governor
        if tree.low(tree.span(clause)[0] - 1) in SUPPOSED or self._is_conditional(clause):
            return True
        if tree.child(clause, "aux") is None:
            clause = first_conjunct(tree, clause)
        upper = tree.words[clause].governor
        if upper == ROOT:
            return False
        plain = tree.tag(clause) == "VB" and tree.child(clause, "aux") is None
        wished = plain and (tree.words[upper].lemma, "real") not in shifters()
        ended = any((tree.words[upper].lemma, kind) in shifters() for kind in ENDING)
        return wished or (tree.tag(clause) == "VBG" and ended)

    def _is_conditional(self, at: int) -> bool:
        """Whether a clause, or one that it hangs on, stands under a condition."""
        tree = self.tree
        while at != ROOT:
            hung = (i for i in tree.children[at] if tree.words[i].relation == "advcl")
            if any(tree.low(i) in CONDITIONS for j in (at, *hung) for i in tree.children[j]):
                return True
            apart = tree.words[at].relation == "conj" and tree.own_subject(at) is not None
            at = ROOT if apart else tree.words[at].governor
        return False
