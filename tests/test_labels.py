"""Labels: what may follow what, and spans against the definition of a path's score."""

import itertools

import numpy as np

from reread.entities import labels
from reread.entities.labels import KINDS, LABELS
from reread.words.decoding import best_paths


def test_only_a_name_of_its_kind_is_continued():
    assert labels.may_follow("B-PER", "I-PER")
    assert labels.may_follow("I-PER", "B-PER")
    assert not labels.may_follow("B-PER", "I-ORG")
    assert not labels.may_follow("O", "I-PER")


def test_no_path_breaks_the_rules():
    random = np.random.default_rng(3)
    lengths = [5, 1, 9, 2]
    starts = np.cumsum([0, *lengths[:-1]])
    scores = random.normal(size=(sum(lengths), len(LABELS))).astype(np.float32)
    transitions = labels.only_possible(random.normal(size=(len(LABELS),) * 2).astype(np.float32))
    labels.at_starts(scores, starts)
    path = best_paths(scores, lengths, transitions).tolist()
    for at, number in enumerate(path):
        before = "O" if at in starts else LABELS[path[at - 1]]
        assert labels.may_follow(before, LABELS[number])


def test_scores_of_spans_are_differences_of_paths():
    random = np.random.default_rng(5)
    scores = random.normal(size=(6, len(LABELS)))
    transitions = random.normal(size=(len(LABELS),) * 2)
    path = [LABELS.index(label) for label in ("B-ORG", "I-ORG", "O", "B-PER", "B-LOC", "I-LOC")]
    found = labels.spans(np.array(path), scores, transitions, np.array([0, 4]))
    assert found.first.tolist() == [0, 3, 4]
    assert found.last.tolist() == [2, 4, 6]
    assert [KINDS[kind] for kind in found.kind] == ["ORG", "PER", "LOC"]
    for span in range(3):
        given = found.scores[span] - found.scores[span, found.kind[span]]
        for column in range(len(KINDS) + 1):
            other = list(path)
            for row in range(found.first[span], found.last[span]):
                place = (path[row] - 1) // len(KINDS)
                other[row] = 1 + place * len(KINDS) + column if column < len(KINDS) else 0
            expected = _total(other, scores, transitions) - _total(path, scores, transitions)
            assert np.isclose(given[column], expected)


def _total(path, scores, transitions):
    steps = [transitions[after, before] for before, after in itertools.pairwise(path)]
    del steps[3]  # a sentence starts at 4
    return sum(steps) + sum(scores[row, label] for row, label in enumerate(path))


def test_no_names():
    found = labels.spans(np.zeros(3, dtype=int), np.zeros((3, 9)), np.zeros((9, 9)), np.array([0]))
    assert len(found.first) == 0
