"""The names and the tree that scores bear out best, found as if by trying each."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.reader.decoding import KINDS, LABELS, LEANING, MOST_ROOTS, _best, best_names, best_tree

SHARES = st.lists(st.integers(-9, 0).map(float), min_size=len(LABELS), max_size=len(LABELS))


def allowed(path):
    """Whether each I follows B or I of its kind."""
    return all(
        not LABELS[label].startswith("I") or (before and before in (label, label - 1))
        for before, label in zip((0, *path), path, strict=False)
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(SHARES, min_size=1, max_size=4))
def test_the_path_is_the_best_of_all(rows):
    def total(path):
        return sum(row[label] for row, label in zip(rows, path, strict=True))

    path = _best(rows)
    assert allowed(path)
    every = product(range(len(LABELS)), repeat=len(rows))
    assert total(path) == max(total(path) for path in every if allowed(path))


def shares(*labels: str, sure: float = 0.9) -> np.ndarray:
    """Logarithms of shares in which each word has one label nearly surely."""
    rows = np.full((len(labels), len(LABELS)), math.log((1 - sure) / (len(LABELS) - 1)))
    for row, label in zip(rows, labels, strict=True):
        row[LABELS.index(label)] = math.log(sure)
    return rows.astype(np.float32)


def spans(rows, forms, starts=(0,)):
    return [(one.first, one.last, one.kind) for one in best_names(rows, forms.split(), starts)]


def test_names_are_runs_of_one_kind():
    rows = shares("B-PER", "I-PER", "O", "B-ORG", "B-LOC", "I-LOC", "I-LOC")
    assert spans(rows, "Ann Lee met Nato North Sea Ports") == [
        (0, 2, "PER"), (3, 4, "ORG"), (4, 7, "LOC")
    ]  # fmt: skip


def test_the_chance_of_a_name_is_that_of_all_its_labels():
    (name,) = best_names(shares("O", "B-PER", "I-PER"), ["said", "Ann", "Lee"], [0])
    assert name.chance == pytest.approx(0.81, abs=2e-3)


@pytest.mark.parametrize(("starts", "expected"), [
    ((0,), [(0, 2, "PER")]), ((0, 1), [(0, 1, "PER"), (1, 2, "PER")]),
])  # fmt: skip
def test_no_name_crosses_the_end_of_a_sentence(starts, expected):
    rows = shares("B-PER", "I-PER")
    rows[1, LABELS.index("B-PER")] = math.log(0.05)
    assert spans(rows, "Ann Lee", starts) == expected


def test_words_that_are_surely_none_part_names():
    rows = shares("B-PER", "I-PER", "I-PER")
    assert spans(rows, "Ann and Lee") == [(0, 3, "PER")]
    rows[1] = shares("O", sure=0.999)
    rows[2, LABELS.index("B-PER")] = math.log(0.05)
    assert spans(rows, "Ann and Lee") == [(0, 1, "PER"), (2, 3, "PER")]


def test_no_words_have_no_names():
    assert best_names(np.zeros((0, len(LABELS)), np.float32), [], []) == []


# Novak is plainly a person at its first two places; at the last, it is a little likelier none.
DOUBTED = np.vstack([shares("B-PER", "O", "B-PER", "O"), np.log(np.array(
    [[0.5, 0.4, *[0.1 / 7] * 7]], np.float32))])  # fmt: skip


@pytest.mark.parametrize(("forms", "expected"), [
    ("Novak left Novak stayed Novak", [0, 2, 4]),
    ("NOVAK left NOVAK stayed Novak", [0, 2, 4]),
    ("Novak left Novak stayed Weber", [0, 2]),
    ("novak left novak stayed novak", []),  # a plain word is no name
])  # fmt: skip
def test_a_word_leans_towards_what_it_is_at_its_other_places(forms, expected):
    assert [first for first, *_ in spans(DOUBTED, forms)] == expected


def test_a_word_leans_by_the_shares_of_its_other_places():
    rows = np.vstack(
        [shares("B-PER", sure=0.3), shares("B-PER", sure=0.8), shares("I-PER", sure=0.6)]
    )
    first, *_ = best_names(rows, ["Novak", "Novak", "Novak"], [0, 1, 2])
    others = [
        sum(math.exp(row[LABELS.index(f"{place}-PER")]) for place in "BI") for row in rows[1:]
    ]
    leant = rows[0].astype(float)
    for place in "BI":
        leant[LABELS.index(f"{place}-PER")] += LEANING * sum(others) / 2
    leant[0] += LEANING * np.exp(rows[1:, 0]).mean()
    for kind in KINDS[1:]:
        own = [LABELS.index(f"{place}-{kind}") for place in "BI"]
        leant[own] += LEANING * np.exp(rows[1:, own]).sum(axis=1).mean()
    shared = np.exp(leant) / np.exp(leant).sum()
    assert first.chance == pytest.approx(shared[LABELS.index("B-PER")], abs=2e-3)


def test_what_is_given_is_not_changed():
    before = DOUBTED.copy()
    best_names(DOUBTED, ["Novak"] * 5, [0])
    np.testing.assert_array_equal(DOUBTED, before)
    assert len(LABELS) == 1 + 2 * len(KINDS)


def test_no_name_begins_with_a_common_word_in_small_letters():
    rows = shares("B-MISC", "I-MISC", "B-PER", "I-PER")
    assert (0, 2, "MISC") not in spans(rows, "invasion Iraq de Silva")
    assert (2, 4, "PER") in spans(rows, "invasion Iraq de Silva")


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
