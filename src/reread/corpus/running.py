"""The loop of a run: a source is listed, its batches are read on Dask, its parts are committed.

Only this process writes, in the order of the source, so that what is committed is always a prefix
of it, whichever worker was fast, slow or lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..choices import choose
from ..entities.recognisers import insist_installed
from . import archive, sources
from .dataset import Dataset
from .parts import ITEMS, Item
from .progress import Progress
from .workers.child import LIMITS, Limits
from .workers.cluster import work

if TYPE_CHECKING:
    from distributed import Client

HEAVY = 4 << 20  # bytes of content after which a batch is full: Dask's messages are to stay small


def read(
    source: Any,
    out: str | Path,
    *,
    text: str | None = None,
    encoding: str | None = None,
    private: bool = False,
    workers: int | None = None,
    client: Client | str | None = None,
    progress: bool = True,
    items: int = ITEMS,
    limits: Limits = LIMITS,
    **choices: Any,
) -> archive.Corpus:
    """Read all articles of `source` into the folder `out`, and open it.

    `source` is a folder, a file, a pattern, an archive, a table, articles, or a list of these.
    What was read into `out` before, with the same choices, is not read again: a run that was
    stopped goes on by the same call (Ctrl-C raises KeyboardInterrupt, as ever), and of a source
    that has grown the new items are read. What cannot be read is a row of `failures`.
    Addresses inside a network are fetched only with `private`.

    `workers` processes of this machine read, by default one for each of its cores; or else those
    of a Dask cluster, by its client or the address of its scheduler. `text` names the column of a
    table in which the texts are, `encoding` that of files that do not tell. At most `items` go into
    one part (another number on the way changes the files and no row); `limits` are what one of
    them may take of a process; `progress` shows a bar. All else are choices, as for `reread.read`.

    Raises ValueError where `out` holds something else or was read with other choices, OSError where
    it cannot be written or the scheduler is lost; what was committed stays.

    >>> import reread as rr
    >>> fire = rr.Article("The mill burned. “It was arson,” Ann Lee said.", id="echo")
    >>> doubt = rr.Article("The council denied on Monday that it was arson.", id="post")
    >>> corpus = rr.corpus.read([fire, doubt], "archive", progress=False)
    >>> len(corpus), len(corpus.failures), corpus.entities["name"].tolist()
    (2, 0, ['Ann Lee', 'the council'])
    """
    _insist_on_numbers(items=items, **({} if workers is None else {"workers": workers}))
    chosen = choose(None, **choices)
    insist_installed(chosen.names)  # which else would be each article's fault
    listed = sources.items(source, text=text, encoding=encoding, private=private)
    with (
        work(workers, client, chosen, limits) as working,
        Dataset.at(out, chosen) as dataset,
        Progress(source, progress, text=text, encoding=encoding) as told,
        _stoppable(told, out),
    ):
        began = time.monotonic()
        new = _new(listed, set(dataset.keys), told.skipped)
        with closing(working.done(_batches(new, items))) as parts:
            for part in parts:
                dataset.commit(part)
                told.add(part)
        dataset.finish(_run(told, time.monotonic() - began, working.threads()))
    return archive.open(dataset.folder)


def _insist_on_numbers(**given: Any) -> None:
    for name, value in given.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name}={value!r} is not a number from 1 on")


def _new(items: Iterable[Item], seen: set[str], skipped: Callable[[], None]) -> Iterator[Item]:
    """The items that were not read before; of those that are the same in name and content, one."""
    for item in items:
        if item.key in seen:
            skipped()
        else:
            seen.add(item.key)
            yield item


def _batches(items: Iterable[Item], most: int) -> Iterator[tuple[Item, ...]]:
    """Items that stand one after the other, as many as go into one part."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.size
        if len(batch) == most or size >= HEAVY:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


@contextmanager
def _stoppable(told: Progress, out: str | Path) -> Iterator[None]:
    """Whoever stops a run is told what is kept, and how it goes on."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        kept = f"stopped: {told.told} and kept in {str(out)!r}; the same call carries on from there"
        told.say(kept)
        stopped.add_note(kept)
        raise


def _run(told: Progress, seconds: float, threads: int) -> dict[str, Any]:
    """What is told of a run, beside what it made."""
    return {
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "workers": threads,
        "items": told.items,
        "articles": told.articles,
        "failures": told.failures,
        "articles_per_second": round(told.articles / seconds, 3) if seconds else None,
    }
