"""An attribution in the words of a sentence: what is said, by which words, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..grammar.sentence import Sentence
from ..grammar.words import dateline_end
from .verbs import Verb

Range = tuple[int, int]  # of words in a sentence, half-open
HEDGES = frozenset(
    ["reportedly", "allegedly", "purportedly", "supposedly", "apparently", "ostensibly"]
)
ADDED = frozenset({"acl:relcl", "acl", "parataxis"})


@dataclass
class Attribution:
    """What is said, the reporting words and the source in one sentence."""

    pieces: list[Range]
    cue: Range
    source: Range | None
    verb: Verb | None = None
    hedged: bool = False


def outermost(found: Iterable[Attribution]) -> list[Attribution]:
    """Attributions, those left out whose cue stands inside what another one says."""
    kept: list[Attribution] = []
    said: set[int] = set()  # the words of their pieces
    for one in found:
        if said.isdisjoint(range(*one.cue)):
            said.update(*(range(*piece) for piece in one.pieces))
            kept.append(one)
    return sorted(kept, key=lambda one: one.cue)


def noun_with_its_own(tree: Sentence, at: int) -> Range:
    """A noun with what belongs to it, up to a clause that only adds something: ", who leads,"."""
    first, last = tree.span(at)
    while first < at and tree.words[first].relation == "case":
        first += 1
    added = [start for i in tree.children[at] if tree.words[i].relation in ADDED
             and (start := tree.span(i)[0]) > at and is_set_off(tree, i)]  # fmt: skip
    return trimmed(tree, first, min([last, *added]))


def without(tree: Sentence, span: Range, out: Range) -> list[Range]:
    """What of a span stands before and after a part of it."""
    parts = [(span[0], min(out[0], span[1])), (max(out[1], span[0]), span[1])]
    pieces = [trimmed(tree, *part) for part in parts if part[0] < part[1]]
    return [piece for piece in pieces if any(map(tree.is_letters, range(*piece)))]


def trimmed(tree: Sentence, first: int, last: int) -> Range:
    """A range of words without a dateline, and without marks and conjunctions at its edges."""
    after = dateline_end(tree.words)
    first = max(first, after) if after < last else first
    while first < last - 1 and (_is_mark(tree, first) or tree.words[first].relation == "cc"):
        first += 1
    while last - 1 > first and _is_mark(tree, last - 1):
        last -= 1
    return first, last


def _is_mark(tree: Sentence, i: int) -> bool:
    return not tree.is_letters(i) and tree.low(i) not in ("$", "%", "#")


def is_set_off(tree: Sentence, at: int) -> bool:
    """Whether a mark stands before what a word governs: ", who leads", ", but"."""
    first = tree.span(at)[0]
    return not (tree.is_letters(first) and tree.is_letters(first - 1))
