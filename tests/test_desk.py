"""The desk: every tab, every choice, other articles, and errors in words."""

import base64
import datetime as dt
import json
import re
import subprocess
import sys
from html import escape

import pandas as pd
import pytest

import reread as rr
import reread.explore.view_tab
from reread.article import LeftOut, Told
from reread.explore import settings
from reread.questions import ROOMS
from reread.stages import STAGES

TABS = [
    "Text", "Timeline", "Entities", "Voices", "Tone", "What moved", "Another article",
    "Side by side", "Source", "Download",
]  # fmt: skip
FIGURES = ("Timeline", "Entities", "Voices", "Tone")
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> $x$ said Ann Lee on Friday."


class Desk:
    """The panel's parts by name."""

    def __init__(self, panel):
        self.panel = panel
        _, self.head, body = panel.children
        left, right = body.children
        self.choosing, self.keeping = left.children
        self.controls, self.said = self.choosing.controls, self.choosing.said
        self.line, self.tabs = right.children
        pages = dict(zip(TABS, self.tabs.children, strict=True))
        self.mark = pages["Text"].children[0]
        self.another, self.side = pages["Another article"], pages["Side by side"]
        self.downloads, self.upload = pages["Download"], self.another.upload

    def see(self, title):
        """What a tab shows once it is in sight."""
        self.tabs.selected_index = TABS.index(title)
        return self.shown(self.tabs.children[TABS.index(title)])

    def shown(self, part):
        """All HTML and SVG in a part of the desk."""
        own = [getattr(part, name) for name in ("value", "svg") if hasattr(part, name)]
        inside = [self.shown(one) for one in getattr(part, "children", ())]
        return "".join([*[one for one in own if isinstance(one, str)][:1], *inside])

    def figure(self, title):
        """The figure of a tab, once it is in sight."""
        self.see(title)
        return self.tabs.children[TABS.index(title)].figure

    def paste(self, text):
        self.another.pasted.value = text
        self.another.read.click()


SHORT = rr.Article("Ann Lee was very happy on Friday. Bob Ray said that Paris is not safe.")


@pytest.fixture
def desk(reading):
    """A desk of the sample, whose tables are read once for all tests."""
    return Desk(rr.explore.desk(reading))


@pytest.fixture
def short():
    """A desk of two sentences, for what takes many readings."""
    return Desk(rr.explore.desk(SHORT))


def test_every_tab_shows_something(desk):
    assert list(desk.tabs.titles) == TABS
    for title in TABS:
        assert desk.see(title), title
        assert "alert" not in desk.line.value


def test_pictures_have_words(short):
    for title in FIGURES:
        page = short.figure(title).value
        assert page.count("<svg ") == 1
        assert len(page.split('aria-label="')[1].split('"')[0]) > 40


def test_it_opens_with_the_finding_and_the_text(desk, article):
    first = rr.findings(rr.read(article))["sentence"].iloc[0]
    assert escape(first) in desk.head.value
    assert desk.head.value.startswith('<div class="reread-head"><h2>“Russian Foreign Minister')
    assert desk.tabs.selected_index == 0
    assert "Wednesday</mark>" in desk.see("Text")
    assert not any(fold.is_open for fold in desk.choosing.children)


def test_many_contradictions_leave_room_for_other_findings():
    days = ("May 4", "June 9", "July 3", "August 8", "March 2")
    said = " ".join(f"They met on Monday, {day}, 2024, Ann Lee said." for day in days)
    head = Desk(rr.explore.desk(rr.Article(said))).head.value
    assert "Ann Lee" in head
    assert head.count("cannot both be right") <= 3


def test_the_title_is_shown():
    titled = rr.Article(
        "Rain fell.", title="A <b>wet</b> day", outlet="Coast", authors=("Ann Lee",)
    )
    head = Desk(rr.explore.desk(titled)).head.value
    assert "<h2>A &lt;b&gt;wet&lt;/b&gt; day</h2>" in head
    assert "Coast, by Ann Lee, date of publication not known, 2 words" in head


def test_a_mark_shows_its_place_in_the_text(desk, article):
    figure = desk.figure("Timeline")
    at = article.text.index("annexation")
    assert figure.place.value == ""
    figure.drawing.place = [at, at + 10, 1]
    assert ">annexation</mark>" in figure.place.value
    assert "Kyiv" in figure.place.value and "Istanbul" not in figure.place.value
    desk.controls["published"].value = dt.date(2025, 8, 20)
    assert figure.place.value == ""  # it was a mark of another figure


def test_without_anywidget_the_figure_stands_still(monkeypatch):
    monkeypatch.setattr("reread.explore.figure.find_spec", lambda _: None)
    page = Desk(rr.explore.desk(SHORT)).see("Tone")
    assert "<svg" not in page
    assert len(page.split('<img alt="')[1].split('"')[0]) > 40
    assert "pip install &quot;reread[lab]&quot;" in page


def test_every_choice_that_can_be_varied_has_a_control(desk):
    varied = {name for name, f in rr.choices.fields().items() if len(f.metadata["options"]) != 1}
    varied -= {"corrections"}  # a table has a panel of its own: explore.corrections
    assert set(desk.controls) == varied
    assert {fold.title for fold in desk.choosing.children} <= set(ROOMS.values())
    inside = [box.children[0] for fold in desk.choosing.children for box in fold.inside.children]
    assert sorted(map(id, inside)) == sorted(map(id, desk.controls.values()))
    asked = {name: one.metadata for name, one in rr.choices.fields().items()}
    for name, control in desk.controls.items():
        assert control.description == asked[name]["question"]
        assert all(says in control.tooltip for says in asked[name]["options"].values())


def test_a_line_says_what_the_option_in_sight_does(short):
    assert "made for news" in short.said["lexicon"].value
    short.controls["lexicon"].value = "vader"
    assert "made for social media" in short.said["lexicon"].value


def test_folds_open_and_close(short):
    fold = short.choosing.children[-1]
    fold.heading.click()
    assert fold.is_open and fold.heading.description == f"▾ {fold.title}"
    fold.heading.click()
    assert not fold.is_open and fold.heading.description == f"▸ {fold.title}"


def test_words_to_leave_out_that_tell_nothing_are_said(desk):
    desk.controls["ignore"].value = "reliable, securty, wednesday"
    said = desk.said["ignore"].value
    assert "“securty” is not in the text; did you mean “security”?" in said
    assert "“wednesday” carries no feeling in this list anyway." in said
    assert "“reliable”" not in said
    desk.controls["ignore"].value = ""
    assert desk.said["ignore"].value == ""


def test_it_says_that_it_works(desk, monkeypatch):
    seen = []
    monkeypatch.setattr(
        sys.modules["reread.explore.desk"],
        "read",
        lambda *given: seen.append(desk.panel._dom_classes) or rr.read(*given),
    )
    desk.controls["lexicon"].value = "vader"
    assert "reread-busy" in seen[0]
    assert "reread-busy" not in desk.panel._dom_classes


def test_each_option_can_be_chosen_and_taken_back(short):
    first = short.line.value
    for control in short.controls.values():
        for option in getattr(control, "options", ()):
            control.value = option
            assert ("alert" in short.line.value) == (option == "nltk"), option  # not installed
        if hasattr(control, "options"):
            control.value = control.options[0]
    assert short.line.value == first


def test_under_open_licences_only_what_is_open_is_offered(short):
    controls = short.controls
    controls["lexicon"].value = "news"
    controls["licences"].value = "open"
    assert "alert" not in short.line.value
    assert controls["lexicon"].options == ("vader", "textblob")
    assert controls["attribution"].options == ("rules",)
    assert controls["names"].options == ("net", "gazetteer")
    assert "lexicon: news → vader" in short.line.value
    controls["negation"].value = "none"
    assert "alert" not in short.line.value
    controls["negation"].value = "scope"
    controls["licences"].value = "all"  # and all is as it was
    assert controls["lexicon"].value == "news" and controls["attribution"].value == "both"
    assert "default choices" in short.line.value


def test_an_option_taken_under_open_licences_stays(short):
    short.controls["licences"].value = "open"
    short.controls["lexicon"].value = "textblob"
    short.controls["licences"].value = "all"
    assert short.controls["lexicon"].value == "textblob"
    assert short.controls["attribution"].value == "both"


def test_a_reading_under_open_licences_offers_what_is_open():
    reading = rr.read(SHORT, licences="open")
    desk = Desk(rr.explore.desk(reading))
    assert "news" not in desk.controls["lexicon"].options
    desk.keeping.default.click()
    assert desk.controls["lexicon"].value == "news" and desk.controls["licences"].value == "all"


def test_only_the_tab_in_sight_is_drawn(monkeypatch):
    drawn = []
    make = reread.explore.view_tab.figure
    monkeypatch.setattr(
        "reread.explore.view_tab.figure", lambda of, name: drawn.append(name) or make(of, name)
    )
    desk = Desk(rr.explore.desk(SHORT))
    assert not drawn
    desk.see("Tone")
    desk.controls["lexicon"].value = "textblob"
    desk.controls["lexicon"].value = "news"
    assert drawn == ["tone", "tone"]  # what was drawn is kept


def test_what_moved_since_the_last_change(desk):
    assert "Nothing has been changed yet" in desk.see("What moved")
    desk.controls["ignore"].value = "Reliable, "
    page = desk.see("What moved")
    assert page.index("Mean tone: ") < page.index("ignore: none → reliable") < page.index("<table")
    assert "tone +0.81 → +0.61; “reliable” no longer counts" in page
    desk.controls["ignore"].value = "reliable"  # the same words
    assert desk.see("What moved") == page
    desk.controls["ignore"].value = ""
    assert "ignore: reliable → none" in desk.see("What moved")


def test_the_date_is_the_articles_own_until_another_is_chosen():
    dated = rr.Article(text=SHORT.text, published="2025-08-20T10:00:00")
    desk = Desk(rr.explore.desk(dated))
    assert desk.controls["published"].value == dt.date(2025, 8, 20)
    assert "default choices" in desk.line.value
    first = desk.see("Timeline")
    desk.controls["published"].value = dt.date(2024, 3, 6)
    assert "published: none → 2024-03-06" in desk.line.value
    assert desk.see("Timeline") != first
    desk.controls["published"].value = dt.date(2025, 8, 20)
    assert desk.see("Timeline") == first


def test_a_stated_date_is_named(article):
    stated = rr.Article(text="HALVIK, Nov. 8, 2019 — A bridge fell on Thursday, police said.")
    told = "Published 8 November 2019, by its dateline"
    assert told in Desk(rr.explore.desk(stated)).head.value
    assert "Date of publication not known" in Desk(rr.explore.desk(article)).head.value


def test_another_article_is_pasted(desk):
    desk.controls["published"].value = dt.date(2025, 8, 20)
    desk.controls["lexicon"].value = "textblob"
    desk.paste("Ann Lee was happy on 3 May 2024.\nBob Ray agreed.")
    assert "9 words" in desk.head.value
    assert desk.controls["published"].value is None  # a date belongs to its article
    assert "lexicon: news → textblob" in desk.line.value
    assert "Ann Lee" in desk.see("Text")
    assert "Nothing has been changed yet" in desk.see("What moved")


def _file(name, content):
    return ({"name": name, "type": "", "size": len(content), "content": memoryview(content),
             "last_modified": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)},)  # fmt: skip


def test_another_article_is_uploaded(short):
    told = b'{"text": "Ann Lee was happy.", "published": "2024-05-03"}'
    short.upload.value = _file("a.json", told)
    assert "Ann Lee" in short.see("Text") and "Bob Ray" not in short.see("Text")
    assert short.controls["published"].value == dt.date(2024, 5, 3)
    assert "default choices" in short.line.value


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("a.json", b"{", "is not valid JSON"),
        ("a.txt", b" \n", "holds no text"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("<b>.json", b"[1]", "holds a list without articles"),
    ],
)
def test_a_bad_file_is_told_and_changes_nothing(short, name, content, said):
    before = short.see("Text")
    short.upload.value = _file(name, content)
    assert said in short.line.value
    assert 'role="alert"' in short.line.value
    assert "<b>" not in short.line.value
    assert short.see("Text") == before


def test_an_empty_box_is_told(short):
    short.paste("  \n")
    assert "there is no text yet" in short.line.value


def test_what_cannot_be_drawn_is_told_and_changes_nothing(short, monkeypatch):
    before = short.see("Tone")

    def fail(*_):
        raise ValueError("no <b>picture</b>")

    monkeypatch.setattr("reread.explore.view_tab.figure", fail)
    short.controls["lexicon"].value = "textblob"
    assert "no &lt;b&gt;picture&lt;/b&gt;" in short.line.value
    assert short.see("Tone") == before
    monkeypatch.undo()
    short.controls["negation"].value = "none"
    assert "lexicon: news → textblob; negation: scope → none" in short.line.value


def _has_no_markup(page):
    assert "<script" not in page
    assert "<img src=x" not in page


def test_hostile_text_is_shown_escaped():
    desk = Desk(rr.explore.desk(rr.Article(text=HOSTILE)))
    for title in TABS:
        _has_no_markup(desk.see(title))
        assert "alert" not in desk.line.value
    for name in desk.mark.options:
        desk.mark.value = name
        _has_no_markup(desk.see("Text"))


@pytest.mark.parametrize("text", ["?!", "a", "$" * 40, "‮abc \x00 \x1b", ""])
def test_odd_texts_are_shown(text):
    desk = Desk(rr.explore.desk(rr.Article(text=text)))
    for title in ("Text", "Tone", "What moved", "Source", "Download"):
        assert desk.see(title)
        assert "alert" not in desk.line.value
    assert "Nothing is marked: " in desk.see("Text")


def test_a_reading_keeps_what_is_its_own():
    own = pd.DataFrame({"word": ["paris"], "valence": [-3]})
    desk = Desk(rr.explore.desk(rr.read(SHORT, lexicon=own, ignore=("peace",))))
    assert desk.controls["lexicon"].value == "own"
    assert desk.controls["ignore"].value == "peace"
    first = desk.see("Tone")
    desk.controls["lexicon"].value = "vader"
    assert desk.see("Tone") != first
    desk.controls["lexicon"].value = "own"
    assert desk.see("Tone") == first


def test_a_date_keeps_its_time():
    desk = Desk(rr.explore.desk(rr.read(SHORT, published="2025-08-20T10:00:00")))
    desk.controls["lexicon"].value = "textblob"
    assert "published: none → 2025-08-20T10:00:00" in desk.line.value


def test_nothing_is_printed_or_displayed(short, capsys):
    for title in TABS:
        short.see(title)
    short.controls["lexicon"].value = "textblob"
    assert capsys.readouterr() == ("", "")


def test_anything_else_is_refused():
    with pytest.raises(TypeError, match="article is str, not Article"):
        rr.explore.desk("text")


def test_tables_that_can_be_marked(short):
    assert set(short.mark.options) == {n for n in STAGES if rr.tables.schema(n).spanned}


def test_mentions_of_nobody_are_not_counted():
    reading = rr.read(rr.Article("Ann Lee sold a boat to somebody. The rain fell on the town."))
    known = reading.mentions["entity"].notna()
    assert 0 < known.sum() < len(known)
    told = f"{len(reading.entities)}, in {known.sum()} mention."
    assert told in Desk(rr.explore.desk(reading)).see("Entities")


def test_the_source_is_shown_with_what_is_left_out():
    told, left = Told("outlet", "<b>Coast</b>", "meta og:site_name"), LeftOut("Sign up", "asks to")
    desk = Desk(rr.explore.desk(rr.Article("Rain fell.", told=[told], omitted=[left, left])))
    page = desk.see("Source")
    assert "The source states 1 fact." in page and "&lt;b&gt;Coast&lt;/b&gt;" in page
    assert "Not in the text: 2 pieces of the source." in page and page.count("asks to") == 2


def test_a_second_article_stands_beside_the_first(desk):
    assert "No second article yet" in desk.see("Side by side")
    desk.another.where.value = "beside this article"
    desk.paste("Ann Lee was happy on 3 May 2024.\nBob Ray agreed.")
    assert TABS[desk.tabs.selected_index] == "Side by side"
    page = desk.see("Side by side")
    assert page.count("<section>") == 2
    assert "Lavrov" in page.partition("</section>")[0]
    assert "Ann Lee" in page.partition("</section>")[2]
    assert "Lavrov" in desk.head.value  # which is still in its place
    for view in ("Text", "Tone"):
        desk.side.view.value = view
        assert desk.see("Side by side").count("<section>") == 2
    first = desk.see("Side by side")
    desk.controls["lexicon"].value = "textblob"  # both follow the choices
    assert desk.see("Side by side") != first


def test_an_article_comes_from_an_address(short, monkeypatch):
    article = rr.Article("Ann Lee left.", title="Gone")
    monkeypatch.setattr("reread.explore.another_article.load", {"https://a.test/b": article}.get)
    short.another.address.value = " https://a.test/b "
    short.another.fetch.click()
    assert "<h2>Gone</h2>" in short.head.value


@pytest.mark.parametrize(
    "address", ["", "/etc/passwd", "../data/article.txt", "file:///etc/passwd"]
)
def test_no_file_of_the_server_is_opened(short, address):
    before = short.head.value
    short.another.address.value = address
    short.another.fetch.click()
    assert "is not a web address" in short.line.value
    assert short.head.value == before


FILES = {
    "Table (CSV)": b"article,", "Figure (PNG)": b"\x89PNG", "Figure (SVG)": b"<?xml",
    "Sheet (HTML)": b"<!DOCTYPE html>", "Bundle (zip)": b"PK",
}  # fmt: skip


def _saved(desk):
    """The name and the bytes of the file that the browser is given."""
    return desk.downloads.file.name, desk.downloads.file.data


def _buttons(desk):
    return {one.description: one for row in desk.downloads.children[:3] for one in row.children}


@pytest.fixture
def gone(monkeypatch):
    """The downloads of a desk, with a sheet that is made at once."""

    def written(reading, path):
        path.write_text(f"<!doctype html>{reading.article.title}", encoding="utf-8")
        return path

    monkeypatch.setattr("reread.explore.downloads.report", written)
    return lambda: Desk(rr.explore.desk(rr.Article("Ann Lee left.", title="Gone: a <b>tale</b>")))


def test_files_are_handed_to_the_browser(gone):
    desk = gone()
    buttons, file = _buttons(desk), desk.downloads.file
    for number, (words, beginning) in enumerate(FILES.items(), 1):
        buttons[words].click()
        assert file.data.lower().startswith(beginning.lower()), words
        assert re.fullmatch(r"gone-a-b-tale-b-\w+\.\w+", file.name)
        assert file.saved == number
        assert file.size.endswith(("bytes", "kB"))


def test_name_and_bytes_of_a_file_are_sent_at_once(gone, monkeypatch):
    desk, sent = gone(), []
    file = desk.downloads.file
    monkeypatch.setattr(type(file), "send_state", lambda self, key=None: sent.append(set(key)))
    _buttons(desk)["Sheet (HTML)"].click()
    assert sent == [{"name", "kind", "size", "data", "saved"}]


def test_without_anywidget_a_link_holds_the_file(gone, monkeypatch):
    monkeypatch.setattr("reread.explore.figure.find_spec", lambda _: None)
    desk = gone()
    _buttons(desk)["Sheet (HTML)"].click()
    link = re.search(r'download="([^"]+)" href="data:([^;]+);base64,([^"]+)"',
                     desk.downloads.file.value)  # fmt: skip
    assert link.group(1, 2) == ("gone-a-b-tale-b-sheet.html", "text/html")
    assert base64.b64decode(link[3]) == b"<!doctype html>Gone: a <b>tale</b>"


def test_settings_are_saved_and_restored(desk, article):
    desk.controls["lexicon"].value = "vader"
    desk.controls["ignore"].value = "reliable"
    desk.controls["published"].value = dt.date(2025, 8, 20)
    now = desk.line.value
    desk.keeping.save.click()
    name, data = _saved(desk)
    assert name == "reread-settings.json"
    desk.keeping.default.click()
    assert "default choices" in desk.line.value
    assert desk.controls["ignore"].value == "" and desk.controls["published"].value is None
    desk.keeping.upload.value = _file(name, data)
    assert desk.line.value == now
    assert desk.controls["lexicon"].value == "vader"
    assert desk.controls["published"].value == dt.date(2025, 8, 20)
    assert "ignore: none → reliable" in desk.see("What moved")


@pytest.mark.parametrize(
    "data, said",
    [
        (b"{", "is not a settings file"),
        (b"[" * 100_000, "is not a settings file"),
        (b'{"choices": []}', "is not a settings file"),
        (b'{"choices": {"mood": "good"}}', "'mood' is not a choice"),
        (b'{"choices": {"lexicon": "nrc"}}', "lexicon='nrc'"),
        (b'{"choices": {"lexicon": "/etc/a.csv"}}', "is a file; choose it by hand"),
        (b'{"choices": {"names": "spacy:../a"}}', "is a file; choose it by hand"),
        (b'{"choices": {"tokenizer": {"function": "f"}}}', "was the function f"),
    ],
)
def test_bad_settings_are_told_and_change_nothing(short, data, said):
    before = short.see("Tone")
    short.keeping.upload.value = _file("s.json", data)
    assert said in short.line.value.replace("&#x27;", "'")
    assert short.see("Tone") == before
    assert short.controls["lexicon"].value == "news"


def test_tables_and_functions_of_ones_own_come_back(article):
    def letters(text):
        return [(i, i + 1) for i, c in enumerate(text) if not c.isspace()]

    own = pd.DataFrame({"word": ["security"], "valence": [-3.0]})
    reading = rr.read(rr.Article("Ann felt security."), lexicon=own, tokenizer=letters)
    kept = json.loads(settings.saved(reading.choices))
    assert kept["choices"]["lexicon"]["rows"] == [["security", -3.0]]
    again = settings.restored(settings.saved(reading.choices), reading.choices)
    assert again.same(reading.choices)
    with pytest.raises(ValueError, match="was the function"):
        settings.restored(settings.saved(reading.choices), rr.Choices())


def test_the_python_of_a_reading_makes_it_again(tmp_path, article):
    path = tmp_path / "a.txt"
    path.write_text("Ann Lee was happy on Friday.", encoding="utf-8")
    reading = rr.read(rr.load(path, published="2025-08-20"), lexicon="vader", ignore=("glad",))
    lines = settings.as_python(reading).replace("'a.txt'", repr(str(path)))
    found = {}
    exec(lines, found)
    assert found["reading"].choices.same(reading.choices)
    assert found["reading"].article.published == "2025-08-20"
    assert rr.compare(found["reading"], reading).empty


def test_python_names_what_it_cannot_hold():
    own = pd.DataFrame({"word": ["security", "rain"], "valence": [-3.0, 1.0]})
    lines = settings.as_python(rr.read(rr.Article("Rain fell."), lexicon=own)).splitlines()
    assert lines[2] == "# article.txt: the text of this article, in a file of that name"
    assert lines[3] == "# lexicon: own table (2 words), which you gave yourself"
    assert lines[-1] == "reading = rr.read(article, lexicon=lexicon)"


WITHOUT = """
import sys
sys.modules["ipywidgets"] = None
import reread as rr
try:
    rr.explore.desk
except ImportError as error:
    assert 'pip install "reread[lab]"' in str(error), error
else:
    raise SystemExit("no error")
"""


def test_without_ipywidgets_the_install_line_is_said():
    subprocess.run([sys.executable, "-c", WITHOUT], check=True)
