"""Which temporal expression dates which event, and what that says of its days.

An expression dates the verb of its own clause; one that stands before a noun ("the 2014
invasion") dates that noun. From there it spreads to what shares it: coordinated events, the
object of a light verb ("launched its invasion in 2022"), the clause beside a participle.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pandas as pd

from ...grammar.dependents import (
    ancestors,
    conjunction,
    groups_over,
    is_active_participle,
    participles_beside,
    prepositions,
)
from ...grammar.words import dateline_end
from .alignment import Line, rows
from .event_nouns import sharing_noun, telling_verb
from .lexicon import verbs
from .tellings import Telling, Time

RELATIONS = {  # prepositions that do not mean "during"
    "before": "before", "prior to": "before", "ahead of": "before",
    "until": "until", "till": "until", "by": "until", "through": "until", "up to": "until",
    "after": "after", "following": "after", "since": "since", "from": "since",
}  # fmt: skip
# Prepositions before an event at whose time, or beside whose time, something else happens.
AT = frozenset({"at", "during", "in"})
AT_ONCE = AT | {"on"}  # "went on strike"
BESIDE = frozenset({"after", "before", "following", "since", "until"})
# Days name when something is done, years also which one of its kind: "the invasion in 2014".
COARSE = frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})
# What opens a participle clause that tells of the same time; "" is nothing
MEANWHILE = frozenset({"", "by", "in", "when", "while"})
# How an event came by its time
AFTER_NOUN = "after its noun"
BEFORE_NOUN = "before its noun"  # the date tells which one is meant
BY_VERB = "shared with its verb"

Source = tuple[Telling, str, str | None]  # whose time, how it is shared, the relation if new


def placed_times(times: pd.DataFrame, lines: Mapping[int, Line]) -> dict[int, list[Time]]:
    """The temporal expressions of each sentence, by the words that they cover."""
    found = defaultdict(list)
    names = ("sentence", "start", "end", "time", "earliest", "latest", "grain", "type")
    for sentence, start, end, *known in rows(times, *names):
        words = lines[sentence].words if sentence in lines else ()
        low, high = (
            bisect.bisect_left(words, edge, key=lambda w: w.start) for edge in (start, end)
        )
        if low < high:
            found[sentence].append(Time(low, high - 1, *known))
    return found


def date_all(sentence: Line, tellings: list[Telling], times: list[Time]) -> None:
    """Give each event of a sentence the time that dates it, where there is one, and its days."""
    if times:
        verbal = {one.group: one for one in tellings if one.group is not None}
        nouns = {one.place: one for one in tellings if one.group is None}
        dateline = dateline_end(sentence.words)
        for time in times:
            if time.first >= dateline and not _measures(sentence, time):
                _attach(sentence, time, verbal, nouns)
        for one in tellings:
            _share(one, verbal, nouns)
    for one in tellings:
        one.take_days()


def _attach(
    sentence: Line, time: Time, verbal: dict[int, Telling], nouns: dict[int, Telling]
) -> None:
    phrase = sentence.holding.get(time.last)
    if phrase and phrase.head > time.last:  # "Russia's 2014 invasion"
        if phrase.head in nouns:
            nouns[phrase.head].date(time, "during", BEFORE_NOUN)
        return
    top = sentence.head(time.first, time.last)
    before = " ".join(prepositions(sentence, top, time.first))
    relation = RELATIONS.get(before, "during")
    noun = _modified(sentence, time, nouns)
    above = next(ancestors(sentence, top), None)
    verb = None if above is None or before == "of" else _told_verb(sentence, above, verbal)
    beside = _beside(sentence, top, nouns) if verb and not noun else None
    if verb and beside and sentence.case(beside.place) in AT_ONCE:
        beside.date(time, relation, AFTER_NOUN)
    elif verb and beside and time.grain in COARSE and _is_habit(verb):
        noun = beside
    if noun and (verb is None or _names_which(sentence, noun, verb, time)):
        noun.date(time, relation, AFTER_NOUN)
        if verb is None or not _is_of_a_day(sentence, noun, verb, time):
            return
    if verb:
        if relation == "during" and _is_nearer(verb, time):
            verb.time = None
        verb.date(time, relation, "same clause")


def _told_verb(sentence: Line, place: int, verbal: Mapping[int, Telling]) -> Telling | None:
    """The verb in whose clause a word stands; an infinitive that is no event is looked past."""
    for number in groups_over(sentence, place):
        group = sentence.groups[number]
        if number in verbal or group.finite or sentence.tag(group.head) != "VB":
            return verbal.get(number)
    return None


def _measures(sentence: Line, time: Time) -> bool:
    """Whether a length tells how far two events lie apart, and dates neither: "six days after
    the bridge was closed"."""
    length = time.type == "DURATION" and time.earliest is None and time.latest is None
    top = sentence.head(time.first, time.last)
    bare = not prepositions(sentence, top, time.first)  # "held for six days after the vote"
    return length and bare and sentence.low(time.last + 1) in BESIDE


def _is_nearer(verb: Telling, time: Time) -> bool:
    """Whether a time after its verb outdoes one before: "After calm on Sunday he died Monday"."""
    if verb.time is None or not verb.time.last < verb.place < time.first:
        return False
    return time.earliest is not None and time.grain == verb.time.grain


def _modified(sentence: Line, time: Time, nouns: dict[int, Telling]) -> Telling | None:
    """The event noun that an expression hangs on: "invasion of Ukraine in 2022"."""
    for place in ancestors(sentence, sentence.head(time.first, time.last)):
        phrase = sentence.holding.get(place)
        noun = nouns.get(phrase.head if phrase else place)
        if noun:
            dated = noun.time is not None and sentence.low(time.last + 1) == ","
            return None if dated else noun  # "after the 2008 war, in 2009, …"
        if sentence.words[place].relation not in ("nmod", "nmod:unmarked"):
            return None
    return None


def _beside(sentence: Line, top: int, nouns: dict[int, Telling]) -> Telling | None:
    """The event noun that ends where a time of the same verb begins: "met at a summit in May"."""
    above = sentence.words[top].governor
    before = [i for i in sentence.children[above] if i < top]
    if not before or sentence.span(before[-1])[1] != sentence.span(top)[0]:
        return None
    phrase = sentence.holding.get(before[-1])
    return nouns.get(phrase.head) if phrase else None


def _is_habit(verb: Telling) -> bool:
    """Whether a verb tells what is done again and again, and so has no month of its own:
    "families mark the sinking in June 2004"."""
    assert verb.group is not None
    group = verb.sentence.groups[verb.group]
    return not group.perfect and verb.sentence.tag(group.first) in ("VBP", "VBZ")


def _names_which(sentence: Line, noun: Telling, verb: Telling, time: Time) -> bool:
    """Whether a time after a noun is the noun's, and not only its verb's."""
    assert verb.group is not None
    if noun.place < verb.place:
        return time.last < sentence.groups[verb.group].first or verb.kind == "state"
    light = verb.lemma in verbs("light")
    return (time.grain in COARSE and not light) or sentence.case(noun.place) in AT | BESIDE


def _is_of_a_day(sentence: Line, noun: Telling, verb: Telling, time: Time) -> bool:
    """ "The attack on Monday killed five", "met at a summit on Monday": one day for both.

    "Resigned after the vote on Monday" gives none for the verb.
    """
    if sentence.case(noun.place) in BESIDE:
        return False
    plain = sentence.tag(verb.place) in ("VBD", "VBN") and verb.kind != "state"
    return plain and time.grain not in COARSE


def _share(one: Telling, verbal: dict[int, Telling], nouns: dict[int, Telling]) -> None:
    """Let an event without a time share one."""
    if one.time is not None and one.time.earliest is not None:
        return
    sources = _of_noun(one, verbal, nouns) if one.group is None else _of_verb(one, verbal)
    for source, how, relation in sources:
        if source.time is not None:
            one.date(source.time, relation or source.relation, how)


def _of_noun(
    one: Telling, verbal: dict[int, Telling], nouns: dict[int, Telling]
) -> Iterator[Source]:
    """ "Russia's 2014 invasion of Ukraine and annexation of Crimea": one time for both.
    "Launched its invasion in 2022", "the war began in 2014": the time is the noun's too."""
    partner = sharing_noun(one.sentence, one.place, nouns)
    if partner is not None and nouns[partner].how == BEFORE_NOUN:
        yield nouns[partner], "shared with the noun before", None
    number = telling_verb(one.sentence, one.place)
    if number is None or number not in verbal:
        return
    verb, relation = verbal[number], None
    if verb.lemma in verbs("starts", "ends"):
        relation = "since" if verb.lemma in verbs("starts") else "until"
    if not one.place < verb.place or verb.lemma in verbs("harms") or not one.time:
        yield verb, BY_VERB, relation  # not "the summit in June ended", which has its own


def _of_verb(one: Telling, verbal: dict[int, Telling]) -> Iterator[Source]:
    """ "In 2014 Russia invaded Ukraine and annexed Crimea", "speaking on Wednesday, Lavrov
    indicated", "failed to sign on Monday": one time for both."""
    sentence, number = one.sentence, one.group
    assert number is not None
    group, lead = sentence.groups[number], sentence.coordinated(number)
    if lead is not None and lead in verbal and conjunction(sentence, group.predicate) == "and":
        other = sentence.groups[lead]  # not "left in 2009 and has been protesting"
        if group.first == group.head or sentence.low(other.first) == sentence.low(group.first):
            yield verbal[lead], "shared with the verb before", None
    if one.completes in verbal:
        yield verbal[one.completes], "shared with the verb it completes", None
    below = (sentence.clauses.get(i) for i in sentence.children[group.predicate])
    for told in (verbal[i] for i in below if i in verbal):
        if told.completes == number:
            yield told, "shared with what completes it", None
    for clause in participles_beside(sentence, number):
        participle = number if is_active_participle(sentence, number) else clause
        if clause in verbal and sentence.low(sentence.opening(participle)) in MEANWHILE:
            yield verbal[clause], "shared with the clause beside", None
