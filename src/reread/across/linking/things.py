"""Which organisations, places and other things of many articles are one: the same name first, then
initials and short forms."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from ...entities import gazetteer
from .entities_named import Beside, Named
from .group import Group
from .grouping import AHEAD, Candidate, alike, by_size, joined
from .thing_names import (
    LEAST_LETTERS,
    acronym,
    acronyms,
    are_spellings,
    consonants,
    initials,
    is_short_for,
    of_company,
    thing_key,
)

# Points (logarithms of odds) for two names, before anything else is known; all set by hand
LISTED, SEVERAL_WORDS, ONE_WORD = 6.0, 5.0, 4.0
# Bodies of which every country has one: of one by name, or of articles about one, or about others
ONE_OWNER, ONE_HOME, NO_HOME, OTHER_HOME = 5.0, 2.5, 0.5, -1.5
OTHER_KIND, TITLED = -2.0, -6.0  # one a place, the other an organisation; with The before one
OTHER_SPELLING, PER_ARTICLE = 0.5, 0.5  # of a place; times the logarithm of its articles
DECLARED, INITIALS, FEW_INITIALS, COMPANY = 4.0, 0.8, -0.3, 3.0


def things(named: Sequence[Named], beside: Beside) -> list[Group]:
    """The groups of things."""
    return _shortened(alike(named, beside, lambda one: one.key, _same), beside)


def _same(one: Group, other: Group) -> float:
    """Points for the very same name."""
    first = one.members[0]
    if first.key.startswith("body "):
        return _same_body(one, other)
    if one.owners and other.owners and not one.owners & other.owners:
        return -math.inf  # Paris, Texas
    listed = first.name in gazetteer.listed()
    points = LISTED if listed else SEVERAL_WORDS if " " in first.name else ONE_WORD
    if {first.kind, "PER"} & other.kinds or first.kind == "PER":  # a slip of the recogniser
        return points
    is_titled = first.name.startswith("The ") != other.members[0].name.startswith("The ")
    return points + OTHER_KIND + (TITLED if is_titled else 0)  # The Hindu, and a Hindu


def _same_body(one: Group, other: Group) -> float:
    """Points for the same name of a body of which every country has one."""
    if one.owners and other.owners:
        return ONE_OWNER if one.owners & other.owners else -math.inf
    homes, theirs = one.owners or one.homes, other.owners or other.homes
    return ONE_HOME if homes & theirs else OTHER_HOME if homes and theirs else NO_HOME


def _shortened(groups: Sequence[Group], beside: Beside) -> list[Group]:
    """Groups of things with those that are called so for short."""
    ordered = by_size(groups)
    longer: dict[str, list[Group]] = defaultdict(list)
    for group in ordered:
        for key in sorted(_short_keys(group)):
            longer[key].append(group)
    homes: dict[int, Candidate] = {}
    for group in ordered:
        first = group.members[0]
        keys = [first.key, acronym(first.name), consonants(first.name)]
        near = {id(other): other for key in keys if key for other in longer.get(key, ())}
        if home := joined(group, near.values(), beside, _short_points, AHEAD):
            homes[id(group)] = home
    return _merged(ordered, homes)


def _short_keys(group: Group) -> set[str]:
    """The keys of what a group can be called for short."""
    names = {member.name for member in group.members}
    found = {thing_key(form) for form in group.forms} - {member.key for member in group.members}
    for name in sorted(names):
        found |= set(acronyms(name)) | {thing_key(of_company(name))} - {thing_key("")}
    return found | {consonants(group.members[0].name)}


def _short_points(one: Group, other: Group) -> float:
    """Points for a group being another's for short; `one` is the short."""
    short, long = one.members[0], other.members[0]
    if "MISC" in (short.kind, long.kind) and short.kind != long.kind:
        return -math.inf
    if _are_spellings(one, other):
        return OTHER_SPELLING + PER_ARTICLE * math.log(other.size)
    letters = acronym(short.name)
    for name in sorted({member.name for member in other.members}):
        if letters and letters == initials(name):
            few = FEW_INITIALS if len(letters) == LEAST_LETTERS else INITIALS
            return DECLARED if short.name in other.forms else few
        if thing_key(of_company(name)) == short.key and short.kind == "ORG":
            return COMPANY
    told = short.name in other.forms and (letters or short.kind in other.kinds - {"MISC"})
    return DECLARED if told and is_short_for(short.name, long.name) else -math.inf


def _are_spellings(one: Group, other: Group) -> bool:
    """Whether a place of few articles can be that of more, in another spelling."""
    first, second = one.members[0], other.members[0]
    same = are_spellings(first.name, second.name)
    listed = first.name in gazetteer.listed() and second.name in gazetteer.listed()
    return (
        same
        and not listed
        and one.kind == other.kind == "LOC"
        and by_size([one, other])[0] is other
    )


def _merged(ordered: Sequence[Group], homes: dict[int, Candidate]) -> list[Group]:
    """The groups with those that are part of others in them."""
    kept, moves = [], []
    for group in ordered:
        home, points, seen = group, math.inf, {id(group)}
        while id(home) in homes and id(homes[id(home)].group) not in seen:
            candidate = homes[id(home)]
            home, points = candidate.group, min(points, candidate.points)
            seen.add(id(home))
        if home is group:
            kept.append(group)
        else:
            moves.append((home, group, points))
    for home, group, points in moves:
        home.take(group, points)
    return kept
