"""The years that a text names: told of as past, looked ahead to, or neither."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import pandas as pd

from .facts import KNOWN_THROUGH
from .likelihoods import FIRST_YEAR, LAST_YEAR

# Words before a year that a text looks ahead to, and beginnings of others.
AHEAD = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "may", "might", "could", "can", "should", "must",
     "would", "due", "next", "by", "until", "through", "set", "goal", "goals", "aim", "aims",
     "hopes"}
)  # fmt: skip
AHEAD_STEMS = re.compile(
    "(?:expir|matur|plan|schedul|expect|target|propos|forecast|project|predict|promis|pledg"
    "|candida|nominat|campaign|upcoming|future|deadline|slated)"
)
# Words right before a year in which it was done, if the verb is past: "built in 1999"; "since" is
# enough without.
WITHIN = frozenset({"in", "on", "during", "since"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEAR = 6  # tokens before an expression in which such words look ahead


class Dated(NamedTuple):
    """An expression that names a year itself: its span and words, its bounds and its grain.

    `ahead` says that the text looks ahead to it, `told` that its sentence is in the past tense.
    """

    start: int
    end: int
    surface: str
    earliest: dt.date
    latest: dt.date
    grain: str
    ahead: bool
    told: bool


def absolute(tokens: pd.DataFrame, times: pd.DataFrame) -> list[Dated]:
    """The expressions that name a year themselves; none where one's own tokenizer finds no word."""
    if tokens.empty:
        return []
    words = tokens["surface"].str.lower().tolist()
    to_do = _infinitives(words, tokens["tag"].tolist())
    opens = tokens["sentence"].searchsorted(tokens["sentence"])  # where each token's sentence does
    verbs = _nearest_verbs(tokens)
    places = tokens["start"].searchsorted(times["start"].to_numpy())
    starts = places.clip(max=len(tokens) - 1)  # one may begin within the last token
    found = []
    for row, place in zip(times.itertuples(), starts.tolist(), strict=True):
        names_year = any(len(part) == 4 for part in re.findall(r"\d+", row.surface))
        bounded = not pd.isna(row.earliest) and not pd.isna(row.latest)
        if not (row.type == "DATE" and names_year and bounded):
            continue
        if FIRST_YEAR <= row.latest.year <= LAST_YEAR:
            near = slice(max(opens[place], place - NEAR), place)
            before = words[near]
            looks = any(word in AHEAD or AHEAD_STEMS.match(word) for word in before)
            looks |= any(to_do[near])
            past = verbs[place] == "VBD" or before[-1:] == ["since"]
            told = past and not looks and not WITHIN.isdisjoint(before[-1:])
            ahead = not past and (looks or row.earliest.year > KNOWN_THROUGH)
            found.append(Dated(row.start, row.end, row.surface, row.earliest.date(),
                               row.latest.date(), row.grain, ahead, told))  # fmt: skip
    return found


def _infinitives(words: list[str], tags: list[str]) -> list[bool]:
    """For each token whether it is the "to" of "to open", which looks ahead; not of "to have …"."""
    following = zip(words, words[1:], tags[1:], strict=False)
    return [
        *(one == "to" and tag == "VB" and verb != "have" for one, verb, tag in following),
        False,
    ]


def _nearest_verbs(tokens: pd.DataFrame) -> list[str]:
    """For each token the tag of the last finite verb before it in its sentence, or the next one."""
    finite = tokens["tag"].where(tokens["tag"].isin(FINITE))
    within = finite.groupby(tokens["sentence"])
    return within.ffill().fillna(within.bfill()).fillna("").tolist()
