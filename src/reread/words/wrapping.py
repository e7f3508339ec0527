"""Hard-wrapped lines: which belong to one paragraph, and what a line break in it stands for.

Lines are wrapped by hand, by mail programs and by whatever takes text out of a PDF. Where they are
is told by breaks in the middle of a sentence, line by line: how wide the lines around are, whether
the next word would have fitted, how a line ends and how the next begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from . import hyphens

Span = tuple[int, int]

# Unicode's white space, and the marks of byte order and zero width that str.strip leaves
OUTER = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b"
)
CLOSERS = "\"'”’»)]"
OPENERS = "\"'“‘«(["
DASHES = "–—"
SENTENCE_ENDS = ".!?…:"
QUOTED = re.compile(r"(?:>[ \xa0]?)+")  # the marks of a quoted mail
_QUOTED_LINE = re.compile(r"^[ \t]*>", re.MULTILINE)
BULLETS = "*•‣▪●◦"
ITEM = re.compile(
    rf"[-{BULLETS}–—] |\(?(?:\d{{1,2}}|[a-z])[.)] (?=[\"'“‘(]?[A-Z])"
)  # a list's item
PAGE = re.compile(r"(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?|[Pp]age \d{1,3}(?: of \d{1,3})?")  # its number
LABELLED = re.compile(r"[A-Z][\w.’' -]{0,30}: ?\S")  # a mail's header, a speaker in an interview
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# Words after which no paragraph ends, whatever the next line begins with
OPEN_END = re.compile(
    r"(?:,|\b(?:the|an?|of|to|in|on|at|for|and|or|but|with|by|from|as|that|which|who|his|her|its"
    r"|their|is|are|was|were|has|have|had|be|been|will|would|than|into))$"
)
SENTENCE = re.compile(r"[^\W_]{2}[.!?][\"'”’)]* [\"'“‘(]?[A-Z]")  # one ends, the next begins
HEAD = 4  # lines from the top in which a headline stands
LEAST_CAPITALS = 3  # words of a line in capitals that a headline goes on after
REACH = 8  # characters that the longest of these words takes
WIDEST_WRAP = 120  # characters; text is wrapped by hand or mail programs at 60 to 100
NARROWEST = 24  # characters; a newspaper's column has 25 to 40
SURE_WIDTH = 40  # characters of a line from which on a single cut sentence proves wrapping
LONGEST_FITTED = 20  # characters; a longer word is an address, which is wrapped by its own rules
STRICT = 0.9  # of cut sentences' lines end where the next word would not have fitted
NEARLY = 0.8  # of the width; where wrapping is strict, a shorter line ends by itself
STOPPED = 0.6  # of the width; a sentence's end before it is a paragraph's
STUMP = 0.35  # of the width; a shorter line ends by itself, as a list's items do
CUT_SHARE = 0.1  # of line breaks lie within a sentence, at least, where lines are wrapped
LISTED_SHARE = 0.05  # of lines begin with a dash or a number by chance, at most
SPACED_SHARE = 0.3  # of breaks with a blank line lie within a sentence in double-spaced text
LEAST_SPACED = 3  # such breaks: fewer prove nothing
LEAST_MARKED = 2  # lines that begin with white space or a mark of quoted mail, where it tells
RAGGED_ENDS = 3  # times as many paragraphs end with a line that could be full, where ragged


class Line(NamedTuple):
    """A line of the text that is not blank."""

    start: int  # first character that is neither white space nor a mark of quoted mail
    end: int
    indent: int  # characters of white space before it
    depth: int  # marks of quoted mail before it
    gap: int  # blank lines before it

    @property
    def edge(self) -> int:
        """Where it ends on the page, in characters from the margin."""
        return self.indent + self.end - self.start


class Measure(NamedTuple):
    """How the lines of a stretch are wrapped, by those that end within a sentence."""

    width: int  # right edge of the widest
    least: int  # right edge of all but the shortest fiftieth
    strict: bool  # whether a line ends only where the next word would not have fitted
    marked: bool  # whether blank lines or white space before a line tell paragraphs
    whole: bool  # whether a sentence that ends with a full line is seldom a paragraph's last
    listed: bool  # whether marks of a list's items begin more lines than by chance
    margin: int | None  # white space before lines that go on, where others have more


def lines(text: str) -> Iterator[Span]:
    """Each line without outer white space; a blank line is an empty span."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield inner(line, at)
        at += len(line)


def inner(line: str, at: int) -> Span:
    """The span of a line without outer white space, where it begins at a character."""
    bare = line.lstrip(OUTER)
    start = at + len(line) - len(bare)
    return start, start + len(bare.rstrip(OUTER))


def paragraphs(text: str, at: int = 0) -> Iterator[Span]:
    """Spans of the paragraphs from a character on: a line each, except where lines are wrapped."""
    count, joined = 0, list[Line]()
    for stretch in _stretches(text, at):
        measure = _measure(text, stretch)
        for number, line in enumerate(stretch):
            if number and _is_passed(text, joined[-1], stretch[number : number + 2], measure):
                continue
            goes_on = number > 0 and _is_joined(text, joined[-1], line, measure)
            if joined and not goes_on and not (count < HEAD and _is_title(text, joined[-1], line)):
                yield joined[0].start, joined[-1].end
                joined = []
            joined.append(line)
            count += 1
    if joined:
        yield joined[0].start, joined[-1].end


def _stretches(text: str, at: int) -> Iterator[list[Line]]:
    """Lines in succession that can be of one wrapping: none too wide, all quoted alike."""

    marked = len(list(islice(_QUOTED_LINE.finditer(text, at), LEAST_MARKED)))
    quoted = marked == LEAST_MARKED or (marked == 1 and "\n" not in text[at:].strip())

    def place(line: Line) -> tuple[int, bool]:
        """What lines in succession of one wrapping have in common: how deeply quoted, how wide."""
        wide = line.end - line.start > WIDEST_WRAP
        return line.depth, wide and not ADDRESS.fullmatch(text, line.start, line.end)

    for (_, wide), group in groupby(numbered(text, at, len(text), quoted), place):
        stretch = list(group)
        yield from ([line] for line in stretch) if wide else [_unspaced(text, stretch)]


def numbered(text: str, at: int, limit: int, quoted: bool) -> Iterator[Line]:
    """The lines between two characters; a ``>`` before them is a mark only in quoted mail."""
    gap = 0
    for line in text[at:limit].splitlines(keepends=True):
        start, end = inner(line, at)
        indent, depth = start - at, 0
        if quoted and (marks := QUOTED.match(text, start, end)):
            depth, begin = marks.group().count(">"), marks.end()
            start, _ = inner(text[begin:end], begin)
            indent = start - begin
        if start < end:
            yield Line(start, end, indent, depth, gap)
        gap = 0 if start < end else gap + 1
        at += len(line)


def _unspaced(text: str, stretch: list[Line]) -> list[Line]:
    """The lines, without the blank line after each where they are double-spaced."""
    apart = [(a, b) for a, b in pairwise(stretch) if b.gap == 1]
    within = sum(_is_within(text, a, b) for a, b in apart)
    tight = sum(not b.gap for _, b in pairwise(stretch))
    if within < max(LEAST_SPACED, SPACED_SHARE * len(apart)) or tight > CUT_SHARE * len(stretch):
        return stretch
    return [line._replace(gap=max(0, line.gap - 1)) for line in stretch]


def _is_within(text: str, a: Line, b: Line) -> bool:
    """Whether a line ends within a sentence, or a word, that the next goes on with."""
    last = text[max(a.start, a.end - 3) : a.end].rstrip(CLOSERS)[-1:]
    if last in hyphens.HYPHENS and text[a.end - 2].isalpha() and text[b.start].isalpha():
        return True
    first = text[b.start : b.start + 3].lstrip(OPENERS)[:1]
    is_item = ITEM.match(text, b.start, b.end) or ADDRESS.match(text, b.start, b.end)
    return last not in SENTENCE_ENDS and first.islower() and not is_item


def _reach(text: str, a: Line, b: Line) -> int:
    """The right edge that a line would have with the next line's first word."""
    word = text[b.start : min(b.end, b.start + LONGEST_FITTED)].split(maxsplit=1)[0]
    return a.edge + 1 + len(word)


def _measure(text: str, stretch: Sequence[Line]) -> Measure | None:
    """How lines are wrapped; None where they are not."""
    tight = [(a, b) for a, b in pairwise(stretch) if not b.gap]
    cut = _cut_sentences(text, tight)
    if not cut:
        return None
    edges = sorted(a.edge for a, _ in cut)
    for width in (edges[-1], edges[len(edges) * 31 // 32]):
        strict = sum(_reach(text, *pair) > width for pair in cut) >= STRICT * len(cut)
        if strict:
            break
    margin = Counter(b.indent for _, b in cut).most_common(1)[0][0]
    indented = sum(line.indent > margin for line in stretch) >= LEAST_MARKED
    ends = [(a, b) for a, b in tight if _is_ended(text, a)]
    stopped = sum(a.edge < STOPPED * width for a, _ in ends)
    marked = indented or sum(b.gap > 0 for _, b in pairwise(stretch)) > 2 * stopped
    last = sum(_reach(text, *pair) <= width for pair in ends) if strict else RAGGED_ENDS * stopped
    inside = sum(1 for _ in SENTENCE.finditer(text, stretch[0].start, stretch[-1].end))
    least = edges[len(edges) // 50]
    whole = marked or inside > last
    items = sum(bool(ITEM.match(text, one.start, one.end)) for one in stretch)
    listed = items > max(1, LISTED_SHARE * len(stretch))
    return Measure(width, least, strict, marked, whole, listed, margin if indented else None)


def _cut_sentences(text: str, tight: Sequence[tuple[Line, Line]]) -> list[tuple[Line, Line]]:
    """Lines that end within a sentence; none where these are too few or too narrow."""
    found = [(a, b) for a, b in tight if _is_within(text, a, b)]
    cut = [(a, b) for a, b in found if not ADDRESS.match(text, a.start)]
    widest = max((a.edge for a, _ in cut), default=0)
    cut = [(a, b) for a, b in cut if a.edge >= STUMP * widest]
    few = len(found) < CUT_SHARE * len(tight) or len(cut) < len(found) / 2
    narrow = widest < (NARROWEST if len(cut) > 1 else SURE_WIDTH)
    return [] if few or narrow else cut


def _is_ended(text: str, line: Line) -> bool:
    last = text[max(line.start, line.end - 3) : line.end].rstrip(CLOSERS)[-1:]
    return last in SENTENCE_ENDS


def _is_joined(text: str, a: Line, b: Line, measure: Measure | None) -> bool:
    """Whether two lines in succession are of one paragraph."""
    if measure is None:
        return False
    within, full = _is_within(text, a, b), _reach(text, a, b) > measure.width
    if b.gap:  # a paragraph over two pages
        return within and full and a.edge >= SURE_WIDTH
    if within or OPEN_END.search(text, max(a.start, a.end - REACH), a.end):
        near = NEARLY * measure.width if measure.strict else STUMP * measure.width
        return full or _reach(text, a, b) >= near
    if not measure.strict:
        full = a.edge >= measure.least
    if _begins(text, a, b, measure) and not (full and _is_chance(text, a, b, measure)):
        return False
    if _is_ended(text, a):
        return full and (measure.whole or text[b.start].islower())
    return full or (measure.marked and _reach(text, a, b) >= NEARLY * measure.width)


def _is_passed(text: str, a: Line, ahead: Sequence[Line], measure: Measure | None) -> bool:
    """Whether the first of two lines is a page's number over which a sentence goes on."""
    return is_page(text, ahead) and _is_joined(text, a, ahead[1]._replace(gap=1), measure)


def is_page(text: str, ahead: Sequence[Line]) -> bool:
    """Whether the first of two lines has nothing but a page's number, and stands apart."""
    line, after = ahead if len(ahead) == 2 else (None, None)
    apart = line and after and (line.gap or after.gap)
    return bool(line and apart and PAGE.fullmatch(text, line.start, line.end))


def _is_title(text: str, a: Line, b: Line) -> bool:
    """Whether two lines are one headline in capitals."""
    above, below = text[a.start : a.end], text[b.start : b.end]
    if b.gap or not above.isupper() or not below.isupper() or _is_ended(text, a):
        return False
    bylines = above.startswith("BY ") or below.startswith("BY ")
    return not bylines and len(above.split()) >= LEAST_CAPITALS


def _begins(text: str, a: Line, b: Line, measure: Measure) -> bool:
    """Whether a line begins a paragraph by its looks: set in, a list's item, labelled."""
    if measure.margin is not None and b.indent > measure.margin:
        return not (ITEM.match(text, a.start) and b.indent > a.indent)
    if ITEM.match(text, b.start, b.end):
        return True
    labelled = LABELLED.match(text, b.start, b.end)
    return bool(labelled) and (_is_ended(text, a) or bool(LABELLED.match(text, a.start, a.end)))


def _is_chance(text: str, a: Line, b: Line, measure: Measure) -> bool:
    """Whether a dash or a number that begins a line is the sentence's, not the mark of an item."""
    marked = measure.listed or text[b.start] in BULLETS or ITEM.match(text, a.start, a.end)
    return not marked and not _is_ended(text, a)
