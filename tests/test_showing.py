"""Shown tables: names for ids, days and scores in words, no row cut, few rows."""

import re

import pandas as pd
import pytest

import reread as rr
from reread.stages import STAGES


@pytest.fixture(scope="module")
def told():
    text = (
        "“It rained,” Ann Lee said on 4 May 2019. Bo Dahl denied that the mill was burned in March "
        "2014. The terrible fire since 2018 killed nobody, Lee noted."
    )
    return rr.read(rr.Article(text))


@pytest.mark.parametrize("name", STAGES)
def test_every_table_is_shown_without_ids_and_offsets(told, name):
    rows = told.table(name)
    shown = rr.show(rows, told)
    assert not {"article", "start", "end"} & set(shown.columns)
    assert not any(column.endswith(("_start", "_end")) for column in shown.columns)
    assert "ann-lee" not in repr(shown)
    assert "-0.00" not in repr(shown)
    if len(rows):
        assert len(shown.rows) == min(len(rows), 10)
    else:
        assert repr(shown).startswith("No row: ")


def test_numbers_of_other_rows_become_their_words(told):
    shown = rr.show(told.events, told, ["agent", "time", "sentence"])
    cells = {cell for row in shown.rows for cell in row}
    assert {"Ann Lee", "4 May 2019", "“It rained,” Ann Lee said on 4 May 2019."} <= cells


def test_a_legible_table_shows_the_same(told):
    columns = ["agent", "patient", "time", "same_as"]
    assert repr(rr.show(told.events, told, columns)) == repr(
        rr.show(told.legible("events"), told, columns)
    )


def test_days_stand_on_one_line(told):
    shown = rr.show(told.times, told, ["surface", "days"])
    assert dict(shown.rows)["March 2014"] == "March 2014"
    page = shown._repr_html_()
    assert "white-space:nowrap" in page.partition("4 May 2019</td>")[2].partition("4 May 2019")[0]


def test_scores_have_two_digits_and_no_minus_nothing():
    table = pd.DataFrame({"mean": [-0.0004, 0.5], "rows": [1200, 3], "share": [1.0, 0.254]})
    shown = rr.show(table)
    assert shown.rows == (("0.00", "1,200", "1.00"), ("+0.50", "3", "0.25"))
    assert set(shown.kinds) == {"numbers"}


def test_a_probability_has_no_sign(told):
    assert not any(cell.startswith("+") for row in rr.show(told.quotes, told).rows for cell in row)
    assert any(row[-1].startswith("−") for row in rr.show(told.tone, told, ["score"]).rows)


def test_how_many_more_rows_there_are():
    table = pd.DataFrame({"word": list("abcdefghijkl")})
    assert rr.show(table).below == "… and 2 more rows"
    assert rr.show(table, most=11).below == "… and 1 more row"
    assert rr.show(table, most=None).below == ""


def test_whatever_a_table_holds_is_escaped():
    evil = "<script>alert(1)</script>"
    page = rr.show(pd.DataFrame({evil: [evil], "$x$": [["<b>", 2]]}))._repr_html_()
    assert "<script" not in page and "<b>" not in page
    assert 'class="mathjax_ignore' in page
    assert len(re.findall(r'<th scope="col"', page)) == 2


def test_words_are_left_and_reasons_whole():
    reason = "because " * 200
    shown = rr.show(pd.DataFrame({"reason": [reason], "rows": [2]}))
    assert shown.rows[0][0] == reason.strip()
    head = re.findall(r"<th[^>]*text-align:(\w+)", shown._repr_html_())
    assert head == ["left", "right"]


def test_an_index_of_words_is_a_column():
    by_voice = pd.DataFrame({"mean": [0.1]}, index=pd.Index(["narrator"], name="voice"))
    assert rr.show(by_voice).columns == ("voice", "mean")


def test_what_was_not_read_is_said():
    german = rr.read(
        rr.Article("Der Stadtrat hat am Dienstag beschlossen, die Schule zu schließen.")
    )
    assert repr(rr.show(german.times, german)) == "Not read: the text is in German."


@pytest.mark.parametrize("wrong, error", [
    (lambda r: rr.show("times", r), "rows is str; give a table"),
    (lambda r: rr.show(r.times, r.article), "reading is Article; give reread.read"),
    (lambda r: rr.show(r.times, r, most=0), "most=0 is not a number of rows"),
    (lambda r: rr.show(r.times, r, ["colour"]), "column 'colour' is not there; choose among article"),
])  # fmt: skip
def test_mistakes_are_named(told, wrong, error):
    with pytest.raises((TypeError, ValueError), match=re.escape(error)):
        wrong(told)


def test_kinds_of_entities_are_words(told):
    shown = rr.show(told.entities, told, ["name", "kind"])
    assert ("Ann Lee", "person") in shown.rows
    blocks = rr.show(told.blocks, told, ["kind", "text"])
    assert blocks.rows[0][0] == "paragraph"


def test_days_among_other_values_are_days():
    mixed = pd.DataFrame({"b": ["resolved", pd.Timestamp("2025-08-20")]})
    assert rr.show(mixed).rows == (("resolved",), ("20 August 2025",))


def test_quantities_have_no_needless_digits():
    reading = rr.read(rr.Article("He sold 2 million crowns. Half of the mill burned, Lee said."))
    shown = rr.show(reading.quantities, reading, ["surface", "high"])
    assert shown.rows == (("2 million crowns", "2,000,000"), ("Half", "0.50"))


def test_a_place_is_not_told_in_the_capitals_of_its_dateline():
    text = (
        "CALDERWICK (CWS) — The mill burned. The UAE and NATO sent help to TOLLAND, Ann Lee said."
    )
    names = rr.names_of(rr.read(rr.Article(text))).values()
    assert "Calderwick" in names and "CALDERWICK" not in names
    assert "UAE" in names and "NATO" in names


@pytest.fixture(scope="module")
def outlets():
    echo = "Mayor Ann Lee left the council on 3 May 2019. “It was terrible,” Lee said."
    post = "Mayor Ann Lee left the council on 4 May 2019. It was new."
    return rr.together(
        [rr.Article(echo, id="a1", outlet="The Echo"), rr.Article(post, id="a2", outlet="Post")]
    )


def test_tables_of_many_articles_show_what_a_reader_wants_with_names_for_ids(outlets):
    rows = outlets.timeline()
    assert rr.show(rows).columns == ("days", "told", "article", "said", "dates", "asserted_by",
                                     "reason")  # fmt: skip
    shown = rr.show(rows, outlets, ["article", "asserted_by", "text", "happening"])
    assert shown.rows == (("The Echo", "the narrator", "left", "0"),
                          ("Post", "the narrator", "left", "0"))  # fmt: skip


def test_a_column_that_goes_without_saying_is_shown_where_it_says_something(outlets):
    rows = outlets.timeline()
    denied = rows.assign(polarity=["positive", "negative"], mine=["x", "y"])
    assert {"polarity", "mine"} <= set(rr.show(denied).columns)
    assert "modality" not in rr.show(denied).columns


def test_a_readings_table_over_many_articles_names_each_in_its_own(outlets):
    shown = rr.show(outlets.table("quotes"), outlets, ["article", "said", "speaker"])
    assert shown.rows == (("The Echo", "It was terrible,", "Ann Lee"),)
    assert rr.show(outlets.table("times"), outlets).columns[:2] == ("article", "surface")
    who = rr.show(outlets.table("events"), outlets, ["agent"], most=None).rows
    assert ("Ann Lee",) in who


@pytest.mark.parametrize("name", [*STAGES, "articles", "texts"])
def test_every_table_over_many_articles_is_shown_without_ids(outlets, name):
    shown = rr.show(outlets.table(name), outlets, most=None)
    assert not {"start", "end"} & set(shown.columns)
    cells = {cell for row in shown.rows for cell in row}
    assert not {"ann-lee", "a1", "a2"} & (cells - {"a1", "a2"} if name == "articles" else cells)


def test_both_places_of_a_contradiction_are_told_in_their_words(outlets):
    (row, *_) = rr.show(
        outlets.contradictions(), outlets, ["article", "text", "article_b", "other"]
    ).rows
    assert row[0] == "The Echo" and row[2] == "Post"
    assert (row[1], row[3]) == ("3 May 2019", "4 May 2019")


def test_articles_of_one_outlet_are_told_apart():
    story = rr.together([
        rr.Article("The mill burned.", id="a", outlet="Echo", published="2019-05-03"),
        rr.Article("The mill stands.", id="b", outlet="Echo", published="2019-05-04"),
        rr.Article("The mill sank.", id="c", outlet="Post"),
        rr.Article("Nobody knows what became of the old mill by the sea, it seems."),
        rr.Article("The mill sank twice.", id="d", outlet="Post"),
    ])  # fmt: skip
    assert list(story.article_names().values()) == [
        "Echo, 3 May 2019", "Echo, 4 May 2019", "Post, c",
        "“Nobody knows what became of the old …”", "Post, d",
    ]  # fmt: skip


def test_an_empty_table_of_many_says_what_a_row_is():
    nothing = rr.together([rr.Article("It rained.", id="a")])
    told = "No row: a row here is an article's telling of something that happened, by order of time"
    assert repr(rr.show(nothing.timeline(), nothing)).startswith(told)
