"""The attribution model: a conditional random field over items, and a ranking of its stretches.

The weights were trained by training/attribution.py and are described in models/attribution.md. An
item's score for a label is the sum of the weights of what the templates see there.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from ..words.decoding import unpacked, unpacked_strings
from .posterior import chain, stretches
from .ranking import Candidate, Seen
from .templates import STREAMS, keys, numbered

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

RUNS_AT_ONCE = 200  # blocks read together, to bound memory
ROOM = 8  # slots per key: few keys meet, so that most are found at once
KEY_BITS = 32


@dataclass(frozen=True)
class Model:
    """Trained weights, and where the weights of a key stand."""

    labels: tuple[str, ...]
    alphabets: Mapping[str, Mapping[str, int]]  # by stream: value -> number
    keys: np.ndarray  # by row, ascending; one more than any key at the end
    weights: np.ndarray  # row, label; the last row is zero, for unknown keys
    transitions: np.ndarray  # next label, label
    ranking: Mapping[str, float]  # weights of attributes of candidates
    slots: np.ndarray  # row of the key that hashes to a slot or, if that is taken, before it

    def candidates(self, runs: Sequence[Seen]) -> list[list[Candidate]]:
        """The likely contents, cues and sources of each run, some of them in competition."""
        return [
            found
            for at in range(0, len(runs), RUNS_AT_ONCE)
            for found in self._candidates(runs[at : at + RUNS_AT_ONCE])
        ]

    def _candidates(self, runs: Sequence[Seen]) -> list[list[Candidate]]:
        import numpy as np

        lengths = [len(run["word"]) for run in runs]
        sums = chain(self.scores(runs), lengths, self.transitions)
        first = np.concatenate([[0], np.cumsum(lengths)])
        found: list[list[Candidate]] = [[] for _ in runs]
        for begin, label in enumerate(self.labels):
            if label[0] != "B":
                continue
            for chance, start, end in stretches(sums, begin, self.labels.index(f"I{label[1:]}")):
                run = int(first.searchsorted(start, side="right")) - 1
                before = int(first[run])
                found[run].append(Candidate(chance, start - before, end - before, label[1:]))
        return found

    def scores(self, runs: Sequence[Seen]) -> np.ndarray:
        """One row per item: each label's score, transitions left out."""
        streams, at = numbered(runs, self.alphabets)
        return self.weights[self.rows(keys(streams, at))].sum(axis=1)

    def rows(self, sought: np.ndarray) -> np.ndarray:
        """The rows of keys; the row of zeros for unknown ones."""
        import numpy as np

        flat = sought.ravel()
        slot = home(flat, len(self.slots))
        rows = self.slots[slot]
        nothing = len(self.keys) - 1
        pending = np.flatnonzero((self.keys[rows] != flat) & (rows != nothing))
        while len(pending):
            slot[pending] = (slot[pending] + 1) % len(self.slots)
            rows[pending] = self.slots[slot[pending]]
            other = (self.keys[rows[pending]] != flat[pending]) & (rows[pending] != nothing)
            pending = pending[other]
        return rows.reshape(sought.shape)


def home(numbers: np.ndarray, slots: int) -> np.ndarray:
    """The slot where each key is looked for first: its top bits; `slots` is a power of two."""
    import numpy as np

    return (numbers >> np.uint64(KEY_BITS + 1 - slots.bit_length())).astype(np.int64)


def slots_of(numbers: np.ndarray) -> np.ndarray:
    """A hash table with linear probing: by slot the row of its key, or one past the last row."""
    import numpy as np

    size = 1 << (ROOM * len(numbers)).bit_length()
    table = np.full(size, len(numbers), dtype=np.int32)
    rows, slot = np.arange(len(numbers)), home(numbers, size)
    while len(rows):
        free = table[slot] == len(numbers)
        table[slot[free][::-1]] = rows[free][::-1]
        beaten = table[slot] != rows
        rows, slot = rows[beaten], (slot[beaten] + 1) % size
    return table


@functools.cache
def shipped() -> Model:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(folder: Traversable) -> Model:
    """The model in a folder; OSError if its file is not the one that was trained."""
    import numpy as np

    packed = unpacked(folder, "attribution")
    known = np.cumsum(joined_bytes(packed["steps"]))
    weights = packed["weights"].astype(np.float32) * packed["scale"]
    ranked = unpacked_strings(packed["ranked"])
    return Model(
        labels=tuple(unpacked_strings(packed["labels"])),
        alphabets={name: numbers(unpacked_strings(packed[name])) for name in STREAMS},
        keys=np.append(known, np.uint64(1 << KEY_BITS)),
        weights=np.vstack([weights, np.zeros_like(weights[:1])]),
        transitions=packed["transitions"],
        ranking=dict(zip(ranked, packed["ranking"].tolist(), strict=True)),
        slots=slots_of(known),
    )


def split_bytes(numbers: np.ndarray) -> np.ndarray:
    """Numbers below 2^32 as four rows of bytes, which compress better apart."""
    import numpy as np

    return np.stack([(numbers >> np.uint64(8 * place)).astype(np.uint8) for place in range(4)])


def joined_bytes(rows: np.ndarray) -> np.ndarray:
    """What `split_bytes` was given."""
    import numpy as np

    return sum(row.astype(np.uint64) << np.uint64(8 * place) for place, row in enumerate(rows))


def numbers(values: Sequence[str]) -> dict[str, int]:
    """Numbers from 2 on: 0 is an unknown value, 1 a place outside the block."""
    return dict(zip(values, range(2, len(values) + 2), strict=True))
