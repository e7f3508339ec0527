"""WordNet as a graph: words and senses, with polarity spread over it and vectors read off it.

WordNet 3.0 (Princeton University, WordNet licence) is read from its `data.*` files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse

PARTS = ("noun", "verb", "adj", "adv")
GLOSSES_AT_MOST = 600  # definitions that a word is in; words in more say little
# How strongly two nodes speak of the same polarity
SENSE_FADING = 0.5  # weight of a word's later senses: 1 / (1 + 0.5 rank)
ANTONYM, DEFINED_BY, DEFINED_WITHOUT = -1.5, 0.35, -0.5
POINTERS = {"&": 0.7, "^": 0.7, "\\": 0.7, "+": 0.7, "$": 0.7, "=": 0.7, "*": 0.4, ">": 0.4}
VERB_PARENT, PARENT = 0.3, 0.15
NEGATING = frozenset(("not", "without", "lacking", "lack", "no"))
PLAIN = """
a an the of to in or and for with by that is be as on from which at it its used having being one
something someone especially usually very
"""
ROUNDS, KEPT = 25, 0.85  # of spreading, and what share of a node's mean it passes on
SEEDED = 0.8  # of a rated word's own valence that it keeps


class Graph(NamedTuple):
    """A number for each word and sense, and the signed edges between them."""

    words: dict[str, int]
    edges: sparse.csr_matrix


class Sense(NamedTuple):
    """One synset: its words, its pointers (symbol, other sense, words at both ends), its gloss."""

    part: str
    words: list[str]
    pointers: list[tuple[str, tuple[str, str], int, int]]
    gloss: list[str]


def senses(home: Path) -> dict[tuple[str, str], Sense]:
    """Every synset by part of speech and offset."""
    found = {}
    for part in PARTS:
        for line in (home / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if not line.startswith(" "):
                key, sense = _sense(line)
                found[key] = sense
    return found


def _sense(line: str) -> tuple[tuple[str, str], Sense]:
    head, _, gloss = line.partition("|")
    fields = head.split()
    part, size = fields[2].replace("s", "a"), int(fields[3], 16)
    words = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * size : 2]]
    at = 5 + 2 * size
    pointers = []
    for step in range(int(fields[at - 1])):
        symbol, offset, other, ends = fields[at + 4 * step : at + 4 * step + 4]
        key = (other.replace("s", "a"), offset)
        pointers.append((symbol, key, int(ends[:2], 16), int(ends[2:], 16)))
    defined = gloss.split('; "')[0].split('"')[0].lower()
    plain = frozenset(PLAIN.split())
    said = [word for word in re.findall(r"[a-z'-]+", defined) if word not in plain]
    return (part, fields[0]), Sense(part, words, pointers, said)


def graph(home: Path) -> Graph:
    """The graph of all words and senses."""
    known = senses(home)
    place: dict[tuple[str, str], int] = {key: at for at, key in enumerate(known)}
    words: dict[str, int] = {}
    for sense in known.values():
        for word in (*sense.words, *sense.gloss):
            words.setdefault(word, len(place) + len(words))
    edges = list(_edges(known, place, words))
    rows, columns, weights = zip(*edges, strict=True)
    size = len(place) + len(words)
    return Graph(words, sparse.csr_matrix((weights, (rows, columns)), shape=(size, size)))


def _edges(
    known: dict[tuple[str, str], Sense],
    place: dict[tuple[str, str], int],
    words: dict[str, int],
) -> Iterator[tuple[int, int, float]]:
    said = Counter(word for sense in known.values() for word in set(sense.gloss))
    for key, sense in known.items():
        here = place[key]
        for rank, word in enumerate(sense.words):
            weight = 1 / (1 + SENSE_FADING * rank)
            yield words[word], here, weight
            yield here, words[word], weight
        for symbol, other, first, last in sense.pointers:
            if symbol == "!":
                one, two = words[sense.words[first - 1]], words[known[other].words[last - 1]]
                yield one, two, ANTONYM
                yield two, one, ANTONYM
                continue
            parent = VERB_PARENT if sense.part == "v" else PARENT
            weight = parent if symbol == "@" else POINTERS.get(symbol, 0.0)
            if weight:
                yield here, place[other], weight
                yield place[other], here, weight
        denied = False
        for word in sense.gloss:
            denied = denied or word in NEGATING
            if word not in NEGATING and said[word] <= GLOSSES_AT_MOST:
                yield here, words[word], DEFINED_WITHOUT if denied else DEFINED_BY


def spread(net: Graph, rated: Mapping[str, float]) -> dict[str, float]:
    """Each word's polarity after that of rated words has spread to their neighbours."""
    share = 1 / np.maximum(np.asarray(abs(net.edges).sum(axis=1)).ravel(), 1e-9)
    step = sparse.diags(share) @ net.edges
    own = np.zeros(net.edges.shape[0])
    fixed = np.zeros(net.edges.shape[0], dtype=bool)
    for word, valence in rated.items():
        if word in net.words:
            own[net.words[word]], fixed[net.words[word]] = valence, True
    now = own.copy()
    for _ in range(ROUNDS):
        now = KEPT * (step @ now)
        now = np.where(fixed, SEEDED * own + (1 - SEEDED) * now, now)
    return {word: float(now[at]) for word, at in net.words.items()}


def reached(net: Graph, words: list[str], steps: int = 4, most: int = 200) -> sparse.csr_matrix:
    """For each word, the nodes that a walk of a few steps reaches, and how likely."""
    edges = abs(net.edges)
    share = 1 / np.maximum(np.asarray(edges.sum(axis=1)).ravel(), 1e-9)
    step = sparse.diags(share) @ edges
    walk = step[[net.words[word] for word in words]]
    total = walk.copy()
    for n in range(1, steps):
        walk = _pruned(walk @ step, most)
        total = total + 0.8**n * walk  # nearer nodes count more
    return _pruned(total, most)


def _pruned(table: sparse.csr_matrix, most: int) -> sparse.csr_matrix:
    """The largest entries of each row."""
    table = sparse.csr_matrix(table)
    for row in range(table.shape[0]):
        part = slice(table.indptr[row], table.indptr[row + 1])
        values = table.data[part]
        if len(values) > most:
            values[values < np.partition(values, -most)[-most]] = 0.0
    table.eliminate_zeros()
    return table
