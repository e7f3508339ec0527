"""Windows: stretches of whole sentences that the network reads at once, a little of what stands
before them read again."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from .features import Vocabulary
from .network import Window

ROOM = 254  # pieces in a window, the two marks at its ends left out: as long as in training
CONTEXT = 48  # pieces that are read again before a window, in whole sentences
SENTENCE, PARAGRAPH = 1, 2  # what begins with a word; 0 is nothing


class Stretch(NamedTuple):
    """Words that are read at once: from the first that is only read again, and the first new."""

    before: int
    first: int
    last: int


def stretches(sizes: Sequence[int], starts: Sequence[int]) -> Iterator[Stretch]:
    """The windows of an article, given its words' numbers of pieces and where sentences start.

    A sentence that is longer than a window is cut where it is full.
    """
    total = array("i", accumulate(sizes, initial=0))
    bounds = pairwise([*starts, len(sizes)])
    ends = [end for start, after in bounds for end in _cuts(total, start, after)]
    begins = [0, *ends[:-1]]
    at = 0
    while at < len(ends):
        before = at
        while before and total[begins[at]] - total[begins[before - 1]] <= CONTEXT:
            before -= 1
        while before < at and total[ends[at]] - total[begins[before]] > ROOM:
            before += 1
        after = at + 1
        while after < len(ends) and total[ends[after]] - total[begins[before]] <= ROOM:
            after += 1
        yield Stretch(begins[before], begins[at], ends[after - 1])
        at = after


def _cuts(total: Sequence[int], start: int, end: int) -> Iterator[int]:
    """Where the pieces of a sentence end that each fit into a window."""
    while total[end] - total[start] > ROOM:
        cut = start + 1
        while total[cut + 1] - total[start] <= ROOM:
            cut += 1
        yield cut
        start = cut
    yield end


def window(known: Vocabulary, forms: Sequence[str], *features: Sequence[int]) -> Window:
    """The pieces of some words, between the marks of a window's ends. `features` are the words'
    shapes, breaks and bits of lists."""
    ids, first = [known.begin], []
    rows: list[list[int]] = [[0] for _ in features]
    for form, *values in zip(forms, *features, strict=True):
        numbers = known.numbered(form)
        first.append(len(ids))
        ids += numbers
        for row, value in zip(rows, values, strict=True):
            row += [value] * len(numbers)
    shapes, breaks, listed = ([*row, 0] for row in rows)
    return Window([*ids, known.end], shapes, breaks, listed, first)
