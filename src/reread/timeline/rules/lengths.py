"""How long and how often: durations and sets."""

from __future__ import annotations

import re
from dataclasses import replace

from ..values import Value, period, shift, vague
from .context import Context, Found
from .relative import offset, which_way
from .rule import Rule
from .words import month_number, PARTS, SEASONS, WEEKDAYS, number, unit


def duration(found: Found, context: Context) -> Value | None:
    """So many units; open in number where it is not said."""
    count, grain = number(found["count"]), unit(found["unit"])
    if "half" in found and count is not None:
        count += 0.5
    value = period(count, grain)
    return (
        Value("DURATION", value, grain=grain)
        if count is not None
        else vague(value, "DURATION", grain)
    )


def plural(found: Found, context: Context) -> Value:
    """Weeks, decades: more than one, no number said."""
    grain = unit(found["unit"])
    return vague(period(None, grain), "DURATION", grain)


def stretch(found: Found, context: Context) -> Value | None:
    """The past two years, the next six months: a duration whose place is known."""
    length = duration(found, context)
    if length and length.status == "vague" and which_way(found["which"]) < 0:
        return vague("PAST_REF", grain=length.grain)
    if length is None or length.status == "vague" or context.published is None:
        return length
    way, count = which_way(found["which"].removeprefix("the ")), number(found["count"])
    far = shift(
        context.published, way * (count or 0), length.grain if length.grain != "night" else "day"
    )
    if far is None or not way:
        return length
    first, last = sorted((far, context.published))
    return replace(length, earliest=first, latest=last, anchor="published")


def each(found: Found, context: Context) -> Value:
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


ADVERBS = {
    "hourly": ("hour", 1), "daily": ("day", 1), "nightly": ("day", 1), "weekly": ("week", 1),
    "biweekly": ("week", 2), "fortnightly": ("week", 2), "monthly": ("month", 1),
    "quarterly": ("quarter", 1), "annual": ("year", 1), "annually": ("year", 1), "yearly": ("year", 1),
    "biannual": ("year", 0.5), "biennial": ("year", 2),
}  # fmt: skip


def adverb(found: Found, context: Context) -> Value:
    """Daily, annually."""
    grain, count = ADVERBS[found["adverb"]]
    return Value("SET", period(count, grain), grain=grain)


def rate(found: Found, context: Context) -> Value | None:
    """A year, where something is counted before it: $5 million a year, twice a week."""
    return each(found, context)


def counted(found: Found, context: Context) -> Value | None:
    """A duration; "a year" and "a day" after a number or a sum are a rate."""
    if found["count"] in ("a", "an") and RATE.search(context.before(found)):
        return each(replace(found, groups={"unit": found["unit"]}), context)
    if found["unit"] in ("second", "quarter", "quarters") and found["count"] in FRACTIONS:
        return None
    if "ahead" not in found and LATER_ON.search(context.before(found)) and context.tense(found) == "future":
        return offset(context.published, "published", number(found["count"]), unit(found["unit"]), 1)
    return duration(found, context)


def indefinite(found: Found, context: Context) -> Value | None:
    """A while, some time."""
    return vague("PXX", "DURATION")


def former(found: Found, context: Context) -> Value:
    """Recent years, the coming months: a stretch whose length is not said."""
    return vague(
        "FUTURE_REF" if which_way(found["which"].removeprefix("the ")) > 0 else "PAST_REF",
        grain=unit(found["unit"]),
    )


def another(found: Found, context: Context) -> Value:
    """Another week, half an hour."""
    count = 0.5 if found.words.startswith("half") else 1
    return duration(
        replace(found, groups=found.groups | {"count": "half a" if count < 1 else "a"}), context
    )


def hyphened(found: Found, context: Context) -> Value | None:
    """An eight-year war."""
    groups = {"count": found.get("count") or found["exact"], "unit": found["unit"]}
    if groups["unit"] in ("quarter", "quarters"):
        return None
    return duration(replace(found, groups=groups), context)


def unit_long(found: Found, context: Context) -> Value | None:
    """Day-long, decades-long."""
    if found["unit"].endswith("s"):
        return plural(found, context)
    return duration(replace(found, groups=found.groups | {"count": "a"}), context)


def past_unit(found: Found, context: Context) -> Value | None:
    """The past decade: as long as one, up to now."""
    if found["which"] == "last" and found["unit"] in ("week", "month", "year"):
        return None
    return stretch(replace(found, groups=found.groups | {"count": "a"}), context)


def recent_units(found: Found, context: Context) -> Value | None:
    """Recent years, the coming months, the early years."""
    if not found["unit"].endswith("s"):
        return None
    which = found["which"]
    if which in ("recent", "past", "last", "previous", "preceding"):
        return vague("PAST_REF", grain=unit(found["unit"]))
    if which in ("coming", "future", "next"):
        return vague("FUTURE_REF", grain=unit(found["unit"]))
    return plural(found, context)


def bare_units(found: Found, context: Context) -> Value | None:
    """Weeks, decades, centuries: plural, and not counted by something else before."""
    if not found["unit"].endswith("s") or unit(found["unit"]) in ("second", "quarter", "night"):
        return None
    return plural(found, context) if BARE.search(context.before(found)) else None


def every(found: Found, context: Context) -> Value:
    """Every Tuesday, each year, every two weeks."""
    return each(found, context)


def per_unit(found: Found, context: Context) -> Value | None:
    """A day, as a rate: five times a day, $5 per week."""
    per = found.words.startswith("per")
    return each(found, context) if per or RATE.search(context.before(found)) else None


BARE = re.compile(
    r"\b(?:for|in|within|over|after|of|take|takes|took|lasted|last|spent|through|the|many|by|during|about|just|only) $"
)
FRACTIONS = frozenset(["a", "an", "one", "two", "three"])
LATER_ON = re.compile(r"\bin $")
RATE = re.compile(
    r"(?:\d|\b(?:million|billion|trillion|hundred|thousand|dollars|cents|percent|once|twice|times|flights|hours|days|people|shares|barrels|tons|tonnes|pounds|euros|copies|miles|units|cars|visitors|much|more|rate of)) $"
)
MORE = r"(?:<more> )?"
RULES = (
    Rule(
        "duration",
        "unit",
        rf"{MORE}(?:(?:a|an|the) (?:further |additional |extra |full |whole |entire |total of |maximum of |minimum of ))?{MORE.replace('more', 'more2')}<count> (?:more |additional |further |full |straight |consecutive |whole |long |other |extra )?<unit>(?P<half> and a half)?(?: or (?:so|more|two|three))?(?! old|-| of age)",
        counted,
        (
            ("for three days", "", "three days", "P3D"),
            ("nearly an hour", "", "nearly an hour", "PT1H"),
            ("a minute and a half later", "", "a minute and a half", "PT1M30S"),
            ("for several years", "", "several years", "PXY"),
            ("5 1/2 hours", "", "5 1/2 hours", "PT5H30M"),
            ("twenty-five years", "", "twenty-five years", "P25Y"),
            ("sold a million copies a year", "", "a year", "P1Y"),
            ("more than two decades", "", "more than two decades", "P2DE"),
        ),
    ),
    Rule(
        "another unit",
        "unit",
        r"(?:another|an additional|one more|half an?|a full|the entire|the whole) <unit>",
        another,
        (
            ("an additional year", "", "an additional year", "P1Y"),
            ("half an hour", "", "half an hour", "PT30M"),
        ),
    ),
    Rule(
        "hyphened duration",
        "unit",
        r"<count>-<unit>(?:-long| long)?(?!-?old|-[a-z]| old)(?: term)?|an? <count2>-<unit2> period",
        hyphened,
        (
            ("an eight-year war", "", "eight-year", "P8Y"),
            ("a decade-long", "", "decade-long", "P1DE"),
            ("the 30-day period", "", "30-day", "P30D"),
        ),
    ),
    Rule(
        "unit-long",
        "unit",
        r"<unit>-long",
        unit_long,
        (("day-long talks", "", "day-long", "P1D"), ("decades-long", "", "decades-long", "PXDE")),
    ),
    Rule(
        "adjective duration",
        "unit",
        r"<exact> <unit>(?= (?:period|meeting|trip|visit|war|campaign|career|term|sentence|ban|strike|tour|flight|siege|stay))",
        hyphened,
        (("a three hour meeting", "", "three hour", "PT3H"),),
    ),
    Rule(
        "the past units",
        "unit",
        rf"(?:over )?(?P<whole>(?:the )?{MORE}(?P<which>last|past|next|coming|previous|preceding|following|first|final|initial|opening|remaining|other) {MORE.replace('more', 'more2')}<count> <unit>(?: or (?:so|more))?)",
        stretch,
        (
            ("over the past two weeks", "1989-10-26", "the past two weeks", "P2W"),
            ("the first nine months", "", "the first nine months", "P9M"),
            ("the next few days", "", "the next few days", "PXD"),
        ),
    ),
    Rule(
        "the two units",
        "unit",
        r"the <count> <unit>",
        duration,
        (("For the nine months, it", "", "the nine months", "P9M"),),
    ),
    Rule(
        "the past unit",
        "unit",
        r"(?:the )?(?P<which>past|last) (?P<count>)(?P<unit>decade|century|year|month|week|hour|minute|day)(?![a-z])",
        past_unit,
        (("over the past decade", "2014-01-01", "the past decade", "P1DE"),),
    ),
    Rule(
        "recent units",
        "unit",
        r"(?:the )?(?:more |most )?(?P<which>recent|coming|future|past|previous|last|preceding|next|following|early|first|later|subsequent) (?:few |several )?<unit>(?: and <unit->)?(?![a-z])",
        recent_units,
        (
            ("in recent years", "", "recent years", "PAST_REF"),
            ("in coming months", "", "coming months", "FUTURE_REF"),
        ),
    ),
    Rule(
        "units",
        "unit",
        r"<unit>(?: (?:or|and) <unit->)?",
        bare_units,
        (("within weeks.", "", "weeks", "PXW"), ("for decades,", "", "decades", "PXDE")),
    ),
    Rule(
        "some time",
        "time",
        r"(?:some|a long|a short|a little) (?:time|while)|(?:a|quite a) while(?![a-z])",
        indefinite,
        (("for some time.", "", "some time", "PXX"),),
    ),
    Rule(
        "every",
        "unit season part weekday month",
        r"(?:almost |nearly )?(?:each|every)(?: (?P<other>other)| <count>)? (?:<weekday>(?: <part>)?|<month>|<season>|<part2>|<unit>)",
        every,
        (
            ("every Tuesday", "", "every Tuesday", "XXXX-WXX-2"),
            ("each year", "", "each year", "P1Y"),
            ("every two weeks", "", "every two weeks", "P2W"),
            ("every other day", "", "every other day", "P2D"),
        ),
    ),
    Rule(
        "per unit",
        "unit",
        r"(?:per|a|an) (?P<unit>second|minute|hour|day|week|month|quarter|year)(?![a-z-])",
        per_unit,
        (("twice a month,", "", "a month", "P1M"), ("five times per day", "", "per day", "P1D")),
    ),
    Rule(
        "weekdays",
        "weekdays",
        r"<weekday>s(?: <part>)?(?![a-z])|<weekday2> (?P<part2>mornings|afternoons|evenings|nights)",
        each,
        (
            ("closed on Mondays.", "", "Mondays", "XXXX-WXX-1"),
            ("on Tuesday nights", "", "Tuesday nights", "XXXX-WXX-2TNI"),
        ),
    ),
    Rule(
        "daily",
        "adverb",
        r"(?P<adverb>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annually|yearly|biannual|biennial)(?![a-z'])",
        adverb,
        (("gather daily", "", "daily", "P1D")),
    ),
)
