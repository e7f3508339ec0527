"""Callers' mistakes, sources and the way from a source to an article."""

import io
import json
import os
from pathlib import Path

import pytest

import reread as rr
from reread.loading import load as module
from reread.loading.fetching import Fetched
from reread.loading.load import from_bytes

NO_SOURCES = [
    (None, TypeError, "source='None' is NoneType; give a path, a URL, or the article's text"),
    (5, TypeError, "source='5' is int"),
    (5.5, TypeError, "is float"),
    (True, TypeError, "is bool"),
    (b"The mayor spoke.", TypeError, "source is bytes; give the file's path"),
    (bytearray(b"x"), TypeError, "source is bytes"),
    (["a.txt"], TypeError, r"source is a list; load one at a time: \[reread.load\(one\)"),
    (("a.txt", "b.txt"), TypeError, "source is a tuple; load one at a time"),
    ({"text": "a"}, TypeError, "is dict; give a path"),
    pytest.param(
        io.StringIO("words"),
        TypeError,
        r"is an open file \(StringIO\); give its path",
        id="text file",
    ),
    pytest.param(io.BytesIO(b"words"), TypeError, "is an open file", id="file of bytes"),
    (rr.Article(text="a"), TypeError, "is Article; give a path"),
    ("", ValueError, "'' is not a source; give a file, a URL, or the article's text"),
    ("   ", ValueError, "is not a source"),
    ("\n \n", ValueError, "is not a source"),
    ("http://a b/", ValueError, "is not an address: it has a space in it; write %20"),
    ("ftp://nordby.example/a.txt", ValueError, "ftp:// is not read; give a http:// or https://"),
    ("s3://bucket/a.txt", ValueError, "s3:// is not read"),
    ("file:///tmp/a.txt", ValueError, "is a file; give its path without file://"),
    ("a\x00b.txt", ValueError, "cannot be a path"),
    ("word " * 2_000, ValueError, "cannot be a path"),
    ("half \ud800.txt", (ValueError, FileNotFoundError), "cannot be a path|does not exist"),
    ("~nobody-of-that-name/a.txt", (ValueError, FileNotFoundError), "cannot be a path|not exist"),
    ("~", IsADirectoryError, "is a folder; give one file in it"),
    ("nothing.txt", FileNotFoundError, r"does not exist; .*reread\.Article\(text="),
    ("The mayor spoke.", FileNotFoundError, r"if this is the article's own text"),
]


@pytest.mark.parametrize("reader", [rr.load, rr.load_all])
@pytest.mark.parametrize(
    ("source", "kind", "reason"), NO_SOURCES, ids=lambda value: repr(value)[:30]
)
def test_what_is_no_source(reader, source, kind, reason):
    with pytest.raises(kind, match=reason):
        reader(source)


@pytest.mark.parametrize("published", ["soon", 2025, 5.5, ["2025-08-19"], {"a": 1}, "2025-02-31"])
def test_a_date_that_is_none_is_said_before_anything_is_read(published):
    with pytest.raises((ValueError, TypeError), match="published="):
        rr.load("nothing.txt", published=published)


def test_a_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text("The mayor spoke.")
    assert rr.load("~/a.txt").text == "The mayor spoke."


@pytest.mark.parametrize("suffix", [*module.SUFFIXES, "", ".story"])
def test_empty_files_say_so(tmp_path, suffix):
    for data in (b"", b" \n\t\r\n", b"\xef\xbb\xbf"):
        (tmp_path / f"a{suffix}").write_bytes(data)
        with pytest.raises(ValueError, match="holds no text; an article needs at least one word"):
            rr.load(tmp_path / f"a{suffix}")


@pytest.mark.parametrize("suffix", [*module.SUFFIXES, "", ".bin"])
def test_noise_is_an_error_of_ours(tmp_path, suffix):
    for data in (
        bytes(range(256)) * 20,
        b"\x00" * 500,
        b"\xff\xfe" + b"\x00\xd8" * 300,
        b"\x80" * 300,
    ):
        try:
            assert from_bytes(data, f"a{suffix}").notices
        except ValueError as error:
            assert f"a{suffix}" in str(error)


PIECES = [
    json.dumps({"title": "Quay", "text": "The mayor spoke.", "date": "2025-08-19"}),
    "<rss><channel><title>P</title><item><title>Q</title><description>The mayor spoke."
    "</description></item></channel></rss>",
    "From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: Quay\r\nDate: Tue, 19 Aug 2025 06:30:00 GMT"
    "\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nThe mayor spoke.\r\n--x--",
    "---\ntitle: Quay\nauthors: [A, B]\n---\nThe mayor spoke.\n",
    "<html><body><article><p>The mayor spoke of the quay.</p></article></body></html>",
    "1 of 2 DOCUMENTS\n\nLENGTH: 5 words\n\nThe mayor spoke.\n\nLOAD-DATE: August 19, 2025\n",
    "Quay\n\n5 words\n19 August 2025\nPost\nCopyright\n\nThe mayor.\n\nDocument POST000020250819el8j0000a\n",
    "____________________\nDocument 1 of 2\n\nPublication info: x\n\nFull text: The mayor.\n",
]


@pytest.mark.parametrize(
    "suffix", [".txt", ".json", ".xml", ".eml", ".md", ".html", ".mbox", ".jsonl", ""]
)
@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece[:12])
def test_cut_and_damaged_files_are_an_error_of_ours_or_text(piece, suffix):
    data = piece.encode()
    cuts = [data[:place] for place in range(1, len(data), 23)]
    flips = [data[:place] + b"\x00" + data[place + 1 :] for place in range(0, len(data), 29)]
    for damaged in cuts + flips:
        try:
            assert from_bytes(damaged, f"a{suffix}").text.strip()
        except ValueError as error:
            assert str(error)


SERVED = {
    "text/html": ("<html><body><article><p>The mayor of Nordby spoke on Monday of the old quay."
                  "</p></article></body></html>", "The mayor of Nordby"),
    "application/json": ('{"text": "The mayor spoke."}', "The mayor spoke."),
    "application/rss+xml": (PIECES[1], "The mayor spoke."),
    "text/plain": ("The mayor spoke.", "The mayor spoke."),
    "message/rfc822": (PIECES[2], "The mayor spoke."),
    "": ('{"text": "The mayor spoke."}', "The mayor spoke."),
}  # fmt: skip


@pytest.mark.parametrize("content_type", SERVED)
def test_a_server_says_what_it_sends(monkeypatch, content_type):
    sent, words = SERVED[content_type]
    page = Fetched(sent.encode(), "https://nordby.example/quay", "utf-8", content_type)
    monkeypatch.setattr(module, "fetch", lambda *_, **__: page)
    loaded = rr.load("http://nordby.example/q")
    assert words in loaded.text
    assert loaded.url == "https://nordby.example/quay"


def test_what_a_server_sends_that_is_no_article(monkeypatch):
    page = Fetched(b"a,b\n1,2\n", "https://nordby.example/quay.csv", "utf-8", "text/csv")
    monkeypatch.setattr(module, "fetch", lambda *_, **__: page)
    with pytest.raises(ValueError, match="is a table"):
        rr.load("https://nordby.example/quay.csv")


def test_a_text_that_is_a_record_is_read_as_one():
    assert rr.load('{"text": "The mayor spoke.",\n "title": "Quay"}').title == "Quay"
    assert rr.load("The mayor spoke.\nHe left.").text == "The mayor spoke.\nHe left."
    with pytest.raises(ValueError, match="holds 2 articles"):
        rr.load('{"text": "One."}\n{"text": "Two."}')
    assert len(rr.load_all('{"text": "One."}\n{"text": "Two."}')) == 2


def test_how_a_file_was_decoded_is_told(tmp_path):
    (tmp_path / "a.txt").write_bytes("The café closed.".encode("cp1252"))
    told = rr.load(tmp_path / "a.txt").metadata
    assert "encoding" in set(told["field"])
    assert rr.load("Two\nlines.").told == ()


@pytest.mark.skipif(not hasattr(os, "fsencode") or os.name == "nt", reason="names are no bytes")
def test_a_name_that_is_not_utf8(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("The mayor spoke.")
    assert rr.load(path).file == "caf\ufffd.txt"


def test_uploads_take_every_kind_by_name():
    assert from_bytes(b'{"text": "The mayor spoke."}', "a.json").file == "a.json"
    assert from_bytes(PIECES[2].encode(), "Letter.EML").title == "Quay"
    with pytest.raises(ValueError, match="is larger than"):
        from_bytes(b"a" * 50_000_001, "a.txt")


CASES = Path(__file__).parents[2] / "shared/cases/files"


@pytest.mark.skipif(not CASES.is_dir(), reason="the files of the cases are kept elsewhere")
@pytest.mark.parametrize("name", ["newsapi_one.json", "jsonld.json", "guardian.json", "fundus.json",
                                  "htmlbody.json", "feed.xml", "news.eml"])  # fmt: skip
def test_the_cases(name):
    loaded = rr.load(CASES / name)
    assert loaded.published.startswith("2025-08-19")
    assert loaded.title == "Vesterby votes to close ferry terminal"
    assert loaded.text.startswith("The harbour authority")
