"""Tone towards someone: by voice and entity, and towards one span."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.sentiment.targets import label, tone_towards, voices
from reread.sentiment.tone import tone

CASES = Path(__file__).parent / "cases/targets.tsv"
GOLD = Path(__file__).parents[2] / "shared/gold/tone/newsmtsc_dev_rw.jsonl"


def _cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("marked", "expected"), _cases())
def test_towards(marked, expected):
    start, end = marked.index("["), marked.index("]") - 1
    reading = rr.read(rr.Article(text=marked.replace("[", "").replace("]", "")))
    assert tone_towards(reading, start, end)[0] == expected


@pytest.mark.parametrize("span", [(-1, 2), (3, 3), (4, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(span):
    reading = rr.read(rr.Article(text="A good plan."))
    with pytest.raises(ValueError, match="is not within the text's 12 characters; take start"):
        tone_towards(reading, *span)


def test_outside_of_sentences_is_neutral():
    reading = rr.read(rr.Article(text="A good plan.\n\n\nA good end."))
    assert tone_towards(reading, 13, 14) == ("neutral", 0.0)


def test_choices_matter():
    article = rr.Article(text="Kyiv wants security.")
    assert tone_towards(rr.read(article), 0, 4)[0] == "positive"
    assert tone_towards(rr.read(article, ignore="security"), 0, 4) == ("neutral", 0.0)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_span_of_any_text_gets_a_label(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    name, score = tone_towards(rr.read(rr.Article(text=text)), start, end)
    assert name == label(score) and -1 <= score <= 1


def test_the_band_belongs_to_the_signs():
    assert [label(s) for s in (0.05, 0.049, 0, -0.049, -0.05)] == [
        "positive", "neutral", "neutral", "neutral", "negative",
    ]  # fmt: skip


TEXT = "Smith praised the good Jones. “Jones is a liar,” Brown said. Jones came."


@pytest.fixture
def made():
    """An article with its tables: Brown's words are the second sentence's quotation."""
    article = rr.Article(text=TEXT)
    cuts = [0, 30, 61, len(TEXT)]
    sentences = tables.build(
        "sentences",
        article,
        [{"start": a, "end": b, "block": 0} for a, b in pairwise(cuts)],
    )
    where = [(0, 5, 0, "smith"), (23, 28, 0, "jones"), (31, 36, 1, "jones"), (49, 54, 1, "brown"),
             (61, 66, 2, "jones"), (67, 71, 2, None)]  # fmt: skip
    mentions = tables.build(
        "mentions",
        article,
        [
            {"start": a, "end": b, "sentence": s, "surface": TEXT[a:b], "form": "name",
             "kind": "PER", "entity": e, "score": 1.0, "reason": "given"}
            for a, b, s, e in where
        ],
    )  # fmt: skip
    quotes = tables.build(
        "quotes",
        article,
        [{"quote": 0, "start": 30, "end": 60, "content_start": 31, "content_end": 47,
          "speaker": "brown", "directness": "direct", "stance": "neutral", "status": "closed"}],
    )  # fmt: skip
    toned = tone(article, sentences, quotes)
    return article, sentences, tables.empty("tokens"), mentions, quotes, toned


def test_one_row_per_voice_and_entity(made):
    table = voices(*made)
    tables.check("voices", table, made[0])
    rows = list(zip(table["voice"], table["entity"], table["sentences"], strict=True))
    assert rows == [
        ("narrator", "smith", 1), ("narrator", "jones", 2), ("brown", "jones", 1),
        ("narrator", "brown", 1),
    ]  # fmt: skip
    scores = made[-1]["score"]
    assert table["score"].tolist() == [
        scores[0], (scores[0] + scores[2]) / 2, scores[1], scores[1],
    ]  # fmt: skip
    assert table["label"].tolist()[1:3] == ["positive", "negative"]


def test_without_mentions_there_is_no_row(made):
    made = (*made[:3], tables.empty("mentions"), *made[4:])
    tables.check("voices", voices(*made), made[0])


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold corpus is not beside the repository")
def test_better_than_the_whole_sentence_on_the_news():
    import json

    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = sum(
        tone_towards(rr.read(rr.Article(text=r["text"])), *r["target"])[0] == r["label"]
        for r in records
    )
    assert right / len(records) > 0.55  # 0.52 by the score of the whole sentence
