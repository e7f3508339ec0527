"""Figures as claims: whose they are, in the words to show, and how far they can be stretched."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from ...grammar.sentence import Sentence
from ...grammar.words import PRONOUN
from ...tables import NARRATOR, UNNAMED
from ..counting.concerned import Counted
from ..figures.classes import fate, of_class
from ..figures.written import Figure

ABOUT = 0.2  # a share of itself by which "about 40" may be off
NEAR = 4  # words from a figure to the noun that is shown with it
ROUNDED_FROM = 1000  # whole numbers from there on may be rounded to what their zeros show
DECIMALS = re.compile(r"[0-9]\.([0-9]+)")
# What makes a figure one of a part, or of others than those told of before
PARTIAL = frozenset({
    "other", "others", "another", "more", "additional", "further", "new", "newly", "fresh", "next",
    "each", "every", "per", "extra", "latest", "least",
})  # fmt: skip
# Words of a count that was another before or will be one later, or is of a stretch of time
UPDATE = frozenset({
    "initially", "earlier", "previously", "originally", "now", "later", "rise", "rose", "risen",
    "climb", "climbed", "revised", "far", "already", "since", "total", "year", "years", "month",
    "week", "day", "annual", "annually", "average", "daily", "weekly", "last", "previous", "first",
})  # fmt: skip
PARTED_BY = frozenset({"including", "among", "besides", "plus", "except"})


class Said(NamedTuple):
    """What holds for all figures of a sentence: its times, and whether it tells of counts that
    change, or are of a stretch of time."""

    days: frozenset[str]
    is_update: bool


class Claim(NamedTuple):
    """A figure, the characters shown for it, who says so (None where that is not known) and the
    words for that, the noun that it is of with what stands before that, and its sentence."""

    counted: Counted
    start: int
    end: int
    speaker: str | None
    who: str
    noun: str
    described: tuple[str, ...]
    said: Said

    @property
    def figure(self) -> Figure:
        """Its figure."""
        return self.counted.figure

    @property
    def tree(self) -> Sentence:
        """Its sentence."""
        return self.counted.tree

    @property
    def value(self) -> float:
        """The number said, 0 where none is."""
        return self.figure.value or 0.0

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it can mean."""
        figure = self.figure
        value = figure.value
        slack = value * ABOUT if figure.hedge == "about" and value else 0.0
        low = value - slack if figure.low is None and slack and value else figure.low
        high = value + slack if figure.high is None and slack and value else figure.high
        return (-math.inf if low is None else low, math.inf if high is None else high)

    @property
    def is_count(self) -> bool:
        """Whether it counts things one by one."""
        return self.figure.unit is None

    @property
    def is_certain(self) -> bool:
        """Whether it is not denied, nor of what will or would be."""
        return self.counted.certain

    @property
    def fate(self) -> str:
        """What is said became of the people it counts; empty where nothing is."""
        tree = self.tree
        if self.noun == "toll":
            return "dead"
        places = (self.counted.of, self.counted.predicate)
        return next((found for at in places if at is not None and (found := fate(tree, at))), "")


class Clash(NamedTuple):
    """Two places whose figures cannot both hold, and why."""

    start: int
    end: int
    start_b: int
    end_b: int
    reason: str
    kind: str = "quantities"


def claims(
    text: str, counted: Sequence[Counted], names: dict[str, str], values: Sequence[str]
) -> list[Claim]:
    """Each figure as a claim; `names` are those of the entities, by their ids, `values` those of
    the times, by their numbers."""
    said: dict[int, Said] = {}
    for one in counted:
        if one.tree.number not in said:
            said[one.tree.number] = _said(one, values)
    return [_claim(text, one, names, said[one.tree.number]) for one in counted]


def _said(one: Counted, values: Sequence[str]) -> Said:
    """What holds for all figures of the sentence of one."""
    days = frozenset(values[time] for time in one.standing.timed if time is not None)
    return Said(days, any(word.low in UPDATE for word in one.tree.words))


def _claim(text: str, one: Counted, names: dict[str, str], said: Said) -> Claim:
    figure, tree, of = one.figure, one.tree, one.of
    between = () if of is None else tree.words[one.standing.last + 1 : of]
    near = of is not None and 0 < of - one.standing.last <= NEAR
    shown = near and all(word.tag != "CD" for word in between)
    end = tree.words[of].end if shown and of is not None else figure.end
    noun = "" if of is None else tree.words[of].lemma
    speaker, who = _speaker(text, one, names)
    return Claim(one, figure.start, max(end, figure.end), speaker, who, noun, _described(one), said)


def _speaker(text: str, one: Counted, names: dict[str, str]) -> tuple[str | None, str]:
    """Who gives a figure, by its sentence or else by the quotation it stands in, and the words for
    that; None where that is not known."""
    tree, at = one.tree, one.teller
    if at is None:
        return None if one.voice == UNNAMED else one.voice, names.get(one.voice, "")
    held = tree.holding.get(at)
    first, last = (at, at) if held is None else (held.first, held.last)
    words = text[tree.words[first].start : tree.words[last].end]
    named = None if tree.tag(at) in PRONOUN else words.lower()
    return one.source or named, names.get(one.source or "", words)


def _described(one: Counted) -> tuple[str, ...]:
    """The words before the noun counted that say which."""
    tree, of = one.tree, one.of
    held = None if of is None else tree.holding.get(of)
    if held is None or of is None:
        return ()
    inside = range(max(held.first, one.standing.last + 1), of)
    return tuple(sorted(tree.words[i].lemma for i in inside
                        if tree.words[i].relation in ("amod", "compound", "flat")))  # fmt: skip


def is_partial(one: Claim) -> bool:
    """Whether a figure is said of a part, or of others: "including 12", "12 more", "12 each"."""
    counted, tree = one.counted, one.tree
    standing = counted.standing
    after = tree.words[standing.last + 1 : standing.last + NEAR]
    own = itertools.takewhile(lambda word: word.tag not in ("CC", "CD", ",", ":"), after)
    around = (*tree.words[max(0, standing.first - 3) : standing.first], *own)
    near = {
        word.low for word in around if not counted.figure.start < word.end <= counted.figure.end
    }
    exact = one.is_count and counted.figure.value is not None
    part = exact and tree.low(standing.last + 1) == "of"
    held = counted.of
    led = "" if held is None else tree.case(held)
    return part or bool(near & (PARTIAL | PARTED_BY)) or led in PARTED_BY


def half_step(text: str, one: Claim) -> float:
    """By how much a figure may be rounded: 1.2bn by 50 million, 40,000 by 5,000, 12 by a half."""
    figure, value = one.figure, one.value
    said = text[figure.origin : figure.until]
    decimals = DECIMALS.search(said)
    if decimals:
        mantissa = float(re.sub(r"[^0-9.]", "", said.replace(",", "")) or 1) or 1.0
        return 0.5 * value / mantissa * 10 ** -len(decimals[1])
    step = 1.0
    while value >= ROUNDED_FROM and value % (step * 10) == 0 and step < value:
        step *= 10
    return 0.5 * step


def shown(text: str, one: Claim) -> str:
    """A claim in the text's words, with who says so if that is not the narrator."""
    who = f" ({one.who})" if one.who and one.speaker != NARRATOR else ""
    return f"“{text[one.start : one.end]}”{who}"


def clash(text: str, one: Claim, other: Claim, why: str) -> Clash:
    """Two claims that exclude each other, the first in the text first; `why` tells of both."""
    early, late = sorted((one, other), key=lambda claim: claim.start)
    reason = f"{shown(text, early)} and {shown(text, late)} {why}"
    return Clash(early.start, early.end, late.start, late.end, reason)


def against(text: str, first: Claim, last: Claim, words: str, other: Claim) -> Clash:
    """The claims from one to another, of which words say what they make, against a third."""
    spans = sorted([(first.start, last.end), (other.start, other.end)])
    said = f"“{text[first.start : last.end]}” {words}, not {shown(text, other)}"
    return Clash(*spans[0], *spans[1], said)


def is_person(noun: str) -> bool:
    """Whether a noun is one for people."""
    return noun in of_class("nouns", "person")
