"""Leaving words out one by one: what an article's tone hangs on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.sentiment.influence import COLUMNS, carriers

TEXT = "Security is good. “Security” was bad, he said. The plan failed."


@pytest.mark.parametrize("choices", [{}, {"lexicon": "vader"}, {"ignore": "good"}])
def test_a_row_says_what_a_reading_without_the_word_says(choices):
    article = rr.Article(text=TEXT)
    reading = rr.read(
        article, lexicon=choices.get("lexicon", "vader"), ignore=choices.get("ignore")
    )
    table = rr.leave_one_out(reading)
    whole = reading.tone["score"].mean()
    for word, mean, moved in zip(table["word"], table["mean"], table["moved"], strict=True):
        left_out = (*reading.choices.ignore, word)
        without = rr.read(article, reading.choices, ignore=left_out).tone["score"].mean()
        assert mean == pytest.approx(without) and moved == pytest.approx(without - whole)


def test_one_row_per_word_heaviest_first():
    table = rr.leave_one_out(rr.read(rr.Article(text=TEXT), lexicon="vader"))
    assert sorted(table["word"]) == ["bad", "failed", "good", "security"]
    security = table.set_index("word").loc["security"]
    assert (security["start"], security["end"], security["times"]) == (0, 8, 2)
    assert table["moved"].abs().is_monotonic_decreasing


def test_security_carries_the_article(article):
    table = rr.leave_one_out(rr.read(article, lexicon="vader"))
    assert table["word"].iat[0] == "security" and table["moved"].iat[0] < -0.05


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text):
    rows = rr.leave_one_out(rr.read(rr.Article(text=text)))
    assert list(rows.columns) == COLUMNS


def test_carriers_pull_the_way_the_tone_goes(article):
    for lexicon, sign in (("vader", 1), ("textblob", 1)):
        reading = rr.read(article, lexicon=lexicon)
        rows, every = carriers(reading, most=3), rr.leave_one_out(reading)
        assert len(rows) == 3 and (rows["moved"] * sign < 0).all()
        assert set(rows["word"]) <= set(every["word"])
    dark = rr.read(rr.Article(text="A terrible war. A good plan failed."), lexicon="vader")
    assert set(carriers(dark)["word"]) == {"terrible", "war", "failed"}


def test_a_lexicon_without_words_carries_nothing():
    assert carriers(rr.read(rr.Article(text="The plan."))).empty
