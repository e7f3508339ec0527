"""Two figures for one thing: counted alike, of one place and time, and with no room for each other.

What may agree under some reading is none: hedges and rounding, parts, other groups and places,
and what is counted on and on, if it is not told on one day.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...quantities.disagreeing.counts import ALIKE
from .claimed import Claim
from .gaps import days_apart, fits, of_one_day, tells_of_others
from .pairs import Pair
from .sentence_context import FIGURE

# Likeness from which two sentences may be of one thing, if their clauses say so, too (set by hand)
LIKE = 0.3
CLAUSE = 0.45  # likeness of clauses that do
LENGTHS = frozenset({"km", "mile", "metre", "foot", "m", "ft", "acre", "hectare", "years old"})
# Words that make a count another one than that without them
QUALIFIED = frozenset({"confirm", "confirmed", "suspect", "suspected", "estimate", "estimated",
                       "probable", "possible", "report", "reported", "new",
                       "additional"})  # fmt: skip
ANY_OF_THEM = 2  # terms that sentences share, the noun counted among them


def other_figure(pair: Pair, beside: Sequence[Claim], beside_other: Sequence[Claim]) -> str:
    """Why two figures cannot both be right; empty where they may. `beside` are all claims of the
    sentences of both."""
    one, other = pair.one, pair.other
    if one.kind != FIGURE or not _excludes(one, other) or one.is_partial or other.is_partial:
        return ""
    if _stands_there(one, beside_other) or _stands_there(other, beside):
        return ""
    if not _of_one_thing(pair) or not _of_one_time(pair):
        return ""
    return "give two figures for one thing"


def _excludes(one: Claim, other: Claim) -> bool:
    """Whether two figures leave no room for each other, and are not of quite another size."""
    values = [claim.row["value"] for claim in (one, other)]
    if not all(values):
        return False
    (low, high), (low_b, high_b) = one.bounds, other.bounds
    small, large = sorted(values)
    return (high < low_b or high_b < low) and large <= ALIKE * small


def _stands_there(one: Claim, beside: Sequence[Claim]) -> bool:
    """Whether the other sentence has this figure, too, perhaps of something else."""
    for claim in beside:
        if claim.kind == FIGURE and claim.row["unit"] == one.row["unit"]:
            (low, high), (low_b, high_b) = one.bounds, claim.bounds
            if low <= high_b and low_b <= high:
                return True
    return False


def are_counted_alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of the same, as far as both say: not dead and injured, not soldiers
    and children."""
    return fits(one, other, "fate") and one.parts["group"] == other.parts["group"]


def _of_one_thing(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    if not are_counted_alike(one, other) or tells_of_others(pair):
        return False
    if not (fits(one, other, "where") and fits(one, other, "entity")):
        return False
    which = [set(claim.parts["which"].split()) for claim in (one, other)]
    if not (which[0] <= which[1] or which[1] <= which[0]) or (which[0] ^ which[1]) & QUALIFIED:
        return False
    if not one.key[2] or one.telling.is_supposed or other.telling.is_supposed:
        return False
    if one.telling.is_update or other.telling.is_update:
        return False
    same = one.parts["verb"] == other.parts["verb"] or one.parts["fate"]
    if same and pair.sentence >= LIKE and pair.clause >= CLAUSE:
        return True
    return _is_taken_up(one, other) or _is_taken_up(other, one)


def _is_taken_up(one: Claim, other: Claim) -> bool:
    """Whether "the cracks, eleven of them" are those "in the Vessin Bridge" of another article that
    is about that bridge."""
    place = one.parts["where"] or one.parts["entity"]
    known = other.parts["known"] and not (other.parts["where"] or other.parts["entity"])
    shared = one.telling.terms & other.telling.terms
    about = place in other.telling.about
    return bool(place and known and about) and len(shared) >= ANY_OF_THEM and not one.parts["fate"]


def _of_one_time(pair: Pair) -> bool:
    """Whether what was counted can be of one day: people and cases on one day of publication, all
    else within two; lengths stay."""
    one, other = pair.one.telling, pair.other.telling
    if not of_one_day(one, other):
        return False
    apart = days_apart(one, other)
    if apart is None or pair.one.row["unit"] in LENGTHS:
        return apart is not None or not pair.one.parts["fate"]
    counts_on = any(telling.is_count or telling.is_update for telling in (one, other))
    return apart == 0 or (apart == 1 and not counts_on)
