"""One event told again, as far as dates need it: by word family, participants and circumstances.

`same_as` links what is one event whatever its dates; here tellings are held against each other
that would be of one event if their dates agreed. What happens once (`data/once.tsv`) needs the
thing it happens to; what seldom happens twice (`data/seldom.tsv`) too, and dates that lie closer
than that; anything else both participants, or one and a circumstance ("transferred to Donovan").
What is done again and again (`data/often.tsv`) must be said to be the first or the last time, or
to have gone on since a day, or from one day to another.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence

from ...tables import NARRATOR
from ..telling.lexicon import often, once, seldom
from ..telling.participants import Thing, Things, beside
from ..telling.same_event import Profile
from ..telling.telling import Telling
from .comparable import Dated, clash
from .retellings import Retelling, is_plain, retelling

HELD = 8  # tellings of one kind that the next is held against
FEW_YEARS = 2.0  # within which two do to each other once what no list names
ONE_YEAR = 1.0  # within which it befalls one once, whoever does it
FOREVER = float("inf")
YEAR = 365.25  # days
ONE_DAY = 1 / YEAR


def retold(dated: Sequence[Dated], things: Things) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of dated tellings that are of one event, if their dates allow it."""
    told: dict[Hashable, deque[Retelling]] = defaultdict(lambda: deque(maxlen=HELD))
    for one in things.along([other.told for other in dated]):
        if not is_plain(dated[one.number]):
            continue
        new = retelling(dated[one.number], things)
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


def _is_one(old: Retelling, new: Retelling) -> bool:
    one, other = old.profile, new.profile
    alike = one.told.modality == other.told.modality and one.told.relation == other.told.relation
    if not alike or not of_one_voice(one.told, other.told):
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
    bare = old.profile.patient is None and new.profile.patient is None
    if old.goes_on and new.goes_on:
        return ("theme" if shared and bare else "both"), ONE_DAY  # ranges apart are two terms
    if verb in once():
        return once()[verb]["whose"], FOREVER
    if old.turn:
        return "theme", FOREVER
    if verb in seldom():
        whose, years, alike = seldom()[verb]
        return whose, alike if shared else years
    if verb in often():
        return "both", 0.0
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
