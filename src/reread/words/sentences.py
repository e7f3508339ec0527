"""Sentences, by Punkt with our own parameters, by line, or by the user's function."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from .. import tables
from ..article import Article
from ..language import ENGLISH, MIXED, is_foreign
from ..own_tables.own_spans import as_span, listed
from .abbreviations import ALL, BREAKS, JOINS, STARTERS
from .unspaced import starts as unspaced_starts
from .wrapping import OUTER, Span, lines

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

Splitter = Callable[[str], Iterable[Span]]

LONGEST_PIECE = 20_000  # characters; NLTK's guard on slow patterns raises on far longer ones
# Characters of a sentence; of 7,500 in the news the longest has 744. What is longer is a list, or a
# text without full stops, and every look from word to word in it would take ever longer.
LONGEST_SENTENCE = 4_000
RESTS = ("\n", "; ", ", ", " ")  # where a longer one is cut, the best first
STRAIGHT = str.maketrans("‘’‚“”„«»", '\'\'\'"""""')  # Punkt knows only these; lengths stay


def sentences(
    article: Article,
    blocks: pd.DataFrame,
    *,
    sentences: str | Splitter = "punkt",
    language: str = "en",
) -> pd.DataFrame:
    """One row per sentence of a block that is read.

    Furniture and what else stands aside (`tables.ASIDE`) is not read, nor, with ``language="en"``,
    a block in another language; of a block in several, the sentences that are in English are.

    `sentences` is "punkt", "line", or a function from the article's text to spans (start, end);
    a span that crosses blocks gives a sentence in each. What is longer than `LONGEST_SENTENCE` is
    given in parts.
    """
    foreign = ~blocks["language"].fillna(ENGLISH).isin([ENGLISH, MIXED]) & (language == ENGLISH)
    mixed = set(blocks["block"][blocks["language"].eq(MIXED) & (language == ENGLISH)])
    read = blocks[~blocks["kind"].isin(tables.ASIDE) & ~foreign]
    places = list(zip(read["start"], read["end"], read["block"], strict=True))
    if callable(sentences):
        given = checked_spans("sentences", sentences, article.text)
        found = cut(given, places)
    else:
        split = {"punkt": _punkt_spans, "line": lines}[sentences]
        found = (
            (start + first, start + last, block)
            for start, end, block in places
            for first, last in split(article.text[start:end])
        )
    parts = (part for row in found for part in _bounded(article.text, *row))
    rows = (
        {"start": start, "end": end, "block": block}
        for start, end, block in (_trimmed(article.text, *part) for part in parts)
        if start < end and not (block in mixed and is_foreign(article.text[start:end]))
    )
    return tables.build("sentences", article, rows)


def checked_spans(choice: str, function: Splitter, text: str) -> list[Span]:
    """The spans a user's function gives, sorted; ValueError says which one cannot be."""
    spans = []
    for given in listed(choice, function(text)):
        span = as_span(given)
        if span is None:
            raise ValueError(f"{choice}: {given!r} is not a span; give (start, end)")
        start, end = span
        if not 0 <= start < end <= len(text):
            raise ValueError(
                f"{choice}: span ({start}, {end}) is empty or outside the text of "
                f"{len(text)} characters; give 0 <= start < end <= len(text)"
            )
        spans.append((start, end))
    spans.sort()
    for before, after in pairwise(spans):
        if after[0] < before[1]:
            raise ValueError(f"{choice}: spans {before} and {after} overlap; give them apart")
    return spans


def cut(spans: list[Span], places: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Spans cut at the borders of blocks, what lies outside left out; both are sorted."""
    first = 0
    for start, end, block in places:
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        at = first
        while at < len(spans) and spans[at][0] < end:
            yield max(start, spans[at][0]), min(end, spans[at][1]), block
            at += 1


def _bounded(text: str, start: int, end: int, block: int) -> Iterator[tuple[int, int, int]]:
    """A sentence, or the parts of one that is longer than any."""
    while end - start > LONGEST_SENTENCE:
        half, limit = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
        ends = (text.rfind(rest, half, limit) + len(rest) for rest in RESTS)
        stop = next((at for at in ends if at > half), limit)
        yield start, stop, block
        start = stop
    yield start, end, block


def _trimmed(text: str, start: int, end: int, block: int) -> tuple[int, int, int]:
    inner = text[start:end].lstrip(OUTER)
    start = end - len(inner)
    return start, start + len(inner.rstrip(OUTER)), block


def _punkt_spans(text: str) -> Iterator[Span]:
    """Punkt's sentences of one block, with the ends it is wrong about taken back."""
    straight, start = text.translate(STRAIGHT), 0
    unspaced = list(unspaced_starts(text))
    sure = set(unspaced)
    found = [
        part
        for at, end in pieces(straight)
        for first, last in _punkt().span_tokenize(straight[at:end])
        for part in _broken(straight, at + first, at + last, unspaced)
    ]
    for (_, end), (after, after_end) in pairwise(found):
        if after not in sure and (
            _is_closing(text, after, after_end)
            or _goes_on(straight[max(start, end - 20) : end], straight[after:after_end])
        ):
            continue
        yield start, end
        start = after
    yield start, len(text)


def _is_closing(text: str, start: int, end: int) -> bool:
    """Whether what Punkt took for a sentence begins with the marks that close the one before."""
    apart = text[start - 1].isspace()
    return not apart and (text[start] in "”’" or not text[start:end].strip("\"')]"))


def _broken(text: str, start: int, end: int, unspaced: list[int]) -> Iterator[Span]:
    """A sentence of Punkt's, cut where it ends all the same; also after one that is cut off."""
    found = (match for pattern in _breaks() for match in pattern.finditer(text[start:end]))
    cuts = {start + match.end() for match in found}
    cuts.update(unspaced[bisect_right(unspaced, start) : bisect_left(unspaced, end)])
    yield from pairwise([start, *sorted(cuts), end])


@functools.cache
def _breaks() -> Sequence[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in BREAKS]


def pieces(text: str) -> Iterator[Span]:
    """Spans of bounded length that end with a sentence if they can, else with a word."""
    start = 0
    while len(text) - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        cut = max(text.rfind(mark, start + LONGEST_PIECE // 2, limit) for mark in (". ", ".\n"))
        cut = cut + 1 if cut > 0 else text.rfind(" ", start + 1, limit)
        yield start, (cut if cut > 0 else limit)
        start = cut if cut > 0 else limit
    yield start, len(text)


@functools.cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    known = PunktParameters()
    known.abbrev_types, known.sent_starters = set(ALL), set(STARTERS)
    return PunktSentenceTokenizer(known)


@functools.cache
def _joins() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(f"(?:{end})$"), re.compile(start)) for end, start in JOINS]


def _goes_on(end: str, start: str) -> bool:
    """Whether one sentence goes on over what Punkt took for its end."""
    return any(after.match(start) and before.search(end) for before, after in _joins())
