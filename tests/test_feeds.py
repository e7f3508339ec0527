"""Feeds and XML documents of news: an item is an article; broken and foreign XML says so."""

import pytest

import reread as rr

BODY = "<p>The board of Nordby voted &amp; shut the quay.</p>\n<p>“Enough,” said Ragna Holm.</p>"
SEEN = "The board of Nordby voted & shut the quay. “Enough,” said Ragna Holm."
WORDS = SEEN.split()
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
    "<channel><title>Nordby Post</title><link>https://nordby.example</link>"
    "<language>en-gb</language>"
)
ITEM = (
    "<item><title>Quay shuts</title><media:title>A crane</media:title>"
    "<link>https://nordby.example/quay</link><dc:creator>Lise Berg</dc:creator>"
    "<pubDate>Tue, 19 Aug 2025 06:30:00 +0000</pubDate><category>World</category>"
    "<description>In short.</description><media:content><media:description>A crane.</media:description>"
    f"</media:content><content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
)
RSS = f"{HEAD}{ITEM}</channel></rss>"
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Nordby Post</title>
<entry><title type="html">Quay &lt;b&gt;shuts&lt;/b&gt;</title><author><name>Lise Berg</name></author>
<link rel="edit" href="https://nordby.example/edit"/><link href="https://nordby.example/quay"/>
<published>2025-08-19T06:30:00Z</published><updated>2025-09-01T00:00:00Z</updated>
<content type="html">{BODY.replace("&", "&amp;").replace("<", "&lt;")}</content></entry></feed>"""
XHTML = ATOM.replace('type="html">' + BODY.replace("&", "&amp;").replace("<", "&lt;"),
                     f'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div>')  # fmt: skip
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Nordby Post</title></channel><item><title>Quay shuts</title>
<link>https://nordby.example/quay</link><dc:creator>Lise Berg</dc:creator>
<dc:date>2025-08-19T06:30:00Z</dc:date>
<content:encoded>{BODY.replace("&", "&amp;").replace("<", "&lt;")}</content:encoded></item></rdf:RDF>"""


def written(tmp_path, text, name="a.xml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.xml", RSS), ("a.rss", RSS), ("a.txt", RSS), ("a", RSS), ("a.html", RSS), ("a.xml", ITEM),
     ("a.xml", ATOM), ("a.atom", XHTML), ("a.rdf", RDF)],
)  # fmt: skip
def test_an_item_is_an_article(tmp_path, name, text):
    loaded = rr.load(written(tmp_path, text, name))
    assert loaded.text.split() == WORDS
    assert loaded.title == "Quay shuts"
    assert loaded.published == "2025-08-19T06:30:00+00:00"
    assert loaded.url == "https://nordby.example/quay"
    assert loaded.authors == ("Lise Berg",)
    assert loaded.outlet == (None if text == ITEM else "Nordby Post")


def test_titles_of_pictures_are_none_of_the_item(tmp_path):
    for text in (RSS, ITEM):
        told = rr.load(written(tmp_path, text)).metadata
        assert list(told["value"][told["field"] == "title"]) == ["Quay shuts"]


def test_several_items(tmp_path):
    path = written(tmp_path, f"{HEAD}{ITEM * 3}</channel></rss>")
    with pytest.raises(ValueError, match=r"holds 3 articles; read them with reread\.load_all"):
        rr.load(path)
    assert [article.title for article in rr.load_all(path)] == ["Quay shuts"] * 3


def test_an_item_without_a_text_does_not_lose_the_others(tmp_path):
    path = written(tmp_path, f"{HEAD}<item><title>T</title></item>{ITEM}</channel></rss>")
    with pytest.warns(UserWarning, match=r"1 of 2 articles are not read \(item 1 .*it has title"):
        assert len(rr.load_all(path)) == 1


def test_a_summary_only_says_so(tmp_path):
    item = "<item><title>T</title><description>The board &lt;b&gt;voted&lt;/b&gt;.</description></item>"
    loaded = rr.load(written(tmp_path, f"{HEAD}{item}</channel></rss>"))
    assert loaded.text == "The board voted."
    assert "<description>, which often is only a summary" in loaded.notices[0]
    assert loaded.language == "en"


def test_updated_alone_is_no_publication_date(tmp_path):
    loaded = rr.load(written(tmp_path, ATOM.replace("published", "edited")))
    assert loaded.published is None
    assert "modified" in set(loaded.metadata["field"])


def test_nitf(tmp_path):
    document = """<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20250819T063000Z"/>
    </docdata></head><body><body.head><hedline><hl1>Quay shuts</hl1></hedline>
    <byline>By <person>Lise Berg</person></byline></body.head><body.content><p>The board voted.</p>
    <p>“Enough,” said <em>Ragna</em> Holm.</p></body.content></body></nitf>"""
    loaded = rr.load(written(tmp_path, document))
    assert loaded.text.split("\n\n") == [
        "Quay shuts", "By Lise Berg", "The board voted.", "“Enough,” said Ragna Holm.",
    ]  # fmt: skip
    assert (loaded.title, loaded.authors) == ("Quay shuts", ("Lise Berg",))
    assert loaded.published == "2025-08-19T06:30:00+00:00"
    assert [mark.kind for mark in loaded.marks] == ["headline", "byline"]


def test_broken_xml_is_read_and_told(tmp_path):
    loaded = rr.load(written(tmp_path, RSS.replace("World<", "Trade & Industry<")))
    assert loaded.text.split() == WORDS
    assert "not well-formed" in loaded.notices[0]


BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
SPY = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item>' \
    "<description>&x;</description></item></rss>"  # fmt: skip
BAD = {
    "bomb": (BOMB, "defines entities of its own"),
    "spy": (SPY, "defines entities of its own"),
    "no items": (
        '<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>',
        "without items",
    ),
    "sitemap": (
        '<?xml version="1.0"?><urlset><url><loc>x</loc></url></urlset>',
        "not known (<urlset>)",
    ),
    "drawing": ('<?xml version="1.0"?><svg><text>a b</text></svg>', "not known (<svg>)"),
    "no xml": ("just words", "is not valid XML"),
    "empty item": (
        "<rss><channel><item/></channel></rss>",
        "the item has no text (it has nothing)",
    ),
    "declared only": ('<?xml version="1.0"?>', "is not valid XML"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_feed(tmp_path, name):
    text, reason = BAD[name]
    with pytest.raises(ValueError, match=r"a\.xml") as caught:
        rr.load(written(tmp_path, text))
    assert reason in str(caught.value)


def test_an_external_entity_is_never_fetched(tmp_path):
    text = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + RSS.partition("?>")[2]
    assert rr.load(written(tmp_path, '<?xml version="1.0"?>' + text)).text.split() == WORDS
