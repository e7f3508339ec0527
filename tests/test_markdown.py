"""Markdown: the text stays whole, front matter is told and marked."""

import time

import pytest

import reread as rr
from reread.loading.load import from_bytes

BODY = "\n# Quay shuts\n\nThe mayor spoke.\n"
YAML = """---
title: "Quay: shuts"
date: 2025-08-19 06:30:00 +0200
authors:
  - Lise Berg
  - name: Ola Vik
publication: {name: Nordby Post}
categories: [World, Trade]
canonical_url: https://nordby.example/quay
lang: en-GB
---
"""
TOML = """+++
title = "Quay: shuts"
date = 2025-08-19T06:30:00+02:00
authors = ["Lise Berg", "Ola Vik"]
publication = "Nordby Post"
categories = ["World"]
lang = "en"
url = "https://nordby.example/quay"
+++
"""


@pytest.mark.parametrize("front", [YAML, TOML, YAML.replace("\n", "\r\n"), "\ufeff" + YAML])
@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt"])
def test_front_matter(front, name):
    loaded = from_bytes((front + BODY).encode(), name)
    assert loaded.text == front + BODY
    assert (loaded.title, loaded.outlet, loaded.section) == ("Quay: shuts", "Nordby Post", "World")
    assert loaded.published == "2025-08-19T06:30:00+02:00"
    assert loaded.authors == ("Lise Berg", "Ola Vik")
    assert (loaded.url, loaded.language) == ("https://nordby.example/quay", "en")
    marked = [loaded.text[mark.start : mark.end] for mark in loaded.marks]
    assert len(marked) == 1
    assert marked[0].endswith(("en-GB\n", "en-GB\r\n", 'quay"\n', "en-GB", "en-GB\r", 'quay"'))


@pytest.mark.parametrize("front", [
    "---\n\ttitle: a\n---\n", "---\na: &x [b]\nc: [*x, *x]\n---\n", "---\n- a\n- b\n---\n",
    "+++\ntitle = \n+++\n", "---\na: " + "[" * 4_000 + "\n---\n", "---\n!!python/object/apply:os.system [ls]\n---\n",
])  # fmt: skip
def test_front_matter_that_cannot_be_read(front):
    start = time.process_time()
    loaded = from_bytes((front + BODY).encode(), "a.md")
    assert time.process_time() - start < 1  # second; nesting once took quadratic time
    assert loaded.text == front + BODY
    assert loaded.notices == ("The front matter of the file cannot be read and is ignored.",)


@pytest.mark.parametrize(
    "text", ["---\nThe mayor spoke.\n", "---\n\n---\nThe mayor spoke.\n", "# Quay\n\nText."]
)
def test_no_front_matter(text):
    loaded = from_bytes(text.encode(), "a.md")
    assert (loaded.text, loaded.title) == (text, None)


def test_html_in_markdown_stays_markdown():
    text = "<p align='center'>Logo</p>\n\n# Quay\n\nThe mayor spoke.\n"
    assert from_bytes(text.encode(), "a.md").text == text


def test_a_date_that_is_none_is_told():
    loaded = rr.load("---\ntitle: Quay\ndate: 2025-02-31\n---\nThe mayor spoke.\n")
    assert (loaded.title, loaded.published) == ("Quay", None)
    assert "front matter date is not used: '2025-02-31'" in loaded.notices[0]
