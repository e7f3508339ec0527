"""Names among words, from the network's shares of labels.

A word leans towards what it is at its other places in the article, so that a name which is plain
once is known everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .network import log_shares

if TYPE_CHECKING:
    import numpy as np

KINDS = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
LEANING = 1.0  # of the logarithms of shares, where all other places of a word agree
LONGEST_PARTICLE = 3  # letters of what names can begin with in small letters
NEVER = -100.0  # logarithm of a share
SURELY_NONE = math.log(0.995)  # share of O above which a word is not looked at


class Found(NamedTuple):
    """A name: its first word and the one after its last, its kind, how sure."""

    first: int
    last: int
    kind: str
    chance: float


def found(shares: np.ndarray, forms: Sequence[str], starts: Sequence[int]) -> list[Found]:
    """The names of an article; `shares` are logarithms, a row a word and a column a label."""
    leaning = shares + _leaning(shares, forms)
    leaning[[at for at, form in enumerate(forms) if _begins_none(form)], 1::2] = NEVER
    leaning = log_shares(leaning)
    runs = _runs(leaning[:, 0], frozenset(starts))
    names = (name for first, last in runs for name in _names(leaning, first, last))
    return [name for name in names if any(map(_capital, forms[name.first : name.last]))]


def _begins_none(form: str) -> bool:
    """Whether no name begins with a form: words in small letters but particles ("de Silva")."""
    return form.islower() and len(form) > LONGEST_PARTICLE


def _capital(form: str) -> bool:
    """Whether a form has a capital, a digit, or a letter of a script without capitals."""
    return any(c.isalnum() and not c.islower() for c in form)


def _leaning(shares: np.ndarray, forms: Sequence[str]) -> np.ndarray:
    """What is added to the logarithms of words that stand at several places with a capital."""
    import numpy as np

    numbers: dict[str, int] = {}
    word = np.array([
        numbers.setdefault(form.lower(), len(numbers)) if form[:1].isupper() else -1
        for form in forms
    ], dtype=int)  # fmt: skip
    added = np.zeros_like(shares)
    rows = np.flatnonzero(word >= 0)
    own = np.exp(shares[rows])
    kinds = np.hstack([own[:, :1], own[:, 1::2] + own[:, 2::2]])
    total = np.zeros((len(numbers), kinds.shape[1]), kinds.dtype)
    np.add.at(total, word[rows], kinds)
    times = np.bincount(word[rows], minlength=1)[word[rows]]
    others = (total[word[rows]] - kinds) / np.maximum(times - 1, 1)[:, None]
    others[times < 2] = 0
    added[rows, 0] = LEANING * others[:, 0]
    added[rows, 1::2] = added[rows, 2::2] = LEANING * others[:, 1:]
    return added


def _runs(none: np.ndarray, starts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The stretches of words within sentences that may be names."""
    import numpy as np

    first = before = None
    for at in np.flatnonzero(none < SURELY_NONE).tolist():
        if first is not None and (at > before + 1 or at in starts):
            yield first, before + 1
            first = None
        first, before = at if first is None else first, at
    if first is not None:
        yield first, before + 1


def _names(shares: np.ndarray, first: int, last: int) -> Iterator[Found]:
    """The names of a stretch of words, by the best path of labels (Viterbi 1967)."""
    rows = shares[first:last].tolist()
    path = _best(rows)
    at = 0
    while at < len(path):
        label = path[at]
        end = at + 1
        if label:
            while end < len(path) and path[end] == label + 1:
                end += 1
            score = math.fsum(row[label + (place > 0)] for place, row in enumerate(rows[at:end]))
            yield Found(first + at, first + end, KINDS[(label - 1) // 2], math.exp(score))
        at = end


def _best(rows: list[list[float]]) -> list[int]:
    """The best labels, where I follows only B or I of its kind."""
    best, back = [*rows[0]], []
    for inside in range(2, len(best), 2):
        best[inside] = -math.inf
    for row in rows[1:]:
        top = max(range(len(best)), key=best.__getitem__)
        own, reached = [top] * len(row), [best[top] + value for value in row]
        for inside in range(2, len(row), 2):
            own[inside] = inside if best[inside] > best[inside - 1] else inside - 1
            reached[inside] = best[own[inside]] + row[inside]
        back.append(own)
        best = reached
    path = [max(range(len(best)), key=best.__getitem__)]
    for own in reversed(back):
        path.append(own[path[-1]])
    return path[::-1]
