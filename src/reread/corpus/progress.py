"""How far a run is: a bar in a terminal, a widget in a notebook."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from ..article import counted
from ..loading.load import is_url
from . import sources
from .parts import Part


class Progress:
    """Items done and to do, the rate, the time left, and how many articles were read and how many
    were not. Used in a `with`, which leaves the last state standing."""

    def __init__(self, source: Any, shown: bool, **how: Any) -> None:
        self.articles = self.failures = self.items = 0
        self._bar: Any = _bar() if shown else None
        self._counting = _Counting(source, how) if shown and _again(source) else None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._counting:
            self._counting.end()
        if self._bar is not None:
            self._bar.close()

    def skipped(self) -> None:
        """An item was read before; the rate is of the others."""
        if self._bar is not None:
            self._bar.initial += 1
            self._bar.n += 1

    def add(self, part: Part) -> None:
        """A part was committed."""
        self.items += len(part.keys)
        self.articles += part.tables["articles"].num_rows
        self.failures += part.tables["failures"].num_rows
        if self._bar is not None:
            self._total()
            self._bar.set_description_str(self.told, refresh=False)
            self._bar.update(len(part.keys))

    def _total(self) -> None:
        """Tell the bar how many items there are once that is known, which in a notebook takes a
        reset."""
        if self._counting and self._counting.total and self._bar.total is None:
            done, began = self._bar.n, self._bar.start_t
            self._bar.reset(self._counting.total)
            self._bar.n, self._bar.start_t = done, began

    @property
    def told(self) -> str:
        """What became of the items so far, in words."""
        not_read = f", {self.failures:,} not" * bool(self.failures)
        return f"{counted(self.articles, 'article')} read{not_read}"

    def say(self, line: str) -> None:
        """A line above the bar."""
        if self._bar is not None:
            self._bar.write(line)


def _bar() -> Any:
    from tqdm.auto import tqdm

    class Bar(tqdm):
        """A bar that is drawn where it is told something, and never by itself."""

        monitor_interval = 0  # else a thread outlives it

    return Bar(mininterval=0, unit=" items", dynamic_ncols=True)


def _again(source: Any) -> bool:
    """Whether a source can be gone through a second time, with nothing fetched for it."""
    each = source if isinstance(source, list | tuple) else [source]
    return not any(isinstance(one, Iterator) or is_url(one) for one in each)


class _Counting(threading.Thread):
    """Counts the items of a source while the first are being read: `total`, None until then."""

    def __init__(self, source: Any, how: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.total: int | None = None
        self._items = sources.items(source, **how)
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        """Go through all items, unless told to end."""
        count = 0
        try:
            for _ in self._items:
                count += 1
                if self._ended.is_set():
                    return
        except Exception:  # the loop that reads them says what is wrong
            return
        self.total = count

    def end(self) -> None:
        """Leave no thread behind."""
        self._ended.set()
        self.join()
