"""Conclusions over many articles: what each reading counts, and what all of that comes to.

A reading gives numbers by key, which are summed over the articles, so that no more than the sums is
kept however many there are; the answer is made of these.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pandas as pd

from ..reading import Reading
from ..sentiment.tone import label
from ..tables import NARRATOR

Sums = Mapping[Hashable, float]
Groups = Mapping[str, str]  # of an article, by its id
Scored = tuple[str | None, str, float, int]  # who speaks, of whom, how, in how many sentences
Linked = Mapping[tuple[str, str], str]  # article and entity there: who that is in all articles
ALIKE = 0.05  # of mean scores (-1 … 1): two that are no further apart are told to be alike
LEAST_SENTENCES = 2  # of either group: one is an anecdote
SCORE, MANY = "score", "sentences"  # what is summed: scores, and how many there are
NOBODY = ""  # spoken of: all that is said
UNCLEAR = "unclear"
WORSE, BETTER, SAME = "worse", "better", "alike"
DARKER, BRIGHTER = "darker", "brighter"


@dataclass(frozen=True, eq=False)
class Pooled:
    """A conclusion over many articles: `of` gives numbers by key for a reading, `together` the
    answer for the sums of these numbers over all articles, None where there is none."""

    of: Callable[[Reading], Sums]
    together: Callable[[Sums], Hashable]


@dataclass(frozen=True, eq=False)
class Tones:
    """The sum of the scores of the sentences, and how many these are, by group of articles."""

    groups: Groups = field(repr=False)

    def __call__(self, reading: Reading) -> Sums:
        """Of one reading."""
        scores = reading.tone["score"].tolist()
        group = self.groups.get(reading.article.id)
        return {(group, SCORE): math.fsum(scores), (group, MANY): len(scores)} if scores else {}


def means(sums: Sums) -> dict[Any, float]:
    """The mean score of each group of articles."""
    keys = [key for key in sums if isinstance(key, tuple)]
    return {group: sums[group, SCORE] / sums[group, MANY] for group, what in keys if what == MANY}


def darkest_first(sums: Sums) -> tuple[str, ...] | None:
    """The groups from the darkest to the brightest."""
    found = means({key: n for key, n in sums.items() if isinstance(key, tuple) and key[0]})
    return tuple(sorted(found, key=lambda group: (round(found[group], 12), group))) or None


def mean(sums: Sums) -> float | None:
    """The sum of scores by the number of sentences, of all groups."""
    totals = {what: math.fsum(n for key, n in sums.items()
                              if isinstance(key, tuple) and key[-1] == what)
              for what in (SCORE, MANY)}  # fmt: skip
    return totals[SCORE] / totals[MANY] if totals[MANY] else None


def mean_class(sums: Sums) -> str | None:
    """positive, neutral or negative."""
    found = mean(sums)
    return None if found is None else label(found)


def quoted(reading: Reading) -> Sums:
    """How many sentences are mostly somebody's words, and how many there are."""
    voices = reading.tone["voice"]
    return {("", SCORE): int((voices != NARRATOR).sum()), ("", MANY): len(voices)}


def contradicting(reading: Reading) -> Sums:
    """How many pairs of statements of one article cannot both be right."""
    return {} if reading.unread else {"": len(reading.conflicts)}


def waiting(reading: Reading) -> Sums:
    """How many temporal expressions wait for the article's date."""
    statuses = [] if reading.unread else reading.times["status"].tolist()
    return {"": statuses.count("needs-reference-date")} if not reading.unread else {}


def whole(sums: Sums) -> int | None:
    """A number of things, None where nothing was read."""
    return int(sums[""]) if "" in sums else None


@dataclass(frozen=True, eq=False)
class Linking:
    """What needs to know who is who in all articles."""

    linked: Linked = field(repr=False)
    names: Mapping[str, str] = field(repr=False)

    def who(self, reading: Reading) -> Callable[[Any], str | None]:
        """Who an entity of a reading is in all articles. Where other choices give a reading an
        entity that the story's own has not, it goes by its name: who is called so in all articles,
        or else that name."""
        id, rows = reading.article.id, reading.entities
        called = dict(zip(rows["entity"], rows["name"], strict=True))
        ids = {name: who for who, name in self.names.items()}

        def found(entity: Any) -> str | None:
            name = called.get(entity)
            return self.linked.get((id, entity)) or (None if name is None else ids.get(name, name))

        return found

    def most(self, sums: Sums) -> str | None:
        """The name of the one with most (the first in the alphabet of equals)."""
        if not sums:
            return None
        first = str(min(sums, key=lambda who: (-sums[who], str(who))))
        return self.names.get(first, first)


class Heard(Linking):
    """How many characters each is quoted with."""

    def __call__(self, reading: Reading) -> Sums:
        """Of one reading."""
        quotes = reading.quotes[reading.quotes["status"] != "doubtful"].dropna(subset=["speaker"])
        sizes = (quotes["content_end"] - quotes["content_start"]).tolist()
        found: dict[Hashable, float] = {}
        for who, size in zip(map(self.who(reading), quotes["speaker"]), sizes, strict=True):
            found[who] = found.get(who, 0) + size
        return found


class Mentioned(Linking):
    """How often each with a name is mentioned."""

    def __call__(self, reading: Reading) -> Sums:
        """Of one reading."""
        rows, found = reading.entities, dict[Hashable, float]()
        rows = rows[rows["named"]]
        for who, many in zip(map(self.who(reading), rows["entity"]), rows["mentions"], strict=True):
            found[who] = found.get(who, 0) + int(many)
        return found


@dataclass(frozen=True, eq=False)
class Attitudes(Linking):
    """The attitudes that the narrator of each group of articles shows to some of those spoken of:
    their sum, and in how many sentences."""

    groups: Groups = field(repr=False)
    abouts: frozenset[str]
    name = "{a} on {about}, beside {b}"
    told = "{a} speaks {answer} of {about} than {b} does"
    told_alike = "{a} speaks of {about} much as {b} does"
    ends = (WORSE, BETTER)

    def __call__(self, reading: Reading) -> Sums:
        """Of one reading."""
        found: dict[Hashable, float] = {}
        for side, who, score, many in self.scores(reading):
            for key, number in ((SCORE, score * many), (MANY, many)):
                found[side, who, key] = found.get((side, who, key), 0) + number
        return found

    def scores(self, reading: Reading) -> Iterator[Scored]:
        """Who speaks of whom, how, and in how many sentences."""
        group = self.groups.get(reading.article.id)
        rows, called = reading.voices, self.who(reading)
        columns = (rows[name] for name in ("voice", "label", "entity", "score", "sentences"))
        for voice, how, entity, score, many in zip(*columns, strict=True):
            who = called(entity)
            if voice == NARRATOR and how != UNCLEAR and who is not None and who in self.abouts:
                yield group, who, score, many


class Surroundings(Attitudes):
    """The tone of the narrator's sentences that mention them."""

    name = "{a} around {about}, beside {b}"
    told = "Where they mention {about}, {a} sounds {answer} than {b}"
    told_alike = "Where they mention {about}, {a} and {b} sound alike"
    ends = (DARKER, BRIGHTER)

    def scores(self, reading: Reading) -> Iterator[Scored]:
        """Who is mentioned, and the score of each such sentence."""
        rows, tone, group = reading.mentions, reading.tone, self.groups.get(reading.article.id)
        columns = (tone["sentence"].tolist(), tone["voice"].tolist(), tone["score"].tolist())
        own = {sentence: score for sentence, voice, score in zip(*columns, strict=True)
               if voice == NARRATOR}  # fmt: skip
        pairs = zip(rows["sentence"].tolist(), rows["entity"].tolist(), strict=True)
        called = self.who(reading)
        named = ((sentence, called(entity)) for sentence, entity in pairs if not pd.isna(entity))
        for sentence, who in dict.fromkeys(named):
            if sentence in own and who is not None and who in self.abouts:
                yield group, who, own[sentence], 1


class OwnWords(Attitudes):
    """The tone of all that the narrator of each group of articles says."""

    name = "{a} in its own words, beside {b}"
    told = "In its own words, {a} sounds {answer} than {b}"
    told_alike = "In their own words, {a} and {b} sound alike"
    ends = (DARKER, BRIGHTER)

    def scores(self, reading: Reading) -> Iterator[Scored]:
        """The score of each sentence of the narrator's."""
        tone, group = reading.tone, self.groups.get(reading.article.id)
        for score in tone["score"][tone["voice"] == NARRATOR].tolist():
            yield group, NOBODY, score, 1


class Speakers(Attitudes):
    """The tone of what people with a name say."""

    name = "words of {a}, beside those of {b}"
    told = "What {a} says sounds {answer} than what {b} says"
    told_alike = "What {a} and {b} say sounds alike"
    ends = (DARKER, BRIGHTER)

    def scores(self, reading: Reading) -> Iterator[Scored]:
        """The score of each sentence of theirs."""
        tone, called = reading.tone, self.who(reading)
        for voice, score in zip(tone["voice"].tolist(), tone["score"].tolist(), strict=True):
            yield called(voice), NOBODY, score, 1


@dataclass(frozen=True, eq=False)
class Beside:
    """How one group of articles speaks of somebody beside another: worse, better or alike."""

    of: Attitudes
    a: str
    b: str
    about: str

    @property
    def name(self) -> str:
        """What the conclusion is called."""
        return self.of.name.format(**self._called)

    @property
    def _called(self) -> dict[str, str]:
        names = self.of.names
        return {"a": names.get(self.a, self.a), "b": names.get(self.b, self.b),
                "about": names.get(self.about, self.about)}  # fmt: skip

    def together(self, sums: Sums) -> Hashable:
        """Which of the answers holds; None where one of the two has too few sentences, or where
        neither shows anything."""
        many = [sums.get((group, self.about, MANY), 0) for group in (self.a, self.b)]
        scores = [sums.get((group, self.about, SCORE), 0) for group in (self.a, self.b)]
        if min(many) < LEAST_SENTENCES or not any(scores):
            return None
        apart = scores[0] / many[0] - scores[1] / many[1]
        return SAME if abs(apart) < ALIKE else self.of.ends[apart > 0]

    def rests(self, sums: Sums) -> tuple[int, int]:
        """On how many sentences of either it rests."""
        one, other = (int(sums.get((group, self.about, MANY), 0)) for group in (self.a, self.b))
        return one, other

    def told(self, answer: Hashable) -> str:
        """An answer as a sentence without its end."""
        words = self.of.told_alike if answer == SAME else self.of.told
        return words.format(**self._called, answer=answer)


Conclusion = Pooled | Beside


def pooled(
    linked: Linked,
    names: Mapping[str, str],
    groups: Groups,
    pairs: Sequence[tuple[str, str]],
    abouts: Sequence[str],
    speakers: Sequence[str],
) -> dict[str, Conclusion]:
    """The conclusions that ship: eight of all articles, and those of pairs: of groups of articles,
    by whom they speak of, and of speakers."""
    tones, heard, mentioned = Tones(groups), Heard(linked, names), Mentioned(linked, names)
    found: dict[str, Conclusion] = {
        "mean tone": Pooled(tones, mean),
        "tone": Pooled(tones, mean_class),
        "share of quotation": Pooled(quoted, mean),
        "contradictions": Pooled(contradicting, whole),
        "expressions without a date": Pooled(waiting, whole),
        "main entity": Pooled(mentioned, mentioned.most),
        "main speaker": Pooled(heard, heard.most),
    }
    if len(set(groups.values())) > 1:
        found["order by tone"] = Pooled(tones, darkest_first)
    for kind, whom, sides in (
        (Attitudes, abouts, pairs), (Surroundings, abouts, pairs), (OwnWords, [NOBODY], pairs),
        (Speakers, [NOBODY], list(combinations(speakers, 2))),
    ):  # fmt: skip
        of = kind(linked, names, groups, frozenset(whom))
        beside = (Beside(of, a, b, who) for a, b in sides for who in whom)
        found |= {one.name: one for one in beside}
    return found


def spoken_of(counts: pd.DataFrame, groups: Groups, most: int) -> list[str]:
    """Whom most articles of several groups mention, from rows of `links`."""
    rows = counts.assign(group=counts["article"].map(dict(groups))).dropna(subset=["group"])
    by = rows.groupby("linked")
    table = pd.DataFrame({"groups": by["group"].nunique(), "articles": by["article"].nunique()})
    table = table[table["groups"] > 1].reset_index()
    order = ["groups", "articles", "linked"]
    return table.sort_values(order, ascending=[False, False, True])["linked"].head(most).tolist()
