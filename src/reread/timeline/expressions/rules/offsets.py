"""Units counted from the day of publication or from a date said: two weeks ago, three years later."""

from __future__ import annotations

import re
from dataclasses import replace

from ..hedges import hedged
from ..surroundings import Context, Match, Rule
from ..values import (
    GRAINS,
    IN_SECONDS,
    UNKNOWN,
    Day,
    Value,
    at,
    calendar,
    moment,
    open_date,
    shift,
    vague,
)
from ..vocabulary import MORE, number, unit

CLOCK = re.compile(r"(?<=T)\d\d:\d\d")
# Units by which figures are compared with those of now, where no other date is said: "a year earlier"
COMPARED = frozenset({"week", "month", "quarter", "year"})
TAILS = {"so": "about", "odd": "about", "more": "more"}  # hedges after the number


def ago(found: Match, context: Context) -> Value:
    """Three days ago, two weeks from now; the bounds are as wide as it was said."""
    grain, count = unit(found["unit"]), number(found.get("count", "a"))
    sign = -1 if found["way"] == "ago" else 1
    value, anchor = context.last_quarter(found, near=3)
    if value and (grain, count, sign) == ("year", 1, -1):
        return by_quarter(value, anchor, -1)
    if "same" in found:
        return to_the_unit(found, context, count, grain)
    hedge = TAILS.get(found.get("tail"), found.get("more"))
    if found.get("count", "").startswith("a couple"):
        hedge = "about"
    return from_today(context, halved(found, count), grain, sign, hedge)


def halved(found: Match, count: float | None) -> float | None:
    """The number with the half that follows its unit: a year and a half."""
    return count + 0.5 if count is not None and "half" in found else count


def from_today(
    context: Context, count: float | None, grain: str, sign: int, hedge: str = ""
) -> Value:
    """So many units from the day of publication, or from its clock; an unsaid number leaves one
    bound."""
    if grain in IN_SECONDS and count is not None and context.published:
        return moment(context.published, context.clock, sign * count, grain, context.anchor)
    if grain == "year" and count is not None and count % 1:
        grain_said = "month"  # a year and a half: TIMEX3 has no half year to name
        value = offset(context.published, context.anchor, 12 * count, grain_said, sign)
    else:
        value = offset(context.published, context.anchor, count, grain, sign)
    if context.published is None:
        return value
    if count is None:
        return on_one_side(value, context.published, context.anchor, sign)
    return hedged(value, context.published, count, grain, sign, hedge)


def on_one_side(value: Value, today: Day | None, anchor: str, sign: int) -> Value:
    """A vague value that is known to be over, or to come."""
    if today is None:
        return value
    if sign < 0:
        return replace(value, latest=today, anchor=anchor)
    return replace(value, earliest=today, anchor=anchor)


def to_the_unit(found: Match, context: Context, count: float | None, grain: str) -> Value:
    """Ten years ago today, 40 years ago this week: to the day, to the week."""
    to = unit(found["same"]) if found["same"] != "today" else "day"
    day = shift(context.published, -(count or 0), grain) if context.published and count else None
    if day is None:
        return offset(context.published, context.anchor, count, grain, -1)
    return calendar(at(day, to), anchor=context.anchor)


def some_ago(found: Match, context: Context) -> Value:
    """Two or three years ago, a year or two ago, 10 to 15 years ago: between the two."""
    grain, sign = unit(found["unit"]), -1 if found["way"] == "ago" else 1
    low, high = (from_today(context, number(found[end]), grain, sign) for end in ("low", "high"))
    first, last = (high, low) if sign < 0 else (low, high)
    way = vague("PAST_REF" if sign < 0 else "FUTURE_REF", grain=grain)
    return replace(way, earliest=first.earliest, latest=last.latest, anchor=low.anchor)


def later(found: Match, context: Context) -> Value:
    """Two days later, a year earlier: counted from the last date said, but for comparisons."""
    grain, count = unit(found["unit"]), number(found.get("count", "a"))
    sign = -1 if found["way"].startswith(("earlier", "before", "previously", "prior")) else 1
    if grain == "year" and count and sign < 0:
        value, anchor = context.last_quarter(found, near=3)
        if value:
            return by_quarter(value, anchor, -count)
        value, anchor = context.main_time()
    else:
        value, anchor = context.antecedent()
    if value is None:
        if count is not None and (sign > 0 or grain not in COMPARED or context.narrative):
            return vague(UNKNOWN.get(grain, UNKNOWN["day"]), grain=grain)
        return offset(context.published, context.anchor, count, grain, sign)
    if context.restates(found):  # beside another name of the day
        beside = context.said[-1][0]
        return replace(value, anchor=anchor) if beside.earliest else beside  # "now, 83 years later"
    return not_ahead(from_value(value, anchor, count, grain, sign), found, context)


def not_ahead(value: Value, found: Match, context: Context) -> Value:
    """A value counted from another date; without its days where they lie after publication though
    the text does not look ahead, since then it counts from something else."""
    ahead = context.published and value.earliest and value.earliest > context.published
    if not ahead or context.narrative or context.tense(found) == "future":
        return value
    return vague(UNKNOWN.get(value.grain, UNKNOWN["day"]), value.type, value.grain)


def from_value(value: Value, anchor: str, count: float | None, grain: str, sign: int) -> Value:
    """So many units from a date said, which may be coarser than they are: then no day is told.

    Two days after some day of June lie within June, or up to two days beyond it.
    """
    if count is None or value.earliest is None or value.latest is None:
        return offset(value.earliest, anchor, count, grain, sign)
    clock = CLOCK.search(value.value)
    if grain in IN_SECONDS and value.earliest == value.latest:
        return moment(value.earliest, clock.group() if clock else "", sign * count, grain, anchor)
    to_the_day = value.earliest == value.latest or is_finer("day", value.grain)
    if to_the_day and not is_finer(grain, value.grain):
        return offset(value.earliest, anchor, count, grain, sign)
    first, last = (shift(day, sign * count, grain) for day in (value.earliest, value.latest))
    return Value("DATE", UNKNOWN["day"], first, last, grain, anchor, "vague")


def is_finer(grain: str, than: str) -> bool:
    """Whether a unit is smaller than another."""
    places = [
        GRAINS.index({"fortnight": "week", "night": "day"}.get(one, one)) for one in (grain, than)
    ]
    return places[0] < places[1]


def by_quarter(quarter: Value, anchor: str, years: float) -> Value:
    """The same quarter of another year: results are compared so."""
    first, last = (day and shift(day, years, "year") for day in (quarter.earliest, quarter.latest))
    if first is None or last is None or years % 1:
        return vague("PAST_REF", grain="quarter")
    value = f"{int(quarter.value[:4]) + int(years):04}{quarter.value[4:]}"
    return replace(quarter, value=value, earliest=first, latest=last, anchor=anchor)


def offset(origin: Day | None, anchor: str, count: float | None, grain: str, sign: int) -> Value:
    """So many units from a day; an unsaid number leaves only the direction."""
    if count is not None and origin is None:
        return open_date(UNKNOWN.get(grain, UNKNOWN["day"]), grain)
    steps = "day" if grain == "night" else grain
    day = shift(origin, sign * count, steps) if origin and count is not None else None
    if day is None:
        return vague("PAST_REF" if sign < 0 else "FUTURE_REF", grain=grain)
    # half a century ago: nobody means a hundred years by it
    return calendar(at(day, "decade" if grain == "century" else grain), anchor=anchor)


def next_unit(found: Match, context: Context) -> Value | None:
    """The next day, the following month: counted from the last date said."""
    grain = unit(found["unit"])
    value, anchor = context.antecedent(grain if grain in UNKNOWN else "day")
    if value is None:
        return vague(UNKNOWN[grain], grain=grain)  # than something that has no date
    way = -1 if found["way"] in ("before", "previous", "prior", "earlier") else 1
    return offset(value.earliest, anchor, 1, grain, way)


def years_ago(found: Match, context: Context) -> Value | None:
    """Years ago, months later: no number said."""
    if not found["unit"].endswith("s"):
        return None
    value = vague(
        "FUTURE_REF" if found["way"] == "later" else "PAST_REF", grain=unit(found["unit"])
    )
    if found["way"] != "ago":
        return value
    return on_one_side(value, context.published, context.anchor, -1)


RULES = (
    Rule("the day after", "unit", next_unit,
         r"the (?P<unit>day|week|month|year) (?P<way>before|after|earlier|later|following)(?="
         r" ?[.,;:)]|$)",
         ("On 3 May 1917 … the day before.", "", "the day before", "1917-05-02")),
    Rule("ago", "unit", ago,
         rf"{MORE}<count>(?:-(?P<tail>odd))? (?:more )?<unit>(?P<half> and a half)?(?: or (?P<tail2>so"
         r"|more))? (?P<way>ago|from now|hence)(?: (?P<same>today)(?!'s)| this"
         r" (?P<same2>week|month|year)(?![a-z]))?|in <count2> <unit2>(?:'s?)? (?P<way2>time)(?![a-z])",
         ("three days ago", "2025-08-20", "three days ago", "2025-08-17"),
         ("almost two years ago", "1998-02-19", "almost two years ago", "1996"),
         ("a few weeks ago", "2025-08-20", "a few weeks ago", "PAST_REF"),
         ("five months ago", "1998-03-31", "five months ago", "1997-10"),
         ("six weeks ago", "1999-12-31", "six weeks ago", "1999-W46"),
         ("half a century ago", "2025-08-20", "half a century ago", "197"),
         ("it opens in two weeks' time", "2025-08-20", "in two weeks' time", "2025-W36")),
    Rule("some units ago", "unit", some_ago,
         rf"{MORE}(?:between )?(?P<low><exact->) (?:to|or|and) (?P<high><exact->) <unit>"
         r" (?P<way>ago|from now|hence)|(?P<low2>\d{1,3})-(?P<high2>\d{1,3}) <unit2> (?P<way2>ago)"
         r"|(?P<low3>an?) <unit3> or (?P<high3>two|three) (?P<way3>ago|from now)",
         ("left two or three years ago", "2025-08-20", "two or three years ago", "PAST_REF"),
         ("left a year or two ago", "2025-08-20", "a year or two ago", "PAST_REF")),
    Rule("units ago", "unit", years_ago,
         r"(?P<count>some )?<unit> (?P<way>ago|later|earlier)(?= ?[.,;:)]|$| [a-z])",
         ("moved years ago.", "2025-08-20", "years ago", "PAST_REF")),
    Rule("later", "unit", later,
         r"(?:<more> )?<count> <unit>(?: or so)? (?P<way>later|earlier|after that|before that"
         r"|afterwards?|previously|beforehand|on(?= ?[,.;:)]))(?! than)(?![a-z-])",
         ("On 2 August 1964 … two days later", "", "two days later", "1964-08-04"),
         ("In 1988 … three years earlier", "", "three years earlier", "1985"),
         ("A few months later they", "", "A few months later", "FUTURE_REF"),
         ("In 1988 … Ten years on, they", "", "Ten years on", "1998")),
)  # fmt: skip
