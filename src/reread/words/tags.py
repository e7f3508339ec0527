"""Part-of-speech tags by a conditional random field, decoded with numpy.

The weights were trained by training/tags.py and are described in models/tags.md.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING

from .attributes import ADJACENT, PLACES, adjacent, around, beside, normal, own
from .decoding import Look, Model, best_paths, model, unpacked, unpacked_strings

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

RUNS_AT_ONCE = 500  # sentences decoded together, to bound memory
LONGEST_RUN = 200  # tokens decoded together; longer sentences are cut, to bound memory
LOOK = Look(own, beside, adjacent, around, PLACES, ADJACENT)


@functools.cache
def shipped() -> Model:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> Model:
    """The model in a folder; OSError if its file is not the one that was trained."""
    packed = unpacked(home, "tags")
    words, groups = unpacked_strings(packed["words"]), packed["groups"].tolist()
    packed["labels"] = packed["tags"]
    return model(packed, dict(zip(words, map(tuple, groups), strict=True)), LOOK)


def tag(sentences: Sequence[Sequence[str]], using: Model | None = None) -> list[list[str]]:
    """The tags of the tokens of each sentence, given as forms."""
    runs = [
        [normal(form) for form in sentence[at : at + LONGEST_RUN]]
        for sentence in sentences
        for at in range(0, len(sentence), LONGEST_RUN)
    ]
    known = using or shipped()
    found: list[str] = []
    for at in range(0, len(runs), RUNS_AT_ONCE):
        some = runs[at : at + RUNS_AT_ONCE]
        best = best_paths(known.scores(some), [len(run) for run in some], known.transitions)
        found += [known.labels[number] for number in best.tolist()]
    tags = iter(found)
    return [[next(tags) for _ in sentence] for sentence in sentences]
