"""Datable facts as they stand in a text: titles with names, names alone, happenings and things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..expressions.vocabulary import MONTHS, WEEKDAYS
from .facts import WORD, FactName, Index, plain

GIVEN = 3  # given names and initials between a title and a surname
LONG_ACRONYM = 5  # letters from which on news also writes one as a word: "Covid", "Unesco"
# Titles that are over: the text was written after they began, no more.
OVER = frozenset({"former", "ex", "late", "then", "deposed", "ousted", "onetime"})
# Words that make another office of a title.
LESSER = frozenset(
    {"vice", "deputy", "assistant", "under", "associate", "acting", "interim", "shadow", "elect"}
)
# Words by which someone is imagined in an office: "the prospect of a President Smith".
IMAGINED = frozenset({"a", "an", "any", "another", "possible", "potential", "hypothetical"})
TITLE_REACH = 4  # words before a title in which it is called a former one: "former U.S. President"
# "U.S. ", and words in the form of those for countries: "Russian ", "British ", "Israeli "
LONGEST_COUNTRY = 20  # characters
COUNTRY = re.compile(r"(?:\bU\.?[SK]\.?|\b[A-Z][a-z]+(?:an|ish|ese|[lqn]i|ench|eek|utch|iss))[ ]$")
# Words in capitals that may follow a whole name: "President Bush Tuesday said".
DAYS = frozenset([*MONTHS, *WEEKDAYS])
SIGNS = re.compile(r"[^\w\s.,'’&-]")  # of a name, that must stand in the text as they are
APART = re.compile(r"[^\s.'’-]")  # between two words: they do not belong to one name


class Fact(NamedTuple):
    """A fact met in the text: its span, what was said, and the spells in which it held.

    A spell is first and last day as ISO dates, the last "" where it is not over; of a happening
    the first day on which it could be foreseen, and the day it happened. `kind` says how
    the text speaks of it: "held" or "over" (an office by its title), "presented" (by country and
    title, as news does with those in office), "named" (its holder by the full name alone),
    "person", "happening" or "thing".
    """

    start: int
    end: int
    said: str
    spells: tuple[tuple[str, str], ...]
    kind: str


class PlainWords:
    """The words of the sentences of a text: where they stand, and without case and accents."""

    def __init__(self, text: str, sentences: Iterable[tuple[int, int]]) -> None:
        self.text = text
        found = [match for start, end in sentences for match in WORD.finditer(text, start, end)]
        self.raw = [match.group() for match in found]
        self.plain = [plain(word) for word in self.raw]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def goes_on(self, i: int) -> bool:
        """Whether a name goes on after a word: "Mohamed" is not whole in "Mohamed Morsi"."""
        following = i + 1 < len(self.raw) and self.raw[i + 1]
        if not following or following[:1].islower() or self.plain[i + 1] in DAYS:
            return False
        return self.text[self.ends[i] : self.starts[i + 1]] in (" ", "-")

    def joined(self, i: int) -> bool:
        """Whether a word and the next can be parts of one name."""
        return not APART.search(self.text, self.ends[i], self.starts[i + 1])


def facts(words: PlainWords, index: Index) -> list[Fact]:
    """The facts that stand in the text, in order; each once, where it stands first."""
    at: dict[tuple[int, int, str], list[Fact]] = defaultdict(list)
    for i, word in enumerate(words.plain):
        for name in index.get(word, ()):
            fact = _met(words, i, name)
            if fact:
                at[fact.start, fact.end, fact.kind].append(fact)
    found: dict[tuple[str, str], Fact] = {}
    for fact in _longest(_merged(words, same) for same in at.values()):
        found.setdefault((fact.said, fact.kind), fact)
    return list(found.values())


def _merged(words: PlainWords, same: list[Fact]) -> Fact:
    """One fact of all that the same words can mean: "President Bush" is either of two."""
    spells = tuple(sorted({spell for fact in same for spell in fact.spells}))
    if all(fact.spells == spells for fact in same):
        return same[0]
    said = " ".join(words.text[same[0].start : same[0].end].split())
    return same[0]._replace(said=said, spells=spells)


def _longest(found: Iterable[Fact]) -> Iterator[Fact]:
    """Facts that no longer one covers: "Hurricane Hugo" in "Hurricane Hugo relief" …"""
    end = -1
    for fact in sorted(found, key=lambda one: (one.start, -one.end, one.kind)):
        if fact.end > end:
            yield fact
        end = max(end, fact.end)


def _fits(word: str, shape: str) -> bool:
    if shape == "free":
        return True
    if shape == "capitals" and len(word) < LONG_ACRONYM:
        return word.isupper()
    return not word[:1].islower()


def _met(words: PlainWords, i: int, name: FactName) -> Fact | None:
    """The fact that a name stands for where its key word is at i."""
    if name.titles:
        titled = _titled(words, i, name)
        if titled:
            return titled
        if len(name.words) == 1:
            return None
    first = i - name.key
    last = first + len(name.words)
    if first < 0 or last > len(words.raw) or tuple(words.plain[first:last]) != name.words:
        return None
    if not all(map(_fits, words.raw[first:last], name.shapes)) or not _exact(words, first, name):
        return None
    kind = "named" if name.titles else name.kind
    return Fact(words.starts[first], words.ends[last - 1], name.said, name.spells, kind)


def _exact(words: PlainWords, first: int, name: FactName) -> bool:
    """Whether signs of a name stand in the text too: "OPEC+", "9/11"."""
    if not SIGNS.search(name.said):
        return True
    start = words.starts[first] - name.said.index(WORD.findall(name.said)[0])
    return start >= 0 and words.text.startswith(name.said, start)


def _titled(words: PlainWords, i: int, name: FactName) -> Fact | None:
    """An office holder by title and surname, given names or initials between them or not."""
    if not _fits(words.raw[i], name.shapes[name.key]):
        return None
    last = i + len(name.words) - 1 - name.key  # a surname that comes first may go on
    if tuple(words.plain[i : last + 1]) != name.words[name.key :]:
        last = i
    if words.goes_on(last):
        return None
    for first in range(i, max(0, i - GIVEN - 1), -1):
        if not words.joined(first - 1):
            return None
        for title in name.titles:
            start = first - len(title)
            if start >= 0 and tuple(words.plain[start:first]) == title:
                return _holder(words, (start, first, i, last), name)
        if words.raw[first - 1][:1].islower():
            return None
    return None


def _holder(words: PlainWords, at: tuple[int, int, int, int], name: FactName) -> Fact | None:
    """The holder of an office where the given names agree and the title is no lesser one.

    `at` is where title, given names and surname begin, and the last word.
    """
    start, first, surname, last = at
    before = words.plain[max(0, start - TITLE_REACH) : start]
    agreed = _agree(words.plain[first:surname], name.words[: name.key])
    if not agreed or (LESSER | IMAGINED).intersection(before[-1:]):
        return None
    at_start = words.starts[start]
    country = COUNTRY.search(words.text[max(0, at_start - LONGEST_COUNTRY) : at_start])
    kind = "over" if OVER.intersection(before) else "presented" if country else "held"
    said = f"{' '.join(words.plain[start:first])} {name.said}"
    return Fact(at_start, words.ends[last], said, name.spells, kind)


def _agree(given: list[str], own: tuple[str, ...]) -> bool:
    """Whether given names in the text can be the holder's: "George W." is no "George H.W."."""
    names, own_names = ([one for one in some if len(one) > 1] for some in (given, own))
    initials, own_initials = ([one for one in some if len(one) == 1] for some in (given, own))
    fit = set(names) <= set(own_names) or (bool(names) and names[0] in own_names)
    return fit and (not own_initials or initials == own_initials[: len(initials)])
