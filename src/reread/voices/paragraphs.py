"""Blocks of an article with their sentences, as far as speech runs on from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from .marks import is_marked, quotations
from .pieces import touching

LONGEST_SPEECH = 6  # paragraphs over which a quotation goes on


class Block(NamedTuple):
    """One block, or several that are one: their first and last number, their span, whether it is
    a headline, their sentences."""

    first: int
    number: int
    start: int
    end: int
    headline: bool
    trees: list[Sentence]


def blocks_of(blocks: pd.DataFrame, sentences: pd.DataFrame, trees: Trees) -> list[Block]:
    """The blocks of an article with the trees of their sentences."""
    own: dict[int, list[Sentence]] = {}
    of_block = dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))
    for number, tree in trees.items():
        own.setdefault(of_block[number], []).append(tree)
    columns = (blocks[name].tolist() for name in ("block", "start", "end", "kind"))
    return [
        Block(number, number, start, end, kind == "headline", own[number])
        for number, start, end, kind in zip(*columns, strict=True)
        if number in own
    ]


def run_on(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks, those made one over which a quotation goes on without a mark of its own."""
    found: list[Block] = []
    last = 0
    for at, block in enumerate(blocks):
        if at < last:
            continue
        last = next((stop for stop in range(at + 2, min(at + LONGEST_SPEECH, len(blocks)) + 1)
                     if _goes_on(text, blocks[at:stop])), at + 1)  # fmt: skip
        over = blocks[at:last]
        trees = [tree for one in over for tree in one.trees]
        found.append(block._replace(number=over[-1].number, end=over[-1].end, trees=trees))
    return found


def _goes_on(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a quotation that the first of some blocks opens is closed in the last one only."""
    first, final = blocks[0], blocks[-1]
    if is_marked(text, final.start) or final.number - first.number != len(blocks) - 1:
        return False
    open_ = quotations(text, first.start, first.end)
    if not open_ or open_[-1].closed:
        return False
    whole = touching(quotations(text, first.start, final.end), open_[-1].start, final.end)
    return (
        bool(whole)
        and whole[0].start == open_[-1].start
        and whole[0].closed
        and (whole[0].end > final.start)
    )
