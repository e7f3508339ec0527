"""Which of two articles came first, as far as the days and clocks of their publication tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

FIRST, LATER, SAME_DAY, UNDATED, EARLIER = "first", "later", "same day", "undated", "earlier"


class Published(NamedTuple):
    """When an article was published: as it says, its day, its clock on that day (missing where it
    gives none), whether its zone is known. Days and clocks with a zone are those of UTC."""

    told: str | None
    day: dt.date | None
    clock: dt.time | None
    zoned: bool

    @classmethod
    def of(cls, told: object) -> Published:
        """From an ISO date; nothing is known of what is none."""
        if not isinstance(told, str) or not told:
            return cls(None, None, None, False)
        try:
            moment = dt.datetime.fromisoformat(told)
        except ValueError:
            return cls(told, None, None, False)
        if "T" not in told and ":" not in told:
            return cls(told, moment.date(), None, False)
        zoned = moment.tzinfo is not None
        moment = moment.astimezone(dt.UTC) if zoned else moment
        return cls(told, moment.date(), moment.time().replace(tzinfo=None), zoned)

    def order(self) -> tuple[bool, dt.date, dt.time]:
        """Where it stands in an order of time: a day without clock first of its day, those without
        a day last."""
        return self.day is None, self.day or dt.date.max, self.clock or dt.time.min

    def after(self, other: Published) -> str:
        """How it stands to another: later, earlier, the same day, or undated."""
        if self.day is None or other.day is None:
            return UNDATED
        if self.day != other.day:
            return LATER if self.day > other.day else EARLIER
        if self.clock is None or other.clock is None or self.zoned != other.zoned:
            return SAME_DAY
        return SAME_DAY if self.clock == other.clock else (
            LATER if self.clock > other.clock else EARLIER
        )  # fmt: skip

    def days_from(self, other: Published) -> int | None:
        """How many days lie between two; None where either is not known."""
        if self.day is None or other.day is None:
            return None
        return abs((self.day - other.day).days)


def published(articles: pd.DataFrame) -> dict[str, Published]:
    """When each article was published."""
    rows = zip(articles["article"], articles["published"], strict=True)
    return {id: Published.of(None if pd.isna(told) else told) for id, told in rows}


def in_order(when: Mapping[str, Published]) -> list[str]:
    """The ids of articles, earliest first; those of one moment by their ids."""
    return sorted(when, key=lambda id: (when[id].order(), id))


def day_of(told: object) -> dt.date | None:
    """The day of publication where the article appeared; None where it is not known."""
    return None if pd.isna(told) or not told else pd.Timestamp(str(told)[:10]).date()
