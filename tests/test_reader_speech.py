"""Speech among words: stretches with their cue and source, and which of those that compete win."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.reader.speech import LEAST, Heard, best, heard, moved

WORDS = ["“", "It", "floats", "”", "the", "mayor", "had", "said", "."]
NOTHING = len(WORDS)  # where a word points that points to nothing
SURE = 9.0  # a score beside which zeros count for little


def reader(points: dict[str, dict[int, int]], labels: dict[str, dict[int, int]]) -> SimpleNamespace:
    """A model for words that are numbers: where they point to, and their labels.

    As each word's vector tells it alone from the others, the weights are the scores themselves.
    """
    size = len(WORDS)
    made = {}
    for name in ("content_end", "content_cue", "cue_source", "source_end"):
        scores = np.zeros((size, size + 1), np.float32)
        for word, to in points.get(name, {}).items():
            scores[word, to] = SURE
        made |= {f"{name}_from": scores, f"{name}_bias": np.zeros(size + 1, np.float32),
                 f"{name}_to": np.eye(size, size + 1, dtype=np.float32),
                 f"{name}_none": np.eye(size + 1, dtype=np.float32)[size]}  # fmt: skip
    for name in ("content", "cue"):
        scores = np.zeros((size, 3), np.float32)
        scores[:, 0] = SURE
        for word, label in labels.get(name, {}).items():
            scores[word] = SURE * (np.arange(3) == label)
        made |= {name: scores, f"{name}_bias": np.zeros(3, np.float32)}
    return SimpleNamespace(heads=made, calibration={})


X = np.eye(len(WORDS), dtype=np.float32)
CUE = {6: 1, 7: 2}
SAID = {"content_end": {0: 3}, "content_cue": {0: 6}, "cue_source": {6: 4}, "source_end": {4: 5}}


def words(span):
    return " ".join(WORDS[slice(*span)])


def test_what_is_said_by_which_words_and_by_whom():
    (one,) = heard(reader(SAID, {"content": {0: 1}, "cue": CUE}), X, 0)
    assert words(one[:2]) == "“ It floats ”"
    assert words(one.cue) == "had said"
    assert words(one.source) == "the mayor"
    assert one.chance > one.score > 0.99


def test_the_score_is_lower_where_the_source_is_unsure():
    own = reader(SAID, {"content": {0: 1}, "cue": CUE})
    own.heads["cue_source_from"][6, 0] = SURE  # as likely as the mayor
    (one,) = heard(own, X, 0)
    assert one.score == pytest.approx(one.chance / 2, abs=0.01)


def test_the_score_is_calibrated_where_the_model_says_how():
    own = reader(SAID, {"content": {0: 1}, "cue": CUE})
    own.calibration["speech"] = (0.0, 0.0, 0.0)
    (one,) = heard(own, X, 0)
    assert one.score == 0.5
    assert one.chance > 0.99


@pytest.mark.parametrize(("points", "cue", "source"), [
    ({"content_cue": {0: NOTHING}}, None, None),
    ({"cue_source": {6: NOTHING}}, (6, 8), None),
])  # fmt: skip
def test_a_cue_or_source_may_be_wanting(points, cue, source):
    (one,) = heard(reader(SAID | points, {"content": {0: 1}, "cue": CUE}), X, 0)
    assert (one.cue, one.source) == (cue, source)


def test_a_cue_without_more_words_is_one_word():
    (one,) = heard(reader(SAID, {"content": {0: 1}}), X, 0)
    assert words(one.cue) == "had"


def test_no_start_no_speech():
    assert heard(reader(SAID, {}), X, 0) == []


def test_what_begins_in_words_read_again_is_left_to_the_window_before():
    own = reader(SAID, {"content": {0: 1}, "cue": CUE})
    assert heard(own, X, 1) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, len(WORDS)), st.floats(0.1, 6))
def test_any_scores_give_stretches_within_the_window(seed, new, wide):
    random = np.random.default_rng(seed)
    own = reader({}, {})
    for array in own.heads.values():
        array[...] = random.normal(scale=wide, size=array.shape)
    found = heard(own, X, new)
    assert found == sorted(found, key=lambda one: one[:2])
    for one in found:
        assert new <= one.first < one.last <= len(WORDS)
        assert 0 <= one.score <= one.chance <= 1
        assert one.chance >= LEAST
        for span in (one.cue, one.source):
            assert span is None or 0 <= span[0] < span[1] <= len(WORDS)
        assert one.source is None or one.cue is not None


STRETCHES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 5), st.sampled_from([0.1, 0.3, 0.5, 0.7])).map(
        lambda drawn: Heard(drawn[0], drawn[0] + drawn[1], drawn[2], None, None, drawn[2])
    ),
    max_size=12, unique_by=lambda one: one[:2],
)  # fmt: skip


def overlap(one, other):
    return one.first < other.last and other.first < one.last


@given(STRETCHES)
def test_the_best_do_not_overlap_and_give_way_only_to_likelier_ones(found):
    chosen = best(found, 0.3)
    assert chosen == sorted(chosen, key=lambda one: one.first)
    for at, one in enumerate(chosen):
        assert one.chance >= 0.3
        assert not any(overlap(one, other) for other in chosen[at + 1 :])
    for one in found:
        if one.chance >= 0.3 and one not in chosen:
            assert any(overlap(one, other) and other.chance >= one.chance for other in chosen)


def test_the_best_hang_on_no_order():
    found = [Heard(0, 2, 0.5, None, None, 0.5), Heard(1, 3, 0.5, None, None, 0.5)]
    assert best(found, 0.3) == best(found[::-1], 0.3) == found[:1]


def test_moved_counts_from_another_word():
    one = Heard(0, 4, 0.5, (6, 8), None, 0.4)
    assert list(moved([one], 10)) == [Heard(10, 14, 0.5, (16, 18), None, 0.4)]
