"""Names from labels: the best path of all, within sentences, leaning on a word's other places."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.reader.names import KINDS, LABELS, LEANING, _best, found

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
    return [(one.first, one.last, one.kind) for one in found(rows, forms.split(), starts)]


def test_names_are_runs_of_one_kind():
    rows = shares("B-PER", "I-PER", "O", "B-ORG", "B-LOC", "I-LOC", "I-LOC")
    assert spans(rows, "Ann Lee met Nato North Sea Ports") == [
        (0, 2, "PER"), (3, 4, "ORG"), (4, 7, "LOC")
    ]  # fmt: skip


def test_the_chance_of_a_name_is_that_of_all_its_labels():
    (name,) = found(shares("O", "B-PER", "I-PER"), ["said", "Ann", "Lee"], [0])
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
    assert found(np.zeros((0, len(LABELS)), np.float32), [], []) == []


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
    first, *_ = found(rows, ["Novak", "Novak", "Novak"], [0, 1, 2])
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
    found(DOUBTED, ["Novak"] * 5, [0])
    np.testing.assert_array_equal(DOUBTED, before)
    assert len(LABELS) == 1 + 2 * len(KINDS)


def test_no_name_begins_with_a_common_word_in_small_letters():
    rows = shares("B-MISC", "I-MISC", "B-PER", "I-PER")
    assert (0, 2, "MISC") not in spans(rows, "invasion Iraq de Silva")
    assert (2, 4, "PER") in spans(rows, "invasion Iraq de Silva")
