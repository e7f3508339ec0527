"""What an article says in two ways that exclude each other, in sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..article import counted
from ..english import days, in_words
from ..reading import Reading
from ..stages import COMPARED, STATEMENTS
from ..tables import NARRATOR
from .finding import Finding, Rank, called, capital, ended, quoted

ABOUT = "contradiction"
MOST = 5  # contradictions told one by one
UNFIT = {
    "order": "The article’s words and its dates disagree on what came first",
    "age": "Two things it says of an age cannot both be right",
    "quantities": "Two of its figures cannot both be right",
    "dates": "Two of its dates cannot both be right",
}
# How a reason is put in a sentence that has said already that both cannot be right
PLAINLY = ((" deny ", " do not fit "), (" leave each other no room", ""),
           ("(so from ", "(which points to "))  # fmt: skip
YEAR = re.compile(r"\d{4}")
Row = dict[str, Any]


def contradicting(reading: Reading) -> Iterator[Finding]:
    """Each contradiction, those that rest on the same two dates as one; else how much was held
    against each other."""
    events = _events(reading)
    groups: dict[Any, list[Row]] = {}
    for number, row in enumerate(reading.conflicts.to_dict("records")):
        groups.setdefault(_dates(row, events) or number, []).append(row)
    told = [_told(reading, rows, events) for rows in groups.values()]
    yield from told[:MOST]
    if len(told) > MOST:
        more = counted(len(told) - MOST, "more contradiction")
        yield Finding(ABOUT, Rank.CONTRADICTION, f"It holds {more}, listed in conflicts.")
    yield Finding(ABOUT, Rank.SILENT if not told else Rank.SIZE, _compared(reading, len(told)))


def _compared(reading: Reading, found: int) -> str:
    pairs = len(reading.stage(COMPARED))
    if found:
        what = counted(pairs, "pair")
        return f"{what} of dates, ages and figures {'was' if pairs == 1 else 'were'} compared."
    if not pairs:
        return (
            "No contradiction could be looked for: the article dates, counts and orders nothing "
            "twice."
        )
    return (
        f"Nothing was found that contradicts itself; {counted(pairs, 'pair')} of dates, ages and "
        f"figures {'was' if pairs == 1 else 'were'} compared."
    )


def _events(reading: Reading) -> pd.DataFrame:
    """The events with their statements, the words of their time, and their blocks."""
    frame = reading.events.assign(statement=reading.stage(STATEMENTS))
    times = reading.times.set_index("time")["surface"]
    return frame.assign(said=frame["time"].map(times))


def _dates(row: Row, events: pd.DataFrame) -> Any:
    """The two expressions that date an event, where the conflict is between them."""
    if row["kind"] != "dates" or pd.isna(row["event_a"]) or pd.isna(row["event_b"]):
        return None
    pair = tuple(events["time"].iat[int(row[name])] for name in ("event_a", "event_b"))
    return None if pd.isna(pair[0]) or pd.isna(pair[1]) else pair


def _told(reading: Reading, rows: list[Row], events: pd.DataFrame) -> Finding:
    fact = next((match for row in rows if (match := _known().search(row["reason"]))), None)
    known = fact[2].lower() if fact else ""
    rows = sorted(rows, key=lambda row: not _named_in(row, events, known))
    first = rows[0]
    sentence = (
        _dated_twice(reading, rows, events, fact)
        if pd.notna(first["event_a"]) and pd.notna(first["event_b"]) and first["kind"] == "dates"
        else _unfit(reading, first)
    )
    return Finding(ABOUT, Rank.CONTRADICTION, sentence, first["start"], first["end"])


@functools.cache
def _known() -> re.Pattern[str]:
    """What a reason says of a known fact: its day, and what happened."""
    from ..timeline.ordering.known import FACT  # with all that orders events, when it is asked for

    return re.compile(re.escape(FACT).replace(r"\{day\}", "(.+)").replace(r"\{said\}", "(.+)"))


def _named_in(row: Row, events: pd.DataFrame, known: str) -> bool:
    """Whether the list of facts names the event itself."""
    if pd.isna(row["event_a"]) or not known:
        return False
    pair = (events["surface"].iat[int(row[name])].lower() for name in ("event_a", "event_b"))
    return any(word in known for word in pair)


def _dated_twice(
    reading: Reading, rows: list[Row], events: pd.DataFrame, fact: re.Match[str] | None
) -> str:
    """One event that has two dates."""
    first = rows[0]
    one, other = (events.iloc[int(first[name])] for name in ("event_a", "event_b"))
    where = _between(reading, first)
    noun = _noun(one) or _noun(other)
    who = _teller(reading, one, other)
    if noun and who and pd.notna(one["said"]) and pd.notna(other["said"]):
        told = (
            f"{who} dates {noun} {_when(one)} {where[0]} and{_when(other, aside=True)} {where[1]}"
        )
    else:
        a = quoted(reading, *_span(first)) + _resolved(one)
        b = quoted(reading, *_span(first, "_b")) + _resolved(other)
        told = f"The article says {a} {where[0]} and {b} {where[1]}; they cannot both be right"
    return ended(told + _fact(fact, first, events)) + _also(rows[1:], events)


def _fact(fact: re.Match[str] | None, row: Row, events: pd.DataFrame) -> str:
    """What a known fact decides."""
    right = {"a": "first", "b": "second"}.get("" if pd.isna(row["likely"]) else row["likely"])
    if not fact or not right:
        return ""
    if _named_in(row, events, fact[2].lower()):
        return f"; it happened on {fact[1]}, by reread’s list of known facts"
    return f"; reread’s list of known facts has {fact[1]} for “{fact[2]}”, which fits the {right}"


def _also(rows: list[Row], events: pd.DataFrame) -> str:
    """The other events that the same two expressions date."""
    pairs = ([events.iloc[int(row[name])] for name in ("event_a", "event_b")] for row in rows)
    nouns = [_noun(one) or _noun(other) or f"“{one['surface']}”" for one, other in pairs]
    return f" The same two dates stand for {' and '.join(nouns)}." if nouns else ""


def _teller(reading: Reading, one: pd.Series, other: pd.Series) -> str:
    """Who tells of both; "" where it is not one and the same."""
    if one["asserted_by"] != other["asserted_by"]:
        return ""
    if one["asserted_by"] == NARRATOR:
        return "The article"
    return capital(called(reading)[one["asserted_by"]])


def _noun(event: pd.Series) -> str:
    """An event as a noun: "the annexation of Crimea"; "" where a verb tells of it, or where its
    words are too many."""
    words = event["statement"]
    if not event["rule"].startswith("event noun") or "…" in words or "·" in words:
        return ""
    words = words.partition(" by ")[0]
    return words if "’s " in words[: words.find(event["surface"])] else f"the {words}"


def _when(event: pd.Series, *, aside: bool = False) -> str:
    """The date of an event, with the words that say it where they are others."""
    when, said = days(event["earliest"], event["latest"]), event["said"]
    if not when or when in said or said in when:
        return f" to {when or f'“{said}”'}" if aside else f"to {when or f'“{said}”'}"
    return f", with “{said}”, to {when}" if aside else f"to {when} (“{said}”)"


def _resolved(event: pd.Series) -> str:
    """The days of an event whose words name no year."""
    when = days(event["earliest"], event["latest"])
    return f" ({when})" if when and not YEAR.search(str(event["said"])) else ""


def _between(reading: Reading, row: Row) -> tuple[str, str]:
    """How two places stand to each other: "in one paragraph", "in the next"."""
    rows = reading.sentences
    a, b = (
        rows[(rows["start"] <= at) & (at < rows["end"])][["sentence", "block"]].to_numpy().ravel()
        for at in (row["start"], row["start_b"])
    )
    if not len(a) or not len(b):
        return "in one place", "in another"
    kinds = reading.blocks["kind"]
    if a[0] == b[0]:
        return "in one place", "later in the same sentence"
    if a[1] == b[1]:
        return "in one sentence", "in the next" if abs(b[0] - a[0]) == 1 else "in another"
    if kinds.iat[int(a[1])] == "headline":
        return "in its headline", "below it"
    return "in one paragraph", "in the next" if abs(b[1] - a[1]) == 1 else "in another"


def _span(row: Row, side: str = "") -> tuple[int, int]:
    return int(row[f"start{side}"]), int(row[f"end{side}"])


def _unfit(reading: Reading, row: Row) -> str:
    """What is no event with two dates, by the reason that the table has."""
    why = in_words(row["reason"])
    for said, plainly in PLAINLY:
        why = why.replace(said, plainly)
    return ended(f"{UNFIT[row['kind']]}: {why}")
