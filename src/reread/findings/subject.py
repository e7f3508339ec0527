"""Whom and what an article is about, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..article import counted
from ..english import listed
from ..reading import Reading
from .finding import Finding, Rank, called, place, whole

ABOUT = "subject"
MAIN = 3  # named in the first sentence
MOST = 5  # people, organisations and places listed
KINDS = {"PER": ("person", "people"), "ORG": ("organisation", "organisations"),
         "LOC": ("place", "places")}  # fmt: skip


def subject(reading: Reading) -> Iterator[Finding]:
    """Who and what is named most, then the people, organisations and places."""
    rows = reading.entities[reading.entities["kind"] != "MISC"]
    named = rows[rows["named"]].sort_values("mentions", ascending=False, kind="stable")
    if not len(named):
        sentence = f"No person, organisation or place is named in {whole(reading)}."
        yield Finding(ABOUT, Rank.SUBJECT, sentence)
        return
    named = named.assign(name=named["entity"].map(called(reading)))
    yield Finding(ABOUT, Rank.SUBJECT, _most(named.head(MAIN)), *place(named.iloc[0]))
    if len(named) == 1 and named["roles"].isna().all():
        return
    for kind, nouns in KINDS.items():
        some = named[named["kind"] == kind]
        if len(some):
            yield Finding(ABOUT, Rank.PEOPLE, _listed(some, nouns), *place(some.iloc[0]))


def _most(rows: pd.DataFrame) -> str:
    """What is named most; of names that stand once each, which come first."""
    names, counts = rows["name"].tolist(), rows["mentions"].tolist()
    if len(rows) == 1:
        return f"The only name in it is {names[0]} ({counted(counts[0], 'mention')})."
    if max(counts) == 1:
        return f"No name stands in it more than once; the first are {listed(names)}."
    main = [f"{name} ({_times(many, at == 0)})"
            for at, (name, many) in enumerate(zip(names, counts, strict=True))]  # fmt: skip
    return f"It speaks most of {listed(main)}."


def _times(mentions: int, is_first: bool) -> str:
    return counted(mentions, "mention") if is_first else f"{mentions:,}"


def _listed(rows: pd.DataFrame, nouns: tuple[str, str]) -> str:
    """The people it names, with their offices."""
    told = [name if pd.isna(roles) else f"{name} ({roles.partition(';')[0]})"
            for name, roles in zip(rows["name"], rows["roles"], strict=True)]  # fmt: skip
    if len(told) == 1:
        return f"The one {nouns[0]} it names is {told[0].rstrip('.')}."
    return f"It names {len(told):,} {nouns[1]}: {listed(told, MOST).rstrip('.')}."
