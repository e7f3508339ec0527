"""The reader's trained weights, unpacked once and never changed.

They were trained by training/reader.py and are described in models/reader.md. Matrices are kept in
eight bits with a scale for each column (for each row of the embeddings).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np

from ..files import once, unpacked, unpacked_strings
from ..licences import ALL, MODELS
from .features import Lists, Vocabulary, unpacked_lists

Arrays = Mapping[str, np.ndarray]
HEADS = 12  # of attention, in MiniLM

LEAST = 1e-4  # bounds the log-odds of chances
DEPTHS = {"small": 2, "deep": 4}  # layers that each reader reads with
SCALE = ".scale"  # ends the name of what a matrix in eight bits is multiplied by


@dataclass(frozen=True)
class Weights:
    """The weights of one reader: its inputs, layers and heads."""

    vocabulary: Vocabulary
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    inputs: Arrays
    layers: tuple[Arrays, ...]
    heads: Arrays
    lists: Lists
    calibration: Mapping[str, tuple[float, ...]]  # by kind of score, see `calibrated`


@once
def shipped(reader: str, licences: str = ALL) -> Weights:
    """The model that ships with reread, "small" or "deep": the one that knows most, or the one
    that was trained on openly licensed texts alone ("open")."""
    return load(resources.files("reread.models"), reader, MODELS[licences])


def load(home: Traversable, reader: str, model: str = MODELS[ALL]) -> Weights:
    """A reader of the model in a folder; OSError if its file is not the one that was trained."""
    packed = unpacked(home, model)
    pieces = unpacked_strings(packed.pop("pieces"))
    tags = tuple(unpacked_strings(packed.pop("tags")))
    relations = tuple(unpacked_strings(packed.pop("relations")))
    named = unpacked_lists(unpacked_strings(packed.pop("lists")))
    heads = _plain(_part(packed, f"{reader}."))
    given = {name: tuple(values.tolist()) for name, values in _part(heads, "calibration.").items()}
    parts = (_part(packed, f"layer{number}.") for number in range(DEPTHS[reader]))
    layers = tuple(_layer(_plain(part)) for part in parts)
    inputs = _part(packed, "input.")
    for part in (inputs, heads, *layers):
        for array in part.values():
            array.flags.writeable = False
    return Weights(Vocabulary(pieces), tags, relations, inputs, layers, heads, named, given)


def calibrated(chances: Sequence[float], weights: Sequence[float]) -> float:
    """The probability that something is right (Platt 1999): chances weighed by their log-odds,
    after a first weight; the chances themselves where there are no weights."""
    if not weights:
        return math.prod(chances)
    total = weights[0]
    for weight, chance in zip(weights[1:], chances, strict=True):
        sure = min(max(chance, LEAST), 1 - LEAST)
        total += weight * math.log(sure / (1 - sure))
    return 1 / (1 + math.exp(-total))


def _part(packed: Arrays, prefix: str) -> dict[str, np.ndarray]:
    own = (name for name in packed if name.startswith(prefix))
    return {name.removeprefix(prefix): packed[name] for name in own}


def _plain(packed: Arrays) -> dict[str, np.ndarray]:
    """Arrays in single precision, those in eight bits multiplied by their scales."""
    found = {}
    for name, array in packed.items():
        if name.endswith(SCALE):
            continue
        found[name] = array.astype(np.float32)
        if name + SCALE in packed:
            found[name] *= packed[name + SCALE]
    return found


def _layer(own: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """A layer whose constant factors are put into its weights."""
    width = own["gather"].shape[0]
    by = (width // HEADS) ** -0.5
    own["look"][:, :width] *= by  # of what is looked for: attention's scale
    own["look_bias"][:width] *= by
    own["narrow"] *= 0.5  # of gelu
    return own
