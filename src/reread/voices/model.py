"""The attribution model: a conditional random field over items, and a ranking of its stretches.

The weights were trained by training/attribution.py and are described in models/attribution.md. An
item's score for a label is the sum of the weights of what the templates see there.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from ..words.decoding import unpacked, unpacked_strings
from ..words.tags import shipped as shipped_tags
from . import templates
from .forms import EDGE, STREAMS, UNKNOWN, Forms
from .posterior import Chain, chain, stretches
from .ranking import Candidate, Seen
from .streams import bounds, surroundings, values
from .templates import ALONE, TOGETHER, apart, keys, spread
from .units import Item

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

Span = tuple[int, int]
ROOM = 8  # slots per key: few keys meet, so that most are found at once
KEY_BITS = 32


@dataclass(frozen=True)
class Model:
    """Trained weights, and where the weights of a key stand."""

    labels: tuple[str, ...]
    alphabets: Mapping[str, Mapping[str, int]]  # by stream: value -> number
    keys: np.ndarray  # by row, ascending; the last is no key
    weights: np.ndarray  # row, label; the last row is zero, for unknown keys
    transitions: np.ndarray  # next label, label
    ranking: Mapping[str, float]  # weights of attributes of candidates
    slots: np.ndarray  # row of the key that hashes to a slot or, if that is taken, before it

    def candidates(
        self, text: str, items: Sequence[Item], runs: Sequence[Span], rules: Sequence[str]
    ) -> tuple[Seen, list[list[Candidate]]]:
        """What is seen of items, and the likely contents, cues and sources of each run of them.

        Some are in competition. `rules` is what the rules say of each item.
        """
        forms, codes = self.looked_at(text, items, runs, rules)
        lengths = [end - start for start, end in runs]
        sums = chain(self.scores(forms, codes, lengths), lengths, self.transitions)
        tags, meant = self.forms.tags, values()
        told = (map(meant[name].__getitem__, codes[name].tolist()) for name in ("before", "ahead"))
        seen = Seen([tags[form] for form in forms.tolist()], *map(list, told))
        return seen, self._likely(sums, runs)

    def looked_at(
        self, text: str, items: Sequence[Item], runs: Sequence[Span], rules: Sequence[str]
    ) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """The numbers of the items' forms, and by stream the codes of their surroundings."""
        forms = self.forms.numbered(text, items)
        traits = self.forms.traits.take(forms, axis=1)
        return forms, surroundings(traits, bounds(items, runs), rules)

    def _likely(self, sums: Chain, runs: Sequence[Span]) -> list[list[Candidate]]:
        first = [start for start, _ in runs]
        found: list[list[Candidate]] = [[] for _ in runs]
        for begin, label in enumerate(self.labels):
            if label[0] != "B":
                continue
            for chance, start, end in stretches(sums, begin, self.labels.index(f"I{label[1:]}")):
                run = bisect.bisect_right(first, start) - 1
                before = first[run]
                found[run].append(Candidate(chance, start - before, end - before, label[1:]))
        return found

    def scores(
        self, forms: np.ndarray, codes: Mapping[str, np.ndarray], lengths: Sequence[int]
    ) -> np.ndarray:
        """One row per item: each label's score, transitions left out."""
        at, size = apart(lengths)
        form = spread(forms, at, size, 0)
        sought = keys(self.streams(form, codes, at), at, TOGETHER)
        scores = self.weights.take(self.rows(sought), axis=0).sum(axis=0)
        for number, place in enumerate(ALONE):
            scores += self.forms.scores[number].take(form[at + place], axis=0)
        return scores

    def streams(
        self, form: np.ndarray, codes: Mapping[str, np.ndarray], at: np.ndarray
    ) -> dict[str, np.ndarray]:
        """By stream: the numbers at all places, where `form` and `at` are set apart by run."""
        known = zip(STREAMS, self.forms.streams.take(form, axis=1), strict=True)
        return dict(known) | {name: spread(self.meaning[name][code], at, len(form), EDGE)
                              for name, code in codes.items()}  # fmt: skip

    @functools.cached_property
    def forms(self) -> Forms:
        """The forms met so far."""
        return Forms(self.alphabets, shipped_tags().known, self._alone)

    def _alone(self, streams: Mapping[str, np.ndarray]) -> np.ndarray:
        """Place, form, label: what a form says by itself of an item, by where it stands from it."""
        import numpy as np

        every = np.arange(len(streams["word"]))
        rows = (self.rows(keys(streams, every, some, alone=True)) for some in ALONE.values())
        found = [self.weights.take(own, axis=0).sum(axis=0) for own in rows]
        return np.stack(found)

    @functools.cached_property
    def meaning(self) -> dict[str, np.ndarray]:
        """By stream: the number of each code."""
        import numpy as np

        return {name: np.array([self.alphabets[name].get(value, UNKNOWN) for value in meant])
                for name, meant in values().items()}  # fmt: skip

    def rows(self, sought: np.ndarray) -> np.ndarray:
        """The rows of keys; the row of zeros for unknown ones."""
        import numpy as np

        flat = sought.ravel()
        slot = home(flat, len(self.slots))
        rows = self.slots.take(slot)
        nothing = len(self.keys) - 1
        pending = np.flatnonzero((self.keys.take(rows) != flat) & (rows != nothing))
        while len(pending):
            slot[pending] = following = (slot[pending] + 1) & (len(self.slots) - 1)
            rows[pending] = found = self.slots.take(following)
            pending = pending[(self.keys.take(found) != flat[pending]) & (found != nothing)]
        return rows.reshape(sought.shape)


def home(numbers: np.ndarray, slots: int) -> np.ndarray:
    """The slot where each key is looked for first: its top bits; `slots` is a power of two."""
    import numpy as np

    return (numbers >> np.uint32(KEY_BITS + 1 - slots.bit_length())).astype(np.int64)


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
    known = np.cumsum(joined_bytes(packed["steps"])).astype(np.uint32)
    weights = packed["weights"].astype(np.float32) * packed["scale"]
    ranked = unpacked_strings(packed["ranked"])
    return Model(
        labels=tuple(unpacked_strings(packed["labels"])),
        alphabets={name: numbers(unpacked_strings(packed[name])) for name in templates.STREAMS},
        keys=np.append(known, np.uint32(0)),
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
