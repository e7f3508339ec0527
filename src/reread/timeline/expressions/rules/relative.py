"""Units counted from the day of publication or from the last date said."""

from __future__ import annotations

import re
from dataclasses import replace

from ..periods import period
from ..surroundings import Context, Match, Rule
from ..values import (
    UNKNOWN,
    Day,
    Value,
    at,
    calendar,
    open_date,
    shift,
    vague,
)
from ..vocabulary import EDGE, month_number, unit

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
    Rule("that time", "time", same_time,
         r"(?:that|this same|that same|the same|this) (?:time|moment|period)(?![a-z]|,)",
         ("the failed 2022 effort. He agreed at that time", "", "that time", "2022")),
)  # fmt: skip
