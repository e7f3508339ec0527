"""One article's telling of something that happened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from .in_few_words import Words

Day = dt.date | None


@dataclass(slots=True)
class Account:
    """A telling with what tells which happening it is of.

    `agent` and `patient` are ids that hold over all articles, or nouns; `beside` are the others
    that its sentence names, `words` that sentence and the place in it, `told` the few words that
    tell it. `value` is the date that the article gives it, `dated_by` what that rests on; `first`
    and `last` are its bounds.
    """

    article: str
    sentence: int
    event: int
    start: int
    end: int
    surface: str
    lemma: str
    family: str
    kind: str
    agent: str | None
    patient: str | None
    part: str | None
    value: str | None
    first: Day
    last: Day
    dated_by: str
    asserted_by: str
    polarity: str
    modality: str
    same_as: int | None
    told: Words
    beside: frozenset[str]
    words: tuple[str, int]
    outlet: Any = None
    published: Day = None
    happening: int = -1
    reason: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether it is told as having happened, or as sure to."""
        return self.polarity == "positive" and self.modality in ("actual", "future")

    @property
    def is_placed(self) -> bool:
        """Whether it is told as something that has its time, if only by hearsay: not denied, and
        not only possible."""
        return self.polarity == "positive" and self.modality != "conditional"

    @property
    def is_dated(self) -> bool:
        """Whether the text itself says when it was."""
        known = self.value is not None and self.first is not None and self.last is not None
        return known and self.dated_by == "said"

    def undate(self) -> None:
        """Leave it without a date: it goes on beyond the day on which it is told of."""
        self.value, self.first, self.last, self.dated_by = None, None, None, "nothing"


def are_apart(old: Account, one: Account) -> bool:
    """Whether two tellings give days that exclude each other."""
    if not (old.is_dated and one.is_dated):
        return False
    return bool(old.last < one.first or one.last < old.first)  # type: ignore[operator]
