"""Dates held against each other where they stand: weekdays against their dates, and ranges that
run backwards. What lengths say of dates is held against them in `durations`."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from .comparable import MONTH, NAMED_DAY, WEEKDAYS, YEAR, Expression
from .durations import durations
from .pair import Pair

DAY_LONG = len("2019-05-01")
# Of a date without a year, one that is so near to the article may be meant; farther ones are told
# with their year.
NEAR = dt.timedelta(days=120)
LEFTWARD = 60  # characters before a range that are looked at
FULL = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")
# What stands between a weekday and its date, in either order: "Monday (August 20)".
APPOSED = re.compile(r",? ?\(|,? (?:the )?|,?\s*\n\s*")
A_DAY = re.compile(r",? (?:\(|which (?:is|was) a |a )|,? (?:\()?on an? ")
PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
LAST_DAY = re.compile(rf"(?:{NAMED_DAY.pattern}){PART_OF_DAY}\W*$", re.I)
# "Moved from 2029 to 2021" says what a date was before and is now.
MOVED = re.compile(
    r"\b(?:advanc|amend|back|brought|bring|chang|correct|cut|date|delay|extend|fall|fell|forward"
    r"|mov|postpon|push|put|reschedul|revis|set|shift|shorten|switch)\w*\b[^.;]*$"
)
BETWEEN = {"from": re.compile(r" (?:to|until|till|through) "), "between": re.compile(r" and ")}


def misdated(text: str, times: Sequence[Expression], today: dt.date | None) -> Iterator[Pair]:
    """One row per pair of places whose dates are held against each other by themselves."""
    yield from _weekdays(text, times, today)
    for _, inside in itertools.groupby(times, key=lambda row: row.sentence):
        found = list(inside)
        ranges = list(_ranges(text, found))
        yield from (_forwards(one, other) for one, other in ranges if _comparable(one, other))
        yield from durations(text, found, ranges, today)


def _weekdays(text: str, found: Sequence[Expression], today: dt.date | None) -> Iterator[Pair]:
    named = [(year.start(), int(year.group())) for year in YEAR.finditer(text)]
    named += [(row.start, int(row.value[:4])) for row in found if row.value[:4].isdigit()]
    years = Years(named, today)
    for row in found:
        name = NAMED_DAY.search(row.surface)
        if name and _is_day(row) and name.end() < len(row.surface):
            start = row.start + name.start()
            yield _weekday(start, name.group(), row, years, name.end())
    for one, other in itertools.pairwise(found):
        between = text[one.end : other.start]
        last = LAST_DAY.search(one.surface)
        if last and _is_day(other) and _is_apposed(text, one, between):
            yield _weekday(one.start + last.start(), last.group(1), other, years)
        if NAMED_DAY.fullmatch(other.surface) and _is_day(one) and A_DAY.fullmatch(between):
            yield _weekday(other.start, other.surface, one, years)


def _is_apposed(text: str, one: Expression, between: str) -> bool:
    """Whether a date says which weekday is meant; over a line's end only if that stands alone."""
    alone = one.start == 0 or text[one.start - 1] == "\n"
    return bool(APPOSED.fullmatch(between)) and ("\n" not in between or alone)


def _is_day(row: Expression) -> bool:
    """Whether it is a full date that the text gives by day and month, perhaps with a clock."""
    named = row.type != "TIME" or MONTH.search(row.surface) or FULL.search(row.surface)
    return bool(named and FULL.fullmatch(row.value)) and any(c.isdigit() for c in row.surface)


def _weekday(start: int, name: str, row: Expression, years: Years, skip: int = 0) -> Pair:
    day = dt.date.fromisoformat(row.value[:DAY_LONG])
    fits = {WEEKDAYS[one.weekday()] for one in years.of(row, day)}
    is_on = WEEKDAYS[day.weekday()].capitalize()
    reason = f"“{row.surface[skip:].strip(' ,')}” is no {name} ({day} is a {is_on})"
    if name.lower() in fits:
        reason = ""
    return Pair(start, start + len(name), row.start + skip, row.end, reason)


class Years:
    """The years that a date without one can be of: its own, those named before it, and that of the
    day nearest to the article, or those beside its own where that has no date."""

    def __init__(self, named: Iterable[tuple[int, int]], today: dt.date | None) -> None:
        self.first: dict[int, int] = {}  # where each year is named first
        for start, year in sorted(named):
            self.first.setdefault(year, start)
        self.today = today

    def of(self, row: Expression, day: dt.date) -> list[dt.date]:
        """The days that a row may stand for."""
        if YEAR.search(row.surface):
            return [day]
        told = {year for year, start in self.first.items() if start < row.start}
        today = self.today
        if today is None:
            some = {day.year - 1, day.year + 1} | told
            return [day, *(one for year in some if (one := _in_year(day, year)))]
        near = {year for year in (today.year - 1, today.year, today.year + 1)
                if (one := _in_year(day, year)) and abs(one - today) <= NEAR}  # fmt: skip
        known = [one for year in near | told if (one := _in_year(day, year))]
        return [day, *(one for one in known if not one > today >= day or abs(one - today) <= NEAR)]


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _ranges(text: str, found: Sequence[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Pairs of expressions said as "from … to …" or "between … and …"."""
    for one, other in itertools.pairwise(found):
        opens = text[max(0, one.start - LEFTWARD) : one.start].lower()
        if MOVED.search(opens):
            continue
        for word, link in BETWEEN.items():
            if opens.endswith(f"{word} ") and link.fullmatch(text[one.end : other.start]):
                yield one, other


def _comparable(one: Expression, other: Expression) -> bool:
    """Whether it can be told which end of a range comes first: "from March 3 to March 1" has them
    in one month, whatever its year."""
    if one.earliest is None or other.latest is None:
        return False
    dated = YEAR.search(one.surface) and YEAR.search(other.surface)
    return bool(dated) or (_is_day(one) and _is_day(other) and one.value[:7] == other.value[:7])


def _forwards(one: Expression, other: Expression) -> Pair:
    assert one.earliest is not None and other.latest is not None
    backwards = other.latest < one.earliest
    reason = f"“{one.surface}” is after “{other.surface}”" if backwards else ""
    return Pair(one.start, one.end, other.start, other.end, reason)
