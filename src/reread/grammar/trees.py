"""The sentences of an article as trees, from its tokens."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from .sentence import Sentence
from .slips import mended
from .words import ROOT, Word

AT_ONCE = 10_000  # tokens that are taken out of the table: all of a long text take much memory
APOSTROPHES = str.maketrans("’", "'")
Trees = dict[int, Sentence]  # by the number of the sentence


def trees(article: Article, tokens: pd.DataFrame) -> Trees:
    """Each sentence that has words, by its number."""
    found: Trees = {}
    first = 0
    known: dict[str, str] = {}  # words, tags: one object for all that are alike

    def same(form: str) -> str:
        """The form as it was met first."""
        return known.setdefault(form, form)

    for number, inside in itertools.groupby(_rows(tokens), key=lambda row: row[0]):
        words = [
            Word(start, end, same(surface.lower().translate(APOSTROPHES)), same(tag),
                 same(lemma.lower()), ROOT if head is pd.NA else head - first, same(relation))
            for _, start, end, surface, tag, lemma, relation, head in inside
        ]  # fmt: skip
        found[number] = Sentence(number, first, mended(words))
        first += len(words)
    return found


def _rows(tokens: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Sentence, start, end, surface, tag, lemma, relation and head of each token."""
    names = ["sentence", "start", "end", "surface", "tag", "lemma", "relation", "head"]
    for at in range(0, len(tokens), AT_ONCE):
        some = tokens.iloc[at : at + AT_ONCE]
        yield from zip(*(some[name].tolist() for name in names), strict=True)


def covering(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each word, by where it starts, the number of the innermost span around that."""
    found: list[int | None] = [None] * len(starts)
    longest_first = sorted(range(len(spans)), key=lambda i: spans[i][0] - spans[i][1])
    for i in longest_first:
        low, high = (bisect.bisect_left(starts, edge) for edge in spans[i])
        found[low:high] = [i] * (high - low)
    return found
