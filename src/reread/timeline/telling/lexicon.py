"""The word lists that events rest on, read from `timeline/data`."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from ...files import word_data

ROOM = "reread.timeline"


@functools.cache
def nouns() -> Mapping[str, Mapping[str, str]]:
    """Event nouns: their verb and kind by noun."""
    return {row["noun"]: row for row in word_data(ROOM, "event_nouns")}


@functools.cache
def verbs(*classes: str) -> frozenset[str]:
    """The verbs of some classes."""
    return frozenset(row["lemma"] for row in _verbs() if row["class"] in classes)


@functools.cache
def _verbs() -> Sequence[Mapping[str, str]]:
    return word_data(ROOM, "event_verbs")


@functools.cache
def once() -> Mapping[str, Mapping[str, str]]:
    """Families of things that happen once, with whose they are."""
    return {row["verb"]: row for row in word_data(ROOM, "once")}


@functools.cache
def seldom() -> Mapping[str, tuple[str, float, float]]:
    """Families, or a verb and its object, of what seldom happens twice: whose it is, and within how
    many years; within how many if circumstances are alike."""
    return {row["verb"]: (row["whose"], float(row["years"]), float(row["alike"] or row["years"]))
            for row in word_data(ROOM, "seldom")}  # fmt: skip


@functools.cache
def often() -> frozenset[str]:
    """Families of what the same do to the same again and again."""
    return frozenset(row["verb"] for row in word_data(ROOM, "often"))


@functools.cache
def begins() -> Mapping[str, frozenset[str]]:
    """The verbs that begin what a verb ends."""
    return {row["verb"]: frozenset(row["begins"].split()) for row in word_data(ROOM, "lifetimes")}


@functools.lru_cache(maxsize=50_000)
def family(lemma: str) -> str:
    """The verb that stands for a word and its kin: invasion and invade are both invade.

    A final e is let go where only the form without it is known: lemmatizers give "annexe".
    """
    row = nouns().get(lemma)
    if row:
        verb = row["verb"] or lemma
    else:
        verb = lemma[:-1] if lemma.endswith("e") and lemma[:-1] in _kin() else lemma
    return _synonyms().get(verb, verb)


@functools.cache
def _synonyms() -> Mapping[str, str]:
    return {row["verb"]: row["kin"] for row in word_data(ROOM, "event_kin")}


@functools.cache
def idioms() -> Mapping[str, str]:
    """What stands for a verb with a particle, adjective, object or preposition that makes it tell
    of something else: "break out" begins, "take office" is listed as it stands."""
    listed = {phrase: phrase for phrase in (*once(), *seldom(), *often()) if " " in phrase}
    return listed | {phrase: kin for phrase, kin in _synonyms().items() if " " in phrase}


@functools.cache
def _kin() -> frozenset[str]:
    return frozenset(row["verb"] for row in nouns().values() if row["verb"])
