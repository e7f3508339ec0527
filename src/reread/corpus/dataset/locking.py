"""One writer at a time: a lock holds a folder, and ends with its process, however that ends."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]

LOCK = "writing.lock"  # beside the tables while they are written
LONGEST_HOLDER = 1_000  # bytes of it that are looked at


class Lock:
    """A folder held by this process; OSError, which says by whom, where another holds it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK
        self._handle: int | None = None
        while self._handle is None:  # who held it may let go between our two looks at it
            self._take()

    def _take(self) -> None:
        """Hold the lock's file, if it is still the one that others find."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self._insist_on_free(handle)
            if self._is_found(handle):
                ours = {"process": os.getpid(), "computer": platform.node()}
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, f"{json.dumps(ours)}\n".encode())
                self._handle = handle
        finally:
            if self._handle is None:
                os.close(handle)

    def _insist_on_free(self, handle: int) -> None:
        holder = os.read(handle, LONGEST_HOLDER).decode("utf-8", "replace")
        if _is_held(handle, holder):
            raise OSError(
                f"{self.path.parent} is being written by {_told(holder)}; wait until that is done, "
                f"or where it is gone delete {self.path}"
            )

    def _is_found(self, handle: int) -> bool:
        with suppress(FileNotFoundError):
            return os.path.samestat(self.path.stat(), os.fstat(handle))
        return False

    def release(self) -> None:
        """Let go of the folder; once is enough."""
        if self._handle is not None:
            with suppress(OSError):  # on Windows no open file can be removed
                self.path.unlink()
            os.close(self._handle)
            self._handle = None


def _is_held(handle: int, holder: str) -> bool:
    """Whether another holds the lock, and lives."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except (AttributeError, OSError):  # a file system, or a system, without such locks
        return _may_live(holder)
    return False


def _may_live(holder: str) -> bool:
    """Whether the process that wrote its number into the lock's file may still be at work."""
    import psutil

    with suppress(TypeError, ValueError, KeyError):
        told = json.loads(holder)
        return told["computer"] != platform.node() or psutil.pid_exists(told["process"])
    return False


def _told(holder: str) -> str:
    with suppress(TypeError, ValueError, KeyError):
        told = json.loads(holder)
        return f"process {told['process']} on {told['computer']}"
    return "another process"
