"""Trained models as files: an `.npz` of numbers and packed strings, which needs no pickle, and
beside it a file with its SHA-256."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np


# numpy parses the head of an array by `ast`, which on Python 3.11 fails now and then if threads do
# so together ("AST constructor recursion depth mismatch")
ONE_AT_A_TIME = threading.Lock()


def unpacked(home: Traversable, name: str) -> dict[str, np.ndarray]:
    """The arrays of the model `name` in a folder; OSError if the file is not the one trained."""
    import numpy as np

    data = (home / f"{name}.npz").read_bytes()
    wanted = (home / f"{name}.sha256").read_text(encoding="ascii").strip()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise OSError(f"models/{name}.npz is damaged; install reread again")
    with ONE_AT_A_TIME, np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return dict(packed)


def packed_strings(strings: Iterable[str]) -> np.ndarray:
    """Strings without line breaks as one array of bytes, which needs no pickle."""
    import numpy as np

    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)


def unpacked_strings(array: np.ndarray) -> list[str]:
    """What `packed_strings` was given."""
    joined = array.tobytes().decode("utf-8")
    return joined.split("\n") if joined else []
