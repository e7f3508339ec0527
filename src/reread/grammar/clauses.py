"""Verb groups: auxiliaries and verb, and how they are built.

The infinitive after a verb or adjective that only colours it ("appears to have agreed", "is likely
to agree") makes one group with it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..files import word_data
from .words import FINITE, HELPS, ROOT, VERB, Word

# Relations of infinitives that complete another word: "failed to sign", "a plan to join"
COMPLETING = frozenset({"xcomp", "ccomp", "csubj", "acl"})
# Relations of participles that are no clause: "the failed effort", "following talks", "so-called"
NO_CLAUSE = HELPS | {"amod", "compound", "case", "mark", "advmod", "cc", "fixed", "det", "flat"}


class Group(NamedTuple):
    """One verb group: auxiliaries first … head, the word that governs its clause, how it is built.

    The predicate is the head, or what stands after a copula: "is [a] minister". `raised` is the
    modality that verbs like "appears to" give.
    """

    first: int
    head: int
    predicate: int
    finite: bool
    passive: bool
    perfect: bool
    raised: str


@functools.cache
def raising() -> Mapping[str, str]:
    """The verbs and adjectives that only colour an infinitive, with the modality they give."""
    return {row["lemma"]: row["modality"] for row in word_data("reread.grammar", "raising")}


def groups(words: Sequence[Word], children: Sequence[Sequence[int]]) -> list[Group]:
    """The verb groups of a sentence, left to right; of infinitives those that complete a word, not
    those of purpose ("used tanks to shell the town")."""
    made: dict[int, Group | None] = {}
    lifted = {lower for at in range(len(words))
              if (lower := _raiser(words, children, at)) is not None}  # fmt: skip
    for at in range(len(words)):
        _group(words, children, at, made)
    return [group for at, group in sorted(made.items())
            if group and group.predicate not in lifted and _is_clause(words, group)]  # fmt: skip


def _is_clause(words: Sequence[Word], group: Group) -> bool:
    at = group.predicate
    while words[at].relation == "conj" and words[at].governor >= 0:
        at = words[at].governor
    completes = _is_beside(words, at) or words[at].relation in COMPLETING
    return group.finite or words[group.head].tag != "VB" or completes


def _is_beside(words: Sequence[Word], at: int) -> bool:
    """Whether only "to" parts an infinitive from its governor: "neglected to lock", "went on to
    win", "strong enough to win"."""
    above = words[at].governor
    between = words[above + 1 : at - 1]
    near = all(word.governor == above and (word.relation == "compound:prt" or word.low == "enough")
               for word in between)  # fmt: skip
    return words[at].relation == "advcl" and ROOT < above < at - 1 and near


def _group(
    words: Sequence[Word],
    children: Sequence[Sequence[int]],
    at: int,
    made: dict[int, Group | None],
) -> Group | None:
    """The group whose verb stands at a place; None where no verb does."""
    if at in made:
        return made[at]
    made[at] = None
    word = words[at]
    copula = word.relation == "cop" and word.governor >= 0
    if word.tag not in VERB or (word.relation in NO_CLAUSE):
        return None
    predicate = word.governor if copula else at
    helps = [i for i in children[predicate] if words[i].relation in HELPS and i < at]
    forms = [words[i].tag for i in (*helps, at)]
    finite = not FINITE.isdisjoint(forms)
    passive = any(words[i].relation == "aux:pass" for i in helps)
    perfect = any(words[i].lemma == "have" for i in helps)
    reduced = not helps and word.tag == "VBN"
    first, raised = min([at, *helps]), ""
    above = _above(words, children, predicate, made)
    if above is not None:
        first, finite = above.first, above.finite
        upper = words[word.governor if not copula else words[predicate].governor]
        raised = above.raised or raising().get(upper.lemma) or raising().get(upper.low, "")
    elif word.relation == "conj" and not helps and word.governor >= 0:
        lead = _group(words, children, word.governor, made)
        if lead is not None and _is_shared(words, lead, at):  # "has left and returned"
            finite, passive, perfect = lead.finite, lead.passive, lead.perfect
            reduced = False
        elif reduced and lead is not None and lead.finite and lead.first == lead.head:
            finite, reduced = True, False  # "confirmed and denied": no participle, whatever its tag
    made[at] = Group(first, at, predicate, finite, passive or reduced, perfect, raised)
    return made[at]


def _above(
    words: Sequence[Word],
    children: Sequence[Sequence[int]],
    predicate: int,
    made: dict[int, Group | None],
) -> Group | None:
    """The group that a predicate makes one group with: "appears", "is likely"."""
    upper = _raiser(words, children, predicate)
    if upper is None:
        return None
    verb = next((i for i in children[upper] if words[i].relation == "cop"), upper)
    return _group(words, children, verb, made)


def _raiser(words: Sequence[Word], children: Sequence[Sequence[int]], at: int) -> int | None:
    """The verb or adjective that only colours the infinitive at a place."""
    word = words[at]
    if word.relation not in ("xcomp", "advcl", "ccomp") or word.governor < 0 or at < word.governor:
        return None
    if not any(words[i].low == "to" and words[i].relation == "mark" for i in children[at]):
        return None
    upper = words[word.governor]
    if upper.lemma == "go" and upper.low != "going":
        return None
    done = any(words[i].relation == "obj" for i in children[word.governor])
    if done and (upper.lemma == "use" or word.relation != "xcomp"):
        return None  # "used tanks to shell the town"
    if any(words[i].relation == "compound:prt" for i in children[word.governor]):
        return None  # "a fund set up to manage the oil"
    if upper.lemma in raising() and upper.tag in VERB:
        return word.governor
    return word.governor if upper.low in raising() and upper.tag.startswith("JJ") else None


def raisers(
    words: Sequence[Word], children: Sequence[Sequence[int]], group: Group
) -> Iterator[int]:
    """The verbs and adjectives that only colour a group, the innermost first."""
    upper = _raiser(words, children, group.predicate)
    while upper is not None:
        yield upper
        upper = _raiser(words, children, upper)


def _is_shared(words: Sequence[Word], lead: Group, at: int) -> bool:
    """Whether a verb after "and" shares the auxiliaries of the group before."""
    return lead.first != lead.head and words[lead.head].tag == words[at].tag
