"""Markup made to break its reader: the right text or a clear error, in little time."""

import time

import pytest

from reread.loading.markup import parse
from reread.loading.pages import from_page

HEAD = "Brackwater keeps its lighthouse"
ONE = "The council of Brackwater voted to keep the lighthouse open until the next spring."
TWO = "Repairs to the tower, which was built in 1891, will cost about two million crowns."
WHOLE = f"{HEAD}\n\n{ONE}\n\n{TWO}"
A, B = f"<h1>{HEAD}</h1><p>{ONE}</p>", f"<p>{TWO}</p>"

HARMLESS = {  # what stands between the two paragraphs
    "inline picture": f'<img src="data:image/png;base64,{"A" * 60_000}">',
    "drawing": f'<svg viewBox="0 0 1 1"><path d="{"M0 0L1 1 " * 30_000}"/></svg>',
    "minified script": "<script>" + "if(a<b&&c>d){x='<p>'+y}" * 10_000 + "</script>",
    "style sheet": "<style>" + "p>a{color:red}" * 10_000 + "</style>",
    "JSON of an app": '<script type="application/json">' + '{"a":"</p>"},' * 10_000 + "</script>",
    "template": "<template><p>Nothing of this shows at all.</p></template>",
    "many attributes": "<div " + "".join(f"a{n}=1 " for n in range(30_000)) + "></div>",
    "one attribute many times": "<div " + "class=x " * 30_000 + "></div>",
    "many tags with attributes": ("<i " + "data-a='1' " * 80 + "></i>") * 1_000,
    "long class": f"<div class='{'a ' * 100_000}'></div>",
    "comment": "<!-- " + "<p>Nothing of this shows.</p>" * 1_000 + " -->",
    "odd comments": "<!--><!---><!-- a --!><! b><? c ?></>",
    "comments": "<!-- x -->" * 20_000,
    "script in capitals": "<SCRIPT>x='</p>'</SCRIPT >",
    "script that looks closed": "<script>a = '</scripty>'</script>",
    "nested spans": "<span>" * 20_000 + "</span>" * 20_000,
    "nested divs": "<div>" * 30_000 + "</div>" * 30_000,
    "nested tables": "<table><tr><td>" * 1_000 + "</td></tr></table>" * 1_000,
    "nested lists": "<ul><li>" * 2_000 + "</li></ul>" * 2_000,
    "end tags of nothing": "</div></section></b></span>" * 20_000,
    "NUL": "\x00\x00",
    "controls": "\x01\x08\x0b\x1f",
    "iframe": "<iframe src='http://127.0.0.1/'><p>Nothing of this shows.</p></iframe>",
    "object": "<object data='file:///etc/passwd'><p>Nothing of this shows.</p></object>",
    "base": "<base href='file:///etc/'>",
    "refresh": "<meta http-equiv='refresh' content='0; url=http://127.0.0.1/'>",
    "event": "<img src=x onerror=alert(1)>",
    "quotes in a tag": "<div title=\"a > b\" alt='<p>'></div>",
    "no space in a tag": '<div class="a"id="b"></div>',
    "option list": "<select>" + "<option>x</option>" * 5_000 + "</select>",
    "JSON-LD nested deep": '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_not_show_changes_nothing(name):
    start = time.process_time()
    found = from_page(f"<html><body><article>{A}{HARMLESS[name]}{B}</article></body></html>", "x")
    assert found.text == WHOLE
    assert time.process_time() - start < 2


OPEN = {  # what never ends, and what a browser shows of it
    "comment": ("<!-- x", f"{HEAD}\n\n{ONE}"),
    "script": ("<script>x", f"{HEAD}\n\n{ONE}"),
    "style": ("<style>x", f"{HEAD}\n\n{ONE}"),
    "plaintext": ("<plaintext>", f"{HEAD}\n\n{ONE}\n\n<p>{TWO}</p>"),
    "xmp": ("<xmp>", f"{HEAD}\n\n{ONE}\n\n<p>{TWO}</p>"),
    "quotation mark": ('<div class="x>', f"{HEAD}\n\n{ONE}\n\n{TWO}"),
    "paragraph": ("<p>", WHOLE),
    "bold": ("<b><i>", WHOLE),
    "declaration": ("<!x>", WHOLE),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_is_never_closed(name):
    markup, wanted = OPEN[name]
    assert from_page(f"<body>{A}{markup}{B}", "x").text == wanted


LARGE = {
    "less-than signs": "<" * 100_000,
    "tags never closed": "<a " * 60_000,
    "values never closed": '<a b="' * 40_000,
    "comments never closed": "<!--" * 60_000,
    "scripts never closed": "<script>" * 40_000,
    "CDATA never closed": "<![CDATA[" * 40_000,
    "declarations": "<!DOCTYPE [" * 40_000,
    "equals signs": "<a " + "=" * 200_000,
    "spaces": "<a" + " " * 1_000_000,
    "entities": "&amp;" * 100_000,
    "entities of entities": "&amp;amp;" * 40_000,
    "paragraphs": "<p>" * 150_000 + "x",
    "breaks": "x<br>" * 20_000,
    "cells": "<table><tr>" + "<td>x" * 8_000,
    "one word": "<p>" + "x" * 2_000_000,
    "nested quotations": "<q>" * 150 + "x",
}


@pytest.mark.parametrize("name", LARGE)
def test_large_markup_is_read_in_little_time(name):
    start = time.process_time()
    try:
        from_page(LARGE[name], "x")
    except ValueError as error:
        assert str(error).startswith("'x'")
    assert time.process_time() - start < 2


def test_more_tags_than_an_article_has():
    with pytest.raises(
        ValueError, match=r"'x' has 150,000 tags, and no article has over 100,000; save its text"
    ):
        from_page("<p>" * 150_000, "x")


def test_the_words_at_any_depth_stay_apart():
    deep = "<div>" * 1_000 + f"<p>{ONE}</p>" + "</div>" * 500 + f"<p>{TWO}</p>" + "</div>" * 500
    assert from_page(f"<body><h1>{HEAD}</h1>{deep}", "x").text == WHOLE


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("a &amp;lt; b &xyz; &not c", "a &lt; b &xyz; ¬ c"),
        ("&#8220;x&#x201D; &#150; &nbsp;y", "“x” – \xa0y"),
        ("a\ud800b", "a\ufffdb"),
        ("one <two and three", "one <two and three"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("a<!-- b -->c", "ac"),
        ("x<svg><title>t</title><desc>d</desc></svg>y", "xy"),
        ("", ""),
    ],
)
def test_text_of_a_fragment(markup, text):
    assert (parse(markup).tree.find("body") is not None) or not text
    try:
        assert from_page(markup, "x").text == text
    except ValueError:
        assert not text


def test_nothing_is_fetched(monkeypatch):
    import socket

    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    from_page(
        f'<!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd"><link rel=stylesheet href="http://127.0.0.1/">{A}{B}',
        "x",
    )
