"""What tells an event from others of its kind when it may be told again: its family, who takes
part in it, its circumstances, and whether it is said to be the first or the last."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from ...grammar.dependents import adverbs
from ..telling.lexicon import family, idioms, once, seldom
from ..telling.participants import QUALIFYING, Thing, Things
from ..telling.same_event import Profile, is_repeated
from ..telling.sharing import BEFORE_NOUN, BY_VERB
from ..telling.telling import Telling
from .comparable import SHARED, Dated

# Hedged or supposed dates may differ: that is what the hedge says.
CERTAIN = frozenset({"actual", "future"})
ORDINAL = frozenset({"first", "initially", "last", "originally"})
CIRCUMSTANCES = ("obl", "nmod", "xcomp", "ccomp")
MADE_OF = ("compound:prt", "xcomp", "advmod", "obj", "obl")  # what can make a verb an idiom
OFFICE = "become"  # what one becomes without an article is an office: "became head of the bank"
Circumstance = tuple[str, Hashable]  # a preposition or relation, and what it brings


class Retelling(NamedTuple):
    """A telling with what tells its event from others of its kind."""

    dated: Dated
    profile: Profile
    circumstances: frozenset[Circumstance]
    turn: frozenset[str]  # "first", "last"

    @property
    def goes_on(self) -> bool:
        """Whether its time tells since when it goes on, or from when to when it did."""
        told = self.dated.told
        return told.relation == "since" or (told.time is not None and told.time.ends)


def is_plain(one: Dated) -> bool:
    """Whether an event is told as a fact and once, on a date of its own."""
    told, time = one.told, one.told.time
    if time is None or not (one.has_days and told.is_said and told.modality in CERTAIN):
        return False
    happens = told.kind == "occurrence" or told.lemma in seldom() or _idiom(told) is not None
    going_on = told.relation == "since" and told.how != BY_VERB
    own = told.how == BY_VERB or not told.how.startswith(SHARED)
    named = told.how == BEFORE_NOUN and family(told.lemma) not in once()  # "the 2014 vote"
    counted = one.anchor.startswith("time ")
    one_of_many = (is_repeated(told) and not _turn(told)) or _is_listed(told)
    return (
        happens
        and (told.relation == "during" or going_on)
        and own
        and not (named or counted or one_of_many)
    )


def _is_listed(told: Telling) -> bool:
    """Whether its time is one of several: "was arrested in 2009 and 2011"."""
    assert told.time is not None
    sentence = told.sentence
    top = sentence.head(told.time.first, told.time.last)
    near = [top, *sentence.children[top]]
    return any(sentence.words[i].relation == "conj" and sentence.timed[i] for i in near)


def retelling(dated: Dated, things: Things) -> Retelling:
    """A telling with what tells its event from others of its kind."""
    told = dated.told
    verb, part = _idiom(told) or (family(told.lemma), None)
    agent, patient = (None if place is None or place == part else things.at(told.sentence, place)
                      for place in (told.agent, told.patient))  # fmt: skip
    if told.group is None and patient is None and _befalls(verb):
        agent, patient = None, agent  # "Lund's arrest"
    if verb == OFFICE and patient and told.patient is not None:
        patient = _office(told, told.patient, patient, things)
    profile = Profile(told, verb, agent, patient, frozenset(), definite=False)
    around = frozenset(_circumstances(told, things, part))
    return Retelling(dated, profile, around, _turn(told))


def _idiom(told: Telling) -> tuple[str, int | None] | None:
    """The family of a verb with the word that makes it an idiom, and the place of that word."""
    if told.group is None:
        return None
    sentence = told.sentence
    for i in sentence.children[sentence.groups[told.group].predicate]:
        word = sentence.words[i]
        if word.relation.startswith(MADE_OF) and not sentence.timed[i]:
            said = word.lemma if word.relation in ("obj", "obl") else word.low
            phrase = " ".join(filter(None, (told.lemma, sentence.case(i), said)))
            if phrase in idioms():
                return idioms()[phrase], i
    return None


def _befalls(verb: str) -> bool:
    """Whether a family is listed as what befalls the one it happens to."""
    whose = once()[verb]["whose"] if verb in once() else seldom().get(verb, ("",))[0]
    return whose == "patient"


def _office(told: Telling, place: int, thing: Thing, things: Things) -> Thing:
    """What someone becomes: without an article it is the one office of what it is "of"."""
    sentence = told.sentence
    below = sentence.children[place]
    if any(sentence.words[i].relation == "det" for i in below):
        return thing
    owners = [i for i in below if sentence.words[i].relation == "nmod" and not sentence.timed[i]]
    of = {owner.key if (owner := things.at(sentence, i)) else sentence.words[i].lemma
          for i in owners}  # fmt: skip
    return thing._replace(definite=True, which=thing.which | of)


def _turn(told: Telling) -> frozenset[str]:
    """Whether it is said to be the first or the last: "first elected", "the last inspection"."""
    sentence = told.sentence
    if told.group is not None:
        return frozenset(sentence.low(i) for i in adverbs(sentence, told.group)) & ORDINAL
    phrase = told.phrase
    before = range(phrase.first, told.place) if phrase else ()
    said = frozenset(sentence.low(i) for i in before if sentence.tag(i) in QUALIFYING)
    return said if said <= ORDINAL else frozenset()


def _circumstances(told: Telling, things: Things, part: int | None) -> Iterator[Circumstance]:
    """Where, for what, with whom, to do what: all but when, and what makes the verb an idiom."""
    sentence = told.sentence
    place = told.place if told.group is None else sentence.groups[told.group].predicate
    for i in sentence.children[place]:
        relation = sentence.words[i].relation
        if not relation.startswith(CIRCUMSTANCES) or sentence.timed[i] or i == part:
            continue
        if i not in (told.agent, told.patient):
            thing = things.at(sentence, i)
            yield sentence.case(i) or relation, thing.key if thing else sentence.words[i].lemma
