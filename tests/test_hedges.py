"""Bounds as wide as the words: open, up to the day of publication, or a little wider."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread import Article, read
from reread.timeline.expressions.hedges import DAYS, hedged
from reread.timeline.expressions.values import at, calendar, shift
from reread.timeline.expressions.vocabulary import HEDGES

CASES = Path(__file__).parent / "cases" / "time_bounds.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _day(value: object) -> str:
    return "" if pd.isna(value) else str(pd.Timestamp(value).date())


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["published"] + case["text"])
def test_bounds(case: dict[str, str]) -> None:
    found = read(Article(text=case["text"], published=case["published"] or None)).times
    bounds = {row.surface: (_day(row.earliest), _day(row.latest)) for row in found.itertuples()}
    assert bounds[case["surface"]] == (case["earliest"], case["latest"])


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(["day", "week", "month", "year", "decade"]),
    st.sampled_from([-1, 1]),
    st.sampled_from(["", *sorted(HEDGES)]),
)
def test_the_day_counted_is_never_left_out(
    today: dt.date, count: int, grain: str, sign: int, hedge: str
) -> None:
    exact = shift(today, sign * count, grain)
    value = hedged(calendar(at(exact, grain)), today, count, grain, sign, hedge)
    assert grain in DAYS
    assert (value.earliest or exact) <= exact <= (value.latest or exact)
    assert sign > 0 or (value.latest or today) <= today
    assert sign < 0 or (value.earliest or today) >= today
