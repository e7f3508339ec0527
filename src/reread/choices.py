"""The choices of a reading: each alternative by name, its default and what it changes."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from .article import iso_date
from .own_tables import OWN, checked, from_file


def _choice(default: Any, *others: str, changes: str, own: str = "") -> Any:
    """A field of Choices: default, other options, what it changes, what of one's own it takes."""
    options = () if default in (None, ()) else (default, *others)
    return field(default=default, metadata={"options": options, "changes": changes, "own": own})


KEY = "key"  # in the attrs of a table of one's own: what tells it from others
FUNCTION = "a function text -> spans (start, end)"
NAMER = "a function text -> spans (start, end, kind)"
LEXICON = "a DataFrame with columns word, valence (single words), or a path to such a CSV"
FACTS = "a DataFrame with columns kind, name, titles, from, to, added to ours, or such a CSV"
CUES = "a DataFrame with columns word, beside, said, denied, added to ours, or such a CSV"
CORRECTIONS = (
    "a DataFrame with columns table, article, start, end, entity, voice, column, to (what a row "
    "needs of them), or such a CSV, or marks as JSON or JSONL"
)


@dataclass(frozen=True)
class Choices:
    """What can be chosen about a reading. Defaults come first; `Choices.table()` lists all.

    `published` and `ignore` have no fixed options: a date (None = the article's own, if it has
    one) and words that the lexicon is to leave out.
    """

    published: str | None = _choice(None, changes="the day that relative times count from")
    dateline: str = _choice(
        "use", "ignore", changes="whether a date that the page states stands in for a missing one"
    )
    boilerplate: str = _choice("mark", "keep", changes="whether page furniture is read")
    language: str = _choice(
        "en", "any", changes="whether paragraphs in another language than English are read"
    )
    sentences: Any = _choice("punkt", "line", changes="where sentences end", own=FUNCTION)
    tokenizer: Any = _choice(
        "treebank", "tweet", "wordpunct", changes="where words end", own=FUNCTION
    )
    names: Any = _choice(
        "net", "gazetteer", "nltk", "spacy:MODEL", changes="what counts as a name", own=NAMER
    )
    reader: str = _choice("deep", "small", changes="how deeply a network reads the words")
    aliases: str = _choice("rules", "exact", changes="which names stand for one entity")
    governments: str = _choice(
        "apart", "country", changes="whether a government called by its seat is its country"
    )
    demonyms: str = _choice(
        "apart", "country", changes="whether 'Russian' and 'Russians' are one entity with Russia"
    )
    corrections: Any = _choice(
        None,
        changes="what is known better of mentions, times, quotations and attitudes, by hand",
        own=CORRECTIONS,
    )
    weekdays: str = _choice("past", "nearest", "future", changes="which Wednesday is meant")
    vague: str = _choice(
        "keep", "skip", changes="whether 'now' and 'recently' are listed, which no calendar settles"
    )
    ages: str = _choice("skip", "keep", changes="whether ages are read as durations")
    lexicon: Any = _choice("news", "vader", "textblob", changes="how words are valued", own=LEXICON)
    negation: str = _choice(
        "scope", "vader", "none", changes="what reverses a word: by grammar, as VADER does, nothing"
    )
    ignore: tuple[str, ...] = _choice((), changes="which words the lexicon leaves out")
    attribution: str = _choice(
        "both", "rules", "model", changes="how quotations and their speakers are found"
    )

    cues: Any = _choice(
        "ships", changes="which words tell that an event is no plain fact", own=CUES
    )
    facts: Any = _choice("ships", "none", changes="which facts date an undated text", own=FACTS)

    def __post_init__(self) -> None:
        self._settle(fields())

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

    def changed(self, **changes: Any) -> Choices:
        """The same choices but for some; those that stay are not looked at again."""
        other = copy.copy(self)
        for name, value in changes.items():
            object.__setattr__(other, name, value)
        other._settle(changes)
        return other

    def key(self, name: str) -> Hashable:
        """What two values of a choice share if and only if they choose the same."""
        value = getattr(self, name)
        if isinstance(value, pd.DataFrame):
            return ("table", value.attrs[KEY])
        return value

    def same(self, other: Choices) -> bool:
        """Whether two sets choose the same."""
        return all(self.key(name) == other.key(name) for name in fields())

    def label(self, name: str) -> str:
        """A short name of the value chosen, for tables and plots."""
        value = getattr(self, name)
        if isinstance(value, pd.DataFrame):
            return f"own table ({len(value):,} {OWN[name].unit})"
        return getattr(value, "__name__", None) or str(value if value else "none")

    @staticmethod
    def table() -> pd.DataFrame:
        """One row per choice: its options (default first), what it changes, what else it takes."""
        rows = [
            (name, ", ".join(f.metadata["options"]), f.metadata["changes"], f.metadata["own"])
            for name, f in fields().items()
        ]
        return pd.DataFrame(rows, columns=["choice", "options", "changes", "also takes"])


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
        raise TypeError(f"{unknown[0]!r} is not a choice; choose among {', '.join(fields())}")
    if not isinstance(base, Choices | None):
        raise TypeError(
            f"choices is {type(base).__name__}, not Choices; name what changes, for example "
            "lexicon='vader', or give reading.choices"
        )
    return (base or Choices()).changed(**changes)


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
    raise ValueError(f"{name}={value!r} is not known; {' or '.join(ways)}")


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
