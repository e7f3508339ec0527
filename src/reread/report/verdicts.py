"""What is concluded, how far it holds, on which choices it hangs, and what turns it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from html import escape

import pandas as pd

from ..alternatives import CONCLUSIONS, Conclusion, Runs
from ..alternatives.conclusions import Place, conclusions_of
from ..article import on_one_line
from ..reading import Reading
from .marked_text import Places
from .sections import table
from .switch import Switch

MOST_FLIPS = 4  # changes listed for one conclusion
LONGEST = 60  # characters of an answer in that list
LEAST_SHARE = 0.01  # of influence; less is not listed
OF_VOICE = "tone of "  # begins the names of conclusions about one voice
WHERE = {
    "mean tone": "tone", "tone": "tone", "first event": "when", "order of events": "when",
    "contradictions": "when", "expressions without a date": "when", "main entity": "who",
    "number of entities": "who", "main speaker": "voices", "share of quotation": "voices",
}  # fmt: skip


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
        told = Teller(name, places)
        flips = runs.flips(conclusions[name]) if row["share"] < 1 else None
        tested = pd.notna(row["share"])
        answer = _answers(switch, f"v{number}", list(map(told.link, answers[name])))
        holds = _holds(row["share"], among[name], told)
        order = hangs.loc[name].sort_values(ascending=False, kind="stable").items()
        on = escape(", ".join(f"{one} {share:.0%}" for one, share in order if share >= LEAST_SHARE))
        rows.append((escape(name), answer, holds, on, _flips(flips, told) if tested else ""))
    columns = ("conclusion", "answer", "agree with the default", "hangs on", "turns with")
    return table(columns, rows)


class Teller:
    """The answers of one conclusion in words, each a link to where in the page it comes from."""

    def __init__(self, conclusion: str, places: Places) -> None:
        self.conclusion, self.places = conclusion, places

    def link(self, answer: Hashable, longest: int | None = None) -> str:
        """The answer as HTML, cut where it is longer than so many characters."""
        if isinstance(answer, Place):
            words = escape(on_one_line(answer.words))
            return f"“{words}” ({self.places.link(answer.start)})"
        words = self.words(answer)
        if longest and len(words) > longest:
            words = words[: longest - 1] + "…"
        section = "tone" if self.conclusion.startswith(OF_VOICE) else WHERE.get(self.conclusion)
        return f'<a href="#{section}">{escape(words)}</a>' if section else escape(words)

    def words(self, answer: Hashable) -> str:
        """The answer in words."""
        if isinstance(answer, float):
            form = {"mean tone": "+.2f", "share of quotation": ".0%"}.get(self.conclusion, ".3g")
            return format(answer, form)
        if isinstance(answer, tuple):
            return " → ".join(map(str, answer)) or "none"
        return "none" if answer is None else str(answer)


def _answers(switch: Switch, part: str, given: list[str]) -> str:
    """The answer in sight; where it is not the default's, that beside it."""
    distinct = [given[0], *(one for one in dict.fromkeys(given) if one != given[0])]
    switch.by(part, given)
    others = [f'<b class="moved">{one}</b> (default: {given[0]})' for one in distinct[1:]]
    return switch.slot(part, [given[0], *others], "span")


def _holds(share: float, answers: pd.Series, told: Teller) -> str:
    """The share of readings with the default's answer; where that is a number, the span too."""
    if pd.isna(share):
        return "not tested: nothing varied here touches it"
    words = f"{share:.0%} of {len(answers):,} readings"
    bar = f'<meter min="0" max="1" value="{share:.3f}">{words}</meter> {words}'
    numbers = answers.dropna()
    if share < 1 and all(isinstance(one, float) for one in numbers):
        least, most = told.words(numbers.min()), told.words(numbers.max())
        return f"{bar}; they lie between {least} and {most}"
    return bar


def _flips(flips: pd.DataFrame | None, told: Teller) -> str:
    if flips is None or flips.empty:
        return "none of these choices"
    items = "".join(
        f"<li>{escape(row['change'])} → {told.link(row['answer'], LONGEST)}</li>"
        for row in flips.head(MOST_FLIPS).to_dict("records")
    )
    rest = len(flips) - MOST_FLIPS
    more = f"<li>and {rest:,} more</li>" if rest > 0 else ""
    return f"<ul>{items}{more}</ul>"
