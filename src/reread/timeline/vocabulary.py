"""How news of a year reads: which words tell one year from another.

A linear model from words to years, trained by training/dating.py and described in
models/dating.md. It knows the words of some years only, is smoothed over neighbouring ones, and
never rules a year out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from ..files import unpacked, unpacked_strings

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST = 3  # letters of a word that the model looks at
FEWEST = 12  # known words without which the model says nothing
FULL = 60  # known words from which on a text is as sure as a longer one; shorter ones are less so
TELLING = 3  # words named as the model's reason


@dataclass(frozen=True)
class Model:
    """Trained weights, and how they are to be weighed against other evidence."""

    words: dict[str, int]  # word -> row of weights
    weights: np.ndarray  # word, class
    classes: np.ndarray  # years of the training texts
    temper: float  # by which scores are multiplied: below 1 is less sure
    unseen: float  # share of texts of years that the model cannot know
    reach: float  # years over which a class speaks for years without training texts
    pool: dict[str, float]  # kind of evidence -> its weight


@functools.cache
def shipped() -> Model:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> Model:
    """The model in a folder; OSError if its file is not the one that was trained."""
    packed = unpacked(home, "dating")
    words = unpacked_strings(packed["words"])
    kinds = unpacked_strings(packed["kinds"])
    return Model(
        words=dict(zip(words, range(len(words)), strict=True)),
        weights=packed["weights"].astype(np.float32) * packed["scale"],
        classes=packed["classes"],
        temper=float(packed["temper"]),
        unseen=float(packed["unseen"]),
        reach=float(packed["reach"]),
        pool=dict(zip(kinds, packed["pool"].tolist(), strict=True)),
    )


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The distinct words of some texts as the model looks at them: letters only, lower case."""
    return {word for text in texts for word in WORD.findall(text.lower()) if len(word) >= SHORTEST}


def length(known: int) -> float:
    """What the summed weights of that many known words are divided by."""
    return max(known, FULL) ** 0.5


def scores(known: list[int], model: Model) -> np.ndarray:
    """The probability of each class for a text with these words, given as rows of the model."""
    raw = model.weights[known].sum(axis=0) / length(len(known))
    raw = np.exp(model.temper * (raw - raw.max()))
    return raw / raw.sum()


def telling(known: list[int], year: int, words: list[str], model: Model) -> list[str]:
    """The words that speak most for a year of training, against the average of all."""
    column = int(np.abs(model.classes - year).argmin())
    part = model.weights[known]
    ahead = part[:, column] - part.mean(axis=1)
    best = sorted(range(len(known)), key=lambda i: (-ahead[i], words[i]))[:TELLING]
    return [words[i] for i in best if ahead[i] > 0]
