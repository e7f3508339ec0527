"""Keyword in context: each place of a word, a phrase or an entity, with the text around it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..article import Article
from ..choices import Choices, choose
from ..reading import Reading, read
from ..sentiment.lexicons import STRAIGHT
from ..tables import COUNT, TEXT, voices_at

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
    "moscow" is an entity. With by="lemma" "guarantee" finds "guarantees" as well. `left` and
    `right` are up to `width` characters beside `word`, as they are read: on one line, a word broken
    over two lines whole; start and end span the word, and `sentence` is a row of
    `reading.sentences`. Raises ValueError where nothing is sought or `by` is unknown.
    """
    if by not in BY:
        raise ValueError(f"by={by!r} is not known; choose {' or '.join(map(repr, BY))}")
    if not str(sought or "").strip():
        raise ValueError("sought is empty; give a word, a phrase or an entity id")
    tokens, text = said(reading), reading.article.text
    if (reading.entities["entity"] == sought).any():
        rows = reading.mentions[reading.mentions["entity"] == sought]
        spans = list(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))
    else:
        forms = _folded(reading.stage("tokens")[by])
        spans = list(_phrases(tokens, forms, _words(sought, reading.choices, by)))
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


def _words(sought: str, choices: Choices, by: str) -> list[str]:
    """What is sought as words, cut as the article's are."""
    alone = choose(choices, boilerplate="keep", published=None)
    return _folded(read(Article(text=sought), alone).stage("tokens")[by])


def _folded(words: pd.Series) -> list[str]:
    return [word.lower().translate(STRAIGHT) for word in words.tolist()]


def _phrases(tokens: pd.DataFrame, forms: list[str], phrase: list[str]) -> Iterator[Span]:
    """Where a phrase stands, found by NLTK's index over the forms of the tokens."""
    from nltk.text import ConcordanceIndex

    starts, ends = tokens["start"].tolist(), tokens["end"].tolist()
    for line in ConcordanceIndex(forms).find_concordance(phrase) if phrase else ():
        yield starts[line.offset], ends[line.offset + len(phrase) - 1]


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

    `voice` is the entity that speaks, "unnamed" where its name is not given, "narrator" outside of
    quotations.
    """
    tokens = reading.tokens
    return tokens.assign(voice=voices_at(reading.stretches, tokens["start"]))
