"""Dates that a page states about itself: in its address, its dateline and its furniture."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from ..article import Article

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})\b"
DATES = (
    re.compile(rf"\b{_MONTH} {{1,2}}{_DAY},? {{1,2}}{_YEAR}", re.I),
    re.compile(rf"\b{_DAY} {{1,2}}{_MONTH},? {{1,2}}{_YEAR}", re.I),
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)"),
)
URL_DATE = re.compile(r"/(?P<year>\d{4})[-/]?(?P<month>\d\d)[-/]?(?P<day>\d\d)(?!\d)")
SAYS_SO = re.compile(r"\b(?:published|posted|updated|filed|released|date)\b", re.I)
CUE_REACH = 40  # characters before a date in which such a word stands
OPENING = 60  # characters of a first paragraph in which a date is its dateline
# How far each place is to be believed; own judgement, kept below "published is given" = 1.
TRUST = {"address": 0.95, "dateline": 0.9, "labelled": 0.9, "furniture": 0.6}


class Stated(NamedTuple):
    """A day that the page states: the day, where it stands, its span (None in the address)."""

    day: dt.date
    place: str
    span: tuple[int, int] | None


def stated(article: Article, blocks: pd.DataFrame) -> list[Stated]:
    """The days that the page states about itself, most trusted first."""
    found = [Stated(day, "address", None) for day, _ in _days(article.url or "", (URL_DATE,))]
    body = False
    for start, end, kind in zip(blocks["start"], blocks["end"], blocks["kind"], strict=True):
        if kind == "paragraph" and not body:
            body = True
            found += _in_block(article.text, start, min(end, start + OPENING), "dateline")
        elif kind in ("dateline", "byline"):
            found += _in_block(article.text, start, end, "dateline")
        elif kind == "boilerplate":
            found += _in_block(article.text, start, end, "furniture")
    return sorted(found, key=lambda one: -TRUST[one.place])


def _in_block(text: str, start: int, end: int, place: str) -> Iterator[Stated]:
    for day, (low, high) in _days(text[start:end], DATES):
        labelled = SAYS_SO.search(text[max(start, start + low - CUE_REACH) : start + low])
        where = "labelled" if labelled and place == "furniture" else place
        yield Stated(day, where, (start + low, start + high))


def _days(
    text: str, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[dt.date, tuple[int, int]]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
            try:
                yield dt.date(int(match["year"]), number, int(match["day"])), match.span()
            except ValueError:  # 31 June
                continue
