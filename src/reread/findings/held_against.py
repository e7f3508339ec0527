"""What is to be said of a text held against its sources, or against its older version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..article import counted, on_one_line
from ..english import listed
from .finding import Finding, Rank, capital, cut, ended, inner

BORNE_OUT, OPEN = "grounded", "unsure"  # verdicts of an audit that flag nothing
NOTHING = "The text states nothing that could be held against its sources."
UNCHANGED = "Nothing that matters differs between the two versions."
LONGEST = 60  # characters told of a place


def true_to(rows: pd.DataFrame) -> Iterator[Finding]:
    """How much of a text its sources bear out, and each place where they do not."""
    yield from _before(rows, "sources", NOTHING)
    if not len(rows):
        return
    flagged = rows[~rows["verdict"].isin([BORNE_OUT, OPEN])]
    open_ = int((rows["verdict"] == OPEN).sum())
    told = [f"{len(flagged):,} {_is(len(flagged))} flagged" if len(flagged) else "none is flagged"]
    told += [f"{open_:,} stayed open"] if open_ else []
    borne = len(rows) - len(flagged) - open_
    many = f"{borne:,}" if borne else "none"
    sentence = f"Of {counted(len(rows), 'fact')} that the text states, its sources bear out "
    yield Finding("sources", Rank.UNREAD, f"{sentence}{many}; {listed(told)}.")
    for row in flagged.itertuples():
        words = inner(cut(on_one_line(row.surface), LONGEST))
        yield _at(row, "sources", f"“{words}”, {row.verdict}: {row.reason}")


def newer(rows: pd.DataFrame) -> Iterator[Finding]:
    """How many changes between two versions matter, and each of them."""
    yield from _before(rows, "versions", UNCHANGED)
    if not len(rows):
        return
    kinds = [f"{kind} ({count:,})" for kind, count in rows["kind"].value_counts().items()]
    sentence = f"{counted(len(rows), 'change')} between the two versions: {listed(kinds)}."
    yield Finding("versions", Rank.UNREAD, sentence)
    for row in rows.itertuples():
        yield _at(row, "versions", capital(row.reason))


def _before(rows: pd.DataFrame, about: str, nothing: str) -> list[Finding]:
    """The notices; where there are none and no row either, that there is nothing."""
    told = rows.attrs.get("notices", ()) or ([] if len(rows) else [nothing])
    return [Finding(about, Rank.UNREAD, one) for one in told]


def _at(row: Any, about: str, sentence: str) -> Finding:
    place = (None, None) if pd.isna(row.start) else (int(row.start), int(row.end))
    return Finding(about, Rank.CONTRADICTION, ended(sentence), *place)


def _is(many: int) -> str:
    return "is" if many == 1 else "are"
