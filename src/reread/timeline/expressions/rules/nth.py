"""The first Friday of next month, the second week of March 2021, the 14th of this month."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ....timex import exists, month_end
from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Day, Value, at, calendar, impossible, nth_weekday, open_date, shift
from ..vocabulary import WEEKDAYS, ordinal
from .months import date
from .relative import relative_unit, this_unit


class Month(NamedTuple):
    """A month of a year, and what it was resolved against."""

    year: int
    month: int
    anchor: str


def month_meant(found: Match, context: Context) -> Month | None:
    """The month that is named ("March 2021"), counted ("next month") or spoken of ("the month"); of
    a year, that in which its first or last days lie."""
    if "year" in found and "month" not in found:
        return Month(int(found["year"]), 12 if rank(found["rank"]) < 0 else 1, "")
    if "month" in found:
        value = date(found, context)
    elif "which" in found:
        value = relative_unit(found, context)
    else:
        value = this_unit(found, context)
    if value is None or value.earliest is None:
        return None
    return Month(value.earliest.year, value.earliest.month, value.anchor)


def weekday_of_month(found: Match, context: Context) -> Value | None:
    """The first Friday of next month, the last Monday in May, the first Tuesday of every month."""
    which, weekday = rank(found["rank"]), WEEKDAYS[found["weekday"]]
    if not -1 <= which <= 5:
        return None
    some = f"XXXX-XX-WXX-{weekday}"
    if "every" in found:
        return Value("SET", some, grain="month")
    meant = month_meant(found, context)
    if meant is None:
        return open_date(some, "day")
    day = nth_weekday(meant.year, meant.month, weekday, which)
    if day.month != meant.month:
        return impossible()  # the fifth Friday of a month that has four
    return calendar(day.isoformat(), anchor=meant.anchor)


def week_of_month(found: Match, context: Context) -> Value | None:
    """The second week of March 2021: the days from the 8th to the 14th, and the weeks, from a
    Monday on, that can be meant by it, as far as they lie in the month."""
    which = rank(found["rank"])
    if not -1 <= which <= 5:
        return None
    meant, grain = month_meant(found, context), "weekend" if "end" in found else "week"
    if meant is None:
        return open_date(UNKNOWN[grain], grain)
    if "end" in found:
        saturday = nth_weekday(meant.year, meant.month, WEEKDAYS["saturday"], which)
        return calendar(at(saturday, "weekend"), anchor=meant.anchor)
    first, last = Day(meant.year, meant.month, 1), month_end(meant.year, meant.month)
    if which < 0:
        low, high = back_to_monday(shift(last, -6, "day") or last), last
    else:
        day = shift(first, 7 * which - 7, "day") or first
        low = back_to_monday(day)
        high = shift(low, 13 if low < day else 6, "day") or last
    low, high = max(low, first), min(high, last)
    value = calendar(at(low, "week"), anchor=meant.anchor)
    if (low, high) != (value.earliest, value.latest):  # no one week of the calendar
        value = replace(value, value=f"{first:%Y-%m}")
    return replace(value, earliest=low, latest=high, grain="week")


def back_to_monday(day: Day) -> Day:
    """The Monday of a day's week."""
    return shift(day, 1 - day.isoweekday(), "day") or day


def rank(words: str) -> int:
    """The number of a rank; the last is -1, the one before it is -2."""
    return {"last": -1, "final": -1}.get(words) or ordinal(words)


def day_of_that_month(found: Match, context: Context) -> Value | None:
    """The 14th of this month, the fifth of the month, the last day of March."""
    day, meant = rank(found["rank"]), month_meant(found, context)
    if day != -1 and not exists(1, day):
        return None
    if meant is None:
        return open_date(UNKNOWN["day"] if day < 0 else f"XXXX-XX-{day:02}", "day")
    if day < 0:
        day = month_end(meant.year, meant.month).day
    return calendar(f"{meant.year:04}-{meant.month:02}-{day:02}", anchor=meant.anchor)


def ordinal_day(found: Match, context: Context) -> Value | None:
    """On the 20th: of the month just said, or spoken of in a story, else by tense."""
    day = ordinal(found["nth"])
    counts = context.noun_follows(found) or context.named(found) or context.counts(found)
    if not PREPOSITION.search(context.before(found)) or counts or not exists(1, day):
        return None
    value, anchor = context.antecedent("month")
    tells = context.narrative or not context.published or context.just_said(found)
    if value and value.earliest and tells:
        return calendar(f"{value.earliest:%Y-%m}-{day:02}", anchor=anchor)
    if context.published is None:
        return open_date(f"XXXX-XX-{day:02}", "day")
    month = month_by_tense(context.published, day, context.tense(found))
    return calendar(f"{month:%Y-%m}-{day:02}", anchor=context.anchor)


def month_by_tense(today: Day, day: int, direction: str) -> Day:
    """A day of the month in which a day of that number comes last, or next; else this month."""
    step = {"past": -(day > today.day), "future": int(day < today.day)}.get(direction, 0)
    return shift(today.replace(day=1), step, "month") or today


RANK = r"(?P<rank>last|final|<nth->)"
OF_MONTH = (
    r"(?:of|in) (?:(?P<which>this|next|last|that|the same|the following|the previous) (?P<unit>month)"
    r"|(?P<every>every|each) month|the (?P<unit2>month)|<month>(?:,? (?:of )?<year>)?)"
)
PREPOSITION = re.compile(
    r"\b(?:on|by|until|till|from|to|since|through|before|after|and|or|between|of) $"
)
RULES = (
    Rule("weekday of a month", "weekday", weekday_of_month,
         rf"(?:the )?{RANK} <weekday> {OF_MONTH}",
         ("on the second Tuesday of next month", "2025-10-20",
          "the second Tuesday of next month", "2025-11-11"),
         ("on the last Sunday in October 2014", "",
          "the last Sunday in October 2014", "2014-10-26")),
    Rule("week of a month", "unit", week_of_month,
         rf"(?:the )?{RANK} week(?P<end>end)? {OF_MONTH}",
         ("in the third week of June 2020", "", "the third week of June 2020", "2020-W25"),
         ("on the last weekend in June", "2020-07-25", "the last weekend in June", "2020-W26-WE")),
    Rule("first day of a month", "unit", day_of_that_month,
         rf"(?:the )?(?:very )?{RANK} day (?:{OF_MONTH}|(?:of|in) <year2>)",
         ("on the last day of February 2024", "", "the last day of February 2024", "2024-02-29"),
         ("on the first day of 2019", "", "the first day of 2019", "2019-01-01")),
    Rule("day of the month", "ordinal", ordinal_day,
         r"the (?P<nth>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?! of )",
         ("On 12 May 1944 … on the 20th they", "", "the 20th", "1944-05-20"),
         ("They will meet on the 5th.", "2025-12-20", "the 5th", "2026-01-05"),
         ("They met on the 30th.", "2025-08-20", "the 30th", "2025-07-30")),
    Rule("day of this month", "unit ordinal", day_of_that_month,
         r"(?:the )?(?P<rank><nth->) (?:of|in) (?:(?P<which>this|next|last|that|the same|the following"
         r"|the previous) (?P<unit>month)|the (?P<unit2>month))",
         ("on the 14th of this month", "2025-08-20", "the 14th of this month", "2025-08-14"),
         ("by the third of next month", "2025-12-20", "the third of next month", "2026-01-03")),
)  # fmt: skip
