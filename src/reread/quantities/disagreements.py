"""Disagreements: figures of a text that cannot both be right; the table `conflicts` lists them.

* one thing counted twice, by two voices ("police said 12, witnesses 40") or of one occasion;
* parts that are more than the whole, sums that do not add up, shares beyond 100 %;
* a rise or fall whose ends do not give its percentage, or its direction.

Precision comes first: figures that may be of different things, days or places, parts of each other,
or an earlier and a later count, are none.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..article import Article
from .counting.concerned import Counted
from .disagreeing.changes import miscalculated
from .disagreeing.claims import Clash, claims
from .disagreeing.counts import told_twice
from .disagreeing.sums import misadded


def disagreements(
    article: Article,
    counted: Sequence[Counted],
    times: pd.DataFrame,
    entities: pd.DataFrame,
) -> list[Clash]:
    """Pairs of places whose figures exclude each other, with the reason in words."""
    names = dict(zip(entities["entity"], entities["name"], strict=True))
    values = times["value"].fillna("").tolist()
    text = article.text
    said = claims(text, counted, names, values)
    return [*told_twice(text, said), *misadded(text, said), *miscalculated(text, said)]
