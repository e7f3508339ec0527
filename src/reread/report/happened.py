"""What a report says of events: when they happened, what cannot both be true, what has no date."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from ..article import counted
from ..english import in_words
from ..reading import Reading, names_of
from ..tables import NARRATOR
from .cells import isolated, table
from .marked_text import WAITING, Places, days, given

# What is not said to be so; what is, is "as fact" if the narrator says it
UNSURE = {
    "future": "as yet to come",
    "conditional": "as a possibility",
    "hedged": "as not certain",
    "alleged": "as an allegation",
}
FACT, DENIED = "as fact", "as not so"


def events(reading: Reading, places: Places) -> str:
    """The dated events in order, how many have no date, and what waits for the article's."""
    legible, names = reading.legible("events"), names_of(reading)
    dated = legible[legible["earliest"].notna() | legible["latest"].notna()]
    rows = []
    for row in dated.sort_values(["earliest", "start"], kind="stable").to_dict("records"):
        cells = days(row), row["statement"], told_how(row, names)
        rows.append((*map(escape, cells), places.link(row["start"])))
    columns = ("when", "what", "how it is told", "sentence")
    listed = table(columns, dict.fromkeys(rows), name="What has a date") if rows else ""
    return f"{listed}{_rest(len(dated), len(legible))}{_waiting(reading, places)}"


def contradictions(reading: Reading, places: Places) -> str:
    """Each pair of statements that cannot both be right: their words, why, what a fact says."""
    pairs = (_pair(reading, places, row) for row in reading.conflicts.to_dict("records"))
    listed = "".join(f"<li>{isolated(one)}</li>" for one in pairs)
    return f"<h3>What cannot both be true</h3><ul>{listed}</ul>" if listed else ""


def _pair(reading: Reading, places: Places, row: Mapping[str, Any]) -> str:
    sides = {}
    for side, at in (("a", ""), ("b", "_b")):
        words = escape(reading.as_read(row[f"start{at}"], row[f"end{at}"]))
        sides[side] = f"“{words}” (sentence {places.link(row[f'start{at}'])})"
    right = sides.get(given(row["likely"]))
    fact = f" A known fact bears out {right}." if right else ""
    return f"{sides['a']} and {sides['b']}: {escape(in_words(row['reason']))}.{fact}"


def _rest(dated: int, every: int) -> str:
    """How much of what is told has no date."""
    if not every:
        return "<p>The article tells of no event.</p>"
    told = f"The article tells of {counted(every, 'event')}"
    if every == 1:
        return f"<p>{told}, which has {'a' if dated else 'no'} date.</p>"
    if not dated:
        return f"<p>{told}; none has a date.</p>"
    return f"<p>{told}; {dated:,} {'has' if dated == 1 else 'have'} a date.</p>"


def told_how(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """How sure something is told to be, and whose word that is where it is not the narrator's."""
    denied = row["polarity"] == "negative"
    unsure = [UNSURE[row["modality"]]] if row["modality"] in UNSURE else []
    own = row["asserted_by"] == NARRATOR
    how = ([DENIED] if denied else []) + unsure or ([FACT] if own else [])
    return ", ".join([*how, *([] if own else [f"says {names[row['asserted_by']]}"])])


def _waiting(reading: Reading, places: Places) -> str:
    rows = reading.legible("times")
    rows = rows[rows["status"] == WAITING]
    waiting = ", ".join(
        f"“{escape(surface)}” (sentence {places.link(start)})"
        for surface, start in zip(rows["surface"], rows["start"], strict=True)
    )
    return f"<p>Waiting for the article’s date: {isolated(waiting)}.</p>" if waiting else ""
