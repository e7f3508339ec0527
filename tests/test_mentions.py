"""Any text gives a valid table of mentions; names can come from anybody's function."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.entities.titles import NO_ROLE, role_of
from reread.grammar.sentence import Sentence
from reread.grammar.words import ROOT, Word

FRAGMENTS = st.sampled_from([
    "Russian Foreign Minister Sergey Lavrov said", "U.S. President Donald Trump", "Kyiv’s allies",
    "“Coalition of the Willing.”", "Mr. ", "Mrs Clinton", "J.K.Rowling", "the U.K., France, and us",
    "NATO’s Article 5", "he", "She told", "the foreign minister",
    ", Russia's foreign minister,", "🙂",
    "\r\n", "\n", "\n\n", "\xa0", "so\xadft Mos\xadcow", "Ko\u0301vacs", "Müller", "Владимир Путин",
    "习近平", "王毅 said", "McDonald's", "O’Neill", "PUTIN AGREES TO TALKS", "Moscow-based",
    "A.", "(NATO)",
    "North Atlantic Treaty Organization", "'s", "of the", " - ", "Narrator", "narrator",
    "x" * 40, ".", "I",
    "\u0301", "\xad", "ǅ", "ß", "İstanbul", "1", "3.5",
])  # fmt: skip
NEWS = st.lists(FRAGMENTS, max_size=25).map(" ".join)


def _check(article: rr.Article, **choices: object) -> None:
    reading = rr.read(article, **choices)
    others = {"sentences": reading.sentences, "entities": reading.entities}
    tables.check("mentions", reading.mentions, article, others)
    tables.check("entities", reading.entities, article)
    assert not reading.entities["entity"].duplicated().any()
    assert "narrator" not in set(reading.entities["entity"])
    assert (reading.entities["entity"].str.len() > 0).all()


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=120), NEWS), st.sampled_from(["rules", "exact"]))
def test_any_text_gives_valid_tables(text: str, aliases: str) -> None:
    _check(rr.Article(text=text), aliases=aliases)


@settings(deadline=None, max_examples=40)
@given(NEWS, st.sampled_from(["tweet", "wordpunct"]))
def test_any_tokenizer_gives_valid_tables(text: str, tokenizer: str) -> None:
    _check(rr.Article(text=text), tokenizer=tokenizer)


@settings(deadline=None, max_examples=40)
@given(NEWS, st.integers(1, 9))
def test_any_spans_of_a_users_function_give_valid_tables(text: str, step: int) -> None:
    def every(text: str) -> list[tuple[int, int, str]]:
        return [(at, min(at + step, len(text)), "PER") for at in range(0, len(text), 2 * step)]

    _check(rr.Article(text=text), names=every)


def test_names_may_come_from_a_function() -> None:
    article = rr.Article(text="The Blue Door spoke to Ann.")
    reading = rr.read(article, names=lambda text: [(4, 13, "ORG")])
    assert reading.mentions["surface"].tolist() == ["Blue Door"]
    assert reading.mentions["reason"].tolist() == ["given by your function"]


@pytest.mark.parametrize(("span", "message"), [
    ((0, 99, "PER"), "0:99"), ((2, 2, "PER"), "2:2"), ((0, 3, "DOG"), "DOG.*PER, ORG, LOC, MISC"),
])  # fmt: skip
def test_wrong_spans_are_named(span: tuple[int, int, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _ = rr.read(rr.Article(text="Ann spoke."), names=lambda text: [span]).mentions


def test_overlapping_spans_are_named() -> None:
    with pytest.raises(ValueError, match="overlapping"):
        _ = rr.read(
            rr.Article(text="Ann spoke."), names=lambda text: [(0, 3, "PER"), (1, 4, "PER")]
        ).mentions


def test_the_sample_article(article: rr.Article) -> None:
    """Its names, and none that it does not have."""
    mentions = rr.read(article).mentions
    names = mentions[mentions["form"] == "name"]
    assert set(names["surface"]) == {
        "Russian", "Sergey Lavrov", "Moscow", "Ukraine", "Russia", "Lavrov", "U.K.", "France",
        "Germany", "European", "U.S.", "NATO", "Donald Trump", "Istanbul", "Ukrainian",
        "Russian Foreign Ministry", "Kyiv", "Trump", "Putin", "Crimea",
        "Coalition of the Willing",
    }  # fmt: skip
    moscow = names[names["surface"] == "Moscow"]
    assert moscow["sense"].tolist() == ["government", "place", "government"]
    lavrov = mentions[mentions["entity"] == "sergey-lavrov"]
    assert lavrov["surface"].tolist() == ["Sergey Lavrov", "Lavrov", "Lavrov", "He", "Lavrov"]
    assert lavrov["role"].dropna().tolist() == ["Russian Foreign Minister"]


def test_a_text_that_breaks_off_after_an_article_has_no_title_there():
    told = [
        ("anna", "NNP", ROOT, "root"),
        ("lind", "NNP", 0, "flat"),
        (",", ",", 3, "punct"),
        ("a", "NN", 0, "appos"),
    ]
    places = [(0, 4), (5, 9), (9, 10), (11, 12)]
    words = [Word(*span, low, tag, low, governor, relation)
             for span, (low, tag, governor, relation) in zip(places, told, strict=True)]  # fmt: skip
    assert role_of("Anna Lind, a", Sentence(0, 0, words), 0, 1) == NO_ROLE
