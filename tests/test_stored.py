"""An article comes back from JSON as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread.article import LeftOut, Mark, Told
from reread.stored import from_json, to_json

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
line = st.none() | letters
articles = st.builds(
    rr.Article,
    text=letters.map(lambda text: text + "."),
    id=letters,
    published=st.none() | st.dates().map(str) | st.datetimes(timezones=st.just(None)).map(str),
    title=line,
    outlet=line,
    url=line,
    file=line,
    section=line,
    language=st.none() | st.sampled_from(["en", "de", "fr"]),
    authors=st.lists(letters),
    told=st.lists(st.builds(Told, letters, letters, letters)),
    marks=st.lists(st.builds(Mark, st.just(0), st.integers(0, 1), letters, letters)),
    omitted=st.lists(st.builds(LeftOut, letters, letters)),
    notices=st.lists(letters),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles)
def test_all_fields_come_back(article):
    assert from_json(article.text, to_json(article), article.id) == article


def test_what_the_text_showed_of_its_language_is_not_told_again():
    words = "Der Minister sagte am Mittwoch, die Verhandlungen seien abgeschlossen. " * 3
    stated = Told("language", "en", "html lang")
    article = rr.Article(words, language="en", told=[stated])
    assert len(article.notices) == 1  # it says English and is German
    assert from_json(words, to_json(article), article.id) == article


def test_what_json_does_not_know_is_told_in_words():
    import datetime as dt

    import numpy as np

    article = rr.Article("Rain.", told=[Told("seen", dt.date(2025, 8, 20), "by hand")],
                         marks=[Mark(np.int64(0), np.int64(4), "heading", "is first")])  # fmt: skip
    back = from_json("Rain.", to_json(article), article.id)
    assert back.told[0].value == "2025-08-20"
    assert back.marks == article.marks


def test_nothing_known_is_nothing_said():
    assert to_json(rr.Article("12")) == "{}"


@pytest.mark.parametrize("rest", ["", "[1]", '{"colour": "red"}', '{"told": [["one"]]}', "3"])
def test_what_is_no_article_is_told(rest):
    with pytest.raises(ValueError, match="what is stored for a does not make an article"):
        from_json("Rain.", rest, "a")
