"""What joins an event to the word above it: "that", "whether", "to", "ing" or a preposition."""

from __future__ import annotations

from ...grammar.words import RELATIVE
from .alignment import Line

WHETHER = frozenset({"whether", "if"})
SCARCE = frozenset({"any", "little", "no"})
AFTER_TO = "to ing"  # "confessed to killing", "to murder"
PLAIN = frozenset({"", "that", "whether", "to", "ing"})  # what joins clauses, no preposition


def joint_of(sentence: Line, first: int) -> str:
    """What joins a clause to the word that it completes: "that", "whether", "to", "ing", or a
    preposition; empty for "who did it", which takes for granted that it was done."""
    tag = sentence.tag(first)
    marks = [sentence.low(i) for i in sentence.children[first]
             if sentence.words[i].relation in ("mark", "case") and i < first]  # fmt: skip
    number = sentence.clauses.get(first)
    group = None if number is None else sentence.groups[number]
    if not WHETHER.isdisjoint(marks):
        return "whether"
    if group is not None and group.finite:
        asked = any(sentence.tag(i) in RELATIVE and sentence.low(i) != "that"
                    for i in sentence.children[first] if i < first)  # fmt: skip
        if asked:
            return ""
        apart = bool(marks) and marks[0] not in ("that", "to")  # "denied it because he feared"
        return marks[0] if apart else "that"
    if group is not None and sentence.tag(group.head) == "VBG" and not group.perfect:
        mark = next(iter(marks), "ing")
        return AFTER_TO if mark == "to" else mark
    completed = tag == "VBN" and sentence.words[first].relation == "xcomp"
    if "to" in marks or tag == "VB" or completed:  # "had him arrested"
        return "to"
    return marks[0] if marks else "ing"


def is_bare(sentence: Line, first: int) -> bool:
    """Whether a clause read as a relative one is what there is none of: "no proof he lied"."""
    word = sentence.words[first]
    phrase = sentence.holding.get(word.governor)
    opened = any(sentence.words[i].relation == "mark" or sentence.tag(i) in RELATIVE
                 for i in sentence.children[first])  # fmt: skip
    scarce = phrase is not None and sentence.low(phrase.first) in SCARCE
    return word.relation == "acl:relcl" and scarce and not opened
