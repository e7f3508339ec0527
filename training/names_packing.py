"""Pack the recogniser of names: what words, pairs of words and all else say, each as one table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import packing

from reread.entities import clues, scoring
from reread.entities.labels import LABELS
from reread.words.decoding import packed_mapping, packed_sorted

LEAST_STEP = 2  # of 127: smaller weights are left out
NEIGHBOUR = re.compile(r"-?[12]")  # what a form says of a token beside it begins so
PAIRS = {code: at for at, (code, *_) in enumerate(scoring.PAIRS)}
OTHERS = "TFDH"  # first letters of what hangs neither on one form nor on two

Trained = tuple[packing.State, packing.Following]
Steps = dict[tuple[str, str], int]


def pack(weights: Trained, facts: clues.Known, target: Path) -> None:
    """Write weights and what is known of words as an .npz, and its SHA-256 beside it."""
    state, transitions = weights
    largest = max(map(abs, state.values()))  # what is cut off costs more than finer steps bring
    steps = packing.stepped(state, largest, LEAST_STEP)
    tables: dict[str, Steps] = {"word": {}, "other": {}, "pair": {}}
    for (name, label), step in steps.items():
        tables[_table(name)][name, label] = step
    packing.save(
        target,
        scale=np.float32(largest / 127),
        transitions=packing.square(transitions, LABELS),
        **_words(tables["word"]),
        **_others(tables["other"]),
        **_pairs(tables["pair"]),
        **_facts(facts),
    )
    packing.sign(target)


def _table(name: str) -> str:
    return "pair" if name[:2] in PAIRS else "other" if name[0] in OTHERS else "word"


def _words(steps: Steps) -> dict[str, np.ndarray]:
    """A row per thing said of a word, a column per place that it speaks about and label."""
    found: Steps = {}
    for (name, label), step in steps.items():
        place = NEIGHBOUR.match(name)
        number = clues.PLACES.index(int(place[0])) if place else 0
        found[name[place.end() :] if place else name, f"{number} {label}"] = step
    columns = [f"{number} {label}" for number in range(len(clues.PLACES)) for label in LABELS]
    names, table = _rows(found, columns)
    return {**packed_sorted("said_of_words", names), "word_weights": table}


def _others(steps: Steps) -> dict[str, np.ndarray]:
    names, table = _rows(steps, LABELS)
    return {**packed_sorted("said_of_others", names), "other_weights": table}


def _pairs(steps: Steps) -> dict[str, np.ndarray]:
    """Each pair as three numbers: its kind and its parts."""
    split = {name: (PAIRS[name[:2]], *name[2:].split(" ")) for name, _ in steps}
    parts = sorted({part for _, *two in split.values() for part in two})
    number = {part: at for at, part in enumerate(parts)}
    rows = {name: (kind, number[one], number[two]) for name, (kind, one, two) in split.items()}
    names, table = _rows(steps, LABELS, key=rows.__getitem__)
    kinds, firsts, seconds = np.array([rows[name] for name in names], dtype=np.uint16).T
    return {
        **packed_sorted("parts", parts),
        "pair_kinds": kinds.astype(np.uint8),
        "pair_firsts": firsts,
        "pair_seconds": seconds,
        "pair_weights": table,
    }


def _rows(steps: Steps, columns: Iterable[str], key: object = None) -> tuple[list[str], np.ndarray]:
    """What is said, sorted, and a table of its steps."""
    column = {label: at for at, label in enumerate(columns)}
    names = sorted({name for name, _ in steps}, key=key)
    row = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(names), len(column)), dtype=np.int8, order="F")
    for (name, label), step in steps.items():
        table[row[name], column[label]] = step
    return names, table


def _facts(facts: clues.Known) -> dict[str, np.ndarray]:
    """What is known of words."""
    lists = {word: ",".join(codes) for word, codes in facts.words.items()}
    numbers = np.array(list(facts.alike.values()))  # word; its number at each of clues.ALIKE
    middle, coarse = (_above(numbers[:, level], numbers[:, level + 1]) for level in (0, 1))
    return {
        **packed_sorted("words", facts.groups),
        "groups": np.array(list(facts.groups.values()), dtype=np.uint16),
        **packed_mapping("members", lists),
        **packed_mapping("listed", facts.listed),
        **packed_sorted("vectors", facts.alike),
        "alike": numbers[:, (0, 3)].T.astype(np.uint16),
        "middle": middle,
        "coarse": coarse,
    }


def _above(inner: np.ndarray, outer: np.ndarray) -> np.ndarray:
    """The outer cluster of each inner one; 0 is none."""
    table = np.zeros(inner.max() + 1, dtype=np.uint16)
    table[inner] = outer
    return table
