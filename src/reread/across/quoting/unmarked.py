"""Words that are a quotation in one article and stand without quotation marks in another."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from ...tables import NARRATOR
from .collation import Change, Compared, is_whole, weight
from .quoted_words import Span, Telling, Text, tellings
from .spoken import Spoken, spoken
from .tracing import Earlier, Trace, pairs

LEAST_WORDS, LEAST_WEIGHT = 8, 4.5  # of a run that is the same word for word


def unmarked(one: Text, earlier: Earlier) -> Iterator[tuple[Telling, Trace]]:
    """The runs of an article's words outside quotation marks that are words of a quotation in
    another article, word for word; each with the earliest such quotation.

    Words are not compared further: what is told without marks may be put in other words.
    """
    covered = sorted((telling.start, telling.end) for telling in tellings(one))
    starts = one.starts
    for start, end in one.sentences:
        for part in _outside((start, end), covered):
            words = spoken(one.text, [part], starts)
            if len(words) >= LEAST_WORDS and (run := _longest(one.id, words, earlier)):
                number, i, j, size = run
                own = words.part(j, j + size)
                start, end = own.starts[0], own.ends[-1]
                telling = Telling(one.id, start, end, NARRATOR, None, False, False,
                                  one.text[start:end], own)  # fmt: skip
                yield telling, Trace(number, _compared(earlier.tellings[number].words, i, size))


def _outside(span: Span, covered: Sequence[Span]) -> Iterator[Span]:
    """What of a stretch lies outside some others, which are in order."""
    start, end = span
    for first, last in covered[max(0, bisect.bisect(covered, (start, 0)) - 1) :]:
        if first >= end:
            break
        if last > start:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _longest(id: str, words: Spoken, earlier: Earlier) -> tuple[int, int, int, int] | None:
    """The longest run that is in a quotation of another article: that one's number, the first word
    there and here, and how many; of equals the earliest."""
    best: dict[int, tuple[int, int, int]] = {}
    for pair, at, _ in pairs(words):
        for number, place in earlier.places(pair):
            other = earlier.tellings[number]
            if other.article != id:
                i, j, size = _run(other.words, place, words, at)
                if size > best.get(number, (0, 0, 0))[2]:
                    best[number] = i, j, size
    fit = [
        (-size, number, i, j) for number, (i, j, size) in best.items()
        if size >= LEAST_WORDS and weight(words, j, j + size) >= LEAST_WEIGHT
    ]  # fmt: skip
    if not fit:
        return None
    size, number, i, j = min(fit)
    return number, i, j, -size


def _run(a: Spoken, i: int, b: Spoken, j: int) -> tuple[int, int, int]:
    """The run of same words round a place of two tellings."""
    if a.forms[i] != b.forms[j]:
        return i, j, 0
    size = 1
    while i and j and a.forms[i - 1] == b.forms[j - 1]:
        i, j, size = i - 1, j - 1, size + 1
    while i + size < len(a) and j + size < len(b) and a.forms[i + size] == b.forms[j + size]:
        size += 1
    return i, j, size


def _compared(a: Spoken, i: int, size: int) -> Compared:
    """A run of words held against the quotation that it is of."""
    ends = ((0, i), (0, 0)), ((i + size, len(a)), (size, size))
    cuts = tuple(Change(one, other, "cut") for one, other in ends if one[0] < one[1])
    first, last = a.sentence(i)[0], a.sentence(i + size - 1)[1]
    shared = weight(a, i, i + size)
    return Compared((i, i + size), (0, size), cuts, shared, 1.0, shared / weight(a, first, last),
                    is_whole(a, (i, i + size)))  # fmt: skip
