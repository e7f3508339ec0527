"""What a page states of its article, each fact with where it stood, the most trusted first."""

import json

import pytest

from reread.loading.bylines import authors, authors_of_line
from reread.loading.pages import from_page

HEAD = "Brackwater keeps its lighthouse"
BODY = (
    "<p>The council of Brackwater voted to keep the lighthouse open until the next spring at least.</p>"
    "<p>“Nobody here wants it dark,” said Ines Falk, who leads the council. “It is ours.”</p>"
    "<p>Repairs to the tower, which was built in 1891, will cost about two million crowns.</p>"
)


def found(head="", top="", title=HEAD, html="lang='en'", end=""):
    return from_page(
        f"<html {html}><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>{HEAD}</h1>{top}{BODY}</article>{end}</body></html>", "x.html"
    )  # fmt: skip


def meta(**said):
    return "".join(f'<meta name="{k.replace("__", ":")}" content="{v}">' for k, v in said.items())


def ld(**said):
    node = {"@type": "NewsArticle", "headline": HEAD} | said
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def told(page, field):
    return [(one.value, one.source) for one in page.told if one.field == field]


def people(page):
    return [name for name, _ in told(page, "author")]


@pytest.mark.parametrize(
    ("head", "title", "wanted"),
    [
        ("", f"{HEAD} | Coast Post", HEAD),
        ("", "Coast Post: " + HEAD, HEAD),
        (meta(og__title="A lighthouse stays: " + HEAD), HEAD, HEAD),
        (ld(headline="Brackwater’s lighthouse stays on"), HEAD, HEAD),
    ],
)
def test_the_title_is_the_headline_that_the_page_shows(head, title, wanted):
    page = found(head, title=title)
    assert page.first("title") == wanted
    assert page.text.startswith(f"{HEAD}\n\nThe council")
    assert page.text.count(HEAD) == 1


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta(og__site_name="Coast Post"), "Coast Post"),
        (ld(publisher={"@type": "Organization", "name": "Coast Post"}), "Coast Post"),
        (ld(publisher=[{"name": "Coast Post"}]), "Coast Post"),
        (ld(publisher="Coast Post"), "Coast Post"),
        (meta(og__site_name="www.coastpost.example") + ld(publisher={"name": "Coast Post"}), "Coast Post"),
        (meta(og__site_name="coastpost.example", application__name="x"), "coastpost.example"),
        (meta(publisher="https://coastpost.example/about"), None),
        (ld(publisher={"logo": {"url": "https://a.example/l.png"}}), None),
        ("", None),
    ],
)  # fmt: skip
def test_the_outlet_is_a_name(head, outlet):
    assert found(head).first("outlet") == outlet


@pytest.mark.parametrize(
    ("end", "outlet"),
    [
        ("<footer>© 2025 Coast Post. All rights reserved.</footer>", "Coast Post"),
        ("<footer><a href='/'>Coast Post</a></footer>", "Coast Post"),
        ("<footer><a href='/'>Home</a></footer>", None),
    ],
)
def test_the_end_of_the_title_is_the_outlet_only_where_the_page_bears_it(end, outlet):
    assert found(title=f"{HEAD} - Coast Post", end=end).first("outlet") == outlet


def test_graphs_and_links_within_them():
    graph = {"@graph": [
        {"@type": "Organization", "@id": "#o", "name": "Coast Post"},
        {"@type": "Person", "@id": "#p", "name": "Ines Falk"},
        {"@type": "NewsArticle", "headline": HEAD, "author": [{"@id": "#p"}, {"@type": "Person", "name": "Bo Ek"}],
         "publisher": {"@id": "#o"}, "articleSection": ["Harbour", "News"], "inLanguage": "en-GB"},
    ]}  # fmt: skip
    page = found(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert people(page) == ["Ines Falk", "Bo Ek"]
    assert page.first("outlet") == "Coast Post"
    assert told(page, "section")[0] == ("Harbour", "JSON-LD articleSection")
    assert ("en", "JSON-LD inLanguage") in told(page, "language")


ODD_JSON_LD = [
    "{", "null", "[]", "5", '"text"', '{"@type": 5}', '{"@type": ["Article", null]}', '{"@graph": 7}',
    '{"@type": "Article", "author": 5, "publisher": [], "headline": {}}', "[" * 5000, '{"a":' * 3000,
    '{"@type": "Article", "author": {"name": {"name": 5}}, "articleBody": ["x"]}',
    '{"@type": "Article", "author": [[["x"]]], "datePublished": {"x": 1}, "url": 5, "articleSection": [{}]}',
    "<!-- {} -->", '{"@type": "Article", "mainEntityOfPage": true, "inLanguage": ["en"], "publisher": true}',
]  # fmt: skip


@pytest.mark.parametrize("script", ODD_JSON_LD, ids=range(len(ODD_JSON_LD)))
def test_odd_json_ld_does_no_harm(script):
    page = found(f'<script type="application/ld+json">{script}</script>' + meta(author="Ines Falk"))
    assert page.text.startswith(HEAD)
    assert people(page)[-1:] == ["Ines Falk"] or people(page) == ["5"]


def test_json_ld_that_cannot_be_read_is_told():
    page = found('<script type="application/ld+json">{"a": 1,,}</script>')
    assert told(page, "unreadable") == [("1 of 1", "JSON-LD")]


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        (meta(author="Ines Falk"), "", ["Ines Falk"]),
        (meta(author="By Ines Falk and Bo Ek"), "", ["Ines Falk", "Bo Ek"]),
        (meta(author="Ines Falk, Bo Ek and Ada Ny"), "", ["Ines Falk", "Bo Ek", "Ada Ny"]),
        (meta(author="Ines Falk") + meta(author="Bo Ek"), "", ["Ines Falk", "Bo Ek"]),
        (meta(article__author="https://www.facebook.com/coastpost"), "", []),
        (meta(article__author="https://www.facebook.com/coastpost"), "<p class='byline'>By Ines Falk</p>", ["Ines Falk"]),
        (meta(author="Falk, Ines"), "", ["Falk, Ines"]),
        (meta(author="staff@coastpost.example"), "", []),
        (ld(author="Ines Falk"), "", ["Ines Falk"]),
        (ld(author={"@type": "Person", "name": "Ines Falk", "url": "https://a.example/i"}), "", ["Ines Falk"]),
        (ld(author=[{"name": ["Ines Falk"]}]) + meta(author="Someone Else"), "", ["Ines Falk"]),
        ("", "<p>By Ines Falk</p>", ["Ines Falk"]),
        ("", "<p class='byline'>By INES FALK, Coast Wire</p>", ["INES FALK"]),
        ("", "<p class='byline'>By Ines Falk in Brackwater | 19 August 2025</p>", ["Ines Falk"]),
        ("", "<p>Words by <a rel='author' href='/i'>Ines Falk</a></p>", ["Ines Falk"]),
        ("", "<p class='byline'>By Staff</p>", ["Staff"]),
        ("", "<p class='byline'>Coast Post</p>", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_authors(head, top, names):
    assert people(found(head, top)) == names


def test_another_byline_is_kept_beside_the_authors():
    page = found(meta(author="Ines Falk"), "<p class='byline'>By Bo Ek</p>")
    assert people(page) == ["Ines Falk"]
    assert told(page, "byline") == [("By Bo Ek", "byline")]


def test_persons_come_before_an_outlet_as_author():
    head = ld(author={"name": "Coast Post"}, publisher={"name": "Coast Post"})
    assert people(found(head)) == ["Coast Post"]
    assert people(found(head + meta(author="Ines Falk"))) == ["Ines Falk"]


def test_a_comments_author_is_none():
    comment = "<div class='comments'><span itemprop='author'>Ada Ny</span> <a rel='author'>Bo Ek</a><p>Dark it is.</p></div>"
    assert people(found(end=comment)) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ines Falk on August 19, 2025", ["Ines Falk"]),
        ("By Ines Falk, Bo Ek and Ada Ny", ["Ines Falk", "Bo Ek", "Ada Ny"]),
        ("By Ines Falk for Coast Post", ["Ines Falk"]),
        ("Written by Ines Falk and Bo Ek in Oslo", ["Ines Falk", "Bo Ek"]),
        ("By Ines Falk, political editor", ["Ines Falk"]),
        ("Ines Falk", []),
        ("Bystanders told of the fire", []),
    ],
)
def test_the_names_of_a_byline(line, names):
    assert authors_of_line(line) == names


def test_what_cannot_be_parted_stays_as_stated():
    assert authors("Martin Luther King, Jr.") == ["Martin Luther King, Jr."]
    assert authors("The Coast Post Editorial Board") == ["The Coast Post Editorial Board"]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://coast.example/a">', "https://coast.example/a"),
        (
            '<link rel="canonical" href="/a">' + meta(og__url="https://coast.example/b"),
            "https://coast.example/b",
        ),
        (ld(url="https://coast.example/c"), "https://coast.example/c"),
        (ld(mainEntityOfPage={"@id": "https://coast.example/d"}), "https://coast.example/d"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<base href="https://other.example/"><link rel="canonical" href="a">', None),
    ],
)
def test_the_address_is_the_one_stated_in_full(head, url):
    assert found(head).first("url") == url


@pytest.mark.parametrize(
    ("html", "head", "code"),
    [
        ("lang='en-GB'", "", "en"),
        ("lang='de'", "", "de"),
        ("xml:lang='fr'", "", "fr"),
        ("", meta(og__locale="en_US"), "en"),
        ("", '<meta http-equiv="content-language" content="sv, en">', "sv"),
        ("lang=''", "", None),
        ("lang='english'", "", None),
    ],
)
def test_the_language(html, head, code):
    assert found(head, html=html).first("language") == code


def test_the_section():
    assert found(meta(article__section="Harbour")).first("section") == "Harbour"
    assert found(top="<div class='kicker'>Harbour</div>").first("section") == "Harbour"
    assert found().first("section") is None
