"""Asking many readings one thing, each different state of the tables it looks at only once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from ..reading import STAGES, Reading
from ..tables import schema

EVERYTHING = "*"  # looked at more than tables, so nothing can be said about what it hangs on


class Watched:
    """A reading that remembers which of its tables were looked at."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.looked_at: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in STAGES:
            self.looked_at.add(name)
        elif name != "article":  # which all readings of a run share
            self.looked_at.add(EVERYTHING)
        return getattr(self._reading, name)

    def table(self, name: str) -> Any:
        """One table by name."""
        self.looked_at.add(name)
        return self._reading.table(name)

    def legible(self, name: str) -> Any:
        """One table with words for numbers, which come from the tables it points to."""
        targets = {column.refers.partition(".")[0] for column in schema(name).columns}
        self.looked_at |= {name, *targets} - {""}
        return self._reading.legible(name)


def ask(conclusion: Callable[[Any], Hashable], readings: Iterable[Reading]) -> list[Hashable]:
    """The answer of each reading, computed once for those whose tables are the same."""
    known: dict[tuple[str, ...], dict[Hashable, Hashable]] = {}
    answers = []
    for reading in readings:
        for tables, found in known.items():
            key = tuple(map(reading.key, tables))
            if key in found:
                answers.append(found[key])
                break
        else:
            watched = Watched(reading)
            answers.append(conclusion(watched))
            if EVERYTHING not in watched.looked_at:
                tables = tuple(sorted(watched.looked_at))
                known.setdefault(tables, {})[tuple(map(reading.key, tables))] = answers[-1]
    return answers
