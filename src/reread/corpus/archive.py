"""A corpus opened: the tables of many articles, of which no more is read than is asked for."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from html import escape
from operator import and_
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from .. import provenance
from ..across.story import Story
from ..article import counted
from ..choices import Choices
from ..files import MANIFEST, path_of
from ..reading import Reading
from ..stored import from_json
from . import checking, querying
from .dataset.committed import RUNS, committed, counts, rows
from .dataset.manifest import differing, read_manifest, today
from .dataset.schemas import NAMES, SCHEMAS, frame
from .selecting import columns_of, condition, listed

UNFIT = (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError)


def open(out: str | Path) -> Corpus:
    """The corpus that `reread.corpus.read` wrote into a folder, as far as it is written by now.

    Raises FileNotFoundError where there is none, OSError where its records are damaged.

    >>> import reread as rr
    >>> len(rr.corpus.open("archive"))
    2
    """
    folder = path_of("out", out)
    if not (folder / MANIFEST).is_file():
        raise FileNotFoundError(
            f"{folder} holds no corpus: {MANIFEST} is missing; give the folder that "
            "reread.corpus.read(source, out) wrote"
        )
    return Corpus(folder)


class _Stored:
    """An attribute of Corpus that gives one whole table."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.__doc__ = f"The table `{name}` of all articles."

    def __get__(self, corpus: Corpus | None, owner: type) -> Any:
        return self if corpus is None else corpus.table(self.name)


class Corpus(Story):
    """Many articles as they were read: each table of a reading, over all of them.

    A table as an attribute (`corpus.times`) is read whole; `table` reads some of its rows or
    columns, `dask` part by part, `sql` what a query needs. Rows stand in the order of the source.
    Iteration is over the articles' ids.

    >>> import reread as rr
    >>> corpus = rr.corpus.open("archive")
    >>> corpus.quotes[["article", "speaker"]].values.tolist()
    [['echo', 'ann-lee'], ['post', 'council']]
    >>> "echo" in corpus, list(corpus)
    (True, ['echo', 'post'])
    """

    articles = _Stored()
    texts = _Stored()
    failures = _Stored()
    blocks = _Stored()
    sentences = _Stored()
    tokens = _Stored()
    times = _Stored()
    events = _Stored()
    order = _Stored()
    conflicts = _Stored()
    quantities = _Stored()
    mentions = _Stored()
    entities = _Stored()
    quotes = _Stored()
    stretches = _Stored()
    tone = _Stored()
    ledger = _Stored()
    voices = _Stored()
    reference_date = _Stored()

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.manifest = read_manifest(self.folder)
        self.versions: dict[str, str] = self.manifest["versions"]  # that it was read with
        self.models: dict[str, str] = self.manifest["models"]
        self.parts = committed(self.folder)

    @property
    def choices(self) -> Choices:
        """What all articles were read with; ValueError where a function was chosen, which no file
        keeps.

        >>> import reread as rr
        >>> rr.corpus.open("archive").choices.lexicon
        'news'
        """
        return provenance.chosen(self.manifest["choices"])

    @property
    def is_finished(self) -> bool:
        """Whether the source was read to its end, as far as it was known then.

        >>> import reread as rr
        >>> rr.corpus.open("archive").is_finished
        True
        """
        return self.manifest.get("counts") == counts(self.parts)

    @cached_property
    def _homes(self) -> Mapping[str, int]:
        """The number of the part that holds an article, by its id."""
        return {id: part.number for part in self.parts for id in part.articles}

    def table(
        self,
        name: str,
        *,
        columns: str | Iterable[str] | None = None,
        article: str | Iterable[str] | None = None,
        where: Any = None,
    ) -> pd.DataFrame:
        """A table by its name: of all articles, or of those with the ids given; only some columns,
        only rows where a column has a value: `where={"kind": "PER"}`, `{"speaker": ["putin",
        None]}` with None for a missing one, or an expression of pyarrow,
        `pc.field("score") > 0.5`.

        One article's rows are read from one file. Raises ValueError for a table, column or id that
        is not there, OSError, which names the file, where one is not as it was written.

        >>> import reread as rr
        >>> corpus = rr.corpus.open("archive")
        >>> people = corpus.table("entities", where={"kind": "PER"})
        >>> people[["article", "name"]].values.tolist()
        [['echo', 'Ann Lee']]
        """
        wanted = columns_of(name, columns)
        conditions, parts = condition(name, where), self.parts
        if article is not None:
            ids = listed(article)
            parts = [self.parts[number] for number in self._numbers(ids)]
            conditions += condition(name, {"article": ids})
        fit = reduce(and_, conditions) if conditions else None
        try:
            read = [part.read(self.folder, name, wanted, fit) for part in parts]
        except UNFIT as error:
            raise ValueError(f"where={where} does not fit {name}: {error}") from None
        whole = pa.concat_tables(read) if read else SCHEMAS[name].empty_table().select(wanted)
        return frame(name, whole)

    def _numbers(self, ids: list[str]) -> list[int]:
        """The parts in which some articles are."""
        for id in ids:
            if id not in self._homes:
                raise ValueError(
                    f"article {id!r} is not in {self.folder}; its ids are the column article of "
                    "corpus.articles, and what could not be read is in corpus.failures"
                )
        return sorted({self._homes[id] for id in ids})

    def dask(self, name: str) -> Any:
        """A table by its name as a Dask DataFrame, one partition for each part; workers on other
        computers must see the corpus's folder.

        >>> import reread as rr
        >>> sentences = rr.corpus.open("archive").dask("sentences")
        >>> sentences.npartitions, len(sentences.compute())
        (1, 3)
        """
        return querying.dask(self.folder, self.parts, name)

    def sql(self, query: str) -> pd.DataFrame:
        """What a query in DuckDB's SQL gives over the tables by their names:
        `select voice, avg(score) from tone group by voice`. Names that are words of SQL stand in
        double quotes: `from "order"`, `"end"`.

        Raises OSError, which names the file, where one of a table that the query names is not as
        it was written.

        >>> import reread as rr
        >>> corpus = rr.corpus.open("archive")
        >>> corpus.sql("select article, count(*) as words from tokens group by all order by 1")
          article  words
        0    echo     14
        1    post     10
        """
        return querying.sql(self.folder, self.parts, query)

    def reading(self, id: str, **own: Any) -> Reading:
        """One article's reading, with all that it can do: the same article, under the choices that
        the corpus was read with, or under others.

        `corpus.reading(id, lexicon="vader")` changes a choice; a function that was chosen must be
        given again. Warns where reread, a model or a library is another than then: its tables are
        computed now, and may differ from the corpus's. Raises ValueError for an id not there.

        >>> import reread as rr
        >>> rr.corpus.open("archive").reading("echo", lexicon="vader")
        <Reading of <Article echo: 46 characters, published unknown>: lexicon=vader>
        """
        kept = self.table("texts", article=id, columns=["text", "rest"])
        if len(kept) != 1:
            raise TypeError(f"id={id!r} is not one article's id; give one of corpus.articles")
        if other := next(differing(self.manifest, today(self.manifest)), None):
            warnings.warn(
                f"the corpus was read with {other}: a reading made now may differ from its tables",
                stacklevel=2,
            )
        article = from_json(kept["text"].iat[0], kept["rest"].iat[0], id)
        return Reading(article, provenance.chosen(self.manifest["choices"], **own))

    @property
    def runs(self) -> pd.DataFrame:
        """One row per run that read the source to its end: when, how long, how fast.

        `seconds` is how long it took, `workers` how many processes read, `items`, `articles` and
        `failures` how many of each there were.

        >>> import reread as rr
        >>> rr.corpus.open("archive").runs[["items", "articles", "failures"]]
           items  articles  failures
        0      2         2         0
        """
        path = self.folder / RUNS
        try:
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            return pd.DataFrame([json.loads(line) for line in lines])
        except ValueError:
            raise OSError(f"{path} is damaged; nothing depends on it: delete it") from None

    def faults(self) -> list[str]:
        """What is wrong with the corpus's files, one sentence for each fault; empty if all is as it
        was written. Every file is read.

        >>> import reread as rr
        >>> rr.corpus.open("archive").faults()
        []
        """
        return checking.faults(self.folder)

    def __len__(self) -> int:
        """How many articles were read."""
        return rows(self.parts, "articles")

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __contains__(self, id: object) -> bool:
        return id in self._homes

    def _told(self) -> str:
        """How much it holds, in a few words."""
        failures = rows(self.parts, "failures")
        numbers = ((len(self), "article"), (len(self.parts), "part"), (failures, "failure"))
        told = [counted(number, noun) for number, noun in numbers]
        size = sum(file.bytes for part in self.parts for file in part.files.values())
        told += [f"{size / 1e6:,.1f} MB", *["not read to its end"] * (not self.is_finished)]
        return ", ".join(told)

    def __repr__(self) -> str:
        return f"<Corpus {self.folder.name}: {self._told()}>"

    def _repr_html_(self) -> str:
        lines = "".join(
            f"<tr><td>{name}</td><td>{rows(self.parts, name):,}</td></tr>" for name in NAMES
        )
        return (
            f"<p><b>Corpus {escape(self.folder.name)}</b>: {self._told()}</p>"
            f"<table><tr><th>table</th><th>rows</th></tr>{lines}</table>"
        )
