"""A batch: some items read one after the other in one process, and the tables of all of them.

What is said of an article does not hang on what stands beside it: its rows are those that it has
when it is read alone.
"""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import pyarrow as pa

from ...article import Article, on_one_line
from ...choices import Choices
from ...loading.findings import whole
from ...reading import LONGEST_TEXT, Reading, read
from ...stages import STAGES
from ...stored import to_json
from ..dataset.copies import signature
from ..dataset.ids import Ids
from ..dataset.schemas import NAMES, SCHEMAS
from ..parts import Item, Part, Refused
from ..sources import articles_of

WORDY = re.compile(r"\w")  # a text without any of these has no words
LONGEST_REASON = 300  # characters of what an error says that are kept
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")  # of an object, which is another in each process
SAID = ("title", "published", "outlet", "url", "section", "language")  # fields of one value
NEW_OBJECTS = 20_000  # that the garbage collector waits for: an article's tables, not a sentence's
Columns = dict[str, Any]  # some columns of a table, by name


def read_items(
    items: Sequence[Item], choices: Choices, begun: Callable[[int], object] = lambda number: None
) -> Part:
    """What becomes of some items: the rows of their articles, in order, and of `failures` a row
    for each that is not read.

    `begun` is given the number of each item before anything is done with it. Where the id of an
    article is that of one before it, it is `id~2`, `id~3` … in all tables.
    """
    rows = _Rows()
    with _uninterrupted():
        for number, item in enumerate(items):
            begun(number)
            for found in _found(item):
                rows.add(item, found, choices)
    return Part(tuple(item.key for item in items), rows.joined())


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Warnings of libraries are not shown: what a reader should know is a notice. And the garbage
    collector does not look through what was there before, words and weights, again and again."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *thresholds[1:])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


class _Rows:
    """The rows of a part so far: pieces of each table."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[pa.Table]] = {name: [] for name in NAMES}
        self.ids = Ids()

    def add(self, item: Item, found: Article | Refused, choices: Choices) -> None:
        """The rows of an article of an item, or the row that says why it is not read."""
        made = found if isinstance(found, Refused) else _attempt(_tables, found, choices)
        same = {"name": whole(item.name), "key": item.key}
        if isinstance(found, Refused) or isinstance(made, Refused):
            self._put("failures", _row("failures", made._asdict()), **same)
            return
        id = self.ids.take(found.id)
        for name, columns in made.items():
            self._put(name, columns, article=id, **same)

    def _put(self, table: str, columns: Columns, **same: str) -> None:
        """Some rows of a table; `same` are columns of one value; what is not given is missing."""
        size = len(next(iter(columns.values())))
        arrays = [
            columns[field.name]
            if field.name in columns
            else pa.repeat(pa.scalar(same.get(field.name), field.type), size)
            for field in SCHEMAS[table]
        ]
        self.pieces[table].append(pa.Table.from_arrays(arrays, schema=SCHEMAS[table]))

    def joined(self) -> dict[str, pa.Table]:
        """The tables, each in one piece."""
        return {
            name: pa.concat_tables([SCHEMAS[name].empty_table(), *pieces]).combine_chunks()
            for name, pieces in self.pieces.items()
        }


def _found(item: Item) -> Sequence[Article | Refused]:
    """The articles of an item, and what of it is none that could be read."""
    found = _attempt(articles_of, item)
    return [found] if isinstance(found, Refused) else found


def _attempt(make: Callable[..., Any], *given: Any) -> Any:
    """What a call gives; where it raises, a refusal that says what. How numpy takes what overflows
    is after it as before, whatever a function of one's own has set."""
    try:
        with np.errstate():
            return make(*given)
    except MemoryError:
        return Refused("memory", "reading it takes more memory than there is")
    except Exception as error:
        said = ""
        with suppress(Exception):  # an error may fail to say what it is
            said = ADDRESS.sub("0x…", on_one_line(error))
        words = f"{type(error).__name__}: {said}" if said else type(error).__name__
        return Refused("error", words[:LONGEST_REASON])


def _tables(article: Article, choices: Choices) -> dict[str, Columns] | Refused:
    """All tables of an article, or why it is not read."""
    if not WORDY.search(article.text):
        return Refused("empty", "the text has no words")
    if (size := len(article.text)) > LONGEST_TEXT:
        reason = f"the text has {size:,} characters, and {LONGEST_TEXT:,} are read at most"
        return Refused("too large", f"{reason}; split it into its articles")
    reading = read(article, choices)
    if reading.unread:
        return Refused("language", reading.unread)
    tables = {name: _columns(reading, name) for name in STAGES}
    about = {
        **{name: getattr(article, name) for name in SAID},
        "authors": "; ".join(article.authors) or None,
        "characters": size,
        "words": int(reading.stage("tokens")["kind"].eq("word").sum()),
        "notices": " ".join(reading.notices) or None,
    }
    signed = signature(article.text)
    kept = {"text": article.text, "rest": to_json(article), "signature": signed}
    return {"articles": _row("articles", about), "texts": _row("texts", kept), **tables}


def _columns(reading: Reading, name: str) -> Columns:
    """A table of a reading, with the places of the article's own text."""
    frame, plain = reading.stage(name), reading.plain
    given = {**dict(frame.items()), **plain.moved(name, frame)}
    return {
        field.name: _array(given[field.name], field.type)
        for field in SCHEMAS[name]
        if field.name != "article"
    }


def _array(values: Any, kind: pa.DataType) -> pa.Array:
    """A column of pandas, or a list or an array, as one of Arrow; a Series itself takes longer."""
    return pa.array(getattr(values, "values", values), kind, from_pandas=True)


def _row(name: str, values: dict[str, Any]) -> Columns:
    """One row of a table."""
    return {
        column: pa.array([values[column]], SCHEMAS[name].field(column).type) for column in values
    }
