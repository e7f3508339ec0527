"""Figures of a text held against the sources: the same, rounded, hedged, or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..across.comparing import amounts
from ..across.comparing.accounts import Facet, Statement
from .support import (
    ALTERED,
    GROUNDED,
    NOT_FOUND,
    UNSURE,
    Checked,
    Evidence,
    Told,
    first_in,
    has_words,
    place,
)

SURE, NEARLY_ALL = 0.5, 0.75  # least support by which a figure is said to be another
IN_PLACE = 0.35  # least likeness of slots in which one figure stands for another
FITS = (amounts.SAME, amounts.ROUNDED)
HEDGES = (amounts.HEDGE_DROPPED, amounts.HEDGE_ADDED)


def figures_checked(evidence: Evidence) -> Iterator[Checked]:
    """One row per figure of a sentence."""
    for facet in evidence.statement.of("figure"):
        yield _checked(evidence, facet)


def _checked(evidence: Evidence, facet: Facet) -> Checked:
    best = evidence.best(facet.start, facet.end)
    for statement, other in evidence.opposite(facet, "figure"):
        if amounts.compared(facet.row, other.row) == amounts.DIFFERENT:
            said = evidence.quoted(statement, other.start, other.end)
            why = f"“{facet.surface}” stands in the place of {said}"
            return evidence.checked(facet, "figure", ALTERED, place(statement, other), 0.9, why)
    if found := _there(facet, best, FITS):
        one, other = found
        said = evidence.quoted(one.statement, other.start, other.end)
        how = amounts.compared(facet.row, other.row)
        why = f"rounded from {said}" if how == amounts.ROUNDED else f"the same as {said}"
        return evidence.checked(facet, "figure", GROUNDED, place(one.statement, other),
                                max(one.support, 0.5), why)  # fmt: skip
    for how in HEDGES:
        if found := _there(facet, best, (how,)):
            one, other = found
            if _is_moved(evidence.statement, facet, one.statement, other):
                continue
            why = f"the source has {evidence.quoted(one.statement, other.start, other.end)}"
            return evidence.checked(facet, "hedge", how, place(one.statement, other),
                                    one.support, why)  # fmt: skip
    if rival := _rival(evidence, facet, best):
        one, other = rival
        said = evidence.quoted(one.statement, other.start, other.end)
        why = f"“{facet.surface}” stands in the place of {said}"
        return evidence.checked(facet, "figure", ALTERED, place(one.statement, other),
                                one.support, why)  # fmt: skip
    return _elsewhere(evidence, facet, best)


def _is_moved(own: Statement, facet: Facet, source: Statement, other: Facet) -> bool:
    """Whether a hedge of one figure stands in the other sentence, too, though not as one of it."""
    hedge = [word for word in facet.surface.lower().split() if word.isalpha()]
    theirs = [word for word in other.surface.lower().split() if word.isalpha()]
    only = [word for word in hedge if word not in theirs]
    gone = [word for word in theirs if word not in hedge]
    return any(has_words(source, word) for word in only) or (
        not only and all(has_words(own, word) for word in gone)
    )


def _there(facet: Facet, told: Iterable[Told], fits: tuple[str, ...]) -> tuple[Told, Facet] | None:
    def is_it(_: Statement, other: Facet) -> bool:
        return amounts.compared(facet.row, other.row) in fits

    return first_in(told, "figure", is_it)


def _rival(evidence: Evidence, facet: Facet, best: Iterable[Told]) -> tuple[Told, Facet] | None:
    """Another figure of the same thing where this one stands in the text."""
    own = [one.row for one in evidence.statement.of("figure")]
    for one in best:
        if has_words(one.statement, facet.surface) or one.support < SURE:
            continue
        alike = [other for other in one.statement.of("figure")
                 if amounts.compared(facet.row, other.row) == amounts.DIFFERENT
                 and not any(amounts.compared(row, other.row) in FITS for row in own)]  # fmt: skip
        alike.sort(key=lambda other: (facet.row["of"] != other.row["of"],
                                      -facet.slot.likeness(other.slot)))  # fmt: skip
        for other in alike[:1]:
            same = facet.row["of"] is not None and facet.row["of"] == other.row["of"]
            united = (facet.row["unit"] or "") != "" and one.support >= NEARLY_ALL
            lone = len(alike) == 1 and united
            governed = facet.slot.governor == other.slot.governor != ""
            if same or lone or (governed and facet.slot.likeness(other.slot) >= IN_PLACE):
                return one, other
    return None


def _elsewhere(evidence: Evidence, facet: Facet, best: Iterable[Told]) -> Checked:
    for one in best:
        for statement in (one.statement, *evidence.sources.around(one.statement)):
            for other in statement.of("figure"):
                if amounts.compared(facet.row, other.row) in FITS:
                    why = f"the same as {evidence.quoted(statement, other.start, other.end)}"
                    return evidence.checked(facet, "figure", GROUNDED, place(statement, other),
                                            0.6, why)  # fmt: skip
            if has_words(statement, facet.surface):
                why = f"“{facet.surface}” stands in {evidence.sources.called(statement.article)}"
                there = statement, statement.start, statement.end
                return evidence.checked(facet, "figure", GROUNDED, there, 0.6, why)
    same = any(amounts.compared(facet.row, row) in (*FITS, *HEDGES)
               for row in evidence.sources.rows("figure"))  # fmt: skip
    if same or evidence.sources.has_words(facet.surface):
        why = "the sources have this figure, but of something else"
        return evidence.checked(facet, "figure", UNSURE, None, 0.5, why)
    return evidence.checked(facet, "figure", NOT_FOUND, None, 0.7,
                            f"no source has “{facet.surface}”")  # fmt: skip
