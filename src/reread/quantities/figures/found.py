"""Figures in a sentence, with the words that hedge them and the bounds that these leave."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...files import word_data
from ...grammar.sentence import Sentence
from ...grammar.words import ROOT
from .numerals import HYPHEN, any_of, words
from .written import BACK, BETWEEN, FLAGS, Figure, figure

OPENERS = frozenset({"a", "an"})  # of "a dozen", "a few"
DIGIT = re.compile(r"[0-9½¼¾⅓⅔]")


@functools.cache
def hedges(place: str) -> Mapping[str, str]:
    """What words say of how exact a figure is, by where they stand."""
    rows = word_data("reread.quantities", "hedges")
    return {row["words"]: row["hedge"] for row in rows if row["place"] == place}


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What hedges a figure before it and after it."""
    prior, later = any_of({**hedges("before"), **hedges("adverb")}), any_of(hedges("after"))
    return (
        re.compile(rf"(?<![^\W_])(?P<hedge>{prior}) (?:an? )?\Z", FLAGS),
        re.compile(rf"(?: |{HYPHEN})?(?P<hedge>{later})(?![^\W_])", FLAGS),
    )


@functools.cache
def _starts() -> frozenset[str]:
    """The words that numbers begin with."""
    known = words("one", "ten", "scale", "vague", "part").keys()
    return frozenset(word.split(" ")[0] for word in known) | {"couple", "few", "handful"} - OPENERS


def figures(text: str, tree: Sentence) -> Iterator[Figure]:
    """The figures of a sentence, left to right; no two overlap."""
    done = 0
    for at, word in enumerate(tree.words):
        if word.end <= done:
            continue
        digit = DIGIT.search(text, word.start, word.end)
        opens = word.low.partition("-")[0] in _starts()
        if word.low in OPENERS:
            opens = tree.low(at + 1) in _starts() and tree.low(at + 1) not in words("one", "ten")
        if digit or opens:
            start = max(digit.start() if digit else word.start, done)
            bare = figure(text, start, tree.words[-1].end, done)
            if bare:
                found = _hedged(text, bare, tree, done)
                yield found
                done = found.end


def _hedged(text: str, one: Figure, tree: Sentence, done: int) -> Figure:
    """The figure with the words that hedge it; of two the inner one counts."""
    before = text[max(done, one.start - BACK) : one.start]
    first, second = _patterns()
    prior, later = first.search(before), second.match(text, one.end)
    between = BETWEEN.search(before) if one.ranged else None
    if between:
        one = replace(one, start=one.start - len(between.group()))
    if prior:
        said, start = prior["hedge"].lower(), one.start - len(prior.group())
        if said not in hedges("adverb"):
            return _bounded(replace(one, start=start), hedges("before")[said])
        if _is_adverb(tree, start, one):
            return _bounded(replace(one, start=start), hedges("adverb")[said])
    if later and not one.ranged:
        hedge = hedges("after")[later["hedge"].lower()]
        return _bounded(replace(one, end=later.end()), hedge)
    return one


def _is_adverb(tree: Sentence, start: int, one: Figure) -> bool:
    """Whether a word before a figure hedges it: "over 1,000 came", not "over two islands"."""
    word = next(word for word in tree.words if word.end > start)
    if word.relation != "case" or word.tag.startswith("R"):
        return True
    return word.governor != ROOT and one.first <= tree.words[word.governor].start < one.last


def _bounded(one: Figure, hedge: str) -> Figure:
    """A figure with the bounds that a hedge leaves it."""
    if hedge == "exact":
        return one
    low, high = (one.low, one.high) if one.value is None else (one.value, one.value)
    named = one.value is not None
    return replace(one, low=None if hedge == "less" or (named and hedge == "about") else low,
                   high=None if hedge == "more" or (named and hedge == "about") else high,
                   hedge=hedge)  # fmt: skip
