"""Hyphens at the end of a line: whether they cut a word in two or join a compound."""

from __future__ import annotations

import functools
import re

HYPHENS = "-\u2010\xac"  # the last is how text exports show a hyphen of the typesetter's
_LETTERS = r"[^\W\d_]"
_FIRST = re.compile(rf"{_LETTERS}+")
_WORD = re.compile(rf"{_LETTERS}+(?:[-\u2010]{_LETTERS}+)*")
AT_ONCE = 8  # texts that threads read at the same time, whose words are looked up
LONGEST_WORD = 60  # characters looked at on either side of a hyphen
_LAST = re.compile(rf"{_LETTERS}{{1,{LONGEST_WORD}}}+(?:['’]{_LETTERS}{{1,{LONGEST_WORD}}}+)?$")
# Elements that English hyphenates before or after any word (Hart's Rules, AP style)
_FIRST_ELEMENTS = """
    all anti counter cross double eight ex far five four full great half high ill inter long
    low mid multi near neo nine no non one open post pre pro pseudo quasi second self semi
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
LINKS = frozenset(
    ["to", "of", "in", "the", "au", "and", "by", "on", "up", "a", "de", "la", "du", "le"]
)
NAME_PARTS = ("Mc", "Mac", "Fitz")  # before a capital in one word
SUSPENDED = ("and", "or", "to")  # "two- and three-year terms"


def meaning(text: str, at: int, start: int, limit: int) -> tuple[int, str]:
    """What a hyphen at a line's end is: a cut word's, a compound's, or one left open."""
    left = _LAST.search(text, max(0, at - LONGEST_WORD), at)
    right = _FIRST.match(text, start, min(limit, start + LONGEST_WORD))
    if text[at] == "\xac":
        return 1, ""
    if left is None or right is None:
        return 0, ""
    chained = text[left.start() - 1 : left.start()] in tuple(HYPHENS)
    linked = chained and left.group() in LINKS  # day-to-day
    kept = linked or _is_compound(text, left.group(), right.group())
    if kept and right.group() in SUSPENDED:
        return 0, " "
    return (0, "") if kept else (1, "")


def _is_compound(text: str, left: str, right: str) -> bool:
    """Whether two parts are written with a hyphen: by the text's other uses, then by English."""
    from simplemma import is_known

    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return left not in NAME_PARTS
    low, after = left.casefold(), right.casefold()
    compound, whole = f"{low}-{after}", f"{low}{after}"
    written = _written(text)
    if (compound in written) != (whole in written):
        return compound in written
    if is_known(compound, lang="en") or is_known(whole, lang="en"):
        return is_known(compound, lang="en") and not (low == "re" and is_known(whole, lang="en"))
    if low in FIRST_ELEMENTS or after in SECOND_ELEMENTS or after in SUSPENDED:
        return is_known(after, lang="en")
    if left[0].isupper():  # names are cut anywhere: Ham-burg; but Berlin-supported
        return after.endswith(("ed", "ing")) and is_known(low, lang="en") and len(after) > 4
    return all(len(part) > 2 and is_known(part, lang="en") for part in (low, after))


@functools.lru_cache(maxsize=AT_ONCE)
def _written(text: str) -> frozenset[str]:
    """The words of a text, in small letters; those cut over a line are in it as their parts."""
    return frozenset(word.casefold().replace("\u2010", "-") for word in _WORD.findall(text))
