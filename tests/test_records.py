"""Records: each layout of JSON that news interfaces and scrapers write, and what is no article."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.loading.findings import NoTextError, article
from reread.loading.records import from_records

TEXT = "The board of Nordby voted to shut the grain quay.\n\n“Enough,” said Ragna Holm."
HTML = "<p>The board of Nordby voted to shut the grain quay.</p>\n<p>“Enough,” said Ragna Holm.</p>"
ISO = "2025-08-19T06:30:00+00:00"
URL = "https://nordby.example/quay"
FULL = {"title": "Quay shuts", "published": ISO, "authors": ("Lise Berg",)}

NEWSAPI = {
    "source": {"id": None, "name": "Nordby Post"}, "author": "Lise Berg", "title": "Quay shuts",
    "description": "Short.", "url": URL, "publishedAt": "2025-08-19T06:30:00Z", "content": TEXT,
}  # fmt: skip
GUARDIAN = {
    "id": "world/quay", "webTitle": "Quay shuts", "webPublicationDate": "2025-08-19T06:30:00Z",
    "sectionName": "World news", "webUrl": URL,
    "fields": {"headline": "Quay shuts", "byline": "Lise Berg in Nordby", "body": HTML},
}  # fmt: skip
TIMES = {
    "abstract": "In short.", "lead_paragraph": "The board of Nordby voted.", "web_url": URL,
    "source": "The Nordby Times", "headline": {"main": "Quay shuts", "kicker": None},
    "byline": {"original": "By Lise Berg"}, "pub_date": "2025-08-19T06:30:00+0000",
    "section_name": "World", "_id": "nyt://article/1",
}  # fmt: skip
WORDPRESS = {
    "id": 12, "date": "2025-08-19T22:30:00", "date_gmt": "2025-08-20T02:30:00", "link": URL,
    "title": {"rendered": "Mayor&#8217;s quay &amp; more"}, "categories": [4], "author": 3,
    "content": {"rendered": HTML, "protected": False}, "modified": "2025-09-01T00:00:00",
    "_embedded": {"author": [{"id": 3, "name": "Lise Berg"}]},
}  # fmt: skip
GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Nordby Post"},
        {"@type": "Organization", "@id": "#o", "name": "Nordby Post"},
        {"@type": "Person", "@id": "#p", "name": "Lise Berg"},
        {"@type": "NewsArticle", "headline": "Quay shuts", "articleBody": TEXT,
         "datePublished": "2025-08-19T08:30:00+02:00", "dateModified": "2025-08-20",
         "author": {"@id": "#p"}, "publisher": {"@id": "#o"}, "inLanguage": "en-GB",
         "mainEntityOfPage": {"@id": URL}, "articleSection": ["World", "Trade"]},
    ],
}  # fmt: skip
FUNDUS = {
    "title": "Quay shuts", "authors": ["Lise Berg"], "publishing_date": "2025-08-19 06:30:00+00:00",
    "body": {"summary": ["A vote ends a quarrel."], "sections": [
        {"headline": [], "paragraphs": ["The board voted.", "“Enough,” said Ragna Holm."]},
        {"headline": ["Costs"], "paragraphs": ["It costs a lot."]}]},
}  # fmt: skip

LAYOUTS = {
    "newsapi": (NEWSAPI, FULL | {"outlet": "Nordby Post", "url": URL, "text": TEXT}),
    "newsapi response": (
        {"status": "ok", "totalResults": 1, "articles": [NEWSAPI]},
        FULL | {"outlet": "Nordby Post", "url": URL, "text": TEXT},
    ),
    "guardian": (
        {"response": {"status": "ok", "content": GUARDIAN}},
        FULL | {"section": "World news", "url": URL, "id": "world/quay"},
    ),
    "guardian search": (
        {"response": {"status": "ok", "results": [GUARDIAN]}},
        FULL | {"section": "World news", "url": URL},
    ),
    "new york times": (
        {"status": "OK", "response": {"docs": [TIMES], "meta": {"hits": 1}}},
        FULL | {"outlet": "The Nordby Times", "section": "World", "text": TIMES["lead_paragraph"]},
    ),
    "schema.org": (
        GRAPH["@graph"][3] | {"author": [{"@type": "Person", "name": "Lise Berg"}],
                              "publisher": {"@type": "Organization", "name": "Nordby Post"}},
        {"published": "2025-08-19T08:30:00+02:00", "outlet": "Nordby Post", "language": "en",
         "section": "World", "url": URL, "authors": ("Lise Berg",)},
    ),
    "schema.org graph": (
        GRAPH,
        {"published": "2025-08-19T08:30:00+02:00", "outlet": "Nordby Post",
         "authors": ("Lise Berg",)},
    ),
    "newspaper": (
        {"title": "Quay shuts", "text": TEXT, "authors": ["Lise Berg", "Ola Vik"], "summary": "S.",
         "publish_date": "2025-08-19 06:30:00", "source_url": "https://nordby.example"},
        {"published": "2025-08-19T06:30:00", "authors": ("Lise Berg", "Ola Vik"), "outlet": None},
    ),
    "trafilatura": (
        {"title": "Quay shuts", "author": "Lise Berg; Ola Vik", "hostname": "nordby.example",
         "date": "2025-08-19", "id": None, "raw_text": TEXT, "text": TEXT, "language": "en",
         "source": URL, "source-hostname": "Nordby Post", "categories": "World", "comments": ""},
        {"outlet": "Nordby Post", "url": URL, "section": "World", "language": "en",
         "published": "2025-08-19", "authors": ("Lise Berg", "Ola Vik")},
    ),
    "news-please": (
        {"authors": ["Lise Berg"], "date_download": "2026-01-01 00:00:00", "language": "en",
         "date_publish": "2025-08-19 06:30:00", "maintext": TEXT, "source_domain": "nordby.example",
         "title": "Quay shuts", "title_page": None, "url": URL, "description": "S."},
        {"published": "2025-08-19T06:30:00", "outlet": "nordby.example", "text": TEXT},
    ),
    "fundus": (FUNDUS, FULL | {"text": "A vote ends a quarrel.\n\nThe board voted.\n\n“Enough,” "
                               "said Ragna Holm.\n\nCosts\n\nIt costs a lot."}),
    "wordpress": (
        WORDPRESS,
        {"title": "Mayor’s quay & more", "published": "2025-08-19T22:30:00-04:00", "url": URL,
         "authors": ("Lise Berg",), "id": "12"},
    ),
    "event registry": (
        {"articles": {"results": [
            {"uri": "123", "lang": "eng", "date": "2025-08-19", "dateTime": "2025-08-19T06:35:00Z",
             "dateTimePub": "2025-08-19T06:30:00Z", "url": URL, "title": "Quay shuts", "body": TEXT,
             "source": {"uri": "nordby.example", "title": "Nordby Post"},
             "authors": [{"uri": "lise@nordby.example", "name": "Lise Berg"}]}]}},
        FULL | {"outlet": "Nordby Post", "language": "en", "id": "123"},
    ),
    "mercury": (
        {"title": "Quay shuts", "author": "Lise Berg", "date_published": "2025-08-19T06:30:00.000Z",
         "dek": None, "content": f"<div>{HTML}</div>", "url": URL, "word_count": 20},
        FULL | {"url": URL},
    ),
    "readability": (
        {"title": "Quay shuts", "byline": "By Lise Berg", "lang": "en", "content": f"<div>{HTML}</div>",
         "textContent": TEXT, "siteName": "Nordby Post", "publishedTime": "2025-08-19T06:30:00Z"},
        FULL | {"outlet": "Nordby Post", "language": "en"},
    ),
    "json feed": (
        {"version": "https://jsonfeed.org/version/1.1", "title": "Nordby Post", "items": [
            {"id": "1", "url": URL, "title": "Quay shuts", "content_html": HTML,
             "date_published": "2025-08-19T06:30:00Z", "authors": [{"name": "Lise Berg"}]}]},
        FULL | {"url": URL},
    ),
    "mongo": (
        {"_id": {"$oid": "abc"}, "title": "Quay shuts", "text": TEXT,
         "published": {"$date": "2025-08-19T06:30:00Z"}},
        {"id": "abc", "published": ISO},
    ),
    "elasticsearch": (
        {"hits": {"total": 1, "hits": [{"_id": "1", "_source": {"title": "Quay shuts", "body": TEXT}}]}},
        {"title": "Quay shuts", "text": TEXT},
    ),
    "unix time": ({"text": TEXT, "published_at": 1755585000}, {"published": ISO}),
    "paragraphs": ({"text": ["One.", "Two."]}, {"text": "One.\n\nTwo."}),
    "typed blocks": (
        {"body": [{"type": "header", "text": "Head"}, {"type": "paragraph", "text": "One <b>day</b>."},
                  {"type": "image", "url": "x.png"}]},
        {"text": "Head\n\nOne day."},
    ),
    "the next key": ({"text": [], "content": " ", "body": "Real."}, {"text": "Real."}),
    "character references": (
        {"text": "Q&amp;A: the mayor&#8217;s plan", "title": "AT&amp;T <b>up</b>"},
        {"text": "Q&A: the mayor’s plan", "title": "AT&T up"},
    ),
    "no markup": (
        {"text": "It was 3 < 4 and x > y. The <p> tag is old."},
        {"text": "It was 3 < 4 and x > y. The <p> tag is old."},
    ),
    "lists of names": (
        {"headline": "Quay shuts", "articleBody": TEXT, "publisher": ["Post", "Times"]},
        {"title": "Quay shuts", "outlet": "Post"},
    ),
    "half a character": ({"text": "a \udc00 b", "title": "x\ud800"}, {"text": "a � b", "title": "x�"}),
    "other types": (
        {"title": 5, "text": TEXT, "outlet": True, "author": {"a": 1}, "url": ["x"], "language": 7},
        {"title": None, "outlet": None, "authors": (), "url": None},
    ),
    "nothing": (
        {"title": None, "text": TEXT, "outlet": "", "author": [], "url": {}, "date": None},
        {"title": None, "outlet": None, "authors": (), "url": None, "published": None},
    ),
    "modified is not published": (
        {"text": TEXT, "modified": "2025-09-01", "dateModified": "2025-09-01", "updated_at": 1755585000},
        {"published": None},
    ),
    "downloaded is not published": ({"text": TEXT, "date_download": "2025-09-01"}, {"published": None}),
    "one key names the authors": (
        {"text": TEXT, "author": "Lise Berg", "byline": "By Bo Lin"}, {"authors": ("Lise Berg",)}
    ),
    "an author's address": ({"text": TEXT, "author": "https://x.example/lise"}, {"authors": ()}),
}  # fmt: skip


def written(tmp_path, value, name="a.json"):
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout(tmp_path, name):
    record, wanted = LAYOUTS[name]
    loaded = rr.load(written(tmp_path, record))
    assert {field: getattr(loaded, field) for field in wanted} == wanted
    assert "<p>" not in loaded.text or name == "no markup"


@pytest.mark.parametrize("name", ["guardian", "wordpress", "mercury", "json feed"])
def test_html_in_a_record_is_no_word(tmp_path, name):
    text = rr.load(written(tmp_path, LAYOUTS[name][0])).text
    assert text.split() == TEXT.split()
    assert "\n" in text


NO_ARTICLES = {
    "{}": "its keys are none",
    '{"status": "error", "message": "Your key is invalid"}': "its keys are status, message",
    '{"status": "ok", "articles": []}': "its keys are status, articles",
    '{"name": "x", "version": "1", "description": "A library", "author": "me"}': "has no text",
    '{"title": "a"}': "one of the keys text, body, content, articleBody",
    '{"text": 5, "title": "a"}': "text is a number",
    '{"text": null, "body": {"a": [1, {"b": "c"}]}}': "has no text",
    '{"cells": [{"source": ["x"]}], "nbformat": 4}': "its keys are cells, nbformat",
    '["a", "b"]': "holds a list without articles",
    "[]": "holds a list; an article",
    "[[[[[[[[[[[[1]]]]]]]]]]]]": "holds a list without articles",
    "5": "holds a number without articles",
    "null": "holds null; an",
    '"words"': "holds a string without articles",
    '{"text": "cut of': "is not valid JSON",
    '{"text": "a"} trailing': "is not valid JSON",
    "{'text': 'a'}": "is not valid JSON",
    "[" * 50_000: "is not valid JSON",
    '{"a":' * 50_000: "is not valid JSON",
    '{"text": ' + "9" * 5_000 + "}": "text is a number",
}


@pytest.mark.parametrize(
    ("text", "empty"),
    [('{"content": null, "title": "a"}', True), ('{"text": "", "body": []}', True),
     ('{"title": "a"}', False), ('{"text": null, "body": 5}', False), ("null", False)],
)  # fmt: skip
def test_no_text_is_told_from_another_layout(tmp_path, text, empty):
    with pytest.raises(ValueError, match=r"a\.json") as caught:
        rr.load(written(tmp_path, text))
    assert isinstance(caught.value, NoTextError) == empty


@pytest.mark.parametrize("text", NO_ARTICLES, ids=lambda text: text[:30])
def test_what_is_no_article(tmp_path, text):
    with pytest.raises(ValueError, match=r"a\.json") as caught:
        rr.load(written(tmp_path, text))
    assert NO_ARTICLES[text] in str(caught.value)


def test_several_are_told_and_read_by_load_all(tmp_path):
    for name, value in (
        ("list.json", [{"text": "One."}, {"text": "Two."}]),
        ("response.json", {"articles": [{"content": "One."}, {"content": "Two."}]}),
        ("lines.jsonl", '{"text": "One."}\n\n{"text": "Two."}\n'),
        ("lines.json", '{"text": "One."}\r\n{"text": "Two."}'),
    ):
        path = written(tmp_path, value, name)
        with pytest.raises(
            ValueError, match=r"holds 2 articles; read them with reread\.load_all\("
        ):
            rr.load(path)
        assert [article.text for article in rr.load_all(path)] == ["One.", "Two."]


def test_one_of_a_list_is_one(tmp_path):
    assert rr.load(written(tmp_path, [{"text": "One."}])).text == "One."
    assert rr.load(written(tmp_path, '{"text": "One."}\n', "a.jsonl")).text == "One."


def test_a_bad_record_does_not_lose_the_others(tmp_path):
    path = written(
        tmp_path, '{"text": "One."}\n{"text": \n{"title": "x"}\n{"text": "Two."}', "a.jsonl"
    )
    with pytest.warns(UserWarning, match=r"2 of 4 articles are not read \(line 2 is .*line 3 "):
        articles = rr.load_all(path)
    assert [article.text for article in articles] == ["One.", "Two."]
    with pytest.raises(ValueError, match="no article in it can be read; item 1 "):
        rr.load_all(written(tmp_path, [{"title": "x"}, {"title": "y"}]))


def test_a_text_that_is_cut_short_says_so(tmp_path):
    cut = rr.load(written(tmp_path, NEWSAPI | {"content": "The board vo… [+1234 chars]"}))
    assert cut.notices == ("The text is cut short in its source: 1234 characters are missing.",)
    assert [(cut.text[m.start : m.end], m.kind) for m in cut.marks] == [
        ("… [+1234 chars]", "boilerplate")
    ]
    assert rr.load(written(tmp_path, NEWSAPI)).notices == ()


def test_a_summary_says_that_it_is_one(tmp_path):
    only = rr.load(written(tmp_path, NEWSAPI | {"content": None}))
    assert (only.text, len(only.notices)) == ("Short.", 1)
    assert "is a summary (JSON description)" in only.notices[0]


def test_sections_of_a_body_are_marked(tmp_path):
    loaded = rr.load(written(tmp_path, FUNDUS))
    assert [(loaded.text[m.start : m.end], m.kind) for m in loaded.marks] == [
        ("A vote ends a quarrel.", "standfirst"), ("Costs", "headline"),
    ]  # fmt: skip


def test_dates_that_differ_or_are_none_are_told(tmp_path):
    record = {
        "text": TEXT,
        "date": "2025-02-31",
        "datePublished": "2025-08-19",
        "pubDate": "2024-08-19",
    }
    loaded = rr.load(written(tmp_path, record))
    assert loaded.published == "2025-08-19"
    assert "JSON date is not used: '2025-02-31' is not a day" in loaded.notices[0]
    assert "differ: JSON datePublished says 2025-08-19, JSON pubDate says 2024" in loaded.notices[1]


def test_each_fact_says_where_it_stood(tmp_path):
    told = rr.load(written(tmp_path, NEWSAPI)).metadata
    rows = set(zip(told["field"], told["value"], told["source"], strict=True))
    assert ("outlet", "Nordby Post", "JSON source") in rows
    assert ("summary", "Short.", "JSON description") in rows
    odd = rr.load(written(tmp_path, {"text": TEXT, "title": 5})).metadata
    assert ("not used", "'5'", "JSON title") in set(odd.itertuples(index=False, name=None))


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["<p>a</p>", "2025-02-31", "https://x.example/a", "\x00", "a &amp; b", "By A B"]),
)  # fmt: skip
KEYS = st.sampled_from(
    ["text", "body", "content", "title", "headline", "author", "date", "publishedAt", "source", "name",
     "articles", "response", "@graph", "@id", "fields", "sections", "paragraphs", "url", "id", "items",
     "date_gmt", "rendered", "description", "language", "type", "_source", "\ud800", ""]
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(VALUES)
def test_any_json_is_articles_or_an_error_of_ours(value):
    try:
        entries = from_records(json.dumps(value), "a.json")
    except ValueError as error:
        assert "a.json" in str(error)
        return
    for entry in entries:
        try:
            loaded = article(entry.read(), "a.json")
        except ValueError as error:
            assert "a.json" in str(error)
            continue
        assert loaded.text.strip()
        assert all(0 <= mark.start <= mark.end <= len(loaded.text) for mark in loaded.marks)
