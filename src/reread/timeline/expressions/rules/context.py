"""What a rule's meaning may look at: the match itself, the reference date, what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..values import GRAINS, Day, Value

NEWS_YEARS = 3  # far years that an article without any weekday may name and still be news
STEP = 3  # years that a story may leap at once
COMPARISONS = frozenset({"ago", "later", "a year earlier", "last, this or next unit"})


@dataclass(frozen=True)
class Found:
    """A match of a rule: its place in the text, its groups and all its words, as folded text."""

    start: int
    end: int
    rule: Any
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


@dataclass
class Context:
    """Everything around an expression that its meaning can hang on.

    `said` holds what was resolved so far, each with its sentence and rule, in the order of the text, which is
    the order of the table. `narrative` says that the text tells of years far from its own date, so
    that "in April" continues the story.
    """

    around: Any
    published: Day | None
    weekdays: str
    narrative: bool = False
    said: list[tuple[Value, int, str]] = field(default_factory=list)

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

    def keep(self, found: Found, value: Value) -> dict[str, Any]:
        """Remember a value, and make its row."""
        self.said.append((value, found.sentence, found.rule.name))
        return {
            "start": found.start, "end": found.end, "sentence": found.sentence,
            "surface": self.around.text[found.start : found.end], "type": value.type,
            "value": value.value, "earliest": value.earliest, "latest": value.latest,
            "grain": value.grain or None, "anchor": value.anchor or None, "status": value.status,
            "rule": found.rule.name,
        }  # fmt: skip

    def cue(self, found: Found) -> str:
        """past or future where the word just before says so, else ""."""
        return self.around.cue(found)

    def tense(self, found: Found, present: bool = True) -> str:
        """past or future where the clause says so, else ""; see `Words.tense`."""
        return self.around.tense(found, present)

    def before(self, found: Found) -> str:
        """Folded text just before a match."""
        return self.around.before(found)

    def after(self, found: Found) -> str:
        """Folded text just after a match."""
        return self.around.after(found)

    def counts(self, found: Found) -> bool:
        """Whether a plural noun follows, so that a number counts it."""
        return self.around.tag_after(found) in ("NNS", "NNPS", "CD")

    def just_said(self, found: Found) -> bool:
        """Whether the last time said stands in this sentence or the one before."""
        return bool(self.said) and self.said[-1][1] >= found.sentence - 1

    def noun_follows(self, found: Found) -> bool:
        """Whether a common noun follows."""
        return self.around.tag_after(found) in ("NN", "NNS", "JJ")

    def named(self, found: Found) -> bool:
        """Whether a proper noun follows, of which the match may be a part."""
        return self.around.tag_after(found) in ("NNP", "NNPS")

    def in_name(self, found: Found) -> bool:
        """Whether a capital in mid-sentence, after a word with one, makes it part of a name."""
        return self.around.in_name(found)

    def direction(self, found: Found) -> str:
        """past, future or nearest: by tense and cue, else by the choice `weekdays`."""
        return self.tense(found) or self.weekdays

    def antecedent(self, coarsest: str = "millennium", back: int = 40) -> tuple[Value | None, str]:
        """The last date said that is at most so coarse, and its name as an anchor."""
        limit = GRAINS.index(coarsest)
        for place in range(len(self.said) - 1, max(-1, len(self.said) - 1 - back), -1):
            value, _, _ = self.said[place]
            if value.type not in ("DATE", "TIME") or not value.earliest:
                continue
            if self.narrative and value.anchor == "published":
                continue
            if value.grain in GRAINS and GRAINS.index(value.grain) <= limit:
                return value, f"time {place}"
        return None, ""

    def main_time(self) -> tuple[Value | None, str]:
        """The last date said that is not itself a comparison: what "a year earlier" counts from."""
        for place in range(len(self.said) - 1, max(-1, len(self.said) - 41), -1):
            value, _, rule = self.said[place]
            if value.type in ("DATE", "TIME") and value.earliest and rule not in COMPARISONS:
                return value, f"time {place}"
        return None, ""

    def last_quarter(self, found: Found, near: int = 1000) -> tuple[Value | None, str]:
        """The quarter under report: the last one said that is not there for comparison."""
        for place in range(len(self.said) - 1, max(-1, len(self.said) - 41), -1):
            value, sentence, rule = self.said[place]
            if sentence < found.sentence - near:
                break
            if value.grain == "quarter" and value.earliest and rule not in COMPARISONS:
                return value, f"time {place}"
        return None, ""

    def origin(self) -> tuple[Day | None, str]:
        """The day that unfinished dates are completed from: the story's in a narrative."""
        if self.narrative or not self.published:
            value, anchor = self.story()
            if value:
                return value.earliest, anchor
        return self.published, "published" if self.published else ""

    def story(self) -> tuple[Value | None, str]:
        """Where the story stands: the last date said, but for years aside.

        A bare year that lies before the last month or day said, or far after it, is taken for a
        remark ("the 1939 pact", "as released in 2005"), not for a step of the story.
        """
        value, anchor = self.antecedent("year")
        if value is None or not value.earliest or value.grain not in ("year", "season"):
            return value, anchor
        finer, name = self.antecedent("month")
        if finer is None or not finer.earliest:
            return value, anchor
        step = value.earliest.year - finer.earliest.year
        aside = value.grain == "season" or not 0 <= step <= STEP
        return (finer, name) if aside else (value, anchor)
