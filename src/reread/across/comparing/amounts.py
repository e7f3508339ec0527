"""Whether one figure can stand for another: the same, rounded, hedged, or another one."""

from __future__ import annotations

import math

from .accounts import Row

SAME, ROUNDED, DIFFERENT = "same", "rounded", "different"
HEDGE_DROPPED, HEDGE_ADDED = "hedge dropped", "hedge added"
ABOUT = 0.1  # a share of itself by which "about 60" may be off
ROUNDED_FROM = 1000  # whole numbers from there on may be rounded without a word
DIGITS = 3  # most digits that a rounded number has


def compared(one: Row, other: Row) -> str | None:
    """How the first of two figures of one unit stands to the other, as what it was written after:
    the same, rounded, with its hedge dropped or one added, different; None where that cannot be
    told."""
    if (one["unit"] or "") != (other["unit"] or ""):
        return None
    a, b = one["value"], other["value"]
    if a is None or b is None:
        return _vague(one, other)
    if a == b:
        return _hedged(one["hedge"], other["hedge"])
    if one["hedge"] == "about" and abs(a - b) <= ABOUT * max(abs(a), abs(b)):
        return ROUNDED
    if one["hedge"] == "more" and a < b <= a * 1.5 and other["hedge"] != "less":
        return ROUNDED
    if one["hedge"] == "less" and b < a <= b * 1.5 and other["hedge"] != "more":
        return ROUNDED
    if one["hedge"] == "exact" and is_rounding(a, b):
        return ROUNDED
    if one["hedge"] == "exact" and other["hedge"] == "about" and abs(a - b) <= ABOUT * abs(b):
        return HEDGE_DROPPED
    return DIFFERENT


def _hedged(one: str, other: str) -> str:
    if one == other:
        return SAME
    if one == "exact":
        return HEDGE_DROPPED
    return HEDGE_ADDED if other == "exact" else DIFFERENT if "about" not in (one, other) else SAME


def _vague(one: Row, other: Row) -> str | None:
    """Of which one names no number: dozens, 10 to 20."""
    low, high = _bounds(one)
    least, most = _bounds(other)
    if (one["value"], other["value"]) == (None, None):
        if (low, high) == (least, most):
            return SAME
        return ROUNDED if _is_about(one, low, least) and _is_about(one, high, most) else None
    if one["value"] is None and low <= least and most <= high:
        return ROUNDED
    return DIFFERENT if high < least or most < low else None


def _bounds(row: Row) -> tuple[float, float]:
    low = row["value"] if row["low"] is None else row["low"]
    high = row["value"] if row["high"] is None else row["high"]
    return (-math.inf if low is None else low, math.inf if high is None else high)


def _is_about(row: Row, end: float, other: float) -> bool:
    """Whether one end of "about 18,000 to 63,000" can be that of the other range."""
    near = abs(end - other) <= ABOUT * abs(other)  # never of what has no end
    return end == other or is_rounding(end, other) or (row["hedge"] == "about" and near)


def is_rounding(one: float, other: float) -> bool:
    """Whether one number is another with fewer digits, as large ones are given: 3 million for
    2,970,412; 3.1 for 3.14."""
    if not other or (abs(other) < ROUNDED_FROM and float(other).is_integer()):
        return False
    for digits in range(1, DIGITS + 1):
        if math.isclose(float(f"{other:.{digits - 1}e}"), one, rel_tol=1e-9):
            return True
    return False
