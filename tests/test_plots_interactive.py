"""Figures as inline SVG: marks lead to their sentences, nothing of the text is markup, and the
bytes are the same."""

import re
from xml.etree import ElementTree as ET

import pytest

import reread as rr
from reread.plots.figures import figure
from reread.plots.interactive import script, svg

A = "{http://www.w3.org/2000/svg}a"
INTERACTIVE = ("timeline", "story_order", "speaking", "voice_matrix", "dispersion", "tone")
HOSTILE = (
    "Ann <script>alert(1)</script> Lee met \"Bob\" onload='x' Ray in <b>Paris</b> on 3 May 2020. "
    "The bridge at --> ]]> cost $5 & $6 in 2019, Bob Ray said. \ue0000 Ann Lee left in 2018."
)
LONG = "\n\n".join(
    f"Ann Lee met Bob Ray {n} on {n % 27 + 1} March {1990 + n % 30}, the mayor said."
    for n in range(120)
)


@pytest.fixture(scope="module")
def hostile():
    return rr.read(rr.Article(HOSTILE))


@pytest.fixture(scope="module")
def drawn(dated):
    return {name: ET.fromstring(svg(figure(dated, name), dated)) for name in INTERACTIVE}


@pytest.mark.parametrize("name", INTERACTIVE)
def test_each_mark_is_a_link_to_its_sentence_named_by_it(dated, drawn, name):
    stops = [link for link in drawn[name].iter(A) if link.get("aria-label")]
    assert stops
    sentences = dated.sentences.set_index("sentence")
    for link in stops:
        row = sentences.loc[int(link.get("data-sentence"))]
        assert link.get("href") == f"#s{link.get('data-sentence')}"
        assert row["start"] <= int(link.get("data-start")) < row["end"]
        begin = dated.article.text[row["start"] : row["start"] + 12]
        assert begin in link.get("aria-label")


@pytest.mark.parametrize("name", INTERACTIVE)
def test_the_keyboard_stops_once_at_a_mark(drawn, name):
    links = list(drawn[name].iter(A))
    stops = [link.get("data-mark") for link in links if link.get("aria-label")]
    assert len(stops) == len(set(stops))
    for link in links:
        assert bool(link.get("aria-label")) != (link.get("tabindex") == "-1")
        assert not list(link.iter(A))[1:]  # no link within a link


def test_a_mark_of_the_timeline_says_how_its_day_is_known(drawn):
    names = [link.get("aria-label") or "" for link in drawn["timeline"].iter(A)]
    assert any(
        "annexed Crimea: 2022 (dated by “that year”). “Russia launched" in one for one in names
    )


@pytest.mark.parametrize("name", INTERACTIVE)
def test_nothing_of_the_text_is_markup(hostile, name):
    told = svg(figure(hostile, name), hostile)
    assert "<script" not in told and "<b>" not in told and "<!--" not in told
    root = ET.fromstring(told)
    names = {attribute for element in root.iter() for attribute in element.attrib}
    assert not any(name.startswith("on") for name in names)
    assert not any(element.tag.endswith(("script", "foreignObject")) for element in root.iter())


@pytest.mark.parametrize("name", INTERACTIVE)
def test_the_same_bytes(dated, name):
    assert svg(figure(dated, name), dated) == svg(figure(dated, name), dated)


def _ids(told):
    return re.findall(r' id="([^"]+)"', told)


def test_ids_of_two_figures_do_not_meet_and_all_are_found(dated):
    one, other = (svg(figure(dated, name), dated) for name in ("timeline", "voice_matrix"))
    again = svg(figure(dated, "timeline"), dated, key="again")
    assert not {*_ids(one)} & {*_ids(other)} and not {*_ids(one)} & {*_ids(again)}
    for told in (one, other, again):
        found = _ids(told)
        assert found and len(found) == len(set(found))
        assert set(re.findall(r'url\(#([^)]+)\)|href="#(f[^"]+-\d+)"', told)) <= {
            pair for name in found for pair in ((name, ""), ("", name))
        }


def test_a_long_article_makes_a_small_figure():
    reading = rr.read(rr.Article(LONG))
    assert len(svg(figure(reading, "timeline"), reading)) < 300_000


def test_the_figure_is_left_as_it_was(dated):
    one = figure(dated, "timeline")
    gids = [artist.get_gid() for artist in one.findobj()]
    svg(one, dated)
    assert [artist.get_gid() for artist in one.findobj()] == gids


def test_ink_and_paper_are_those_of_the_page(dated):
    told = svg(figure(dated, "timeline"), dated)
    assert "fill: var(--figure-ink,#333333)" in told and "fill: var(--figure-paper,#ffffff)" in told
    assert "prefers-color-scheme:dark" in told


def test_a_figure_without_marks_is_an_image_with_words():
    reading = rr.read(rr.Article("Rain fell."))
    root = ET.fromstring(svg(figure(reading, "timeline"), reading))
    assert root.get("role") == "img"
    assert root.get("aria-label") == "An empty figure: nothing here has a day that is known."


def test_the_script_fetches_nothing():
    assert not re.search(r"fetch\(|import\(|XMLHttp|https?://(?!www\.w3\.org/2000/svg)", script())
