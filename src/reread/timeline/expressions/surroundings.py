"""What a rule's meaning may look at: the words round its match, and what was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ...grammar.sentence import Sentence
from ...grammar.trees import Trees
from .antecedents import Antecedents
from .matching import Match, Rule
from .names import (
    DATED,
    DATING,
    NAMELIKE,
    OF_PEOPLE,
    closes_name,
    is_label,
    last_name,
    opens_name,
)  # fmt: skip
from .narration import narration
from .superlatives import looks_back
from .tense import cue, hangs_on_verb, tense
from .values import Today, Value
from .vocabulary import CAPITALISED

__all__ = ["Context", "Match", "Rule"]

if TYPE_CHECKING:
    import pandas as pd

NEAR = 48  # characters before and after that a rule may look at


class Context(Antecedents):
    """Everything around an expression that its meaning can hang on.

    `folded` is the text in lower case, character by character.
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
        super().__init__(folded, today)
        self.text, self.weekdays, self.vague = text, weekdays, vague
        self._starts: list[int] = sentences["start"].tolist()
        self._ends: list[int] = sentences["end"].tolist()
        self._numbers: list[int] = sentences["sentence"].tolist()
        self._trees = trees
        self._people: set[str] = set()  # months that are somebody's first name: April Jones

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

    def look_over(self, lexemes: list[tuple[int, str]], classes: list[tuple[str, ...]]) -> None:
        """Find out how the text is told, before the first expression is weighed."""
        self.narration = narration(self.published, self._trees, lexemes, classes)

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
        made = Match(start, end, rule, groups, sentence, self.folded[start:end])
        return None if NAMELIKE & groups.keys() and self._part_of_name(made) else made

    def _part_of_name(self, found: Match) -> bool:
        """Whether it begins or ends with a word of a name: Spring Hill, Black Friday."""
        tree, first = self._place(found, found.start)
        _, beyond = self._place(found, found.end)
        if tree is None or first >= beyond or DATING & found.groups.keys():
            return False  # a day or a year beside it dates it
        if closes_name(tree, self.text, first):
            return True
        dated = "season" not in found and bool(DATED.search(self.before(found)))
        person = "month" in found and last_name(tree, self.text, first)
        if person or opens_name(tree, self.text, beyond - 1, only_flat=dated):
            self._people.add(found.get("month"))
            return True
        return found.words in self._people and tree.words[first].relation in OF_PEOPLE

    def _in_disguise(self, name: str, found: re.Match[str]) -> bool:
        """Whether a word lacks its capital (may, sat) or has one too many (USA Today)."""
        start = found.start(name)
        if found.group(name).rstrip(".") in CAPITALISED:
            return self.text[start].islower()
        if name not in ("unit", "relday") or not self.text[start].isupper():
            return False
        if self.text[found.start()].isdigit():  # the programme 60 Minutes, but for headlines
            before = self.text[max(found.start() - 20, 0) : found.start()].split()
            return self.text[start + 1 : start + 2].islower() and not (
                before and before[-1].istitle()
            )
        if start > found.start():  # the words before it are part of the match
            return self.text[start + 1 : start + 2].islower()
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

    def opens_sentence(self, found: Match) -> bool:
        """Whether a sentence begins with it."""
        return found.start == self.sentence_start(found.start)

    def opens_name(self, found: Match) -> bool:
        """Whether it has a capital within a sentence, and the next word too."""
        after = self.text[found.end + 1 : found.end + 2]
        return (
            self.text[found.start].isupper() and after.isupper() and not self.opens_sentence(found)
        )

    def before(self, found: Match) -> str:
        """Folded text just before, of the same sentence."""
        start = max(found.start - NEAR, self.sentence_start(found.start))
        return self.folded[start : found.start]

    def after(self, found: Match) -> str:
        """Folded text just after, of the same sentence."""
        end = min(found.end + NEAR, self.sentence_end(found.start))
        return self.folded[found.end : end]

    def _place(self, found: Match, character: int) -> tuple[Sentence | None, int]:
        """The tree of a match's sentence, and the place in it of the first word from a character."""
        tree = self._trees.get(found.sentence)
        return tree, bisect_left(tree.words, character, key=attrgetter("start")) if tree else 0

    def _tag_after(self, found: Match) -> str:
        """Tag of the word that follows in the sentence, "" at its end."""
        tree, place = self._place(found, found.end)
        return tree.tag(place) if tree else ""

    def begins_with(self, found: Match, tag: str) -> bool:
        """Whether the first word of a match has a tag."""
        tree, place = self._place(found, found.start)
        return tree is not None and tree.tag(place) == tag

    def counts(self, found: Match) -> bool:
        """Whether a plural noun follows, so that a number counts it."""
        return self._tag_after(found) in ("NNS", "NNPS", "CD")

    def noun_follows(self, found: Match) -> bool:
        """Whether a common noun follows."""
        return self._tag_after(found) in ("NN", "NNS", "JJ")

    def rates(self, found: Match) -> bool:
        """Whether a number of things stands just before, so that "a day" says how often."""
        tree, place = self._place(found, found.start)
        if tree is None or tree.tag(place - 1) != "NNS":
            return False
        return any(tree.tag(i) == "CD" or tree.low(i) == "of" for i in range(place - 4, place - 1))

    def compounds(self, found: Match) -> bool:
        """Whether its last word belongs to a noun that follows: a day nursery, the night club."""
        tree, beyond = self._place(found, found.end)
        if tree is None or not 0 < beyond < len(tree.words):
            return False
        last = tree.words[beyond - 1]
        return last.relation == "compound" and last.governor >= beyond

    def named(self, found: Match) -> bool:
        """Whether a proper noun follows, of which the match may be a part."""
        return self._tag_after(found) in ("NNP", "NNPS")

    def superlative(self, found: Match) -> bool:
        """Whether it says how far back a superlative or a first holds: the worst in a decade.

        Between the two no verb stands but one that belongs to the noun: "the biggest storm to hit
        the coast in ten years", "the lowest it has been in a year".
        """
        tree, place = self._place(found, found.start)
        return tree is not None and looks_back(tree, place)

    def numbers_noun(self, found: Match) -> bool:
        """Whether a year's digits number the noun before, or count what a verb reached."""
        tree, place = self._place(found, found.end - 4)
        if tree is None or place >= len(tree.words) or "year" not in found:
            return False
        near = self.published and abs(int(found["year"]) - self.published.year) <= 1
        return is_label(tree, self.text, place, near=bool(near))

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
        self.remember(found, value)
        return {
            "start": found.start, "end": found.end, "sentence": found.sentence,
            "surface": self.text[found.start : found.end], "type": value.type,
            "value": value.value or None, "earliest": value.earliest, "latest": value.latest,
            "grain": value.grain or None, "anchor": value.anchor or None, "status": value.status,
            "rule": found.rule.name,
        }  # fmt: skip
