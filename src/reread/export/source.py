"""What is exported, seen alike: one reading, several, or all that an opened corpus holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pandas as pd

from .. import tables
from ..article import Article
from ..reading import Reading
from ..stages import STAGES
from ..stored import from_json

OF_ARTICLE = ("metadata", "left_out")  # tables that are no stage's
OF_CORPUS = ("articles", "failures")  # tables that only a corpus has
TEXTS = "texts"  # one row per article: its id and its text; only where it is asked for
AT_ONCE = 50  # articles whose tables are in memory together
# What one row of a table is that has no schema in `tables`
ROWS = {
    "metadata": "a fact that the source states",
    "left_out": "a piece of the source that is not in the text",
    "articles": "an article that was read",
    "failures": "what was not read, and why",
    TEXTS: "an article's text, which all offsets count in",
}


class Source:
    """Readings in their order, or a corpus, and which of their tables are exported (all, unless
    some are named).

    Raises TypeError for what is neither, ValueError for a table that is not known.
    """

    def __init__(self, given: Any, names: str | Iterable[str] | None = None) -> None:
        self.single = isinstance(given, Reading)
        self.corpus = None if self.single or not _is_corpus(given) else given
        self._given = [given] if self.single else given
        if not isinstance(self._given, Iterable) or isinstance(given, str | bytes | Article | dict):
            raise TypeError(
                f"{type(given).__name__} cannot be exported; give reread.read(article), several "
                "of them, or reread.corpus.open(folder)"
            )
        first = () if self.corpus is None else OF_CORPUS
        self.names = _chosen(names, (*first, *STAGES, *OF_ARTICLE))

    def readings(self) -> Iterator[Reading]:
        """The readings one by one, computed where asked.

        Raises TypeError for what is none, ValueError where two are of one article or there is none.
        """
        if self.corpus is not None:
            for id in self.corpus:
                try:
                    reading = self.corpus.reading(id)
                except ValueError as error:  # "tokenizer was the function cut, … give tokenizer=…"
                    every = "export((corpus.reading(id, …) for id in corpus), …)"
                    raise ValueError(f"{error} to each reading: {every}") from None
                yield reading
            return
        seen = set()
        for reading in self._given:
            if not isinstance(reading, Reading):
                raise TypeError(
                    f"{type(reading).__name__} is not a reading; give reread.read(article)"
                )
            if reading.article.id in seen:
                raise ValueError(
                    f"two readings are of article {reading.article.id!r}; export each of them "
                    "into a file of its own"
                )
            seen.add(reading.article.id)
            yield reading
        if not seen:
            raise ValueError("there is no reading to export; give reread.read(article)")

    def kept(self) -> Iterator[Reading]:
        """The same readings, but of a corpus with the tables that it holds, which are not computed
        anew."""
        if self.corpus is None:
            yield from self.readings()
            return
        from .kept import kept_readings  # which only a corpus needs

        for piece in _of_corpus(self.corpus, (TEXTS, *STAGES), ("article", "text", "rest")):
            yield from kept_readings(piece, self.corpus.manifest["choices"])

    def pieces(self, *names: str) -> Iterator[dict[str, pd.DataFrame]]:
        """Some tables by name, or those asked for, of a few articles at a time."""
        wanted = names or self.names
        if self.corpus is not None:
            yield from _of_corpus(self.corpus, wanted)
            return
        several = self.readings()
        while some := list(islice(several, AT_ONCE)):
            yield {
                name: pd.concat([self._of_reading(name, one) for one in some], ignore_index=True)
                for name in wanted
            }

    def _of_reading(self, name: str, reading: Reading) -> pd.DataFrame:
        if name in STAGES:
            return reading.table(name)
        article = reading.article
        if name == TEXTS:
            return pd.DataFrame({"article": [article.id], "text": [article.text]}, dtype="string")
        return getattr(article, name) if self.single else _of_article(name, article)


def _of_corpus(
    corpus: Any, names: Iterable[str], of_texts: Iterable[str] = ("article", "text")
) -> Iterator[dict[str, pd.DataFrame]]:
    """Tables of a corpus, a few articles at a time; what was not read comes first."""
    if "failures" in names:
        yield {"failures": corpus.table("failures")}
    wanted = [name for name in names if name != "failures"]
    ids = iter(corpus)
    some = list(islice(ids, AT_ONCE))
    while wanted:
        piece = {
            name: corpus.table(name, columns=of_texts if name == TEXTS else None, article=some)
            for name in wanted
            if name not in OF_ARTICLE
        }
        yield piece | _of_articles(corpus, [name for name in wanted if name in OF_ARTICLE], some)
        if not (some := list(islice(ids, AT_ONCE))):
            return


def _of_articles(corpus: Any, names: list[str], ids: list[str]) -> dict[str, pd.DataFrame]:
    """Tables of what some articles of a corpus state, which it keeps beside their texts."""
    if not names:
        return {}
    kept = corpus.table(TEXTS, columns=("article", "text", "rest"), article=ids)
    articles = [from_json(row.text, row.rest, row.article) for row in kept.itertuples(index=False)]
    articles = articles or [Article("")]  # whose tables are empty, but have their columns
    return {name: pd.concat([_of_article(name, one) for one in articles], ignore_index=True)
            for name in names}  # fmt: skip


def _of_article(name: str, article: Article) -> pd.DataFrame:
    """One of an article's own tables, among those of others."""
    frame: pd.DataFrame = getattr(article, name)
    frame.insert(0, "article", pd.array([article.id] * len(frame), dtype="string"))
    return frame


def _is_corpus(given: Any) -> bool:
    return callable(getattr(given, "reading", None)) and callable(getattr(given, "table", None))


def _chosen(names: str | Iterable[str] | None, there: tuple[str, ...]) -> tuple[str, ...]:
    """The tables named, in the order of those that there are."""
    if names is None:
        return there
    asked = [names] if isinstance(names, str) else list(names)
    options = (*there, TEXTS)
    wrong = [name for name in asked if name not in options]
    if wrong or not asked:
        problem = f"table {wrong[0]!r} is not known" if wrong else "no table is named"
        raise ValueError(f"{problem}; choose among {', '.join(options)}")
    return tuple(name for name in options if name in asked)


def row_of(name: str) -> str:
    """What one row of a table is."""
    return tables.TABLES[name].row if name in tables.TABLES else ROWS[name]


def about(name: str, frame: pd.DataFrame) -> list[dict[str, str]]:
    """What each column of a table holds: its name, its pandas dtype, and its meaning if a schema
    tells it."""
    known = {c.name: c.meaning for c in tables.TABLES[name].columns} if name in STAGES else {}
    return [
        {"name": column, "dtype": str(dtype)}
        | ({"meaning": known[column]} if column in known else {})
        for column, dtype in frame.dtypes.items()
    ]
