"""Tone towards one span."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.sentiment.lexicons import STRAIGHT
from reread.sentiment.towards import LABELS, tone_towards

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
    reading = rr.read(rr.Article(text="Smith " + "praised " * 260 + "Jones"), reader="small")
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


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold corpus is not beside the repository")
def test_better_than_the_whole_sentence_on_the_news():
    import json

    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = sum(
        tone_towards(rr.read(rr.Article(text=r["text"])), *r["target"])[0] == r["label"]
        for r in records
    )
    assert right / len(records) > 0.72  # 0.52 by VADER's score of the whole sentence
