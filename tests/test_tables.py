"""Schemas: built tables keep their promises, and `check` notices each broken one."""

import re

import pandas as pd
import pytest

import reread as rr
from reread import tables

ARTICLE = rr.Article(text="Ann spoke. Bob left.", id="t")
ROWS = [
    {"start": 11, "end": 20, "block": 0},
    {"start": 0, "end": 10, "block": 0},
]


def test_build_sorts_numbers_and_types():
    table = tables.build("sentences", ARTICLE, iter(ROWS))
    assert table["start"].tolist() == [0, 11]
    assert table["sentence"].tolist() == [0, 1]
    assert table["article"].tolist() == ["t", "t"]
    tables.check("sentences", table, ARTICLE)


@pytest.mark.parametrize("name", tables.TABLES)
def test_empty_has_the_schema_and_passes(name):
    empty = tables.empty(name)
    assert list(empty.columns[:3]) == ["article", "start", "end"]
    tables.check(name, empty, ARTICLE)
    pd.testing.assert_frame_equal(tables.build(name, ARTICLE, []), empty)


@pytest.mark.parametrize("name", tables.TABLES)
def test_describe_explains_every_column(name):
    about = tables.describe(name)
    assert about["column"].tolist() == tables.schema(name).names
    assert (about["meaning"].str.len() >= 3).all()


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="table 'words' is not known; choose one of blocks"):
        tables.empty("words")
    with pytest.raises(ValueError, match=r"sentences has no column \['colour'\]"):
        tables.build("sentences", ARTICLE, [{"start": 0, "end": 1, "colour": "red"}])


def _tokens() -> pd.DataFrame:
    rows = [
        {"start": 0, "end": 3, "sentence": 0, "surface": "Ann", "kind": "word", "tag": "NNP",
         "lemma": "Ann", "head": 1, "relation": "nsubj"},
        {"start": 4, "end": 9, "sentence": 0, "surface": "spoke", "kind": "word", "tag": "VBD",
         "lemma": "speak", "head": None, "relation": "root"},
    ]  # fmt: skip
    return tables.build("tokens", ARTICLE, rows)


BREAKS = {
    "columns are": lambda t: t.drop(columns="tag"),
    "start is object": lambda t: t.astype({"start": object}),
    "lemma is missing in row 1": lambda t: t.assign(lemma=pd.array(["Ann", None], dtype="string")),
    "rows of another article": lambda t: t.assign(
        article=pd.array(["u", "t"], dtype="string")
    ),
    "spans 4:99": lambda t: t.assign(end=[3, 99]),
    "spans 4:4": lambda t: t.assign(end=[3, 4]),
    "is not text": lambda t: t.assign(surface=pd.array(["Ann", "spake"], dtype="string")),
    "not sorted": lambda t: t.iloc[::-1].reset_index(drop=True),
    "overlaps": lambda t: t.assign(
        start=[0, 2], surface=pd.array(["Ann", "n spoke"], dtype="string")
    ),
    "does not count": lambda t: t.assign(token=[1, 2]),
    "kind='verb' is not one of": lambda t: t.assign(
        kind=pd.array(["word", "verb"], dtype="string")
    ),
    "sentence=7 is not in sentences.sentence": lambda t: t.assign(sentence=[0, 7]),
    "head=5 is not in tokens.token": lambda t: t.assign(head=pd.array([5, None], dtype="Int64")),
}  # fmt: skip


@pytest.mark.parametrize("problem", BREAKS)
def test_check_notices(problem):
    sentences = tables.build("sentences", ARTICLE, ROWS)
    others = {"sentences": sentences, "tokens": _tokens()}
    tables.check("tokens", _tokens(), ARTICLE, others)
    with pytest.raises(ValueError, match=problem):
        tables.check("tokens", BREAKS[problem](_tokens()), ARTICLE, others)


def test_check_notices_bounds_the_wrong_way_round():
    row = {"start": 0, "end": 3, "sentence": 0, "surface": "Ann", "type": "DATE", "value": "2014",
           "earliest": "2014-12-31", "latest": "2014-01-01", "grain": "year", "anchor": None,
           "status": "resolved", "rule": "r"}  # fmt: skip
    with pytest.raises(ValueError, match="earliest is after latest"):
        tables.check("times", tables.build("times", ARTICLE, [row]), ARTICLE)


def test_dollars_in_a_table_are_no_mathematics():
    """What JupyterLab shows of a table: MathJax leaves such a class alone."""
    reading = rr.read(rr.Article(text="Fees rise from $5 to $10, said Ann Lee."))
    for table in (reading.tokens, rr.concordance(reading, "rise"), reading.tokens.head(3)):
        head = table._repr_html_().partition("<table ")[2].partition(">")[0]
        assert {"mathjax_ignore", "tex2jax_ignore"} <= set(re.findall(r"[\w]+", head))


def test_frames_share_no_label_that_can_be_changed(article):
    rows = [{"start": 0, "end": 1, "voice": "narrator", "score": 1.0}]
    one = tables.build("stretches", article, rows)
    one.columns.name = "column"
    other = tables.build("stretches", article, rows)  # made from the same labels
    assert other.columns.name is None
    assert other.columns.equals(tables.empty("stretches").columns)


def test_what_is_no_text_becomes_one(article):
    rows = [{"start": 0, "end": 1, "voice": 7, "score": 1.0}]
    table = tables.build("stretches", article, rows)
    assert table["voice"].tolist() == ["7"] and table["voice"].dtype == tables.TEXT
