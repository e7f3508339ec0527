"""Lists, scores and days as an English sentence has them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
ISO = r"\d{4}-\d\d-\d\d"
ZERO = ("Z", "+00:00", "-00:00", "+0000")
# A moment, as pages have it: day, hour and minute, place in the world
ISO_MOMENT = re.compile(rf"\b({ISO})T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:?\d\d)?")
ISO_DAYS = re.compile(rf"\b({ISO})(?: … ({ISO}))?\b")  # a day, or a first and last one
# Kinds of names, which tables have as recognisers do
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other name"}
ROUNDED = 0.005  # a score nearer to 0 than that has no digit to show


def listed(words: Sequence[str], most: int | None = None, last: str = "and") -> str:
    """A list in a sentence: "Ann, Ben and 3 more"."""
    shown = list(words[:most])
    rest = len(words) - len(shown)
    shown += [f"{rest:,} more"] if rest else []
    return f" {last} ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def signed(score: float) -> str:
    """A score with its sign and two digits; what rounds to nothing has none."""
    return "0.00" if abs(score) < ROUNDED else f"{score:+.2f}".replace("-", "−")


def written(day: dt.date) -> str:
    """19 August 2025, in any locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days(earliest: Any, latest: Any, link: str = "to") -> str:
    """First and last day in words: "18 March 2014", "March 2014", "2014", "1990 to 1998", "from
    March 2014", "until 4 May 2015"; nothing where neither is known."""
    first = None if pd.isna(earliest) else pd.Timestamp(earliest).date()
    last = None if pd.isna(latest) else pd.Timestamp(latest).date()
    if first and first == last:
        return written(first)
    fits = {
        "year": (not first or (first.month, first.day) == (1, 1))
        and (not last or (last.month, last.day) == (12, 31)),
        "month": (not first or first.day == 1)
        and (not last or last.day == calendar.monthrange(last.year, last.month)[1]),
    }
    unit = next((unit for unit, whole in fits.items() if whole), "day")
    opens, ends = (_by(unit, one) if one else "" for one in (first, last))
    if opens and ends:
        return opens if opens == ends else f"{opens} {link} {ends}"
    return f"from {opens}" if opens else ends and f"until {ends}"


def in_words(told: str) -> str:
    """Words with the days they hold as a sentence has them: "2014-01-01 … 2014-12-31" is 2014."""
    return ISO_DAYS.sub(_found, ISO_MOMENT.sub(_moment, told))


def _moment(match: re.Match[str]) -> str:
    zone = "" if match[3] is None else " UTC" if match[3] in ZERO else f" {match[3]}"
    return f"{match[1]}, {match[2]}{zone}"


def _found(match: re.Match[str]) -> str:
    try:
        return days(match[1], match[2] or match[1])
    except ValueError:  # no day of the calendar
        return match[0]


def _by(unit: str, day: dt.date) -> str:
    """A day, or no more of it than its month or year."""
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return {"year": str(day.year), "month": month}.get(unit) or written(day)
