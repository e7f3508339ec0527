"""How long: durations, counted or not, and stretches up to now or from now on."""

from __future__ import annotations

import re
from dataclasses import replace

from ..values import IN_SECONDS, Day, Value, period, shift, vague
from .context import Context, Found
from .relative import offset, relative_unit, which_way
from .rule import Rule
from .sets import RATE, each
from .vague import AGE
from .vocabulary import number, unit

# Words before a bare plural that is a length: for weeks, within days.
BARE = re.compile(
    r"\b(?:for|in|within|over|after|of|takes?|took|lasted|last|spent|through|the|many|by|during|about"
    r"|just|only) $"
)
FRACTIONS = frozenset(["a", "an", "one", "two", "three"])  # a quarter, three quarters
VERBAL = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must|not) $")
AHEAD = re.compile(r"\bin $")


def duration(found: Found, context: Context) -> Value | None:
    """So many units; open in number where it is not said."""
    count, grain = number(found["count"]), unit(found["unit"])
    if count is None:
        return vague(period(None, grain), "DURATION", grain)
    return Value("DURATION", period(count + 0.5 * ("half" in found), grain), grain=grain)


def counted(found: Found, context: Context) -> Value | None:
    """A duration, a rate ("$5 a year"), or a date ("will meet in two weeks")."""
    count, said, before = found["count"], found["unit"], context.before(found)
    if count in ("a", "an") and RATE.search(before):
        return each(replace(found, groups={"unit": said}), context)
    if said in ("second", "quarter", "quarters") and count in FRACTIONS:
        return None
    if AHEAD.search(before) and context.tense(found) == "future":
        return offset(context.published, "published", number(count), unit(said), 1)
    return duration(found, context)


def between(found: Found, context: Context) -> Value | None:
    """Two to three days, four or five years; not "a hundred and two days"."""
    return plural(found, context) if found["unit"].endswith("s") else None


def another(found: Found, context: Context) -> Value | None:
    """Another week, the whole year."""
    return duration(replace(found, groups=found.groups | {"count": "a"}), context)


def hyphened(found: Found, context: Context) -> Value | None:
    """An eight-year war."""
    if found["unit"] in ("quarter", "quarters"):
        return None
    return duration(found, context)


def unit_long(found: Found, context: Context) -> Value | None:
    """Day-long, decades-long."""
    if found["unit"].endswith("s"):
        return plural(found, context)
    return another(found, context)


def plural(found: Found, context: Context) -> Value:
    """Weeks, decades: more than one, no number said."""
    grain = unit(found["unit"])
    return vague(period(None, grain), "DURATION", grain)


def bare_units(found: Found, context: Context) -> Value | None:
    """Weeks, decades, centuries: plural, and not counted by something else before."""
    if not found["unit"].endswith("s") or unit(found["unit"]) in ("second", "quarter", "night"):
        return None
    counted_before = BARE.search(context.before(found))
    return plural(found, context) if counted_before and not context.noun_follows(found) else None


def stretch(found: Found, context: Context) -> Value | None:
    """The past two years, the next six months: a length whose place is known."""
    bare = not found.words.startswith("the ")
    if bare and (VERBAL.search(context.before(found)) or found["count"] in ("a", "an")):
        return None  # "to last up to four weeks", "following a week of"
    length, way = duration(found, context), which_way(found["which"])
    if length is None or length.status == "vague":
        return vague("PAST_REF", grain=length.grain) if length and way < 0 else length
    if context.published is None or not way:
        return length
    return placed(length, context.published, way * (number(found["count"]) or 0))


def placed(length: Value, origin: Day, count: float) -> Value:
    """A length with the days that it covers, up to a day or from it on."""
    far = shift(origin, count, "day" if length.grain == "night" else length.grain)
    if far is None:
        return length
    first, last = sorted((far, origin))
    return replace(length, earliest=first, latest=last, anchor="published")


def past_unit(found: Found, context: Context) -> Value | None:
    """The past decade: TIMEX3 names the one before; it may last until now, and so do the bounds."""
    day = (found["which"], found["unit"]) == ("last", "day")  # the final one, mostly
    if day or (found["which"] == "last" and not found.words.startswith("the ")):
        return None
    if unit(found["unit"]) in IN_SECONDS:
        return stretch(replace(found, groups=found.groups | {"count": "a"}), context)
    value = relative_unit(replace(found, groups=found.groups | {"which": "last"}), context)
    return replace(value, latest=context.published) if value and value.earliest else value


def part_of(found: Found, context: Context) -> Value | None:
    """The last week of September."""
    return duration(replace(found, groups=found.groups | {"count": "a"}), context)


def recent_units(found: Found, context: Context) -> Value | None:
    """Recent years, the coming months, the early years."""
    if not found["unit"].endswith("s"):
        return None
    if "of" in found or found["which"] not in DIRECTIONS:
        return plural(found, context)
    return vague(DIRECTIONS[found["which"]], grain=unit(found["unit"]))


def indefinite(found: Found, context: Context) -> Value | None:
    """A while, some time."""
    return vague("PXX", "DURATION")


DIRECTIONS = {
    "recent": "PAST_REF", "past": "PAST_REF", "last": "PAST_REF", "previous": "PAST_REF",
    "preceding": "PAST_REF", "coming": "FUTURE_REF", "future": "FUTURE_REF", "next": "FUTURE_REF",
}  # fmt: skip


def age(found: Found, context: Context) -> Value | None:
    """How old somebody is: 47-year-old, aged 55."""
    return duration(replace(found, groups={"unit": "year"} | found.groups), context)


MORE = r"(?:<more> )?"
MORE2 = r"(?:<more2> )?"
WHOLE = r"(?:(?:an?|the) (?:further|additional|extra|full|whole|entire|total of|maximum of|minimum of) )?"
STILL = (
    r"(?:(?:more|additional|further|full|straight|consecutive|whole|long|other|extra|bloody"
    r"|successive) )?"
)

# Read only where the choice `ages` keeps them; else a rule of `vague` keeps them out.
AGES = (
    Rule(
        "age in units", "unit age",
        AGE,
        age,
    ),
)  # fmt: skip
RULES = (
    Rule(
        "duration between", "unit",
        rf"{MORE}(?:the )?(?:<exact> (?:to|or) <exact2>|\d{{1,3}}-\d{{1,3}}) <unit>(?! old|-|"
        r" of age)",
        between,
        (
            ("for two to three days", "", "two to three days", "PXD"),
            ("another four or five years", "", "another four or five years", "PXY"),
        ),
    ),
    Rule(
        "duration", "unit",
        rf"{MORE}{WHOLE}{MORE2}<count> {STILL}<unit>(?P<half> and a half)?(?: or (?:so|more"
        r"|two|three))?(?! old|-| of age)",
        counted,
        (
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
            ("They will vote in two weeks.", "2025-08-20", "two weeks", "2025-W36"),
        ),
    ),
    Rule(
        "another unit", "unit",
        r"(?:another|one more|the entire|the whole) <unit>",
        another,
        (
            ("another year", "", "another year", "P1Y"),
        ),
    ),
    Rule(
        "hyphened duration", "unit",
        r"<count>-<unit>(?:-long| long)?(?!-?old|-[a-z]| old)(?: term)?|an? <count2>-<unit2>"
        r" period",
        hyphened,
        (
            ("an eight-year war", "", "eight-year", "P8Y"),
            ("over a three-year period", "", "a three-year period", "P3Y"),
            ("the 30-day period", "", "30-day", "P30D"),
        ),
    ),
    Rule(
        "unit-long", "unit",
        r"<unit>-long",
        unit_long,
        (
            ("a decade-long war", "", "decade-long", "P10Y"),
            ("decades-long", "", "decades-long", "PXY"),
        ),
    ),
    Rule(
        "the past units", "unit",
        rf"(?:the )?{MORE}(?P<which>last|past|next|coming|previous|preceding|following|first"
        rf"|final|initial|opening|remaining|other) {MORE2}(?:\d{{1,3}} (?:to|or) )?<count>"
        r" <unit>(?: or (?:so|more))?",
        stretch,
        (
            ("over the past two weeks", "1989-10-26", "the past two weeks", "P2W"),
            ("the first nine months", "", "the first nine months", "P9M"),
            ("the next few days", "", "the next few days", "PXD"),
            ("the next 12 to 18 months", "", "the next 12 to 18 months", "P18M"),
        ),
    ),
    Rule(
        "the two units", "unit",
        r"the <count> (?P<unit>(?:minute|hour|day|week|month|year|decade)s)(?!-)",
        duration,
        (
            ("For the nine months, it", "", "the nine months", "P9M"),
        ),
    ),
    Rule(
        "the past unit", "unit",
        r"(?:the )?(?P<which>past|last) (?P<unit>decade|century|year|month|week|hour|minute"
        r"|day)(?![a-z])",
        past_unit,
        (
            ("over the past decade", "2014-01-01", "the past decade", "200"),
            ("in the past hour", "2014-01-01", "the past hour", "PT1H"),
        ),
    ),
    Rule(
        "part of a longer unit", "unit",
        r"the (?:first|second|third|last|final|opening) (?P<unit>hour|day|week|month|year"
        r"|decade) of (?:<month->(?: <year->)?|<year->)",
        part_of,
        (
            ("the last week of September.", "", "the last week of September", "P1W"),
        ),
    ),
    Rule(
        "recent units", "unit",
        r"(?:the )?(?:more |most )?(?P<which>recent|coming|future|past|previous|last"
        r"|preceding|next|following|early|first|later|subsequent|intervening) (?:few |several"
        r" )?<unit>(?: and <unit->)?(?![a-z])(?=(?P<of> of\b)?)",
        recent_units,
        (
            ("in recent years", "", "recent years", "PAST_REF"),
            ("in coming months", "", "coming months", "FUTURE_REF"),
        ),
    ),
    Rule(
        "units", "unit",
        r"<unit>(?: (?:or|and) <unit->)?",
        bare_units,
        (
            ("within weeks.", "", "weeks", "PXW"),
            ("for decades,", "", "decades", "PXY"),
        ),
    ),
    Rule(
        "some time", "time",
        r"(?:some|a long|a short|a little) (?:time|while)(?! ago)|(?:quite )?a while(?![a-z])",
        indefinite,
        (
            ("for some time.", "", "some time", "PXX"),
        ),
    ),
)  # fmt: skip
