"""How far the days of an event can be held against other days.

"On Monday" without a date is a Monday for sure, but which one depends on the reference date and
on the tense; "on 3 May" and "in May" leave the year open in the same way; a bare clock time says
nothing of the day. So their bounds are widened or left open here, and weekday, day and month are
compared as well.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from .same import are_apart
from .told import BY_ORDER, is_dated, records

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED_DAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.I)
YEAR = re.compile(r"\b[12]\d{3}\b")
DIGIT = re.compile(r"\d")
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
WEEK = dt.timedelta(days=7)
TIMED = ("surface", "type", "anchor", "earliest", "latest")

Row = dict[str, Any]


def trusted(events: pd.DataFrame, times: pd.DataFrame) -> Iterator[Row]:
    """The rows of `events` with days as wide as they can be, and what is sure of them.

    `said` is the time that dates the event; `weekday`, `month` and `day` are those of it where it
    speaks of a single one.
    """
    said = list(records(times, TIMED))
    for row in records(events):
        row |= {"weekday": None, "month": None, "day": None, "said": ""}
        known = row["time"] is not None and BY_ORDER not in row["rule"]
        if known:
            row |= {"said": said[row["time"]]["surface"]} | _sure(row, said[row["time"]])
        yield row


def _sure(row: Row, time: Row) -> Row:
    surface, first, last = time["surface"], time["earliest"], time["latest"]
    name, month = NAMED_DAY.search(surface), MONTH.search(surface)
    if first is None or (time["type"] == "TIME" and not DIGIT.sub("", surface).strip(" :.apmh")):
        return {"earliest": None, "latest": None} if first is not None else {}
    sure: Row = {}
    if (first.year, first.month) == (last.year, last.month):
        sure["month"] = first.month
    if first == last:
        sure |= {"day": first.day, "weekday": first.weekday()}
    if YEAR.search(surface) or time["anchor"] not in (None, "published"):
        return sure
    if month:
        sure["weekday"] = WEEKDAYS.index(name.group().lower()) if name else None
        return sure | {"earliest": None, "latest": None}
    if name:
        sure = {"weekday": WEEKDAYS.index(name.group().lower())}
        return sure | {
            "earliest": None if row["earliest"] is None else row["earliest"] - WEEK,
            "latest": None if row["latest"] is None else row["latest"] + WEEK,
        }
    return sure


def has_days(row: Mapping[str, Any]) -> bool:
    """Whether anything is sure of the days of an event."""
    return is_dated(row) or row["weekday"] is not None or row["month"] is not None


def clash(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether no day can be that of both; two beginnings, or two ends, are held against each
    other as days are."""
    if are_apart(one, other):
        return True
    if one["relation"] != other["relation"] or one["relation"] in ("before", "after"):
        return False
    return any(
        one[part] is not None and other[part] is not None and one[part] != other[part]
        for part in ("weekday", "month", "day")
    )
