"""Patterns of attribution in the tree of a sentence: who says what, by which words."""

from __future__ import annotations

from ..grammar.dependents import ancestors, first_conjunct
from ..grammar.sentence import Sentence
from ..grammar.words import ROOT, VERB
from .attribution import (
    HEDGES,
    Attribution,
    Range,
    is_set_off,
    noun_with_its_own,
    trimmed,
    without,
)
from .reports import reported
from .verbs import Verbs, speech_nouns

HEADLINE = 9  # words before the colon of "Lavrov: no talks without Russia"
WORDS = frozenset({"words", "view", "opinion", "account", "telling", "estimation"})  # in X's …
BEFORE_NOUN = frozenset({"det", "compound", "amod"})  # relations of words before a noun
PARTS = frozenset({";", ":"})  # what a sentence of two clauses has between them


def attributions(tree: Sentence, verbs: Verbs, *, headline: bool = False) -> list[Attribution]:
    """All attributions of a sentence, left to right, those inside what another one says too.

    Where only a quotation can tell what a verb reports, an attribution has no pieces.
    """
    if whole := (_before_colon(tree) if headline else None) or _announced(tree):
        return [whole]
    found: list[Attribution] = []
    taken: set[int] = set()  # the words of their cues
    cues = [at for at, word in enumerate(tree.words)
            if word.tag in VERB or word.low in HEDGES or word.low in WORDS
            or word.low == "according"]  # fmt: skip
    for at in sorted(cues, key=lambda at: (len([*ancestors(tree, at)]), at)):
        one = (_according(tree, at) or _in_words_of(tree, at) or reported(tree, at, verbs)
               or _hedged(tree, at))  # fmt: skip
        if one and taken.isdisjoint(range(*one.cue)):
            taken.update(range(*one.cue))
            found.append(one)
    return found


def _before_colon(tree: Sentence) -> Attribution | None:
    """ "Lavrov: no talks without Russia": a name, a colon, and what is said."""
    for at in range(1, min(HEADLINE, len(tree.words) - 1)):
        if tree.low(at) == ":":
            return Attribution([trimmed(tree, at + 1, len(tree.words))], (at, at + 1), (0, at))
        if at in tree.heads:
            return None
    return None


def _announced(tree: Sentence) -> Attribution | None:
    """ "Tolland's verdict: the bridge is a disgrace.": whose words, a colon, and what is said."""
    colon = next((at for at in range(1, len(tree.words) - 1) if tree.low(at) == ":"), None)
    known = colon is not None and tree.words[colon - 1].lemma in speech_nouns()
    owner = owner_of(tree, colon - 1) if colon is not None and known else None
    if colon is None or owner is None or owner > colon:
        return None
    said = trimmed(tree, colon + 1, len(tree.words))
    return Attribution([said], (colon - 1, colon), noun_with_its_own(tree, owner))


def _according(tree: Sentence, at: int) -> Attribution | None:
    """ "according to X" before, after or amid what is said."""
    if tree.low(at) != "according" or tree.low(at + 1) != "to":
        return None
    noun = tree.words[at].governor
    while noun > at and tree.words[noun].relation in BEFORE_NOUN:  # read as the case of "the"
        noun = tree.words[noun].governor
    if noun <= at or tree.words[noun].governor == ROOT:
        return None
    pieces = _beside(tree, at, noun)
    source = noun_with_its_own(tree, noun)
    return Attribution(pieces, (at, at + 2), (at + 2, source[1])) if pieces else None


def _in_words_of(tree: Sentence, at: int) -> Attribution | None:
    """ "in the words of X", "in X's view"."""
    if tree.low(at) not in WORDS or tree.case(at) not in ("in", "by"):
        return None
    if tree.words[at].relation not in ("obl", "nmod") or tree.words[at].governor == ROOT:
        return None
    owner = owner_of(tree, at)
    if owner is None:
        return None
    pieces = _beside(tree, tree.span(at)[0], at)
    return Attribution(pieces, (at, at + 1), noun_with_its_own(tree, owner)) if pieces else None


def owner_of(tree: Sentence, at: int) -> int | None:
    """Whose a noun is said to be: "the words of Ines Tolland", "her words"."""
    of = (i for i in tree.children[at] if tree.words[i].relation == "nmod" and tree.case(i) == "of")
    return next(of, tree.child(at, "nmod:poss"))


def _beside(tree: Sentence, at: int, noun: int) -> list[Range]:
    """What is said beside a phrase that names who says it, from word `at` on with its noun."""
    out = min(at, tree.span(noun)[0]), tree.span(noun)[1]
    said = tree.clause(tree.words[noun].governor)
    if tree.low(at - 1) in PARTS:  # "…; according to X, …" begins what comes after it
        said = next((i for i in tree.children[said] if i > noun
                     and tree.words[i].relation in ("conj", "parataxis")), said)  # fmt: skip
    if said < at:
        return without(tree, tree.span(first_conjunct(tree, said)), out)
    later = [tree.span(i)[0] for i in tree.children[said]  # not the clauses after ", but"
             if tree.words[i].relation == "conj" and is_set_off(tree, i)
             and (tree.words[i].tag in VERB or i in tree.clauses)]  # fmt: skip
    return without(tree, (tree.span(said)[0], min([tree.span(said)[1], *later])), out)


def _hedged(tree: Sentence, at: int) -> Attribution | None:
    """ "Inspectors reportedly raised doubts": said by someone who is not named."""
    verb = tree.words[at].governor
    if tree.low(at) not in HEDGES or verb not in tree.clauses:
        return None
    first, last = tree.span(verb)
    if tree.words[first].relation == "mark" and first < at:
        first += 1
    pieces = without(tree, (first, last), (at, at + 1))
    return Attribution(pieces, (at, at + 1), None, hedged=True)
