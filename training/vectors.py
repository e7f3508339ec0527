"""Word vectors: lemmas by the company they keep in raw text, and by what WordNet links them to.

Both are positive pointwise mutual information, reduced by a singular value decomposition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import wordnet
from scipy import sparse
from scipy.sparse.linalg import svds

WINDOW = 5  # words to either side; the farther, the less
CONTEXTS = 20_000  # words counted as company: the most frequent
LEAST_COUNT = 5  # occurrences of a word that gets a vector
SMOOTHING = 0.75  # power of context counts (Levy, Goldberg and Dagan 2015)
DIMENSIONS, LINKED_DIMENSIONS = 200, 150

Vectors = dict[str, np.ndarray]


def company(sentences: Sequence[Sequence[str]]) -> Vectors:
    """A unit vector for each frequent lemma of the sentences."""
    counts = Counter(word for sentence in sentences for word in sentence)
    frequent = sorted(counts, key=lambda word: (-counts[word], word))
    words = [word for word in frequent if counts[word] >= LEAST_COUNT]
    number = {word: at for at, word in enumerate(words)}
    rows, columns, weights = [], [], []
    for sentence in sentences:
        ids = [number.get(word, -1) for word in sentence]
        for place, one in enumerate(ids):
            for distance, two in enumerate(ids[place + 1 : place + 1 + WINDOW], start=1):
                for here, there in ((one, two), (two, one)):
                    if here >= 0 and 0 <= there < CONTEXTS:
                        rows.append(here)
                        columns.append(there)
                        weights.append(1 / distance)
    shape = (len(words), CONTEXTS)
    table = sparse.csr_matrix((weights, (rows, columns)), shape=shape, dtype=np.float32)
    return dict(zip(words, _reduced(table, DIMENSIONS), strict=True))


def links(net: wordnet.Graph, words: Sequence[str]) -> Vectors:
    """A unit vector for each word that WordNet has."""
    known = sorted(word for word in set(words) if word in net.words)
    return dict(zip(known, _reduced(wordnet.reached(net, known), LINKED_DIMENSIONS), strict=True))


def _reduced(table: sparse.csr_matrix, dimensions: int) -> np.ndarray:
    """Unit rows: the mutual information of rows and columns in few dimensions."""
    rows = np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** SMOOTHING
    columns /= columns.sum()
    cells = table.tocoo()
    expected = np.maximum(rows[cells.row] * columns[cells.col], 1e-12)
    gain = np.log(np.maximum(cells.data, 1e-12) / expected)
    kept = gain > 0
    table = sparse.csr_matrix((gain[kept], (cells.row[kept], cells.col[kept])), table.shape)
    left, values, _ = svds(table.astype(np.float32), k=dimensions, random_state=0)
    order = np.argsort(-values)
    found = left[:, order] * np.sqrt(values[order])
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
