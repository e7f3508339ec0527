"""Which people of many articles are one: full names first, then surnames and given names alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ...entities import gazetteer
from .entities_named import Beside, Named
from .group import Group
from .grouping import AHEAD, Candidate, alike, by_size, candidates, joined, order
from .person_names import ARTICLES, PersonName, evened, frequent, person_name, related

# Points (logarithms of odds) for two names, before anything else is known; all set by hand
SAME, COMMON_SAME = 3.5, 1.1
RELATED = {"the same name": SAME, "the same name but for a middle one": 2.5,
           "a longer form of the name": 2.0, "the same name with an initial": 1.5,
           "a familiar form of the name": 2.0, "another spelling of the name": 2.5,
           "nearly the same name": 0.5}  # fmt: skip
SURNAME, COMMON_SURNAME, GIVEN_TOO = 1.2, -0.4, -1.2  # the last: Mohammed, Clinton
OTHER_SPELLING = -0.7  # a surname that none of the full names spells so
ALSO_CALLED, COMMON_GIVEN = 1.2, -1.5  # what an article calls a person besides; a given name
SAME_SURNAME, SAME_COMMON = 2.2, -0.2  # of two without a full name
KNOWN_BY_IT = 0.7  # a surname by which the world knows one person
FAR_AHEAD = 2.5  # points by which another must be ahead of that person
PER_ARTICLE = 0.5  # times the logarithm of how many articles name one in full


def people(named: Sequence[Named], beside: Beside) -> list[Group]:
    """The groups of people."""
    full = [one for one in named if one.person.is_full]
    groups = _related(alike(full, beside, _words, _same), beside)
    bare = [one for one in named if not one.person.is_full]
    return groups + _bare(bare, groups, beside)


def _words(one: Named) -> tuple[str, ...]:
    return _evened(one.person)


def _evened(name: PersonName) -> tuple[str, ...]:
    return tuple(evened(word) for word in name.words if word not in ARTICLES)


def _same(one: Group, other: Group) -> float:
    """Points for the very same full name."""
    ours, theirs = one.person, other.person
    if not related(ours, theirs):
        return -math.inf  # junior and senior
    famous = ours.form in gazetteer.persons()
    return COMMON_SAME if ours.is_common and not famous else SAME


def _related(groups: Sequence[Group], beside: Beside) -> list[Group]:
    """Groups of full names with those of related names: Mike and Michael, with an initial."""
    kept: list[Group] = []
    index: dict[str, list[Group]] = defaultdict(list)
    for group in by_size(groups):
        keys = sorted(set(_evened(group.person)[1:]))
        near = {id(other): other for key in keys for other in index[key]
                if _evened(other.person) != _evened(group.person)}  # fmt: skip
        if home := joined(group, near.values(), beside, _related_points, AHEAD):
            home.group.take(group, home.points)
            continue
        kept.append(group)
        for key in keys:
            index[key].append(group)
    return kept


def _related_points(one: Group, other: Group) -> float:
    """Points for related names, where none of the two groups is of another person for certain."""
    ours, theirs = ([name for name in group.people if name.is_full] for group in (one, other))
    longest = max([*ours, *theirs], key=lambda name: len(name.words))
    points = []
    for mine in ours:
        for name in theirs:
            how = related(mine, name)
            bridged = longest in theirs and related(mine, longest) and related(longest, name)
            if not how and not bridged:  # Valerie Plame and Valerie Wilson are Valerie Plame Wilson
                return -math.inf
            points.append(RELATED[how or "a longer form of the name"])
    return min(points) + PER_ARTICLE * math.log(other.size)


def _bare(bare: Sequence[Named], full: Sequence[Group], beside: Beside) -> list[Group]:
    """Surnames and given names alone: part of the groups of full names, or groups of their own."""
    index: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        for key in sorted(_keys(group)):
            index[key].append(group)
    homes, left = [], []
    for one in sorted(bare, key=order):
        group = Group(one, beside)
        near = index[evened(one.person.words[-1])]
        inside = [other for other in near if one.article in other.articles]
        home = joined(group, inside if len(inside) == 1 else near, beside, _bare_points, AHEAD)
        if home and _means_another(group, home, near, beside):
            known = gazetteer.famous()[one.person.form]
            group.note(f"only a surname, which {home.group.called} has, but {known}, too")
        elif home:
            homes.append((home, group))
        else:
            left.append(group)
    for home, group in homes:  # not before all are looked up: their order must not matter
        home.group.take(group, home.points)
    return _left(left, beside)


def _means_another(one: Group, home: Candidate, near: Sequence[Group], beside: Beside) -> bool:
    """Whether a surname alone may well be that of someone whom all the world knows by it: Bush,
    where his father is named in full, and he in no article or with little less to say for him."""
    known = gazetteer.famous().get(one.person.form, "")
    if not known or home.group.articles & one.articles:
        return False
    theirs = [other for other in near if related(person_name(known), other.person)]
    if home.group in theirs:
        return False
    ranked = candidates(one, theirs, beside, _bare_points)
    return not ranked or ranked[0].points > home.points - FAR_AHEAD


def _keys(group: Group) -> Iterable[str]:
    """The words under which a group's short forms are looked up."""
    also = {evened(person_name(form).words[-1]) for form in group.forms}
    return also | {evened(name.words[-1]) for name in group.people}


def _left(groups: Sequence[Group], beside: Beside) -> list[Group]:
    """Groups of those whose full name is in no article."""
    kept: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        others = kept[_evened(group.person)]
        if home := joined(group, others, beside, _same_bare):
            home.group.take(group, home.points)
        else:
            others.append(group)
    return [group for groups in kept.values() for group in groups]


def _bare_points(one: Group, other: Group) -> float:
    """Points for a surname, or what else an article calls a person, alone."""
    name = one.person
    popular = PER_ARTICLE * math.log(other.size)
    ends = [full for full in other.people if _ends_in(full, name)]
    if ends:
        known = gazetteer.famous().get(name.form, "")
        famous = bool(known) and bool(related(person_name(known), other.person))
        spelled = any(full.words[-1] == name.words[-1] for full in ends)
        if not spelled and name.is_common:
            return -math.inf
        points = GIVEN_TOO if name.is_given else COMMON_SURNAME if name.is_common else SURNAME
        return points + popular + KNOWN_BY_IT * famous + (0 if spelled else OTHER_SPELLING)
    if name.form not in other.forms or name.form.isupper():
        return -math.inf
    return popular + (COMMON_GIVEN if name.form in frequent("given_names") else ALSO_CALLED)


def _ends_in(full: PersonName, bare: PersonName) -> bool:
    ours, ends = _evened(full), _evened(bare)
    return len(ours) > len(ends) and ours[-len(ends) :] == ends


def _same_bare(one: Group, other: Group) -> float:
    if one.person.form in gazetteer.famous():
        return SAME
    return SAME_COMMON if one.person.is_common else SAME_SURNAME
