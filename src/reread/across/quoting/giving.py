"""Whom words are given to in one article and in another, and whether that is somebody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from ...tables import NARRATOR, UNNAMED
from ..comparing.naming import Named, is_same
from ..story import Story
from .quoted_words import Telling

NEAR = 250  # characters round a quotation in which another name may be the speaker's
KINDS = (("PER", "PER"), ("ORG", "ORG"))  # those who are not one if their names differ
SAME, ANOTHER, NAMED, UNCLEAR = "same", "another", "named", "unclear"
PERSON = "any person"
Key = tuple[str, str]  # article and entity


class Who(NamedTuple):
    """Who somebody is over all articles: id, name; and what one article says of them."""

    linked: str
    called: str
    named: Named


class Speakers:
    """Those who speak in some articles, and where else they are named there."""

    def __init__(self, story: Story, articles: Iterable[str]) -> None:
        ids = list(articles)
        entities = story.table(
            "entities", article=ids,
            columns=["article", "entity", "name", "kind", "roles", "aliases", "named"],
        )  # fmt: skip
        self.articles = story.article_names()  # what each is called
        links = story.links()
        links = links[links["article"].isin(ids)]
        self._who = _known(entities, links)
        self._places: dict[Key, list[tuple[int, int]]] = defaultdict(list)
        mentions = story.table(
            "mentions", article=ids, columns=["article", "start", "end", "entity", "form"]
        )
        for article, start, end, entity, form in mentions.itertuples(index=False, name=None):
            if form == "name" and (article, entity) in self._who:
                who = self._who[article, entity]
                self._places[article, who.linked].append((start, end))
                if who.named.kind == "PER":
                    self._places[article, PERSON].append((start, end))

    def who(self, telling: Telling) -> Who | None:
        """Who is said to speak; None for nobody who has a name."""
        who = self._who.get((telling.article, telling.speaker))
        return who if who and who.named.named else None

    def voice(self, telling: Telling) -> str:
        """The same as an id: of all articles, unnamed or narrator."""
        if telling.speaker == NARRATOR:
            return NARRATOR
        who = self.who(telling)
        return who.linked if who else UNNAMED

    def called(self, telling: Telling) -> str:
        """What somebody who speaks is called over all articles."""
        who = self.who(telling)
        return who.called if who else "nobody by name"

    def given(self, first: Telling, other: Telling) -> str:
        """Whom the words are given to in another telling: the same, another, nobody named, only
        there somebody named, the narrator; or unclear."""
        one, two = self.who(first), self.who(other)
        if one and two:
            return self._between(first, one, other, two)
        if one is None:
            return NAMED if two and not self._is_missed(first, two.linked) else UNCLEAR
        if self._is_missed(other, one.linked):
            return UNCLEAR
        return NARRATOR if other.speaker == NARRATOR else UNNAMED

    def _between(self, first: Telling, one: Who, other: Telling, two: Who) -> str:
        verdict = one.linked == two.linked or is_same(one.named, two.named)
        if verdict:
            return SAME
        unsure = first.doubtful or other.doubtful
        if verdict is None or unsure or (one.named.kind, two.named.kind) not in KINDS:
            return UNCLEAR
        near = self._stands_near(one.linked, other) or self._stands_near(two.linked, first)
        return UNCLEAR if near else ANOTHER

    def _is_missed(self, telling: Telling, linked: str) -> bool:
        """Whether somebody may be said to speak where nobody with a name was found: the one asked
        for, or any person, is named beside it, or it is speech of which nothing tells whose."""
        unknown = telling.speaker == UNNAMED
        return (
            self._stands_near(linked, telling)
            or (unknown and telling.score is not None)
            or (unknown and self._stands_near(PERSON, telling))
        )

    def _stands_near(self, linked: str, telling: Telling) -> bool:
        """Whether somebody, or any person, is named beside a telling, so that they may speak."""
        return any(
            (telling.start - NEAR < end <= telling.start)
            or (telling.end <= start < telling.end + NEAR)
            for start, end in self._places.get((telling.article, linked), ())
        )


def _known(entities: pd.DataFrame, links: pd.DataFrame) -> Mapping[Key, Who]:
    columns = [links[name].tolist() for name in ("article", "entity", "linked", "called")]
    linked = {(article, entity): (id, called)
              for article, entity, id, called in zip(*columns, strict=True)}  # fmt: skip
    found: dict[Key, Who] = {}
    for row in entities.to_dict("records"):
        key = row["article"], row["entity"]
        aliases = [] if pd.isna(row["aliases"]) else row["aliases"].split("; ")
        roles = "" if pd.isna(row["roles"]) else row["roles"]
        forms = tuple(sorted({row["name"], *aliases}))
        named = Named(row["entity"], row["name"], row["kind"], forms, bool(row["named"]), roles)
        id, called = linked.get(key, (row["entity"], row["name"]))
        found[key] = Who(id, called, named)
    return found
