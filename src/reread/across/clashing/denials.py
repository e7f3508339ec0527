"""What one article says happened and the other says did not."""

from __future__ import annotations

from collections.abc import Sequence

from ...tables import NARRATOR
from ...timeline.telling.lexicon import verbs
from .claimed import Claim
from .gaps import days_apart, of_one_day, tells_of_others
from .pairs import Pair
from .rival_days import EMPTY, participants
from .sentence_context import EVENT

# Set by hand, as all thresholds here: likeness of sentences and of clauses that tell of one thing,
# days between their articles
LIKE, CLAUSE, WINDOW = 0.4, 0.6, 1
BELOW = ("acl", "advcl", "xcomp")  # what is supposed or described, rather than said
DENIED = 0.45  # likeness of clauses that is enough where somebody denies it
WEEK = 7  # days within which what somebody denies is still spoken of
OF_ONE_STORY = 2  # names that two articles on one story are both about
SAID = frozenset({"actual"})
LOOSE = frozenset({"actual", "hedged", "alleged"})


def denied(pair: Pair, beside: Sequence[Claim], beside_other: Sequence[Claim]) -> str:
    """Why one event is said and denied; empty where both may be right."""
    one, other = pair.one, pair.other
    if one.kind != EVENT or one.row["polarity"] == other.row["polarity"]:
        return ""
    modality = {claim.row["modality"] for claim in (one, other)}
    if not modality <= SAID and not (_is_denial(one, other) and modality <= LOOSE):
        return ""
    if any(_both_ways(claims, one.key) for claims in (beside, beside_other)):
        return ""
    return "say and deny one thing" if _is_one(pair) else ""


def _is_denial(one: Claim, other: Claim) -> bool:
    """Whether what is denied is denied by somebody, and not just told not to be."""
    no = one if one.row["polarity"] == "negative" else other
    return no.row["modality"] == "actual" and bool(no.who)


def _both_ways(claims: Sequence[Claim], key: object) -> bool:
    """Whether one sentence says and denies it by itself."""
    return len({claim.row["polarity"] for claim in claims if claim.key == key}) > 1


def _is_one(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    family = one.key[1]
    same, differ = participants(one, other)
    half = any(claim.telling.is_half for claim in (one, other))
    if differ or half or not of_one_day(one.telling, other.telling):
        return False
    if any(claim.telling.is_supposed for claim in (one, other)):
        return False
    both = one.telling.about & other.telling.about
    if (
        _is_denial(one, other)
        and same
        and family not in EMPTY
        and pair.clause >= DENIED
        and len(both) >= OF_ONE_STORY
        and not tells_of_others(pair, but=one.telling.about | other.telling.about)
        and not any(claim.telling.is_supposed for claim in (one, other))
        and one.voice != other.voice
        and one.row["kind"] == "occurrence"
        and (days_apart(one.telling, other.telling) or 0) <= WEEK
    ):
        return True
    if tells_of_others(pair):
        return False
    if one.voice == other.voice != NARRATOR or any(
        claim.slot.relation.startswith(BELOW) for claim in (one, other)
    ):
        return False
    apart = days_apart(one.telling, other.telling)
    if apart is not None and apart > WINDOW:
        return False
    if not same or family in EMPTY or family in verbs("light"):
        return False
    return (pair.sentence >= LIKE and pair.clause >= CLAUSE) or same > 1
