"""Words in context: each place by its characters, pairs within sentences, counts by hand."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr

TEXT = (
    "“We don’t want war,” Ann Lee said. Security comes first, Ann Lee said. "
    "“Security guarantees work,” said Bob Ray. They don't. The security guarantee failed."
)


@pytest.fixture(scope="module")
def short():
    return rr.read(rr.Article(text=TEXT))


def _spans_hold(rows, text):
    return all(text[a:b] == w for a, b, w in zip(rows["start"], rows["end"], rows["word"]))  # noqa: B905


def test_each_place_of_a_word(reading, article):
    rows = rr.concordance(reading, "security")
    assert len(rows) == article.text.lower().count("security")
    assert _spans_hold(rows, article.text)
    sentences = reading.sentences.loc[rows["sentence"]]
    assert (sentences["start"].to_numpy() <= rows["start"].to_numpy()).all()
    assert (sentences["end"].to_numpy() >= rows["end"].to_numpy()).all()
    first = rows.iloc[0]
    assert first["left"].endswith("decisions regarding")
    assert first["right"].startswith("guarantees for Ukraine")
    assert first["voice"] == "sergey-lavrov"


def test_an_entity_is_found_under_all_its_names(reading):
    rows = rr.concordance(reading, "sergey-lavrov")
    mentions = reading.mentions[reading.mentions["entity"] == "sergey-lavrov"]
    assert rows["start"].tolist() == mentions["start"].tolist()
    assert {"Lavrov", "He"} <= set(rows["word"])


def test_a_capital_asks_for_the_word(reading):
    moscow = rr.concordance(reading, "Moscow")
    assert set(moscow["word"]) == {"Moscow"}


@pytest.mark.parametrize(
    ("sought", "by", "found"),
    [
        ("SECURITY", "surface", ["Security", "Security", "security"]),
        ("don't", "surface", ["don’t", "don't"]),
        ("don’t want", "surface", ["don’t want"]),
        ("security guarantees", "surface", ["Security guarantees"]),
        ("security guarantee", "lemma", ["Security guarantees", "security guarantee"]),
        ("secur", "surface", []),
        ("guarantee security", "surface", []),
    ],
)
def test_what_is_found(short, sought, by, found):
    rows = rr.concordance(short, sought, by=by)
    assert rows["word"].tolist() == found and _spans_hold(rows, TEXT)


@pytest.mark.parametrize(("sought", "found"), [
    ("secur*", ["Security", "Security", "security"]), ("w?r*", ["war", "work"]), ("WAN?", ["want"]),
    ("secur* guarantee*", ["Security guarantees", "security guarantee"]), ("s?curity", ["Security"] * 2 + ["security"]),
    ("*x", []), ("?", []), ("*", []), ("guarantee?", ["guarantees"]), ("ann l?e", ["Ann Lee", "Ann Lee"]),
    ("[a-z]*", []), ("do* n't", ["don’t", "don't"]),
])  # fmt: skip
def test_wildcards(short, sought, found):
    rows = rr.concordance(short, sought)
    assert rows["word"].tolist() == found
    assert _spans_hold(rows, TEXT)


def test_a_mark_by_itself_is_the_mark():
    reading = rr.read(rr.Article(text="Why? Why not? Two * three."))
    assert rr.concordance(reading, "?")["start"].tolist() == [3, 12]
    assert rr.concordance(reading, "Why ?")["word"].tolist() == ["Why?"]
    assert rr.concordance(reading, "*")["start"].tolist() == [18]


def test_wildcards_take_linear_time():
    reading = rr.read(rr.Article(text="a" * 3_000 + " ends."))
    assert rr.concordance(reading, "*a" * 30 + "b").empty


@pytest.mark.parametrize("width", [-1, 1.5, "40", None, True])
def test_a_width_is_a_number_of_characters(short, width):
    with pytest.raises(ValueError, match=r"width=.* is not a number of characters; give 0 or more"):
        rr.concordance(short, "war", width=width)
    assert rr.concordance(short, "war", width=0)["left"].tolist() == [""]


def test_context_is_cut_at_words(reading, article):
    for width in (0, 7, 15, 10_000):
        for row in rr.concordance(reading, "Ukraine", width=width).to_dict("records"):
            assert len(row["left"]) <= width and len(row["right"]) <= width
            words = " ".join(article.text.split())
            assert (
                " ".join(filter(None, (row["left"], row["word"]))) in words or "\n" in row["left"]
            )


def test_mistakes_are_named(reading):
    with pytest.raises(ValueError, match="by='tag' is not known; choose 'surface' or 'lemma'"):
        rr.concordance(reading, "x", by="tag")
    with pytest.raises(ValueError, match="sought is empty; give a word"):
        rr.concordance(reading, " ")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=50), st.text(min_size=1, max_size=6).filter(str.strip))
def test_any_text(text, sought):
    reading = rr.read(rr.Article(text=text))
    assert _spans_hold(rr.concordance(reading, sought), text)
    words = rr.said(reading)
    assert len(words) == len(reading.tokens)
    rr.collocations(words)
    rr.keyness(words.head(3), words.tail(4))


def test_every_token_has_its_voice(reading):
    words = rr.said(reading)
    assert words["start"].equals(reading.tokens["start"])
    at = words.set_index("start")["voice"]
    assert at[reading.article.text.index("dead end")] == "sergey-lavrov"
    assert at[reading.article.text.index("allies, with")] == "narrator"


def test_pairs_stay_within_sentences_and_content_words():
    text = "The peace plan failed. Plan peace. The peace plan failed again. Of the of the."
    rows = rr.collocations(rr.read(rr.Article(text=text)).tokens)
    pairs = list(zip(rows["first"], rows["second"], rows["times"], strict=True))
    assert ("peace", "plan", 2) in pairs and ("plan", "failed", 2) in pairs
    assert not any("the" in pair or pair[:2] == ("failed", "plan") for pair in pairs)
    first = rows[(rows["first"] == "peace")].iloc[0]
    assert text[first["start"] : first["end"]] == "peace plan"
    assert rows["likelihood"].is_monotonic_decreasing


def test_keyness_by_hand():
    a, b = (rr.read(rr.Article(text=text)).tokens for text in ("war war tea", "war tea tea tea ."))
    rows = rr.keyness(a, b).set_index("word")
    assert rows.loc["war", ["part", "rest"]].tolist() == [2, 1]
    expected = 2 * (2 * math.log(2 / (3 * 3 / 7)) + math.log(1 / (4 * 3 / 7)))
    assert rows.loc["war", "likelihood"] == pytest.approx(expected)
    assert rows.loc["war", "log_ratio"] == pytest.approx(math.log2((2 / 3) / (1 / 4)))
    assert rows.loc["tea", "likelihood"] < 0 and not rows["enough"].any()
    assert "." not in rows.index


def test_keyness_says_where_there_is_enough_to_count():
    a, b = (rr.read(rr.Article(text=text)).tokens for text in ("war " * 30, "war tea " * 30))
    assert rr.keyness(a, b).set_index("word")["enough"].to_dict() == {"war": True, "tea": True}


def test_keyness_of_nothing():
    words = rr.read(rr.Article(text="A plan.")).tokens
    assert rr.keyness(words.head(0), words)["part"].tolist() == [0, 0]
    assert rr.keyness(words.head(0), words.head(0)).empty


def test_nltk_loads_only_when_asked():
    code = "import sys, reread.context.concordance, reread.context.standing_out, reread as rr;"
    code += "rr.concordance, rr.collocations, rr.keyness; print('nltk' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_stands_beside_a_word_is_told_as_it_is_read():
    text = "The har\u00adbour\u00a0 of \uff2cindvik\nwas shut for\u200b ever, they said on Mon\u00adday."
    row = rr.concordance(rr.read(rr.Article(text)), "shut").iloc[0]
    assert row["left"] == "The harbour of Lindvik was"
    assert row["right"] == "for ever, they said on Monday."
    assert text[row["start"] : row["end"]] == row["word"] == "shut"
