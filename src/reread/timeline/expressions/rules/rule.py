"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..values import Value

Meaning = Callable[[Any, Any], Value | None]


@dataclass(frozen=True, eq=False)  # by identity, so that a list of rules is found fast
class Rule:
    """One way to say when.

    `on` lists classes or words (separated by spaces) of which every match holds at least one: only
    where one stands is the pattern tried. `pattern` is a regular expression over folded text (lower
    case, straight quotes, hyphens for dashes) with the macros of `vocabulary`. `meaning` gives the Value,
    or None where it is no time after all. `examples` are its tests: (phrase, published, expected
    surface, expected value).
    """

    name: str
    on: str
    pattern: str
    meaning: Meaning
    examples: tuple[tuple[str, str, str, str], ...] = ()
