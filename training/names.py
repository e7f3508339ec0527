"""Train the recogniser of names: python training/names.py DATA [--epochs N] [--runs N]

DATA is a folder of JSONL files, an object a line: those in LABELLED, with `id`, `text` and
`names` (`start`, `end`, `kind`), and the raw texts in RAW, with `id` and `text`. The lists of
names are in training/lists and in the package. Prints the scores of a model that has not seen
the held-out articles, then trains the one that ships on all of them and packs it.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import packing
import pycrfsuite
from tags_clusters import clusters

import reread as rr
from reread.entities import clues, crf, gazetteer
from reread.entities.labels import KINDS, LABELS
from reread.words.attributes import normal
from reread.words.decoding import Model, packed_strings

MODELS = Path(crf.__file__).parents[1] / "models"
LISTS = Path(__file__).with_name("lists")
LABELLED = ("worldwide_train", "conll2003_train", "wikigold")
RAW = ("corpus/t17", "corpus/wikinews", "quotes/polnear_train", "quotes/polnear_dev",
       "times/timebank", "times/aquaint", "times/wikiwars", "words/gum_other", "words/ewt",
       "words/masc_news", "tone/newsmtsc_train", "tone/headlines_test", "tone/financial",
       "names/worldwide_train", "names/conll2003_train", "names/wikigold",
       "names/crossner_politics", "names/uner_ewt")  # fmt: skip
LEAST_RAW = 5  # occurrences in raw text of a word that gets a cluster
LOWER = 3  # occurrences in small letters that make a word of a long list no name
HELD_OUT = 0.15  # of Worldwide's articles: the last, which are of other countries' outlets
LEAST_ARTICLES = 2  # that an attribute must be seen in: what one article says is no rule
LEAST_STEP = 2  # of 127: smaller weights are left out
MOST = 99.99  # percentile of weights that is the largest kept
SEED = 1

Record = dict[str, Any]
Names = set[tuple[int, int, str]]
Article = list[list[list[str]]]  # sentence, token, attributes
Facts = tuple[dict[str, tuple[int, ...]], dict[str, tuple[str, ...]], dict[str, str]]
Weights = tuple[packing.State, packing.Following]


class Document(NamedTuple):
    """An article's sentences, each token's span and label in them, and the names marked."""

    id: str
    lines: list[tuple[list[str], list[str]]]  # forms, tags
    spans: list[list[tuple[int, int]]]
    labels: list[list[str]]
    names: Names


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
        [(list(forms), list(tags)) for _, _, forms, tags, _ in sentences],
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


def raw_sentences(path: Path) -> Iterator[list[str]]:
    """The forms of each sentence of raw texts."""
    for record in records(path):
        article = rr.Article(text=record["text"], id=record["id"])
        tokens = rr.read(article, boilerplate="keep").tokens
        forms: dict[int, list[str]] = defaultdict(list)
        for sentence, form in zip(tokens["sentence"], tokens["surface"], strict=True):
            forms[sentence].append(normal(form))
        yield from forms.values()


def lists(small: Mapping[str, int]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The lists each word is in, and each listed name; `small` counts words in small letters."""
    names: dict[str, set[str]] = defaultdict(set)
    words: dict[str, list[str]] = defaultdict(list)
    for name, entry in gazetteer.listed().items():
        names[clues.pieces(name)].add(f"{entry.kind[0]}{entry.source[:2]}")
    for name, kind in rows("wordnet", small):
        names[clues.pieces(name)].add(f"{kind[0]}w")
        if kind == "PER" and " " in name:
            words[name.split()[-1]].append("w")
    for table in ("regions", "towns"):
        for (name,) in rows(table, small):
            for spelling in sorted({name, plain(name)}):
                names.setdefault(clues.pieces(spelling), set()).add(f"L{table[0]}")
    for code, table in (("G", "given_names"), ("S", "surname_names")):
        for (name,) in rows(table, small):
            for spelling in sorted({name, plain(name)}):
                words[spelling].append(code)
    for word, code in own_words():
        words[word].append(code)
    listed = {name: "".join(sorted(codes)) for name, codes in sorted(names.items()) if name}
    return {word: tuple(dict.fromkeys(words[word])) for word in sorted(words)}, listed


def own_words() -> Iterator[tuple[str, str]]:
    """Words of the package's own lists with a letter for the list."""
    yield from ((name, "g") for name in gazetteer.given_names())
    yield from ((name, "s") for name in sorted(gazetteer.surnames()))
    for (word, place), kinds in gazetteer.keywords().items():
        yield from ((word, f"k{kind[0]}{place[0]}") for kind in kinds)
    for name, title in gazetteer.titles().items():
        if " " not in name:
            yield name, f"t{title.group[0]}"
    yield from ((name, "tl") for name in gazetteer.lower_titles() if " " not in name)


def rows(table: str, small: Mapping[str, int]) -> Iterator[list[str]]:
    """The rows of a list; names that are also common words are left out."""
    for line in (LISTS / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if line[0] != "#" and len(row[0]) > 1 and small.get(row[0].lower(), 0) < LOWER:
            yield row


def plain(name: str) -> str:
    """A name without accents, as many outlets write it."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def facts(raw: list[list[str]]) -> Facts:
    """The clusters of words in raw text, the lists they are in, and listed names."""
    small = Counter(form for sentence in raw for form in sentence if form.islower())
    middle = Counter(form for sentence in raw for form in sentence[1:])
    for sentence in raw:  # a capital at the start tells nothing of a word that has none elsewhere
        low = sentence[0].lower()
        if middle[low] > middle[sentence[0]]:
            sentence[0] = low
    return clusters(raw, SEED, LEAST_RAW), *lists(small)


def attributes(doc: Document, known: clues.Known) -> Article:
    """All attributes of each token of each sentence."""
    lines = [clues.line([normal(form) for form in forms], tags, known) for forms, tags in doc.lines]
    return clues.attributes(lines, known)


def general(articles: Iterable[Article]) -> set[str]:
    """The attributes seen in several articles."""
    seen: Counter[str] = Counter()
    for article in articles:
        seen.update({name for sentence in article for token in sentence for name in token})
    return {name for name, count in seen.items() if count >= LEAST_ARTICLES}


def trained(documents: list[Document], known: clues.Known, epochs: int, runs: int) -> Weights:
    """Weights by averaged perceptrons, added up: each run shuffles the sentences anew."""
    same: dict[str, str] = {}  # one object per attribute, to save memory
    articles = [[[[same.setdefault(name, name) for name in token] for token in sentence]
                 for sentence in attributes(doc, known)] for doc in documents]  # fmt: skip
    kept = general(articles)
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
    return tuple(packing.summed(part) for part in zip(*models, strict=True))


def train(documents: list[Document], given: Facts, epochs: int, runs: int, target: Path) -> None:
    """Train on articles in an order that their ids tell, and pack the weights."""
    ordered = sorted(documents, key=lambda doc: hashlib.sha256(doc.id.encode()).digest())
    state, transitions = trained(ordered, clues.known(*given), epochs, runs)
    groups, words, listed = given
    packing.pack(
        state,
        transitions,
        LABELS,
        target,
        largest=float(np.percentile(np.abs(list(state.values())), MOST)),
        least=LEAST_STEP,
        words=packed_strings(groups),
        groups=np.array(list(groups.values()), dtype=np.uint16),
        members=packed_strings(f"{word}\t{','.join(codes)}" for word, codes in words.items()),
        listed=packed_strings(f"{name}\t{codes}" for name, codes in listed.items()),
    )


def found(doc: Document, model: Model) -> Names:
    """The names that a model finds."""
    forms, tags = [forms for forms, _ in doc.lines], [tags for _, tags in doc.lines]
    return {
        (doc.spans[number][first][0], doc.spans[number][last - 1][1], kind)
        for number, first, last, kind, *_ in crf.guesses(forms, tags, model)
    }


def report(name: str, documents: list[Document], model: Model) -> None:
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
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    sets = {name: [document(record) for record in records(given.data / "names" / f"{name}.jsonl")]
            for name in LABELLED}  # fmt: skip
    known = facts([s for name in RAW for s in raw_sentences(given.data / f"{name}.jsonl")])
    print(f"{len(known[0]):,} words in clusters, {len(known[2]):,} names in lists")
    worldwide, conll, wikigold = sets.values()
    cut = round(len(worldwide) * (1 - HELD_OUT))
    testa = [doc for doc in conll if "testa" in doc.id]
    seen = worldwide[:cut] + [doc for doc in conll if "testa" not in doc.id]
    with tempfile.TemporaryDirectory() as folder:
        train(seen, known, given.epochs, given.runs, Path(folder, "names.npz"))
        model = crf.load(Path(folder))
    for name, some in (("Worldwide", worldwide[cut:]), ("CoNLL", testa), ("Wikigold", wikigold)):
        report(name, some, model)
    train(worldwide + conll, known, given.epochs, given.runs, MODELS / "names.npz")


if __name__ == "__main__":
    main()
