"""A name as every recogniser gives it, and what they read."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("PER", "ORG", "LOC", "MISC")


class Name(NamedTuple):
    """One name: its span, kind, how sure (0 … 1), and why."""

    start: int
    end: int
    kind: str
    score: float
    reason: str


class Token(NamedTuple):
    """One token of a sentence: its span, form and Penn Treebank tag."""

    start: int
    end: int
    form: str
    tag: str
