"""The summary: one line for each thing, computed, and true of the tables."""

import pytest

import reread as rr
from reread.article import LeftOut, Told
from reread.summary import answer, summary, tone_line


def _lines(reading) -> dict[str, str]:
    lines = [line.split(":", 1) for line in summary(reading).splitlines()]
    return {label: words.strip() for label, words in lines}


def test_the_sample(reading, dated):
    lines = _lines(reading)
    assert "17 sentences and 7 paragraphs; 1 block set aside" in lines["read"]
    assert lines["published"].startswith("not given")
    assert "needs the article's date: Wednesday" in lines["dates"]
    assert _lines(dated)["published"] == "2025-08-20"
    assert "Wednesday (2025-08-20)" in _lines(dated)["dates"]


def test_a_stated_date_is_named_with_its_place():
    stated = rr.Article(text="HALVIK, Nov. 8, 2019 — A bridge fell on Thursday, police said.")
    assert _lines(rr.read(stated))["published"] == "8 November 2019, by its dateline"
    ignored = _lines(rr.read(stated, dateline="ignore"))["published"]
    assert ignored == "not given; best guess 2019-11-08"


def test_contradictions_say_what_was_compared(dated):
    line = _lines(dated)["contradictions"]
    assert line.startswith("3 dated pairs compared, 2 contradict: “…")
    assert "in Russia’s 2014 invasion of eastern Ukraine" in line
    assert line.count("that year") == line.count("of which a known fact bears out the first") == 2


@pytest.mark.parametrize("text, told", [
    ("Ann Lee spoke.", "nothing to compare: no event is dated twice"),
    ("Lund was born in 1931. Lund was born in May 1931.", "1 dated pair compared, none contradicts"),
    ("Of the 40 workers, 60 left.", "nothing to compare: no event is dated twice; "
     "1 pair of figures disagrees: “Of the 40 workers, 60 left.”"),
    ("Palme was buried in 1986.\n\nThe long and slow procession had begun when Palme was buried in 1988 at last.",
     "1 dated pair compared, 1 contradicts: “Palme was buried in 1986.” and "
     "“…procession had begun when Palme was buried in 1988 at last.”"),
])  # fmt: skip
def test_contradictions_never_say_a_bare_none(text, told):
    assert answer(rr.read(rr.Article(text=text)), "contradictions") == told


def test_tone_counts_every_sentence(reading):
    line = tone_line(reading)
    assert f"{reading.tone['score'].mean():+.2f} on average by news" in line


def test_dates_that_wait_and_dates_that_are_none_are_told_apart():
    text = "It shut on 31 September 2022, Lee said on Monday. It opened in 2019."
    told = "2019; needs the article's date: Monday; no such date: 31 September 2022"
    assert answer(rr.read(rr.Article(text=text)), "dates") == told


def test_a_decade_is_not_the_year_201():
    told = answer(rr.read(rr.Article("It shut in the 1990s, and again in 2004.")), "dates")
    assert told == "the 1990s (199X), 2004"


def test_an_empty_article():
    lines = _lines(rr.read(rr.Article(text="")))
    assert lines["dates"] == "none"
    assert lines["tone"] == "no sentence to score"


def test_what_is_one_is_not_many():
    lines = _lines(rr.read(rr.Article(text="Rain.")))
    assert lines["read"] == "1 word in 1 sentence and 1 paragraph; 0 blocks set aside"
    assert "(0 sentences positive, 1 neutral" in lines["tone"]
    assert lines["who and what"] == "nobody and nothing is named"


def test_title_authors_and_outlet_say_where_they_stood():
    told = [Told("title", "Mill burns", "<title>"), Told("author", "Ann Lee", "byline")]
    article = rr.Article(
        "Rain fell.", title="Mill burns", authors=["Ann Lee"], outlet="Coast News", told=told,
        omitted=[LeftOut("Sign up", "asks to sign up"), LeftOut("More", "leads elsewhere")],
    )  # fmt: skip
    lines = _lines(rr.read(article))
    assert lines["title"] == "Mill burns (<title>)"
    assert (lines["by"], lines["outlet"]) == ("Ann Lee (byline)", "Coast News")
    assert lines["left out"] == "2 pieces of the source, listed in left_out"
    assert "left out" not in _lines(rr.read(rr.Article("Rain fell.")))


def test_words_are_told_as_they_are_read():
    text = "It rained on Febru\u00adary\u00a0 3, 2019. \uff21nn Lee came on 4\u200b May 2019, and left."
    assert answer(rr.read(rr.Article(text)), "dates").startswith(
        "February 3, 2019 (2019-02-03), 4 May 2019"
    )
    clash = "Lund was born in 19\u00ad31. Lu\u00adnd was born in May 1932."
    assert "“born in 1931. Lund was born”" in answer(rr.read(rr.Article(clash)), "contradictions")


def test_one_line_alone(reading):
    assert answer(reading, "tone") == tone_line(reading)
    with pytest.raises(ValueError, match="label='mood' is not known; choose one of read"):
        answer(reading, "mood")


def test_who_has_no_name_is_counted_apart_and_last():
    text = "“It rained,” Ann Lee said on Monday. The mill closed. “They burned the school.”"
    assert answer(rr.read(rr.Article(text=text)), "voices") == "Ann Lee (1), someone unnamed (1)"
