"""The left edge of what is said: where content begins, after its reporting verb or before it."""

from __future__ import annotations

from collections.abc import Sequence

from .cues import SPOKEN_ENDS
from .phrases import addressee_end, adverbial_end, finite, is_comma
from .units import TERMINAL, Item
from .wordlists import DASHES, OBJECTS, OPENERS, QUESTION_WORDS, SUBORDINATORS

DATELINE = frozenset(["NNP", "CD"])  # tags of the words before its dash
LONGEST_ADVERBIAL = 12  # items between a reporting verb and its quotation
LONGEST_SOURCE = 12  # items before the verb of a bare "X said."


def content_start(items: Sequence[Item], at: int, takes: str) -> int | None:
    """Where the content after a reporting verb begins; None if nothing fitting follows."""
    stop = len(items)
    quoted = quotation_ahead(items, at, stop, takes)
    if quoted is not None:
        return quoted
    skip = addressee_end if "p" in takes else adverbial_end
    late = skip(items, at, stop)
    if "c" in takes and at < late < stop and _conjunction(items[late]):
        return late
    direct = _opening(items, at, takes, stop)
    if direct is not None:
        return direct
    for skipped in (adverbial_end(items, at, stop), _aside_end(items, at, stop)):
        if skipped > at and (begin := _opening(items, skipped, takes.replace("o", ""), stop)):
            return begin
    if "p" in takes and (after := addressee_end(items, at, stop)) > at:
        return _opening(items, after, takes.replace("o", ""), stop)
    return None


def quotation_ahead(items: Sequence[Item], at: int, stop: int, takes: str = "") -> int | None:
    """Where "said a day earlier, “…”" has its quotation; None if a clause comes first."""
    for index in range(at, min(at + LONGEST_ADVERBIAL, stop)):
        if items[index].word in (":", ",") and index + 1 < stop and items[index + 1].quotation:
            return index + 1
        if items[index].quotation:
            asked = "p" in takes and items[index].last in TERMINAL  # "asked the crowd “Why?”"
            return index if asked else None
        if finite(items[index]) or items[index].word == "that":
            return None
    return None


def _aside_end(items: Sequence[Item], at: int, stop: int) -> int:
    """Past ", however," and the like."""
    if at < stop and is_comma(items[at]):
        second = next((i for i in range(at + 1, min(at + 8, stop)) if is_comma(items[i])), None)
        return second + 1 if second else at
    return at


def _opening(items: Sequence[Item], at: int, takes: str, stop: int) -> int | None:
    """`at`, or just after a colon or comma before a quotation, where content can begin there."""
    if at >= stop:
        return None
    item = items[at]
    if item.quotation is not None:
        return at
    if item.word in (":", ",") and at + 1 < stop:
        return at + 1 if items[at + 1].quotation is not None or item.word == ":" else None
    if item.word == "to":
        return at if "t" in takes and at + 1 < stop and items[at + 1].tag == "VB" else None
    if "c" in takes and "p" not in takes and _clause(items, at, stop):
        return at
    if "c" in takes and _conjunction(item):
        return at
    if (
        "p" in takes
        and "c" in takes
        and item.tag in ("PRP", "EX", "DT")
        and _clause(items, at, stop)
    ):
        return at if item.word not in OBJECTS else None
    return at if "o" in takes and item.tag in OPENERS and item.tag != "RB" else None


def _conjunction(item: Item) -> bool:
    return item.word == "that" or item.word in QUESTION_WORDS


def _clause(items: Sequence[Item], at: int, stop: int) -> bool:
    """Whether a clause begins here: something nominal, then a verb that carries it."""
    if _conjunction(items[at]):
        return True
    if items[at].tag not in OPENERS and items[at].word not in SUBORDINATORS:
        return False
    return any(finite(item) or item.tag == "VBN" for item in items[at + 1 : min(stop, at + 40)])


def front(items: Sequence[Item], floor: int, stop: int) -> int:
    """Where content that stands before its cue begins: not with a comma or conjunction."""
    floor = floor or dateline_end(items, stop)
    while floor < stop and not items[floor].quotation and _no_content(items[floor]):
        floor += 1
    return floor


def dateline_end(items: Sequence[Item], stop: int) -> int:
    """Past "CALDERWICK, Aug. 15 (CWS) —" at the start of a unit."""
    for at, item in enumerate(items[: min(stop, LONGEST_SOURCE)]):
        if item.word in DASHES:
            return at + 1 if at else 0
        place = at == 0 and item.tag in ("NN", "NNS")  # a town in capitals can be tagged so
        if not place and item.tag not in DATELINE and any(map(str.isalnum, item.word)):
            return 0
    return 0


def _no_content(item: Item) -> bool:
    return item.word in ("and", "but") or not any(map(str.isalnum, item.word))


def spoken_end(items: Sequence[Item], floor: int, at: int) -> int:
    """Where "“…,” the bespectacled, stooping man said" has its subject begin: after the mark."""
    for index in range(at - 1, max(floor - 1, at - LONGEST_SOURCE), -1):
        if items[index].quotation and items[index].last in SPOKEN_ENDS:
            return index + 1
    return at
