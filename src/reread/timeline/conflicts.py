"""Conflicts: what the text dates in two ways that exclude each other.

* one event told twice (`same_as`) whose days exclude each other, if one voice tells both as fact;
* an order said in words ("after the 2014 invasion") against the days of the two events;
* an end before its beginning: "from 2016 to 2014", born in 1950 and dead in 1940;
* a weekday that its date does not have: "Monday, August 20, 2025" was a Wednesday;
* a duration or an age that two dates leave no room for.

Precision comes first: dates that may agree under some reading of them are no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..tables import build
from .endpoints import LOOSE
from .lifetimes import LIFE, wrong_age
from .misdated import misdated
from .same import is_over
from .told import is_dated, records
from .trust import clash, has_days, trusted

# Hedged or supposed dates may differ: that is what the hedge says.
CERTAIN = frozenset({"actual", "future"})
HELD = 8  # dated tellings of one event that the next is held against
LINKED = ("event_a", "event_b", "relation", "reason")

Row = dict[str, Any]


def conflicts(
    article: Article,
    sentences: pd.DataFrame,
    times: pd.DataFrame,
    events: pd.DataFrame,
    order: pd.DataFrame,
) -> pd.DataFrame:
    """One row per conflict: two places of the text that cannot both be dated as it says.

    `event_a` and `event_b` are missing where a conflict is between dates and not between events.
    """
    told = list(trusted(events, times))
    sure = [row for row in told if row["modality"] in CERTAIN and has_days(row)]
    links = list(records(order, LINKED))
    found = [
        *_told_twice(sure),
        *_out_of_order(told, links),
        *_ages(article.text, told, links, sentences),
        *misdated(article.text, times),
    ]
    return build("conflicts", article, _once_each(found))


def _told_twice(events: Iterable[Row]) -> Iterator[Row]:
    """Each telling held against the last ones of its event, by one voice."""
    told: dict[Any, list[Row]] = defaultdict(list)
    for event in events:
        first = event["event"] if event["same_as"] is None else event["same_as"]
        key = first, event["asserted_by"], event["modality"]
        other = next((other for other in told[key] if clash(other, event)), None)
        if other:
            yield _row(other, event, "date one event")
        told[key] = [*told[key], event][-HELD:]


def _out_of_order(told: Sequence[Row], links: Sequence[Row]) -> Iterator[Row]:
    """What words of one sentence, or two verbs by their sense, order otherwise than dates do."""
    for link in links:
        one, other = told[link["event_a"]], told[link["event_b"]]
        by_word = link["reason"].startswith("“") and link["reason"] != LOOSE
        beside = by_word and one["sentence"] == other["sentence"]
        if (beside or link["reason"] == LIFE) and is_dated(one) and is_dated(other):
            first, second = (other, one) if link["relation"] == "after" else (one, other)
            during = link["relation"] == "during"
            if is_over(second, first) or (during and is_over(first, second)):
                pair = sorted((one, other), key=lambda event: event["event"])
                yield _row(*pair, f"deny {link['reason']}")


def _ages(
    text: str, told: Sequence[Row], links: Sequence[Row], sentences: pd.DataFrame
) -> Iterator[Row]:
    """Births and deaths that leave no room for the age said with the death."""
    for link in links:
        begin, end = told[link["event_a"]], told[link["event_b"]]
        if link["reason"] == LIFE and is_dated(begin) and is_dated(end):
            place = sentences["sentence"].searchsorted(end["sentence"])
            span = int(sentences["start"].iat[place]), int(sentences["end"].iat[place])
            why = wrong_age(text, begin, end, span)
            if why:
                yield _row(begin, end, why)


def _row(one: Row, other: Row, why: str) -> Row:
    said = " and ".join(f"“{event['surface']}” {_days(event)}" for event in (one, other))
    return {
        "start": one["start"],
        "end": one["end"],
        "event_a": one["event"],
        "event_b": other["event"],
        "start_b": other["start"],
        "end_b": other["end"],
        "reason": f"{said} {why}",
    }


def _days(row: Row) -> str:
    if not is_dated(row):
        return f"({row['said']})"
    low, high = (row[side] for side in ("earliest", "latest"))
    return f"({low.date() if low else ''} … {high.date() if high else ''})"


def _once_each(found: Iterable[Row]) -> list[Row]:
    """One row per pair of places."""
    places = {tuple(row[k] for k in ("start", "end", "start_b", "end_b")): row for row in found}
    return list(places.values())
