"""Words with their governors, and what their tags and relations make of them."""

from __future__ import annotations

from typing import NamedTuple

ROOT = -1  # the governor of a root

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRONOUN = frozenset({"PRP", "EX", "WP"})
FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
VERB = FINITE | {"VB", "VBG", "VBN"}
ADVERB = frozenset({"RB", "RBR", "RBS"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
HELPS = frozenset({"aux", "aux:pass"})


class Word(NamedTuple):
    """A word of a sentence: its span in the text, its form in small letters with straight
    apostrophes, its Penn tag, its lemma, the place in the sentence of its governor (ROOT at a
    root), and its UD relation to that."""

    start: int
    end: int
    low: str
    tag: str
    lemma: str
    governor: int
    relation: str
