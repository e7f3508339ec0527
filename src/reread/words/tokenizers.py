"""Tokenizers: where the words, numbers and marks of a sentence begin and end."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from .sentences import Span, checked_spans, cut
from .treebank import treebank

if TYPE_CHECKING:
    from nltk.tokenize import TweetTokenizer

Tokenizer = Callable[[str], Iterable[Span]]


def spans(
    text: str, places: list[tuple[int, int, int]], tokenizer: str | Tokenizer
) -> Iterator[tuple[int, int, int]]:
    """Start, end and sentence of each token of the sentences at `places`.

    `tokenizer` is "treebank", "tweet", "wordpunct", or a function from the article's text to
    spans (start, end); a span that crosses sentences gives a token in each.
    """
    if callable(tokenizer):
        yield from cut(checked_spans("tokenizer", tokenizer, text), places)
        return
    split = {"treebank": treebank, "tweet": _tweet, "wordpunct": _wordpunct}[tokenizer]
    for start, end, number in places:
        yield from ((start + s, start + e, number) for s, e in split(text[start:end]))


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
        yield from ((at + s, at + e) for s, e in _wordpunct(text[at:start]))
        yield start, start + len(token)
        at = start + len(token)
    yield from ((at + s, at + e) for s, e in _wordpunct(text[at:]))


@functools.cache
def _tweet_tokenizer() -> TweetTokenizer:
    from nltk.tokenize import TweetTokenizer

    return TweetTokenizer()
