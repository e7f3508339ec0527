"""What kind of file it is: the content decides where it is sure, and prose stays prose."""

import contextlib
import gzip
import io
import time
import zipfile

import pytest

import reread as rr
from reread.loading.detection import SUFFIXES, kind_of_text
from reread.loading.load import from_bytes

PROSE = [
    "{Editor's note: names are changed} The mayor spoke.\nHe left.\n",
    "[Updated] The mayor spoke.\nHe left.\n",
    "<3 is what the poster said.\nThe mayor spoke.\n",
    "< 5 percent voted, the board said.\nHe left.\n",
    "The <p> tag is old, she wrote, and so is <br>.\nIt works.\n",
    "From: the harbour. To: the hills.\nA walk through Nordby.\n",
    "From: Lise Berg\nSubject: Quay\nDate: Tuesday\n\nThe mayor spoke.\n",
    "From Nordby to Holm the road was closed.\n\nThe mayor spoke.\n",
    "Received: with thanks.\nReturned: never.\n\nThe mayor spoke.\n",
    "<b>old claim, said the mayor.\nHe left.\n",
    "Date: unknown\n\nThe letter was found in a wall.\n",
    "import duties rose on Monday;\nexport duties fell;\nthe mayor spoke.\nHe left.\n",
    "return to the quay;\nleave at dawn;\nhe said.\nIt was late, it was dark, and it was cold.\n",
    "1, 2, 3: the mayor counted.\nHe counted, slowly, again.\nHe left.\nAll went home.\n",
    "Nordby 2, Holm 1.\nVik 3, Dal 0.\nBerg 1, Lund 1.\nHaug 4, Moe 2.\nA full round of games.\n",
    "2025-08-19 was a Tuesday.\n2025-08-20 was the day after.\nThe mayor spoke.\nHe left.\n",
    "Q: Why the quay?\nA: It rusts.\nQ: Who pays?\nA: The town.\nQ: When?\nA: In May.\n",
    "--- The mayor spoke.\n+++ He left.\n",
    "---\n\nThe mayor spoke.\n\n---\n",
    "SELECT committee hears mayor.\nINSERT coins, he said.\nThe mayor spoke.\nHe left.\n",
    "begin again, she said.\nThe mayor spoke.\n",
    "#NordbyQuay was the tag.\n#metoo followed.\nThe mayor spoke.\nHe left.\n",
    "“{” is a brace.\nThe mayor spoke.\n",
    "// is how notes begin.\nThe mayor spoke.\nHe left.\nAll went home.\n",
    "PK was his nickname.\nThe mayor spoke.\n",
    "BZh is not a word.\nThe mayor spoke.\n",
    "GIF89 was the show.\nThe mayor spoke.\n",
    "RIFFs were played.\nThe mayor spoke.\n",
    "Subject: quay\nThe mayor spoke.\n\nHe left.\n",
    "-----\nBEGIN here, he said.\n-----\nThe mayor spoke.\n",
    "A short history of the quay:\n1901: it is built;\n1940: it burns;\n1955: it is built again;\n",
    "wanted: a mayor.\nfound: no one.\nsaid: too much.\ndone: nothing, as ever, she wrote.\n",
    "The mayor spoke at length of the quay and the crane.\nvar a = 1;\nb = 2;\nc = 3;\n}\n",
    "HTTP is spoken here.\nThe mayor spoke.\n",
    "User-agents are programs.\nThe mayor spoke.\n",
    "TYPE of quay: grain.\nThe mayor spoke.\n",
    "callback (so they say) was the word.\nThe mayor spoke.\n",
    "{'Tis the season}: the mayor spoke.\nHe left.\n",
    "From: the mayor\nTo: the town\nSubject: the quay\n\nI leave.\n",
    "<3 is what he wrote.\nThe mayor spoke.\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays_prose(tmp_path, text):
    for name in ("a.txt", "a", "a.story"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert rr.load(tmp_path / name).text == text


CONTENT = {
    "records": '{"text": "The mayor spoke."}',
    "page": "<!-- saved -->\n<!DOCTYPE html><html><body><p>The mayor spoke.</p></body></html>",
    "fragment": "<p>The mayor spoke.</p>\n<p>He left.</p>",
    "xml": "<rss><channel><item><description>The mayor spoke.</description></item></channel></rss>",
    "letter": "Message-ID: <a@b>\nFrom: a@b.example\nSubject: Quay\n\nThe mayor spoke.\n",
    "letters": "From a@b Tue Aug 19 06:30:00 2025\nSubject: Quay\n\nThe mayor spoke.\n",
    "markdown": "---\ntitle: Quay\n---\nThe mayor spoke.\n",
}


@pytest.mark.parametrize("kind", CONTENT)
def test_the_content_decides(kind):
    for suffix in (".txt", "", ".text"):
        assert kind_of_text(CONTENT[kind], suffix, "a") == kind
    assert "mayor spoke" in from_bytes(CONTENT[kind].encode(), "a.txt").text
    assert "mayor spoke" in rr.load(CONTENT[kind] + "\n").text
    assert "<" not in from_bytes(CONTENT[kind].encode(), "a.txt").text


def zipped(**members):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        for name, data in members.items():
            parts.writestr(name.replace("__", "/"), data)
    return kept.getvalue()


TABLE = "name,born,town\nBerg,1961,Nordby\nVik,1970,Holm\nLund,1955,Dal\nMoe,1980,Haug\n"
LOG = "2025-08-19 06:30:0{} INFO harbour: crane moved\n"
PYTHON = "import os\n\n\ndef move(crane):\n    if crane:\n        return crane.x\n    x = 5\n    y = os.sep\n"
FOREIGN = {
    "a.csv": (TABLE, "is a table; reread.corpus.read reads"),
    "table.txt": (TABLE, "is a table"),
    "tabs.txt": (TABLE.replace(",", "\t"), "is a table"),
    "semicolons": (TABLE.replace(",", ";"), "is a table"),
    "a.tsv": ("a\tb\n", "is a table"),
    "a.xlsx": (zipped(**{"xl__workbook.xml": "x"}), "is a table (Excel); reread.corpus.read reads"),
    "a.pptx": (zipped(**{"ppt__presentation.xml": "x"}), "is a presentation"),
    "a.epub": (zipped(**{"META-INF__container.xml": "x"}), "is an e-book"),
    "a.zip": (zipped(**{"a.txt": "words"}), "is a packed folder"),
    "zip.txt": (zipped(**{"a.txt": "words"}), "is a packed folder"),
    "a.ods": (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
    "cut.docx": (zipped(**{"word__document.xml": "x" * 999})[:-30], "is packed and damaged"),
    "words.docx": ("just words", "is not a .docx file"),
    "words.pdf": ("just words", "is not a .pdf file"),
    "words.doc": ("just words", "kind that is not read; save it as .docx"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Office file"),
    "a.gz": (gzip.compress(b"words words"), "is packed (gzip)"),
    "gz.html": (gzip.compress(b"<html>"), "is packed (gzip)"),
    "a.sqlite": (b"SQLite format 3\x00" + b"\0" * 90, "is a database"),
    "a.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "is a picture"),
    "png.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "is a picture"),
    "a.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 90, "is a picture"),
    "a.gif": (b"GIF89a" + b"\0" * 90, "is a picture"),
    "a.mp4": (b"\0\0\0\x18ftypmp42" + b"\0" * 90, "is sound, video"),
    "a.wav": (b"RIFF\x24\x08\0\0WAVE" + b"\0" * 90, "is sound, video"),
    "a.exe": (b"MZ\x90\0" + b"\0" * 90, "is a program"),
    "zeros.txt": (b"\0" * 400, "a"),
    "noise.bin": (bytes(range(256)) * 8, "a"),
    "a.srt": ("1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "holds subtitles"),
    "srt.txt": ("1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "holds subtitles"),
    "a.vtt": ("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "holds subtitles"),
    "a.log": (LOG.format(1), "is a log"),
    "log.txt": ("".join(LOG.format(n) for n in range(6)), "is a log"),
    "a.py": (PYTHON, "is source code"),
    "python.txt": (PYTHON, "is source code"),
    "script": ("#!/bin/sh\necho hello\n", "is source code"),
    "css.txt": ("p {\n  color: red;\n  margin: 0;\n}\nh1 {\n  font: bold;\n}\n", "is source code"),
    "js.txt": ("const a = 5;\nlet b = a + 1;\nfunction f(x) {\n  return x;\n}\n", "is source code"),
    "php.txt": ("<?php\necho 'hello';\n", "is source code"),
    "a.tex": ("\\documentclass{article}\n\\begin{document}Hi\\end{document}\n", "is LaTeX"),
    "tex.txt": ("% note\n\\documentclass{article}\nHi\n", "is LaTeX"),
    "a.bib": ("@article{a1,\n title={x}}\n", "is LaTeX"),
    "pgp.txt": ("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", "is encrypted (PGP)"),
    "pem.txt": ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "is a key"),
    "base64.txt": ("QUJD" * 19 + "\n" + "REVG" * 19 + "\n" + "R0hJ" * 19 + "\n", "is coded (base64)"),
    "line64.txt": ("QUJD" * 200, "is coded (base64)"),
    "hex.txt": ("4e6f" * 200, "is coded"),
    "a.ics": ("BEGIN:VCALENDAR\nVERSION:2.0\n", "holds dates or addresses"),
    "ics.txt": ("BEGIN:VCALENDAR\nVERSION:2.0\n", "holds dates or addresses"),
    "diff.txt": ("diff --git a/x b/x\n--- a/x\n+++ b/x\n", "is a patch"),
    "a.yaml": ("a: b\n", "holds settings"),
    "a.ipynb": ("not json", "is a notebook"),
    "sql.txt": ("INSERT INTO quays VALUES (1);\nINSERT INTO quays VALUES (2);\n", "is source code"),
    "bib.txt": ("@book{berg2025,\n  title = {Quay},\n}\n", "is a list of references"),
    "warc.txt": ("WARC/1.0\r\nWARC-Type: response\r\n", "is a web archive"),
    "ps.txt": ("%!PS-Adobe-3.0\n", "is PostScript"),
    "data.xyz": ("12 15 19 0x44 ;;; 55\n" * 9, "kind that is not known (.xyz)"),
    "pdf.html": (b"%PDF-1.4\n%\xe2\xe3\n", "PDF"),
    "pdf.txt": (b"\n%PDF-1.4\n", "PDF"),
    "sitemap.xml": ("<?xml version='1.0'?><urlset/>", "is XML of a kind that is not known (<urlset>)"),
    "cut.json": ('{"text": "a', "is not valid JSON"),
    "json.txt": ('{"text": "a', "is not valid JSON"),
    "keys.txt": ('{"a": 1}', "has no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_article_says_so(tmp_path, name):
    data, reason = FOREIGN[name]
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(ValueError, match=r"; |no article|not an article") as caught:
        rr.load(tmp_path / name)
    assert reason in str(caught.value)
    assert name in str(caught.value)


MANY = 60_000
FAMILIES = {
    "comments": "<!-- a -->" * MANY,
    "open comments": "<!-- " * MANY,
    "tags": "<p>" * MANY,
    "closed tags": "<p>a</p>" * MANY,
    "half tags": "<p " * MANY,
    "braces": "{" * MANY,
    "headers": "A: b\n" * MANY,
    "folded": "A: b\n" + " c\n" * MANY,
    "spaces": " " * MANY * 5 + "a",
    "quotes": '"' * MANY * 2 + "\n" + ",," * MANY,
    "code": "def f(" + "(" * MANY + "\n" + "x = " * MANY + "\n\n" * 9 + "; " * MANY,
    "rules": "_" * MANY * 3,
    "numbers": "1 of 2 " * MANY,
    "hex": "4e" * MANY * 2 + "!",
    "lines": "a\n" * MANY,
    "labels": "LENGTH: 5 words\n" * MANY,
    "xml": "<?xml " * MANY,
}


@pytest.mark.parametrize("name", FAMILIES)
def test_looking_takes_no_time(name):
    start = time.process_time()
    with contextlib.suppress(ValueError):
        kind_of_text(FAMILIES[name], ".txt", "a.txt")
    assert time.process_time() - start < 2  # seconds; quadratic time would be minutes


def test_suffixes_are_what_is_read():
    assert {".txt", ".html", ".htm", ".json", ".jsonl", ".md", ".eml", ".docx", ".pdf", ".rtf",
            ".xml"} <= set(SUFFIXES)  # fmt: skip
