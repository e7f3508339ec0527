"""Words of time by their class: where one stands, the rules of its class are tried."""

from __future__ import annotations

import re

from .vocabulary import (
    DECADES,
    FULL_WEEKDAYS,
    MONTHS,
    PARTS,
    RELATIVE_DAYS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)

_HOLIDAY_WORDS = (
    "christmas easter thanksgiving halloween juneteenth new valentine st april may independence "
    "bastille veterans armistice boxing international martin presidents memorial mother father labor "
    "columbus ash palm good pentecost election all fourth eve black cyber maundy holy shrove"
).split()
# The classes of words that rules are tried on.
_CLASSES: dict[str, tuple[str, ...]] = {}
for _class, _words in (
    ("month", MONTHS), ("weekday", WEEKDAYS), ("season", SEASONS), ("unit", UNITS),
    ("unit", [unit + "s" for unit in UNITS]), ("part", [*PARTS, "tonight", "hours"]),
    ("today", RELATIVE_DAYS), ("decade", DECADES), ("holiday", _HOLIDAY_WORDS),
    ("weekdays", [day + "s" for day in FULL_WEEKDAYS]), ("weekdays", WEEKDAYS),
    ("now", "now currently presently nowadays present current".split()),
    ("past", "recently recent lately previously past ago".split()),
    ("future", "future term run".split()), ("fiscal", "fiscal financial fy".split()),
    ("clock", "noon midday midnight clock am pm a.m p.m past quarter minutes".split()),
    ("time", "time moment point era period while stage present current".split()),
    ("unsaid", "earlier then date war pandemic revolution invasion occupation".split()),
    ("half", ["half"]), ("age", ["aged", "age"]), ("era", "bc bce ad ce b.c a.d christ".split()),
    ("hundreds", "nineteen twenty two year".split()),
    ("adverb", "hourly daily nightly weekly biweekly fortnightly monthly bimonthly quarterly annual "
               "annually yearly biannual biannually semiannual semiannually biennial triennial "
               "quadrennial".split()),
):  # fmt: skip
    for _word in _words:
        _CLASSES[_word] = (*_CLASSES.get(_word, ()), _class)
# What digits can be, by themselves and by what stands around them.
_DIGIT_CLASSES = tuple((name, re.compile(shape)) for name, shape in (
    ("year", r"[12][0-9]{3}(?![0-9])"),
    ("decade", r"'?[0-9]{1,3}0'?s"),
    ("short", r"'[0-9]{2}(?![0-9])"),
    ("small", r"[0-9]{1,2}[/.]"),
    ("ordinal", r"[0-9]{1,2}(?:st|nd|rd|th)"),
    ("tail", r"(?<=[0-9]{4}-)[0-9]{2}(?![0-9])"),
    ("second", r"(?:(?<=[0-9]-)|(?<=[0-9] and )|(?<=[0-9] to )|(?<=[0-9], )|(?<=[0-9], and ))[0-9]{1,2}(?![0-9])"),
    ("clock", r"[0-9]{1,2}(?::|\.[0-9]{2} {0,4}[apgbucl]| {0,4}[ap]\.?m| {1,4}o')"
              r"|[0-9]{4}(?:z| {1,4}(?:gmt|utc|h|local))"),
))  # fmt: skip


def triggers(folded: str, start: int, word: str) -> tuple[str, ...]:
    """The classes of a word, or of digits by what stands around them."""
    if word[-1].isdigit():
        return tuple(name for name, shape in _DIGIT_CLASSES if shape.match(folded, start))
    if word in ("q", "h", "fy") and folded[start + len(word) : start + len(word) + 1].isdigit():
        return ("code", "fiscal")
    return _CLASSES.get(word, ())
