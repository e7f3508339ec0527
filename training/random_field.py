"""Train a linear-chain conditional random field: Adam, dropout of what is seen, averaged weights.

python-crfsuite trains without dropout. There are ten weights for every item, which are learnt by
heart: hiding half of what is seen, and a large penalty, found more on documents not trained on.
Sums over all labellings are those of reread.voices.posterior.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from reread.voices.posterior import chain

EPOCHS = 6
RATE = 0.02  # of learning at the first step; a tenth of it at the last
PENALTY = 60.0  # of the squares of weights, half of it
DROPOUT = 0.5  # share of what is seen that is hidden from a step
BATCH = 8_000  # items in a step
AVERAGED = 0.4  # last share of the steps whose weights are averaged
MOMENTUM, SPREAD, TINY = 0.9, 0.999, 1e-6  # of Adam (Kingma and Ba 2015)
SEED = 0


class Field(NamedTuple):
    """Trained weights: of keys (by row) for labels, and of one label followed by the next."""

    labels: list[str]
    keys: np.ndarray
    weights: np.ndarray
    transitions: np.ndarray  # next label, label


class Batch(NamedTuple):
    """What is seen of some items, the number of each one's label, the lengths of their runs."""

    seen: sp.csr_matrix
    gold: np.ndarray
    lengths: np.ndarray


class Adam:
    """Steps of gradient descent scaled by what gradients were so far."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.weights = np.zeros(shape, dtype=np.float32)
        self.mean, self.square = np.zeros_like(self.weights), np.zeros_like(self.weights)

    def step(self, gradient: np.ndarray, number: int, rate: float) -> None:
        """Change the weights by the step of a number, from 1."""
        self.mean += (1 - MOMENTUM) * (gradient - self.mean)
        self.square += (1 - SPREAD) * (gradient**2 - self.square)
        size = np.sqrt(self.square / (1 - SPREAD**number)) + TINY
        self.weights -= rate / (1 - MOMENTUM**number) * self.mean / size


def fit(seen: np.ndarray, gold: Sequence[str], lengths: Sequence[int], least: int) -> Field:
    """A field from items in runs: their keys (item, template) and labels.

    Keys seen fewer than `least` times are left out.
    """
    labels = sorted(set(gold))
    number = {label: at for at, label in enumerate(labels)}
    given = np.array([number[label] for label in gold])
    keys, counts = np.unique(seen, return_counts=True)
    keys = keys[counts >= least]
    data = Batch(_matrix(seen, keys), given, np.array(lengths))
    own, following = Adam((len(keys), len(labels))), Adam((len(labels), len(labels)))
    sums = [np.zeros_like(own.weights), np.zeros_like(following.weights)]
    random = np.random.default_rng(SEED)
    batches = [batch for _ in range(EPOCHS) for batch in _batches(data, random)]
    averaged = int(len(batches) * AVERAGED)
    for at, runs in enumerate(batches):
        batch = _batch(data, runs, random)
        gradients = _gradients(batch, own.weights, following.weights)
        rate = RATE * (1 - 0.9 * at / len(batches))
        for adam, gradient in zip((own, following), gradients, strict=True):
            loss = gradient / len(batch.gold) + PENALTY / len(given) * adam.weights
            adam.step(loss, at + 1, rate)
        if at >= len(batches) - averaged:
            for total, adam in zip(sums, (own, following), strict=True):
                total += adam.weights / averaged
    return Field(labels, keys, *sums)


def _matrix(seen: np.ndarray, keys: np.ndarray) -> sp.csr_matrix:
    """Item, key: 1 where a key is seen."""
    at = np.minimum(np.searchsorted(keys, seen), len(keys) - 1)
    known = keys[at] == seen
    ends = np.concatenate([[0], np.cumsum(known.sum(axis=1))])
    ones = np.ones(ends[-1], dtype=np.float32)
    return sp.csr_matrix((ones, at[known].astype(np.int32), ends), shape=(len(seen), len(keys)))


def _batches(data: Batch, random: np.random.Generator) -> Iterator[np.ndarray]:
    """All runs by number, parted at random."""
    order = random.permutation(len(data.lengths))
    yield from map(np.sort, np.array_split(order, max(1, len(data.gold) // BATCH)))


def _batch(data: Batch, runs: np.ndarray, random: np.random.Generator) -> Batch:
    """Some runs, with part of what is seen hidden."""
    first = np.cumsum(data.lengths) - data.lengths
    rows = np.concatenate([np.arange(first[r], first[r] + data.lengths[r]) for r in runs])
    seen = data.seen[rows]
    shown = random.random(seen.nnz, dtype=np.float32) >= DROPOUT
    seen.data = shown.astype(np.float32) / (1 - DROPOUT)
    return Batch(seen, data.gold[rows], data.lengths[runs])


def _gradients(
    batch: Batch, weights: np.ndarray, transitions: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What is expected less what is right: of keys for labels, and of transitions."""
    gold = batch.gold
    sums = chain(batch.seen @ weights, batch.lengths, transitions)
    excess = sums.forward * sums.backward
    excess[np.arange(len(gold)), gold] -= 1
    inner = np.flatnonzero(sums.left > 0)
    after = sums.step[inner + 1] * sums.backward[inner + 1]
    pairs = sums.forward[inner].T @ after * sums.going
    np.subtract.at(pairs, (gold[inner], gold[inner + 1]), 1)
    return batch.seen.T @ excess.astype(np.float32), pairs.T
