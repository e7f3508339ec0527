"""Stretches up to now or from now on: the past two years, the coming weeks."""

from __future__ import annotations

import re
from dataclasses import replace

from ....timex import bounds
from ..surroundings import Context, Match, Rule
from ..values import IN_SECONDS, Value, moment, shift, vague
from ..vocabulary import MORE, number, unit
from .lengths import MORE2, duration, plural
from .offsets import on_one_side
from .relative import relative_unit, which_way

VERBAL = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must|not) $")
DIRECTIONS = {
    "recent": "PAST_REF", "past": "PAST_REF", "last": "PAST_REF", "previous": "PAST_REF",
    "preceding": "PAST_REF", "coming": "FUTURE_REF", "future": "FUTURE_REF", "next": "FUTURE_REF",
}  # fmt: skip

# Where "the next year" is twelve months from now on, not the one on the calendar.
THROUGHOUT = re.compile(r"\b(?:over|during|within|throughout|for|through) $")
OWNED = re.compile(r"(?:'s?|\b(?:his|her|its|their|our|my|your)) $")
OF_YEAR = re.compile(r" of (?:(?P<year>[12]\d{3})\b|(?P<which>the|this|last) year\b)")
OPENING = frozenset({"first", "initial", "opening"})
CLOSING = frozenset({"last", "final"})


def stretch(found: Match, context: Context) -> Value | None:
    """The past two years, the next six months: a length whose place is known.

    It covers the days up to the reference date, or from it on, unless it counts from elsewhere:
    "the last two years of his life", "over the next two days they fought".
    """
    count, which = found.get("count", "a"), found["which"]
    bare = not found.words.startswith("the ")
    if bare and (VERBAL.search(context.before(found)) or count in ("a", "an")):
        return None  # "to last up to four weeks", "following a week of"
    length, way = duration(found, context), which_way(which)
    if year := OF_YEAR.match(context.after(found)):
        return of_year(length, number(count), which, year, context)
    if counts_from_elsewhere(found, context):
        return length
    if length.status == "vague":
        named = vague("PAST_REF", grain=length.grain) if way < 0 else length
        return on_one_side(named, context.published, context.anchor, way) if way else named
    return placed(length, number(count), way, context, which)


def counts_from_elsewhere(found: Match, context: Context) -> bool:
    """Whether its days lie round another time than that of publication."""
    elsewhere = context.after(found).startswith(" of ") or OWNED.search(context.before(found))
    ahead = which_way(found["which"]) > 0 and (
        found["which"] == "following" or context.tense(found) == "past"
    )
    return bool(elsewhere) or ahead or context.narrative


def placed(
    length: Value, count: float | None, way: int, context: Context, which: str = "past"
) -> Value:
    """A length up to the day of publication (-1), from it on (1) or somewhere (0)."""
    today = context.published
    far = shift(today, way * (count or 0), _days(length.grain)) if today and way else None
    if today is None or far is None:
        return length
    if length.grain in IN_SECONDS and count:
        end = moment(today, context.clock, way * count, length.grain)
        far = (end.earliest if way < 0 else end.latest) or far
    if which in ("previous", "preceding"):  # of another stretch, which may reach back itself
        return on_one_side(length, today, context.anchor, way)
    return replace(length, earliest=min(far, today), latest=max(far, today), anchor=context.anchor)


def _days(grain: str) -> str:
    """Nights are counted as days."""
    return "day" if grain == "night" else grain


def of_year(
    length: Value, count: float | None, which: str, said: re.Match[str], context: Context
) -> Value:
    """The first nine months of 2024, the last two weeks of the year."""
    here = context.published.year if context.published else None
    year = int(said["year"]) if said["year"] else here and here - (said["which"] == "last")
    if not year or count is None or length.status == "vague":
        return length
    first, last = bounds(f"{year:04}")
    if which in OPENING and first:
        end = shift(shift(first, count, _days(length.grain)) or first, -1, "day")
        return replace(length, earliest=first, latest=end)
    if which in CLOSING and last:
        begin = shift(shift(last, 1, "day") or last, -count, _days(length.grain))
        return replace(length, earliest=begin, latest=last)
    return length


def past_unit(found: Match, context: Context) -> Value | None:
    """The past decade: TIMEX3 names the one before, but it lasts until now, as the bounds say."""
    day = (found["which"], found["unit"]) == ("last", "day")  # the final one, mostly
    if day or (found["which"] == "last" and not found.words.startswith("the ")):
        return None
    length, count = duration(found, context), 1.5 if "half" in found else 1
    if counts_from_elsewhere(found, context):
        return length
    if unit(found["unit"]) in IN_SECONDS or "half" in found:
        return placed(length, count, -1, context)
    value = relative_unit(found.having(which="last"), context)
    span = placed(length, 1, -1, context)
    if value is None or value.earliest is None or span.earliest is None:
        return value
    first = span.earliest if found["which"] == "past" else min(span.earliest, value.earliest)
    return replace(value, earliest=first, latest=span.latest)


def next_unit(found: Match, context: Context) -> Value | None:
    """The next decade, over the next year: so long from now on."""
    long = unit(found["unit"]) in ("decade", "century")
    if not long and (context.narrative or not THROUGHOUT.search(context.before(found))):
        return None
    length = duration(found, context)
    if counts_from_elsewhere(found, context):
        return length if long else None
    return placed(length, 1, 1, context)


def recent_units(found: Match, context: Context) -> Value | None:
    """Recent years, the coming months, the early years."""
    if not found["unit"].endswith("s"):
        return None
    if "of" in found or found["which"] not in DIRECTIONS:
        return plural(found, context)
    value = vague(DIRECTIONS[found["which"]], grain=unit(found["unit"]))
    way = -1 if value.value == "PAST_REF" else 1
    if way > 0 and (context.narrative or context.tense(found) == "past"):
        return value
    return on_one_side(value, context.published, context.anchor, way)


RULES = (
    Rule("the past units", "unit", stretch,
         rf"(?:the )?{MORE}(?P<which>last|past|next|coming|previous|preceding|following|first"
         rf"|final|initial|opening|remaining|other) {MORE2}(?:\d{{1,3}} (?:to|or) )?<count>"
         r" <unit>(?: or (?:so|more))?",
         ("over the past two weeks", "1989-10-26", "the past two weeks", "P2W"),
         ("the first nine months", "", "the first nine months", "P9M"),
         ("the next few days", "", "the next few days", "PXD"),
         ("the next 12 to 18 months", "", "the next 12 to 18 months", "P18M")),
    Rule("the past unit", "unit", past_unit,
         r"(?:the )?(?P<which>past|last) (?P<unit>decade|century|year|month|fortnight|week|hour"
         r"|minute|day)(?P<half> and a half)?(?![a-z])",
         ("over the past decade", "2014-01-01", "the past decade", "200"),
         ("in the past hour", "2014-01-01", "the past hour", "PT1H")),
    Rule("the next unit", "unit", next_unit,
         r"the (?P<which>next|coming|following) (?P<unit>decade|century|year|month|week|day|hour)"
         r"(?![a-z])",
         ("over the next year", "2014-01-01", "the next year", "P1Y")),
    Rule("part of a longer unit", "unit", duration,
         r"the (?:first|second|third|last|final|opening) (?P<unit>hour|day|week|month|year"
         r"|decade) of (?:<month->(?: <year->)?|<year->)",
         ("the last hour of 1999.", "", "the last hour of 1999", "PT1H")),
    Rule("recent units", "unit", recent_units,
         r"(?:the )?(?:more |most )?(?P<which>recent|coming|future|past|previous|last"
         r"|preceding|next|following|early|first|later|subsequent|intervening) (?:few |several"
         r" )?<unit>(?: and <unit->)?(?![a-z])(?=(?P<of> of\b)?)",
         ("in recent years", "", "recent years", "PAST_REF"),
         ("in coming months", "", "coming months", "FUTURE_REF")),
)  # fmt: skip
