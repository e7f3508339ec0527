"""Two days for one happening that the timeline of all articles brings together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ...timex import bounds
from ..articles.batches import batches
from ..retelling.comparing_days import DIFFERS
from ..retelling.sentences_alike import likeness
from ..story import Story
from .disagreeing_words import Found, Place

WHY = "are two days for one happening"
Key = tuple[str, int]  # an article, and the number of an event or the first character of one


def days_of_happenings(story: Story, order: Sequence[str]) -> Iterator[Found]:
    """Tellings of one happening in two articles whose dates cannot both hold: the first pair of
    each two articles; `order` has the ids of the articles."""
    rows = story.timeline()
    rows = rows[rows["dates"].eq(DIFFERS) & rows["said"].notna()]
    number = {id: at for at, id in enumerate(order)}
    stands = _stands(story, rows)
    for _, told in rows.groupby("happening", sort=True):
        ranked = sorted(told.to_dict("records"), key=lambda row: number[row["article"]])
        seen: set[tuple[str, str]] = set()
        for one, other in itertools.combinations(ranked, 2):
            pair = one["article"], other["article"]
            if pair[0] != pair[1] and pair not in seen and _exclude(one["said"], other["said"]):
                seen.add(pair)
                (place, words), (then, others) = (_place(row, stands) for row in (one, other))
                yield Found("dates", place, then, likeness(words, others), WHY)


def _exclude(one: str, other: str) -> bool:
    """Whether two dates have no day in common."""
    (first, last), (first_b, last_b) = bounds(one), bounds(other)
    if first is None or last is None or first_b is None or last_b is None:
        return False
    return last < first_b or last_b < first


def _place(row: Mapping[Any, Any], stands: Mapping[Key, Any]) -> tuple[Place, str]:
    voice, start, end, words = stands[row["article"], row["start"]]
    place = Place(row["article"], row["start"], row["end"], voice, (start, end), row["said"])
    return place, words


def _stands(story: Story, rows: pd.DataFrame) -> dict[Key, tuple[str, int, int, str]]:
    """Who tells each event in its article, the sentence that it stands in, and its words."""
    found: dict[Key, tuple[str, int, int, str]] = {}
    wanted = set(zip(rows["article"], rows["start"], strict=True))
    for ids in batches(list(dict.fromkeys(rows["article"]))):
        held = story.table("texts", columns=["article", "text"], article=ids)
        texts = dict(held.itertuples(index=False, name=None))
        columns = ["article", "start", "asserted_by", "sentence"]
        events = story.table("events", columns=columns, article=ids)
        spans = story.table("sentences", columns=["article", "sentence", "start", "end"],
                            article=ids)  # fmt: skip
        own = events.merge(spans, on=["article", "sentence"], suffixes=("", "_of"))
        for row in own.to_dict("records"):
            if (key := (row["article"], row["start"])) in wanted:
                start, end = row["start_of"], row["end"]
                words = " ".join(texts[row["article"]][start:end].lower().split())
                found[key] = row["asserted_by"], start, end, words
    return found
