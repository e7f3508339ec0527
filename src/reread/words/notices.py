"""What a reader of any number from an article should know, in sentences."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from .. import tables
from ..article import Article, counted
from ..language import ENGLISH, MIXED, name_of


class Notices(NamedTuple):
    """The notices of a reading, and why nothing was read: "" where something was."""

    told: tuple[str, ...]
    unread: str


def notices(article: Article, blocks: pd.DataFrame, *, language: str = ENGLISH) -> Notices:
    """What the article itself gives notice of, and which of it is not in English.

    `blocks` is the table; `language` the choice, "en" or "any".
    """
    codes = blocks["language"][~blocks["kind"].isin(tables.ASIDE)]
    foreign = codes[codes.notna() & ~codes.isin([ENGLISH, MIXED])]
    mixed, count = int(codes.eq(MIXED).sum()), len(codes)
    names = " and ".join(map(name_of, sorted(set(foreign))))
    told, as_chosen = list(article.notices), language != ENGLISH
    whole = 0 < len(foreign) == count
    if whole:
        told.append(f"This text is in {names}; {_ALL[as_chosen]}.")
    elif len(foreign):
        told.append(f"{_are(len(foreign), count)} in {names}; {_SOME[as_chosen]}.")
    if mixed:
        told.append(f"{_are(mixed, count)} partly in another language; {_PARTS[as_chosen]}.")
    return Notices(tuple(told), f"the text is in {names}" if whole and not as_chosen else "")


# What was done with it: by default, and where any language is to be read
_DOUBT = "reread reads English, so don't trust what it finds there"
_ALL = (
    "reread reads English, so nothing was read. rr.read(article, language='any') reads it all the "
    "same, but don't trust it",
    "reread reads English, so don't trust what it finds here",
)
_SOME = ("that was not read (language='any' reads it all the same)", _DOUBT)
_PARTS = ("sentences with it were not read (language='any' reads them all the same)", _DOUBT)


def _are(some: int, count: int) -> str:
    """As a sentence begins: "2 of 14 paragraphs are"."""
    return f"{some:,} of {counted(count, 'paragraph')} {'is' if some == 1 else 'are'}"
