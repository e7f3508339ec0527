"""Part-of-speech tags by a conditional random field, decoded with numpy.

The weights were trained by training/tags.py and are described in models/tags.md. A token's score
for a tag is a sum of weights of *attributes*: strings that describe the token (`own`), a neighbour
(`beside`) or two tokens together (`adjacent`, `around`). Sums that hang on one word form, and
attributes that hang on two, are kept, since news repeats itself.
"""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Clusters = Mapping[str, tuple[int, ...]]  # word form -> its cluster, coarse to fine

PLACES = (0, -2, -1, 1, 2)  # whose form speaks about a token: its own, then its neighbours'
LONGEST_FORM = 40  # characters of a form that are looked at; longer ones are no words
RUNS_AT_ONCE = 500  # sentences decoded together, to bound memory
LONGEST_RUN = 200  # tokens decoded together; longer sentences are cut, to bound memory
FORMS_KEPT = 30_000  # word forms whose sums are kept; at about 1 kB each
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def normal(form: str) -> str:
    """A form as the attributes see it: quotes straight, not endless."""
    return form[:LONGEST_FORM].translate(STRAIGHT)


def shape(form: str) -> str:
    """Kinds of characters with repeats collapsed: "Mid-1990s" is Xx-dx."""
    kinds = ("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
             for c in form)  # fmt: skip
    return "".join(kind for kind, _ in groupby(kinds))


def own(form: str, clusters: Clusters) -> Iterator[str]:
    """What a form says about its own token."""
    low, form_shape = form.lower(), shape(form)
    yield "w" + low
    if low != form:
        yield "W" + form
    yield "s" + form_shape
    yield f"t{form_shape} {low[-3:]}"
    yield from (f"p{low[:size]}" for size in range(1, 5) if len(low) > size)
    yield from (f"e{low[-size:]}" for size in range(1, 6) if len(low) > size)
    yield from (
        f"{level}{cluster}" for level, cluster in zip("abc", clusters.get(low, ()), strict=False)
    )


def beside(form: str, place: int, clusters: Clusters) -> Iterator[str]:
    """What a form says about the token that stands at `-place` from it."""
    low = form.lower()
    yield f"{place}w{low}"
    yield f"{place}s{shape(form)}"
    yield f"{place}e{low[-3:]}"
    for level, cluster in zip("abc", clusters.get(low, ()), strict=False):
        yield f"{place}{level}{cluster}"


def adjacent(first: str, second: str, clusters: Clusters) -> tuple[str, ...]:
    """What two forms in a row say about the second, the first, the one after, the one before."""
    words, kinds = f"{first.lower()} {second.lower()}", _kinds(first, second, clusters)
    return (f"L{words}", f"l{kinds}", f"R{words}", f"r{kinds}", f"A{kinds}", f"B{kinds}")


def around(before: str, after: str, clusters: Clusters) -> tuple[str, ...]:
    """What the two neighbours say together."""
    return (f"X{before.lower()} {after.lower()}", f"x{_kinds(before, after, clusters)}")


ADJACENT = ((-1, slice(0, 2)), (0, slice(2, 4)), (-2, slice(4, 5)), (1, slice(5, 6)))


def _kinds(first: str, second: str, clusters: Clusters) -> str:
    return f"{_kind(first, clusters)} {_kind(second, clusters)}"


def _kind(form: str, clusters: Clusters) -> str:
    """A class for a form: its middle cluster, or what it looks like."""
    low = form.lower()
    known = clusters.get(low)
    return f"{known[1]}{form[:1].isupper():d}" if known else f"{shape(form)}{low[-2:]}"


def attributes(forms: Sequence[str], clusters: Clusters) -> list[list[str]]:
    """All attributes of each token of one sentence, as the trainer sees them."""
    padded = ["", "", *map(normal, forms), "", ""]
    found = []
    for at in range(2, len(padded) - 2):
        given = list(own(padded[at], clusters))
        for place in PLACES[1:]:
            given += beside(padded[at + place], place, clusters)
        for place, part in ADJACENT:
            given += adjacent(padded[at + place], padded[at + place + 1], clusters)[part]
        given += around(padded[at - 1], padded[at + 1], clusters)
        found.append(given)
    return found


@dataclass(frozen=True)
class Model:
    """Trained weights, and what was computed from them so far."""

    tags: tuple[str, ...]
    rows: dict[str, int]  # attribute -> row of weights; the last row is zero, for unknown ones
    weights: np.ndarray  # attribute, tag
    transitions: np.ndarray  # next tag, tag
    clusters: dict[str, tuple[int, ...]]
    kept: Kept = field(default_factory=lambda: Kept())

    def rows_of(self, names: Iterable[str]) -> list[int]:
        """The rows of some attributes; unknown ones have the row of zeros."""
        nothing = len(self.rows)
        return [self.rows.get(name, nothing) for name in names]


class Kept:
    """Word forms by number with their scores, and pairs of forms with their rows."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.scores: list[np.ndarray] = []  # by number: place, tag
        self.adjacent: dict[tuple[str, str], tuple[int, ...]] = {}
        self.around: dict[tuple[str, str], tuple[int, ...]] = {}

    def forget(self) -> None:
        """Start anew when too much is kept: vocabularies are open-ended."""
        if len(self.number) > FORMS_KEPT or len(self.adjacent) > 10 * FORMS_KEPT:
            self.__init__()


@functools.cache
def model() -> Model:
    """The model that ships with reread; OSError if its file is damaged."""
    import numpy as np

    home = resources.files("reread.models")
    data = (home / "tags.npz").read_bytes()
    wanted = (home / "tags.sha256").read_text(encoding="ascii").strip()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise OSError("models/tags.npz is damaged; install reread again")
    with np.load(io.BytesIO(data), allow_pickle=False) as packed:
        names = unpacked_strings(packed["attributes"])
        weights = packed["weights"].astype(np.float32) * packed["scale"]
        return Model(
            tags=tuple(unpacked_strings(packed["tags"])),
            rows=dict(zip(names, range(len(names)), strict=True)),
            weights=np.vstack([weights, np.zeros_like(weights[:1])]),
            transitions=np.ascontiguousarray(packed["transitions"].T),
            clusters=dict(zip(unpacked_strings(packed["words"]),
                              map(tuple, packed["clusters"].tolist()), strict=True)),
        )  # fmt: skip


def packed_strings(strings: Iterable[str]) -> np.ndarray:
    """Strings without line breaks as one array of bytes, which needs no pickle."""
    import numpy as np

    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)


def unpacked_strings(array: np.ndarray) -> list[str]:
    """What `packed_strings` was given."""
    joined = array.tobytes().decode("utf-8")
    return joined.split("\n") if joined else []


def tag(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The tags of the tokens of each sentence, given as forms."""
    runs = [
        [normal(form) for form in sentence[at : at + LONGEST_RUN]]
        for sentence in sentences
        for at in range(0, len(sentence), LONGEST_RUN)
    ]
    known = model()
    found: list[str] = []
    for at in range(0, len(runs), RUNS_AT_ONCE):
        some = runs[at : at + RUNS_AT_ONCE]
        best = _best_paths(_scores(some, known), [len(run) for run in some], known.transitions)
        found += [known.tags[number] for number in best]
    tags = iter(found)
    return [[next(tags) for _ in sentence] for sentence in sentences]


def _scores(runs: list[list[str]], known: Model) -> np.ndarray:
    """One row per token, runs one after the other: each tag's score, transitions left out."""
    import numpy as np

    known.kept.forget()
    flat, places = ["", ""], []
    for run in runs:
        places += range(len(flat), len(flat) + len(run))
        flat += [*run, "", ""]
    at = np.array(places)
    numbers = np.array([_number(form, known) for form in flat])
    distinct, numbers = np.unique(numbers, return_inverse=True)
    table = np.array([known.kept.scores[number] for number in distinct])
    scores = sum(table[numbers[at + place], index] for index, place in enumerate(PLACES))
    pairs = np.array(
        [_pair_rows(pair, adjacent, known.kept.adjacent, known) for pair in pairwise(flat)]
    )
    for place, part in ADJACENT:
        scores += known.weights[pairs[at + place, part]].sum(axis=1)
    ends = np.array(
        [
            _pair_rows(pair, around, known.kept.around, known)
            for pair in zip(flat, flat[2:], strict=False)
        ]
    )
    return scores + known.weights[ends[at - 1]].sum(axis=1)


def _number(form: str, known: Model) -> int:
    """The number of a form, whose scores at each place are then in `kept.scores`."""
    import numpy as np

    number = known.kept.number.get(form)
    if number is None:
        number = known.kept.number[form] = len(known.kept.number)
        given = [
            own(form, known.clusters),
            *(beside(form, place, known.clusters) for place in PLACES[1:]),
        ]
        known.kept.scores.append(
            np.array([known.weights[known.rows_of(names)].sum(axis=0) for names in given])
        )
    return number


def _pair_rows(
    pair: tuple[str, str], make: Callable[..., tuple[str, ...]], kept: dict, known: Model
) -> tuple[int, ...]:
    rows = kept.get(pair)
    if rows is None:
        rows = kept[pair] = tuple(known.rows_of(make(*pair, known.clusters)))
    return rows


def _best_paths(scores: np.ndarray, lengths: list[int], transitions: np.ndarray) -> list[int]:
    """The best tag of each row: Viterbi for all runs at once, longest first.

    `transitions[next, tag]` is the score of a tag followed by another.
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
    return found.tolist()
