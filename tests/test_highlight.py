"""Marks: the text comes back whole and escaped, overlaps nest, mistakes are named."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.palette import looks

HOSTILE = "<script>alert('x')</script> & \"Ann\" <b>said</b> on Friday.\r\n<img src=x onerror=go()>"


def _text(page: str) -> str:
    body = re.sub(r'<div style="font-family:sans-serif.*?</div>', "", page)
    return html.unescape(re.sub(r"<[^>]*>", "", body))


@pytest.mark.parametrize("name", ["blocks", "sentences", "tokens", "times", "mentions", "tone"])
def test_the_text_comes_back_whole(reading, name):
    page = rr.highlight(reading.article, reading.table(name))
    assert _text(page._repr_html_()) == reading.article.text


def test_what_only_takes_part_is_grey():
    grey = looks(["neutral"])["neutral"].style
    reading = rr.read(rr.Article(text="Ann Moss sold the bridge."))
    page = rr.highlight(reading.article, reading.mentions).html
    assert re.search(rf'{grey}[^>]*title="[^"]*"[^>]*>the bridge<', page)
    assert not re.search(rf'{grey}[^>]*title="[^"]*"[^>]*>Ann Moss<', page)


def test_hostile_text_stays_text():
    article = rr.Article(text=HOSTILE)
    reading = rr.read(article)
    page = rr.highlight(article, reading.tokens).html
    assert _text(page) == HOSTILE
    assert set(re.findall(r"<(\w+)", page)) <= {"div", "mark"}


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    st.text("ab<&>\"'$ ", min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20)), max_size=6),
)
def test_any_overlap_keeps_the_text(text, spans):
    rows = [(a, b) for a, b in spans if a < b <= len(text)]
    table = pd.DataFrame(rows, columns=["start", "end"]).assign(kind="<k>")
    assert _text(rr.highlight(rr.Article(text=text), table).html) == text


def test_the_shortest_gives_the_colour_and_hovering_lists_all():
    table = pd.DataFrame({"start": [0, 4], "end": [9, 7], "kind": ["outer", "inner"]})
    page = rr.highlight(rr.Article(text="one two three"), table).html
    assert 'title="kind inner; kind outer">two' in page


def test_scores_are_coloured_by_sign(reading):
    page = rr.highlight(reading.article, reading.tone, by="score").html
    assert all(word in page for word in (">positive<", ">negative<"))


def test_mistakes_are_named(article, reading):
    with pytest.raises(ValueError, match="by='colour' is not a column; choose one of article"):
        rr.highlight(article, reading.times, by="colour")
    with pytest.raises(ValueError, match="no columns start and end"):
        rr.highlight(article, pd.DataFrame({"a": [1]}))
    with pytest.raises(ValueError, match="is outside the text of 4 characters"):
        rr.highlight(rr.Article(text="Tiny"), reading.sentences)
    with pytest.raises(ValueError, match="is outside the text of 4 characters"):
        rr.highlight(
            rr.Article(text="Tiny"),
            pd.DataFrame({"start": [0], "end": [4]}),
            within=reading.sentences,
        )
    with pytest.raises(ValueError, match=r"by=\['type'\] is not a column"):
        rr.highlight(article, reading.times, by=["type"])
    with pytest.raises(ValueError, match="within has no columns start and end"):
        rr.highlight(article, reading.times, within=reading.times[["type"]])


@pytest.mark.parametrize(("start", "end"), [("0", "3"), (0.5, 2.5), (0.0, float("inf"))])
def test_a_span_is_of_whole_numbers(article, start, end):
    with pytest.raises(ValueError, match=r"span .* is not of whole numbers; give offsets"):
        rr.highlight(article, pd.DataFrame({"start": [start], "end": [end]}))


def test_what_is_no_article_or_table_is_told(article, reading):
    for wrong in (article.text, None):
        with pytest.raises(TypeError, match=r"give an Article, reading\.article"):
            rr.highlight(wrong, reading.times)
    for wrong in ("times", None, [(0, 5)], reading):
        with pytest.raises(TypeError, match=r"table is .*; give a table, reading\.times"):
            rr.highlight(article, wrong)
    with pytest.raises(TypeError, match="within is str; give a table"):
        rr.highlight(article, reading.times, within="sentences")


def test_only_the_stretches_that_hold_a_mark(reading):
    row = reading.times[reading.times["surface"] == "Wednesday"]
    page = rr.highlight(reading.article, row, within=reading.sentences).html
    assert _text(page).startswith("Speaking to reporters")
    assert _text(page).endswith("truly reliable.")


def test_a_row_over_several_stretches_is_shown_in_each():
    article = rr.Article(text="Ann came. “It is late. Nobody is here,” she said. Bob left.")
    rows = pd.DataFrame({"start": [10, 14], "end": [39, 16]})
    stretches = pd.DataFrame({"start": [0, 10, 23, 51], "end": [9, 22, 49, 59]})
    page = rr.highlight(article, rows, within=stretches).html
    assert page.count("<mark ") == 4
    assert _text(page) == "“It is late.\nNobody is here,” she said."


def test_dollars_are_no_mathematics():
    article = rr.Article(text="Fees rise from $5 to $10 on Friday.")
    shown = rr.highlight(article, rr.read(article, published="2025-08-20").times)
    assert 'class="mathjax_ignore tex2jax_ignore"' in shown.html.partition(">")[0]
    assert "from $5 to $10 on" in shown.html


LONG = "The hall was full. “It rained. It poured. We left,” Ann Lee said. She slept."


def _marks(page: str) -> list[tuple[str, str]]:
    """The words of each mark, and what hovering says."""
    return [(html.unescape(words), html.unescape(title))
            for title, words in re.findall(r'<mark [^>]*title="([^"]*)">([^<]*)</mark>', page)]  # fmt: skip


def test_a_mark_longer_than_a_sentence_is_cut_to_it_and_says_so():
    reading = rr.read(rr.Article(LONG))
    page = rr.highlight(reading.article, reading.quotes, within=reading.sentences).html
    marks = _marks(page)
    assert [words for words, _ in marks] == ["“It rained.", "It poured.", "We left,”"]
    first, second, third = (title for _, title in marks)
    assert first.endswith("goes on after this") and "begins before" not in first
    assert second.endswith("begins before this and goes on after this")
    assert third.endswith("begins before this")
    alone = rr.highlight(reading.article, reading.quotes, within=reading.sentences.iloc[2:3]).html
    assert [words for words, _ in _marks(alone)] == ["It poured."]


def test_a_mark_within_what_is_shown_says_nothing_of_it():
    reading = rr.read(rr.Article(LONG))
    ((_, title),) = _marks(rr.highlight(reading.article, reading.quotes).html)
    assert "before this" not in title and "after this" not in title
    assert not re.search("content_start|source_end|quote 0", title)


def test_a_reading_gives_names_for_ids():
    reading = rr.read(rr.Article(LONG))
    page = rr.highlight(reading, reading.stretches, within=reading.sentences).html
    assert "Ann Lee" in page and "ann-lee" not in page
    assert "ann-lee" in rr.highlight(reading.article, reading.stretches).html


def test_kinds_of_names_are_words_in_the_colours_of_their_kinds():
    reading = rr.read(rr.Article("Ann Lee came to Calderwick."))
    html = rr.highlight(reading, reading.mentions, by="kind").html
    assert ">person</mark>" in html and "PER" not in html
