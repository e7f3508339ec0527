"""Whom he and she, what it, and which they stand for; where that is not plain, nobody."""

from __future__ import annotations

import bisect
from collections.abc import Hashable, Sequence

from . import nouns
from .forms import Word
from .salience import PARALLEL, Choice, Discourse, Trace, choose, is_subject

PRONOUNS = {
    word: kind
    for kind, forms in (
        ("m", "he him his himself"), ("f", "she her hers herself"), ("it", "it its itself"),
        ("they", "they them their theirs themselves"),
    )
    for word in forms.split()
}  # fmt: skip
OBJECTS = frozenset({"him", "her", "it", "them"})
BEYOND = 6  # words after an it within which its clause begins


# How many times as salient as the second what a pronoun stands for must be (set on GUM).
LEAST_LEAD = 1.2
# Scores by lead, at least: of people the share of right links by lead on the read half of GUM (no
# news), of things that on all of it: python benchmarks/referring.py GOLD, the row "it".
PEOPLE = ((1.2, 0.75), (2.0, 0.86))
THINGS = ((1.2, 0.72),)


def kind_of(word: Word) -> str:
    """Which pronouns a word is of: m, f, it, they; "" where it is none of the third person."""
    return PRONOUNS.get(word.form.lower(), "")


def weighed(
    discourse: Discourse, found: Sequence[Word], at: int, sentence: int, clause: int
) -> Choice | None:
    """What the pronoun that is word `at` of a sentence most likely stands for."""
    kind, subject, bound = kind_of(found[at]), is_subject(found, at, at), _bound(found, at)
    return choose(
        (key, discourse.salience(key, sentence) + PARALLEL * (subject and trace.place.subject))
        for key, trace in discourse.recent(sentence)
        if fits(kind, trace) and not (bound and _same_clause(trace, sentence, clause))
    )


def fits(kind: str, trace: Trace) -> bool:
    """Whether number, sex and kind allow it."""
    if kind == "they":
        return trace.plural or trace.kind == "ORG"
    if kind == "it":
        return not trace.plural and trace.kind != "PER"
    return trace.kind == "PER" and not trace.plural and trace.sex in ("", kind)


def is_plain(found: Sequence[Word], at: int, trace: Trace, sentence: int, choice: Choice) -> bool:
    """Whether a pronoun's entity is clear enough.

    For it and they, which mostly stand for what has no name, only an owner in the same sentence
    is, and a subject for a subject.
    """
    kind, back = kind_of(found[at]), sentence - trace.sentence
    if choice.lead < LEAST_LEAD or (kind == "they" and not trace.plural):
        return False
    if kind in ("m", "f"):
        return True
    if found[at].tag.endswith("$"):
        return back == 0
    return is_subject(found, at, at) and trace.place.subject and trace.kind != "LOC" and back <= 1


def score(kind: str, lead: float) -> float:
    """How sure a link of that lead is."""
    scores = PEOPLE if kind in ("m", "f") else THINGS
    return scores[bisect.bisect_right([step for step, _ in scores], lead) - 1][1]


def _bound(found: Sequence[Word], at: int) -> bool:
    """Whether a pronoun is an object, so that the subject of its clause is somebody else."""
    low, relation = found[at].form.lower(), found[at].relation
    close = at > 0 and found[at - 1].form.lower() in nouns.words("close")
    return low in OBJECTS and (relation in ("obj", "iobj") or (close and relation == "obl"))


def _same_clause(trace: Trace, sentence: int, clause: int) -> bool:
    return trace.sentence == sentence and trace.place.subject and trace.place.clause == clause


def is_emphatic(found: Sequence[Word], at: int) -> bool:
    """Whether a pronoun only stresses the noun before it: Trump himself."""
    before = found[at - 1] if at and not found[at].gap.strip() else None
    return "sel" in found[at].form and before is not None and before.tag.startswith("NN")


def is_pleonastic(found: Sequence[Word], at: int) -> bool:
    """Whether an it stands for nothing, or for a clause to come: it is likely that, it rained."""
    if found[at].form.lower() != "it":
        return False
    after = [word.form.lower() for word in found[at + 1 : at + 2 + BEYOND]]
    if at and found[at - 1].form.lower() in nouns.words("finding"):
        adjective = after[:1] and found[at + 1].tag.startswith("JJ")
        return bool(adjective) and any(w in nouns.words("clauses") for w in after[1:3])
    while after and (after[0] in MODALS or after[0] in ADVERBS):
        after = after[1:]
    if after and after[0] in nouns.words("weather"):
        return True
    if not after or after[0] not in nouns.words("seems"):
        return False
    said = [word for word in after[1:] if word not in ADVERBS]
    judged = bool(said) and said[0] in nouns.words("judged")
    clause = any(word in nouns.words("clauses") for word in said[:3])
    return (judged and (clause or said[0] in ("time", "said"))) or (
        bool(said) and said[0] in ("that", "as")
    )


MODALS = frozenset({"will", "would", "may", "might", "could", "can", "should", "must", "'ll", "'d",
                    "has", "had", "have", "be", "been", "does", "did", "do"})  # fmt: skip
ADVERBS = frozenset({"not", "n't", "also", "still", "now", "very", "quite", "so", "more", "most",
                     "even", "just", "already", "highly", "extremely", "increasingly", "only",
                     "yet", "often", "long", "rather", "too", "a", "as", "no", "been"})  # fmt: skip


def unresolved(kind: str, choice: Choice | None, named: Hashable) -> str:
    """Why a pronoun has no entity."""
    what = "things" if kind in ("it", "they") else "people"
    if choice is None:
        return "nobody named before it" if what == "people" else "nothing named before it"
    if named is None:
        return f"the nearest it can be has no name: {choice.key[0]}"
    return f"{choice.among} {what} it can be"
