"""Slips of parsers that are set right before a sentence is read as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.lemmas import lemma
from .control import AIMS
from .words import FINITE, HELPS, NOMINAL, ROOT, SUBJECTS, VERB, Word

HELPING = HELPS | {"cop"}
ARGUMENTS = frozenset({*SUBJECTS, "obj", "iobj", "obl:agent"})
INVERTED = frozenset({"had", "were", "should"})  # open a condition: "Had the dam held, …"
# Whom they are done to does, or does not do, what "of" or "from" says: "accused Moss of lying"
ACCUSING = frozenset({
    "accuse", "acquit", "ban", "bar", "convict", "deter", "dissuade", "prevent", "prohibit", "stop",
    "suspect",
})  # fmt: skip
OF_WHAT = frozenset({"from", "of"})
REACH = 12  # words that are looked past


def mended(words: list[Word]) -> list[Word]:
    """Words of a sentence, five slips of parsers set right.

    A noun and a name side by side in one role are one thing: "Bo Aldous told me", "The actor
    George Clooney said". The subject just before a finite verb that lacks one is its own: "He
    resigned after the talks collapsed". In "Had the dam held, …" the first word is an auxiliary; in
    "accused Moss of lying" Moss is accused, and of lying; "is" of "is to leave" is one, too.
    """
    served = {word.governor for word in words if word.relation in SUBJECTS}
    for i in range(1, len(words)):
        one, other = words[i - 1], words[i]
        alike = one.governor == other.governor and one.relation == other.relation
        if alike and other.relation in ARGUMENTS and one.tag in NOMINAL and other.tag == "NNP":
            relation = "flat" if one.tag == "NNP" else "appos"
            words[i] = other._replace(governor=i - 1, relation=relation)
        lacks_one = other.tag in FINITE and other.relation not in HELPING and i not in served
        far = one.relation in SUBJECTS and one.governor > i
        if far and lacks_one and not _hangs_on(words, i, i - 1):
            words[i - 1] = one._replace(governor=i)
    for i, word in enumerate(words):
        arranged = word.lemma == "be" and word.relation == "cop" and i + 1 < len(words)
        if arranged and words[i + 1].low == "to" and words[word.governor].tag == "VB":
            words[i] = word._replace(relation="aux")
        if word.low in INVERTED and (i == 0 or not words[i - 1].low.isalnum()):
            _invert(words, i)
        if word.lemma in ACCUSING:
            _accuse(words, i)
    return words


def _invert(words: list[Word], at: int) -> None:
    """Make an auxiliary of the word that opens a condition: "Had the dam held, …"."""
    reach = range(at + 1, min(at + REACH, len(words)))
    own = next((i for i in reach if words[i].relation in ARGUMENTS), None)
    if own is None or not all(_hangs_on(words, i, own) for i in range(at + 1, own)):
        return
    verb = words[own].governor
    if verb == at and words[own].relation == "obj":  # "Had it not rained", read as "had it"
        verb = next((i for i in reach if words[i].governor == at and words[i].relation == "xcomp"),
                    at)  # fmt: skip
    if verb <= own or words[verb].tag not in VERB:
        return
    if words[verb].governor == at:
        upper = words[at]
        for i in range(at + 1, len(words)):
            if words[i].governor == at:
                words[i] = words[i]._replace(governor=verb)
        words[verb] = words[verb]._replace(governor=upper.governor, relation=upper.relation)
        words[own] = words[own]._replace(governor=verb, relation="nsubj")
    words[at] = words[at]._replace(governor=verb, relation="aux")


def _accuse(words: list[Word], at: int) -> None:
    """Hang "of killing" on "accused" and not on whom it accuses."""
    for i in range(at + 2, min(at + REACH, len(words))):
        verb = words[i].governor
        if words[i].relation != "mark" or words[i].low not in OF_WHAT or verb <= i:
            continue
        over = words[verb].governor
        held = over > at and words[over].governor == at and words[over].relation == "obj"
        if over == at or held:
            words[verb] = words[verb]._replace(governor=at, relation="advcl")
            for own in range(at + 1, i):
                if words[own].governor == verb and words[own].relation in SUBJECTS:
                    words[own] = words[own]._replace(governor=at, relation="obj")
        return


def _hangs_on(words: Sequence[Word], place: int, upper: int) -> bool:
    """Whether one word is governed by another, directly or through others."""
    while place not in (ROOT, upper):
        place = words[place].governor
    return place == upper
