"""Two places of a text held against each other: what `conflicts` lists, and what it only counts."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """Two places that tell of one thing; `reason` says why both cannot be right, and is empty
    where they can. The events that they tell of, what they may disagree on, and which of them
    ("a" or "b") a known fact bears out."""

    start: int
    end: int
    start_b: int
    end_b: int
    reason: str
    event_a: int | None = None
    event_b: int | None = None
    kind: str = "dates"
    likely: str | None = None
