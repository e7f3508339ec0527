"""The names among words, and the tree over a sentence, that the network's scores bear out best.

Names are the best path of labels; a word leans towards what it is at its other places in the
article, so that a name which is plain once is known everywhere. Trees are Chu and Liu's and
Edmonds' maximum spanning trees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .features import KINDS
from .network import log_shares

LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
LEANING = 1.0  # of the logarithms of shares, where all other places of a word agree
LONGEST_PARTICLE = 3  # letters of what names can begin with in small letters
NEVER = -100.0  # logarithm of a share
SURELY_NONE = math.log(0.995)  # share of O above which a word is not looked at
MOST_ROOTS = 3  # words that are tried as root where several want to be, the likeliest first


class LikelyName(NamedTuple):
    """A name: its first word and the one after its last, its kind, how sure."""

    first: int
    last: int
    kind: str
    chance: float


def best_names(shares: np.ndarray, forms: Sequence[str], starts: Sequence[int]) -> list[LikelyName]:
    """The names of an article; `shares` are logarithms, a row a word and a column a label."""
    leaning = shares + _leaning(shares, forms)
    particles = LONGEST_PARTICLE  # "de Silva"; no other word in small letters begins a name
    small = [at for at, form in enumerate(forms) if form.islower() and len(form) > particles]
    leaning[small, 1::2] = NEVER
    leaning = log_shares(leaning)
    runs = _runs(leaning[:, 0], frozenset(starts))
    names = (name for first, last in runs for name in _names(leaning, first, last))
    return [name for name in names if any(map(_capital, forms[name.first : name.last]))]


def _capital(form: str) -> bool:
    """Whether a form has a capital, a digit, or a letter of a script without capitals."""
    return any(c.isalnum() and not c.islower() for c in form)


def _leaning(shares: np.ndarray, forms: Sequence[str]) -> np.ndarray:
    """What is added to the logarithms of words that stand at several places with a capital."""
    added = np.zeros_like(shares)
    rows = [at for at, form in enumerate(forms) if form[:1].isupper()]
    numbers: dict[str, int] = {}
    word = np.array([numbers.setdefault(forms[at].lower(), len(numbers)) for at in rows], dtype=int)
    own = np.exp(shares[rows])
    kinds = np.hstack([own[:, :1], own[:, 1::2] + own[:, 2::2]])
    total = np.zeros((len(numbers), kinds.shape[1]), kinds.dtype)
    np.add.at(total, word, kinds)
    times = np.bincount(word, minlength=1)[word]
    others = (total[word] - kinds) / np.maximum(times - 1, 1)[:, None]
    others[times < 2] = 0
    added[rows, 0] = LEANING * others[:, 0]
    added[rows, 1::2] = added[rows, 2::2] = LEANING * others[:, 1:]
    return added


def _runs(none: np.ndarray, starts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The stretches of words within sentences that may be names."""
    run: list[int] = []
    for at in np.flatnonzero(none < SURELY_NONE).tolist():
        if run and (at > run[-1] + 1 or at in starts):
            yield run[0], run[-1] + 1
            run = []
        run.append(at)
    if run:
        yield run[0], run[-1] + 1


def _names(shares: np.ndarray, first: int, last: int) -> Iterator[LikelyName]:
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
            yield LikelyName(first + at, first + end, KINDS[(label - 1) // 2], math.exp(score))
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


def best_tree(scores: np.ndarray) -> list[int]:
    """Each word's governor, by number; the root's is the number of words.

    `scores[word, governor]` are to add up to most; the last column is the root, the governor of
    one word only.
    """
    count = len(scores)
    greedy = scores.argmax(axis=1).tolist()
    if greedy.count(count) == 1 and not _ring([*greedy, count]):
        return greedy
    best, highest = greedy, -np.inf
    every = np.arange(count)
    for root in np.argsort(-scores[:, count], kind="stable")[:MOST_ROOTS].tolist():
        own = np.full((count + 1, count + 1), -np.inf)
        own[:count, :count] = scores[:, :count]
        own[root, :count] = -np.inf
        own[root, count] = scores[root, count]
        own[count, count] = 0.0  # the root stays by itself
        found = _spanning(own)[:count]
        total = own[every, found].sum()
        if total > highest:
            best, highest = found.tolist(), total
    return best


def _ring(governors: list[int]) -> list[int]:
    """Words that lead to each other in a ring, if there are any; who leads to itself is a root."""
    known = [False] * len(governors)
    for start in range(len(governors)):
        path, at = [], start
        while not known[at]:
            known[at] = True
            path.append(at)
            at = governors[at]
        if at in path and governors[at] != at:
            return path[path.index(at) :]
    return []


def _spanning(scores: np.ndarray) -> np.ndarray:
    """The best governor of each node that leaves no ring; a node can be a root of its own.

    Where the best ones make a ring, it is taken for one node, last in a smaller graph, and broken
    where that node's governor enters it.
    """
    tree = scores.argmax(axis=1)
    ring = _ring(tree.tolist())
    if not ring:
        return tree
    inside = np.zeros(len(scores), bool)
    inside[ring] = True
    ring_nodes, others = np.flatnonzero(inside), np.flatnonzero(~inside)
    gains = scores[np.ix_(ring_nodes, others)] - scores[ring_nodes, tree[ring_nodes]][:, None]
    entered, left = gains.argmax(axis=0), scores[np.ix_(others, ring_nodes)].argmax(axis=1)
    smaller = np.full((len(others) + 1, len(others) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(others, others)]
    smaller[-1, :-1] = gains.max(axis=0)
    smaller[:-1, -1] = scores[others, ring_nodes[left]]
    found = _spanning(smaller)
    tree[others] = np.append(others, -1)[found[:-1]]
    from_ring = found[:-1] == len(others)
    tree[others[from_ring]] = ring_nodes[left[from_ring]]
    tree[ring_nodes[entered[found[-1]]]] = others[found[-1]]
    return tree
