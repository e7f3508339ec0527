"""Readability: the formulas by hand, syllables by the dictionary, and what is not counted."""

import math

import pytest

import reread as rr
from reread.context.readability import MEASURES, syllables

TEXT = (
    "Mill of Orrin closes\n"
    "The cat sat on the mat. Nobody understood the situation, and it didn’t matter.\n"
    "Subscribe to our newsletter and never miss an important update again\n"
)


@pytest.fixture(scope="module")
def values():
    rows = rr.readability(rr.read(rr.Article(text=TEXT)))
    return rows.set_index("measure")


@pytest.mark.parametrize(("word", "count"), [
    ("the", 1), ("make", 1), ("asked", 1), ("makes", 1), ("through", 1), ("strengths", 1), ("called", 1),
    ("B", 1), ("40", 1), ("", 1), ("table", 2), ("landed", 2), ("homely", 2), ("faces", 2), ("wishes", 2),
    ("doing", 2), ("giant", 2), ("didn’t", 2), ("hopeful", 2), ("people", 2), ("QUIET", 2), ("radio", 3),
    ("beautiful", 3), ("important", 3), ("situation", 4), ("café", 2), ("January", 4), ("enthusiasm", 5),
])  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_the_formulas_by_hand(values):
    s, w = 2, 14  # neither the heading's words nor the newsletter's
    letters = 17 + 44
    beats = 6 + 3 + 3 + 1 + 4 + 1 + 1 + 2 + 2
    long_words = len(["understood", "situation"])
    complex_words = len(["Nobody", "understood", "situation"])
    assert set(values["words"]) == {w} and not values["enough"].any()
    expected = {
        "words per sentence": w / s,
        "syllables per word": beats / w,
        "Flesch reading ease": 206.835 - 1.015 * w / s - 84.6 * beats / w,
        "Flesch-Kincaid grade": 0.39 * w / s + 11.8 * beats / w - 15.59,
        "Gunning fog": 0.4 * (w / s + 100 * complex_words / w),
        "SMOG grade": 1.043 * math.sqrt(30 * complex_words / s) + 3.1291,
        "Coleman-Liau index": 5.88 * letters / w - 29.6 * s / w - 15.8,
        "automated readability index": 4.71 * letters / w + 0.5 * w / s - 21.43,
        "LIX": w / s + 100 * long_words / w,
    }
    assert values["value"].to_dict() == pytest.approx(expected)
    assert values.index.tolist() == [one.name for one in MEASURES]


def test_each_number_says_what_it_is(values):
    assert values["formula"].str.len().gt(4).all() and values["says"].str.len().gt(10).all()
    assert values["source"].isna().sum() == 2


def test_a_text_without_words_has_no_values():
    rows = rr.readability(rr.read(rr.Article(text="")))
    assert rows["value"].isna().all() and set(rows["words"]) == {0}


def test_enough_words(reading):
    assert rr.readability(reading)["enough"].all()
