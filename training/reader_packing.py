"""What was learned as a file of the package: pieces that texts have, matrices in eight bits."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from reader_batches import ROW
from reader_data import Inventory

from reread.files import packed_strings
from reread.reader.features import (
    BEGIN,
    CONTINUED,
    END,
    UNKNOWN,
    Lists,
    Vocabulary,
    packed_lists,
)
from reread.reader.weights import DEPTHS, SCALE

STEPS = 127  # of eight bits, on each side of zero
SPEECH = ("content", "cue", "source")  # how the names of heads begin that hear speech
LEAST_SEEN = 2  # occurrences in texts of a piece that is kept; letters always are


def seen(texts: Iterable[str], known: Vocabulary) -> Counter[int]:
    """How often the pieces of some texts occur."""
    words = Counter(word for text in texts for word in text.split())
    counts: Counter[int] = Counter()
    for word, count in words.items():
        for number in known.numbered(word):
            counts[number] += count
    return counts


def texts(home: Path) -> Iterator[str]:
    """All texts of the data, labelled or not."""
    for path in sorted(home.glob("*/*.jsonl")):
        with path.open(encoding="utf-8") as stream:
            yield from (json.loads(line).get("text", "") for line in stream)


def kept(pieces: list[str], counts: Mapping[int, int]) -> list[int]:
    """The numbers of the pieces that ship: those that occur, and single letters."""
    special = {UNKNOWN, BEGIN, END}
    return [
        number
        for number, piece in enumerate(pieces)
        if piece in special
        or counts.get(number, 0) >= LEAST_SEEN
        or (piece.isascii() and len(piece.removeprefix(CONTINUED)) == 1)
    ]


def packed(
    params: dict[str, Any],
    known: Inventory,
    pieces: list[str],
    numbers: list[int],
    own: Lists,
    calibration: Mapping[str, Mapping[str, list[float]]],
) -> dict[str, np.ndarray]:
    """All arrays of the file."""
    encoder = params["encoder"]
    found: dict[str, np.ndarray] = {
        "pieces": packed_strings(pieces[number] for number in numbers),
        "tags": packed_strings(known.tags),
        "lists": packed_strings(packed_lists(own)),
        "relations": packed_strings(known.relations),
    }  # fmt: skip
    found |= _eighths("input.word", encoder["word"][numbers], axis=1)
    found["input.place"] = encoder["place"][:ROW].astype(np.float16)
    for name in ("shape", "opens", "lists", "gain", "shift"):
        found[f"input.{name}"] = encoder[name].astype(np.float32)
    for number, layer in enumerate(encoder["layers"]):
        found |= _all(f"layer{number}.", layer)
    for (name, _), heads in zip(DEPTHS.items(), params["heads"], strict=True):
        found |= _all(f"{name}.", heads)
        found |= {f"{name}.calibration.{kind}": np.array(value, np.float32)
                  for kind, value in calibration.get(name, {}).items()}  # fmt: skip
    return found


def without_speech(heads: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The heads of a network that was taught no speech: those that hear it know nothing."""
    return {name: array for name, array in heads.items() if not name.startswith(SPEECH)}


def _all(prefix: str, own: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {}
    for name, array in own.items():
        if array.ndim == 2 and array.size > 4096:
            found |= _eighths(prefix + name, array, axis=0)
        else:
            found[prefix + name] = array.astype(np.float32)
    return found


def _eighths(name: str, array: np.ndarray, axis: int) -> dict[str, np.ndarray]:
    """A matrix in eight bits, and the scale of each column, or of each row."""
    scale = np.abs(array).max(axis=axis, keepdims=True) / STEPS + 1e-12
    steps = np.round(array / scale).astype(np.int8)
    return {name: steps, name + SCALE: scale.astype(np.float32)}


def write(arrays: Mapping[str, np.ndarray], target: Path) -> None:
    """An `.npz`, which needs no pickle, and its SHA-256 beside it."""
    np.savez(target, **arrays)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")
