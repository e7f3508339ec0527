"""Whether a place name stands for a place or for those who govern it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import gazetteer
from .forms import Word

# The word before a place name that tells where, and the one that tells with or by whom.
WHERE = frozenset(["in", "at", "near", "from", "to", "into", "across", "around", "outside", "inside", "through", "throughout", "towards", "toward", "via", "within", "over", "off", "northern", "southern", "eastern", "western", "central", "neighbouring", "neighboring", "occupied", "rural", "mainland", "downtown"])  # fmt: skip
WITH = frozenset(
    ["by", "with", "against", "between", "urged", "told", "accused", "warned", "asked", "assured"]
)
# What governments have, want and do; places have none of it.
OWNED = frozenset(["government", "aspiration", "aspirations", "allies", "ally", "position", "stance", "demand", "demands", "claim", "claims", "proposal", "proposals", "plan", "plans", "decision", "decisions", "policy", "policies", "participation", "consent", "support", "aggression", "invasion", "response", "reaction", "refusal", "offer", "goal", "goals", "aim", "aims", "ambition", "ambitions", "efforts", "effort", "leaders", "leadership", "diplomats", "negotiators", "forces", "troops", "army", "military", "sanctions", "willingness", "intentions", "intention", "request", "call", "calls", "approach", "strategy"])  # fmt: skip
# Verbs that a place does, as against a government.
STATES = frozenset(["is", "was", "are", "were", "has", "had", "have", "remain", "remains", "remained", "lies", "lay", "sits", "stands", "became", "becomes", "gets", "sees", "saw"])  # fmt: skip
PERFECT = frozenset({"has", "have", "had"})
ADVERBS = frozenset(["also", "now", "then", "earlier", "reportedly", "still", "never", "again", "already", "repeatedly", "recently", "later", "not"])  # fmt: skip
DOING = ("VBD", "VBZ", "VBP", "MD")


class Sense(NamedTuple):
    """What a place name stands for (government, place) and why; "" where nothing tells."""

    name: str
    reason: str


def sense_of(form: str, found: Sequence[Word], first: int, last: int) -> Sense:
    """The sense of the place name that is the words `first` to `last` of a sentence."""
    if form not in gazetteer.countries() and form not in gazetteer.governed():
        return Sense("", "")
    owned = _owned(found[last + 1 : last + 4]) if found[last].possessive else ""
    if owned:
        return Sense("government", f"{owned!r} of it")
    before = _before(found, first)
    if before in WHERE:
        return Sense("place", f"{before!r} before it")
    deed = "" if found[last].possessive else _deed(found[last + 1 : last + 4])
    if deed:
        return Sense("government", f"{deed!r} after it")
    if before in WITH:
        return Sense("government", f"{before!r} before it")
    return Sense("", "")


def _before(found: Sequence[Word], first: int) -> str:
    """The word before, past an article and, in a series (the U.K., France), past its members."""
    at = first - 1
    while at >= 0 and (found[at].form.lower() in ("the", "and", "or") or _member(found, at)):
        at -= 1
    return found[at].form.lower() if at >= 0 and at >= first - 12 else ""


def _member(found: Sequence[Word], at: int) -> bool:
    form = found[at].form
    return form in gazetteer.countries() or form in gazetteer.governed()


def _owned(following: Sequence[Word]) -> str:
    """What a government owns, past words that describe it (Russia's 2014 invasion)."""
    for word in following:
        if word.form in OWNED or not word.tag.startswith(("JJ", "CD", "VBN", "VBG")):
            return word.form if word.form in OWNED else ""
    return ""


def _deed(following: Sequence[Word]) -> str:
    """The verb of doing that follows, past its auxiliaries and adverbs (Russia has also agreed)."""
    done = DOING
    for word in following:
        if word.gap.strip():
            return ""
        if word.tag in done and word.form.islower() and word.form not in STATES:
            return word.form
        if word.form in PERFECT:
            done = (*DOING, "VBN")
        elif word.form not in ADVERBS:
            return ""
    return ""
