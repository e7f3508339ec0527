"""Loading: what is read stays exactly as it was decoded; what cannot be read is said clearly."""

import copy
import dataclasses
import datetime as dt
import json
import os
import pickle
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.article import Mark

ROOT = Path(__file__).parents[1]
TEXT = "Mayor Ann Lee spoke on “Friday”.\r\nShe said cafe\u0301 prices — €4 — were high.\r\n"


def test_sample_is_read_byte_for_byte(article):
    assert article.text.encode() == (ROOT / "data/article.txt").read_bytes()
    assert article.published is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_kept_as_decoded(tmp_path, encoding):
    text = TEXT.replace("\u0301", "") if encoding == "cp1252" else TEXT
    text = "\ufeff" + text if encoding == "utf-16-be" else text
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    loaded = rr.load(tmp_path / "a.txt").text
    assert loaded.lstrip("\ufeff") == text.lstrip("\ufeff")
    assert "\r\n" in loaded


def test_byte_order_mark_is_kept(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfHello there.\n")
    assert rr.load(tmp_path / "a.txt").text == "\ufeffHello there.\n"


def test_a_string_with_a_line_break_is_the_article():
    assert rr.load("One line.\nAnother.").text == "One line.\nAnother."


def test_json_gives_text_and_metadata(tmp_path):
    record = {"headline": "H", "articleBody": "Some text.", "datePublished": "2025-03-01", "id": 7}
    (tmp_path / "a.json").write_text(json.dumps(record))
    loaded = rr.load(tmp_path / "a.json")
    assert (loaded.text, loaded.title, loaded.published) == ("Some text.", "H", "2025-03-01")
    assert loaded.id == "7"


def test_an_empty_key_of_json_gives_way_to_the_next(tmp_path):
    record = {"text": "", "body": "Some text.", "title": None, "headline": "H", "published": "",
              "date": "2025-03-01", "outlet": "", "id": ""}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(record))
    loaded = rr.load(tmp_path / "a.json")
    assert (loaded.text, loaded.title, loaded.published) == ("Some text.", "H", "2025-03-01")
    assert loaded.outlet is None
    assert loaded.id == rr.Article(text="Some text.").id


def test_html_leaves_furniture_outside(tmp_path):
    page = (
        "<html><head><title>T</title><meta property='article:published_time' content='2025-03-01'>"
        "</head><body><nav>Home | News | Sport</nav><article><h1>T</h1>"
        + "<p>The council voted to close the bridge on Friday after a long debate.</p>" * 4
        + "</article><footer>Cookie settings</footer></body></html>"
    )
    (tmp_path / "a.html").write_text(page)
    loaded = rr.load(tmp_path / "a.html")
    assert "council voted" in loaded.text
    assert "Cookie" not in loaded.text
    assert loaded.published == "2025-03-01"


def test_published_given_wins(tmp_path):
    (tmp_path / "a.json").write_text('{"text": "Hi there.", "date": "2020-01-01"}')
    assert rr.load(tmp_path / "a.json", published="2021-01-01").published == "2021-01-01"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2025-08-20", "2025-08-20"),
        ("2013-03-22T10:30", "2013-03-22T10:30:00"),
        (dt.date(2025, 8, 20), "2025-08-20"),
        (pd.Timestamp("2025-08-20"), "2025-08-20T00:00:00"),
        (None, None),
        ("", None),
    ],
)
def test_published_forms(given, kept):
    assert rr.Article(text="x", published=given).published == kept


def test_articles_are_frozen_and_named_by_their_text():
    one, two = rr.Article(text="a"), rr.Article(text="a")
    assert one == two
    assert one.id == two.id == "ca978112ca1b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.text = "b"


BAD_FILES = {
    "empty.txt": (b"", "holds no text"),
    "blank.txt": (b"\xef\xbb\xbf \n\t\r\n\xc2\xa0", "holds no text"),
    "zeros.txt": (b"\x00\x01\x02" * 100, "is binary"),
    "paper.pdf": (b"%PDF-1.7 ...", "PDF"),
    "broken.json": (b'{"text": ', "not valid JSON"),
    "deep.json": (b"[" * 100_000, "not valid JSON"),
    "list.json": (b'["a"]', "holds a list without articles"),
    "no_text.json": (b'{"title": "a"}', "one of the keys text"),
    "number.json": (b'{"text": 5}', "one of the keys text"),
    "menu.html": (b"<html><body><script>go()</script></body></html>", "no article text"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files_are_refused_with_reason(tmp_path, name):
    data, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ValueError, match=reason) as caught:
        rr.load(tmp_path / name)
    assert name in str(caught.value)


def test_not_utf8_where_utf8_is_asked(tmp_path):
    (tmp_path / "a.txt").write_bytes("café".encode("cp1252"))
    with pytest.raises(ValueError, match="is not utf-8; save it as UTF-8, or pass encoding"):
        rr.load(tmp_path / "a.txt", encoding="utf-8")
    assert rr.load(tmp_path / "a.txt", encoding="cp1252").text == "café"
    with pytest.raises(ValueError, match="encoding='klingon' is not known"):
        rr.load(tmp_path / "a.txt", encoding="klingon")


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"does not exist; .*reread.Article\(text="):
        rr.load(tmp_path / "nothing.txt")
    with pytest.raises(IsADirectoryError, match="is a folder; give one file in it"):
        rr.load(tmp_path)
    with pytest.raises(ValueError, match="cannot be a path"):
        rr.load("word " * 2_000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ValueError, match="not a regular file"):
        rr.load(tmp_path / "pipe.txt")


@pytest.mark.parametrize("value", ["soon", "2025-13-01", "20th of August", 2025, "2025-02-29"])
def test_published_that_is_no_date(value):
    with pytest.raises(ValueError, match=r"is not a date; write it as YYYY-MM-DD"):
        rr.Article(text="x", published=value)


def test_text_must_be_text():
    with pytest.raises(TypeError, match=r"text is bytes, not str.*reread\.load"):
        rr.Article(text=b"bytes")
    with pytest.raises(ValueError, match="lone surrogate at character 1"):
        rr.Article(text="a\ud800")


def test_front_matter_tells_and_stays_in_the_text(tmp_path):
    text = '---\ntitle: "A bridge"\ndate: 2025-08-19\n---\n\n# A bridge\n\nIt closed.\n'
    (tmp_path / "a.md").write_text(text)
    loaded = rr.load(tmp_path / "a.md")
    assert (loaded.title, loaded.published, loaded.text) == ("A bridge", "2025-08-19", text)
    (tmp_path / "b.md").write_text("---\nno front matter")
    assert rr.load(tmp_path / "b.md").published is None


BAD_FIELDS = [
    ({"title": "a\ud800"}, ValueError, r"title holds the character '\\ud800' at 1, which is none"),
    ({"id": "\udfff"}, ValueError, "id holds the character"),
    ({"id": ["a"]}, TypeError, "id is list, not str"),
    ({"title": 5}, TypeError, "title is int, not str; leave it out where it is not known"),
    ({"url": b"x"}, TypeError, "url is bytes, not str"),
    ({"authors": "Ida Strand"}, TypeError, r"authors='Ida Strand' is not a list; write authors=\['Ida"),
    ({"authors": [5]}, TypeError, "authors holds 5, which is not of the class str"),
    ({"notices": ["\ud800"]}, ValueError, "notices holds .* which has a lone surrogate"),
    ({"told": [("title", "a", "b")]}, TypeError, "told holds .* which is not of the class Told"),
    ({"marks": [Mark(0, 9, "quote", "")]}, ValueError, r"the mark 0:9 \(quote\) is outside the text"),
    ({"marks": [Mark(2, 1, "quote", "")]}, ValueError, "the mark 2:1"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "error", "problem"), BAD_FIELDS)
def test_fields_that_are_none(field, error, problem):
    with pytest.raises(error, match=problem):
        rr.Article(text="text", **field)


def test_lists_become_tuples():
    one = rr.Article(text="a", authors=["Ida Strand"], notices=["b"], id=7)
    assert (one.authors, one.notices, one.id) == (("Ida Strand",), ("b",), "7")
    assert hash(one)


@pytest.mark.parametrize("value", [pd.NaT, pd.NA, float("nan"), None, ""])
def test_a_date_that_a_table_does_not_have(value):
    assert rr.Article(text="a", published=value).published is None


def test_an_article_says_where_its_tables_are(article):
    with pytest.raises(AttributeError, match="an article has no 'times'; tables are those of its"):
        rr.names_of(article.times)
    assert not hasattr(article, "_repr_markdown_")
    assert copy.deepcopy(article) == pickle.loads(pickle.dumps(article)) == article
