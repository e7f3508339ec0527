"""What a rule is, and its match."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from .values import Value

Meaning = Callable[["Match", Any], Value | None]  # the second is a surroundings.Context


class Rule:
    """One way to say when.

    `on` lists classes or words (separated by spaces) of which every match holds at least one: only
    where one stands is the pattern tried. `meaning` gives the Value, or None where it is no time
    after all. `pattern` is a regular expression over folded text (lower case, straight quotes,
    hyphens for dashes) with macros. `examples` are its tests: (phrase, published, expected surface,
    expected value).
    """

    def __init__(
        self,
        name: str,
        on: str,
        meaning: Meaning,
        pattern: str,
        *examples: tuple[str, str, str, str],
    ) -> None:
        self.name, self.on, self.meaning, self.pattern = name, on, meaning, pattern
        self.examples = examples


@dataclass(frozen=True)
class Match:
    """A match of a rule: its place in the text, its groups and all its words, as folded text."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str]
    sentence: int
    words: str

    def __getitem__(self, name: str) -> str:
        return self.groups[name]

    def get(self, name: str, default: str = "") -> str:
        """A group's words, or the default where it took no part."""
        return self.groups.get(name, default)

    def __contains__(self, name: str) -> bool:
        return name in self.groups

    def having(self, **groups: str) -> Match:
        """The same match with other words for some of its groups."""
        return replace(self, groups=self.groups | groups)
