"""Ranking: how likely a stretch is exactly what is said, seen as a whole.

The chain of labels sees a few items at a time. Here a candidate is seen from end to end, beside
its competitors and what the rules say: a logistic regression over named attributes.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from .units import Item
from .wordlists import DASHES, FINITE

CERTAIN = 1 - 1e-4  # bounds the log-odds
LENGTHS = (1, 3, 6, 12, 25, 50)  # items
# First words told apart from others of their tag
LEADS = frozenset(
    ["that", "to", "if", "how", "what", "why", "whether", "because", "as", "it", "him", "her",
     "them", "for", "about", "of", "in"]
)  # fmt: skip
FUNCTION_TAGS = frozenset(["IN", "CC", "WDT", "WP", "WRB", "TO"])  # whose words are looked at
CLOSE = (6, 3)  # items to a cue after, before a content


class Candidate(NamedTuple):
    """A stretch of items: its probability, positions, what it is and on which side of its cue."""

    chance: float
    start: int
    end: int
    label: str


Ranges = Collection[tuple[int, int]]


class Seen(NamedTuple):
    """What is seen of each item, as far as candidates are described by it."""

    tags: list[str]
    before: list[str]  # the last reporting verb before it
    ahead: list[str]


def score(given: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that a candidate with these attributes is right."""
    total = sum(weights.get(name, 0.0) * value for name, value in given.items())
    return 1 / (1 + math.exp(-total))


def described(
    seen: Seen,
    items: Sequence[Item],
    one: Candidate,
    others: Sequence[Candidate],
    ruled: Ranges | None,
) -> dict[str, float]:
    """All attributes of a candidate, `others` being all of its block."""
    named = attributes(seen, items, one, _agreement(one, ruled))
    return dict(measures(one, others)) | dict.fromkeys(named, 1.0)


def measures(one: Candidate, others: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
    """What has a size: its log-odds, its competitors' probabilities, those of cues near it."""
    _, start, end, label = one
    yield "odds", math.log(one.chance / (1 - min(one.chance, CERTAIN)))
    meets = [o for o in others if o.label[0] == "c" and o.start < end and start < o.end
             and o[1:3] != (start, end)]  # fmt: skip
    yield "best other", max((o.chance for o in meets), default=0.0)
    yield "all others", min(sum(o.chance for o in meets), 2.0)
    yield "longer", sum(o.chance for o in meets if o.start == start and o.end > end)
    yield "shorter", sum(o.chance for o in meets if o.start == start and o.end < end)
    yield "same end", sum(o.chance for o in meets if o.end == end)
    after = label == "c>"
    gaps = [(start - o.end if after else o.start - end, o) for o in others if o.label == "u"]
    yield "cue", max((o.chance for gap, o in gaps if gap >= 0), default=0.0)
    yield "close cue", max((o.chance for gap, o in gaps if 0 <= gap < CLOSE[after]), default=0.0)
    yield "cue inside", max((o.chance for _, o in gaps if start <= o.start < end), default=0.0)


def _agreement(one: Candidate, ruled: Ranges | None) -> str:
    """How a content of the rules stands to it: same, start, end, both ends, over, none, ?."""
    if ruled is None:
        return "?"
    if one[1:3] in ruled:
        return "same"
    starts = any(start == one.start for start, _ in ruled)
    ends = any(end == one.end for _, end in ruled)
    if starts or ends:
        return "both" if starts and ends else "start" if starts else "end"
    return "over" if any(s < one.end and one.start < e for s, e in ruled) else "none"


def attributes(seen: Seen, items: Sequence[Item], one: Candidate, rule: str) -> Iterator[str]:
    """What a candidate is like, as names."""
    chance, start, end, label = one
    inside, tags, count = items[start:end], seen.tags, len(items)
    quoted = _quoted(inside)
    first, last = tags[start][:2], tags[end - 1][:2]
    first = items[start].word if items[start].word in LEADS else first
    following = tags[end][:3] if end < count else "end"
    second = tags[end + 1][:2] if end + 1 < count else "end"
    finite = min(sum(item.tag in FINITE for item in inside), 2)
    size = str(sum(len(inside) > length for length in LENGTHS))
    opens = start == 0 or items[start - 1].until != items[start].sentence
    closes = end == count or following == "." or items[end - 1].until != items[end].sentence
    edges = f"{opens:d}{closes:d}"
    tenth = int(min(chance, CERTAIN) * 10)
    yield from ("bias", f"a{rule}", f"b{quoted}", f"c{quoted} {rule}", f"d{label}")
    yield from (f"e{quoted} {label}", f"f{first}", f"g{last}", f"h{following}")
    yield from (f"i{following} {second}", f"j{tags[start - 1][:2] if start else 'start'}")
    yield from (f"k{size}", f"l{finite}", f"m{first} {finite}", f"n{edges}", f"o{edges} {quoted}")
    yield from (f"p{following} {finite}", f"q{last} {following}", f"r{label} {edges} {quoted}")
    yield from (f"s{size} {quoted}", f"t{seen.before[start]}", f"u{seen.ahead[end - 1]}")
    yield from (f"v{tenth}", f"w{tenth} {quoted}", f"x{tenth} {rule}")
    yield f"y{sum(item.word == ',' for item in inside[:99]) if size < '5' else 'many'}"
    yield f"z{items[start].sentence != items[end - 1].until:d}"
    yield f"A{sum((item.word == '(') - (item.word == ')') for item in inside)}"
    yield f"B{min(sum(item.word in DASHES for item in inside), 2)}"
    if end < count and items[end].tag in FUNCTION_TAGS:
        yield f"C{items[end].word} {finite}"
    if end + 1 < count and following == ",":
        yield f"D{items[end + 1].word if items[end + 1].tag in FUNCTION_TAGS else second}"
    yield f"E{seen.before[start]} {first}"


def _quoted(inside: Sequence[Item]) -> str:
    """One whole quotation, opening with one, holding one, none."""
    if inside[0].quotation:
        return "whole" if len(inside) == 1 else "opens"
    return "holds" if any(item.quotation for item in inside) else "none"
