"""What trained models have in common: packed files, scores of tokens, the best labels.

A model is an `.npz` of numbers and packed strings, which needs no pickle, and a file beside it
with its SHA-256. A token's score for a label is the sum of its attributes' weights. Sums that
hang on one word form, and attributes that hang on two, are kept, since news repeats itself.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

MOST_SHARED = 255  # characters of a packed string that are said by a number of one byte
FORMS_KEPT = 30_000  # word forms whose sums are kept; at about 1 kB each
# Labels of a token that are tried together with its neighbours': those that score highest alone.
# Tried with eight, six of 10,000 tokens of news got another tag than with all 45.
LIKELY = 9


@dataclass(frozen=True)
class Look:
    """What a model looks at: functions from forms, and what is known of words, to attributes.

    `parts` says which of the attributes of two adjacent forms speak about the token that stands
    at minus `place` from the first of them.
    """

    own: Callable[[str, Any], Iterable[str]]
    beside: Callable[[str, int, Any], Iterable[str]]
    adjacent: Callable[[str, str, Any], tuple[str, ...]]
    around: Callable[[str, str, Any], tuple[str, ...]]
    places: tuple[int, ...]  # whose form speaks about a token: its own (0), then its neighbours'
    parts: tuple[tuple[int, slice], ...]  # place, part


@dataclass(frozen=True)
class Model:
    """Trained weights, and what was computed from them so far."""

    labels: tuple[str, ...]
    rows: dict[str, int]  # attribute -> row of weights; the last row is zero, for unknown ones
    weights: np.ndarray  # attribute, label
    transitions: np.ndarray  # next label, label
    known: Any  # what is known of words, as the functions of `look` take it
    look: Look
    kept: Kept = field(default_factory=lambda: Kept())

    def rows_of(self, names: Iterable[str]) -> list[int]:
        """The rows of some attributes; unknown ones have the row of zeros."""
        nothing = len(self.rows)
        return [self.rows.get(name, nothing) for name in names]

    def scores(self, runs: Sequence[Sequence[str]]) -> np.ndarray:
        """One row per token, runs one after the other: what the forms say for each label."""
        import numpy as np

        self.kept.forget()
        flat, places = ["", ""], []
        for run in runs:
            places += range(len(flat), len(flat) + len(run))
            flat += [*run, "", ""]
        at = np.array(places, dtype=int)
        for form in dict.fromkeys(flat):
            if form not in self.kept.number:
                self._keep(form)
        numbers = np.array([self.kept.number[form] for form in flat])
        distinct, numbers = np.unique(numbers, return_inverse=True)
        table = np.array([self.kept.scores[number] for number in distinct])
        scores = sum(table[numbers[at + place], i] for i, place in enumerate(self.look.places))
        beside = list(zip(flat, flat[2:], strict=False))
        pairs = self._pairs(list(pairwise(flat)), self.look.adjacent, self.kept.adjacent)
        ends = self._pairs(beside, self.look.around, self.kept.around)
        for place, part in self.look.parts:
            scores += self.weights[pairs[at + place, part]].sum(axis=1)
        return scores + self.weights[ends[at - 1]].sum(axis=1)

    def sums(self, keys: Iterable[tuple[str, ...]], make: Any) -> np.ndarray:
        """One row per key: the summed weights of the attributes that `make(*key)` gives."""
        import numpy as np

        found = []
        for key in keys:
            row = self.kept.sums.get(key)
            if row is None:
                row = self.kept.sums[key] = self.weights[self.rows_of(make(*key))].sum(axis=0)
            found.append(row)
        return np.array(found)

    def _keep(self, form: str) -> None:
        """Number a form and keep its scores at each place."""
        import numpy as np

        self.kept.number[form] = len(self.kept.number)
        given = [self.look.own(form, self.known)]
        given += [self.look.beside(form, place, self.known) for place in self.look.places[1:]]
        self.kept.scores.append(
            np.array([self.weights[self.rows_of(names)].sum(axis=0) for names in given])
        )

    def _pairs(self, pairs: list[tuple[str, str]], make: Any, kept: dict) -> np.ndarray:
        """The rows of the attributes that `make` gives for each of some pairs of forms."""
        import numpy as np

        found: list[int] = []  # flat, which numpy reads faster
        for pair in pairs:
            rows = kept.get(pair)
            if rows is None:
                rows = kept[pair] = tuple(self.rows_of(make(*pair, self.known)))
            found += rows
        return np.array(found).reshape(len(pairs), -1)


class Kept:
    """Word forms by number with their scores, and pairs of forms with their rows."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.scores: list[np.ndarray] = []  # by number: place, label
        self.adjacent: dict[tuple[str, str], tuple[int, ...]] = {}
        self.around: dict[tuple[str, str], tuple[int, ...]] = {}
        self.sums: dict[tuple[str, ...], np.ndarray] = {}

    def forget(self) -> None:
        """Start anew when too much is kept: vocabularies are open-ended."""
        size = max(len(self.number), len(self.sums))
        if size > FORMS_KEPT or len(self.adjacent) > 10 * FORMS_KEPT:
            self.__init__()


def model(packed: dict[str, np.ndarray], known: Any, look: Look) -> Model:
    """A model from its arrays `attributes`, `labels`, `weights`, `scale`, `transitions`."""
    import numpy as np

    names = unpacked_strings(packed["attributes"])
    weights = packed["weights"].astype(np.float32) * packed["scale"]
    return Model(
        labels=tuple(unpacked_strings(packed["labels"])),
        rows=dict(zip(names, range(len(names)), strict=True)),
        weights=np.vstack([weights, np.zeros_like(weights[:1])]),
        transitions=np.ascontiguousarray(packed["transitions"].T),
        known=known,
        look=look,
    )


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


def packed_sorted(name: str, strings: Iterable[str]) -> dict[str, np.ndarray]:
    """Sorted strings as arrays of a model: how many characters each shares with the one before
    it (MOST_SHARED at most), and the rest."""
    import numpy as np

    shared, rests, before = [], [], ""
    for string in strings:
        size = _shared(before[:MOST_SHARED], string)
        shared.append(size)
        rests.append(string[size:])
        before = string
    return {name: packed_strings(rests), f"{name}_shared": np.array(shared, np.uint8)}


def _shared(one: str, two: str) -> int:
    """How many characters two strings begin with alike."""
    unlike = (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    return next(unlike, min(len(one), len(two)))


def unpacked_sorted(packed: Mapping[str, np.ndarray], name: str) -> list[str]:
    """What `packed_sorted` was given."""
    found, before = [], ""
    rests = packed[name].tobytes().decode("utf-8").split("\n")
    for size, rest in zip(packed[f"{name}_shared"].tolist(), rests):  # noqa: B905
        before = before[:size] + rest
        found.append(before)
    return found


def packed_mapping(name: str, mapping: Mapping[str, str]) -> dict[str, np.ndarray]:
    """Words with one of few values each, as arrays of a model."""
    import numpy as np

    values = sorted(set(mapping.values()))
    number = {value: at for at, value in enumerate(values)}
    return {
        **packed_sorted(name, mapping),
        f"{name}_values": packed_strings(values),
        f"{name}_numbers": np.array([number[value] for value in mapping.values()], np.uint16),
    }


def unpacked_mapping(packed: Mapping[str, np.ndarray], name: str) -> dict[str, str]:
    """What `packed_mapping` was given."""
    values = unpacked_strings(packed[f"{name}_values"])
    numbers = packed[f"{name}_numbers"].tolist()
    words = unpacked_sorted(packed, name)
    return dict(zip(words, map(values.__getitem__, numbers), strict=True))


def best_paths(scores: np.ndarray, lengths: Sequence[int], transitions: np.ndarray) -> np.ndarray:
    """The best label of each row: Viterbi for all runs at once, longest first.

    `scores` are the runs' rows one after the other; `transitions[next, label]` is the score of a
    label followed by another. Only the LIKELY labels of each row are tried.
    """
    import numpy as np

    if scores.shape[1] > LIKELY:
        labels = np.argpartition(scores, -LIKELY, axis=1)[:, -LIKELY:]
        own = np.take_along_axis(scores, labels, axis=1)
        into = transitions[labels[1:, :, None], labels[:-1, None, :]]  # row: from it into the next
    else:
        labels, own = np.broadcast_to(np.arange(scores.shape[1]), scores.shape), scores
        into = transitions[None]
    into = into + own[1:, :, None]
    order = sorted(range(len(lengths)), key=lambda run: -lengths[run])
    first = np.concatenate([[0], np.cumsum(lengths)])[order]
    size = np.array(lengths)[order]
    going = [int((size > step).sum()) for step in range(size[0])]
    best, back = own[first], []
    for step in range(1, size[0]):
        reached = best[: going[step], None, :] + into[first[: going[step]] + (step - 1)]
        back.append(reached.argmax(axis=2))
        best[: going[step]] = reached.max(axis=2)
    found = np.zeros(len(scores), dtype=int)
    last = best.argmax(axis=1)
    for step in range(size[0] - 1, -1, -1):
        rows = first[: going[step]] + step
        found[rows] = labels[rows, last[: going[step]]]
        if step:
            last[: going[step]] = back[step - 1][np.arange(going[step]), last[: going[step]]]
    return found
