"""The event that a perfect, or "earlier", looks back from: "had left", "having left"."""

from __future__ import annotations

from typing import NamedTuple

from ...grammar.dependents import adverbs, ancestors, prepositions
from ..telling.alignment import Line
from ..telling.telling import Telling
from .intervals import Places

HAD = frozenset({"had", "'d"})
LATER = frozenset({"later", "then", "subsequently", "afterwards", "afterward", "thereafter"})
NEAR = 8  # verb groups that are looked past


class Before(NamedTuple):
    """Events of the sentences before, in one block: the last of a main clause, and the last that
    is no saying and that itself is not told as "later"."""

    main: Telling | None = None
    last: Telling | None = None

    def then(self, told: Places) -> Before:
        """The same after one more sentence."""
        past = [one for one in told.values() if one.is_simple_past][::-1]
        main = (one for one in past if one.is_narrated)
        last = (one for one in past if one.kind == "occurrence" and not _is_later(one))
        return Before(next(main, self.main), next(last, self.last))


def _is_later(one: Telling) -> bool:
    assert one.group is not None
    return any(one.sentence.low(i) in LATER for i in adverbs(one.sentence, one.group))


def perfect_lead(sentence: Line, number: int) -> int | None:
    """The group that makes a verb perfect: its own, or "having …" that it is coordinated with."""
    for _ in range(3):
        group = sentence.groups[number]
        if group.perfect and not group.raised and sentence.low(group.first) in HAD | {"having"}:
            return number
        lead = sentence.coordinated(number) if group.first == group.head else None
        if lead is None or sentence.groups[lead].finite:
            return None
        number = lead
    return None


def after_perfect(
    sentence: Line,
    one: Telling,
    lead: int,
    report: Telling | None,
    told: Places,
    earlier: Before,
) -> Telling | None:
    """The simple past that a perfect looks back from: its report, a verb beside, the one before."""
    assert one.group is not None
    group = sentence.groups[one.group]
    word = sentence.words[group.predicate]
    counted = word.relation == "acl:relcl" and sentence.words[word.governor].lemma == "time"
    since = any("since" in prepositions(sentence, i) for i in sentence.children[group.predicate])
    if counted or since or one.may_go_on:
        return None  # "the first time they had won", "had been mayor since the war"
    if not group.finite or sentence.low(group.first) not in HAD:
        return main_verb(sentence, lead, told)
    found = report or verb_before(sentence, one.group, told)
    if found is None:
        after = range(one.group + 1, min(one.group + NEAR, len(sentence.groups)))
        later = (told.get(sentence.groups[other].head) for other in after
                 if not _is_within(sentence, other, one.group)
                 and not _shares_had(sentence, other, one.group)
                 and not _is_parted(sentence, one.group, other))  # fmt: skip
        found = next((other for other in later if other and other.is_simple_past), None)
    return found or (earlier.main if one.is_narrated else None)


def _is_parted(sentence: Line, number: int, other: int) -> bool:
    """Whether one statement ends between two verbs."""
    first, last = sentence.groups[number].head, sentence.groups[other].head
    stops = any(sentence.low(i) in (";", ":") for i in range(first, last))
    return stops or sentence.part[first] != sentence.part[last]


def _shares_had(sentence: Line, other: int, number: int) -> bool:
    """Whether a verb after a perfect may be one, too: "had killed nine and injured twenty"."""
    group = sentence.groups[other]
    bare = group.first == group.head and sentence.own_subject(group.predicate) is None
    return bare and sentence.coordinated(other) == number


def _is_within(sentence: Line, other: int, number: int) -> bool:
    """Whether a clause is part of another, and so may tell of the same time: "had put it aside
    when they were friends", "had told them that it closed"."""
    above, place = sentence.groups[number].predicate, sentence.groups[other].predicate
    chain = [place, *ancestors(sentence, place)]
    if above not in chain[1:]:
        return False
    return sentence.words[chain[chain.index(above) - 1]].relation not in ("conj", "parataxis")


def main_verb(sentence: Line, number: int, told: Places) -> Telling | None:
    """The verb that a participle stands beside, if it is said to be so."""
    main = sentence.main_group(number)
    other = None if main is None else told.get(sentence.groups[main].head)
    return other if other and other.is_said and not other.is_present else None


def verb_before(sentence: Line, number: int, told: Places) -> Telling | None:
    """The nearest finite verb before, in simple past: not "sent" in "the men sent had left"."""
    before = range(number - 1, max(0, number - NEAR + 1) - 1, -1)
    tellings = (told.get(sentence.groups[other].head) for other in before
                if not _is_within(sentence, other, number)
                and not _is_parted(sentence, other, number))  # fmt: skip
    return next((other for other in tellings if other and other.is_simple_past), None)
