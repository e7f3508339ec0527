"""Which words of a sentence retell one clause in short: no adverbs, no time, no side clauses.

All functions give places of words in the sentence; `timed` says of each word whether it belongs to
a temporal expression, which a short statement leaves out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .clauses import Group, raisers
from .sentence import DENIALS, Sentence
from .words import HELPS

BUILDS = HELPS | {"cop"}  # relations of words that a verb group always keeps
ADVERBIAL = ("obl", "nmod")
Places = list[int]


def verb_words(
    line: Sentence, number: int, cue: Collection[str], above: int | None = None
) -> Places:
    """The verb group with its auxiliaries, "not", the adverbs of `cue` and what colours it
    ("appears to"); before an infinitive also the group `above` that it completes: "failed to"."""
    group = line.groups[number]
    infinitive = line.tag(group.head) == "VB"
    places = {group.head, *_helps(line, group, cue), *raisers(line.words, line.children, group)}
    if above is not None and infinitive:
        places |= {line.groups[above].predicate, *verb_words(line, above, cue)}  # "was free to"
    if len(places) == 1 and group.finite and (group.passive or group.perfect):
        places |= _shared(line, number)
    return sorted(places)


def _helps(line: Sentence, group: Group, cue: Collection[str]) -> set[int]:
    """The words that build a group, and those that say how sure it is."""
    above = set(raisers(line.words, line.children, group))
    last = max(group.head, group.predicate)
    to = line.tag(group.head) == "VB" or bool(above)

    def helps(i: int) -> bool:
        if line.words[i].relation == "advmod":
            return line.low(i) in DENIALS.union(cue)
        return line.words[i].relation in BUILDS or (to and line.tag(i) == "TO")

    below = [i for at in (group.predicate, *above) for i in line.children[at]]
    return {i for i in below if line.words[i].relation == "compound:prt" or (i < last and helps(i))}


def _shared(line: Sentence, number: int) -> set[int]:
    """The auxiliaries that a verb shares with the one before it: "was tried and convicted"."""
    lead = line.coordinated(number)
    below = [] if lead is None else line.children[line.groups[lead].predicate]
    return {i for i in below if line.words[i].relation in HELPS}


def noun_words(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """The noun phrase in which a word stands, a time in it only if its noun is one: "the third day
    of the fair"."""
    phrase = line.holding.get(place)
    if phrase is None:
        return [place]
    return [i for i in range(phrase.first, phrase.last + 1) if timed[phrase.head] or not timed[i]]


def with_case(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """A noun phrase and its preposition: "in Libya", "of the armed forces"."""
    case, noun = line.child(place, "case"), noun_words(line, place, timed)
    return noun if case is None else [case, *(i for i in noun if i > case)]


def theme_words(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """What a noun is of, or against, with its preposition: "invasion of Ukraine"."""
    theme = line.theme(line.noun(place))
    return [] if theme is None or timed[theme.head] else with_case(line, theme.head, timed)


def object_words(line: Sentence, number: int, timed: Sequence[bool]) -> Places:
    """What an active verb has for an object where that is no noun, "won all 25"; else what somebody
    offered to do, or where, with whom."""
    place = line.groups[number].predicate
    found = line.child(place, "obj")
    if found is None:
        return infinitive(line, place, "xcomp", timed) or adverbial(line, number, timed)
    return [i for i in range(*line.span(found)) if timed[found] or not timed[i]]


def adverbial(line: Sentence, number: int, timed: Sequence[bool]) -> Places:
    """What first follows a verb, its preposition with it, and is no time: "charged with murder",
    "found guilty"."""
    group = line.groups[number]
    for i in line.children[group.predicate]:
        word = line.words[i]
        if i > group.head and word.relation == "xcomp" and word.tag.startswith("JJ"):
            return [i]
        if i > group.head and word.relation in ADVERBIAL and not timed[i] and line.case(i):
            return with_case(line, i, timed)
    return []


def infinitive(line: Sentence, place: int, relation: str, timed: Sequence[bool]) -> Places:
    """The infinitive that completes a word, and its object: "effort to end the war"."""
    for i in line.children[place]:
        if line.words[i].relation == relation and line.tag(i) == "VB" and line.tag(i - 1) == "TO":
            number = line.heads.get(i)
            patient = None if number is None else line.roles(number)[1]
            return [i - 1, i, *(noun_words(line, patient.head, timed) if patient else [])]
    return []
