"""The share of each year, from all evidence: a log-linear pool with one weight per kind.

The words of a text are evidence too: a linear model from words to years, trained by
training/dating.py and described in models/dating.md, says which words tell one year from another.
It knows the words of some years only, is smoothed over neighbouring ones, and never rules a year
out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from ...packed import unpacked, unpacked_strings
from .evidence import KINDS, Evidence, YearEvidence
from .likelihoods import YEARS, prior

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FEWEST = 12  # known words without which the model says nothing
FULL = 60  # known words from which on a text is as sure as a longer one; shorter ones are less so
TELLING = 3  # words named as the model's reason
# A year of training texts speaks for those beside it too: shares 1 and 2 years away. Of the years
# without training texts it speaks for those nearest to it, less by the year: see YearModel.reach.
BESIDE = (0.15, 0.05)
KNOWN_SPAN = 51  # years 1975 … 2025, over which a text that the words do not place can lie


@dataclass(frozen=True)
class YearModel:
    """Trained weights, and how they are to be weighed against other evidence."""

    words: dict[str, int]  # word -> row of weights
    weights: np.ndarray  # word, class
    classes: np.ndarray  # years of the training texts
    temper: float  # by which scores are multiplied: below 1 is less sure
    unseen: float  # share of texts of years that the model cannot know
    reach: float  # years over which a class speaks for years without training texts
    pool: dict[str, float]  # kind of evidence -> its weight


@functools.cache
def shipped() -> YearModel:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> YearModel:
    """The model in a folder; OSError if its file is not the one that was trained."""
    packed = unpacked(home, "dating")
    words = unpacked_strings(packed["words"])
    kinds = unpacked_strings(packed["kinds"])
    return YearModel(
        words=dict(zip(words, range(len(words)), strict=True)),
        weights=packed["weights"].astype(np.float32) * packed["scale"],
        classes=packed["classes"],
        temper=float(packed["temper"]),
        unseen=float(packed["unseen"]),
        reach=float(packed["reach"]),
        pool=dict(zip(kinds, packed["pool"].tolist(), strict=True)),
    )


def length(known: int) -> float:
    """What the summed weights of that many known words are divided by."""
    return max(known, FULL) ** 0.5


def scores(known: list[int], model: YearModel) -> np.ndarray:
    """The probability of each class for a text with these words, given as rows of the model."""
    raw = model.weights[known].sum(axis=0) / length(len(known))
    raw = np.exp(model.temper * (raw - raw.max()))
    return raw / raw.sum()


def telling(known: list[int], year: int, words: list[str], model: YearModel) -> list[str]:
    """The words that speak most for a year of training, against the average of all."""
    column = int(np.abs(model.classes - year).argmin())
    part = model.weights[known]
    ahead = part[:, column] - part.mean(axis=1)
    best = sorted(range(len(known)), key=lambda i: (-ahead[i], words[i]))[:TELLING]
    return [words[i] for i in best if ahead[i] > 0]


def weigh(found: YearEvidence, model: YearModel) -> tuple[np.ndarray, list[Evidence]]:
    """The share of each of YEARS, and all evidence, that of the words included."""
    known = [word for word in found.words if word in model.words]
    pieces = list(found.pieces)
    if len(known) >= FEWEST:
        rows = [model.words[word] for word in known]
        shares = scores(rows, model)
        year = int(model.classes[shares.argmax()])
        said = ", ".join(telling(rows, year, known, model)) or "no word more than others"
        soft = np.log(of_classes(shares, model))
        pieces.append(Evidence(None, None, "words", f"reads like news of {year} ({said})", soft))
    weights = [*(model.pool[kind] for kind in (*KINDS, "words")), 1.0]
    return normal(prior() + np.array(weights) @ strengths(pieces)), pieces


def strengths(pieces: Iterable[Evidence]) -> np.ndarray:
    """What the pieces say of each year: a row per kind, and a last one of what is impossible.

    Pieces of one kind repeat each other: their sum grows with the square root of their number.
    """
    kinds = (*KINDS, "words")
    table = np.zeros((len(kinds) + 1, len(YEARS)))
    counts = dict.fromkeys(kinds, 0)
    for piece in pieces:
        table[kinds.index(piece.kind)] += piece.soft
        counts[piece.kind] += 1
        table[-1] += piece.hard
    table[:-1] /= np.sqrt(np.maximum(1, list(counts.values())))[:, None]
    return table


def normal(logs: np.ndarray) -> np.ndarray:
    """Shares that sum to one, from their logarithms up to a constant, along the last axis."""
    shares = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


def of_classes(shares: np.ndarray, model: YearModel) -> np.ndarray:
    """Shares of YEARS from those of the years of training; none is ruled out."""
    spread = shares @ _spread(tuple(model.classes.tolist()), model.reach)
    return (1 - model.unseen) * spread + model.unseen / KNOWN_SPAN


@functools.cache
def _spread(classes: tuple[int, ...], reach: float) -> np.ndarray:
    """Shares of YEARS for each year of training, which sum to one."""
    away = abs(np.array(classes)[:, None] - YEARS)
    nearest = away == away.min(axis=0)
    table = np.where(nearest, np.exp(-away / reach), 0.0)
    for years, share in enumerate(BESIDE, start=1):
        table = np.maximum(table, np.where(away == years, share, 0.0))
    return table / table.sum(axis=1, keepdims=True)
