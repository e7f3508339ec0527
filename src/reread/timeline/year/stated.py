"""Dates that a page states about itself: in its address, file name, dateline and furniture.

A dateline is a date with its year where pages have theirs: in a line of its own, after a byline, at
the head of the lead ("LONDON, March 3, 2025 (Coast Wire) -"), or stamped with weekday, clock and
zone. A date in a sentence is what the sentence tells of, and a date among others that head entries
is an entry's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from ...article import Article
from ...tables import ASIDE
from .datelines import BARE, ENDS, HISTORY, OCCASION, is_dateline
from .stamps import Stamp, day_of, days_of_month, stamps

_NAMED = "(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_CENTURY = r"(?P<year>(?:18|19|20)\d\d)"
# A day in an address or a file's name: /2025/08/20/, 2025-08-20, 20250820, /2025/aug/20/; or day
# first, 20-08-2025, never read where the day could be a month.
ADDRESS_DAYS = (
    re.compile(rf"(?<!\d){_CENTURY}(?P<mark>[-_./]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"),
    re.compile(rf"(?<!\d){_CENTURY}[-_./]{_NAMED}[-_./](?P<day>\d\d?)(?!\d)", re.I),
    re.compile(rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])[-_.](?P<month>\d\d?)[-_.]{_CENTURY}(?!\d)"),
)
# The month alone: /2025/08/, 2025-08.
ADDRESS_MONTH = re.compile(rf"(?<![\d-]){_CENTURY}[-_/](?P<month>\d\d)(?![\d-])")
PICTURED = ("caption", "pullquote")  # kinds of blocks whose dates are not the page's
COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\n\d]{0,20}(?P<year>\d{4})\b", re.I)

SENTENCE_END = ".!?…:\"”’'"  # with which prose ends, and a name or a kicker does not
OPENING = 400  # characters of a block in which its date is looked for
HEAD = 8  # blocks from the top, and
LEADS = 3  # paragraphs among them, where a page has its date: captions can come before the lead
CUE_REACH = 80  # characters before a date in which its label stands
# Whether the day is that of publication, or of a later change.
_TO_DATE = (
    r"(?i: date)?(?:[ :,]*(?:(?i:on|at)|(?i:by) [^|\n]{2,60}?|in [A-Z][^|\n]{1,30}?))?[ :,|–—-]*$"
)
SELF = re.compile(r"(?i:this (?:article|story|post|piece|column) (?:was|has been) )")
PUBLISHED = re.compile(
    rf"(?:^|[|·•–—.(\n-] ?)(?:{SELF.pattern})?(?i:(?:first |originally |article |date )*"
    rf"(?:publish(?:ed)?|posted|filed|released|issued|publication|pub|date|dated"
    rf"|for immediate release)){_TO_DATE}"
)
CHANGED = re.compile(
    r"\b(?i:updated|modified|revised|edited|changed|reviewed|accessed|retrieved|archived)"
    + _TO_DATE
)
BY_READER = re.compile(r"\bposted by\b", re.I)  # who comments; a writer's line says "by" or "from"

# How far each place is to be believed, the surest first. Of 357 datelines of news that name their
# year all were right; a labelled date and one in an address are taken to be as sure; the others are
# own judgement. A day of change is that of publication or later; a copyright line has the year in
# which the page was made up, or that of a whole site.
TRUST = {"address": 0.98, "labelled": 0.98, "dateline": 0.98, "address's month": 0.85,
         "file": 0.8, "file's month": 0.75, "furniture": 0.6, "changed": 0.6,
         "copyright": 0.4}  # fmt: skip
RANKS = tuple(TRUST)
WHERE = {"address": "the article's address", "address's month": "the article's address",
         "labelled": "a labelled date of the page", "dateline": "the dateline",
         "file": "the file's name", "file's month": "the file's name", "furniture": "the furniture",
         "changed": "a date of change of the page", "copyright": "a copyright line"}  # fmt: skip


class Stated(NamedTuple):
    """What the page states: first and last day, where it stands, its span there, its clock."""

    first: dt.date
    last: dt.date
    place: str
    span: tuple[int, int] | None
    clock: str = ""


def stated(article: Article, blocks: pd.DataFrame) -> list[Stated]:
    """The days that the page states about itself, most trusted first."""
    found = [*_in_name(article.url, "address"), *_in_name(article.file, "file")]
    found += _in_text(article.text, blocks)
    return sorted(found, key=lambda one: RANKS.index(one.place))


def _in_name(name: str | None, place: str) -> Iterator[Stated]:
    """The days in an address or a file's name; where it has none, its months."""
    matches = (match for shape in ADDRESS_DAYS for match in shape.finditer(name or ""))
    days = [day for match in matches if (day := day_of(*match.group("year", "month", "day")))]
    for day in days:
        yield Stated(day, day, place, None)
    for match in () if days else ADDRESS_MONTH.finditer(name or ""):
        if month := days_of_month(*match.group("year", "month")):
            yield Stated(*month, f"{place}'s month", None)


def _in_text(text: str, blocks: pd.DataFrame) -> Iterator[Stated]:
    spans = [*zip(blocks["start"], blocks["end"], blocks["kind"], strict=True)]
    entries = _heads_entries(text, spans)
    leads, tail, history = 0, [], False
    for place, (start, end, kind) in enumerate(spans):
        in_head = place < HEAD and leads < LEADS
        history |= in_head and bool(HISTORY.search(text, start, end))
        if kind in PICTURED:
            continue
        of_page = kind in ASIDE or bool(SELF.match(text, start))
        if of_page or (kind == "dateline" and not in_head):
            told = [*_in_furniture(text, start, end)]
            tail += [] if in_head else [one for one in told if one.place == "labelled"]
            yield from (one for one in told if in_head or one.place != "labelled")
        elif in_head:
            told = [*_in_head(text, start, min(end, start + OPENING), leads > 0, entries)]
            yield from (one for one in told if not (history and one.place == "dateline"))
            leads += kind == "paragraph" and not told and text[end - 1] in SENTENCE_END
    if len({one.first for one in tail}) == 1:  # else they are other stories'
        yield tail[0]


def _heads_entries(text: str, spans: list[tuple[int, int, str]]) -> bool:
    """Whether blocks begin with dates that differ, as a chronology's do."""
    days = {
        found[0].day
        for start, end, kind in spans
        if kind not in ASIDE
        and (found := stamps(text, start, min(end, start + 40)))
        and BARE.fullmatch(text, start, found[0].start)
    }
    return len(days) > 1


def _in_furniture(text: str, start: int, end: int) -> Iterator[Stated]:
    for stamp in stamps(text, start, end):
        before = text[max(start, stamp.start - CUE_REACH) : stamp.start]
        if CHANGED.search(before):
            place = "changed"
        else:
            own = PUBLISHED.search(before) and not BY_READER.search(before)
            place = "labelled" if own else "furniture"
        yield _of(stamp, place)
    for match in COPYRIGHT.finditer(text, start, end):
        if int(match["year"]):
            first, last = (dt.date(int(match["year"]), *day) for day in ((1, 1), (12, 31)))
            yield Stated(first, last, "copyright", match.span())


def _in_head(text: str, start: int, end: int, later: bool, entries: bool) -> Iterator[Stated]:
    """The dates of a block of the head that are the page's own; `later`: a paragraph came before,
    so that a bare date can be a reader's."""
    for stamp in stamps(text, start, end):
        before, after = text[start : stamp.start], text[stamp.end : end]
        near = before[-CUE_REACH:]
        if CHANGED.search(near):
            yield _of(stamp, "changed")
        elif OCCASION.match(text, stamp.end):
            continue
        elif PUBLISHED.search(near):
            whole = ENDS.match(after) or after[:1] == "." or stamp.clock
            if whole and not (later and BY_READER.search(near)):
                yield _of(stamp, "labelled")
        elif not (later and BARE.fullmatch(before + after)) and is_dateline(
            stamp, before, after, entries=entries, opens=not later
        ):
            yield _of(stamp, "dateline")


def _of(stamp: Stamp, place: str) -> Stated:
    return Stated(stamp.day, stamp.day, place, (stamp.start, stamp.end), stamp.clock)
