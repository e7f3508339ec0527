"""Which sentences of two versions tell the same, and which words of them are each other's."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from .worded import Version, Word

ALIKE = 0.5  # share of weight in common from which two sentences are versions of one
HELD = 0.6  # share of a sentence's weight in another, from which it is a part of that
OFTEN = 60  # sentences that a word is looked up in; one that stands in more tells nothing
LONGEST = 10**6  # word pairs that are compared; of longer sentences only their ends
FEW = 3  # content words below which a sentence is too short to be a part of another


@dataclass(frozen=True)
class Edit:
    """Words of the old version and what stands in their place in the new; one side may be empty."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    at: tuple[int, int]  # where in the words of the pair


@dataclass(frozen=True)
class Pair:
    """Sentences of the old version and those of the new that tell the same."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    old: tuple[Word, ...]
    new: tuple[Word, ...]
    likeness: float

    @cached_property
    def equal(self) -> list[tuple[Word, Word]]:
        """Words that stand in both, in order."""
        return [(self.old[i + n], self.new[j + n]) for i, j, size in self._kept
                for n in range(size)]  # fmt: skip

    @cached_property
    def edits(self) -> list[Edit]:
        """What stands otherwise."""
        found, i, j = [], 0, 0
        for a, b, size in self._kept:
            if a > i or b > j:
                found.append(Edit(self.old[i:a], self.new[j:b], (i, j)))
            i, j = a + size, b + size
        return found

    @cached_property
    def _kept(self) -> list[tuple[int, int, int]]:
        """The runs of words that stand in both; what is quoted must stand as it stood."""
        kept, before = [], (0, 0)
        for i, j, size in self._runs:
            a, b = before
            if [w.exact for w in self.old[a:i]] == [w.exact for w in self.new[b:j]]:
                i, j, size = a, b, size + i - a  # the same, read as other forms
            before, first = (i + size, j + size), 0
            for n in range(size):
                ours, theirs = self.old[i + n], self.new[j + n]
                if ours.quoted and theirs.quoted and ours.exact != theirs.exact:
                    kept.append((i + first, j + first, n - first))
                    first = n + 1
            kept.append((i + first, j + first, size - first))
        return kept

    @cached_property
    def _runs(self) -> list[tuple[int, int, int]]:
        ours, theirs = ([_compared(word) for word in side] for side in (self.old, self.new))
        if len(ours) * len(theirs) > LONGEST:
            return _ends(ours, theirs)
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        return [tuple(run) for run in matcher.get_matching_blocks()]  # type: ignore[misc]

    @property
    def places(self) -> tuple[int, int, int, int]:
        """First and last character in the old version, and in the new."""
        return self.old[0].start, self.old[-1].end, self.new[0].start, self.new[-1].end


def _compared(word: Word) -> str:
    return word.exact if word.tag[:2] in ("CD", "NN") else word.lemma


def _ends(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """The run of words that both begin with, and that with which both end."""
    least = min(len(ours), len(theirs))
    first = next((n for n in range(least) if ours[n] != theirs[n]), least)
    last = next((n for n in range(least - first) if ours[-1 - n] != theirs[-1 - n]), least - first)
    ends = (len(ours) - last, len(theirs) - last, last)
    return [(0, 0, first), ends, (len(ours), len(theirs), 0)]


def paired(old: Version, new: Version) -> tuple[list[Pair], list[int], list[int]]:
    """The pairs in the order of the old version; the sentences only the old has; only the new."""
    links = dict(_same(old, new))
    likeness = dict.fromkeys(links.items(), 1.0)
    weights = _weights(old, new)
    bags = [[_weighed(words, weights) for words in side.sentences] for side in (old, new)]
    free = [{n for n, bag in enumerate(side) if bag} for side in bags]
    free[0] -= links.keys()
    free[1] -= set(links.values())
    for score, a, b in _candidates(bags, free):
        if score >= ALIKE and a in free[0] and b in free[1]:
            links[a], likeness[a, b] = b, score
            free[0].discard(a)
            free[1].discard(b)
    _headlines(old, new, links, likeness, free)
    groups = _joined(links, bags, free)
    pairs = [_pair(old, new, one, likeness) for one in groups]
    return pairs, sorted(free[0]), sorted(free[1])


def _same(old: Version, new: Version) -> Iterator[tuple[int, int]]:
    """Sentences of the very same words; where a sentence stands twice, in their order."""
    waiting = defaultdict(list)
    for number, words in reversed(list(enumerate(new.sentences))):
        waiting[tuple(word.exact for word in words)].append(number)
    for number, words in enumerate(old.sentences):
        if words and (left := waiting.get(tuple(word.exact for word in words))):
            yield number, left.pop()


def _weights(old: Version, new: Version) -> dict[str, float]:
    """How much a word tells: the more, the fewer sentences have it."""
    sides = (old.sentences, new.sentences)
    had = Counter(lemma for side in sides for words in side for lemma in {w.lemma for w in words})
    total = sum(map(len, sides))
    return {lemma: math.log(1 + total / count) for lemma, count in had.items()}


def _weighed(words: Sequence[Word], weights: dict[str, float]) -> dict[str, float]:
    """A sentence's words and their weight; what carries no sense weighs little."""
    return {w.lemma: weights[w.lemma] * (1 if w.is_content else 0.2) for w in words}


def _candidates(
    bags: list[list[dict[str, float]]], free: list[set[int]]
) -> Iterator[tuple[float, int, int]]:
    """Sentences that have words in common, the most alike first, then the nearest."""
    homes = defaultdict(list)
    for b in sorted(free[1]):
        for lemma in bags[1][b]:
            homes[lemma].append(b)
    scored = []
    for a in sorted(free[0]):
        near = Counter(b for lemma in bags[0][a] if len(homes[lemma]) <= OFTEN
                       for b in homes[lemma])  # fmt: skip
        for b, common in near.items():
            if common > 1 or len(bags[0][a]) <= FEW:
                scored.append((alike(bags[0][a], bags[1][b]), abs(a - b), a, b))
    for score, _, a, b in sorted(scored, key=lambda one: (-one[0], *one[1:])):
        yield score, a, b


def alike(one: dict[str, float], other: dict[str, float]) -> float:
    """The share of both sentences' weight that is in words of both, 0 … 1."""
    return 2 * _common(one, other) / (math.fsum(one.values()) + math.fsum(other.values()))


def _common(one: dict[str, float], other: dict[str, float]) -> float:
    return math.fsum(min(weight, other[lemma]) for lemma, weight in one.items() if lemma in other)


def _headlines(
    old: Version, new: Version, links: dict[int, int], likeness: dict[tuple[int, int], float],
    free: list[set[int]],
) -> None:  # fmt: skip
    """A headline is the other version's headline, however it is worded."""
    ours, theirs = (sorted(v.headlines & f) for v, f in zip((old, new), free, strict=True))
    if len(ours) == len(theirs) == 1:
        links[ours[0]], likeness[ours[0], theirs[0]] = theirs[0], 0.0
        free[0].discard(ours[0])
        free[1].discard(theirs[0])


def _joined(
    links: dict[int, int], bags: list[list[dict[str, float]]], free: list[set[int]]
) -> list[tuple[list[int], list[int]]]:
    """Pairs of sentence numbers, with a neighbour that is a part of the other version's sentence:
    one sentence made two, two made one."""
    groups = [([a], [b]) for a, b in sorted(links.items())]
    for group in groups:
        for side in (0, 1):
            for number in _neighbours(group[side], free[side]):
                bag, other = bags[side][number], bags[1 - side]
                mine = _left(group[side], bags[side])
                whole = _left(group[1 - side], other)
                left = {lemma: weight for lemma, weight in whole.items() if lemma not in mine}
                if len(bag) >= FEW and _common(bag, left) >= HELD * math.fsum(bag.values()):
                    group[side].append(number)
                    group[side].sort()
                    free[side].discard(number)
    return groups


def _neighbours(numbers: Sequence[int], free: set[int]) -> list[int]:
    return [n for n in (min(numbers) - 1, max(numbers) + 1) if n in free]


def _left(numbers: Iterable[int], bags: list[dict[str, float]]) -> dict[str, float]:
    return {lemma: weight for number in numbers for lemma, weight in bags[number].items()}


def _pair(
    old: Version, new: Version, group: tuple[list[int], list[int]],
    likeness: dict[tuple[int, int], float],
) -> Pair:  # fmt: skip
    before, after = group
    score = next(likeness[a, b] for a in before for b in after if (a, b) in likeness)
    ours, theirs = ([word for number in numbers for word in side.sentences[number]]
                    for numbers, side in zip(group, (old, new), strict=True))  # fmt: skip
    return Pair(tuple(before), tuple(after), tuple(ours), tuple(theirs), score)


def moved(pairs: Sequence[Pair]) -> list[Pair]:
    """The fewest pairs without which all others stand in one order in both versions."""
    tails: list[int] = []
    ends: list[int] = []  # where the pair of each tail stands in the new version
    chain: list[int] = []  # the pair before each in the longest run that it ends
    for n, pair in enumerate(pairs):
        at = bisect_left(ends, pair.after[0])
        chain.append(tails[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [n], [pair.after[0]]
    kept, last = set(), tails[-1] if tails else -1
    while last >= 0:
        kept.add(last)
        last = chain[last]
    return [pair for n, pair in enumerate(pairs) if n not in kept]
