"""When an article appeared, which of its words wait for that day, and from when to when its dates
reach, in sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pandas as pd

from ..english import days, listed, written
from ..reading import Reading
from ..stages import TODAY
from ..timeline.today import OWN_DATE
from .finding import Finding, Rank, ended, inner, place

ABOUT = "date"
MOST = 6  # expressions listed
LIKELY = 0.5  # weight from which on a candidate for the missing date is told
LIKELIER = 0.55  # and from which on it is called probable: rounded, 6 in 10
YEAR, DECADE = re.compile(r"\d{4}"), re.compile(r"\d0s\b")
# A statement that tells more than "war", or "to leave", and no part of one: "this year falls"
TELLING = r"(?!(?:to|this|that|these|those|who|which)\b)\S+ "
WAITING, IMPOSSIBLE = "needs-reference-date", "impossible"


def dating(reading: Reading) -> Iterator[Finding]:
    """The article's day, what waits for it, and the reach of its dates."""
    yield from published_on(reading)
    times = reading.legible("times")
    for status, rank, told in (
        (WAITING, Rank.DATE, _waiting),
        (IMPOSSIBLE, Rank.CONTRADICTION, _impossible),
    ):
        rows = times[times["status"] == status]
        if len(rows):
            yield Finding(
                ABOUT, rank, told(rows), int(rows["start"].iat[0]), int(rows["end"].iat[0])
            )
    yield _reach(reading, times)


def published(reading: Reading) -> str:
    """The day of publication in words as given or as the page states it; "" where neither says."""
    given = reading.choices.published or reading.article.published
    if given:
        return day_of(given)
    today = reading.stage(TODAY)
    return written(today.day) if today.day and today.anchor in OWN_DATE else ""


def published_on(reading: Reading) -> Iterator[Finding]:
    """When it appeared and by what, or when it probably did."""
    day, given = published(reading), reading.choices.published
    if given or reading.article.published:
        told = any(one.field == "published" and not given and day_of(one.value) == day
                   for one in reading.article.told)  # fmt: skip
        by = ", as its source states" if told else ""
        yield Finding(ABOUT, Rank.DATE, f"It was published on {day}{by}.")
    elif day:
        where = OWN_DATE[reading.stage(TODAY).anchor]
        yield Finding(ABOUT, Rank.DATE, f"By {where}, it was published on {day}.")
    else:
        yield Finding(ABOUT, Rank.DATE, "The article does not say when it was published.")
        yield from _guessed(reading)


def day_of(stated: str) -> str:
    """A day that a source states as ISO has it, in words; "" for another form."""
    try:
        return written(dt.date.fromisoformat(stated[:10]))
    except ValueError:
        return ""


def _guessed(reading: Reading) -> Iterator[Finding]:
    """The narrowest candidate for the missing date that is likelier than not."""
    rows = reading.reference_date.dropna(subset=["earliest", "latest"])
    rows = rows[rows["weight"] >= LIKELY]
    if not len(rows):
        return
    best = rows.iloc[(rows["latest"] - rows["earliest"]).argmin()]
    when, rests = days(best["earliest"], best["latest"]), pd.notna(best["start"])
    start, end = (int(best["start"]), int(best["end"])) if rests else (None, None)
    by = f", judging by “{inner(reading.as_read(start, end))}”" if start and end else ""
    sure = f"the odds are about {best['weight'] * 10:.0f} in 10"
    may = "probably" if best["weight"] >= LIKELIER else "may well have"
    many = f"It {may} appeared between {when.replace(' to ', ' and ')}" if " to " in when else (
        f"It {may} appeared on {when}" if best["earliest"] == best["latest"]
        else f"It {may} appeared in {when}")  # fmt: skip
    yield Finding(ABOUT, Rank.DATE, f"{many}{by}; {sure}.", start, end)


def _waiting(rows: pd.DataFrame) -> str:
    words = [f"“{inner(one)}”" for one in dict.fromkeys(rows["surface"])]
    return f"{listed(words, MOST)} can be dated only once the day of publication is known."


def _impossible(rows: pd.DataFrame) -> str:
    words = [f"“{inner(one)}”" for one in dict.fromkeys(rows["surface"])]
    return f"No calendar has {listed(words, MOST, 'or')}."


def _reach(reading: Reading, times: pd.DataFrame) -> Finding:
    """From when to when what it dates reaches, with what happened first and last."""
    events = reading.legible("events")
    known = events[events["earliest"].notna() & events["latest"].notna() & events["time"].notna()]
    if not len(known):
        return Finding(ABOUT, Rank.DATES, _without(times))
    happened = (known["kind"] == "occurrence") & (known["modality"] == "actual")
    telling = known[happened & known["statement"].str.match(TELLING)]
    known = telling if len(telling) else known
    known = known.sort_values(["earliest", "start"], kind="stable")
    first, last = known.iloc[0], known.iloc[-1]
    if _event(first) == _event(last):
        sentence = f"The one event it dates: {_event(first)}"
    else:
        sentence = f"The earliest event it dates: {_event(first)}; the latest: {_event(last)}"
    return Finding(ABOUT, Rank.DATES, ended(sentence), *place(first))


def _without(times: pd.DataFrame) -> str:
    """That nothing has a date."""
    if not len(times):
        return "It names no date or time."
    if len(times) == 1:
        return "Its one expression of time puts no event on the calendar."
    return f"None of its {len(times):,} expressions of time puts an event on the calendar."


def _event(row: pd.Series) -> str:
    return f"{row['statement']} ({_when(row)})"


def _when(row: pd.Series) -> str:
    """The days of an event, with the words that say them where they name no year."""
    when, said = days(row["earliest"], row["latest"], "–"), row["time"]
    decade = DECADE.search(said)
    if decade or YEAR.search(said) or said.lower() in when.lower():
        return said if decade else when
    return f"{when}, “{inner(said)}”"
