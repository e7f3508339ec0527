"""Times: phrases with what they must, and must not, give; promises kept on any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread import Article, load, read, tables
from reread.timeline.__main__ import main

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "data" / "article.txt"


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / "cases" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _times(text: str, published: str = "", **choices: str) -> pd.DataFrame:
    return read(Article(text=text, published=published or None), **choices).times


@pytest.mark.parametrize("case", _rows("times.tsv"), ids=lambda case: case["text"])
def test_phrase(case: dict[str, str]) -> None:
    found = _times(case["text"], case["published"])
    rows = list(zip(found["surface"], found["value"], found["status"], strict=True))
    assert (case["surface"], case["value"], case["status"]) in rows


@pytest.mark.parametrize("space", ["  ", "\u200b\xa0"], ids=ascii)
def test_spaces_within_an_expression_change_nothing(space: str) -> None:
    for case in _rows("times.tsv")[::3]:
        said = case["surface"].replace(" ", space)
        rows = _times(case["text"].replace(case["surface"], said), case["published"])
        found = list(zip(rows["surface"], rows["value"], rows["status"], strict=True))
        assert (said, case["value"], case["status"]) in found


@pytest.mark.parametrize("case", _rows("times_negative.tsv"), ids=lambda case: case["text"])
def test_no_time(case: dict[str, str]) -> None:
    assert _times(case["text"], "2025-08-20")["surface"].tolist() == [], case["why"]


def test_sample() -> None:
    found = read(load(SAMPLE)).times
    assert list(zip(found["surface"], found["value"], strict=True)) == [
        ("Wednesday", "XXXX-WXX-3"), ("2022", "2022"), ("that time", "2022"), ("2014", "2014"),
        ("February 2022", "2022-02"), ("that year", "2022"), ("Currently", "PRESENT_REF"),
    ]  # fmt: skip
    assert found["status"].tolist() == ["needs-reference-date", *["resolved"] * 5, "vague"]
    assert found["earliest"].isna().tolist() == [True, *[False] * 5, True]
    assert found["anchor"].tolist()[2] == "time 1"
    assert found["anchor"].tolist()[5] == "time 4"


def test_sample_with_a_date() -> None:
    found = read(load(SAMPLE), published="2025-08-20").times
    first = found.iloc[0]
    assert (first["value"], first["anchor"], first["status"]) == (
        "2025-08-20", "published", "resolved",
    )  # fmt: skip
    assert first["earliest"] == first["latest"] == pd.Timestamp("2025-08-20")


@pytest.mark.parametrize(
    ("weekdays", "value"),
    [("past", "2025-08-15"), ("nearest", "2025-08-22"), ("future", "2025-08-22")],
)
def test_policy_where_tense_is_silent(weekdays: str, value: str) -> None:
    assert _times("Friday, Paris.", "2025-08-20", weekdays=weekdays)["value"].tolist() == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The 47-year-old was arrested.", "P47Y"), ("Jobs, aged 55, left.", "P55Y"),
        ("An 8-month-old truce held.", "P8M"), ("He is 36 years old.", "P36Y"),
        ("He was forty years of age.", "P40Y"),
    ],
)  # fmt: skip
def test_ages_are_kept_on_request(text: str, value: str) -> None:
    assert _times(text).empty
    assert _times(text, ages="keep")["value"].tolist() == [value]


@pytest.mark.parametrize("weekdays", ["past", "nearest", "future"])
def test_tense_overrules_the_policy(weekdays: str) -> None:
    found = _times("They met on Friday.", "2025-08-20", weekdays=weekdays)
    assert found["value"].tolist() == ["2025-08-15"]


def test_bounds_are_never_narrower_than_what_was_said() -> None:
    found = _times("In early 2014, in the 1990s, in Q3 2013 and on 03/04/2013.")
    assert [str(day.date()) for day in found["earliest"]] == [
        "2014-01-01", "1990-01-01", "2013-07-01", "2013-03-04",
    ]  # fmt: skip
    assert [str(day.date()) for day in found["latest"]] == [
        "2014-06-30", "1999-12-31", "2013-09-30", "2013-04-03",
    ]  # fmt: skip


def test_zones_never_shift_a_date() -> None:
    found = _times("It ended at 11:30 p.m. EST on July 4, 2013.")
    assert found["value"].tolist() == ["2013-07-04T23:30-05:00"]
    assert found["earliest"].tolist() == found["latest"].tolist() == [pd.Timestamp("2013-07-04")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It was signed on Feb. 29, 2015.", "Feb. 29, 2015"), ("It was signed on 31 June.", "31 June"),
        ("It was signed on 30 February.", "30 February"), ("Signed on 2025-02-30.", "2025-02-30"),
        ("It was signed on September 31, 2020.", "September 31, 2020"),
        ("It was signed on 31/04/2021.", "31/04/2021"),
        ("Signed at 10 p.m. on Feb. 30, 2021.", "10 p.m. on Feb. 30, 2021"),
        ("It met on the fifth Monday of June 2024.", "the fifth Monday of June 2024"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", ["", "2025-08-20"])
def test_a_day_that_no_calendar_has_is_impossible(text: str, surface: str, published: str) -> None:
    found = _times(text, published)
    assert found["surface"].tolist() == [surface]
    assert found["status"].tolist() == ["impossible"]
    assert found[["value", "earliest", "latest"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It fell in the third week of June 2020.", "2020-06-15", "2020-06-21"),
        ("It fell in the first week of June 2023.", "2023-06-01", "2023-06-11"),
        ("It fell in the last week of June 2023.", "2023-06-19", "2023-06-30"),
    ],
)
def test_a_week_of_a_month_is_as_wide_as_it_can_be_meant(
    text: str, earliest: str, latest: str
) -> None:
    found = _times(text, "2025-08-20")
    assert str(found["earliest"].iat[0].date()) == earliest
    assert str(found["latest"].iat[0].date()) == latest


@pytest.mark.parametrize(
    "text", ["On June 5, 20 people died.", "It was June 5 and 20 shops burned, they said."]
)
def test_what_is_counted_after_a_day_is_no_day(text: str) -> None:
    assert _times(text, "2025-08-20")["surface"].tolist() == ["June 5"]


def test_stretch_has_its_place() -> None:
    found = _times("It rose over the past two weeks.", "2025-08-20")
    assert found["value"].tolist() == ["P2W"]
    assert str(found["earliest"].iat[0].date()) == "2025-08-06"
    assert str(found["latest"].iat[0].date()) == "2025-08-20"


def test_a_quarter_that_ended_before_the_calendar_begins() -> None:
    found = _times("In the quarter ended Sept. 29 it fell.", "0001-01-01")
    assert found["rule"].tolist() == ["the unit", "month day"]


def test_days_beyond_the_calendar_have_no_bounds() -> None:
    found = _times("It fell yesterday.", "0001-01-01")
    assert found["value"].tolist() == ["PAST_REF"]


def test_years_before_christ_have_no_bounds() -> None:
    found = _times("Rome was founded in 753 BC.")
    assert found["earliest"].isna().all()


FRAGMENTS = [
    "on Friday", "last week", "two years later", "Feb. 30, 2023", "the following day", "May", "'90s",
    "“Today,” he said", "10 p.m.", "99/99/9999", "9999", "in 9999-12-31", "the year 1000", "0001", "twenty-",
    "a hundred thousand million years ago", "9999 years later", "5000 centuries earlier", "Q9", "\r\n",
    "\u00a0", "Wed\u00adnesday", "e\u0301", "🙂", "next", "the 31st", "1 BC", "every", "’68", "–", "24:00",
    "29 February", "2014–15", "March and April 1918", "June 6–7", "İstanbul", "٣ days ago", "² days",
    "31 June", "2024-11-05T13:20:00Z", "the fifth Friday of May", "at 2024 Friday, UTC", "7-Mar-98",
    "half an hour", "the past few", "nineteen ninety-nine", ".", ",", "will", "met", "and", "the",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join)
DATES = st.sampled_from([None, "2025-08-20", "0001-01-01", "9999-12-31", "2024-02-29T23:59"])


@settings(deadline=None, max_examples=120)
@given(text=st.one_of(NEWSLIKE, st.text(max_size=60)), published=DATES)
def test_any_text_gives_a_valid_table(text: str, published: str | None) -> None:
    reading = read(Article(text=text, published=published))
    others = {"sentences": reading.sentences}
    tables.check("times", reading.times, reading.article, others)
    ends = reading.times["end"].tolist()
    assert all(start >= end for start, end in zip(reading.times["start"][1:], ends, strict=False))


def test_inputs_are_left_alone() -> None:
    reading = read(Article(text="They met on Friday.", published="2025-08-20"))
    before = reading.tokens.copy(deep=True), reading.sentences.copy(deep=True)
    first = reading.times
    pd.testing.assert_frame_equal(reading.tokens, before[0])
    pd.testing.assert_frame_equal(reading.sentences, before[1])
    pd.testing.assert_frame_equal(first, reading.times)


def test_command_shows_what_fired(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["They may meet in May.", "--published", "2025-08-20", "--all"]) == 0
    shown = capsys.readouterr().out
    assert "2026-05" in shown
    assert "month" in shown
    assert main(["nothing here"]) == 0
    assert "no temporal expression" in capsys.readouterr().out


def test_command_refuses_a_bad_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["on Friday", "--published", "20/8/2025"]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err
