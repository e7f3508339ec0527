"""The sentences of an article as trees, from its tokens."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

import pandas as pd

from ..article import Article
from .sentence import Sentence
from .slips import mended
from .words import ROOT, Word

APOSTROPHES = str.maketrans("’", "'")
Trees = dict[int, Sentence]  # by the number of the sentence


def trees(article: Article, tokens: pd.DataFrame) -> Trees:
    """Each sentence that has words, by its number."""
    heads = [ROOT if head is pd.NA else head for head in tokens["head"].tolist()]
    names = ("sentence", "start", "end", "surface", "tag", "lemma", "relation")
    rows = zip(*(tokens[name].tolist() for name in names), heads, strict=True)
    found: Trees = {}
    first = 0
    known: dict[str, str] = {}  # words, tags: one object for all that are alike

    def same(form: str) -> str:
        """The form as it was met first."""
        return known.setdefault(form, form)

    for number, inside in itertools.groupby(rows, key=lambda row: row[0]):
        words = [
            Word(start, end, same(surface.lower().translate(APOSTROPHES)), same(tag),
                 same(lemma.lower()), ROOT if head == ROOT else head - first, same(relation))
            for _, start, end, surface, tag, lemma, relation, head in inside
        ]  # fmt: skip
        found[number] = Sentence(number, first, mended(words))
        first += len(words)
    return found


def covering(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each word, by where it starts, the number of the innermost span around that."""
    found: list[int | None] = [None] * len(starts)
    longest_first = sorted(range(len(spans)), key=lambda i: spans[i][0] - spans[i][1])
    for i in longest_first:
        low, high = (bisect.bisect_left(starts, edge) for edge in spans[i])
        found[low:high] = [i] * (high - low)
    return found
