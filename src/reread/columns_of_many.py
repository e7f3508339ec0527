"""The columns of a table over many articles, their cells in words: outlets and names for ids."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

import pandas as pd

from .across.story import Story
from .columns_in_words import NOTHING, WHOSE, WORDS, Columns, place_in_words
from .tables import TABLES

WHERE = ("article", "article_b")  # hold articles' ids
WITHIN = (*TABLES, "links", "contradictions")  # whose ids are those within each article


class ColumnsOfMany(Columns):
    """A table over many articles about to be shown, and what its columns mean."""

    def __init__(self, rows: pd.DataFrame, story: Story) -> None:
        super().__init__(rows, None)
        self.story, self._reading = story, cache(story.reading)

    def places(self) -> dict[str, tuple[str, str]]:
        """The columns that can tell the words of a place."""
        return dict(WORDS) if "article" in self.rows else {}

    def cells(self, name: str) -> tuple[str, list[str]]:
        """What a column holds, and its cells in words."""
        if name in WHERE and name in self.rows:
            ids = self.rows[name]
            return "words", [NOTHING if pd.isna(id) else self.called.get(id, id) for id in ids]
        if name in self.rows and self._is_within(name):
            return "words", self._within(name)
        return super().cells(name)

    @cached_property
    def called(self) -> Mapping[str, str]:
        """What each article is called, by its id."""
        return self.story.article_names()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What voices and entities are called, by their ids over all articles."""
        is_told_over_all = self.schema is None or self.schema.name not in WITHIN
        return self.story.names() if is_told_over_all else {}

    def _is_within(self, name: str) -> bool:
        """Whether a column's values mean something in their article alone."""
        if self.schema is None or self.schema.name not in WITHIN:
            return False
        points = name in self.meant and bool(self.meant[name].refers)
        return name in WHOSE or (points and self.schema.name in TABLES)

    def _within(self, name: str) -> list[str]:
        """The cells of such a column, each as in a table of its own article."""
        where = self._where(name)
        told = pd.Series(NOTHING, index=range(len(self.rows)))
        rows = self.rows.reset_index(drop=True)
        for id, own in rows.groupby(where, sort=False):
            one = Columns(own, self._reading(id))
            told.loc[own.index] = one.cells(name)[1]
        return told.tolist()

    def _where(self, name: str) -> str:
        """The column with the article that a column speaks of."""
        return "article_b" if name.endswith("_b") and "article_b" in self.rows else "article"

    def _texts(self, start: str, end: str) -> list[str]:
        """The words of each row's place, in its own article."""
        where = self._where(start)
        places = zip(self.rows[where], self.rows[start], self.rows[end], strict=True)
        return [place_in_words(self._reading(id), first, last) if id in self.called else NOTHING
                for id, first, last in places]  # fmt: skip
