"""Files: word data and trained models as they ship, and what is written whole or not at all."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterable
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np

# numpy parses the head of an array by `ast`, which on Python 3.11 fails now and then if threads do
# so together ("AST constructor recursion depth mismatch")
ONE_AT_A_TIME = threading.Lock()
Maker = TypeVar("Maker", bound=Callable[..., Any])


def once(make: Maker) -> Maker:
    """`functools.cache`, filled by one thread while others wait: for what is heavy."""
    kept, filling = functools.cache(make), threading.RLock()

    @functools.wraps(kept)
    def made(*given: Any) -> Any:
        """What was made, now or before."""
        with filling:
            return kept(*given)

    return cast("Maker", made)


def word_data(room: str, name: str) -> list[dict[str, str]]:
    """The rows of a room's `data/<name>.tsv`, by column; lines that begin with # are comments."""
    text = (resources.files(room) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def trained(home: Traversable, file: str) -> bytes:
    """What a file of trained weights holds; OSError if it is not the one that was trained, by the
    SHA-256 in the file beside it."""
    data = (home / file).read_bytes()
    wanted = (home / f"{file.partition('.')[0]}.sha256").read_text(encoding="ascii").strip()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise OSError(f"models/{file} is damaged; install reread again")
    return data


def unpacked(home: Traversable, name: str) -> dict[str, np.ndarray]:
    """The arrays of the model `name` in a folder, which need no pickle."""
    data = trained(home, f"{name}.npz")
    with ONE_AT_A_TIME, np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return dict(packed)


def packed_strings(strings: Iterable[str]) -> np.ndarray:
    """Strings without line breaks as one array of bytes, which needs no pickle."""
    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)


def unpacked_strings(array: np.ndarray) -> list[str]:
    """What `packed_strings` was given."""
    joined = array.tobytes().decode("utf-8")
    return joined.split("\n") if joined else []


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file by way of a temporary one, so that a half-written one is never seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def folder_name(article_id: str) -> str:
    """An article's id where it can be a folder's name, else a hash of it."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", article_id):
        return article_id
    return hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
