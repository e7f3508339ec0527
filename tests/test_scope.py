"""Scope: which words carry no tone, and what reverses those that do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.files import word_data
from reread.sentiment.lexicons import valences
from reread.sentiment.scope import patterns

CASES = Path(__file__).parent / "cases/tone_scope.tsv"
EXACT = 1e-9


def _cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[:2] for line in lines if line and not line.startswith("#")]


def _score(text: str) -> float:
    return float(rr.read(rr.Article(text=text)).tone["score"].mean())


HOLDS = {
    "negative": lambda score: score < -0.05,
    "positive": lambda score: score > 0.05,
    "not-negative": lambda score: score >= -0.05,
    "not-positive": lambda score: score <= 0.05,
    "not-strong": lambda score: abs(score) <= 0.3,
}


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_scope(text, expected):
    how, _, other = expected.partition(":")
    if other:
        assert (abs(_score(text) - _score(other)) < EXACT) == (how == "same")
    else:
        assert HOLDS[how](_score(text)), _score(text)


@pytest.mark.parametrize("text", [text for text, _ in _cases()])
def test_the_steps_add_up_to_the_score(text):
    reading = rr.read(rr.Article(text=text))
    sums = reading.ledger.groupby("sentence")["amount"].sum()
    for sentence, score in zip(reading.tone["sentence"], reading.tone["score"], strict=True):
        assert abs(sums.get(sentence, 0.0) - score) < EXACT


WORDS = """
no nobody not never without hardly the a worst best violence attack hope good ended fell lifted
prevented help to Joy Reed and but , . was of in fewer like test positive lay off
"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=16).map(" ".join))
def test_any_words_add_up(text):
    reading = rr.read(rr.Article(text=text))
    sums = reading.ledger.groupby("sentence")["amount"].sum()
    for sentence, score in zip(reading.tone["sentence"], reading.tone["score"], strict=True):
        assert abs(sums.get(sentence, 0.0) - score) < EXACT


def test_what_lessens_a_thing_has_no_tone_of_its_own():
    steps = rr.read(rr.Article(text="Crime fell.")).ledger
    assert list(zip(steps["step"], steps["surface"], strict=True)) == [
        ("valence", "Crime"), ("normalisation", "Crime fell."), ("negation", "fell"),
    ]  # fmt: skip


def test_a_phrase_is_one_step():
    steps = rr.read(rr.Article(text="They lay off staff.")).ledger
    assert ("valence", "lay off") in set(zip(steps["step"], steps["surface"], strict=True))


def test_vaders_rules_look_at_no_name():
    text = "Joy Reed was killed."
    steps = rr.read(rr.Article(text=text), negation="vader").ledger
    assert "Joy" in set(steps["surface"])


def test_every_phrase_is_worth_as_much_as_a_word_that_there_is():
    likes = {row["like"] for row in word_data("reread.sentiment", "phrases")} - {""}
    assert likes <= valences("news").keys()
    assert all(pattern.lemmas for found in patterns().values() for pattern in found)
