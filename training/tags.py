"""Train the part-of-speech tagger: python training/tags.py DATA [--epochs N]

DATA is a folder of JSONL files, an object a line: words/ewt.jsonl and words/gum_other.jsonl, with
`id`, `genre`, `text`, `sentences` [[start, end]] and `tokens` [[start, end, tag, lemma]], and the
raw texts in RAW, with `id` and `text`. Prints the scores of a model that has not seen the
held-out documents, then trains the one that ships on all open documents and packs it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from tags_clusters import clusters

import reread as rr
from reread.words import attributes, tags
from reread.words.decoding import packed_strings
from reread.words.treebank import treebank

MODELS = Path(tags.__file__).parents[1] / "models"
LABELLED = ("words/ewt.jsonl", "words/gum_other.jsonl")
# Raw text for the clusters: Wikinews (CC BY 2.5), Wikipedia (CC BY 4.0 and CC BY-SA 3.0)
RAW = ("corpus/wikinews.jsonl", "names/wikigold.jsonl", "times/wikiwars.jsonl")
# GUM's genres whose texts are CC BY, CC BY-SA or in the public domain; essays, fiction, letters,
# podcasts and whow are non-commercial, and GENTLE's licences vary by document
OPEN_GENRES = {"academic", "bio", "court", "interview", "speech", "textbook", "vlog", "voyage"}
FORMAL = OPEN_GENRES - {"vlog"}  # nearest to news
HELD_OUT = 8  # every eighth document by the hash of its id is kept for testing
GUM_COUNTS = 2  # how often GUM's documents are read: edited prose is nearer to news than EWT
LEAST_SEEN = 20  # occurrences of a word whose tags are remembered; of rarer ones too few were seen
LEAST_SHARE = 0.1  # of a word's occurrences that a tag needs to be remembered
LEAST_STEP = 2  # of 127: smaller weights are left out, for a file below 1 MB
SEED = 1

Record = dict[str, Any]
Sentence = list[tuple[str, str]]  # form, tag


def documents(path: Path) -> Iterator[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def is_gum(record: Record) -> bool:
    """Whether a document is of GUM proper."""
    return record["id"].startswith("GUM")


def is_open(record: Record) -> bool:
    """Whether the text may be trained on."""
    if is_gum(record):
        return record["genre"] in OPEN_GENRES
    return not record["id"].startswith("GENTLE")


def is_held_out(record: Record) -> bool:
    """Whether the document is kept for testing: decided by its id alone."""
    return int(hashlib.sha256(record["id"].encode()).hexdigest(), 16) % HELD_OUT == 0


def sentences(record: Record) -> Iterator[Sentence]:
    """Each sentence as forms with tags of the Penn Treebank."""
    tokens = iter(record["tokens"])
    token = next(tokens, None)
    for _, end in record["sentences"]:
        sentence = []
        while token and token[1] <= end:
            form = record["text"][token[0] : token[1]]
            sentence.append((form, token[2] if is_gum(record) else penn(form, token[2])))
            token = next(tokens, None)
        if sentence:
            yield sentence


def penn(form: str, tag: str) -> str:
    """A tag of the English Web Treebank as the Penn Treebank and GUM have it."""
    dashes = re.fullmatch(r"-+|\.{2,}|[–—…]", form) and tag in (",", "NFP", ".")
    if form == ";" or (dashes and (form[0] != "." or tag != ".")):
        return ":"
    if form == "/":
        return "SYM"
    return {"NFP": "SYM", "ADD": "NNP", "AFX": "JJ"}.get(tag, tag)


def raw_sentences(path: Path) -> Iterator[list[str]]:
    """The forms of each sentence of raw texts, in lower case."""
    for record in documents(path):
        reading = rr.read(rr.Article(text=record["text"], id=record["id"]))
        for start, end in zip(reading.sentences["start"], reading.sentences["end"], strict=True):
            text = record["text"][start:end]
            yield [attributes.normal(text[s:e]).lower() for s, e in treebank(text)]


def groups(raw: list[list[str]], data: Iterable[Sentence]) -> dict[str, tuple[int, ...]]:
    """Each word's clusters in raw text and its set of tags, numbered from 1; 0 is none."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in data:
        for form, tag in sentence:
            counts[attributes.normal(form).lower()][tag] += 1
    had = {word: tuple(sorted(t for t, n in given.items() if n >= LEAST_SHARE * given.total()))
           for word, given in counts.items() if given.total() >= LEAST_SEEN}  # fmt: skip
    number = {tags_had: at for at, tags_had in enumerate(sorted(set(had.values())), start=1)}
    near = clusters(raw, SEED)
    return {word: (*near.get(word, (0, 0, 0)), number.get(had.get(word, ()), 0))
            for word in sorted(near.keys() | had.keys())}  # fmt: skip


def prepared(records: list[Record]) -> list[Sentence]:
    """The sentences to train on, GUM's more than once."""
    return [s for r in records for _ in range(GUM_COUNTS if is_gum(r) else 1)
            for s in sentences(r)]  # fmt: skip


def train(data: Iterable[Sentence], known: attributes.Groups, epochs: int, target: Path) -> None:
    """Fit the weights by the averaged perceptron and pack them."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": epochs, "feature.minfreq": 2, "epsilon": 0.0})
    for sentence in data:
        forms, wanted = zip(*sentence, strict=True)
        trainer.append(attributes.attributes(forms, known), wanted)
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder, "tags.crfsuite")
        trainer.train(str(trained))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(trained))
        info, labels = tagger.info(), sorted(tagger.labels())
    pack(info.state_features, info.transitions, labels, known, target)


def pack(
    state: dict[tuple[str, str], float],
    transitions: dict[tuple[str, str], float],
    labels: list[str],
    known: attributes.Groups,
    target: Path,
) -> None:
    """Write weights as an .npz of strings and eight-bit numbers, no pickle, and its SHA-256."""
    column = {label: at for at, label in enumerate(labels)}
    scale = max(map(abs, state.values())) / 127
    steps = {key: round(weight / scale) for key, weight in state.items()}
    kept = {key: step for key, step in steps.items() if abs(step) >= LEAST_STEP}
    rows = {name: at for at, name in enumerate(sorted({name for name, _ in kept}))}
    weights = np.zeros((len(rows), len(labels)), dtype=np.int8)
    for (name, label), step in kept.items():
        weights[rows[name], column[label]] = step
    following = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (first, second), weight in transitions.items():
        following[column[first], column[second]] = weight
    np.savez_compressed(
        target,
        attributes=packed_strings(rows),
        weights=weights,
        scale=np.float32(scale),
        transitions=following,
        tags=packed_strings(labels),
        words=packed_strings(known),
        groups=np.array(list(known.values()), dtype=np.uint16),
    )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")


def most_frequent(data: Iterable[Sentence]) -> dict[str, str]:
    """The baseline: each word's most frequent tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in data:
        for form, tag in sentence:
            counts[form][tag] += 1
    return {form: max(sorted(given), key=given.get) for form, given in counts.items()}


def report(name: str, records: list[Record], baseline: dict[str, str], model: tags.Model) -> None:
    """Print the share of right tags on gold tokens, of all words and of words not seen before."""
    data = [s for record in records for s in sentences(record)]
    found = tags.tag([[form for form, _ in sentence] for sentence in data], model)
    pairs = [(form, tag, guess) for sentence, guesses in zip(data, found, strict=True)
             for (form, tag), guess in zip(sentence, guesses, strict=True)]  # fmt: skip
    new = [tag == guess for form, tag, guess in pairs if form not in baseline]
    right = sum(tag == guess for _, tag, guess in pairs) / len(pairs)
    plain = sum(tag == baseline.get(form, "NN") for form, tag, _ in pairs) / len(pairs)
    print(f"{name}: {right:.2%}, unknown words {sum(new) / len(new):.2%} (n = {len(new):,}), "
          f"baseline {plain:.2%} (n = {len(pairs):,}, {len(records)} documents)")  # fmt: skip


def main() -> None:
    """Score a model on the held-out documents, then train and pack the one that ships."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    given = parser.parse_args()
    records = [r for name in LABELLED for r in documents(given.data / name) if is_open(r)]
    held_out = [r for r in records if is_held_out(r)]
    seen = [s for r in records if not is_held_out(r) for s in sentences(r)]
    raw = [s for name in RAW for s in raw_sentences(given.data / name)]
    raw += [[attributes.normal(form).lower() for form, _ in sentence] for sentence in seen]
    known = groups(raw, seen)
    print(f"{sum(map(len, raw)):,} tokens of raw text, {len(known):,} words in groups")
    with tempfile.TemporaryDirectory() as folder:
        rest = [r for r in records if not is_held_out(r)]
        train(prepared(rest), known, given.epochs, Path(folder, "tags.npz"))
        model, baseline = tags.load(Path(folder)), most_frequent(seen)
    report("GUM, formal genres", [r for r in held_out if r["genre"] in FORMAL], baseline, model)
    report("EWT", [r for r in held_out if not is_gum(r)], baseline, model)
    everything = [s for r in records for s in sentences(r)]
    print(f"trained on {sum(map(len, everything)):,} tokens of {len(records)} documents")
    train(prepared(records), groups(raw, everything), given.epochs, MODELS / "tags.npz")


if __name__ == "__main__":
    main()
