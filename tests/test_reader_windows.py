"""Windows: each word is new in one of them, none is too full, sentences are cut only at need."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread.reader.features import BEGIN, END, UNKNOWN, Vocabulary, shape
from reread.reader.windows import CONTEXT, PARAGRAPH, ROOM, SENTENCE, stretches, window

# Sentences as lists of their words' numbers of pieces, some longer than a window
WORDS = st.lists(st.integers(1, 16), min_size=1, max_size=60)
SENTENCES = st.lists(WORDS, min_size=1, max_size=20)


def laid(sentences):
    """The stretches of an article, its words' sizes, and where its sentences start and end."""
    sizes = [size for sentence in sentences for size in sentence]
    bounds = [0]
    for sentence in sentences:
        bounds.append(bounds[-1] + len(sentence))
    return list(stretches(sizes, bounds[:-1])), sizes, bounds


@given(SENTENCES)
def test_each_word_is_new_once_and_no_window_is_too_full(sentences):
    found, sizes, _ = laid(sentences)
    assert [word for one in found for word in range(one.first, one.last)] == list(range(len(sizes)))
    for one in found:
        assert 0 <= one.before <= one.first < one.last
        assert sum(sizes[one.before : one.last]) <= ROOM


@given(SENTENCES)
def test_what_is_read_again_is_short_and_begins_where_a_stretch_may(sentences):
    found, sizes, bounds = laid(sentences)
    for one in found:
        assert sum(sizes[one.before : one.first]) <= CONTEXT
        if one.first in bounds and all(sum(sentence) <= ROOM for sentence in sentences):
            assert one.before in bounds


@given(SENTENCES)
def test_only_sentences_longer_than_a_window_are_cut(sentences):
    found, sizes, bounds = laid(sentences)
    for one in found:
        if one.last not in bounds:
            start, end = next(pair for pair in pairwise(bounds) if pair[0] < one.last < pair[1])
            assert sum(sizes[start:end]) > ROOM


@given(SENTENCES)
def test_a_window_is_as_full_as_its_next_sentence_lets_it(sentences):
    found, sizes, bounds = laid(sentences)
    for one in found[:-1]:
        if one.last in bounds:
            start, end = next(pair for pair in pairwise(bounds) if pair[0] == one.last)
            assert sum(sizes[one.before : min(end, start + ROOM)]) > ROOM


@pytest.mark.parametrize(("sizes", "starts", "expected"), [
    ([1], [0], [(0, 0, 1)]),
    ([1] * ROOM, [0], [(0, 0, ROOM)]),
    ([1] * (ROOM + 1), [0], [(0, 0, ROOM), (ROOM, ROOM, ROOM + 1)]),
    ([1] * 300, [0, 100, 200], [(0, 0, 200), (200, 200, 300)]),
    ([1] * 300, [0, 160, 200], [(0, 0, 200), (160, 200, 300)]),
    ([1] * 452, [0, 204, 250], [(0, 0, 250), (204, 250, 452)]),
    ([1] * 460, [0, 204, 250], [(0, 0, 250), (250, 250, 460)]),
])  # fmt: skip
def test_where_windows_end(sizes, starts, expected):
    assert list(stretches(sizes, starts)) == expected


def test_a_window_has_marks_at_its_ends_and_knows_its_words_first_pieces():
    known = Vocabulary([UNKNOWN, BEGIN, END, "pell", "##s", "spoke"])
    capital, lower = shape("Pells"), shape("spoke")
    made = window(known, ["Pells", "spoke"], [capital, lower], [PARAGRAPH, 0], [4, 0])
    assert made.ids == [1, 3, 4, 5, 2]
    assert made.shapes == [0, capital, capital, lower, 0]
    assert made.opens == [0, PARAGRAPH, PARAGRAPH, 0, 0]
    assert made.lists == [0, 4, 4, 0, 0]
    assert made.first == [1, 3]
    assert SENTENCE != PARAGRAPH
