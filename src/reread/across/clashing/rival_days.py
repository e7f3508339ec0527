"""Two days for one event: told of the same participants, and on days that exclude each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...timeline.telling.lexicon import often, once, seldom, verbs
from .claimed import Claim
from .gaps import meet, tells_of_others, told_from_one_day
from .pairs import Pair
from .sentence_context import EVENT

LIKE = 0.3  # likeness of sentences that tell of one event; set by hand, as all here
THEME = 0.12  # likeness that is enough for what seldom happens twice to the same
NEAR = dt.timedelta(days=4)  # within which days of what may happen again are of one
CERTAIN = frozenset({"actual", "future"})
EMPTY = frozenset({"be", "have", "do", "make", "take", "get", "go", "come", "give", "say", "use"})


def other_day(pair: Pair, beside: Sequence[Claim], beside_other: Sequence[Claim]) -> str:
    """Why two events are one with two days; empty where they may be two, or their days agree."""
    one, other = pair.one, pair.other
    if one.kind != EVENT or not (_is_dated(one) and _is_dated(other)):
        return ""
    if meet(one.days, other.days) or not told_from_one_day(
        one.telling, other.telling, one.parts["said"], other.parts["said"]
    ):
        return ""
    stands = any(meet(one.days, days) for days in other.telling.days if None not in days) or any(
        meet(other.days, days) for days in one.telling.days if None not in days
    )
    return "give two days for one event" if not stands and _is_one(pair) else ""


def _is_dated(one: Claim) -> bool:
    row = one.row
    return (
        None not in one.days
        and row["relation"] == "during"
        and bool(one.parts["said"])
        and row["polarity"] == "positive"
        and row["modality"] in CERTAIN
    )


def participants(one: Claim, other: Claim) -> tuple[int, int]:
    """How many participants of two events are the same, and how many differ."""
    same = differ = 0
    for side in ("agent", "patient"):
        names = [claim.parts[side] for claim in (one, other)]
        words = [claim.parts[f"{side} word"] for claim in (one, other)]
        if all(names):
            same, differ = same + (names[0] == names[1]), differ + (names[0] != names[1])
        elif all(words):
            same, differ = same + (words[0] == words[1]), differ + (words[0] != words[1])
    return same, differ


def _has_named(one: Claim, other: Claim) -> bool:
    """Whether a participant that both have has a name: "the uprising" may be any."""
    return any(one.parts[side] == other.parts[side] != "" for side in ("agent", "patient"))


def _is_one(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    family = one.key[1]
    same, differ = participants(one, other)
    if differ or tells_of_others(pair) or family in EMPTY:
        return False
    gap = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    if not same or family in often() or family in verbs("light") or gap > NEAR:
        return False
    if family in once() or family in seldom():
        return pair.sentence >= THEME and _has_named(one, other)
    return pair.sentence >= LIKE and same > 1
