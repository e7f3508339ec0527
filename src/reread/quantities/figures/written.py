"""A figure as it is written: a number, or two of a range, with its unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...files import word_data
from .numerals import GAP, HYPHEN, Number, any_of, number, read_number, words

FLAGS = re.IGNORECASE | re.ASCII
SIGN = 12  # characters before a number in which the sign of its unit stands
BACK = 28  # characters before a figure in which words for its kind stand
SHARED_SCALE = 1000  # "10 to 20 million": a number below that takes the scale of the other
AGE = "years old"
IS_OLD = re.compile(rf"{GAP}years?(?:{GAP}olds?| of age)\b", FLAGS)
YEARS_LONG = re.compile(r"(?: years?\b)?", FLAGS)
AGED = re.compile(r"\b(?:aged|at (?:the )?age|ages)(?: of)?(?: between)? \Z", FLAGS)
FROM = re.compile(r"\bfrom \Z", FLAGS)
BETWEEN = re.compile(r"\b(?:from )?between (?:the ages of )?\Z", FLAGS)
OUT_OF = re.compile(r" (?:in|out of)(?: every)? ", FLAGS)


@dataclass(frozen=True)
class Figure:
    """One figure: its span with unit and hedge (start … end), with its unit only (first … last) and
    of the number alone (origin … until), its value and bounds, its unit, its hedge, and whether
    it is a share of one, in digits or a range. A missing bound is open."""

    start: int
    end: int
    first: int
    last: int
    origin: int
    until: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    hedge: str = "exact"
    share: bool = False
    digits: bool = False
    ranged: bool = False


@functools.cache
def units(place: str) -> Mapping[str, str]:
    """The forms of units that stand "before" or "after" a number, or "joined" to it."""
    rows = word_data("reread.quantities", "units")
    return {row["form"]: row["unit"] for row in rows if row["place"] == place}


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns that figures are found by."""
    before, joined, after = (any_of(units(place)) for place in ("before", "joined", "after"))
    sources = {
        "number": f"(?:{number()})",
        "currency": rf"(?<![^\W_])(?P<form>{before}) ?\Z",
        "opening": rf"(?P<form>{before}) ?",
        "joined": rf" ?(?P<form>{joined})(?![^\W_])",
        "after": rf"(?: (?P<of>of )?|{HYPHEN})(?P<form>{after})s?(?:age)?(?![^\W_])",
        "link": rf" (?P<word>to|or) | ?{HYPHEN} ?",
        "scale": rf"(?:{any_of(words('scale', 'letter'))})\Z",
        "and": r" (?P<word>and|to) ",
    }
    return {name: re.compile(source, FLAGS) for name, source in sources.items()}


def figure(text: str, start: int, stop: int, done: int) -> Figure | None:
    """The figure whose number begins at a character, without its hedge."""
    if start and (text[start - 1].isalnum() or text[start - 1] in ".,:/_#@+'’"):
        return None
    one = _number(text, start, stop)
    if one is None:
        return None
    one = _opened(text, one, done)
    other = _second(text, one, stop)
    if other:
        one = _ranged(text, one, other)
    elif not one.unit:
        one = _percent(text, _share(text, one, stop), stop)
    one = _aged(text, one)
    after = text[one.end : one.end + 2]
    if after[:1].isalnum() or after[:1] in "/_@" or re.fullmatch(r"[.:,][0-9]", after):
        return None
    return one


def _number(text: str, start: int, stop: int) -> Figure | None:
    """A number with the unit after it."""
    match = _patterns()["number"].match(text, start, stop)
    said = read_number(match.group()) if match else None
    if match is None or said is None:
        return None
    end = match.end()
    joined = _patterns()["joined"].match(text, end, stop)
    after = _patterns()["after"].match(text, end, stop)
    if after and not (after["of"] and said.value is not None):  # "millions of dollars"
        return _plain(said, start, end, after.end(), units("after")[after["form"].lower()])
    if joined:
        return _plain(said, start, end, joined.end(), units("joined")[joined["form"].lower()])
    return _plain(said, start, end, end, None)


def _plain(said: Number, start: int, until: int, end: int, unit: str | None) -> Figure:
    exact = said.value is not None and not said.loose
    low, high = (said.value, said.value) if exact else (said.least, None)
    hedge = "exact" if exact else "about"
    unit = "share" if said.share and unit is None else unit
    return Figure(start, end, start, end, start, until, said.value, low, high, unit, hedge,
                  said.share, said.digits)  # fmt: skip


def _opened(text: str, one: Figure, done: int) -> Figure:
    """The figure with the sign of a currency before it."""
    match = _patterns()["currency"].search(text[max(done, one.start - SIGN) : one.start])
    if match is None:
        return one
    start = one.start - len(match.group())
    return replace(one, start=start, first=start, unit=units("before")[match["form"].lower()])


def _second(text: str, one: Figure, stop: int) -> Figure | None:
    """The end of a range that begins with a figure: 10 to 20, 20-30, between $5 and $10."""
    before = text[max(0, one.start - BACK) : one.start]
    between = BETWEEN.search(before)
    link = _patterns()["and" if between else "link"].match(text, one.end, stop)
    if link is None or (FROM.search(before) and link["word"] == "to") or one.value is None:
        return None
    sign = _patterns()["opening"].match(text, link.end(), stop)
    start = sign.end() if sign else link.end()
    other = _number(text, start, stop)
    if other is None or other.value is None or other.value <= one.value * _scale(text, one, other):
        return None
    if sign:
        other = replace(other, unit=units("before")[sign["form"].lower()])
    opened = one.start < one.origin and other.unit is None
    if one.unit in (None, other.unit) or opened:
        return other  # "5 to 10%", "5% to 10%", "$5 to 10 million"
    return None


def _scale(text: str, one: Figure, other: Figure) -> float:
    """What the first number of a range is to be multiplied by: 10 to 20 million."""
    scales = [_patterns()["scale"].search(text, part.origin, part.until) for part in (one, other)]
    low, high = one.value or 0.0, other.value or 0.0
    if scales[0] or not scales[1] or low >= SHARED_SCALE:
        return 1.0
    size = words("scale", "letter")[scales[1].group().lower()]
    return size if size >= SHARED_SCALE and low * size < high else 1.0


def _ranged(text: str, one: Figure, other: Figure) -> Figure:
    low = (one.value or 0.0) * _scale(text, one, other)
    unit = other.unit or one.unit
    return replace(_up_to(one, other), value=None, low=low, high=other.value, unit=unit,
                   hedge="about", ranged=True)  # fmt: skip


def _up_to(one: Figure, other: Figure) -> Figure:
    """One figure that reaches to the end of another."""
    return replace(one, end=other.end, last=other.end, until=other.until)


def _share(text: str, one: Figure, stop: int) -> Figure:
    """One in five, three out of four: a share."""
    link = OUT_OF.match(text, one.end, stop)
    other = _number(text, link.end(), stop) if link else None
    if other is None or one.value is None or not other.value or other.unit:
        return one
    whole = other.value >= 2 and one.value.is_integer() and other.value.is_integer()
    if not whole or not 1 <= one.value < other.value or (one.digits and not other.digits):
        return one
    value = one.value / other.value
    return replace(_up_to(one, other), value=value, low=value, high=value, unit="share",
                   share=True)  # fmt: skip


def _percent(text: str, one: Figure, stop: int) -> Figure:
    """The first of two percentages that share the word: 50.1 to 42.9 percent."""
    link = None if one.unit else _patterns()["link"].match(text, one.end, stop)
    other = _number(text, link.end(), stop) if link and link["word"] == "to" else None
    return replace(one, unit=other.unit) if other and other.unit == "%" else one


def _aged(text: str, one: Figure) -> Figure:
    """The figure as an age, where it is one: 47-year-old, aged 47."""
    old = IS_OLD.match(text, one.end)
    if old:
        return replace(one, end=old.end(), last=old.end(), unit=AGE)
    before = AGED.search(text[max(0, one.start - BACK) : one.start])
    after = YEARS_LONG.match(text, one.end)
    if before is None or after is None or one.unit not in (None, "share"):
        return one
    return replace(one, end=after.end(), last=after.end(), unit=AGE)
