"""Notices stand on every face, escaped, and what was not read is nowhere a number."""

import html
import re

import matplotlib.pyplot as plt
import pytest

import reread as rr
from reread.alternatives.conclusions import CONCLUSIONS
from reread.article import Told
from reread.cli import main
from reread.findings import ABOUT
from reread.plots.figures import FIGURES, figure, ledger_png
from reread.summary import summary

GERMAN = (
    "Am Dienstag hat der Stadtrat beschlossen, dass die Schule im Herbst schließt.\n\n"
    "„Niemand hat uns gefragt, ob wir damit einverstanden sind“, klagt Anna Berg."
)
HOSTILE = "The file <script>alert('$x$')</script> was cut short; 3 bytes & more are missing."
PANELS = ["article", "timeline", "entities", "tone", "ledger", "voices", "words"]


@pytest.fixture(scope="module")
def german():
    return rr.read(rr.Article(GERMAN, published="2025-08-19", title="Schule <b>zu</b>"))


@pytest.fixture(scope="module")
def cut():
    """A reading of English with a notice of its file."""
    text = "Ann Lee said on Friday that the old mill burned. Bo Dahl praised the brave crew."
    return rr.read(rr.Article(text, notices=(HOSTILE,)))


def _words(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def _in_figure(drawn) -> str:
    texts = [text.get_text() for ax in drawn.axes for text in ax.texts]
    return " ".join("\n".join([*texts, drawn.get_supxlabel()]).split())


@pytest.mark.parametrize("name", FIGURES)
def test_figures_have_them_at_the_foot(german, cut, name):
    shown = _in_figure(figure(cut, name))
    assert HOSTILE.replace("$", r"\$") in shown
    assert shown.count("3 bytes & more") == 1
    assert "This text is in German" in _in_figure(figure(german, name))


def test_a_figure_without_any_has_no_foot(reading):
    assert figure(reading, "tone").get_supxlabel() == ""


def test_an_empty_plot_of_a_table_says_why(german):
    ax = rr.plots.tone(german.tone, plt.figure().add_subplot())
    assert "no sentence to score\nThis text is in German" in ax.texts[0].get_text()
    plt.close("all")


def test_steps_have_them_at_the_foot(cut, reading):
    assert ledger_png(cut, 1) != ledger_png(rr.read(rr.Article(cut.article.text)), 1)


@pytest.mark.parametrize("about", [*ABOUT, None])
def test_what_was_not_read_is_no_number(german, about):
    told = list(rr.findings(german, about=about)["sentence"])
    assert "Nothing was read: the text is in German." in told
    dated = "It was published on 19 August 2025."
    assert set(told) <= {"Nothing was read: the text is in German.", german.notices[0], dated}
    assert (dated in told) == (about in (None, "date", "timeline"))


@pytest.mark.parametrize("name", CONCLUSIONS)
def test_nothing_is_concluded_from_what_was_not_read(german, name):
    assert CONCLUSIONS[name](german) is None


def test_runs_give_notice(german, cut):
    runs = rr.alternatives(german.article, lexicon=["news", "vader"], language=["en", "any"])
    assert runs.notices[0] == german.notices[0]
    assert len(runs.notices) == 2
    assert "tone of the narrator" not in set(runs.stability()["conclusion"])
    for table in (runs.stability(), runs.influence(), runs.flips("tone"), runs.answers()):
        assert table.attrs["notices"] == list(runs.notices)
    moved = rr.compare(*runs.readings[:2])
    assert moved.attrs["notices"] == list(runs.notices)
    assert rr.alternatives(cut.article, lexicon=["news", "vader"]).notices == (HOSTILE,)


def test_nothing_is_tested_where_nothing_was_read(german):
    table = rr.alternatives(german.article, lexicon=["news", "vader"]).stability()
    assert table["share"].isna().all()


def test_the_sheet_gives_notice_on_top(german, cut, tmp_path):
    for reading in (german, cut):
        page = rr.report(
            rr.alternatives(reading.article, lexicon=["news"]), tmp_path / "sheet.html"
        ).read_text(encoding="utf-8")
        notice = f'<p class="notice">{html.escape(reading.notices[0])}</p>'
        assert page.count(notice) == 1
        assert page.index(notice) < page.index("<main")
        assert "alert('$x$')</script>" not in page
    sheet = rr.report(german, tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert "Not read: the text is in German." in sheet
    assert "+0.00" not in sheet


def test_the_sheet_names_the_authors(tmp_path):
    article = rr.Article("Rain fell.", authors=("Ann <i>Lee</i>", "Bo Dahl"), outlet="Coast\nNews")
    page = rr.report(rr.alternatives(article, lexicon=["news"]), tmp_path / "sheet.html").read_text(
        encoding="utf-8"
    )
    for name, told in (("By", "Ann &lt;i&gt;Lee&lt;/i&gt;, Bo Dahl"), ("In", "Coast News"),
                       ("Published", "not known")):  # fmt: skip
        assert f"<dt>{name}</dt><dd>{told}</dd>" in page


def test_marked_text_gives_notice(german, cut):
    assert HOSTILE in _words(rr.highlight(cut.article, cut.tokens).html)
    assert german.notices[0] in _words(rr.highlight(german.article, german.blocks).html)
    assert "<script" not in rr.highlight(cut.article, cut.tokens).html


@pytest.mark.parametrize("name", PANELS)
def test_panels_give_notice(german, cut, name, parts):
    for reading in (german, cut):
        _, line, view = parts(getattr(rr.explore, name)(reading))
        assert reading.notices[0] in _words(line.value)
        assert reading.notices[0] not in _words(view.value)  # it stands above already
        assert "<script" not in line.value
        assert ("Not read: the text is in German." in line.value) == bool(reading.unread)


def test_the_desk_gives_notice_and_names_the_article(german):
    _, head, body = rr.explore.desk(german).children
    line, tabs = body.children[1].children
    assert german.notices[0] in _words(head.value)
    assert "<h2>Schule &lt;b&gt;zu&lt;/b&gt;</h2><p>Published 19 August 2025</p>" in head.value
    assert "Nothing was read: the text is in German." in head.value
    for at in range(5):
        tabs.selected_index = at
        assert 'role="alert"' not in line.value


def test_the_summary_begins_with_them_and_names_the_article(cut):
    told = (Told("published", "2025-08-19T06:00:00+02:00", "JSON-LD datePublished"),)
    article = rr.Article(
        cut.article.text, title="Mill\x1b[31m\nburned", authors=("Ann Lee", "Bo Dahl"),
        outlet="Coast News", published="2025-08-19T06:00:00+02:00", told=told, notices=(HOSTILE,),
    )  # fmt: skip
    told_in = summary(rr.read(article)).splitlines()
    lines = [line.split(":", 1) for line in told_in if not line.startswith(" ")]
    assert [label for label, _ in lines[:4]] == ["notice", "title", "by", "outlet"]
    found = {label: words.strip() for label, words in lines}
    assert found["notice"] == HOSTILE
    assert (found["title"], found["by"]) == ("Mill[31m burned", "Ann Lee, Bo Dahl")
    assert found["date"] == "It was published on 19 August 2025, as its source states."
    chosen = rr.findings(rr.read(article, published="2025-08-21"), about="date")
    assert chosen["sentence"].iat[0] == "It was published on 21 August 2025."


def test_the_command_line_gives_notice(tmp_path, capsys):
    path = tmp_path / "schule.txt"
    path.write_text(GERMAN, encoding="utf-8")
    assert main([str(path), "--out", str(tmp_path), "--quiet"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("notice:         This text is in German; reread reads English")
    assert "Nothing was read: the text is in German." in shown
