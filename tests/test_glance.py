"""An article and a reading as a notebook shows them at first."""

import re

import pytest

import reread as rr
from reread.stages import STAGES

EVIL = "<script>alert(1)</script> said Ann Lee on 4 May 2019. “It <b>rained</b>,” Lee said. "


@pytest.fixture(scope="module")
def evil():
    return rr.Article(
        EVIL * 60, title="<i>Rain</i>", authors=["A & B"], outlet="The <u>Post</u>",
        published="2019-05-05",
    )  # fmt: skip


def test_an_article_shows_whose_it_is_and_how_it_begins(evil):
    page = evil._repr_html_()
    assert "&lt;i&gt;Rain&lt;/i&gt;" in page
    assert "By A &amp; B · The &lt;u&gt;Post&lt;/u&gt; · 5 May 2019 · 5,040 characters" in page
    assert re.search(r"… and 3,8\d\d more characters", page)
    assert len(page) < 3000
    assert "Date of publication not known" in rr.Article("Rain.")._repr_html_()


def test_a_reading_shows_findings_marks_and_tables(evil):
    reading = rr.read(evil)
    page = reading._repr_html_()
    for sentence in rr.findings(reading, most=5)["sentence"]:
        assert (
            f"<li>{sentence.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}"
            in page
        )
    assert '<mark style="' in page and "Ann Lee" in page
    for name in STAGES:
        rows = len(reading.table(name))
        assert re.search(rf">reading\.{name}</td><td[^>]*>{rows:,}</td>", page)
    assert len(page) < 60_000


def test_nothing_of_an_article_is_markup(evil):
    for page in (evil._repr_html_(), rr.read(evil)._repr_html_()):
        assert not re.search(r"<(?:script|b|i|u)>", page)
        assert "mathjax_ignore" in page


def test_a_page_s_furniture_is_not_shown(reading):
    assert "Login to Continue" not in reading._repr_html_()
    assert "Login to Continue" not in rr.highlight(reading, reading.times).html
    assert "Login to Continue" in rr.highlight(reading.article, reading.times).html


def test_what_was_not_read_is_told_in_place_of_text():
    page = rr.read(rr.Article("Der Stadtrat hat am Dienstag die Schule geschlossen."))._repr_html_()
    assert "Nothing was read: the text is in German." in page
    assert "<table" not in page


def test_plain_short_forms_stay(reading):
    assert repr(reading.article) == "<Article 16f0559ec764: 2,185 characters, published unknown>"
    assert len(repr(reading)) < 120
