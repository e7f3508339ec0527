"""The report: one file that needs no other, safe, whole, the same bytes each time."""

import base64
import hashlib
import json
import re
import sys
from html.parser import HTMLParser

import pytest

import reread as rr
from reread.alternatives import options
from reread.article import LeftOut, Mark, Told
from reread.report.sheet import LARGEST
from reread.report.switch import Switch

HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> said Ann Lee on Friday.\n"
    "<!-- ' \" ` ${x} {{y}} $title &lt; &amp; ]]> </style><style>*{display:none}</style>\n"
    "javascript:alert(3) \u2028 \x00 ‮abc‬ was happy. " + "x" * 300
)
VOID = {"meta", "input", "img", "line", "br", "rect"}


class Page(HTMLParser):
    """What a page holds: its ids, links, elements, pieces that switch, and the text in each."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.html = html
        self.ids, self.links, self.elements, self.pieces = [], [], [], []
        self.open, self.words = [], []
        self.feed(html)
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.elements.append((tag, told))
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        self.pieces += [told] if "data-part" in told else []
        if tag not in VOID:
            self.open.append((tag, told))

    def handle_endtag(self, tag):
        assert tag in VOID or self.open.pop()[0] == tag, tag

    def handle_data(self, data):
        self.words.append((list(self.open), data))

    def text(self, layer):
        """The article's text as the default reading shows it in one layer."""
        return "".join(data for over, data in self.words if _shown(over, layer))

    def data(self):
        return json.loads(re.search(r'id="data">(.*?)</script>', self.html, re.S)[1])


def _shown(over, layer):
    if "article" not in [tag for tag, _ in over]:
        return False
    classes = [told.get("class", "").split() for _, told in over]
    layered = [names for names in classes if "layer" in names]
    return not any("alt" in names for names in classes) and all(layer in n for n in layered)


@pytest.fixture(scope="module")
def page(article, tmp_path_factory):
    path = rr.report(article, tmp_path_factory.mktemp("report") / "sheet.html")
    return Page(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("layer", ["tone", "times", "names", "quotes"])
def test_the_text_comes_whole_in_every_layer(page, article, layer):
    assert page.text(layer) == article.text


def test_events_are_told_by_statement_with_whose_word_it_is(page):
    assert (
        '<td data-label="event">Russia launched its full-scale invasion of Ukraine</td>'
        in page.html
    )
    assert "as fact, says Sergey Lavrov" in page.html
    assert "; a known fact bears out “invasion”" in page.html


def test_a_day_that_there_is_not_is_marked_as_such(tmp_path):
    article = rr.Article(text="The mill burned on 31 June 2021, police said.")
    html = rr.report(article, tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert re.search(r'<mark class="impossible" title="[^"]*there is no such day">31 June', html)


def test_it_needs_nothing_else(page):
    for tag, told in page.elements:
        assert tag not in ("link", "iframe", "object", "embed", "base")
        assert not any(name.startswith("on") or name == "style" for name in told), told
        assert told.get("src", "data:").startswith("data:")
        assert told.get("href", "#").startswith("#")
    assert len(page.html) < LARGEST


def test_every_link_leads_somewhere(page):
    assert len(page.links) > 50
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_pictures_have_words(page):
    pictures = [told for tag, told in page.elements if tag == "img"]
    assert len(pictures) >= 2
    assert all(len(told["alt"]) > 40 for told in pictures)
    assert all(len(told["aria-label"]) > 40 for tag, told in page.elements if tag == "svg")


def test_every_control_has_a_label(page):
    body = re.findall(r"<label>(.*?)</label>", page.html)
    assert len(body) == sum(tag == "input" for tag, _ in page.elements)
    assert all(re.sub("<[^>]*>", "", one).strip() for one in body)


def test_the_policy_allows_this_style_and_script_only(page):
    policy = next(t["content"] for _, t in page.elements if t.get("http-equiv"))
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page.html, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_each_part_shows_one_piece_in_every_reading(page):
    data = page.data()
    assert {piece["data-part"] for piece in page.pieces} == set(data["parts"])
    for part, states in data["parts"].items():
        assert len(states) == len(data["readings"]) == 432
        own = [p for p in page.pieces if p["data-part"] == part]
        shown = [p for p in own if "0" in p["data-in"].split()]
        assert all(p["class"] == "own" for p in shown)
        counts = {
            state: sum(str(state) in p["data-in"].split() for p in own) for state in set(states)
        }
        assert len(set(counts.values())) == 1, part


def test_what_is_shown_for_a_reading_is_its_own(article, page):
    runs = rr.alternatives(article)
    mean = [f"{r.tone['score'].mean():+.2f}" for r in runs.readings]
    part = next(
        p["data-part"]
        for p in page.pieces
        if p["data-part"].startswith("v") and p["class"] == "own"
    )
    states = page.data()["parts"][part]
    for number, wanted in enumerate(mean):
        piece = rf'data-part="{part}" data-in="[\d ]*\b{states[number]}\b[\d ]*">(.*?)</span>'
        assert f">{wanted}<" in re.search(piece, page.html)[1]


def test_same_bytes_each_time(article, tmp_path):
    words = article.text[:300]
    one = rr.report(rr.Article(text=words), tmp_path / "a.html").read_bytes()
    copy = rr.Article(text=words, title=None)
    assert rr.report(copy, tmp_path / "b.html").read_bytes() == one


def test_hostile_text_stays_text(tmp_path):
    article = rr.Article(text=HOSTILE, title=HOSTILE, outlet="<b>o</b>", url="javascript:go()")
    page = Page(rr.report(article, tmp_path / "a.html").read_text(encoding="utf-8"))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 2
    assert tags.count("style") == 1
    assert "alert(1)" in page.text("tone")
    test_it_needs_nothing_else(page)
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_hostile_options_stay_text(tmp_path):
    article = rr.Article(text="Ann Lee was happy on Friday. Bob was sad.")
    words = ("</script><img src=x onerror=go()>", "happy")
    runs = rr.alternatives(article, ignore=[(), words])
    page = Page(rr.report(runs, tmp_path / "a.html").read_text(encoding="utf-8"))
    test_it_needs_nothing_else(page)


def test_json_cannot_end_its_element(reading):
    switch = Switch([reading, reading])
    switch.by("</script>", [0, 1])
    switch.slot("</script>", ["a", "b"])
    assert "<" not in switch.data([[0], [1]])


@pytest.mark.parametrize("text", ["a", "?!", "$" * 50, "Login", "On Friday.\r\n\r\nOn Monday."])
def test_odd_texts(text, tmp_path):
    page = Page(rr.report(rr.Article(text=text), tmp_path / "a.html").read_bytes().decode())
    assert page.text("tone") == text


def test_runs_that_leave_the_default_out(article, tmp_path):
    runs = rr.alternatives(article, lexicon=["textblob"], negation=["none", "vader"])
    page = Page(rr.report(runs, tmp_path / "a.html").read_text())
    assert page.data()["readings"] == [[0, 0], [1, 1], [1, 2]]
    assert "of 2 readings" in page.html


def test_runs_that_cut_sentences_otherwise(article, tmp_path):
    runs = rr.alternatives(article, sentences=["punkt", "line"], boilerplate=["mark", "keep"])
    page = Page(rr.report(runs, tmp_path / "a.html").read_text())
    assert page.text("tone") == article.text
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_ones_own_conclusion(article, tmp_path):
    runs = rr.alternatives(article, lexicon=["vader", "textblob"])
    own = {"<i>sad</i> sentences": lambda reading: int((reading.tone["score"] < 0).sum())}
    page = rr.report(runs, tmp_path / "a.html", own).read_text()
    assert "&lt;i&gt;sad&lt;/i&gt; sentences" in page
    assert "main speaker" not in page


def test_a_reading_starts_from_its_choices(article):
    found = options(rr.read(article, lexicon="textblob", published="2025-08-20"))
    assert found["lexicon"][0] == "textblob"
    assert found["weekdays"] == ["past", "nearest", "future"]
    assert "published" not in found


def test_alternatives_of_an_article_without_a_date(article):
    found = options(rr.read(article, lexicon="vader"))
    assert found["published"][0] is None
    assert found["ignore"][:2] == [(), ("security",)]
    assert len(found["ignore"][2]) == 8


def test_alternatives_of_a_page_that_states_its_date(tmp_path):
    stated = rr.Article(
        "HALVIK, Nov. 8, 2019 (Coast Wire) - A bridge fell on Thursday, police said."
    )
    found = options(rr.read(stated))
    assert found["dateline"] == ["use", "ignore"]
    assert not {"published", "weekdays"} & set(found)
    assert options(rr.read(stated, dateline="ignore"))["dateline"] == ["ignore", "use"]
    runs = rr.alternatives(stated, dateline=["use", "ignore"])
    assert (
        "published 8 November 2019, by its dateline"
        in rr.report(runs, tmp_path / "a.html").read_text()
    )


def test_mistakes_are_named(article, tmp_path):
    with pytest.raises(TypeError, match="not of str; load an article with"):
        rr.report("article.txt", tmp_path / "a.html")
    with pytest.raises(ValueError, match=r"does not end in \.html"):
        rr.report(article, tmp_path / "a.pdf")


def test_a_page_too_large_is_refused_and_nothing_written(article, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["reread.report.sheet"], "LARGEST", 1000)
    with pytest.raises(ValueError, match="1,000 is the most; give fewer alternatives"):
        rr.report(rr.alternatives(article, lexicon=["vader"]), tmp_path / "a.html")
    assert not list(tmp_path.iterdir())


def test_a_date_line_is_no_title(tmp_path):
    text = "Thursday, August 8, 2019\n\nAnn Moss sold the bridge. Nobody bought it."
    page = rr.report(rr.Article(text=text), tmp_path / "page.html").read_text("utf-8")
    assert "<title>Ann Moss sold" in page


GERMAN = "Am Dienstag hat der Stadtrat beschlossen, dass die Schule im Herbst schließt."


def test_a_text_that_is_not_read_has_no_conclusion_and_no_empty_table(tmp_path):
    path = rr.report(rr.Article(GERMAN), tmp_path / "sheet.html")
    page = Page(path.read_text(encoding="utf-8"))
    assert "% of" not in page.html and "<th" not in page.html
    for section in re.findall(r"<section id=\"(?!text).*?</section>", page.html, re.S):
        assert "<p>Not read: the text is in German.</p>" in section


def test_what_is_not_read_is_set_off_and_says_why(tmp_path):
    text = f"The mayor said on Monday that the school will close.\n\n{GERMAN}\n\nRain & fog."
    mark = Mark(text.index("Rain"), len(text), "caption", "is in <figcaption>")
    path = rr.report(rr.Article(text, marks=[mark]), tmp_path / "sheet.html")
    page = Page(path.read_text(encoding="utf-8"))
    told = [one["title"] for _, one in page.elements if one.get("class") == "s aside"]
    assert told == ["not read: in German", "not read: caption, is in <figcaption>"]
    assert page.text("tone") == text
    assert '<span class="aside">not read</span>' in page.html
    plain = rr.report(
        rr.alternatives(rr.Article("Rain fell."), lexicon=["news"]), tmp_path / "sheet.html"
    ).read_text(encoding="utf-8")
    assert 'class="aside"' not in plain


def test_the_source_can_be_looked_into(tmp_path):
    article = rr.Article(
        "Rain fell.", told=[Told("title", "<b>Rain</b>", "meta og:title")],
        omitted=[LeftOut("Sign <i>up</i>\n$x$", "asks to sign up")] * 3,
    )  # fmt: skip
    page = rr.report(rr.alternatives(article, lexicon=["news"]), tmp_path / "sheet.html").read_text(
        encoding="utf-8"
    )
    assert "What the source states (1)" in page and "&lt;b&gt;Rain&lt;/b&gt;" in page
    assert "What of it is not in the text (3)" in page
    assert page.count("Sign &lt;i&gt;up&lt;/i&gt; $x$") == 3
    none = rr.report(
        rr.alternatives(rr.Article("Rain fell."), lexicon=["news"]), tmp_path / "sheet.html"
    ).read_text(encoding="utf-8")
    assert "What the source states" not in none and "not in the text" not in none


def test_what_is_said_is_told_as_it_is_read(tmp_path):
    text = "“We lost ev\u00ader\u00adything\nthere,” Ann\u00a0Lee said."
    page = rr.report(
        rr.alternatives(rr.Article(text), lexicon=["news"]), tmp_path / "sheet.html"
    ).read_text(encoding="utf-8")
    assert ">We lost everything there,<" in page


def test_nobody_named_is_told_in_words(tmp_path):
    page = rr.report(
        rr.alternatives(rr.Article("Rain fell."), lexicon=["news"]), tmp_path / "sheet.html"
    ).read_text(encoding="utf-8")
    assert "<p>Nobody and nothing is named.</p>" in page
