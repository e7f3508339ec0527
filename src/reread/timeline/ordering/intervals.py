"""Intervals: the beginnings and ends of events as points, and what stands before what.

An event is two points, 2 × number (it begins) and 2 × number + 1 (it is over). An edge says that
one point is not later than another; a strict one, that it is earlier. Allen's before, during and
same are then statements about edges, and all that follows from them are paths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ..telling.telling import Telling

LOOSE = "“when”"  # lets some time go by: "fled when war broke out" claims no end
STRENGTH = {"word": 3, "same": 2, "dated": 1, "tense": 0}  # the weakest gives way first
Places = Mapping[int, Telling]  # the events of a sentence by the words that name them


class Link(NamedTuple):
    """How one event stands to another, and the words (start, end) that tell."""

    a: int
    b: int
    relation: str
    reason: str
    start: int
    end: int
    strength: int
    derived: bool = False
    trivial: bool = False  # a saying and what it says


class Edge(NamedTuple):
    """One point not later than another; `link` numbers the row of `order` that says so."""

    low: int
    high: int
    strict: bool
    link: int | None = None


def begin(event: int) -> int:
    """The point at which an event begins."""
    return 2 * event


def over(event: int) -> int:
    """The point at which an event is over."""
    return 2 * event + 1


def of_relation(a: int, b: int, relation: str, reason: str, link: int) -> Iterator[Edge]:
    """The edges of one row of `order`."""
    if relation == "after":
        a, b = b, a
    if relation in ("before", "after"):
        yield Edge(over(a), begin(b), True, link)
        return
    yield Edge(begin(b), begin(a), False, link)
    if reason == LOOSE:
        return
    yield Edge(over(a), over(b), False, link)
    if relation == "same":
        yield Edge(begin(a), begin(b), False, link)
        yield Edge(over(b), over(a), False, link)


def of_events(numbers: Iterable[int]) -> Iterator[Edge]:
    """No event is over before it begins."""
    return (Edge(begin(i), over(i), False) for i in numbers)


def neighbours(edges: Iterable[Edge], *, backward: bool = False) -> dict[int, list[Edge]]:
    """The edges that leave each point (or, backward, that reach it)."""
    found: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.high if backward else edge.low].append(edge)
    return found


def circles(edges: Sequence[Edge], count: int) -> list[int]:
    """For each point the number of its circle: points that must coincide share one.

    Kosaraju's algorithm, without recursion. Circles are numbered so that an edge leads from a
    circle to one with the same or a higher number.
    """
    after, before = neighbours(edges), neighbours(edges, backward=True)
    finished: list[int] = []
    seen = [False] * count
    for point in range(count):
        _visit(point, after, seen, finished)
    circle, number = [-1] * count, 0
    for point in reversed(finished):
        if circle[point] < 0:
            _spread(point, before, circle, number)
            number += 1
    return circle


def _visit(root: int, after: Mapping[int, list[Edge]], seen: list[bool], done: list[int]) -> None:
    """Append the points first reached from root to `done`, each after those beyond it."""
    if seen[root]:
        return
    seen[root] = True
    stack = [(root, iter(after.get(root, ())))]
    while stack:
        point, rest = stack[-1]
        following = next((edge.high for edge in rest if not seen[edge.high]), None)
        if following is None:
            done.append(point)
            stack.pop()
        else:
            seen[following] = True
            stack.append((following, iter(after.get(following, ()))))


def _spread(root: int, before: Mapping[int, list[Edge]], circle: list[int], number: int) -> None:
    stack = [root]
    circle[root] = number
    while stack:
        for edge in before.get(stack.pop(), ()):
            if circle[edge.low] < 0:
                circle[edge.low] = number
                stack.append(edge.low)


def spread(
    edges: Sequence[Edge], known: Mapping[int, pd.Timestamp], *, lowest: bool
) -> dict[int, pd.Timestamp]:
    """The best bound that each point has from the points with a day of their own.

    `lowest` gives first days (the latest of those that reach a point), else last days. Each point
    is visited once: the strongest bounds go first.
    """
    ways = neighbours(edges, backward=not lowest)
    found: dict[int, pd.Timestamp] = {}
    for source in sorted(known, key=lambda point: (known[point], point), reverse=lowest):
        stack = [source]
        while stack:
            point = stack.pop()
            if point in found:
                continue
            found[point] = known[source]
            stack += [edge.high if lowest else edge.low for edge in ways.get(point, ())]
    return found
