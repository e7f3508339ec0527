"""Parts that are more than their whole, sums that do not add up, shares that go beyond 100 %."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Sequence

from ...files import word_data
from .claims import Claim, Clash, clash, half_step, is_person, shown

OF_ALL = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|our|all|a|total|some|about|more|than|of)\s+)*", re.I
)
OF_THE = re.compile(r"(?:\A|[.!?]\s+)Of\s+the\s+\Z")  # opens a sentence: "Of the 50 workers, …"
LEAD = 12  # characters before a figure in which that stands
INCLUDING = re.compile(r"[^.;:]*?,?\s*\b(?:including|among\s+(?:them|whom))\s+[^.;:]*?", re.I)
# Between the parts of one whole: "12 men, 8 women and 5 children"
LISTED = re.compile(r"\s*(?:,|and|,\s*and|as\s+well\s+as|plus)\s+(?:the\s+)?", re.I)
IN_ALL = re.compile(
    r"\s*,?\s*(?:people|in\s+)?\s*(?:in\s+all|in\s+total|altogether|all\s+told)\b", re.I
)
SPELT_OUT = re.compile(r"\s*(?:[:—–(]|--|-(?=\s))\s*", re.I)
ALL = 100.0  # per cent


def misadded(text: str, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Claims of one sentence that exclude each other by their sums."""
    for _, inside in itertools.groupby(claims, key=lambda one: one.counted.tree.number):
        found = list(inside)
        if len(found) > 1:
            yield from _wholes(text, found)
            yield from _lists(text, found)
            yield from _beyond_all(text, found)


def _wholes(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """62 of the 50 passengers; 20 people, including 25 children."""
    for whole, one in itertools.permutations(found, 2):
        gap = text[one.counted.figure.last : whole.start] if one.start < whole.start else ""
        if gap and OF_ALL.fullmatch(gap) and _more(one, whole):
            yield clash(text, one, whole, "make a part greater than the whole")
    for one in found[1:]:
        if (
            OF_THE.search(text[max(0, found[0].start - LEAD) : found[0].start])
            and _bare(one)
            and _more(one, found[0])
        ):
            yield clash(text, found[0], one, "make a part greater than the whole")
    for whole, one in itertools.pairwise(found):
        gap = text[whole.end : one.start]
        if INCLUDING.fullmatch(gap) and _alike(whole, one) and _more(one, whole):
            yield clash(text, whole, one, "make a part greater than the whole")


def _bare(one: Claim) -> bool:
    """Whether a count has no noun of its own."""
    return one.is_count and (
        one.counted.of is None or one.counted.of not in one.counted.tree.holding
    )


def _more(one: Claim, whole: Claim) -> bool:
    """Whether a figure is greater than one of the same unit can be."""
    return one.counted.figure.unit == whole.counted.figure.unit and one.bounds[0] > whole.bounds[1]


def _alike(whole: Claim, one: Claim) -> bool:
    """Whether one noun can be part of what the other counts."""
    return (
        whole.is_count
        and one.is_count
        and (is_person(whole.noun) or whole.noun == "people" or bool(whole.fate))
        and is_person(one.noun)
    )


def _lists(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """12 men and 8 women, 25 in all; 25 people: 12 men and 8 women."""
    for parts in _runs(text, found):
        at, stop = found.index(parts[0]), found.index(parts[-1])
        if stop + 1 < len(found):
            total = found[stop + 1]
            gap = text[parts[-1].end : total.start]
            if re.fullmatch(r"\s*[,—–(-]+\s*(?:or\s+|a\s+total\s+of\s+)?", gap) and (
                IN_ALL.match(text, total.end) or "total" in gap
            ):
                yield from _summed(text, total, parts)
        if at:
            total = found[at - 1]
            if SPELT_OUT.fullmatch(text[total.end : parts[0].start]) and _person_like(total):
                yield from _summed(text, total, parts, least=True)


def _person_like(one: Claim) -> bool:
    return one.noun == "people" or is_person(one.noun) or bool(one.fate)


def _runs(text: str, found: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Counts that are listed side by side, each of a noun of its own."""
    run: list[Claim] = []
    for one in found:
        joined = bool(run) and LISTED.fullmatch(text[run[-1].end : one.start]) is not None
        if not joined:
            if len(run) > 1:
                yield run
            run = []
        if one.is_count and one.noun and one.counted.figure.hedge == "exact":
            run = [*run, one]
        else:
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def _summed(
    text: str, total: Claim, parts: Sequence[Claim], least: bool = False
) -> Iterator[Clash]:
    """A total and its parts, if these are not it; with `least` only if they are more."""
    sum_ = math.fsum(part.counted.figure.value or 0.0 for part in parts)
    low, high = total.bounds
    apart = len({(part.noun, part.described) for part in parts}) == len(parts)
    if apart and total.is_count and (sum_ > high or (sum_ < low and not least)):
        first, last = parts[0], parts[-1]
        words = f"“{text[first.start : last.end]}” make {sum_:,.10g}"
        yield _between(text, total, first, last, words)


def _between(text: str, total: Claim, first: Claim, last: Claim, words: str) -> Clash:
    """A total against a list of parts."""
    if total.start < first.start:
        return Clash(total.start, total.end, first.start, last.end,
                     f"{words}, not {shown(text, total)}")  # fmt: skip
    return Clash(first.start, last.end, total.start, total.end,
                 f"{words}, not {shown(text, total)}")  # fmt: skip


@functools.cache
def _opposites() -> dict[str, str]:
    """Words for the two sides of a question."""
    rows = word_data("reread.quantities", "opposites")
    pairs = [(row["one"], row["other"]) for row in rows]
    return dict([*pairs, *((other, one) for one, other in pairs)])


def _beyond_all(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """60 % for and 55 % against."""
    shares = [one for one in found if one.counted.figure.unit == "%"
              and one.counted.figure.hedge == "exact"]  # fmt: skip
    for one, other in itertools.pairwise(shares):
        sum_ = math.fsum(claim.counted.figure.value or 0.0 for claim in (one, other))
        slack = half_step(text, one) + half_step(text, other)
        if sum_ > ALL + slack and _opposed(one, other):
            yield clash(text, one, other, f"are two sides of one whole, and make {sum_:,.10g} %")


def _opposed(one: Claim, other: Claim) -> bool:
    """Whether two figures are said of the two sides of a question."""
    known = _opposites()
    return any(known.get(word) in _after(other, None) for word in _after(one, other))


def _after(one: Claim, stop: Claim | None) -> set[str]:
    """The words after a figure, as far as the next one."""
    tree, first = one.counted.tree, one.counted.standing.last + 1
    end = len(tree.words) if stop is None else stop.counted.standing.first
    inside = range(first, min(end, first + FOLLOWING))
    return {tree.low(i) for i in inside} | {tree.words[i].lemma for i in inside}


FOLLOWING = 6  # words after a share that say which side it is of
