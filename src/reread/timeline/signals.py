"""What in the words of a sentence tells which of two events came first.

Conjunctions and prepositions between events (after, before, until, since, while, when, during),
adverbs beside a verb (earlier, later …), perfect tense beside simple past, and a report beside
what it reports. What only follows in the telling is not taken to have followed in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .clauses import ADVERB, REACH, VERB
from .endpoints import LOOSE
from .roles import (
    CHAIN,
    Sentence,
    is_coordinated,
    main_group,
    opening,
    opens_clause,
    subject,
)
from .told import Told

# Relation of the governing event to the event that follows the word.
CUES = {
    "after": "after", "following": "after", "since": "after", "once": "after",
    "before": "before", "until": "before", "till": "before",
    "while": "during", "during": "during", "amid": "during", "when": "during",
}  # fmt: skip
PREPOSITIONS = frozenset({"following", "during", "amid"})  # take a noun only
CONJUNCTIONS = frozenset({"while", "when", "once"})  # take a clause only
EARLIER = frozenset({"earlier", "previously", "beforehand"})
LATER = frozenset({"later", "then", "subsequently", "afterwards", "afterward", "thereafter"})
STRENGTH = {"word": 3, "same": 2, "dated": 1, "tense": 0}  # the weakest gives way first
NOUN_OPENS = 4  # words between a preposition and its noun phrase: "after Monday's attack"

Places = Mapping[int, Told]


class Link(NamedTuple):
    """How one event stands to another, and the words (start, end) that tell."""

    a: int
    b: int
    relation: str
    reason: str
    start: int
    end: int
    strength: int
    derived: bool = False


def of_sentence(sentence: Sentence, told: Places, earlier: Before) -> Iterator[Link]:
    """The links that one sentence states; `earlier` are events of the ones before."""
    yield from _joined(sentence, told)
    for one in told.values():
        if one.group is not None and one.is_said:
            yield from _of_verb(sentence, one, told, earlier)


class Before(NamedTuple):
    """Events of the sentences before, in one block: the last of a main clause, and the last."""

    main: Told | None = None
    last: Told | None = None

    def then(self, told: Places) -> Before:
        """The same after one more sentence."""
        past = [one for one in told.values() if _is_simple_past(one)]
        main = [one for one in past if _is_narrated(one)]
        return Before(main[-1] if main else self.main, past[-1] if past else self.last)


def _joined(sentence: Sentence, told: Places) -> Iterator[Link]:
    for i, word in enumerate(sentence.words):
        relation = CUES.get(word.low)
        if relation is None or word.tag not in ("IN", "WRB", "VBG", "RB"):
            continue
        inside = _inside(sentence, i, told)
        outside = inside and _outside(sentence, i, inside.place, told)
        if outside and outside is not inside and _fits(word.low, outside, inside):
            yield Link(outside.number, inside.number, relation, f"“{word.low}”",
                       word.start, word.end, STRENGTH["word"])  # fmt: skip


def _fits(low: str, outside: Told, inside: Told) -> bool:
    """Whether both are said to be, and a word of other meanings too is one of time here."""
    if not (outside.is_said and inside.is_said):
        return False
    if low == "since":  # "since he is ill" gives a reason
        return inside.row["kind"] != "state"
    if f"“{low}”" == LOOSE:  # "when" beside habits and plans tells no order
        return _is_simple_past(outside) and _is_simple_past(inside)
    if low == "while":  # "while X fell, Y rose" is a contrast
        return _is_progressive(inside) and outside.row["kind"] != "state"
    return True


def _inside(sentence: Sentence, i: int, told: Places) -> Told | None:
    """The event of the clause or noun that the word at i opens."""
    low = sentence.low(i)
    phrase = next((p for j in range(i + 1, i + NOUN_OPENS) if (p := sentence.at.get(j))), None)
    number = None if low in PREPOSITIONS else _first_group(sentence, i)
    if number is not None:
        group = sentence.groups[number]
        if not group.finite and group.first == i + 1:
            return told.get(group.head)
        first = subject(sentence, number) if group.finite else None
        if first is not None and phrase is not None and first.first == phrase.first:
            return told.get(group.head)
    if phrase is None or low in CONJUNCTIONS:
        return None
    if low == "following" and phrase.first == phrase.head and sentence.tag(phrase.head) == "NN":
        return None  # "following suit"
    if any(not _is_before_noun(sentence, j) for j in range(i + 1, phrase.first)):
        return None
    return told.get(phrase.head)


def _is_before_noun(sentence: Sentence, i: int) -> bool:
    return sentence.words[i].timed or sentence.tag(i) in ("DT", "POS", "JJ")


def _first_group(sentence: Sentence, i: int) -> int | None:
    """The first verb group after i, before any comma, subordinator or other word of time."""
    for j in range(i + 1, min(len(sentence.words), i + REACH)):
        if sentence.low(j) in (",", ";", ":") or opens_clause(sentence, j):
            return None
        if j in sentence.heads:
            return sentence.heads[j]
    return None


def _outside(sentence: Sentence, i: int, inside: int, told: Places) -> Told | None:
    """The event that the phrase or clause opened at i dates."""
    phrase = sentence.until.get(i - 1)
    if phrase and phrase.head in told and sentence.tag(phrase.first - 1) in ("IN", "TO", ""):
        return told[phrase.head]
    for j in range(i - 1, max(-1, i - REACH), -1):
        if opens_clause(sentence, j) or sentence.low(j) in (";", ":"):
            break
        if sentence.tag(j) == "CC" and j == i - 1:
            break
        if j in sentence.heads:
            return told.get(j)
        if j in told and sentence.tag(sentence.holding[j].first - 1) in ("IN", "TO"):
            return None  # "jailed for the murder of a boy during the war": which one?
        if sentence.tag(j) in VERB and not _is_auxiliary(sentence, j):
            return None  # an infinitive, which is no event of its own
    return _after_comma(sentence, inside, told)


def _is_auxiliary(sentence: Sentence, i: int) -> bool:
    phrase = sentence.holding.get(i)
    return phrase is not None  # "the emerging process" holds a participle


def _after_comma(sentence: Sentence, inside: int, told: Places) -> Told | None:
    """The verb of the main clause after a fronted phrase: "After the war, Russia left"."""
    stop = min(len(sentence.words), inside + REACH)
    comma = next((j for j in range(inside, stop) if sentence.low(j) == ","), None)
    if comma is None:
        return None
    waiting = False
    for j in range(comma + 1, stop):
        waiting = waiting or opens_clause(sentence, j)
        number = sentence.heads.get(j)
        if number is not None and sentence.groups[number].finite:
            if not waiting:
                return told.get(j)
            waiting = False
    return None


def _of_verb(sentence: Sentence, one: Told, told: Places, earlier: Before) -> Iterator[Link]:
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


def _adverb(sentence: Sentence, one: Told) -> int | None:
    """An adverb of order that touches the verb group; a date ("earlier this year") is none."""
    group = sentence.groups[one.group]
    low, high = group.first, group.head + 1
    while sentence.tag(low - 1) in ADVERB:
        low -= 1
    while sentence.tag(high) in ADVERB:
        high += 1
    for i in range(low, high):
        word = sentence.words[i]
        if word.low in EARLIER | LATER and word.tag in ADVERB and not word.timed:
            return None if sentence.low(i + 1) == "than" else i
    return None


def _looked_from(
    sentence: Sentence, one: Told, told: Places, earlier: Before, relation: str
) -> Told | None:
    """The event from which "earlier" or "later" counts."""
    group = sentence.groups[one.group]
    if not group.finite:
        main = main_group(sentence, one.group)
        return None if main is None else _said(told.get(sentence.groups[main].head))
    other = _left(sentence, one, told)
    if other is None:
        return (
            (earlier.main if relation == "before" else earlier.last) if _is_narrated(one) else None
        )
    is_report = other.row["kind"] == "reporting" and not _is_same_voice(one, other)
    return None if is_report and relation == "after" else other


def _left(sentence: Sentence, one: Told, told: Places) -> Told | None:
    """The nearest finite verb before, in simple past."""
    for number in range(one.group - 1, max(-1, one.group - CHAIN), -1):
        other = told.get(sentence.groups[number].head)
        if other and _is_simple_past(other):
            return other
    return None


def _by_tense(sentence: Sentence, one: Told, told: Places, earlier: Before) -> Iterator[Link]:
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
        if other and not _is_past_occurrence(one):
            return
    if other and other is not one:
        yield Link(one.number, other.number, "before", reason, sentence.words[group.first].start,
                   sentence.words[group.head].end, STRENGTH["tense"])  # fmt: skip


def _perfect_lead(sentence: Sentence, number: int) -> int | None:
    """The group that makes a verb perfect: its own, or "having …" that it is coordinated with."""
    for _ in range(3):
        group = sentence.groups[number]
        first = sentence.low(group.first)
        if group.perfect and not group.raised and first in ("had", "'d", "having"):
            return number
        shares = is_coordinated(sentence, number) and group.first == group.head
        following = sentence.groups[number - 1] if shares else None
        if following is None or following.finite:
            return None
        number -= 1
    return None


def _after_perfect(sentence: Sentence, one: Told, told: Places, earlier: Before) -> Told | None:
    """The simple past that a perfect looks back from: its report, a verb beside, the one before."""
    group = sentence.groups[one.group]
    if not group.finite or sentence.low(group.first) not in ("had", "'d"):
        main = main_group(sentence, _perfect_lead(sentence, one.group))
        return None if main is None else _said(told.get(sentence.groups[main].head))
    found = _report(sentence, one, told) or _left(sentence, one, told)
    if found is None:
        later = (told.get(g.head) for g in sentence.groups[one.group + 1 : one.group + CHAIN])
        found = next((t for t in later if t and _is_simple_past(t)), None)
    return found or (earlier.main if _is_narrated(one) else None)


def _report(sentence: Sentence, one: Told, told: Places) -> Told | None:
    """The verb that reports what is told of: the nearest one, before or after, outside it."""
    quote = sentence.words[one.place].quote
    if quote is None:
        return None
    near = sentence.groups[max(0, one.group - CHAIN) : one.group + CHAIN]
    tellings = (told[group.head] for group in near if group.finite and group.head in told)
    reports = [
        other for other in tellings
        if other.row["kind"] == "reporting" and sentence.words[other.place].quote != quote
    ]  # fmt: skip
    return min(reports, key=lambda other: abs(other.place - one.place), default=None)


def _is_past_occurrence(one: Told) -> bool:
    """ "Invaded", "was invaded", "has invaded"; states may go on while they are told."""
    group = one.sentence.groups[one.group]
    tag = one.sentence.tag(one.place)
    past = one.sentence.tag(group.first) == "VBD" or group.perfect
    return (
        group.finite and past and tag in ("VBD", "VBN") and not group.raised
        and one.row["kind"] == "occurrence" and one.row["modality"] == "actual"
    )  # fmt: skip


def _is_simple_past(one: Told) -> bool:
    if one.group is None:
        return False
    group = one.sentence.groups[one.group]
    past = group.finite and one.sentence.tag(group.first) == "VBD"
    is_event = one.row["kind"] != "state" and one.sentence.tag(one.place) in ("VBD", "VBN")
    return past and is_event and not group.perfect and not group.raised and one.is_said


def _is_progressive(one: Told) -> bool:
    return one.group is not None and one.sentence.tag(one.place) == "VBG"


def _is_narrated(one: Told) -> bool:
    """Whether it is the narrator's, in a main clause."""
    group = one.sentence.groups[one.group]
    clause = opening(one.sentence, group)
    return one.row["asserted_by"] == "narrator" and not opens_clause(one.sentence, clause)


def _is_same_voice(one: Told, other: Told) -> bool:
    return one.row["asserted_by"] == other.row["asserted_by"]


def _said(one: Told | None) -> Told | None:
    return one if one and one.is_said else None
