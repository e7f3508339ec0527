"""Tone towards a span: how its sentence speaks of what stands there, as the reader hears it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..article import Article

if TYPE_CHECKING:
    from ..reader.read import Read

LABELS = ("negative", "neutral", "positive")
DECIMALS = 3  # of a score, as of what the reader gives


def _covered(words: Read, start: int, end: int) -> tuple[int, int]:
    """The range of words that share a character with a span."""
    return bisect_right(words.ends, start), bisect_left(words.starts, end)


def shares_of(words: Read, start: int, end: int) -> list[float]:
    """The shares of LABELS in how a span is spoken of; empty where it has no word."""
    first, last = _covered(words, start, end)
    return _even(words.tones[first:last].tolist()) if first < last else []


def _even(rows: Sequence[Sequence[float]]) -> list[float]:
    """The shares of LABELS for several words: the mean of their logarithms, as shares of one."""
    means = [math.fsum(column) / len(rows) for column in zip(*rows, strict=True)]
    powers = [math.exp(mean) for mean in means]
    total = math.fsum(powers)
    return [power / total for power in powers]


def verdict(shares: Sequence[float]) -> tuple[str, float]:
    """The label with the largest share, and the share of positive less that of negative."""
    best = max(range(len(LABELS)), key=lambda at: shares[at])
    return LABELS[best], round(shares[2] - shares[0], DECIMALS)


def tone_towards(reading: Any, start: int, end: int) -> tuple[str, float]:
    """How a Reading's text speaks of what stands at start … end: (label, score in -1 … 1).

    `start` and `end` count characters of the article's text. By the reader, see models/reader.md;
    `score` is the share of positive less that of negative. Outside of sentences, as in page
    furniture, neutral. Raises ValueError where the span is not within the text.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Reyes called Lee a shameless liar."))
    >>> label, score = rr.tone_towards(reading, 13, 16)
    >>> label, round(score, 1)
    ('negative', -1.0)
    """
    _check_span(reading.article, start, end)
    shares = shares_of(reading.words, *reading.plain.inward(start, end))
    return verdict(shares) if shares else ("neutral", 0.0)


def explain_towards(reading: Any, start: int, end: int) -> pd.DataFrame:
    """One row per word of the span's sentence: what it does to each label; heaviest first.

    `start` and `end` count characters of the article's text. The columns negative, neutral and
    positive are the shares as the sentence stands, read by itself, less those with the word made
    illegible: what is above zero the word speaks for. Raises ValueError where the span is not
    within the text.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Reyes called Lee a shameless liar."))
    >>> words = rr.explain_towards(reading, 13, 16)
    >>> words["surface"].head(2).tolist()
    ['shameless', 'Lee']
    """
    from ..reader.read import without_each  # the network loads on first use

    _check_span(reading.article, start, end)
    words, text, choices = reading.words, reading.plain.article.text, reading.choices
    first, last = _covered(words, *reading.plain.inward(start, end))
    rows = []
    if first < last:
        begin = bisect_left(words.sentences, words.sentences[first])
        stop = bisect_right(words.sentences, words.sentences[first])
        spans = list(zip(words.starts[begin:stop], words.ends[begin:stop], strict=True))
        forms = [text[a:b] for a, b in spans]
        whole, *others = without_each(choices.reader, choices.licences, forms)
        target = slice(first - begin, min(last, stop) - begin)
        shown = _even(whole[target].tolist())
        for span, form, tones in zip(spans, forms, others, strict=True):
            changed = _even(tones[target].tolist())
            amounts = (round(a - b, DECIMALS) for a, b in zip(shown, changed, strict=True))
            rows.append((*reading.plain.outward(*span), form, *amounts))
    table = pd.DataFrame(rows, columns=["start", "end", "surface", *LABELS])
    weight = table[list(LABELS)].max(axis=1) - table[list(LABELS)].min(axis=1)
    order = weight.sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _check_span(article: Article, start: int, end: int) -> None:
    whole = isinstance(start, Integral) and isinstance(end, Integral)
    if not (whole and 0 <= start < end <= len(article.text)):
        raise ValueError(
            f"span {start}:{end} is not within the text's {len(article.text):,} characters; "
            "take start and end from a row of reading.mentions"
        )
