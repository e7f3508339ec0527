"""Train the part-of-speech tagger: python training/tags.py DATA [--epochs N]

DATA is a folder with words/ewt.jsonl and words/gum_other.jsonl (and words/masc_news.jsonl, to
test on): a JSON object a line with `id`, `genre`, `text`, `sentences` [[start, end]] and `tokens`
[[start, end, tag, lemma]]. Only texts under CC BY or CC BY-SA are trained on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from reread.words import tags

MODELS = Path(tags.__file__).parents[1] / "models"
# GUM's genres whose texts are CC BY or CC BY-SA or in the public domain (its LICENSE.md);
# essays, fiction, letters, podcasts and whow are non-commercial, GENTLE varies by document.
OPEN_GENRES = {"academic", "bio", "court", "interview", "speech", "textbook", "vlog", "voyage"}
HELD_OUT = 8  # every eighth document by the hash of its id is never trained on
LEAST_WEIGHT = 0.01  # of the largest weight: smaller ones round to zero in eight bits

Sentence = list[tuple[str, str]]  # form, tag


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def is_open(record: dict[str, Any]) -> bool:
    """Whether the text may be trained on."""
    given = record["id"]
    return not given.startswith("GENTLE") and (
        not given.startswith("GUM") or record["genre"] in OPEN_GENRES
    )


def is_held_out(record: dict[str, Any]) -> bool:
    """Whether the document is kept for testing: decided by its id alone."""
    return int(hashlib.sha256(record["id"].encode()).hexdigest(), 16) % HELD_OUT == 0


def sentences(record: dict[str, Any]) -> Iterator[Sentence]:
    """Each sentence as forms with tags."""
    tokens = iter(record["tokens"])
    token = next(tokens, None)
    for _, end in record["sentences"]:
        sentence = []
        while token and token[1] <= end:
            sentence.append((record["text"][token[0] : token[1]], token[2]))
            token = next(tokens, None)
        if sentence:
            yield sentence


def train(data: Iterable[Sentence], clusters: tags.Clusters, epochs: int, path: Path) -> None:
    """Fit the weights by the averaged perceptron and leave crfsuite's file at `path`."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": epochs, "feature.minfreq": 2, "epsilon": 0.0})
    for sentence in data:
        forms, wanted = zip(*sentence, strict=True)
        trainer.append(tags.attributes(forms, clusters), wanted)
    trainer.train(str(path))


def pack(trained: Path, clusters: tags.Clusters, target: Path) -> None:
    """Write crfsuite's weights as tags.npz: strings, eight-bit weights, no pickle."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    info, labels = tagger.info(), sorted(tagger.labels())
    column = {label: at for at, label in enumerate(labels)}
    largest = max(abs(weight) for weight in info.state_features.values())
    kept = {key: weight for key, weight in info.state_features.items()
            if abs(weight) >= largest * LEAST_WEIGHT}  # fmt: skip
    rows = {name: at for at, name in enumerate(sorted({name for name, _ in kept}))}
    weights = np.zeros((len(rows), len(labels)))
    for (name, label), weight in kept.items():
        weights[rows[name], column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (first, second), weight in info.transitions.items():
        transitions[column[first], column[second]] = weight
    np.savez_compressed(
        target,
        attributes=tags.packed_strings(rows),
        weights=np.round(weights * (127 / largest)).astype(np.int8),
        scale=np.float32(largest / 127),
        transitions=transitions,
        tags=tags.packed_strings(labels),
        words=tags.packed_strings(clusters),
        clusters=np.array(list(clusters.values()), dtype=np.uint16),
    )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")


def main() -> None:
    """Train on the open documents that are not held out, and pack the model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--epochs", type=int, default=14)
    given = parser.parse_args()
    records = [r for name in ("ewt", "gum_other")
               for r in documents(given.data / "words" / f"{name}.jsonl")]  # fmt: skip
    chosen = [r for r in records if is_open(r) and not is_held_out(r)]
    data = [s for record in chosen for s in sentences(record)]
    print(f"{len(chosen)} documents, {len(data)} sentences, {sum(map(len, data))} tokens")
    trained = MODELS / "tags.crfsuite"
    train(data, {}, given.epochs, trained)
    pack(trained, {}, MODELS / "tags.npz")
    trained.unlink()


if __name__ == "__main__":
    main()
