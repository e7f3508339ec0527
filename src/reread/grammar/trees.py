"""The sentences of an article as trees, from its tokens."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from html import unescape

import pandas as pd

from ..article import Article
from .sentence import Sentence
from .words import FINITE, HELPS, NOMINAL, ROOT, SUBJECTS, Word

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
HELPING = HELPS | {"cop"}
ARGUMENTS = frozenset({*SUBJECTS, "obj", "iobj", "obl:agent"})

Trees = dict[int, Sentence]  # by the number of the sentence


def trees(article: Article, tokens: pd.DataFrame) -> Trees:
    """Each sentence that has words, by its number."""
    heads = [ROOT if head is pd.NA else head for head in tokens["head"].tolist()]
    names = ("sentence", "start", "end", "surface", "tag", "lemma", "relation")
    rows = zip(*(tokens[name].tolist() for name in names), heads, strict=True)
    found: Trees = {}
    first = 0
    for number, inside in itertools.groupby(rows, key=lambda row: row[0]):
        words = [
            Word(start, end, unescape(surface).lower().translate(APOSTROPHES), tag, lemma.lower(),
                 ROOT if head == ROOT else head - first, relation)
            for _, start, end, surface, tag, lemma, relation, head in inside
        ]  # fmt: skip
        found[number] = Sentence(number, first, _mended(words))
        first += len(words)
    return found


def _mended(words: list[Word]) -> list[Word]:
    """Words of a sentence, two slips of parsers set right.

    A noun and a name side by side in one role are one thing: "Bo Aldous told me", "The actor
    George Clooney said". The subject just before a finite verb that lacks one is its own: "He
    resigned after the talks collapsed".
    """
    served = {word.governor for word in words if word.relation in SUBJECTS}
    for i in range(1, len(words)):
        one, other = words[i - 1], words[i]
        alike = one.governor == other.governor and one.relation == other.relation
        if alike and other.relation in ARGUMENTS and one.tag in NOMINAL and other.tag == "NNP":
            relation = "flat" if one.tag == "NNP" else "appos"
            words[i] = other._replace(governor=i - 1, relation=relation)
        lacks_one = other.tag in FINITE and other.relation not in HELPING and i not in served
        far = one.relation in SUBJECTS and one.governor > i
        if far and lacks_one and not _hangs_on(words, i, i - 1):
            words[i - 1] = one._replace(governor=i)
    return words


def _hangs_on(words: Sequence[Word], place: int, upper: int) -> bool:
    """Whether one word is governed by another, directly or through others."""
    while place not in (ROOT, upper):
        place = words[place].governor
    return place == upper


def covering(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each word, by where it starts, the number of the innermost span around that."""
    found: list[int | None] = [None] * len(starts)
    longest_first = sorted(range(len(spans)), key=lambda i: spans[i][0] - spans[i][1])
    for i in longest_first:
        low, high = (bisect.bisect_left(starts, edge) for edge in spans[i])
        found[low:high] = [i] * (high - low)
    return found
