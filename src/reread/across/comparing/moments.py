"""Whether two times can be one: said as days, clock times, lengths or habits, known or not."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from .accounts import Row

SAME, WIDER, NARROWER, DIFFERENT = "same", "wider", "narrower", "different"
DAY = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d|XX)")
MONTH = re.compile(r"(?:\d{4}|XXXX)-(\d\d)")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
YEAR = re.compile(r"\b\d{4}\b")
MONTHS = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
CLOCK = re.compile(r"T(\d\d:\d\d)")
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z])")


def compared(one: Row, other: Row) -> str | None:
    """How the first of two times stands to the other: the same, wider ("in May" for "on 3 May"),
    narrower, different; None where that is not to be told."""
    if "DURATION" in (one["type"], other["type"]) or "SET" in (one["type"], other["type"]):
        return _lengths(one, other)
    clocks = [CLOCK.search(row["value"] or "") for row in (one, other)]
    if _is_year_unsaid(one, other):
        return None
    if clocks[0] and clocks[1] and clocks[0][1] != clocks[1][1]:
        return DIFFERENT
    if None in (one["earliest"], one["latest"], other["earliest"], other["latest"]):
        clock = SAME if clocks[0] and clocks[1] else None
        return _unresolved(one, other) or clock
    days = _days(one, other)
    if days != SAME or not clocks[0]:
        return days
    return SAME if clocks[1] else NARROWER


def _is_year_unsaid(one: Row, other: Row) -> bool:
    """Whether two times differ in nothing but a year that neither of them says: "in July"."""
    values = [row["value"] or "" for row in (one, other)]
    said = any(YEAR.search(row.get("surface") or "") for row in (one, other))
    alike = all(re.match(r"\d{4}-\d\d", value) for value in values)
    named = any(MONTHS.search(row.get("surface") or "") for row in (one, other))
    return (
        alike
        and not said
        and named
        and values[0][:4] != values[1][:4]
        and (values[0][4:] == values[1][4:])
    )


def _days(one: Row, other: Row) -> str | None:
    first, last = one["earliest"], one["latest"]
    begin, end = other["earliest"], other["latest"]
    if (first, last) == (begin, end):
        return SAME
    if last < begin or end < first:
        return DIFFERENT
    if first <= begin and end <= last:
        return WIDER
    return NARROWER if begin <= first and last <= end else None


def _lengths(one: Row, other: Row) -> str | None:
    if one["type"] != other["type"] or not (one["value"] and other["value"]):
        return None
    if one["value"] == other["value"]:
        return SAME
    a, b = (LENGTH.fullmatch(row["value"]) for row in (one, other))
    same_unit = a and b and (a[1], a[3]) == (b[1], b[3])
    return DIFFERENT if same_unit and one["status"] == other["status"] == "resolved" else None


def _unresolved(one: Row, other: Row) -> str | None:
    """Of times of which one has no year, or is only a weekday."""
    a, b = one["value"] or "", other["value"] or ""
    if a == b and a:
        return SAME
    if WEEKDAY.fullmatch(a) or WEEKDAY.fullmatch(b):
        return _weekdays(a, b)
    days = DAY.match(a), DAY.match(b)
    if all(days):
        pairs = zip(days[0].groups(), days[1].groups(), strict=True)  # type: ignore[union-attr]
        return SAME if all(x == y or "X" in x + y for x, y in pairs) else DIFFERENT
    months = MONTH.match(a), MONTH.match(b)
    if all(months):
        if months[0][1] != months[1][1]:  # type: ignore[index]
            return DIFFERENT
        return WIDER if days[1] else NARROWER if days[0] else SAME
    return None


def _weekdays(a: str, b: str) -> str | None:
    """A weekday held against another, or against a day."""
    found = _weekday(a), _weekday(b)
    if None in found:
        return None
    return SAME if found[0] == found[1] else DIFFERENT


def _weekday(value: str) -> int | None:
    if match := WEEKDAY.fullmatch(value):
        return int(match[1])
    try:
        return dt.date.fromisoformat(value[:10]).isoweekday()
    except ValueError:
        return None


def is_said(row: Row) -> Any:
    """Whether a time says enough to be held against another."""
    return row["value"] is not None and row["status"] in ("resolved", "needs-reference-date")
