"""What is to be said of an article, a run of alternatives and a corpus, in sentences."""

import re

import pytest

import reread as rr
from reread.findings import ABOUT
from reread.findings.collected import TOLD


def _told(text: str, about: str | None = None, **choices) -> list[str]:
    return list(rr.findings(rr.read(rr.Article(text), **choices), about)["sentence"])


def test_the_sample_opens_with_its_contradiction(reading):
    table = rr.findings(reading)
    first = table.iloc[0]
    assert first["about"] == "contradiction"
    assert first["sentence"].startswith(
        "The article dates the annexation of Crimea to 2014 in one paragraph and, with “that "
        "year”, to 2022 in the next; it happened on 18 March 2014"
    )
    assert "invasion of eastern Ukraine" in first["sentence"]
    text = reading.article.text
    assert text[first["start"] : first["end"]] == "annexation"


def test_one_row_is_a_sentence_with_its_place(reading):
    table = rr.findings(reading)
    assert list(table.columns) == ["article", "start", "end", "about", "sentence"]
    assert table["sentence"].is_unique
    for sentence in table["sentence"]:
        assert re.search(r"[.!?…][”’)]*$", sentence) and sentence[0].upper() == sentence[0]
        assert not re.search(r"-0\.00|TIMEX|XXXX|\bblock|\b\w+-\w+-\w+-\w+|<NA>|nan", sentence)
    placed = table.dropna(subset=["start"])
    assert ((placed["start"] >= 0) & (placed["end"] <= len(reading.article.text))).all()


def test_what_is_kept_is_what_would_be_told_anew():
    text = "Ann Lee was very happy on Friday. “It is not bad,” she said. Bob Ray left in May 2019."
    article = rr.Article(text)
    rr.findings(rr.read(article))
    for choice, value in (("lexicon", "vader"), ("negation", "none"), ("ignore", ("happy",)),
                          ("published", "2025-08-20"), ("attribution", "rules")):  # fmt: skip
        reading = rr.read(article, **{choice: value})
        anew = sorted((one for tell in TOLD.values() for one in tell(reading)),
                      key=lambda one: one.rank)  # fmt: skip
        assert [" ".join(one.sentence.split()) for one in anew] == list(
            rr.findings(reading)["sentence"]
        ), choice


def test_only_what_is_asked_for_is_told(monkeypatch):
    reading = rr.read(rr.Article("Ann Lee was very happy on Friday."))
    first = rr.findings(reading, "tone")
    for about in set(TOLD) - {"tone"}:
        monkeypatch.setitem(TOLD, about, None)
    assert rr.findings(reading, "tone").equals(first)


@pytest.mark.parametrize("text, told", [
    ("Palme was buried in 1986.\n\nIt was late when Palme was buried in 1988 at last.",
     "The article says “Palme was buried in 1986.” in one paragraph and “It was late when Palme "
     "was buried in 1988 at last.” in the next; they cannot both be right."),
    ("Of the 40 workers, 60 left.",
     "Two of its figures cannot both be right: “40 workers” and “60” make a part greater than the "
     "whole."),
    ("The judge will speak on Monday, August 20, 2025.",
     "Two of its dates cannot both be right: “August 20, 2025” is no Monday (20 August 2025 is a "
     "Wednesday)."),
    ("Maria Lund was born in 1931. She died in 2009 at the age of 68.",
     "Two things it says of an age cannot both be right: “born 1931” and “68” (which points to "
     "1940 or 1941)."),
    ("After the 2014 invasion, in 2012, Germany left the club.",
     "The article’s words and its dates disagree on what came first: “invasion” (2014) and “left” "
     "(2012) do not fit “after”."),
])  # fmt: skip
def test_contradictions(text, told):
    assert _told(text, "contradiction", published="2025-08-20")[0] == told


@pytest.mark.parametrize("text, told", [
    ("Ann Lee spoke.", "No contradiction could be looked for: the article dates, counts and orders "
     "nothing twice."),
    ("Lund was born in 1931. Lund was born in May 1931.",
     "Nothing was found that contradicts itself; 1 pair of dates, ages and figures was compared."),
])  # fmt: skip
def test_no_contradiction_says_how_much_was_looked_at(text, told):
    assert _told(text, "contradiction") == [told]


SPEECH = (
    "“It rained all night and the river rose,” Ann Lee said. Bo Dahl claimed that the new dam was "
    "safe. Ann Lee warned that the old bridge would not hold. Carl Moss listened. Carl Moss left."
)


def test_who_says_what():
    told = _told(SPEECH, "voices")
    assert told[0] == ("Ann Lee is heard most, with 15 words in 2 statements; next comes Bo Dahl "
                       "(6).")  # fmt: skip
    assert "Ann Lee, word for word: “It rained all night and the river rose”." in told
    assert ("Bo Dahl, in the article’s words: “the new dam was safe”. The verb “claim” keeps its "
            "distance.") in told  # fmt: skip
    assert told[-1] == "Carl Moss is named but not heard."


@pytest.mark.parametrize("text, told", [
    ("The hall was empty. It was dark.", "Nobody is quoted in its 2 sentences."),
    ("Rain fell.", "Nobody is quoted in its only sentence."),
    ("Officials said that the road was closed.", "Only officials are heard, with 5 words in 1 statement."),
    ("“They burned the school.”", "Its one statement has no known speaker."),
    ("“They burned the school.”\n\nIt was said that the road was closed.",
     "Its 2 statements have no known speaker."),
    ("“They burned the school.”\n\nThe hall shut. Ann Lee said that the road was closed.",
     "Ann Lee is the only known speaker, with 5 words in 1 statement; 1 statement has no known "
     "speaker."),
    ("Officials said that the road was closed. Police said that it was open to all of us.",
     "Police are heard most, with 8 words in 1 statement; next come officials (5)."),
    ("Dr Lund’s lawyers said that the road was closed.",
     "Only Dr Lund’s lawyers are heard, with 5 words in 1 statement."),
    ("Senate Republicans said that the road was closed.", "Only Senate Republicans are heard, with 5 words in 1 statement."),
    ("The United Nations said that the road was closed.",
     "Only the United Nations is heard, with 5 words in 1 statement."),
    ("Ann Lee and Bo Dahl said that the road was closed. Bo Dahl left.",
     "Ann Lee is heard, with 5 words in 1 statement."),
])  # fmt: skip
def test_few_voices(text, told):
    assert _told(text, "voices")[0] == told


@pytest.mark.parametrize("text, told", [
    ("Bo Dahl denied that the new dam was unsafe.", "Bo Dahl denied that the new dam was unsafe."),
    ("Bo Dahl asked whether the new dam was safe.", "Bo Dahl asked whether the new dam was safe."),
    ("Bo Dahl refused to say that the new dam was safe.",
     "Bo Dahl refused to say that the new dam was safe."),
    ("Bo Dahl spoke of mending the dam, which was built by his father.",
     "Bo Dahl spoke of mending the dam, which was built by his father."),
])  # fmt: skip
def test_what_is_denied_or_asked_is_nobodys_claim(text, told):
    assert f"Bo Dahl, as the article tells it: “{told}”" in _told(text, "voices")


def test_who_speaks_together_with_another_is_not_silent():
    text = "Ann Lee and Bo Dahl said that the road was closed. Bo Dahl left."
    assert not any("not heard" in one for one in _told(text, "voices"))


def test_long_names_are_cut():
    text = f"{'Grand ' * 60}Hotel said that the old dam broke again."
    told = _told(text)
    assert any("Grand … (1 mention)" in one for one in told) and max(map(len, told)) < 300


@pytest.mark.parametrize("text, told", [
    ("Ann Lee left. Lee slept.", ["The only name in it is Ann Lee (2 mentions)."]),
    ("Ann Lee left Oslo.", ["No name stands in it more than once; the first are Ann Lee and Oslo.",
     "The one person it names is Ann Lee.", "The one place it names is Oslo."]),
    ("The mayor, Ann Lee, left.", ["The only name in it is Ann Lee (1 mention).",
     "The one person it names is Ann Lee (mayor)."]),
])  # fmt: skip
def test_few_names(text, told):
    assert _told(text, "subject") == told


def test_whom_it_is_about():
    told = _told(
        "The mayor, Ann Lee, met Bo Dahl in Oslo. Lee praised the Norwegian team. Lee left Oslo.",
        "subject",
    )
    assert told[0] == "It speaks most of Ann Lee (3 mentions), Oslo (2) and Bo Dahl (1)."
    assert "The one place it names is Oslo." in told
    assert not any("Norwegian" in one for one in told)
    assert _told("It rained.", "entities") == [
        "No person, organisation or place is named in its only sentence."
    ]


def test_dates():
    text = "It shut on 31 September 2022, Ann Lee said on Monday. The hall opened in 2019."
    told = _told(text, "date")
    assert "No calendar has “31 September 2022”." in told
    assert "The article does not say when it was published." in told
    assert "“Monday” can be dated only once the day of publication is known." in told
    assert told[-1] == "The one event it dates: the hall opened (2019)."
    dated = _told(text, "date", published="2022-10-05")
    assert "It was published on 5 October 2022." in dated
    assert not any("can be dated only" in one for one in dated)
    stated = "HALVIK, Nov. 8, 2019 — A bridge fell on Thursday, police said."
    assert _told(stated, "date")[0] == "By its dateline, it was published on 8 November 2019."


def test_the_reach_of_what_it_dates():
    text = "The mill burned in 1990. It reopened in the 2000s. Lee sold the mill in May 2015."
    assert _told(text, "date")[-1] == (
        "The earliest event it dates: the mill burned (1990); the latest: Lee sold the mill "
        "(May 2015)."
    )
    assert _told("It rained.", "date")[-1] == "It names no date or time."
    again = _told("The mill burned in 1990. The mill burned in 1990.", "date")
    assert again[-1] == "The one event it dates: the mill burned (1990)."


def test_tone_and_what_it_hangs_on():
    told = _told("The brave crew won. The hall stood there. A door was green.", "tone")
    assert re.match(r"Its tone is (?:very |slightly )?positive \(\+0\.\d\d on a scale from −1 to \+1, by the "
                    r"lexicon “news”\): of 3 sentences 1 sounds positive and 2 neutral\.$",
                    told[0])  # fmt: skip
    assert any("without “" in one for one in told)
    assert any(one.startswith("The brightest sentence (+") for one in told)
    assert not any("darkest" in one for one in told)
    vader = _told("The brave crew won.", "tone", lexicon="vader")
    assert "by the lexicon “vader”)." in vader[0]
    assert not any("brightest" in one for one in vader)  # of one sentence
    assert _told("The hall was blue. A door was green.", "tone") == [
        "Of its tone nothing can be said: no word of its 2 sentences carries any by the lexicon "
        "“news”."
    ]
    assert _told("The brave crew won. The brave crew won.", "tone")[0].endswith(
        ": both sentences sound positive."
    )
    level = _told("The hall was blue.", "tone", tone=lambda sentence: 0.0)
    assert level[0].startswith(
        "Its tone is neutral (0.00 on a scale from −1 to +1, by the function "
    )


def test_doubts():
    told = _told("Lund reportedly sold the mill. Moss was accused of burning the hall.", "doubt")
    assert "Only “reportedly” so: “Lund reportedly sold the mill.”" in told
    assert any(one.startswith("Told as an allegation, not as fact: “Moss") for one in told)
    assert _told("Lund sold the mill.", "doubt") == []
    unsure = _told("Lund did not say that the mill was sold.", "doubt")
    assert unsure == ["It is not clear whose words these are: “the mill was sold”."]


@pytest.mark.parametrize("text, told", [
    ("", "The text is empty: there is nothing to read."),
    (" \n ", "The text is empty: there is nothing to read."),
    ("Login to Continue Learning\n", "No sentence was found to read; 1 piece of the page was set aside."),
    ("Der Stadtrat hat am Dienstag beschlossen, dass die Schule im Herbst schließt.",
     "Nothing was read: the text is in German."),
])  # fmt: skip
def test_where_nothing_is_read_every_question_has_that_answer(text, told):
    for about in (None, *ABOUT):
        assert told in _told(text, about)
    assert not any("0 sentences" in one for one in _told(text))


def test_figures_alone_are_no_words():
    assert _told("12 34 56", "size") == ["1 sentence without a word was read."]


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script> said “<b>no</b>” \x1b[31m\u202e evil $x$.",
    "“" * 60 + " word" * 200,
    "Ann Lee said " + "that it rained and " * 300 + "stopped.",
    "😀 Great!!! LOVE it 😀",
    "It will end on 31 December 9999. It began in 44 BC.",
])  # fmt: skip
def test_any_text_is_spoken_of_on_one_line_each(text):
    for one in _told(text):
        assert one.isprintable() and len(one) < 700


def test_most_and_about_select(reading):
    table = rr.findings(reading)
    assert rr.findings(reading, most=3).equals(table.head(3))
    assert set(rr.findings(reading, "timeline")["about"]) == {"contradiction", "date"}
    assert rr.findings(reading, "voices").equals(rr.findings(reading, about="voices"))


@pytest.mark.parametrize("wrong, error", [
    (lambda r: rr.findings(r, "colour"), "about='colour' is not known; choose one of contradiction"),
    (lambda r: rr.findings(r, most=0), "most=0 is not a number of sentences"),
    (lambda r: rr.findings(r.article), "source is Article; give a reading"),
])  # fmt: skip
def test_mistakes_are_named(reading, wrong, error):
    with pytest.raises((TypeError, ValueError), match=re.escape(error)):
        wrong(reading)


def test_alternatives_say_what_holds_and_what_turns_it(article):
    runs = rr.alternatives(article, lexicon=["news", "vader"], published=[None, "2025-08-20"])
    told = list(rr.findings(runs)["sentence"])
    assert told[0].endswith("That holds in all 4 readings.")
    assert any(one.startswith("All 4 readings agree on ") for one in told)
    assert ("The tone is neutral in 2 of 4 readings; it depends most on the choice of lexicon; "
            "with “lexicon: vader” it would be positive.") in told  # fmt: skip
    assert any(one.startswith("Not tested, as no choice varied here touches it: ") for one in told)
    assert set(rr.findings(runs, "stability")["about"]) == {"stability"}
