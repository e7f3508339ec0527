"""What makes the reader's scores probabilities: logistic regressions on documents held out.

A score is right that often: of names and arcs that are said to be sure by .8, eight in ten are
right. Every second held-out document is kept from this, for benchmarks/reliability.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import reader_data as data

from reread.reader import read as reader
from reread.reader import speech
from reread.reader.weights import LEAST, Weights

STEPS, SMALL = 30, 1e-3  # of Newton's method; a penalty on weights
Seen = tuple[Sequence[float], bool]  # chances, whether it was right


def is_for_fitting(name: str) -> bool:
    """Whether a held-out document is used here, and not for measuring."""
    return data.part(f"calibration {name}", 2) == 0


def fitted(seen: Iterable[Seen]) -> list[float]:
    """The weights that `reread.reader.weights.calibrated` takes."""
    rows, right = zip(*seen, strict=True)
    sure = np.clip(np.array(rows, float), LEAST, 1 - LEAST)
    x = np.hstack([np.ones((len(sure), 1)), np.log(sure / (1 - sure))])
    y, weights = np.array(right, float), np.zeros(x.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - share) - SMALL * weights
        bend = (x * (share * (1 - share))[:, None]).T @ x + SMALL * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights.round(4).tolist()


def read(known: Weights, doc: data.Document) -> reader.Read:
    """What an uncalibrated reader makes of a document's words."""
    starts, ends = ([span[side] for span in doc.spans] for side in (0, 1))
    found = reader.of_words(known, doc.forms, doc.opens.tolist())
    return reader.Read(starts, ends, doc.sentence.tolist(), *found)


def arcs(known: Weights, docs: Iterable[data.Document]) -> Iterator[Seen]:
    """The chance of each governor, and whether it is the treebank's."""
    for doc in docs:
        found = read(known, doc)
        for own, governor, sure in zip(
            doc.pointers["head"], found.governors, found.sure.tolist(), strict=True
        ):
            if own != data.UNKNOWN:
                yield (sure,), own == governor


def names(known: Weights, docs: Iterable[tuple[data.Document, data.Record]]) -> Iterator[Seen]:
    """The chance of each name, and whether just that is annotated."""
    for doc, record in docs:
        right = {(name["start"], name["end"], name["kind"]) for name in record["names"]}
        found = read(known, doc)
        for name in found.names:
            span = found.starts[name.first], found.ends[name.last - 1], name.kind
            yield (name.chance,), span in right


def quotations(known: Weights, docs: Iterable[data.Document], least: float) -> Iterator[Seen]:
    """The chances of each content and of its source, and whether both are right."""
    for doc in docs:
        ends, cues = doc.pointers["content_end"], doc.pointers["content_cue"]
        sources = doc.pointers["cue_source"]
        for one in speech.best(read(known, doc).speech, least):
            right = ends[one.first] == one.last - 1
            if right and cues[one.first] >= 0:
                source = sources[cues[one.first]]
                right = source == (one.source[0] if one.source else data.NOWHERE)
            # uncalibrated, a score is the product of the two chances
            yield (one.chance, min(one.score / one.chance, 1.0)), bool(right)
