"""Which temporal expression dates which event, and what that says of its days.

An expression dates the verb of its own clause; one that stands before a noun ("the 2014
invasion") dates that noun. From there it spreads to what shares it (`sharing`).
"""

from __future__ import annotations

from ..expressions.values import Today
from .alignment import Line
from .candidates import (
    BESIDE,
    dated_verb,
    inside_of,
    noun_above,
    noun_beside,
    noun_measured,
)
from .lexicon import verbs
from .placed import has_both_ends, said_before
from .sharing import AFTER_NOUN, BEFORE_NOUN, COARSE, Tellings, share
from .telling import Telling, Time

RELATIONS = {  # prepositions that do not mean "during"
    "before": "before", "prior to": "before", "ahead of": "before",
    "until": "until", "till": "until", "by": "until", "through": "until", "up to": "until",
    "after": "after", "following": "after", "since": "since", "from": "since",
}  # fmt: skip
# Prepositions before an event at whose time something else happens.
AT = frozenset({"at", "during", "in"})
AT_ONCE = AT | {"on"}  # "went on strike"
# Before a length that an event lasts: "sentenced to ten years", not "left after ten years"
LENGTHS = frozenset({"", "by", "during", "for", "in", "over", "throughout", "to", "up to"})
# Before a time that is spoken of, and at which nothing is done: "led to today"
ELSEWHEN = frozenset({"about", "against", "into", "like", "than", "to", "toward", "towards"})
EDGES = frozenset({"close", "end"})
NEAR = 8  # times of a sentence that one is held against


def date_all(sentence: Line, tellings: list[Telling], times: list[Time], today: Today) -> None:
    """Give each event of a sentence the time that dates it, where there is one, and its days;
    how surely the events are said is known already."""
    if times:
        verbal = {one.group: one for one in tellings if one.group is not None}
        nouns = {one.place: one for one in tellings if one.group is None}
        for i, time in enumerate(times):
            if not _measures(sentence, time):
                near = times[max(0, i - NEAR) : i + NEAR]
                _attach(sentence, time, verbal, nouns, closest=_is_closest(time, near))
        for one in verbal.values():
            _keep_to_the_past(one, nouns, today)
        for one in tellings:
            share(one, verbal, nouns)
    for one in tellings:
        one.take_days()


def _attach(
    sentence: Line, time: Time, verbal: Tellings, nouns: Tellings, *, closest: bool
) -> None:
    around = inside_of(sentence, time)
    measured = noun_measured(sentence, time, nouns) if time.is_length else None
    if around and around.head in nouns:  # "Russia's 2014 invasion", "a two-hour meeting"
        relation = "lasting" if time.is_length else "during"
        nouns[around.head].date(time, relation, BEFORE_NOUN)
    elif measured:
        measured.date(time, "lasting", AFTER_NOUN)
    elif not around:
        verb = dated_verb(sentence, time, verbal)
        if relation := _relation(sentence, time, verb):
            verb = _date_nouns(sentence, time, relation, verb, nouns)
            if verb and relation == "during" and _is_nearer(verb, time):
                verb.time = None
            if verb:
                verb.date(time, relation, "same clause", closer=closest)


def _date_nouns(
    sentence: Line, time: Time, relation: str, verb: Telling | None, nouns: Tellings
) -> Telling | None:
    """Date the event nouns of which a time is; the verb, unless it has no part in that."""
    noun = noun_above(sentence, time, nouns)
    beside = None if noun else noun_beside(sentence, time, nouns)
    if _is_of_a_plan(sentence, time):
        noun, verb = noun or beside, None
    elif not verb and beside and sentence.case(beside.place) in BESIDE:
        noun = beside  # "left after her conviction in June 2012"
    if verb and beside and sentence.case(beside.place) in AT_ONCE:
        beside.date(time, relation, AFTER_NOUN)
    elif verb and beside and _is_planned(sentence, time, verb, beside):
        noun, verb = beside, None
    elif verb and beside and time.grain in COARSE and _is_habit(verb):
        noun = beside
    if noun is None or (verb and not _names_which(sentence, noun, verb, time)):
        return verb
    noun.date(time, relation, AFTER_NOUN)
    return verb if verb and _is_of_a_day(sentence, noun, verb, time) else None


def _is_closest(time: Time, times: list[Time]) -> bool:
    """Whether a time tells more closely what another one tells, and no third does: "2019 … from
    March 15 to 17", not "in 2019 … on May 3 in Oslo and on June 8 in Bergen"."""
    wider = next((other for other in times if time.is_within(other)), None)
    return wider is not None and sum(other.is_within(wider) for other in times) == 1


def _relation(sentence: Line, time: Time, verb: Telling | None) -> str:
    """How what a time dates stands to it; empty where it tells nothing of that."""
    before = said_before(sentence, time)
    if time.is_length:  # "resigned after two years"
        return "lasting" if before in LENGTHS else ""
    if has_both_ends(sentence, time):
        return "during"
    if before in ELSEWHEN:
        return ""
    if sentence.low(time.first) == "to" and verb and not verb.is_perfect:
        return ""  # "would undo the gains to date"
    if before == "before" and not EDGES.isdisjoint(map(sentence.low, range(time.first, time.last))):
        return "until"  # "before the end of May" is in May, too
    if before == "by" and verb and verb.kind == "state" and verb.is_past:
        return "during"  # "by Monday the town was empty", and on Monday
    if before == "as of" and verb and verb.group is not None:
        return "until" if sentence.groups[verb.group].perfect else "during"
    return RELATIONS.get(before, "during")


def _keep_to_the_past(verb: Telling, nouns: Tellings, today: Today) -> None:
    """What has been done was not done after the day of writing: "promised elections by May"; nor
    will anything be done before it."""
    time = verb.time
    if today.day is None or time is None:
        return
    if verb.is_to_come and time.latest and time.latest.date() < today.day:
        verb.time = None
    ahead = time.earliest is not None and time.earliest.date() > today.day
    over = time.latest is not None and time.latest.date() < today.day
    if over and verb.is_present and (verb.kind == "state" or time.grain in COARSE):
        verb.time = None  # "his prizes include one in 1971"
    if ahead and (verb.is_past or verb.is_present):
        planned = _planned(verb, time, nouns)
        if planned and planned.time is None:
            planned.date(time, verb.relation, AFTER_NOUN)
        if verb.is_past or planned:
            verb.time = None


def _planned(verb: Telling, time: Time, nouns: Tellings) -> Telling | None:
    """The event that a verb speaks of as to come: "envisages an end of the war from May"."""
    assert verb.group is not None
    target = verb.sentence.target(verb.sentence.groups[verb.group])
    light = verb.lemma in verbs("light")  # "the town holds elections in May"
    aim = nouns.get(target.head) if target and not light else None
    return aim or (None if light else noun_beside(verb.sentence, time, nouns))


def _measures(sentence: Line, time: Time) -> bool:
    """Whether a length tells how far two events lie apart, and dates neither: "six days after
    the bridge was closed"."""
    bare = not said_before(sentence, time)  # "held for six days after the vote"
    return time.is_length and bare and sentence.low(time.last + 1) in BESIDE


def _is_nearer(verb: Telling, time: Time) -> bool:
    """Whether a time after its verb outdoes one before: "After calm on Sunday he died Monday"."""
    if verb.time is None or not verb.time.last < verb.place < time.first:
        return False
    return time.earliest is not None and time.grain == verb.time.grain


def _is_habit(verb: Telling) -> bool:
    """Whether a verb tells what is done again and again, and so has no month of its own:
    "families mark the sinking in June 2004"."""
    assert verb.group is not None
    group = verb.sentence.groups[verb.group]
    return not group.perfect and verb.sentence.tag(group.first) in ("VBP", "VBZ")


def _is_planned(sentence: Line, time: Time, verb: Telling, noun: Telling) -> bool:
    """Whether a time is that of what is promised: "promised a vote by May"."""
    before = said_before(sentence, time)
    return verb.is_past and noun.modality == "future" and before not in ("", "on")


def _is_of_a_plan(sentence: Line, time: Time) -> bool:
    """Whether a time is that for which something is done: "is planning a march for Tuesday",
    "closed for the summer"."""
    return time.type == "DATE" and bool(time.grain) and said_before(sentence, time) == "for"


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
    if sentence.case(noun.place) in BESIDE | {"by"}:  # "by reports on Monday"
        return False
    plain = sentence.tag(verb.place) in ("VBD", "VBN") and verb.kind != "state"
    return plain and time.grain not in COARSE
