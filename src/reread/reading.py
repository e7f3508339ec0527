"""A reading: one article under one set of choices, each table computed when first asked for.

`stages.STAGES` says which function makes a table, from which other tables and which choices. Two
readings of one article share every stage whose choices, and whose tables' choices, are the same.
"""

from __future__ import annotations

import importlib
import threading
import weakref
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import pandas as pd

from .article import Article, on_one_line
from .choices import Choices, choose
from .near_misses import did_you_mean
from .own_tables.corrections import KINDS, unfit
from .stages import ALL, HIDDEN, NOTICES, PLAIN, STAGES, STATEMENTS, WORDS, Stage, chain_of
from .tables import NARRATOR, TEXT, UNNAMED, schema

if TYPE_CHECKING:
    from .reader.read import Read
    from .words.plain import Plain


MORE = ("article", "choices", "bundle", "legible", "notices")  # what a reading has besides tables
PLACED = "placed"  # before the key of a table with the places of the article's own text
# Characters of an article. Ten million are some twenty novels: with the deep reader ten minutes and
# more, and some gigabytes. Who has more of them at once has an archive, not an article.
LONGEST_TEXT = 10_000_000


def touches(choice: str) -> list[str]:
    """The tables that change, or can, when a choice changes."""
    return [name for name in STAGES if choice in chain_of(name)]


class _Shelf:
    """The tables of one article computed so far, by table and the choices each hangs on."""

    def __init__(self) -> None:
        self.tables: dict[Hashable, pd.DataFrame] = {}
        self.locks: dict[Hashable, threading.RLock] = {}

    def take(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """A table, made by the thread that asks first; others wait for it.

        No two threads wait for each other: what a table is made from never asks for that table.
        """
        if key not in self.tables:
            with self.locks.setdefault(key, threading.RLock()):
                if key not in self.tables:
                    self.tables[key] = make()
        return self.tables[key]


# Lives as long as some reading of the article does, so nothing piles up.
_shelves: weakref.WeakValueDictionary[Article, _Shelf] = weakref.WeakValueDictionary()
_shelving = threading.Lock()

LONGEST_INITIALS = 4  # letters of initials that stand for a place: USSR


class _Computed:
    """An attribute of Reading that gives one table."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.__doc__ = f"One row per {schema(name).row}."

    def __get__(self, reading: Reading | None, owner: type) -> Any:
        return self if reading is None else reading.table(self.name)

    def __set__(self, reading: Reading, value: object) -> None:
        raise AttributeError(
            f"{self.name} follows from article and choices and cannot be set; change a choice with "
            "reread.read(article, ...), or a copy of the table"
        )


class Reading:
    """All tables of one article under one set of choices, each computed when first asked for.

    A table is an attribute: `reading.times`, `reading.quotes` and so on; each row has the place of
    its words, `start` and `end`, counted in characters of `reading.article.text`. Make a reading
    by `reread.read`. AttributeError names the tables there are.

    >>> import reread as rr
    >>> text = "The mill burned in May 2019. “It was arson,” Ann Lee said."
    >>> reading = rr.read(rr.Article(text))
    >>> reading.times[["surface", "earliest", "latest"]].astype(str).values.tolist()
    [['May 2019', '2019-05-01', '2019-05-31']]
    >>> reading.quotes[["speaker", "verb"]].values.tolist()
    [['ann-lee', 'say']]
    """

    blocks = _Computed()
    sentences = _Computed()
    tokens = _Computed()
    times = _Computed()
    events = _Computed()
    order = _Computed()
    conflicts = _Computed()
    quantities = _Computed()
    mentions = _Computed()
    entities = _Computed()
    quotes = _Computed()
    stretches = _Computed()
    tone = _Computed()
    ledger = _Computed()
    voices = _Computed()
    reference_date = _Computed()

    def __init__(self, article: Article, choices: Choices) -> None:
        self.article = article
        self.choices = choices
        with _shelving:
            self._shelf = _shelves.setdefault(article, _Shelf())

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as what it is a function of; tables are computed anew where it is unpacked."""
        return Reading, (self.article, self.choices)

    def table(self, name: str) -> pd.DataFrame:
        """One table by name; a copy that shares memory, so changing it changes nothing else.

        Its `attrs["notices"]` holds the notices of the reading, if there are any. Raises
        ValueError, which names the tables there are, for another name.

        >>> import reread as rr
        >>> text = "The mill burned in May 2019. It reopened in 2021."
        >>> reading = rr.read(rr.Article(text))
        >>> reading.table("times")["surface"].tolist()
        ['May 2019', '2021']
        """
        schema(name)
        key = (PLACED, self.key(name))
        table = self._shelf.take(key, lambda: self.plain.table(name, self.stage(name)))
        return noticed(table.copy(deep=False), self.notices)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader of any number from this reading should know, in sentences: of the file, of
        what is not in English, and of corrections by hand that fit nothing in it.

        >>> import reread as rr
        >>> article = rr.Article("The mill burned.", notices=("Its end is missing.",))
        >>> rr.read(article).notices
        ('Its end is missing.',)
        """
        told: tuple[str, ...] = self.stage(NOTICES).told
        if self.choices.corrections is None:
            return told
        return (*told, *unfit([self.stage(name) for name in KINDS], self.choices.corrections))

    @property
    def unread(self) -> str:
        """Why nothing was read, in a few words; "" where something was.

        >>> import reread as rr
        >>> article = rr.Article("Die Mühle ist am Montag abgebrannt, sagte Anna.")
        >>> rr.read(article).unread
        'the text is in German'
        """
        return self.stage(NOTICES).unread

    def as_read(self, start: int, end: int) -> str:
        """What stands between two places of the article's text as it is read: on one line, each
        character in its one form, a word broken over two lines whole.

        `start` and `end` count characters of `reading.article.text`.

        >>> import reread as rr
        >>> text = "The mill, the oldest of its kind, is to be re-\\nbuilt in May."
        >>> rr.read(rr.Article(text)).as_read(34, 52)
        'is to be rebuilt'
        """
        first, last = self.plain.inward(start, end)
        return on_one_line(self.plain.article.text[first:last])

    def legible(self, name: str) -> pd.DataFrame:
        """One table with words for numbers: `agent` 4 becomes "Lavrov", `time` 1 "2022" …

        Every number that points to a row of another table is replaced by that row's text, or, where
        that is a pronoun or nominal, by the name of the entity it stands for, if that is known;
        where that table has no text (sentences, blocks, quotes) the number stays: it is a place.
        `surface` is as it is read: on one line, a word broken over two lines whole.
        `events` has one more column, `statement`: who does what to whom, in a few words. ValueError
        names the tables there are.

        >>> import reread as rr
        >>> text = "Ann Lee opened a mill in May 2019. She sold it in 2021."
        >>> reading = rr.read(rr.Article(text))
        >>> reading.legible("events")[["agent", "surface", "time"]].values.tolist()
        [['Ann Lee', 'opened', 'May 2019'], ['Ann Lee', 'sold', '2021']]
        """
        frame = self.table(name)
        if "surface" in frame:
            frame["surface"] = self.stage(name)["surface"]
        for column in schema(name).columns:
            target, _, key = column.refers.partition(".")
            if key and column.dtype != TEXT and "surface" in schema(target).names:
                words = self._words(target).set_axis(self.table(target)[key])
                frame[column.name] = frame[column.name].map(words).astype(TEXT)
        if name == "events":
            frame["statement"] = pd.array(self.stage(STATEMENTS), dtype=TEXT)
        return frame

    def _words(self, name: str) -> pd.Series:
        """The words for each row of a table."""
        rows = self.stage(name)
        if name != "mentions":
            return rows["surface"]
        plain = rows["form"].eq("name") | rows["entity"].isna()
        return rows["surface"].where(plain, rows["entity"].map(names_of(self)))

    @property
    def plain(self) -> Plain:
        """The article as it is read, and how its places map to those of the article's own text.

        >>> import reread as rr
        >>> text = "The mill, the oldest of its kind, is to be re-\\nbuilt in May."
        >>> rr.read(rr.Article(text)).plain.article.text
        'The mill, the oldest of its kind, is to be rebuilt in May.'
        """
        return self.stage(PLAIN)

    @property
    def words(self) -> Read:
        """What the reader makes of the words of the plain text; `tokens` is the table of it.

        >>> import reread as rr
        >>> reading = rr.read(rr.Article("The mill burned."))
        >>> reading.words.tags
        ['DT', 'NN', 'VBD', '.']
        """
        return self.stage(WORDS)

    def key(self, name: str) -> Hashable:
        """What two readings of one article have in common if and only if they share a table.

        >>> import reread as rr
        >>> article = rr.Article("The mill burned in May 2019.")
        >>> one, other = rr.read(article), rr.read(article, lexicon="vader")
        >>> one.key("times") == other.key("times"), one.key("tone") == other.key("tone")
        (True, False)
        """
        return (name, *((choice, self.choices.key(choice)) for choice in chain_of(name)))

    def keep(self, tables: Mapping[Hashable, pd.DataFrame]) -> None:
        """Take stages that were computed elsewhere, by `key`, for all readings of the article.

        >>> import reread as rr
        >>> article = rr.Article("The mill burned in May 2019.")
        >>> one, other = rr.read(article), rr.read(article, lexicon="vader")
        >>> other.keep({one.key("times"): one.stage("times")})
        >>> other.times["surface"].tolist()
        ['May 2019']
        """
        self._shelf.tables.update(tables)

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What was made under a key from any reading of the article, or is made now. The key holds
        all choices that it follows from; it is shared, and not to be changed.

        `make` takes nothing and is called at most once for each key.

        >>> import reread as rr
        >>> article = rr.Article("The mill burned in May 2019.")
        >>> one, other = rr.read(article), rr.read(article)
        >>> one.kept("months", lambda: ["May"]) is other.kept("months", lambda: ["June"])
        True
        """
        return self._shelf.take(key, make)

    def stage(self, name: str) -> Any:
        """What a stage makes of the plain text: a table, or what several tables rest on (see
        HIDDEN). It is shared by all readings, and not to be changed; `table` gives a copy.

        Its places are those of the plain text.

        >>> import reread as rr
        >>> text = "The mill, the oldest of its kind, is to be re-\\nbuilt in May."
        >>> reading = rr.read(rr.Article(text))
        >>> reading.stage("times")["start"].tolist(), reading.times["start"].tolist()
        ([54], [56])
        """
        return self._shelf.take(self.key(name), lambda: self._made(ALL[name]))

    def _made(self, stage: Stage) -> Any:
        article = self.article if stage.table == PLAIN else self.plain.article
        tables = [self._given(other) for other in stage.tables]
        chosen = {choice: self._chosen(choice) for choice in stage.choices}
        return stage.run(article, tables, chosen)

    def _given(self, name: str) -> Any:
        """What a stage is given of another: a copy of a table, for it to do with as it likes."""
        made = self.stage(name)
        return made if name in HIDDEN else made.copy(deep=False)

    def _chosen(self, choice: str) -> Any:
        value = getattr(self.choices, choice)
        if choice == "corrections" and value is not None:
            return self.plain.corrections(value)
        return self.article.published if choice == "published" and value is None else value

    def __getattr__(self, name: str) -> Any:
        if hasattr(type(self), name):  # it is there, and failed: that error is the one to tell
            return object.__getattribute__(self, name)
        near = did_you_mean(name, [*STAGES, *MORE])
        raise AttributeError(f"a reading has no {name!r}; its tables are {', '.join(STAGES)}{near}")

    def bundle(self, path: str | Path, *, text: bool = True) -> Path:
        """Pack the reading into one zip that can be cited, and read again by `reread.replay`: text,
        choices, own tables, versions, hashes of the models, all tables; the file written.

        Without `text` neither it nor a column that copies words out of it is in it, but its
        SHA-256; the title and own tables stay. The same reading gives the same bytes. ValueError
        unless `path` ends in .zip.

        >>> import reread as rr
        >>> reading = rr.read(rr.Article("The mill burned in May 2019."))
        >>> reading.bundle("mill.zip").name
        'mill.zip'
        """
        from .bundling import pack

        tables = {name: self.table(name) for name in STAGES}
        return pack(path, self.article, self.choices, tables, text=text)

    def _repr_html_(self) -> str:
        # What is said and shown of readings stands above them, and is loaded when one is shown
        overview = importlib.import_module(".findings.overview", __package__)
        return str(overview.overview(self))

    def __repr__(self) -> str:
        """The article and the choices that are not the default."""
        default = Choices()
        changed = [
            f"{name}={self.choices.label(name)}"
            for name in vars(default)
            if self.choices.key(name) != default.key(name)
        ]
        return f"<Reading of {self.article!r}: {', '.join(changed) or 'default choices'}>"


def read(article: Article, choices: Choices | None = None, **changes: Any) -> Reading:
    """Read an article: a pure function of article and choices.

    ``read(article, lexicon="textblob")`` changes one choice; `choices` is a whole set to start
    from. Raises TypeError for what is no article and for an unknown choice, ValueError for an
    unknown option and for a text of more than `LONGEST_TEXT` characters (ten million).

    >>> import reread as rr
    >>> article = rr.Article("The mill burned on Monday.", published="2025-08-20")
    >>> str(rr.read(article).times["earliest"][0].date())
    '2025-08-18'
    >>> str(rr.read(article, published="2025-09-10").times["earliest"][0].date())
    '2025-09-08'
    """
    if not isinstance(article, Article):
        raise TypeError(
            f"article is {type(article).__name__}, not Article; load it with reread.load(path) "
            "or wrap a text with reread.Article(text=...)"
        )
    if len(article.text) > LONGEST_TEXT:
        raise ValueError(
            f"the text has {len(article.text):,} characters, and {LONGEST_TEXT:,} are read at "
            "most; split it into its articles, and read each of them"
        )
    return Reading(article, choose(choices, **changes))


def noticed(table: pd.DataFrame, notices: Iterable[str]) -> pd.DataFrame:
    """The table with notices, if there are any, in its `attrs`."""
    if told := list(dict.fromkeys(notices)):
        table.attrs["notices"] = told
    return table


class Linked(Protocol):
    """Many articles, whose entities have names over all of them."""

    def names(self) -> dict[str, str]:
        """What each entity is called, by its id over all articles."""


def names_of(reading: Reading | Linked) -> dict[str, str]:
    """What each voice and entity is called, by its id: the best name of an entity. Of a corpus, or
    of articles put `together`, by the id that it is `linked` to over all of them.

    >>> import reread as rr
    >>> text = "Mayor Ann Lee saw the fire. “It was arson,” said Lee."
    >>> rr.names_of(rr.read(rr.Article(text)))
    {'narrator': 'the narrator', 'unnamed': 'someone unnamed', 'ann-lee': 'Ann Lee'}
    """
    if hasattr(type(reading), "names"):
        return cast(Linked, reading).names()
    rows = cast(Reading, reading).entities
    own = map(_outside_datelines, rows["name"], rows["kind"])
    names = dict(zip(rows["entity"], own, strict=True))
    return {NARRATOR: "the narrator", UNNAMED: "someone unnamed", **names}


def _outside_datelines(name: str, kind: str) -> str:
    """A place without the capitals of a dateline: CALDERWICK is Calderwick, and the UAE itself."""
    shouted = kind == "LOC" and name.isupper() and name.replace(" ", "").isalpha()
    return name.title() if shouted and len(name) > LONGEST_INITIALS else name
