"""The right edge of what is said: where a clause that a reporting verb governs ends.

Most contents run to the end of the sentence; what can end them earlier is a comma, dash,
conjunction or semicolon with the right kind of word after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .phrases import finite, is_comma
from .units import Item
from .verbs import verbs
from .wordlists import DASHES, TIMES

FINAL = frozenset([".", "?", "!", "…", "...", ":", ")", ",", ";", *DASHES])


def content_end(
    items: Sequence[Item], start: int, stop: int, *, bounded: bool = False, noun: bool = False
) -> int:
    """Where the content that begins at `start` ends.

    `bounded`: the reporting clause is itself subordinate ("While he says …, …"), so that the first
    comma can end it. `noun`: the content is a noun phrase, not a clause.
    """
    for index in range(start + 1, stop):
        if _ends(items, start, index, stop, bounded, noun):
            return trimmed(items, start, index)
    return trimmed(items, start, stop)


def trimmed(items: Sequence[Item], start: int, end: int) -> int:
    """`end` without sentence punctuation before it."""
    while end > start + 1 and items[end - 1].word in FINAL:
        end -= 1
    return end


def _ends(items: Sequence[Item], start: int, at: int, stop: int, bounded: bool, noun: bool) -> bool:
    item = items[at]
    if item.word == ";":
        return True
    if (
        items[at - 1].last == ","
        and at - 1 >= start
        and _comma_ends(items, at - 1, stop, bounded, noun)
    ):
        return True
    if at + 1 >= stop:
        return False
    after = items[at + 1]
    if item.word in DASHES:
        return _lone_dash(items, start, at, stop)
    if is_comma(item):
        return _comma_ends(items, at, stop, bounded, noun)
    if item.word in ("and", "but"):
        quoted = items[at - 1].quotation is not None
        if quoted and after.tag == "VBG":
            return after.word in verbs()
        return after.tag in ("VBD", "VBZ", "VBN") and (noun or quoted or after.word in verbs())
    if noun and item.tag == "IN" and item.word in ("in", "on", "during"):
        return after.word in TIMES
    return noun and item.word in ("after", "while", "when", "before")


def _lone_dash(items: Sequence[Item], start: int, at: int, stop: int) -> bool:
    """Whether a dash is neither the first nor the second of a pair."""
    if any(items[index].word in DASHES for index in range(at + 1, stop)):
        return False
    return sum(item.word in DASHES for item in items[start:at]) % 2 == 0


def _comma_ends(items: Sequence[Item], at: int, stop: int, bounded: bool, noun: bool) -> bool:
    after = items[at + 1]
    if bounded:
        return after.tag not in ("JJ", "CC", "RB", "IN") or after.word in ("he", "she", "they")
    if after.tag == "VBG" or after.word in ("but", "which", "who", "according"):
        return True
    if after.word == "and" and at + 2 < stop:
        return items[at + 2].tag in ("VBD", "VBZ") or items[at + 2].word in verbs()
    return noun and finite(after)
