"""One event told again, as far as dates need it: by word family, participants and circumstances.

`same_as` links what is one event whatever its dates; here tellings are held against each other
that would be of one event if their dates agreed. What happens once (`data/once.tsv`) needs the
thing it happens to; what seldom happens twice (`data/seldom.tsv`) too, and dates that lie closer
than that; anything else both participants, or one and a circumstance ("transferred to Donovan").
What is done again and again (`data/often.tsv`) must be said to be the first or the last time.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ...grammar.dependents import adverbs
from ...tables import NARRATOR
from ..telling.lexicon import family, often, once, seldom
from ..telling.participants import Thing, Things, beside
from ..telling.same_event import Profile, is_repeated
from ..telling.sharing import BEFORE_NOUN, BY_VERB
from ..telling.tellings import Telling
from .comparable import SHARED, Dated, clash

# Hedged or supposed dates may differ: that is what the hedge says.
CERTAIN = frozenset({"actual", "future"})
HELD = 8  # tellings of one kind that the next is held against
FEW_YEARS = 2.0  # within which two do to each other once what no list names
ONE_YEAR = 1.0  # within which it befalls one once, whoever does it
FOREVER = float("inf")
YEAR = 365.25  # days
ORDINAL = frozenset({"first", "initially", "last", "originally"})
CIRCUMSTANCES = ("obl", "nmod", "xcomp", "ccomp")
Circumstance = tuple[str, Hashable]  # a preposition or relation, and what it brings


class Retelling(NamedTuple):
    """A telling with what tells its event from others of its kind."""

    dated: Dated
    profile: Profile
    circumstances: frozenset[Circumstance]
    turn: frozenset[str]  # "first", "last"


def retold(dated: Sequence[Dated], things: Things) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of dated tellings that are of one event, if their dates allow it."""
    told: dict[Hashable, deque[Retelling]] = defaultdict(lambda: deque(maxlen=HELD))
    for one in things.along([other.told for other in dated]):
        if not _is_plain(dated[one.number]):
            continue
        new = _retelling(dated[one.number], things)
        keys = {
            (new.profile.family, thing.key)
            for thing in (new.profile.agent, new.profile.patient)
            if thing
        }
        before = {id(old): old for key in sorted(keys) for old in told[key]}
        same = (old.dated for old in before.values() if _is_one(old, new))
        yield from until_clash(same, new.dated)
        for key in keys:
            told[key].append(new)


def until_clash(before: Iterable[Dated], new: Dated) -> Iterator[tuple[Dated, Dated]]:
    """A telling with those before it, up to the first with whose days its own cannot be."""
    for old in before:
        yield old, new
        if clash(old, new):
            return


def of_one_voice(one: Telling, other: Telling) -> bool:
    """Whether a text contradicts itself where two tellings differ: one voice, or its narrator."""
    return one.voice == other.voice or NARRATOR in (one.voice, other.voice)


def _is_plain(one: Dated) -> bool:
    """Whether an event is told as a fact and once, on a date of its own."""
    told, time = one.told, one.told.time
    if time is None or not one.has_days or told.relation != "during":
        return False
    happens = told.kind == "occurrence" and told.is_said and told.modality in CERTAIN
    own = told.how == BY_VERB or not told.how.startswith(SHARED)
    named = told.how == BEFORE_NOUN and family(told.lemma) not in once()  # "the 2014 vote"
    counted = one.anchor.startswith("time ")
    one_of_many = is_repeated(told) or _is_listed(told)
    return happens and own and not (named or counted or one_of_many)


def _is_listed(told: Telling) -> bool:
    """Whether its time is one of several: "was arrested in 2009 and 2011"."""
    assert told.time is not None
    sentence = told.sentence
    top = sentence.head(told.time.first, told.time.last)
    near = [top, *sentence.children[top]]
    return any(sentence.words[i].relation == "conj" and sentence.timed[i] for i in near)


def _retelling(dated: Dated, things: Things) -> Retelling:
    told = dated.told
    agent, patient = (things.at(told.sentence, i) for i in (told.agent, told.patient))
    verb = family(told.lemma)
    phrase = f"{verb} {patient.key}" if patient and not patient.named else ""
    if phrase in seldom():  # "take office"
        verb, patient = phrase, None
    profile = Profile(told, verb, agent, patient, frozenset(), definite=False)
    sentence, group = told.sentence, told.group
    by = adverbs(sentence, group) if group is not None else ()
    turn = frozenset(sentence.low(i) for i in by) & ORDINAL
    return Retelling(dated, profile, frozenset(_circumstances(told, things)), turn)


def _circumstances(told: Telling, things: Things) -> Iterator[Circumstance]:
    """Where, for what, with whom, to do what: all but when."""
    sentence = told.sentence
    place = told.place if told.group is None else sentence.groups[told.group].predicate
    for i in sentence.children[place]:
        relation = sentence.words[i].relation
        if not relation.startswith(CIRCUMSTANCES) or sentence.timed[i]:
            continue
        if i not in (told.agent, told.patient):
            thing = things.at(sentence, i)
            yield sentence.case(i) or relation, thing.key if thing else sentence.words[i].lemma


def _is_one(old: Retelling, new: Retelling) -> bool:
    one, other = old.profile, new.profile
    if one.told.modality != other.told.modality or not of_one_voice(one.told, other.told):
        return False
    agent = beside(one.agent, other.agent)
    patient = _is_same(one.patient, other.patient, by_same=agent)
    if agent is False or patient is False or old.turn != new.turn or _is_elsewhere(old, new):
        return False
    whose, years = _how_often(old, new)
    if whose != "theme" and other.family not in once() and not agent and _are_two(one, other):
        return False
    return (
        _years_apart(old.dated, new.dated) < years
        and {
            "agent": bool(agent),
            "patient": bool(patient),
            "named": bool(patient and one.patient and one.patient.named),
            "theme": bool(beside(one.on("theme"), other.on("theme"))),
            "both": bool(agent and patient),
        }[whose]
    )


def _how_often(old: Retelling, new: Retelling) -> tuple[str, float]:
    """Whose an event is that is told of in two places, and the years within which it is one."""
    verb, shared = new.profile.family, old.circumstances & new.circumstances
    if verb in once():
        return once()[verb]["whose"], FOREVER
    if old.turn:
        return "theme", FOREVER
    if verb in seldom():
        whose, years, alike = seldom()[verb]
        return whose, alike if shared else years
    if verb in often():
        return "both", 0.0
    bare = old.profile.patient is None and new.profile.patient is None
    if shared and bare:
        return "theme", FEW_YEARS
    one_sided = old.profile.agent is None or new.profile.agent is None
    return ("patient", ONE_YEAR) if one_sided else ("both", FEW_YEARS)


def _are_two(one: Profile, other: Profile) -> bool:
    """Whether those who do it are two, as far as can be told: passed by the lower house, and by
    the senate; but "his mother" may be Katherine Lund."""
    if one.agent is None or other.agent is None:
        return False
    named = [side.told for side in (one, other) if side.agent and side.agent.named]
    persons = [
        told for told in named if told.agent is not None and told.sentence.person[told.agent]
    ]
    return len(named) != 1 or not persons


def _is_same(old: Thing | None, new: Thing | None, *, by_same: bool | None) -> bool | None:
    """Whether what is done to is the same; what the same do to "a border agreement" is, too, if
    it is called just that again."""
    alike = old and new and old._replace(definite=True) == new._replace(definite=True)
    if by_same and alike and old and old.which and not old.plural:
        return True
    return beside(old, new)


def _is_elsewhere(old: Retelling, new: Retelling) -> bool:
    """Whether circumstances of one sort differ: another place, charge, aim."""
    sorts: dict[str, list[set[Hashable]]] = defaultdict(lambda: [set(), set()])
    for side, one in enumerate((old, new)):
        for sort, what in one.circumstances:
            sorts[sort][side].add(what)
    return any(a and b and not a & b for a, b in sorts.values())


def _years_apart(one: Dated, other: Dated) -> float:
    """The least that lies between two dates; 0 where that is not known."""
    days = [(late.earliest - early.latest).days for early, late in ((one, other), (other, one))
            if late.earliest is not None and early.latest is not None]  # fmt: skip
    return max(0, *days) / YEAR if days else 0.0
