"""Conflicts: what the text dates, or counts, in two ways that exclude each other.

* one event told twice whose days exclude each other, if one voice, or the narrator and a voice,
  tell both as fact: linked by `same_as`, or with the same participants (`ordering/retold.py`);
* births and foundings against ages, birthdays and deaths (`ordering/births.py`);
* an order said in words ("after the 2014 invasion") against the days of the two events;
* an end before its beginning: "from 2016 to 2014", born in 1950 and dead in 1940;
* a weekday that its date does not have: "Monday, August 20, 2025" was a Wednesday;
* a length that two dates leave no room for (`ordering/durations.py`);
* figures that disagree, which the room `quantities` finds.

Precision comes first: what may agree under some reading of it is no conflict. Where a table of
known facts has the event, and its day fits only one of the two, `likely` says which.
"""

from __future__ import annotations

import itertools
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..tables import build
from .expressions.values import Today
from .ordering.births import births
from .ordering.comparable import NAMED_DAY, YEAR, Dated, clash, comparable, expressions
from .ordering.direct_links import LIFE, Told
from .ordering.intervals import LOOSE, Link
from .ordering.known import borne_out
from .ordering.misdated import misdated
from .ordering.pair import Pair
from .ordering.retellings import CERTAIN
from .ordering.retold import HELD, of_one_voice, retold, until_clash
from .telling.lexicon import verbs
from .telling.participants import Things
from .telling.sharing import BY_VERB
from .telling.telling import Telling, is_over


def conflicts(article: Article, compared: Sequence[Pair]) -> pd.DataFrame:
    """One row per conflict: two places of the text that cannot both be right.

    `event_a` and `event_b` are missing where a conflict is not between events.
    """
    return build("conflicts", article, [one._asdict() for one in compared if one.reason])


def compared(
    article: Article,
    sentences: pd.DataFrame,
    times: pd.DataFrame,
    mentions: pd.DataFrame,
    quantities: pd.DataFrame,
    today: Today,
    told: Told,
    figures: Iterable[Any] = (),
) -> list[Pair]:
    """All pairs of places that were held against each other, once each; those with a reason
    are conflicts. `figures` are conflicts between quantities: places, reason and kind."""
    said = expressions(times)
    dated = comparable(told.tellings, said)
    blocks = dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))
    things = Things(mentions, blocks)
    found = [
        *_dates(list(_told_twice(dated, things)), things),
        *_out_of_order(dated, told.links),
        *_over_too_soon(dated),
        *births(article.text, dated, things, quantities, today.day),
        *misdated(article.text, said, today.day),
    ]
    found += [Pair(one.start, one.end, one.start_b, one.end_b, one.reason, kind=one.kind)
              for one in figures]  # fmt: skip
    return _once_each(found)


def _once_each(found: Iterable[Pair]) -> list[Pair]:
    """Each pair of places once, and of one date for an event no more than one conflict."""
    kept: dict[Hashable, Pair] = {}
    for one in sorted(found, key=lambda one: not one.reason):
        dates = one.reason and one.kind == "dates" and one.event_b is not None
        kept.setdefault(one.event_b if dates else (one.start, one.end, one.start_b, one.end_b), one)
    return list(kept.values())


def _told_twice(dated: Sequence[Dated], things: Things) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of tellings of one event; "the strike began" tells of one, though verb and noun do."""
    seen = set()
    for one, other in (*_linked(dated), *retold(dated, things)):
        key = (_happening(one), _happening(other))
        if key not in seen:
            seen.add(key)
            yield one, other


def _happening(one: Dated) -> tuple[str, int]:
    """What two tellings share that are of one event in one clause."""
    told = one.told
    of_both = told.how == BY_VERB or told.lemma in verbs("starts", "ends", "happens")
    return ("time", told.time.number) if of_both and told.time else ("event", told.number)


def _linked(dated: Iterable[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Each telling with those before it that are linked to its event."""
    told: dict[tuple, deque[Dated]] = defaultdict(lambda: deque(maxlen=HELD))
    for one in dated:
        if one.told.modality in CERTAIN and one.has_days:
            before = told[one.told.event, one.told.modality]
            same = (other for other in before if of_one_voice(other.told, one.told))
            yield from until_clash(same, one)
            before.append(one)


def _dates(pairs: Sequence[tuple[Dated, Dated]], things: Things) -> Iterator[Pair]:
    """Tellings of one event, and which of them what is known bears out; where other events are
    dated by the same two expressions, that holds for them, too."""
    unfit = [(one, other) for one, other in pairs if clash(one, other)]
    known = {(one.told.number, other.told.number): borne_out(one, other, things)
             for one, other in unfit}  # fmt: skip
    decided = {(one.said_at, other.said_at): verdict for one, other in unfit
               if (verdict := known[one.told.number, other.told.number]).likely}  # fmt: skip
    for one, other in pairs:
        fact = known.get((one.told.number, other.told.number))
        if fact is None:
            yield _pair(one, other, "")
            continue
        shared = decided.get((one.said_at, other.said_at), fact)
        why = fact.reason or shared.reason
        yield _pair(one, other, f"date one event{why and f'; {why}'}")._replace(
            likely=fact.likely or shared.likely)  # fmt: skip


def _out_of_order(dated: Sequence[Dated], links: Sequence[Link]) -> Iterator[Pair]:
    """What words of one sentence, or two verbs by their sense, order, held against dates."""
    for link in links:
        one, other = dated[link.a], dated[link.b]
        by_word = link.reason.startswith("“") and link.reason != LOOSE
        beside = by_word and one.told.sentence is other.told.sentence
        if (beside or link.reason == LIFE) and one.is_dated and other.is_dated:
            first, second = (other, one) if link.relation == "after" else (one, other)
            during = link.relation == "during"
            unfit = is_over(second, first) or (during and is_over(first, second))
            early, late = sorted((one, other), key=lambda event: event.told.number)
            yield _pair(early, late, f"deny {link.reason}" if unfit else "", "order")


def _over_too_soon(dated: Sequence[Dated]) -> Iterator[Pair]:
    """What one clause says lasted until a day, held against the day of the clause before: "was
    arrested in 1963 and held until 1974"."""
    for before, one in itertools.pairwise(event for event in dated if event.told.group is not None):
        told, first = one.told, before.told
        joined = told.group is not None and told.sentence.coordinated(told.group) is not None
        if not joined or first.sentence is not told.sentence or not _lasts(told):
            continue
        if first.relation == "during" and before.is_dated and one.is_dated and told.is_said:
            unfit = is_over(one, before) and first.is_said
            yield _pair(before, one, "are told in turn" if unfit else "", "order")


def _lasts(told: Telling) -> bool:
    """Whether it is said to have gone on until a day; "by" only tells that it was over then."""
    if told.time is None or told.relation != "until":
        return False
    return told.sentence.case(told.sentence.head(told.time.first, told.time.last)) != "by"


def _pair(one: Dated, other: Dated, why: str, kind: str = "dates") -> Pair:
    said = " and ".join(f"“{event.told.surface}” {_days(event)}" for event in (one, other))
    return Pair(one.told.start, one.told.end, other.told.start, other.told.end,
                why and f"{said} {why}", one.told.number, other.told.number, kind)  # fmt: skip


def _days(one: Dated) -> str:
    weekday = NAMED_DAY.search(one.said) and not YEAR.search(one.said)
    if weekday or not one.is_dated:
        return f"({one.said})"
    low, high = one.earliest, one.latest
    return f"({low.date() if low else ''} … {high.date() if high else ''})"
