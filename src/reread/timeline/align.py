"""The words of each sentence, with what covers them: temporal expression, mention, speech."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..words.lemmas import lemma
from .clauses import FINITE, NOMINAL, Word, groups, phrases
from .drafts import Time
from .lists import nouns
from .roles import Sentence

# Adverbs of time, which stand before a verb; "has very limited means" has an adjective.
TIMELY = frozenset({"already", "earlier", "ever", "just", "never", "previously", "recently"})
# Past forms that are neither nouns nor adjectives.
ONLY_PAST = frozenset({"broke", "sank", "shook", "slew", "struck", "swept", "threw", "wrote"})
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def parse(
    tokens: pd.DataFrame, times: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame
) -> dict[int, Sentence]:
    """Each sentence that has words, with its phrases and verb groups, by its number."""
    return {
        number: Sentence(words, phrases(words), groups(words))
        for number, words in sentences(tokens, times, mentions, quotes).items()
    }


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
    acting = _acting(mentions)
    found: dict[int, list[Word]] = {}
    for number, values in zip(tokens["sentence"].tolist(), columns, strict=True):
        found.setdefault(number, []).append(Word(*values, values[-2] in acting))
    return {number: _mended(words) for number, words in found.items()}


def _acting(mentions: pd.DataFrame) -> frozenset[int]:
    """The mentions that can do something though they stand for no person: "U.S. support"."""
    known = zip(mentions["kind"].tolist(), mentions["sense"].tolist(), strict=True)
    return frozenset(
        number for number, (kind, sense) in enumerate(known)
        if kind == "ORG" or (sense is not pd.NA and sense == "government")
    )  # fmt: skip


def _mended(words: list[Word]) -> list[Word]:
    """Slips of taggers set right, one word at a time."""
    verbless = not any(word.tag in FINITE for word in words)
    for i, word in enumerate(words):
        before, after = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
        tag = _right_tag(before, word, after)
        if i > 1 and before.low in TIMELY and words[i - 2].lemma == "have" and word.tag == "JJ":
            tag = "VBN" if word.low.endswith("ed") else None  # "having earlier invaded"
        if verbless and word.tag == "VBN" and before and before.tag in NOMINAL:
            tag, verbless = "VBD", False  # "a bomb exploded": a sentence has a verb
        if tag:
            words[i] = word._replace(tag=tag, lemma=lemma(word.low, tag))
    return words


def _right_tag(before: Word | None, word: Word, after: Word | None) -> str | None:
    """The tag that a word should have by the words beside it, if it has another."""
    if word.low in ONLY_PAST and word.tag in ("NN", "JJ", "NNP"):
        return "VBD"  # "the quake struck"
    if word.mention is not None and word.tag in ("RB", "VB", "UH", "FW"):
        return "NNP"  # "Nokia, founded in 1865"
    if before is None or before.tag != "DT":
        return None
    if word.tag == "VBG" and after and after.low == "of":
        return "NN"  # "the killing of"
    return "NN" if word.tag in ("RB", "VB") and word.low in nouns() else None  # "a rally outside"


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
    return [None if value is pd.NA or value is pd.NaT else value for value in table[name].tolist()]
