"""The words around an expression: its sentence, its tense, what stands just before and after."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .rules.context import Found
from .rules.words import CAPITALISED

if TYPE_CHECKING:
    import pandas as pd

NEAR = 30  # characters before and after that a rule may look at
FUTURE_WORDS = frozenset(["will", "shall", "wo", "'ll", "would"])
PLANS = frozenset(
    ["scheduled", "expected", "due", "planned", "slated", "set", "planning", "expects", "plans", "hopes", "intends", "going"]
)
REPORTS = frozenset(["says", "tells", "reports", "adds", "writes", "argues", "claims", "notes", "is", "are", "has", "have"])


class Words:
    """The text, folded and as it is, with its sentences and tagged tokens."""

    def __init__(
        self, text: str, folded: str, sentences: pd.DataFrame, tokens: pd.DataFrame
    ) -> None:
        self.text, self.folded = text, folded
        self.starts: list[int] = sentences["start"].tolist()
        self.ends: list[int] = sentences["end"].tolist()
        self.numbers: list[int] = sentences["sentence"].tolist()
        self._tokens = tokens

    def sentence_at(self, place: int) -> int | None:
        """Number of the sentence that holds a character, None between sentences."""
        index = bisect_right(self.starts, place) - 1
        return self.numbers[index] if index >= 0 and place < self.ends[index] else None

    def sentence_end(self, place: int) -> int:
        """Where the sentence that holds a character ends."""
        return self.ends[bisect_right(self.starts, place) - 1]

    def sentence_start(self, place: int) -> int:
        """Where the sentence that holds a character begins."""
        return self.starts[bisect_right(self.starts, place) - 1]

    def found(self, match: re.Match[str], rule: Any) -> Found | None:
        """The match as Found, None where it begins or ends inside a word or lacks its capital."""
        start, end = match.span("whole") if "whole" in match.re.groupindex else match.span()
        while end > start and self.folded[end - 1] in " ,-":
            end -= 1
        if start >= end or self._cuts(start) or self._cuts(end):
            return None
        groups = {}
        for name, words in match.groupdict().items():
            if words is not None:
                groups[name.rstrip("0123456789")] = words
                if words.rstrip(".") in CAPITALISED and self.text[match.start(name)].islower():
                    return None
        sentence = self.sentence_at(start)
        if sentence is None:
            return None
        return Found(start, end, rule, groups, sentence, self.folded[start:end])

    def _cuts(self, place: int) -> bool:
        return (
            0 < place < len(self.folded)
            and self.folded[place - 1].isalnum()
            and self.folded[place].isalnum()
        )

    def before(self, found: Found) -> str:
        """Folded text just before, of the same sentence."""
        return self.folded[max(found.start - NEAR, self.sentence_start(found.start)) : found.start]

    def after(self, found: Found) -> str:
        """Folded text just after, of the same sentence."""
        return self.folded[found.end : min(found.end + NEAR, self.sentence_end(found.start))]

    @cached_property
    def _tags(self) -> tuple[list[int], list[str], list[str]]:
        tokens = self._tokens
        return (
            tokens["start"].tolist(),
            tokens["tag"].tolist(),
            [surface.lower() for surface in tokens["surface"].tolist()],
        )

    def tag_after(self, found: Found) -> str:
        """Tag of the token that follows, "" at the end."""
        starts, tags, _ = self._tags
        place = bisect_left(starts, found.end)
        return tags[place] if place < len(tags) else ""

    def tense(self, found: Found) -> str:
        """past or future where the verb of the clause says so, else ""."""
        starts, _, _ = self._tags
        first = bisect_left(starts, self.sentence_start(found.start))
        here = bisect_left(starts, found.start)
        beyond = bisect_left(starts, found.end)
        last = bisect_left(starts, self.sentence_end(found.start))
        for place in range(here - 1, max(first, here - 40) - 1, -1):
            if tense := self._tense_of(place, first):
                return tense
        for place in range(beyond, min(last, beyond + 40)):
            if tense := self._tense_of(place, first):
                return tense
        return ""

    def _tense_of(self, place: int, first: int) -> str:
        _, tags, words = self._tags
        tag, word = tags[place], words[place]
        before = words[max(first, place - 4) : place]
        if tag == "MD":
            return "future" if word in FUTURE_WORDS else ""
        if tag == "VBD":
            return "" if word in ("was", "were", "had") and not self._finished(place) else "past"
        if tag == "VBN":
            if FUTURE_WORDS & set(before) or word in PLANS:
                return "future"
            return "past"
        if tag == "VB" and ("to" in before or FUTURE_WORDS & set(before)):
            return "future"
        if tag == "VBG" and {"is", "are", "'re", "'s", "am"} & set(before):
            return "future"
        return "future" if word in PLANS and tag in ("JJ", "VBZ", "VBP") else ""

    def _finished(self, place: int) -> bool:
        _, _, words = self._tags
        return not PLANS & set(words[place + 1 : place + 4])
