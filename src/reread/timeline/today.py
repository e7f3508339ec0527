"""The day that relative times count from: given, or stated by the page itself."""

from __future__ import annotations

import pandas as pd

from ..article import Article
from .expressions.values import Day, Today
from .year.stated import stated

# Places whose date is the article's own; the others only make it likelier.
OWN_DATE = frozenset({"address", "dateline", "labelled"})


def today(
    article: Article, blocks: pd.DataFrame, *, published: str | None, dateline: str = "use"
) -> Today:
    """The day given, else, unless `dateline` is "ignore", the one that the page states."""
    if published:
        return Today(Day.fromisoformat(published[:10]), published[11:16], "published")
    if dateline == "use":
        for one in stated(article, blocks):
            if one.place in OWN_DATE and one.first == one.last:
                return Today(one.first, "", one.place)
    return Today()
