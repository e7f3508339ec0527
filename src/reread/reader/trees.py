"""The best tree over the words of a sentence: Chu and Liu's and Edmonds' maximum spanning tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MOST_ROOTS = 3  # words that are tried as root where several want to be, the likeliest first


def best_tree(scores: np.ndarray) -> list[int]:
    """Each word's governor, by number; the root's is the number of words.

    `scores[word, governor]` are to add up to most; the last column is the root, the governor of
    one word only.
    """
    import numpy as np

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
    import numpy as np

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
