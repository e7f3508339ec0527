"""What was said before: the dates that others count from, or go on from."""

from __future__ import annotations

import re
from collections.abc import Callable

from .matching import Match
from .narration import Narration
from .values import GRAINS, Day, Today, Value

SOON = 31  # days within which an undated story goes on without naming the year again
STEP = 3  # years that a story may leap at once
BACK = 40  # times said before among which an antecedent is looked for
COMPARISONS = frozenset({"ago", "later", "a year earlier", "last, this or next unit"})
BESIDE = re.compile(r" ?[,(-] ?-?(?:just |only |exactly |some |about |barely )?")
FRONTED = re.compile(r"(?:(?:early |late )?(?:on|in|by) |then,? )*")


class Antecedents:
    """The times said so far, each with its sentence and rule, in the order of the text, which is
    the order of the table.

    `here` is the sentence of the match that is weighed.
    """

    def __init__(self, folded: str, today: Today) -> None:
        self.folded = folded
        self.published, self.clock, self.anchor = today
        self.narration = Narration()
        self.said: list[tuple[Value, int, str]] = []
        self.here = 0
        self._told_to = 0  # the end of the last time said

    @property
    def narrative(self) -> bool:
        """Whether the text tells of years far from its own date."""
        return self.narration.narrative

    def remember(self, found: Match, value: Value) -> None:
        """Add a time to those said."""
        self.said.append((value, found.sentence, found.rule.name))
        self._told_to = found.end

    def restates(self, found: Match) -> bool:
        """Whether it stands beside a date as another name of it: "on 5 May, two days later,"."""
        return (
            bool(self.said)
            and BESIDE.fullmatch(self.folded, self._told_to, found.start) is not None
        )

    def just_said(self, found: Match) -> bool:
        """Whether the last time said stands in this sentence or, in a text with a date or a
        narrative, the one before."""
        back = int(self.narrative or self.published is not None)
        return bool(self.said) and self.said[-1][1] >= found.sentence - back

    def _last(self, fits: Callable[[Value, int, str], bool]) -> tuple[Value | None, str]:
        """The last stretch of the calendar said that fits, and its name as an anchor; none where
        that one waits for a date itself."""
        for place in range(len(self.said) - 1, max(-1, len(self.said) - 1 - BACK), -1):
            value = self.said[place][0]
            dated = value.earliest and not value.value.endswith("_REF")
            if (dated or value.status == "needs-reference-date") and fits(*self.said[place]):
                return (value, f"time {place}") if dated else (None, "")
        return None, ""

    def antecedent(
        self, coarsest: str = "millennium", near: bool = False
    ) -> tuple[Value | None, str]:
        """The last date said that is at most so coarse; in a narrative, not one from "now".

        If `near`, only those of its sentence and the one before count; so too where the text has no
        date and is no narrative, since dates between it and the expression may be missing.
        """
        grains = GRAINS[: GRAINS.index(coarsest) + 1]
        near = not self.narrative and (near or self.published is None)
        return self._last(
            lambda value, sentence, rule: (
                value.type in ("DATE", "TIME")
                and value.grain in grains
                and not (near and sentence < self.here - 1)
                and not (self.narrative and self.anchor and value.anchor == self.anchor)
            )
        )

    def day_just_said(self, found: Match) -> tuple[Value | None, str]:
        """The last day said, in this sentence or, as `just_said` has it, the one before."""
        return self.antecedent("day", near=True) if self.just_said(found) else (None, "")

    def main_time(self) -> tuple[Value | None, str]:
        """The last date said that is not itself a comparison: what "a year earlier" counts from."""
        return self._last(
            lambda value, sentence, rule: (
                value.type in ("DATE", "TIME")
                and rule not in COMPARISONS
                and (self.published is not None or sentence >= self.here - 1)
            )
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
        if self.narrative:
            value, anchor = self.story()
            return (value.earliest, anchor) if value else (None, "")
        return self.published, self.anchor

    def goes_on(self, before: str) -> tuple[Day | None, str]:
        """The day before a day or month that goes on from it without its year.

        In a text that has no date and speaks of no day of its own, one that begins its sentence is
        a step from the one just said ("On 3 May 1917 … On 5 May"). `before` is what stands before it.
        """
        begins = FRONTED.fullmatch(before)
        if self.published or self.narration.own_days or not begins:
            return None, ""
        value, anchor = self.antecedent("month")
        return (value.earliest, anchor) if value else (None, "")

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
