"""How a time spreads from the event that it dates to those that share it.

Coordinated events, the object of a light verb ("launched its invasion in 2022"), the clause
beside a participle.
"""

from __future__ import annotations

from ..grammar.phrases import Phrase
from ..grammar.sentence import REACH
from .align import Line
from .drafts import Event
from .lists import verbs

Source = tuple[Event, str, str | None] | None  # whose time, how it is shared, the relation if new


def spread(
    sentence: Line, event: Event, verbal: dict[int | None, Event], nouns: dict[int, Event]
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


def _noun_partner(sentence: Line, event: Event, nouns: dict[int, Event]) -> Source:
    """ "Russia's 2014 invasion of Ukraine and annexation of Crimea": one time for both."""
    partner = coordinated_noun(sentence, event.place, nouns)
    if partner is None or nouns[partner].how != "before its noun":
        return None
    return nouns[partner], "shared with the noun before", None


def coordinated_noun(sentence: Line, i: int, nouns: dict[int, Event]) -> int | None:
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


def _light_verb(sentence: Line, event: Event, verbal: dict[int | None, Event]) -> Source:
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


def governing_verb(sentence: Line, i: int) -> int | None:
    """The verb that says of the noun at i that it takes place, starts or ends."""
    phrase = sentence.holding.get(i)
    if phrase is None or phrase.head != i:
        return None
    ahead = sentence.heads.get(sentence.before(phrase.first))
    if ahead is not None and sentence.target(group := sentence.groups[ahead]) is phrase:
        return ahead if _is_of(sentence, group.head, ("light", "starts", "ends")) else None
    for j in range(_past_relative(sentence, phrase), min(len(sentence.words), i + REACH)):
        number = sentence.heads.get(j)
        if number is not None:
            return number if _says_when(sentence, number) else None
        if sentence.low(j) in (",", ";") or sentence.opens_clause(j):
            return None
    return None


def _past_relative(sentence: Line, phrase: Phrase) -> int:
    """Where to look for the verb of a noun: "the strike, which began", "the vote, held in May"."""
    i = phrase.last + 1
    if sentence.low(i) == "," and (sentence.low(i + 1) == "which" or sentence.tag(i + 1) == "VBN"):
        i += 1
    return i + 1 if sentence.low(i) in ("which", "that") else i


def _says_when(sentence: Line, number: int) -> bool:
    """Whether a verb tells of the event that its subject names: it began, was held, killed five."""
    group = sentence.groups[number]
    if group.passive and _is_of(sentence, group.head, ("light",)):
        return True
    return group.finite and _is_of(sentence, group.head, ("starts", "ends", "happens", "harms"))


def _is_of(sentence: Line, i: int, groups: tuple[str, ...]) -> bool:
    return any(sentence.words[i].lemma in verbs(group) for group in groups)


def _verb_partner(sentence: Line, number: int, verbal: dict[int | None, Event]) -> Source:
    """ "In 2014 Russia invaded Ukraine and annexed Crimea": one time for both."""
    i = sentence.before(sentence.groups[number].first)
    lead = sentence.coordinated(number)
    if sentence.low(i) != "and" or lead not in verbal or sentence.low(i - 1) == ",":
        return None
    one, other = sentence.groups[lead], sentence.groups[number]
    if other.first < other.head and sentence.low(one.first) != sentence.low(other.first):
        return None  # "left in 2009 and has been protesting"
    return verbal[lead], "shared with the verb before", None


def _participle_partner(sentence: Line, number: int, verbal: dict[int | None, Event]) -> Source:
    """ "Speaking on Wednesday, Lavrov indicated": one time for both."""
    for participle in (number, number + 1, number - 1):
        if not 0 <= participle < len(sentence.groups):
            continue
        group = sentence.groups[participle]
        if group.finite or group.perfect or group.passive:
            continue
        if group.first - 1 in sentence.until:  # "allies developing plans" tells which allies
            continue
        main = sentence.main_group(participle)
        other = main if participle == number else participle if main == number else None
        if other is not None and other in verbal:
            return verbal[other], "shared with the clause beside", None
    return None
