"""Words traced back to whoever told them first: an index of quotations that grows with time.

What is looked for are pairs of neighbouring words that tell something. Only words which nobody told
before are put in, so that one that a hundred outlets copy is held against one telling, not against
a hundred; and a pair that stands in many different quotations is a formula, no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .collation import Compared, compared
from .quoted_words import Telling
from .spoken import Spoken, is_content

FORMULA = 40  # different quotations in which a pair stands, from which on it is no trace
FAR = 8  # words between two that make a pair
CANDIDATES = 16  # tellings that one is held against
Pair = tuple[str, str]


class Trace(NamedTuple):
    """A telling traced to an earlier one: the number of that, and how the two compare."""

    earlier: int
    compared: Compared


def pairs(words: Spoken) -> Iterator[tuple[Pair, int, int]]:
    """Each pair of words that tell something with no more than one such between, and its place."""
    places = [at for at, form in enumerate(words.forms) if is_content(form)]
    for number, at in enumerate(places):
        for other in places[number + 1 : number + 3]:
            if other - at <= FAR:
                yield (words.forms[at], words.forms[other]), at, other


class Earlier:
    """The tellings so far, to be asked for those that another goes back to."""

    def __init__(self, is_trace: Callable[[Telling, Telling, Compared], bool]) -> None:
        self.tellings: list[Telling] = []
        self._is_trace = is_trace
        self._places: dict[Pair, list[tuple[int, int]]] = defaultdict(list)

    def trace(self, telling: Telling) -> list[Trace]:
        """The earliest tellings that have its words, earliest first: what one has, no later one
        need have. It is put in itself, with what words are its own."""
        taken, found = bytearray(len(telling.words)), list[Trace]()
        own = list(pairs(telling.words))
        for earlier, places in self._candidates(own):
            if all(taken[at] for at in places):
                continue
            other = self.tellings[earlier]
            both = compared(other.words, telling.words)
            if both and self._is_trace(other, telling, both):
                found.append(Trace(earlier, both))
                first, last = both.other
                taken[first:last] = bytes([1]) * (last - first)
        self._put(telling, own, taken)
        return found

    def _candidates(self, own: list[tuple[Pair, int, int]]) -> list[tuple[int, list[int]]]:
        """Numbers of tellings that share pairs, earliest first, with the places of these here."""
        shared: dict[int, list[int]] = defaultdict(list)
        for pair, at, _ in own:
            places = self._places.get(pair, ())
            if len(places) < FORMULA:
                for number, _ in places:
                    shared[number].append(at)
        most = sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))[:CANDIDATES]
        return sorted(most)

    def _put(self, telling: Telling, own: list[tuple[Pair, int, int]], taken: bytearray) -> None:
        number = len(self.tellings)
        self.tellings.append(telling)
        for pair, at, other in own:
            if not (taken[at] and taken[other]) and len(self._places[pair]) < FORMULA:
                self._places[pair].append((number, at))

    def places(self, pair: Pair) -> list[tuple[int, int]]:
        """Where a pair stands in them: number and word; nothing for a formula."""
        found = self._places.get(pair, [])
        return found if len(found) < FORMULA else []
