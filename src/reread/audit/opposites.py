"""Words that say the opposite of each other: for and against, rose and fell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ..files import word_data


def are_opposite(one: str, other: str) -> bool:
    """Whether one word says the opposite of another, both in small letters.

    >>> are_opposite("rose", "dropped"), are_opposite("rose", "climbed")
    (True, False)
    """
    sides = _sides()
    return any(-side in sides.get(other, ()) for side in sides.get(one, ()))


@cache
def _sides() -> Mapping[str, tuple[int, ...]]:
    """The pairs of sides that a word is of: a number for the one, less than 0 for the other."""
    found: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(word_data("reread.audit", "opposites"), 1):
        for side, words in ((number, row["one"]), (-number, row["other"])):
            for word in words.split("|"):
                found[word] = (*found.get(word, ()), side)
    return MappingProxyType(found)
