"""Train the attribution model: python training/attribution.py DATA

DATA is a folder of JSONL files, an object a line: quotes/polnear_train.jsonl, with `id`, `text`
and `attributions`: `content`, `cue`, `source` (lists of [start, end]). Every eighth document by the
hash of its id is left out, for thresholds and scores. The random field is trained on all others;
the ranking on what fields trained on two thirds of them propose in the last third. The documents
are dealt by the hash of their ids: in the file they stand by newspaper. Packs both into
reread/models.
"""

from __future__ import annotations

import argparse
import bisect
import dataclasses
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pycrfsuite
import random_field

import reread as rr
from reread.voices import forms, learned, model, ranking, rules, streams, templates, units
from reread.words import decoding, tags

MODELS = Path(model.__file__).parents[1] / "models"
DATA = "quotes/polnear_train.jsonl"
HELD_OUT = 8  # every eighth document by the hash of its id is kept for testing
LEAST_SEEN = 3  # occurrences of a value; rarer ones are unknown
PENALTY = 1.0  # of the squares of weights of the ranking
FOLDS = 3  # of the documents, for the ranking
STEP = 0.01  # of weights in eight bits
KEYS = 80_000  # those with the largest weights; twice as many add nothing
# Characters at the edge of a content that annotators were free to include
EDGE = frozenset(" \t\r\n\xa0\"“”‘’'`.,;:!?…")

Record = dict[str, Any]
Span = tuple[int, int]
Sample = tuple[dict[str, float], bool]  # attributes of a candidate, whether it is right


class Document(NamedTuple):
    """Items in runs, what the rules say of each as the model is to see it, the right labels."""

    text: str
    items: list[units.Item]
    runs: list[Span]
    rules: list[str]
    ruled: set[Span]  # contents of the rules
    gold: list[str]


def documents(path: Path) -> Iterator[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def is_held_out(record: Record) -> bool:
    """Whether the document is kept for testing: decided by its id alone."""
    return _hashed(record["id"]) % HELD_OUT == 0


def document(record: Record) -> Document:
    """A document with what is seen of it and what the annotation says.

    In every third run the rules are not shown, so that the model can do without them.
    """
    text = record["text"]
    reading = rr.read(rr.Article(text=text, id=record["id"]))
    blocks = reading.blocks
    own = units.units(text, blocks, reading.sentences, reading.tokens)
    headlines = set(blocks.loc[blocks["kind"] == "headline", "block"].tolist())
    found = rules.by_rules(text, own, headlines)
    items, runs = [item for unit in own for item in unit.items], list(learned.runs_of(own))
    said = streams.rule_labels(items, found)
    for number, (start, end) in enumerate(runs):
        if _hashed(f"{record['id']}{number}") % 3 == 0:
            said[start:end] = [streams.NOT_ASKED] * (end - start)
    gold = labels(text, items, record["attributions"])
    return Document(text, items, runs, said, streams.ruled_places(items, found), gold)


def labels(text: str, items: list[units.Item], attributions: list[Record]) -> list[str]:
    """B and I with content, cue or source and the side of the cue it stands on; else O."""
    given = ["O"] * len(items)
    starts, ends = [item.start for item in items], [item.end for item in items]
    for one in sorted(attributions, key=_length, reverse=True):
        cue = one["cue"][0][0] if one["cue"] else -1
        spans = [(*span, "c") for span in _joined(text, one["content"])]
        spans += [(*span, "u") for span in one["cue"]] + [(*span, "s") for span in one["source"]]
        for start, end, kind in spans:
            first, last = bisect.bisect_right(ends, start), bisect.bisect_left(starts, end)
            if kind == "c":
                first, last = _trimmed(items, first, last, (start, end))
            side = "" if kind == "u" else "<>"[start >= cue]
            if first < last and set(given[first:last]) == {"O"}:
                name = f"{kind}{side}"
                given[first:last] = [f"B{name}"] + [f"I{name}"] * (last - first - 1)
    return given


def _length(attribution: Record) -> int:
    return sum(end - start for start, end in attribution["content"])


def _joined(text: str, spans: list[list[int]]) -> list[Span]:
    """Spans, those made one that only marks and spaces part: annotators differ there."""
    found: list[Span] = []
    for start, end in spans:
        if found and EDGE.issuperset(text[found[-1][1] : start]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _trimmed(items: list[units.Item], first: int, last: int, span: Span) -> tuple[int, int]:
    """A range of items without marks at its edges; empty if it is less than half a quotation."""
    while first < last and _mark(items[first]):
        first += 1
    while first < last and _mark(items[last - 1]):
        last -= 1
    if last - first == 1 and items[first].quotation:
        item = items[first]
        shared = min(span[1], item.end) - max(span[0], item.start)
        return (first, last) if 2 * shared >= item.end - item.start else (0, 0)
    return first, last


def _mark(item: units.Item) -> bool:
    return item.quotation is None and EDGE.issuperset(item.word)


def alphabets(data: Iterable[Document]) -> dict[str, list[str]]:
    """The values of each stream: of forms those that were seen often enough, else all, sorted."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in forms.STREAMS}
    groups = tags.shipped().known
    for one in data:
        for item in one.items:
            seen = forms.seen(forms.key_of(one.text, item), item, groups)
            for name, value in zip(forms.STREAMS, seen, strict=True):
                counts[name][value] += 1
    often = {name: sorted(value for value, count in own.items() if count >= LEAST_SEEN)
             for name, own in counts.items()}  # fmt: skip
    return often | {name: sorted(set(own)) for name, own in streams.values().items()}


def looked_at(known: model.Model, one: Document) -> np.ndarray:
    """Item, template: the keys of what is seen of a document's items."""
    lengths = [end - start for start, end in one.runs]
    at, size = templates.apart(lengths)
    own, codes = known.looked_at(one.text, one.items, one.runs, one.rules)
    placed = known.streams(templates.spread(own, at, size, 0), codes, at)
    return templates.keys(placed, at, range(len(templates.TEMPLATES))).T


def fit(data: Sequence[Document]) -> model.Model:
    """The random field, its weights as they will be shipped."""
    numbers = {name: model.numbers(own) for name, own in alphabets(data).items()}
    nothing = random_field.Field([], np.zeros(0, np.uint32), np.zeros((0, 0)), np.zeros((0, 0)))
    blank = rounded(nothing, numbers)
    seen = np.concatenate([looked_at(blank, one) for one in data])
    gold = [label for one in data for label in one.gold]
    lengths = [end - start for one in data for start, end in one.runs]
    return rounded(random_field.fit(seen, gold, lengths, LEAST_SEEN), numbers)


def rounded(trained: random_field.Field, numbers: dict[str, dict[str, int]]) -> model.Model:
    """The KEYS largest weights, in eight bits."""
    size = np.abs(trained.weights).max(axis=1, initial=0)
    large = np.sort(np.argsort(-size, kind="stable")[:KEYS])
    steps = np.clip(np.round(trained.weights[large] / STEP), -127, 127)
    known = trained.keys[large].astype(np.uint32)
    nothing = np.zeros((1, len(trained.labels)), dtype=np.float32)
    return model.Model(
        labels=tuple(trained.labels),
        alphabets=numbers,
        keys=np.append(known, np.uint32(0)),
        weights=np.vstack([steps.astype(np.float32) * np.float32(STEP), nothing]),
        transitions=trained.transitions.astype(np.float32),
        ranking={},
        slots=model.slots_of(known),
    )


def fit_ranking(samples: Iterable[Sample]) -> dict[str, float]:
    """Weights of candidates' attributes, a logistic regression by L-BFGS."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c2": PENALTY, "max_iterations": 100, "feature.minfreq": LEAST_SEEN})
    for given, is_right in samples:
        trainer.append(pycrfsuite.ItemSequence([given]), [str(int(is_right))])
    with tempfile.TemporaryDirectory() as folder:
        trained = str(Path(folder, "ranking.crfsuite"))
        trainer.train(trained)
        tagger = pycrfsuite.Tagger()
        tagger.open(trained)
        weights: Counter[str] = Counter()
        for (name, label), weight in tagger.info().state_features.items():
            weights[name] += weight if label == "1" else -weight
    return dict(sorted(weights.items()))


def proposed(data: Sequence[Document]) -> Iterator[Sample]:
    """The contents that fields propose which have not seen the document."""
    for fold in range(FOLDS):
        known = fit([one for at, one in enumerate(data) if at % FOLDS != fold])
        for one in data[fold::FOLDS]:
            yield from described(known, one)


def described(known: model.Model, one: Document) -> Iterator[Sample]:
    """The attributes of each content that a model proposes, and whether it is right."""
    for start, end, seen, found in learned.proposed(known, *one[:4]):
        right = set(contents(one.gold[start:end]))
        ruled = {(s - start, e - start) for s, e in one.ruled if start <= s < end}
        asked = None if one.rules[start] == streams.NOT_ASKED else ruled
        for candidate in found:
            if candidate.label[0] == learned.CONTENT:
                own = ranking.described(seen, one.items[start:end], candidate, found, asked)
                yield own, (candidate.start, candidate.end) in right


def contents(gold: list[str]) -> Iterator[Span]:
    """The positions of the contents among labels."""
    start = None
    for at, label in enumerate([*gold, "O"]):
        if start is not None and label[:2] != "Ic":
            yield start, at
            start = None
        if label[:2] == "Bc":
            start = at


def pack(known: model.Model, target: Path) -> None:
    """Write a model as an .npz of strings and small numbers, no pickle, and its SHA-256."""
    weights = known.weights[:-1]
    keys = known.keys[:-1]
    np.savez_compressed(
        target,
        labels=decoding.packed_strings(known.labels),
        steps=model.split_bytes(np.diff(keys.astype(np.uint64), prepend=np.uint64(0))),
        weights=np.round(weights / STEP).astype(np.int8),
        scale=np.float32(STEP),
        transitions=known.transitions,
        ranked=decoding.packed_strings(known.ranking),
        ranking=np.array(list(known.ranking.values()), dtype=np.float32),
        **{name: decoding.packed_strings(own) for name, own in known.alphabets.items()},
    )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")


def _hashed(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def main() -> None:
    """Train the ranking on what fields propose for documents unseen, then the field on all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    given = parser.parse_args()
    records = [record for record in documents(given.data / DATA) if not is_held_out(record)]
    data = list(map(document, sorted(records, key=lambda record: _hashed(record["id"]))))
    weights = fit_ranking(proposed(data))
    trained = fit(data)
    pack(dataclasses.replace(trained, ranking=weights), MODELS / "attribution.npz")
    print(f"{len(trained.keys) - 1:,} keys and {len(weights):,} attributes of candidates "
          f"from {len(data):,} documents")  # fmt: skip


if __name__ == "__main__":
    main()
