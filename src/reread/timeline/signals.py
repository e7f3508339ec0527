"""What in the words of a sentence tells which of two events came first.

Conjunctions and prepositions between events (conjunctions.py), adverbs beside a verb (earlier,
later …), perfect tense beside simple past, and a report beside what it reports. What only follows
in the telling is not taken to have followed in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..grammar.words import ADVERB
from .align import Line
from .conjunctions import joined
from .factuality import CHAIN
from .links import (
    STRENGTH,
    Link,
    Places,
    is_narrated,
    is_past_occurrence,
    is_same_voice,
    is_simple_past,
    said,
)
from .told import Told

EARLIER = frozenset({"earlier", "previously", "beforehand"})
LATER = frozenset({"later", "then", "subsequently", "afterwards", "afterward", "thereafter"})


def of_sentence(sentence: Line, told: Places, earlier: Before) -> Iterator[Link]:
    """The links that one sentence states; `earlier` are events of the ones before."""
    yield from joined(sentence, told)
    for one in told.values():
        if one.group is not None and one.is_said:
            yield from _of_verb(sentence, one, told, earlier)


class Before(NamedTuple):
    """Events of the sentences before, in one block: the last of a main clause, and the last."""

    main: Told | None = None
    last: Told | None = None

    def then(self, told: Places) -> Before:
        """The same after one more sentence."""
        past = [one for one in told.values() if is_simple_past(one)]
        main = [one for one in past if is_narrated(one)]
        return Before(main[-1] if main else self.main, past[-1] if past else self.last)


def _of_verb(sentence: Line, one: Told, told: Places, earlier: Before) -> Iterator[Link]:
    """At most one link of a verb to the event that its adverb or tense looks from."""
    adverb = _adverb(sentence, one)
    if adverb is not None:
        word = sentence.words[adverb]
        relation = "before" if word.low in EARLIER else "after"
        other = _looked_from(sentence, one, told, earlier, relation)
        if other:
            reason = f"“{word.low}” beside “{one.row['surface']}”"
            yield Link(one.number, other.number, relation, reason, word.start, word.end,
                       STRENGTH["word"])  # fmt: skip
            return
    yield from _by_tense(sentence, one, told, earlier)


def _adverb(sentence: Line, one: Told) -> int | None:
    """An adverb of order that touches the verb group; a date ("earlier this year") is none."""
    group = sentence.groups[one.group]
    low, high = group.first, group.head + 1
    while sentence.tag(low - 1) in ADVERB:
        low -= 1
    while sentence.tag(high) in ADVERB:
        high += 1
    for i in range(low, high):
        word = sentence.words[i]
        if word.low in EARLIER | LATER and word.tag in ADVERB and not sentence.timed[i]:
            return None if sentence.low(i + 1) == "than" else i
    return None


def _looked_from(
    sentence: Line, one: Told, told: Places, earlier: Before, relation: str
) -> Told | None:
    """The event from which "earlier" or "later" counts."""
    group = sentence.groups[one.group]
    if not group.finite:
        main = sentence.main_group(one.group)
        return None if main is None else said(told.get(sentence.groups[main].head))
    other = _left(sentence, one, told)
    if other is None:
        return (
            (earlier.main if relation == "before" else earlier.last) if is_narrated(one) else None
        )
    is_report = other.row["kind"] == "reporting" and not is_same_voice(one, other)
    return None if is_report and relation == "after" else other


def _left(sentence: Line, one: Told, told: Places) -> Told | None:
    """The nearest finite verb before, in simple past."""
    for number in range(one.group - 1, max(-1, one.group - CHAIN), -1):
        other = told.get(sentence.groups[number].head)
        if other and is_simple_past(other):
            return other
    return None


def _by_tense(sentence: Line, one: Told, told: Places, earlier: Before) -> Iterator[Link]:
    group = sentence.groups[one.group]
    lead = _perfect_lead(sentence, one.group)
    if lead is not None:
        other, reason = _after_perfect(sentence, one, told, earlier), "past perfect"
        if lead != one.group:
            reason = f"shared with “{sentence.words[sentence.groups[lead].head].low}”"
    else:
        other, reason = _report(sentence, one, told), "said after it happened"
        if other and one.row["modality"] == "future":
            word = sentence.words[group.first]
            yield Link(one.number, other.number, "after", "said before it happens", word.start,
                       sentence.words[group.head].end, STRENGTH["tense"])  # fmt: skip
            return
        if other and not is_past_occurrence(one):
            return
    if other and other is not one:
        yield Link(one.number, other.number, "before", reason, sentence.words[group.first].start,
                   sentence.words[group.head].end, STRENGTH["tense"])  # fmt: skip


def _perfect_lead(sentence: Line, number: int) -> int | None:
    """The group that makes a verb perfect: its own, or "having …" that it is coordinated with."""
    for _ in range(3):
        group = sentence.groups[number]
        first = sentence.low(group.first)
        if group.perfect and not group.raised and first in ("had", "'d", "having"):
            return number
        lead = sentence.coordinated(number) if group.first == group.head else None
        if lead is None or sentence.groups[lead].finite:
            return None
        number = lead
    return None


def _after_perfect(sentence: Line, one: Told, told: Places, earlier: Before) -> Told | None:
    """The simple past that a perfect looks back from: its report, a verb beside, the one before."""
    group = sentence.groups[one.group]
    if not group.finite or sentence.low(group.first) not in ("had", "'d"):
        main = sentence.main_group(_perfect_lead(sentence, one.group))
        return None if main is None else said(told.get(sentence.groups[main].head))
    found = _report(sentence, one, told) or _left(sentence, one, told)
    if found is None:
        later = (told.get(g.head) for g in sentence.groups[one.group + 1 : one.group + CHAIN])
        found = next((t for t in later if t and is_simple_past(t)), None)
    return found or (earlier.main if is_narrated(one) else None)


def _report(sentence: Line, one: Told, told: Places) -> Told | None:
    """The verb that reports what is told of: the nearest one, before or after, outside it."""
    quote = sentence.quote[one.place]
    if quote is None:
        return None
    near = sentence.groups[max(0, one.group - CHAIN) : one.group + CHAIN]
    tellings = (told[group.head] for group in near if group.finite and group.head in told)
    reports = [
        other for other in tellings
        if other.row["kind"] == "reporting" and sentence.quote[other.place] != quote
    ]  # fmt: skip
    return min(reports, key=lambda other: abs(other.place - one.place), default=None)
