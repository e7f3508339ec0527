"""The sentences of an article as trees, from its tokens."""

from __future__ import annotations

import itertools

import pandas as pd

from ..article import Article
from .sentence import Sentence
from .words import ROOT, Word

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})

Trees = dict[int, Sentence]  # by the number of the sentence


def trees(article: Article, tokens: pd.DataFrame) -> Trees:
    """Each sentence that has words, by its number."""
    heads = [ROOT if head is pd.NA else head for head in tokens["head"].tolist()]
    names = ("sentence", "start", "end", "surface", "tag", "lemma", "relation")
    rows = zip(*(tokens[name].tolist() for name in names), heads, strict=True)
    found: Trees = {}
    first = 0
    for number, inside in itertools.groupby(rows, key=lambda row: row[0]):
        words = [
            Word(start, end, surface.lower().translate(APOSTROPHES), tag, lemma.lower(),
                 ROOT if head == ROOT else head - first, relation)
            for _, start, end, surface, tag, lemma, relation, head in inside
        ]  # fmt: skip
        found[number] = Sentence(number, first, words)
        first += len(words)
    return found
