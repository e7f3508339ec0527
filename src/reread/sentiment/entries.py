"""What the entries of a lexicon of one's own match: words, words with stars, phrases.

A star stands for any letters, none included: "secur*" matches "secure" and "security". A phrase
matches its words in a row, and each of them may have stars; "*" alone is any one word. An entry is
cut into words as a sentence is, so that each can match: "U.S." is looked for as "u.s", an emoji as
VADER's words for it.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .wording import split

STAR = "*"
HELD = "\ue000"  # stands for a star while an entry is cut: it is no punctuation
Found = tuple[int, int, float]  # first word, last word, valence


class Phrase(NamedTuple):
    """An entry of several words, or a single one with a star."""

    words: tuple[str, ...]
    valence: float

    def fits(self, lower: Sequence[str], at: int) -> bool:
        """Whether the words of a sentence from one place on are those of the phrase."""
        there = lower[at : at + len(self.words)]
        return len(there) == len(self.words) and all(map(matches, self.words, there))


def matches(pattern: str, word: str) -> bool:
    """Whether a word is what a pattern with stars says; pieces are looked for from the left."""
    first, *rest = pattern.split(STAR)
    if not rest:
        return pattern == word
    *middle, last = rest
    if len(word) < len(first) + len(last) or not (word.startswith(first) and word.endswith(last)):
        return False
    at, end = len(first), len(word) - len(last)
    for piece in middle:
        at = word.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def words_of(entry: str) -> tuple[str, ...]:
    """The words that an entry is looked for as; none where it has none."""
    cut = split(entry.replace(STAR, HELD)).lower
    return tuple(word.replace(HELD, STAR) for word in cut)


class Entries(Mapping[str, float]):
    """The valence of single words by a lexicon with stars and phrases; the phrases stand apart.

    A word as it is written outranks a star, and of several with stars the one with most letters
    decides. What is `left_out` has no valence: a word or a phrase as the text has it, or an entry.
    """

    def __init__(
        self,
        words: Mapping[str, float],
        starred: Iterable[Phrase] = (),
        phrases: Iterable[Phrase] = (),
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        self.words, self.left_out = words, left_out
        self.starred, self.phrases = tuple(starred), tuple(phrases)
        self._starred = _by_opening(self.starred, left_out)
        self._phrases = _by_opening(self.phrases, left_out)
        self._known: dict[str, float | None] = {}

    def without(self, form: str) -> Entries:
        """The same without a word or phrase."""
        return Entries(self.words, self.starred, self.phrases, self.left_out | {form})

    def __getitem__(self, word: str) -> float:
        value = self._worth(word)
        if value is None:
            raise KeyError(word)
        return value

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._worth(word) is not None

    def __iter__(self) -> Iterator[str]:
        return (word for word in self.words if word not in self.left_out)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _worth(self, word: str) -> float | None:
        if word not in self._known:
            self._known[word] = None if word in self.left_out else self._looked_up(word)
        return self._known[word]

    def _looked_up(self, word: str) -> float | None:
        if word in self.words:
            return self.words[word]
        fitting = (one for one in self._starred.tried(word) if one.fits([word], 0))
        best = min(fitting, key=_rank, default=None)
        return best.valence if best else None

    def runs_in(self, lower: Sequence[str]) -> Iterator[Found]:
        """The phrases among some words, the longest first at each place; none overlap."""
        after = 0
        for at, word in enumerate(lower):
            if at < after:
                continue
            fitting = [one for one in self._phrases.tried(word) if one.fits(lower, at)]
            for one in sorted(fitting, key=lambda one: (-len(one.words), _rank(one))):
                last = at + len(one.words) - 1
                if " ".join(lower[at : last + 1]) not in self.left_out:
                    after = last + 1
                    yield at, last, one.valence
                    break


class Openings(NamedTuple):
    """Phrases by the letters before the first star of their first word, with the star if any, and
    where it begins with one by the letters after its last star."""

    own: Mapping[str, Sequence[Phrase]]
    longest: int

    def tried(self, word: str) -> Iterator[Phrase]:
        """Those whose opening a word has."""
        yield from self.own.get(word, ())
        for end in range(min(len(word), self.longest) + 1):
            yield from self.own.get(word[:end] + STAR, ())
        for start in range(max(0, len(word) - self.longest), len(word)):
            yield from self.own.get(STAR + word[start:], ())


def _by_opening(some: Iterable[Phrase], left_out: frozenset[str]) -> Openings:
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for one in some:
        opening, star, rest = one.words[0].partition(STAR)
        if " ".join(one.words) not in left_out:
            found[opening + star if opening else star + rest.rpartition(STAR)[2]].append(one)
    return Openings(found, max(map(len, found), default=0))


def _rank(one: Phrase) -> tuple[int, int, tuple[str, ...]]:
    """Which of several that fit is looked for first: most letters, then fewest stars."""
    stars = sum(word.count(STAR) for word in one.words)
    return stars - sum(map(len, one.words)), stars, one.words


@functools.lru_cache(maxsize=8)
def entries(words: tuple[str, ...], valences: tuple[float, ...]) -> Mapping[str, float]:
    """The valences of a table's entries, a plain mapping where all are single words."""
    plain: dict[str, float] = {}
    starred, phrases = [], []
    for entry, valence in zip(words, valences, strict=True):
        cut = words_of(entry)
        if len(cut) > 1:
            phrases.append(Phrase(cut, valence))
        elif STAR in cut[0]:
            starred.append(Phrase(cut, valence))
        else:
            plain[cut[0]] = valence
    return Entries(plain, starred, phrases) if starred or phrases else plain


def without(valences: Mapping[str, float], form: str) -> Mapping[str, float]:
    """A lexicon without a word or phrase."""
    own = valences if isinstance(valences, Entries) else Entries(valences)
    return own.without(form)


def found_in(lower: Sequence[str], valences: Mapping[str, float]) -> Iterator[Found]:
    """What of a lexicon stands among some words: its phrases, and its words outside of these."""
    taken: set[int] = set()
    if isinstance(valences, Entries):
        for first, last, valence in valences.runs_in(lower):
            taken.update(range(first, last + 1))
            yield first, last, valence
    for at, word in enumerate(lower):
        if word in valences and at not in taken:
            yield at, at, valences[word]
