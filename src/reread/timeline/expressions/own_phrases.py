"""Phrases of one's own that tell a time: rules made of a table's rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...timex import grain_of, kinds_of
from .matching import Match, Meaning, Rule
from .rules.relative import which_way
from .rules.vague import nothing
from .surroundings import Context
from .times_by_hand import written
from .values import Value, calendar, open_date
from .year_meant import choose_year, nearest_year

TRIGGER = "own phrase"  # the class of the words that they begin with
NAME = "own rule"
OF_EACH_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
BEFORE, AFTER = r"(?:(?P<which>last|next|this) )?", r"(?:(?:,| of| in)? <year>)?"
ANY = {"*": r"\w*", "?": r"\w"}
FIRST = re.compile(r"[^\W\d_]+|\d+")


class Phrases(NamedTuple):
    """The rules of a user's phrases, and how the words begin at which they are tried: whole words,
    and the beginnings of those that go on with a wildcard."""

    rules: Sequence[Rule]
    words: frozenset[str]
    beginnings: tuple[str, ...]

    def begins_with(self, word: str) -> bool:
        """Whether some phrase begins with a word."""
        return word in self.words or word.startswith(self.beginnings)


def rules_of(values: Iterable[tuple[str, str]], folds: dict[int, str]) -> Phrases:
    """Phrases and what they mean, folded as the text is that they are looked for in."""
    rules: list[Rule] = []
    words: set[str] = set()
    beginnings: set[str] = set()
    for phrase, value in values:
        folded = phrase.translate(folds)
        first = FIRST.match(folded)
        assert first is not None  # as its table was checked
        goes_on = folded[first.end() : first.end() + 1] in ANY
        (beginnings if goes_on else words).add(first[0])
        rules.append(Rule(f"{NAME}: {phrase}", TRIGGER, _meaning(value), _pattern(folded, value)))
    return Phrases(rules, frozenset(words), tuple(sorted(beginnings)))


def _pattern(phrase: str, value: str) -> str:
    parts = re.split(r"([*?<])", phrase)
    spelled = "".join({"<": "[<]"}.get(part) or ANY.get(part) or re.escape(part) for part in parts)
    whole = rf"(?iu:{spelled})".replace("\\ ", " +")
    return rf"{BEFORE}{whole}{AFTER}" if OF_EACH_YEAR.fullmatch(value) else whole


def _meaning(value: str) -> Meaning:
    """What a phrase means that has a value."""
    if not value:
        return nothing
    if of_year := OF_EACH_YEAR.fullmatch(value):
        month, day = int(of_year[1]), int(of_year[2]) if of_year[2] else None
        return lambda found, context: _of_a_year(found, context, month, day)
    if value.startswith("X"):
        return lambda found, context: open_date(value, grain_of(value), kinds_of(value)[0])
    return lambda found, context: replace(written(value), anchor="")


def _of_a_year(found: Match, context: Context, month: int, day: int | None) -> Value | None:
    """A day or month of each year: of the year said, or else as such a day is meant without one."""
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    origin, anchor = context.origin()
    year: int | None
    if "year" in found:
        year, anchor = int(found["year"]), ""
    elif origin and (way := which_way(found.get("which"))):
        year = nearest_year(origin, month, day, "past" if way < 0 else "future")
    else:
        year, anchor = choose_year(found, context, month, day)
    if year is None:
        return open_date(f"XXXX{tail}", "day" if day else "month")
    return calendar(f"{year:04}{tail}", anchor=anchor)
