"""Which telling is of an event told before: by word family, participants, qualifiers and dates.

Three grounds, each of which leaves most pairs of events apart (precision before recall):

* what happens only once to a thing (`data/once.tsv`) is told of the same thing;
* both participants are the same, and the days can be;
* a definite noun takes up what was told before: "an explosion … the explosion".

The first, and the third where the noun's date does not tell which one of its kind is meant, may
link tellings whose dates exclude each other: that is a conflict, and `conflicts` lists it.
Not claimed: synonyms ("the blast" for an explosion), plurals, and things done again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from ...grammar.dependents import adverbs
from .cue_words import Cues
from .lexicon import family, once, verbs
from .participants import DEFINITE, PLURAL, QUALIFYING, Thing, Things, beside
from .sharing import AFTER_NOUN, BEFORE_NOUN, BY_VERB, COARSE
from .telling import Telling, are_apart

RECENT = 6  # tellings of one kind that a new one is held against
NEAR = 5  # sentences over which "the attack" takes up an attack
# What several do together is one event: "two trains collided".
TOGETHER = frozenset(
    {"agree", "clash", "collide", "divorce", "marry", "meet", "merge", "negotiate"}
)
# Families that go on rather than happen: "the growth" may be any growth.
LASTING = frozenset({
    "change", "control", "cooperate", "cut", "decline", "develop", "drop", "effort", "fail",
    "fall", "grow", "increase", "own", "participate", "reduce", "rise", "support", "surge",
    "train", "treat", "violence", "work",
})  # fmt: skip
OWN = frozenset({BEFORE_NOUN, AFTER_NOUN})  # how a noun has a time of its own
SHARES = frozenset({"%", "cent", "half", "percent", "percentage", "share", "third"})
AGAIN = frozenset({"again", "also", "re-", "renewed", "repeatedly", "twice"})
ONE_OF_SEVERAL = AGAIN | frozenset({
    "another", "each", "every", "annual", "earlier", "first", "second", "third", "fourth", "last",
    "latest", "next", "previous", "new", "other", "recent", "same", "separate", "similar",
    "subsequent", "later",
})  # fmt: skip


class Profile(NamedTuple):
    """What makes a telling one of a certain event."""

    told: Telling
    family: str
    agent: Thing | None
    patient: Thing | None
    kind: frozenset[str]  # adjectives and nouns before it: "full-scale" invasion
    definite: bool

    @property
    def whose(self) -> Thing | None:
        """The participant to whom it happens once."""
        return self.on(once().get(self.family, {}).get("whose"))

    def on(self, side: str | None) -> Thing | None:
        """The participant on a side: agent, patient, named patient or theme; "both" is none."""
        if side == "theme":
            return self.patient or self.agent
        if side == "named" and not (self.patient and self.patient.named):
            return None
        return {"agent": self.agent, "patient": self.patient, "named": self.patient}.get(side or "")


def link(tellings: Sequence[Telling], things: Things, cues: Cues) -> None:
    """Set `same_as` of each telling to the first that tells of the same event."""
    by_key: dict[Hashable, deque[Profile]] = defaultdict(lambda: deque(maxlen=RECENT))
    dated: dict[int, deque[Telling]] = defaultdict(lambda: deque(maxlen=RECENT))  # of each event
    repeated: set[str] = set()  # families of which the text tells several events
    for new in _profiles(tellings, things, cues):
        if is_repeated(new.told):
            repeated.add(new.family)
            continue
        own = [thing for thing in (new.whose, new.patient, new.agent) if thing]
        names = [name for thing in own for name in (thing.key, *sorted(thing.also))]
        keys = list(dict.fromkeys([*((new.family, name) for name in names), new.family]))
        for old in (old for key in keys for old in reversed(by_key[key])):
            event = old.told.event
            apart = any(are_apart(other, new.told) for other in dated[event])
            if is_same(old, new, apart) and not (apart and new.family in repeated):
                new.told.same_as = event
                break
        if new.told.is_dated:
            dated[new.told.event].append(new.told)
        for key in keys:
            by_key[key].append(new)


def _profiles(tellings: Sequence[Telling], things: Things, cues: Cues) -> Iterator[Profile]:
    for one in things.along(tellings):
        if one.kind == "occurrence" and one.is_said:
            agent, patient = (things.at(one.sentence, i) for i in (one.agent, one.patient))
            yield Profile(one, family(one.lemma), agent, patient, *_kind(one, cues))


def is_repeated(one: Telling) -> bool:
    """Whether it is a plural, or said to be one of several."""
    sentence, phrase = one.sentence, one.phrase
    if sentence.tag(one.place) in PLURAL:
        return True
    if one.group is not None:
        return any(sentence.low(i) in AGAIN for i in adverbs(sentence, one.group))
    before = range(phrase.first, one.place) if phrase else ()
    return any(sentence.low(i) in ONE_OF_SEVERAL for i in before)


def _kind(one: Telling, cues: Cues) -> tuple[frozenset[str], bool]:
    """Qualifiers of a noun that names an event, and whether it is definite."""
    phrase, sentence = one.phrase, one.sentence
    if phrase is None:
        return frozenset(), False
    first = phrase.first if phrase.owner is None else phrase.owner + 1
    listed = cues.beside("noun")
    words = (sentence.words[i] for i in range(first, one.place) if not sentence.timed[i])
    which = frozenset(
        word.lemma for word in words
        if word.tag in QUALIFYING and word.low not in listed
    )  # fmt: skip
    return which, sentence.low(phrase.first) in DEFINITE or phrase.owner is not None


def is_same(old: Profile, new: Profile, apart: bool) -> bool:
    """Whether a telling is of the event of an earlier one; `apart` if its days exclude those."""
    agent, patient = beside(old.agent, new.agent), beside(old.patient, new.patient)
    if old.family != new.family or agent is False or patient is False:
        return False
    if _is_once(old, new):
        return old.kind == new.kind or (not apart and _fits(old, new))
    if _takes_up(old, new):
        return not apart or _dates_freely(old, new)
    light = new.told.lemma in verbs("light")  # "took … took" tells of two things
    both = bool(agent and patient) and not light
    return both and not apart and old.kind == new.kind and _close(old, new)


def _is_once(old: Profile, new: Profile) -> bool:
    if once().get(new.family, {}).get("whose") == "both":
        return bool(beside(old.agent, new.agent) and beside(old.patient, new.patient))
    return bool(beside(old.whose, new.whose))


def _fits(old: Profile, new: Profile) -> bool:
    return old.kind <= new.kind or new.kind <= old.kind


def _takes_up(old: Profile, new: Profile) -> bool:
    """ "The attack", said of an attack told shortly before."""
    near = _is_near(old, new) and new.family not in LASTING
    if not near or new.told.group is not None or not new.definite or not new.kind <= old.kind:
        return False
    if _is_other(old, new) or _is_share(new.told):
        return False
    own = [thing for thing in (new.agent, new.patient) if thing]
    theirs = [thing for thing in (old.agent, old.patient) if thing]
    if not all(any(beside(old, new) for old in theirs) for new in own):
        return False  # "the shooting of Blake" is defined by itself
    plural = old.patient or old.agent
    many = (
        plural and plural.plural and new.family not in TOGETHER and not beside(plural, new.patient)
    )
    return _is_one(old) and not (many and old.told.group is not None)


def _is_other(old: Profile, new: Profile) -> bool:
    """Whether a year or an owner that only one has tells them apart: "like the vote of 1980", "the
    trial" after "Hale's 2005 trial", "your campaign"."""
    one, two = old.told, new.told
    if two.how == BEFORE_NOUN and one.time is None:
        return True
    if any(a.how in OWN and a.time and a.time.grain in COARSE and b.time is None
           for a, b in ((one, two), (two, one))):  # fmt: skip
        return True
    phrase = two.phrase
    return phrase is not None and phrase.owner is not None and not (new.agent or new.patient)


def _is_share(one: Telling) -> bool:
    """Whether a noun only says of what something is a part: "four percent of the vote"."""
    whole = one.sentence.words[one.place].governor
    return one.sentence.case(one.place) == "of" and one.sentence.low(whole) in SHARES


def _is_one(old: Profile) -> bool:
    """Whether a telling is of one event, which can be taken up: "growth" is none."""
    sentence, group, phrase = old.told.sentence, old.told.group, old.told.phrase
    if group is not None:
        clause = sentence.groups[group]
        tries = old.told.lemma == "try" and sentence.child(clause.predicate, "xcomp") is not None
        return clause.finite and not tries  # "tried to leave" is no trial
    if phrase is None:
        return False
    idiom = sentence.case(old.told.place) == "on"  # "on strike", "on trial"
    return phrase.owner is not None or sentence.tag(phrase.first) == "DT" or idiom


def _dates_freely(old: Profile, new: Profile) -> bool:
    """Whether the dates tell when it was, and not which one it was: "the 2014 attack"."""
    both = old.told, new.told
    if any(one.how == BEFORE_NOUN for one in both):
        return False
    lasts = all(one.relation in ("since", "until") for one in both)  # "the war began … ended"
    told = any(one.how == BY_VERB for one in both)  # "the vote took place in May"
    return lasts or told or old.told.group is not None or not old.definite


def _is_near(old: Profile, new: Profile) -> bool:
    return new.told.sentence.number - old.told.sentence.number <= NEAR


def _close(old: Profile, new: Profile) -> bool:
    """Two verbs with the same participants: near each other, or dated by one expression."""
    return _is_near(old, new) or old.told.time == new.told.time
