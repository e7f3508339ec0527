"""Tags and trees for texts that nobody annotated with any: those that an earlier reader is sure of.

So words of the news that no treebank has are met with a tag, and trees in the sentences of news.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from reader_data import ROOT, UNKNOWN, Document, Inventory

from reread.reader import network, read, weights
from reread.reader.network import one_thread

SURE = 0.9  # chance from which on a label is taken


def taught(docs: Iterable[Document], folder: Path, known: Inventory) -> list[Document]:
    """Documents with the labels that the reader in a folder is sure of."""
    with Pool(2) as pool:
        return pool.map(partial(_taught, folder, known), docs, chunksize=64)


def _taught(folder: Path, known: Inventory, doc: Document) -> Document:
    reader = _loaded(folder)
    opens, forms = doc.opens.tolist(), doc.forms
    tags, heads, relations = doc.own("tag"), doc.own("head"), doc.own("relation")
    with one_thread():
        for (before, first, last), whole in read.vectors(reader, forms, opens):
            x, own = whole[first - before :], slice(first, last)
            shares = network.log_shares(network.linear(reader.heads, "tag", x))
            numbers = [known.tags.index(reader.tags[at]) for at in shares.argmax(axis=1)]
            tags[own] = np.where(np.exp(shares.max(axis=1)) >= SURE, numbers, -1)
            starts = [at for at in range(1, last - first) if opens[first + at]]
            given, sure = read.parsed(reader, x, starts)
            placed = [ROOT if head == read.ROOT else head + first for head in given]
            related = [known.relation(name) for name in read.relations_of(reader, x, given)]
            heads[own] = np.where(sure >= SURE, placed, UNKNOWN)
            relations[own] = np.where(sure >= SURE, related, -1)
    return doc


@functools.cache
def _loaded(folder: Path) -> weights.Weights:
    return weights.load(folder, "deep")
