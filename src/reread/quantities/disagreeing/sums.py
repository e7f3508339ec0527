"""Parts that are more than their whole, sums that do not add up, shares that go beyond 100 %."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence

from ...files import word_data
from .claims import Claim, Clash, against, clash, half_step, is_person

OF_ALL = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|our|all|a|total|some|about|more|than|of)\s+)*", re.I
)
OF_THE = re.compile(r"(?:\A|[.!?]\s+)Of\s+(?:the\s+)?\Z")  # opens a sentence: "Of the 50 workers"
OF_THEM = re.compile(r"\s+of\s+(?:them|whom)\b", re.I)
LEAD = 12  # characters before a figure in which that stands
INCLUDING = re.compile(r"\b(?:including|among\s+(?:them|whom))\s", re.I)
STOP = re.compile(r"[.;:]\s")
# Between the parts of one whole: "12 men, 8 women and 5 children"
LISTED = re.compile(r"\s*(?:,|and|,\s*and|as\s+well\s+as|plus)\s+(?:the\s+)?", re.I)
TOTAL = re.compile(r"\s*[,—–(-]+\s*(?:or\s+|(?P<total>a\s+total\s+of\s+))?", re.I)
IN_ALL = re.compile(
    r"\s*+(?:,\s*+)?(?:people\s*+|in\s++)?(?:in\s+all|in\s+total|altogether|all\s+told)\b", re.I
)
SPELT_OUT = re.compile(r"\s*(?:[:—–(]|--|-(?=\s))\s*", re.I)
ALL = 100.0  # per cent


def misadded(text: str, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Claims of one sentence that exclude each other by their sums."""
    for _, inside in itertools.groupby(claims, key=lambda one: one.tree.number):
        found = list(inside)
        if len(found) > 1:
            yield from _wholes(text, found)
            yield from _lists(text, found)
            yield from _beyond_all(text, found)


def _wholes(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """62 of the 50 passengers; 20 people, including 25 children."""
    why, first = "make a part greater than the whole", found[0]
    for one, other in itertools.pairwise(found):
        if OF_ALL.fullmatch(text, one.figure.last, other.start) and _more(one, other):
            yield clash(text, one, other, why)
        gap = text[one.end : other.start]
        part = INCLUDING.search(gap) and not STOP.search(gap)
        them = OF_THEM.match(text, other.figure.last) and _alike(one, one)
        if ((part and _alike(one, other)) or them) and _more(other, one):
            yield clash(text, one, other, why)
    if OF_THE.search(text[max(0, first.start - LEAD) : first.start]):
        parts = [one for one in found[1:] if one.is_count and _is_bare(one)]
        yield from (clash(text, first, one, why) for one in parts if _more(one, first))
        yield from _summed(text, first, [one for one in parts if one.fate], least=True)


def _is_bare(one: Claim) -> bool:
    """Whether no noun follows a number that it counts."""
    standing = one.counted.standing
    return one.tree.words[standing.head].relation != "nummod"


def _more(one: Claim, whole: Claim) -> bool:
    """Whether a figure is greater than one of the same unit can be."""
    return one.figure.unit == whole.figure.unit and one.bounds[0] > whole.bounds[1]


def _alike(whole: Claim, one: Claim) -> bool:
    """Whether one noun can be part of what the other counts."""
    people = is_person(whole.noun) or whole.noun == "people" or bool(whole.fate)
    return whole.is_count and one.is_count and people and is_person(one.noun)


def _lists(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """12 men and 8 women, 25 in all; 25 people: 12 men and 8 women."""
    for first, last in _runs(text, found):
        parts, after = found[first : last + 1], found[last + 1 : last + 2]
        if IN_ALL.match(text, parts[-1].end):
            parts, after = parts[:-1], parts[-1:]
        gap = after and TOTAL.fullmatch(text, parts[-1].end, after[0].start)
        if gap and (gap["total"] or IN_ALL.match(text, after[0].end)):
            yield from _summed(text, after[0], parts)
        if first:
            total = found[first - 1]
            people = all(is_person(part.noun) for part in parts)
            gap = SPELT_OUT.fullmatch(text, total.end, parts[0].start)
            if gap and (people or _alike(total, total)):
                yield from _summed(text, total, parts, least=True)


def _runs(text: str, found: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The first and last of counts that are listed side by side, each of a noun of its own."""
    listed = [one.is_count and bool(one.noun) and one.figure.hedge == "exact"
              for one in found]  # fmt: skip
    first = 0
    for at in range(1, len(found) + 1):
        joined = at < len(found) and listed[at - 1] and listed[at] and LISTED.fullmatch(
            text, found[at - 1].end, found[at].start)  # fmt: skip
        if not joined:
            if at - first > 1:
                yield first, at - 1
            first = at


def _summed(
    text: str, total: Claim, parts: Sequence[Claim], least: bool = False
) -> Iterator[Clash]:
    """A total and its parts, if these are not it; with `least` only if they are more."""
    if len(parts) < 2:
        return
    sum_ = math.fsum(part.value for part in parts)
    low, high = total.bounds
    apart = len({(part.noun, part.described) for part in parts}) == len(parts)
    if apart and total.is_count and (sum_ > high or (sum_ < low and not least)):
        yield against(text, parts[0], parts[-1], f"make {sum_:,.10g}", total)


@functools.cache
def _opposites() -> Mapping[str, str]:
    """Words for the two sides of a question."""
    rows = word_data("reread.quantities", "opposites")
    pairs = [(row["one"], row["other"]) for row in rows]
    return dict([*pairs, *((other, one) for one, other in pairs)])


def _beyond_all(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """60 % for and 55 % against."""
    shares = [one for one in found if one.figure.unit == "%"
              and one.figure.hedge == "exact"]  # fmt: skip
    for one, other in itertools.pairwise(shares):
        sum_ = math.fsum(claim.value for claim in (one, other))
        slack = half_step(text, one) + half_step(text, other)
        if sum_ > ALL + slack and (_opposed(one, other) or _of_one_vote(one, other)):
            yield clash(text, one, other, f"are two sides of one whole, and make {sum_:,.10g} %")


def _opposed(one: Claim, other: Claim) -> bool:
    """Whether two figures are said of the two sides of a question."""
    known = _opposites()
    return any(known.get(word) in _after(other, None) for word in _after(one, other))


def _of_one_vote(one: Claim, other: Claim) -> bool:
    """Moss won 60 % of the vote and Dahl 55 %."""
    shared = one.counted.predicate is not None and one.counted.predicate == other.counted.predicate
    return shared and one.noun == "vote" and other.noun in ("", "vote")


def _after(one: Claim, stop: Claim | None) -> set[str]:
    """The words after a figure, as far as the next one."""
    tree, first = one.tree, one.counted.standing.last + 1
    end = len(tree.words) if stop is None else stop.counted.standing.first
    inside = range(first, min(end, first + FOLLOWING))
    return {tree.low(i) for i in inside} | {tree.words[i].lemma for i in inside}


FOLLOWING = 6  # words after a share that say which side it is of
