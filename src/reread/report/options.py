"""Which alternatives a report shows where none are given: few, and those that matter most often."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..choices import fields
from ..reading import Reading
from ..sentiment.influence import carriers


def options(reading: Reading) -> dict[str, list[Any]]:
    """Options by choice, the reading's own first.

    * `lexicon`: each that ships;
    * `negation`: as chosen, and none;
    * `ignore`: as chosen, and besides the word that carries most of the tone, and the eight words
      that carry most;
    * `published`, where it is not known: not known, and both ends of the best candidate; else
      `weekdays`: each rule.
    """
    chosen = reading.choices
    found = {
        "lexicon": _with(chosen.lexicon, fields()["lexicon"].metadata["options"]),
        "negation": _with(chosen.negation, ["none"]),
        "ignore": _ignored(reading),
    }
    if chosen.published or reading.article.published:
        return found | {
            "weekdays": _with(chosen.weekdays, fields()["weekdays"].metadata["options"])
        }
    return found | {"published": [None, *_days(reading)]}


def _with(own: Any, others: Any) -> list[Any]:
    if isinstance(own, str):
        return list(dict.fromkeys([own, *others]))
    return [own, *others]


def _ignored(reading: Reading) -> list[tuple[str, ...]]:
    own, words = reading.choices.ignore, list(carriers(reading)["word"])
    more = [(*own, *words[:1]), (*own, *words)]
    return list(dict.fromkeys([own, *(tuple(sorted(set(one))) for one in more)]))


def _days(reading: Reading) -> list[str]:
    best = reading.reference_date.head(1)[["earliest", "latest"]].to_numpy().ravel()
    return list(dict.fromkeys(str(pd.Timestamp(day).date()) for day in best if not pd.isna(day)))
