"""Hard-wrapped lines: which belong to one paragraph, and what a line break in it stands for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

Span = tuple[int, int]

# Unicode's white space, and the marks of byte order and zero width that str.strip leaves
OUTER = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b"
)
HYPHENS = "-\u2010\xac"  # the last is how text exports show a hyphen of the typesetter's
DASHES = "–—"
QUOTED = re.compile(r"(?:>[ \xa0]?)+(?![=\d])")  # the marks of a quoted mail
_LETTERS = r"[^\W\d_]"
_LAST = re.compile(rf"{_LETTERS}+(?:['’]{_LETTERS}+)?$")
_FIRST = re.compile(rf"{_LETTERS}+")
_WORD = re.compile(rf"{_LETTERS}+(?:[-\u2010]{_LETTERS}+)*")
LONGEST_WORD = 60  # characters looked at on either side of a hyphen
# Elements that English hyphenates before or after any word (Hart's Rules, AP style)
_FIRST_ELEMENTS = """
    all anti counter cross double eight ex far five four full great half high ill inter long
    low mid multi near neo nine non one open post pre pro pseudo quasi second self semi
    seven short single six so ten third three top two ultra under vice well
"""
_SECOND_ELEMENTS = """
    backed based born bound built century class control day elect facing free friendly fold
    general held hit hour old in law led level like looking made man mile minute month most
    off only out owned page party person plus point proof ravaged related rich run scale
    sized speaking sponsored storey story style term time to torn trained type up wide week
    woman year years
"""
FIRST_ELEMENTS = frozenset(_FIRST_ELEMENTS.split())
SECOND_ELEMENTS = frozenset(_SECOND_ELEMENTS.split())
SUSPENDED = ("and", "or", "to")  # "two- and three-year terms"


def joints(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each line break of a block: the span to be replaced, and what stands for it.

    That is a space, or nothing where a word was cut (its hyphen lies in the span) or where a
    compound was (its hyphen does not).
    """
    before = None
    for first, last in _lines(text, start, end):
        if before is not None:
            cut, mark = _joint(text, before, first, end)
            yield before - cut, first, mark
        before = last


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a block that are not blank, without white space and marks of quoted mail."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        first, last = inner(line, at)
        if at > start and (quoted := QUOTED.match(text, first, last)):
            first = quoted.end()
        if first < last:
            yield first, last
        at += len(line)


def inner(line: str, at: int) -> Span:
    """The span of a line without outer white space, where it begins at a character."""
    bare = line.lstrip(OUTER)
    start = at + len(line) - len(bare)
    return start, start + len(bare.rstrip(OUTER))


def _joint(text: str, end: int, start: int, limit: int) -> tuple[int, str]:
    """How many characters before a break go with it, and what stands for them."""
    mark, before = text[end - 1], text[end - 2 : end - 1]
    if mark in HYPHENS and before and not before.isspace() and before not in HYPHENS:
        return _hyphen(text, end - 1, start, limit)
    beside = before.isalnum() and text[start].isalnum()
    if (beside and (mark in DASHES or mark == "/")) or text[end - 2 : end] == "--":
        return 0, "" if not text[end - 3 : end - 2].isspace() else " "
    return 0, " "


def _hyphen(text: str, at: int, start: int, limit: int) -> tuple[int, str]:
    """What a hyphen at a line's end is: a cut word's, a compound's, or one left open."""
    left = _LAST.search(text, max(0, at - LONGEST_WORD), at)
    right = _FIRST.match(text, start, min(limit, start + LONGEST_WORD))
    if text[at] == "\xac":
        return 1, ""
    if left is None or right is None:
        return 0, ""
    kept = _is_compound(text, left.group(), right.group())
    if kept and right.group() in SUSPENDED:
        return 0, " "
    return (0, "") if kept else (1, "")


def _is_compound(text: str, left: str, right: str) -> bool:
    """Whether two parts are written with a hyphen: by the text's other uses, then by English."""
    from simplemma import is_known

    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return True
    low, after = left.casefold(), right.casefold()
    compound, whole = f"{low}-{after}", f"{low}{after}"
    written = _written(text)
    if (compound in written) != (whole in written):
        return compound in written
    if is_known(compound, lang="en") or is_known(whole, lang="en"):
        return is_known(compound, lang="en")
    if low in FIRST_ELEMENTS or after in SECOND_ELEMENTS or after in SUSPENDED:
        return is_known(after, lang="en")
    if left[0].isupper():  # names are cut anywhere: Ham-burg; but Berlin-supported
        return after.endswith(("ed", "ing")) and is_known(low, lang="en") and len(after) > 4
    return all(len(part) > 2 and is_known(part, lang="en") for part in (low, after))


@functools.lru_cache(maxsize=1)
def _written(text: str) -> frozenset[str]:
    """The words of a text, in small letters; those cut over a line are in it as their parts."""
    return frozenset(word.casefold().replace("\u2010", "-") for word in _WORD.findall(text))
