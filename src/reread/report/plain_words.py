"""Choices, their options and conclusions as a page calls them: short, and without jargon.

What a choice asks and what each option does, in a sentence, stands with the choices themselves.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import NamedTuple

import pandas as pd

from ..english import written


class Called(NamedTuple):
    """What a choice is called, and each of its options."""

    name: str
    options: dict[str, str] = {}  # noqa: RUF012 - a default that nothing writes into


CHOICES = {
    "published": Called("day of publication", {"none": "not known"}),
    "dateline": Called("date printed on the page", {"use": "used", "ignore": "not used"}),
    "boilerplate": Called("menus and adverts", {"mark": "not read", "keep": "read"}),
    "language": Called("languages", {"en": "English only", "any": "all, as English"}),
    "sentences": Called("ends of sentences", {"punkt": "at full stops", "line": "at line ends"}),
    "tokenizer": Called(
        "ends of words",
        {"treebank": "as in treebanks", "tweet": "as in tweets", "wordpunct": "at all marks"},
    ),
    "names": Called(
        "names", {"net": "by their context", "gazetteer": "by lists", "nltk": "by NLTK"}
    ),
    "reader": Called("depth of reading", {"deep": "full", "small": "half"}),
    "aliases": Called(
        "names of one person or thing", {"rules": "long and short forms", "exact": "same spelling"}
    ),
    "governments": Called(
        "governments named by their capital", {"apart": "counted apart", "country": "the country"}
    ),
    "demonyms": Called("peoples", {"apart": "counted apart", "country": "the country"}),
    "corrections": Called("corrections by hand"),
    "times": Called("dates and times", {"rules": "by our rules"}),
    "weekdays": Called(
        "a bare weekday", {"past": "the last one", "nearest": "the nearest", "future": "the next"}
    ),
    "vague": Called("“now” and “recently”", {"keep": "listed", "skip": "left out"}),
    "ages": Called("ages", {"skip": "left out", "keep": "listed as durations"}),
    "tone": Called("score of a sentence", {"lexicon": "by its words"}),
    "lexicon": Called(
        "word list", {"news": "made for news", "vader": "VADER’s", "textblob": "TextBlob’s"}
    ),
    "negation": Called(
        "what reverses a word",
        {"scope": "“not” and the like, by grammar", "vader": "“not” nearby", "none": "nothing"},
    ),
    "ignore": Called("words left out", {"none": "none"}),
    "attribution": Called(
        "who says what",
        {"both": "by rules and network", "rules": "by rules", "model": "by network"},
    ),
    "cues": Called("words of doubt", {"ships": "our list"}),
    "rules": Called("words of your own", {"ships": "left out"}),
    "facts": Called("known facts", {"ships": "our list", "none": "none"}),
    "licences": Called("parts of reread", {"all": "every one", "open": "openly licensed only"}),
}


def choice(name: str) -> str:
    """What a choice is called: "word list" for lexicon; its own name where it has no other."""
    return CHOICES[name].name if name in CHOICES else name


def option(name: str, label: str) -> str:
    """What an option of a choice is called: "by lists" for names="gazetteer"."""
    if name == "published" and label[:4].isdigit():
        return written(dt.date.fromisoformat(label[:10]))
    told = CHOICES[name].options if name in CHOICES else {}
    return told.get(label, label)


def in_words(choices: pd.DataFrame) -> pd.DataFrame:
    """`runs.choices`, the choices and their options as a page calls them."""
    told = {choice(name): choices[name].map(partial(option, name)) for name in choices}
    return pd.DataFrame(told, dtype=object)
