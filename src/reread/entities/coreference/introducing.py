"""Nouns of a sentence that bring in somebody or something, and those that belong to a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...grammar.sentence import Sentence
from ...grammar.words import NOMINAL
from .. import wordlists
from .descriptions import counted
from .nominals import Named

# Nouns between by which another than the one named is meant: "the Acme parent company"
RELATED = frozenset({"parent", "sister", "partner", "rival", "holding", "successor"})
LONGEST_STYLE = 3  # words from a name to the noun that says what it is


def introducing(text: str, tree: Sentence, named: Sequence[Named]) -> set[int]:
    """The nouns that bring in somebody or something: heads of phrases and owners, but none that a
    subject is only said to be, nor what stands in apposition to a name or is a role before it."""
    heads = {i for phrase in tree.phrases for i in (phrase.head, phrase.owner) if i is not None}
    found = {i for i in heads if tree.tag(i) in NOMINAL and tree.child(i, "cop") is None}
    found |= {i for i, word in enumerate(tree.words) if word.tag not in NOMINAL
              and counted(tree, i) is not None}  # fmt: skip
    for name in named:
        at = tree.head(name.first, name.last)
        found -= {*tree.appositions(at), tree.apposed(at)}
    return found - _titles(text, tree, named)


def _titles(text: str, tree: Sentence, named: Iterable[Named]) -> set[int]:
    """The words of roles before names: "Mayor of London" of "Mayor of London Sadiq Khan"."""
    found = set()
    for name in named:
        longest = name.role.count(" ") + 2  # words, a comma among them
        for at in range(max(name.first - longest, 0), name.first) if name.role else ():
            between = text[tree.words[at].start : tree.words[name.first].start].strip(" ,")
            found |= {at} if between and between in name.role else set()
    return found


def styled(tree: Sentence, at: int, ends: Mapping[int, Named]) -> Named | None:
    """The organisation that a noun before which it stands is the kind of: Kyodo news agency;
    `ends` are the names of the sentence by their last words."""
    before = at - 1
    while at - before < LONGEST_STYLE and before not in ends and tree.tag(before) == "NN":
        before -= 1
    name = ends.get(before)
    told = name and name.kind == "ORG" and tree.low(at) in wordlists.words("styled")
    other = any(tree.low(i) in RELATED for i in range(before + 1, at))
    return name if told and not other else None
