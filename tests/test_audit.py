"""A text held against its sources: what is flagged, what is not, and that nothing is invented."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.across.comparing import amounts, moments
from reread.across.comparing.accounts import accounts
from reread.across.comparing.alike import Index
from reread.across.comparing.naming import alike, keys
from reread.audit import source_texts
from reread.cli.command_line import main
from reread.report.audit_page import audit_page
from reread.tables import ACROSS
from reread.voices.marks import between_marks

SOUND = ("grounded", "unsure")
CASES = list(csv.DictReader(
    (line for line in (Path(__file__).parent / "cases/audit.tsv").read_text("utf-8").splitlines()
     if not line.startswith("#")), delimiter="\t"))  # fmt: skip
SOURCE = rr.Article(
    "Ann Lee, the mayor of Calderwick, said on Wednesday that 62 people were hurt when the mill "
    "burned. “It was arson, and we will find them,” Bob Kerr told reporters. The fire reportedly "
    "began in a store room.\n\nKerr did not say who set the fire. Ann Lee sued Bob Kerr in March. "
    "About 60 firefighters came from Leeds. The mill was built in 1901 and had 1,204 windows.",
    id="echo", published="2025-08-21", outlet="The Echo",
)  # fmt: skip


@pytest.fixture(scope="module")
def source():
    return rr.read(SOURCE)


def flags(rows):
    return [(row.surface, row.verdict) for row in rows.itertuples() if row.verdict not in SOUND]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_cases(case, source):
    text = rr.Article(case["text"], id="text", published=case["day"] or None)
    found = flags(rr.audit(text, source))
    assert [f"{surface}: {verdict}" for surface, verdict in found] == [
        flag for flag in case["flags"].split("|") if flag
    ]


def test_every_row_points_to_characters_of_both(source):
    text = (
        "Ann Lee said 64 people were hurt. “It was arson, and we will catch them,” said Bob Kerr."
    )
    rows = rr.audit(text, source)
    assert list(rows.columns) == ACROSS["audit"].names
    assert all(text[row.start : row.end] == row.surface for row in rows.itertuples())
    there = rows.dropna(subset=["article_b"])
    assert set(there["article_b"]) == {"echo"}
    for row in there.itertuples():
        assert 0 <= row.start_b < row.end_b <= len(SOURCE.text)
    (altered,) = rows[rows["kind"] == "quotation"].itertuples()
    assert SOURCE.text[altered.start_b : altered.end_b] == "It was arson, and we will find them"
    assert rows["reason"].str.len().gt(0).all()
    assert rows["score"].between(0, 1).all()


def test_a_source_is_true_to_itself(source):
    assert flags(rr.audit(source, source)) == []


def test_sources_in_any_order_and_of_any_kind(source):
    other = rr.Article("The tram ran late in Leeds on Friday, Tom Reed said.", id="post")
    text = "Tom Reed said the tram ran late. 64 people were hurt when the mill burned."
    one, two = (rr.audit(text, order) for order in ([source, other], [other, source]))
    pd.testing.assert_frame_equal(one, two)
    pd.testing.assert_frame_equal(one, rr.audit(text, rr.together([source, other])))
    assert flags(rr.audit("The mill burned.", SOURCE.text)) == []


def test_nothing_to_check():
    assert len(rr.audit("", "The mill burned.")) == 0
    assert flags(rr.audit("Ann Lee left.", [])) == [("Ann Lee", "not found")]


GERMAN = ("Die Bürgermeisterin Anna Klein sagte am Mittwoch, 62 Menschen seien verletzt worden. "
          "„Es war Brandstiftung“, sagte sie den Reportern vor dem Rathaus.")  # fmt: skip


def test_what_was_not_read_accuses_nobody():
    text = "Anna Klein said on Wednesday that 64 people were hurt."
    rows = rr.audit(text, rr.Article(GERMAN, id="german"))
    (told,) = rows.attrs["notices"]
    assert told.startswith("german was not read, for the text is in German")
    assert flags(rows) == []
    assert "not all could be read" in rows["reason"].iloc[-1]
    many = [rr.Article(GERMAN + "!" * n, id=f"g{n}") for n in range(4)]
    assert rr.audit(text, many).attrs["notices"][0].startswith("4 sources are not in English")
    both = rr.together(many[:1])
    own = rr.Article(GERMAN)
    rows = rr.audit(own, both)
    assert "The text is in German, so nothing" in audit_page(own, rows, both).decode()


def test_what_is_no_text():
    with pytest.raises(TypeError, match="text is int; give a text, an Article or a Reading"):
        rr.audit(3, SOURCE)
    with pytest.raises(TypeError, match="articles is int"):
        rr.audit("The mill burned.", 3)


SAID = 'Ann Lee said 62 64 people hurt Wednesday May not may “ ” " . , mill burned Leeds 🙂'
WORDS = st.sampled_from([*SAID.split(), "\n"])


@settings(max_examples=5, deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_text(text):
    rows = rr.audit(text, _kept())
    assert all(text[row.start : row.end] == row.surface for row in rows.itertuples())
    assert sorted(zip(rows["start"], rows["end"], strict=True)) == list(
        zip(rows["start"], rows["end"], strict=True)
    )


def _kept(kept=[]):  # noqa: B006
    kept += [] if kept else [rr.together([SOURCE])]
    return kept[0]


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Obama", "Barack Obama", True), ("Michelle Obama", "Barack Obama", False),
    ("the UN", "United Nations", True), ("British", "Britain", True), ("B. Kerr", "Bob Kerr", True),
    ("Gadhafi", "Muammar Gaddafi", True), ("Manchester", "Manchester United", None),
    ("Bob Kerr", "Carl Kerr", False), ("Okoros", "Okoras", None),
    ("US Justice Department", "United States Department of Justice", True),
    ("US Open", "French Open", False), ("US", "US Justice Department", False),
    ("White House", "United States", None), ("McDonalds", "Middle East", False),
])  # fmt: skip
def test_names(one, other, same):
    assert alike(one, other) is same
    assert alike(other, one) is same
    assert same is False or not keys(one).isdisjoint(keys(other))


def _figure(value, hedge="exact", low=None, high=None):
    return {"value": value, "hedge": hedge, "unit": None, "low": low, "high": high}


@pytest.mark.parametrize(("one", "other", "how"), [
    (_figure(62), _figure(62), "same"), (_figure(62), _figure(64), "different"),
    (_figure(60, "about"), _figure(62), "rounded"), (_figure(62), _figure(60, "about"), "hedge dropped"),
    (_figure(60, "more"), _figure(62), "rounded"), (_figure(60), _figure(60, "more"), "hedge dropped"),
    (_figure(62, "about"), _figure(62), "hedge added"), (_figure(3e6), _figure(2970412), "rounded"),
    (_figure(60), _figure(62), "different"), (_figure(None, low=24), _figure(39), "rounded"),
    (_figure(None, "about", 18e3, 63e3), _figure(None, "about", 18250, 63e3), "rounded"),
    (_figure(None, "about", 18e3, 36e3), _figure(None, "about", 18250, 63e3), None),
])  # fmt: skip
def test_figures(one, other, how):
    assert amounts.compared(one, other) == how


def _day(value, first=None, last=None, type="DATE"):
    days = (pd.Timestamp(day) if day else None for day in (first, last or first))
    return dict(
        zip(("earliest", "latest"), days, strict=True), value=value, type=type, status="resolved"
    )


@pytest.mark.parametrize(("one", "other", "how"), [
    (_day("2025-08-20", "2025-08-20"), _day("2025-08-20", "2025-08-20"), "same"),
    (_day("2025-08", "2025-08-01", "2025-08-31"), _day("2025-08-20", "2025-08-20"), "wider"),
    (_day("2025-08-19", "2025-08-19"), _day("2025-08-20", "2025-08-20"), "different"),
    (_day("XXXX-WXX-3"), _day("2025-08-20", "2025-08-20"), "same"),
    (_day("XXXX-WXX-4"), _day("2025-08-20", "2025-08-20"), "different"),
    (_day("XXXX-08-20"), _day("2025-08-20", "2025-08-20"), "same"),
    (_day("P2M", type="DURATION"), _day("P5M", type="DURATION"), "different"),
])  # fmt: skip
def test_times(one, other, how):
    assert moments.compared(one, other) == how


def test_statements_alike():
    a, b = accounts(rr.together([
        rr.Article("Ann Lee sued Bob Kerr on 20 August. The mill burned down.", id="a"),
        rr.Article("The mill allegedly burned down. Ann Lee sued Carl Kerr on 21 August.", id="b"),
    ]))  # fmt: skip
    index = Index([*a.statements, *b.statements])
    best = index.alike(a.statements[0], but="a")[0]
    assert best.statement is b.statements[1]
    assert 0 < best.score <= 1


def test_sources_that_are_not_held_are_read_again(monkeypatch, source):
    other = rr.Article("The mill burned. “It was the wind, and no arson,” Ann Lee said.", id="post")
    sources = rr.together([source, rr.read(other)])
    text = "Bob Kerr said 64 people were hurt. The mill burned. “It was the wind, no arson.”"
    whole = rr.audit(text, sources)
    fetched = []
    monkeypatch.setattr(source_texts, "HELD", 1)
    real = source_texts.accounts

    def seen(story, ids=None):
        fetched.extend(ids or ())
        return real(story, ids)

    monkeypatch.setattr(source_texts, "accounts", seen)
    pd.testing.assert_frame_equal(rr.audit(text, sources), whole)
    assert {"echo", "post"} <= set(fetched)


def test_quotation_marks():
    text = '“It burned,” he said. He\'s "not sure". An odd " mark\n"Two" here.'
    assert [text[a:b] for a, b in between_marks(text)] == ["It burned,", "not sure", "Two"]


HOSTILE = "</style><script>alert(1)</script> & $title\n\nAnn Lee said 64 people were hurt."


def test_the_page_is_safe_and_shows_both_sides():
    story = rr.together([SOURCE])
    article = rr.Article(HOSTILE, id="<b>", title="<i>Summary</i>")
    rows = rr.audit(article, story)
    page = audit_page(article, rows, story).decode()
    assert page == audit_page(article, rows, story).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<i>" not in page
    assert '<mark class="there">62</mark> people were hurt' in page
    assert 'href="#f1"' in page
    assert 'id="f1"' in page


def test_the_command(tmp_path, capsys):
    summary, echo = tmp_path / "summary.txt", tmp_path / "echo.txt"
    echo.write_text(SOURCE.text, encoding="utf-8")
    summary.write_text("Ann Lee said 64 people were hurt.", encoding="utf-8")
    out = tmp_path / "page.html"
    assert main(["audit", str(summary), str(echo), "--out", str(out)]) == 1
    assert "'64': altered; “64” stands in the place of “62” in echo.txt" in capsys.readouterr().out
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    summary.write_text("Ann Lee said 62 people were hurt.", encoding="utf-8")
    assert main(["audit", str(summary), str(echo)]) == 0
    assert main(["audit", str(summary), str(tmp_path / "none.txt")]) == 2


@pytest.mark.parametrize(("told", "text", "found"), [
    ("LEEDS, Aug. 15 (CWS) — Engineers found 14 cracks in the bridge on Tuesday.",
     "Engineers found 14 cracks in the bridge on 14 August.", []),
    ("The United States recalled its envoy in 2005.", "Washington recalled its envoy in 2005.", []),
    ("The two brothers were held in January of last year.",
     "The two brothers were held in May of last year.", [("May of last year", "altered")]),
    ("“It is not perfect,” Ann Lee said, “but it floats.”",
     "“It is not perfect, but it floats,” said Ann Lee.", []),
    ("Bob Kerr did not pay the fine until May.", "Bob Kerr paid the fine only in May.", []),
    ("Iran, said Bob Kerr, will leave the Jewish state alone.",
     "Iran, said Bob Kerr, will leave Israel alone.", [("Israel", "not found")]),
    ("He argued against cutting taxes on the rich.", "Bob Kerr argued for cutting taxes on the rich.",
     [("Bob Kerr", "not found"), ("for", "altered")]),
    ("It rose before it fell on Monday in Leeds.", "It fell before it rose on Monday in Leeds.", []),
    ("“[T]here's no law on it,” Ann Lee said.", "“There's no law on it,” said Ann Lee.", []),
    ("“[T]here's no law on it,” Ann Lee said.", "“There's a law on it,” said Ann Lee.",
     [("There's a law on it,", "altered")]),
    ("Ann Lee told the court so on February 18, and the mayor on February 21.",
     "Ann Lee told the court so on 12 February.", [("12 February", "altered")]),
    ("The network dropped Bob Kerr after a comment on the show. He later apologized for the comment.",
     "Kerr never apologized for the comment on the team, which the network heard in Leeds.",
     [("apologized", "negation added"), ("Leeds", "not found")]),
    ("The network dropped Bob Kerr after a comment on the show. He later apologized for the comment.",
     "Bob Kerr never apologized for the comment on the show.", [("never", "negation added")]),
    ("The mill burned. (Reporting by Ann Lee; Editing by Tom Reed)",
     "The mill burned. (Reporting by Ann Lee; Editing by Bob Kerr)", []),
    ("Mayor Ann Lee went to Leeds for the European Union.", "Europe sent Ann Lee to Leeds.", []),
])  # fmt: skip
def test_what_is_flagged_and_what_is_not(told, text, found):
    rows = rr.audit(rr.Article(text, id="text"), rr.Article(told, id="told"))
    assert flags(rows) == found


def test_what_a_source_has_word_for_word_is_not_held_against_another():
    said = "Ann Lee opened the mill on 3 May 2020. Bo Dahl paid 62 people."
    echo = rr.Article(said, id="echo")
    for other in ("Ann Lee opened the mill on 4 May 2020. Bo Dahl paid 64 people.",
                  "Ann Lee closed the mill on 3 May 2020. Bo Dahl did not pay 62 people."):  # fmt: skip
        post = rr.Article(other, id="post")
        for sources in ([echo, post], [post, echo]):
            assert set(rr.audit(rr.Article(said), sources)["verdict"]) == {"grounded"}
