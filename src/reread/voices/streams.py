"""Streams: what the attribution model sees of each item, one small alphabet per stream.

Forms say what a word is by itself; here its surroundings are told: its place, the reporting verbs
and the clauses round it, what the rules say. All items of an article are read at once. A value is
a code; `VALUES` lists what the codes of a stream mean, and the model numbers those values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from .forms import BREAKS, TRAITS, verb_numbers
from .rules import Said
from .units import Item

if TYPE_CHECKING:
    import numpy as np

STEPS = (1, 2, 3, 5, 9, 19)  # upper bounds of the classes of distances
FAR = STEPS[-1] + 1
NOT_ASKED = "?"
EDGES = "bilu"  # of what the rules say: begin, inside, last, the only one
ROLES = (*(f"c{whole}{after}" for whole in "01" for after in "01"), "s", "u")
RULES = ("", NOT_ASKED, *(f"{role}{edge}" for role in ROLES for edge in EDGES))
RULE_NUMBERS = {name: number for number, name in enumerate(RULES)}
_KINDS = [next((at for at, kind in enumerate("csu?") if name[:1] == kind), -1) for name in RULES]
_STEP = ["0"] + [str(next(step for step in STEPS if distance <= step))
                 for distance in range(1, FAR)] + ["far"]  # fmt: skip
_PLACES = [f"{own}{ends}{first}{last}" for own, ends, first, last in product("bci", *["01"] * 3)]
_CLAUSES = [f"{a}{b}{c}{lead}" for a, b, c, lead in product("012", "01", "012", ["", "s"])]
_AHEAD = [f"{verb}{reports}{kind}{length}{breaks}" for verb, reports, kind, length, breaks
          in product("01", "01", BREAKS[1:], "012", "012")]  # fmt: skip
_SENTENCES = [
    "".join(kind for kind, has in zip("csu?", kinds, strict=True) if has) + quoted + only
    for *kinds, quoted, only in product(*[[False, True]] * 4, "012", "01")
] + [""]  # no sentence before, or after


def values() -> dict[str, Sequence[str]]:
    """By stream: the meaning of each code."""
    verbs = list(verb_numbers())
    return {
        "rule": RULES,
        "place": _PLACES,
        "before": verbs,
        "far_before": _STEP,
        "after": verbs,
        "far_after": _STEP,
        "clause": _CLAUSES,
        "ahead": _AHEAD,
        "sentence": _SENTENCES,
        "previous": _SENTENCES,
        "next": _SENTENCES,
    }


class Bounds(NamedTuple):
    """Where sentences begin and end among items, and which sentences begin or end a block."""

    first: np.ndarray  # by sentence: its first item
    end: np.ndarray  # by sentence: one past its last item
    number: np.ndarray  # by item: its sentence
    opens: np.ndarray  # by sentence: whether a run begins with it
    closes: np.ndarray  # by sentence: whether a run ends with it


def bounds(items: Sequence[Item], runs: Sequence[tuple[int, int]]) -> Bounds:
    """The sentences of items that are read in runs."""
    import numpy as np

    own = np.array([item.sentence for item in items])
    starts = np.ones(len(items), dtype=bool)
    starts[1:] = own[1:] != [item.until for item in items[:-1]]
    begins = np.zeros(len(items), dtype=bool)
    begins[[start for start, _ in runs]] = True
    first = np.flatnonzero(starts | begins)
    opens = begins[first]
    return Bounds(
        first=first,
        end=np.append(first[1:], len(items)),
        number=np.cumsum(starts | begins) - 1,
        opens=opens,
        closes=np.append(opens[1:], True),
    )


def surroundings(traits: np.ndarray, where: Bounds, rules: Sequence[str]) -> dict[str, np.ndarray]:
    """By stream of VALUES: one code per item. `traits` are those of the items' forms."""
    trait = dict(zip(TRAITS, traits, strict=True))
    before, far_before = _before(trait["verb"], where)
    after, far_after = _before(trait["verb"][::-1], _mirrored(where))
    said = _codes(rules)
    sentence, previous, following = _summaries(trait, said, where)
    return {
        "rule": said,
        "place": _places(where),
        "before": before,
        "far_before": far_before,
        "after": after[::-1],
        "far_after": far_after[::-1],
        "clause": _clauses(trait, where),
        "ahead": _ahead(trait, where),
        "sentence": sentence,
        "previous": previous,
        "next": following,
    }


def _codes(rules: Sequence[str]) -> np.ndarray:
    import numpy as np

    return np.array([RULE_NUMBERS[name] for name in rules], dtype=np.int64)


def _mirrored(where: Bounds) -> Bounds:
    """Sentences seen from the end."""
    count = len(where.number)
    first, end = count - where.end[::-1], count - where.first[::-1]
    number = len(first) - 1 - where.number[::-1]
    return Bounds(first, end, number, where.closes[::-1], where.opens[::-1])


def _before(verb: np.ndarray, where: Bounds) -> tuple[np.ndarray, np.ndarray]:
    """The last reporting verb before each item in its sentence, and how far away it is."""
    import numpy as np

    at, first = np.arange(len(verb)), where.first[where.number]
    last = np.maximum.accumulate(np.where(verb > 0, at, -1))
    last = np.concatenate([[-1], last[:-1]])
    there = last >= first
    distance = np.where(there, at - last, at - first + 1)
    return np.where(there, verb[last], 0), np.minimum(distance, FAR)


def _places(where: Bounds) -> np.ndarray:
    """First, second or last item of its sentence; of its run."""
    import numpy as np

    at = np.arange(len(where.number))
    own = at - where.first[where.number]
    ends = at + 1 == where.end[where.number]
    begun = (own == 0) & where.opens[where.number]
    return np.minimum(own, 2) * 8 + ends * 4 + begun * 2 + (ends & where.closes[where.number])


def _before_each(counted: np.ndarray) -> np.ndarray:
    """How many before each item, and before the end."""
    import numpy as np

    return np.concatenate([[0], np.cumsum(counted)])


def _clauses(trait: Mapping[str, np.ndarray], where: Bounds) -> np.ndarray:
    """Finite verbs and breaks since the sentence began, and since the last break."""
    import numpy as np

    breaks = trait["breaks"] > 0
    at, first = np.arange(len(breaks)), where.first[where.number]
    last = np.concatenate([[-1], np.maximum.accumulate(np.where(breaks, at, -1))[:-1]])
    finite, broken = _before_each(trait["finite"]), _before_each(breaks)
    since = finite[at] - finite[np.maximum(first, last + 1)]
    number = np.minimum(finite[at] - finite[first], 2) * 2 + np.minimum(since, 1)
    number = number * 3 + np.minimum(broken[at] - broken[first], 2)
    return number * 2 + trait["subordinates"][first]


def _ahead(trait: Mapping[str, np.ndarray], where: Bounds) -> np.ndarray:
    """What follows: a verb up to the next break? does it report? what break, how far, the last?"""
    import numpy as np

    kinds = trait["breaks"]
    count = len(kinds)
    at, end = np.arange(count), where.end[where.number]
    following = np.minimum.accumulate(np.where(kinds > 0, at, count)[::-1])[::-1]
    following = np.minimum(np.append(following[1:], count), end)
    finite, reporting = _before_each(trait["finite"]), _before_each(trait["finite_reporting"])
    broken = _before_each(kinds > 0)
    kind = np.where(following < end, np.append(kinds, 0)[following], 1) - 1
    length = following - at - 1
    code = (finite[following] > finite[at + 1]) * 2 + (reporting[following] > reporting[at + 1])
    code = code * (len(BREAKS) - 1) + kind
    code = code * 3 + (length > 2) + (length > 9)
    return code * 3 + np.minimum(broken[end] - broken[at + 1], 2)


def _summaries(
    trait: Mapping[str, np.ndarray], rules: np.ndarray, where: Bounds
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each item a summary of its sentence, of the one before and of the one after."""
    import numpy as np

    kinds = np.array(_KINDS)[rules]
    total = np.zeros(len(where.first), dtype=np.int64)
    for kind in range(4):
        total = total * 2 + np.logical_or.reduceat(kinds == kind, where.first)
    quoted = np.add.reduceat(trait["quoted"], where.first)
    others = np.logical_or.reduceat(trait["written"] > trait["quoted"], where.first)
    total = (total * 3 + np.minimum(quoted, 2)) * 2 + ((quoted > 0) & ~others)
    none = len(_SENTENCES) - 1
    before = np.where(where.opens, none, np.concatenate([[none], total[:-1]]))
    after = np.where(where.closes, none, np.append(total[1:], none))
    return total[where.number], before[where.number], after[where.number]


def rule_labels(items: Sequence[Item], found: Sequence[Said]) -> list[str]:
    """What the rules say of each item: part of a content, cue or source, its begin, its end."""
    places = Places(items)
    labels = [""] * len(items)
    for said in found:
        middle = said.cue[0] if said.cue else -1
        spans = [(piece.start, piece.end, f"c{piece.whole:d}{piece.start > middle:d}")
                 for piece in said.pieces]  # fmt: skip
        spans += [(*span, name) for name, span in (("s", said.source), ("u", said.cue)) if span]
        for start, end, name in spans:
            for first, last in places.range(start, end):
                labels[first:last] = [
                    name + _edge(at, first, last - 1) for at in range(first, last)
                ]
    return labels


def ruled_places(items: Sequence[Item], found: Sequence[Said]) -> set[tuple[int, int]]:
    """The positions of the contents that the rules found."""
    places = Places(items)
    return {
        place
        for said in found
        for piece in said.pieces
        for place in places.range(piece.start, piece.end)
    }


class Places:
    """The positions of items by where they begin and end in the text."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.start = {item.start: at for at, item in enumerate(items)}
        self.end = {item.end: at + 1 for at, item in enumerate(items)}

    def range(self, start: int, end: int) -> list[tuple[int, int]]:
        """The positions of a span, if items begin and end with it."""
        first, last = self.start.get(start), self.end.get(end)
        return [(first, last)] if first is not None and last is not None else []


def _edge(at: int, first: int, last: int) -> str:
    """Begin, inside, last or the only one."""
    return "u" if first == last else "b" if at == first else "l" if at == last else "i"
