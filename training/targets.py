"""Train tone towards a target: python training/targets.py DATA WORDNET [--folds N]

DATA is a folder of JSONL files, an object a line: tone/newsmtsc_*.jsonl with `id`, `text`,
`target` [start, end] and `label`, and the raw texts of training/raw.py with `text`. WORDNET is
the folder of WordNet 3.0's `data.*` files. Prints macro-F1 by cross-validation over articles and on
the half of the development sets that was looked at, or with --unread on the other; packs the
model.

A word's weight in each zone is what its own occurrences taught and what those of similar words
did: the features are the word itself, its vectors (training/vectors.py) and its valences, each
times the zone's weight; after the fit they are multiplied out to one number per word, zone, label.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import raw
import vectors
import wordnet
from scipy import sparse
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

import reread as rr
from reread.sentiment import lexicons, surroundings, targets, towards
from reread.words import tags
from reread.words.decoding import packed_strings

MODELS = Path(tags.__file__).parents[1] / "models"
HELD_OUT = ("tone/newsmtsc_dev_rw.jsonl", "tone/newsmtsc_dev_mt.jsonl")
LEAST_SEEN = 2  # training examples with a word or pattern of its own
RARE = 500  # occurrences at which a word's vector counts 0.7
# How much each group of features weighs, and the SVM's C: by cross-validation
SCALES = {"word": 0.10, "company": 0.02, "links": 0.02, "valence": 0.05, "pattern": 0.18,
          "relation": 0.22, "shape": 0.10}  # fmt: skip
PENALTY = 0.05
ITERATIONS = 5000
SEED = 1
LEAST_STEP = 4  # of 127: patterns with smaller weights are left out
LABELS = list(towards.LABELS)


class Example(NamedTuple):
    """A target in its sentence."""

    around: surroundings.Around
    target: str
    patterns: frozenset[str]
    label: str
    group: str  # the article it is from


class Space(NamedTuple):
    """What features there are: words with what stands for each, and patterns."""

    words: list[str]
    traits: dict[str, Any]  # by group a matrix word × trait
    patterns: list[str]


def examples(path: Path) -> list[Example]:
    """Each target that stands in a sentence, seen as at run time; others are neutral there."""
    readings: dict[str, rr.Reading] = {}
    found = []
    for record in raw.documents(path):
        text = record["text"]
        reading = readings.setdefault(text, rr.read(rr.Article(text=text)))
        start, end = record["target"]
        seen = targets.seen(targets.by_sentence(reading.tokens), start, end)
        if seen is not None:
            around = seen.around
            names = frozenset(name for name, _, _ in surroundings.patterns(around, text[start:end]))
            group = re.match(r"(?:allsides|polusa_v1)_[^_]+", record["id"]).group()
            found.append(Example(around, text[start:end], names, record["label"], group))
    return found


def space(data: Sequence[Example], text: list[list[str]], net: wordnet.Graph) -> Space:
    """The features that the training examples and the raw text give."""
    seen = Counter(word for e in data for word in {w.lemma for w in e.around.words})
    own = {word for word, count in seen.items() if count >= LEAST_SEEN}
    near = vectors.company(text)
    words = sorted(own | near.keys())
    counts = Counter(lemma for sentence in text for lemma in sentence)
    rarity = np.array([[1 / np.sqrt(1 + counts[word] / RARE)] for word in words])
    traits = {
        "company": rarity * _rows(words, near),
        "links": rarity * _rows(words, vectors.links(net, words)),
        "valence": valences(words, net),
    }
    at = [place for place, word in enumerate(words) if word in own]
    traits["word"] = sparse.csr_matrix(
        (np.ones(len(at)), (at, range(len(at)))), (len(words), len(at))
    )
    given = Counter(name for e in data for name in e.patterns)
    return Space(words, traits, sorted(n for n, count in given.items() if count >= LEAST_SEEN))


def _rows(words: list[str], found: vectors.Vectors) -> np.ndarray:
    nothing = np.zeros_like(next(iter(found.values())))
    return np.array([found.get(word, nothing) for word in words])


def valences(words: list[str], net: wordnet.Graph) -> np.ndarray:
    """VADER's, TextBlob's and WordNet's valence of each word, good and bad apart."""
    vader, textblob = lexicons.valences("vader"), lexicons.valences("textblob")
    rated = {word: vader.get(word, textblob.get(word, 0.0)) for word in {*vader, *textblob}}
    linked = wordnet.spread(net, rated)
    columns = [[given.get(word, 0.0) for word in words] for given in (vader, textblob, linked)]
    columns[2] = np.sign(columns[2]) * np.abs(columns[2]) ** 0.6  # far words fade too fast
    return np.array([part for given in columns
                     for part in (np.maximum(given, 0), np.minimum(given, 0))]).T  # fmt: skip


def zone_sums(data: Sequence[Example], words: list[str]) -> list[sparse.csr_matrix]:
    """For each zone a matrix example × word: how much each word counts there."""
    number = {word: at for at, word in enumerate(words)}
    cells: list[list[tuple[int, int, float]]] = [[] for _ in surroundings.ZONES]
    for row, example in enumerate(data):
        by = surroundings.scale(example.around)
        given = surroundings.weights([example.around]).tolist()
        for word, zones in zip(example.around.words, given, strict=True):
            at = number.get(word.lemma)
            for zone, weight in enumerate(zones):
                if weight and at is not None:
                    cells[zone].append((row, at, weight * by))
    shape = (len(data), len(words))
    return [sparse.csr_matrix((weight, (row, column)), shape)
            for row, column, weight in (zip(*zone, strict=True) for zone in cells)]  # fmt: skip


def design(data: Sequence[Example], known: Space, spreads: dict[str, Any]) -> sparse.csr_matrix:
    """A row per example. `spreads` are filled where empty: what each group is divided by."""
    zones = zone_sums(data, known.words)
    blocks = []
    for name, rows in known.traits.items():
        block = sparse.hstack([sparse.csr_matrix(zone @ rows) for zone in zones]).tocsr()
        if name not in spreads:
            spreads[name] = _deviation(name, block)
        blocks.append(block @ sparse.diags(SCALES[name] / spreads[name]))
    blocks.append(_patterns(data, known.patterns))
    blocks.append(SCALES["shape"] * sparse.csr_matrix([surroundings.shape(e.around) for e in data]))
    return sparse.hstack(blocks).tocsr()


def _deviation(name: str, block: sparse.csr_matrix) -> np.ndarray:
    """Standard deviations: of each valence in each zone, of all numbers of a vector together."""
    if name == "word":
        return np.ones(block.shape[1])
    each = block.toarray().std(axis=0) + 1e-6
    return each if name == "valence" else np.full_like(each, each.mean())


def _patterns(data: Sequence[Example], names: list[str]) -> sparse.csr_matrix:
    number = {name: at for at, name in enumerate(names)}
    scales = _pattern_scales(names)
    cells = [
        (row, number[name], scales[number[name]] * surroundings.scale(e.around))
        for row, e in enumerate(data)
        for name in sorted(e.patterns)
        if name in number
    ]
    rows, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (rows, columns)), (len(data), len(names)))


def _pattern_scales(names: list[str]) -> np.ndarray:
    return np.array([SCALES["relation" if name.startswith("=") else "pattern"] for name in names])


def fit(table: sparse.csr_matrix, labels: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """A linear SVM, one label against the rest: weights feature × label, and biases."""
    model = LinearSVC(C=PENALTY, random_state=SEED, max_iter=ITERATIONS)
    model.fit(table, labels)
    order = [list(model.classes_).index(label) for label in LABELS]
    return model.coef_[order].T, model.intercept_[order]


def folded(weights: np.ndarray, known: Space, spreads: dict[str, Any]) -> dict[str, np.ndarray]:
    """The weights as one number per word, zone and label, and one per pattern and label."""
    zones = np.zeros((len(known.words), len(surroundings.ZONES), len(LABELS)))
    at = 0
    for name, rows in known.traits.items():
        factor = SCALES[name] / spreads[name]
        for zone in range(zones.shape[1]):
            part = slice(at, at + rows.shape[1])
            here = slice(zone * rows.shape[1], (zone + 1) * rows.shape[1])
            zones[:, zone] += rows @ (weights[part] * factor[here, None])
            at += rows.shape[1]
    ends = at + len(known.patterns)
    return {
        "zones": zones,
        "weights": weights[at:ends] * _pattern_scales(known.patterns)[:, None],
        "shape": SCALES["shape"] * weights[ends:],
    }


def pack(parts: dict[str, np.ndarray], known: Space, sharpness: float, target: Path) -> None:
    """Write the weights as eight-bit numbers with their names, no pickle, and the SHA-256."""
    zone_scale = np.abs(parts["zones"]).max(axis=0, keepdims=True) / 127
    scale = np.abs(parts["weights"]).max() / 127
    steps = np.round(parts["weights"] / scale).astype(np.int8)
    kept = np.abs(steps).max(axis=1) >= LEAST_STEP
    names = [name for name, keep in zip(known.patterns, kept, strict=True) if keep]
    np.savez_compressed(
        target,
        words=packed_strings(known.words),
        zones=np.round(parts["zones"] / zone_scale).astype(np.int8),
        zone_scale=zone_scale.astype(np.float32),
        patterns=packed_strings(names),
        weights=steps[kept],
        scale=np.float32(scale),
        shape=parts["shape"].astype(np.float32),
        bias=parts["bias"].astype(np.float32),
        sharpness=np.float32(sharpness),
    )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")


def macro_f1(labels: Sequence[str], sums: np.ndarray) -> float:
    """Macro-F1 of the labels with the largest margins."""
    return f1_score(labels, [LABELS[at] for at in sums.argmax(axis=1)], average="macro")


def cross_validated(table: sparse.csr_matrix, data: Sequence[Example], folds: int) -> np.ndarray:
    """Each example's margins by a model that has not seen its article's labels."""
    labels = np.array([e.label for e in data])
    sums = np.zeros((len(data), len(LABELS)))
    split = GroupKFold(folds).split(table, labels, [e.group for e in data])
    for rest, some in split:
        weights, biases = fit(table[rest], labels[rest])
        sums[some] = table[some] @ weights + biases
    return sums


def sharpest(labels: Sequence[str], sums: np.ndarray) -> float:
    """The factor that makes held-out labels most likely when margins become shares."""
    at = [LABELS.index(label) for label in labels]

    def likelihood(sharp: float) -> float:
        logs = sharp * sums - np.log(np.exp(sharp * sums).sum(axis=1, keepdims=True))
        return logs[np.arange(len(at)), at].sum()

    return max(np.arange(0.5, 6.0, 0.1), key=likelihood)


def is_unread(record_id: str) -> bool:
    """Whether a development example is in the half that was not looked at while choosing."""
    return hashlib.sha256(record_id.encode()).digest()[0] % 2 == 0


def report(name: str, path: Path, unread: bool) -> None:
    """Print macro-F1 of the packed model, as it runs, on half of a development set."""
    model = towards.load(MODELS)
    pairs = []
    for record in raw.documents(path):
        if is_unread(record["id"]) == unread:
            reading = rr.read(rr.Article(text=record["text"]))
            pairs.append((record["label"], targets.tone_towards(reading, *record["target"])[0]))
    gold, found = zip(*pairs, strict=True)
    score = f1_score(gold, found, average="macro")
    print(f"{name}: macro-F1 {score:.3f} (n = {len(pairs)}, {len(model.words):,} words)")


def main() -> None:
    """Train, pack and score."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--unread", action="store_true")
    given = parser.parse_args()
    data = examples(given.data / raw.TRAIN)
    text = [[raw.lemma(form) for form in forms] for forms in raw.sentences(given.data)]
    known = space(data, text, wordnet.graph(given.wordnet))
    spreads: dict[str, Any] = {}
    table = design(data, known, spreads)
    labels = [e.label for e in data]
    print(f"{len(data):,} examples, {len(known.words):,} words, {len(known.patterns):,} patterns")
    sums = cross_validated(table, data, given.folds)
    print(f"cross-validation: macro-F1 {macro_f1(labels, sums):.4f} (n = {len(data):,})")
    weights, biases = fit(table, labels)
    parts = folded(weights, known, spreads) | {"bias": biases}
    pack(parts, known, sharpest(labels, sums), MODELS / "targets.npz")
    for name in HELD_OUT:
        report(name, given.data / name, given.unread)


if __name__ == "__main__":
    main()
