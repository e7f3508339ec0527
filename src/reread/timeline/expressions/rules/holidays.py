"""Holidays and other named days of the news, with the day or the rule that fixes them.

Sources: 5 U.S.C. 6103 for the federal holidays of the United States, 2 U.S.C. 7 for Election Day, the
Gregorian Easter (computus) and the days counted from it; the rest are fixed days.
"""

from __future__ import annotations

import datetime as dt

from ..values import Day, Value, calendar, open_date
from .context import Context, Found
from .relative import which_way
from .rule import Rule

# name -> (month, day)
FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1),
    "valentine's day": (2, 14), "st. patrick's day": (3, 17), "april fools' day": (4, 1),
    "april fool's day": (4, 1), "may day": (5, 1), "juneteenth": (6, 19),
    "independence day": (7, 4), "the fourth of july": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31), "all saints' day": (11, 1), "veterans day": (11, 11),
    "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "international women's day": (3, 8),
}  # fmt: skip
# name -> (month, ISO weekday, which one of the month; -1 is the last)
FLOATING = {
    "martin luther king day": (1, 1, 3), "martin luther king jr. day": (1, 1, 3),
    "presidents day": (2, 1, 3), "presidents' day": (2, 1, 3), "memorial day": (5, 1, -1),
    "mother's day": (5, 7, 2), "father's day": (6, 7, 3), "labor day": (9, 1, 1),
    "columbus day": (10, 1, 2), "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4),
}  # fmt: skip
# name -> days from Easter Sunday
EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter": 0, "easter sunday": 0,
    "easter day": 0, "easter monday": 1, "pentecost": 49,
}  # fmt: skip
NAMES = sorted({*FIXED, *FLOATING, *EASTER, "election day"}, key=lambda name: (-len(name), name))


SPELLED = "|".join(name.replace(".", "[.]") for name in NAMES)


def day_in(name: str, year: int) -> Day:
    """The day of a holiday in a year."""
    if name in FIXED:
        return Day(year, *FIXED[name])
    if name == "election day":  # the Tuesday after the first Monday of November
        return nth_weekday(year, 11, 1, 1) + dt.timedelta(days=1)
    if name in FLOATING:
        return nth_weekday(year, *FLOATING[name])
    from dateutil.easter import easter

    return easter(year) + dt.timedelta(days=EASTER[name])


def nth_weekday(year: int, month: int, weekday: int, which: int) -> Day:
    """The second Sunday of May; -1 counts from the end."""
    if which < 0:
        after = Day(year + month // 12, month % 12 + 1, 1)
        return after - dt.timedelta(days=(after.isoweekday() - weekday - 1) % 7 + 1)
    first = Day(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def holiday(found: Found, context: Context) -> Value | None:
    """A holiday, of the year said or else the nearest."""
    name = found["holiday"]
    if "year" in found:
        return on_day(name, int(found["year"]), "")
    origin, anchor = context.origin()
    if origin is None:
        return open_date("XXXX-XX-XX", "day")
    cue = {"past": -1, "future": 1}.get(context.cue(found), 0)
    return nearest_day(name, origin, anchor, which_way(found.get("which")) or cue)


def nearest_day(name: str, origin: Day, anchor: str, way: int) -> Value | None:
    """The holiday nearest to a day; only before it if way is -1, only after it if 1."""
    near = range(origin.year - 1, origin.year + 2)
    values = [value for year in near if (value := on_day(name, year, anchor)) and value.earliest]
    days = {(value.earliest - origin).days: value for value in values if value.earliest}
    allowed = [days_away for days_away in days if days_away * way >= 0]
    return days[min(allowed, key=abs)] if allowed else None


def on_day(name: str, year: int, anchor: str) -> Value | None:
    """The Value of a holiday in a year."""
    if not 1583 <= year <= 4099:  # the Gregorian calendar, as far as its Easter is computed
        return None
    return calendar(day_in(name, year).isoformat(), anchor=anchor)


def nine_eleven(found: Found, context: Context) -> Value:
    """9/11 and Sept. 11 as names of 11 September 2001."""
    return calendar("2001-09-11")


RULES = (
    Rule(
        "holiday", "holiday",
        rf"(?:(?P<which>last|next|this) )?(?P<holiday>{SPELLED})(?:,? <year>)?(?! island)",
        holiday,
        (
            ("found Thanksgiving Day clinging", "2000-01-07", "Thanksgiving Day", "1999-11-25"),
            ("by Christmas 1963", "", "Christmas 1963", "1963-12-25"),
            ("on Good Friday", "2025-04-25", "Good Friday", "2025-04-18"),
            ("prayed as Easter week began", "2000-04-17", "Easter", "2000-04-23"),
            ("since Memorial Day", "2025-06-20", "Memorial Day", "2025-05-26"),
            ("on Election Day", "2025-01-10", "Election Day", "2024-11-05"),
        ),
    ),
    Rule(
        "nine eleven", "small",
        r"9/11(?!/|\d)",
        nine_eleven,
        (
            ("after 9/11,", "", "9/11", "2001-09-11"),
        ),
    ),
    Rule(
        "september 11", "month",
        r"sept(?:ember|\.) 11(?:th)?(?= (?:terror|attack|hijack|bomb|plot|victim|commission))",
        nine_eleven,
        (
            ("the September 11 attacks", "2005-06-30", "September 11", "2001-09-11"),
        ),
    ),
)  # fmt: skip
