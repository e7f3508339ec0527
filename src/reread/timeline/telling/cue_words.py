"""The words that tell how surely an event is said, read from `data/cues.tsv` or added by a user."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ...files import word_data
from .lexicon import ROOM, verbs

OVER = "over "  # begins the place of a word that governs the event
NOTHING: Mapping[str, str] = {}


class Effect(NamedTuple):
    """What a word makes of what it governs: where it is itself said, and where it is denied."""

    said: str
    denied: str


# What a word does that is not listed, by what joins it to the event; denied it endorses nothing.
REPORT = Effect("claim", "hedged")
UNLISTED = {
    "that": Effect("yes", "hedged"),
    "whether": Effect("hedged", "hedged"),
    "to": Effect("hedged", "hedged"),
}


class Cues:
    """The cue words by where they stand; a later row outdoes an earlier one."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._beside: dict[str, dict[str, str]] = defaultdict(dict)
        self._over: dict[tuple[str, str], Effect] = {}
        for row in rows:
            word, beside = row["word"], row["beside"]
            if beside.startswith(OVER):
                effect = Effect(row["said"], row["denied"] or row["said"])
                self._over[word, beside.removeprefix(OVER)] = effect
            else:
                self._beside[beside][word] = row["said"]

    def beside(self, place: str) -> Mapping[str, str]:
        """The effect of each word at a place next to an event: verb, noun, clause …"""
        return self._beside.get(place, NOTHING)

    def over(self, words: Iterable[str], joint: str) -> Effect | None:
        """What a word, by any of its forms, makes of what is joined to it by "that", "to" …"""
        found = (self._over.get((word, joint)) for word in words)
        return next((effect for effect in found if effect is not None), None)

    def unlisted(self, word: str, joint: str) -> Effect | None:
        """What a word makes of it that no row lists."""
        return REPORT if joint == "that" and word in verbs("reporting") else UNLISTED.get(joint)


def chosen(cues: str | pd.DataFrame) -> Cues:
    """The cue words that ship, with those of a user's table added to them."""
    return shipped() if isinstance(cues, str) else Cues([*_rows(), *cues.to_dict("records")])


@functools.cache
def shipped() -> Cues:
    """The cue words that ship."""
    return Cues(_rows())


@functools.cache
def _rows() -> Sequence[Mapping[str, str]]:
    return word_data(ROOM, "cues")
