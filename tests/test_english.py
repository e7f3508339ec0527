"""Lists, scores and days in words."""

import datetime as dt

import pandas as pd
import pytest

from reread.english import days, in_words, listed, signed, written


@pytest.mark.parametrize("earliest, latest, wanted", [
    ("2014-03-18", "2014-03-18", "18 March 2014"),
    ("2014-03-01", "2014-03-31", "March 2014"),
    ("2014-01-01", "2014-12-31", "2014"),
    ("1990-01-01", "1998-12-31", "1990 to 1998"),
    ("2024-02-01", "2024-02-29", "February 2024"),
    ("2023-02-01", "2023-02-27", "1 February 2023 to 27 February 2023"),
    ("2022-02-01", None, "from February 2022"),
    ("2022-02-02", None, "from 2 February 2022"),
    (None, "2022-12-31", "until 2022"),
    ("9999-12-31", "9999-12-31", "31 December 9999"),
    (None, None, ""),
])  # fmt: skip
def test_days(earliest, latest, wanted):
    given = (
        pd.NaT if day is None else pd.Timestamp(day).as_unit("s") for day in (earliest, latest)
    )
    assert days(*given) == wanted


def test_days_within_words():
    told = "“began” (2014-01-01 … 2014-12-31) and 2025-08-20, not 2025-13-40"
    assert in_words(told) == "“began” (2014) and 20 August 2025, not 2025-13-40"


def test_lists_have_one_and():
    assert listed(["Ann"]) == "Ann"
    assert listed(["Ann", "Ben"]) == "Ann and Ben"
    assert listed(["Ann", "Ben", "Cid", "Dora"], 2) == "Ann, Ben and 2 more"
    assert listed([]) == ""


@pytest.mark.parametrize("score, wanted", [
    (-0.001, "0.00"), (0.0, "0.00"), (-0.0, "0.00"), (0.25, "+0.25"), (-0.6136, "−0.61"),
])  # fmt: skip
def test_no_score_is_minus_nothing(score, wanted):
    assert signed(score) == wanted


def test_a_day():
    assert written(dt.date(2025, 8, 9)) == "9 August 2025"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2025-08-18T07:05:00Z", "18 August 2025, 07:05 UTC"),
        ("2025-08-18T07:05:00+02:00", "18 August 2025, 07:05 +02:00"),
        ("2025-08-18T07:05", "18 August 2025, 07:05"),
        ("2025-08-18", "18 August 2025"),
        ("T07:05", "T07:05"),
    ],
)
def test_moments_are_told_in_words(told, words):
    assert in_words(told) == words
