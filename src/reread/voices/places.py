"""Places: the words of the trees that stand in a span of characters."""

from __future__ import annotations

import bisect

from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from .verbs import Verb, Verbs, shipped

Place = tuple[Sentence, int]  # a sentence and a word of it
Found = tuple[Sentence, int, Verb | None]  # a verb and what the table says of it


class Places:
    """Looks up words by where they stand in the text."""

    def __init__(self, trees: Trees, verbs: Verbs | None = None) -> None:
        self.verbs = verbs or shipped()  # those that report
        self.words: list[Place] = [(tree, i) for tree in trees.values()
                                   for i in range(len(tree.words))]  # fmt: skip
        self.starts = [tree.words[i].start for tree, i in self.words]

    def within(self, start: int, end: int) -> list[Place]:
        """The words that begin within a span."""
        low, high = (bisect.bisect_left(self.starts, edge) for edge in (start, end))
        return self.words[low:high]

    def verb(self, cue: tuple[int, int]) -> Found | None:
        """The verb of some reporting words, and what is known of it: one of the table, else the
        last of them."""
        verbs = [(tree, i) for tree, i in self.within(*cue) if tree.tag(i).startswith("VB")]
        for tree, i in verbs:
            verb, _ = self.verbs.at(tree.words, i)
            if verb:
                return tree, i, verb
        return (*verbs[-1], None) if verbs else None
