"""The ledger: every step, adding up to vaderSentiment's score."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.article import Article
from reread.choices import Choices
from reread.sentiment.cues import (
    BOOSTERS,
    IDIOMS,
    NEGATORS,
    PHRASE_SIGNS,
    WEAKENING_PHRASES,
)
from reread.sentiment.ledger import ledger
from reread.sentiment.lexicons import valences
from reread.sentiment.vader import weigh
from reread.sentiment.wording import STRAIGHT, emoji

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "shared/gold"
EXACT = 1e-9
ENOUGH = 10_000  # sentences of the gold corpus


def _cases(name: str) -> list[list[str]]:
    lines = (HERE / "cases" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def peer():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer().polarity_scores


def _sentences(article: Article, spans=None):
    spans = spans or [(0, len(article.text))]
    return tables.build(
        "sentences", article, [{"start": s, "end": e, "block": 0} for s, e in spans]
    )


def _agrees(sentence: str, peer) -> None:
    """The same four figures as vaderSentiment's, and an account that adds up.

    Where what speaks for and against balances, vaderSentiment lets marks count for the side that
    the last digit of its sum is on, which differs between versions of Python.
    """
    found, theirs = weigh(sentence, valences("vader")), peer(sentence.translate(STRAIGHT))
    assert abs(sum(step.amount for step in found.steps) - found.score) < EXACT
    if found.total or not found.amounts:
        assert abs(found.score - theirs["compound"]) <= 0.5e-4 + EXACT  # theirs are rounded
    else:
        assert found.score == 0
    balanced = found.amounts and abs(found.shares.positive - found.shares.negative) < EXACT
    if found.words.lower and not balanced:  # without words, vaderSentiment has no share at all
        for share, name in zip(found.shares, ("pos", "neg", "neu"), strict=True):
            assert abs(share - theirs[name]) <= 0.5e-3 + EXACT


PLAIN = "no No but BUT or nor least at very never so this without doubt the Kyiv U.S. n't"
CUES = [
    *BOOSTERS, *NEGATORS, *(word for phrase in IDIOMS for word in phrase),
    *(word for phrase in WEAKENING_PHRASES for word in phrase),
    *PLAIN.split(),
]  # fmt: skip
COMMON = ["great", "bad", "good", "win", "war", "kind", "shit", "no", ":)", ":("]
WORDS = st.one_of(
    st.sampled_from(CUES),
    st.sampled_from(COMMON),
    st.sampled_from(sorted(valences("vader"))),
    st.sampled_from(sorted(emoji())),
)
SHAPES = st.sampled_from([str, str, str, str.upper, str.title])
MARKS = st.sampled_from(["", "", "", ",", ".", "!", "?", "!!!", "?!?", "’s", "”", "...", ")"])
OPENING = st.sampled_from(["", "", "", "“", "(", "‘"])
SPACES = st.sampled_from([" ", " ", " ", " ", "", "\n", "\xa0", "\r\n", " — "])
PIECES = st.builds(
    lambda opening, shape, word, mark, space: opening + shape(word) + mark + space,
    OPENING, SHAPES, WORDS, MARKS, SPACES,
)  # fmt: skip
NEWS = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=400, deadline=None)
@given(NEWS)
def test_agrees_with_vadersentiment_on_made_up_sentences(peer, sentence):
    _agrees(sentence, peer)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_agrees_with_vadersentiment_on_any_text(peer, text):
    _agrees(text, peer)


EVERY = [*CUES, *sorted(valences("vader")), *emoji()]


def _random_sentence(draw: random.Random) -> str:
    """As NEWS, but fast: hypothesis takes as long for a tenth of them."""
    kinds = draw.choices([CUES, COMMON, EVERY], k=draw.randint(1, 14))
    pieces = []
    for kind in kinds:
        shape = draw.choice([str, str, str, str.upper, str.title])
        mark = draw.choice(["", "", "", ",", ".", "!", "?", "!!!", "?!?", "’s", "”", "...", ")"])
        pieces.append(draw.choice(["", "", "", "“", "("]) + shape(draw.choice(kind)) + mark)
    return draw.choice([" ", " ", "  ", "\n", "\xa0"]).join(pieces)


def test_agrees_with_vadersentiment_on_five_thousand_sentences(peer):
    draw = random.Random(1)
    for _ in range(5_000):
        _agrees(_random_sentence(draw), peer)


def test_every_phrase_has_its_sign():
    assert all(PHRASE_SIGNS & set(phrase) for phrase in (*IDIOMS, *WEAKENING_PHRASES))


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold corpus is not beside the repository")
def test_agrees_with_vadersentiment_on_real_sentences(peer):
    lines = [
        line
        for name in ("wikinews", "t17")
        for line in (GOLD / f"corpus/{name}.jsonl").read_text(encoding="utf-8").split("\n")
    ]
    texts = [json.loads(line)["text"] for line in lines if line]
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s|\n", text)]
    assert len(sentences) > ENOUGH
    for sentence in sentences[:ENOUGH]:
        _agrees(sentence, peer)


@pytest.mark.parametrize(
    ("sentence", "lexicon"),
    [
        ("good? bad!!!", {"good": 0.1 + 0.2, "bad": -0.3}),
        ("🈶) (remorseful!!!\r\n(defection? 🕒 ", valences("vader")),
    ],
)
def test_marks_take_no_side_where_the_words_balance(sentence, lexicon):
    """Added up as floats are, their valences leave 4e-16."""
    assert weigh(sentence, lexicon).score == 0


@pytest.mark.parametrize(
    ("sentence", "quirk"),
    [
        ("good x but good", "equal values around but: the first of them is changed"),
        ("a b so great", "so right before counts as never so from the third word on"),
        ("yes 😀yes", "no space after an emoji"),
        ("no no good", "no before no"),
        ("it was without any doubt good", "without reverses doubt but not what follows"),
        ("this kind of a good day", "kind is a word of the lexicon, so no phrase is looked for"),
        ("x y NO good", "a set-aside no in capitals still shouts"),
        ("good but great but bad", "only the first but counts"),
        ("kind of good", "kind of too near the sentence's start"),
        ("we really do say yeah right friend", "an idiom takes over the word after it"),
    ],
)
def test_quirks(peer, sentence, quirk):
    _agrees(sentence, peer)


@pytest.mark.parametrize(("sentence", "negation", "there", "absent"), _cases("tone_steps.tsv"))
def test_steps(sentence, negation, there, absent):
    reading = rr.read(Article(text=sentence), negation=negation, lexicon="vader")
    table = reading.ledger
    tables.check("ledger", table, reading.article)
    found = set(zip(table["step"], table["surface"], strict=True))
    assert {tuple(step.split(" ", 1)) for step in there.split(", ") if step} <= found
    assert not {step for step, _ in found} & set(absent.split(", "))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=80), NEWS.filter(bool)), st.data())
def test_any_text_gives_a_valid_table_that_adds_up(text, data):
    article = Article(text=text)
    cut = data.draw(st.integers(0, len(text)))
    spans = [(start, end) for start, end in ((0, cut), (cut, len(text))) if start < end]
    sentences = _sentences(article, spans)
    for choices in (
        {},
        {"negation": "none", "lexicon": "vader"},
        {"negation": "vader", "lexicon": "textblob"},
    ):
        table = ledger(article, sentences, **choices)
        tables.check("ledger", table, article, {"sentences": sentences})
        words = valences(choices.get("lexicon", "news"))
        sums = table.groupby("sentence")["amount"].sum()
        for sentence, (start, end) in enumerate(spans):
            score = weigh(text[start:end], words, choices.get("negation", "scope")).score
            assert abs(sums.get(sentence, 0.0) - score) < EXACT


def test_ignored_words_leave_no_trace():
    article = Article(text="Security is good.")
    table = ledger(article, _sentences(article), lexicon="vader", ignore=("security",))
    assert table["surface"].tolist() == ["Security is good.", "good"]


def test_own_lexicon_outranks_the_rules():
    import pandas as pd

    own = Choices(lexicon=pd.DataFrame({"word": ["extreme"], "valence": [-2]})).lexicon
    article = Article(text="An extreme view.")
    steps = ledger(article, _sentences(article), lexicon=own).set_index("step")["amount"]
    assert steps["valence"] == -2
