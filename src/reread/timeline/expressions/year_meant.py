"""Which year a month, or a day of a month, belongs to that is said without one."""

from __future__ import annotations

import re
from calendar import isleap

from ...timex import bounds
from .antecedents import SOON
from .matching import Match
from .surroundings import Context
from .values import Day
from .vocabulary import WEEKDAYS, expand

# The first end of a range, before the second: "from Nov. 28 to Dec. 3"
RANGE = re.compile(
    expand(r"(?:<month-> <day->|<day-> <month->)(?:-| - | to | and | through | until )$")
)
# Days that a day or a month beside a noun is hardly ever away: in August "the talks in September"
FAR, FAR_MONTH = 183, 310
BESIDE = 3  # days by which a page is dated before, or after, the day of which it tells
OPEN = re.compile(r"\b(?:by|through) $")  # up to then: before or after, whatever the tense
ENTRY = re.compile(r" (?:-|:) [a-z'\"]")  # after the date of an entry in a chronicle


def full_year(found: Match, context: Context) -> str:
    """Four digits; two-digit years are the last such year up to ten years ahead."""
    if "year" in found:
        return found["year"]
    last = (context.published.year if context.published else 2030) + 10
    tail = int(found["short"].lstrip("'"))
    return f"{last - (last - tail) % 100:04}"


def choose_year(
    found: Match, context: Context, month: int, day: int | None
) -> tuple[int | None, str]:
    """The year that a month, or day, belongs to, and the anchor it was found by."""
    origin, anchor = context.origin()
    if origin is None:
        origin, anchor = context.goes_on(context.before(found))
        return (following_year(origin, month, day), anchor) if origin else (None, "")
    if anchor != context.anchor:
        value, _ = context.story()
        direction = "same" if value and value.grain in ("year", "season") else "nearest"
        return nearest_year(origin, month, day, direction), anchor
    value, name = context.antecedent("day")
    if day and value and value.earliest and RANGE.search(context.before(found)):
        return nearest_year(value.earliest, month, day, "future"), name
    if day and ENTRY.match(context.after(found)) and context.opens_sentence(found):
        return year_of_entry(origin, month, day, context), anchor
    year = nearest_year(origin, month, day, by_tense(found, context, month, day))
    if day and "weekday" in found:
        year = year_with(WEEKDAYS[found["weekday"]], year, month, day, origin)
    return year, anchor


def year_of_entry(origin: Day, month: int, day: int, context: Context) -> int:
    """The year of an entry of a chronicle, told in the present tense ("March 5 - The council names
    a leader"): it goes on from the entry before, else it is over."""
    value, _ = context.antecedent("day")
    begun = value.latest if value and value.latest else origin
    year = nearest_year(begun, month, day, "future")
    there = bounds(f"{year:04}-{month:02}-{day:02}")[0]
    return year if there and there <= origin else nearest_year(origin, month, day, "past")


def following_year(origin: Day, month: int, day: int | None) -> int | None:
    """The year of a month or day that soon follows another, if it does."""
    year = origin.year + ((month, day or 31) < (origin.month, origin.day))
    then, _ = bounds(f"{year:04}-{month:02}-{day or 1:02}")
    return year if then and (then - origin).days <= SOON else None


def by_tense(found: Match, context: Context, month: int, day: int | None) -> str:
    """Direction of a month or day, by its cue or its tense; a month that says which of several
    things is meant ("under a June agreement") and what is open to both sides ("by May") is the
    nearest.

    A day far away that way is nearer by unless the verb itself has it: "died on Nov. 5" is the last
    such day, but of "set Nov. 5 as a deadline", "was extended to Nov. 5" it is the next.
    """
    if cue := context.cue(found):
        return cue
    origin, named = context.published, day is None and context.noun_follows(found)
    if named or origin is None or OPEN.search(context.before(found)):
        return "nearest"
    direction = context.tense(found, present=False) or "nearest"
    if direction == "nearest":
        return direction
    near = days_to(nearest_year(origin, month, day, "nearest"), month, day, origin)
    there = days_to(nearest_year(origin, month, day, direction), month, day, origin)
    if context.hangs_on_verb(found):
        return "nearest" if day and near <= BESIDE else direction
    return "nearest" if there > (FAR if day else FAR_MONTH) else direction


def days_to(year: int, month: int, day: int | None, origin: Day) -> int:
    """How many days a day, or the middle of a month, of a year is away, either way."""
    there = bounds(f"{year:04}-{month:02}-{day or 15:02}")[0]
    return abs((there - origin).days) if there else 0


def year_with(weekday: int, year: int, month: int, day: int, origin: Day) -> int:
    """Of the year that tense gives and the nearest, the one whose day falls on the weekday said."""
    for one in (year, nearest_year(origin, month, day, "nearest")):
        there = bounds(f"{one:04}-{month:02}-{day:02}")[0]
        if there and there.isoweekday() == weekday:
            return one
    return year


def nearest_year(origin: Day, month: int, day: int | None, direction: str) -> int:
    """The year in which a month or day lies before, after or nearest to a day."""
    if (month, day) == (2, 29):
        return leap_year(origin, direction)
    here = (origin.month, origin.day if day else 0)
    there = (month, day or 0)
    if direction == "same":
        return origin.year
    if direction == "past":
        return origin.year - (there > here)
    if direction == "future":
        return origin.year + (there < here)
    distance = (month - origin.month) + ((day or origin.day) - origin.day) / 31
    if distance >= 6:
        return origin.year - 1
    return origin.year + (distance < -6)


def leap_year(origin: Day, direction: str) -> int:
    """The leap year whose 29 February lies before, after or nearest."""
    leap = [y for y in range(origin.year - 8, origin.year + 9) if isleap(y)]
    if direction == "past":
        leap = [y for y in leap if (y, 2, 29) <= (origin.year, origin.month, origin.day)]
    elif direction == "future":
        leap = [y for y in leap if (y, 2, 29) >= (origin.year, origin.month, origin.day)]
    return min(leap, key=lambda y: abs((y - origin.year) * 12 + 2 - origin.month))
