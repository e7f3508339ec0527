"""Files: word data read from a room, and what is written whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import tempfile
from importlib import resources
from pathlib import Path


def word_data(room: str, name: str) -> list[dict[str, str]]:
    """The rows of a room's `data/<name>.tsv`, by column; lines that begin with # are comments."""
    path = resources.files(room) / "data" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


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
