"""Two sentences that tell the same but for one thing: what stands there in its place.

Figures, times and events of both are paired; what agrees is laid aside. Where just one thing is
left in each, and in the same place, they differ in that. Sentences that differ in more tell of two
things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ...tables import NARRATOR
from ..comparing.accounts import Facet
from ..comparing.moments import DIFFERENT, compared, is_said
from .claimed import room
from .gaps import NEXT_DAY, days_apart, named_apart, told_from_one_day
from .sentence_context import EVENT, Telling

IN_PLACE = 0.45  # least likeness of the slots in which one thing stands for another
FEW = 10.0  # times that one figure is the other at most
SURE = frozenset({"actual", "future"})


class Left(NamedTuple):
    """What one sentence has in place of something in the other; missing where it has nothing."""

    one: Facet | None
    other: Facet | None


def differing(one: Telling, other: Telling) -> Iterator[tuple[str, Left]]:
    """What two sentences told twice differ in, if that is one thing: its kind, and both places."""
    if named_apart(one, other):
        return
    found = [
        (kind, left)
        for kind, compare in (("figure", _figures), ("date", _dates), ("event", _events))
        for left in _left(one.of(kind), other.of(kind), compare)
    ]
    apart = [(kind, left) for kind, left in found if left.one and left.other]
    if len(apart) == 1:
        ((kind, left),) = apart
        clear = [k for k, rest in found if k == kind and not (rest.one and rest.other)]
        if not clear or kind == "event":
            yield kind, left


def _left(
    ones: Sequence[Facet], others: Sequence[Facet], compare: Callable[[Facet, Facet], bool | None]
) -> list[Left]:
    """What is left when all is laid aside that agrees."""
    pairs = sorted(
        ((agree is not True, -one.slot.likeness(other.slot), a, b)
         for a, one in enumerate(ones) for b, other in enumerate(others)
         if (agree := compare(one, other)) is not None
         and (agree or one.kind == EVENT or one.slot.likeness(other.slot) >= IN_PLACE)),
    )  # fmt: skip
    free, left, found = set(range(len(ones))), set(range(len(others))), []
    for differ, _, a, b in pairs:
        if a in free and b in left:
            free.remove(a)
            left.remove(b)
            if differ:
                found.append(Left(ones[a], others[b]))
    found += [Left(ones[a], None) for a in sorted(free)]
    return found + [Left(None, others[b]) for b in sorted(left)]


def _figures(one: Facet, other: Facet) -> bool | None:
    """Whether two figures agree; None where they are of two units or sizes."""
    if (one.row["unit"] or "") != (other.row["unit"] or ""):
        return None
    (low, high), (low_b, high_b) = room(one.row), room(other.row)
    if low <= high_b and low_b <= high:
        return True
    values = one.row["value"], other.row["value"]
    if not all(values) or max(values) > FEW * min(values):
        return None
    return False


def _dates(one: Facet, other: Facet) -> bool | None:
    if one.surface.lower() == other.surface.lower():
        return True  # "16:53" is of another day where the date beside it is
    if not (is_said(one.row) and is_said(other.row)):
        return None
    how = compared(one.row, other.row)
    return None if how is None else how != DIFFERENT


def _events(one: Facet, other: Facet) -> bool | None:
    """Whether two events of one family are both said, or both denied."""
    if one.value != other.value:
        return None
    return one.row["polarity"] == other.row["polarity"]


def figure_stands(one: Telling, other: Telling, left: Left) -> bool:
    """Whether a figure that differs cannot be a later count, a part, or one of others."""
    apart = days_apart(one, other)
    part, part_b = (f.start in t.partial for t, f in ((one, left.one), (other, left.other)) if f)
    near = apart in (0, None) or (apart == 1 and not _counts_on(one, other))
    return part == part_b and near


def _counts_on(one: Telling, other: Telling) -> bool:
    return one.is_count or other.is_count or one.is_update or other.is_update


def date_stands(one: Telling, other: Telling, left: Left) -> bool:
    """Whether two days cannot be those of two events: of what both call "Monday", or "today"."""
    assert left.one and left.other
    if "SET" in (left.one.row["type"], left.other.row["type"]):
        return False
    return told_from_one_day(one, other, left.one.surface, left.other.surface)


def denial_stands(one: Telling, other: Telling, left: Left) -> bool:
    """Whether said and denied exclude each other: as facts, of about one day."""
    assert left.one and left.other
    apart = days_apart(one, other)
    modal = left.one.row["modality"], left.other.row["modality"]
    supposed = one.is_supposed != other.is_supposed or one.is_half != other.is_half
    return modal[0] == modal[1] and not supposed and (apart is None or apart <= NEXT_DAY)


def voice_at(telling: Telling, facet: Facet) -> str:
    """Who says what stands at a place: of a time, whoever tells of the event beside it."""
    if "asserted_by" in facet.row:
        return str(facet.row["asserted_by"])
    events = sorted(telling.of(EVENT), key=lambda one: abs(one.start - facet.start))
    return str(events[0].row["asserted_by"]) if events else NARRATOR
