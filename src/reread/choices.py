"""The choices of a reading: each alternative by name, its default and what it changes."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from .article import iso_date


def _choice(default: Any, *others: str, changes: str, own: str = "") -> Any:
    """A field of Choices: default, other options, what it changes, what of one's own it takes."""
    options = () if default in (None, ()) else (default, *others)
    return field(default=default, metadata={"options": options, "changes": changes, "own": own})


FUNCTION = "a function text -> spans (start, end)"
NAMER = "a function text -> spans (start, end, kind)"
LEXICON = "a DataFrame with columns word, valence (single words), or a path to such a CSV"


@dataclass(frozen=True)
class Choices:
    """What can be chosen about a reading. Defaults come first; `Choices.table()` lists all.

    `published` and `ignore` have no fixed options: a date (None = the article's own, if it has
    one) and words that the lexicon is to leave out.
    """

    published: str | None = _choice(None, changes="the day that relative times count from")
    boilerplate: str = _choice("mark", "keep", changes="whether page furniture is read")
    sentences: Any = _choice("punkt", "line", changes="where sentences end", own=FUNCTION)
    tokenizer: Any = _choice(
        "treebank", "tweet", "wordpunct", changes="where words end", own=FUNCTION
    )
    names: Any = _choice("gazetteer", changes="what counts as a name", own=NAMER)
    aliases: str = _choice("rules", "exact", changes="which names stand for one entity")
    weekdays: str = _choice("past", "nearest", "future", changes="which Wednesday is meant")
    lexicon: Any = _choice("news", "vader", "textblob", changes="how words are valued", own=LEXICON)
    negation: str = _choice("vader", "none", "window", changes="how 'not' is taken")
    ignore: tuple[str, ...] = _choice((), changes="which words the lexicon leaves out")
    attribution: str = _choice("rules", changes="how quotations find their speaker")

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "published", iso_date(self.published))
        put(self, "ignore", _words(self.ignore))
        if isinstance(self.lexicon, Path) or str(self.lexicon).lower().endswith(".csv"):
            put(self, "lexicon", _read_lexicon(Path(self.lexicon)))
        if isinstance(self.lexicon, pd.DataFrame):
            put(self, "lexicon", _checked_lexicon(self.lexicon))
        for name, given in fields().items():
            _check_option(name, getattr(self, name), given.metadata)

    def key(self, name: str) -> Hashable:
        """What two values of a choice share if and only if they choose the same."""
        value = getattr(self, name)
        if isinstance(value, pd.DataFrame):
            return ("table", tuple(pd.util.hash_pandas_object(value, index=False)))
        return value

    def label(self, name: str) -> str:
        """A short name of the value chosen, for tables and plots."""
        value = getattr(self, name)
        if isinstance(value, pd.DataFrame):
            return f"own table ({len(value):,} words)"
        return getattr(value, "__name__", None) or str(value if value else "none")

    @staticmethod
    def table() -> pd.DataFrame:
        """One row per choice: its options (default first), what it changes, what else it takes."""
        rows = [
            (name, ", ".join(f.metadata["options"]), f.metadata["changes"], f.metadata["own"])
            for name, f in fields().items()
        ]
        return pd.DataFrame(rows, columns=["choice", "options", "changes", "also takes"])


def fields() -> dict[str, dataclasses.Field[Any]]:
    """The fields of Choices by name."""
    return {f.name: f for f in dataclasses.fields(Choices)}


def choose(base: Choices | None = None, **changes: Any) -> Choices:
    """Choices with some changed; TypeError names the choices there are."""
    unknown = sorted(set(changes) - set(fields()))
    if unknown:
        raise TypeError(f"{unknown[0]!r} is not a choice; choose among {', '.join(fields())}")
    return dataclasses.replace(base or Choices(), **changes)


def _check_option(name: str, value: Any, about: Any) -> None:
    options, own = about["options"], about["own"]
    if not options or (isinstance(value, str) and value in options):
        return
    wanted: type | Callable[..., Any] = pd.DataFrame if own == LEXICON else Callable
    if own and isinstance(value, wanted):
        return
    alternative = f" or pass {own}" if own else ""
    raise ValueError(
        f"{name}={value!r} is not known; choose {', '.join(map(repr, options))}{alternative}"
    )


def _words(value: Any) -> tuple[str, ...]:
    words = (value,) if isinstance(value, str) else value or ()
    if not isinstance(words, Iterable) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"ignore={value!r} is not a list of words; write ignore=('security',)")
    return tuple(sorted({word.strip().lower() for word in words if word.strip()}))


def _read_lexicon(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise ValueError(f"lexicon={str(path)!r} is not a file; a CSV needs columns word, valence")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return pd.DataFrame(list(csv.DictReader(stream)))


def _checked_lexicon(table: pd.DataFrame) -> pd.DataFrame:
    """Words in lower case with their valence in -4 … 4, the last row winning; sorted by word."""
    absent = {"word", "valence"} - set(table.columns)
    if absent:
        raise ValueError(f"lexicon has no column {sorted(absent)[0]!r}; it needs word, valence")
    words = table["word"].astype("string").str.strip().str.lower()
    valence = pd.to_numeric(table["valence"], errors="coerce").astype("float64")
    if valence.isna().any() or words.isna().any() or not valence.between(-4, 4).all():
        raise ValueError("lexicon: every word needs a valence from -4 to 4")
    pairs = pd.DataFrame({"word": words, "valence": valence})
    return pairs.drop_duplicates("word", keep="last").sort_values("word", ignore_index=True)
