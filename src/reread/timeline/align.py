"""The trees of an article with what covers their words: temporal expression, mention, speech."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from ..grammar.words import ADVERB
from .drafts import Time


class Line(Sentence):
    """A tree and what covers each of its words.

    `timed` says that a temporal expression does; `mention` and `quote` are row numbers; `acts`
    says that the mention is of an organisation or government.
    """

    def __init__(
        self,
        tree: Sentence,
        timed: Sequence[int | None],
        mention: Sequence[int | None],
        quote: Sequence[int | None],
        acting: frozenset[int],
    ) -> None:
        vars(self).update(vars(tree))
        self.timed = [number is not None for number in timed]
        self.mention = mention
        self.quote = quote
        self.acts = [number in acting for number in mention]

    def before(self, i: int) -> int:
        """The first place left of i that holds no adverb and no temporal expression."""
        return next((j for j in range(i - 1, -1, -1)
                     if self.words[j].tag not in ADVERB and not self.timed[j]), -1)  # fmt: skip


Lines = dict[int, Line]  # by the number of the sentence


def lines(
    article: Article,
    trees: Trees,
    times: pd.DataFrame,
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
) -> Lines:
    """Each sentence that has words, by its number."""
    starts = [word.start for tree in trees.values() for word in tree.words]
    contents = zip(quotes["content_start"].tolist(), quotes["content_end"].tolist(), strict=True)
    cover = [covering(starts, spans) for spans in (_spans(times), _spans(mentions), list(contents))]
    acting = _acting(mentions)
    return {
        number: Line(tree, *(found[tree.first : tree.first + len(tree.words)] for found in cover),
                     acting)
        for number, tree in trees.items()
    }  # fmt: skip


def _acting(mentions: pd.DataFrame) -> frozenset[int]:
    """The mentions that can do something though they stand for no person: "U.S. support"."""
    known = zip(mentions["kind"].tolist(), mentions["sense"].tolist(), strict=True)
    return frozenset(
        number for number, (kind, sense) in enumerate(known)
        if kind == "ORG" or (sense is not pd.NA and sense == "government")
    )  # fmt: skip


def _spans(table: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def covering(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each token the number of the innermost span around its first character."""
    found: list[int | None] = [None] * len(starts)
    longest_first = sorted(range(len(spans)), key=lambda i: spans[i][0] - spans[i][1])
    for i in longest_first:
        low, high = (bisect.bisect_left(starts, edge) for edge in spans[i])
        found[low:high] = [i] * (high - low)
    return found


def placed_times(times: pd.DataFrame, lines: Mapping[int, Line]) -> dict[int, list[Time]]:
    """The temporal expressions of each sentence, by the words that they cover."""
    found = defaultdict(list)
    names = ("sentence", "start", "end", "time", "earliest", "latest", "grain")
    for sentence, start, end, *known in zip(*(_column(times, name) for name in names), strict=True):
        words = lines[sentence].words if sentence in lines else ()
        low, high = (
            bisect.bisect_left(words, edge, key=lambda w: w.start) for edge in (start, end)
        )
        if low < high:
            found[sentence].append(Time(low, high - 1, *known))
    return found


def _column(table: pd.DataFrame, name: str) -> list[Any]:
    """A column as a list, missing values as None."""
    return [None if value is pd.NA or value is pd.NaT else value for value in table[name].tolist()]
