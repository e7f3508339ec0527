"""What a temporal expression may date: the verb of its clause, the event noun that it hangs on or
stands beside."""

from __future__ import annotations

from ...grammar.dependents import ancestors, embedding, groups_over
from ...grammar.phrases import Phrase
from ...grammar.words import NOMINAL, SUBJECTS
from .alignment import Line
from .lexicon import nouns, verbs
from .placed import said_before
from .sharing import COARSE, Tellings
from .telling import Telling, Time

# Prepositions beside whose noun something else happens
BESIDE = frozenset({"after", "before", "following", "since", "until"})
# Those of a noun that keeps a time to itself, "following the order in May"; whether the verb of
# "accused of the raid on Monday" has that day, too, a reader takes for granted
KEPT = BESIDE | {"ahead", "prior", "than"}
KEPT_COARSE = KEPT | {"about", "as", "of"}
AWAY = BESIDE | {"about", "from", "than", "to"}
MOVED = frozenset({"by", "from", "till", "to", "until"})
# Reporting verbs whose object is who hears it
ADDRESSING = frozenset(
    {"accuse", "ask", "assure", "inform", "quote", "remind", "tell", "threaten", "urge", "warn"}
)
REACH = 40  # words between a verb and its time that are looked at


def inside_of(sentence: Line, time: Time) -> Phrase | None:
    """The phrase before whose noun a time stands, "Russia's 2014 invasion"; none for "on Thursday
    local time", "sentenced to 10 years in prison"."""
    phrase = sentence.holding.get(time.last)
    if phrase is None or phrase.head <= time.last:
        return None
    between = range(time.last + 1, phrase.head)
    parted = any(sentence.words[i].relation == "case" and sentence.tag(i) == "IN" for i in between)
    return None if parted or sentence.low(phrase.head) == "time" else phrase


def dated_verb(sentence: Line, time: Time, verbal: Tellings) -> Telling | None:
    """The verb of whose clause a time is, if it tells when that is."""
    top = sentence.head(time.first, time.last)
    above = next(ancestors(sentence, top), None)
    if above is None or said_before(sentence, time) == "of":
        return None
    verb = _outside_it(sentence, time, _told_verb(sentence, above, verbal), verbal)
    if (
        verb is None
        or _is_parted(sentence, time, verb)
        or _compares(sentence, time, verb)
        or _is_moved(sentence, time, verb)
    ):
        return None
    return None if _is_of_noun(sentence, top, above, verb, time) else verb


def _told_verb(sentence: Line, place: int, verbal: Tellings) -> Telling | None:
    """The verb in whose clause a word stands; an infinitive that is no event is looked past."""
    for number in groups_over(sentence, place):
        group = sentence.groups[number]
        if number in verbal or group.finite or sentence.tag(group.head) != "VB":
            return verbal.get(number)
    return None


def _outside_it(
    sentence: Line, time: Time, verb: Telling | None, verbal: Tellings
) -> Telling | None:
    """The verb above, where a time stands before the word that opens the clause or before the
    subject of what is reported: "told her on Monday he had won", "in May, after he won, …"."""
    if verb is None or verb.group is None:
        return verb
    opening = sentence.opening(verb.group)
    own = sentence.own_subject(sentence.groups[verb.group].predicate)
    above = next((verbal[i] for i in embedding(sentence, verb.group) if i in verbal), None)
    if above is None:
        return verb
    beside = above.kind == "reporting" and 0 < time.first - above.place < REACH
    beside = beside and all(map(sentence.is_letters, range(above.place, time.first)))
    told = beside and opening < 0 and own is not None and time.last < own
    return above if told or time.last < opening else verb


def _is_parted(sentence: Line, time: Time, verb: Telling) -> bool:
    """Whether one statement ends between a time and a verb, with a semicolon or without a stop."""
    first, last = sorted((time.first, verb.place))
    stops = any(word.low == ";" for word in sentence.words[first : min(last, first + REACH)])
    return stops or sentence.part[time.first] != sentence.part[verb.place]


def _compares(sentence: Line, time: Time, verb: Telling) -> bool:
    """ "Dearer than a year ago"; "beat every score since May", said of what has gone on."""
    before = said_before(sentence, time)
    since = before == "since" and verb.place < time.first
    over = verb.is_past and not verb.is_perfect
    return "than" in (sentence.low(time.first - 1), before) or (since and over)


def _is_moved(sentence: Line, time: Time, verb: Telling) -> bool:
    """ "Put the vote off from May to June"; "here is what is to come: in May …"."""
    between = range(max(verb.place, time.first - REACH), time.first)
    colon = any(sentence.low(i) == ":" for i in between)
    return colon or (verb.lemma in verbs("moves") and said_before(sentence, time) in MOVED)


def _is_of_noun(sentence: Line, top: int, above: int, verb: Telling, time: Time) -> bool:
    """Whether a noun keeps a time to itself: "five years passed", "images from 2017 suggest",
    "the most since the start of the war in 2014"."""
    coarse, beside = time.grain in COARSE, _before(sentence, top)
    if time.is_length and sentence.words[top].relation in SUBJECTS:
        return True
    if sentence.low(sentence.span(top)[0] - 1) == ",":
        return False  # "after the 2014 war, in 2016, he left"
    if coarse and beside is not None and sentence.case(beside) in BESIDE:
        return True
    if any(place is not None and _tells_which(sentence, place, top) for place in (beside, above)):
        return True
    aged = beside is not None and verb.kind == "state" and said_before(sentence, time) == "from"
    if coarse and (aged or _is_of_report(sentence, verb, time)):
        return True  # "had a stamp from the 1970s"
    if above > top or above in sentence.clauses or sentence.tag(above) not in NOMINAL:
        return False  # "died Monday after an illness"
    if sentence.case(above) in (KEPT_COARSE if coarse else KEPT):
        return True
    subject = sentence.relation(above) in SUBJECTS and above < verb.place
    return subject and not verb.is_simple_past


def _is_of_report(sentence: Line, verb: Telling, time: Time) -> bool:
    """Whether a year is that of the thing reported: "put sales at nine million in 2010"."""
    assert verb.group is not None
    reports = (verb.kind == "reporting" and verb.lemma not in ADDRESSING) or verb.lemma == "put"
    if not reports or said_before(sentence, time) not in ("in", "for"):
        return False
    target = sentence.target(sentence.groups[verb.group])
    return (
        target is not None
        and verb.place < target.head < time.first
        and not (sentence.person[target.head])
    )


def _tells_which(sentence: Line, place: int, top: int) -> bool:
    """Whether an event that is a verb's reason is told of at length, so that a time after it may be
    its own: "charged over the shooting in a mosque on Friday"."""
    if sentence.case(place) not in ("for", "over", "with"):
        return False
    own, inside = sentence.children[place], range(place, sentence.span(place)[1])
    nested = any(sentence.words[i].relation in ("acl", "nmod") and i != top for i in own)
    return nested and any(sentence.words[i].lemma in nouns() for i in inside)


def noun_above(sentence: Line, time: Time, events: Tellings) -> Telling | None:
    """The event noun that an expression hangs on: "invasion of Ukraine in 2022"."""
    for place in ancestors(sentence, sentence.head(time.first, time.last)):
        phrase = sentence.holding.get(place)
        noun = events.get(phrase.head if phrase else place)
        if noun:
            dated = noun.time is not None and sentence.low(time.last + 1) == ","
            return None if dated else noun  # "after the 2008 war, in 2009, …"
        away = sentence.case(place) in AWAY  # "a rise from the survey in May"
        if away or sentence.words[place].relation not in ("nmod", "nmod:unmarked"):
            return None
    return None


def noun_measured(sentence: Line, time: Time, events: Tellings) -> Telling | None:
    """The event noun of which a length is told: "three weeks of talks"."""
    top = sentence.head(time.first, time.last)
    below = (sentence.holding.get(i) for i in sentence.children[top]
             if sentence.words[i].relation == "nmod" and sentence.case(i) == "of")  # fmt: skip
    return next((events[phrase.head] for phrase in below if phrase and phrase.head in events), None)


def noun_beside(sentence: Line, time: Time, events: Tellings) -> Telling | None:
    """The event noun that ends where a time of the same verb begins: "met at a summit in May"."""
    before = _before(sentence, sentence.head(time.first, time.last))
    phrase = None if before is None else sentence.holding.get(before)
    return events.get(phrase.head) if phrase else None


def _before(sentence: Line, top: int) -> int | None:
    """What hangs on the same word as a time and ends where that begins."""
    above, last = sentence.words[top].governor, sentence.span(top)[0] - 1
    before = [i for i in sentence.children[above] if i < top]
    beside = before and (last == before[-1] or before[-1] in ancestors(sentence, last))
    return before[-1] if beside else None
