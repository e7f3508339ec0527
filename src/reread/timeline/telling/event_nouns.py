"""Nouns that name events: "the invasion of Iraq", "Lund's arrest", "the Second World War"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ...grammar.dependents import conjunction, group_over, said_of
from ...grammar.phrases import Phrase
from ...grammar.words import NOMINAL
from ...own_tables.own_rules import NO
from ...words.lemmas import lemma
from .alignment import Line
from .factuality import Factuality, Said
from .lexicon import nouns, verbs
from .telling import Telling

NUMERALS = frozenset({"i", "ii", "iii", "iv", "v"})
NAMED = frozenset({"PER", "ORG", "LOC"})  # "the Department of Trade" is no event
LEAST_GERUND = 6  # letters: "king" and "thing" are no gerunds
CHAIN = 8  # coordinated nouns that are looked past
NONE: Mapping[str, str] = MappingProxyType({})
THINGS_IN_ING = frozenset({
    "beginning", "being", "blessing", "building", "ceiling", "clothing", "drawing", "evening",
    "feeling", "finding", "gathering", "heading", "meaning", "morning", "painting", "rating",
    "reading", "recording", "saying", "setting", "spring", "standing", "string", "understanding",
    "warning", "wording", "writing",
})  # fmt: skip


def of_nouns(
    sentence: Line, kinds: Sequence[str], own: Mapping[str, str] = NONE
) -> Iterator[Telling]:
    """The events that the nouns of a sentence name; `kinds` are those of the mentions, `own` what
    nouns of a user's tell ("no" for no event)."""
    for phrase in sentence.phrases:
        for place in (phrase.owner, phrase.head):
            if place is not None and (found := _noun(sentence, phrase, place, kinds, own)):
                yield found


def _noun(
    sentence: Line, phrase: Phrase, place: int, kinds: Sequence[str], own: Mapping[str, str]
) -> Telling | None:
    """The event that a noun names; "the Second World War" is one by all its names."""
    numbered = sentence.low(place) in NUMERALS and place > phrase.first
    word = sentence.words[place - 1 if numbered else place]
    given = own.get(word.low) or own.get(word.lemma)
    row = (
        {"noun": word.lemma, "kind": given if given != NO else ""} if given
        else nouns().get(word.low) or nouns().get(word.lemma) or _gerund(sentence, place)
    )  # fmt: skip
    if (
        row is None
        or not row["kind"]
        or word.tag not in NOMINAL
        or sentence.timed[place - numbered]
    ):
        return None
    first, rule = place, "event noun"
    if word.tag in ("NNP", "NNPS"):
        mention = sentence.mention[place - numbered]
        if mention is not None and kinds[mention] in NAMED:
            return None
        rule = "named event"
        while first > phrase.first and sentence.tag(first - 1) in ("NNP", "NNPS"):
            first -= 1
    return Telling(sentence, first, place, None, row["noun"], row["kind"], rule)


def _gerund(sentence: Line, place: int) -> dict[str, str] | None:
    """ "The storming of the palace" names an event, though no list has it; "the building" may be
    the house itself."""
    low = sentence.low(place)
    if not low.endswith("ing") or len(low) < LEAST_GERUND or low in THINGS_IN_ING:
        return None
    theme = sentence.theme(place)
    fits = theme and sentence.case(theme.head) == "of" and sentence.tag(place - 1) == "DT"
    return {"noun": lemma(low, "VBG"), "kind": "occurrence"} if fits else None


def sharing_noun(sentence: Line, place: int, nouns: Mapping[int, Telling]) -> int | None:
    """The event noun that a bare one is coordinated with and shares its owner with."""
    phrase, top = sentence.holding.get(place), sentence.noun(place)
    word = sentence.words[top]
    joined = word.relation == "conj" and conjunction(sentence, top) == "and"
    if not joined or phrase is None or sentence.tag(phrase.first) in ("DT", "PRP$"):
        return None
    return word.governor if word.governor in nouns and phrase.owner is None else None


def telling_verb(sentence: Line, place: int) -> int | None:
    """The verb that says of a noun that it takes place, starts or ends: "launched an attack",
    "the strike, which began in May", "the vote, held in May", "a blast killed five"."""
    phrase = sentence.holding.get(place)
    if phrase is None or phrase.head != place:
        return None
    ahead = group_over(sentence, place)
    if ahead is not None and sentence.target(group := sentence.groups[ahead]) is phrase:
        tells = sentence.words[group.head].lemma in verbs("light", "starts", "ends")
        return ahead if tells else None
    return next((n for n in said_of(sentence, place) if _says_when(sentence, n)), None)


def _says_when(sentence: Line, number: int) -> bool:
    """Whether a verb tells of the event that its subject names: it began, was held, killed five."""
    group = sentence.groups[number]
    lemma = sentence.words[group.head].lemma
    held = group.passive and lemma in verbs("light")
    return held or (group.finite and lemma in verbs("starts", "ends", "happens", "harms"))


def taking_part(
    one: Telling, nominal: Mapping[int, Telling], factuality: Factuality
) -> tuple[int | None, int | None, Said]:
    """Places of agent and patient of an event noun; how it is said."""
    sentence, said = one.sentence, factuality.of_noun(one.place)
    number, agent = telling_verb(sentence, one.place), _doer(sentence, one.place, nominal)
    if number is not None:
        group = sentence.groups[number]
        light = sentence.words[group.head].lemma not in verbs("ends")
        if light and said.cue is None:  # "could offer support", "will hold a meeting"
            said = factuality.of_verb(number)
        first = sentence.roles(number)[0]  # "Russia launched its invasion"
        if first and first.head != one.place and (agent is None or sentence.mention[agent] is None):
            agent = first.head
    theme, sides = sentence.theme(one.place), nouns().get(one.lemma, {})
    of = theme is not None and sentence.case(theme.head) == "of"
    if theme and of and agent is None and sides.get("of") == "agent":
        return theme.head, None, said  # "the death of Lincoln"
    phrase = one.phrase
    owned = agent is not None and phrase is not None and phrase.owner == agent
    if theme is None and owned and sides.get("owner") == "patient":
        return None, agent, said  # "Lincoln's assassination"
    return agent, theme.head if theme else None, said


def _doer(sentence: Line, place: int, nominal: Mapping[int, Telling]) -> int | None:
    """Place of who does what a noun names: "Russia's", "Russian", "by Russia".

    A bare coordinated noun shares the doer of the one before it.
    """
    at: int | None = place
    for _ in range(CHAIN):
        if at is None or (found := _own_doer(sentence, at)) is not None:
            return None if at is None else found
        at = sharing_noun(sentence, at, nominal)
    return None


def _own_doer(sentence: Line, place: int) -> int | None:
    phrase, by = sentence.holding.get(place), sentence.by_phrase(place)
    if phrase and phrase.owner is not None and phrase.owner != place:
        return phrase.owner
    if by:
        return by.head
    before = range(phrase.first, place) if phrase else ()
    inside = (i for i in before if sentence.mention[i] is not None)
    return next((i for i in inside if sentence.tag(i) == "JJ" or sentence.acts[i]), None)
