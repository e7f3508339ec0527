"""Tone: one row per sentence, its shares, and whose words it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.article import Article
from reread.sentiment.tone import tone
from reread.voices.stretches import stretches


def _sentences(article: Article, *surfaces: str):
    starts = [(article.text.index(surface), surface) for surface in surfaces]
    rows = [{"start": at, "end": at + len(surface), "block": 0} for at, surface in starts]
    return tables.build("sentences", article, rows)


def _stretches(article: Article, *said: tuple[int, int, str | None]):
    rows = [
        {
            "quote": number, "start": start, "end": end, "content_start": start,
            "content_end": end, "speaker": speaker, "directness": "direct",
            "stance": "neutral", "status": "closed",
        }
        for number, (start, end, speaker) in enumerate(said)
    ]  # fmt: skip
    return stretches(article, tables.build("quotes", article, rows), rr.read(article).words)


def _voice(text: str, *said: tuple[str, str | None]) -> str:
    article = Article(text=text)
    spans = [(text.index(words), text.index(words) + len(words), who) for words, who in said]
    return tone(article, _sentences(article, text), _stretches(article, *spans))["voice"].iat[0]


def test_one_row_per_sentence():
    article = Article(text="A good plan. Monday.\nA terrible war!")
    sentences = _sentences(article, "A good plan.", "Monday.", "A terrible war!")
    table = tone(article, sentences, _stretches(article))
    tables.check("tone", table, article, {"sentences": sentences})
    assert [score > 0 for score in table["score"]] == [True, False, False]
    assert table["score"].iat[1] == 0 and table["neutral"].iat[1] == 1
    assert (table[["positive", "negative", "neutral"]].sum(axis=1) - 1).abs().max() < 1e-12


def test_whose_words():
    text = "“We will win this war,” she said."
    assert _voice(text, ("We will win this war", "smith")) == "smith"
    assert _voice(text, ("We will", "smith")) == "narrator"
    assert _voice(text, ("We will win this war", None)) == "unnamed"
    assert _voice(text) == "narrator"


def test_exactly_half_is_the_narrators():
    assert _voice("One two three four", ("One two", "smith")) == "narrator"


def test_overlapping_quotes_of_one_speaker_count_once():
    text = "One two three four five six"
    assert _voice(text, ("One two", "a"), ("One two three", "a")) == "narrator"
    assert _voice(text, ("One two", "a"), ("three four", "a")) == "a"


def test_the_one_who_says_more():
    text = "One two three four five"
    assert _voice(text, ("One two", "a"), ("three four five", "b")) == "b"


def test_choices_change_the_score():
    article = Article(text="Security is not good.")
    sentences, voices = _sentences(article, article.text), _stretches(article)
    scores = [
        tone(article, sentences, voices, **choices)["score"].iat[0]
        for choices in (
            {"lexicon": "vader", "negation": "vader"}, {"lexicon": "vader", "negation": "none"},
            {"lexicon": "textblob"}, {"lexicon": "vader", "ignore": ("security",)},
        )
    ]  # fmt: skip
    assert len(set(scores)) == 4


def test_no_sentence_no_row():
    article = Article(text="x")
    tables.check("tone", tone(article, tables.empty("sentences"), _stretches(article)), article)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_gives_a_valid_table(text, data):
    article = Article(text=text)
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    spans = data.draw(st.lists(places.filter(lambda span: span[0] < span[1]), max_size=4))
    voices = _stretches(article, *((start, end, "ab"[start % 2]) for start, end in spans))
    sentences = _sentences(article, text)
    before = sentences.copy(), voices.copy()
    table = tone(article, sentences, voices)
    tables.check("tone", table, article, {"sentences": sentences})
    assert before[0].equals(sentences) and before[1].equals(voices)
    assert table["score"].between(-1, 1).all()


@pytest.mark.parametrize("blank", ["\xa0", " \r\n", "\u2028"])
def test_a_sentence_without_words_is_neutral(blank):
    article = Article(text=blank)
    row = tone(article, _sentences(article, blank), _stretches(article)).iloc[0]
    assert (row["score"], row["positive"], row["negative"], row["neutral"]) == (0, 0, 0, 1)


SENTENCES = [
    "It isn't a good plan, and they don't like \"peace\" at any price.",
    "The naïve attaché won't win; he's a protégé of a corrupt, brutal regime.",
    "\"We can't accept this terrible failure,\" Smith said. He wasn't happy.",
    "No one has ever been less honest. The mayor's best friend couldn't help.",
    "Nobody doubts her courage... but critics' anger hasn't faded!",
]
REWRITES = {
    "curly": lambda text: text.replace(' "', " “").replace('"', "”").replace("'", "’"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "spaced": lambda text: text.replace(" ", "  "),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "no-break": lambda text: text.replace(" ", "\xa0", 3),
}


@pytest.mark.parametrize("lexicon", ["news", "vader", "textblob"])
@pytest.mark.parametrize("rewrite", REWRITES)
def test_encoding_alone_flips_no_class(rewrite, lexicon):
    text = "\n\n".join(SENTENCES)
    tones = [
        rr.read(rr.Article(text=version), lexicon=lexicon).tone["score"].tolist()
        for version in (text, REWRITES[rewrite](text))
    ]
    assert tones[0] == pytest.approx(tones[1])
