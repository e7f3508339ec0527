"""Batches on a Dask cluster: a local one unless told otherwise, in the order in which they come.

A thread of a Dask worker reads nothing itself: it hands its batch to a process (see `isolation`).
That a worker is lost is no article's fault; its batches are handed out again.
"""

from __future__ import annotations

import logging
import socket
import time
import uuid
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from ...choices import Choices
from ...extras import install_line, needing
from ...provenance import versions
from ..parts import Item, Part
from . import isolation
from .child import Limits

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 3  # batches for each thread of the workers: one is read, one waits, one is committed
NEEDED = 700 << 20  # bytes of memory for a process that reads
LOOKS = 1.0  # seconds between looks whether the scheduler is still there
PATIENCE = 5.0  # seconds for a scheduler that is just being started
LONELY = 30.0  # seconds without any worker after which to say so
ENDING = 5.0  # seconds for workers to end the processes that read
TRIES = 10  # how often a batch is handed out whose workers are lost one after the other
NOWHERE = "127.0.0.1:0"  # Dask always serves pages; here to this machine alone …
ROUTES = ("distributed.scheduler.http.routes", "distributed.worker.http.routes")  # … and none


@contextmanager
def work(
    workers: int | None, client: Client | str | None, choices: Choices, limits: Limits
) -> Iterator[Work]:
    """The work of a run, on a cluster of this machine's or of one's own; what is started for it
    ends with it."""
    distributed = _distributed()
    pickled = _pickled(choices)
    with _cluster(distributed, workers, client) as cluster:
        run = isolation.Run(uuid.uuid4().hex, pickled, limits, versions())
        yield Work(cluster, run)


@contextmanager
def _cluster(
    distributed: Any, workers: int | None, client: Client | str | None
) -> Iterator[Client]:
    if client is None:
        with _local(distributed, workers or _cores()) as own:
            yield own
    elif workers is not None:
        raise ValueError(
            f"workers={workers!r} and a client are given; a cluster has its own workers"
        )
    elif isinstance(client, str):
        with _connected(distributed, client) as own:
            yield own
    elif isinstance(client, distributed.Client) and not client.asynchronous:
        yield client
    else:
        raise TypeError(
            f"client={client!r} is not a distributed.Client (one that is not asynchronous), nor "
            "the address of a scheduler such as 'tcp://127.0.0.1:8786'"
        )


def _distributed() -> Any:
    with needing("corpus", "corpus.read"):
        import distributed
    return distributed


@contextmanager
def _local(distributed: Any, workers: int) -> Iterator[Client]:
    """A cluster in this process, whose threads own the processes that read."""
    import dask

    with dask.config.set({route: [] for route in ROUTES}):
        cluster = distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=workers,
            processes=False,
            dashboard_address=NOWHERE,
            worker_dashboard_address=NOWHERE,
            memory_limit=None,
            silence_logs=logging.ERROR,  # of batches that are taken back
        )
    with cluster, distributed.Client(cluster, set_as_default=False) as client:
        yield client


@contextmanager
def _connected(distributed: Any, address: str) -> Iterator[Client]:
    _insist_on_answer(address)
    with distributed.Client(address, set_as_default=False) as client:
        yield client


def _insist_on_answer(address: str) -> None:
    """OSError where nobody answers, ValueError where nobody can: from an attempt in vain Dask's
    own client leaves a thread behind."""
    from distributed.comm import get_address_host_port

    until = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(get_address_host_port(address), PATIENCE).close()
            return
        except ValueError as error:
            raise ValueError(
                f"client={address!r} is not the address of a scheduler ({error}); an example is "
                "'tcp://127.0.0.1:8786'"
            ) from None
        except OSError as error:
            if time.monotonic() > until:
                raise OSError(
                    f"no scheduler answers at client={address!r} ({error}); start one: "
                    "dask scheduler"
                ) from error
        time.sleep(LOOKS)


def _cores() -> int:
    """The cores that this process may use, as far as there is memory for a process on each."""
    import psutil
    from dask.system import CPU_COUNT

    return max(1, min(CPU_COUNT, psutil.virtual_memory().available // NEEDED))


class Work:
    """The batches of one run on a cluster."""

    def __init__(self, client: Client, run: isolation.Run) -> None:
        self.client = client
        self.run = run
        self._threads = 0
        self._seen = time.monotonic()  # when there was a worker last

    def threads(self) -> int:
        """How many batches the cluster reads at once, now."""
        with suppress(OSError):  # while the scheduler is looked for, as many as there were
            self._threads = sum(self.client.nthreads().values())
        return self._threads

    def done(self, batches: Iterable[tuple[Item, ...]]) -> Generator[Part, None, None]:
        """What became of each batch, in their order; some are read ahead."""
        waiting: deque[tuple[tuple[Item, ...], Future]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._handed_out(batch)))
                while waiting and (waiting[0][1].done() or len(waiting) > self._ahead()):
                    yield self._part(*waiting.popleft())
            while waiting:
                yield self._part(*waiting.popleft())
        finally:
            self._end([future for _, future in waiting])

    def _ahead(self) -> int:
        return AHEAD * max(1, self.threads())

    def _handed_out(self, batch: tuple[Item, ...]) -> Future:
        import dask

        self._insist_on_scheduler()
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
            return self.client.submit(isolation.read_batch, self.run, batch, pure=False)

    def _part(self, batch: tuple[Item, ...], future: Future) -> Part:
        """What became of a batch, which is handed out again when its worker is lost."""
        from distributed import CancelledError, KilledWorker

        for _ in range(TRIES):
            try:
                return self._waited(future)
            except (KilledWorker, CancelledError):
                future = self._handed_out(batch)
            except ImportError as error:
                raise ImportError(
                    f"the workers of the cluster lack something ({error}); on all of its machines "
                    f"{install_line('corpus')}, in the same versions"
                ) from error
        raise OSError(
            f"the workers that were to read {batch[0].name!r} and what follows it were lost "
            f"{TRIES} times; see their logs, and call again: the parts before are kept"
        )

    def _waited(self, future: Future) -> Part:
        while True:
            with suppress(TimeoutError):
                return future.result(timeout=LOOKS)
            self._insist_on_scheduler()
            self._tell_of_want()

    def _insist_on_scheduler(self) -> None:
        """Wait while the client looks for its scheduler; OSError where it has given up."""
        while self.client.status == "connecting":
            time.sleep(LOOKS)
        if self.client.status != "running":
            raise OSError(
                "the scheduler of the cluster is lost; start it and call again: what was "
                "committed is kept and is not read again"
            )

    def _tell_of_want(self) -> None:
        if self.threads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > LONELY:
            self._seen = float("inf")
            address = self.client.scheduler_info()["address"]
            warnings.warn(
                f"the cluster has no worker; start one: dask worker {address}", stacklevel=2
            )

    def _end(self, futures: list[Future]) -> None:
        """Take back what is not read, and end the processes that read for this run."""
        with suppress(Exception):  # of a cluster that is lost: its processes end by themselves
            self.client.cancel(futures, force=True)
        isolation.end(self.run.name)
        with suppress(Exception):
            if self.client.status == "running":
                ending = self.client._run  # as `run`, which a worker that hangs would stop
                self.client.sync(ending, isolation.end, self.run.name, callback_timeout=ENDING)


def _pickled(choices: Choices) -> bytes:
    """Choices for another process, with functions that exist only in this one."""
    import cloudpickle

    try:
        return cloudpickle.dumps(choices)
    except Exception as error:
        raise TypeError(
            f"a function among the choices cannot be sent to the processes that read: {error}"
        ) from error
