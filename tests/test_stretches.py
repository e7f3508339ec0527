"""Stretches: the voices of an article cover it exactly."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.reader.speech import Heard
from reread.tables import build
from reread.voices.stretches import NARRATOR, stretches

TEXT = "She said: “He swore, ‘Never,’ and left.” So it was."


def quote(start: int, end: int, number: int, speaker: str | None) -> dict[str, object]:
    return {"start": start, "end": end, "quote": number, "content_start": start,
            "content_end": end, "speaker": speaker, "directness": "direct",
            "stance": "neutral", "score": 0.9, "status": "closed"}  # fmt: skip


WORDS = rr.read(rr.Article(text=TEXT)).words


def swept(article: rr.Article, *quotes: dict[str, object]) -> pd.DataFrame:
    return stretches(article, build("quotes", article, quotes), WORDS)


def parts(*quotes: dict[str, object]) -> list[tuple[str, str | None]]:
    article = rr.Article(text=TEXT)
    found = swept(article, *quotes)
    assert "".join(TEXT[s:e] for s, e in zip(found["start"], found["end"], strict=True)) == TEXT
    return list(zip(found["start"], found["voice"].tolist(), strict=True))


def test_the_narrator_speaks_where_no_one_is_quoted():
    assert parts() == [(0, NARRATOR)]
    assert parts(quote(10, 40, 0, "she")) == [(0, NARRATOR), (10, "she"), (40, NARRATOR)]


def test_a_quotation_inside_another_has_its_own_voice():
    inner = TEXT.index("‘")
    found = parts(quote(10, 40, 0, "she"), quote(inner, inner + 8, 1, "he"))
    assert [voice for _, voice in found] == [NARRATOR, "she", "he", "she", NARRATOR]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_is_the_narrators(text):
    article = rr.Article(text=text)
    reading = rr.read(article)
    found = stretches(article, reading.quotes, reading.words)
    assert found["end"].tolist() == ([len(text)] if text else [])


@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8).map(
        lambda spans: [quote(min(s), max(s), n, "ab"[n % 2]) for n, s in enumerate(spans)]
    )
)
def test_any_quotes_give_stretches_that_cover_the_text(quotes):
    article = rr.Article(text=TEXT)
    found = swept(article, *quotes)
    assert found["start"].tolist() == [0, *found["end"].tolist()[:-1]]
    assert found["end"].iloc[-1] == len(TEXT)
    said = set().union(*(range(q["start"], q["end"]) for q in quotes))
    mine = found[found["voice"] != NARRATOR]
    assert said == set().union(*map(range, mine["start"], mine["end"]))


def test_the_voices_of_the_sample_are_told_apart(reading):
    text, found = reading.article.text, reading.stretches
    voices = {text[s:e]: voice for s, e, voice in
              zip(found["start"], found["end"], found["voice"], strict=True)}  # fmt: skip
    for words, voice in (
        ("Moscow must be part of", "sergey-lavrov"),
        ("“dead end”", "sergey-lavrov"),
        ("Moscow cannot accept troops", "russian-foreign-ministry"),
        ("would not deploy ground troops", "donald-trump"),
        ("Russia launched its full-scale invasion", NARRATOR),
    ):
        assert [v for stretch, v in voices.items() if words in stretch] == [voice]


def test_the_article_in_its_voices(reading):
    page = rr.highlight(reading.article, reading.stretches).html
    assert ">sergey-lavrov</mark>" in page and ">narrator</mark>" in page


def test_a_speaker_who_is_not_known_is_never_the_narrator():
    article = rr.Article(text=TEXT)
    found = swept(article, quote(0, len(TEXT), 0, None))
    assert found["voice"].tolist() == ["unnamed"]
    assert ">unnamed</mark>" in rr.highlight(article, found).html


def test_a_stretch_is_as_sure_as_its_quotation():
    article = rr.Article(text=TEXT)
    found = swept(article, quote(10, 40, 0, "she"))
    assert found["score"].tolist()[1] == 0.9


def test_the_narrator_is_less_sure_where_the_reader_half_hears_speech():
    for chance, share in ((0.0, 0.97), (0.3, 0.84), (0.9, 0.81)):
        words = WORDS._replace(speech=[Heard(0, 2, chance, None, None, chance)])
        article = rr.Article(text=TEXT)
        found = stretches(article, build("quotes", article, []), words)
        assert found["score"].tolist() == [share]


def test_a_doubtful_quotation_is_no_ones_by_name():
    doubtful = quote(10, 40, 0, "she") | {"status": "doubtful", "score": 0.3}
    assert parts(doubtful) == [(0, NARRATOR), (10, "unnamed"), (40, NARRATOR)]


def test_what_someone_only_judges_is_the_narrators():
    praised = quote(10, 40, 0, "she") | {"directness": "indirect", "verb": "praise"}
    assert parts(praised) == [(0, NARRATOR)]
    assert parts(praised | {"directness": "mixed"}) == [(0, NARRATOR), (10, "she"), (40, NARRATOR)]
    assert parts(praised | {"verb": "demand"}) == [(0, NARRATOR), (10, "she"), (40, NARRATOR)]


def test_the_number_of_a_quotation_stays_a_number(reading):
    pd.testing.assert_frame_equal(reading.legible("stretches"), reading.stretches)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_covered_exactly(text):
    article = rr.Article(text=text)
    found = rr.read(article, attribution="rules").stretches
    tables.check("stretches", found, article)
    joined = "".join(text[s:e] for s, e in zip(found["start"], found["end"], strict=True))
    assert joined == text


@pytest.mark.parametrize(("surface", "voice"), [
    ("to end the long war", NARRATOR), ("that the war must end", "unnamed"),
])  # fmt: skip
def test_a_doubtful_quotation_without_a_verb_leaves_its_words_to_the_narrator(surface, voice):
    article = rr.Article(text=f"The mayor heard a demand {surface}.")
    start = article.text.index(surface)
    row = quote(start, start + len(surface), 0, "mayor")
    row |= {"directness": "indirect", "status": "doubtful", "score": 0.3}
    found = stretches(article, build("quotes", article, [row]), rr.read(article).words)
    assert found["voice"].tolist()[1 if voice != NARRATOR else 0] == voice
