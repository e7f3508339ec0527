"""Which temporal expression dates which event, and what that says of its days.

An expression dates the verb of its own clause; one that stands before a noun ("the 2014
invasion") dates that noun. From there it spreads to what shares it (sharing.py).
"""

from __future__ import annotations

from ..grammar.words import ADVERB, ROOT
from .align import Line
from .drafts import Event, Time
from .lists import verbs
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


def date_all(sentence: Line, events: list[Event], times: list[Time]) -> None:
    """Give each event of a sentence the time that dates it, where there is one."""
    verbs_by_group = {event.group: event for event in events if event.group is not None}
    nouns = {event.place: event for event in events if event.group is None}
    for time in times:
        _attach(sentence, time, verbs_by_group, nouns)
    for event in events:
        spread(sentence, event, verbs_by_group, nouns)


def _attach(
    sentence: Line, time: Time, verbal: dict[int | None, Event], nouns: dict[int, Event]
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


def relation_of(sentence: Line, time: Time) -> str:
    """How the words before an expression relate an event to it."""
    i = time.first - 1
    while sentence.tag(i) in ADVERB or sentence.tag(i) == "DT":
        i -= 1
    pair = (sentence.low(i - 1), sentence.low(i))
    return TWO_WORDS.get(pair) or RELATIONS.get(pair[1], "during")


def _modified(sentence: Line, time: Time, nouns: dict[int, Event]) -> Event | None:
    """The event noun that an expression hangs on: "invasion of Ukraine in 2022"."""
    place = sentence.above(time.first, time.last)
    for _ in range(3):
        if place in nouns:
            dated = nouns[place].time is not None and sentence.low(time.last + 1) == ","
            return None if dated else nouns[place]  # "after the 2008 war, in 2009, …"
        if place == ROOT or sentence.words[place].relation not in ("nmod", "nmod:unmarked"):
            return None
        place = sentence.words[place].governor
    return None


def _names_which(sentence: Line, noun: Event, verb: Event, time: Time) -> bool:
    """Whether a time after a noun is the noun's, and not only its verb's."""
    if noun.place < verb.place:
        return time.last < sentence.groups[verb.group].first or verb.kind == "state"
    light = verb.lemma in verbs("light")
    return (time.grain in COARSE and not light) or _governs(sentence, noun) in AT | BESIDE


def _governs(sentence: Line, noun: Event) -> str:
    """The word before the noun phrase of an event."""
    return sentence.low(sentence.holding[noun.place].first - 1)


def _is_of_a_day(sentence: Line, noun: Event, verb: Event, time: Time) -> bool:
    """ "The attack on Monday killed five", "met at a summit on Monday": one day for both.

    "Resigned after the vote on Monday" gives none for the verb.
    """
    if _governs(sentence, noun) in BESIDE:
        return False
    plain = sentence.tag(verb.place) in ("VBD", "VBN") and verb.kind != "state"
    return plain and time.grain not in COARSE


def _governor(sentence: Line, time: Time) -> int | None:
    """The verb group whose clause an expression stands in."""
    place = sentence.above(time.first, time.last)
    while place != ROOT:
        if place in sentence.clauses:
            return sentence.clauses[place]
        place = sentence.words[place].governor
    return None
