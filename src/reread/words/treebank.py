"""Tokens as in a treebank: NLTK's Treebank tokenizer, brought to today's conventions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from .sentences import STRAIGHT, Span

# Text between white space; NLTK's guard on slow patterns raises on far longer stretches
CHUNK = re.compile(r"\S{1,20000}")
# Letters alone, and two tokens all the same for NLTK's Treebank tokenizer
CONTRACTED = frozenset(("cannot", "gimme", "gonna", "gotta", "lemme", "wanna"))
LONGEST_KEPT = 40  # characters of a chunk whose tokens are remembered: most words come again
LONGEST_FORM = 60  # characters of a token that can be cut once more; longer ones are no words
INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")


def treebank(text: str) -> Iterator[Span]:
    """Spans of the tokens of one sentence."""
    straight = text.translate(STRAIGHT)
    chunks = [match.span() for match in CHUNK.finditer(straight)]
    for at, (start, end) in enumerate(chunks, start=1):
        chunk = straight[start:end]
        word = chunk.removesuffix(",")
        if word.isalpha() and word.lower() not in CONTRACTED:  # nothing else to find in most
            yield start, start + len(word)
            if len(word) < len(chunk):
                yield end - 1, end
            continue
        split = _kept if len(chunk) <= LONGEST_KEPT else _split
        for first, last in split(
            chunk, at == 1 and chunk[0].isdigit(), at == len(chunks) and "." in chunk
        ):
            yield start + first, start + last


def _split(chunk: str, first: bool, last: bool) -> tuple[Span, ...]:
    """Spans of the tokens of a chunk, read between stand-ins for the words beside it."""
    before, after = "" if first else "x ", "" if last else " x"
    text, start = before + chunk + after, len(before)
    end = start + len(chunk)
    return tuple(
        (s - start, e - start)
        for s, e in _joined(text, _spans(text, 0, len(text)))
        if start <= s < end
    )


_kept = functools.lru_cache(maxsize=50_000)(_split)


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    """NLTK's tokens of a stretch of text, what must stay whole kept out of its hands."""
    at = start
    for match in _whole().finditer(text, start, end):
        yield from _cut(text, _nltk_spans(text, at, match.start()))
        yield match.span()
        at = match.end()
    yield from _cut(text, _nltk_spans(text, at, end))


def _nltk_spans(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if not part or part.isspace():
        return
    try:
        found = list(_nltk().span_tokenize(part))
    except ValueError:  # it could not find its own tokens again
        found = [match.span() for match in re.finditer(r"\w+|[^\w\s]", part)]
    yield from ((start + first, start + last) for first, last in found)


def _cut(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    for start, end in spans:
        form = text[start:end]
        if (form.isalnum() and not form[0].isdigit()) or len(form) > LONGEST_FORM:
            yield start, end
        else:
            places = [start, *(start + at for at in _cuts(form)), end]
            yield from pairwise(places)


@functools.lru_cache(maxsize=30_000)
def _cuts(form: str) -> tuple[int, ...]:
    """Where a form is cut once more."""
    from .abbreviations import ALL
    from .conventions import PREFIXES

    if form.lower().removesuffix(".") in ALL:
        return ()
    cuts = [match.start() for match in _places().finditer(form)]
    head = form.lower().partition("-")[0]
    if head in PREFIXES:
        cuts = [at for at in cuts if at not in (len(head), len(head) + 1)]
    return tuple(at for at in cuts if 0 < at < len(form))


def _joined(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Spans with the full stop given back to an abbreviation that it was taken from."""
    before: Span | None = None
    for start, end in spans:
        if (
            before
            and text[start:end] == "."
            and before[1] == start
            and _is_short(text[slice(*before)])
        ):
            before = (before[0], end)
            continue
        if before:
            yield before
        before = (start, end)
    if before:
        yield before


def _is_short(form: str) -> bool:
    from .abbreviations import ALL

    return form.lower() in ALL or bool(INITIALS.fullmatch(form[:LONGEST_FORM]))


@functools.cache
def _nltk():
    from nltk.tokenize import TreebankWordTokenizer

    return TreebankWordTokenizer()


@functools.cache
def _whole() -> re.Pattern[str]:
    from .conventions import WHOLE

    return re.compile("|".join(WHOLE))


@functools.cache
def _places() -> re.Pattern[str]:
    from .conventions import CUTS

    return re.compile("|".join(CUTS))
