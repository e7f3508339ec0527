"""Streams: what the attribution model sees of each item, one small alphabet per stream.

Each function gives one value per item of a block; `streams` joins them. Values are strings; the
model numbers them, so that combinations of values can be looked up as integers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from .rules import Said
from .units import QUOTED, TERMINAL, Item
from .verbs import verbs
from .wordlists import DASHES, FINITE, SUBORDINATORS

STEPS = (1, 2, 3, 5, 9, 19)  # upper bounds of the classes of distances
_CLASSES = [
    str(next((step for step in STEPS if distance <= step), "far"))
    for distance in range(STEPS[-1] + 2)
]
NOT_ASKED = "?"
SHORT = 4  # words: shorter quotations are often names and scare quotes
Groups = Mapping[str, tuple[int, ...]]


def streams(
    text: str, items: Sequence[Item], groups: Groups, rules: Sequence[str] | None
) -> dict[str, list[str]]:
    """One value per item of each stream; `rules` is what the rules say, None if not asked."""
    rules = rules or [NOT_ASKED] * len(items)
    tags = [tag_of(text, item) for item in items]
    words = [item.word if item.quotation is None else tags[at] for at, item in enumerate(items)]
    reports = [_reports(item) for item in items]
    starts = _sentence_starts(items)
    before, far_before = _nearest(reports, starts)
    after, far_after = _nearest(reports[::-1], _mirrored(starts))
    member = [groups.get(word, _NONE) for word in words]
    found = {
        "word": words,
        "lemma": [item.lemma or item.word for item in items],
        "suffix": [word[-3:] for word in words],
        "tag": tags,
        "coarse": [str(m[0]) for m in member],
        "fine": [str(m[1]) for m in member],
        "finest": [str(m[2]) for m in member],
        "shape": [_shape(text, item) for item in items],
        "place": _places(starts),
        "reports": [lemma and takes for lemma, takes in reports],
        "before": before,
        "far_before": far_before,
        "after": after[::-1],
        "far_after": far_after[::-1],
        "clause": _clauses(items, starts),
        "ahead": _ahead(items, starts),
        "rule": list(rules),
    }
    found["sentence"], found["previous"], found["next"] = _sentences(items, starts, rules)
    return found


_NONE = (0, 0, 0, 0)


def tag_of(text: str, item: Item) -> str:
    """The tag; of a quotation how it opens, ends and how long it is."""
    if item.quotation is None:
        return item.tag
    last = "." if item.last in TERMINAL else "," if item.last == "," else "x"
    inner = text[item.start + 1 : item.start + 2]
    long = text.count(" ", item.start, item.end) >= SHORT
    return f"{QUOTED}{last}{inner.isupper():d}{long:d}{item.quotation.closed:d}"


def _shape(text: str, item: Item) -> str:
    form = text[item.start : item.end]
    if item.quotation is not None:
        return "Q"
    if form[:1].isupper():
        return "XX" if len(form) > 1 and form.isupper() else "Xx"
    return "x" if form[:1].islower() else "d" if form[:1].isdigit() else "."


def _reports(item: Item) -> tuple[str, str]:
    """Lemma and complements of a reporting verb; empty for other words."""
    if item.word == "according":
        return "according", "a"
    if item.tag[:2] in ("VB", "NN") and (entries := verbs().get(item.word)):
        verb = entries[-1][1]
        return verb.lemma, f"{verb.takes}{item.tag[:2] == 'NN':d}"
    return "", ""


def _sentence_starts(items: Sequence[Item]) -> list[bool]:
    """Whether a sentence begins at each item."""
    return [at == 0 or item.sentence != items[at - 1].until for at, item in enumerate(items)]


def _mirrored(starts: Sequence[bool]) -> list[bool]:
    """Where sentences end, seen from the end."""
    return [True, *starts[:0:-1]]


def _nearest(
    reports: Sequence[tuple[str, str]], starts: Sequence[bool]
) -> tuple[list[str], list[str]]:
    """The last reporting verb before each item in its sentence, and how far away it is."""
    lemmas, distances = [], []
    lemma, distance = "", 0
    for (own, _), begins in zip(reports, starts, strict=True):
        if begins:
            lemma, distance = "", 0
        distance += 1
        lemmas.append(lemma)
        distances.append(_step(distance))
        if own:
            lemma, distance = own, 0
    return lemmas, distances


def _step(distance: int) -> str:
    return _CLASSES[min(distance, len(_CLASSES) - 1)]


def _places(starts: Sequence[bool]) -> list[str]:
    """First, second or last item of its sentence; of its block."""
    count, found, number = len(starts), [], 0
    for at, begins in enumerate(starts):
        number = 0 if begins else number + 1
        ends = at + 1 == count or starts[at + 1]
        own = "b" if number == 0 else "c" if number == 1 else "i"
        found.append(f"{own}{ends:d}{at == 0:d}{at + 1 == count:d}")
    return found


def _breaks(item: Item) -> bool:
    return item.word in (",", ";", ":") or item.word in DASHES or item.last == ","


def _clauses(items: Sequence[Item], starts: Sequence[bool]) -> list[str]:
    """Finite verbs and breaks since the sentence began, and since the last break."""
    found, all_verbs, own_verbs, breaks, lead = [], 0, 0, 0, ""
    for item, begins in zip(items, starts, strict=True):
        if begins:
            all_verbs = own_verbs = breaks = 0
            lead = "s" if item.word in SUBORDINATORS else ""
        found.append(f"{min(all_verbs, 2)}{min(own_verbs, 1)}{min(breaks, 2)}{lead}")
        if _breaks(item):
            own_verbs, breaks = 0, breaks + 1
        elif item.tag in FINITE:
            all_verbs, own_verbs = all_verbs + 1, own_verbs + 1
    return found


def _ahead(items: Sequence[Item], starts: Sequence[bool]) -> list[str]:
    """What follows: a verb up to the next break? does it report? what break, how far, the last?"""
    found, verb, reports, length, kind, breaks = [], 0, 0, 0, ".", 0
    for at in range(len(items) - 1, -1, -1):
        if at + 1 == len(items) or starts[at + 1]:
            verb, reports, length, kind, breaks = 0, 0, 0, ".", 0
        found.append(f"{verb}{reports}{kind}{(length > 2) + (length > 9)}{min(breaks, 2)}")
        item = items[at]
        if _breaks(item):
            verb, reports, length, breaks = 0, 0, 0, breaks + 1
            kind = "q" if item.quotation else item.word[:1]
        else:
            length += 1
            if item.tag in FINITE:
                verb = 1
                reports = reports or int(item.word in verbs())
    return found[::-1]


def _sentences(
    items: Sequence[Item], starts: Sequence[bool], rules: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """For each item a summary of its sentence, of the one before and of the one after."""
    bounds = [at for at, begins in enumerate(starts) if begins] + [len(items)]
    own = []
    for start, end in pairwise(bounds):
        inside = rules[start:end]
        quoted = sum(item.quotation is not None for item in items[start:end])
        kinds = "".join(
            kind for kind in f"csu{NOT_ASKED}" if any(rule[:1] == kind for rule in inside)
        )
        only = quoted and all(i.quotation or not i.word[:1].isalnum() for i in items[start:end])
        own.append(f"{kinds}{min(quoted, 2)}{bool(only):d}")
    sizes = [end - start for start, end in pairwise(bounds)]
    padded = ["", *own, ""]
    spread = [[value for value, size in zip(padded[shift:], sizes, strict=False)
               for _ in range(size)] for shift in (1, 0, 2)]  # fmt: skip
    return spread[0], spread[1], spread[2]


def rule_labels(items: Sequence[Item], found: Sequence[Said]) -> list[str]:
    """What the rules say of each item: part of a content, cue or source, its begin, its end."""
    places = _Places(items)
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
    places = _Places(items)
    return {
        place
        for said in found
        for piece in said.pieces
        for place in places.range(piece.start, piece.end)
    }


class _Places:
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
