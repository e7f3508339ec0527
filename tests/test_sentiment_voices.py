"""Tone towards someone: by voice and entity, and towards one span."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.sentiment.lexicons import STRAIGHT
from reread.sentiment.voices import CLEAR, LABELS, tone_towards, voices
from reread.voices.stretches import stretches

CASES = Path(__file__).parent / "cases/tone_towards.tsv"
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


def test_names_do_not_matter_to_a_plain_statement():
    for name in ("Smith", "Okafor", "Lindqvist", "Marta Kowalczyk", "Ahmed Khan"):
        text = f"{name} was accused of fraud after the vote. {name} met Jones on Monday."
        reading = rr.read(rr.Article(text=text))
        assert tone_towards(reading, 0, len(name))[0] == "negative"
        at = text.rindex(name)
        assert tone_towards(reading, at, at + len(name))[0] == "neutral"


REWRITES = {
    "straight": lambda text: text.translate(STRAIGHT),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "spaced": lambda text: text.replace(" ", "  "),
    "Windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("rewrite", REWRITES)
@pytest.mark.parametrize("text", [
    "“He’s a disgrace and a liar,” Jones said of Smith.",
    "Smith didn’t win praise — he’d lied.",
    "The naïve attaché praised him.\n\nRené’s friend Smith wasn’t corrupt; he was a hero.",
])  # fmt: skip
def test_encoding_alone_flips_no_class(text, rewrite):
    again = REWRITES[rewrite]
    place = len(again(text[: text.index("Smith")]))
    found = [
        tone_towards(rr.read(rr.Article(text=version)), at, at + len("Smith"))
        for version, at in ((text, text.index("Smith")), (again(text), place))
    ]
    assert found[0][0] == found[1][0]
    assert found[0][1] == pytest.approx(found[1][1], abs=1e-5)


def test_the_explanation_names_the_word_that_carries_the_label():
    text = "Smith met Jones. Smith was praised for his courage on Monday."
    reading = rr.read(rr.Article(text=text))
    table = rr.explain_towards(reading, 17, 22)
    assert sorted(table["surface"]) == sorted([*text[17:-1].split(), "."])
    assert table["surface"].iat[0] in ("praised", "courage")
    assert table["positive"].iat[0] > 0
    assert table[list(LABELS)].sum(axis=1).abs().max() < 0.01  # what one label gains others lose
    assert [text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == table[
        "surface"
    ].tolist()


def test_an_endless_sentence_is_explained_as_far_as_a_window_reads():
    reading = rr.read(rr.Article(text="Smith " + "praised " * 300 + "Jones"))
    assert len(rr.explain_towards(reading, 0, 5)) == len(reading.tokens)


def test_an_explanation_outside_of_sentences_has_no_row():
    reading = rr.read(rr.Article(text="A good plan.\n\n\nA good end."))
    assert rr.explain_towards(reading, 13, 14).empty


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_span_of_any_text_gets_a_label(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    name, score = tone_towards(rr.read(rr.Article(text=text)), start, end)
    assert name in LABELS and -1 <= score <= 1


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


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold corpus is not beside the repository")
def test_better_than_the_whole_sentence_on_the_news():
    import json

    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = sum(
        tone_towards(rr.read(rr.Article(text=r["text"])), *r["target"])[0] == r["label"]
        for r in records
    )
    assert right / len(records) > 0.72  # 0.52 by VADER's score of the whole sentence
