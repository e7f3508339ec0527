"""N-grams: runs of words within sentences, counted by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr

TEXT = (
    "The old mill closed, the old mill of Orrin. The Old mill! Old mills close.\n"
    "Subscribe to our newsletter about the old mill\n"
)


@pytest.fixture(scope="module")
def mill():
    return rr.read(rr.Article(text=TEXT))


def test_runs_of_words(mill):
    rows = rr.ngrams(mill, 2)
    assert rows[["ngram", "times", "sentences"]].to_numpy().tolist() == [
        ["the old", 3, 2], ["old mill", 3, 2],
    ]  # fmt: skip
    assert [TEXT[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == [
        "The old",
        "old mill",
    ]
    assert rows["per_thousand"].tolist() == pytest.approx([1000 * 3 / 11] * 2)
    assert rr.ngrams(mill, 2, content=True)["ngram"].tolist() == ["old mill"]
    assert rr.ngrams(mill, 2, by="lemma")["times"].tolist() == [4, 3, 2]
    assert rr.ngrams(mill, 3)["ngram"].tolist() == ["the old mill"]
    assert "closed the" not in set(rr.ngrams(mill, 2, least=1)["ngram"])
    assert "orrin the" not in set(rr.ngrams(mill, 2, least=1)["ngram"])


@pytest.mark.parametrize(("how", "problem"), [
    ({"n": 0}, "n=0 is not a number of words; give 1 or more"), ({"n": 2.0}, "n=2.0 is not a number"),
    ({"n": True}, "n=True is not a number"), ({"n": 21}, "n=21 is too many words; give 20 or fewer"),
    ({"least": 0}, "least=0 is not a number of times; give 1 or more"), ({"by": "tag"}, "by='tag' is not known; choose 'surface'"),
])  # fmt: skip
def test_what_is_no_number(mill, how, problem):
    with pytest.raises(ValueError, match=problem):
        rr.ngrams(mill, **how)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.text(max_size=40), st.integers(1, 4))
def test_any_text(text, n):
    rows = rr.ngrams(rr.read(rr.Article(text=text), language="any"), n, least=1)
    assert (rows["end"] <= len(text)).all() and (rows["times"] >= rows["sentences"]).all()
    assert rows.empty or rows["per_thousand"].sum() == pytest.approx(1000)
