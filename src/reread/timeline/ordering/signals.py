"""What in the words of a sentence tells which of two events came first.

Conjunctions and prepositions between events (after, until, while …), adverbs of a verb (earlier,
later …), perfect tense beside simple past, and a report beside what it reports. What only follows
in the telling is not taken to have followed in time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...grammar.dependents import adverbs, first_conjunct, prepositions
from ...grammar.words import ADVERB, ROOT, Word
from ..telling.alignment import Line
from ..telling.telling import Telling
from .intervals import LOOSE, STRENGTH, Link, Places
from .perfects import HAD, LATER, Before, after_perfect, main_verb, perfect_lead, verb_before
from .sayings import came_before, comes_after, report_of

# Relation of the governing event to the event that follows the word.
CUES = {
    "after": "after", "following": "after", "since": "after", "once": "after",
    "before": "before", "until": "before", "till": "before",
    "while": "during", "during": "during", "amid": "during", "when": "during",
}  # fmt: skip
PREPOSITIONS = frozenset({"following", "during", "amid"})  # take a noun only
CONJUNCTIONS = frozenset({"while", "when", "once"})  # take a clause only
EARLIER = frozenset({"earlier", "previously", "beforehand"})


def of_sentence(sentence: Line, told: Places, earlier: Before) -> Iterator[Link]:
    """The links that one sentence states; `earlier` are events of the ones before."""
    for i, word in enumerate(sentence.words):
        alone = "HYPH" not in (sentence.tag(i - 1), sentence.tag(i + 1))  # "once-close"
        if word.low in CUES and word.governor != ROOT and alone:
            yield from _joined(sentence, i, told)
        elif word.low == "time" and word.governor != ROOT:
            yield from _by_the_time(sentence, i, told)
    for one in told.values():
        if one.group is not None and one.is_said:
            yield from _of_verb(sentence, one, one.group, told, earlier)


def _joined(sentence: Line, i: int, told: Places) -> Iterator[Link]:
    """The link that a word of time between two events makes: "resigned after the vote"."""
    word = sentence.words[i]
    opened = word.governor
    inside = _opened(sentence, i, told)
    upper = sentence.words[first_conjunct(sentence, opened)].governor
    if inside is None or upper == ROOT or _is_aside(sentence, i, inside):
        return
    outside = _event(sentence, upper, told)
    if outside is None or outside is inside or not _fits(word, outside, inside):
        return
    if not _is_one_statement(sentence, i, outside.place, inside.place):
        return
    if any(upper < j < opened and j in told and sentence.case(j) for j in sentence.children[upper]):
        return  # "jailed for the murder of a boy during the war": which one?
    yield Link(outside.number, inside.number, CUES[word.low], f"“{word.low}”",
               word.start, word.end, STRENGTH["word"])  # fmt: skip


def _by_the_time(sentence: Line, i: int, told: Places) -> Iterator[Link]:
    """The link of "had risen by the time the bank acted"."""
    if [sentence.low(j) for j in (i - 2, i - 1)] != ["by", "the"]:
        return
    clause = next((j for j in sentence.children[i] if j > i and j in sentence.clauses), None)
    inside = None if clause is None else _event(sentence, clause, told)
    outside = _event(sentence, sentence.words[i].governor, told)
    if inside and outside and inside.is_said and outside.is_said:
        span = sentence.words[i - 2].start, sentence.words[i].end
        yield Link(outside.number, inside.number, "before", "“by the time”", *span,
                   STRENGTH["word"])  # fmt: skip


def _is_one_statement(sentence: Line, *places: int) -> bool:
    """Whether words stand in one part of a sentence and in one quotation or none: not in "asked
    after the vote, “We are leaving”"."""
    return len({(sentence.part[i], sentence.quote[i]) for i in places}) == 1


def _is_aside(sentence: Line, i: int, inside: Telling) -> bool:
    """Whether what follows a word of time is who says so: "fell when, police said, it rained"."""
    return inside.kind == "reporting" and sentence.low(i + 1) == ","


def _opened(sentence: Line, i: int, told: Places) -> Telling | None:
    """The event of the clause or noun that a word of time opens."""
    word = sentence.words[i]
    if word.relation == "case" and word.low not in CONJUNCTIONS:
        phrase = sentence.holding.get(word.governor)
        bare = phrase and phrase.first == phrase.head and sentence.tag(phrase.head) == "NN"
        return None if word.low == "following" and bare else _event(sentence, word.governor, told)
    opens = word.relation == "mark" or (word.low == "when" and word.relation == "advmod")
    if not opens or word.low in PREPOSITIONS or word.governor not in sentence.clauses:
        return None
    return _event(sentence, word.governor, told)


def _event(sentence: Line, place: int, told: Places) -> Telling | None:
    """The event of the clause that a word governs, or that a noun names."""
    if place in sentence.clauses:
        return told.get(sentence.groups[sentence.clauses[place]].head)
    phrase = sentence.holding.get(place)
    return told.get(place) or (told.get(phrase.head) if phrase else None)


def _fits(word: Word, outside: Telling, inside: Telling) -> bool:
    """Whether both are said to be, and a word of other meanings too is one of time here."""
    if not (outside.is_said and inside.is_said):
        return False
    if word.low == "since" and word.relation == "mark":  # "since he is ill" gives a reason
        return inside.kind != "state" and not inside.is_perfect and outside.is_perfect
    if f"“{word.low}”" == LOOSE:  # "when" beside habits and plans tells no order
        return outside.is_simple_past and inside.is_simple_past
    if word.low == "once":  # "once thought to be lost, it was found": formerly
        bare = inside.sentence.own_subject(word.governor) is None
        return not bare or (inside.kind == "occurrence" and inside.rule == "participle")
    if word.low == "while":  # "while X fell, Y rose" is a contrast
        return inside.is_progressive and outside.kind != "state"
    return True


def _of_verb(
    sentence: Line, one: Telling, number: int, told: Places, earlier: Before
) -> Iterator[Link]:
    """At most one link of a verb to the event that its adverb or tense looks from."""
    for i in adverbs(sentence, number):
        word = sentence.words[i]
        other_use = sentence.timed[i] or sentence.low(i + 1) == "than" or _follows(sentence, i)
        if word.low not in EARLIER | LATER or word.tag not in ADVERB or other_use:
            continue  # "earlier this year" is a date, "earlier than" compares
        relation = "before" if word.low in EARLIER else "after"
        other = _looked_from(sentence, one, number, told, earlier, relation)
        if other:
            reason = f"“{word.low}” beside “{one.surface}”"
            yield Link(one.number, other.number, relation, reason, word.start, word.end,
                       STRENGTH["word"])  # fmt: skip
            return
        break
    yield from _by_tense(sentence, one, number, told, earlier)


def _follows(sentence: Line, i: int) -> bool:
    """Whether a "then" answers an "if"."""
    beside = sentence.children[sentence.words[i].governor]
    return sentence.low(i) == "then" and any("if" in prepositions(sentence, j) for j in beside)


def _looked_from(
    sentence: Line, one: Telling, number: int, told: Places, earlier: Before, relation: str
) -> Telling | None:
    """The event from which "earlier" or "later" counts."""
    group, lead = sentence.groups[number], sentence.coordinated(number)
    if not group.finite and lead is not None:  # "winning the vote and then leaving"
        other = told.get(sentence.groups[lead].head)
        return other if other and other.is_said else None
    if not group.finite:  # "only then did they dare to leave": not after they dared
        return None if one.rule == "infinitive" else main_verb(sentence, number, told)
    other = verb_before(sentence, number, told)
    if group.perfect and sentence.low(group.first) not in HAD:
        return None  # "has previously resigned", before now
    if other is None:
        before = earlier.main if relation == "before" else earlier.last
        from_now = group.first != group.head and not group.perfect  # "was previously moved"
        return before if one.is_narrated and one.is_simple_past and not from_now else None
    is_report = other.kind == "reporting" and one.voice != other.voice
    return None if is_report and relation == "after" else other


def _by_tense(
    sentence: Line, one: Telling, number: int, told: Places, earlier: Before
) -> Iterator[Link]:
    lead = perfect_lead(sentence, number)
    span = sentence.words[sentence.groups[number].first].start, one.end
    report, between = report_of(sentence, one, number, told)
    if lead is not None:
        other, reason = after_perfect(sentence, one, lead, report, told, earlier), "past perfect"
        if lead != number:
            reason = f"shared with “{sentence.low(sentence.groups[lead].head)}”"
    elif report and one.modality == "future":
        if comes_after(sentence, one, report, between):
            yield Link(one.number, report.number, "after", "said before it happens", *span,
                       STRENGTH["tense"], trivial=True)  # fmt: skip
        return
    else:
        over = came_before(sentence, one, number, report, between)
        other, reason = report if over else None, "said after it happened"
    if other and other is not one:
        yield Link(one.number, other.number, "before", reason, *span, STRENGTH["tense"],
                   trivial=other is report)  # fmt: skip
