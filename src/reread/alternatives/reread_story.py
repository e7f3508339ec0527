"""A story under other choices: its tables are made when they are asked for, for all choices in one
pass over the articles."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from ..across.gathered import narrowed
from ..across.story import Story
from ..choices import Choices
from ..reading import Reading
from ..tables import TABLES
from .conclusions import EVERYTHING

OWN = ("articles", "texts", "failures")  # tables that no choice changes


class Tables:
    """Tables of a story under several sets of choices: only columns that were asked for are kept,
    and what two sets have in common is kept once."""

    def __init__(self, story: Story, chosen: Sequence[Choices]) -> None:
        self.story, self.chosen = story, chosen
        self._columns: dict[str, list[str]] = {}
        self._frames: dict[str, dict[Hashable, dict[str, pd.DataFrame]]] = {}
        self._keys: dict[str, list[Hashable]] = {}

    def asked(self, conclusion: Callable[[Any], Hashable]) -> tuple[list[Hashable], set[str]]:
        """A function's answers for the story under each set of choices, and what it looks at; it is
        called once for those under which all of that is the same."""
        watched = Watching(self.story)
        conclusion(watched)  # to see at which tables it looks, so that one pass makes them all
        self.keep(watched.columns)
        looked_at, answers, known = set(watched.looked_at), [], dict[Hashable, Hashable]()
        for at in range(len(self.chosen)):
            key = self._state(at, looked_at)
            if key not in known:
                story = Reread(self, at)
                known[key] = conclusion(story)
                looked_at |= story.looked_at
            answers.append(known[key])
        return answers, looked_at

    def _state(self, at: int, looked_at: set[str]) -> Hashable:
        if EVERYTHING in looked_at or not looked_at <= self._keys.keys():
            return at
        return (len(looked_at), *(self._keys[name][at] for name in sorted(looked_at)))

    def of(self, name: str, at: int, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of a table of all articles under one set of choices."""
        self.keep({name: columns})
        parts = list(self._frames[name][self._keys[name][at]].values())
        empty = pd.DataFrame({c.name: pd.Series([], dtype=c.dtype) for c in TABLES[name].columns
                              if c.name in columns})  # fmt: skip
        return pd.concat(parts, ignore_index=True)[list(columns)] if parts else empty

    def keep(self, wanted: dict[str, Sequence[str]] | Any) -> None:
        """Make tables with some columns under all sets of choices, unless they are there."""
        new = {name: sorted({*columns, *self._columns.get(name, ())})
               for name, columns in sorted(wanted.items())
               if not {*columns} <= {*self._columns.get(name, ())}}  # fmt: skip
        if not new:
            return
        for name in new:
            self._frames[name] = {}
        for id in self.story:
            article = self.story.reading(id).article
            readings = [Reading(article, one) for one in self.chosen]
            for name, columns in new.items():
                self._keys[name] = keys = [one.key(name) for one in readings]
                for key, reading in zip(keys, readings, strict=True):
                    frames = self._frames[name].setdefault(key, {})
                    if id not in frames:
                        frames[id] = _kept(reading.table(name), columns)
        for name, columns in new.items():
            self._columns[name] = columns
            self._frames.setdefault(name, {})
            self._keys.setdefault(name, [None] * len(self.chosen))
            self._frames[name].setdefault(self._keys[name][0], {})


def _kept(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    rows = table[list(columns)]
    rows.attrs = {}
    return rows


class Reread(Story):
    """A story under other choices, with all that a story can be asked."""

    def __init__(self, tables: Tables, at: int) -> None:
        self._tables, self._at = tables, at
        self.looked_at: set[str] = set()

    @property
    def choices(self) -> Choices:
        """What its articles are read with.

        >>> import reread as rr
        >>> story = rr.together([rr.Article("A disaster.", id="echo")])
        >>> runs = rr.alternatives(story, lexicon=["news", "vader"])
        >>> runs.readings[1].choices.lexicon
        'vader'
        """
        return self._tables.chosen[self._at]

    def table(
        self,
        name: str,
        *,
        columns: str | Iterable[str] | None = None,
        article: str | Iterable[str] | None = None,
        where: Any = None,
    ) -> pd.DataFrame:
        """A table over all articles, or some rows and columns of it.

        >>> import reread as rr
        >>> story = rr.together([rr.Article("A disaster.", id="echo")])
        >>> runs = rr.alternatives(story, lexicon=["news", "vader"])
        >>> runs.readings[1].table("tone", columns="article")["article"].tolist()
        ['echo']
        """
        if name in OWN:
            return self._tables.story.table(name, columns=columns, article=article, where=where)
        self.looked_at.add(name)
        wanted = _wanted(name, columns, where)
        return narrowed(self._tables.of(name, self._at, wanted), columns, article, where)

    def reading(self, id: str, **own: Any) -> Reading:
        """One article's reading, under these choices or with some changed.

        >>> import reread as rr
        >>> story = rr.together([rr.Article("A disaster.", id="echo")])
        >>> runs = rr.alternatives(story, lexicon=["news", "vader"])
        >>> runs.readings[1].reading("echo")
        <Reading of <Article echo: 11 characters, published unknown>: lexicon=vader>
        """
        self.looked_at.add(EVERYTHING)
        return Reading(self._tables.story.reading(id).article, self.choices.changed(**own))

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables.story)

    def __len__(self) -> int:
        return len(self._tables.story)

    def __repr__(self) -> str:
        noun = "article" if len(self) == 1 else "articles"
        return f"<{len(self)} {noun} under other choices>"


class Watching(Story):
    """A story that remembers which tables and columns it was asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.looked_at: set[str] = set()
        self.columns: dict[str, list[str]] = {}

    def table(
        self,
        name: str,
        *,
        columns: str | Iterable[str] | None = None,
        article: str | Iterable[str] | None = None,
        where: Any = None,
    ) -> pd.DataFrame:
        """The same table."""
        columns = columns if columns is None or isinstance(columns, str) else list(columns)
        if name not in OWN:
            self.looked_at.add(name)
            self.columns.setdefault(name, []).extend(_wanted(name, columns, where))
        return self._story.table(name, columns=columns, article=article, where=where)

    def reading(self, id: str, **own: Any) -> Reading:
        """The same reading: that looks at more than tables."""
        self.looked_at.add(EVERYTHING)
        return self._story.reading(id, **own)

    def __iter__(self) -> Iterator[str]:
        return iter(self._story)

    def __len__(self) -> int:
        return len(self._story)


def _wanted(name: str, columns: str | Iterable[str] | None, where: Any) -> list[str]:
    """The columns that an answer needs."""
    if columns is None:
        return TABLES[name].names if name in TABLES else []
    listed = [columns] if isinstance(columns, str) else list(columns)
    more = ["article", *(where if isinstance(where, dict) else ())]
    return list(dict.fromkeys([*more, *listed]))
