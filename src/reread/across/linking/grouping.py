"""Which entities of many articles are one: each is looked up by keys of its name, weighed by what
is known of both sides, and left apart where too little speaks for it or too much against."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from .entities_named import PERSON, Beside, Named
from .group import Evidence, Group, evidence

LEAST = 0.4  # points from which two groups are one
AHEAD = 1.0  # points by which one candidate must be ahead of the next
NOTABLE = -0.5  # points from which a candidate that was not taken is told
FEW, ONE_STORY = 20, 0.7  # articles that are taken to tell one story, and the points for that

Base = Callable[[Group, Group], float]  # points for the names of two groups


class Candidate(NamedTuple):
    """A group that another can be part of: with how many points, and what speaks against it."""

    points: float
    group: Group
    told: Evidence


def alike(
    named: Iterable[Named], beside: Beside, key: Callable[[Named], Hashable], base: Base
) -> list[Group]:
    """Groups of entities of one name, parted where too much speaks against their being one."""
    found: dict[Hashable, list[Group]] = defaultdict(list)
    for one in sorted(named, key=order):
        groups = found[key(one)]
        group = Group(one, beside)
        if home := joined(group, groups, beside, base):
            home.group.take(group, home.points)
        else:
            groups.append(group)
    return [group for groups in found.values() for group in groups]


def joined(
    group: Group, others: Iterable[Group], beside: Beside, base: Base, ahead: float = 0.0
) -> Candidate | None:
    """The group that another is part of, or none; why not is noted where it is notable."""
    ranked = candidates(group, others, beside, base)
    if not ranked:
        return None
    best = ranked[0]
    if best.points >= LEAST and (len(ranked) == 1 or best.points - ranked[1].points >= ahead):
        return best
    if best.points >= LEAST:
        group.note(f"{ranked[1].group.called} and {best.group.called} are both called so")
    elif best.told.against and best.points > NOTABLE:
        against = "; ".join(best.told.against)
        group.note(f"apart from {best.group.called} of other articles: {against}")
    return None


def candidates(
    group: Group, others: Iterable[Group], beside: Beside, base: Base
) -> list[Candidate]:
    """The groups that one can be part of, the likeliest first."""
    prior, found = ONE_STORY if beside.many <= FEW else 0.0, []
    for other in others:
        points = -math.inf if other is group or are_two(group, other) else base(group, other)
        if points > -math.inf:
            told = evidence(group, other, beside)
            found.append(Candidate(points + told.points + prior, other, told))
    return sorted(found, key=lambda one: (-one.points, order(one.group.members[0])))


def are_two(one: Group, other: Group) -> bool:
    """Whether an article has both and tells them apart: two people with full names, and no slip of
    a recogniser that takes a person for a thing."""
    both = one.articles & other.articles
    if not both or one.members[0].sort != PERSON or not one.person.is_full:
        return False
    kinds = [{member.kind for member in group.members if member.article in both}
             for group in (one, other)]  # fmt: skip
    return kinds[0] == kinds[1]


def order(one: Named) -> tuple[int, str, int]:
    """By day, then article: whatever the order in which articles are given."""
    return (one.day if one.day is not None else 10**7, one.article, one.start)


def by_size(groups: Sequence[Group]) -> list[Group]:
    """Groups, those of most articles first."""
    return sorted(groups, key=lambda one: (-one.size, order(one.members[0])))
