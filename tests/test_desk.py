"""The desk: every tab, every choice, other articles, and errors in words."""

import datetime as dt

import pandas as pd
import pytest

import reread as rr
from reread.article import LeftOut, Told
from reread.stages import STAGES

TABS = ["Text", "Timeline", "Entities", "Voices", "Tone", "Source", "What moved", "Another article"]
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> $x$ said Ann Lee on Friday."


class Desk:
    """The panel's parts by name."""

    def __init__(self, panel):
        controls, self.line, self.tabs = panel.children
        self.controls = {one.description: one for one in controls.children}
        text, *_, other = self.tabs.children
        self.mark = text.children[0]
        self.about, self.pasted, buttons = other.children
        self.read, self.upload = buttons.children

    def see(self, title):
        """What a tab shows once it is in sight."""
        self.tabs.selected_index = TABS.index(title)
        page = self.tabs.children[TABS.index(title)]
        return {"Text": lambda: page.children[1], "Another article": lambda: page.children[0]}.get(
            title, lambda: page
        )().value

    def paste(self, text):
        self.pasted.value = text
        self.read.click()


@pytest.fixture
def desk(article):
    return Desk(rr.explore.desk(article))


def test_every_tab_shows_something(desk):
    assert list(desk.tabs.titles) == TABS
    for title in TABS:
        assert desk.see(title), title
        assert "alert" not in desk.line.value


@pytest.mark.parametrize("title", ["Timeline", "Entities", "Tone"])
def test_pictures_have_words(desk, title):
    page = desk.see(title)
    assert page.count("<img alt=") == 1
    assert len(page.split('alt="')[1].split('"')[0]) > 40


def test_every_choice_that_can_be_varied_has_a_control(desk):
    varied = {name for name, f in rr.choices.fields().items() if len(f.metadata["options"]) != 1}
    varied -= {"corrections"}  # a table has a panel of its own: explore.corrections
    assert {name.lower() for name in desk.controls} == varied
    assert all(control.tooltip for control in desk.controls.values())


def test_each_option_can_be_chosen_and_taken_back(desk):
    first = desk.see("Tone")
    for control in desk.controls.values():
        for option in getattr(control, "options", ()):
            control.value = option
            assert ("alert" in desk.line.value) == (option == "nltk"), option  # not installed
        if hasattr(control, "options"):
            control.value = control.options[0]
    assert desk.see("Tone") == first


def test_only_the_tab_in_sight_is_drawn(article, monkeypatch):
    drawn = []
    monkeypatch.setattr("reread.explore.views.png", lambda _, name: drawn.append(name) or b"")
    desk = Desk(rr.explore.desk(article))
    assert not drawn
    desk.see("Tone")
    desk.controls["Lexicon"].value = "textblob"
    desk.controls["Lexicon"].value = "news"
    assert drawn == ["tone", "tone"]  # what was drawn is kept


def test_what_moved_since_the_last_change(desk):
    assert "Nothing has been changed yet" in desk.see("What moved")
    desk.controls["Ignore"].value = "Reliable, "
    page = desk.see("What moved")
    assert "ignore: none → reliable" in page
    assert "<td" in page and "ledger" in page
    desk.controls["Ignore"].value = "reliable"  # the same words
    assert desk.see("What moved") == page
    desk.controls["Ignore"].value = ""
    assert "ignore: reliable → none" in desk.see("What moved")


def test_the_date_is_the_articles_own_until_another_is_chosen(article):
    dated = rr.Article(text=article.text, published="2025-08-20T10:00:00")
    desk = Desk(rr.explore.desk(dated))
    assert desk.controls["Published"].value == dt.date(2025, 8, 20)
    assert "default choices" in desk.line.value
    first = desk.see("Timeline")
    desk.controls["Published"].value = dt.date(2024, 3, 6)
    assert "published=2024-03-06" in desk.line.value
    assert desk.see("Timeline") != first
    desk.controls["Published"].value = dt.date(2025, 8, 20)
    assert desk.see("Timeline") == first


def test_a_stated_date_is_named(article):
    stated = rr.Article(text="HALVIK, Nov. 8, 2019 — A bridge fell on Thursday, police said.")
    assert "published 8 November 2019, by its dateline" in Desk(rr.explore.desk(stated)).line.value
    assert "date of publication not known" in Desk(rr.explore.desk(article)).line.value


def test_another_article_is_pasted(desk):
    desk.controls["Published"].value = dt.date(2025, 8, 20)
    desk.controls["Lexicon"].value = "textblob"
    desk.paste("Ann Lee was happy on 3 May 2024.\nBob Ray agreed.")
    assert "9 words" in desk.line.value or "8 words" in desk.line.value
    assert desk.controls["Published"].value is None  # a date belongs to its article
    assert "lexicon=textblob" in desk.line.value
    assert "Ann Lee" in desk.see("Text")
    assert "Nothing has been changed yet" in desk.see("What moved")


def _file(name, content):
    return ({"name": name, "type": "", "size": len(content), "content": memoryview(content),
             "last_modified": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)},)  # fmt: skip


def test_another_article_is_uploaded(desk):
    told = b'{"text": "Ann Lee was happy.", "published": "2024-05-03"}'
    desk.upload.value = _file("a.json", told)
    assert "Ann Lee" in desk.see("Text")
    assert desk.controls["Published"].value == dt.date(2024, 5, 3)
    assert "default choices" in desk.line.value


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("a.json", b"{", "is not valid JSON"),
        ("a.txt", b" \n", "holds no text"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("<b>.json", b"[1]", "holds a list without articles"),
    ],
)
def test_a_bad_file_is_told_and_changes_nothing(desk, name, content, said):
    before = desk.see("Text")
    desk.upload.value = _file(name, content)
    assert said in desk.line.value
    assert 'role="alert"' in desk.line.value
    assert "<b>" not in desk.line.value
    assert desk.see("Text") == before


def test_an_empty_box_is_told(desk):
    desk.paste("  \n")
    assert "there is no text yet" in desk.line.value


def test_what_cannot_be_drawn_is_told_and_changes_nothing(desk, monkeypatch):
    before = desk.see("Tone")

    def fail(*_):
        raise ValueError("no <b>picture</b>")

    monkeypatch.setattr("reread.explore.views.png", fail)
    desk.controls["Lexicon"].value = "textblob"
    assert "no &lt;b&gt;picture&lt;/b&gt;" in desk.line.value
    assert desk.see("Tone") == before
    monkeypatch.undo()
    desk.controls["Negation"].value = "none"
    assert "lexicon=textblob, negation=none" in desk.line.value


@pytest.mark.parametrize("text", [HOSTILE, "?!", "a", "$" * 40, "‮abc \x00 \x1b"])
def test_any_text_is_shown_escaped(text):
    desk = Desk(rr.explore.desk(rr.Article(text=text)))
    for title in TABS:
        page = desk.see(title)
        assert "<script" not in page
        assert "<img src=x" not in page
        assert "alert" not in desk.line.value
    for name in desk.mark.options:
        desk.mark.value = name
        assert "<script" not in desk.see("Text")


def test_a_reading_keeps_what_is_its_own(article):
    own = pd.DataFrame({"word": ["security"], "valence": [-3]})
    desk = Desk(rr.explore.desk(rr.read(article, lexicon=own, ignore=("peace",))))
    assert desk.controls["Lexicon"].value == "own"
    assert desk.controls["Ignore"].value == "peace"
    first = desk.see("Tone")
    desk.controls["Lexicon"].value = "vader"
    assert desk.see("Tone") != first
    desk.controls["Lexicon"].value = "own"
    assert desk.see("Tone") == first


def test_a_date_keeps_its_time(article):
    desk = Desk(rr.explore.desk(rr.read(article, published="2025-08-20T10:00:00")))
    desk.controls["Lexicon"].value = "textblob"
    assert "published=2025-08-20T10:00:00" in desk.line.value


def test_nothing_is_printed_or_displayed(article, capsys):
    desk = Desk(rr.explore.desk(article))
    for title in TABS:
        desk.see(title)
    desk.controls["Lexicon"].value = "textblob"
    assert capsys.readouterr() == ("", "")


def test_anything_else_is_refused():
    with pytest.raises(TypeError, match="article is str, not Article"):
        rr.explore.desk("text")


def test_tables_that_can_be_marked(desk):
    assert set(desk.mark.options) == {n for n in STAGES if rr.tables.schema(n).spanned}


def test_mentions_of_nobody_are_not_counted():
    reading = rr.read(rr.Article("Ann Lee sold a boat to somebody. The rain fell on the town."))
    known = reading.mentions["entity"].notna()
    assert 0 < known.sum() < len(known)
    told = f"{known.sum()} mentions stand for {len(reading.entities)} entities."
    assert told in Desk(rr.explore.desk(reading)).see("Entities")


def test_the_source_is_shown_with_what_is_left_out():
    told, left = Told("outlet", "<b>Coast</b>", "meta og:site_name"), LeftOut("Sign up", "asks to")
    desk = Desk(rr.explore.desk(rr.Article("Rain fell.", told=[told], omitted=[left, left])))
    page = desk.see("Source")
    assert "The source states 1 fact." in page and "&lt;b&gt;Coast&lt;/b&gt;" in page
    assert "Not in the text: 2 pieces of the source." in page and page.count("asks to") == 2
