"""Which names may stand for what is asked for, and where its words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from ...files import word_data

# Words at the end of a name that may be left out: a company's legal form, what a thing is
FORMS = frozenset({
    "ag", "average", "co", "company", "composite", "corp", "corporation", "group", "holding",
    "holdings", "inc", "incorporated", "index", "international", "limited", "llc", "ltd", "nv",
    "plc", "sa", "se", "spa",
})  # fmt: skip
ARTICLES = ("the", "a", "an")
SHORT = 3  # letters: "GMs" is no plural
Words = tuple[str, ...]
Span = tuple[int, int]


def words(name: str) -> Words:
    """A name's words in small letters, without article, possessive and stops."""
    bare = re.sub(r"['’]s\b", "", name.lower()).replace(".", "")
    found = tuple(re.findall(r"\w+(?:[&'’-]\w+)*", bare))
    return found[1:] if found and found[0] in ARTICLES and len(found) > 1 else found


def bare(name: Sequence[str]) -> Words:
    """A name without the words at its end that may be left out, and in the singular."""
    kept = list(name)
    while len(kept) > 1 and kept[-1] in FORMS:
        kept.pop()
    if kept and len(kept[-1]) > SHORT and kept[-1].endswith("s") and not kept[-1].endswith("ss"):
        kept[-1] = kept[-1][:-1]
    return tuple(kept)


def is_name_of(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether a name may stand for what is asked for: the same but for a legal form or a plural, or
    with words inside ("iTunes Music Store" for the iTunes store)."""
    short, long = sorted((bare(name), bare(asked)), key=len)
    if not short or short == long:
        return bool(short)
    rest = iter(long)
    ends = len(short) > 1 and (short[0], short[-1]) == (long[0], long[-1])
    return ends and all(word in rest for word in short)


def is_initials(name: str, asked: Sequence[str]) -> bool:
    """Whether a name is made of the first letters of what is asked for: GM, UAW."""
    letters = "".join(word[0] for word in asked if word not in ("of", "the", "and", "for"))
    return name.isupper() and len(letters) > 1 and name.replace(".", "").lower() == letters


def ends_in(asked: Sequence[str], name: Sequence[str]) -> bool:
    """Whether what is asked for is a name of two words or more with others before it."""
    return 1 < len(name) < len(asked) and tuple(asked[-len(name) :]) == tuple(name)


def series(asked: Sequence[str]) -> re.Pattern[str] | None:
    """How the news writes the index or price that is asked for, if it is one that is known."""
    rows = word_data("reread.timeline", "price_series")
    known = {bare(words(row["series"])): row["named"] for row in rows if row["number"] == "index"}
    pattern = known.get(bare(asked))
    return re.compile(pattern) if pattern else None


def standing(called: Collection[Words], tokens: pd.DataFrame, capital: bool) -> Iterator[Span]:
    """Where words stand one after the other, the last also in the plural; a person's begin with a
    capital letter."""
    starts, ends, surfaces = (tokens[name].tolist() for name in ("start", "end", "surface"))
    low = [surface.lower().replace(".", "") for surface in surfaces]
    for name in sorted(called):
        *before, last = name
        size = len(name)
        for at, word in enumerate(low):
            if word[: len(name[0])] != name[0] or (capital and not surfaces[at][:1].isupper()):
                continue
            here = low[at : at + size]
            if len(here) == size and here[:-1] == before and here[-1] in (last, last + "s"):
                yield starts[at], ends[at + size - 1]


def matching(pattern: re.Pattern[str], tokens: pd.DataFrame) -> Iterator[Span]:
    """Where a pattern fits the words of an article; places are those of its text."""
    starts, surfaces = tokens["start"].tolist(), tokens["surface"].tolist()
    if not starts:
        return
    text = [" "] * (starts[-1] + len(surfaces[-1]))
    for start, surface in zip(starts, surfaces, strict=True):
        text[start : start + len(surface)] = surface
    yield from (match.span() for match in pattern.finditer("".join(text)))
