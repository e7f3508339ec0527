"""Attitudes: which words show what somebody thinks of whom."""

from __future__ import annotations

from pathlib import Path

import pytest

import reread as rr
from reread.files import word_data
from reread.grammar.sentence import Sentence
from reread.grammar.words import ROOT, Word
from reread.reading import names_of
from reread.sentiment.attitudes import Attitudes
from reread.sentiment.reversal import _nobody

CASES = Path(__file__).parent / "cases/attitudes.tsv"
SIGNED = {"quality", "person", "trait", "act", "effect", "manner", "verb", "about", "feeling",
          "regard", "owed", "due"}  # fmt: skip
UNSIGNED = {"calling", "judging", "fate", "asking"}


def _cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[:3] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("marked", "voice", "label"), _cases())
def test_attitudes(marked, voice, label):
    reading = rr.read(rr.Article(text=marked.replace("[", "").replace("]", "")))
    names = names_of(reading)
    rows = reading.voices[reading.voices["label"].isin(["positive", "negative"])]
    found = {
        (names.get(row.voice, row.voice), names[row.entity]): row.label for row in rows.itertuples()
    }
    if label == "-":
        assert not found
    else:
        assert found.get((voice, "Anna Smith")) == label


def test_each_word_of_a_class_has_one_sign():
    rows = word_data("reread.sentiment", "attitudes")
    assert len({(row["word"], row["class"]) for row in rows}) == len(rows)
    for classes, signs in ((SIGNED, {"+", "-"}), (UNSIGNED, {""})):
        found = [row for row in rows if row["sign"] in signs]
        assert {row["class"] for row in found} == classes


def test_a_root_that_is_called_coordinated_ends_the_way_up():
    words = [
        Word(0, 1, "she", "PRP", "she", 1, "conj"),
        Word(2, 3, "lied", "VBD", "lie", ROOT, "conj"),
    ]
    tree = Sentence(0, 0, words)
    assert Attitudes(tree, set()).towards(0) == []
    assert list(_nobody(tree, 0)) == [(0, True)]
