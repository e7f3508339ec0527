"""Readings beside each other: what moved, and which conclusions hold under which choices."""

from __future__ import annotations

from .comparison import COLUMNS, compare, moved
from .conclusions import CONCLUSIONS, Conclusion
from .options import options
from .over_articles import StoryRuns
from .pooled import Pooled
from .runs import Runs, alternatives

__all__ = [
    "COLUMNS", "CONCLUSIONS", "Conclusion", "Pooled", "Runs", "StoryRuns", "alternatives",
    "compare", "moved", "options",
]  # fmt: skip
