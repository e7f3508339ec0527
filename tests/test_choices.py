"""Choices: every option is real, every mistake is named with its remedy."""

import inspect
import os
import re
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread import own_tables
from reread.choices import choose, fields
from reread.questions import QUESTIONS, ROOMS
from reread.reading import touches
from reread.stages import ALL

OWN = pd.DataFrame({"word": ["Bad", "good", "bad"], "valence": [-1, 2, -3]})


def test_every_choice_touches_a_stage_and_every_stage_knows_its_choices():
    assert all(touches(name) for name in fields())
    assert {choice for stage in ALL.values() for choice in stage.choices} == set(fields())


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
    assert list(QUESTIONS) == table["choice"].tolist()
    assert set(table["about"]) == set(ROOMS.values())


def test_each_choice_and_each_option_is_told_in_plain_words():
    for name, field in fields().items():
        about = field.metadata
        assert about["room"] in ROOMS and about["question"].endswith("?"), name
        default = getattr(rr.Choices(), name)
        assert next(iter(about["options"]), default) == default, name
        for says in about["options"].values():
            assert says.lstrip("“")[0].isupper() and says.endswith("."), says
    options = rr.Choices.options()
    assert options.groupby("choice")["default"].sum().eq(1).all()
    assert len(options) == len(list(_options()))


def test_no_option_can_be_added_behind_the_readings_back():
    with pytest.raises(TypeError):
        fields()["weekdays"].metadata["options"]["never"] = "None of them."


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


@pytest.mark.parametrize("base", [{"lexicon": "vader"}, "vader", ("vader",)])
def test_a_set_of_choices_is_choices(base):
    with pytest.raises(TypeError, match="not Choices; name what changes, for example lexicon="):
        rr.read(rr.Article(text="x"), base)


def test_a_function_that_cannot_be_told_from_others_is_refused():
    class Cutter:
        __hash__ = None

        def __call__(self, text):
            return [(0, len(text))]

    with pytest.raises(ValueError, match="has no hash to tell readings by; wrap it in a function"):
        choose(tokenizer=Cutter())
    assert callable(choose(tokenizer=lambda text: Cutter()(text)).tokenizer)


@pytest.mark.parametrize("words", [
    ("Peace", "security", "peace "), pd.Series(["Security", "peace"]), {"peace": 1, "security": 2}.keys(),
    pd.array(["security", "peace"], "string"), (word for word in ("security", "", "peace")),
])  # fmt: skip
def test_ignore_is_a_set_of_words_in_lower_case(words):
    assert choose(ignore=words).ignore == ("peace", "security")


def test_ignore_is_one_word_or_none():
    assert choose(ignore="Security").ignore == ("security",)
    assert choose(ignore=None).ignore == choose(ignore=" ").ignore == ()


@pytest.mark.parametrize("words", [5, [5], b"good", {"good": 1}, pd.DataFrame({"word": ["good"]})])
def test_what_is_no_list_of_words(words):
    with pytest.raises(ValueError, match="is not a list of words; write ignore="):
        choose(ignore=words)


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


ODD_ROWS = [
    ({"word": ["* *"]}, "word in row 0, '* *', matches every word; drop it"),
    ({"word": ["wom?n"]}, "word in row 0, 'wom?n', has '?' in a word, which matches nothing; write"),
    ({"word": ["  "]}, "word in row 0 is blank"), ({"word": [None]}, "word in row 0 is blank"),
    ({"word": ["a" * 200_000]}, "word in row 0 has 200,000 characters; keep it to 1,000"),
    ({"word": ["a\0b"]}, r"word in row 0 holds the character '\x00', which has no place in a text"),
    ({"word": ["\ud800"]}, r"word in row 0 holds the character '\ud800'"),
    ({"word": [["a"]]}, "word in row 0 is list; write a text or a number"),
    ({"word": [b"a"]}, "word in row 0 is bytes"), ({"valence": [2 + 1j]}, "valence in row 0 is complex"),
    ({"valence": ["1,5"]}, "'good' has valence='1,5'; give a valence from -4 to 4"),
    ({"valence": [float("inf")]}, "'good' has valence=inf"),
]  # fmt: skip


@pytest.mark.parametrize(("odd", "problem"), ODD_ROWS)
def test_rows_that_are_none(odd, problem):
    table = pd.DataFrame({"word": ["good"], "valence": [1]} | odd, dtype=object)
    with pytest.raises(ValueError, match="^lexicon: " + re.escape(problem)):
        choose(lexicon=table)


def test_a_lexicon_without_rows():
    with pytest.raises(ValueError, match="lexicon has no rows; give each word a valence"):
        choose(lexicon=OWN.head(0))


@pytest.mark.parametrize("name", own_tables.OWN)
def test_a_column_that_is_there_twice(name):
    table = pd.DataFrame([["a", "b"]], columns=["word", "word"])
    with pytest.raises(ValueError, match=f"{name} has the column 'word' twice; keep one of them"):
        choose(**{name: table})


ODD_FILES = {
    "latin.csv": (b"word,valence\ncaf\xe9,1\n", r"is not UTF-8 \(line 2\); save it as CSV UTF-8"),
    "long.csv": (b"word,valence\n" + b"a" * 200_000 + b",1\n", "is not CSV .field larger than"),
    "quote.csv": (b'word,valence\n"a,1\nb,2\n', "is not CSV .*; close each quotation mark"),
    "more.csv": (b"word,valence\na,1,5\n", "row 0 has 3 cells under 2 columns"),
    "fewer.csv": (b"word,valence\na\n", "'a' has valence=''"),
    "twice.csv": (b"word,word,valence\na,b,1\n", "has the column 'word' twice"),
    "semicolons.csv": (b"word;valence\na;1\n", "has no column 'valence'"),
    "empty.csv": (b"", "has no column 'valence'; it needs word, valence"),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_files_that_are_no_lexicon(name, tmp_path):
    data, problem = ODD_FILES[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ValueError, match=problem):
        choose(lexicon=tmp_path / name)


def test_csv_as_spreadsheets_write_it(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfword, valence\r\n\r\nGood,1\r\n")
    assert choose(lexicon=tmp_path / "a.csv").lexicon.to_dict("list") == {
        "word": ["good"], "valence": [1.0]
    }  # fmt: skip


def test_a_table_is_not_taken_for_a_path():
    table = pd.DataFrame({"valence": [1], "word": ["own.csv"]})
    assert choose(lexicon=table).lexicon["word"].tolist() == ["own.csv"]


@pytest.mark.parametrize("name", own_tables.OWN)
def test_places_where_no_file_is(name, tmp_path):
    for path in (tmp_path, tmp_path / "no.csv", "no\0.csv"):
        path = str(path) if name != "lexicon" and isinstance(path, str) else Path(path)
        with pytest.raises(ValueError, match=rf"{name}=.* is not a file; a CSV needs columns"):
            choose(**{name: path})
    for url in ("https://a.example/own.csv", "file:///etc/own.csv"):
        with pytest.raises(ValueError, match=f"{name}='{url}' is an address; download it"):
            choose(**{name: url})
    with pytest.raises(ValueError, match=r"a…' cannot be read \(File name too long\)"):
        choose(**{name: "a" * 5_000 + ".csv"})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ValueError, match="is not a file"):
        choose(lexicon=tmp_path / "pipe.csv")


def test_missing_lexicon_file():
    with pytest.raises(ValueError, match=r"lexicon='no\.csv' is not a file"):
        choose(lexicon="no.csv")
