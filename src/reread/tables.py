"""Every table's schema: its columns, their types and what one row is.

This is the only place that knows them. A stage hands its rows to `build`; `check` says whether a
table keeps its promises; `empty` is a table without rows (and what a corpus engine takes as meta).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from .article import Article

TEXT, COUNT, OFFSET, LINK, NUMBER, DAY, FLAG = (
    "string", "int64", "int64", "Int64", "float64", "datetime64[s]", "bool",
)  # fmt: skip
DTYPES = {TEXT: pd.StringDtype(), LINK: pd.Int64Dtype()}  # made once: reading a name takes time


@dataclass(frozen=True)
class Column:
    """One column: its name, pandas dtype and meaning.

    `options` lists the only values allowed; `refers` names the `table.column` its values stand in;
    `optional` says that a value may be missing (`<NA>`, `NaT`).
    """

    name: str
    dtype: str
    meaning: str
    options: tuple[str, ...] = ()
    refers: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Table:
    """One table: what one row is, its own columns, and what holds between rows."""

    name: str
    row: str
    own: tuple[Column, ...]
    id: str = ""  # the column that numbers the rows 0, 1, 2 …
    layer: bool = False  # rows never overlap
    by_start: bool = True  # sorted by start, then end
    spanned: bool = True  # every row has a span

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order: article, start, end, then the table's own."""
        dtype = OFFSET if self.spanned else LINK
        return (
            Column("article", TEXT, "id of the article"),
            Column("start", dtype, "first character", optional=not self.spanned),
            Column("end", dtype, "one past the last character", optional=not self.spanned),
            *self.own,
        )

    @property
    def names(self) -> list[str]:
        """Names of all columns, in order."""
        return [column.name for column in self.columns]


def _numbered(name: str, meaning: str) -> Column:
    return Column(name, COUNT, meaning)


SURFACE = Column("surface", TEXT, "the text's own characters, text[start:end]")
SENTENCE = Column("sentence", COUNT, "the sentence it stands in", refers="sentences.sentence")
EARLIEST = Column("earliest", DAY, "first day it can be, inclusive", optional=True)
LATEST = Column("latest", DAY, "last day it can be, inclusive", optional=True)
NARRATOR = "narrator"  # the voice of what nobody is said to have said
VOICE = f"entity id, or {NARRATOR}"
SCORE = "in -1 (negative) … 1 (positive)"

_ALL = (
    Table(
        "blocks", "a paragraph, heading or piece of page furniture",
        (
            _numbered("block", "number of the block"),
            Column("kind", TEXT, "what it is",
                   ("headline", "byline", "dateline", "paragraph", "boilerplate")),
            Column("reason", TEXT, "why it is taken for that"),
        ),
        id="block", layer=True,
    ),
    Table(
        "sentences", "a sentence of a block that is not boilerplate",
        (
            _numbered("sentence", "number of the sentence"),
            Column("block", COUNT, "the block it stands in", refers="blocks.block"),
        ),
        id="sentence", layer=True,
    ),
    Table(
        "tokens", "a token of a sentence",
        (
            _numbered("token", "number of the token"),
            SENTENCE, SURFACE,
            Column("kind", TEXT, "what it is", ("word", "number", "punctuation", "symbol")),
            Column("tag", TEXT, "part of speech, Penn Treebank"),
            Column("lemma", TEXT, "dictionary form"),
            Column("head", LINK, "the token that governs it; missing at a root",
                   refers="tokens.token", optional=True),
            Column("relation", TEXT, "what it is to its head, Universal Dependencies v2"),
        ),
        id="token", layer=True,
    ),
    Table(
        "times", "a temporal expression",
        (
            _numbered("time", "number of the expression"),
            SENTENCE, SURFACE,
            Column("type", TEXT, "TIMEX3 type", ("DATE", "TIME", "DURATION", "SET")),
            Column("value", TEXT, "TIMEX3 value (ISO 8601)", optional=True),
            EARLIEST, LATEST,
            Column("grain", TEXT, "the unit it speaks in: day, month, year …", optional=True),
            Column("anchor", TEXT, "what it was resolved against", optional=True),
            Column("status", TEXT, "how far it is resolved",
                   ("resolved", "needs-reference-date", "vague")),
            Column("rule", TEXT, "name of the rule that found it"),
        ),
        id="time", layer=True,
    ),
    Table(
        "events", "something said to happen, hold or be said",
        (
            _numbered("event", "number of the event"),
            SENTENCE, SURFACE,
            Column("lemma", TEXT, "dictionary form of the word that names it"),
            Column("kind", TEXT, "what it is", ("occurrence", "state", "reporting")),
            Column("agent", LINK, "mention of who does it", refers="mentions.mention",
                   optional=True),
            Column("patient", LINK, "mention of whom it is done to", refers="mentions.mention",
                   optional=True),
            Column("time", LINK, "expression that dates it", refers="times.time", optional=True),
            EARLIEST, LATEST,
            Column("relation", TEXT, "how it stands to that time",
                   ("during", "before", "after", "since", "until"), optional=True),
            Column("same_as", LINK, "earlier row that tells of the same event",
                   refers="events.event", optional=True),
            Column("asserted_by", TEXT, f"who says so: {VOICE}"),
            Column("polarity", TEXT, "said or denied", ("positive", "negative")),
            Column("modality", TEXT, "said as fact or not",
                   ("actual", "future", "conditional", "hedged")),
            Column("cue", TEXT, "the words that polarity and modality rest on", optional=True),
            Column("rule", TEXT, "name of the rule that found it"),
        ),
        id="event",
    ),
    Table(
        "order", "two events of which the text tells which came first, or that they coincide",
        (
            Column("event_a", COUNT, "one event", refers="events.event"),
            Column("event_b", COUNT, "the other", refers="events.event"),
            Column("relation", TEXT, "how event_a stands to event_b",
                   ("before", "after", "during", "same")),
            Column("reason", TEXT, "the words, tense or dates that tell"),
            Column("derived", FLAG, "false where words or tense say so, true where it follows"),
        ),
    ),
    Table(
        "conflicts", "two places of the text that cannot both be dated as it says",
        (
            Column("event_a", LINK, "the event told first, where it is about events",
                   refers="events.event", optional=True),
            Column("event_b", LINK, "the event told later", refers="events.event", optional=True),
            Column("start_b", OFFSET, "first character of the other place"),
            Column("end_b", OFFSET, "one past its last character"),
            Column("reason", TEXT, "why both cannot hold"),
        ),
    ),
    Table(
        "mentions", "a name, nominal or pronoun that stands for an entity",
        (
            _numbered("mention", "number of the mention"),
            SENTENCE, SURFACE,
            Column("form", TEXT, "how it names", ("name", "nominal", "pronoun")),
            Column("kind", TEXT, "what it names", ("PER", "ORG", "LOC", "MISC")),
            Column("entity", TEXT, "the entity it stands for", refers="entities.entity",
                   optional=True),
            Column("role", TEXT, "office or title said beside it", optional=True),
            Column("sense", TEXT, "what a place name stands for: government, place …",
                   optional=True),
            Column("score", NUMBER, "how sure, 0 … 1"),
            Column("reason", TEXT, "why it is a mention, and of this entity"),
        ),
        id="mention",
    ),
    Table(
        "entities", "one person, organisation, place or other named thing",
        (
            Column("entity", TEXT, "its id: its name in lower case with hyphens"),
            Column("name", TEXT, "its best form in the text"),
            Column("kind", TEXT, "what it is", ("PER", "ORG", "LOC", "MISC")),
            Column("roles", TEXT, "offices and titles said of it, joined by '; '", optional=True),
            Column("mentions", COUNT, "how many mentions stand for it"),
            Column("aliases", TEXT, "its other forms in the text, joined by '; '", optional=True),
        ),
    ),
    Table(
        "quotes", "speech attributed to a source (a piece of it, where it is interrupted)",
        (
            Column("quote", COUNT, "number of the quotation; its pieces share it"),
            Column("content_start", OFFSET, "first character of what is said"),
            Column("content_end", OFFSET, "one past its last character"),
            Column("cue_start", LINK, "first character of the reporting words", optional=True),
            Column("cue_end", LINK, "one past their last character", optional=True),
            Column("source_start", LINK, "first character of the source", optional=True),
            Column("source_end", LINK, "one past its last character", optional=True),
            Column("speaker", TEXT, "entity that speaks", refers="entities.entity",
                   optional=True),
            Column("directness", TEXT, "word for word or not", ("direct", "mixed", "indirect")),
            Column("verb", TEXT, "dictionary form of the reporting verb", optional=True),
            Column("stance", TEXT, "what the verb lets on of belief",
                   ("neutral", "doubting", "endorsing", "hedged")),
            Column("score", NUMBER, "probability that content and source are right, 0 … 1"),
            Column("status", TEXT, "whether its quotation mark is closed",
                   ("closed", "unclosed")),
        ),
    ),
    Table(
        "stretches", "a stretch of the text in one voice; together they cover it exactly",
        (
            Column("voice", TEXT, f"whose words: {VOICE}; missing for a quotation whose speaker "
                   "is no entity", optional=True),
            Column("quote", LINK, "the quotation it is part of", refers="quotes.quote",
                   optional=True),
        ),
        layer=True,
    ),
    Table(
        "tone", "a sentence under the chosen lexicon",
        (
            SENTENCE,
            Column("voice", TEXT, f"whose words: {VOICE}"),
            Column("score", NUMBER, SCORE),
            Column("positive", NUMBER, "share of positive words, 0 … 1"),
            Column("negative", NUMBER, "share of negative words, 0 … 1"),
            Column("neutral", NUMBER, "share of other words, 0 … 1"),
        ),
        layer=True,
    ),
    Table(
        "ledger", "one step by which a token added to its sentence's score",
        (
            SENTENCE, SURFACE,
            Column("step", TEXT, "what was done",
                   ("valence", "negation", "booster", "capitals", "but", "punctuation",
                    "normalisation")),
            Column("amount", NUMBER,
                   "what it added, in valence; normalisation takes the sum to the score"),
        ),
    ),
    Table(
        "voices", "how one voice speaks of one entity",
        (
            Column("voice", TEXT, VOICE),
            Column("entity", TEXT, "who is spoken of", refers="entities.entity"),
            Column("label", TEXT, "how", ("positive", "neutral", "negative")),
            Column("score", NUMBER, SCORE),
            Column("sentences", COUNT, "how many sentences it rests on"),
        ),
    ),
    Table(
        "reference_date", "a candidate for the article's missing date; best first",
        (
            EARLIEST, LATEST,
            Column("weight", NUMBER, "how well supported, 0 … 1"),
            Column("reasons", TEXT, "what speaks for it, joined by '; '"),
        ),
        by_start=False, spanned=False,
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {table.name: table for table in _ALL}


def schema(name: str) -> Table:
    """The schema of one table; ValueError names the tables there are."""
    if name not in TABLES:
        raise ValueError(f"table {name!r} is not known; choose one of {', '.join(TABLES)}")
    return TABLES[name]


def describe(name: str) -> pd.DataFrame:
    """One row per column of a table: its name, dtype, meaning and options."""
    rows = [(c.name, c.dtype, c.meaning, ", ".join(c.options)) for c in schema(name).columns]
    return pd.DataFrame(rows, columns=["column", "dtype", "meaning", "options"])


def build(name: str, article: Article, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A typed table from rows given as mappings.

    Adds the article's id, sorts by start and end where the table is sorted so, and numbers the
    rows where they are numbered. A key left out, or None, is a missing value; a key that is not
    a column raises ValueError.
    """
    table, rows = schema(name), list(rows)
    unknown = {key for row in rows for key in row} - set(table.names)
    if unknown:
        raise ValueError(f"{name} has no column {sorted(unknown)}; it has {table.names}")
    if table.by_start:
        rows.sort(key=lambda row: (row["start"], row["end"]))
    given = {column: [row.get(column) for row in rows] for column in table.names}
    return of_columns(name, article, given)


def of_columns(name: str, article: Article, columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """A typed table from columns of equal length, in order already; `build` for a long table.

    The article's id and the numbers of the rows are added.
    """
    table, size = schema(name), len(columns["start"])
    given = {**columns, "article": [article.id] * size}
    if table.id:
        given[table.id] = list(range(size))
    return pd.DataFrame({c.name: _array(c, given[c.name]) for c in table.columns})


def _array(column: Column, values: list[Any]) -> Any:
    """Values as one column; numpy directly where it can, which costs a tenth of pd.array."""
    if not values:
        return pd.Series([], dtype=column.dtype)
    if column.dtype == DAY:
        return np.array([_day(value) for value in values], dtype=DAY)
    if column.dtype not in DTYPES:
        return np.array(values, dtype=column.dtype)
    return pd.array(values, dtype=DTYPES[column.dtype])


def _day(value: Any) -> Any:
    return value.to_datetime64() if isinstance(value, pd.Timestamp) else value


def empty(name: str) -> pd.DataFrame:
    """The table without any row, with its columns and dtypes."""
    return pd.DataFrame({c.name: pd.Series([], dtype=c.dtype) for c in schema(name).columns})


def check(
    name: str,
    frame: pd.DataFrame,
    article: Article,
    others: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Raise ValueError, naming the first row at fault, where a table breaks a promise.

    `others` are the tables its foreign keys point to; a key whose table is absent is not checked.
    """
    table = schema(name)
    for problem in chain(  # lazily: a table of the wrong shape has no spans to look at
        _shape_problems(table, frame),
        _span_problems(table, frame, article),
        _value_problems(table, frame, others or {}),
    ):
        raise ValueError(f"{name}: {problem}")


def _shape_problems(table: Table, frame: pd.DataFrame) -> Iterable[str]:
    if list(frame.columns) != table.names:
        yield f"columns are {list(frame.columns)}, not {table.names}"
        return
    for column in table.columns:
        if frame[column.name].dtype != column.dtype:
            yield f"{column.name} is {frame[column.name].dtype}, not {column.dtype}"
        if not column.optional and frame[column.name].isna().any():
            yield f"{column.name} is missing in row {frame[column.name].isna().argmax()}"


def _span_problems(table: Table, frame: pd.DataFrame, article: Article) -> Iterable[str]:
    if (frame["article"] != article.id).any():
        yield f"rows of another article than {article.id}"
    spans = list(zip(frame["start"], frame["end"], strict=True))
    for row, (start, end) in enumerate(spans):
        if not table.spanned and pd.isna(start):
            continue
        if not 0 <= start < end <= len(article.text):
            yield f"row {row} spans {start}:{end} of {len(article.text)} characters"
        elif "surface" in frame and article.text[start:end] != frame["surface"].iat[row]:
            yield f"row {row}: {frame['surface'].iat[row]!r} is not text[{start}:{end}]"
    if table.by_start and spans != sorted(spans):
        yield "rows are not sorted by start and end"
    if table.layer:
        clash = [i for i in range(1, len(spans)) if spans[i][0] < spans[i - 1][1]]
        yield from (f"row {row} overlaps the row before it" for row in clash)


def _value_problems(
    table: Table, frame: pd.DataFrame, others: Mapping[str, pd.DataFrame]
) -> Iterable[str]:
    if table.id and frame[table.id].tolist() != list(range(len(frame))):
        yield f"{table.id} does not count 0, 1, 2 …"
    for column in table.columns:
        values = frame[column.name].dropna()
        if column.options:
            for bad in values[~values.isin(column.options)].tolist():
                yield f"{column.name}={bad!r} is not one of {', '.join(column.options)}"
        target, _, key = column.refers.partition(".")
        if target in others:
            for bad in values[~values.isin(others[target][key])].tolist():
                yield f"{column.name}={bad!r} is not in {column.refers}"
    for low, high in (("earliest", "latest"), ("content_start", "content_end")):
        if low in frame and (frame[low] > frame[high]).any():
            yield f"row {(frame[low] > frame[high]).argmax()}: {low} is after {high}"
