"""How long: durations, which say nothing of when."""

from __future__ import annotations

import re
from dataclasses import replace

from ..periods import period
from ..surroundings import Context, Match, Rule
from ..values import Value, vague
from ..vocabulary import MORE, number, ordinal, unit
from .offsets import from_today, halved
from .recurring import each, is_rate
from .vague import AGE

# Words before a bare plural that is a length: for weeks, within days.
BARE = re.compile(
    r"\b(?:for|in|within|over|after|of|takes?|took|lasted|last|spent|through|the|many|by|during|about"
    r"|just|only) $"
)
FRACTIONS = frozenset(["a", "an", "one", "two", "three"])  # a quarter, three quarters
WORKED = frozenset({"trading", "business", "working", "school"})  # not every day is one
AHEAD = re.compile(r"\b(in|within) $")


def duration(found: Match, context: Context) -> Value:
    """So many units, one where no number stands; open where it is not said. Years, of an age."""
    count, grain = number(found.get("count", "a")), unit(found.get("unit", "year"))
    if count is None:
        return plural(found, context)
    return Value("DURATION", period(count + 0.5 * ("half" in found), grain), grain=grain)


def plural(found: Match, context: Context) -> Value:
    """Weeks, decades: more than one, no number said."""
    grain = unit(found.get("unit", "year"))
    return vague(period(None, grain), "DURATION", grain)


def counted(found: Match, context: Context) -> Value | None:
    """A duration, a rate ("$5 a year"), or a date ("will meet in two weeks")."""
    count, before = found["count"], context.before(found)
    one = count in ("a", "an")
    if one and is_rate(found, context):
        return each(found, context)
    if is_fraction(found, context) or (one and ("kind" in found or context.compounds(found))):
        return None  # "three quarters of them", "a fiscal year", "a day nursery"
    ahead = AHEAD.search(before)
    tense = context.tense(found, present=False)
    if not ahead or found.get("kind") in WORKED or tense != "future":
        return duration(found, context)  # ten working days are no ten days of the calendar
    if context.superlative(found):
        return duration(found, context)
    hedge = "less" if ahead[1] == "within" else found.get("more")
    value = from_today(context, halved(found, number(count)), unit(found["unit"]), 1, hedge)
    if ahead[1] == "in":
        return value
    length = duration(found, context)
    return replace(length, earliest=value.earliest, latest=value.latest, anchor=value.anchor)


def is_fraction(found: Match, context: Context) -> bool:
    """Whether a second or a quarter is an ordinal or a part: a second man, three quarters of it."""
    if found["count"] not in FRACTIONS or "still" in found or "kind" in found:
        return False
    if found["unit"] in ("second", "quarter"):
        return True
    of = context.after(found).startswith(" of ")
    return found["unit"] == "quarters" and (of or not BARE.search(context.before(found)))


def straight(found: Match, context: Context) -> Value:
    """The third straight quarter, a fifth day in a row: so many of them."""
    grain = unit(found["unit"])
    return Value("DURATION", period(ordinal(found["nth"]), grain), grain=grain)


def between(found: Match, context: Context) -> Value | None:
    """Two to three days, between 12 and 18 months, a day or two."""
    return plural(found, context)


def hyphened(found: Match, context: Context) -> Value | None:
    """An eight-year war."""
    return None if found["unit"] in ("quarter", "quarters") else duration(found, context)


def unit_long(found: Match, context: Context) -> Value:
    """Day-long, decades-long."""
    return (plural if found["unit"].endswith("s") else duration)(found, context)


def bare_units(found: Match, context: Context) -> Value | None:
    """Weeks, decades, centuries: plural, and not counted by something else before."""
    if not found["unit"].endswith("s") or unit(found["unit"]) in ("second", "quarter", "night"):
        return None
    counted_before = BARE.search(context.before(found))
    return plural(found, context) if counted_before and not context.noun_follows(found) else None


def indefinite(found: Match, context: Context) -> Value | None:
    """A while, some time."""
    return vague("PXX", "DURATION")


MORE2 = r"(?:<more2> )?"
WHOLE = r"(?:(?:an?|the) (?:further|additional|extra|full|whole|entire|total of|maximum of|minimum of) )?"
STILL = (
    r"(?:(?:more|additional|further|full|whole|long|other|extra|bloody"
    r"|(?P<still>straight|consecutive|successive)) )?(?:(?P<kind>trading|business|working|calendar"
    r"|school|fiscal|financial) )?"
)


PLURAL = "second|minute|hour|day|night|week|weekend|month|quarter|year|decade|yr|hr|min"

# Read only where the choice `ages` keeps them; else a rule of `vague` keeps them out.
AGES = (Rule("age in units", "unit age", duration, AGE),)
RULES = (
    Rule("duration between", "unit", between,
         rf"{MORE}(?:the |a )?(?:<exact> (?:to|or) <exact2>|between <exact3> and <exact4>"
         rf"|from <exact5> to <exact6>|\d{{1,3}}-\d{{1,3}}) {STILL}(?P<unit>(?:{PLURAL})s)"
         r"(?! old|-| of age)|an? (?P<unit2>minute|hour|day|week|month|year|decade) or (?:two|three)",
         ("takes between 12 and 18 months", "", "between 12 and 18 months", "PXM"),
         ("lasts a day or two", "", "a day or two", "PXD"),
         ("for two to three days", "", "two to three days", "PXD"),
         ("another four or five years", "", "another four or five years", "PXY")),
    Rule("duration", "unit", counted,
         rf"{MORE}{WHOLE}{MORE2}<count> {STILL}<unit>(?P<half> and a half)?(?: or (?:so|more))?"
         r"(?! old|-| of age)",
         ("for three days", "", "three days", "P3D"),
         ("nearly an hour", "", "nearly an hour", "PT1H"),
         ("a minute and a half", "", "a minute and a half", "PT1M30S"),
         ("for several years", "", "several years", "PXY"),
         ("for a couple of years", "", "a couple of years", "P2Y"),
         ("an additional year", "", "an additional year", "P1Y"),
         ("half an hour", "", "half an hour", "PT30M"),
         ("5 1/2 hours", "", "5 1/2 hours", "PT5H30M"),
         ("twenty-five years", "", "twenty-five years", "P25Y"),
         ("more than two decades", "", "more than two decades", "P20Y"),
         ("They will vote in two weeks.", "2025-08-20", "two weeks", "2025-W36")),
    Rule("straight units", "unit", straight,
         r"(?:the |an? )?<nth> (?:straight|consecutive|successive)(?: trading| fiscal| financial"
         r"| calendar)? <unit>|(?:the |an? )?<nth2> <unit2> (?:in a row|running)",
         ("fell for the third straight quarter", "", "the third straight quarter", "P3Q"),
         ("rose for a fifth day in a row", "", "a fifth day in a row", "P5D")),
    Rule("another unit", "unit", duration,
         r"(?:another|one more|the entire|the whole) <unit>",
         ("another year", "", "another year", "P1Y")),
    Rule("hyphened duration", "unit", hyphened,
         r"<count>-<unit>(?:-long| long)?(?!-?old|-[a-z]| old)(?: term)?|an? <count2>-<unit2>"
         r" period",
         ("an eight-year war", "", "eight-year", "P8Y"),
         ("over a three-year period", "", "a three-year period", "P3Y"),
         ("the 30-day period", "", "30-day", "P30D")),
    Rule("unit-long", "unit", unit_long,
         r"<unit>-long",
         ("a decade-long war", "", "decade-long", "P10Y"),
         ("decades-long", "", "decades-long", "PXY")),
    Rule("the two units", "unit", duration,
         r"the <count> (?P<unit>(?:minute|hour|day|week|month|year|decade)s)(?!-)",
         ("For the nine months, it", "", "the nine months", "P9M")),
    Rule("units", "unit", bare_units,
         r"<unit>(?: (?:or|and) <unit->)?",
         ("within weeks.", "", "weeks", "PXW"),
         ("for decades,", "", "decades", "PXY")),
    Rule("some time", "time", indefinite,
         r"(?:some|a long|a short|a little) (?:time|while)(?! ago)|(?:quite )?a while(?![a-z])",
         ("for some time.", "", "some time", "PXX")),
)  # fmt: skip
