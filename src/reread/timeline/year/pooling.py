"""The share of each year, from all evidence: a log-linear pool with one weight per kind."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np

from .evidence import KINDS, NOTHING, Evidence, Found
from .likelihoods import YEARS, prior
from .word_model import FEWEST, Model, scores, telling

# A year of training texts speaks for those beside it too: shares 1 and 2 years away. Of the years
# without training texts it speaks for those nearest to it, less by the year: see Model.reach.
BESIDE = (0.15, 0.05)
KNOWN_SPAN = 51  # years 1975 … 2025, over which a text that the words do not place can lie


def weigh(found: Found, model: Model) -> tuple[np.ndarray, list[Evidence]]:
    """The share of each of YEARS, and all evidence, that of the words included."""
    rows = [model.words[word] for word in found.words if word in model.words]
    pieces = list(found.pieces)
    if len(rows) >= FEWEST:
        pieces.append(_of_words(found, rows, model))
    total = pooled(strengths(pieces), [model.pool[kind] for kind in (*KINDS, "words")])
    return total, pieces


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


def pooled(table: np.ndarray, weights: Iterable[float]) -> np.ndarray:
    """Shares of the years from what each kind says, its weight, and what is impossible."""
    return normal(prior() + np.array([*weights, 1.0]) @ table)


def normal(logs: np.ndarray) -> np.ndarray:
    """Shares that sum to one, from their logarithms up to a constant, along the last axis."""
    shares = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


def of_classes(shares: np.ndarray, model: Model) -> np.ndarray:
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


def _of_words(found: Found, rows: list[int], model: Model) -> Evidence:
    shares = scores(rows, model)
    year = int(model.classes[shares.argmax()])
    known = [word for word in found.words if word in model.words]
    said = ", ".join(telling(rows, year, known, model)) or "no word more than others"
    soft = np.log(of_classes(shares, model))
    return Evidence(None, None, "words", f"reads like news of {year} ({said})", NOTHING, soft)
