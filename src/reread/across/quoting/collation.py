"""Two tellings of words laid beside each other: what was cut, what was put in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from .spoken import BRACKET, Spoken, is_content, same, sorts

WEIGHTS = {"empty": 0.25, "common": 0.5}  # of words that tell little, beside 1 of others
CUT = 0.25  # of the weight of words cut from between others: how far they speak against one source
FEW = 2  # words put in or left out that change what is said, rather than how much of it
LONE = 1.5  # what a run at the end must weigh that a cut parts from the rest
BRACKETED = 5  # words for which one in brackets may stand
NEGATIONS = frozenset({"hardly", "neither", "never", "no", "nobody", "none", "nor", "not"})
Span = tuple[int, int]
Block = tuple[int, int, int]  # first word here, first word there, how many are the same


class Change(NamedTuple):
    """Words of the one telling for which others, or none, stand in the other: where in both, and
    what that is {cut, more, replaced, beyond}; `beyond` are whole sentences that each has alone."""

    one: Span
    other: Span
    kind: str


class Compared(NamedTuple):
    """Two tellings laid beside each other: the words they share as spans of both, the changes, how
    much the shared words weigh, and as a share of those that each has instead (`density`) and of
    the sentences they stand in (`cover`); whether they are whole sentences of the one."""

    one: Span
    other: Span
    changes: tuple[Change, ...]
    weight: float
    density: float
    cover: float
    whole: bool

    @property
    def inner(self) -> bool:
        """Whether words were left out or put in between those that are shared."""
        return any(map(self._is_inside, self.changes))

    @property
    def apart(self) -> bool:
        """Whether both have words at the ends that the other lacks."""
        ends = {change.kind for change in self.changes if not self._is_inside(change)}
        return "beyond" in ends or {"cut", "more"} <= ends

    def _is_inside(self, change: Change) -> bool:
        (first, last), (begin, end) = self.one, self.other
        return (first < change.one[0] and change.one[1] < last
                and begin < change.other[0] and change.other[1] < end)  # fmt: skip

    @property
    def how(self) -> str:
        """What became of the words of the one in the other."""
        kinds = {change.kind for change in self.changes}
        if "replaced" in kinds:
            return "altered"
        if self.apart or {"cut", "more"} <= kinds:
            return "overlapping"
        if "cut" in kinds:
            return "excerpted" if self.whole else "shortened"
        return "lengthened" if "more" in kinds else "verbatim"


def weight(words: Spoken, first: int, last: int) -> float:
    """How much some words tell."""
    little = sorts()
    return sum(WEIGHTS.get(little.get(form, ""), 1.0) for form in words.forms[first:last])


def compared(a: Spoken, b: Spoken) -> Compared | None:
    """A telling (`a`, the earlier) and another laid beside each other; None where no words are the
    same."""
    blocks = _core(a, b, SequenceMatcher(None, a.forms, b.forms, False).get_matching_blocks()[:-1])
    if not blocks:
        return None
    changes = [
        *_before(a, b, blocks[0]), *_between(a, b, blocks), *_after(a, b, blocks[-1])
    ]  # fmt: skip
    one = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    other = blocks[0][1], blocks[-1][1] + blocks[-1][2]
    shared = sum(weight(a, i, i + n) for i, _, n in blocks)
    lost = sum(max(weight(a, *c.one), weight(b, *c.other))
               for c in changes if c.kind == "replaced")  # fmt: skip
    inside = [c for c in changes if (c.kind != "replaced" and one[0] < c.one[0] < one[1])
              or other[0] < c.other[0] < other[1]]  # fmt: skip
    lost += CUT * sum(weight(a, *c.one) + weight(b, *c.other) for c in inside)
    whole = min(_sentences(a, one), _sentences(b, other))
    return Compared(one, other, tuple(changes), shared, shared / (shared + lost), shared / whole,
                    not inside and is_whole(a, one))  # fmt: skip


def is_whole(words: Spoken, span: Span) -> bool:
    """Whether a span begins and ends where sentences do."""
    first, last = span
    return bool(words.begins[first]) and (last == len(words) or bool(words.begins[last]))


def _sentences(words: Spoken, span: Span) -> float:
    first, last = words.sentence(span[0])[0], words.sentence(span[1] - 1)[1]
    return weight(words, first, last)


def _core(a: Spoken, b: Spoken, blocks: Iterable[Block]) -> list[Block]:
    """The runs of same words that belong together: those at either end that weigh less than what
    parts them from the others are chance, and so is a lone empty word between replaced ones."""
    kept = list(blocks)
    while len(kept) > 1:
        if _weaker(a, b, kept[0], kept[1], kept[0]):
            kept.pop(0)
        elif _weaker(a, b, kept[-2], kept[-1], kept[-1]):
            kept.pop()
        else:
            break
    return [
        (i, j, n) for at, (i, j, n) in enumerate(kept)
        if at in (0, len(kept) - 1) or any(map(is_content, a.forms[i : i + n])) or n > 2
        or not (_replaced(a, b, kept[at - 1], kept[at]) and _replaced(a, b, kept[at], kept[at + 1]))
    ]  # fmt: skip


def _weaker(a: Spoken, b: Spoken, left: Block, right: Block, edge: Block) -> bool:
    """Whether a run at the end weighs less than the words of both that part it from the rest, or
    next to nothing where only one has such words."""
    one, other = (left[0] + left[2], right[0]), (left[1] + left[2], right[1])
    if same(a, *one, b, *other):
        return False
    gaps, own = (weight(a, *one), weight(b, *other)), weight(a, edge[0], edge[0] + edge[2])
    if all(gaps):
        return own < max(gaps)
    few = max(one[1] - one[0], other[1] - other[0]) <= FEW
    return not few and own < LONE and not _is_outermost(a, b, edge, edge is left)


def _is_outermost(a: Spoken, b: Spoken, edge: Block, first: bool) -> bool:
    """Whether a sentence of both begins, or ends, with a run of words."""
    i, j, n = edge
    if first:
        return bool(a.begins[i] and b.begins[j])
    return all(at == len(words) or words.begins[at] for words, at in ((a, i + n), (b, j + n)))


def _replaced(a: Spoken, b: Spoken, left: Block, right: Block) -> bool:
    """Whether both have words of their own between two runs."""
    one, other = (left[0] + left[2], right[0]), (left[1] + left[2], right[1])
    return one[0] < one[1] and other[0] < other[1] and not same(a, *one, b, *other)


def _between(a: Spoken, b: Spoken, blocks: Sequence[Block]) -> Iterable[Change]:
    """The changes between runs of same words."""
    for (i, j, n), (k, m, _) in itertools.pairwise(blocks):
        one, other = (i + n, k), (j + n, m)
        if same(a, *one, b, *other) or _is_bracketed(a, one, b, other):
            continue
        if _is_open(a, one):
            yield Change(one, other, "more")
        elif _is_open(b, other):
            yield Change(one, other, "cut")
        else:
            yield Change(one, other, _kind(a, one, other))


def _kind(a: Spoken, one: Span, other: Span) -> str:
    """What was done between words that are the same: a few words put in say something else, as does
    a denial left out."""
    if other[0] == other[1]:
        return "replaced" if _is_negation(a, one) else "cut"
    return "more" if one[0] == one[1] and other[1] - other[0] > FEW else "replaced"


def _is_negation(words: Spoken, span: Span) -> bool:
    """Whether little more than a word of denial stands there, without which the rest is another
    claim."""
    return span[1] - span[0] <= FEW and not NEGATIONS.isdisjoint(words.forms[span[0] : span[1]])


def _is_open(words: Spoken, span: Span) -> bool:
    """Whether an ellipsis or the end of a fragment stands in a gap, or just after it."""
    return any(sign > BRACKET for sign in words.loose[span[0] : span[1] + 1])


def _is_bracketed(a: Spoken, one: Span, b: Spoken, other: Span) -> bool:
    """Whether one has words in brackets where the other has a few of its own."""
    if max(one[1] - one[0], other[1] - other[0]) > BRACKETED:
        return False
    there = BRACKET in b.loose[other[0] : other[1] + 1] and other[1] - other[0] <= 1
    return there or (BRACKET in a.loose[one[0] : one[1] + 1] and one[1] - one[0] <= 1)


def _before(a: Spoken, b: Spoken, block: Block) -> Iterable[Change]:
    """What stands before the words that are the same."""
    i, j, _ = block
    if a.begins[i] or b.begins[j]:
        yield from _ends(a, (0, i), b, (0, j))
        return
    first, begin = a.sentence(i)[0], b.sentence(j)[0]
    one, other = (first, i), (begin, j)
    if not (same(a, *one, b, *other) or _is_bracketed(a, one, b, other)):
        yield Change(one, other, "replaced")
    yield from _ends(a, (0, first), b, (0, begin))


def _after(a: Spoken, b: Spoken, block: Block) -> Iterable[Change]:
    """What stands after them."""
    i, j = block[0] + block[2], block[1] + block[2]
    closed = i == len(a) or a.begins[i], j == len(b) or b.begins[j]
    if any(closed):
        yield from _ends(a, (i, len(a)), b, (j, len(b)))
        return
    one, other = (i, a.sentence(i)[1]), (j, b.sentence(j)[1])
    if not (same(a, *one, b, *other) or _is_bracketed(a, one, b, other)):
        yield Change(one, other, "replaced")
    yield from _ends(a, (one[1], len(a)), b, (other[1], len(b)))


def _ends(a: Spoken, one: Span, b: Spoken, other: Span) -> Iterable[Change]:
    """What only one of two tellings has before or after all that they share."""
    mine, theirs = one[0] < one[1], other[0] < other[1]
    if (mine or theirs) and not (same(a, *one, b, *other) or _is_bracketed(a, one, b, other)):
        kind = "beyond" if mine and theirs else "cut" if mine else "more"
        yield Change(one, other, kind)
