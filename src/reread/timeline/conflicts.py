"""Conflicts: one happening that the text dates twice, to days that exclude each other.

Two events are one happening if their words are of one family (invade, invasion), what they befall
is one entity under the same qualifiers ("eastern Ukraine" is not "Ukraine"), the same voice tells
them as fact, and the family is of things that happen once (`once.tsv`).
"""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Hashable
from typing import Any

import pandas as pd

from ..article import Article
from ..tables import build
from .lists import family, rows

QUALIFYING = frozenset({"JJ", "JJR", "JJS", "RBR", "CD", "VBN"})
PLURAL = frozenset({"NNS", "NNPS"})
AGAIN = frozenset({"again", "another", "re-", "renewed", "repeatedly", "twice"})
FACT = ("occurrence", "positive", "actual")  # kind, polarity, modality
USED = ("event", "start", "end", "surface", "lemma", "kind", "agent", "patient", "earliest",
        "latest", "asserted_by", "polarity", "modality", "rule")  # fmt: skip
LEFTWARD = 6  # words before a noun that may qualify it

Row = dict[str, Any]


def conflicts(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    mentions: pd.DataFrame,
    events: pd.DataFrame,
) -> pd.DataFrame:
    """One row per conflict: two events that cannot both be dated as the text says.

    Each event is held against the two told before it that leave least room: the one that must be
    over first and the one that can begin last.
    """
    told: dict[Hashable, list[Row]] = {}
    found = []
    candidates = _candidates(events)
    around = _Surroundings(tokens, mentions) if len(candidates) > 1 else None
    for event in candidates if around else []:
        key = _happening(event, around)
        if key is None:
            continue
        earlier = told.setdefault(key, [])
        clash = next((other for other in earlier if _clash(other, event, around)), None)
        if clash is not None:
            found.append(_row(clash, event, key))
        told[key] = _narrowest([*earlier, event])
    return build("conflicts", article, found)


def _candidates(events: pd.DataFrame) -> list[Row]:
    """The events of families that happen once, told as dated facts; missing values are None."""
    columns = {name: events[name].tolist() for name in USED}
    found = []
    for values in zip(*columns.values(), strict=True):
        row = {k: None if pd.isna(v) else v for k, v in zip(columns, values, strict=True)}
        dated = row["earliest"] is not None or row["latest"] is not None
        fact = (row["kind"], row["polarity"], row["modality"]) == FACT
        if dated and fact and family(row["lemma"]) in _once():
            found.append(row)
    return found


@functools.cache
def _once() -> dict[str, str]:
    return {row["verb"]: row["whose"] for row in rows("once")}


class _Surroundings:
    """The words around an event or mention."""

    def __init__(self, tokens: pd.DataFrame, mentions: pd.DataFrame) -> None:
        self.starts = tokens["start"].tolist()
        self.words = [word.lower() for word in tokens["surface"].tolist()]
        self.tags = tokens["tag"].tolist()
        self.entities = mentions["entity"].tolist()
        self.named = list(
            zip(mentions["start"].tolist(), mentions["surface"].tolist(), strict=True)
        )

    def place(self, start: int) -> int:
        """The first token that starts there or later."""
        return bisect.bisect_left(self.starts, start)

    def entity(self, mention: int | None) -> str | None:
        """The entity of a mention, None where there is none or it is not known."""
        known = None if mention is None else self.entities[mention]
        return None if pd.isna(known) else known

    def qualifiers(self, start: int, after: int = 0) -> frozenset[str]:
        """The adjectives and numbers just before a place, none of them left of `after`."""
        stop = self.place(start)
        low = max(0, stop - LEFTWARD, self.place(after) if after < start else 0)
        run = itertools.takewhile(
            lambda i: self.tags[i] in QUALIFYING, range(stop - 1, low - 1, -1)
        )
        return frozenset(self.words[i] for i in run)


def _happening(event: Row, around: _Surroundings) -> Hashable | None:
    """What makes two events one happening; None for an event that cannot be pinned down."""
    verb = family(event["lemma"])
    place = around.place(event["start"])
    if around.tags[place] in PLURAL or AGAIN & set(around.words[max(0, place - 3) : place + 3]):
        return None
    mention = event[_once()[verb]]
    entity = around.entity(mention)
    if entity is None:
        return None
    start, surface = around.named[mention]
    within = frozenset(word for word in surface.split() if word.islower())
    which = (around.qualifiers(start, event["end"]) | within) - {"the"}
    return verb, entity, which, _nominal_qualifiers(event, around), event["asserted_by"]


def _nominal_qualifiers(event: Row, around: _Surroundings) -> frozenset[str]:
    """ "Full-scale" invasion; the year before it is its date, not its kind."""
    if not event["rule"].startswith(("event noun", "named event")):
        return frozenset()
    return frozenset(w for w in around.qualifiers(event["start"]) if not w.isdigit())


def _clash(one: Row, other: Row, around: _Surroundings) -> bool:
    doers = {around.entity(event["agent"]) for event in (one, other)} - {None}
    return len(doers) < 2 and (_is_over(one, other) or _is_over(other, one))


def _is_over(one: Row, other: Row) -> bool:
    """Whether one must have ended before the other can begin."""
    known = one["latest"] is not None and other["earliest"] is not None
    return known and one["latest"] < other["earliest"]


def _narrowest(events: list[Row]) -> list[Row]:
    """Of several events the one that ends first and the one that begins last."""
    ending = [event for event in events if event["latest"] is not None]
    beginning = [event for event in events if event["earliest"] is not None]
    kept = []
    if ending:
        kept.append(min(ending, key=lambda event: event["latest"]))
    if beginning:
        kept.append(max(beginning, key=lambda event: event["earliest"]))
    return kept


def _row(one: Row, other: Row, key: Any) -> Row:
    said = " and ".join(f"“{event['surface']}” {_days(event)}" for event in (one, other))
    return {
        "start": one["start"],
        "end": one["end"],
        "event_a": one["event"],
        "event_b": other["event"],
        "start_b": other["start"],
        "end_b": other["end"],
        "reason": f"{said} date one happening ({key[0]}, {key[1]})",
    }


def _days(event: Row) -> str:
    low, high = (event[side] for side in ("earliest", "latest"))
    return f"({low.date() if low else ''} … {high.date() if high else ''})"
