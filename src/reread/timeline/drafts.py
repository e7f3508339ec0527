"""An event while it is being dated: its word, the expression that dates it, and its days then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

DAY = dt.timedelta(days=1)


class Time(NamedTuple):
    """A temporal expression within a sentence: its words first … last and its days."""

    first: int
    last: int
    number: int
    earliest: Any
    latest: Any
    grain: str | None


@dataclass
class Event:
    """An event being put together: the place of its word, its verb group if it is a verb."""

    place: int
    first: int
    group: int | None
    lemma: str
    kind: str
    rule: str
    time: Time | None = None
    relation: str = "during"
    how: str = ""

    def date(self, time: Time, relation: str, how: str) -> None:
        """Take a time, unless one that says more is known already."""
        if self.time is None or (self.time.earliest is None and time.earliest is not None):
            self.time, self.relation, self.how = time, relation, how


def bounds(event: Event) -> tuple[Any, Any]:
    """First and last day of an event from its time and how it stands to it; None is open."""
    if event.time is None:
        return None, None
    low, high = event.time.earliest, event.time.latest
    return {
        "during": (low, high),
        "before": (None, low - DAY if low is not None else None),
        "after": (high + DAY if high is not None else None, None),
        "since": (low, None),
        "until": (None, high),
    }[event.relation]
