"""Tags that agree with the tree: helpers, subjects and what frequent words can be."""

import numpy as np
import pytest

from reread.reader.agreement import FARTHEST, agreed
from reread.reader.model import shipped

TAGS = shipped("deep").tags
KNOWN = {"he": frozenset(["PRP"])}


def tag(form, likely, second, relation, others=(), apart=1.0, known=KNOWN):
    """The tag of a word among others: (form, relation to it) each, which keep their own tag."""
    rows = np.full((1 + len(others), len(TAGS)), -20.0)
    rows[0, TAGS.index(likely)], rows[0, TAGS.index(second)] = -0.1, -0.1 - apart
    rows[1:, TAGS.index("IN")] = 0.0
    forms = [*(other for other, _ in others), form]
    governors = [len(others)] * len(others) + [-1]
    relations = [*(kind for _, kind in others), relation]
    return agreed(np.vstack([rows[1:], rows[:1]]), TAGS, known, forms, governors, relations)[-1]


@pytest.mark.parametrize(("others", "likely", "second", "expected"), [
    ([("she", "nsubj")], "VBN", "VBD", "VBD"),  # she resigned
    ([("she", "nsubj"), ("had", "aux")], "VBD", "VBN", "VBN"),
    ([("it", "nsubj:pass"), ("was", "aux:pass")], "VBD", "VBN", "VBN"),
    ([("she", "nsubj"), ("is", "aux")], "NN", "VBG", "VBG"),
    ([("she", "nsubj"), ("would", "aux")], "NN", "VB", "VB"),
    ([("she", "nsubj"), ("’s", "aux")], "VBN", "VBG", "VBN"),  # has or is: nothing is known
    ([], "VBN", "VBD", "VBN"),  # nothing says otherwise
])  # fmt: skip
def test_helpers_and_subjects_decide(others, likely, second, expected):
    assert tag("gone", likely, second, "root", others) == expected


def test_what_is_described_as_a_noun_is_one():
    assert tag("states", "VBZ", "NNS", "obl", [("from", "case")]) == "NNS"
    assert tag("states", "VBZ", "NNS", "root", [("from", "case")]) == "VBZ"


def test_a_tag_that_is_far_likelier_stays():
    others = [("she", "nsubj"), ("would", "aux")]
    assert tag("run", "NN", "VB", "root", others, apart=FARTHEST - 0.5) == "VB"
    assert tag("run", "NN", "VB", "root", others, apart=FARTHEST + 0.5) == "NN"


def test_a_participle_with_a_subject_and_no_helper_is_none():
    assert tag("said", "VBN", "VBD", "root", [("she", "nsubj")], apart=8.0) == "VBD"


def test_frequent_words_have_no_tag_that_they_never_had():
    assert tag("He", "NNS", "PRP", "nsubj") == "PRP"
    assert tag("He", "NNS", "PRP", "nsubj", known={}) == "NNS"


def test_words_in_small_letters_are_no_names_and_adverbs_are_adverbs():
    assert tag("eastern", "NNP", "JJ", "amod") == "JJ"
    assert tag("Eastern", "NNP", "JJ", "amod") == "NNP"
    assert tag("reportedly", "VBN", "RB", "advmod") == "RB"
