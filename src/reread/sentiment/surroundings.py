"""What stands around a target: its sentence as words, names masked, with what each does to it.

Names are masked so that the model learns how one speaks of people, not of whom one speaks so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .cues import REACH
from .lexicons import straight
from .negation import negates
from .relations import related

TARGET, NAME, NUMBER = "<target>", "<name>", "<number>"
# What a word adds to each: see `weights`
ZONES = ("sentence", "before", "after", "clause", "nearness", "right before", "right after")
NEAR = 4  # words to either side that are right before or after
REVERSED = -0.4  # factor of a negated word; chosen by cross-validation in training/targets.py
PATTERNS_WITHIN, PLACES_WITHIN, TAGS_WITHIN = 6, 2, 3  # words from the target
CLAUSE_MARKS = frozenset(',;:()–—-"') | {"--"}
USUAL_LENGTH, LEAST_LENGTH = 25, 6  # words of a sentence
PRONOUNS = "he she his her him they them their it its i we you who"


class Word(NamedTuple):
    """A word beside a target, and the tokens it stands for."""

    lemma: str
    tag: str
    first: int
    last: int


class Around(NamedTuple):
    """A sentence as seen from a target: its words, where the target is, what is negated."""

    words: list[Word]
    at: int
    negated: list[bool]


class Sentence(NamedTuple):
    """A sentence as words, names masked; which of them negate; the word of each token."""

    words: list[Word]
    negators: list[bool]
    places: list[int]


def masked(lemmas: Iterable[str], tags: Iterable[str]) -> Sentence:
    """A sentence's tokens as words; names in a row are one word."""
    words: list[Word] = []
    places: list[int] = []
    for place, (lemma, tag) in enumerate(zip(lemmas, tags, strict=True)):
        if tag not in ("NNP", "NNPS"):
            words.append(Word(_plain(lemma), tag, place, place))
        elif words and words[-1].lemma == NAME:
            words[-1] = words[-1]._replace(last=place)
        else:
            words.append(Word(NAME, "NNP", place, place))
        places.append(len(words) - 1)
    return Sentence(words, [word.lemma == "no" or negates(word.lemma) for word in words], places)


def look(sentence: Sentence, first: int, last: int) -> Around:
    """A sentence's words as seen from the target, which is its tokens first … last and one word."""
    words, negators, places = sentence
    before, after = words[: places[first] + 1], words[places[last] :]
    before[-1:] = [before[-1]._replace(last=first - 1)] if before[-1].first < first else []
    after[:1] = [after[0]._replace(first=last + 1)] if after[0].last > last else []
    rest = negators[len(words) - len(after) :]
    seen = [*before, Word(TARGET, "NNP", first, last), *after]
    return Around(seen, len(before), _negated([*negators[: len(before)], False, *rest]))


def _plain(lemma: str) -> str:
    low = straight(lemma.lower())
    return NUMBER if low[:1].isdigit() else '"' if low in ("``", "''") else low


def _negated(negators: list[bool]) -> list[bool]:
    """Whether a negator stands up to three words before each word."""
    found = [False] * len(negators)
    for place in [at for at, negating in enumerate(negators) if negating]:
        end = min(place + 1 + REACH, len(found))
        found[place + 1 : end] = [True] * (end - place - 1)
    return found


def weights(arounds: Sequence[Around]) -> np.ndarray:
    """How much each word counts in each of ZONES: a row per word of each sentence, in order.

    The farther, the less; negated, reversed; the target itself counts nothing.
    """
    distance = np.concatenate([np.arange(len(a.words)) - a.at for a in arounds])
    sign = np.where(np.concatenate([a.negated for a in arounds]), REVERSED, 1.0)
    away = np.where(distance, np.abs(distance), np.inf)
    here, before = sign * (distance != 0), distance < 0
    fading, near = sign / np.sqrt(away), sign * (away <= NEAR)
    inside = np.concatenate([_inside(a) for a in arounds])
    zones = (here, fading * before, fading * ~before, here * inside, sign / away,
             near * before, near * ~before)  # fmt: skip
    return np.stack(zones, axis=1)


def _inside(around: Around) -> np.ndarray:
    """Which words are in the target's clause."""
    first, last = _clause(around)
    places = np.arange(len(around.words))
    return (first <= places) & (places < last)


def _clause(around: Around) -> tuple[int, int]:
    """The first word, and one past the last, between the clause marks around the target."""
    words, first = around.words, around.at
    while first > 0 and words[first - 1].lemma not in CLAUSE_MARKS:
        first -= 1
    last = around.at + 1
    while last < len(words) and words[last].lemma not in CLAUSE_MARKS:
        last += 1
    return first, last


def patterns(around: Around, target: str) -> Iterator[tuple[str, int, int]]:
    """What stands where around a target: a name of the pattern, and its first and last word.

    Words and tags at a distance, two and three words in a row, negated words, and what the target
    is to the words that rule it. `target` is the target's own text, of which only a pronoun is
    looked at.
    """
    words, at, negated = around
    lemmas = [word.lemma for word in words]
    for place in range(max(0, at - PATTERNS_WITHIN), min(len(words), at + PATTERNS_WITHIN + 1)):
        distance, lemma, tag = place - at, lemmas[place], words[place].tag
        if distance and negated[place] and tag[:1] in "VJNR":
            yield f"!{lemma}", place, place
        if distance and abs(distance) <= PLACES_WITHIN:
            yield f"{distance}{lemma}", place, place
        if distance and abs(distance) <= TAGS_WITHIN:
            yield f"{distance}#{tag}", place, place
        if place + 1 < len(words):
            pair = f"{lemma} {lemmas[place + 1]}"
            yield pair, place, place + 1
            yield ("<" if distance < 0 else ">") + pair, place, place + 1
            if place + 2 < len(words):
                yield f"{pair} {lemmas[place + 2]}", place, place + 2
    for relation, place in related(words, at):
        yield f"={relation}", place, place
        yield f"={relation} {'!' if negated[place] else ''}{lemmas[place]}", place, place
    low = target.lower()
    yield "is " + (low if low in PRONOUNS.split() else "named"), at, at


def shape(around: Around) -> tuple[float, ...]:
    """What the sentence is like: names, length, the target's place, quotation marks."""
    lemmas, at = [word.lemma for word in around.words], around.at
    return (
        lemmas.count(NAME) / 4,
        len(lemmas) / 30,
        at / len(lemmas),
        float(at == 0),
        float(lemmas[:at].count('"') % 2),
        float('"' in lemmas),
    )


def scale(around: Around) -> float:
    """What words and patterns are multiplied by, so that long sentences do not shout."""
    return math.sqrt(USUAL_LENGTH / max(len(around.words), LEAST_LENGTH))
