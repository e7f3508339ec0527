"""The choices of a reading: each alternative by name, its default and what it changes."""

from __future__ import annotations

import csv
import dataclasses
import re
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
FACTS = "a DataFrame with columns kind, name, titles, from, to, added to ours, or such a CSV"
FACT_KINDS = ("office", "person", "happening", "thing")
FACT_DAY = r"\d{4}(?:-\d\d-\d\d)?"  # a year, or an ISO day


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
    names: Any = _choice(
        "crf", "gazetteer", "nltk", "spacy:MODEL", changes="what counts as a name", own=NAMER
    )
    aliases: str = _choice("rules", "exact", changes="which names stand for one entity")
    governments: str = _choice(
        "apart", "country", changes="whether a government called by its seat is its country"
    )
    weekdays: str = _choice("past", "nearest", "future", changes="which Wednesday is meant")
    ages: str = _choice("skip", "keep", changes="whether ages are read as durations")
    lexicon: Any = _choice("news", "vader", "textblob", changes="how words are valued", own=LEXICON)
    negation: str = _choice("vader", "none", "window", changes="how 'not' is taken")
    ignore: tuple[str, ...] = _choice((), changes="which words the lexicon leaves out")
    attribution: str = _choice(
        "both", "rules", "model", changes="how quotations and their speakers are found"
    )

    facts: Any = _choice("ships", "none", changes="which facts date an undated text", own=FACTS)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "published", iso_date(self.published))
        put(self, "ignore", _words(self.ignore))
        for name, columns, checked in TABLES:
            value = getattr(self, name)
            if isinstance(value, Path) or str(value).lower().endswith(".csv"):
                value = _read_table(name, Path(value), columns)
            if isinstance(value, pd.DataFrame):
                put(self, name, checked(value))
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
            return f"own table ({len(value):,} {'facts' if name == 'facts' else 'words'})"
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
    if not options or (isinstance(value, str) and _is_option(value, options)):
        return
    wanted: type | Callable[..., Any] = pd.DataFrame if own in (LEXICON, FACTS) else Callable
    if own and isinstance(value, wanted):
        return
    alternative = f" or pass {own}" if own else ""
    raise ValueError(
        f"{name}={value!r} is not known; choose {', '.join(map(repr, options))}{alternative}"
    )


def _is_option(value: str, options: tuple[str, ...]) -> bool:
    """Whether a value is an option, or one with a name put in: spacy:MODEL."""
    prefix, colon, name = value.partition(":")
    return value in options or bool(colon and name and f"{prefix}:MODEL" in options)


def _words(value: Any) -> tuple[str, ...]:
    words = (value,) if isinstance(value, str) else value or ()
    if not isinstance(words, Iterable) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"ignore={value!r} is not a list of words; write ignore=('security',)")
    return tuple(sorted({word.strip().lower() for word in words if word.strip()}))


def _read_table(name: str, path: Path, columns: str) -> pd.DataFrame:
    if not path.is_file():
        raise ValueError(f"{name}={str(path)!r} is not a file; a CSV needs columns {columns}")
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


def _checked_facts(table: pd.DataFrame) -> pd.DataFrame:
    """Facts as texts: kind, name, titles (with | between), from and to as years or ISO days."""
    absent = [column for column in ("kind", "name", "from") if column not in table.columns]
    if absent:
        raise ValueError(f"facts has no column {absent[0]!r}; it needs kind, name, from, and "
                         "may have titles, to")  # fmt: skip
    columns = ["kind", "name", "titles", "from", "to"]
    given = table.reindex(columns=columns).astype("string").fillna("")
    given = given.apply(lambda column: column.str.strip())
    for row in given.to_dict("records"):
        problem = _problem(row)
        if problem:
            raise ValueError(f"facts: {row['name']!r} {problem}")
    return given.assign(titles=given["titles"].str.lower()).astype(object)


def _problem(row: dict[str, str]) -> str | None:
    """What is wrong with one fact, and how to mend it."""
    if row["kind"] not in FACT_KINDS:
        return f"has kind={row['kind']!r}; choose {', '.join(map(repr, FACT_KINDS))}"
    if not all(re.search(r"\w", name) for name in row["name"].split("|")):
        return "has no name; a name is what must stand in the text"
    for column in ("from", "to"):
        day = row[column]
        if not (day == "" and column == "to") and not _is_day(day):
            return f"has {column}={day!r}; write a year or YYYY-MM-DD, for example '2025-08-20'"
    if row["to"] and row["to"][:4] < row["from"][:4]:
        return f"ends in {row['to']}, before it begins in {row['from']}; exchange from and to"
    if row["kind"] == "office" and not row["titles"]:
        return "has no titles; an office needs those that stand before the name, as 'president'"
    return None


def _is_day(day: str) -> bool:
    try:
        return bool(re.fullmatch(FACT_DAY, day)) and bool(iso_date(f"{day}-01-01"[:10]))
    except ValueError:
        return False


TABLES = (  # choices that take a table: their columns, and what checks it
    ("lexicon", "word, valence", _checked_lexicon),
    ("facts", "kind, name, titles, from, to", _checked_facts),
)
