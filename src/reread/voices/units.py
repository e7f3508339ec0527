"""Units: the clauses between sentence ends, with each quotation folded into one item.

A quotation can hold several sentences, and a sentence can be quoted in pieces. So that "…," she
said. "…" reads as one pattern, sentence ends inside quotation marks do not end a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from .marks import Quotation, quotations

QUOTED = "Q"  # the tag of an item that is a quotation
TERMINAL = frozenset(".?!…")
LONGEST_END = 8  # characters of marks and spaces that can follow the last word of a quotation
MARKS = frozenset("\"“”„‟«»‘’‚‛'`")
_OUTER = "".join(sorted(MARKS)) + " \xa0"


class Item(NamedTuple):
    """A token outside quotation marks, or a whole quotation: its span, lower-cased word, tag.

    A quotation can begin in one sentence and end in another (`until`).
    """

    start: int
    end: int
    word: str
    tag: str
    sentence: int
    until: int
    lemma: str = ""
    quotation: Quotation | None = None
    last: str = ""  # the last character inside the quotation marks
    inside: tuple[Item, ...] = ()  # the tokens of a quotation, its marks among them


class Unit(NamedTuple):
    """The items of one unit, and its block."""

    items: list[Item]
    block: int


def units(
    text: str, blocks: pd.DataFrame, sentences: pd.DataFrame, tokens: pd.DataFrame
) -> list[Unit]:
    """All units of the article, in order."""
    home = dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))
    spans = zip(blocks["start"].tolist(), blocks["end"].tolist(), strict=True)
    extent = dict(zip(blocks["block"].tolist(), spans, strict=True))
    found: list[Unit] = []
    for block, own in _by_block(tokens, home):
        quoted = quotations(text, *extent[block])
        found += [Unit(run, block) for run in _runs(text, list(_items(text, own, quoted)))]
    return found


def items(tokens: pd.DataFrame) -> list[Item]:
    """All tokens of an article as items."""
    columns = (
        tokens[name].tolist() for name in ("start", "end", "surface", "tag", "sentence", "lemma")
    )
    return [
        Item(start, end, _plain(surface), tag, sentence, sentence, lemma)
        for start, end, surface, tag, sentence, lemma in zip(*columns, strict=True)
    ]


def _by_block(tokens: pd.DataFrame, home: dict[int, int]) -> Iterator[tuple[int, list[Item]]]:
    for block, own in groupby(items(tokens), key=lambda item: home[item.sentence]):
        yield block, list(own)


def _plain(surface: str) -> str:
    return surface.lower().replace("’", "'")


def _items(text: str, tokens: list[Item], quoted: list[Quotation]) -> Iterator[Item]:
    """Tokens outside quotations and quotations, in order."""
    waiting = iter(quoted)
    current: Quotation | None = next(waiting, None)
    inside: list[Item] = []
    for token in tokens:
        while current and current.end <= token.start:
            yield from _folded(text, current, inside)
            current, inside = next(waiting, None), []
        if current and current.start < token.end:
            inside.append(token)
        else:
            yield token
    if current:
        yield from _folded(text, current, inside)


def _folded(text: str, quotation: Quotation, inside: list[Item]) -> Iterator[Item]:
    if inside:
        first, last = inside[0].sentence, inside[-1].sentence
        end = text[max(quotation.start, quotation.end - LONGEST_END) : quotation.end].rstrip(_OUTER)
        yield Item(
            quotation.start,
            quotation.end,
            "“”",
            QUOTED,
            first,
            last,
            "",
            quotation,
            end[-1:] or " ",
            tuple(inside),
        )


def within(text: str, item: Item) -> list[list[Item]]:
    """The units of what stands inside a quotation, where it holds quotations of its own."""
    own = item.inside
    start, end = own[0].end, own[-1].start if item.quotation.closed else own[-1].end
    quoted = quotations(text, start, end) if start < end else []
    tokens = [token for token in own if start <= token.start and token.end <= end]
    return list(_runs(text, list(_items(text, tokens, quoted)))) if quoted else []


def _runs(text: str, items: list[Item]) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in items:
        if run and _parts(text, run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _parts(text: str, before: Item, after: Item) -> bool:
    """Whether a unit ends between two items."""
    if before.quotation is None:
        return before.until != after.sentence
    ends = before.until != after.sentence or before.last in TERMINAL
    return (
        ends
        and (text[after.start].isalnum() or after.quotation)
        and not text[after.start].islower()
    )
