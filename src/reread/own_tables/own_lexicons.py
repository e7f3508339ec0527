"""Lexicons of one's own: their entries in one form, and what categories of theirs are worth."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Mapping
from numbers import Real
from typing import Any

import pandas as pd

from ..article import counted
from .lexicon_layouts import WITHIN, BadLineError, Entry

MOST = 4.0  # the largest valence
STARS = re.compile(r"[*\s]*")  # an entry that says nothing of any word
INSIDE = re.compile(r"\w\?\w")
# What lexicons call what is good and bad: General Inquirer, LIWC, NRC, Lexicoder (whose entries
# in neg_positive are negated), in lower case with "_" for spaces
GOOD = frozenset((
    "positive", "pos", "positiv", "positivity", "posemo", "positive_emotion", "positive_emotions",
    "emo_pos", "tone_pos", "neg_negative",
))  # fmt: skip
BAD = frozenset((
    "negative", "neg", "negativ", "negativity", "negemo", "negative_emotion", "negative_emotions",
    "emo_neg", "tone_neg", "neg_positive",
))  # fmt: skip
NAMED = 5  # categories that a warning names
COLUMNS = ["word", "category", "valence"]


def worth(category: str) -> float | None:
    """The valence of a category that says by its name that it is good or bad, or of the innermost
    of those around it that does."""
    for part in reversed(category.split(WITHIN)):
        name = part.partition("(")[0].strip().lower().replace(" ", "_")
        if name in GOOD or name in BAD:
            return 1.0 if name in GOOD else -1.0
    return None


def table_of(entries: list[Entry], categories: Mapping[str, float] | None = None) -> pd.DataFrame:
    """One row per entry and category: word, category, valence, which is that of the category where
    the entry has none; NaN where that has none either. `categories` says what each is worth, and
    no other then is worth anything; ValueError names those that there are."""
    own = _checked_categories(entries, categories)
    rows = []
    for entry in entries:
        if problem := _problem(_in_form(entry.word)):
            raise BadLineError(entry.line, entry.word, f"an entry: it {problem}")
        value = entry.valence
        if value is None:
            value = worth(entry.category) if own is None else own.get(entry.category, math.nan)
        rows.append((entry.word, entry.category, value))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"valence": "float64"})


def _checked_categories(
    entries: list[Entry], categories: Mapping[str, float] | None
) -> Mapping[str, float] | None:
    if categories is None:
        return None
    there = list(dict.fromkeys(entry.category for entry in entries if entry.category))
    for name, value in categories.items():
        if name not in there:
            some = ", ".join(map(repr, there)) or "none"
            raise ValueError(f"categories has {name!r}; the file has only {some}")
        if not isinstance(value, Real) or not -MOST <= value <= MOST:
            raise ValueError(f"categories[{name!r}]={value!r}; give a valence from -4 to 4")
    return categories


def checked_lexicon(table: pd.DataFrame) -> pd.DataFrame:
    """Entries in lower case with their valence in -4 … 4, sorted. Of several rows for an entry the
    last counts; those of categories count together, by their mean. What has no valence because
    nothing says what its category is worth is left out with a warning."""
    columns = {*table.columns} | ({"valence"} if "category" in table.columns else set())
    absent = [name for name in ("valence", "word") if name not in columns]
    if absent:
        needs = "it needs word, valence or word, category"
        raise ValueError(f"lexicon has no column {absent[0]!r}; {needs}")
    if table.empty:
        raise ValueError("lexicon has no rows; give each word a valence from -4 to 4")
    words = [_checked_entry(number, word) for number, word in enumerate(table["word"].tolist())]
    if "category" not in table.columns:
        values = _valences(words, table["valence"])
        pairs = pd.DataFrame({"word": words, "valence": values})
        pairs = pairs.drop_duplicates("word", keep="last")
    else:
        pairs = _by_category(words, table)
    pairs = pairs.astype({"word": "string", "valence": "float64"})
    return pairs.sort_values("word", ignore_index=True)


def _in_form(given: Any) -> str:
    """A word, pattern or phrase in its one form."""
    text = "" if pd.isna(given) else str(given).replace("_", " ")
    return " ".join(text.lower().split())


def _problem(entry: str) -> str | None:
    """Why an entry could match nothing, or everything, and what to do."""
    if not entry:
        return "is blank; drop it"
    if STARS.fullmatch(entry):
        return "matches every word; drop it"
    if INSIDE.search(entry):
        return "has '?' in a word, which matches nothing; write each form, or '*' for any letters"
    return None


def _checked_entry(number: int, given: Any) -> str:
    entry = _in_form(given)
    if problem := _problem(entry):
        named = f", {entry!r}," if entry else ""
        raise ValueError(f"lexicon: word in row {number}{named} {problem}")
    return entry


def _valences(words: list[str], given: pd.Series) -> list[float]:
    values = pd.to_numeric(given, errors="coerce").astype("float64").tolist()
    for word, written, value in zip(words, given.tolist(), values, strict=True):
        if not -MOST <= value <= MOST:
            raise ValueError(
                f"lexicon: {word!r} has valence={written!r}; give a valence from -4 to 4"
            )
    return values


def _by_category(words: list[str], table: pd.DataFrame) -> pd.DataFrame:
    """The mean valence of each entry over its categories that have one."""
    names = table["category"].astype("string").fillna("").str.strip()
    by_name = names.map({name: worth(name) for name in names.unique()}).astype("float64")
    if "valence" in table.columns:
        written = table["valence"].replace("", None)
        given = written.notna()
        own = pd.Series(_valences([w for w, has in zip(words, given, strict=True) if has],
                                  written[given]), index=written.index[given])  # fmt: skip
        by_name = own.reindex(table.index) if given.any() else by_name
    rows = pd.DataFrame({"word": words, "category": names.tolist(), "valence": by_name.tolist()})
    silent = rows["valence"].isna()
    if silent.all():
        raise ValueError(
            f"lexicon: no valence is known for its categories {_few(rows)}; give valences by "
            "load_lexicon(path, categories={...}), or in a column valence"
        )
    if silent.any():
        warnings.warn(
            f"lexicon: no valence is known for {_few(rows[silent])} "
            f"({counted(int(silent.sum()), 'row')}, left out); give valences by "
            "load_lexicon(path, categories={...})",
            stacklevel=2,
        )
    return rows[~silent].groupby("word", sort=False, as_index=False)["valence"].mean()


def _few(rows: pd.DataFrame) -> str:
    """The first categories of some rows, and how many more there are."""
    names = [name or "no category" for name in rows["category"].unique()]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(map(repr, names[:NAMED])) + more
