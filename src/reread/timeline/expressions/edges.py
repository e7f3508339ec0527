"""Which part of a unit is meant: early 2024, mid-June, the end of the decade.

Nobody says to the day where "early" ends. What is certain is the half: early 2024 is no day of
August, and mid-June neither of its first nor of its last week. Bounds say no more than that.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from .matching import Match
from .values import IN_MONTHS, Day, Value, shift

COARSE = frozenset(
    {"week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium"}
)
# "Later in 1998" compares with what was said before, and is no late part of the year.
COMPARES = re.compile(r"\b(?:earlier|later)\b(?! (?:part|days)\b)")
PARTS = (
    ("rest", re.compile(r"\b(?:rest|remainder)\b")),
    ("middle", re.compile(r"\bmid(?:dle)?\b")),
    ("first", re.compile(r"\b(?:early|beginning|start|onset|opening|first)\b")),
    ("last", re.compile(r"\b(?:late|later|latter|end|close|closing|last|second)\b")),
)


def narrowed(value: Value, found: Match, today: Day | None) -> Value:
    """The value with the bounds of the part that is said: of its half, or of its middle half."""
    edge, first, last = found.get("edge"), value.earliest, value.latest
    if not edge or value.type != "DATE" or value.grain not in COARSE or not (first and last):
        return value
    if COMPARES.search(edge) or "fiscal" in found.words or "financial" in found.words:
        return value  # a fiscal year's months are not known
    part = next((name for name, words in PARTS if words.search(edge)), "")
    if part == "rest":
        return replace(value, earliest=today) if today and first <= today <= last else value
    low, high = {"first": (0, 2), "middle": (1, 3), "last": (2, 4)}.get(part, (0, 4))
    begin = _quarter(first, last, value.grain, low)[0] if low else first
    end = _quarter(first, last, value.grain, high)[1] if high < 4 else last
    return replace(value, earliest=begin, latest=end)


def _quarter(first: Day, last: Day, grain: str, number: int) -> tuple[Day, Day]:
    """The day on which so many quarters of a stretch are over, as the first day of what follows and
    the last of what was; the same day where they are no whole months."""
    months, odd = divmod(IN_MONTHS.get(grain, 1) * number, 4)
    if not odd and (day := shift(first, months, "month")):
        return day, day - dt.timedelta(days=1)
    days = (last - first).days + 1
    return last - dt.timedelta(days=days * (4 - number) // 4), first + dt.timedelta(
        days=days * number // 4
    )
