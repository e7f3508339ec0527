"""What is concluded from a reading, in how many others it holds, and what would change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from html import escape
from typing import NamedTuple

import pandas as pd

from ..alternatives import CONCLUSIONS, Conclusion, Runs
from ..alternatives.conclusions import Place, conclusions_of
from ..article import counted, on_one_line
from ..english import listed, signed
from ..reading import Reading
from .cells import table
from .marked_text import Places
from .plain_words import choice
from .radios import change_in_words
from .switch import Switch

MOST_FLIPS = 4  # changes listed for one conclusion
LONGEST = 60  # characters of an answer in that list
MOST_WORDS = 3  # of an answer that is a list
LEAST_SHARE = 0.01  # of influence; less is not listed
NOTHING = "none of the choices above"
OF_VOICE = "tone of "  # begins the names of conclusions about one voice


class Asked(NamedTuple):
    """What a conclusion is called in the page, and the section that its answer comes from."""

    name: str
    section: str


ASKED = {
    "mean tone": Asked("average tone", "tone"),
    "tone": Asked("overall tone", "tone"),
    "darkest sentence": Asked("most negative sentence", "tone"),
    "brightest sentence": Asked("most positive sentence", "tone"),
    "first event": Asked("earliest event", "when"),
    "order of events": Asked("order of events", "when"),
    "contradictions": Asked("contradictions", "short"),
    "expressions without a date": Asked("time words without a date", "when"),
    "main entity": Asked("named most often", "who"),
    "number of entities": Asked("people, places and things named", "who"),
    "main speaker": Asked("quoted most", "voices"),
    "share of quotation": Asked("share told in the words of others", "voices"),
}


def asked(reading: Reading) -> dict[str, Conclusion]:
    """The dozen conclusions that ship, and the tone of each voice."""
    return {
        name: one
        for name, one in conclusions_of(reading).items()
        if name in CONCLUSIONS or name.startswith(OF_VOICE)
    }


def verdicts(
    switch: Switch, places: Places, runs: Runs, shown: Runs, conclusions: Mapping[str, Conclusion]
) -> str:
    """One row per conclusion: its answer in the reading in sight, and how far it holds.

    `shown` are the readings that can be put in sight, the default first; shares are over `runs`.
    """
    hangs = runs.influence(conclusions)
    answers, among = shown.answers(conclusions), runs.answers(conclusions)
    rows = []
    for number, row in enumerate(runs.stability(conclusions).to_dict("records")):
        name = row["conclusion"]
        told = Teller(name, places, row["answer"])
        answer = _answers(switch, f"v{number}", list(map(told.link, answers[name])))
        holds = _holds(row["share"], among[name], told)
        on, flips = "", NOTHING * (row["share"] == 1)
        if row["share"] < 1:
            on, flips = _hangs(hangs.loc[name]), _flips(runs, conclusions[name], told)
        rows.append((escape(told.name[0].upper() + told.name[1:]), answer, holds, on, flips))
    columns = ("conclusion", "answer", "how far it holds", "what it depends on", "what changes it")
    return table(columns, rows, name="What is concluded", kind="conclusions")


class Teller:
    """The answers of one conclusion in words, each a link to where in the page it comes from."""

    def __init__(self, conclusion: str, places: Places, default: Hashable) -> None:
        self.conclusion, self.places, self.default = conclusion, places, default
        section = "tone" if conclusion.startswith(OF_VOICE) else ""
        self.name, self.section = ASKED.get(conclusion, Asked(conclusion, section))

    def link(self, answer: Hashable, longest: int | None = None) -> str:
        """The answer as HTML, cut where it is longer than so many characters."""
        if isinstance(answer, Place):
            words = escape(on_one_line(answer.words))
            return f"“{words}” (sentence {self.places.link(answer.start)})"
        words = self.words(answer)
        if longest and len(words) > longest:
            words = words[: longest - 1] + "…"
        return f'<a href="#{self.section}">{escape(words)}</a>' if self.section else escape(words)

    def changed(self, answer: Hashable) -> str:
        """An answer that is not the default's; of a list, how it differs."""
        if isinstance(answer, float) and self.words(answer) == self.words(self.default):
            return f"{self.link(answer)}, the same when rounded"
        if not (isinstance(answer, tuple) and isinstance(self.default, tuple)):
            return self.link(answer, LONGEST)
        lists = list(map(str, answer)), list(map(str, self.default))
        new, gone = (_missing(*pair) for pair in (lists, lists[::-1]))
        parts = [f"with {_quoted(new)}"] * bool(new) + [f"without {_quoted(gone)}"] * bool(gone)
        return escape(", ".join(parts) or "the same in another order")

    def words(self, answer: Hashable) -> str:
        """The answer in words."""
        if isinstance(answer, float):
            if self.conclusion == "mean tone":
                return signed(answer)
            return format(answer, ".0%" if self.conclusion == "share of quotation" else ".3g")
        if isinstance(answer, tuple):
            rest = f" and {len(answer) - MOST_WORDS:,} more" * (len(answer) > MOST_WORDS)
            return " → ".join(map(str, answer[:MOST_WORDS])) + rest or "none"
        return "none" if answer is None else str(answer)


def _missing(some: list[str], others: list[str]) -> list[str]:
    """What is in some words more often than in others."""
    return list((Counter(some) - Counter(others)).elements())


def _quoted(words: list[str]) -> str:
    return listed([f"“{one}”" for one in words], MOST_WORDS)


def _answers(switch: Switch, part: str, given: list[str]) -> str:
    """The answer in sight; where it is not the default's, that beside it."""
    distinct = [given[0], *(one for one in dict.fromkeys(given) if one != given[0])]
    switch.by(part, given)
    others = [f'<b class="moved">{one}</b> (default: {given[0]})' for one in distinct[1:]]
    return switch.slot(part, [given[0], *others], "span")


def _holds(share: float, answers: pd.Series, told: Teller) -> str:
    """The share of readings with the default's answer; where that is a number, the span too."""
    if pd.isna(share):
        return "not tested: no choice above can change it"
    size = len(answers)
    agree = "all" if share == 1 else f"{round(share * size):,} of"
    words = f"in {agree} {counted(size, 'reading')}"
    bar = f'<meter min="0" max="1" value="{share:.3f}" aria-label="{words}"></meter>{words}'
    numbers = answers.dropna()
    if share < 1 and all(isinstance(one, float) for one in numbers):
        least, most = told.words(numbers.min()), told.words(numbers.max())
        return f"{bar}; the answers lie between {least} and {most}"
    return bar


def _hangs(shares: pd.Series) -> str:
    """Which choices make the difference, most first."""
    order = shares.sort_values(ascending=False, kind="stable").items()
    told = [f"{choice(name)} {share:.0%}" for name, share in order if share >= LEAST_SHARE]
    return escape(", ".join(told))


def _flips(runs: Runs, conclusion: Conclusion, told: Teller) -> str:
    flips = runs.flips(conclusion)
    items = "".join(
        f"<li>{escape(change_in_words(row['change'], runs))} → {told.changed(row['answer'])}</li>"
        for row in flips.head(MOST_FLIPS).to_dict("records")
    )
    rest = len(flips) - MOST_FLIPS
    more = f"<li>and {rest:,} more</li>" if rest > 0 else ""
    return f"<ul>{items}{more}</ul>"
