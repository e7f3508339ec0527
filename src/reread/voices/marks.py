"""Quotation marks: which stretches of a block stand between a pair of them.

A mark is known by its shape where it has a side (“ ”, ‘ ’, « »), else by its neighbours. Inside a
quotation, marks of another kind belong to what is quoted. A mark that a page left escaped
(&quot;, &ldquo;) is one; its characters stay those of the text.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

DOUBLED = ("''", "``")  # two characters, one mark
MARKS = frozenset("\"“”„‟«»‘’‚‛'`")
# Escaped marks of web pages, and what they stand for
ESCAPED = {
    "&quot;": '"', "&#34;": '"', "&#034;": '"', "&ldquo;": "“", "&rdquo;": "”", "&#8220;": "“",
    "&#8221;": "”", "&laquo;": "«", "&raquo;": "»", "&bdquo;": "„", "&lsquo;": "‘",
    "&rsquo;": "’", "&#8216;": "‘", "&#8217;": "’", "&#39;": "'", "&#039;": "'", "&apos;": "'",
}  # fmt: skip
# A class comes first, which `re` looks for fastest; then the second half of '' and ``
MARK = re.compile(
    "[\"“”„‟«»‘’‚‛'`&](?:(?<=')'|(?<=`)`|(?<=&)(?:"
    + "|".join(name[1:] for name in ESCAPED)
    + ")|(?<![`&]))"
)
OPENING = frozenset(["“", "„", "‟", "«", "‘", "‚", "‛", "``"])
CLOSING = frozenset(["”", "»", "’"])
SINGLE = frozenset("‘’‚‛'")
# What an opening mark may follow, besides space.
BEFORE = frozenset("([{-–—/:\"“„«‘'…")
# Words that begin with an apostrophe, not with a quotation: 'em, 'til, '90s.
ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|\d\ds?)\b", re.I)


def is_marked(text: str, at: int) -> bool:
    """Whether a quotation mark stands at a place."""
    return MARK.match(text, at) is not None


def without_marks(text: str, start: int, end: int, closed: bool) -> tuple[int, int]:
    """A quotation without its outer marks and the space beside them; a last mark that closes
    nothing stays."""
    if mark := MARK.match(text, start, end):
        start = mark.end()
    if closed:
        end -= _last_mark(text, end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _last_mark(text: str, end: int) -> int:
    """The length of the quotation mark that ends at a place, 0 where there is none."""
    if text.endswith(DOUBLED, 0, end):
        return 2
    if text[end - 1] in MARKS:
        return 1
    escaped = (len(name) for name in ESCAPED if text.endswith(name, 0, end))
    return next(escaped, 0)


LINE = re.compile(r"[^\n]+")
# Reporting words after a quotation whose end mark lacks: "“It will fall, said Tolland."
REPORTED = re.compile(
    r"(?<=[,?!…])\s+(?=(?:(?:he|she|they|[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}) )?"
    r"(?:said|says|added|told|asked|wrote)\b)"
)


class Quotation(NamedTuple):
    """A stretch in quotation marks, marks included; not `closed` where the end mark lacks."""

    start: int
    end: int
    closed: bool


@functools.lru_cache(maxsize=64)  # an audit asks at each sentence of a text
def between_marks(text: str) -> tuple[tuple[int, int], ...]:
    """What stands between quotation marks in each line of a text, without the marks; nothing where
    the end mark lacks."""
    found = [quotation for line in LINE.finditer(text) if MARK.search(text, *line.span())
             for quotation in quotations(text, *line.span()) if quotation.closed]  # fmt: skip
    return tuple(without_marks(text, start, end, True) for start, end, _ in found)


class Mark(NamedTuple):
    """A quotation mark, or an apostrophe: its place and which sides it can be."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    low: bool  # „: any mark of another shape closes it, as in „Nein“


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of one block, in order."""
    marks = [_mark(text, match, start, end) for match in MARK.finditer(text, start, end)]
    double = [mark for mark in marks if not mark.single]
    pairs = {m.start: partner for m, partner in _nested(double) or _flat(double)}
    pairs |= _single_pairs(text, [mark for mark in marks if mark.single])
    return _outermost(text, marks, pairs, end)


def _mark(text: str, match: re.Match[str], start: int, end: int) -> Mark:
    shape, first, last = match.group(), match.start(), match.end()
    shape = ESCAPED.get(shape, shape)
    before = text[first - 1] if first > start else " "
    after = text[last] if last < end else " "
    leads = (before.isspace() or before in BEFORE) and not after.isspace()
    opens = shape in OPENING or (shape not in CLOSING and leads)
    closes = shape in CLOSING or (shape not in OPENING and not before.isspace())
    if shape in SINGLE:
        opens = opens and leads and not ELIDED.match(text, last)
        closes = closes and not before.isspace() and not after.isalnum()
    return Mark(first, last, shape in SINGLE, opens, closes, shape == "„")


def _nested(marks: list[Mark]) -> list[tuple[Mark, int]] | None:
    """Each opening mark with the end of its closing one, if every mark has a partner."""
    pairs: list[tuple[Mark, int]] = []
    pending: list[Mark] = []
    for mark in marks:
        if pending and (mark.closes or (pending[-1].low and not mark.low)):
            pairs.append((pending.pop(), mark.end))
        elif mark.opens:
            pending.append(mark)
    return None if pending else pairs


def _flat(marks: list[Mark]) -> list[tuple[Mark, int]]:
    """Each opening mark with the end of the next closing one: a mark is missing somewhere."""
    pairs, pending = [], None
    for mark in marks:
        if pending and (mark.closes or (pending.low and not mark.low)):
            pairs.append((pending, mark.end))
            pending = None
        elif mark.opens and not pending:
            pending = mark
    return pairs


def _single_pairs(text: str, marks: list[Mark]) -> dict[int, int]:
    """Start of each single opening mark to the end of its partner; apostrophes have none."""
    pairs, partner, following = {}, None, None
    for mark in reversed(marks):
        if mark.opens and partner:
            pairs[mark.start] = partner
        if mark.closes and not _possessive(text, mark, following):
            partner = mark.end
        elif mark.opens:
            partner = None
        following = mark
    return pairs


def _possessive(text: str, mark: Mark, following: Mark | None) -> bool:
    """Whether the mark is rather the apostrophe of "the workers’ rights": another could close."""
    if following is None or not following.closes or following.opens:
        return False
    return text[mark.start - 1] in "sS" and text[mark.end : mark.end + 2].strip().isalpha()


def _outermost(text: str, marks: list[Mark], pairs: dict[int, int], end: int) -> list[Quotation]:
    found: list[Quotation] = []
    position = -1
    for mark in marks:
        if mark.start < position:
            continue
        if mark.start in pairs:
            position = pairs[mark.start]
            found.append(Quotation(mark.start, position, True))
        elif mark.opens and not mark.single:
            cut = REPORTED.search(text, mark.end, end)
            found.append(Quotation(mark.start, cut.start() if cut else end, False))
            break
    return found
