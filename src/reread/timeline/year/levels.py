"""Numbers of known series: a price of oil, an index, a rate that stood so in some years only."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ...files import word_data

# How the numbers of price_series.tsv are written.
NUMBERS = {
    # points of an index, and no change of points: "at 2,645.08", "to 970.12"
    "index": r"[^\n]{0,90}?(?:(?<=to )|(?<=at )|(?<=of )|(?<=above )|(?<=below )|(?=\d+,))"
    r"(?<![\d,.])(?P<number>\d{1,2},\d{3}(?:\.\d+)?|\d{3,5}(?:\.\d+)?)(?![\d,])",
    "rate": r"[^\n.]{0,60}?(?P<number>\d{1,2}(?:\.\d+)?)(?P<part>[ -]\d/\d\d?)?"
    r"(?: ?%| ?percent| per ?cent)",
    "ounce": r"[^\n]{0,90}?\$ ?(?P<number>\d?,?\d{3}(?:\.\d+)?) (?:an|per|a troy|a fine) ounce",
    "barrel": r"[^\n]{0,90}?\$ ?(?P<number>\d{1,3}(?:\.\d+)?) (?:a|per) barrel",
}


@functools.cache
def series() -> Mapping[str, re.Pattern[str]]:
    """How news writes each series with its number."""
    rows = word_data("reread.timeline", "price_series")
    return {row["series"]: re.compile(row["named"] + NUMBERS.get(row["number"], row["number"]))
            for row in rows}  # fmt: skip


@functools.cache
def known() -> Mapping[str, Mapping[int, tuple[float, float]]]:
    """Lowest and highest value of each series by year."""
    found: dict[str, dict[int, tuple[float, float]]] = defaultdict(dict)
    for row in word_data("reread.timeline", "levels"):
        found[row["series"]][int(row["year"])] = (float(row["low"]), float(row["high"]))
    return dict(found)


def levels(text: str) -> Iterator[tuple[int, int, str, float]]:
    """The first number of each known series in a text: its span, the series, its value.

    "The Dow Jones industrial average … 2,659.22" is of 1989.
    """
    for name, pattern in series().items():
        match = pattern.search(text)
        if match is None or name not in known():
            continue
        value = float(match["number"].replace(",", ""))
        if part := match.groupdict().get("part"):  # "10 1/2"
            above, below = map(int, part[1:].split("/"))
            value += above / below if below else 0
        if value > 0:
            yield *match.span("number"), name, value
