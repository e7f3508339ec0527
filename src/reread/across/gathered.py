"""A handful of articles in memory, read beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from ..article import Article
from ..near_misses import did_you_mean
from ..reading import Reading, read
from ..tables import empty, schema
from .story import Story

# One row of `articles` is an article, of `texts` an article's text, as in a corpus on disk
FACTS = ("title", "published", "outlet", "url", "section", "language")
OWN = ("articles", "texts")


def together(articles: Iterable[Article | Reading], **choices: Any) -> Gathered:
    """Some articles, or readings of them, to be read beside each other in memory.

    For thousands, `reread.corpus.read` keeps them on disk instead. Choices are those of `read`.
    Raises ValueError where two articles have one id, TypeError for what is no article.

    >>> import reread as rr
    >>> echo = rr.Article("The mill burned, Ann Lee said.", id="echo")
    >>> post = rr.Article("Ann Lee denied it.", id="post")
    >>> rr.together([echo, post]).table("entities")[["article", "entity"]].values.tolist()
    [['echo', 'ann-lee'], ['post', 'ann-lee']]
    """
    if isinstance(articles, str | Article | Reading) or not isinstance(articles, Iterable):
        raise TypeError(f"articles is {type(articles).__name__}; give a list of them, [article]")
    readings: dict[str, Reading] = {}
    for one in articles:
        reading = one if isinstance(one, Reading) else read(one, **choices)
        if readings.setdefault(reading.article.id, reading) is not reading:
            raise ValueError(
                f"two articles have the id {reading.article.id!r}; leave one out if it is the same "
                "text twice, or give each its own: reread.Article(text=..., id=...)"
            )
    return Gathered(readings)


class Gathered(Story):
    """Some articles' readings beside each other, in memory; `reread.together` makes one.

    >>> import reread as rr
    >>> rr.together([rr.Article("The mill burned.", id="echo")])
    <1 article beside each other: echo>
    """

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self.readings = dict(readings)

    def table(
        self,
        name: str,
        *,
        columns: str | Iterable[str] | None = None,
        article: str | Iterable[str] | None = None,
        where: Any = None,
    ) -> pd.DataFrame:
        """A table over all articles, or of those with the ids given; only some columns, only rows
        where a column has one of some values.

        `articles` and `texts` are tables, too. Raises ValueError for a table or id not there.

        >>> import reread as rr
        >>> story = rr.together([rr.Article("The mill burned.", id="echo")])
        >>> story.table("events", where={"kind": "occurrence"})["surface"].tolist()
        ['burned']
        """
        ids = list(self) if article is None else _listed(article)
        for id in ids:
            if id not in self.readings:
                raise self._unknown(id)
        asked = set(ids)
        whole = self._whole(name, [id for id in self if id in asked])
        return narrowed(whole, columns, None, where)

    def _whole(self, name: str, ids: list[str]) -> pd.DataFrame:
        if name == "articles":
            columns = ["article", "name", *FACTS, "characters", "words"]
            return pd.DataFrame([self._facts(id) for id in ids], columns=columns)
        if name == "texts":
            texts = [(id, self.readings[id].article.text) for id in ids]
            return pd.DataFrame(texts, columns=["article", "text"])
        schema(name)
        parts = [self.readings[id].table(name) for id in ids]
        for part in parts:
            part.attrs = {}
        return pd.concat(parts, ignore_index=True) if parts else empty(name)

    def _facts(self, id: str) -> dict[str, Any]:
        reading = self.readings[id]
        facts = {name: getattr(reading.article, name) for name in FACTS}
        words = int((reading.tokens["kind"] == "word").sum())
        return {"article": id, "name": id, **facts, "characters": len(reading.article.text),
                "words": words}  # fmt: skip

    def reading(self, id: str, **own: Any) -> Reading:
        """One article's reading, under its choices or with some changed; ValueError for an id that
        is not there.

        >>> import reread as rr
        >>> story = rr.together([rr.Article("The mill burned.", id="echo")])
        >>> story.reading("echo").article.id
        'echo'
        """
        if id not in self.readings:
            raise self._unknown(id)
        reading = self.readings[id]
        return Reading(reading.article, reading.choices.changed(**own)) if own else reading

    def _unknown(self, id: str) -> ValueError:
        return ValueError(f"article {id!r} is not among them{did_you_mean(id, self.readings)}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    def __repr__(self) -> str:
        noun = "article" if len(self) == 1 else "articles"
        return f"<{len(self)} {noun} beside each other: {', '.join(self)}>"


def narrowed(
    whole: pd.DataFrame,
    columns: str | Iterable[str] | None,
    article: str | Iterable[str] | None,
    where: Any,
) -> pd.DataFrame:
    """Some rows and columns of a table, as `Story.table` takes them."""
    if article is not None:
        whole = whole[whole["article"].isin(_listed(article))]
    for column, values in (where or {}).items():
        wanted = _listed(values)
        missing = whole[column].isna() & any(pd.isna(value) for value in wanted)
        whole = whole[whole[column].isin([v for v in wanted if not pd.isna(v)]) | missing]
    whole = whole.reset_index(drop=True)
    return whole if columns is None else whole[_listed(columns)]


def _listed(given: Any) -> list[Any]:
    return [given] if isinstance(given, str) or not isinstance(given, Iterable) else list(given)
