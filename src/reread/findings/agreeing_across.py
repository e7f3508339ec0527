"""How far conclusions about many articles hold under other choices, in sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from ..alternatives import StoryRuns
from ..alternatives.pooled import SAME, Beside
from ..article import counted
from ..english import listed, signed
from .finding import Finding, Rank, ended

ABOUT = "stability"
MOST = 8  # differences told: what holds in the most readings, then what rests on most sentences
HALF = 0.5  # of the readings; what does not hold in more is not told
FEW = 5  # sentences on one side; what rests on fewer is told last
LEAST_SHARE = 0.01  # of a choice in the spread of answers; less decides nothing
NUMBERS = {"mean tone": "mean tone", "share of quotation": "share of sentences that are somebody’s"}
CALLED = {
    "contradictions": "number of contradictions within articles",
    "expressions without a date": "number of dates that wait for the day of publication",
    "main entity": "one mentioned most", "main speaker": "one quoted with most words",
    "order by tone": "order from the darkest to the brightest",
}  # fmt: skip


def agreeing_across(runs: StoryRuns) -> Iterator[Finding]:
    """How many readings there are, how sure it is that one group of articles speaks worse of
    somebody than another does, and what holds of all articles together."""
    many, articles = len(runs), counted(len(runs.story), "article")
    varied = f"other options for {listed(list(runs.varied))}" if runs.varied else "no other option"
    verb = "was" if many == 1 else "were"
    told = f"{counted(many, 'reading')} of {articles} {verb} compared, with {varied}."
    yield Finding(ABOUT, Rank.SIZE, told)
    table, influence = runs.stability(), runs.influence()
    rows = [(row, runs.known[row.conclusion]) for row in table.itertuples()]
    beside = [(row, one) for row, one in rows if isinstance(one, Beside)]
    apart = [(row, one, min(one.rests(runs.sums(row.conclusion)))) for row, one in beside
             if row.answer not in (SAME, None) and not row.share <= HALF]  # fmt: skip
    apart.sort(key=lambda told: (told[-1] < FEW, -(told[0].share if told[0].share > 0 else 0),
                                 -told[-1]))  # fmt: skip
    for row, one, _ in apart[:MOST]:
        yield Finding(ABOUT, Rank.HEARD, _beside(runs, row, one, influence.loc[row.conclusion]))
    whole = [row for row, one in rows if not isinstance(one, Beside)]
    firm = [f"the {_name(row.conclusion)} ({_answer(row)})" for row in whole if row.share == 1]
    if firm:
        agree = "agrees" if many == 1 else "agree"
        told = f"All {counted(many, 'reading')} {agree} on {listed(firm)}."
        yield Finding(ABOUT, Rank.TONE, told)
    for row in whole:
        if row.share < 1:  # which a missing share is not
            yield Finding(ABOUT, Rank.CLAIM, _loose(runs, row, influence.loc[row.conclusion]))
    untested = [f"the {_name(row.conclusion)}" for row in whole if pd.isna(row.share)]
    if untested:
        told = f"Not tested, as no choice varied here touches it: {listed(untested)}."
        yield Finding(ABOUT, Rank.DOUBT, told)


def _beside(runs: StoryRuns, row: Any, one: Beside, shares: pd.Series) -> str:
    """How one group of articles speaks of somebody beside another, and in how many readings."""
    numbers = one.rests(runs.sums(row.conclusion))
    rests = f"{counted(numbers[0], 'sentence')} against {numbers[1]:,}"
    if pd.isna(row.share):
        return f"{one.told(row.answer)} ({rests}): not tested, as no choice varied touches it."
    told = f"{one.told(row.answer)}, in {_share(row)} ({rests})"
    return ended(f"{told}{_decided(row, shares)}")


def _share(row: Any) -> str:
    """83 % of 12 readings."""
    if row.share == 1:
        return f"all {counted(row.readings, 'reading')}"
    return f"{row.share * 100:.0f} % of {counted(row.readings, 'reading')}"


def _decided(row: Any, shares: pd.Series) -> str:
    """What it depends on most."""
    if row.share == 1 or shares.max() < LEAST_SHARE:
        return ""
    return f"; it depends most on the choice of {shares.idxmax()}"


def _loose(runs: StoryRuns, row: Any, shares: pd.Series) -> str:
    but = " in" if row.share > HALF else ", but only in"
    told = f"The {_name(row.conclusion)} is {_answer(row)}{but} {_share(row)}"
    if row.conclusion in NUMBERS:
        given = [one for one in runs.answers()[row.conclusion] if one is not None]
        least, most = (_put(row.conclusion, end(given)) for end in (min, max))
        told = f"The {_name(row.conclusion)} is {_answer(row)}, and lies between {least} and {most}"
    return ended(f"{told}{_decided(row, shares)}")


def _name(conclusion: str) -> str:
    return CALLED.get(conclusion, NUMBERS.get(conclusion, conclusion))


def _answer(row: Any) -> str:
    return _put(row.conclusion, row.answer)


def _put(conclusion: str, answer: Hashable) -> str:
    """An answer in words."""
    if answer is None:
        return "none"
    if isinstance(answer, tuple):
        return listed([str(one) for one in answer])
    if isinstance(answer, float):
        return f"{answer:.0%}" if conclusion == "share of quotation" else signed(answer)
    return str(answer)
