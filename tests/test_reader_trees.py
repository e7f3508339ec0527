"""Trees: the best of all trees over a sentence's words, found as if by trying each."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.reader.trees import MOST_ROOTS, best_tree


def is_tree(governors):
    """Whether one word is the root and every word leads to it."""
    count = len(governors)
    if governors.count(count) != 1:
        return False
    for word in range(count):
        for _ in range(count):
            word = governors[word] if word < count else word
        if word < count:
            return False
    return True


def total(scores, governors):
    return sum(scores[word, governor] for word, governor in enumerate(governors))


def tried(scores, roots):
    """The most that a tree's scores add up to, its root among some words."""
    count = len(scores)
    return max(
        total(scores, tree)
        for tree in product(range(count + 1), repeat=count)
        if is_tree(tree) and tree.index(count) in roots
    )


def likeliest_roots(scores):
    return np.argsort(-scores[:, -1], kind="stable")[:MOST_ROOTS].tolist()


@st.composite
def scored(draw, most=5):
    """Scores for a few words, many of them alike; no word governs itself."""
    count = draw(st.integers(1, most))
    whole = st.integers(-6, 0)
    rows = draw(st.lists(st.lists(whole, min_size=count + 1, max_size=count + 1),
                         min_size=count, max_size=count))  # fmt: skip
    scores = np.array(rows, np.float32)
    np.fill_diagonal(scores, -np.inf)
    return scores


@settings(max_examples=150, deadline=None)
@given(scored(MOST_ROOTS))
def test_of_few_words_it_is_the_best_of_all_trees(scores):
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == tried(scores, range(len(scores)))


@settings(max_examples=60, deadline=None)
@given(scored())
def test_of_more_words_it_is_the_best_with_a_likely_root(scores):
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) >= tried(scores, likeliest_roots(scores))


@settings(max_examples=60, deadline=None)
@given(scored())
def test_where_all_words_want_to_be_root_one_is(scores):
    scores[:, -1] += 10
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == tried(scores, likeliest_roots(scores))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 40), st.integers(0, 2**32 - 1))
def test_long_sentences_give_trees_too(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    assert is_tree(best_tree(scores))


N = -np.inf


@pytest.mark.parametrize(("scores", "expected"), [
    ([[N, 0]], [1]),
    ([[N, 0, -9], [0, N, -1]], [1, 2]),  # each wants the other: the cheaper one is the root
    ([[N, -1, 0], [-1, N, 0]], [2, 0]),  # both want to be root: the first is
    ([[N, 0, -9, -9], [-9, N, 0, -9], [0, -9, N, -3]], [1, 2, 3]),  # a ring of three
    ([[N, 0, -5, -9], [0, N, -4, -9], [-9, -9, N, 0]], [1, 2, 3]),  # a ring of two under a root
])  # fmt: skip
def test_rings_are_broken_where_it_costs_least(scores, expected):
    assert best_tree(np.array(scores, np.float32)) == expected


def test_scores_are_not_changed():
    scores = np.array([[N, 0, -1], [0, N, -1]], np.float32)
    before = scores.copy()
    best_tree(scores)
    np.testing.assert_array_equal(scores, before)
