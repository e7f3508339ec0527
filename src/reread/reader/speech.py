"""What is said, by which words and by whom, as far as one window tells: stretches of words with
how likely each is to be right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .network import Arrays, linear, log_shares, pointed
from .weights import Weights, calibrated

Span = tuple[int, int]

BEGINS, INSIDE = 1, 2  # labels of words; 0 is outside
LEAST = 0.04  # chance below which a stretch is not looked at
ENDS = 4  # ends that are tried for a start, the likeliest


class Heard(NamedTuple):
    """A stretch of words that may be what someone says, from its first word to after its last.

    `chance` is that it is exactly that, `score` that its source is right too; `cue` and `source`
    are those it has if it is said.
    """

    first: int
    last: int
    chance: float
    cue: Span | None
    source: Span | None
    score: float


def heard(model: Weights, x: np.ndarray, new: int) -> list[Heard]:
    """The stretches of a window's words that begin at `new` or later, in order; they compete. None
    by a model that was not taught speech."""
    own, weights = model.heads, model.calibration.get("speech", ())
    if "content" not in own:
        return []
    content = log_shares(linear(own, "content", x))
    begins = np.flatnonzero(content[:, BEGINS] > math.log(LEAST))
    begins = begins[begins >= new].tolist()
    if not begins:
        return []
    ends = pointed(own, "content_end", x, begins)
    cues = pointed(own, "content_cue", x, begins)
    cue = cues.argmax(axis=1).tolist()
    beside = _beside(own, x, sorted({at for at in cue if at < len(x)}))
    found = []
    for row, first in enumerate(begins):
        likely = np.argsort(-ends[row, :-1], kind="stable")[:ENDS].tolist()
        extent, source, sure = beside.get(cue[row], (None, None, 1.0))
        sure *= math.exp(cues[row, cue[row]])
        for last in sorted(likely):
            chance = math.exp(content[first, BEGINS] + ends[row, last])
            if chance >= LEAST:
                score = calibrated([chance, sure], weights)
                found.append(Heard(first, last + 1, chance, extent, source, score))
    return found


def _beside(
    own: Arrays, x: np.ndarray, cues: Sequence[int]
) -> dict[int, tuple[Span | None, Span | None, float]]:
    """The extent of cues that are words, the source of each and how sure that is."""
    if not cues:
        return {}
    inside = log_shares(linear(own, "cue", x)).argmax(axis=1).tolist()
    sources = pointed(own, "cue_source", x, cues)
    first = sources.argmax(axis=1).tolist()
    named = sorted({at for at in first if at < len(x)})
    last = pointed(own, "source_end", x, named)[:, :-1].argmax(axis=1).tolist() if named else []
    ends = dict(zip(named, last, strict=True))
    found: dict[int, tuple[Span | None, Span | None, float]] = {}
    for row, (cue, at) in enumerate(zip(cues, first, strict=True)):
        end = cue + 1
        while end < len(x) and inside[end] == INSIDE:
            end += 1
        source = (at, ends[at] + 1) if at < len(x) else None
        found[cue] = (cue, end), source, math.exp(sources[row, at])
    return found


def best(found: Sequence[Heard], least: float) -> list[Heard]:
    """The likeliest stretches of those that are at least so likely; none overlaps another."""
    chosen: list[Heard] = []
    taken: set[int] = set()  # words; a stretch has no more than a window
    for one in sorted(found, key=lambda one: (-one.chance, one.first, one.last)):
        words = range(one.first, one.last)
        if one.chance >= least and taken.isdisjoint(words):
            chosen.append(one)
            taken.update(words)
    return sorted(chosen, key=lambda one: one.first)


def moved(found: Sequence[Heard], by: int) -> Iterator[Heard]:
    """The same, counted from another word."""
    for one in found:
        cue, source = (span and (span[0] + by, span[1] + by) for span in (one.cue, one.source))
        yield one._replace(first=one.first + by, last=one.last + by, cue=cue, source=source)
