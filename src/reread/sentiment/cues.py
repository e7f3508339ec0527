"""The words and phrases that strengthen, weaken and reverse a valence, and how "not" is taken.

Word lists and weights are those of VADER (C. J. Hutto and E. Gilbert 2014, "VADER: a parsimonious
rule-based model for sentiment analysis of social media text", ICWSM-14) as of vaderSentiment
3.3.2, MIT licence, copyright 2016 C. J. Hutto. The weights are means of human ratings there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

BOOST = 0.293  # what a degree adverb beside a word adds to its valence
CAPITALS = 0.733  # what CAPITALS among other words add
FLIP = -0.74  # factor of a negation
LITTLE = 0.3  # factor of what is left of a superlative denied, and of a bad thing that lessens
NEVER_SO = 1.25  # factor of "never so", "never this": praise in the shape of a negation
FADING = {1: 1.0, 2: 0.95, 3: 0.9}  # factor of a degree adverb so many words before
REACH = 3  # words before a valued word that can change it
BEFORE_BUT, AFTER_BUT = 0.5, 1.5  # factors on both sides of the first "but"
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4  # each "!", and how many count
QUESTION, MOST_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96  # each of 2-3 "?", and any more together
ALPHA = 15.0  # score = sum / sqrt(sum * sum + ALPHA); about the largest sum expected

NEGATING = """
aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt
neednt oughtnt shant shouldnt wasnt werent wont wouldnt uhuh uh-uh
neither never none nope nor not nothing nowhere without rarely seldom despite
"""
NEGATORS = frozenset(NEGATING.split())  # any word with n't in it negates as well

STRENGTHENING = """
absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous
enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping
flippin frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging
greatly hella highly hugely incredible incredibly intensely major majorly more most particularly
purely quite really remarkably so substantially thoroughly total totally tremendous tremendously
uber unbelievably unusually utter utterly very
"""
WEAKENING = """
almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally
partly scarce scarcely slight slightly somewhat sorta sortof sort-of
"""
BOOSTERS = {
    **dict.fromkeys(STRENGTHENING.split(), BOOST),
    **dict.fromkeys(WEAKENING.split(), -BOOST),
}
WEAKENING_PHRASES = {("just", "enough"), ("kind", "of"), ("sort", "of")}

# What a phrase with a valued word in it is worth as a whole.
IDIOMS = {
    ("the", "shit"): 3.0, ("the", "bomb"): 3.0, ("bad", "ass"): 1.5, ("bus", "stop"): 0.0,
    ("yeah", "right"): -2.0, ("kiss", "of", "death"): -1.5, ("to", "die", "for"): 3.0,
    ("beating", "heart"): 3.5,
}  # fmt: skip
# The rarest word of each idiom and weakening phrase: where none of these is, no phrase is.
PHRASE_SIGNS = frozenset(
    ["shit", "bomb", "ass", "bus", "yeah", "kiss", "die", "beating", "enough", "kind", "sort"]
)

Note = Callable[[int, int, str, float], None]  # first word, last word, step, amount
Valences = Mapping[str, float]  # by word


class Worded(Protocol):
    """What rules ask of the words of a sentence (see wording.py)."""

    lower: list[str]


class Negation(NamedTuple):
    """Three moments at which a rule can act on a valued word, in VADER's order.

    A rule takes the words, the place of the valued word, its valence so far and `note`, which
    writes a step into the account, and returns the new valence.
    """

    first: Callable[..., float]  # before anything else
    beside: Callable[..., float]  # for each word that can change it, nearest first
    last: Callable[..., float]  # after all


def negates(word: str) -> bool:
    """Whether a word, in lower case, is a negator; "no" has rules of its own."""
    return word in NEGATORS or "n't" in word


def _keep(words: Worded, at: int, value: float, *_: object) -> float:
    return value


def _no(words: Worded, at: int, value: float, valences: Valences, note: Note) -> float:
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


def _beside(words: Worded, at: int, value: float, back: int, note: Note) -> float:
    """VADER's negators up to three words before, "never so" and "without doubt" apart."""
    factor = _factor(words.lower[at - back : at])
    if factor != 1.0:
        note(at - back, at - back, "negation", value * factor - value)
    return value * factor


def _factor(before: list[str]) -> float:
    """What the first of the words before a valued word does to it."""
    cue, *between = before
    rest = between if cue == "never" else between[1:]  # VADER: two words on, no "never" needed
    if "so" in rest or "this" in rest:
        return NEVER_SO
    if cue == "without" and "doubt" in between:
        return 1.0
    return FLIP if negates(cue) else 1.0


def _least(words: Worded, at: int, value: float, valences: Valences, note: Note) -> float:
    """VADER's "least" right before, but for "at least" and "very least"."""
    lower = words.lower
    if at < 1 or lower[at - 1] != "least" or "least" in valences:
        return value
    if at > 1 and lower[at - 2] in ("at", "very"):
        return value
    note(at - 1, at - 1, "negation", value * FLIP - value)
    return value * FLIP


NEGATIONS = {
    "vader": Negation(_no, _beside, _least),
    "none": Negation(_keep, _keep, _keep),
}


def by_scope(reversals: Mapping[int, Sequence[tuple[int, float, float]]]) -> Negation:
    """By grammar: what lessens a word, and what denies it, each reverse it once.

    `reversals` gives for the place of a word those of its cues, each with its factors for a bad
    word and for a good one (see scope.py).
    """

    def reverse(words: Worded, at: int, value: float, valences: Valences, note: Note) -> float:
        """What is left of a word's valence after all that reverses it."""
        for cue, if_bad, if_good in reversals.get(at, ()):
            factor = if_bad if value < 0 else if_good
            note(cue, cue, "negation", value * factor - value)
            value *= factor
        return value

    return Negation(_keep, _keep, reverse)
