"""How long and how often: durations, stretches up to now or from now on, and what comes round."""

from __future__ import annotations

import re
from dataclasses import replace

from ..surroundings import Context, Match, Rule
from ..values import IN_SECONDS, Value, period, shift, vague
from ..vocabulary import MORE, PARTS, SEASONS, WEEKDAYS, month_number, number, unit
from .relative import offset, relative_unit, which_way
from .vague import AGE

# Words before a bare plural that is a length: for weeks, within days.
BARE = re.compile(
    r"\b(?:for|in|within|over|after|of|takes?|took|lasted|last|spent|through|the|many|by|during|about"
    r"|just|only) $"
)
FRACTIONS = frozenset(["a", "an", "one", "two", "three"])  # a quarter, three quarters
VERBAL = re.compile(r"\b(?:to|will|would|could|can|may|might|should|must|not) $")
AHEAD = re.compile(r"\bin $")
DIRECTIONS = {
    "recent": "PAST_REF", "past": "PAST_REF", "last": "PAST_REF", "previous": "PAST_REF",
    "preceding": "PAST_REF", "coming": "FUTURE_REF", "future": "FUTURE_REF", "next": "FUTURE_REF",
}  # fmt: skip
# Words before "a year" that make it a rate: $5 million a year, twice a year.
RATE = re.compile(
    r"(?:\d|\b(?:million|billion|trillion|hundred|thousand|dollars|cents|percent|once|twice|times|flights"
    r"|hours|days|people|shares|barrels|tons|tonnes|pounds|euros|copies|miles|units|cars|visitors|much"
    r"|more|rate of)) $"
)
# adverb -> unit, and how many of it lie between two times
ADVERBS = {
    "hourly": ("hour", 1), "daily": ("day", 1), "nightly": ("day", 1), "weekly": ("week", 1),
    "biweekly": ("week", 2), "fortnightly": ("week", 2), "monthly": ("month", 1),
    "annually": ("year", 1), "yearly": ("year", 1), "annual": ("year", 1), "biennial": ("year", 2),
}  # fmt: skip
SPELLED = "|".join(name for name in ADVERBS if name != "annual")
# What comes round every year; annual results and salaries are sums, and no occasions.
OCCASION = (
    r"(?:meeting|conference|congress|convention|summit|festival|fair|show|event|gathering|session"
    r"|race|marathon|parade|ceremony|celebration|holiday|exercise|awards?|address|speech|retreat)"
)


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
    count, said, before = found["count"], found["unit"], context.before(found)
    if count in ("a", "an") and RATE.search(before):
        return each(found, context)
    if said in ("second", "quarter", "quarters") and count in FRACTIONS:
        return None
    if AHEAD.search(before) and context.tense(found) == "future":
        return offset(context.published, context.anchor, number(count), unit(said), 1)
    return duration(found, context)


def between(found: Match, context: Context) -> Value | None:
    """Two to three days, four or five years; not "a hundred and two days"."""
    return plural(found, context) if found["unit"].endswith("s") else None


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


def stretch(found: Match, context: Context) -> Value | None:
    """The past two years, the next six months: a length whose place is known.

    It covers the days up to the reference date, or from it on.
    """
    count, way, origin = found.get("count", "a"), which_way(found["which"]), context.published
    bare = not found.words.startswith("the ")
    if bare and (VERBAL.search(context.before(found)) or count in ("a", "an")):
        return None  # "to last up to four weeks", "following a week of"
    length = duration(found, context)
    if length.status == "vague":
        return vague("PAST_REF", grain=length.grain) if way < 0 else length
    grain = "day" if length.grain == "night" else length.grain
    far = shift(origin, way * (number(count) or 0), grain) if origin and way else None
    if origin is None or far is None:
        return length
    return replace(
        length, earliest=min(far, origin), latest=max(far, origin), anchor=context.anchor
    )


def past_unit(found: Match, context: Context) -> Value | None:
    """The past decade: TIMEX3 names the one before; it may last until now, and so do the bounds."""
    day = (found["which"], found["unit"]) == ("last", "day")  # the final one, mostly
    if day or (found["which"] == "last" and not found.words.startswith("the ")):
        return None
    if unit(found["unit"]) in IN_SECONDS:
        return stretch(found, context)
    value = relative_unit(found.having(which="last"), context)
    return replace(value, latest=context.published) if value and value.earliest else value


def recent_units(found: Match, context: Context) -> Value | None:
    """Recent years, the coming months, the early years."""
    if not found["unit"].endswith("s"):
        return None
    if "of" in found or found["which"] not in DIRECTIONS:
        return plural(found, context)
    return vague(DIRECTIONS[found["which"]], grain=unit(found["unit"]))


def indefinite(found: Match, context: Context) -> Value | None:
    """A while, some time."""
    return vague("PXX", "DURATION")


def each(found: Match, context: Context) -> Value:
    """Every week, a year (in $5 a year), each Tuesday."""
    if "weekday" in found:
        part = "T" + PARTS[found["part"]] if "part" in found else ""
        return Value("SET", f"XXXX-WXX-{WEEKDAYS[found['weekday']]}{part}", grain="day")
    if "part" in found:
        return Value("SET", f"XXXX-XX-XXT{PARTS[found['part']]}", grain="part of day")
    if "month" in found:
        return Value("SET", f"XXXX-{month_number(found['month']):02}", grain="month")
    if "season" in found:
        return Value("SET", f"XXXX-{SEASONS[found['season']]}", grain="season")
    count = number(found.get("count")) or (2 if "other" in found else 1)
    grain = unit(found["unit"])
    return Value("SET", period(count, grain), grain=grain)


def per_unit(found: Match, context: Context) -> Value | None:
    """A day, as a rate: five times a day, $5 per week."""
    per = found.words.startswith("per")
    return each(found, context) if per or RATE.search(context.before(found)) else None


def adverb(found: Match, context: Context) -> Value:
    """Daily, annually."""
    grain, count = ADVERBS[found["adverb"]]
    return Value("SET", period(count, grain), grain=grain)


MORE2 = r"(?:<more2> )?"
WHOLE = r"(?:(?:an?|the) (?:further|additional|extra|full|whole|entire|total of|maximum of|minimum of) )?"
STILL = (
    r"(?:(?:more|additional|further|full|straight|consecutive|whole|long|other|extra|bloody"
    r"|successive) )?"
)


# Read only where the choice `ages` keeps them; else a rule of `vague` keeps them out.
AGES = (Rule("age in units", "unit age", duration, AGE),)
RULES = (
    Rule("every", "unit season part weekday month", each,
         r"(?:almost |nearly )?(?:each|every)(?: (?P<other>other)| <count>)? (?:<weekday>(?:"
         r" <part>)?|<month>(?![a-z])|<season>|<part2>|<unit>)",
         ("every Tuesday", "", "every Tuesday", "XXXX-WXX-2"),
         ("each year", "", "each year", "P1Y"),
         ("every month for", "", "every month", "P1M"),
         ("every two weeks", "", "every two weeks", "P2W"),
         ("every other day", "", "every other day", "P2D")),
    Rule("per unit", "unit", per_unit,
         r"(?:per|an?) (?P<unit>second|minute|hour|day|week|month|quarter|year)(?![a-z-])",
         ("twice a month,", "", "a month", "P1M"),
         ("a million copies a year", "", "a year", "P1Y"),
         ("five times per day", "", "per day", "P1D")),
    Rule("weekdays", "weekdays", each,
         r"<weekday>s(?: <part>)?(?![a-z])|<weekday2> (?P<part2>mornings|afternoons|evenings"
         r"|nights)",
         ("closed on Mondays.", "", "Mondays", "XXXX-WXX-1"),
         ("on Tuesday nights", "", "Tuesday nights", "XXXX-WXX-2TNI")),
    Rule("daily", "adverb", adverb,
         rf"(?P<adverb>{SPELLED})(?![a-z'])"
         rf"|(?P<adverb2>annual)(?= (?:[a-z]{{1,20}} ){{0,2}}{OCCASION}\b)",
         ("gather daily", "", "daily", "P1D"),
         ("the annual meeting", "", "annual", "P1Y")),
    Rule("duration between", "unit", between,
         rf"{MORE}(?:the )?(?:<exact> (?:to|or) <exact2>|\d{{1,3}}-\d{{1,3}}) <unit>(?! old|-|"
         r" of age)",
         ("for two to three days", "", "two to three days", "PXD"),
         ("another four or five years", "", "another four or five years", "PXY")),
    Rule("duration", "unit", counted,
         rf"{MORE}{WHOLE}{MORE2}<count> {STILL}<unit>(?P<half> and a half)?(?: or (?:so|more"
         r"|two|three))?(?! old|-| of age)",
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
    Rule("the past units", "unit", stretch,
         rf"(?:the )?{MORE}(?P<which>last|past|next|coming|previous|preceding|following|first"
         rf"|final|initial|opening|remaining|other) {MORE2}(?:\d{{1,3}} (?:to|or) )?<count>"
         r" <unit>(?: or (?:so|more))?",
         ("over the past two weeks", "1989-10-26", "the past two weeks", "P2W"),
         ("the first nine months", "", "the first nine months", "P9M"),
         ("the next few days", "", "the next few days", "PXD"),
         ("the next 12 to 18 months", "", "the next 12 to 18 months", "P18M")),
    Rule("the two units", "unit", duration,
         r"the <count> (?P<unit>(?:minute|hour|day|week|month|year|decade)s)(?!-)",
         ("For the nine months, it", "", "the nine months", "P9M")),
    Rule("the past unit", "unit", past_unit,
         r"(?:the )?(?P<which>past|last) (?P<unit>decade|century|year|month|week|hour|minute"
         r"|day)(?![a-z])",
         ("over the past decade", "2014-01-01", "the past decade", "200"),
         ("in the past hour", "2014-01-01", "the past hour", "PT1H")),
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
    Rule("units", "unit", bare_units,
         r"<unit>(?: (?:or|and) <unit->)?",
         ("within weeks.", "", "weeks", "PXW"),
         ("for decades,", "", "decades", "PXY")),
    Rule("some time", "time", indefinite,
         r"(?:some|a long|a short|a little) (?:time|while)(?! ago)|(?:quite )?a while(?![a-z])",
         ("for some time.", "", "some time", "PXX")),
)  # fmt: skip
