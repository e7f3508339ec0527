"""What trained models have in common: packed files that are checked, and the best labels.

A model is an `.npz` of numbers and packed strings, which needs no pickle, and a file beside it
with its SHA-256.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np


def unpacked(home: Traversable, name: str) -> dict[str, np.ndarray]:
    """The arrays of the model `name` in a folder; OSError if the file is not the one trained."""
    import numpy as np

    data = (home / f"{name}.npz").read_bytes()
    wanted = (home / f"{name}.sha256").read_text(encoding="ascii").strip()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise OSError(f"models/{name}.npz is damaged; install reread again")
    with np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return dict(packed)


def packed_strings(strings: Iterable[str]) -> np.ndarray:
    """Strings without line breaks as one array of bytes, which needs no pickle."""
    import numpy as np

    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)


def unpacked_strings(array: np.ndarray) -> list[str]:
    """What `packed_strings` was given."""
    joined = array.tobytes().decode("utf-8")
    return joined.split("\n") if joined else []


def best_paths(scores: np.ndarray, lengths: Sequence[int], transitions: np.ndarray) -> np.ndarray:
    """The best label of each row: Viterbi for all runs at once, longest first.

    `scores` are the runs' rows one after the other; `transitions[next, label]` is the score of a
    label followed by another.
    """
    import numpy as np

    order = sorted(range(len(lengths)), key=lambda run: -lengths[run])
    first = np.concatenate([[0], np.cumsum(lengths)])[order]
    size = np.array(lengths)[order]
    best, back = scores[first], []
    for step in range(1, size[0]):
        going = int((size > step).sum())
        reached = best[:going, None, :] + transitions
        back.append(reached.argmax(axis=2))
        best[:going] = reached.max(axis=2) + scores[first[:going] + step]
    found = np.zeros(len(scores), dtype=int)
    last = best.argmax(axis=1)
    for step in range(size[0] - 1, -1, -1):
        going = int((size > step).sum())
        found[first[:going] + step] = last[:going]
        if step:
            last[:going] = back[step - 1][np.arange(going), last[:going]]
    return found
