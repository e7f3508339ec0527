"""What became of quotations on their way through the articles of a corpus, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..article import counted, on_one_line
from ..english import listed
from .finding import Finding, Rank, cut, ended, inner

if TYPE_CHECKING:
    from ..across.story import Story

MOST = 3  # quotations that are told; the rest are counted
LONGEST = 90  # characters told of one
CHANGED = {"shortened": "shortens", "altered": "changes", "lengthened": "adds to"}
LATER = "later"  # published after the other


def passed_on(story: Story) -> Iterator[Finding]:
    """How many quotations stand in several articles, whom they are given to in which, and what was
    cut. What is doubtful is not told."""
    rows = story.quotations()
    rows = rows[rows["status"] == "sure"]
    if not len(rows):
        return
    many = counted(rows["passage"].nunique(), "quotation")
    verb = "stands" if rows["passage"].nunique() == 1 else "stand"
    taken, changed = rows["given"] == "another", rows["how"].isin(CHANGED)
    ways = {"given to somebody else": taken, "cut or changed": changed & ~taken}
    told = [
        f"{int(which.sum()):,} {'was' if which.sum() == 1 else 'were'} {words}"
        for words, which in ways.items() if which.any()
    ]  # fmt: skip
    of_them = listed(told) if told else "none of them cut, changed or given to somebody else"
    yield Finding("voices", Rank.HEARD, f"{many} {verb} in more than one article; {of_them}.")
    ranked, houses = pd.concat([rows[taken], rows[changed & ~taken]]), story.article_names()
    for row in ranked.head(MOST).itertuples():
        yield Finding("voices", Rank.HEARD, _sentence(row, houses, story.names()))


def _sentence(row: Any, houses: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Who gives a quotation to whom, or what is missing in it."""
    words = inner(cut(on_one_line(row.surface), LONGEST))
    here, there = houses[row.article], houses[row.article_b]
    speaker, before = names.get(row.speaker), names.get(row.speaker_b)
    if row.given == "another":
        return ended(f"{here} gives to {speaker} what {there} gives to {before}: “{words}”")
    cut_out, put_in = (
        "" if pd.isna(one) else f"“{inner(cut(one, LONGEST))}”" for one in (row.cut, row.added)
    )
    if row.came == LATER:
        told = f"{here} {CHANGED[row.how]} what {before} says in {there}"
        ways = {"without": cut_out, "with": put_in}
        return ended(f"{told}, {listed([f'{way} {one}' for way, one in ways.items() if one])}")
    told = f"What {before} says is not the same in {there} and in {here}"
    only = {there: cut_out, here: put_in}
    return ended(f"{told}: {listed([f'only {it} has {one}' for it, one in only.items() if one])}")
