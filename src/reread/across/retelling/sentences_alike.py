"""How much two sentences have in common, and the figures by which they can be known."""

from __future__ import annotations

import functools
import re

FEW = 5  # words; sentences of fewer are alike by chance
SHORT = 3  # letters of words that are in any sentence
FIGURE = re.compile(r"\d[\d.,]*(?:m|bn|k)?")
LEAST = 32  # smaller numbers are days of a month, hours, or few of anything
YEARS = range(1800, 2101)


@functools.lru_cache(maxsize=20_000)
def terms(words: str) -> frozenset[str]:
    """The words of a sentence by which it can be known: long ones, and figures."""
    return frozenset(word for word in words.split(" ")
                     if len(word) > SHORT or word[:1].isdigit())  # fmt: skip


@functools.lru_cache(maxsize=20_000)
def figures(words: str) -> tuple[str, ...]:
    """The figures of a sentence that are no date, hour or small number."""
    found = dict.fromkeys(word.rstrip(".,") for word in words.split(" ") if FIGURE.fullmatch(word))
    return tuple(word for word in found if _is_rare(word))


def _is_rare(figure: str) -> bool:
    digits = figure.rstrip("mbnk").replace(",", "")
    if digits != figure.replace(",", "") or not digits.isdigit():
        return True  # 562m, 7.0
    return int(digits) >= LEAST and ("," in figure or int(digits) not in YEARS)


def likeness(one: str, other: str) -> float:
    """The share of the words of either sentence that both have, 0 … 1; 0 for short ones."""
    mine, theirs = terms(one), terms(other)
    if min(len(mine), len(theirs)) < FEW:
        return 0.0
    return len(mine & theirs) / len(mine | theirs)
