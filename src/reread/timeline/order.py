"""Order: which of two events came first, or that they coincide, as far as the text tells.

`order` lists direct links only, so that the table grows with the text: those that words or tense
state (`signals`), tellings of one event (`same_as`), beginnings and ends of one thing, and for a
dated event the last dated one that was over before it.

Claimed: what the text says, by signals that are mostly right in plain prose; `reason` names the
signal and the span shows it. Not claimed: that what is told later happened later; anything of
events denied, only supposed or only tried; anything by the days of a state, which may have held
before, of an hour without a day, of a verb that shares those of the one beside it, or of an event
that the text dates in two ways that exclude each other. Where links contradict each other the
weakest are dropped: tense first, then dates, then tellings of one event, then words.

Bounds that an event without a time of its own gets (`rule` ends "; bounds: by order") are wide
on purpose: what happened after an event began no earlier than the first day on which that can
have begun, what happened before it was over by its last possible day.
"""

from __future__ import annotations

import pandas as pd

from ..article import Article
from ..tables import build
from .ordering.direct_links import Told


def order(article: Article, told: Told) -> pd.DataFrame:
    """One row per pair of events of which the text tells directly how they lie in time.

    `derived` is false for what words, tense or a second telling say, true for dates compared.
    """
    rows = [
        {"start": link.start, "end": link.end, "event_a": link.a, "event_b": link.b,
         "relation": link.relation, "reason": link.reason, "derived": link.derived,
         "trivial": link.trivial}
        for link in told.links
    ]  # fmt: skip
    return build("order", article, rows)
