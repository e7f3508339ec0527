"""How far conclusions hold under other choices, in sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import pandas as pd

from ..alternatives import CONCLUSIONS, Runs
from ..alternatives.conclusions import Place
from ..article import counted, on_one_line
from ..english import listed, signed
from ..reading import Reading
from .contradicting import contradicting
from .finding import Finding, Rank, cut, ended, inner

ABOUT = "stability"
LEAST_SHARE = 0.01  # of a choice in the spread of answers; less decides nothing
# What a sentence calls a conclusion; the others are called by their names
CALLED = {
    "contradictions": "number of contradictions",
    "expressions without a date": "number of dates that wait for the day of publication",
    "share of quotation": "share of sentences that are somebody’s words",
    "first event": "first dated event", "mean tone": "mean tone",
}  # fmt: skip


def agreeing(runs: Runs) -> Iterator[Finding]:
    """How many readings there are, what holds in all of them, and what turns the rest."""
    many = len(runs)
    varied = f"other options for {listed(list(runs.varied))}" if runs.varied else "no other option"
    verb = "was" if many == 1 else "were"
    sentence = f"{counted(many, 'reading')} {verb} compared, with {varied}."
    yield Finding(ABOUT, Rank.SIZE, sentence)
    yield from _contradictions(runs)
    table = runs.stability(CONCLUSIONS)
    table = table[table["conclusion"] != "order of events"]  # too long to tell
    firm = [f"the {_name(row.conclusion)} ({_answer(row.conclusion, row.answer)})"
            for row in table[table["share"] == 1].itertuples()]  # fmt: skip
    if firm:
        agree = "agree" if many != 1 else "agrees"
        yield Finding(
            ABOUT, Rank.TONE, f"All {counted(many, 'reading')} {agree} on {listed(firm)}."
        )
    loose = table[table["share"] < 1].sort_values("share", kind="stable")
    influence = runs.influence(CONCLUSIONS)
    for row in loose.itertuples():
        yield _loose(runs, row, influence.loc[row.conclusion])
    untested = [f"the {_name(one)}" for one in table["conclusion"][table["share"].isna()]]
    if untested:
        sentence = f"Not tested, as no choice varied here touches it: {listed(untested)}."
        yield Finding(ABOUT, Rank.DOUBT, sentence)


def _contradictions(runs: Runs) -> Iterator[Finding]:
    """Each contradiction of the default, and in how many readings it stands."""
    for one in contradicting(runs.default):
        if one.rank == Rank.CONTRADICTION and one.start is not None:
            held = sum(_has(reading, one.start, one.end) for reading in runs.readings)
            share = _share(held, len(runs))
            yield one._replace(sentence=f"{one.sentence} That holds in {share}.")


def _has(reading: Reading, start: int, end: int | None) -> bool:
    rows = reading.conflicts
    return bool(((rows["start"] == start) & (rows["end"] == end)).any())


def _share(held: int, many: int) -> str:
    return f"all {counted(many, 'reading')}" if held == many else f"{held:,} of {many:,} readings"


def _name(conclusion: str) -> str:
    return CALLED.get(conclusion, conclusion)


def _answer(conclusion: str, answer: Hashable) -> str:
    """An answer in words."""
    if answer is None:
        return "none"
    if isinstance(answer, Place):
        return f"“{inner(on_one_line(answer.words))}”"
    if isinstance(answer, float):
        return f"{answer:.0%}" if conclusion == "share of quotation" else signed(answer)
    return cut(on_one_line(answer))


def _loose(runs: Runs, row: object, shares: pd.Series) -> Finding:
    """A conclusion that other choices turn, what decides it, and the smallest change."""
    name: str = row.conclusion  # type: ignore[attr-defined]
    answer, share = row.answer, row.share  # type: ignore[attr-defined]
    start = answer.start if isinstance(answer, Place) else None
    among = [one for one in runs.answers({name: CONCLUSIONS[name]})[name] if isinstance(one, float)]
    held = _share(round(share * len(runs)), len(runs))
    told = f"The {_name(name)} is {_answer(name, answer)} in {held}"
    if among and isinstance(answer, float):
        least, most = _answer(name, min(among)), _answer(name, max(among))
        told = f"The {_name(name)} is {_answer(name, answer)}, and lies between {least} and {most}"
    if shares.max() >= LEAST_SHARE:
        told += f"; it depends most on the choice of {shares.idxmax()}"
    flips = runs.flips(name)
    if len(flips) and not isinstance(answer, float):
        change, other = flips["change"].iat[0], flips["answer"].iat[0]
        told += f"; with “{change}” it would be {_answer(name, other)}"
    return Finding(ABOUT, Rank.CLAIM, ended(told), start)
