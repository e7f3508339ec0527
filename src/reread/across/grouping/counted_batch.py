"""Some articles' tables as they are counted: only what is their own, and what is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from ...tables import NARRATOR, UNNAMED
from ..story import Story
from .repeated import Digests, is_repeated, not_own

FAR = 1 << 40  # characters; no article is so long


@dataclass
class Batch:
    """The tables of some articles, with no more columns than are counted."""

    story: Story
    ids: Sequence[str]
    linked: Mapping[tuple[str, str], str]  # article and named entity: who that is in all of them
    about: str | None = None  # only what is said of that one
    often: Digests | None = None  # runs of words that several articles have
    wholes: dict[str, pd.Series] = field(default_factory=dict)

    def table(self, name: str, *columns: str) -> pd.DataFrame:
        """Some columns of a table; only what stands in sentences that are asked about."""
        rows = self.story.table(name, columns=["article", *columns], article=self.ids)
        if "sentence" not in columns:
            return rows
        keys = pd.MultiIndex.from_frame(rows[["article", "sentence"]])
        kept = ~keys.isin(self.left_out)
        if name not in ("mentions", "sentences"):
            kept &= self.are_asked_about(keys)
        return rows[kept].reset_index(drop=True)

    def are_asked_about(self, sentences: pd.MultiIndex) -> np.ndarray:
        """Whether each sentence, by article and number, is to be counted."""
        if self.about is None:
            return np.ones(len(sentences), bool)
        return sentences.isin(self._naming)

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words, and which of the narrator's are part of runs that several articles have: what
        somebody said is told by many, and stays."""
        rows = words_of(self.story, self.ids, "start", "end", "tag", "lemma")
        if self.often is None or not len(self.often):
            return rows.assign(repeated=False)
        said = self.table("stretches", "start", "end", "voice")
        said = said[said["voice"] != NARRATOR]
        return rows.assign(repeated=is_repeated(rows, self.often) & ~are_inside(rows, said))

    @cached_property
    def left_out(self) -> pd.MultiIndex:
        """The sentences, by article and number, that are not the article's own."""
        return not_own(self.words, self.words["repeated"].to_numpy(dtype=bool))

    @cached_property
    def _naming(self) -> pd.MultiIndex:
        """The sentences that mention the one asked about."""
        rows = self.table("mentions", "sentence", "entity").dropna(subset=["entity"])
        rows = rows[self.who(rows, "entity") == self.about]
        return pd.MultiIndex.from_frame(rows[["article", "sentence"]].drop_duplicates())

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """The sentences read."""
        return self.table("sentences", "start", "end", "sentence")

    @cached_property
    def many(self) -> pd.Series:
        """How many sentences each article has, by its id."""
        return self.sentences.groupby("article").size().reindex(self.ids, fill_value=0)

    def who(self, rows: pd.DataFrame, column: str) -> pd.Series:
        """Entities of single articles as who they are in all; the narrator stays, and who has no
        name ("officials") is unnamed."""
        keys = zip(rows["article"], rows[column], strict=True)
        found = [NARRATOR if who == NARRATOR else self.linked.get((id, who), UNNAMED)
                 for id, who in keys]  # fmt: skip
        return pd.Series(found, index=rows.index, dtype=object)


def words_of(story: Story, ids: Sequence[str], *more: str) -> pd.DataFrame:
    """The words of some articles."""
    columns = ["article", "sentence", "surface", *more]
    return story.table("tokens", columns=columns, article=ids, where={"kind": ["word"]})


def are_inside(rows: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    """Whether the start of each row lies in one of the other rows, which do not overlap."""
    names = {id: number * FAR for number, id in enumerate(dict.fromkeys(rows["article"]))}
    others = others[others["article"].isin(names.keys())]
    base = others["article"].map(names).to_numpy(dtype="int64")
    starts, ends = (base + others[name].to_numpy() for name in ("start", "end"))
    if not len(starts):
        return np.zeros(len(rows), bool)
    places = rows["article"].map(names).to_numpy(dtype="int64") + rows["start"].to_numpy()
    at = np.searchsorted(starts, places, "right") - 1
    return (at >= 0) & (places < ends[at])
