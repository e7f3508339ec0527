"""The day that relative times count from: given, or stated by the page itself."""

from __future__ import annotations

import pandas as pd

from ..article import Article
from ..english import written
from .expressions.values import Day, Today
from .year.stated import stated

# Places whose date is the article's own, and how they are called; the others only make it likelier.
OWN_DATE = {
    "address": "its address",
    "labelled": "the date on its page",
    "dateline": "its dateline",
}


def today(
    article: Article, blocks: pd.DataFrame, *, published: str | None, dateline: str = "use"
) -> Today:
    """The day given, else, unless `dateline` is "ignore", the one that the page states."""
    if published:
        return Today(Day.fromisoformat(published[:10]), _clock(published[11:16]), "published")
    if dateline == "use":
        for one in stated(article, blocks):
            if one.place in OWN_DATE and one.first == one.last:
                return Today(one.first, one.clock, one.place)
    return Today()


def _clock(said: str) -> str:
    """A time of day; midnight is how feeds and archives write that they have none."""
    return "" if said == "00:00" else said


def in_words(today: Today) -> str:
    """19 August 2025, by its dateline; nothing where the page states no day."""
    if today.day is None or today.anchor not in OWN_DATE:
        return ""
    return f"{written(today.day)}, by {OWN_DATE[today.anchor]}"
