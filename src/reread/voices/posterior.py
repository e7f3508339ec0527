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
    last: np.ndarray  # item: whether it ends its run


def chain(scores: np.ndarray, lengths: Sequence[int], transitions: np.ndarray) -> Chain:
    """Forward and backward sums; `transitions[next, label]` as in the best path."""
    import numpy as np

    own = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)
    going = np.exp((transitions - transitions.max()).T).astype(np.float64)
    order = sorted(range(len(lengths)), key=lambda run: -lengths[run])
    first = np.concatenate([[0], np.cumsum(lengths)])[order]
    size = np.array(lengths)[order]
    many = [int((size > step).sum()) for step in range(size[0])]
    forward, backward, scale = np.empty_like(own), np.ones_like(own), np.empty(len(own))
    for step, count in enumerate(many):
        at = first[:count] + step
        reached = own[at] if step == 0 else (forward[at - 1] @ going) * own[at]
        scale[at] = reached.sum(axis=1)
        forward[at] = reached / scale[at, None]
    step_weights = own / scale[:, None]
    for step in range(size[0] - 2, -1, -1):
        at = first[: many[step + 1]] + step
        backward[at] = (step_weights[at + 1] * backward[at + 1]) @ going.T
    last = np.zeros(len(own), dtype=bool)
    last[np.cumsum(lengths) - 1] = True
    return Chain(forward, backward, step_weights, going, last)


def stretches(sums: Chain, begin: int, inside: int) -> Iterator[tuple[float, int, int]]:
    """Probability, start and end of the likely stretches that have two labels, B and I."""
    import numpy as np

    count = len(sums.last)
    starts = np.flatnonzero(sums.forward[:, begin] * sums.backward[:, begin] > LEAST)
    if not len(starts):
        return
    leaving = _leaving(sums, begin, inside)
    grows = sums.step[:, inside] * sums.going[inside, inside]
    steps = np.log(np.maximum(grows, SMALLEST))
    total = np.concatenate([[0.0], np.cumsum(steps)])
    runs = np.concatenate([[0], np.cumsum(sums.last)])
    enter = sums.going[begin, inside] / max(sums.going[inside, inside], SMALLEST)
    wanted = starts[:, None] + np.arange(1, LONGEST)
    ends = np.minimum(wanted, count - 1)
    within = (runs[ends] == runs[starts][:, None]) & (ends == wanted)
    grown = np.exp(total[ends + 1] - total[starts + 1][:, None]) * enter * leaving[ends, 1]
    chances = np.hstack([leaving[starts, :1], np.where(within, grown, 0.0)])
    chances *= sums.forward[starts, begin][:, None]
    for row, column in zip(*np.nonzero(chances > LEAST), strict=True):
        start = int(starts[row])
        yield float(chances[row, column]), start, start + int(column) + 1


def _leaving(sums: Chain, begin: int, inside: int) -> np.ndarray:
    """By item, for B and I: the weight of all that follows, unless it goes on inside."""
    import numpy as np

    ahead = sums.step * sums.backward
    ahead[:, inside] = 0.0
    ahead = np.vstack([ahead[1:], np.zeros_like(ahead[:1])])
    found = ahead @ sums.going[[begin, inside]].T
    found[sums.last] = 1.0
    return found
