"""Pieces of a page that differ between readings: each distinct one written once.

A *part* groups the readings by what they share (its *states*); a *slot* is a place in the page with
one piece of HTML per state. The page's script shows the piece of the reading chosen; without a
script, and in print, the first piece stands: the default reading's.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Hashable, Iterable, Sequence

from ..reading import Reading


class NoRoomError(Exception):
    """The pieces of a page are longer than it may be."""


class Switch:
    """The parts and slots of one page, which have room for so many characters; the first reading is
    the default."""

    def __init__(self, readings: Sequence[Reading], room: int = sys.maxsize) -> None:
        self.readings, self._room = readings, room
        self._states: dict[str, list[int]] = {}
        self._moving: set[str] = set()

    def by_tables(self, part: str, tables: Iterable[str]) -> list[Reading]:
        """One reading for each state of some tables, the default first."""
        tables = tuple(tables)
        return self.by(part, [tuple(map(one.key, tables)) for one in self.readings])

    def by(self, part: str, keys: Iterable[Hashable]) -> list[Reading]:
        """One reading for each different key (one per reading is given), the default first."""
        first: dict[Hashable, int] = {}
        states = [first.setdefault(key, len(first)) for key in keys]
        self._states[part] = states
        return [self.readings[states.index(state)] for state in range(len(first))]

    def slot(self, part: str, pieces: Iterable[str], tag: str = "div") -> str:
        """The pieces of HTML for the part's states, in their order; equal ones are one. Raises
        NoRoomError once they are too long."""
        distinct: dict[str, list[str]] = {}
        for state, piece in enumerate(pieces):
            self._room -= len(piece) * (piece not in distinct)
            if self._room < 0:
                raise NoRoomError
            distinct.setdefault(piece, []).append(str(state))
        if len(distinct) == 1:
            return f"<{tag}>{next(iter(distinct))}</{tag}>"
        self._moving.add(part)
        return "".join(
            f'<{tag} class="{"alt off" if number else "own"}" data-part="{part}" '
            f'data-in="{" ".join(states)}">{piece}</{tag}>'
            for number, (piece, states) in enumerate(distinct.items())
        )

    def data(self, options: Sequence[Sequence[int]]) -> str:
        """What the script needs to know, as JSON that cannot end a script element: the option of
        each choice, for each reading, and each part's state in each reading."""
        parts = {name: self._states[name] for name in sorted(self._moving)}
        told = json.dumps({"readings": options, "parts": parts}, separators=(",", ":"))
        return told.replace("<", "\\u003c")
