"""Words with wildcards: `*` stands for any characters of a word, `?` for one."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable

WILD = re.compile(r"(?=.*[*?])(?=.*\w)\S+")  # a mark by itself is the mark


def is_wild(word: str) -> bool:
    """Whether a word has a wildcard; "?" and "*" alone are marks of the text."""
    return WILD.fullmatch(word) is not None


def matching(word: str, forms: Iterable[str]) -> frozenset[str]:
    """Those of some forms that a word stands for: itself, or all that its wildcards allow."""
    if not is_wild(word):
        return frozenset({word})
    wild = fnmatch.translate(word.replace("[", "[[]"))  # whose stars never go back: linear time
    return frozenset(filter(re.compile(wild).match, set(forms)))
