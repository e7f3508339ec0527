"""TIMEX3 values: bounds, shifting, periods."""

from __future__ import annotations

import datetime as dt

import pytest

from reread.timeline.expressions.periods import period
from reread.timeline.expressions.values import at, calendar, shift
from reread.timex import bounds, exists, grain_of, kinds_of, read_shape

D = dt.date


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "grain"),
    [
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-08-20", "2025-08-20", "2025-08-20", "day"),
        ("2025-08-20T22:00", "2025-08-20", "2025-08-20", "minute"),
        ("2025-08-20T22:00Z", "2025-08-20", "2025-08-20", "minute"),
        ("2025-08-20T22:00:01-04:00", "2025-08-20", "2025-08-20", "second"),
        ("2025-08-20T22-04", "2025-08-20", "2025-08-20", "hour"),
        ("2025-08-20TNI", "2025-08-20", "2025-08-20", "part of day"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("1990-W32-WE", "1990-08-11", "1990-08-12", "weekend"),
        ("1989-Q4", "1989-10-01", "1989-12-31", "quarter"),
        ("2008-H2", "2008-07-01", "2008-12-31", "half"),
        ("1941-SU", "1941-06-01", "1941-09-23", "season"),
        ("1941-WI", "1941-01-01", "1942-03-21", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("18", "1800-01-01", "1899-12-31", "century"),
        ("00", "0001-01-01", "0099-12-31", "century"),
    ],
)
def test_bounds(value: str, earliest: str, latest: str, grain: str) -> None:
    assert bounds(value) == (D.fromisoformat(earliest), D.fromisoformat(latest))
    assert read_shape(value)[0] == grain


@pytest.mark.parametrize(
    "value",
    ["PAST_REF", "P3Y", "XXXX-WXX-3", "BC0044", "2023-02-30", "2014-13", "0000", "2021-W60", ""],
)
def test_no_bounds(value: str) -> None:
    assert bounds(value) == (None, None)


def test_calendar_knows_which_days_there_are() -> None:
    assert calendar("2024-02-29").status == "resolved"
    assert calendar("2023-02-29").status == calendar("2023-04-31T10:00Z").status == "impossible"
    assert (exists(2, 29), exists(2, 30), exists(4, 31), exists(13, 1)) == (
        True,
        False,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("day", "number", "unit", "expected"),
    [
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2025-01-31", 1, "month", "2025-02-28"),
        ("2024-12-31", 1, "day", "2025-01-01"),
        ("2024-02-29", -1, "year", "2023-02-28"),
        ("2025-08-20", -2, "week", "2025-08-06"),
        ("2025-08-20", 3, "decade", "2055-08-20"),
        ("2025-08-20", 5, "hour", "2025-08-20"),
    ],
)
def test_shift(day: str, number: float, unit: str, expected: str) -> None:
    assert shift(D.fromisoformat(day), number, unit) == D.fromisoformat(expected)


@pytest.mark.parametrize(
    ("number", "unit"), [(9999, "year"), (1e12, "day"), (-3000, "year"), (1e30, "hour")]
)
def test_shift_out_of_the_calendar(number: float, unit: str) -> None:
    assert shift(D(2025, 8, 20), number, unit) is None


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (3, "year", "P3Y"), (None, "month", "PXM"), (4, "hour", "PT4H"), (1.5, "minute", "PT1M30S"),
        (5.5, "hour", "PT5H30M"), (0.5, "hour", "PT30M"), (2.5, "year", "P2.5Y"), (2, "decade", "P20Y"),
        (1, "fortnight", "P2W"), (None, "second", "PTXS"), (1_500_000, "year", "P1500000Y"),
    ],
)  # fmt: skip
def test_period(number: float | None, unit: str, expected: str) -> None:
    assert period(number, unit) == expected


def test_at() -> None:
    day = D(2024, 12, 31)
    values = [
        at(day, grain) for grain in ("day", "week", "month", "quarter", "half", "year", "decade")
    ]
    assert values == ["2024-12-31", "2025-W01", "2024-12", "2024-Q4", "2024-H2", "2024", "202"]


@pytest.mark.parametrize(
    ("value", "kinds", "grain"),
    [
        ("2014", "DATE", "year"),
        ("2025-W34", "DATE", "week"),
        ("199", "DATE", "decade"),
        ("BC0044", "DATE", "year"),
        ("BC05", "DATE", "century"),
        ("2025-08-20T22:00+02:00", "TIME", "minute"),
        ("2025-08-20TNI", "TIME", "part of day"),
        ("P3Y", "DURATION SET", "year"),
        ("PT1H30M", "DURATION SET", "hour"),
        ("P1.5ML", "DURATION SET", "millennium"),
        ("PXX", "DURATION SET", ""),
        ("PAST_REF", "DATE", ""),
        ("XXXX", "DATE SET", "year"),
        ("XXXX-WXX-3", "DATE SET", "day"),
        ("XXXX-WXX-WE", "DATE SET", "weekend"),
        ("XXXX-02-29", "DATE SET", "day"),
        ("XXXX-SU", "DATE SET", "season"),
        ("XXXX-XX-XXT14:30", "TIME SET", "minute"),
        ("XXXX-WXX-3TNI", "TIME SET", "part of day"),
    ],
)
def test_kinds_and_grain_of_a_value(value: str, kinds: str, grain: str) -> None:
    assert (kinds_of(value), grain_of(value)) == (tuple(kinds.split()), grain)


@pytest.mark.parametrize(
    "value",
    ["", "P", "PT", "PT3", "tomorrow", "2025-02-30", "2025-W60", "2025-Q5", "XXXX-02-30", "x",
     "2025-08-20T25:00", "2025-08-20T12:61", "0000", "XXXX-WXX-8", "20250820", "BC044", "REF"],
)  # fmt: skip
def test_what_is_no_value(value: str) -> None:
    assert kinds_of(value) == ()
