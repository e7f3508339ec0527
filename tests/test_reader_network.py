"""The network: its sums are those of the papers it names, and each window stands for itself."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from reread.reader import network
from reread.reader.features import shapes
from reread.reader.network import one_thread
from reread.reader.read import of_words
from reread.reader.weights import shipped
from reread.reader.windows import PARAGRAPH, ROOM, window

ROUNDED = 0.51 * 10.0**-network.DECIMALS  # how far a rounded value may be off
SEEDS = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=30, deadline=None)


def drawn(seed: int, *shape: int, wide: float = 1.0) -> np.ndarray:
    return np.random.default_rng([seed, *shape]).normal(scale=wide, size=shape).astype(np.float32)


def _window(known, forms):
    opens = [PARAGRAPH, *[0] * (len(forms) - 1)]
    return window(known, forms, list(shapes(forms, map(bool, opens))), opens, [0] * len(forms))


def softmax(scores):
    raised = [math.exp(score - max(scores)) for score in scores]
    return [value / sum(raised) for value in raised]


@FEW
@given(SEEDS, st.integers(1, 6), st.integers(1, 50), st.floats(0.01, 200))
def test_log_shares_sum_to_one(seed, rows, columns, wide):
    shares = np.exp(network.log_shares(drawn(seed, rows, columns, wide=wide)).astype(float))
    assert shares.sum(axis=1) == pytest.approx(np.ones(rows), rel=2 * ROUNDED)


def test_log_shares_are_rounded_and_keep_what_cannot_be():
    found = network.log_shares(np.array([[1.0, 2.0, -np.inf]], np.float32))
    assert found[0].tolist() == pytest.approx([-1.313, -0.313, -np.inf], abs=1e-6)


def test_gelu_is_that_of_the_normal_distribution():
    x = np.linspace(-6, 6, 201, dtype=np.float32)
    exact = [value * (1 + math.erf(value / math.sqrt(2))) / 2 for value in x.tolist()]
    assert network.gelu(x).tolist() == pytest.approx(exact, abs=1e-3)


@FEW
@given(SEEDS, st.integers(1, 7), st.floats(0.1, 10))
def test_attention_is_what_loops_give(seed, count, wide):
    size = 2
    width = size * network.HEADS
    layer = {"look": drawn(seed, width, 3 * width), "look_bias": drawn(seed, 3 * width),
             "gather": drawn(seed + 1, width, width), "gather_bias": drawn(seed, width)}  # fmt: skip
    x = drawn(seed, count, width, wide=wide)
    q, k, v = np.split(x.astype(float) @ layer["look"] + layer["look_bias"], 3, axis=1)
    taken = np.zeros((count, width))
    for head in range(network.HEADS):
        own = slice(head * size, head * size + size)
        for word in range(count):
            shares = softmax([float(q[word, own] @ k[other, own]) for other in range(count)])
            taken[word, own] = shares @ v[:, own]
    expected = taken @ layer["gather"] + layer["gather_bias"]
    scale = np.abs(expected).max()
    assert network._gathered(layer, x) == pytest.approx(expected, abs=2e-4 * scale, rel=1e-3)


def test_normalised_rows_have_mean_nought_and_deviation_one():
    found = network._normalised(drawn(1, 5, 48, wide=7) + 3, np.float32(1), np.float32(0))
    assert found.mean(axis=1) == pytest.approx(np.zeros(5), abs=1e-5)
    assert found.std(axis=1) == pytest.approx(np.ones(5), abs=1e-4)


@FEW
@given(SEEDS, st.integers(1, 8))
def test_arcs_share_out_each_word_among_the_others_and_the_root(seed, count):
    own = {"arc": drawn(seed, 4, 4), "arc_bias": drawn(seed, 4), "root": drawn(seed + 1, 4)}
    found = network.arcs(own, drawn(seed + 2, count, 4), drawn(seed + 3, count, 4))
    assert found.shape == (count, count + 1)
    assert np.isneginf(np.diagonal(found)).all()
    assert np.exp(found).sum(axis=1) == pytest.approx(np.ones(count), rel=2 * ROUNDED)


@FEW
@given(SEEDS, st.integers(1, 8), st.data())
def test_ends_are_not_before_their_starts(seed, count, data):
    starts = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=count))
    own = {f"{name}_{part}": drawn(seed, *size)
           for name in ("a_end", "a_cue")
           for part, size in (("from", (4, 3)), ("to", (4, 3)), ("bias", (3,)), ("none", (3,)))}  # fmt: skip
    x = drawn(seed + 1, count, 4)
    ends, cues = network.pointed(own, "a_end", x, starts), network.pointed(own, "a_cue", x, starts)
    for row, start in enumerate(starts):
        assert np.isneginf(ends[row]).tolist() == [at < start for at in range(count)] + [False]
    assert np.isfinite(cues).all()


def test_relations_are_those_of_word_and_governor():
    size, labels = 3, 4
    own = {"dependent_label": drawn(1, 5, size), "governor_label": drawn(2, 5, size),
           "relation": drawn(3, size, labels * size), "relation_bias": drawn(4, labels),
           "relation_both": drawn(5, 2 * size, labels)}  # fmt: skip
    x, governors = drawn(6, 3, 5), [1, 1, 0]
    one, other = network.gelu(x @ own["dependent_label"]), network.gelu(x @ own["governor_label"])
    found = network.relations(own, x, governors)
    for word, governor in enumerate(governors):
        mine, its = one[word], other[governor]
        scores = [
            mine @ own["relation"].reshape(size, labels, size)[:, label] @ its
            + np.concatenate([mine, its]) @ own["relation_both"][:, label]
            + own["relation_bias"][label]
            for label in range(labels)
        ]
        shares = np.log(softmax([float(score) for score in scores]))
        assert found[word] == pytest.approx(shares, abs=ROUNDED + 1e-4)


LONG = ["Novak", "met", "Weber", "in", "Oslo", "and", "left", ","] * (ROOM // 10)
OTHER = ["boats", "wait", "under", "it", "while", "gulls", "cry", ","] * (ROOM // 10)


@pytest.mark.parametrize("reader", ["small", "deep"])
def test_a_window_is_read_alike_whatever_is_beside_it(reader):
    model = shipped(reader)
    opens = [PARAGRAPH, *[0] * (len(LONG) - 1)]
    plain = [word.lower() for word in LONG]  # names lean on other windows, and these do not
    alone = of_words(model, plain, opens)
    first = of_words(model, [*plain, *OTHER], opens * 2)
    second = of_words(model, [*OTHER, *plain], opens * 2)
    count = len(plain)
    for column in (0, 2):  # tags, relations
        assert first[column][:count] == second[column][count:] == alone[column]
    for column in (3, 6):  # chances
        np.testing.assert_array_equal(first[column][:count], alone[column])
        np.testing.assert_array_equal(second[column][count:], alone[column])
    assert list(first[1][:count]) == list(alone[1])
    assert [at if at < 0 else at - count for at in second[1][count:]] == list(alone[1])


@pytest.mark.parametrize("reader", ["small", "deep"])
def test_a_window_is_read_alike_after_others(reader):
    model = shipped(reader)
    made = _window(model.vocabulary, LONG[:40])
    first = network.words(model, made)
    network.words(model, _window(model.vocabulary, OTHER[:60]))
    np.testing.assert_array_equal(network.words(model, made), first)
    assert first.shape == (40, model.inputs["word"].shape[1])


def test_what_a_word_is_hangs_on_its_place():
    model = shipped("small")
    made = window(model.vocabulary, ["left", "Oslo", "left"], [4, 6, 4], [0] * 3, [0] * 3)
    one, _, other = network.words(model, made)
    assert np.abs(one - other).max() > 0.01


def test_what_a_word_is_hangs_on_all_its_pieces_and_on_lists():
    model = shipped("small")
    made = window(model.vocabulary, ["Tolland", "left"], [6, 4], [0] * 2, [0] * 2)
    assert made.first == [1, 3]
    vectors = network._encoded(model, made)
    assert network.words(model, made)[0] == pytest.approx((vectors[1] + vectors[2]) / 2, abs=1e-6)
    listed = made._replace(lists=[0, 1, 2, 0, 0])
    assert np.abs(network.words(model, listed) - network.words(model, made)).max() > 0.01


def _threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_while_reading_and_all_after():
    before = _threads()
    with one_thread():
        assert _threads() == {1}
    assert _threads() == before


def test_an_error_gives_the_threads_back():
    before = _threads()
    with pytest.raises(KeyError), one_thread():
        raise KeyError
    assert _threads() == before
