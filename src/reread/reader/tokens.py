"""Tokens: words, numbers and marks of each sentence, with kind, tag, lemma, head and relation."""

from __future__ import annotations

import functools
import unicodedata
from typing import Any

import numpy as np
import pandas as pd

from .. import tables
from ..article import Article
from ..words.lemmas import lemma
from .read import ROOT, Read


def tokens(article: Article, words: Read) -> pd.DataFrame:
    """One row per token of a sentence, as the reader read it."""
    known: dict[str, str] = {}  # one object for all that are alike: a long text has few words
    forms = (article.text[s:e] for s, e in zip(words.starts, words.ends, strict=True))
    surfaces = [known.setdefault(form, form) for form in forms]
    heads = np.array(words.governors, np.int64)
    columns: dict[str, Any] = {
        "start": words.starts,
        "end": words.ends,
        "sentence": words.sentences,
        "surface": surfaces,
        "kind": list(map(kind, surfaces)),
        "tag": words.tags,
        "lemma": list(map(lemma, surfaces, words.tags)),
        "head": pd.arrays.IntegerArray(heads, heads == ROOT),
        "relation": words.relations,
    }
    return tables.of_columns("tokens", article, columns)


@functools.lru_cache(maxsize=30_000)
def kind(form: str) -> str:
    """Whether a form is a word, a number, punctuation or a symbol."""
    if any(c.isalpha() for c in form):
        return "word"
    if any(c.isdigit() for c in form):
        return "number"
    marks = all(unicodedata.category(c)[0] == "P" and c not in "%&@#*/\\" for c in form)
    return "punctuation" if marks else "symbol"
