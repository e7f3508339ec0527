"""Stated dates: ISO with clock and zone, or why they are none."""

import pytest

from reread.loading.dates import agree, stated, tell_dates
from reread.loading.findings import Found

DATES = {
    "2025-08-19": "2025-08-19",
    "2025-8-9": "2025-08-09",
    "2025/08/19": "2025-08-19",
    "20250819": "2025-08-19",
    "20250819063000": "2025-08-19T06:30:00",
    "20250819T063000Z": "2025-08-19T06:30:00+00:00",
    "2025-08-19 06:30:00": "2025-08-19T06:30:00",
    "2025-08-19T06:30": "2025-08-19T06:30:00",
    "2025-08-19T06:30:00Z": "2025-08-19T06:30:00+00:00",
    "2025-08-19T06:30:00.000Z": "2025-08-19T06:30:00+00:00",
    "2025-08-19T06:30:00.1234567+05:30": "2025-08-19T06:30:00+05:30",
    "2025-08-19T06:30:00+0200": "2025-08-19T06:30:00+02:00",
    "2025-08-19 06:30:00 UTC": "2025-08-19T06:30:00+00:00",
    "2024-02-29": "2024-02-29",
    "Tue, 19 Aug 2025 06:30:00 +0000": "2025-08-19T06:30:00+00:00",
    "Tue, 19 Aug 2025 06:30:00 GMT": "2025-08-19T06:30:00+00:00",
    "19 Aug 2025 06:30 EST": "2025-08-19T06:30:00-05:00",
    "Tue, 5 Aug 2025 23:10:00 -0400 (Eastern Daylight Time)": "2025-08-05T23:10:00-04:00",
    "August 19, 2025": "2025-08-19",
    "AUGUST 19, 2025": "2025-08-19",
    "Aug. 19, 2025": "2025-08-19",
    "Sept. 3, 2025": "2025-09-03",
    "Tuesday, August 19, 2025": "2025-08-19",
    "August 19, 2025 Tuesday": "2025-08-19",
    "August 19, 2025 Tuesday 6:30 AM GMT": "2025-08-19T06:30:00+00:00",
    "Aug. 19, 2025 at 6:30 p.m. EDT": "2025-08-19T18:30:00-04:00",
    "August 19, 2025 12:05 AM": "2025-08-19T00:05:00",
    "19 August 2025": "2025-08-19",
    "19th August 2025": "2025-08-19",
    "19-Aug-2025": "2025-08-19",
    "19/08/2025": "2025-08-19",
    "8/19/2025": "2025-08-19",
    "08/08/2025": "2025-08-08",
    "2025-08-19 06:30 IST": "2025-08-19T06:30:00",
    1755585000: "2025-08-19T06:30:00+00:00",
    1755585000000: "2025-08-19T06:30:00+00:00",
    "1755585000": "2025-08-19T06:30:00+00:00",
    1755585000.5: "2025-08-19T06:30:00+00:00",
    20250819: "2025-08-19",
    "2025-08-19 06:30:00 +0000 UTC": "2025-08-19T06:30:00+00:00",
    "2025-08-19T06:30:00+02": "2025-08-19T06:30:00+02:00",
    "2025-08-19T06:30:00+02:00[Europe/Oslo]": "2025-08-19T06:30:00+02:00",
    "Tue Aug 19 06:30:00 +0000 2025": "2025-08-19T06:30:00+00:00",
    "Tue Aug 19 06:30:00 2025": "2025-08-19T06:30:00",
    "Tue Aug 19 06:30:00 EDT 2025": "2025-08-19T06:30:00-04:00",
    "6:30 PM, August 19, 2025": "2025-08-19T18:30:00",
    "06:30 19 August 2025": "2025-08-19T06:30:00",
    "19. August 2025": "2025-08-19",
    "/Date(1755585000000)/": "2025-08-19T06:30:00+00:00",
}
NO_DATES = {
    "2025-02-31": "not a day of the calendar",
    "2025-13-01": "not a day of the calendar",
    "2025-00-00": "not a day of the calendar",
    "0000-00-00": "not a day of the calendar",
    "2023-02-29": "not a day of the calendar",
    "2025-08-19T25:00:00": "not a day of the calendar",
    "August 19, 2025 13:00 PM": "not a day of the calendar",
    "31 June 2025": "not a day of the calendar",
    "08/09/2025": "could be two days",
    "August 2025": "is not a date",
    "2025": "is not a date",
    "2025-08": "is not a date",
    "yesterday": "is not a date",
    "2 hours ago": "is not a date",
    "August 19": "is not a date",
    "The fair of August 19, 2025": "is not a date",
    "": "is not a date",
    "0001-01-01T00:00:00Z": "not between the years",
    "9999-12-31": "not between the years",
    "1970-01-01T00:00:00Z": "programs write for no date",
    0: "programs write for no date",
    7: "is not a date",
    -1: "is not a date",
    10**20: "is not a date",
    float("nan"): "is not a date",
    True: "is not a date",
}


@pytest.mark.parametrize("value", DATES)
def test_a_date(value):
    assert stated(value) == (DATES[value], None)


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_none(value):
    date, doubt = stated(value)
    assert date is None
    assert NO_DATES[value] in doubt


@pytest.mark.parametrize("value", [None, [], {}, ["2025-08-19"], {"date": "2025-08-19"}, b"x"])
def test_other_types(value):
    assert stated(value).value is None


def test_a_long_value_takes_no_time():
    for text in ("2025-08-19" + " ," * 50_000, "9" * 100_000, "August " * 20_000, "- " * 50_000):
        assert stated(text).value is None


def test_dates_agree_by_their_own_zone_or_at_greenwich():
    assert agree("2025-08-19", "2025-08-19T23:00:00-04:00")
    assert agree("2025-08-19T23:00:00-04:00", "2025-08-20T03:00:00+00:00")
    assert not agree("2025-08-19T23:00:00-04:00", "2025-08-21T03:00:00+00:00")
    assert not agree("2025-08-19", "2025-08-20T03:00:00+00:00")


def test_conflicts_and_doubts_are_told():
    found = Found("x")
    tell_dates(
        found, [("2025-02-31", "a"), ("2025-08-19", "b"), ("2025-08-19", "c"), ("2024-08-19", "d")]
    )
    assert found.first("published") == "2025-08-19"
    assert [notice.partition(":")[0] for notice in found.notices] == [
        "The date stated by a is not used",
        "Publication dates differ",
    ]
    assert "b says 2025-08-19, d says 2024-08-19" in found.notices[1]


def test_a_weekday_that_the_day_was_not_is_told():
    found = Found("")
    tell_dates(found, [("Monday, August 19, 2025", "dateline"), ("Tue, 19 Aug 2025", "e-mail")])
    assert found.first("published") == "2025-08-19"
    assert found.notices == [
        "The date stated by dateline may be wrong: 'Monday, August 19, 2025' was a Tuesday."
    ]
