"""Days and months of the calendar, with or without their year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ....timex import exists
from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Value, at, calendar, impossible, open_date
from ..vocabulary import CUED_MONTHS, EDGE, MONTHS, expand, month_number, ordinal
from ..year_meant import choose_year, full_year
from .relative import of_year

ABBREVIATED = frozenset(name for name in MONTHS if len(name) < 5) - {"may", "june", "july"}
# A day of a month, and maybe others after it, before the next of the list
MONTH_DAY = re.compile(
    expand(
        r"<month-> <day->(?:,(?: and)? (?:the )?<day->){0,6}(?:-| and | to |, |, and )(?:the )?$"
    )
)
MORE_DAYS = re.compile(expand(r"(?:,? (?:and|or)|,) (?:the )?<day->(?! ?(?:percent|%))"))
CUE = re.compile(
    r"\b(?:in|of|since|by|until|till|last|this|next|early|late|mid|from|to|between|and|during|through|"
    r"before|after|for|on)[ -]$"
)


def date(found: Match, context: Context) -> Value | None:
    """A month, or a day of a month, with its year or in the year that is meant."""
    month, day = month_and_day(found)
    tail = tail_of(month, day)
    if "year" in found or "short" in found:
        return calendar(f"{full_year(found, context)}-{tail}")
    if day is not None and not exists(month, day):
        return impossible()
    if "later" in found:
        return calendar(f"{year_of_later(found, month)}-{tail}")
    year, anchor = choose_year(found, context, month, day)
    if year is None:
        return open_date(f"XXXX-{tail}", "day" if day else "month")
    return calendar(f"{year:04}-{tail}", anchor=anchor)


def year_of_later(found: Match, month: int) -> str:
    """The year said after the end of a range or list, or the one before: "Dec. 30 - Jan. 2, 2013"."""
    over = "until" in found and month_number(found["until"]) < month
    return f"{int(found['later']) - over:04}"


def month_and_day(said: Match | Mapping[str, str]) -> tuple[int, int | None]:
    """The month, and the day if one is said."""
    return month_number(said["month"]), ordinal(said["day"]) if "day" in said else None


def tail_of(month: int, day: int | None) -> str:
    """A month, or a day, as a value has it after the year."""
    return f"{month:02}" if day is None else f"{month:02}-{day:02}"


def two_days(found: Match, context: Context) -> Value | None:
    """Feb. 15/16, 2011; the night of 4/5 July: two days, of which the first is named."""
    first, last = date(found, context), date(found.having(day=found["to"]), context)
    if first is None or last is None or not exists(1, ordinal(found["to"])):
        return None
    if not (first.earliest and last.latest) or (last.latest - first.earliest).days != 1:
        return None
    return replace(first, latest=last.latest)


def month_of(found: Match, context: Context) -> Value:
    """June last year, August of that year."""
    month, day = month_and_day(found)
    return of_year(found, context, tail_of(month, day), "day" if day else "month")


def bare_month(found: Match, context: Context) -> Value | None:
    """A month alone; those that are also other words need a cue before them."""
    name, before = found["month"], context.before(found)
    sure = "edge" in found or "later" in found or CUE.search(before)
    named = name == "march" and before.endswith("the ") and context.noun_follows(found)
    if name in CUED_MONTHS and not (sure or named):
        return None
    if name in ABBREVIATED and (not sure or context.named(found)):
        return None
    return date(found, context)


def second_day(found: Match, context: Context) -> Value | None:
    """The 7 of "April 6-7", of "June 5, 6 and 7, 2023": of the same month, and later; not the 20
    of "on June 5, 20 people died"."""
    value, anchor = context.antecedent("day")
    before = context.before(found)
    if not MONTH_DAY.search(before) or not (before.endswith("-") or in_list(found, context)):
        return None
    if value is None or value.earliest is None or not ordinal(found["day"]) > value.earliest.day:
        return None
    return calendar(f"{value.value[:8]}{ordinal(found['day']):02}", anchor=anchor)


def in_list(found: Match, context: Context) -> bool:
    """Whether a number goes on a list of days: it counts nothing, and after a comma more follow."""
    if context.before(found).endswith((", ", ", the ")):
        return "year" in found or bool(MORE_DAYS.match(context.after(found)))
    return not context.counts(found)


def week_of(found: Match, context: Context) -> Value | None:
    """The week of March 6."""
    day = date(found, context)
    if day is None or day.earliest is None:
        return open_date(UNKNOWN["week"], "week")
    return calendar(at(day.earliest, "week"), anchor=day.anchor)


OF_WEEK = r"(?:<weekday>\.?,? (?:the )?)?"
AND = r"(?:,? (?:and|or) |, | (?:to|through|until|till) | ?- ?)"
# What may follow a day or month before the year that holds for all of them: "and 7", "to July 7"
LATER = (
    rf"(?=(?:{AND}(?:the )?<day->){{1,6}}(?: of)?,? <year:later>(?! ?(?:people|percent|%))"
    rf"|(?:{AND}(?:the )?(?:<month-> <day->|<day->(?: of)? <month->|<month->)){{0,4}}{AND}(?:the )?"
    r"(?:<month:until>(?: <day->)?|<day->(?: of)? <month:until2>),? <year:later2>)"
)
THAT_YEAR = (
    r",? (?:of )?(?:the )?(?P<which>last|this|next|that same|that|same|previous|preceding|following)"
    r" (?P<unit>year)"
)

RULES = (
    Rule("month day year", "month", date,
         rf"{OF_WEEK}<month> <day>,? ?(?:<year>|<short>)",
         ("on August 7, 1998, in", "", "August 7, 1998", "1998-08-07"),
         ("on Friday, Oct. 23, 1998", "", "Friday, Oct. 23, 1998", "1998-10-23"),
         ("on February 29, 2024", "", "February 29, 2024", "2024-02-29"),
         ("on Dec. 21, '88", "1990-01-01", "Dec. 21, '88", "1988-12-21")),
    Rule("day-month-year", "month", date,
         r"<day>-<month>-(?:<year>|(?P<short>\d\d))(?![\d-])",
         ("Dated 3-Mar-98, it", "2001-01-01", "3-Mar-98", "1998-03-03")),
    Rule("day month year", "month", date,
         rf"{OF_WEEK}(?:the )?<day>(?: day)?(?: of)?[ -]<month>,?[ -](?:<year>|<short>)",
         ("on 14 July 1789", "", "14 July 1789", "1789-07-14"),
         ("on the 25th of August 1914", "", "the 25th of August 1914", "1914-08-25")),
    Rule("month year", "month", date,
         rf"{EDGE}<month>,?(?: of)?[ -](?:<year>|<short>)",
         ("in February 2022, having", "", "February 2022", "2022-02"),
         ("in early November 1918", "", "early November 1918", "1918-11"),
         ("in Sept. 2001", "", "Sept. 2001", "2001-09")),
    Rule("month of that year", "month", month_of,
         rf"{EDGE}<month>{THAT_YEAR}",
         ("in June last year", "1998-02-19", "June last year", "1997-06"),
         ("Born in 1940. In August of that year", "", "August of that year", "1940-08")),
    Rule("day of that year", "month", month_of,
         rf"<month> <day>{THAT_YEAR}",
         ("on June 5 last year", "1998-02-19", "June 5 last year", "1997-06-05")),
    Rule("month day", "month", date,
         rf"(?:{OF_WEEK}|{EDGE})(?:last )?<month> (?:the )?<day>(?! ?(?:percent|million))(?:{LATER})?",
         ("fell on Aug. 6", "1998-10-13", "Aug. 6", "1998-08-06"),
         ("met on Nov. 25", "2000-01-15", "Nov. 25", "1999-11-25"),
         ("from July 1 to July 3, 1863", "", "July 1", "1863-07-01"),
         ("on Saturday, April 25", "1998-04-01", "Saturday, April 25", "1998-04-25")),
    Rule("two days", "month", two_days,
         r"<month> (?P<day>3[01]|[12]?\d)/(?P<to>3[01]|[12]?\d)(?![\d/])(?:,? <year>)?"
         r"|(?P<day2>3[01]|[12]?\d)/(?P<to2>3[01]|[12]?\d) <month2>(?:,? <year2>)?",
         ("on July 4/5, 2011, it", "", "July 4/5, 2011", "2011-07-04"),
         ("on 4/5 July it", "2011-08-05", "4/5 July", "2011-07-04")),
    Rule("month day in words", "month", date,
         rf"{OF_WEEK}<month> (?:the )?<nth:day>",
         ("on March eighth", "1998-03-05", "March eighth", "1998-03-08")),
    Rule("day month", "month", date,
         rf"{OF_WEEK}(?:the )?<day>(?: of)?[ -]<month>(?:{LATER})?",
         ("on 10 August they", "1914-09-01", "10 August", "1914-08-10")),
    Rule("day of two", "month", date,
         r"<day>(?= ?(?:and|to|or|-|,) ?(?:the )?<day->(?:,? ?(?:and|or) <day->)?(?: of)?"
         r" <month>(?:,? <year>)?)",
         ("on 6-7 January 1916", "", "6", "1916-01-06")),
    Rule("month", "month", bare_month,
         rf"(?:{EDGE}|the month of )<month>(?:{LATER})?",
         ("signed in March.", "1998-02-13", "March", "1997-03"),
         ("between March and April 1918", "", "March", "1918-03"),
         ("by mid-November", "1989-10-30", "mid-November", "1989-11"),
         ("in March", "", "March", "XXXX-03")),
    Rule("second day of two", "second", second_day,
         r"(?:the )?<day>(?!/|\d)(?:,? <year>)?",
         ("In all of June 5, 6 and 7, 2023, they", "", "6", "2023-06-06"),
         ("from April 6-7, he", "1915-05-01", "7", "1915-04-07"),
         ("On May 4 and 5 were", "1865-06-01", "5", "1865-05-05")),
    Rule("week of a day", "month", week_of,
         r"(?:the )?week (?P<way>of|beginning|starting|ending) <month> <day>(?:,? <year>)?",
         ("the week of March 6, he", "2000-02-24", "the week of March 6", "2000-W10")),
)  # fmt: skip
