"""Train the recogniser of names: python training/names.py DATA VECTORS [--epochs N] [--runs N]

DATA is a folder of JSONL files, an object a line: those in LABELLED, with `id`, `text` and
`names` (`start`, `end`, `kind`), and the raw texts in RAW, with `id` and `text`. VECTORS is a
folder of word vectors, see names_vectors.py. The lists of names are in training/lists and in the
package. Prints the scores of a model that has not seen
the held-out articles, then trains the one that ships on all of them and packs it.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import names_packing
import packing
import pycrfsuite
from names_facts import facts
from names_vectors import Sentence, alike

import reread as rr
from reread.entities import clues, crf
from reread.entities.labels import KINDS
from reread.entities.lines import attributes, line
from reread.entities.scoring import Weights
from reread.words import tags
from reread.words.attributes import normal

MODELS = Path(crf.__file__).parents[1] / "models"
LABELLED = ("worldwide_train", "conll2003_train", "wikigold")
RAW = ("corpus/t17", "corpus/wikinews", "quotes/polnear_train", "quotes/polnear_dev",
       "words/gum_other", "words/ewt", "words/masc_news", "times/timebank", "times/aquaint",
       "times/wikiwars", "names/worldwide_train", "names/conll2003_train", "names/wikigold",
       "names/crossner_politics", "names/uner_ewt", "tone/newsmtsc_train", "tone/headlines_test",
       "tone/financial")  # fmt: skip
# Outlets of Worldwide whose articles are held out, by how their ids begin: those of 15 countries
HELD_OUT = frozenset({"cuba", "eg", "et", "ghana", "in", "jr", "kr", "kw", "my", "nic", "nm", "nz",
                      "oman", "pan"})  # fmt: skip
LEAST_SENTENCES = 4  # of an article that is given a headline in capitals
LEAST_ARTICLES = 2  # that an attribute must be seen in: what one article says is no rule
SEED = 1

Record = dict[str, Any]
Names = set[tuple[int, int, str]]
Article = list[list[list[str]]]  # sentence, token, attributes


class Document(NamedTuple):
    """An article's sentences, each token's span and label in them, and the names marked."""

    id: str
    lines: list[tuple[list[str], list[str]]]  # forms, tags
    spans: list[list[tuple[int, int]]]
    labels: list[list[str]]
    names: Names


class Known(NamedTuple):
    """What is known of words without labelled text, and where word vectors are."""

    facts: tuple[Any, ...]
    vectors: Path


def records(path: Path) -> Iterator[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def document(record: Record) -> Document:
    """A record as reread reads it; nothing is left out as page furniture."""
    reading = rr.read(rr.Article(text=record["text"], id=record["id"]), boilerplate="keep")
    names = sorted((name["start"], name["end"], name["kind"]) for name in record["names"])
    columns = ("sentence", "start", "end", "surface", "tag")
    tokens = list(zip(*(reading.tokens[name].tolist() for name in columns), strict=True))
    labels = token_labels([token[1:3] for token in tokens], names)
    rows: dict[int, list[Any]] = defaultdict(list)
    for token, label in zip(tokens, labels, strict=True):
        rows[token[0]].append((*token[1:], label))
    sentences = [list(zip(*row, strict=True)) for row in rows.values()]
    return Document(
        record["id"],
        [(list(forms), list(given)) for _, _, forms, given, _ in sentences],
        [list(zip(starts, ends, strict=True)) for starts, ends, *_ in sentences],
        [list(given) for *_, given in sentences],
        set(names),
    )


def token_labels(tokens: list[tuple[int, int]], names: list[tuple[int, int, str]]) -> list[str]:
    """The label of each token: those that share a character with a name belong to it."""
    labels, ends = ["O"] * len(tokens), [end for _, end in tokens]
    for start, end, kind in names:
        at = bisect.bisect_right(ends, start)
        place = "B"
        while at < len(tokens) and tokens[at][0] < end:
            labels[at], place = f"{place}-{kind}", "I"
            at += 1
    return labels


def raw_sentences(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The forms of each sentence of raw texts, each text once."""
    texts = dict.fromkeys(record["text"] for path in paths for record in records(path))
    for text in texts:
        tokens = rr.read(rr.Article(text=text), boilerplate="keep").tokens
        forms: dict[int, list[str]] = defaultdict(list)
        for sentence, form in zip(tokens["sentence"], tokens["surface"], strict=True):
            forms[sentence].append(normal(form))
        yield from forms.values()


def attributes_of(doc: Document, known: clues.Known) -> Article:
    """All attributes of each token of each sentence."""
    lines = [line(list(map(normal, forms)), given, known) for forms, given in doc.lines]
    return attributes(lines, known)


def labelled(documents: Iterable[Document]) -> Iterator[Sentence]:
    """The sentences whose capitals tell something, with labels."""
    nothing = clues.Known({}, {}, {}, {})
    for doc in documents:
        for (forms, given), labels in zip(doc.lines, doc.labels, strict=True):
            one = line(list(map(normal, forms)), given, nothing)
            if one.capitals != "U":
                yield one.forms, labels


def with_headline(doc: Document) -> Document:
    """An article with its second sentence said once more before it, in capitals."""
    if len(doc.lines) < LEAST_SENTENCES:
        return doc
    forms = [form.upper() for form in doc.lines[1][0]]
    line = (forms, tags.tag([forms])[0])
    return doc._replace(
        lines=[line, *doc.lines],
        spans=[doc.spans[1], *doc.spans],
        labels=[doc.labels[1], *doc.labels],
    )


def sentence_alone(doc: Document) -> list[Document]:
    """The third sentence of an article as an article of its own, of which nothing else is known."""
    if len(doc.lines) < LEAST_SENTENCES:
        return []
    third = slice(2, 3)
    return [doc._replace(lines=doc.lines[third], spans=doc.spans[third], labels=doc.labels[third])]


def general(ids: Iterable[str], articles: Iterable[Article]) -> set[str]:
    """The attributes seen in several articles; what has one id is one article, and together."""
    seen: Counter[str] = Counter()
    for _, same in groupby(zip(ids, articles, strict=True), key=lambda pair: pair[0]):
        tokens = (token for _, article in same for sentence in article for token in sentence)
        seen.update({name for token in tokens for name in token})
    return {name for name, count in seen.items() if count >= LEAST_ARTICLES}


def trained(
    documents: list[Document], known: clues.Known, epochs: int, runs: int
) -> names_packing.Trained:
    """Weights by averaged perceptrons, their mean: each run shuffles the sentences anew."""
    same: dict[str, str] = {}  # one object per attribute, to save memory
    articles = [[[[same.setdefault(name, name) for name in token] for token in sentence]
                 for sentence in attributes_of(doc, known)] for doc in documents]  # fmt: skip
    kept = general([doc.id for doc in documents], articles)
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": epochs, "feature.minfreq": 2, "epsilon": 0.0})
    for doc, article in zip(documents, articles, strict=True):
        for tokens, labels in zip(article, doc.labels, strict=True):
            trainer.append([[name for name in token if name in kept] for token in tokens], labels)
    models = []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(runs):
            path = Path(folder, f"{run}.crfsuite")
            trainer.train(str(path))
            models.append(packing.weights(path))
    return tuple(packing.mean(part) for part in zip(*models, strict=True))


def train(documents: list[Document], known: Known, epochs: int, runs: int, target: Path) -> None:
    """Train on articles in an order that their ids tell, and pack the weights."""
    varied = [one for doc in documents for one in (with_headline(doc), *sentence_alone(doc))]
    ordered = sorted(varied, key=lambda doc: hashlib.sha256(doc.id.encode()).digest())
    facts = clues.Known(*known.facts, alike(known.vectors, labelled(documents), SEED))
    names_packing.pack(trained(ordered, facts, epochs, runs), facts, target)


def held_out(doc_id: str) -> bool:
    """Whether an article is of an outlet that is held out."""
    return doc_id.partition("_")[0] in HELD_OUT


def found(doc: Document, model: Weights) -> Names:
    """The names that a model finds."""
    guesses = crf.guesses(*map(list, zip(*doc.lines, strict=True)), model) if doc.lines else []
    return {
        (doc.spans[number][first][0], doc.spans[number][last - 1][1], kind)
        for number, first, last, kind, *_ in guesses
    }


def report(name: str, documents: list[Document], model: Weights) -> None:
    """Print exact-match F1 of all names and of each kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for doc in documents:
        guessed = found(doc, model)
        counts.update(("gold", kind) for *_, kind in doc.names)
        counts.update(("guessed", kind) for *_, kind in guessed)
        counts.update(("right", kind) for *_, kind in doc.names & guessed)
    f1 = {kind: 2 * counts["right", kind] / max(1, counts["gold", kind] + counts["guessed", kind])
          for kind in KINDS}  # fmt: skip
    gold, guessed, right = (sum(counts[what, kind] for kind in KINDS)
                            for what in ("gold", "guessed", "right"))  # fmt: skip
    micro = 2 * right / (gold + guessed)
    kinds = ", ".join(f"{kind} {value:.1%}" for kind, value in f1.items())
    print(f"{name}: F1 {micro:.1%} ({kinds}; n = {gold:,}, {len(documents)} articles)")


def main() -> None:
    """Score a model on the held-out articles, then train and pack the one that ships."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--runs", type=int, default=2)
    given = parser.parse_args()
    sets = {name: [document(record) for record in records(given.data / "names" / f"{name}.jsonl")]
            for name in LABELLED}  # fmt: skip
    raw = list(raw_sentences(given.data / f"{name}.jsonl" for name in RAW))
    known = Known(facts(raw, SEED), given.vectors)
    everything = [doc for some in sets.values() for doc in some]
    testa = [doc for doc in sets["conll2003_train"] if "testa" in doc.id]
    others = [doc for doc in sets["worldwide_train"] if held_out(doc.id)]
    unseen = {doc.id for doc in testa + others}
    seen = [doc for doc in everything if doc.id not in unseen]
    with tempfile.TemporaryDirectory() as folder:
        train(seen, known, given.epochs, given.runs, Path(folder, "names.npz"))
        model = crf.load(Path(folder))
    report("Worldwide, other countries", others, model)
    report("CoNLL-2003 testa", testa, model)
    train(everything, known, given.epochs, given.runs, MODELS / "names.npz")


if __name__ == "__main__":
    main()
