"""The choices of a reading: each alternative by name, its default and what it changes."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from .article import counted, iso_date
from .licences import OPEN, default, instead
from .near_misses import did_you_mean
from .own_tables import OWN, checked, from_file
from .questions import QUESTIONS, ROOMS


def _choice(name: str, usual: Any = None) -> Any:
    """A field of Choices, told by its question; its default is the first of its options, if any."""
    asked = QUESTIONS[name]
    about = asked._asdict() | {"options": MappingProxyType(asked.options)}
    if name == LICENCES:
        return field(default_factory=default, metadata=about)
    return field(default=next(iter(asked.options), usual), metadata=about)


LICENCES = "licences"  # the choice whose default the environment can set
KEY = "key"  # in the attrs of a table of one's own: what tells it from others


@dataclass(frozen=True)
class Choices:
    """What can be chosen about a reading. `Choices.table()` lists the choices, and
    `Choices.options()` says in a sentence what each option of each does.

    `published` and `ignore` have no fixed options: a date (None = the article's own, if it has
    one) and words that the lexicon is to leave out. The words are those of `questions.py`: the
    metadata of a field holds its `room`, `question` and `options`, with a sentence each.

    A function of one's own gets the text as it is read, and gives places in that: rows, as tuples
    or as a table.

    >>> import re, reread as rr
    >>> def years(text):
    ...     return [(*found.span(), found[0]) for found in re.finditer(r"\\b\\d{4}\\b", text)]
    >>> def quoted(text):
    ...     found = re.finditer(r"(“[^”]+”) (said) (\\w+)", text)
    ...     return [(*one.span(1), one[3], one.span(2)) for one in found]
    >>> article = rr.Article(text="“The mill closed in 1987,” said Tolland.")
    >>> reading = rr.read(article, times=years, attribution=quoted, tone=lambda sentence: -0.5)
    >>> reading.times["value"].tolist(), reading.quotes["verb"].tolist()
    (['1987'], ['say'])
    >>> reading.tone["score"].tolist()
    [-0.5]
    """

    published: str | None = _choice("published")
    dateline: str = _choice("dateline")
    boilerplate: str = _choice("boilerplate")
    language: str = _choice("language")
    sentences: Any = _choice("sentences")
    tokenizer: Any = _choice("tokenizer")
    names: Any = _choice("names")
    reader: str = _choice("reader")
    aliases: str = _choice("aliases")
    governments: str = _choice("governments")
    demonyms: str = _choice("demonyms")
    corrections: Any = _choice("corrections")
    times: Any = _choice("times")
    weekdays: str = _choice("weekdays")
    vague: str = _choice("vague")
    ages: str = _choice("ages")
    tone: Any = _choice("tone")
    lexicon: Any = _choice("lexicon")
    negation: str = _choice("negation")
    ignore: tuple[str, ...] = _choice("ignore", ())
    attribution: Any = _choice("attribution")
    cues: Any = _choice("cues")
    rules: Any = _choice("rules")
    facts: Any = _choice("facts")
    licences: str = _choice("licences")

    def __post_init__(self) -> None:
        self._settle(fields())
        self._keep_open(())

    def _settle(self, names: Iterable[str]) -> None:
        """Bring the choices of these names into their one form; ValueError where one is none."""
        put = object.__setattr__
        for name in names:
            value = getattr(self, name)
            if name == "published":
                put(self, name, iso_date(value))
            elif name == "ignore":
                put(self, name, _words(value))
            elif name in OWN:
                put(self, name, _own_table(name, value))
            _check_option(name, getattr(self, name), fields()[name].metadata)

    def _keep_open(self, asked: Iterable[str]) -> None:
        """Where only openly licensed parts may be read with, put them in the place of others;
        ValueError where one of those was asked for."""
        if self.licences == OPEN:
            for name in fields():
                value = instead(name, getattr(self, name), name in asked)
                object.__setattr__(self, name, value)

    def changed(self, **changes: Any) -> Choices:
        """The same choices but for some, which are given by name.

        Raises ValueError for an option that is not known.

        >>> import reread as rr
        >>> rr.Choices().changed(lexicon="vader", ignore=["fire"]).lexicon
        'vader'
        """
        other = copy.copy(self)
        for name, value in changes.items():
            object.__setattr__(other, name, value)
        other._settle(changes)
        other._keep_open(changes)
        return other

    def key(self, name: str) -> Hashable:
        """What stands for the value of a choice: two values have the same key if and only if they
        choose the same. Words are in order and in lower case; a table is known by its cells.

        >>> import reread as rr
        >>> rr.Choices(ignore=["fire", "Arson"]).key("ignore")
        ('arson', 'fire')
        """
        value = getattr(self, name)
        if isinstance(value, pd.DataFrame):
            return ("table", value.attrs[KEY])
        return value

    def same(self, other: Choices) -> bool:
        """Whether two sets choose the same.

        >>> import reread as rr
        >>> rr.Choices(ignore=["fire", "arson"]).same(rr.Choices(ignore=["Arson", "fire"]))
        True
        """
        return all(self.key(name) == other.key(name) for name in fields())

    def label(self, name: str) -> str:
        """A short name of the value chosen, for tables and plots.

        >>> import pandas as pd, reread as rr
        >>> mine = pd.DataFrame({"word": ["arson", "rebuild"], "valence": [-3.0, 1.5]})
        >>> rr.Choices(lexicon=mine).label("lexicon")
        'own table (2 words)'
        """
        value = getattr(self, name)
        if isinstance(value, pd.DataFrame):
            return f"own table ({counted(len(value), OWN[name].unit.removesuffix('s'))})"
        if callable(value):  # a functools.partial is named as what it is of, an object by its class
            own = getattr(value, "func", value)
            return str(getattr(own, "__name__", type(own).__name__))
        return str(value if value else "none")

    @property
    def scorer(self) -> str:
        """A short name of what gives sentences their scores: a lexicon, or a function.

        >>> import reread as rr
        >>> def gloomy(sentence):
        ...     return -0.5
        >>> rr.Choices().scorer, rr.Choices(tone=gloomy).scorer
        ('news', 'gloomy')
        """
        return self.label("tone" if callable(self.tone) else "lexicon")

    @staticmethod
    def table() -> pd.DataFrame:
        """One row per choice: the question it answers, its options (default first), what it
        changes, what else it takes, and which part of reading it belongs to.

        >>> import reread as rr
        >>> rr.show(rr.Choices.table(), columns=["choice", "question"], most=3)
        choice       question
        published    When was the article published?
        dateline     Does a date printed on the page count as the day of publication?
        boilerplate  Is page furniture read?
        … and 22 more rows
        """
        rows = [
            (name, ROOMS[one.room], one.question, ", ".join(one.options), one.changes, one.own)
            for name, one in QUESTIONS.items()
        ]
        columns = ["choice", "about", "question", "options", "changes", "also takes"]
        return pd.DataFrame(rows, columns=columns)

    @staticmethod
    def options() -> pd.DataFrame:
        """One row per option of a choice, the default first, and what it does in a sentence.

        >>> import reread as rr
        >>> options = rr.Choices.options().set_index("choice").loc["weekdays"]
        >>> rr.show(options, columns=["option", "what it does"])
        option   what it does
        past     The last one before publication, unless the tense says otherwise.
        nearest  The one closest to publication, before or after.
        future   The next one after publication, unless the tense says otherwise.
        """
        rows = [
            (name, option, number == 0, says)
            for name, one in QUESTIONS.items()
            for number, (option, says) in enumerate(one.options.items())
        ]
        return pd.DataFrame(rows, columns=["choice", "option", "default", "what it does"])


def _digest(table: pd.DataFrame) -> str:
    """What two tables share if and only if their cells are the same."""
    return hashlib.sha256(pd.util.hash_pandas_object(table, index=False).to_numpy()).hexdigest()


def fields() -> dict[str, dataclasses.Field[Any]]:
    """The fields of Choices by name."""
    return {f.name: f for f in dataclasses.fields(Choices)}


def choose(base: Choices | None = None, **changes: Any) -> Choices:
    """Choices with some changed; TypeError names the choices there are."""
    unknown = sorted(set(changes) - set(fields()))
    if unknown:
        raise TypeError(
            f"{unknown[0]!r} is not a choice; choose among {', '.join(fields())}"
            f"{did_you_mean(unknown[0], fields())}"
        )
    if not isinstance(base, Choices | None):
        raise TypeError(
            f"choices is {type(base).__name__}, not Choices; name what changes, for example "
            "lexicon='vader', or give reading.choices"
        )
    if (
        base is None
    ):  # the defaults of the licences asked for, not of those the environment asks for
        base = Choices(**{name: changes[name] for name in (LICENCES,) if name in changes})
    return base.changed(**changes)


def _own_table(name: str, value: Any) -> Any:
    """A table of one's own, read from a file where it is one; other values as they are."""
    is_path = isinstance(value, str) and value.lower().endswith(OWN[name].suffixes)
    if is_path or isinstance(value, Path):
        value = from_file(name, value)
    if not isinstance(value, pd.DataFrame):
        return value
    table = checked(name, value)
    table.attrs = {KEY: _digest(table)}
    return table


def _check_option(name: str, value: Any, about: Any) -> None:
    options, own = about["options"], about["own"]
    if not (options or own) or (isinstance(value, str) and _is_option(value, options)):
        return
    is_own = isinstance(value, pd.DataFrame) if name in OWN else callable(value)
    if is_own and name not in OWN and not isinstance(value, Hashable):
        raise ValueError(f"{name}={value!r} has no hash to tell readings by; wrap it in a function")
    if own and (is_own or (value is None and not options)):
        return
    ways = [f"choose {', '.join(map(repr, options))}"] * bool(options) + [f"pass {own}"] * bool(own)
    near = did_you_mean(value, options) if isinstance(value, str) else ""
    raise ValueError(f"{name}={value!r} is not known; {' or '.join(ways)}{near}")


def _is_option(value: str, options: tuple[str, ...]) -> bool:
    """Whether a value is an option, or one with a name put in: spacy:MODEL."""
    prefix, colon, name = value.partition(":")
    return value in options or bool(colon and name and f"{prefix}:MODEL" in options)


def _words(value: Any) -> tuple[str, ...]:
    if value is None or isinstance(value, str):
        words = [value or ""]
    elif isinstance(value, Iterable) and not isinstance(value, Mapping | pd.DataFrame):
        words = list(value)
    else:
        words = [value]
    if not all(isinstance(word, str) for word in words):
        raise ValueError(f"ignore={value!r} is not a list of words; write ignore=('security',)")
    return tuple(sorted({word.strip().lower() for word in words if word.strip()}))
