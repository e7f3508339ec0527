"""Speakers: the entity that a source such as "the mayor, Ines Tolland," names."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

import pandas as pd

from ..grammar.dependents import put_beside
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees, covering
from ..grammar.words import RELATIVE

# Relations of what follows a noun and names the same: "the actor George Clooney"
NAMING = frozenset({"appos", "flat", "nmod:desc", "nmod:unmarked", "compound"})
Row = tuple[int, int, str, str]  # start, end, kind, entity


class Speakers:
    """Looks up the entity of a source among the mentions of an article, by its head word."""

    def __init__(self, trees: Trees, mentions: pd.DataFrame) -> None:
        columns = (mentions[name].tolist() for name in ("start", "end", "kind", "entity"))
        self.rows = [row for row in zip(*columns, strict=True) if row[3] is not pd.NA]
        self.words = [(tree, i) for tree in trees.values() for i in range(len(tree.words))]
        self.starts = [tree.words[i].start for tree, i in self.words]
        self.mention = covering(self.starts, [row[:2] for row in self.rows])

    def entity(self, start: int, end: int) -> str | None:
        """The entity that speaks: a person whom the head of the source or an apposition names,
        else what the head names; for "who" what that describes."""
        low, high = (bisect.bisect_left(self.starts, edge) for edge in (start, end))
        if low == high or self.words[low][0] is not self.words[high - 1][0]:
            return None
        tree, first = self.words[low]
        last = self.words[high - 1][1]
        head = tree.head(first, last)
        described = tree.described(head) if tree.tag(head) in RELATIVE else None
        if described is not None:
            head = first = last = described
        beside = [i for i in tree.children[head] if head < i <= last
                  and tree.words[i].relation in NAMING]  # fmt: skip
        rows = [row for i in (head, *beside) if (row := self._row(tree, i))]
        people = [row for row in rows if row[2] == "PER"]
        rows += self._misplaced(tree, head, last)
        return next((row[3] for row in people + rows), None)

    def _row(self, tree: Sentence, i: int) -> Row | None:
        number = self.mention[tree.first + i]
        return None if number is None else self.rows[number]

    def _misplaced(self, tree: Sentence, head: int, last: int) -> Iterator[Row]:
        """A person beside a name that is none: "a spokesman for the authority, Casper Wenn,"."""
        for i, noun in put_beside(tree, head, last):
            row, other = self._row(tree, i), self._row(tree, noun)
            if row and other and row[2] == "PER" and other[2] in ("ORG", "LOC"):
                yield row
