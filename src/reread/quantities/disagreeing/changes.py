"""A rise or fall whose ends do not give what is said of it: its percentage, factor or direction."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from ...grammar.words import ROOT
from ..figures.classes import of_class
from .claims import ROUNDED_FROM, Claim, Clash, against, clash, half_step

FROM, TO = re.compile(r"\bfrom\s+\Z", re.I), re.compile(r"\bto\s+\Z", re.I)
BACK = 12  # characters before a figure where "from" or "to" stands
LOOSE = 0.15  # a share of itself by which a hedged percentage or factor may be off
ROUNDED = 0.5  # percentage points by which a percentage is rounded
RATIO = re.compile(r"\s*(?:,\s*or|,|\()\s*(?:(?:about|some|around|or|nearly|almost)\s+)?", re.I)
FACTORS = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5}
OF_WITHIN = 4  # words from a part to its whole
CLIMB = 4  # governors from a figure to the word for its change
CEILING = 1e6  # of two ends of unlike size one may lack its "million"


def miscalculated(text: str, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Claims of one sentence that exclude each other by what changes from one to the other."""
    for _, inside in itertools.groupby(claims, key=lambda one: one.tree.number):
        found = list(inside)
        if len(found) > 1:
            pairs = list(_changes(text, found))
            wrong = [one for pair in pairs for one in _moved(text, *pair)]
            yield from wrong
            if len(pairs) == 1 and not wrong:
                yield from _percentage(text, *pairs[0], found)
            yield from _ratios(text, found)


def _changes(text: str, found: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """What a figure was and what it is: from 40 to 50; to 50 from 40."""
    for one, other in itertools.pairwise(found):
        leads = [text[max(0, c.start - BACK) : c.start] for c in (one, other)]
        near = not re.search(r"[;:.!?]\s", text[one.end : other.start])
        if not near or not _comparable(one, other):
            continue
        if FROM.search(leads[0]) and TO.search(leads[1]):
            yield one, other
        elif TO.search(leads[0]) and FROM.search(leads[1]):
            yield other, one


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two exact figures are of one unit, and neither may lack its scale."""
    figures = one.figure, other.figure
    values = [figure.value for figure in figures]
    if None in values or any(figure.hedge != "exact" for figure in figures):
        return False
    low, high = sorted(value or 0.0 for value in values)
    same = figures[0].unit == figures[1].unit
    return same and low > 0 and not (low < 1000 and high >= CEILING)


def _verb(one: Claim) -> str:
    """The verb or noun of which a figure is an end: rise, increase, drop."""
    tree, at = one.tree, one.counted.standing.head
    for _ in range(CLIMB):
        at = tree.words[at].governor
        if at == ROOT:
            return ""
        lemma = tree.words[at].lemma
        if lemma in FACTORS or lemma in _turns():
            return lemma
    return ""


def _turns() -> frozenset[str]:
    """The words for a rise or a fall."""
    return of_class("predicates", "rises") | of_class("predicates", "falls")


def _moved(text: str, before: Claim, after: Claim) -> Iterator[Clash]:
    """Rose from 50 to 40; doubled from 40 to 50."""
    verb, ratio = _verb(before) or _verb(after), after.value / before.value
    if factor := FACTORS.get(verb):
        lead = before.tree.words[: before.counted.standing.first]
        more = any(word.low == "more" for word in lead)
        beyond = more and ratio > factor > 1
        if not (beyond or factor * (1 - LOOSE) <= ratio <= factor * (1 + LOOSE)):
            yield clash(text, before, after, f"differ by a factor of {ratio:.3g}, not {factor:g}")
        return
    for turn, wrong in (("rise", ratio < 1), ("fall", ratio > 1)):
        if wrong and verb in of_class("predicates", f"{turn}s"):
            yield clash(text, before, after, f"are no {turn}, as “{verb}” says")


def _percentage(text: str, before: Claim, after: Claim, found: Sequence[Claim]) -> Iterator[Clash]:
    """From 40 to 50, a 10 % rise."""
    others = [one for one in found if one not in (before, after)]
    said = [one for one in others if one.figure.unit == "%"]
    if len(said) != 1 or before.figure.unit == "%" or not _is_change(said[0], before):
        return
    low, high = _change(text, before, after)
    least, most = _stretched(text, said[0])
    if least > high or most < low:
        first, last = sorted((before, after), key=lambda one: one.start)
        change = abs(after.value / before.value - 1) * 100
        yield against(text, first, last, f"is a change of {change:.3g} %", said[0])


def _is_change(one: Claim, before: Claim) -> bool:
    """Whether a percentage is one of change: "rose 10 %", "a 10 % rise", "up 10 %"."""
    tree = one.tree
    lead = tree.low(one.counted.standing.first - 1)
    return (
        lead in ("up", "down")
        or one.noun in _turns()
        or (bool(_verb(one)) and _verb(one) == (_verb(before) or _verb(one)))
    )


def _change(text: str, before: Claim, after: Claim) -> tuple[float, float]:
    """The least and the most percentage by which one figure, as rounded, differs from another."""
    old, new = before.value, after.value
    step = min(half_step(text, before), half_step(text, after))
    ends = [(new + sign * step) / max(old + other * step, 1e-9) - 1
            for sign in (-1, 1) for other in (-1, 1)]  # fmt: skip
    low, high = sorted(abs(end) * 100 for end in (min(ends), max(ends)))
    return (0.0 if min(ends) < 0 < max(ends) else low), high


def _stretched(text: str, one: Claim) -> tuple[float, float]:
    """The least and the most that a percentage can mean."""
    figure, value = one.figure, one.figure.value
    if value is None:
        low, high = one.bounds
        return low, high
    slack = max(ROUNDED, half_step(text, one)) + (0 if figure.hedge == "exact" else LOOSE * value)
    open_above = figure.hedge == "more"
    return value - slack, math.inf if open_above else value + slack


def _ratios(text: str, found: Sequence[Claim]) -> Iterator[Clash]:
    """12 of the 80 passengers, or 25 %."""
    for part, whole, share in zip(found, found[1:], found[2:], strict=False):
        if not _is_ratio(text, part, whole, share):
            continue
        a, b = part.value, whole.value
        step, step_b = _rounding(text, part), _rounding(text, whole)
        least, most = _stretched(text, share)
        if least > 100 * (a + step) / (b - step_b) or most < 100 * (a - step) / (b + step_b):
            yield against(text, part, whole, f"is {100 * a / b:.3g} %", share)


def _is_ratio(text: str, part: Claim, whole: Claim, share: Claim) -> bool:
    """Whether the third of three figures is the share that the first is of the second."""
    one, other, third = (claim.figure for claim in (part, whole, share))
    first, second = part.counted.standing, whole.counted.standing
    of = part.tree.low(first.last + 1) == "of" and second.first - first.last <= OF_WITHIN
    exact = one.hedge == other.hedge == "exact" and one.unit == other.unit and third.unit == "%"
    fits = 0 < (one.value or 0.0) <= (other.value or 0.0)
    return of and exact and fits and RATIO.fullmatch(text, whole.end, third.first) is not None


def _rounding(text: str, one: Claim) -> float:
    """By how much a count may be rounded: small ones are not."""
    return half_step(text, one) if one.value >= ROUNDED_FROM else 0.0
