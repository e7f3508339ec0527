"""Sentences: where they end, where they do not, and what a user's own function must give."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.words.sentences import LONGEST_PIECE

CASES = Path(__file__).parent / "cases"
PIECES = ["U.S.", "Aug. 15", "He", "said", "“no.”", "J. K.", "?!", "…", "[3]", "1.", ")", "\n",
          "\r\n", "\xa0", "e\u0301", "😀", "x" * 30]  # fmt: skip


def cases(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def split(text, **choices):
    found = rr.read(rr.Article(text=text), **choices).sentences
    return [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)]


@pytest.mark.parametrize("case", cases("sentences.tsv"))
def test_where_sentences_end(case):
    assert split(case.replace(" | ", " ")) == case.split(" | ")


@pytest.mark.parametrize("case", cases("unspaced.tsv"))
def test_where_sentences_end_without_a_space(case):
    assert split(case.replace("|", "")) == case.split("|")


def test_the_sample_has_seventeen(article):
    found = rr.read(article).sentences
    assert len(found) == 17
    assert 0 not in set(found["block"])


def test_lines():
    assert split("One. Two.\nThree", sentences="line") == ["One. Two.", "Three"]


def test_own_function_is_cut_at_blocks_and_stripped():
    text = "One. Two.\nThree four five six seven eight nine ten."
    assert split(text, sentences=lambda text: [(0, 5), (5, len(text))]) == [
        "One.", "Two.", "Three four five six seven eight nine ten.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([(0, 99)], r"outside the text of 4 characters"),
        ([(2, 2)], r"is empty or outside"),
        ([(0, 3), (2, 4)], r"spans \(0, 3\) and \(2, 4\) overlap"),
        (["One."], r"is not a span; give \(start, end\)"),
        ([(0.0, 3.5)], r"\(0.0, 3.5\) is not a span"),
    ],
)
def test_own_function_that_errs(spans, message):
    with pytest.raises(ValueError, match=message):
        split("One.", sentences=lambda text: spans)


def test_own_function_that_gives_nothing():
    with pytest.raises(TypeError, match="sentences: the function gave None; let it give a list"):
        split("One.", sentences=lambda text: None)


def test_endless_lines_are_taken_in_pieces():
    text = "It goes on and on. " * (LONGEST_PIECE // 10)
    assert set(split(text)) == {"It goes on and on."}
    assert "".join(split("x" * (2 * LONGEST_PIECE + 5))) == "x" * (2 * LONGEST_PIECE + 5)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
        st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    ),
    st.sampled_from(["punkt", "line"]),
)
def test_any_text_gives_sentences_that_lose_nothing(text, choice):
    article = rr.Article(text=text)
    reading = rr.read(article, boilerplate="keep", sentences=choice, language="any")
    within, found = reading.blocks, reading.sentences
    rr.tables.check("sentences", found, article, {"blocks": within})
    read = "".join(text[s:e] for s, e in zip(found["start"], found["end"], strict=True))
    given_text = "".join(text[s:e] for s, e in zip(within["start"], within["end"], strict=True))
    marks = "\ufeff\u200b"
    assert [c for c in read if not c.isspace() and c not in marks] == [
        c for c in given_text if not c.isspace() and c not in marks
    ]
