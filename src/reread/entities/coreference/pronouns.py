"""Whom he and she, what it, and which they stand for; where that is not plain, nobody."""

from __future__ import annotations

import bisect
from collections.abc import Hashable

from ...grammar.sentence import Sentence
from ...grammar.words import NOMINAL
from .. import wordlists
from .salience import (
    PARALLEL,
    SPEAKING,
    UPPER,
    Choice,
    Discourse,
    Position,
    Trace,
    choose,
    position,
)

PRONOUNS = {
    word: kind
    for kind, forms in (
        ("m", "he him his himself"), ("f", "she her hers herself"), ("it", "it its itself"),
        ("they", "they them their theirs themselves"),
    )
    for word in forms.split()
}  # fmt: skip
OBJECTS = frozenset({"him", "her", "it", "them"})
CLAUSES = ("ccomp", "csubj")  # what an it in the passive stands for: it is said that
# How many times as salient as the second what a pronoun stands for must be: for he and she, if no
# sex is told of it, if it has no name (all set on GUM's read half).
LEAST_LEAD, LEAST_LEAD_SEXLESS, LEAST_LEAD_UNNAMED = 1.2, 2.0, 1.5
# Scores by lead, at least: the share of right links on all of GUM, which has no news here; of 146,
# 1,322 and 47 links. benchmarks/referring.py prints the shares beside the scores.
PEOPLE = ((1.2, 0.86), (2.0, 0.93))
THINGS = ((1.2, 0.85),)


def weighed(
    discourse: Discourse, tree: Sentence, at: int, speaker: Hashable, spoke: Hashable
) -> Choice | None:
    """What the pronoun that is word `at` of a sentence most likely stands for: not for the speaker
    of the quotation that it stands in; rather for who `spoke` in the sentence before."""
    kind, own = PRONOUNS[tree.low(at)], position(tree, at)
    bound, owned, upper = _bound(tree, at), _is_owned(tree, at, own), _upper_doer(tree, own)
    weights = []
    for key, trace in discourse.recent(tree.number):
        other, here = trace.position, trace.sentence == tree.number
        does = here and _does(tree, other, own.clause)
        barred = does if bound else owned and not does
        if key != speaker and not barred and fits(kind, trace):
            weight = discourse.salience(key, tree.number)
            weight += PARALLEL * (own.subject and other.subject) + SPEAKING * (key == spoke)
            weights.append((key, weight + UPPER * (here and other.head == upper)))
    return choose(weights)


def fits(kind: str, trace: Trace) -> bool:
    """Whether number, sex and kind allow it."""
    if kind == "they":
        return trace.plural or trace.kind == "ORG"
    if kind == "it":
        return not trace.plural and trace.kind != "PER"
    return trace.kind == "PER" and not trace.plural and trace.sex in ("", kind)


def is_plain(
    tree: Sentence, at: int, trace: Trace, choice: Choice, named: bool, spoke: Hashable
) -> bool:  # fmt: skip
    """Whether a pronoun's entity is clear enough; `named` says whether it has a name.

    It and they mostly stand for what has no name. Clear are only the subject of the sentence as
    its owner, the subject of the clause around its own (the bank said it would), who spoke in the
    sentence before, and for they the subject of that.
    """
    kind, back = PRONOUNS[tree.low(at)], tree.number - trace.sentence
    if choice.lead < (LEAST_LEAD if named else LEAST_LEAD_UNNAMED):
        return False
    if kind in ("m", "f"):
        return trace.sex != "" or (back <= 1 and choice.lead >= LEAST_LEAD_SEXLESS)
    if choice.key == spoke:
        return True
    own = position(tree, at)
    if kind == "they" and (back == 1 or not trace.plural):
        return trace.plural and own.subject and trace.position.subject
    if tree.tag(at).endswith("$"):
        return kind == "it" and back == 0 and trace.position.subject
    done_to = tree.words[at].relation == "nsubj:pass"  # before it could be signed
    around = trace.position.head == _upper_doer(tree, own) and not done_to
    return back == 0 and (around or _is_reflexive(tree, at, trace, own))


def _is_reflexive(tree: Sentence, at: int, trace: Trace, own: Position) -> bool:
    """Whether a pronoun is that of the subject of its own clause: the army defended itself."""
    return "sel" in tree.low(at) and _does(tree, trace.position, own.clause)


def score(kind: str, lead: float) -> float:
    """How sure a link of that lead is."""
    scores = PEOPLE if kind in ("m", "f") else THINGS
    return scores[bisect.bisect_right([step for step, _ in scores], lead) - 1][1]


def _bound(tree: Sentence, at: int) -> bool:
    """Whether a pronoun is an object, so that the subject of its clause is somebody else."""
    relation = tree.relation(at)
    close = relation == "obl" and tree.case(at) in wordlists.words("close")
    return tree.low(at) in OBJECTS and (relation in ("obj", "iobj") or close)


def _is_owned(tree: Sentence, at: int, own: Position) -> bool:
    """Whether a pronoun can only be that of the subject of its clause: "took his own life"."""
    subject = tree.subject_of(own.clause)
    if subject is None or tree.low(at + 1) != "own":
        return False
    first, end = tree.span(subject)
    return not first <= at < end  # "his own lawyer left"


def _upper_doer(tree: Sentence, own: Position) -> int | None:
    """For the subject of a clause inside another, that of the other: "the plan failed before it
    was known", "she said she left"."""
    word = tree.words[own.clause]
    inside = own.subject and word.relation in ("advcl", "ccomp")
    return tree.subject_of(tree.clause(word.governor)) if inside else None


def _does(tree: Sentence, other: Position, clause: int) -> bool:
    """Whether something is the subject of a clause, or stands beside it: "the poet, Ann Moss,"."""
    subject = tree.subject_of(clause)
    beside = subject is not None and tree.apposed(other.head) == subject
    return (other.subject and other.clause == clause) or other.head == subject or beside


def is_emphatic(tree: Sentence, at: int) -> bool:
    """Whether a pronoun only stresses the noun before it: Trump himself."""
    return "sel" in tree.low(at) and tree.tag(at - 1) in NOMINAL


def is_pleonastic(tree: Sentence, at: int) -> bool:
    """Whether an it stands for nothing, or for a clause to come: it is likely that, it rained."""
    word = tree.words[at]
    if word.low != "it" or word.relation == "expl":
        return word.low == "it"
    if word.relation == "nsubj:pass":
        return tree.child(word.governor, *CLAUSES) is not None
    return word.relation == "nsubj" and tree.low(word.governor) in wordlists.words("weather")


def unresolved(kind: str, choice: Choice | None) -> str:
    """Why a pronoun has no entity."""
    what = "things" if kind in ("it", "they") else "people"
    if choice is None:
        return "nobody named before it" if what == "people" else "nothing named before it"
    if isinstance(choice.key, tuple):
        return f"the nearest it can be has no name: {choice.key[0]}"
    return f"{choice.among} {what} it can be"
