"""Phrases: where a verb group, a noun phrase and a clause begin and end, told from tags and words.

No parser: each function walks a list of items one way and stops at the first item that cannot
belong. All positions are indices into that list; ranges are half-open.
"""

from __future__ import annotations

from collections.abc import Sequence

from .units import Item
from .wordlists import (
    ADVERBIAL_LEADS,
    ADVERBS,
    AUXILIARIES,
    DESCRIBES,
    DETERMINING,
    FINITE,
    HEADS,
    INSIDE,
    LINKS,
    NEW_PHRASE,
    TIMES,
)

LONGEST_APPOSITION = 25  # items between its two commas


def finite(item: Item) -> bool:
    """Whether an item is a verb that can carry a clause."""
    return item.tag in FINITE


def is_comma(item: Item) -> bool:
    """Whether an item is a comma."""
    return item.word == ","


def group_start(items: Sequence[Item], head: int, floor: int = 0) -> int:
    """Where the verb group of the verb at `head` begins: its auxiliaries and adverbs."""
    start = head
    while start > floor and _helps(items[start - 1]):
        start -= 1
    return start


def _helps(item: Item) -> bool:
    return item.word in AUXILIARIES or item.tag in ADVERBS


def subject_start(items: Sequence[Item], end: int, floor: int = 0) -> int:
    """Where the noun phrase that ends before `end` begins; `end` where there is none."""
    if end > floor and items[end - 1].tag in ("WP", "WDT"):
        return end - 1
    if end > floor + 2 and is_comma(items[end - 1]):
        opening = _apposition(items, end - 1, floor)
        return subject_start(items, opening, floor) if opening is not None else end
    start = end
    while start > floor and _nominal(items[start - 1]):
        start -= 1
    while start < end and (_cannot_begin(items[start]) or _dates(items, start, end)):
        start += 1
    return start


def _dates(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a time word stands here: "Tuesday", "last" week; not "last" or "this" alone."""
    later = at + 1 < end and items[at + 1].word in TIMES
    return items[at].word in TIMES and (items[at].word not in DETERMINING or later)


def _nominal(item: Item) -> bool:
    return item.tag in INSIDE or item.word in LINKS or (item.tag == "VBN" and item.word != "been")


def _cannot_begin(item: Item) -> bool:
    return (
        item.word in LINKS or item.tag in ("POS", "VBN", "''", "-RRB-", "NFP") or item.word in TIMES
    )


def _apposition(items: Sequence[Item], comma: int, floor: int) -> int | None:
    """Where "X, a nurse," has its first comma, given the second; None if it is none."""
    for index in range(comma - 1, max(floor, comma - LONGEST_APPOSITION), -1):
        if items[index].quotation:
            return None
        if is_comma(items[index]):
            describes = items[index + 1].tag in DESCRIBES
            if describes and items[index - 1].tag in HEADS:
                return index
    return None


def object_end(items: Sequence[Item], start: int, stop: int) -> int:
    """Where the noun phrase that begins at `start` ends, its "of" and "for" phrases included."""
    end = start
    while end < stop and _nominal(items[end]):
        end += 1
    while end > start and (items[end - 1].word in LINKS or items[end - 1].tag in ("``", "-LRB-")):
        end -= 1
    return end


def addressee_end(items: Sequence[Item], start: int, stop: int) -> int:
    """Where the person addressed, "reporters in Oslo on Monday", ends."""
    if start < stop and items[start].tag == "PRP":
        return adverbial_end(items, start + 1, stop)
    end = start
    while end < stop and _nominal(items[end]):
        joined = end == start or items[end - 1].word in LINKS or items[end - 1].tag == "PDT"
        if items[end].word == "that" or (items[end].tag in NEW_PHRASE and not joined):
            break
        end += 1
    return adverbial_end(items, end, stop)


def adverbial_end(items: Sequence[Item], start: int, stop: int) -> int:
    """Where "on Tuesday", "in a statement", "at a rally in Oslo" end; `start` if there is none."""
    end = start
    while end < stop:
        after = _adverbial_step(items, end, stop, begun=end > start)
        if after == end:
            break
        end = after
    return end


def _adverbial_step(items: Sequence[Item], at: int, stop: int, begun: bool) -> int:
    item = items[at]
    if item.word in TIMES or (begun and item.tag == "CD" and items[at - 1].word in TIMES):
        return at + 1
    if item.tag == "IN" and item.word in ADVERBIAL_LEADS:
        end = phrase_end(items, at + 1, stop)
        return end if end > at + 1 else at
    return at


def phrase_end(items: Sequence[Item], start: int, stop: int) -> int:
    """Where a noun phrase without any complement ends."""
    end = start
    while end < stop and items[end].tag in INSIDE and items[end].word != "that":
        if items[end].tag in NEW_PHRASE and end > start:
            break
        end += 1
    return end
