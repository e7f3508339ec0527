"""Choices: every option is real, every mistake is named with its remedy."""

import inspect

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose, fields
from reread.reading import _ALL, touches

OWN = pd.DataFrame({"word": ["Bad", "good", "bad"], "valence": [-1, 2, -3]})


def test_every_choice_touches_a_stage_and_every_stage_knows_its_choices():
    assert all(touches(name) for name in fields())
    assert {choice for stage in _ALL.values() for choice in stage.choices} == set(fields())


def _options():
    for name, field in fields().items():
        yield from ((name, option) for option in field.metadata["options"])


NEED_INSTALLING = ("nltk", "spacy:MODEL")


@pytest.mark.parametrize(("choice", "option"), list(_options()))
def test_every_option_works(article, choice, option):
    if option in NEED_INSTALLING:
        pytest.skip("tested in test_names.py")
    reading = rr.read(article, **{choice: option})
    for table in touches(choice):
        rr.tables.check(table, reading.table(table), article)


def test_table_lists_all_choices():
    table = rr.Choices.table()
    assert table["choice"].tolist() == list(inspect.signature(rr.Choices).parameters)


def test_unknown_choice_and_options():
    article = rr.Article(text="x")
    with pytest.raises(TypeError, match="'lexikon' is not a choice; choose among published"):
        rr.read(article, lexikon="vader")
    with pytest.raises(
        ValueError,
        match="lexicon='nrc' is not known; choose 'news', 'vader', 'textblob' or pass a DataFrame",
    ):
        rr.read(article, lexicon="nrc")
    with pytest.raises(ValueError, match="weekdays='never' is not known; choose 'past'"):
        rr.read(article, weekdays="never")
    with pytest.raises(ValueError, match=r"tokenizer=7 is not known.*or pass a function"):
        rr.read(article, tokenizer=7)
    with pytest.raises(ValueError, match="published='soon' is not a date"):
        rr.read(article, published="soon")
    with pytest.raises(ValueError, match="ignore=5 is not a list of words"):
        rr.read(article, ignore=5)
    with pytest.raises(TypeError, match=r"article is str, not Article; load it with reread\.load"):
        rr.read("data/article.txt")


def test_ignore_is_a_set_of_words_in_lower_case():
    assert choose(ignore=("Peace", "security", "peace ")).ignore == ("peace", "security")
    assert choose(ignore="Security").ignore == ("security",)


def test_own_lexicon_from_table_or_csv(tmp_path):
    chosen = choose(lexicon=OWN)
    assert chosen.lexicon.to_dict("list") == {"word": ["bad", "good"], "valence": [-3.0, 2.0]}
    OWN.to_csv(tmp_path / "own.csv", index=False)
    assert choose(lexicon=tmp_path / "own.csv").key("lexicon") == chosen.key("lexicon")
    assert choose(lexicon=str(tmp_path / "own.csv")).label("lexicon") == "own table (2 words)"


def test_own_lexicon_is_copied():
    table = OWN.copy()
    chosen = choose(lexicon=table)
    key = chosen.key("lexicon")
    table.loc[0, "valence"] = 4
    assert chosen.key("lexicon") == key


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (OWN.rename(columns={"valence": "value"}), "no column 'valence'"),
        (OWN.assign(valence=[1, 2, 9]), "valence from -4 to 4"),
        (OWN.assign(valence=["x", "1", "2"]), "valence from -4 to 4"),
    ],
)
def test_bad_lexicons(table, problem):
    with pytest.raises(ValueError, match=problem):
        choose(lexicon=table)


def test_missing_lexicon_file():
    with pytest.raises(ValueError, match=r"lexicon='no\.csv' is not a file"):
        choose(lexicon="no.csv")
