"""Days and months of the calendar, with or without their year."""

from __future__ import annotations

import re
from calendar import isleap

from ..antecedents import SOON
from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Day, Value, at, bounds, calendar, open_date
from ..vocabulary import CUED_MONTHS, EDGE, MONTHS, expand, month_number, ordinal
from .relative import of_year

ABBREVIATED = frozenset(name for name in MONTHS if len(name) < 5) - {"may", "june", "july"}
MONTH_DAY = re.compile(expand(r"<month-> <day->(?:-| and | to )(?:the )?$"))
CUE = re.compile(
    r"\b(?:in|of|since|by|until|till|last|this|next|early|late|mid|from|to|between|and|during|through|"
    r"before|after|for|on)[ -]$"
)
OPEN = re.compile(r"\b(?:by|through) $")  # up to then: before or after, whatever the tense
FAR_DAY, FAR_MONTH = 6, 11  # months


def date(found: Match, context: Context) -> Value | None:
    """A month, or a day of a month, with its year or in the year that is meant."""
    month, day, tail = month_and_day(found)
    if "year" in found or "short" in found:
        return calendar(f"{full_year(found, context)}-{tail}")
    if day and day > 31:
        return None
    if "later" in found:
        return calendar(f"{found['later']}-{tail}")
    year, anchor = choose_year(found, context, month, day)
    if year is None:
        return open_date(f"XXXX-{tail}", "day" if day else "month")
    return calendar(f"{year:04}-{tail}", anchor=anchor)


def month_and_day(found: Match) -> tuple[int, int | None, str]:
    """The month, the day if one is said, and both as a value has them after the year."""
    month = month_number(found["month"])
    if "day" not in found:
        return month, None, f"{month:02}"
    day = ordinal(found["day"])
    return month, day, f"{month:02}-{day:02}"


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
    if anchor == context.anchor:
        direction = by_tense(found, context, month, day)
    else:
        value, _ = context.story()
        direction = "same" if value and value.grain in ("year", "season") else "nearest"
    return nearest_year(origin, month, day, direction), anchor


def following_year(origin: Day, month: int, day: int | None) -> int | None:
    """The year of a month or day that soon follows another, if it does."""
    year = origin.year + ((month, day or 31) < (origin.month, origin.day))
    then, _ = bounds(f"{year:04}-{month:02}-{day or 1:02}")
    return year if then and (then - origin).days <= SOON else None


def by_tense(found: Match, context: Context, month: int, day: int | None) -> str:
    """Direction of a month or day: tense decides only where it would not be far off.

    A day without its year is hardly ever ten months away: "payable Jan. 2" of an article of
    November is the next one, whatever the tense.
    """
    if cue := context.cue(found):
        return cue
    direction = context.tense(found, present=False)
    origin = context.published
    named = day is None and context.noun_follows(found)  # "under a June agreement"
    if not direction or origin is None or named or OPEN.search(context.before(found)):
        return "nearest"
    year = nearest_year(origin, month, day, direction)
    months = abs((year - origin.year) * 12 + month - origin.month)
    return "nearest" if months > (FAR_DAY if day else FAR_MONTH) else direction


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
    if distance > 6:
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


def month_of(found: Match, context: Context) -> Value:
    """June last year, August of that year."""
    _, day, tail = month_and_day(found)
    return of_year(found, context, tail, "day" if day else "month")


def day_of_month(found: Match, context: Context) -> Value | None:
    """The 20th, of a month said before."""
    day = ordinal(found["nth"])
    origin, anchor = context.antecedent("month")
    first = origin.earliest if origin else context.published
    if not 1 <= day <= 31:
        return None
    if first is None:
        return open_date(f"XXXX-XX-{day:02}", "day")
    return calendar(f"{first:%Y-%m}-{day:02}", anchor=anchor or context.anchor)


def numeric_date(found: Match, context: Context) -> Value | None:
    """A date in digits. Where day and month cannot be told apart the bounds hold both."""
    first, second, year = int(found["first"]), int(found["second"]), found["of"]
    if len(year) == 2:
        year = full_year(found.having(short=year), context)
    said = (f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}")
    days = {value: day for value in said if (day := bounds(value)[0])}
    if len(days) < 2:
        return calendar(next(iter(days))) if days else None
    low, high = sorted(days.values())
    return Value("DATE", next(iter(days)), low, high, "day", status="vague")


def iso_date(found: Match, context: Context) -> Value | None:
    """2014-03-18."""
    return calendar(f"{found['year']}-{found['first']}-{found['second']}")


def bare_month(found: Match, context: Context) -> Value | None:
    """A month alone; those that are also other words need a cue before them."""
    name = found["month"]
    sure = "edge" in found or "later" in found or CUE.search(context.before(found))
    if name in CUED_MONTHS and not sure:
        return None
    if name in ABBREVIATED and (not sure or context.named(found)):
        return None
    return date(found, context)


def second_day(found: Match, context: Context) -> Value | None:
    """The 7 of "April 6-7": of the same month, and later."""
    value, anchor = context.antecedent("day")
    if not MONTH_DAY.search(context.before(found)):
        return None
    if value is None or value.earliest is None or not ordinal(found["day"]) > value.earliest.day:
        return None
    return calendar(f"{value.value[:8]}{ordinal(found['day']):02}", anchor=anchor)


def week_of(found: Match, context: Context) -> Value | None:
    """The week of March 6."""
    day = date(found, context)
    if day is None or day.earliest is None:
        return open_date(UNKNOWN["week"], "week")
    return calendar(at(day.earliest, "week"), anchor=day.anchor)


OF_WEEK = r"(?:<weekday>\.?,? (?:the )?)?"
LATER = (
    r"(?= ?(?:and|to|through|until|till|or|-) ?(?:the )?(?:<day->,? (?:of )?)?<month->"
    r"(?:,? <day->,?)?,? <year:later>)"
)
THAT_YEAR = (
    r",? (?:of )?(?:the )?(?P<which>last|this|next|that same|that|same|previous|preceding|following)"
    r" (?P<unit>year)"
)

RULES = (
    Rule("iso date", "year", iso_date,
         r"<year>-(?P<first>0[1-9]|1[0-2])-(?P<second>0[1-9]|[12]\d|3[01])(?!\d)",
         ("as of 2014-03-18.", "", "2014-03-18", "2014-03-18")),
    Rule("numeric date", "small", numeric_date,
         r"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<of>(?:1[89]"
         r"|20)\d\d|\d\d)(?![\d/]|\.\d)",
         ("on 12/25/2013 they", "", "12/25/2013", "2013-12-25"),
         ("on 24.12.2013 they", "", "24.12.2013", "2013-12-24")),
    Rule("month day year", "month", date,
         rf"{OF_WEEK}<month> <day>,? ?(?:<year>|<short>)",
         ("on August 7, 1998, in", "", "August 7, 1998", "1998-08-07"),
         ("on Friday, Oct. 23, 1998", "", "Friday, Oct. 23, 1998", "1998-10-23"),
         ("on February 29, 2024", "", "February 29, 2024", "2024-02-29"),
         ("on Dec. 21, '88", "1990-01-01", "Dec. 21, '88", "1988-12-21")),
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
         r"(?:the )?<day>(?!/|\d)",
         ("from April 6-7, he", "1915-05-01", "7", "1915-04-07"),
         ("On May 4 and 5 were", "1865-06-01", "5", "1865-05-05")),
    Rule("week of a day", "month", week_of,
         r"(?:the )?week (?P<way>of|beginning|starting|ending) <month> <day>(?:,? <year>)?",
         ("the week of March 6, he", "2000-02-24", "the week of March 6", "2000-W10")),
    Rule("day of the month", "ordinal", day_of_month,
         r"(?:on )?(?P<whole>the (?P<nth>[12]?\d(?:st|nd|rd|th)|3[01](?:st)))(?![- ]?[a-z])",
         ("On 12 May 1944 … on the 20th,", "", "the 20th", "1944-05-20")),
)  # fmt: skip
