"""Tellings: what articles tell to have happened, in order of time, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..tables import empty, of_many
from .articles.batches import batches
from .articles.publication import day_of
from .retelling.account import Account
from .retelling.comparing_days import agreement, date_of
from .retelling.copied_furniture import furniture
from .retelling.day_told import SAID, When
from .retelling.in_article import ASKED, READ, Source
from .retelling.one_happening import COPIED, Happening, gather
from .retelling.wanted import Wanted, unknown, wanted

if TYPE_CHECKING:
    from .story import Story

FIRST = "told first"
DOUBTS = {"conditional": "only possible", "future": "to come", "hedged": "not sure",
          "alleged": "alleged"}  # fmt: skip
DENIALS = frozenset({"not", "n't", "never", "no", "didn't", "cannot"})
SAYING = "reporting"  # the kind of what somebody says


def tellings(story: Story, entity: str | None = None, sayings: bool = True) -> pd.DataFrame:
    """One row per telling of something that happened, by order of time; of an entity, or of all
    that more than one article tells. Without `sayings` what is only said is left out.

    `order` counts the dates, and is 0 where none can be told, or where it is denied, doubted or
    only possible. `value` is the date of what happened, `said` the one that this article gives it;
    `dated_by` says whether words of the text give it or the day of the report stands in. `dates`
    tells how the telling's date stands to those of the other tellings.
    """
    links = story.links()
    whom = None if entity is None else _wanted(story, links, entity)
    who = links[["article", "entity", "linked"]].itertuples(index=False, name=None)
    linked = {(article, own): id for article, own, id in who}
    accounts = list(_accounts(story, whom, linked))
    if entity is not None and not accounts and not (whom and whom.entities):
        raise unknown(entity, links)
    if entity is None:
        words = {(one.article, one.sentence): one.words[0] for one in accounts}
        aside = furniture(words, lambda ids: _tokens(story, ids))
        accounts = [one for one in accounts if (one.article, one.sentence) not in aside]
    accounts.sort(key=lambda one: (one.published or dt.date.max, one.article, one.start, one.end))
    found = gather(accounts, frozenset(links.loc[links["kind"] == "LOC", "linked"]))
    if entity is None:
        found = [one for one in found if _is_shared(one)]
    if not sayings:
        found = [one for one in found if any(told.kind != SAYING for told in one.tellings)]
    names = dict(zip(links["linked"], links["called"], strict=True)) | {ASKED: _called(whom, links)}
    return of_many("tellings", _rows(found, names))


def _tokens(story: Story, ids: list[str]) -> pd.DataFrame:
    columns = ["article", "sentence", "surface", "tag", "lemma"]
    return story.table("tokens", columns=columns, article=ids)


def _called(whom: Wanted | None, links: pd.DataFrame) -> str:
    """What the one asked for is called: by its best name, or by the words that were asked for."""
    own = links.loc[links["linked"].isin(whom.ids), "called"] if whom else links["called"].head(0)
    return str(own.mode().iloc[0]) if len(own) else " ".join(whom.words) if whom else ""


def _wanted(story: Story, links: pd.DataFrame, entity: str) -> Wanted:
    own = story.table("entities", columns=["article", "entity", "aliases"]).dropna()
    aliases = {(a, e): other for a, e, other in own.itertuples(index=False, name=None)}
    return wanted(links, aliases, entity)


def _accounts(story: Story, whom: Wanted | None, linked: Mapping[Any, str]) -> Iterator[Account]:
    """The tellings of all articles, whose tables are read some at a time."""
    facts = story.table("articles", columns=["article", "outlet", "published"])
    about = {id: own for id, *own in facts.itertuples(index=False, name=None)}
    for ids in batches(list(about)):
        tables = {name: dict(list(story.table(name, columns=["article", *columns], article=ids)
                                  .groupby("article", sort=False)))
                  for name, columns in READ.items()}  # fmt: skip
        for id in ids:
            outlet, published = about[id]
            own = {name: tables[name][id] if id in tables[name] else empty(name) for name in READ}
            for one in Source(id, own, day_of(published), linked).accounts(whom):
                one.outlet = outlet
                yield one


def _told(one: Account, names: Mapping[str, str]) -> str:
    """Who does what to whom, in few words, and whether it is denied or not told as a fact."""
    agent, patient = (names.get(who or "", "") for who in (one.agent, one.patient))
    told, doubt = one.told.told(agent, patient), DOUBTS.get(one.modality)
    if one.polarity == "negative":
        doubt = "" if DENIALS.intersection(told.lower().split()) else "denied"
    return f"{told} ({doubt})" if doubt else told


def _rows(found: Sequence[Happening], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of all happenings, dated ones first, by their days."""
    dated = [(one, date_of(one.tellings)) for one in found]
    days = sorted({_days(when) for one, when in dated if _is_placed(one, when)})
    order = {day: number for number, day in enumerate(days, 1)}
    placed = [
        (order[_days(when)] if _is_placed(one, when) else 0, one, when) for one, when in dated
    ]
    placed.sort(key=lambda row: (row[0] == 0, row[0]))
    for number, (position, one, when) in enumerate(placed):
        for told in one.tellings:
            yield {
                "article": told.article, "start": told.start, "end": told.end,
                "happening": number, "order": position, "surface": told.surface,
                "event": told.event, "kind": told.kind, "told": _told(told, names),
                "part": told.part,
                "value": when.value, "earliest": when.first, "latest": when.last,
                "dated_by": when.by,
                "said": told.value if told.dated_by == SAID else None,
                "dates": agreement(told, one.tellings), "outlet": told.outlet,
                "published": told.published, "asserted_by": told.asserted_by,
                "polarity": told.polarity, "modality": told.modality,
                "reason": told.reason or FIRST,
            }  # fmt: skip


def _is_shared(one: Happening) -> bool:
    """Whether more than one article tells it, and it is no state, nor denied, only possible or
    meant ("to help"); nor words that several have and give no day, such as what stands below all
    articles of an outlet."""
    told = {told.article for told in one.tellings
            if told.kind != "state" and told.is_placed and not told.told.is_aim}  # fmt: skip
    apart = {told.article for told in one.tellings if told.reason != COPIED}
    return len(told) > 1 and (len(apart) > 1 or any(told.value for told in one.tellings))


def _is_placed(one: Happening, when: When) -> bool:
    return when.value is not None and any(told.is_placed for told in one.tellings)


def _days(when: When) -> tuple[Any, ...]:
    return when.first, when.last, when.value
