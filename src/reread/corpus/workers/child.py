"""A process that reads batches for its owner, under limits, and dies with it.

Batches come in at standard input, each a pickle of a pickle (so that what cannot be unpickled can
be said), and answers leave at standard output. Libraries find nothing at standard input, and what
they print goes to standard error.
An answer is a pair: ("begun", i) before item i of a batch is read, then ("part", its Part), or
("error", a sentence) where a batch cannot be read whatever its articles are.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from typing import Any, BinaryIO, NamedTuple

import psutil

from ..parts import Item

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

IDLE = 60.0  # seconds without a batch after which nobody seems to want the process any more
PR_SET_PDEATHSIG = 1  # of Linux' prctl: the signal that comes when the owner dies
Send = Callable[[str, Any], None]


class Limits(NamedTuple):
    """What one item may take of the process that reads it, by its characters or bytes.

    `seconds` and `seconds_each` (a character or byte) are of the processor's time, which does not
    depend on what else a machine does; `memory` and `memory_each` are bytes. Articles take 0.1 ms a
    character on a laptop's core and 0.1 GB; files are longer than their text.

    >>> import reread as rr
    >>> rr.corpus.Limits(seconds=5.0).seconds_each
    0.002
    """

    seconds: float = 20.0  # for anything: models are loaded in three
    seconds_each: float = 0.002
    memory: int = 4 << 30  # bytes of address space, of which libraries reserve one unused
    memory_each: int = 1 << 10

    def time(self, item: Item) -> float:
        """Seconds of the processor that an item may take.

        >>> import reread as rr
        >>> from reread.corpus.parts import Item
        >>> item = Item("its key", "mill.txt", b"The mill burned.")
        >>> rr.corpus.Limits(seconds=5.0).time(item)
        5.032
        """
        return self.seconds + self.seconds_each * item.size

    def space(self, item: Item) -> int:
        """Bytes that an item may take beyond what was taken before its batch.

        >>> import reread as rr
        >>> from reread.corpus.parts import Item
        >>> item = Item("its key", "mill.txt", b"The mill burned.")
        >>> rr.corpus.Limits(memory=1_000_000).space(item)
        1016384
        """
        return self.memory + self.memory_each * item.size


LIMITS = Limits()


class Batch(NamedTuple):
    """What a child is asked to read."""

    items: tuple[Item, ...]
    choices: bytes  # pickled, with functions that exist nowhere else
    limits: Limits
    versions: dict[str, str]  # with which it is to be read, and with no others


def main() -> None:
    """Read batches until the owner closes the pipe or dies, or has none for a while."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    _die_with(int(sys.argv[1]))
    own = os.getpid()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: _die_with(own))
    batches: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, batches), daemon=True).start()

    def send(kind: str, content: Any) -> None:
        """Tell the owner one thing: its kind, and what it is."""
        if os.getpid() != own:  # a library forked, and this copy of it came back
            os._exit(1)
        pickle.dump((kind, content), answers, protocol=5)
        answers.flush()

    with suppress(queue.Empty):
        while True:
            _answer(batches.get(timeout=IDLE), send)


def _die_with(owner: int) -> None:
    """On Linux the kernel ends this process with its owner, even amid C code. Elsewhere `_listen`
    does, and the limit of time."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != owner:  # it was faster
            os._exit(1)


def _listen(asked: BinaryIO, batches: queue.SimpleQueue[bytes]) -> None:
    """Take in batches, and end the process where no more can come, whatever it is doing."""
    with suppress(EOFError, OSError):
        while True:
            batches.put(pickle.load(asked))
    os._exit(0)


def _answer(asked: bytes, send: Send) -> None:
    from .batch import read_items

    try:
        batch: Batch = pickle.loads(asked)
        choices = pickle.loads(batch.choices)
    except Exception as error:  # whatever a function or a class of one's own needs and is not here
        send("error", f"what is to be read is not available where articles are read: {error!r}")
        return
    if differs := _differs(batch.versions):
        send("error", differs)
        return

    taken = psutil.Process().memory_info().vms

    def begun(number: int) -> None:
        """Set the limits of an item that is begun, and tell the owner which it is."""
        item = batch.items[number]
        _limit(batch.limits.time(item), taken + batch.limits.space(item))
        send("begun", number)

    part = read_items(batch.items, choices, begun)
    _limit(batch.limits.seconds, None)  # for what an article may have left running
    send("part", part)


def _differs(wanted: dict[str, str]) -> str:
    """What is not as it is where the corpus is written, in a sentence; "" where all is."""
    from ...provenance import versions

    for name, version in versions().items():
        if wanted.get(name) != version:
            return (
                f"{name} is {version} where articles are read and {wanted.get(name)} where the "
                "corpus is written; install the same on all machines"
            )
    return ""


def _limit(seconds: float, space: int | None) -> None:
    """Let the system end this process after some seconds of work from now on, and refuse it memory
    beyond some bytes, where it can; None lifts that limit."""
    if resource is None:  # Windows: the owner watches
        return
    used = sum(psutil.Process().cpu_times()[:2])
    _set(resource.RLIMIT_CORE, 0)  # what a crash leaves is of no use to anybody
    _set(resource.RLIMIT_CPU, ceil(used + seconds))
    _set(resource.RLIMIT_AS, space)


def _set(limit: int, value: int | None) -> None:
    most = resource.getrlimit(limit)[1]
    with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS and refuses it
        resource.setrlimit(limit, (most if value is None else value, most))
