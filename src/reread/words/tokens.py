"""Tokens: words, numbers and marks of each sentence, with kind, tag and lemma."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from .. import tables
from .sentences import Span, checked_spans, cut
from .treebank import treebank

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article

Tokenizer = Callable[[str], Iterable[Span]]


def tokens(
    article: Article, sentences: pd.DataFrame, *, tokenizer: str | Tokenizer = "treebank"
) -> pd.DataFrame:
    """One row per token of a sentence.

    `tokenizer` is "treebank", "tweet", "wordpunct", or a function from the article's text to
    spans (start, end); a span that crosses sentences gives a token in each.
    """
    places = list(zip(sentences["start"], sentences["end"], sentences["sentence"], strict=True))
    by_sentence: dict[int, list[Span]] = {number: [] for _, _, number in places}
    for start, end, number in _spans(article.text, places, tokenizer):
        by_sentence[number].append((start, end))
    from . import lemmas, tags

    forms = [[article.text[s:e] for s, e in spans] for spans in by_sentence.values()]
    given = [tag for some in tags.tag(forms) for tag in some]
    surfaces = [form for some in forms for form in some]
    return tables.of_columns("tokens", article, {
        "start": [start for spans in by_sentence.values() for start, _ in spans],
        "end": [end for spans in by_sentence.values() for _, end in spans],
        "sentence": [number for number, spans in by_sentence.items() for _ in spans],
        "surface": surfaces,
        "kind": list(map(kind, surfaces)),
        "tag": given,
        "lemma": list(map(lemmas.lemma, surfaces, given)),
    })  # fmt: skip


def _spans(
    text: str, places: list[tuple[int, int, int]], tokenizer: str | Tokenizer
) -> Iterator[tuple[int, int, int]]:
    if callable(tokenizer):
        yield from cut(checked_spans("tokenizer", tokenizer, text), places)
        return
    split = {"treebank": treebank, "tweet": _tweet, "wordpunct": _wordpunct}[tokenizer]
    for start, end, number in places:
        yield from ((start + s, start + e, number) for s, e in split(text[start:end]))


@functools.lru_cache(maxsize=30_000)
def kind(form: str) -> str:
    """Whether a form is a word, a number, punctuation or a symbol."""
    if any(c.isalpha() for c in form):
        return "word"
    if any(c.isdigit() for c in form):
        return "number"
    marks = all(unicodedata.category(c)[0] == "P" and c not in "%&@#*/\\" for c in form)
    return "punctuation" if marks else "symbol"


def _wordpunct(text: str) -> Iterator[Span]:
    """Runs of letters and digits, and runs of other marks."""
    return ((m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]+", text))


def _tweet(text: str) -> Iterator[Span]:
    """NLTK's tokenizer of casual text, its tokens found again in the text."""
    at = 0
    for token in _tweet_tokenizer().tokenize(text):
        start = text.find(token, at)
        if start < 0:  # it had been rewritten (an HTML entity)
            continue
        yield from _wordpunct_between(text, at, start)
        yield start, start + len(token)
        at = start + len(token)
    yield from _wordpunct_between(text, at, len(text))


def _wordpunct_between(text: str, start: int, end: int) -> Iterator[Span]:
    return ((start + s, start + e) for s, e in _wordpunct(text[start:end]))


@functools.cache
def _tweet_tokenizer():
    from nltk.tokenize import TweetTokenizer

    return TweetTokenizer()
