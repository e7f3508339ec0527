"""Which options are worth varying, where nobody says: a small set for one reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..choices import Choices, fields
from ..licences import offered
from ..reading import Reading, read
from ..sentiment.influence import carriers
from ..stages import TODAY

# Choices of which two or three options stand beside the reading's own: how words are valued, how
# "not" is taken, who is found to speak, what counts as a name, and which names are one
VARIED = {
    "lexicon": ("news", "vader", "textblob"),
    "negation": ("none",),
    "attribution": ("both", "rules"),
    "names": ("net", "gazetteer"),
    "aliases": ("rules", "exact"),
}
# Choices that touch nothing where another is a function of one's own
IDLE = {"tone": ("lexicon", "negation", "ignore"), "times": ("weekdays",)}

A_YEAR = pd.Timedelta(days=366)


def options(reading: Reading) -> dict[str, list[Any]]:
    """Options by choice, the reading's own first.

    * those of `VARIED`;
    * `ignore`: as chosen, and besides the word that carries most of the tone, and the eight words
      that carry most;
    * where the day of publication is given, `weekdays`: each rule; where the page states it,
      `dateline`: used and ignored; else `published`: not known, and both ends of the likeliest
      candidate of a year or less, or else of the first.

    Where a function of one's own does the work, what only tells ours how to do it is left out.
    """
    idle = {name for own, some in IDLE.items() if callable(getattr(reading.choices, own))
            for name in some}  # fmt: skip
    return {name: some for name, some in _all(reading).items() if name not in idle}


def _all(reading: Reading) -> dict[str, list[Any]]:
    chosen = reading.choices
    found = {name: _with(getattr(chosen, name), offered(chosen.licences, name, others))
             for name, others in VARIED.items()}  # fmt: skip
    found["ignore"] = _ignored(reading)
    if chosen.published or reading.article.published:
        rules = fields()["weekdays"].metadata["options"]
        return found | {"weekdays": _with(chosen.weekdays, rules)}
    if read(reading.article, chosen, dateline="use").stage(TODAY).day:
        rules = fields()["dateline"].metadata["options"]
        return found | {"dateline": _with(chosen.dateline, rules)}
    return found | {"published": [None, *_days(reading)]}


def options_for_many(chosen: Choices) -> dict[str, list[Any]]:
    """Options by choice for many articles: those of `VARIED`, the chosen one first; what hangs on
    one article's words or date is left as it is."""
    return {name: _with(getattr(chosen, name), offered(chosen.licences, name, others))
            for name, others in VARIED.items()}  # fmt: skip


def _with(own: Any, others: Iterable[Any]) -> list[Any]:
    if isinstance(own, str):
        return list(dict.fromkeys([own, *others]))
    return [own, *others]


def _ignored(reading: Reading) -> list[tuple[str, ...]]:
    own, words = reading.choices.ignore, list(carriers(reading)["word"])
    more = [(*own, *words[:1]), (*own, *words)]
    return list(dict.fromkeys([own, *(tuple(sorted(set(one))) for one in more)]))


def _days(reading: Reading) -> list[str]:
    candidates = reading.reference_date.dropna(subset=["earliest", "latest"])
    narrow = candidates[candidates["latest"] - candidates["earliest"] < A_YEAR]
    best = pd.concat([narrow, candidates])[["earliest", "latest"]].head(1).to_numpy().ravel()
    return list(dict.fromkeys(str(pd.Timestamp(day).date()) for day in best))
