"""Dates of a text held against the sources, each resolved by its own text's day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from ..across.comparing import moments
from ..across.comparing.accounts import Facet, Statement
from ..english import days
from .checked_events import COLOURLESS
from .support import (
    ALTERED,
    GROUNDED,
    NOT_FOUND,
    TOLD,
    UNSURE,
    Checked,
    Evidence,
    Told,
    first_in,
    place,
)

DISPATCH = re.compile(r"\W{0,3}(?:\([^)]{1,30}\)\W{0,3})?[—–-]")
# Least support by which a date is said to be another: of the same verb, of the same two who are
# named, and of any
GOVERNED, BY_NAMES, NEARLY_ALL = 0.5, 0.6, 0.75
BOTH = 2
IN_PLACE = 0.3  # least likeness of slots in which one date stands for another
FITS = (moments.SAME, moments.WIDER)


def dates_checked(evidence: Evidence) -> Iterator[Checked]:
    """One row per date of a sentence that says which day, month, year or length it means."""
    for facet in evidence.statement.of("date"):
        if moments.is_said(facet.row):
            yield _checked(evidence, facet)


def _checked(evidence: Evidence, facet: Facet) -> Checked:
    best = evidence.best(facet.start, facet.end)
    near = [Told(one.support / 2, beside) for one in best
            for beside in evidence.sources.around(one.statement)]  # fmt: skip
    opposite = [Told(0.9, statement) for statement, other in evidence.opposite(facet, "date")
                if moments.compared(facet.row, other.row) == moments.DIFFERENT]  # fmt: skip
    found = _there(evidence, facet, [] if opposite else best)
    if found:
        return found
    if rival := _rival(evidence, facet, opposite or best):
        return _altered(evidence, facet, *rival)
    told = evidence.told(facet.start, facet.end)
    if found := _there(evidence, facet, [*near, *(one for one in told if one.support >= TOLD)]):
        return found
    if rival := _rival(evidence, facet, [one for one in told if one.support >= GOVERNED]):
        return _altered(evidence, facet, *rival)
    return _published(evidence, facet, best) or _elsewhere(evidence, facet)


def _altered(evidence: Evidence, facet: Facet, one: Told, other: Facet) -> Checked:
    there = evidence.quoted(one.statement, other.start, other.end)
    why = f"“{facet.surface}” stands in the place of {there}{_day(other)}"
    return evidence.checked(facet, "date", ALTERED, place(one.statement, other), one.support, why)


def _there(evidence: Evidence, facet: Facet, told: Iterable[Told]) -> Checked | None:
    found = first_in(told, "date",
                     lambda _, other: moments.compared(facet.row, other.row) in FITS)  # fmt: skip
    if not found:
        return None
    one, other = found
    why = f"the same as {evidence.quoted(one.statement, other.start, other.end)}{_day(other)}"
    return evidence.checked(facet, "date", GROUNDED, place(one.statement, other),
                            max(one.support, 0.5), why)  # fmt: skip


def _day(facet: Facet) -> str:
    """The day that words of a source mean, where they do not say it."""
    said = days(facet.row["earliest"], facet.row["latest"])
    return f", {said}" if said and not said.startswith(facet.surface) else ""


def _is_dateline(statement: Statement, facet: Facet) -> bool:
    """Whether a date only heads a dispatch: "LONDON, Aug. 15 (AP) — Engineers found"."""
    before = statement.text[: facet.start - statement.start]
    after = statement.text[facet.end - statement.start :]
    return before.isupper() and DISPATCH.match(after) is not None


def _rival(evidence: Evidence, facet: Facet, best: Iterable[Told]) -> tuple[Told, Facet] | None:
    """Another date that stands in a source where this one stands in the text."""
    own = [one.row for one in evidence.statement.of("date")]
    for one in best:
        dates = [
            other
            for other in one.statement.of("date")
            if moments.is_said(other.row) and not _is_dateline(one.statement, other)
        ]
        free = [other for other in dates
                if not any(moments.compared(row, other.row) == moments.SAME for row in own)
                and moments.compared(facet.row, other.row) == moments.DIFFERENT]  # fmt: skip
        free.sort(key=lambda other: -facet.slot.likeness(other.slot))
        for other in free[:1]:
            about = BY_NAMES if evidence.shared_names(one.statement) >= BOTH else NEARLY_ALL
            all_other = len(free) == len(dates)  # none that may be meant
            lone = (len(free) == 1 or all_other) and len(own) == 1 and one.support >= about
            same = facet.slot.governor == other.slot.governor not in ("", *COLOURLESS)
            alike = facet.slot.likeness(other.slot) >= IN_PLACE and one.support >= GOVERNED
            if lone or (alike and same):
                return one, other
    return None


def _published(evidence: Evidence, facet: Facet, best: Iterable[Told]) -> Checked | None:
    """A day that a source does not say because it is that of its publication."""
    for one in best:
        day = evidence.sources.account(one.statement.article).published
        if day is None or pd.isna(day) or facet.row["earliest"] is None:
            continue
        stamp = pd.Timestamp(str(day)[:10])
        if facet.row["earliest"] <= stamp <= facet.row["latest"]:
            why = f"{evidence.sources.called(one.statement.article)} was published then"
            there = one.statement, one.statement.start, one.statement.end
            return evidence.checked(facet, "date", GROUNDED, there, 0.5, why)
    return None


def _elsewhere(evidence: Evidence, facet: Facet) -> Checked:
    how = {moments.compared(facet.row, row) for row in evidence.sources.rows("date")}
    if how & {moments.SAME, moments.WIDER}:
        return evidence.checked(facet, "date", UNSURE, None, 0.5, "the sources name it elsewhere")
    if moments.NARROWER in how or None in how:
        why = "the sources have no date as exact as this" if how - {None} else "not to be told"
        return evidence.checked(facet, "date", UNSURE, None, 0.5, why)
    return evidence.checked(facet, "date", NOT_FOUND, None, max(TOLD, 0.6),
                            f"no source has “{facet.surface}”")  # fmt: skip
