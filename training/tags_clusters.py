"""Word clusters from raw text: words that stand beside the same words share a cluster.

Positive pointwise mutual information of a word with its left and right neighbours, reduced by a
singular value decomposition, then k-means at three sizes (spherical, seeded).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

LEAST_COUNT = 4  # occurrences of a word that gets a cluster
CONTEXTS = 1500  # neighbours counted: the most frequent words
DIMENSIONS = 64
SIZES = (64, 256, 600)  # clusters, coarse to fine
ROUNDS = 15  # of k-means; few words move after ten
SMOOTHING = 0.75  # power of context counts (Levy, Goldberg and Dagan 2015)


def clusters(
    sentences: Sequence[Sequence[str]], seed: int, least: int = LEAST_COUNT
) -> dict[str, tuple[int, ...]]:
    """Cluster of each word form seen `least` times at each size, numbered from 1."""
    counts = Counter(word for sentence in sentences for word in sentence)
    words = sorted(word for word, count in counts.items() if count >= least)
    vectors = _vectors(sentences, words, counts)
    random = np.random.default_rng(seed)
    columns = [(k_means(vectors, size, ROUNDS, random)[0] + 1).tolist() for size in SIZES]
    return dict(zip(words, zip(*columns, strict=True), strict=True))


def _vectors(
    sentences: Sequence[Sequence[str]], words: list[str], counts: Counter[str]
) -> np.ndarray:
    """One unit row per word: what stands beside it, in few dimensions."""
    number = {word: at for at, word in enumerate(words)}
    frequent = sorted(words, key=lambda word: (-counts[word], word))[:CONTEXTS]
    context = {word: at for at, word in enumerate(frequent)}
    table = np.zeros((len(words), 2 * (CONTEXTS + 2)), dtype=np.float32)
    for sentence in sentences:
        inner = [(number.get(word, -1), context.get(word, CONTEXTS)) for word in sentence]
        padded = [(-1, CONTEXTS + 1), *inner, (-1, CONTEXTS + 1)]
        for before, here, after in zip(padded, padded[1:], padded[2:], strict=False):
            if here[0] >= 0:
                table[here[0], before[1]] += 1
                table[here[0], CONTEXTS + 2 + after[1]] += 1
    expected = table.sum(axis=0) ** SMOOTHING
    expected /= expected.sum()
    with np.errstate(divide="ignore"):
        table = np.log(table / table.sum(axis=1, keepdims=True) / np.maximum(expected, 1e-12))
    table = np.maximum(table, 0)
    values, directions = np.linalg.eigh(table.T @ table)
    vectors = table @ directions[:, -DIMENSIONS:] / np.sqrt(np.sqrt(values[-DIMENSIONS:]))
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def k_means(
    vectors: np.ndarray, size: int, rounds: int, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """The nearest of `size` centres for each row, and the centres, moved to their rows' mean."""
    centres = vectors[random.choice(len(vectors), size, replace=False)]
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-12), centres)
    return nearest, centres
