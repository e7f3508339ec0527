"""Numbers that belong to their time: "the Dow Jones industrial average … 2,659.22" is of 1989.

`timeline/data/levels.tsv` has the lowest and highest value of each series in each year; SERIES says
how news writes the series and its numbers.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ...files import word_data

_INDEX = (  # points of an index, and no change of points: "at 2,645.08", "to 970.12"
    r"[^\n]{0,90}?(?:(?<=to )|(?<=at )|(?<=of )|(?<=above )|(?<=below )|(?=\d+,))"
    r"(?<![\d,.])(?P<number>\d{1,2},\d{3}(?:\.\d+)?|\d{3,5}(?:\.\d+)?)(?![\d,])"
)
_RATE = (
    r"[^\n.]{0,60}?(?P<number>\d{1,2}(?:\.\d+)?)(?P<part>[ -]\d/\d\d?)?(?: ?%| ?percent| per ?cent)"
)
_OZ = r"[^\n]{0,90}?\$ ?(?P<number>\d?,?\d{3}(?:\.\d+)?) (?:an|per|a troy|a fine) ounce"
_DOLLAR = r"\b[Dd]ollar[^\n]{0,140}?"
_BARREL = r"[^\n]{0,90}?\$ ?(?P<number>\d{1,3}(?:\.\d+)?) (?:a|per) barrel"
_BOND = r"\b30-year (?:Treasury |government )?bonds?\b"
_FIXED = r"\b30-year,? fixed(?:-rate)?[^\n.]{0,20}?"
_WAGE = r"[^\n]{0,60}?\$(?P<number>\d{1,2}\.\d\d)\b"
# Series of levels.tsv, and how news writes it with its number. Bounded stretches only.
SERIES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("Dow Jones industrial average", r"\bDow(?: Jones)?(?: [Ii]ndustrials?)?" + _INDEX),
        ("S&P 500", r"\b(?:Standard & Poor's|S ?& ?P) 500" + _INDEX),
        ("Nasdaq composite", r"\b(?:Nasdaq|NASDAQ) [Cc]omposite" + _INDEX),
        ("Nikkei 225", r"\bNikkei" + _INDEX),
        ("FTSE 100", r"\b(?:FTSE|FT-SE|Financial Times(?:-Stock Exchange)?) 100" + _INDEX),
        ("DAX", r"\bDAX" + _INDEX),
        ("Hang Seng", r"\bHang Seng" + _INDEX),
        ("yen per dollar", _DOLLAR + r"(?P<number>\d{2,3}\.\d\d?) (?:Japanese )?yen\b"),
        ("marks per dollar", _DOLLAR + r"(?P<number>\d\.\d{2,4}) (?:\w+ )?marks\b"),
        ("francs per dollar", _DOLLAR + r"(?P<number>\d\.\d{2,4}) French francs\b"),
        ("dollars per pound", r"\b(?:pound|sterling)[^\n]{0,60}?\$(?P<number>\d\.\d{2,4})\b"),
        ("dollars per euro", r"\beuro\b[^\n]{0,60}?\$(?P<number>\d\.\d{2,4})\b"),
        ("gold", r"\b[Gg]old\b" + _OZ),
        ("crude oil", r"\b(?:[Cc]rude|[Oo]il)\b" + _BARREL),
        ("prime rate", r"\b[Pp]rime (?:lending )?rate" + _RATE),
        ("federal funds rate", r"\b[Ff]ed(?:eral)?[ -][Ff]unds? (?:target )?rate" + _RATE),
        ("30-year Treasury yield", _BOND + r"[^\n.]{0,60}? yield" + _RATE),
        ("30-year mortgage rate", _FIXED + r" (?:mortgage|loan)s?" + _RATE),
        ("US unemployment rate", r"\b[Uu]nemployment rate" + _RATE),
        ("US federal minimum wage", r"\b[Mm]inimum wage\b" + _WAGE),
        ("bitcoin", r"\b[Bb]itcoin\b[^\n]{0,60}?\$(?P<number>\d{1,3}(?:,\d{3})+|\d{2,6})\b"),
    )
)  # fmt: skip


class Level(NamedTuple):
    """A number of a series met in a text: its span, the series, its value."""

    start: int
    end: int
    series: str
    value: float


def levels(text: str) -> Iterator[Level]:
    """The numbers of known series that stand in a text, the first of each series."""
    for series, pattern in SERIES:
        match = pattern.search(text) if series in known() else None
        if match:
            value = float(match["number"].replace(",", "")) + _part(match)
            if value > 0:
                yield Level(match.start("number"), match.end("number"), series, value)


def _part(match: re.Match[str]) -> float:
    """The fraction after a whole number: "10 1/2"."""
    part = match.groupdict().get("part")
    if not part:
        return 0.0
    above, below = part[1:].split("/")
    return int(above) / int(below) if int(below) else 0.0


@functools.cache
def known() -> dict[str, dict[int, tuple[float, float]]]:
    """Lowest and highest value of each series by year."""
    found: dict[str, dict[int, tuple[float, float]]] = defaultdict(dict)
    for row in word_data("reread.timeline", "levels"):
        found[row["series"]][int(row["year"])] = (float(row["low"]), float(row["high"]))
    return dict(found)
