"""Labels of tokens that stand for names: which may follow which, and what a path of them says.

A label is O, or the place in a name (B for its first token, else I) with a kind: B-ORG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

KINDS = ("PER", "ORG", "LOC", "MISC")
PLACES = "BI"
LABELS = ("O", *(f"{place}-{kind}" for place in PLACES for kind in KINDS))
NEVER = -1e4  # added to the score of what may not be; scores are far smaller


class Spans(NamedTuple):
    """Names found: first row, row after the last, number of the kind, score of that kind.

    `scores` has a column for each kind and one for no name: the sum along the path, had the
    same words been that.
    """

    first: np.ndarray
    last: np.ndarray
    kind: np.ndarray
    scores: np.ndarray


def may_follow(label: str, following: str) -> bool:
    """Whether a label may be followed by another."""
    return following[0] != "I" or label[1:] == following[1:]


def only_possible(transitions: np.ndarray) -> np.ndarray:
    """Transitions [next, label] with those that may not be made hopeless."""
    import numpy as np

    allowed = np.array([[may_follow(label, after) for label in LABELS] for after in LABELS])
    return transitions + np.where(allowed, 0, NEVER).astype(np.float32)


def at_starts(scores: np.ndarray, starts: np.ndarray) -> None:
    """Make hopeless, in place, what may not begin a sentence."""
    import numpy as np

    scores[starts] += NEVER * np.array([label[0] == "I" for label in LABELS])


def spans(
    path: np.ndarray, scores: np.ndarray, transitions: np.ndarray, starts: np.ndarray
) -> Spans:
    """The names of a path of labels, by number of the label, through sentences that start at
    `starts`."""
    import numpy as np

    inside = np.flatnonzero(path)
    if not len(inside):
        return Spans(inside, inside, inside, np.zeros((0, len(KINDS) + 1)))
    place, kind = np.divmod(path[inside] - 1, len(KINDS))
    opens = place == 0
    first = inside[opens]
    closes = np.append(opens[1:], True)
    last = inside[closes] + 1
    columns = 1 + place[:, None] * len(KINDS) + np.arange(len(KINDS))  # token, kind -> label
    columns = np.hstack([columns, np.zeros_like(columns[:, :1])])
    before = np.vstack([columns[:1], columns[:-1]])
    before[opens] = path[first - 1][:, None]
    stepped = transitions[columns, before]
    stepped[np.isin(inside, starts)] = 0
    total = np.take_along_axis(scores[inside], columns, axis=1) + stepped
    total = np.add.reduceat(total, np.flatnonzero(opens))
    going = np.flatnonzero((last < len(path)) & ~np.isin(last, starts))
    leaving = columns[closes]
    total[going] += transitions[path[last[going]][:, None], leaving[going]]
    return Spans(first, last, kind[opens], total)


def shares(scores: np.ndarray, softness: float) -> np.ndarray:
    """Each row's scores as shares of one; the softer, the more even."""
    import numpy as np

    powers = np.exp((scores - scores.max(axis=1, keepdims=True)) / softness)
    return powers / powers.sum(axis=1, keepdims=True)


def token_shares(found: Spans, count: int, softness: float) -> np.ndarray:
    """One row per token: the shares of each kind, and of none, that its name has."""
    import numpy as np

    shared = np.zeros((count, len(KINDS) + 1), dtype=np.float32)
    shared[:, -1] = 1
    if len(found.first):
        sizes = found.last - found.first
        rows = [np.arange(*span) for span in zip(found.first, found.last, strict=True)]
        shared[np.concatenate(rows)] = np.repeat(shares(found.scores, softness), sizes, axis=0)
    return shared
