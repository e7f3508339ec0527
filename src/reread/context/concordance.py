"""Keyword in context: each place of a word, a phrase or an entity, with the text around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import contains

import numpy as np
import pandas as pd

from ..article import Article
from ..choices import Choices, choose
from ..reading import Reading, read
from ..sentiment.lexicons import STRAIGHT
from ..tables import COUNT, TEXT, voices_at
from .wildcards import is_wild, matching

WIDTH = 40  # characters to either side
BY = ("surface", "lemma")  # columns of tokens that can be looked up
TEXTS = ("article", "voice", "left", "word", "right")  # columns; the others count
Span = tuple[int, int]


def concordance(
    reading: Reading, sought: str, *, by: str = "surface", width: int = WIDTH
) -> pd.DataFrame:
    """One row per place where what is sought stands in a Reading's text.

    `sought` is the id of an entity ("sergey-lavrov": each of its mentions, pronouns too), or a
    word or phrase, in whatever case; as ids are in lower case, "Moscow" is the word even where
    "moscow" is an entity. In a word `*` stands for any characters and `?` for one: "secur*",
    "wom?n"; by itself a mark is the mark. With `by="lemma"` "guarantee" finds "guarantees" as well.
    `left` and `right` are up to `width` characters beside `word`, as they are read: on one line, a
    word broken over two lines whole; start and end span the word, and `sentence` is a row of
    `reading.sentences`. Raises ValueError where nothing is sought, `by` is unknown or `width` is no
    number of characters.

    >>> import reread as rr
    >>> text = "The mill burned on Monday. Lee said that mills burn well."
    >>> reading = rr.read(rr.Article(text))
    >>> places = rr.concordance(reading, "mill*", width=16)
    >>> rr.show(places, columns=["left", "word", "right"])
    left           word   right
    The            mill   burned on
    Lee said that  mills  burn well.
    """
    if not isinstance(width, int) or isinstance(width, bool) or width < 0:
        raise ValueError(f"width={width!r} is not a number of characters; give 0 or more")
    tokens, text = said(reading), reading.article.text
    spans = places(reading, sought, by=by)
    at = np.searchsorted(tokens["end"], [start for start, _ in spans], "right")
    plain = reading.plain
    beside = [_beside(plain.article.text, *plain.inward(*one), width) for one in spans]
    columns = {
        "article": [reading.article.id] * len(spans),
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "sentence": tokens["sentence"].iloc[at],
        "voice": tokens["voice"].iloc[at],
        "left": [left for left, _ in beside],
        "word": [text[start:end] for start, end in spans],
        "right": [right for _, right in beside],
    }
    dtypes = {name: TEXT if name in TEXTS else COUNT for name in columns}
    return pd.DataFrame({n: pd.array(list(v), dtype=dtypes[n]) for n, v in columns.items()})


def places(reading: Reading, sought: str, *, by: str = "surface") -> list[Span]:
    """The span of each place where what is sought stands, as in `concordance`."""
    if by not in BY:
        raise ValueError(f"by={by!r} is not known; choose {' or '.join(map(repr, BY))}")
    if not isinstance(sought, str) or not sought.strip():
        raise ValueError("sought is empty; give a word, a phrase or an entity id")
    if (reading.entities["entity"] == sought).any():
        rows = reading.mentions[reading.mentions["entity"] == sought]
        return list(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))
    forms = _folded(reading.stage("tokens")[by])
    wild = any(map(is_wild, sought.split()))
    apart = sought.split() if wild else [sought]  # else cut as the article is, abbreviations too
    phrase = [one for piece in apart for one in _words(piece, reading.choices, by)]
    return list(_phrases(reading.tokens, forms, phrase))


def _words(sought: str, choices: Choices, by: str) -> list[str]:
    """A word that is sought as words, cut as the article's are; one with wildcards stays whole."""
    if is_wild(sought):
        return _folded([sought])
    alone = choose(choices, boilerplate="keep", published=None)
    return _folded(read(Article(text=sought), alone).stage("tokens")[by])


def _folded(words: Iterable[str]) -> list[str]:
    return [word.lower().translate(STRAIGHT) for word in words]


def _phrases(tokens: pd.DataFrame, forms: list[str], phrase: list[str]) -> Iterator[Span]:
    """Where a phrase stands among the forms of the tokens."""
    starts, ends = tokens["start"].tolist(), tokens["end"].tolist()
    first, *rest = [matching(word, forms) for word in phrase] or [frozenset[str]()]
    for at, form in enumerate(forms):
        after = forms[at + 1 : at + 1 + len(rest)]
        if form in first and len(after) == len(rest) and all(map(contains, rest, after)):
            yield starts[at], ends[at + len(rest)]


def _beside(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The words before and after a span; a word cut at the far end is left out."""
    left, right = text[max(0, start - width) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        left = left.partition(" ")[2]
    if end + width < len(text) and not text[end + width].isspace():
        right = right.rpartition(" ")[0]
    return " ".join(left.split()), " ".join(right.split())


def said(reading: Reading) -> pd.DataFrame:
    """One row per token of a Reading, with the column `voice`: whose word it is.

    `voice` is the id of the entity that speaks, "unnamed" where its name is not given, "narrator"
    outside of quotations.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("“It was arson,” Ann Lee said."))
    >>> rr.said(reading)[["surface", "voice"]].values.tolist()[1:4]
    [['It', 'ann-lee'], ['was', 'ann-lee'], ['arson', 'ann-lee']]
    """
    tokens = reading.tokens
    return tokens.assign(voice=voices_at(reading.stretches, tokens["start"]))
