"""What a rule is, its match, and what its meaning may look at: the words round it, what was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ...grammar.sentence import Sentence
from ...grammar.trees import Trees
from .tense import cue, hangs_on_verb, tense
from .values import GRAINS, Day, Today, Value
from .vocabulary import CAPITALISED

if TYPE_CHECKING:
    import pandas as pd

NEAR = 48  # characters before and after that a rule may look at
NEWS_YEARS = 3  # far years that an article without any weekday may name and still be news
STEP = 3  # years that a story may leap at once
BACK = 40  # times said before among which an antecedent is looked for
COMPARISONS = frozenset({"ago", "later", "a year earlier", "last, this or next unit"})


Meaning = Callable[["Match", "Context"], Value | None]


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


class Context:
    """Everything around an expression that its meaning can hang on.

    `folded` is the text in lower case, character by character. `said` holds what was resolved so
    far, each with its sentence and rule, in the order of the text, which is the order of the table.
    `narrative` says that the text tells of years far from its own date, so that "in April"
    continues the story.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        sentences: pd.DataFrame,
        trees: Trees,
        today: Today,
        weekdays: str,
        vague: str = "keep",
    ) -> None:
        self.text, self.folded = text, folded
        self.published, self.clock, self.anchor = today
        self.weekdays, self.vague = weekdays, vague
        self.narrative = False
        self.said: list[tuple[Value, int, str]] = []
        self._starts: list[int] = sentences["start"].tolist()
        self._ends: list[int] = sentences["end"].tolist()
        self._numbers: list[int] = sentences["sentence"].tolist()
        self._trees = trees

    def sentence_at(self, place: int) -> int | None:
        """Number of the sentence that holds a character, None between sentences."""
        index = bisect_right(self._starts, place) - 1
        return self._numbers[index] if index >= 0 and place < self._ends[index] else None

    def sentence_end(self, place: int) -> int:
        """Where the sentence that holds a character ends."""
        return self._ends[bisect_right(self._starts, place) - 1]

    def sentence_start(self, place: int) -> int:
        """Where the sentence that holds a character begins."""
        return self._starts[bisect_right(self._starts, place) - 1]

    def tells_of_other_years(
        self, lexemes: list[tuple[int, str]], classes: list[tuple[str, ...]]
    ) -> bool:
        """Whether years other than that of publication outnumber weekdays and todays."""
        if self.published is None:
            return False
        here, years, days = self.published.year, 0, 0
        for (_, word), names in zip(lexemes, classes, strict=True):
            if "year" in names:
                years += abs(int(word) - here) > 1
            days += ("weekday" in names and word.endswith("day")) or "today" in names
        return years > NEWS_YEARS + 2 * days

    def match(self, found: re.Match[str], rule: Rule) -> Match | None:
        """A match, None where it begins or ends inside a word or lacks its capital."""
        start, end = found.span("whole") if "whole" in found.re.groupindex else found.span()
        while end > start and self.folded[end - 1] in " ,-":
            end -= 1
        said = {name: words for name, words in found.groupdict().items() if words is not None}
        sentence = self.sentence_at(start)
        if start >= end or sentence is None or self._cuts(start) or self._cuts(end):
            return None
        if any(self._in_disguise(name, found) for name in said):
            return None
        groups = {name.rstrip("0123456789"): words for name, words in said.items()}
        return Match(start, end, rule, groups, sentence, self.folded[start:end])

    def _in_disguise(self, name: str, found: re.Match[str]) -> bool:
        """Whether a word lacks its capital (may, sat) or has one too many (USA Today)."""
        start = found.start(name)
        if found.group(name).rstrip(".") in CAPITALISED:
            return self.text[start].islower()
        if name not in ("unit", "relday") or not self.text[start].isupper():
            return False
        if start > found.start():  # the words before it are part of the match
            return self.text[found.start()].isupper() and self.text[start + 1 : start + 2].islower()
        if start == self.sentence_start(start):
            return False
        before = self.text[max(start - 12, 0) : start].split()
        return bool(before) and before[-1][:1].isupper() and self.text[start - 1] == " "

    def _cuts(self, place: int) -> bool:
        """Whether a place lies inside a word."""
        return self.folded[max(place - 1, 0) : place + 1].isalnum() and 0 < place < len(self.folded)

    def in_name(self, found: Match) -> bool:
        """Whether it has a capital, or digits, within a sentence right after a word with a capital."""
        before = self.text[self.sentence_start(found.start) : found.start]
        word = before.split()[-1] if before[-1:] == " " and before.split() else ""
        capital = self.text[found.start].isupper() or self.text[found.start].isdigit()
        return capital and word[:1].isupper() and word[-1:].isalnum()

    def before(self, found: Match) -> str:
        """Folded text just before, of the same sentence."""
        return self.folded[max(found.start - NEAR, self.sentence_start(found.start)) : found.start]

    def after(self, found: Match) -> str:
        """Folded text just after, of the same sentence."""
        return self.folded[found.end : min(found.end + NEAR, self.sentence_end(found.start))]

    def _place(self, found: Match, character: int) -> tuple[Sentence | None, int]:
        """The tree of a match's sentence, and the place in it of the first word from a character."""
        tree = self._trees.get(found.sentence)
        return tree, bisect_left(tree.words, character, key=attrgetter("start")) if tree else 0

    def _tag_after(self, found: Match) -> str:
        """Tag of the word that follows in the sentence, "" at its end."""
        tree, place = self._place(found, found.end)
        return tree.tag(place) if tree else ""

    def counts(self, found: Match) -> bool:
        """Whether a plural noun follows, so that a number counts it."""
        return self._tag_after(found) in ("NNS", "NNPS", "CD")

    def noun_follows(self, found: Match) -> bool:
        """Whether a common noun follows."""
        return self._tag_after(found) in ("NN", "NNS", "JJ")

    def named(self, found: Match) -> bool:
        """Whether a proper noun follows, of which the match may be a part."""
        return self._tag_after(found) in ("NNP", "NNPS")

    def cue(self, found: Match) -> str:
        """past or future where the words just before settle it (ended, due), else ""."""
        return cue(self.before(found))

    def tense(self, found: Match, present: bool = True) -> str:
        """past or future where a cue or the clause says so, else ""; see `tense.tense`."""
        tree, first, last = self._words(found)
        if tree is None:
            return cue(self.before(found))
        return tense(tree, first, last, self.before(found), present)

    def hangs_on_verb(self, found: Match) -> bool:
        """Whether the verb itself is said to happen then; see `tense.hangs_on_verb`."""
        tree, first, last = self._words(found)
        return tree is not None and hangs_on_verb(tree, first, last)

    def _words(self, found: Match) -> tuple[Sentence | None, int, int]:
        """The tree of a match's sentence, and its first and last word; no tree without words."""
        tree, first = self._place(found, found.start)
        _, beyond = self._place(found, found.end)
        if tree is None or first >= len(tree.words):
            return None, first, first
        return tree, first, max(first, beyond - 1)

    def keep(self, found: Match, value: Value) -> dict[str, Any]:
        """Remember a value, and make its row."""
        self.said.append((value, found.sentence, found.rule.name))
        return {
            "start": found.start, "end": found.end, "sentence": found.sentence,
            "surface": self.text[found.start : found.end], "type": value.type,
            "value": value.value or None, "earliest": value.earliest, "latest": value.latest,
            "grain": value.grain or None, "anchor": value.anchor or None, "status": value.status,
            "rule": found.rule.name,
        }  # fmt: skip

    def just_said(self, found: Match) -> bool:
        """Whether the last time said stands in this sentence or the one before."""
        return bool(self.said) and self.said[-1][1] >= found.sentence - 1

    def _last(self, fits: Callable[[Value, int, str], bool]) -> tuple[Value | None, str]:
        """The last time said that fits, and its name as an anchor."""
        for place in range(len(self.said) - 1, max(-1, len(self.said) - 1 - BACK), -1):
            if self.said[place][0].earliest and fits(*self.said[place]):
                return self.said[place][0], f"time {place}"
        return None, ""

    def antecedent(self, coarsest: str = "millennium", since: int = 0) -> tuple[Value | None, str]:
        """The last date said, since a sentence, that is at most so coarse; in a narrative, not one
        from "now"."""
        grains = GRAINS[: GRAINS.index(coarsest) + 1]
        return self._last(
            lambda value, sentence, rule: (
                value.type in ("DATE", "TIME")
                and value.grain in grains
                and sentence >= since
                and not (self.narrative and value.anchor == self.anchor)
            )
        )

    def day_just_said(self, found: Match) -> tuple[Value | None, str]:
        """The last day said in this sentence or the one before."""
        return self.antecedent("day", since=found.sentence - 1)

    def main_time(self) -> tuple[Value | None, str]:
        """The last date said that is not itself a comparison: what "a year earlier" counts from."""
        return self._last(
            lambda value, _, rule: value.type in ("DATE", "TIME") and rule not in COMPARISONS
        )

    def last_quarter(self, found: Match, near: int = 1000) -> tuple[Value | None, str]:
        """The quarter under report: the last one said that is not there for comparison."""
        return self._last(
            lambda value, sentence, rule: (
                value.grain == "quarter"
                and rule not in COMPARISONS
                and sentence >= found.sentence - near
            )
        )

    def origin(self) -> tuple[Day | None, str]:
        """The day that unfinished dates are completed from: the story's in a narrative."""
        if self.narrative or not self.published:
            value, anchor = self.story()
            if value:
                return value.earliest, anchor
        return self.published, self.anchor

    def story(self) -> tuple[Value | None, str]:
        """Where the story stands: the last date said, but for years aside.

        A bare year that lies before the last month or day said, or far after it, is taken for a
        remark ("the 1939 pact", "as released in 2005"), not for a step of the story.
        """
        value, anchor = self.antecedent("year")
        finer, name = self.antecedent("month")
        if not (value and value.earliest and finer and finer.earliest):
            return value, anchor
        if value.grain not in ("year", "season"):
            return value, anchor
        aside = (
            value.grain == "season" or not 0 <= value.earliest.year - finer.earliest.year <= STEP
        )
        return (finer, name) if aside else (value, anchor)
