"""Lexicons: as their packages have them, and what `ignore` leaves out."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from reread import files
from reread.choices import Choices
from reread.sentiment.lexicons import lexicon, valences
from reread.sentiment.wording import emoji

TRAINING = Path(__file__).parents[1] / "training"


@pytest.fixture(scope="module")
def vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def test_vader_is_what_vadersentiment_can_match(vader):
    assert valences("vader") == {w: v for w, v in vader.lexicon.items() if w == w.lower()}


def test_emoji_are_what_vadersentiment_can_match(vader):
    assert emoji() == {sign: said for sign, said in vader.emojis.items() if len(sign) == 1}


@pytest.mark.parametrize("name", ["vader", "vader_emoji", "textblob"])
def test_the_tables_that_ship_are_made_of_the_packages(name):
    made = runpy.run_path(str(TRAINING / "sentiment_lexicons.py"))[name]()
    lines = files.shipped(f"sentiment/data/{name}.tsv").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert lines[len(head) + 1 :] == made and len(made) > 1_000
    assert "licence" in " ".join(head)


def test_textblob_is_scaled_to_vaders_valence():
    words = valences("textblob")
    assert words["abhorrent"] == pytest.approx(-2.8)  # one sense, polarity -0.7
    assert words["good"] > 0 > words["bad"]
    assert all(-4 <= valence <= 4 and valence for valence in words.values())


@pytest.mark.parametrize("word", ["very", "can't", "13th"])
def test_textblob_leaves_modifiers_and_neutral_forms_to_the_rules(word):
    assert word not in valences("textblob")


@pytest.mark.parametrize("name", ["news", "vader", "textblob"])
def test_one_row_per_word(name):
    table = lexicon(name)
    assert list(table.columns) == ["word", "valence", "spread", "source"]
    assert table["word"].is_unique and table["spread"].notna().all()
    assert dict(zip(table["word"], table["valence"], strict=True)) == valences(name)


TOPICS = "security support guarantees defence defense war peace agreement justice united party"


PLAIN = "foreign under about after against will do most many first last own because our large late"


@pytest.mark.parametrize("word", PLAIN.split())
def test_words_of_grammar_and_measure_are_no_feeling_in_the_news(word):
    assert word not in valences("news")


@pytest.mark.parametrize("word", TOPICS.split())
def test_topic_words_are_no_feeling_in_the_news(word):
    assert word not in valences("news")


@pytest.mark.parametrize(("worse", "better"), [
    ("killed", "wounded"), ("murderer", "critic"), ("corrupt", "honest"), ("disgraced", "beloved"),
    ("terrorist", "hero"),
])  # fmt: skip
def test_the_news_lexicon_knows_worse_from_better(worse, better):
    words = valences("news")
    assert words[worse] < 0 and words[worse] < words.get(better, 0.0)


def test_names_are_not_in_the_news_lexicon():
    names = "trump clinton obama putin smith london washington monday january"
    assert not set(names.split()) & valences("news").keys()


def test_own_table_needs_no_spread():
    own = Choices(lexicon=pd.DataFrame({"word": ["Don’t"], "valence": [1]})).lexicon
    assert valences(own) == {"don't": 1.0}
    assert lexicon(own)["source"].tolist() == ["own table"]


def test_ignore_leaves_out_exactly_the_forms_given():
    rest = valences("vader", ("security", "don’t"))
    assert valences("vader").keys() - rest.keys() == {"security"}
    assert {"secure", "securities"} & rest.keys() == {"secure", "securities"} & valences(
        "vader"
    ).keys()
    assert "security" in valences("vader")


def test_unknown_lexicon_names_the_options():
    with pytest.raises(
        ValueError, match=r"lexicon='nrc' is not known; choose 'news', 'vader', 'textblob'"
    ):
        valences("nrc")


def test_reading_a_lexicon_needs_no_package():
    """None in their places is how Python says that a module cannot be imported."""
    code = (
        "import sys; sys.modules.update(vaderSentiment=None, textblob=None);"
        "from reread.sentiment.lexicons import valences;from reread.sentiment.wording import emoji;"
        "valences('vader'), valences('textblob'), emoji();"
        "print([m for m in ('vaderSentiment', 'textblob', 'nltk', 'requests') if sys.modules.get(m)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
