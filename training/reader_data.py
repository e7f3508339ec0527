"""Annotated texts as the reader is taught by them: words with labels, -1 where nothing is known.

DATA is a folder of JSONL files, an object a line; `SOURCES` says which and what each teaches. All
labels stand by word, as numbers; words and sentences are those that reread finds, but where a
treebank gives its own.
"""

from __future__ import annotations

import bisect
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

import reread as rr
from reread.entities import gazetteer, wordlists
from reread.reader.decoding import LABELS as NAMES
from reread.reader.features import PART, Lists, plain
from reread.sentiment.towards import LABELS
from reread.words.blocks import blocks
from reread.words.sentences import sentences
from reread.words.tokenizers import spans

Record = dict[str, Any]
Span = tuple[int, int]

O_OR_MISC = len(NAMES)  # a word outside of names where MISC was not annotated
NOWHERE, ROOT, UNKNOWN = -2, -1, -9  # pointers: to nothing, of a root, not annotated
# Characters at the edge of a content that annotators were free to include
EDGE = frozenset(" \t\r\n\xa0\"“”‘’'`.,;:!?…")
POINTERS = ("head", "content_end", "content_cue", "cue_source", "source_end")
SINGLE = ("tag", "relation", "name", "content", "source", "cue", "tone")
RARE = 150  # relations with a subtype that is seen less often are known without it
HELD_OUT = 10  # one of so many documents of a treebank is held out, of PolNeAR half as many
# Outlets of Worldwide whose articles are held out, by how their ids begin: those of six countries
FOREIGN = frozenset({"et", "ghana", "jr", "my", "oman", "pan"})  # fmt: skip
SAME_TAG = {"-LSB-": "-LRB-", "-RSB-": "-RRB-"}


@dataclass
class Document:
    """One text: its words, sentences and paragraphs by word, and what is annotated of it."""

    id: str
    forms: list[str]
    spans: list[Span]
    sentence: np.ndarray  # by word: the number of its sentence
    opens: np.ndarray  # by word: 0, 1 begins a sentence, 2 begins a paragraph
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    pointers: dict[str, np.ndarray] = field(default_factory=dict)

    def own(self, name: str) -> np.ndarray:
        """The labels of one kind, made if there are none yet."""
        if name in POINTERS:
            return self.pointers.setdefault(name, np.full(len(self.forms), UNKNOWN, np.int32))
        return self.labels.setdefault(name, np.full(len(self.forms), -1, np.int32))


def records(path: Path) -> Iterator[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def part(name: str, parts: int) -> int:
    """In which of some equal parts a document falls: decided by its id alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % parts


def is_held_out(folder: str, name: str, record: Record) -> bool:
    """Whether a document is kept for measuring."""
    if name == "worldwide_train":
        return record["id"].split("_")[0] in FOREIGN
    if name == "conll2003_train":
        return record["id"].startswith("testa")
    parts = {"words": HELD_OUT, "quotes": 2 * HELD_OUT}
    return folder in parts and part(record["id"], parts[folder]) == 0


def read(record: Record) -> Document:
    """A record's words and sentences as reread finds them, nothing taken for page furniture."""
    article = rr.Article(text=record["text"], id=record["id"])
    paragraphs = blocks(article, boilerplate="keep")
    rows = sentences(article, paragraphs)
    places = list(zip(rows["start"], rows["end"], range(len(rows)), strict=True))
    found = list(spans(article.text, places, "treebank"))
    firsts = {row[0] for row in zip(rows["start"], rows["block"].diff().ne(0)) if row[1]}  # noqa: B905
    number = np.array([row[2] for row in found], np.int32)
    opens = (np.diff(number, prepend=-1) != 0).astype(np.int32)
    for at in np.flatnonzero(opens):
        opens[at] = 1 + (rows["start"][number[at]] in firsts)
    own = [row[:2] for row in found]
    return Document(record["id"], [article.text[s:e] for s, e in own], own, number, opens)


def joined(some: Sequence[Document]) -> Document:
    """Documents one after another as if they were one paragraph, for labels that stand by word."""
    parts = [one.sentence for one in some]
    before = np.cumsum([0, *(part[-1] + 1 for part in parts[:-1])])
    found = Document(
        some[0].id, [form for one in some for form in one.forms],
        [span for one in some for span in one.spans],
        np.concatenate([part + first for part, first in zip(parts, before, strict=True)]),
        np.concatenate([some[0].opens, *(np.minimum(one.opens, 1) for one in some[1:])]),
    )  # fmt: skip
    for name in some[0].labels:
        found.labels[name] = np.concatenate([one.labels[name] for one in some])
    return found


def lists() -> Lists:
    """What the package's lists say of words, names cut into words as texts are."""
    names = {" ".join(plain(form) for form in _forms(name)): entry.kind
             for name, entry in gazetteer.listed().items()}  # fmt: skip
    words: Counter[str] = Counter()
    for part, own in (("given name", wordlists.given_names()), ("surname", gazetteer.surnames())):
        for word in {plain(word) for word in own}:
            words[word] |= PART[part]
    for (word, _), kinds in wordlists.keywords().items():
        for kind, part in (("ORG", "of organisations"), ("LOC", "of places")):
            if kind in kinds:
                words[plain(word)] |= PART[part]
    for title in wordlists.titles():
        for word in {form.lower() for form in _forms(title) if form[0].isupper()}:
            words[word] |= PART["title"]
    return Lists(names, dict(words))


def _forms(name: str) -> list[str]:
    """The words of a name, as they are inside a sentence."""
    text = f"{name} is"
    return [text[start:end] for start, end, _ in spans(text, [(0, len(text), 0)], "treebank")][:-1]


def covered(doc: Document, start: int, end: int) -> Span:
    """The range of words that share a character with a span."""
    ends, starts = [e for _, e in doc.spans], [s for s, _ in doc.spans]
    return bisect.bisect_right(ends, start), bisect.bisect_left(starts, end)


def with_names(doc: Document, record: Record, all_kinds: bool = True) -> Document:
    """A document with the labels of its names."""
    own = doc.own("name")
    own[:] = 0 if all_kinds else O_OR_MISC
    for name in record["names"]:
        first, last = covered(doc, name["start"], name["end"])
        if first < last:
            own[first:last] = NAMES.index(f"I-{name['kind']}")
            own[first] = NAMES.index(f"B-{name['kind']}")
    return doc


def with_speech(doc: Document, record: Record) -> Document:
    """A document with its contents, sources and cues, and which belongs to which."""
    text = record["text"]
    for name in ("content", "source", "cue"):
        doc.own(name)[:] = 0
    for name in POINTERS[1:]:
        doc.own(name)
    for one in sorted(record["attributions"], key=_length, reverse=True):
        cue = _marked(doc, "cue", one["cue"])[:1]
        source = _marked(doc, "source", one["source"])[:1]
        for first, last in source:
            doc.pointers["source_end"][first] = last - 1
        for first, _ in cue:
            doc.pointers["cue_source"][first] = source[0][0] if source else NOWHERE
        for first, last in _marked(doc, "content", _joined(text, one["content"])):
            doc.pointers["content_end"][first] = last - 1
            doc.pointers["content_cue"][first] = cue[0][0] if cue else NOWHERE
    return doc


def _length(attribution: Record) -> int:
    return sum(end - start for start, end in attribution["content"])


def _joined(text: str, spans: Sequence[Sequence[int]]) -> list[Span]:
    """Spans, those made one that only marks and spaces part: annotators differ there."""
    found: list[Span] = []
    for start, end in spans:
        if found and EDGE.issuperset(text[found[-1][1] : start]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _marked(doc: Document, name: str, spans: Iterable[Sequence[int]]) -> list[Span]:
    """The ranges of words of some spans, without marks at their edges, labelled B and I."""
    found, own = [], doc.labels[name]
    for start, end in spans:
        first, last = covered(doc, start, end)
        while first < last and EDGE.issuperset(doc.forms[first]):
            first += 1
        while first < last and EDGE.issuperset(doc.forms[last - 1]):
            last -= 1
        if first < last:
            own[first:last] = 2
            own[first] = 1
            found.append((first, last))
    return found


def with_tone(doc: Document, record: Record) -> Document:
    """A document with the tone towards its target, at each of the target's words."""
    first, last = covered(doc, *record["target"])
    doc.own("tone")[first:last] = LABELS.index(record["label"])
    return doc


@dataclass
class Inventory:
    """Tags and relations by number, from the treebanks."""

    tags: list[str]
    relations: list[str]

    def relation(self, name: str) -> int:
        """A relation's number; rare subtypes are left out."""
        return self.relations.index(name if name in self.relations else name.split(":")[0])


def inventory(given: Iterable[Record]) -> Inventory:
    """What tags and relations some records have."""
    tags, relations = set(), Counter()
    for record in given:
        tags |= {SAME_TAG.get(token[2], token[2]) for token in record["tokens"]}
        relations.update(name for _, name in record["heads"])
    often = {name if count >= RARE else name.split(":")[0] for name, count in relations.items()}
    return Inventory(sorted(tags), sorted(often))


def treebank(record: Record, known: Inventory) -> Document:
    """A document of a treebank: its own words and sentences, tags, governors and relations."""
    text, tokens = record["text"], record["tokens"]
    own = [(token[0], token[1]) for token in tokens]
    starts = [start for start, _ in own]
    number = np.searchsorted([s for s, _ in record["sentences"]], starts, side="right") - 1
    opens = (np.diff(number, prepend=-1) != 0).astype(np.int32)
    for start, _ in record["paragraphs"]:
        at = bisect.bisect_left(starts, start)
        if at < len(opens) and opens[at]:
            opens[at] = 2
    forms = [text[s:e] for s, e in own]
    doc = Document(record["id"], forms, own, number.astype(np.int32), opens)
    doc.own("tag")[:] = [known.tags.index(SAME_TAG.get(token[2], token[2])) for token in tokens]
    heads = [UNKNOWN if head is None else head for head, _ in record["heads"]]
    doc.own("head")[:] = heads
    doc.own("relation")[:] = [known.relation(name) for _, name in record["heads"]]
    return doc
