"""Lengths as TIMEX3 writes them, after ISO 8601: P3Y, PT30M, PXD."""

from __future__ import annotations

COARSE_PARTS = {"century": 100, "millennium": 1000}  # a quarter of a century is said in years
_DESIGNATORS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "century": "CE", "weekend": "WE",
    "night": "N", "millennium": "ML",
}  # fmt: skip


def period(number: float | None, unit: str) -> str:
    """ISO 8601 length of so many units; X where the number is not said."""
    if unit == "decade":  # ISO 8601 has none
        number, unit = (None if number is None else 10 * number), "year"
    letter = _DESIGNATORS[unit]
    prefix, letter = ("PT", letter[1:]) if letter[0] == "T" else ("P", letter)
    if number is None:
        return f"{prefix}X{letter}"
    if unit == "fortnight":
        number *= 2
    whole, rest = divmod(number, 1)
    if rest and unit in COARSE_PARTS:
        return period(round(number * COARSE_PARTS[unit]), "year")
    if rest and unit in ("hour", "minute"):
        smaller = f"{round(rest * 60)}{'M' if unit == 'hour' else 'S'}"
        return f"{prefix}{int(whole)}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{number:g}{letter}" if number < 1e6 else f"{prefix}{int(number)}{letter}"
