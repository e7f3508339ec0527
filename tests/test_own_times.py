"""Times by a function of one's own: found, checked, and followed by all that rests on times."""

import datetime as dt
import re

import pandas as pd
import pytest
from dateutil.parser import ParserError, parse

import reread as rr
from reread.alternatives.options import options
from reread.stages import STAGES

ARTICLE = rr.Article(text=(
    "Subscribe to our newsletter by 1 May 2030\n\n"
    "The mill at Orrin closed on 3 March 2021. Its owner, Ada Pell, said on Tuesday that the "
    "weavers had left in 2019.\n"
))  # fmt: skip
DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b\d{4}\b")


def by_dateutil(text):
    """A parser that many use, on what a pattern finds."""
    for found in DAY.finditer(text):
        try:
            day = parse(found[0], default=dt.datetime(2000, 1, 1))
        except ParserError:
            continue
        yield (*found.span(), found[0] if found[0].isdigit() else day)


def first(value, type=None):
    """A function that gives the first "Tuesday" a value."""
    return lambda text: [(at := text.index("Tuesday"), at + 7, value, type)]


def test_times_of_another_parser_date_the_events():
    reading = rr.read(ARTICLE, times=by_dateutil)
    assert reading.times[["surface", "type", "value", "rule"]].to_numpy().tolist() == [
        ["3 March 2021", "DATE", "2021-03-03", "given by your function"],
        ["2019", "DATE", "2019", "given by your function"],
    ]  # and not the newsletter's
    dated = (
        reading.events.dropna(subset="time").set_index("surface")["earliest"].astype(str).to_dict()
    )
    assert dated == {"closed": "2021-03-03", "left": "2019-01-01"}
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, ARTICLE, tables)


@pytest.mark.parametrize(("value", "type", "row"), [
    ("2024-12-31", None, ["DATE", "2024-12-31", "2024-12-31", "day", "resolved"]),
    (dt.date(2024, 12, 31), None, ["DATE", "2024-12-31", "2024-12-31", "day", "resolved"]),
    (dt.datetime(2024, 12, 31, 9, 30), None, ["TIME", "2024-12-31T09:30", "2024-12-31", "minute", "resolved"]),
    (pd.Timestamp("2024-12-31"), "DATE", ["DATE", "2024-12-31", "2024-12-31", "day", "resolved"]),
    (" p3y ", None, ["DURATION", "P3Y", "", "year", "resolved"]),
    ("P1W", "SET", ["SET", "P1W", "", "week", "resolved"]),
    ("XXXX-WXX-2", None, ["DATE", "XXXX-WXX-2", "", "day", "vague"]),
    ("PAST_REF", None, ["DATE", "PAST_REF", "", "", "vague"]),
])  # fmt: skip
def test_values(value, type, row):
    times = rr.read(ARTICLE, times=first(value, type)).times
    shown = times[["type", "value", "earliest", "grain", "status"]].astype("string").fillna("")
    assert shown.to_numpy().tolist() == [row]


@pytest.mark.parametrize(("value", "type", "problem"), [
    (None, None, "row 0 has the value None; give a TIMEX3 value such as '2025-08-20'"),
    (pd.NaT, None, "row 0 has the value NaT"), ("last week", None, "row 0 has the value 'last week'"),
    (20250820, None, "row 0 has the value 20250820"), ("2025-02-30", None, "has the value '2025-02-30'"),
    ("2025-08-20", "SET", "row 0 has the type 'SET'; '2025-08-20' can be 'DATE'"),
    ("P3Y", 5, "row 0 has the type 5; 'P3Y' can be 'DURATION' or 'SET'"),
])  # fmt: skip
def test_values_that_are_none(value, type, problem):
    with pytest.raises(ValueError, match=f"^times: {re.escape(problem)}|{re.escape(problem)}"):
        rr.read(ARTICLE, times=first(value, type)).table("times")


def test_times_stand_apart():
    text = "It closed on 3 March 2021."
    with pytest.raises(ValueError, match="row 1 begins at 15, inside the time before it; give one"):
        rr.read(
            rr.Article(text=text), times=lambda _: [(13, 25, "2021"), (15, 20, "2021-03")]
        ).table("times")


def test_corrections_and_other_choices_go_on_top():
    at = ARTICLE.text.index("2019")
    corrections = pd.DataFrame({"table": "times", "start": [at], "end": [at + 4], "to": ["2018"]})
    times = rr.read(ARTICLE, times=by_dateutil, corrections=corrections).times
    assert times["value"].tolist() == ["2021-03-03", "2018"]
    assert rr.read(ARTICLE, times=first("PAST_REF"), vague="skip").times.empty
    added = corrections.assign(start=at - 3, end=at - 1, to="2017")
    assert len(rr.read(ARTICLE, times=first("2024"), corrections=added).times) == 2


def test_a_function_is_a_choice_like_others(tmp_path):
    reading, own = rr.read(ARTICLE), rr.read(ARTICLE, times=by_dateutil)
    assert (
        reading.key("times") != own.key("times") == rr.read(ARTICLE, times=by_dateutil).key("times")
    )
    assert set(rr.compare(reading, own)["table"]) >= {"times", "events"}
    assert "times=by_dateutil" in repr(own)
    runs = rr.alternatives(ARTICLE, times=["rules", by_dateutil])
    assert runs.choices["times"].tolist() == ["rules", "by_dateutil"]
    dated = rr.read(ARTICLE, times=by_dateutil, published="2025-08-20")
    assert "weekdays" not in options(dated)
    path = own.bundle(tmp_path / "own.zip")
    with pytest.raises(ValueError, match="times was the function by_dateutil, which is not kept"):
        rr.replay(path)
    assert rr.replay(path, times=by_dateutil).moved.empty
