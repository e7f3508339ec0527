"""No two articles of a corpus have one id: the later one's is counted on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from ...own_tables.corrections import COUNTED

FIRST = 2  # the number of the second article of an id


class Ids:
    """The ids that are taken, in the order of the source."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}  # by id without its number: none below is free

    def take(self, id: str) -> str:
        """The id for an article that calls itself so: its own where that is free, else with `~2`,
        `~3` … behind it.

        Taken batch by batch and then for all, ids are the same as taken for all at once.
        """
        if id in self._taken:
            base = COUNTED.sub("", id)
            number = self._next.get(base, FIRST)
            while (id := f"{base}~{number}") in self._taken:
                number += 1
            self._next[base] = number + 1
        self._taken.add(id)
        return id


def renamed(tables: Mapping[str, pa.Table], ids: Ids) -> dict[str, pa.Table]:
    """The tables of a part, in all of which its articles have ids that were free."""
    own = tables["articles"]["article"].combine_chunks()
    free = pa.array([ids.take(str(id)) for id in own.to_pylist()], own.type)
    renamed = dict(tables)
    for name, table in tables.items():
        if "article" in table.column_names and not free.equals(own):
            place = table.column_names.index("article")
            taken = free.take(pc.index_in(table["article"], value_set=own))
            renamed[name] = table.set_column(place, table.schema.field(place), taken)
    return renamed
