"""The word lists that events rest on, read from the TSV files beside this module."""

from __future__ import annotations

import functools
from importlib import resources

Row = dict[str, str]


@functools.cache
def rows(name: str) -> tuple[Row, ...]:
    """One dict per line of a TSV file: # lines are comments, the first other line names columns."""
    text = resources.files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:])


@functools.cache
def nouns() -> dict[str, Row]:
    """Event nouns: their verb and kind by noun."""
    return {row["noun"]: row for row in rows("event_nouns")}


@functools.cache
def verbs(group: str) -> frozenset[str]:
    """The verbs of one class."""
    return frozenset(row["lemma"] for row in rows("event_verbs") if row["class"] == group)


@functools.cache
def cues(beside: str) -> dict[str, str]:
    """The effect of each cue word at one place: verb, noun, clause, subject or object."""
    return {row["word"]: row["effect"] for row in rows("event_cues") if row["beside"] == beside}


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
def _synonyms() -> dict[str, str]:
    return {row["verb"]: row["kin"] for row in rows("event_kin")}


@functools.cache
def _kin() -> frozenset[str]:
    return frozenset(row["verb"] for row in nouns().values() if row["verb"])
