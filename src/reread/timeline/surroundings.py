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
REACH = 40  # words to either side within which a verb counts
WILL = frozenset(["will", "shall", "wo", "'ll", "’ll"])
MODALS = frozenset(["must", "can", "may", "should", "would", "could", "might"])
PRESENT_BE = frozenset(["is", "are", "'re", "’re", "am"])
PAST_BE = frozenset(["was", "were", "had"])
VERBAL = frozenset(["MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"])
SAID = frozenset(["said", "told", "announced", "reported"])
PLANS = frozenset(
    "scheduled expected due planned slated planning expects plans hopes intends going expect plan "
    "hope intend payable effective".split()
)
# Present forms that say nothing of when: auxiliaries, states, and the verbs of reports.
REPORTS = frozenset(
    "is are has have does do 's 're 've says say tells reports adds writes argues claims notes was "
    "means seems appears knows thinks believes wants needs shows".split()
)
SOON = re.compile(r"\bas (?:early|soon) as $")
BEHIND = re.compile(r"\b(?:since(?: shortly after)?|ended|dated|as of) (?:on |the )?$")
AHEAD = re.compile(r"\b(?:due|payable|effective|expires?|no later than) (?:on |in |the )?$")
UNTIL = re.compile(r"\b(?:until|till|beginning|starting) (?:on |the )?$")


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
        """Whether a word lacks its capital (may, sat), or has one too many (This Week, USA Today)."""
        start = match.start(name)
        if match.group(name).rstrip(".") in CAPITALISED:
            return self.text[start].islower()
        if name not in ("unit", "relday") or not self.text[start].isupper():
            return False
        if start > match.start():  # the words before it are part of the match
            return self.text[match.start()].isupper() and self.text[start + 1 :][:1].islower()
        before = self.text[max(start - 12, 0) : start].split()
        return bool(before) and before[-1][:1].isupper() and self.text[start - 1 : start] == " "

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
        """past or future where the word just before settles it (due, ended), else ""."""
        before = self.before(found)
        if BEHIND.search(before):
            return "past"
        return "future" if AHEAD.search(before) else ""

    def tense(self, found: Found, present: bool = True) -> str:
        """past or future where a cue or the verb of the clause says so, else "".

        `present` says whether a present form by itself ("the talks open Monday") means the future.
        """
        starts, _, _ = self._tags
        first = bisect_left(starts, self.sentence_start(found.start))
        here = bisect_left(starts, found.start)
        beyond = bisect_left(starts, found.end)
        last = bisect_left(starts, self.sentence_end(found.start))
        before = self.before(found)
        if cue := self.cue(found):
            return cue
        if UNTIL.search(before):
            return "future"
        soon = "future" if SOON.search(before) else ""
        places = (
            *range(here - 1, max(first, here - REACH) - 1, -1),
            *range(beyond, min(last, beyond + REACH)),
        )
        tenses = [tense for place in places if (tense := self._tense_of(place, first))]
        sure = (tense for tense in tenses if tense != "present")
        return next(sure, soon or ("future" if tenses and present else ""))

    def _tense_of(self, place: int, first: int) -> str:
        """What one word says of tense: past, future, or nothing."""
        _, tags, words = self._tags
        tag, word = tags[place], words[place]
        if word in SAID:  # whatever the tagger takes it for
            return "past"
        if tag not in VERBAL:
            return "future" if word in PLANS and tag == "JJ" else ""
        before = words[max(first, place - 4) : place]
        if word in PLANS:
            return "" if "had" in before else "future"
        if tag == "MD":
            return "future"
        if tag == "VBD":
            return "past" if self._finished(place) else ""
        if tag == "VBG":
            return "future" if PRESENT_BE & set(before[-2:]) else ""
        if tag in ("VBP", "VBZ"):
            return "" if word in REPORTS else "present"
        ahead = WILL & set(before) or MODALS & set(before) and tag == "VBN"
        if tag == "VBN":
            return "future" if ahead or before[-2:] == ["to", "be"] else "past"
        return "future" if ahead or ("to" in before[-2:] and PLANS & set(before)) else ""

    def _finished(self, place: int) -> bool:
        """Whether a past form is more than the "was" of "was scheduled"."""
        _, _, words = self._tags
        return words[place] not in PAST_BE or not PLANS & set(words[place + 1 : place + 4])
