"""Tokens: where they end under each tokenizer, their kinds and their dictionary forms."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.reader.tokens import kind
from reread.words.lemmas import lemma

CASES = Path(__file__).parent / "cases"
PIECES = ["U.S.", "Aug. 15", "He", "didn’t", "“no.”", "''", '"', "gonna", "?!", "…", "and/or", "-",
          "x@y.org", "&amp;", "www.", "http://", "\n", "\xa0", "e\u0301", "\xad", "😀", "'", "``",
          "$5bn", "1.", "@a", ":-)", "北京", "x" * 70]  # fmt: skip


def cases():
    lines = (CASES / "tokens.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "expected", "tokenizer"), cases())
def test_where_tokens_end(text, expected, tokenizer):
    found = rr.read(rr.Article(text=text), tokenizer=tokenizer).tokens
    assert " ".join(found["surface"]) == expected


def test_own_function():
    found = rr.read(rr.Article(text="One two"), tokenizer=lambda text: [(0, 3), (4, 7)]).tokens
    assert found["surface"].tolist() == ["One", "two"]


def test_own_function_that_errs():
    with pytest.raises(ValueError, match=r"tokenizer: span \(0, 9\) is empty or outside"):
        rr.read(rr.Article(text="One"), tokenizer=lambda text: [(0, 9)]).tokens  # noqa: B018


@pytest.mark.parametrize(
    ("form", "expected"),
    [("war", "word"), ("2014", "number"), ("3.5", "number"), ("4th", "word"), ("“", "punctuation"),
     ("—", "punctuation"), ("$", "symbol"), ("%", "symbol"), ("😀", "symbol"), ("北京", "word")],
)  # fmt: skip
def test_kind(form, expected):
    assert kind(form) == expected


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [("said", "VBD", "say"), ("allies", "NNS", "ally"), ("was", "VBD", "be"), ("n’t", "RB", "not"),
     ("’s", "VBZ", "be"), ("’s", "POS", "'s"), ("left", "VBD", "leave"), ("left", "JJ", "left"),
     ("Moscow", "NNP", "Moscow"), ("The", "DT", "the"), ("better", "JJR", "good"),
     ("meeting", "NN", "meeting"), ("meeting", "VBG", "meet"), ("children", "NNS", "child"),
     ("Russian", "JJ", "Russian"), ("media", "NNS", "media"), ("’m", "VBP", "be")],
)  # fmt: skip
def test_lemma(form, tag, expected):
    assert lemma(form, tag) == expected


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
        st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
        st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    ),
    st.sampled_from(["treebank", "tweet", "wordpunct"]),
)
def test_any_text_gives_tokens_that_lose_nothing(text, tokenizer):
    article = rr.Article(text=text)
    reading = rr.read(article, tokenizer=tokenizer)
    found = reading.tokens
    rr.tables.check("tokens", found, article, {"sentences": reading.sentences})
    plain, sentences, tokens = (
        reading.plain.article.text,
        *map(reading.stage, ("sentences", "tokens")),
    )
    for start, end in zip(sentences["start"], sentences["end"], strict=True):
        inside = tokens[(tokens["start"] >= start) & (tokens["end"] <= end)]
        assert "".join(inside["surface"]) == "".join(plain[start:end].split())
