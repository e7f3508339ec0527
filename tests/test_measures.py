"""Stability, influence and flips of small tables worked out by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread.alternatives import measures

CHOICES = pd.DataFrame({"a": ["x", "x", "y", "y"], "b": ["p", "q", "p", "q"]})


def test_stability_counts_the_defaults_answer():
    answers = pd.DataFrame({"sign": ["+", "+", "-", "+"]}, dtype=object)
    row = measures.stability(answers, ["+"], [True]).iloc[0]
    assert (row["share"], row["answers"], row["readings"]) == (0.75, 2, 4)


def test_numbers_agree_to_twelve_digits():
    answers = pd.DataFrame({"mean": [0.1 + 0.2, 0.3]}, dtype=object)
    assert measures.stability(answers, [0.3], [True])["share"].iat[0] == 1.0


def test_what_was_not_tested_has_no_share():
    answers = pd.DataFrame({"sign": ["+", "+"]}, dtype=object)
    assert measures.stability(answers, ["+"], [False])["share"].isna().all()


def test_influence_shows_no_last_digits_of_floats():
    answers = pd.DataFrame({"n": [0.1, 0.2, 0.3 - 0.2, 0.2]}, dtype=object)
    assert measures.influence(CHOICES, answers).loc["n"].tolist() == [0.0, 1.0]


def test_variance_is_shared_between_choices():
    answers = pd.DataFrame({"n": [0.0, 1.0, 2.0, 3.0]}, dtype=object)  # 2 for a, 1 for b
    row = measures.influence(CHOICES, answers).loc["n"]
    assert row["a"] == pytest.approx(0.8)
    assert row["b"] == pytest.approx(0.2)


def test_words_by_mutual_information():
    answers = pd.DataFrame({"who": ["me", "me", "you", "you"]}, dtype=object)
    assert measures.influence(CHOICES, answers).loc["who"].tolist() == [1.0, 0.0]


def test_what_only_both_together_do_is_in_neither():
    answers = pd.DataFrame({"xor": ["0", "1", "1", "0"]}, dtype=object)
    assert measures.influence(CHOICES, answers).loc["xor"].tolist() == [0.0, 0.0]


@given(st.lists(st.sampled_from(["+", "-", None, 0.5, 2]), min_size=4, max_size=4))
def test_shares_are_shares(given_answers):
    answers = pd.DataFrame({"c": pd.Series(given_answers, dtype=object)})
    assert measures.influence(CHOICES, answers).to_numpy().min() >= 0
    assert measures.influence(CHOICES, answers).to_numpy().max() <= 1 + 1e-9


def test_flips_keep_only_the_smallest():
    found = [({"a": "y", "b": "q"}, "-"), ({"a": "y"}, "-"), ({"b": "q", "c": "r"}, "-")]
    table = measures.flips(["a", "b", "c"], found)
    assert table["change"].tolist() == ["a: y", "b: q; c: r"]
    assert table["choices"].tolist() == [1, 2]
