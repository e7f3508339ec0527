"""Posterior probabilities: sums over all label sequences, checked by writing all of them out."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from reread.voices.posterior import LEAST, chain, stretches

LABELS = ("B", "I", "O")
COUNT = len(LABELS)


def written_out(scores: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, int], float]:
    """The probability of each stretch by enumeration."""
    chances: dict[tuple[int, int], float] = {}
    everything = 0.0
    for path in product(range(COUNT), repeat=len(scores)):
        weight = np.exp(
            sum(scores[at, label] for at, label in enumerate(path))
            + sum(transitions[second, first] for first, second in pairwise(path))
        )
        everything += weight
        for start, label in enumerate(path):
            if label == 0:
                end = start + 1
                while end < len(path) and path[end] == 1:
                    end += 1
                chances[start, end] = chances.get((start, end), 0.0) + weight
    return {span: weight / everything for span, weight in chances.items()}


@pytest.mark.parametrize("seed", range(5))
def test_stretches_have_the_probabilities_of_all_paths_together(seed):
    random = np.random.default_rng(seed)
    lengths = [5, 1, 6, 3]
    scores = random.normal(size=(sum(lengths), COUNT)) * 2
    transitions = random.normal(size=(COUNT, COUNT)) * 2
    expected, start = {}, 0
    for length in lengths:
        own = written_out(scores[start : start + length], transitions)
        expected |= {(s + start, e + start): p for (s, e), p in own.items()}
        start += length
    sums = chain(scores, lengths, transitions)
    found = {(s, e): p for p, s, e in stretches(sums, 0, 1)}
    begins = {s: sum(p for (a, _), p in expected.items() if a == s) for s, _ in expected}
    wanted = {span: p for span, p in expected.items() if p > LEAST and begins[span[0]] > LEAST}
    assert found == pytest.approx(wanted)


def test_a_long_run_neither_under_nor_overflows():
    scores = np.full((5000, COUNT), 300.0)
    scores[:, 1] = 500.0
    sums = chain(scores, [5000], np.zeros((COUNT, COUNT)))
    assert np.allclose((sums.forward * sums.backward).sum(axis=1), 1)
    assert list(stretches(sums, 0, 1)) == []
