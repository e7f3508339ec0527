"""How "not" is taken: rules that change a word's valence for the negators before it.

A rule takes the words, the place of the valued word, its valence so far and `note`, which writes
a step into the account, and returns the new valence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .cues import FLIP, NEGATORS, NEVER_SO, REACH
from .wording import Words

Note = Callable[[int, int, str, float], None]  # first word, last word, step, amount


class Negation(NamedTuple):
    """Three moments at which a rule can act on a valued word, in VADER's order."""

    first: Callable[..., float]  # before anything else
    beside: Callable[..., float]  # for each word that can change it, nearest first
    last: Callable[..., float]  # after all


def negates(word: str) -> bool:
    """Whether a word, in lower case, is a negator; "no" has rules of its own."""
    return word in NEGATORS or "n't" in word


def _keep(words: Words, at: int, value: float, *_: object) -> float:
    return value


def _no(words: Words, at: int, value: float, valences: Mapping[str, float], note: Note) -> float:
    """VADER's "no": nothing by itself before a valued word, which it reverses up to two later."""
    lower = words.lower
    started = value
    if lower[at] == "no" and at + 1 < len(lower) and lower[at + 1] in valences:
        value = 0.0
        note(at, at, "negation", value - started)
    near = next((back for back in (1, 2) if at >= back and lower[at - back] == "no"), 0)
    if not near and at > 2 and lower[at - 3] == "no" and lower[at - 1] in ("or", "nor"):
        near = 3
    if near:
        flipped = started * FLIP
        note(at - near, at - near, "negation", flipped - value)
        value = flipped
    return value


def _beside(words: Words, at: int, value: float, back: int, note: Note) -> float:
    """VADER's negators up to three words before, "never so" and "without doubt" apart."""
    factor = _factor(words.lower[at - back : at])
    if factor != 1.0:
        note(at - back, at - back, "negation", value * factor - value)
    return value * factor


def _factor(before: list[str]) -> float:
    """What the first of the words before a valued word does to it."""
    cue, *between = before
    never_so = cue == "never" and bool({"so", "this"} & set(between[:1]))
    if never_so or (len(between) == 2 and between[1] in ("so", "this")):  # VADER: even without it
        return NEVER_SO
    if cue == "without" and "doubt" in between:
        return 1.0
    return FLIP if negates(cue) else 1.0


def _least(words: Words, at: int, value: float, valences: Mapping[str, float], note: Note) -> float:
    """VADER's "least" right before, but for "at least" and "very least"."""
    lower = words.lower
    if at < 1 or lower[at - 1] != "least" or "least" in valences:
        return value
    if at > 1 and lower[at - 2] in ("at", "very"):
        return value
    note(at - 1, at - 1, "negation", value * FLIP - value)
    return value * FLIP


def _window(
    words: Words, at: int, value: float, valences: Mapping[str, float], note: Note
) -> float:
    """The nearest negator up to three words before, in the same clause, reverses the word once.

    A negator has no valence of its own here.
    """
    if words.lower[at] == "no" or negates(words.lower[at]):
        note(at, at, "negation", -value)
        return 0.0
    for place in range(at - 1, max(at - REACH, 0) - 1, -1):
        if words.parted(place + 1):
            break
        if words.lower[place] == "no" or negates(words.lower[place]):
            note(place, place, "negation", value * FLIP - value)
            return value * FLIP
    return value


NEGATIONS = {
    "vader": Negation(_no, _beside, _least),
    "none": Negation(_keep, _keep, _keep),
    "window": Negation(_keep, _keep, _window),
}
