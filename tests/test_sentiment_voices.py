"""How each voice speaks of each entity."""

from __future__ import annotations

import pytest

import reread as rr
from reread import tables
from reread.sentiment.towards import tone_towards
from reread.sentiment.voices import CLEAR, voices
from reread.voices.stretches import stretches

TEXT = "Smith praised the good Jones. “Jones is a liar,” Brown said. Jones came."


@pytest.fixture
def made():
    """An article with its tables: Brown's words are the second sentence's quotation."""
    article = rr.Article(text=TEXT)
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
        [{"quote": 0, "start": 30, "end": 48, "content_start": 31, "content_end": 47,
          "speaker": "brown", "directness": "direct", "stance": "neutral", "score": 1.0,
          "status": "closed"}],
    )  # fmt: skip
    reading = rr.read(article)
    said = stretches(article, quotes, reading.words)
    return article, reading.words, reading.stage("trees"), mentions, said


def test_one_row_per_voice_and_entity(made):
    table = voices(*made)
    tables.check("voices", table, made[0])
    rows = list(zip(table["voice"], table["entity"], table["label"], strict=True))
    assert rows == [
        ("narrator", "smith", "unclear"), ("narrator", "jones", "positive"),
        ("smith", "jones", "positive"), ("brown", "jones", "negative"),
        ("narrator", "brown", "neutral"),
    ]  # fmt: skip
    towards = [tone_towards(rr.read(made[0]), *span)[1] for span in ((23, 28), (31, 36))]
    assert table["score"].iloc[[1, 2, 3]].tolist() == pytest.approx([*towards[:1] * 2, towards[1]])


def test_label_and_score_agree_by_one_threshold(article):
    for reading in (rr.read(article), rr.read(rr.Article(text=TEXT))):
        table = reading.voices
        shown = table["label"].isin(["positive", "negative"])
        assert (shown == (table["score"].abs() >= CLEAR)).all()
        assert ((table["score"] > 0) == (table["label"] == "positive")).all()


def test_a_clear_row_counts_and_points_to_the_sentences_that_show_it():
    text = "Ann Smith met Bob Jones. Smith left. “Smith was a brutal dictator,” Jones said. Smith came."
    table = rr.read(rr.Article(text=text)).voices.set_index(["voice", "entity"])
    row = table.loc[("bob-jones", "ann-smith")]
    assert (row["label"], row["sentences"]) == ("negative", 1)
    assert text[row["start"] : row["end"]] == "Smith" and row["start"] == text.index("Smith was")
    assert table.loc[("narrator", "ann-smith"), "sentences"] == 3


def test_nobody_speaks_of_oneself():
    text = "“Jones is a hero,” said Jones. Jones praised Jones."
    table = rr.read(rr.Article(text=text)).voices
    assert not (table["voice"] == table["entity"]).any()


def test_without_mentions_there_is_no_row(made):
    made = (*made[:3], tables.empty("mentions"), made[4])
    tables.check("voices", voices(*made), made[0])
