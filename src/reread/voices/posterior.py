"""Posterior probabilities of stretches under a linear-chain conditional random field.

The best path is not the best answer where several right edges compete: of all stretches that the
model thinks possible those are wanted that are more likely than not worth their row. Forward and
backward sums (Rabiner 1989) are scaled at each item, so that nothing under- or overflows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

LONGEST = 150  # items in a stretch
SMALLEST = 1e-300  # so that logarithms exist
LEAST = 0.1  # probability below which a begin, or a stretch, is not looked at


class Chain(NamedTuple):
    """Scaled sums of all runs, one row per item, runs one after the other."""

    forward: np.ndarray  # item, label: how likely given what stands before
    backward: np.ndarray  # item, label: forward * backward is the probability of a label
    step: np.ndarray  # item, label: weight of the item by itself, scaled
    going: np.ndarray  # label, next label
    left: np.ndarray  # item: how many follow it in its run


def chain(scores: np.ndarray, lengths: Sequence[int], transitions: np.ndarray) -> Chain:
    """Forward and backward sums; `transitions[next, label]` as in the best path."""
    import numpy as np

    own = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)
    going = np.exp((transitions - transitions.max()).T).astype(np.float64)
    size = np.array(lengths)
    last = np.repeat(np.cumsum(size) - 1, size)
    at = np.arange(len(own))
    begun, left = at - last + np.repeat(size, size) - 1, last - at
    rank = np.repeat(np.argsort(np.argsort(-size, kind="stable")), size)
    order = np.stack([np.lexsort((rank, begun)), np.lexsort((rank, left))])
    inward, outward, scale = _swept(own[order], np.bincount(begun), np.stack([going, going.T]))
    forward, backward, total = np.empty_like(own), np.empty_like(own), np.empty_like(own[:, :1])
    forward[order[0]], total[order[0]], backward[order[1]] = outward[0], scale[0], inward[1]
    backward /= (forward * backward).sum(axis=1, keepdims=True)
    return Chain(forward, backward, own / total, going, left)


def _swept(
    own: np.ndarray, counts: np.ndarray, going: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What reaches each item, that times its own weight and scaled, and the scale.

    Forward and, mirrored, backward at once; first all first items of runs, the longest run's
    first, then all second items …: `counts` says how many.
    """
    import numpy as np

    inward, outward = np.ones_like(own), np.empty_like(own)
    scale = np.empty_like(own[:, :, :1])
    start, before = 0, 0
    for count in counts.tolist():
        rows = slice(start, start + count)
        if start:
            np.matmul(outward[:, before : before + count], going, out=inward[:, rows])
        reached = inward[:, rows] * own[:, rows]
        scale[:, rows] = total = reached.sum(axis=2, keepdims=True)
        np.divide(reached, total, out=outward[:, rows])
        start, before = start + count, start
    return inward, outward, scale


def stretches(sums: Chain, begin: int, inside: int) -> Iterator[tuple[float, int, int]]:
    """Probability, start and end of the likely stretches that have two labels, B and I."""
    import numpy as np

    starts = np.flatnonzero(sums.forward[:, begin] * sums.backward[:, begin] > LEAST)
    if not len(starts):
        return
    leaving = _leaving(sums, begin, inside)
    grows = sums.step[:, inside] * sums.going[inside, inside]
    total = np.concatenate([[0.0], np.cumsum(np.log(np.maximum(grows, SMALLEST)))])
    enter = sums.going[begin, inside] / max(sums.going[inside, inside], SMALLEST)
    more = np.arange(1, LONGEST)
    within = more <= sums.left[starts][:, None]
    ends = starts[:, None] + np.where(within, more, 0)
    grown = np.exp(total[ends + 1] - total[starts + 1][:, None]) * enter * leaving[ends, 1]
    chances = np.hstack([leaving[starts, :1], np.where(within, grown, 0.0)])
    chances *= sums.forward[starts, begin][:, None]
    for row, column in zip(*np.nonzero(chances > LEAST), strict=True):
        start = int(starts[row])
        yield float(chances[row, column]), start, start + int(column) + 1


def _leaving(sums: Chain, begin: int, inside: int) -> np.ndarray:
    """By item, for B and I: the weight of all that follows, unless it goes on inside."""
    import numpy as np

    ahead = np.append(sums.step[1:, inside] * sums.backward[1:, inside], 0.0)
    ahead[sums.left == 0] = 0.0
    own = [begin, inside]
    going_on = ahead[:, None] * sums.going[own, inside]
    return np.maximum(sums.backward[:, own] - going_on, 0.0)
