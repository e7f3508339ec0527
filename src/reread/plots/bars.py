"""The bars of a timeline: what each shows and says, and which come first where room is short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from .spans import Span, is_dated, span
from .style import plain

NARRATOR = "narrator"
WAITS = "needs-reference-date"
WAITING = 3  # bars at most for what has a time whose day is not known
TOLD = 3  # rows named in one such bar


class Bar(NamedTuple):
    """One bar: its number in the table, where it lies (None: no day is known), how it looks."""

    number: int | None
    span: Span | None
    label: str
    kind: str
    modality: str


def bars(
    table: pd.DataFrame,
    names: Mapping[str, str],
    clashing: Iterable[int] = (),
    times: pd.DataFrame | None = None,
) -> list[Bar]:
    """The bars of `events` or `times`, the most telling first.

    First what clashes, then what waits for a date, then what a time of its own dates, as told;
    last what is told again or dated by its order only. The table `times` tells which times wait;
    without it all do that have no day.
    """
    dated = [_dated(row, names) for row in ranked(table[is_dated(table)])]
    clash = set(clashing)
    first = [bar for bar in dated if bar.number in clash]
    rest = [bar for bar in dated if bar.number not in clash]
    return [*first, *_waiting(table, times), *rest]


def clashing_pairs(conflicts: pd.DataFrame | None, dated: pd.DataFrame) -> list[tuple[int, int]]:
    """Pairs of dated events that cannot both hold."""
    if conflicts is None or "event" not in dated:
        return []
    known = set(dated["event"])
    both = conflicts.dropna(subset=["event_a", "event_b"])
    pairs = zip(both["event_a"].astype(int), both["event_b"].astype(int), strict=True)
    return [(a, b) for a, b in pairs if a in known and b in known]


def ranked(dated: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows that tell most first: a time of their own, not told before, early in the text."""
    rows = dated.to_dict("records")
    return sorted(rows, key=lambda row: (_is_known(row, "same_as"), "time" in row and
                                         not _is_known(row, "time"), row["start"]))  # fmt: skip


def _is_known(row: dict[str, Any], column: str) -> bool:
    return pd.notna(row.get(column))


def _dated(row: dict[str, Any], names: Mapping[str, str]) -> Bar:
    number = row.get("event")
    return Bar(number, span(row), label(row, names), _kind(row), row.get("modality", "actual"))


def _kind(row: dict[str, Any]) -> str:
    return row.get("kind") or row["type"]


def label(row: dict[str, Any], names: Mapping[str, str] | None = None) -> str:
    """Who, what, whom, how sure and whose word: "Russia: agreed (hedged) · says Ann Lee"."""
    modality, voice = row.get("modality", "actual"), row.get("asserted_by", NARRATOR)
    unsure = f" ({modality})" if modality != "actual" else ""
    says = f" · says {plain((names or {}).get(voice, voice))}" if voice != NARRATOR else ""
    return f"{words(row)}{unsure}{says}"


def words(row: dict[str, Any]) -> str:
    """Who, what and whom, as far as the row says it in words: "Russia: invaded · Ukraine"."""
    agent, patient = (row.get(role) for role in ("agent", "patient"))
    before = f"{agent}: " if isinstance(agent, str) else ""
    denied = "not " if row.get("polarity") == "negative" else ""
    after = f" · {patient}" if isinstance(patient, str) else ""
    return plain(f"{before}{denied}{row['surface']}{after}")


def _waiting(table: pd.DataFrame, times: pd.DataFrame | None) -> list[Bar]:
    """A bar for each time whose day is not known, with the rows that hang on it."""
    own = "status" in table
    rows = table[~is_dated(table)].dropna(subset=["surface" if own else "time"])
    if own:
        rows = rows[rows["status"] == WAITS]
    elif times is not None:
        wait = times[times["status"] == WAITS]
        rows = rows[rows["time"].isin([*wait["time"], *wait["surface"]])]
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        groups.setdefault(row["surface" if own else "time"], []).append(row)
    return [_one_waiting(when, rows, own) for when, rows in list(groups.items())[:WAITING]]


def _one_waiting(when: Any, rows: list[dict[str, Any]], own: bool) -> Bar:
    told = "; ".join(words(row) for row in rows[:TOLD])
    more = f" and {len(rows) - TOLD} more" if len(rows) > TOLD else ""
    time = f"“{plain(when)}”" if isinstance(when, str) else "a time"
    label = f"{time}, day not known" + ("" if own else f": {told}{more}")
    return Bar(None, None, label, _kind(rows[0]), "actual")
