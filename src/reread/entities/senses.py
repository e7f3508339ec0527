"""Whether a place name stands for a place or for those who govern it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import gazetteer, nouns
from .forms import Word

PERFECT = frozenset({"has", "have", "had"})
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
    if before in gazetteer.words("where"):
        return Sense("", "") if _describes(found, last) else Sense("place", f"{before!r} before it")
    governed = first > 0 and found[first - 1].form in gazetteer.words("preposition")
    deed = "" if found[last].possessive or governed else _deed(found[last + 1 : last + 4])
    if deed:
        playing = deed in nouns.words("playing")
        return Sense("", "") if playing else Sense("government", f"{deed!r} after it")
    if before in gazetteer.words("with") and (
        not _describes(found, last) or found[last + 1].form in gazetteer.words("owned")
    ):
        return Sense("government", f"{before!r} before it")
    return Sense("", "")


def _describes(found: Sequence[Word], last: int) -> bool:
    """Whether a name only describes the noun after it: according to New Zealand ministers."""
    following = found[last + 1 : last + 2]
    return not found[last].possessive and any(
        word.tag.startswith("NN") and not word.gap.strip() for word in following
    )


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
        if word.form in gazetteer.words("owned"):
            return word.form
        if not word.tag.startswith(("JJ", "CD", "VBN", "VBG")):
            return ""
    return ""


def _deed(following: Sequence[Word]) -> str:
    """The verb of doing that follows, past its auxiliaries and adverbs (Russia has also agreed)."""
    done = DOING
    for word in following:
        if word.gap.strip():
            return ""
        does = word.tag in done and word.form.islower()
        if does and word.form not in gazetteer.words("state"):
            return word.form
        if word.form in PERFECT:
            done = (*DOING, "VBN")
        elif word.form not in gazetteer.words("adverb"):
            return ""
    return ""
