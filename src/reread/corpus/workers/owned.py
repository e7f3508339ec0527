"""A process that reads, as its owner sees it: asked, waited for, and killed when it takes too long
or too much."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Any, NamedTuple

import psutil

from ..parts import Part
from .child import PR_SET_PDEATHSIG, Batch

PROGRAM = "from reread.corpus.workers.child import main; main()"
# Before it, so that a process dies with its owner while it still loads its libraries, too
TIED = f"""
import ctypes, os, signal, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl({PR_SET_PDEATHSIG}, signal.SIGKILL)
    if os.getppid() != int(sys.argv[1]):
        os._exit(1)
"""
STARTING = 120.0  # seconds, for Python and its libraries from a slow disk
WAITS = 3.0  # seconds by the clock for one of the processor: others may be at work, too
WATCHED = sys.platform != "linux"  # memory, where the system does not limit it (see `child`)
LOOKS = 1.0  # seconds between looks at how a process does
# Signals that no library sends to its own process: somebody killed it, or the system did
OUTSIDE = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")
ALONE = {
    f"{library}_NUM_THREADS": "1"  # there is a process for each core
    for library in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")
}


class StoppedError(Exception):
    """The run has ended that a batch was to be read for."""


class Died(NamedTuple):
    """How a process ended over a batch."""

    at: int | None  # the item it was at
    kind: str  # of parts.KINDS
    reason: str
    outside: bool = False  # killed by somebody else


class Child:
    """A process that reads batches, one at a time."""

    def __init__(self) -> None:
        own: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", TIED + PROGRAM, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ALONE, "PYTHONPATH": os.pathsep.join(sys.path)},
            **own,  # Ctrl-C reaches the owner alone, and what it starts ends with it
        )
        self._answers: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._ending = threading.Lock()
        self._stopped = False
        self._first = 0  # bytes of memory after its first batch

    def _listen(self) -> None:
        """Take in answers until there can be no more."""
        assert self._process.stdout
        with suppress(Exception):  # half an answer of a process that died is none
            while True:
                self._answers.put(pickle.load(self._process.stdout))
        self._process.wait()
        self._kill_group()
        self._answers.put(("died", None))

    @property
    def alive(self) -> bool:
        """Whether it can be asked to read."""
        return self._process.poll() is None

    def read(self, batch: Batch) -> Part | Died:
        """What becomes of a batch, or of the process over it.

        Raises RuntimeError where no article can be read, `StoppedError` where `end` was called.
        """
        limits, at, taken = batch.limits, None, self._memory()
        self._ask(batch)
        until, most = time.monotonic() + STARTING, sys.maxsize
        while True:
            kind, content = self._answer(until, most)
            if kind == "begun":
                at, item = content, batch.items[content]
                until = time.monotonic() + WAITS * limits.time(item)
                most = taken + limits.space(item)
            elif kind == "part":
                self._first = self._first or self._memory()
                return content
            elif kind == "error":
                raise RuntimeError(content)
            else:
                return self._death(kind, batch, at)

    def _ask(self, batch: Batch) -> None:
        assert self._process.stdin
        with suppress(OSError):  # it has died, as its answers will tell
            pickle.dump(pickle.dumps(batch, protocol=5), self._process.stdin, protocol=5)
            self._process.stdin.flush()

    def _answer(self, until: float, most: int) -> tuple[str, Any]:
        """The next answer; for want of one "late" or "fat", and then it is dead."""
        while True:
            with suppress(queue.Empty):
                return self._answers.get(timeout=LOOKS)
            late = time.monotonic() > until
            if late or (WATCHED and self._memory() > most):
                self._kill()
                return ("late" if late else "fat"), None

    def _death(self, how: str, batch: Batch, at: int | None) -> Died:
        if self._stopped:
            raise StoppedError
        code = self._process.wait()
        names = [one.name for one in signal.Signals if one == -code]
        name = names[0] if names else f"status {code}"
        if at is None:
            ended = "had not begun in time" if how == "late" else f"ended with {name}"
            return Died(at, "crash", f"the process that is to read {ended}")
        limits, item = batch.limits, batch.items[at]
        if how == "late" or name == "SIGXCPU":
            return Died(at, "timeout", f"it was not read in {limits.time(item):.0f} seconds")
        if how == "fat":
            return Died(at, "memory", f"it took more than {limits.space(item) >> 20:,} MB to read")
        ended = f"the process that read it ended with {name}"
        return Died(at, "crash", ended, outside=name in OUTSIDE)

    def _memory(self) -> int:
        """Bytes of memory that it has in use."""
        with suppress(psutil.Error):
            return psutil.Process(self._process.pid).memory_info().rss
        return 0

    def grown(self) -> int:
        """Bytes of memory that it has in use beyond those after its first batch."""
        return self._memory() - self._first

    def _kill(self) -> None:
        if self._listener.is_alive():
            self._kill_group()
        self._process.kill()
        self._process.wait()

    def _kill_group(self) -> None:
        """Kill what it has started, and itself, where systems have groups of processes."""
        with suppress(AttributeError, OSError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, whatever it is at, and leave nothing behind."""
        self._stopped = True
        with self._ending:
            self._kill()
            self._listener.join()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    with suppress(OSError):  # a batch that was never taken
                        pipe.close()
