"""Conflicts: what the text dates, or counts, in two ways that exclude each other.

* one event told twice (`same_as`) whose days exclude each other, if one voice tells both as fact;
* an order said in words ("after the 2014 invasion") against the days of the two events;
* an end before its beginning: "from 2016 to 2014", born in 1950 and dead in 1940;
* a weekday that its date does not have: "Monday, August 20, 2025" was a Wednesday;
* a duration or an age that two dates leave no room for;
* figures that disagree, which the room `quantities` finds.

Precision comes first: what may agree under some reading of it is no conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..tables import build
from .ordering.comparable import Dated, clash, comparable, expressions
from .ordering.intervals import LOOSE, Link
from .ordering.links import LIFE, Told
from .ordering.misdated import Conflict, misdated
from .telling.lexicon import family
from .telling.tellings import Day, is_over

# Hedged or supposed dates may differ: that is what the hedge says.
CERTAIN = frozenset({"actual", "future"})
AGE = re.compile(r"\b(?:aged|at age|at the age of) (\d{1,3})\b")
HELD = 8  # dated tellings of one event that the next is held against


def conflicts(
    article: Article,
    sentences: pd.DataFrame,
    times: pd.DataFrame,
    told: Told,
    figures: Iterable[Any] = (),
) -> pd.DataFrame:
    """One row per conflict: two places of the text that cannot both be right.

    `event_a` and `event_b` are missing where a conflict is not between events. `figures` are
    those between quantities: places, reason and kind.
    """
    said = expressions(times)
    dated = comparable(told.tellings, said)
    found = [
        *_told_twice(one for one in dated if one.told.modality in CERTAIN and one.has_days),
        *_out_of_order(dated, told.links),
        *_ages(article.text, dated, told.links, sentences),
        *misdated(article.text, said),
    ]
    found += [Conflict(one.start, one.end, one.start_b, one.end_b, one.reason, kind=one.kind)
              for one in figures]  # fmt: skip
    once_each = {(one.start, one.end, one.start_b, one.end_b): one._asdict() for one in found}
    return build("conflicts", article, once_each.values())


def _told_twice(dated: Iterable[Dated]) -> Iterator[Conflict]:
    """Each telling held against the last ones of its event, by one voice."""
    told: dict[tuple, deque[Dated]] = defaultdict(lambda: deque(maxlen=HELD))
    for one in dated:
        before = told[one.told.event, one.told.voice, one.told.modality]
        other = next((other for other in before if clash(other, one)), None)
        if other:
            yield _conflict(other, one, "date one event")
        before.append(one)


def _out_of_order(dated: Sequence[Dated], links: Sequence[Link]) -> Iterator[Conflict]:
    """What words of one sentence, or two verbs by their sense, order otherwise than dates do."""
    for link in links:
        one, other = dated[link.a], dated[link.b]
        by_word = link.reason.startswith("“") and link.reason != LOOSE
        beside = by_word and one.told.sentence is other.told.sentence
        if (beside or link.reason == LIFE) and one.is_dated and other.is_dated:
            first, second = (other, one) if link.relation == "after" else (one, other)
            during = link.relation == "during"
            if is_over(second, first) or (during and is_over(first, second)):
                early, late = sorted((one, other), key=lambda event: event.told.number)
                yield _conflict(early, late, f"deny {link.reason}", "order")


def _ages(
    text: str, dated: Sequence[Dated], links: Sequence[Link], sentences: pd.DataFrame
) -> Iterator[Conflict]:
    """Births and deaths that leave no room for the age said with the death."""
    spans = dict(zip(sentences["sentence"].tolist(), sentences[["start", "end"]].values.tolist(),
                     strict=True))  # fmt: skip
    for link in links:
        begin, end = dated[link.a], dated[link.b]
        if link.reason == LIFE and begin.is_dated and end.is_dated:
            start, stop = spans[end.told.sentence.number]
            why = _wrong_age(text[start:stop], begin, end)
            if why:
                yield _conflict(begin, end, why, "age")


def _wrong_age(said: str, begin: Dated, end: Dated) -> str:
    """Why the age that the sentence of a death names does not fit the dates; empty if it does."""
    ages = AGE.findall(said)
    if len(ages) != 1 or family(begin.told.lemma) != "bear":
        return ""
    first, last = _years(begin.latest, end.earliest), _years(begin.earliest, end.latest)
    fits = (first is None or first <= int(ages[0])) and (last is None or int(ages[0]) <= last)
    return "" if fits else f"leave no room for an age of {ages[0]}"


def _years(one: Day, other: Day) -> int | None:
    """Full years from one day to another; None where one is not known."""
    if one is None or other is None:
        return None
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))


def _conflict(one: Dated, other: Dated, why: str, kind: str = "dates") -> Conflict:
    said = " and ".join(f"“{event.told.surface}” {_days(event)}" for event in (one, other))
    return Conflict(one.told.start, one.told.end, other.told.start, other.told.end,
                    f"{said} {why}", one.told.number, other.told.number, kind)  # fmt: skip


def _days(one: Dated) -> str:
    if not one.is_dated:
        return f"({one.said})"
    low, high = one.earliest, one.latest
    return f"({low.date() if low else ''} … {high.date() if high else ''})"
