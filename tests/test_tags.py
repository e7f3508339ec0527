"""Tags: the decoder against the definition, the model's file, and plain sentences."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from reread.words import tags
from reread.words.decoding import best_paths

MODELS = Path(tags.__file__).parents[1] / "models"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia launched its invasion in February 2022 .", "NNP VBD PRP$ NN IN NNP CD ."),
        ("He called it a “ mistake ” .", "PRP VBD PRP DT `` NN '' ."),
        ("Ukraine ’s European allies are meeting .", "NNP POS JJ NNS VBP VBG ."),
        ("They would not deploy ground troops .", "PRP MD RB VB NN NNS ."),
    ],
)
def test_plain_sentences(sentence, expected):
    assert " ".join(tags.tag([sentence.split()])[0]) == expected


def test_best_paths_are_the_best_of_all():
    random = np.random.default_rng(7)
    lengths, size = [3, 1, 4], 3
    scores = random.normal(size=(sum(lengths), size)).astype(np.float32)
    transitions = random.normal(size=(size, size)).astype(np.float32)
    expected, at = [], 0
    for length in lengths:
        paths = itertools.product(range(size), repeat=length)
        expected += max(paths, key=lambda path: _score(path, scores[at:], transitions))
        at += length
    assert best_paths(scores, lengths, transitions).tolist() == expected


def _score(path, scores, transitions):
    steps = sum(transitions[after, before] for before, after in itertools.pairwise(path))
    return steps + sum(scores[row, tag] for row, tag in enumerate(path))


def test_a_sentence_is_tagged_alike_alone_and_among_others():
    one, two = ["Shares", "fell", "on", "Monday", "."], ["He", "left", "."]
    together = tags.tag([one, two, [], one])
    assert together == [tags.tag([one])[0], tags.tag([two])[0], [], together[0]]


def test_no_sentence_and_endless_sentences():
    assert tags.tag([]) == []
    long = ["word"] * (3 * tags.LONGEST_RUN + 1)
    assert len(tags.tag([long])[0]) == len(long)


def test_curly_and_straight_quotes_are_tagged_alike():
    curly = ["He", "said", "“", "it", "’s", "over", "”", "."]
    straight = ["He", "said", '"', "it", "'s", "over", '"', "."]
    assert tags.tag([curly]) == tags.tag([straight])


def test_the_model_is_small_and_has_a_card():
    assert (MODELS / "tags.npz").stat().st_size <= 1_200_000
    card = (MODELS / "tags.md").read_text(encoding="utf-8")
    assert "training/tags.py" in card
    assert "CC BY-SA" in card
