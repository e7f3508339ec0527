"""Which telling is of an event told before: by word family, participants, qualifiers and dates.

Three grounds, each of which leaves most pairs of events apart (precision before recall):

* what happens only once to a thing (`once.tsv`) is told of the same thing;
* both participants are the same, and the days can be;
* a definite noun takes up what was told before: "an explosion … the explosion".

The first, and the third where the noun's date does not tell which one of its kind is meant, may
link tellings whose dates exclude each other: that is a conflict, and `conflicts` lists it.
Not claimed: synonyms ("the blast" for an explosion), plurals, and things done again.
"""

from __future__ import annotations

import functools
from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from .lists import cues, family, rows, verbs
from .things import DEFINITE, PLURAL, QUALIFYING, Thing, Things, beside
from .told import Told

RECENT = 6  # tellings of one kind that a new one is held against
NEAR = 5  # sentences over which "the attack" takes up an attack
BEFORE_NOUN = "before its noun"  # in `rule`: the date tells which one is meant
BY_VERB = "shared with its verb"
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
AGAIN = frozenset({"again", "also", "re-", "renewed", "repeatedly", "twice"})
ONE_OF_SEVERAL = AGAIN | frozenset({
    "another", "each", "every", "annual", "earlier", "first", "second", "third", "fourth", "last",
    "latest", "next", "previous", "new", "other", "recent", "same", "separate", "similar",
    "subsequent", "later",
})  # fmt: skip


class Profile(NamedTuple):
    """What makes a telling one of a certain event."""

    told: Told
    sentence: int
    family: str
    agent: Thing | None
    patient: Thing | None
    kind: frozenset[str]  # adjectives and nouns before it: "full-scale" invasion
    definite: bool

    @property
    def whose(self) -> Thing | None:
        """The participant to whom it happens once."""
        side = once().get(self.family, {}).get("whose")
        if side == "theme":
            return self.patient or self.agent
        if side == "named" and not (self.patient and self.patient.named):
            return None
        return self.agent if side == "agent" else self.patient if side else None


@functools.cache
def once() -> dict[str, dict[str, str]]:
    """Families of things that happen once, with whose they are."""
    return {row["verb"]: row for row in rows("once")}


def link(tellings: Sequence[Told], things: Things) -> None:
    """Set `same_as` of each telling to the first that tells of the same event."""
    by_key: dict[Hashable, deque[Profile]] = defaultdict(lambda: deque(maxlen=RECENT))
    days: dict[int, list[dict]] = defaultdict(list)  # of the dated tellings of each event
    repeated: set[str] = set()  # families of which the text tells several events
    for new in _profiles(tellings, things):
        if _is_repeated(new.told):
            repeated.add(new.family)
            continue
        things = [thing for thing in (new.whose, new.patient, new.agent) if thing]
        names = [name for thing in things for name in (thing.key, *sorted(thing.also))]
        keys = list(dict.fromkeys([*((new.family, name) for name in names), new.family]))
        row = new.told.row
        for old in (old for key in keys for old in reversed(by_key[key])):
            root = old.told.row.get("same_as")
            root = old.told.number if root is None else root
            apart = any(are_apart(other, row) for other in days[root])
            if is_same(old, new, apart) and not (apart and new.family in repeated):
                row["same_as"] = root
                break
        if new.told.is_dated:
            first = new.told.number if row.get("same_as") is None else row["same_as"]
            days[first] = [*days[first], row][-RECENT:]
        for key in keys:
            by_key[key].append(new)


def _profiles(tellings: Sequence[Told], things: Things) -> Iterator[Profile]:
    for one in things.along(tellings):
        row = one.row
        if row["kind"] != "occurrence" or not one.is_said:
            continue
        doer, done = (things.at(one.sentence, i) for i in (one.doer, one.done))
        yield Profile(one, row["sentence"], family(row["lemma"]), doer, done, *_kind(one))


def _is_repeated(one: Told) -> bool:
    """Whether it is a plural, or said to be one of several."""
    sentence, phrase = one.sentence, one.phrase
    if sentence.tag(one.place) in PLURAL:
        return True
    if phrase:
        return any(sentence.low(i) in ONE_OF_SEVERAL for i in range(phrase.first, one.place))
    return any(sentence.low(i) in AGAIN for i in range(max(0, one.place - 2), one.place + 3))


def _kind(one: Told) -> tuple[frozenset[str], bool]:
    """Qualifiers of a noun that names an event, and whether it is definite."""
    phrase, sentence = one.phrase, one.sentence
    if phrase is None:
        return frozenset(), False
    first = phrase.first if phrase.owner is None else phrase.owner + 1
    listed = cues("noun")
    words = (sentence.words[i] for i in range(first, one.place) if not sentence.timed[i])
    which = frozenset(
        word.lemma.lower() for word in words
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
    light = new.told.row["lemma"] in verbs("light")  # "took … took" tells of two things
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
    near = new.sentence - old.sentence <= NEAR and new.family not in LASTING
    if not near or new.told.group is not None or not new.definite or not new.kind <= old.kind:
        return False
    own = [thing for thing in (new.agent, new.patient) if thing]
    theirs = [thing for thing in (old.agent, old.patient) if thing]
    if not all(any(beside(old, new) for old in theirs) for new in own):
        return False  # "the shooting of Blake" is defined by itself
    dated_new = BEFORE_NOUN in new.told.row["rule"] and old.told.row["time"] is None
    plural = old.patient or old.agent
    many = (
        plural and plural.plural and new.family not in TOGETHER and not beside(plural, new.patient)
    )
    return _is_one(old) and not dated_new and not (many and old.told.group is not None)


def _is_one(old: Profile) -> bool:
    """Whether a telling is of one event, which can be taken up: "growth" is none."""
    sentence, group, phrase = old.told.sentence, old.told.group, old.told.phrase
    if group is not None:
        return sentence.groups[group].finite
    if phrase is None:
        return False
    idiom = sentence.low(phrase.first - 1) == "on"  # "on strike", "on trial"
    return phrase.owner is not None or sentence.tag(phrase.first) == "DT" or idiom


def _dates_freely(old: Profile, new: Profile) -> bool:
    """Whether the dates tell when it was, and not which one it was: "the 2014 attack"."""
    rows = old.told.row, new.told.row
    if any(BEFORE_NOUN in row["rule"] for row in rows):
        return False
    lasts = all(row["relation"] in ("since", "until") for row in rows)  # "the war began … ended"
    told = any(BY_VERB in row["rule"] for row in rows)  # "the vote took place in May"
    return lasts or told or old.told.group is not None or not old.definite


def _close(old: Profile, new: Profile) -> bool:
    """Two verbs with the same participants: near each other, or dated by one expression."""
    return new.sentence - old.sentence <= NEAR or old.told.row["time"] == new.told.row["time"]


def are_apart(one: dict, other: dict) -> bool:
    """Whether the days of two events exclude each other."""
    return is_over(one, other) or is_over(other, one)


def is_over(one: dict, other: dict) -> bool:
    """Whether one event must be over before the other can begin."""
    known = one["latest"] is not None and other["earliest"] is not None
    return known and one["latest"] < other["earliest"]
