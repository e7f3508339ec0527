"""The words round an expression: its sentence, its tense, what stands just before and after."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .rules.context import Found
from .rules.vocabulary import CAPITALISED
from .tense import REACH, cue, tense

if TYPE_CHECKING:
    import pandas as pd

NEAR = 48  # characters before and after that a rule may look at


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
                if self._in_disguise(name, match):
                    return None
        sentence = self.sentence_at(start)
        if sentence is None:
            return None
        return Found(start, end, rule, groups, sentence, self.folded[start:end])

    def _in_disguise(self, name: str, match: re.Match[str]) -> bool:
        """Whether a word lacks its capital (may, sat) or has one too many (USA Today)."""
        start = match.start(name)
        if match.group(name).rstrip(".") in CAPITALISED:
            return self.text[start].islower()
        if name not in ("unit", "relday") or not self.text[start].isupper():
            return False
        if start > match.start():  # the words before it are part of the match
            return self.text[match.start()].isupper() and self.text[start + 1 : start + 2].islower()
        if start == self.sentence_start(start):
            return False
        before = self.text[max(start - 12, 0) : start].split()
        return bool(before) and before[-1][:1].isupper() and self.text[start - 1 : start] == " "

    def in_name(self, found: Found) -> bool:
        """Whether it has a capital within a sentence, right after a word that has one."""
        before = self.text[self.sentence_start(found.start) : found.start]
        word = before.split()[-1] if before[-1:] == " " and before.split() else ""
        return self.text[found.start].isupper() and word[:1].isupper() and word[-1:].isalnum()

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

    def cue(self, found: Found) -> str:
        """past or future where the words just before settle it (ended, due), else ""."""
        return cue(self.before(found))

    def tense(self, found: Found, present: bool = True) -> str:
        """past or future where a cue or the nearest verb of the sentence says so, else ""."""
        starts, tags, words = self._tags
        here, beyond = bisect_left(starts, found.start), bisect_left(starts, found.end)
        # a window, since a sentence can be as long as the text
        first = max(bisect_left(starts, self.sentence_start(found.start)), here - 2 * REACH)
        last = min(bisect_left(starts, self.sentence_end(found.start)), beyond + 2 * REACH)
        words, tags = words[first:last], tags[first:last]
        return tense(self.before(found), words, tags, here - first, beyond - first, present)
