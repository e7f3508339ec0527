"""The reader's weights: two readers in one file, labels for every score, calibrated chances."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread.files import unpacked
from reread.reader import weights
from reread.reader.decoding import LABELS
from reread.reader.weights import DEPTHS, calibrated, shipped

MODELS = Path(weights.__file__).parents[1] / "models"
CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=3)


def test_the_small_reader_has_the_first_layers_of_the_deep():
    small, deep = shipped("small"), shipped("deep")
    assert [len(one.layers) for one in (small, deep)] == list(DEPTHS.values()) == [2, 4]
    for mine, its in zip(small.layers, deep.layers, strict=False):
        for name, array in mine.items():
            np.testing.assert_array_equal(array, its[name])
    assert (small.heads["tag"] != deep.heads["tag"]).any()


@pytest.mark.parametrize("reader", DEPTHS)
def test_every_score_has_its_label(reader):
    known = shipped(reader)
    assert len(known.vocabulary.numbers) == len(known.inputs["word"])
    assert known.heads["tag"].shape[1] == len(known.tags) == len(set(known.tags))
    assert len(known.heads["relation_bias"]) == len(known.relations) == len(set(known.relations))
    assert known.heads["name"].shape[1] == len(LABELS)
    assert "root" in known.relations


def test_eight_bits_are_multiplied_by_their_scales():
    packed = unpacked(MODELS, "reader")
    weights = packed["deep.tag"] * packed["deep.tag.scale"]
    np.testing.assert_allclose(shipped("deep").heads["tag"], weights, rtol=1e-6)


@given(CHANCES)
def test_without_weights_all_must_be_right(chances):
    assert calibrated(chances, ()) == pytest.approx(np.prod(chances))


@given(st.floats(0.001, 0.999))
def test_weights_can_leave_a_chance_as_it_is(chance):
    assert calibrated([chance], (0.0, 1.0)) == pytest.approx(chance)


@given(CHANCES, st.lists(st.floats(-5, 5), min_size=4, max_size=4))
def test_any_weights_give_a_probability(chances, weights):
    assert 0 <= calibrated(chances, weights[: len(chances) + 1]) <= 1
