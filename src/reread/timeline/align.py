"""The words of each sentence, with what covers them: temporal expression, mention, speech."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..words.lemmas import lemma
from .clauses import Word
from .dating import Time

# Adverbs of time, which stand before a verb; "has very limited means" has an adjective.
TIMELY = frozenset({"already", "earlier", "ever", "just", "never", "previously", "recently"})
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def sentences(
    tokens: pd.DataFrame, times: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame
) -> dict[int, list[Word]]:
    """The words of each sentence that has any, by its number."""
    starts, ends = tokens["start"].tolist(), tokens["end"].tolist()
    contents = zip(quotes["content_start"], quotes["content_end"], strict=True)
    columns = zip(
        starts,
        ends,
        (surface.lower().translate(APOSTROPHES) for surface in tokens["surface"].tolist()),
        tokens["tag"].tolist(),
        tokens["lemma"].str.lower().tolist(),
        (i is not None for i in covering(starts, _spans(times))),
        covering(starts, _spans(mentions)),
        covering(starts, [(int(start), int(end)) for start, end in contents]),
        strict=True,
    )
    found: dict[int, list[Word]] = {}
    for number, values in zip(tokens["sentence"].tolist(), columns, strict=True):
        found.setdefault(number, []).append(Word(*values))
    return {number: _mended(words) for number, words in found.items()}


def _mended(words: list[Word]) -> list[Word]:
    """ "Having earlier invaded" with its participle tagged as one; taggers see an adjective."""
    for i in range(2, len(words)):
        word = words[i]
        perfect = words[i - 1].low in TIMELY and words[i - 2].lemma == "have"
        if perfect and word.tag == "JJ" and word.low.endswith("ed"):
            words[i] = word._replace(tag="VBN", lemma=lemma(word.low, "VBN"))
    return words


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


def placed_times(times: pd.DataFrame, words: Mapping[int, Sequence[Word]]) -> dict[int, list[Time]]:
    """The temporal expressions of each sentence, by the words that they cover."""
    found = defaultdict(list)
    names = ("sentence", "start", "end", "time", "earliest", "latest", "grain")
    starts = {number: [word.start for word in sentence] for number, sentence in words.items()}
    for sentence, start, end, *known in zip(*(_column(times, name) for name in names), strict=True):
        low, high = (bisect.bisect_left(starts.get(sentence, []), edge) for edge in (start, end))
        if low < high:
            found[sentence].append(Time(low, high - 1, *known))
    return found


def _column(table: pd.DataFrame, name: str) -> list[Any]:
    """A column as a list, missing values as None."""
    return [None if pd.isna(value) else value for value in table[name].tolist()]
