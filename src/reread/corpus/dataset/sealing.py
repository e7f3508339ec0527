"""Files that say what was written, and files that are written together: whole, or told not to be.

A small file of JSON holds the SHA-256 of its own content; of larger files others hold it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from ...files import TEMPORARY, write_bytes

SEAL = "sha256"  # the entry of a JSON file that seals the others
RESTORE = "restore it from a copy, or read the source into another folder"


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def write_sealed(path: Path, content: Mapping[str, Any]) -> None:
    """Write entries as JSON with their seal; the same entries give the same bytes."""
    told = json.dumps({**content, SEAL: _seal(content)}, ensure_ascii=False, indent=1)
    write_bytes(path, f"{told}\n".encode("utf-8", "surrogatepass"))  # as json reads it


def read_sealed(path: Path) -> dict[str, Any]:
    """The entries that `write_sealed` wrote; OSError, which names the file, where they are not."""
    try:
        content = dict(json.loads(path.read_bytes()))
        seal = content.pop(SEAL)
    except FileNotFoundError:
        raise OSError(f"{path} is missing; {RESTORE}") from None
    except (TypeError, ValueError, KeyError, RecursionError):
        raise OSError(f"{path} is damaged, or no file of a corpus; {RESTORE}") from None
    if seal != _seal(content):
        raise OSError(f"{path} is not as it was written; {RESTORE}")
    return content


def _seal(content: Mapping[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode())


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files of which none is seen before all of them are on the disk; their folders exist.

    They are written first and flushed then, which costs a disk little more than one flush.
    """
    waiting: dict[Path, Path] = {}
    try:
        with ExitStack() as open_files:
            streams = []
            for path, data in files.items():
                handle, name = tempfile.mkstemp(TEMPORARY[1], TEMPORARY[0], path.parent)
                waiting[path] = Path(name)
                streams.append(open_files.enter_context(os.fdopen(handle, "wb", buffering=0)))
                _write_all(streams[-1], data)
            for stream in streams:
                os.fsync(stream.fileno())
        for path, temporary in waiting.items():
            temporary.chmod(0o644)
            temporary.replace(path)
    except BaseException:
        for path in (*waiting.values(), *waiting):
            with suppress(OSError):
                path.unlink()
        raise


def _write_all(stream: Any, data: bytes) -> None:
    """Write unbuffered, so that nothing is left to be written when a full disk is told."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
