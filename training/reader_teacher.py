"""Tags and trees for texts that nobody annotated with any: those that an earlier reader is sure of.

So words of the news that no treebank has are met with a tag, and trees in the sentences of news.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from reader_data import ROOT, UNKNOWN, Document, Inventory

from reread.reader import model, network, pieces, reading, windows
from reread.reader.blas import one_thread

SURE_TAG, SURE_HEAD = 0.9, 0.9  # chances from which on a label is taken


def taught(docs: Iterable[Document], folder: Path, known: Inventory) -> list[Document]:
    """Documents with the labels that the reader in a folder is sure of."""
    with Pool(2) as pool:
        return pool.map(partial(_taught, folder, known), docs, chunksize=64)


def _taught(folder: Path, known: Inventory, doc: Document) -> Document:
    reader = _loaded(folder)
    opens, forms = doc.opens.tolist(), doc.forms
    starts = [at for at, kind in enumerate(opens) if kind]
    sizes = [len(reader.vocabulary.numbered(form)) for form in forms]
    shapes = list(pieces.shapes(forms, [kind == windows.PARAGRAPH for kind in opens]))
    features = shapes, opens, reader.lists.features(forms)
    tags, heads, relations = doc.own("tag"), doc.own("head"), doc.own("relation")
    for before, first, last in windows.stretches(sizes, starts) if forms else ():
        words, own = slice(before, last), slice(first, last)
        inside = windows.window(
            reader.vocabulary, forms[words], *(values[words] for values in features)
        )
        with one_thread():
            x = network.words(reader, inside)[first - before :]
            shares = network.log_shares(network.linear(reader.heads, "tag", x))
            inner = [at - first for at in starts if first < at < last]
            given, sure = reading._parsed(reader, x, inner)
            rooted = [at if head == reading.ROOT else head for at, head in enumerate(given)]
            related = reading._relations(reader, network.relations(reader.heads, x, rooted), given)
        best = shares.argmax(axis=1)
        numbers = np.array([known.tags.index(reader.tags[at]) for at in best])
        tags[own] = np.where(np.exp(shares.max(axis=1)) >= SURE_TAG, numbers, -1)
        placed = [ROOT if head == reading.ROOT else head + first for head in given]
        is_sure = sure >= SURE_HEAD
        heads[own] = np.where(is_sure, placed, UNKNOWN)
        relations[own] = np.where(is_sure, [known.relation(name) for name in related], -1)
    return doc


_models: dict[Path, model.Model] = {}


def _loaded(folder: Path) -> model.Model:
    if folder not in _models:
        _models[folder] = model.load(folder, "deep")
    return _models[folder]
