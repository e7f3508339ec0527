"""Every table's schema: its columns, their types and what one row is.

This is the only place that knows them. A stage hands its rows to `build`; `check` says whether a
table keeps its promises; `empty` is a table without rows (and what a corpus engine takes as meta).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

try:
    import pyarrow as pa
except ImportError:  # texts are then kept as Python's own, with the same values
    pa = None
from .near_misses import did_you_mean

if TYPE_CHECKING:
    from .article import Article

TEXT, COUNT, LINK, NUMBER = "string", "int64", "Int64", "float64"
DAY, FLAG = "datetime64[s]", "bool"
AT_ONCE = 5000  # rows given as mappings that are held at a time
NARRATOR = "narrator"  # the voice of what nobody is said to have said
UNNAMED = "unnamed"  # the voice of someone whose name the text does not give
ASIDE = ("boilerplate", "caption", "kicker", "note", "pullquote")  # kinds of blocks not read
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

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order: article, start, end, then the table's own."""
        dtype = COUNT if self.spanned else LINK
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

    @cached_property
    def labels(self) -> pd.Index:
        """The same as pandas keeps them: made once, since a frame's own take half of its time."""
        labels = pd.Index(self.names)
        labels.get_loc(self.names[0])  # fills what they are looked up by, before threads share it
        return labels


# A table: what one row is (numbered: its first column counts the rows 0, 1, 2 …; apart: rows never
# overlap; ranked: rows stand best first and need no span). A column: its name, its type (with ?
# where a value may be missing), its meaning, the only values allowed, and what its values point to.
SCHEMAS = """
blocks: a paragraph, heading or piece of page furniture (numbered, apart)
  block  count   number of the block
  kind   text    what it is {headline|standfirst|byline|dateline|paragraph|kicker|\
caption|pullquote|note|boilerplate}
  reason text    why it is taken for that
  language text? ISO 639-1 code of its language, mul for several; missing where too short to tell
sentences: a sentence of a block that is read (numbered, apart)
  sentence count   number of the sentence
  block    count   the block it stands in -> blocks.block
tokens: a token of a sentence (numbered, apart)
  token    count   number of the token
  sentence count   the sentence it stands in -> sentences.sentence
  surface  text    the text's own characters, text[start:end]
  kind     text    what it is {word|number|punctuation|symbol}
  tag      text    part of speech, Penn Treebank
  lemma    text    dictionary form
  head     link?   the token that governs it; missing at a root -> tokens.token
  relation text    what it is to its head, Universal Dependencies v2
times: a temporal expression (numbered, apart)
  time     count   number of the expression
  sentence count   the sentence it stands in -> sentences.sentence
  surface  text    the text's own characters, text[start:end]
  type     text    TIMEX3 type {DATE|TIME|DURATION|SET}
  value    text?   TIMEX3 value (ISO 8601)
  earliest day?    first day it can be, inclusive
  latest   day?    last day it can be, inclusive
  grain    text?   the unit it speaks in: day, month, year …
  anchor   text?   what it was resolved against
  status   text    how far it is resolved {resolved|needs-reference-date|vague|impossible}
  rule     text    name of the rule that found it
events: something said to happen, hold or be said (numbered)
  event       count   number of the event
  sentence    count   the sentence it stands in -> sentences.sentence
  surface     text    the text's own characters, text[start:end]
  lemma       text    dictionary form of the word that names it
  kind        text    what it is {occurrence|state|reporting}
  agent       link?   mention of who does it -> mentions.mention
  patient     link?   mention of whom it is done to -> mentions.mention
  time        link?   expression that dates it -> times.time
  earliest    day?    first day it can be, inclusive
  latest      day?    last day it can be, inclusive
  relation    text?   how it stands to that time {during|before|after|since|until|lasting}
  same_as     link?   earlier row that tells of the same event -> events.event
  asserted_by text    who says so: entity id, unnamed or narrator
  polarity    text    said or denied {positive|negative}
  modality    text    said as fact or not {actual|future|conditional|hedged|alleged}
  cue         text?   the words that polarity and modality rest on
  rule        text    name of the rule that found it
order: two events of which the text tells which came first, or that they coincide
  event_a  count   one event -> events.event
  event_b  count   the other -> events.event
  relation text    how event_a stands to event_b {before|after|during|same}
  reason   text    the words, tense or dates that tell
  derived  flag    false where words or tense say so, true where it follows
  trivial  flag    true for a saying and what it says
conflicts: two places of the text that cannot both be right
  event_a link?   the event told first, where it is about events -> events.event
  event_b link?   the event told later -> events.event
  start_b count   first character of the other place
  end_b   count   one past its last character
  reason  text    why both cannot hold
  kind    text    what they disagree on {dates|order|age|quantities}
  likely  text?   the place that a known fact bears out: a the first, b the other {a|b}
quantities: a figure: something counted or measured (numbered, apart)
  quantity    count   number of the figure
  sentence    count   the sentence it stands in -> sentences.sentence
  surface     text    the number with its unit and what hedges it, text[start:end]
  value       number? the number said; missing where none is ("dozens", "10 to 20")
  low         number? the least that the words allow; missing where that is open
  high        number? the most that they allow; missing where that is open
  unit        text?   currency (USD), measure (km), %, share (of one), years old; else a plain count
  of          text?   the noun counted or measured, or what became of them ("62 dead")
  entity      text?   whom or what it concerns -> entities.entity
  where       text?   the place said of it -> entities.entity
  time        link?   the time said of it -> times.time
  hedge       text    how exactly it is meant {exact|about|more|less}
  asserted_by text    who says so: entity id, unnamed or narrator
mentions: a name, nominal or pronoun that stands for an entity or takes part in an event (numbered)
  mention  count   number of the mention
  sentence count   the sentence it stands in -> sentences.sentence
  surface  text    the text's own characters, text[start:end]
  form     text    how it names {name|nominal|pronoun}
  kind     text    what it names {PER|ORG|LOC|MISC}
  entity   text?   the entity it stands for; missing where it only takes part -> entities.entity
  role     text?   office or title said beside it
  sense    text?   what a place name stands for: government, place …
  score    number  how sure, 0 … 1
  reason   text    why it is a mention, and of this entity
entities: one person, organisation, place or other thing spoken of
  entity   text    its id: its name in lower case with hyphens
  name     text    its best form in the text; unnamed: the phrase as first said
  kind     text    what it is {PER|ORG|LOC|MISC}
  roles    text?   offices and titles said of it, joined by '; '
  mentions count   how many mentions stand for it
  aliases  text?   its other forms in the text, joined by '; '
  named    flag    whether the text gives its name; false for "prosecutors"
quotes: speech attributed to a source (a piece of it, where it is interrupted)
  quote         count   number of the quotation; its pieces share it
  content_start count   first character of what is said
  content_end   count   one past its last character
  cue_start     link?   first character of the reporting words
  cue_end       link?   one past their last character
  source_start  link?   first character of the source
  source_end    link?   one past its last character
  speaker       text?   entity that speaks -> entities.entity
  addressee     text?   entity that is told -> entities.entity
  within        link?   the quotation it stands in -> quotes.quote
  directness    text    word for word or not {direct|mixed|indirect}
  verb          text?   dictionary form of the reporting verb
  stance        text    what the verb lets on of belief {neutral|doubting|endorsing|hedged}
  score         number? probability that content and speaker are right, 0 … 1
  status        text    doubtful: the score is low; else its last mark {closed|unclosed|doubtful}
stretches: a stretch of the text in one voice; together they cover it exactly (apart)
  voice text    whose words: entity id, unnamed or narrator
  quote link?   the quotation it is part of -> quotes.quote
  score number? probability that they are that voice's, 0 … 1
tone: a sentence and how it is scored, by a lexicon or a function (apart)
  sentence count   the sentence it stands in -> sentences.sentence
  voice    text    whose words: entity id, unnamed or narrator
  score    number  in -1 (negative) … 1 (positive)
  positive number? share of positive words, 0 … 1
  negative number? share of negative words, 0 … 1
  neutral  number? share of other words, 0 … 1
ledger: one step by which a token added to its sentence's score
  sentence count   the sentence it stands in -> sentences.sentence
  surface  text    the text's own characters, text[start:end]
  step     text    what was done {valence|negation|booster|capitals|but|punctuation|normalisation|\
function}
  amount   number  what it added, in valence; normalisation and function give the score
voices: how one voice speaks of one entity
  voice     text    entity id, unnamed or narrator
  entity    text    who is spoken of -> entities.entity
  label     text    how {positive|neutral|negative|unclear}
  score     number  in -1 (negative) … 1 (positive)
  sentences count   how many sentences it rests on
reference_date: a candidate for the article's missing date; the surest first (ranked)
  earliest day?    first day it can be, inclusive
  latest   day?    last day it can be, inclusive
  weight   number  probability that it holds the day
  reasons  text    what speaks for it, joined by '; '
"""
# Tables that many articles make together, which no reading has alone. Their rows stand as each says
# and have the article of their first place.
SCHEMAS_ACROSS = """
links: an entity of an article, and who that is in all articles (ranked)
  entity text   its id in that article -> entities.entity
  name   text   its best form there
  kind   text   what it is, as most articles take it {PER|ORG|LOC|MISC}
  linked text   its id in all articles
  called text   its best form in all of them
  score  number? how sure, 0 … 1; missing where it has no name
  status text   how sure, in a word {sure|doubtful|unnamed|corrected}
  reason text   why it is linked, or stands alone
tellings: an article's telling of something that happened, by order of time (ranked)
  happening   count number of what happened; its tellings share it
  order       count which date it has, counted from 1; 0 where none is known or it is no fact
  surface     text  the text's own characters, text[start:end]
  event       count the event that tells it -> events.event
  kind        text  what it is {occurrence|state|reporting}
  told        text  who does what to whom, in few words
  part        text? as what the one asked for takes part {agent|patient}
  value       text? date of what happened, as TIMEX3 writes it
  earliest    day?  first day it can be, inclusive
  latest      day?  last day it can be, inclusive
  dated_by    text  what that rests on: a date that is said, what is told before or after it, or \
the day of a report {said|order|report|nothing}
  said        text? date that this article gives it
  dates       text  how that stands to the dates of its other tellings \
{only|same|wider|differs|undated}
  outlet      text? who published the article
  published   day?  when
  asserted_by text  who says so: linked id, unnamed or narrator
  polarity    text  said or denied {positive|negative}
  modality    text  said as fact or not {actual|future|conditional|hedged|alleged}
  reason      text  why it is a telling of this
quotations: a telling of quoted words that stand in more than one article (ranked)
  passage     count   number of the words told; their tellings share it, the earliest first
  surface     text    the words as they stand there, text[start:end]
  article_b   text?   article of the earliest telling that has these words
  start_b     link?   first character of that telling
  end_b       link?   one past its last character
  how         text    what became of its words (told: which is first is not known) \
{first|told|verbatim|excerpted|shortened|lengthened|overlapping|altered}
  came        text    when it was published beside that {first|later|same day|undated|earlier|\
same article}
  marks       text    whether it stands between quotation marks {quoted|unquoted}
  speaker     text    who is said to say it: linked id, unnamed or narrator
  speaker_b   text?   who is in the earliest telling
  given       text?   whom it is given to, beside that {same|another|named|unnamed|narrator|unclear}
  cut         text?   words of the earliest that are left out or replaced
  added       text?   words that are put in or stand instead
  changes     text?   the words of both, {+put in+} and [-left out-]
  published   text?   when its article was published
  published_b text?   when that of the earliest was
  score       number  how sure it is that both are the same words of one speech, 0 … 1
  status      text    doubtful where it is not sure who speaks, or that it is speech {sure|doubtful}
  reason      text    what was compared, in a sentence
framing: a measure on which two groups of articles are compared, the surest first (ranked)
  measure     text    what is compared: room, tone, word …
  about       text?   whom or what it is about: its id in all articles, narrator, unnamed, a word
  called      text?   what that is called
  group_a     text    one group of articles: an outlet, a month …
  group_b     text    the other
  value_a     number? the value of all its articles together
  value_b     number? that of the other
  unit        text    what the values are
  difference  number? by how much group_a is above group_b
  low         number? the least that the difference may be: a 95 % interval, over articles
  high        number? the most that it may be
  effect      text    how difference, low and high are told {difference|log ratio}
  chance      number? how often chance alone goes so far, 0 … 1
  adjusted    number? the same for one of so many comparisons (Benjamini and Hochberg 1995)
  compared    count   how many comparisons of its kind could be tested
  status      text    whether they differ {differ|may be chance|too few articles}
  articles_a  count   how many articles of group_a it rests on
  articles_b  count   how many of group_b
  sentences_a count   how many sentences of group_a it rests on
  sentences_b count   how many of group_b
  reason      text    what the comparison rests on
audit: a fact of a text, held against its sources
  surface   text   the text's own characters, text[start:end]
  kind      text   what it is {name|date|figure|quotation|speaker|polarity|hedge}
  verdict   text   how it stands to the sources {grounded|altered|not found|given to another|\
attribution dropped|hedge dropped|hedge added|negation dropped|negation added|roles swapped|unsure}
  article_b text?  id of the source that tells it
  start_b   link?  first character of what stands there
  end_b     link?  one past its last character
  score     number how sure the verdict is, 0 … 1
  reason    text   why, in a sentence
versions: a change between two versions of an article (ranked)
  kind      text    what changed {headline|speaker|attribution|quotation|name|role|figure|date|\
hedge|modality|negation|added|removed|moved|reworded}
  old       text?   the words that stood; missing where there were none
  new       text?   the words that stand now; missing where there are none
  article_b text    id of the new version
  start_b   link?   first character of its place there
  end_b     link?   one past the last character
  score     number? how alike the two sentences are, 0 … 1; missing where only one is there
  reason    text    what changed, as a sentence
contradictions: two places of two articles that cannot both be right (ranked)
  asserted_by   text   who says so there: entity id, unnamed or narrator
  article_b     text   the other article
  start_b       count  first character of the place there
  end_b         count  one past its last character
  asserted_by_b text   who says so there
  kind          text   what they disagree on {dates|quantities|speaker|polarity}
  status        text   both tell it as a fact, or a voice does; one may be a later count \
{facts|voices|counts}
  score         number how much the two sentences have in common, 0 … 1
  reason        text   the words of both, and why both cannot hold
"""
TYPES = {"text": TEXT, "count": COUNT, "link": LINK, "number": NUMBER, "day": DAY, "flag": FLAG}
_HEAD = re.compile(r"(\w+): (.+?)(?: \(((?:numbered|apart|ranked)(?:, \w+)*)\))?")
_COLUMN = re.compile(r" +(\w+) +(\w+)(\??) +(.+?)(?: \{(.+)\})?(?: -> (\S+))?")


def _tables(schemas: str) -> Iterator[Table]:
    """The tables that SCHEMAS describes."""
    for lines in re.split(r"\n(?=\w)", schemas.strip()):
        head, *body = lines.split("\n")
        name, row, marks = _matched(_HEAD, head)
        own = []
        for line in body:
            column, dtype, optional, meaning, options, refers = _matched(_COLUMN, line)
            allowed = tuple(options.split("|")) if options else ()
            own.append(Column(column, TYPES[dtype], meaning, allowed, refers, bool(optional)))
        is_ranked, first = "ranked" in marks, own[0].name if "numbered" in marks else ""
        yield Table(name, row, tuple(own), first, "apart" in marks, not is_ranked, not is_ranked)


def _matched(pattern: re.Pattern[str], line: str) -> list[str]:
    match = pattern.fullmatch(line)
    if match is None:
        raise ValueError(f"{line!r} is no line of a schema")
    return [part or "" for part in match.groups()]


TABLES: dict[str, Table] = {table.name: table for table in _tables(SCHEMAS)}
ACROSS: dict[str, Table] = {table.name: table for table in _tables(SCHEMAS_ACROSS)}


def schema(name: str) -> Table:
    """The schema of one table; ValueError names the tables there are."""
    if not isinstance(name, str) or name not in TABLES:
        raise ValueError(
            f"table {name!r} is not known; choose one of {', '.join(TABLES)}"
            f"{did_you_mean(name, TABLES)}"
        )
    return TABLES[name]


def describe(name: str) -> pd.DataFrame:
    """One row per column of a table: its name, dtype, meaning and options."""
    table = ACROSS.get(name) or schema(name)
    rows = [(c.name, c.dtype, c.meaning, ", ".join(c.options)) for c in table.columns]
    return pd.DataFrame(rows, columns=["column", "dtype", "meaning", "options"])


def build(name: str, article: Article, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A typed table from rows given as mappings.

    Adds the article's id, sorts by start and end where the table is sorted so, and numbers the
    rows where they are numbered. A key left out, or None, is a missing value; a key that is not
    a column raises ValueError.
    """
    table, unknown = schema(name), set[str]()
    given: dict[str, list[Any]] = {column: [] for column in table.names}
    for row in rows:  # which may be made one by one: a long text's take much memory
        if not row.keys() <= given.keys():
            unknown.update(row.keys() - given.keys())
        for column, values in given.items():
            values.append(row.get(column))
    if unknown:
        raise ValueError(f"{name} has no column {sorted(unknown)}; it has {table.names}")
    if table.by_start:
        places = list(zip(given["start"], given["end"], strict=True))
        order = sorted(range(len(places)), key=places.__getitem__)
        given = {column: [values[at] for at in order] for column, values in given.items()}
    return of_columns(name, article, given)


def of_columns(name: str, article: Article, columns: Mapping[str, Any]) -> pd.DataFrame:
    """A typed table from columns of equal length, in order already; `build` for a long table.

    The article's id and the numbers of the rows are added.
    """
    table, size = schema(name), len(columns["start"])
    given: dict[str, Any] = {**columns, "article": [article.id] * size}
    if table.id:
        given[table.id] = np.arange(size)
    frame = pd.DataFrame({at: _array(c, given[c.name]) for at, c in enumerate(table.columns)})
    frame.columns = table.labels.view()  # which has a name of its own
    return frame


def of_many(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A typed table of ACROSS from rows given as mappings, in the order they come.

    Each row has its article. A key left out, or None, is a missing value; a key that is not a
    column raises ValueError.
    """
    table, left = ACROSS[name], iter(rows)
    parts = [_some(table, list(islice(left, AT_ONCE)))]
    while some := list(islice(left, AT_ONCE)):  # mappings take many times the room of a table
        parts.append(_some(table, some))
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def _some(table: Table, listed: list[Mapping[str, Any]]) -> pd.DataFrame:
    for row in listed:
        if not row.keys() <= set(table.names):
            raise ValueError(f"{table.name} has no column {sorted(row.keys() - set(table.names))}")
    return pd.DataFrame({c.name: _array(c, [row.get(c.name) for row in listed])
                         for c in table.columns}, columns=table.names)  # fmt: skip


def _array(column: Column, values: Any) -> Any:
    """Values as one column; numpy directly where it can, which costs a tenth of pd.array."""
    values = values if len(values) else []
    if column.dtype == DAY:
        return np.array([_day(value) for value in values], dtype=DAY)
    if column.dtype not in DTYPES:
        return np.array(values, dtype=column.dtype)
    if column.dtype == TEXT:
        return _texts(values)
    return pd.array(values, dtype=DTYPES[column.dtype])


def _texts(values: Any) -> Any:
    """Texts as one column: by Arrow, which takes half of pd.array's time, where they are its."""
    if pa is None:
        return pd.array(values, dtype=DTYPES[TEXT])
    try:
        kept = pa.array(values, pa.large_string(), from_pandas=True)
        return DTYPES[TEXT].construct_array_type()(kept)
    except (TypeError, ValueError):
        return pd.array(values, dtype=DTYPES[TEXT])


def _day(value: Any) -> Any:
    return value.to_datetime64() if isinstance(value, pd.Timestamp) else value


def voices_at(stretches: pd.DataFrame, places: pd.Series) -> pd.Series:
    """The voice at each of some characters, by the table `stretches`."""
    at = np.searchsorted(stretches["start"].to_numpy(), places.to_numpy(), "right") - 1
    return stretches["voice"].iloc[at].set_axis(places.index)


def slug(name: str) -> str:
    """A name as the id of an entity: lower case with hyphens, without accents; letters of any
    script stay."""
    letters = unicodedata.normalize("NFKD", re.sub(r"(?<=\b\w)\.(?=\w\b|\W|$)", "", name))
    base = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", base).lower()).strip("-")
    return words or "unnamed"


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
