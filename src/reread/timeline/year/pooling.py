"""The share of each year, from all evidence: the prior times what each piece says.

Nothing here is trained: how likely a text of each year is to say a thing stands in likelihoods.py.
Words that stand for no fact are no evidence: a model of them knew the years whose news it had read,
and was as sure, and wrong, about all others.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from .evidence import KINDS, Evidence
from .likelihoods import YEARS, prior

REPEATED = 0.4  # power of the number of pieces by which their sum is divided


def shares(pieces: Iterable[Evidence]) -> np.ndarray:
    """The share of each of YEARS, which sum to one.

    Pieces of one kind repeat each other: what they say is less than their sum.
    """
    logs = prior().copy()
    kinds = np.zeros((len(KINDS), len(YEARS)))
    counts = np.zeros(len(KINDS))
    for piece in pieces:
        kinds[KINDS.index(piece.kind)] += piece.soft
        counts[KINDS.index(piece.kind)] += 1
        logs += piece.hard
    logs += (kinds / np.maximum(1, counts)[:, None] ** REPEATED).sum(axis=0)
    found = np.exp(logs - logs.max())
    return found / found.sum()
