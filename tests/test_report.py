"""The report: one file that needs no other, safe, whole, the same bytes each time."""

import base64
import hashlib
import json
import re
import sys
from html import unescape
from html.parser import HTMLParser

import pytest

import reread as rr
from reread.alternatives import options
from reread.article import LeftOut, Mark, Told
from reread.choices import fields
from reread.english import signed
from reread.findings.collected import TOLD
from reread.report import LARGEST, closing, happened, lead, pictures, sections, sheet
from reread.report.cells import isolated, table
from reread.report.happened import told_how
from reread.report.marked_text import Places
from reread.report.plain_words import CHOICES, option
from reread.report.radios import change_in_words
from reread.report.switch import NoRoomError, Switch
from reread.report.verdicts import Teller
from reread.tables import NARRATOR, UNNAMED

ROOM = sys.modules["reread.report"]  # rr.report is the function
HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> said Ann Lee on Friday.\n"
    "<!-- ' \" ` ${x} {{y}} $title &lt; &amp; ]]> </style><style>*{display:none}</style>\n"
    "javascript:alert(3) \u2028 \x00 ‮abc‬ was happy. " + "x" * 300
)
# Who says what, a year that contradicts a known fact, a weekday that waits for the date
ARTICLE = rr.Article(
    "Harbour Minister Ann Lee said on Wednesday that the port of Halvik will open again. “The quay "
    "is a wonderful place,” said Lee. Bo Ray told reporters that the storm was a terrible loss.\n"
    "\n"
    "The port had sent grain before the 2014 annexation of Crimea by Russia.\n"
    "\n"
    "Russia launched its full-scale invasion of Ukraine in February 2022, having annexed Crimea "
    "that year.\n"
    "\n"
    "The storm hit the quay on 4 May 2023, Lee said. The town may rebuild the quay in 2026."
)
VOID = {"meta", "input", "img", "source", "line", "br", "rect"}


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
def runs():
    """The article under four sets of choices."""
    return rr.alternatives(ARTICLE, lexicon=["news", "vader"], aliases=["rules", "exact"])


@pytest.fixture(scope="module")
def page(runs, tmp_path_factory):
    """Its report, which several tests look at."""
    path = rr.report(runs, tmp_path_factory.mktemp("report") / "sheet.html")
    return Page(path.read_text(encoding="utf-8"))


@pytest.fixture
def sheet_of(tmp_path, monkeypatch):
    """Makes the report of a text, an article or runs, under one set of choices if not asked for more, without its
    drawings, which take longest."""
    monkeypatch.setattr(pictures, "curve", lambda runs: "")
    monkeypatch.setattr(pictures, "Timelines", lambda places: lambda reading: "")

    def made(article, *more, **options):
        runs = article = rr.Article(article) if isinstance(article, str) else article
        if isinstance(article, rr.Article):
            runs = rr.alternatives(article, **(options or {"lexicon": ["news"]}))
        return Page(rr.report(runs, tmp_path / "sheet.html", *more).read_text(encoding="utf-8"))

    return made


@pytest.mark.parametrize("layer", ["tone", "times", "names", "quotes"])
def test_the_text_comes_whole_in_every_layer(page, layer):
    assert page.text(layer) == ARTICLE.text


def test_events_are_told_by_statement_with_whose_word_it_is(page):
    statement = '<td data-label="what">Russia launched its full-scale invasion of Ukraine</td>'
    assert f'{statement}<td data-label="how it is told">as fact</td>' in page.html
    assert "says Ann Lee</td>" in page.html
    assert "A known fact bears out “annexation”" in page.html


@pytest.mark.parametrize(
    ("voice", "modality", "polarity", "told"),
    [
        (NARRATOR, "actual", "positive", "as fact"),
        (NARRATOR, "actual", "negative", "as not so"),
        (NARRATOR, "future", "negative", "as not so, as yet to come"),
        (NARRATOR, "hedged", "positive", "as not certain"),
        ("lee", "actual", "positive", "says Ann Lee"),
        ("lee", "actual", "negative", "as not so, says Ann Lee"),
        ("lee", "alleged", "positive", "as an allegation, says Ann Lee"),
        (UNNAMED, "conditional", "positive", "as a possibility, says someone unnamed"),
    ],
)
def test_only_the_narrators_own_word_is_told_as_fact(voice, modality, polarity, told):
    row = {"asserted_by": voice, "modality": modality, "polarity": polarity}
    assert told_how(row, {"lee": "Ann Lee", UNNAMED: "someone unnamed"}) == told


def test_a_day_that_there_is_not_is_marked_as_such(sheet_of):
    html = sheet_of("The mill burned on 31 June 2021, police said.").html
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
    assert len(pictures) == 1
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
        assert len(states) == len(data["readings"]) == 4
        own = [p for p in page.pieces if p["data-part"] == part]
        shown = [p for p in own if "0" in p["data-in"].split()]
        assert all(p["class"] == "own" for p in shown)
        counts = {
            state: sum(str(state) in p["data-in"].split() for p in own) for state in set(states)
        }
        assert len(set(counts.values())) == 1, part


def test_what_is_shown_for_a_reading_is_its_own(runs, page):
    mean = [signed(r.tone["score"].mean()) for r in runs.readings]
    part = next(
        p["data-part"]
        for p in page.pieces
        if p["data-part"].startswith("v") and p["class"] == "own"
    )
    states = page.data()["parts"][part]
    for number, wanted in enumerate(mean):
        piece = rf'data-part="{part}" data-in="[\d ]*\b{states[number]}\b[\d ]*">(.*?)</span>'
        assert f">{wanted}<" in re.search(piece, page.html)[1]


def test_same_bytes_each_time(tmp_path):
    words = ARTICLE.text[-80:]
    one, other = (rr.alternatives(rr.Article(words), lexicon=["news"]) for _ in range(2))
    first = rr.report(one, tmp_path / "a.html").read_bytes()
    assert rr.report(other, tmp_path / "b.html").read_bytes() == first


def test_of_an_article_the_usual_alternatives_are_shown(tmp_path, monkeypatch):
    taken = []
    monkeypatch.setattr(sheet, "_page", lambda runs, *_: taken.append(runs) or "")
    reading = rr.read(rr.Article("Rain fell."), aliases="exact")
    rr.report(reading, tmp_path / "a.html")
    assert taken[0].varied == tuple(options(reading))
    assert taken[0].default.choices.aliases == "exact"


def test_hostile_text_stays_text(tmp_path):
    article = rr.Article(text=HOSTILE, title=HOSTILE, outlet="<b>o</b>", url="javascript:go()")
    runs = rr.alternatives(article, aliases=["rules", "exact"])
    page = Page(rr.report(runs, tmp_path / "a.html").read_text(encoding="utf-8"))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 2
    assert tags.count("style") == 1
    assert "alert(1)" in page.text("tone")
    test_it_needs_nothing_else(page)
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_hostile_options_stay_text(sheet_of):
    words = ("</script><img src=x onerror=go()>", "happy")
    page = sheet_of("Ann Lee was happy on Friday. Bob was sad.", ignore=[(), words])
    test_it_needs_nothing_else(page)


def test_json_cannot_end_its_element(reading):
    switch = Switch([reading, reading])
    switch.by("</script>", [0, 1])
    switch.slot("</script>", ["a", "b"])
    assert "<" not in switch.data([[0], [1]])


@pytest.mark.parametrize("text", ["a", "?!", "$" * 50, "Login", "On Friday.\r\n\r\nOn Monday."])
def test_odd_texts(text, sheet_of):
    shown = sheet_of(text, lexicon=["news", "vader"]).text("tone")
    assert shown == text.replace("\r\n", "\n")  # as Python reads a file of text


def test_where_there_is_nothing_to_draw_the_page_comes_all_the_same(tmp_path):
    runs = rr.alternatives(rr.Article("?!"), lexicon=["news"])
    assert Page(rr.report(runs, tmp_path / "a.html").read_text("utf-8")).text("tone") == "?!"


def test_runs_that_leave_the_default_out(sheet_of):
    page = sheet_of("Ann Lee was happy.", lexicon=["textblob"], negation=["none", "vader"])
    assert page.data()["readings"] == [[0, 0], [1, 1], [1, 2]]
    assert "of 2 readings" in page.html or "all 2 readings" in page.html


def test_runs_that_cut_sentences_otherwise(sheet_of):
    text = "Ann Lee fell\nin May. Bo\nRay laughed."
    page = sheet_of(text, sentences=["punkt", "line"])
    assert page.text("tone") == text
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_ones_own_conclusion(sheet_of):
    own = {"<i>sad</i> sentences": lambda reading: int((reading.tone["score"] < 0).sum())}
    page = sheet_of("It was a sad day.", own, lexicon=["vader", "textblob"]).html
    assert "&lt;i&gt;sad&lt;/i&gt; sentences" in page
    assert "Quoted most" not in page


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


def test_alternatives_of_a_page_that_states_its_date(sheet_of):
    stated = rr.Article(
        "HALVIK, Nov. 8, 2019 (Coast Wire) - A bridge fell on Thursday, police said."
    )
    found = options(rr.read(stated))
    assert found["dateline"] == ["use", "ignore"]
    assert not {"published", "weekdays"} & set(found)
    assert options(rr.read(stated, dateline="ignore"))["dateline"] == ["ignore", "use"]
    told = "<dt>Published</dt><dd>8 November 2019, by its dateline</dd>"
    assert told in sheet_of(stated, dateline=["use", "ignore"]).html


def test_mistakes_are_named(article, tmp_path):
    with pytest.raises(TypeError, match="not of str; load an article with"):
        rr.report("article.txt", tmp_path / "a.html")
    with pytest.raises(ValueError, match=r"does not end in \.html"):
        rr.report(article, tmp_path / "a.pdf")


FOLDED = "To keep this page small, it shows the default reading"


def test_a_page_too_large_shows_fewer_readings_and_says_so(sheet_of, runs, page, monkeypatch):
    assert FOLDED not in page.html
    asked = {"how many sentences": lambda reading: len(reading.sentences)}
    whole = sheet_of(runs, asked)
    assert len(whole.data()["readings"]) == 4 and FOLDED not in whole.html
    monkeypatch.setattr(ROOM, "LARGEST", len(whole.html.encode()) - 1)
    near = sheet_of(runs, asked)
    assert f"{FOLDED} and 2 others with one choice changed." in near.html
    assert "is told of all 4 readings" in near.html
    assert near.data()["readings"] == [[0, 0], [0, 1], [1, 0]]
    assert near.text("tone") == ARTICLE.text
    monkeypatch.setattr(ROOM, "LARGEST", len(near.html.encode()) - 1)
    alone = sheet_of(runs, asked)
    assert f"{FOLDED} alone." in alone.html
    assert alone.data()["readings"] == [[0, 0]]


def test_an_article_too_long_for_any_page_is_refused_and_nothing_written(
    sheet_of, tmp_path, monkeypatch
):
    monkeypatch.setattr(ROOM, "LARGEST", 1000)
    with pytest.raises(ValueError, match=r"too long for a page of 1,000 bytes.*give a part of it"):
        sheet_of("Rain fell.")
    assert not list(tmp_path.iterdir())


def test_no_more_is_written_of_a_page_than_it_may_hold(reading):
    switch = Switch([reading, reading], 5)
    switch.by("text", [0, 1])
    assert switch.slot("text", ["abc", "abc"]) == "<div>abc</div>"  # counted once
    pieces = iter(["de", "f", "never asked for"])
    with pytest.raises(NoRoomError):
        switch.slot("text", pieces)
    assert list(pieces) == ["never asked for"]


def test_a_date_line_is_no_title():
    text = "Thursday, August 8, 2019\n\nAnn Moss sold the bridge. Nobody bought it."
    assert sheet.title_of(rr.read(rr.Article(text))).startswith("Ann Moss sold")


GERMAN = "Am Dienstag hat der Stadtrat beschlossen, dass die Schule im Herbst schließt."


def test_a_text_that_is_not_read_has_no_conclusion_and_no_empty_table(tmp_path):
    runs = rr.alternatives(rr.Article(GERMAN), lexicon=["news", "vader"])
    page = Page(rr.report(runs, tmp_path / "sheet.html").read_text(encoding="utf-8"))
    assert "% of" not in page.html and "<th" not in page.html
    for section in re.findall(r"<section id=\"(?!text|unknown|cite).*?</section>", page.html, re.S):
        assert "<p>Not read: the text is in German.</p>" in section


def test_what_is_not_read_is_set_off_and_says_why(sheet_of):
    text = f"The mayor said on Monday that the school will close.\n\n{GERMAN}\n\nRain & fog."
    mark = Mark(text.index("Rain"), len(text), "caption", "is in <figcaption>")
    page = sheet_of(rr.Article(text, marks=[mark]))
    told = [one["title"] for _, one in page.elements if one.get("class") == "s aside"]
    assert told == ["not read: in German", "not read: caption, is in <figcaption>"]
    assert page.text("tone") == text
    assert '<span class="aside">not read</span>' in page.html
    assert 'class="aside"' not in sheet_of("Rain fell.").html


def test_the_source_can_be_looked_into():
    article = rr.Article(
        "Rain fell.", told=[Told("title", "<b>Rain</b>", "meta og:title")],
        omitted=[LeftOut("Sign <i>up</i>\n$x$", "asks to sign up")] * 3,
    )  # fmt: skip
    html = lead.source(article)
    assert "What the source states (1)" in html and "&lt;b&gt;Rain&lt;/b&gt;" in html
    assert "What of it is not in the text (3)" in html
    assert html.count("Sign &lt;i&gt;up&lt;/i&gt; $x$") == 3
    assert lead.source(rr.Article("Rain fell.")) == ""


def test_what_is_said_is_told_as_it_is_read():
    reading = rr.read(rr.Article("“We lost ev\u00ader\u00adything\nthere,” Ann\u00a0Lee said."))
    assert ">We lost everything there,<" in sections.quotes(reading, Places(reading))


def test_nothing_is_told_in_words():
    reading = rr.read(rr.Article("Rain again."))
    places = Places(reading)
    assert sections.entities(reading, places) == "<p>Nobody and nothing is named.</p>"
    assert "Nobody is quoted" in sections.quotes(reading, places)
    assert happened.events(reading, places) == "<p>The article tells of no event.</p>"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rain fell.", "The article tells of 1 event, which has no date."),
        ("Rain fell in 2019.", "The article tells of 1 event, which has a date."),
        ("Rain fell. Snow fell.", "The article tells of 2 events; none has a date."),
        ("Rain fell in 2019. Snow fell.", "The article tells of 2 events; 1 has a date."),
        ("Rain fell in 2019. Snow fell in 2020.", "The article tells of 2 events; 2 have a date."),
    ],
)
def test_how_many_events_have_a_date(text, told):
    reading = rr.read(rr.Article(text))
    assert f"<p>{told}</p>" in happened.events(reading, Places(reading))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("Ann Lee (1)", "Ann Lee (1)"),
        ("שלום (1), +0.5", "<bdi>שלום</bdi> (1), +0.5"),
        ("<a title=\"שלום\">בן־גוריון כהן, אחמד</a>",
         "<a title=\"שלום\"><bdi>בן־גוריון כהן</bdi>, <bdi>אחמד</bdi></a>"),
        ("<b>أحمد</b> &amp; Bo", "<b><bdi>أحمد</bdi></b> &amp; Bo"),
    ],
)  # fmt: skip
def test_names_from_right_to_left_stand_by_themselves(html, shown):
    assert isolated(html) == shown
    assert shown in table(("one",), [(html,)])


def _section(page, name):
    """The words of one section of the page, as the default reading shows them."""
    return " ".join(
        "".join(
            data
            for over, data in page.words
            if any(told.get("id") == name for _, told in over)
            and not any("alt" in told.get("class", "").split() for _, told in over)
        ).split()
    )


def test_it_opens_with_the_contradiction_and_three_sentences(page, runs):
    said = rr.findings(runs.default)
    clash = said[said["about"] == "contradiction"].iloc[0]
    opening = re.search(r'<section id="short".*?</section>', page.html, re.S)[0]
    lines = re.findall(r"<li(.*?)>(.*?) <span", opening.partition('class="alt')[0])
    assert lines[0] == (' class="clash"', clash["sentence"])
    assert [attributes for attributes, _ in lines[1:]] == [""] * 3
    assert {words for _, words in lines} <= set(said["sentence"])


def test_each_opening_sentence_says_in_how_many_readings_it_stands(page, runs):
    said = [set(rr.findings(one)["sentence"]) for one in runs.readings]
    opening = re.search(r'<section id="short".*?</section>', page.html, re.S)[0]
    told = re.findall(r"<li.*?>([^<]*) <span.*?Said in (all|\d+ of) 4 readings", opening)
    assert len(told) > 4  # those of the default, and of the readings in which others are said
    for sentence, count in told:
        held = sum(unescape(sentence) in some for some in said)
        assert count == ("all" if held == 4 else f"{held} of"), sentence
    assert len({count for _, count in told}) > 1


@pytest.mark.parametrize(
    "text", [ARTICLE.text, "Rain fell on 31 June 2021.", "A dull day.", "Why not?", HOSTILE]
)
def test_what_a_page_opens_with_is_the_first_of_all_findings(text):
    reading = rr.read(rr.Article(text))
    told = [
        one
        for kind in TOLD.values()
        for one in kind(reading)
        if one.about not in ("notice", "size")
    ]
    first = {one.about: one for one in sorted(told, key=lambda one: -one.rank)}
    first = sorted(first.values(), key=lambda one: one.rank)
    wanted = [one.about for one in first if one.about != "contradiction"][: lead.MOST]
    shown = lead._told([reading])(reading)
    assert [one.about for one in lead._first(shown) if one.about != "contradiction"] == wanted


def test_where_nothing_contradicts_itself_the_opening_says_so(sheet_of):
    page = sheet_of("Rain fell in 2019. Snow fell in 2020.")
    reading = rr.read(rr.Article("Rain fell in 2019. Snow fell in 2020."))
    quiet = rr.findings(reading, about="contradiction")["sentence"].iat[0]
    assert quiet in _section(page, "short")
    assert 'class="clash"' not in page.html
    assert "What cannot both be true" not in page.html
    assert "Said in" not in _section(page, "short")  # there is but one reading


def test_what_a_page_calls_a_choice_and_its_options():
    assert list(CHOICES) == list(fields())
    for name, field in fields().items():
        options = [one for one in field.metadata["options"] if ":" not in one]
        words = [option(name, one) for one in options]
        assert len(set(words)) == len(options) and not set(words) & {*options} - {"none"}, name
    assert option("published", "2025-08-20") == "20 August 2025"
    assert option("lexicon", "own table (3 words)") == "own table (3 words)"


def test_a_change_is_told_in_plain_words_whatever_an_option_holds():
    article = rr.Article("Ann Lee was happy; lexicon: vader.")
    words = ("a; lexicon: vader", "b")
    runs = rr.alternatives(article, ignore=[(), words], lexicon=["news", "vader"])
    change = f"ignore: {', '.join(words)}; lexicon: vader"
    assert change_in_words(change, runs) == (
        "words left out: a; lexicon: vader, b; word list: VADER’s"
    )
    assert change_in_words("lexicon: vader", runs) == "word list: VADER’s"


def test_an_answer_that_is_a_list_says_what_changed_in_it(reading):
    teller = Teller("order of events", Places(reading), ("a", "b", "b"))
    assert teller.changed(("b", "a", "b")) == "the same in another order"
    assert teller.changed(("a", "b", "c")) == "with “c”, without “b”"
    tone = Teller("mean tone", Places(reading), 0.061)
    assert tone.changed(0.064) == '<a href="#tone">+0.06</a>, the same when rounded'
    assert tone.changed(0.07) == '<a href="#tone">+0.07</a>'
    assert teller.changed(None) == '<a href="#when">none</a>'
    assert teller.words(tuple("abcde")) == "a → b → c and 2 more"
    assert teller.words(()) == "none"


def test_only_what_is_no_word_may_be_broken():
    html = table(("one", "two"), [("incomprehensibilities", f"<b>{'x' * 30}</b> y")])
    assert '<th scope="row" data-label="one">incomprehensibilities</th>' in html
    assert '<td class="long" data-label="two">' in html


def test_it_says_whose_the_article_is_and_how_to_cite_it(sheet_of):
    article = rr.Article(
        "Rain fell.", title="Rain <b>again</b>", authors=("Ann Lee", "Bo Ray"),
        outlet="The Coast Wire", published="2024-05-04T10:00", url="https://example.org/rain",
    )  # fmt: skip
    page = sheet_of(article)
    whole = "Ann Lee, Bo Ray, “Rain <b>again</b>”, The Coast Wire, 4 May 2024"
    assert f"{whole}, https://example.org/rain." in _section(page, "cite")
    assert hashlib.sha256(b"Rain fell.").hexdigest() in _section(page, "cite")
    assert "the source does not say" not in _section(page, "unknown")
    assert "<dt>By</dt><dd>Ann Lee, Bo Ray</dd>" in page.html


def test_it_says_what_it_does_not_know(sheet_of, page):
    assert "who wrote it, where it appeared and when it was published" in _section(page, "unknown")
    assert "Which day is meant by “Wednesday”" in _section(page, "unknown")
    assert "Whether what the article says is true" in _section(page, "unknown")
    other = sheet_of(rr.Article(GERMAN, title="Schule"))
    assert "Whether its dates agree" not in _section(other, "unknown")  # nothing was read


@pytest.mark.parametrize(
    ("count", "of", "told"),
    [(1, 1, "the one event"), (4, 4, "any of the 4 events"), (1, 4, "1 of the 4 events")],
)
def test_how_many_events_have_no_date_is_told_in_words(count, of, told):
    assert closing._some(count, of) == told


def test_it_speaks_plain_english(page):
    shown = (data for over, data in page.words if over and over[-1][0] not in ("script", "style"))
    words = " ".join(shown)
    for jargon in (
        "hangs on", "turns with", "TIMEX", "lexicon:", "needs-reference-date", "1 sentences",
        "-0.00", "+0.00", " PER ", "conditional", "attribution",
    ):  # fmt: skip
        assert jargon not in words, jargon
    assert not re.search(r"\b1 (?:\w+s|things|readings|sets)\b", words)
    assert not re.search(r"\d{4}-\d\d-\d\d", re.sub(r"Published.*?</dl>", "", words))
