"""Lexicons: what words are worth, from -4 (most negative) to 4 (most positive).

Words are in lower case; `valences` is what the stages look words up in.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Mapping
from importlib import resources

import pandas as pd

from ..files import trained, word_data
from .cues import BOOSTERS, NEGATORS
from .entries import Entries, entries
from .wording import ROOM, STRAIGHT

SCALE = 4.0  # the largest valence; TextBlob's polarity ends at 1
Entry = tuple[str, float, float]  # word, valence, spread (NaN where unknown)


def lexicon(name: str | pd.DataFrame) -> pd.DataFrame:
    """One row per word: its valence in -4 … 4, the spread of its ratings, and its source.

    `spread` is the standard deviation over VADER's ten raters, or over TextBlob's senses of the
    word; for words of "news" that nobody rated, the usual error of the guess; NaN in a table of
    one's own.
    """
    rows = [(*entry, source(name)) for entry in _entries(name)]
    return pd.DataFrame(rows, columns=["word", "valence", "spread", "source"])


def valences(name: str | pd.DataFrame, ignore: tuple[str, ...] = ()) -> Mapping[str, float]:
    """The valence of each word of a lexicon; an `Entries` where it has stars or phrases.

    The words of `ignore` are left out, exactly as written but for case and curly quotation
    marks: ("security",) leaves out neither "secure" nor "securities". So are phrases, and with
    them an entry with a star as it stands in the lexicon.
    """
    words = _named(name) if isinstance(name, str) else _own(name)
    left_out = frozenset(word.lower().translate(STRAIGHT) for word in ignore)
    if isinstance(words, Entries):
        return Entries(words.words, words.starred, words.phrases, left_out) if left_out else words
    left_out &= words.keys()
    return {w: v for w, v in words.items() if w not in left_out} if left_out else words


def source(name: str | pd.DataFrame) -> str:
    """Where a lexicon comes from, in a few words."""
    return SOURCES[name][0] if isinstance(name, str) else "own table"


@functools.cache
def _named(name: str) -> Mapping[str, float]:
    return {word: valence for word, valence, _ in _entries(name)}


def _own(table: pd.DataFrame) -> Mapping[str, float]:
    """The valences of a table of one's own."""
    return entries(tuple(table["word"]), tuple(table["valence"]))


def _entries(name: str | pd.DataFrame) -> Iterator[Entry]:
    if not isinstance(name, str):
        words = (word.translate(STRAIGHT) for word in name["word"])
        return ((w, v, float("nan")) for w, v in zip(words, name["valence"], strict=True))
    if name not in SOURCES:
        options = ", ".join(map(repr, SOURCES))
        raise ValueError(
            f"lexicon={name!r} is not known; choose {options} "
            "or pass a DataFrame with columns word, valence"
        )
    return SOURCES[name][1]()


def _vader() -> Iterator[Entry]:
    """VADER's words and emoticons."""
    for row in word_data(ROOM, "vader"):
        yield row["word"], float(row["valence"]), float(row["spread"])


def _textblob() -> Iterator[Entry]:
    """TextBlob's words: mean polarity over a form's senses, times 4.

    Left out are forms that are neutral on the mean, and degree adverbs and negators: here the
    rules see to those ("very", "can't").
    """
    for row in word_data(ROOM, "textblob"):
        word, values = row["word"], [SCALE * float(of) for of in row["polarities"].split()]
        mean = math.fsum(values) / len(values)
        if mean and word not in BOOSTERS and word not in NEGATORS and "n't" not in word:
            variance = math.fsum((value - mean) ** 2 for value in values) / len(values)
            yield word, mean, variance**0.5


def _news() -> Iterator[Entry]:
    """Our own words for the news; how they were made is in models/news.md."""
    data = trained(resources.files("reread.models"), "news.tsv").decode("utf-8")
    for line in data.splitlines()[1:]:
        word, valence, spread = line.split("\t")
        yield word, float(valence), float(spread)


SOURCES: dict[str, tuple[str, Callable[[], Iterator[Entry]]]] = {
    "news": ("reread's own for the news, after VADER, WordNet and NewsMTSC", _news),
    "vader": ("VADER (Hutto and Gilbert 2014), MIT", _vader),
    "textblob": ("pattern.en (De Smedt and Daelemans 2012) as in TextBlob, PDDL", _textblob),
}
