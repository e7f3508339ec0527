"""Units counted from the day of publication or from the last date said."""

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
    period,
    shift,
    vague,
)
from ..vocabulary import EDGE, MORE, month_number, number, unit

CLOCK = re.compile(r"(?<=T)\d\d:\d\d")
# Units by which figures are compared with those of now, where no other date is said: "a year earlier"
COMPARED = frozenset({"week", "month", "quarter", "year"})
WHEN = re.compile(r" (?:that|as|when|after|on which|in which)\b")
OF = re.compile(r" (?:of|in) (?!all\b)")
PERFECT = re.compile(r",?(?: [a-z]+){0,4} (?:has|have)\b")
DURING = re.compile(r"\b(?:during|in|over|throughout|for|by) $")
# Of the year in these, and of which year, nothing is said: player of the year, this time of the year
TITLE = re.compile(
    r"\b(?:time|person|man|woman|player|team|coach|manager|teacher|artist|author|album|song|book|film"
    r"|game|word|newcomer|rookie|athlete|sportsman|sportswoman|personality|photo|product|employee"
    r"|company|driver|chef|actor|actress|goal|restaurant) of $"
)
# Nouns of what comes with every weekend: the weekend magazine.
WEEKEND_NOUNS = re.compile(
    r" (?:magazine|edition|supplement|section|newspaper|house|home|cottage|shifts?|getaways?|breaks?"
    r"|retreat|bag|warriors?|opening|rates?)\b"
)
SAME = frozenset({"that", "same", "that same"})
TAILS = {"so": "about", "odd": "about", "more": "more"}  # hedges after the number
ANAPHORIC = SAME | {"previous", "preceding", "following"}


def which_way(word: str) -> int:
    """-1 for last, 1 for next, 0 for this."""
    if word in ("last", "past", "previous", "preceding"):
        return -1
    return 1 if word in ("next", "coming", "following", "upcoming") else 0


def relative_unit(found: Match, context: Context) -> Value | None:
    """Last week, this year, the coming quarter, year-end; the previous year, that month."""
    grain = unit(found.get("unit", "year"))
    which = found.get("which", "this").removeprefix("this ")
    if (
        which == "last"
        and context.before(found).endswith("the ")
        and OF.match(context.after(found))
    ):
        return None  # "the last week of the campaign"
    if which.startswith("the "):
        which = which.removeprefix("the ")
        which = {"prior": "previous", "next": "following"}.get(which, which)
    origin, anchor = context.published, context.anchor
    if which in ANAPHORIC and WHEN.match(context.after(found)):
        return vague(UNKNOWN.get(grain, UNKNOWN["day"]), grain=grain)  # a clause tells which
    if which in ANAPHORIC:
        value, name = context.antecedent(grain if grain in UNKNOWN else "day")
        if value or which in SAME or context.narrative:
            origin, anchor = value.earliest if value else None, name
    if origin is None:
        told = context.published or context.narrative  # then no date of the article would help
        return (vague if told else open_date)(UNKNOWN.get(grain, ""), grain=grain)
    if (grain, which) == ("weekend", "this"):
        return weekend(found, context)
    day = shift(origin, which_way(which), grain)
    value = calendar(at(day, grain), anchor=anchor) if day else None
    if value is None or which != "this":
        return value
    so_far = context.before(found).endswith("so far ")
    return on_its_side(value, origin, "earlier" if so_far else found.words)


def on_its_side(value: Value, today: Day, words: str) -> Value:
    """Earlier this year is before the day of publication, later this week after it."""
    if words.startswith("earlier"):
        return replace(value, latest=today)
    return replace(value, earliest=today) if words.startswith("later") else value


def of_year(found: Match, context: Context, tail: str, grain: str) -> Value:
    """A part of a year that is said as "next year", "that year": its month, day or quarter."""
    year = relative_unit(found, context)
    if year is None or not year.value[:4].isdigit():
        return open_date(f"XXXX-{tail}", grain)
    return calendar(f"{year.value[:4]}-{tail}", anchor=year.anchor)


def this_unit(found: Match, context: Context) -> Value | None:
    """The year, the quarter, the month: the one spoken of, else the present one."""
    grain = unit(found["unit"])
    if TITLE.search(context.before(found)):
        return None
    value, anchor = context.antecedent(grain)
    if context.before(found).endswith("since ") and PERFECT.match(context.after(found)):
        value = None  # "since the start of the year, prices have been falling": until now
    if grain == "quarter" and "edge" not in found:
        value, anchor = context.last_quarter(found)
        if value:
            return replace(value, anchor=anchor)
    elif value and value.grain != grain and not context.narrative:
        value = None
    if value and value.earliest and (context.narrative or context.just_said(found)):
        return calendar(at(value.earliest, grain), anchor=anchor)
    if context.published is None:
        return open_date(UNKNOWN[grain], grain)
    return calendar(at(context.published, grain), anchor=context.anchor)


def relative_month(found: Match, context: Context) -> Value:
    """Last May, next January, this September."""
    month = month_number(found["month"])
    origin, anchor = context.published, context.anchor
    if found["which"] in ("previous", "preceding", "following"):
        value, name = context.antecedent("month")
        origin, anchor = (value.earliest, name) if value else (origin, anchor)
    if origin is None:
        return open_date(f"XXXX-{month:02}", "month")
    return calendar(f"{year_by(origin, month, found['which']):04}-{month:02}", anchor=anchor)


def year_by(origin: Day, month: int, which: str) -> int:
    """The year of last May, of next May, of this May."""
    way = which_way(which)
    return origin.year + (way if (month - origin.month) * way <= 0 else 0)


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


def same_time(found: Match, context: Context) -> Value | None:
    """At that time, during this period: the last date said."""
    if found.words.startswith("this ") and not DURING.search(context.before(found)):
        return None
    if found.words == "the same time" and not context.narrative:
        return None  # "at the same time" adds a thought, not a date
    value, anchor = context.antecedent(near=True)
    if value is None:
        return vague("PAST_REF")
    return replace(value, anchor=anchor, type="DATE" if value.type == "SET" else value.type)


def next_unit(found: Match, context: Context) -> Value | None:
    """The next day, the following month: counted from the last date said."""
    grain = unit(found["unit"])
    value, anchor = context.antecedent(grain if grain in UNKNOWN else "day")
    if value is None:
        return vague(UNKNOWN[grain], grain=grain)  # than something that has no date
    way = -1 if found["way"] in ("before", "previous", "prior", "earlier") else 1
    return offset(value.earliest, anchor, 1, grain, way)


def unit_after_next(found: Match, context: Context) -> Value:
    """The year before last, the month after next: two away."""
    grain, steps = unit(found["unit"]), -2 if found["way"].startswith("before") else 2
    day = shift(context.published, steps, grain) if context.published else None
    if day is None:
        return open_date(UNKNOWN[grain], grain)
    return calendar(at(day, grain), anchor=context.anchor)


def weekend(found: Match, context: Context) -> Value | None:
    """The weekend, this weekend: the last or the next, by tense; not the weekend magazine."""
    if "which" not in found and WEEKEND_NOUNS.match(context.after(found)):
        return None
    if context.published is None:
        return open_date(UNKNOWN["weekend"], "weekend")
    saturday = shift(context.published, -((context.published.isoweekday() - 6) % 7), "day")
    silent = "future" if "which" in found else context.weekdays
    if (context.tense(found) or silent) == "future" and saturday:
        saturday = shift(saturday, 0 if context.published.isoweekday() > 5 else 7, "day")
    return calendar(at(saturday or context.published, "weekend"), anchor=context.anchor)


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


def year_ended(found: Match, context: Context) -> Value:
    """The year ended March 31: a length, whose place the date after it gives."""
    return Value("DURATION", period(1, "year"), grain="year")


COARSE = r"(?P<unit>week(?:end)?|month|quarter|year|decade|century|millennium)(?![a-z])"
RULES = (
    Rule("last, this or next unit", "unit", relative_unit,
         rf"(?:{EDGE}|sometime (?:in )?)(?P<which>last|this|next|this past|this coming|this current) (?:fiscal "
         rf"|calendar |financial )?{COARSE}",
         ("rose last week", "2025-08-20", "last week", "2025-W33"),
         ("early next year", "2025-08-20", "early next year", "2026"),
         ("late last year", "", "late last year", "XXXX"),
         ("this weekend", "2025-08-20", "this weekend", "2025-W34-WE")),
    Rule("the coming unit", "unit", relative_unit,
         rf"{EDGE}(?:the )?(?P<which>coming|current|present|upcoming) (?:fiscal |calendar "
         rf"|financial )?{COARSE}",
         ("the current quarter", "1989-10-26", "the current quarter", "1989-Q4"),
         ("in the coming year", "2025-08-20", "the coming year", "2026")),
    Rule("that unit", "unit", relative_unit,
         r"(?:<edge> |(?:later|early|late|earlier) )?(?P<which>that same|that|the same|the"
         r" previous|the preceding|the following|the next|the prior) (?P<unit>day|week(?:end)?"
         r"|month|quarter|year|decade|century)(?![a-z])",
         ("In 1988 … imports that year", "", "that year", "1988"),
         ("On 3 May 1917 … the following day", "", "the following day", "1917-05-04"),
         ("In 1904 … the previous year", "", "the previous year", "1903")),
    Rule("the day after", "unit", next_unit,
         r"the (?P<unit>day|week|month|year) (?P<way>before|after|earlier|later|following)(?="
         r" ?[.,;:)]|$)",
         ("On 3 May 1917 … the day before.", "", "the day before", "1917-05-02")),
    Rule("unit before last", "unit", unit_after_next,
         r"the (?P<unit>week|month|quarter|year) (?P<way>before last|after next)(?![a-z])",
         ("won the year before last", "2025-08-20", "the year before last", "2023")),
    Rule("year ended", "unit", year_ended,
         r"the (?:fiscal |full )?(?P<unit>year)(?= (?:ended|ending|to|through) )",
         ("in the year ended March 31", "1989-11-01", "the year", "P1Y")),
    Rule("the unit", "unit", this_unit,
         r"(?P<edge>the (?:very )?(?:beginning|start|end|middle|close|first half|second half"
         r"|remainder|rest) of )?the (?:full )?(?:fiscal |financial |calendar )?(?P<unit>year"
         r"|quarter)(?![a-z]| (?:before|after|later|earlier|old)|-)",
         ("by the end of the year", "1989-10-30", "the end of the year", "1989")),
    Rule("end of the unit", "unit", this_unit,
         r"(?P<edge>(?:the )?(?:very )?(?:beginning|start|end|middle|close|remainder|rest) of "
         r"|(?:earlier|later|early|late) in )the (?P<unit>week|month|year|quarter|decade"
         r"|century)(?![a-z])",
         ("by the end of the month", "1990-08-13", "the end of the month", "1990-08"),
         ("earlier in the year", "1989-10-26", "earlier in the year", "1989")),
    Rule("year-end", "unit", relative_unit,
         r"(?:<edge> )?(?P<edge2>year[- ]end|year's end|(?:the )?end of year)",
         ("by year-end.", "1989-11-02", "year-end", "1989")),
    Rule("weekend", "unit", weekend,
         r"(?:the )?(?P<unit>weekend)(?!s)",
         ("said over the weekend.", "1990-08-13", "the weekend", "1990-W32-WE")),
    Rule("last month by name", "month", relative_month,
         r"(?:<edge> )?(?:the )?(?P<which>last|this|next|past|previous|preceding|following"
         r"|coming|this past|this coming) <month>",
         ("signed last May.", "1998-02-27", "last May", "1997-05"),
         ("this September.", "1998-06-26", "this September", "1998-09")),
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
    Rule("that time", "time", same_time,
         r"(?:that|this same|that same|the same|this) (?:time|moment|period)(?![a-z]|,)",
         ("the failed 2022 effort. He agreed at that time", "", "that time", "2022")),
)  # fmt: skip
