"""Quoted words that stand in more than one article: who told them first, and what others made of
them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from .. import tables
from .articles.publication import Published, in_order, published
from .links import named_ids
from .quoting.collation import Compared
from .quoting.giving import Speakers
from .quoting.quoted_words import Telling, Text, tellings, texts
from .quoting.rows import Member, row
from .quoting.tracing import Earlier
from .quoting.unmarked import unmarked
from .story import Story

# What shared words must weigh (collation.weight) to be no chance, set by hand: where only words at
# the ends are left out, added or changed; where words were changed and the rest differs, too; where
# two people with names are said to say them; of one speaker, at any time and at about one time
LEAST, LEAST_BEYOND, LEAST_OF_OTHERS = 3.5, 7.0, 5.0
LEAST_OF_ONE, LEAST_OF_ONE_NOW = 3.0, 2.0
DENSE, COVERED = 0.7, 0.5  # of words changed, and of a sentence told
ONE_TIME = 7  # days
NARRATED = 0.9  # how likely a word is said by nobody, from which on it is the outlet's own


@dataclass
class Passage:
    """Words that are told in one article or several, earliest first."""

    members: list[Member] = field(default_factory=list)

    @property
    def articles(self) -> list[str]:
        """The articles that have them."""
        return list(dict.fromkeys(one.telling.article for one in self.members))


def quotations(story: Story) -> pd.DataFrame:
    """One row per telling of quoted words that stand in more than one article, earliest first."""
    when = published(story.table("articles", columns=["article", "published"]))
    passages = _told_again(_passages(story, in_order(when), when))
    articles = sorted({id for one in passages for id in one.articles})
    speakers = Speakers(story, articles) if articles else None
    rows = [
        {"passage": number, **row(member, one.members, speakers, when)}
        for number, one in enumerate(passages) for member in one.members
        if speakers
    ]  # fmt: skip
    return tables.of_many("quotations", rows)


def _passages(story: Story, ids: list[str], when: Mapping[str, Published]) -> list[Passage]:
    """All passages, those that stand in one article only, too."""
    linked = named_ids(story.links())
    earlier = Earlier(lambda first, other, both: _is_trace(first, other, both, linked, when))
    home: list[int] = []  # the passage of each telling's own words
    passages: list[Passage] = []
    for text in texts(story, ids):
        for telling in tellings(text):
            traces = earlier.trace(telling)
            if not traces:
                passages.append(Passage([Member(telling)]))
            home.append(home[traces[0].earlier] if traces else len(passages) - 1)
            for trace in traces:
                first = earlier.tellings[trace.earlier]
                passages[home[trace.earlier]].members.append(Member(telling, first, trace.compared))
    for text in texts(story, ids):
        _add_unmarked(text, story, earlier, home, passages)
    for passage in passages:
        passage.members.sort(key=lambda one: when[one.telling.article].order())
    return passages


def _told_again(passages: Iterable[Passage]) -> list[Passage]:
    return [one for one in passages if len(one.articles) > 1]


def _is_trace(
    first: Telling, other: Telling, both: Compared,
    linked: Mapping[tuple[str, str], str], when: Mapping[str, Published],
) -> bool:  # fmt: skip
    """Whether what two tellings share can hardly be chance."""
    who = [linked.get((one.article, one.speaker)) for one in (first, other)]
    named = None not in who
    is_one = named and (who[0] == who[1] or first.speaker == other.speaker)
    changed = "replaced" in {change.kind for change in both.changes} or both.inner
    if both.density < DENSE or both.cover < COVERED:
        return False
    if is_one and not changed:
        days = when[first.article].days_from(when[other.article])
        near = days is not None and days <= ONE_TIME
        return both.weight >= (LEAST_OF_ONE_NOW if near else LEAST_OF_ONE)
    if named and not is_one and both.weight < LEAST_OF_OTHERS:
        return False
    if changed and both.apart:
        return both.weight >= LEAST_BEYOND
    return both.weight >= LEAST


def _add_unmarked(
    text: Text, story: Story, earlier: Earlier, home: list[int], passages: list[Passage]
) -> None:
    """Put an article's words that stand in no marks to the passages of those whose words they are,
    unless the article quotes that passage, too."""
    voices: pd.DataFrame | None = None
    for telling, trace in unmarked(text, earlier):
        passage = passages[home[trace.earlier]]
        if any(one.telling.article == text.id and one.telling.marked for one in passage.members):
            continue
        if voices is None:
            columns = ["start", "end", "voice", "score"]
            voices = story.table("stretches", article=text.id, columns=columns)
        at = voices[(voices["start"] <= telling.start) & (voices["end"] > telling.start)].iloc[0]
        sure = pd.isna(at["score"]) or at["score"] >= NARRATED
        said = telling._replace(speaker=at["voice"], score=at["score"], doubtful=not sure)
        first = earlier.tellings[trace.earlier]
        passage.members.append(Member(said, first, trace.compared))
