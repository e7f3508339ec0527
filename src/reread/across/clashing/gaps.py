"""What keeps two claims apart: other places and people, other days, and days between articles."""

from __future__ import annotations

from ..comparing.terms import stem
from .claimed import Claim
from .pairs import Pair
from .sentence_context import Telling, deictic

NEXT_DAY = 1  # days of publication within which both tell of a day as "Monday"


def fits(one: Claim, other: Claim, part: str) -> bool:
    """Whether a part of two claims is the same, as far as both have it."""
    a, b = one.parts.get(part), other.parts.get(part)
    return not a or not b or a == b


def tells_of_others(pair: Pair, but: frozenset[str] = frozenset()) -> bool:
    """Whether each sentence names somebody or somewhere that the other does not; `but` are names
    that tell nothing apart."""
    one, other = pair.one.telling, pair.other.telling
    mine, theirs = _unknown(one, other), _unknown(other, one)
    voices = {pair.one.voice, pair.other.voice, *but}
    return bool(mine - voices) and bool(theirs - voices)


def _unknown(one: Telling, other: Telling) -> set[str]:
    """The names of one sentence that the other has not even as a word."""
    return {name for name in one.names.keys() - other.names.keys()
            if not {name, stem(name)} & other.terms}  # fmt: skip


def named_apart(one: Telling, other: Telling) -> bool:
    """Whether two sentences that tell the same name different ones for it."""
    return bool(one.names - other.names) and bool(other.names - one.names)


def days_apart(one: Telling, other: Telling) -> int | None:
    """Days between the publication of two sentences; None where it is not known."""
    if one.published is None or other.published is None:
        return None
    return abs((one.published - other.published).days)


def told_from_one_day(one: Telling, other: Telling, said: str, said_b: str) -> bool:
    """Whether two times can be held against each other: "Monday", "yesterday" of articles of one
    day or the next, if both do not say the same; and so what is planned; a full date of all."""
    apart = days_apart(one, other)
    near = apart is None or apart <= NEXT_DAY
    if deictic(said) or deictic(said_b):
        return near and said.lower() != said_b.lower()
    return near or not (one.is_plan or other.is_plan)


def of_one_day(one: Telling, other: Telling) -> bool:
    """Whether two sentences can speak of one day: no day that either names is apart from all that
    the other does."""
    mine, theirs = _known(one), _known(other)
    if not mine or not theirs:
        return True
    return all(any(meet(a, b) for b in theirs) for a in mine) or all(
        any(meet(a, b) for a in mine) for b in theirs
    )


def _known(one: Telling) -> list[tuple]:
    return [days for days in one.days if None not in days]


def meet(one: tuple, other: tuple) -> bool:
    """Whether two stretches of days have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]
