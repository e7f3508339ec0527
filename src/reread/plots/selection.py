"""What a timeline shows: which rows, what each is called, and which come first if room is short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import pandas as pd

from ..tables import NARRATOR, UNNAMED
from .marking import Place, place_in
from .style import plain
from .time_axis import Span, days, is_dated, roughly, span

WAITS, IMPOSSIBLE = "needs-reference-date", "impossible"  # of the column `status`
WAITING = 3  # bars at most for what has a time whose day is not known
TOLD = 3  # rows named in one such bar
LEAD = 3  # sentences: headline and lead
RECENT = pd.Timedelta(days=366)  # before the last event; what is older is background
STAMP = re.compile(  # what a page says of itself, and no news
    r"(?:this )?(?:page|article|story|post)(?: was| is| has been| last)* "
    r"(?:updated|published|posted|modified|corrected)$", re.IGNORECASE,
)  # fmt: skip
LONGEST = 80  # characters of a statement
AGAIN, UNENDED = "told again", "without an end (sayings, states)"  # why a row is folded
NO_ROOM = "for want of room"


class Bar(NamedTuple):
    """One bar: its number in the table, where it lies (None: no day is known), how it looks."""

    number: int | None
    span: Span | None
    label: str
    kind: str
    modality: str
    afar: str = ""  # its label where it lies outside of what is shown: with its year
    leads: bool = False
    place: Place | None = None  # of the text, with what is said of it


class Shown(NamedTuple):
    """The bars of a table, the most telling first, and how many rows are folded, by reason."""

    bars: list[Bar]
    folded: Counter[str]


def select(
    table: pd.DataFrame,
    names: Mapping[str, str],
    clashing: Collection[int],
    times: pd.DataFrame | None,
    most: int,
) -> Shown:
    """At most so many bars of `events` or `times`.

    First stands what the article leads with, then what clashes, then what waits for a date, then
    what a time of its own dates, as told; sayings and what its order alone dates come last. Folded
    is what is told again with the same days, and sayings and states of which only a beginning or
    an end is known, unless they clash. The table `times` tells which times wait; without it all do
    that have no day.
    """
    rows = ranked(table[dated(table)])
    lead = leading(rows)
    fixed = {*clashing} | ({lead["event"]} if lead else set())
    rows.sort(key=lambda row: (row is not lead, row.get("event") not in clashing))
    folded: Counter[str] = Counter()
    kept: list[dict[str, Any]] = []
    for row in rows:
        free = row.get("event") not in fixed
        if free and _says_little(row):
            folded[UNENDED] += 1
        elif free and _is_told(row, kept, fixed):
            folded[AGAIN] += 1
        elif len(kept) == most:
            folded[NO_ROOM] += 1
        else:
            kept.append(row)
    bars = [_bar(row, names, lead is not None and at == 0) for at, row in enumerate(kept)]
    first = sum(row.get("event") in fixed for row in kept)
    return Shown([*bars[:first], *_waiting(table, times), *bars[first:]], folded)


def dated(table: pd.DataFrame) -> pd.Series:
    """Which rows have a day that there can be."""
    found = is_dated(table)
    return found & (table["status"] != IMPOSSIBLE) if "status" in table else found


def clashing_pairs(conflicts: pd.DataFrame | None, dated: pd.DataFrame) -> list[tuple[int, int]]:
    """Pairs of dated events that cannot both hold."""
    if conflicts is None or "event" not in dated:
        return []
    known = set(dated["event"])
    both = conflicts.dropna(subset=["event_a", "event_b"])
    pairs = zip(both["event_a"].astype(int), both["event_b"].astype(int), strict=True)
    return [(a, b) for a, b in pairs if a in known and b in known]


def ranked(dated: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows that tell most first: not told before, a time of their own, no saying, early in the
    text."""

    def standing(row: dict[str, Any]) -> tuple[bool, bool, bool, int]:
        again, undated = pd.notna(row.get("same_as")), pd.isna(row.get("time", 0))
        return again, undated, row.get("kind") == "reporting", row["start"]

    return sorted(dated.to_dict("records"), key=standing)


def leading(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What the article leads with: the first that a verb of headline or lead dates, not long before
    the last that happened; best the narrator's, no saying, and never the page's own stamp."""
    able = [row for row in rows if "event" in row and row["rule"].startswith("finite")
            and pd.notna([row[name] for name in ("time", "earliest", "latest")]).all()
            and row["kind"] != "state" and row["modality"] in ("actual", "future")]  # fmt: skip
    last = max((row["earliest"] for row in able if row["modality"] == "actual"), default=None)
    lead = [row for row in able if row["sentence"] < LEAD and not STAMP.match(words(row))
            and (last is None or row["latest"] >= last - RECENT)]  # fmt: skip
    return min(lead, key=lambda row: row["asserted_by"] != NARRATOR, default=None)


def _says_little(row: dict[str, Any]) -> bool:
    """Whether it is a saying or state of which no time of its own, or only one end, is known."""
    unended = pd.isna(row["earliest"]) or pd.isna(row["latest"])
    by_order = row.get("kind") == "state" and pd.isna(row["time"])
    return unended and (row.get("kind") == "reporting" or by_order)


def _is_told(row: dict[str, Any], kept: list[dict[str, Any]], fixed: Collection[int]) -> bool:
    """Whether a row kept already tells the same of the same days; the longer words stay, unless the
    other row is fixed."""
    if "event" not in row:
        return False
    for at, other in enumerate(kept):
        if _when(row) != _when(other):
            continue
        linked = pd.notna(row["same_as"]) and row["same_as"] in (other["event"], other["surface"])
        if linked or _is_within(row, other):
            return True
        if _is_within(other, row):
            if other["event"] not in fixed:
                kept[at] = row
            return True
    return False


def _is_within(row: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether another row says all that a row says; of a noun, whether it has the noun: "won a
    referendum"."""
    told = row["surface"] if row["rule"].startswith("event noun") else words(row)
    return told.lower() in words(other).lower()


def _when(row: dict[str, Any]) -> tuple[Any, ...]:
    """When it is, and how surely it is said."""
    values = (row[name] for name in ("earliest", "latest", "modality", "polarity"))
    return tuple(None if pd.isna(value) else value for value in values)


def _bar(row: dict[str, Any], names: Mapping[str, str], leads: bool) -> Bar:
    kind = row.get("kind") or row["type"]
    afar, modality = label(row, names, roughly(row)), _modality(row)
    place = place_in(row, account(row, names))
    return Bar(row.get("event"), span(row), label(row, names), kind, modality, afar, leads, place)


def account(row: dict[str, Any], names: Mapping[str, str]) -> str:
    """What is said of a row to who hovers or listens: who does what, when, and how that is known:
    "Ann Lee left: 3 May 2020 (dated by “Monday”)"."""
    said = label(row, names).replace(r"\$", "$")
    if "event" not in row:
        return f"{said}: {days(row)}"
    time = row["time"]
    if pd.isna(time):
        return f"{said}: {days(row)} (by the order of events)"
    return f"{said}: {days(row)}" + (f" (dated by “{time}”)" if isinstance(time, str) else "")


def _modality(row: dict[str, Any]) -> str:
    return row.get("modality", "actual")


def label(row: dict[str, Any], names: Mapping[str, str], when: str = "") -> str:
    """What is said, when, how sure if its words don't tell, and whose word it is: "Russia agreed,
    2014 (hedged) · says Ann Lee"."""
    said, voice = plain(words(row), LONGEST), row.get("asserted_by", NARRATOR)
    cue = row.get("cue")
    straight = said.lower().replace("’", "'")
    shows = isinstance(cue, str) and all(word in straight for word in cue.split())
    unsure = [word for holds, word in (
        (row.get("polarity") == "negative", "denied"),
        (_modality(row) != "actual", _modality(row)),
    ) if holds and not shows]  # fmt: skip
    how = f" ({', '.join(unsure)})" if unsure else ""
    return f"{said}{f', {when}' * bool(when)}{how}{_says(voice, said, names)}"


def _says(voice: str, said: str, names: Mapping[str, str]) -> str:
    """Whose word a statement is, unless the narrator's."""
    if voice == NARRATOR:
        return ""
    name = plain(names.get(voice, "someone unnamed" if voice == UNNAMED else voice))
    return " · by own account" if said.startswith(f"{name} ") else f" · says {name}"


def words(row: dict[str, Any]) -> str:
    """Who does what to whom: the statement of an event, or what else the row has of it in words."""
    if isinstance(row.get("statement"), str):
        return row["statement"]
    parts = (row.get("agent"), row["surface"], row.get("patient"))
    return " ".join(part for part in parts if isinstance(part, str))


def waiting(table: pd.DataFrame, times: pd.DataFrame | None) -> pd.DataFrame:
    """The rows whose time has no day that is known."""
    own = "status" in table
    rows = table[~is_dated(table)].dropna(subset=["surface" if own else "time"])
    if own:
        return rows[rows["status"] == WAITS]
    rows = rows[rows["relation"] != "lasting"]
    if times is None:
        return rows
    wait = times[times["status"] == WAITS]
    return rows[rows["time"].isin([*wait["time"], *wait["surface"]])]


def _waiting(table: pd.DataFrame, times: pd.DataFrame | None) -> list[Bar]:
    """A bar for each time whose day is not known, with the rows that hang on it."""
    own = "status" in table
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in waiting(table, times).to_dict("records"):
        groups.setdefault(row["surface" if own else "time"], []).append(row)
    return [_one_waiting(when, rows, own) for when, rows in list(groups.items())[:WAITING]]


def _one_waiting(when: Any, rows: list[dict[str, Any]], own: bool) -> Bar:
    told = "; ".join(plain(words(row), LONGEST) for row in rows[:TOLD])
    more = f" and {len(rows) - TOLD} more" if len(rows) > TOLD else ""
    time = f"“{plain(when)}”" if isinstance(when, str) else "a time"
    label = f"{time}, day not known" + ("" if own else f": {told}{more}")
    said = label.replace(r"\$", "$")
    return Bar(None, None, label, "", "actual", place=place_in(rows[0], said))
