"""Tone by a function of one's own: checked, re-summed by the ledger, and told as what it is."""

import functools
import math
import re

import numpy as np
import pandas as pd
import pytest

import reread as rr
from reread.alternatives.options import options
from reread.stages import STAGES

ARTICLE = rr.Article(
    text="The mill was a triumph. Its collapse was a disaster! “Fine,” said Ada Pell.\n"
)
WORTH = {"triumph": 3.0, "fine": 1.0, "collapse": -2.0, "disaster": -3.5}


def like_vader(sentence):
    """The sum of the words' worth, brought between -1 and 1 as VADER brings it."""
    total = math.fsum(WORTH.get(word, 0) for word in re.findall(r"\w+", sentence.lower()))
    return total / math.sqrt(total * total + 15)


def test_sentences_have_the_scores_given():
    reading = rr.read(ARTICLE, tone=like_vader)
    texts = [
        ARTICLE.text[a:b] for a, b in zip(reading.tone["start"], reading.tone["end"], strict=True)
    ]
    assert reading.tone["score"].tolist() == [like_vader(text) for text in texts]
    assert reading.tone["positive"].isna().all()
    assert reading.tone["voice"].tolist()[:2] == ["narrator", "narrator"]
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, ARTICLE, tables)


def test_the_ledger_re_sums_and_says_who_scored():
    reading = rr.read(ARTICLE, tone=lambda sentence: 0.0 if "mill" in sentence else -0.25)
    assert reading.ledger["step"].tolist() == ["function"] * 2
    sums = reading.ledger.groupby("sentence")["amount"].sum()
    assert [sums.get(n, 0.0) for n in reading.tone["sentence"]] == reading.tone["score"].tolist()


def test_a_function_is_asked_once_a_sentence():
    asked = []
    reading = rr.read(ARTICLE, tone=lambda sentence: asked.append(sentence) or 0.5)
    assert len(reading.tone) == len(reading.ledger) == len(asked) == 3
    assert asked[0] == "The mill was a triumph."


class Scorer:
    """An object that is called."""

    def __call__(self, sentence, worth=0.5):
        return worth


@pytest.mark.parametrize(("tone", "name"), [
    (like_vader, "like_vader"), (functools.partial(Scorer(), worth=0.1), "Scorer"),
    (functools.partial(like_vader), "like_vader"), (Scorer(), "Scorer"),
])  # fmt: skip
def test_a_function_has_a_name_that_stays_the_same(tone, name):
    reading = rr.read(ARTICLE, tone=tone)
    assert reading.choices.scorer == name
    assert f"by the function {name})" in rr.findings(reading, "tone")["sentence"][0]


def test_what_is_given_instead_is_told_on_one_line():
    with pytest.raises(ValueError, match=r"gave 0 0\.5 dtype: float64 for sentence 0"):
        rr.read(ARTICLE, tone=lambda _: pd.Series([0.5])).table("tone")


@pytest.mark.parametrize("score", [None, "0.5", math.nan, 1.01, -2, True, {"compound": 0.5}])
def test_scores_that_are_none(score):
    with pytest.raises(ValueError, match=r"^tone: the function gave .* for sentence 0 \('The mill was a "
                       r"triumph\.'\); let it give a number from -1 to 1"):  # fmt: skip
        rr.read(ARTICLE, tone=lambda _: score).table("tone")


@pytest.mark.parametrize("score", [np.float32(0.5), np.int64(1), 1, -1.0])
def test_numbers_of_other_libraries_are_scores(score):
    assert rr.read(ARTICLE, tone=lambda _: score).tone["score"].tolist() == [float(score)] * 3


def test_what_rests_on_words_says_nothing_of_a_function():
    reading = rr.read(ARTICLE, tone=like_vader)
    assert rr.leave_one_out(reading).empty
    assert not {"lexicon", "negation", "ignore"} & options(reading).keys()
    assert {"lexicon", "negation", "ignore"} <= options(rr.read(ARTICLE)).keys()
    assert "Sentences were scored by the function like_vader" in str(rr.session(reading))
    assert "by the function like_vader" in rr.findings(reading, about="tone")["sentence"].iat[0]


def test_a_function_is_told_in_every_picture_and_sheet():
    reading = rr.read(ARTICLE, tone=like_vader)
    steps = reading.ledger[reading.ledger["sentence"] == 0]
    assert rr.plots.ledger(steps).get_xticklabels()
    assert "function" in set(rr.compare(rr.read(ARTICLE), reading)["b"].dropna()) | set(
        reading.ledger["step"]
    )
