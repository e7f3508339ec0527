"""Times corrected by hand: another value, another type, one more, one less."""

import pandas as pd
import pytest

import reread as rr
from reread.timeline.expressions.times_by_hand import written
from reread.timex import bounds

TEXT = (
    "The bridge opened in May 2014. That year 500 people crossed it. Mia Tolland said on Friday "
    "that it would close in early 2027. A decade passed."
)
PLAIN = rr.read(rr.Article(text=TEXT, published="2025-08-20"))


def _times(*rows, **choices):
    table = pd.DataFrame([{"table": "times", **row} for row in rows])
    return rr.read(PLAIN.article, corrections=table, **choices)


def _at(words):
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def _row(reading, words):
    return reading.times.set_index("surface").loc[words]


def test_another_value_with_all_that_follows_from_it():
    reading = _times({**_at("May 2014"), "to": "2016-05-09"})
    row = _row(reading, "May 2014")
    assert (row["value"], row["grain"], row["type"]) == ("2016-05-09", "day", "DATE")
    assert row["earliest"] == row["latest"] == pd.Timestamp("2016-05-09")
    assert (row["anchor"], row["status"]) == ("corrected by hand", "resolved")
    assert row["rule"] == _row(PLAIN, "May 2014")["rule"]


def test_what_counts_from_a_time_follows_it():
    reading = _times({**_at("May 2014"), "to": "2016"})
    assert _row(reading, "That year")["value"] == "2016"
    assert _row(reading, "That year")["anchor"] == "time 0"
    dates = reading.events.set_index("surface")["earliest"]
    assert dates["opened"].year == dates["crossed"].year == 2016


def test_no_time():
    reading = _times({**_at("Friday"), "to": ""})
    assert "Friday" not in set(reading.times["surface"])
    assert reading.events.set_index("surface").loc["said", "time"] is pd.NA
    assert len(reading.times) == len(PLAIN.times) - 1
    assert reading.notices == ()


def test_a_time_where_none_was():
    reading = _times({**_at("crossed"), "to": "2015"})
    row = _row(reading, "crossed")
    assert (row["value"], row["rule"]) == ("2015", "corrected by hand")
    assert row["sentence"] == 1
    assert reading.times["time"].tolist() == list(range(len(PLAIN.times) + 1))


def test_one_that_overlaps_takes_the_place():
    reading = _times({**_at("in early 2027. A"), "to": "2027"}, {**_at("early"), "to": "P1D"},
                     {**_at("early 2027"), "to": "2028"})  # fmt: skip
    assert [words for words in reading.times["surface"] if "early" in words] == ["early 2027"]
    assert _row(reading, "early 2027")["value"] == "2028"
    assert "(rows 0, 1)" in reading.notices[0]  # over two sentences, and overruled


@pytest.mark.parametrize("words", ["2027", "in early 2027", "close in early"])
def test_what_the_rules_find_gives_way(words):
    reading = _times({**_at(words), "to": "2028"})
    others = [found for found in PLAIN.times["surface"] if found != "early 2027"]
    assert [found for found in reading.times["surface"] if found in (*others, words)] == [
        *others[:-1], words, others[-1]
    ]  # fmt: skip
    rr.tables.check("times", reading.times, PLAIN.article)


def test_the_bounds_of_a_value_that_agrees_stay():
    reading = _times({**_at("early 2027"), "to": "2027"})
    assert rr.compare(PLAIN, reading).empty
    assert _row(PLAIN, "early 2027")["latest"] < pd.Timestamp("2027-12-31")


def test_spaces_around_a_place_are_none_of_it():
    reading = _times({"start": TEXT.index(" Friday"), "end": TEXT.index("that it"), "to": "2001"})
    assert _row(reading, "Friday")["value"] == "2001"


def test_another_type():
    reading = _times({**_at("A decade"), "column": "type", "to": "set"})
    row = _row(reading, "A decade")
    assert (row["type"], row["value"], row["grain"]) == ("SET", "P10Y", "decade")
    assert row["anchor"] == "corrected by hand"
    assert reading.notices == ()
    for words, kind in (("A decade", "TIME"), ("bridge", "SET"), ("Friday", "DURATION")):
        unfit = _times({**_at(words), "column": "type", "to": kind})
        assert rr.compare(PLAIN, unfit).empty
        assert "1 of 1 corrections fits nothing" in unfit.notices[0]


def test_value_and_type_together_and_the_last_word_counts():
    rows = [{**_at("crossed"), "to": "P2D"}, {**_at("crossed"), "column": "type", "to": "SET"},
            {**_at("Friday"), "to": "2001"}, {**_at("Friday"), "to": "2025-08-14"}]  # fmt: skip
    reading = _times(*rows)
    assert _row(reading, "crossed")["type"] == "SET"
    assert _row(reading, "Friday")["value"] == "2025-08-14"
    assert reading.notices == ()


@pytest.mark.parametrize(
    "row",
    [{**_at("bridge"), "to": ""}, {**_at("ridge"), "to": "2014"}, {**_at("y 201"), "to": "2014"},
     {"start": TEXT.index("passed"), "end": 900, "to": "2014"}, {"start": 900, "end": 905, "to": "2014"},
     {"start": 10**12, "end": 10**13, "to": ""}],
)  # fmt: skip
def test_what_fits_nothing_is_told(row):
    reading = _times(row)
    assert rr.compare(PLAIN, reading).empty
    assert reading.notices[0].startswith("1 of 1 corrections fits nothing in this reading (row 0)")
    assert reading.times.attrs["notices"] == list(reading.notices)


def test_a_place_in_what_is_not_read_fits_nothing():
    text = "Share this article\n\nRain fell on Monday and Tuesday in the hills."
    article = rr.Article(text=text, published="2025-08-20")
    row = {"table": "times", "start": 0, "end": 5, "to": "2014"}
    reading = rr.read(article, corrections=pd.DataFrame([row]))
    assert reading.blocks["kind"].iloc[0] == "boilerplate"
    assert "fits nothing" in reading.notices[-1]


def test_places_are_those_of_the_articles_own_text():
    text = "It rained on Fri\u00adday.\r\n\r\nIt rained in\r\nMay 2014 too."
    article = rr.Article(text=text, published="2025-08-20")
    at = text.index("Fri"), text.index("Fri") + 7
    rows = [{"table": "times", "start": at[0], "end": at[1], "to": "2025-08-01"},
            {"table": "times", "start": text.index("rained in"), "end": text.index("rained in") + 6,
             "to": "P1D"}]  # fmt: skip
    reading = rr.read(article, corrections=pd.DataFrame(rows))
    assert reading.times["surface"].tolist() == ["Fri\u00adday", "rained", "May 2014"]
    assert reading.times["value"].tolist() == ["2025-08-01", "P1D", "2014-05"]


@pytest.mark.parametrize(
    ("value", "types", "kind", "status"),
    [
        ("2014-05", (), "DATE", "resolved"),
        ("2025-08-20T22:00", ("DATE",), "TIME", "resolved"),
        ("P3Y", ("DATE",), "DURATION", "resolved"),
        ("P1W", ("SET",), "SET", "resolved"),
        ("PXY", (), "DURATION", "vague"),
        ("XXXX-WXX-3", (), "DATE", "vague"),
        ("XXXX-WXX-3", ("", "SET"), "SET", "resolved"),
        ("PAST_REF", (), "DATE", "vague"),
        ("2014-XX", (), "DATE", "resolved"),
    ],
)
def test_what_follows_from_a_value(value, types, kind, status):
    made = written(value, *types)
    assert (made.type, made.status, made.value) == (kind, status, value)
    assert (made.earliest, made.latest) == bounds(value)
