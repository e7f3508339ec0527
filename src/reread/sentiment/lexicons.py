"""Lexicons: what words are worth, from -4 (most negative) to 4 (most positive).

Words are in lower case; `valences` is what the stages look words up in.
"""

from __future__ import annotations

import functools
import importlib.util
import math
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path

import pandas as pd

from ..files import trained
from .cues import BOOSTERS, NEGATORS

SCALE = 4.0  # the largest valence; TextBlob's polarity ends at 1
STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # one to one, so offsets stay
Entry = tuple[str, float, float]  # word, valence, spread (NaN where unknown)


def straight(text: str) -> str:
    """The text with straight quotation marks; faster than `translate`."""
    return text.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"')


def lexicon(name: str | pd.DataFrame) -> pd.DataFrame:
    """One row per word: its valence in -4 … 4, the spread of its ratings, and its source.

    `spread` is the standard deviation over VADER's ten raters, or over TextBlob's senses of the
    word; for words of "news" that nobody rated, the usual error of the guess; NaN in a table of
    one's own.
    """
    rows = [(*entry, source(name)) for entry in _entries(name)]
    return pd.DataFrame(rows, columns=["word", "valence", "spread", "source"])


def valences(name: str | pd.DataFrame, ignore: tuple[str, ...] = ()) -> Mapping[str, float]:
    """The valence of each word of a lexicon.

    The words of `ignore` are left out, exactly as written but for case and curly quotation
    marks: ("security",) leaves out neither "secure" nor "securities".
    """
    words = _named(name) if isinstance(name, str) else {w: v for w, v, _ in _entries(name)}
    left_out = {word.lower().translate(STRAIGHT) for word in ignore} & words.keys()
    return {w: v for w, v in words.items() if w not in left_out} if left_out else words


def source(name: str | pd.DataFrame) -> str:
    """Where a lexicon comes from, in a few words."""
    return SOURCES[name][0] if isinstance(name, str) else "own table"


@functools.cache
def emoji() -> Mapping[str, str]:
    """VADER's description in words of each emoji that is one character."""
    lines = _data("vaderSentiment", "emoji_utf8_lexicon.txt").split("\n")
    pairs = (line.split("\t")[:2] for line in lines if line)
    return {sign: description for sign, description in pairs if len(sign) == 1}


@functools.cache
def _named(name: str) -> Mapping[str, float]:
    return {word: valence for word, valence, _ in _entries(name)}


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
    """VADER's words; later lines win, as they do there.

    Emoticons in capitals stay out: words are looked up in lower case, so they never match.
    """
    found: dict[str, Entry] = {}
    for line in filter(None, _data("vaderSentiment", "vader_lexicon.txt").split("\n")):
        word, valence, spread = line.split("\t")[:3]
        if word == word.lower():
            found[word] = (word, float(valence), float(spread))
    return iter(found.values())


def _textblob() -> Iterator[Entry]:
    """TextBlob's words: mean polarity over a form's senses, times 4.

    Left out are forms that are neutral on the mean, and degree adverbs and negators: here the
    rules see to those ("very", "can't").
    """
    xml = _data("textblob", "en/en-sentiment.xml")
    senses: dict[str, list[float]] = {}
    for form, polarity in re.findall(r'<word form="([^"]*)"[^>]* polarity="([^"]*)"', xml):
        senses.setdefault(form.lower(), []).append(SCALE * float(polarity))
    for word, values in senses.items():
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


def _data(package: str, name: str) -> str:
    """A data file of an installed package, read without importing the package."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(
            f"the lexicon in {package} is not installed; pip install {package}"
        )
    return (Path(found.origin).parent / name).read_text(encoding="utf-8")


SOURCES: dict[str, tuple[str, Callable[[], Iterator[Entry]]]] = {
    "news": ("reread's own for the news, after VADER, WordNet and NewsMTSC", _news),
    "vader": ("VADER (Hutto and Gilbert 2014), in vaderSentiment, MIT", _vader),
    "textblob": ("pattern.en (De Smedt and Daelemans 2012), in textblob, PDDL", _textblob),
}
