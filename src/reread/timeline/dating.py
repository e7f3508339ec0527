"""Which temporal expression dates which event, and what that says of its days.

An expression dates the verb of its own clause; one that stands before a noun ("the 2014
invasion") dates that noun. From there it spreads to what shares it (sharing.py).
"""

from __future__ import annotations

from .clauses import ADVERB, REACH
from .drafts import Event, Time
from .lists import verbs
from .roles import Sentence, opens_clause
from .sharing import spread

RELATIONS = {  # prepositions that do not mean "during"
    "before": "before", "until": "until", "till": "until", "by": "until", "through": "until",
    "after": "after", "following": "after", "since": "since", "from": "since",
}  # fmt: skip
TWO_WORDS = {("prior", "to"): "before", ("ahead", "of"): "before", ("up", "to"): "until"}
# Prepositions before an event at whose time, or beside whose time, something else happens.
AT = frozenset({"at", "during", "in"})
BESIDE = frozenset({"after", "before", "following", "since", "until"})
# Days name when something is done, years also which one of its kind: "the invasion in 2014".
COARSE = frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})


def date_all(sentence: Sentence, events: list[Event], times: list[Time]) -> None:
    """Give each event of a sentence the time that dates it, where there is one."""
    verbs_by_group = {event.group: event for event in events if event.group is not None}
    nouns = {event.place: event for event in events if event.group is None}
    for time in times:
        _attach(sentence, time, verbs_by_group, nouns)
    for event in events:
        spread(sentence, event, verbs_by_group, nouns)


def _attach(
    sentence: Sentence, time: Time, verbal: dict[int | None, Event], nouns: dict[int, Event]
) -> None:
    phrase = sentence.holding.get(time.last)
    if phrase and phrase.head > time.last:  # "Russia's 2014 invasion"
        if phrase.head in nouns:
            nouns[phrase.head].date(time, "during", "before its noun")
        return
    relation = relation_of(sentence, time)
    noun = _modified(sentence, time, nouns)
    number = _governor(sentence, time)
    verb = verbal.get(number)
    if noun and (verb is None or _names_which(sentence, noun, verb, time)):
        noun.date(time, relation, "after its noun")
        if verb is None or not _is_of_a_day(sentence, noun, verb, time):
            return
    if verb:
        if relation == "during" and _is_nearer(verb, time):
            verb.time = None
        verb.date(time, relation, "same clause")


def _is_nearer(verb: Event, time: Time) -> bool:
    """Whether a time after its verb outdoes one before: "After calm on Sunday he died Monday"."""
    fronted = verb.time is not None and verb.time.last < verb.place < time.first
    return fronted and time.earliest is not None and time.grain == verb.time.grain


def relation_of(sentence: Sentence, time: Time) -> str:
    """How the words before an expression relate an event to it."""
    i = time.first - 1
    while sentence.tag(i) in ADVERB or sentence.tag(i) == "DT":
        i -= 1
    pair = (sentence.low(i - 1), sentence.low(i))
    return TWO_WORDS.get(pair) or RELATIONS.get(pair[1], "during")


def _preposition(sentence: Sentence, time: Time) -> int:
    """Where the prepositional phrase of an expression begins (or it does)."""
    i = time.first
    while sentence.tag(i - 1) in ADVERB or sentence.tag(i - 1) in ("IN", "TO", "DT"):
        if opens_clause(sentence, i - 1):
            break
        i -= 1
    return i


def _modified(sentence: Sentence, time: Time, nouns: dict[int, Event]) -> Event | None:
    """The event noun that an expression follows: "invasion of Ukraine in 2022"."""
    last = _preposition(sentence, time) - 1
    if sentence.low(last) == "," == sentence.low(time.last + 1):  # "the attack, on 9 May, …"
        last -= 1
        if last in nouns and nouns[last].time is not None:  # "after the 2008 war, in 2009, …"
            return None
    for _ in range(3):
        if last in nouns:
            return nouns[last]
        phrase = sentence.until.get(last)
        if phrase is None or sentence.low(phrase.first - 1) not in ("of", "in", "with", "on"):
            return None
        last = phrase.first - 2
    return None


def _names_which(sentence: Sentence, noun: Event, verb: Event, time: Time) -> bool:
    """Whether a time after a noun is the noun's, and not only its verb's."""
    if noun.place < verb.place:
        return time.last < sentence.groups[verb.group].first or verb.kind == "state"
    light = verb.lemma in verbs("light")
    return (time.grain in COARSE and not light) or _governs(sentence, noun) in AT | BESIDE


def _governs(sentence: Sentence, noun: Event) -> str:
    """The word before the noun phrase of an event."""
    return sentence.low(sentence.holding[noun.place].first - 1)


def _is_of_a_day(sentence: Sentence, noun: Event, verb: Event, time: Time) -> bool:
    """ "The attack on Monday killed five", "met at a summit on Monday": one day for both.

    "Resigned after the vote on Monday" gives none for the verb.
    """
    if _governs(sentence, noun) in BESIDE:
        return False
    plain = sentence.tag(verb.place) in ("VBD", "VBN") and verb.kind != "state"
    return plain and time.grain not in COARSE


def _governor(sentence: Sentence, time: Time) -> int | None:
    """The verb group whose clause an expression stands in."""
    start = _preposition(sentence, time)
    for i in range(start - 1, max(-1, start - REACH), -1):
        if i in sentence.heads:
            return sentence.heads[i]
        if opens_clause(sentence, i) or sentence.low(i) in (";", ":"):
            break
        if sentence.tag(i) == "CC" and i == start - 1:
            break
    return _following(sentence, time.last + 1)


def _following(sentence: Sentence, start: int) -> int | None:
    """The verb of the main clause that follows a fronted expression."""
    waiting = False
    for i in range(start, min(len(sentence.words), start + REACH)):
        waiting = waiting or opens_clause(sentence, i)
        number = sentence.heads.get(i)
        if number is not None and sentence.groups[number].finite:
            if not waiting:
                return number
            waiting = False
    return None
