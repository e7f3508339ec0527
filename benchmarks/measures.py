"""Counting and comparing: what the figures of accuracy.py are made of."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

Span = tuple[int, int]

OUTER = " \t\r\n\xa0\"“”‘’'`.,;:!?…"  # around a quotation, not of it
WORD = re.compile(r"\w+(?:['’]\w+)*")
NAME = re.compile(r"\s*(?:(?i:the|an?)\s+)?(.*?)(?:\s*['’]s|(?<=[sS])\s*['’])?\s*", re.S)
TAGS = {  # one name for brackets and for quotation marks, which corpora tag differently
    "(": "-LRB-", "[": "-LRB-", "-LSB-": "-LRB-", ")": "-RRB-", "]": "-RRB-", "-RSB-": "-RRB-",
    '"': "''", "”": "''", "“": "``",
}  # fmt: skip
ALIKE = 0.75  # share of words that two contents have in common, of all in either
NEUTRAL_BAND = 0.05  # scores this near to 0 are neutral: VADER's usual threshold


def share(part: float, whole: float) -> float:
    """Part of a whole, NaN where there is no whole."""
    return part / whole if whole else math.nan


def f1(right: float, predicted: float, gold: float) -> float:
    """Harmonic mean of right/predicted and right/gold."""
    return share(2 * right, predicted + gold)


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall that count different things; 0 where one is undefined."""
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table as tuples, None for missing values."""
    values = ([None if pd.isna(v) else v for v in table[column].tolist()] for column in columns)
    return list(zip(*values, strict=True))


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def one_to_one(scored: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """Pairs i: j taken smallest score first, each i and each j once."""
    pairs: dict[int, int] = {}
    taken = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def bare_words(text: str, start: int, end: int) -> Span:
    """A span without outer space, quotation marks and sentence punctuation."""
    said = text[start:end]
    first, last = len(said) - len(said.lstrip(OUTER)), len(said.rstrip(OUTER))
    return (start + first, start + last) if first < last else (start, end)


def words_in(text: str, spans: Iterable[Span]) -> set[int]:
    """Where the words inside some spans begin."""
    return {word.start() for span in spans for word in WORD.finditer(text, *span)}


def is_right_quotation(record: dict[str, Any], content: Span, source: Span | None) -> bool:
    """Whether gold has a content, but for one word in four, with its source."""
    text = record["text"]
    found = words_in(text, [content])
    for attribution in record["attributions"]:
        pieces = attribution["content"]
        wholes = [*map(tuple, pieces), (pieces[0][0], pieces[-1][1])]
        said = (words_in(text, [span]) for span in wholes)
        alike = any(len(found & own) >= ALIKE * len(found | own) for own in said)
        if alike and same_source(source or (None, None), attribution["source"]):
            return True
    return False


def same_source(found: list[int | None], gold: list[list[int]]) -> bool:
    """Whether two sources overlap, or there is none."""
    if found[0] is None or not gold:
        return found[0] is None and not gold
    return any(overlap(found, span) for span in gold)


def starts(text: str, sentences: Iterable[Span], paragraphs: list[Span]) -> set[int]:
    """Where sentences begin, but for those that begin a paragraph."""
    first = {end - len(text[start:end].lstrip()) for start, end in sentences}
    return {at for at in first if any(start < at < end for start, end in paragraphs)}


def same_tag(gold: str, found: str, surface: str) -> bool:
    """Equal tags; "to" may be TO or IN, which corpora settle differently."""
    either = surface.lower() == "to" and {gold, found} == {"TO", "IN"}
    return either or TAGS.get(gold, gold) == TAGS.get(found, found)


def bare_name(text: str, start: int, end: int) -> Span:
    """A name without article and possessive, which corpora include or not."""
    first, last = NAME.fullmatch(text[start:end]).span(1)
    return (start + first, start + last) if first < last else (start, end)


def by_head(heads: dict[Span, Span], found: Iterable[Span]) -> dict[Span, Span]:
    """Gold span: the longest name in it that covers its head; short gold spans choose first."""
    free, pairs = set(found), {}
    for gold in sorted(heads, key=lambda span: span[1] - span[0]):
        head = heads[gold][0]
        inside = [n for n in free if gold[0] <= n[0] <= head < n[1] <= gold[1]]
        if inside:
            pairs[gold] = max(inside, key=lambda n: (n[1] - n[0], -n[0]))
            free.discard(pairs[gold])
    return pairs


def b_cubed(pairs: list[tuple[Any, Any]]) -> tuple[float, float]:
    """Sums over mentions of B-cubed precision and recall; a pair is (gold group, found group)."""
    both, gold, found = (Counter(x) for x in (pairs, (g for g, _ in pairs), (f for _, f in pairs)))
    precision = sum(n * n / found[f] for (_, f), n in both.items())
    return precision, sum(n * n / gold[g] for (g, _), n in both.items())


def macro_f1(c: Counter) -> float:
    """Mean F1 of the gold classes, from counts of (gold, found) pairs."""
    classes = sorted({gold for gold, _ in c})
    gold, found = ({name: sum(n for pair, n in c.items() if pair[side] == name)
                    for name in classes} for side in (0, 1))  # fmt: skip
    each = [f1(c[name, name], found[name], gold[name]) for name in classes]
    return share(sum(each), len(each))


def pearson(c: Counter) -> float:
    """Correlation of two quantities from their number, sums, and sums of squares and products."""
    n = c["n"]
    cross = n * c["xy"] - c["x"] * c["y"]
    spread = (n * c["xx"] - c["x"] ** 2) * (n * c["yy"] - c["y"] ** 2)
    return cross / math.sqrt(spread) if spread > 0 else math.nan


def tone_class(score: float) -> str:
    """The class of a score, with a band around 0 that is neutral."""
    score = round(score, 9)
    return "neutral" if abs(score) <= NEUTRAL_BAND else "positive" if score > 0 else "negative"


def text_score(tone: pd.DataFrame) -> float:
    """Tone of a whole text: the mean of its sentences, weighted by their length."""
    lengths = tone["end"] - tone["start"]
    return float((tone["score"] * lengths).sum() / lengths.sum()) if len(tone) else 0.0
