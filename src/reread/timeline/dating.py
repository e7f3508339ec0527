"""Which temporal expression dates which event, and what that says of its days.

An expression dates the verb of its own clause; one that stands before a noun ("the 2014
invasion") dates that noun. From there it spreads to what shares it: coordinated events, the
object of a light verb ("launched its invasion in 2022"), the clause beside a participle.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from .clauses import ADVERB, REACH, Phrase
from .lists import verbs
from .roles import Sentence, before, is_coordinated, main_group, opens_clause, target

DAY = dt.timedelta(days=1)
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


class Time(NamedTuple):
    """A temporal expression within a sentence: its words first … last and its days."""

    first: int
    last: int
    number: int
    earliest: Any
    latest: Any
    grain: str | None


@dataclass
class Event:
    """An event being put together: the place of its word, its verb group if it is a verb."""

    place: int
    first: int
    group: int | None
    lemma: str
    kind: str
    rule: str
    time: Time | None = None
    relation: str = "during"
    how: str = ""

    def date(self, time: Time, relation: str, how: str) -> None:
        """Take a time, unless one that says more is known already."""
        if self.time is None or (self.time.earliest is None and time.earliest is not None):
            self.time, self.relation, self.how = time, relation, how


def date_all(sentence: Sentence, events: list[Event], times: list[Time]) -> None:
    """Give each event of a sentence the time that dates it, where there is one."""
    verbs_by_group = {event.group: event for event in events if event.group is not None}
    nouns = {event.place: event for event in events if event.group is None}
    for time in times:
        _attach(sentence, time, verbs_by_group, nouns)
    for event in events:
        _spread(sentence, event, verbs_by_group, nouns)


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


def _spread(
    sentence: Sentence, event: Event, verbal: dict[int | None, Event], nouns: dict[int, Event]
) -> None:
    """Let an event without a time share one."""
    if event.time is not None and event.time.earliest is not None:
        return
    if event.group is None:
        sources = [_noun_partner(sentence, event, nouns), _light_verb(sentence, event, verbal)]
    else:
        sources = [
            _verb_partner(sentence, event.group, verbal),
            _participle_partner(sentence, event.group, verbal),
        ]
    for source, how, relation in filter(None, sources):
        if source.time is not None:
            event.date(source.time, relation or source.relation, how)


Source = tuple[Event, str, str | None] | None  # whose time, how it is shared, the relation if new


def _noun_partner(sentence: Sentence, event: Event, nouns: dict[int, Event]) -> Source:
    """ "Russia's 2014 invasion of Ukraine and annexation of Crimea": one time for both."""
    partner = coordinated_noun(sentence, event.place, nouns)
    if partner is None or nouns[partner].how != "before its noun":
        return None
    return nouns[partner], "shared with the noun before", None


def coordinated_noun(sentence: Sentence, i: int, nouns: dict[int, Event]) -> int | None:
    """The event noun that a bare one at i is coordinated with and shares its owner with."""
    phrase = sentence.holding.get(i)
    if phrase is None or phrase.owner is not None or sentence.tag(phrase.first) in ("DT", "PRP$"):
        return None
    if sentence.low(phrase.first - 1) != "and":
        return None
    for j in range(phrase.first - 2, max(-1, phrase.first - 10), -1):
        if j in nouns:
            return j
        if j in sentence.heads or sentence.low(j) in (",", ";"):
            return None
    return None


def _light_verb(sentence: Sentence, event: Event, verbal: dict[int | None, Event]) -> Source:
    """ "Launched its invasion in 2022", "the war began in 2014": the time is the noun's too."""
    number = governing_verb(sentence, event.place)
    if number not in verbal:
        return None
    lemma, relation = verbal[number].lemma, None
    for group, holds in (("starts", "since"), ("ends", "until")):
        relation = holds if lemma in verbs(group) else relation
    if event.place < verbal[number].place and lemma not in verbs("harms") and event.time:
        return None  # it has a time of its own: "the summit in June ended"
    return verbal[number], "shared with its verb", relation


def governing_verb(sentence: Sentence, i: int) -> int | None:
    """The verb that says of the noun at i that it takes place, starts or ends."""
    phrase = sentence.holding.get(i)
    if phrase is None or phrase.head != i:
        return None
    ahead = sentence.heads.get(before(sentence, phrase.first))
    if ahead is not None and target(sentence, group := sentence.groups[ahead]) is phrase:
        return ahead if _is_of(sentence, group.head, ("light", "starts", "ends")) else None
    for j in range(_past_relative(sentence, phrase), min(len(sentence.words), i + REACH)):
        number = sentence.heads.get(j)
        if number is not None:
            return number if _says_when(sentence, number) else None
        if sentence.low(j) in (",", ";") or opens_clause(sentence, j):
            return None
    return None


def _past_relative(sentence: Sentence, phrase: Phrase) -> int:
    """Where to look for the verb of a noun: "the strike, which began", "the vote, held in May"."""
    i = phrase.last + 1
    if sentence.low(i) == "," and (sentence.low(i + 1) == "which" or sentence.tag(i + 1) == "VBN"):
        i += 1
    return i + 1 if sentence.low(i) in ("which", "that") else i


def _says_when(sentence: Sentence, number: int) -> bool:
    """Whether a verb tells of the event that its subject names: it began, was held, killed five."""
    group = sentence.groups[number]
    if group.passive and _is_of(sentence, group.head, ("light",)):
        return True
    return group.finite and _is_of(sentence, group.head, ("starts", "ends", "happens", "harms"))


def _is_of(sentence: Sentence, i: int, groups: tuple[str, ...]) -> bool:
    return any(sentence.words[i].lemma in verbs(group) for group in groups)


def _verb_partner(sentence: Sentence, number: int, verbal: dict[int | None, Event]) -> Source:
    """ "In 2014 Russia invaded Ukraine and annexed Crimea": one time for both."""
    i = before(sentence, sentence.groups[number].first)
    if sentence.low(i) != "and" or not is_coordinated(sentence, number):
        return None
    if sentence.low(i - 1) == "," or number - 1 not in verbal:
        return None
    one, other = sentence.groups[number - 1], sentence.groups[number]
    if other.first < other.head and sentence.low(one.first) != sentence.low(other.first):
        return None  # "left in 2009 and has been protesting"
    return verbal[number - 1], "shared with the verb before", None


def _participle_partner(sentence: Sentence, number: int, verbal: dict[int | None, Event]) -> Source:
    """ "Speaking on Wednesday, Lavrov indicated": one time for both."""
    for participle in (number, number + 1, number - 1):
        if not 0 <= participle < len(sentence.groups):
            continue
        group = sentence.groups[participle]
        if group.finite or group.perfect or group.passive:
            continue
        if group.first - 1 in sentence.until:  # "allies developing plans" tells which allies
            continue
        main = main_group(sentence, participle)
        other = main if participle == number else participle if main == number else None
        if other is not None and other in verbal:
            return verbal[other], "shared with the clause beside", None
    return None


def bounds(event: Event) -> tuple[Any, Any]:
    """First and last day of an event from its time and how it stands to it; None is open."""
    if event.time is None:
        return None, None
    low, high = event.time.earliest, event.time.latest
    return {
        "during": (low, high),
        "before": (None, low - DAY if low is not None else None),
        "after": (high + DAY if high is not None else None, None),
        "since": (low, None),
        "until": (None, high),
    }[event.relation]
