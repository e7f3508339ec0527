"""Datable facts found in a text: "President Bush" was said from 1989 on, and again from 2001.

`facts.tsv` says when a name went with a title, or when a name was in use at all.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from .lists import Row, rows

KNOWN_THROUGH = 2025  # the last year that facts.tsv knows
BEFORE = 60  # characters before a surname in which its title stands
# A title that is over: the text was written after it began, no more.
PAST_TITLE = re.compile(r"\b(?:former|ex|late|then|deposed|ousted|onetime|one-time)[ -]+$")
GIVEN = re.compile(r"[^\W\d_][\w.'’-]*")


class Fact(NamedTuple):
    """A fact of the table met in the text: its span, and the spells in which it held.

    A spell is first and last day as ISO dates, the last "" where it is not over. `kind` says how
    the text speaks of it: "held" or "over" (a title), "used" (a thing), "named" (an office
    holder without the title, who may be spoken of at any time around).
    """

    start: int
    end: int
    said: str
    spells: tuple[tuple[str, str], ...]
    kind: str


def facts(text: str, tokens: pd.DataFrame) -> list[Fact]:
    """The facts of the table that stand in the text, in order."""
    known = _by_last_word()
    found = []
    for start, end, surface in zip(
        tokens["start"].tolist(), tokens["end"].tolist(), tokens["surface"].tolist(), strict=True
    ):
        named = known.get(plain(surface)) if surface[:1].isupper() else None
        if named:
            found.extend(_met(text, start, end, named))
    return found


def plain(word: str) -> str:
    """A word in lower case without accents."""
    letters = unicodedata.normalize("NFD", word.replace("’", "'").lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@functools.cache
def _by_last_word() -> dict[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows("facts"):
        last = plain(row["name"].split()[-1])
        found[last] = (*found.get(last, ()), row)
    return found


def _met(text: str, start: int, end: int, named: tuple[Row, ...]) -> Iterator[Fact]:
    raw = " ".join(text[max(0, start - BEFORE) : start].split())
    ahead = plain(raw + " ")
    fitting = [
        (len(title), title, row)
        for row in named
        for title in row["titles"].split("|")
        if title and _title_at(ahead, raw, title) is not None
    ]
    if not fitting:
        yield from _untitled(text, start, end, named)
        return
    title = max(fitting, key=lambda one: one[0])[1]
    between, rest = _title_at(ahead, raw, title) or ("", "")
    agreed = _agreeing([row for _, t, row in fitting if t == title], between)
    if agreed:
        kind = "over" if PAST_TITLE.search(rest) else "held"
        yield Fact(start, end, f"{title} {agreed[0]['name']}", _spells(agreed), kind)


def _untitled(text: str, start: int, end: int, named: tuple[Row, ...]) -> Iterator[Fact]:
    """A thing by its name, or an office holder by the full name."""
    for name in dict.fromkeys(row["name"] for row in named):
        first = end - len(name)
        if first >= 0 and plain(text[first:end]) == plain(name):
            same = [row for row in named if row["name"] == name]
            kind = "named" if same[0]["titles"] else "used"
            if kind == "used" or " " in name:
                yield Fact(first, end, name, _spells(same), kind)


def _spells(agreed: list[Row]) -> tuple[tuple[str, str], ...]:
    return tuple((row["from"], row["to"]) for row in agreed)


def _title_at(ahead: str, raw: str, title: str) -> tuple[str, str] | None:
    """What stands between a title and the surname, and what before it; None without the title."""
    at = ahead.rfind(title + " ")
    if at < 0 or (at and ahead[at - 1].isalnum()):
        return None
    between = ahead[at + len(title) + 1 :]
    words = raw.split()[len(raw.split()) - len(between.split()) :] if between.strip() else []
    if len(words) > 3 or not all(word[0].isupper() and word[-1] not in ",;:" for word in words):
        return None
    return between.strip(), ahead[:at]


def _agreeing(chosen: list[Row], between: str) -> list[Row]:
    """The rows whose given names fit those in the text; all, where it has none."""
    words = set(GIVEN.findall(between))
    if not words:
        return chosen
    exact = [row for row in chosen if words <= set(plain(row["name"]).split())]
    first = between.split()[0]
    return exact or [row for row in chosen if first in plain(row["name"]).split()[:-1]]
