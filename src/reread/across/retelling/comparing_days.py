"""How the dates of one happening's tellings stand to each other."""

from __future__ import annotations

from collections.abc import Sequence

from .account import Account, are_apart
from .day_told import SAID, UNDATED, When

ONLY, SAME, WIDER, DIFFERS, UNSAID = "only", "same", "wider", "differs", "undated"


def date_of(tellings: Sequence[Account]) -> When:
    """The date of a happening: the closest that fits most of its tellings, or from the first to the
    last where none does; a date that is said goes before one of a report."""
    known = [one for one in tellings if one.value and one.first and one.last]
    dated = [one for one in known if one.dated_by == SAID] or known
    if not dated:
        bounds = [one for one in tellings if one.first or one.last]
        return (
            When(None, bounds[0].first, bounds[0].last, bounds[0].dated_by) if bounds else UNDATED
        )
    if not any(one.dated_by == SAID for one in dated):  # the first report comes nearest
        one = min(dated, key=lambda one: (one.first, one.last))
        return When(one.value, one.first, one.last, one.dated_by)
    fits = {id(one): sum(not _excludes(one, other) for other in dated) for one in dated}
    best = min(dated, key=lambda one: (-fits[id(one)], _length(one)))
    if fits[id(best)] * 2 <= len(dated):
        first, last = min(one.first for one in dated), max(one.last for one in dated)  # type: ignore[type-var]
        return When(f"{first}/{last}", first, last, best.dated_by)
    return When(best.value, best.first, best.last, best.dated_by)


def _length(one: Account) -> int:
    return (one.last - one.first).days if one.first and one.last else 10**6


def _excludes(one: Account, other: Account) -> bool:
    return bool(one.last < other.first or other.last < one.first)  # type: ignore[operator]


def agreement(one: Account, tellings: Sequence[Account]) -> str:
    """How a telling's date stands to those that others give: alone, same, wider, differs."""
    if not one.is_dated:
        return UNSAID
    others = [other for other in tellings if other is not one and other.is_dated]
    if not others:
        return ONLY
    if any(are_apart(one, other) for other in others):
        return DIFFERS
    closest = min(_length(other) for other in others)
    return WIDER if _length(one) > closest else SAME
