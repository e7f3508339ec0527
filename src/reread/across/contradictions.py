"""Contradictions: what two articles say of one thing and cannot both be right about.

* two sentences told twice that differ in one thing (`clashing/twins.py`);
* two figures for one thing (`clashing/rival_figures.py`), two days for one event
  (`clashing/rival_days.py`), what is said and denied (`clashing/denials.py`), in sentences that
  need not be alike;
* two days for one happening of the timeline (`clashing/days_of_happenings.py`);
* the same words said by two people, which `quotations` finds.

Precision comes first: what may agree under some reading of it is none. Figures that grow from day
to day, such as tolls, are held against each other only within one day of publication, and even then
`status` says that one may be a later count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from ..tables import of_many
from .articles.publication import in_order, published
from .clashing.claimed import Claim, claims
from .clashing.days_of_happenings import days_of_happenings
from .clashing.denials import denied
from .clashing.disagreeing_words import Found, Place, in_words
from .clashing.pairs import pairs, twins
from .clashing.rival_days import other_day
from .clashing.rival_figures import are_counted_alike, other_figure
from .clashing.sentence_context import FIGURE, Telling
from .clashing.twins import date_stands, denial_stands, differing, figure_stands, voice_at
from .comparing.accounts import accounts
from .quoting.giving import ANOTHER
from .story import Story

SAME_WORDS = ("verbatim", "shortened", "lengthened", "overlapping")
TWIN = 0.6  # likeness from which two sentences are one told twice
TWINS = {"figure": ("quantities", figure_stands, "give two figures for one thing"),
         "date": ("dates", date_stands, "give two days for one thing"),
         "event": ("polarity", denial_stands, "say and deny one thing")}  # fmt: skip
LENGTH = "quantities", "are two lengths for one thing"
KINDS = {"quantities": other_figure, "dates": other_day, "polarity": denied}


def contradictions(story: Story) -> pd.DataFrame:
    """One row per contradiction: two places of two articles that cannot both be right, the most
    alike first."""
    tellings, known = list[Telling](), list[Claim]()
    order = in_order(published(story.table("articles", columns=["article", "published"])))
    told = {account.article: list(claims(account)) for account in accounts(story)}
    for telling, own in (pair for id in order for pair in told.pop(id)):
        tellings.append(telling)
        known += own
    found: dict[Any, Found] = {}
    for one in (*_told_twice(tellings, known), *_claimed(known), *_said(story, order)):
        found.setdefault((one.kind, one.one[:2], one.other[:2]), one)
    told_apart = {_sentences(one) for one in found.values() if one.kind == "dates"}
    for one in days_of_happenings(story, order):
        if _sentences(one) not in told_apart:
            found.setdefault((one.kind, one.one[:2], one.other[:2]), one)
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.one[:3], one.other[:3]))
    return of_many("contradictions", in_words(story, ranked))


def _sentences(one: Found) -> tuple[Any, ...]:
    """The two sentences that disagree."""
    return one.one.article, one.one.sentence, one.other.article, one.other.sentence


def _told_twice(tellings: Sequence[Telling], known: Sequence[Claim]) -> Iterator[Found]:
    """What sentences that tell the same differ in."""
    figures = {(one.telling.article, one.start): one for one in known if one.kind == FIGURE}
    for one, other, alike in twins(tellings, TWIN):
        for what, left in differing(one, other):
            kind, stands, why = TWINS[what]
            if not (stands(one, other, left) and left.one and left.other):
                continue
            if kind == "quantities" and not are_counted_alike(
                figures[one.article, left.one.start], figures[other.article, left.other.start]
            ):
                continue
            if what == "date" and left.one.row["type"] == "DURATION":
                kind, why = LENGTH
            one_at, other_at = (Place(t.article, f.start, f.end, voice_at(t, f),
                                          (t.start, t.end))
                                for t, f in ((one, left.one), (other, left.other)))  # fmt: skip
            counts = kind == "quantities" and _counts_on(one, other)
            yield Found(kind, one_at, other_at, alike, why, counts)


def _claimed(known: Sequence[Claim]) -> Iterator[Found]:
    """Claims of one thing that exclude each other."""
    beside: dict[Telling, list[Claim]] = defaultdict(list)
    for claim in known:
        beside[claim.telling].append(claim)
    for pair in (pair for pair in pairs(known) if pair.sentence < TWIN):
        around = beside[pair.one.telling], beside[pair.other.telling]
        for kind, reason in KINDS.items():
            if why := reason(pair, *around):
                one, other = (Place(c.telling.article, c.start, c.end, c.row["asserted_by"],
                                    (c.telling.start, c.telling.end),
                                    c.parts["said"] if kind == "dates" else "")
                              for c in (pair.one, pair.other))  # fmt: skip
                alike = (pair.sentence + pair.clause) / 2
                counts = kind == "quantities" and _counts_on(pair.one.telling, pair.other.telling)
                yield Found(kind, one, other, alike, why, counts)


def _counts_on(one: Telling, other: Telling) -> bool:
    """Whether one of two counts may be a later one."""
    return (one.is_count or other.is_count) and one.published is not None


def _said(story: Story, order: Sequence[str]) -> Iterator[Found]:
    """The same words that two articles give to two people with names."""
    rows = story.quotations()
    place = {id: number for number, id in enumerate(order)}
    rows = rows[(rows["given"] == ANOTHER) & (rows["status"] == "sure") & rows["start_b"].notna()]
    for row in rows[rows["how"].isin(SAME_WORDS)].to_dict("records"):
        other = Place(row["article"], row["start"], row["end"], row["speaker"])
        one = Place(row["article_b"], int(row["start_b"]), int(row["end_b"]), row["speaker_b"])
        if place[other.article] < place[one.article]:
            one, other = other, one
        yield Found("speaker", one, other, row["score"], "are the same words, said by two people")
