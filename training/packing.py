"""Pack a model of python-crfsuite: strings and eight-bit numbers, no pickle."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from reread.words.decoding import packed_strings

State = dict[tuple[str, str], float]  # attribute, label -> weight
Following = dict[tuple[str, str], float]  # label, next label -> weight


def save(target: Path, **arrays: np.ndarray) -> None:
    """Write an .npz as small as zip makes it: numpy's own stops at a middling level."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.lib.format.write_array(stream, np.asarray(array), allow_pickle=False)
            packed.writestr(zipfile.ZipInfo(f"{name}.npy"), stream.getvalue(),
                            zipfile.ZIP_DEFLATED, 9)  # fmt: skip


def weights(path: Path) -> tuple[State, Following]:
    """The weights of a model file of crfsuite."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    return dict(info.state_features), dict(info.transitions)


def mean(models: Sequence[Mapping[tuple[str, str], float]]) -> dict[tuple[str, str], float]:
    """The mean of the weights of several models."""
    total: dict[tuple[str, str], float] = {}
    for model in models:
        for key, weight in model.items():
            total[key] = total.get(key, 0.0) + weight / len(models)
    return total


def sign(target: Path) -> None:
    """Write the SHA-256 of a file beside it."""
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")


def stepped(state: State, largest: float, least: int) -> dict[tuple[str, str], int]:
    """Weights cut off at `largest`, in 127 steps of it; those of fewer than `least` left out."""
    scale = largest / 127
    steps = {key: int(np.clip(round(weight / scale), -127, 127)) for key, weight in state.items()}
    return {key: step for key, step in steps.items() if abs(step) >= least}


def square(weights: Following, labels: tuple[str, ...]) -> np.ndarray:
    """Transitions as a table: label, next label."""
    column = {label: at for at, label in enumerate(labels)}
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (first, second), weight in weights.items():
        table[column[first], column[second]] = weight
    return table


def pack(
    state: State,
    transitions: Following,
    labels: tuple[str, ...],
    target: Path,
    *,
    largest: float,
    least: int,
    **more: np.ndarray,
) -> None:
    """Write weights (see `stepped`) and other arrays as an .npz, and its SHA-256 beside it."""
    column = {label: at for at, label in enumerate(labels)}
    kept = stepped(state, largest, least)
    rows = {name: at for at, name in enumerate(sorted({name for name, _ in kept}))}
    table = np.zeros((len(rows), len(labels)), dtype=np.int8)
    for (name, label), step in kept.items():
        table[rows[name], column[label]] = step
    save(
        target,
        attributes=packed_strings(rows),
        labels=packed_strings(labels),
        weights=table,
        scale=np.float32(largest / 127),
        transitions=square(transitions, labels),
        **more,
    )
    sign(target)
