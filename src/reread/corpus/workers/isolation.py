"""Batches read by processes apart, so that an article which crashes, spins or eats memory loses
nothing but itself.

A batch that ends its process is cut at the item it was at, which is tried first, alone and by a
fresh process; then what stands before and what stands after are read. An item is blamed that ends
its process when it is alone, too.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple

import pyarrow as pa

from ..dataset.ids import Ids, renamed
from ..dataset.schemas import NAMES
from ..parts import Item, Part, Refused
from .child import Batch, Limits
from .owned import Child, Died, StoppedError

BLAMED = 2  # deaths over an item after which it is to blame …
KILLED = 4  # … where somebody else killed the process: twice may be chance
STARTS = 5  # processes that end before they read anything, after which none can be had
GROWN = 300 << 20  # bytes of memory beyond its first batch after which a process has had its time


class Run(NamedTuple):
    """What all batches of a run have in common."""

    name: str  # no other run's
    choices: bytes  # pickled
    limits: Limits
    versions: dict[str, str]


def read_batch(run: Run, items: Sequence[Item]) -> Part | None:
    """What becomes of some items, whatever they do to the processes that read them; None where the
    run was ended meanwhile.

    Raises RuntimeError where nothing can be read here.
    """
    with suppress(StoppedError), _children(run.name) as children:
        return _read(children, run, tuple(items))
    return None


class _Piece(NamedTuple):
    """Some items of a batch that are read together, and how often a process has died over them."""

    at: int  # of its first item in the batch
    items: tuple[Item, ...]
    deaths: int = 0
    starts: int = 1  # processes that were to read them


def _read(children: Children, run: Run, items: tuple[Item, ...]) -> Part:
    left, parts = [_Piece(0, items)], {}
    while left:
        piece = left.pop()
        outcome = _tried(children, run, piece)
        if isinstance(outcome, Died):
            left += reversed(_after(piece, outcome))
        else:
            parts[piece.at] = outcome
    return _joined([parts[at] for at in sorted(parts)])


def _tried(children: Children, run: Run, piece: _Piece) -> Part | Died:
    """What a process makes of some items, or what they make of it."""
    with children.one(fresh=0 < piece.deaths < KILLED) as child:
        outcome = child.read(Batch(piece.items, run.choices, run.limits, run.versions))
        if isinstance(outcome, Died):
            return outcome
        starved = _starved(outcome)
        if starved or child.grown() > GROWN:
            child.end()
        if starved and (len(piece.items) > 1 or not piece.deaths):  # by those before, perhaps
            at = next(i for i, item in enumerate(piece.items) if item.key in starved)
            return Died(at, "memory", "")
    return outcome


def _starved(part: Part) -> set[str]:
    """The keys of the items that memory was lacking for."""
    failures = part.tables["failures"].to_pylist()
    return {row["key"] for row in failures if row["kind"] == "memory"}


def _after(piece: _Piece, died: Died) -> list[_Piece]:
    """What is read next where a process died over some items: the one it was at goes first."""
    first, items, deaths = piece.at, piece.items, piece.deaths + 1
    if died.at is None:
        if piece.starts == STARTS:
            raise RuntimeError(f"no article can be read: {died.reason}")
        return [piece._replace(starts=piece.starts + 1)]
    if len(items) > 1:
        at = died.at
        cut = [
            _Piece(first + at, items[at : at + 1], 1),
            _Piece(first, items[:at]),
            _Piece(first + at + 1, items[at + 1 :]),
        ]
        return [one for one in cut if one.items]
    if deaths < (KILLED if died.outside else BLAMED):
        return [piece._replace(deaths=deaths)]
    refused = items[0]._replace(content=Refused(died.kind, died.reason))
    return [_Piece(first, (refused,), KILLED)]


def _joined(parts: Sequence[Part]) -> Part:
    """One part of parts that stand one after the other, as if they had been read together."""
    if len(parts) == 1:
        return parts[0]
    keys = tuple(key for part in parts for key in part.keys)
    ids = Ids()
    pieces = [renamed(part.tables, ids) for part in parts]
    return Part(
        keys,
        {
            name: pa.concat_tables([piece[name] for piece in pieces]).combine_chunks()
            for name in NAMES
        },
    )


class Children:
    """The processes that read for one run in this process: one for each batch at a time."""

    def __init__(self) -> None:
        self.batches = 0  # that are being read
        self._idle: list[Child] = []
        self._all: set[Child] = set()
        self._lock = threading.Lock()
        self._stopped = False

    @contextmanager
    def one(self, fresh: bool = False) -> Iterator[Child]:
        """A living process, for one batch; a fresh one has read nothing before."""
        child = self._taken(fresh)
        try:
            yield child
        except BaseException:
            child.end()
            raise
        finally:
            self._back(child)

    def _taken(self, fresh: bool) -> Child:
        with self._lock:
            if self._stopped:
                raise StoppedError
            child = self._idle.pop() if self._idle else None
            if child and child.alive and not fresh:
                return child
            if child:
                child.end()
                self._all.discard(child)
            self._all.add(child := Child())
            return child

    def _back(self, child: Child) -> None:
        with self._lock:
            if child.alive and not self._stopped:
                self._idle.append(child)
                return
            self._all.discard(child)
        child.end()

    @property
    def deserted(self) -> bool:
        """Whether nothing is being read and all of them have ended, as they do when nobody wants
        them for a while."""
        with self._lock:
            return not self.batches and not any(child.alive for child in self._all)

    def end(self) -> None:
        """Kill all of them, whatever they are at."""
        with self._lock:
            self._stopped = True
            children = list(self._all)
        for child in children:
            child.end()


_runs: dict[str, Children] = {}
_ended: deque[str] = deque(maxlen=1_000)  # runs, of which a batch may still come late
_starting = threading.Lock()


@contextmanager
def _children(run: str) -> Iterator[Children]:
    """The processes that read for a run here, for one batch."""
    with _starting:
        if run in _ended:
            raise StoppedError
        for other in [name for name, children in _runs.items() if children.deserted]:
            _runs.pop(other).end()  # whoever wanted them is gone and told nobody
        children = _runs.setdefault(run, Children())
        children.batches += 1
    try:
        yield children
    finally:
        with _starting:
            children.batches -= 1


def end(run: str) -> None:
    """Kill the processes that read for a run here."""
    with _starting:
        children = _runs.pop(run, None)
        _ended.append(run)
    if children:
        children.end()
