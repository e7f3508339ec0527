"""Holidays and other named days of the news.

Sources: 5 U.S.C. 6103 for the federal holidays of the United States, 2 U.S.C. 7 for Election Day, the
Gregorian Easter (computus) and the days counted from it; the rest are fixed days.
"""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter

from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Day, Value, calendar, nth_weekday, open_date
from ..year_meant import BESIDE
from .relative import which_way

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
    "easter day": 0, "easter monday": 1, "maundy thursday": -3, "holy saturday": -1,
    "shrove tuesday": -47, "pentecost": 49,
}  # fmt: skip
AFTER_THANKSGIVING = {"black friday": dt.timedelta(days=1), "cyber monday": dt.timedelta(days=4)}
NAMES = sorted(
    {*FIXED, *FLOATING, *EASTER, *AFTER_THANKSGIVING, "election day"},
    key=lambda name: (-len(name), name),
)
SPELLED = "|".join(name.replace(".", "[.]") for name in NAMES)
GREGORIAN = range(1583, 4100)  # years of that calendar, as far as its Easter is computed
OTHER_SIDE = 92  # days: a season, from which on a holiday is far


def holiday(found: Match, context: Context) -> Value | None:
    """A holiday, of the year said or else the nearest: before or after it where the words or the
    tense say so; not in a name ("Christmas Appeal")."""
    name = found["holiday"]
    if context.text[found.end + 1 : found.end + 2].isupper() and "year" not in found:
        return None
    if "year" in found:
        year = int(found["year"])
        return calendar(day_in(name, year).isoformat()) if year in GREGORIAN else None
    origin, anchor = context.origin()
    if origin is None:
        return open_date(UNKNOWN["day"], "day")
    years = [year for year in range(origin.year - 1, origin.year + 2) if year in GREGORIAN]
    away = sorted(((day_in(name, year) - origin).days for year in years), key=abs)
    if not away:
        return None
    way = which_way(found.get("which")) or holiday_direction(found, context, away[0])
    days = next((days for days in away if days * way >= 0), away[0])
    return calendar((origin + dt.timedelta(days=days)).isoformat(), anchor=anchor)


def holiday_direction(found: Match, context: Context, nearest: int) -> int:
    """-1 for the last, 1 for the next, 0 for the nearest, which is so many days away.

    A verb's own day follows its tense: "was robbed on Christmas Eve". Of others the nearest is
    meant, "shops hired staff ahead of Christmas", unless it is far on the other side.
    """
    ways = {"past": -1, "future": 1}
    if cue := ways.get(context.cue(found)):
        return cue
    way = ways.get(context.tense(found, present=False), 0)
    near = BESIDE if context.hangs_on_verb(found) else OTHER_SIDE
    return 0 if abs(nearest) <= near else way


def day_in(name: str, year: int) -> Day:
    """The day of a holiday in a year."""
    if name in FIXED:
        return Day(year, *FIXED[name])
    if name == "election day":  # the Tuesday after the first Monday of November
        return nth_weekday(year, 11, 1, 1) + dt.timedelta(days=1)
    if name in AFTER_THANKSGIVING:
        return nth_weekday(year, *FLOATING["thanksgiving"]) + AFTER_THANKSGIVING[name]
    if name in FLOATING:
        return nth_weekday(year, *FLOATING[name])
    return easter(year) + dt.timedelta(days=EASTER[name])


def nine_eleven(found: Match, context: Context) -> Value:
    """9/11 and Sept. 11 as names of 11 September 2001."""
    return calendar("2001-09-11")


RULES = (
    Rule("holiday", "holiday", holiday,
         rf"(?:(?P<which>last|next|this) )?(?P<holiday>{SPELLED})(?:,? <year>)?(?! island)",
         ("found Thanksgiving Day clinging", "2000-01-07", "Thanksgiving Day", "1999-11-25"),
         ("by Christmas 1963", "", "Christmas 1963", "1963-12-25"),
         ("on Good Friday", "2025-04-25", "Good Friday", "2025-04-18"),
         ("prayed as Easter week began", "2000-04-17", "Easter", "2000-04-23"),
         ("since Memorial Day", "2025-06-20", "Memorial Day", "2025-05-26"),
         ("on Election Day", "2025-01-10", "Election Day", "2024-11-05")),
    Rule("nine eleven", "small", nine_eleven,
         r"9/11(?!/|\d)",
         ("after 9/11,", "", "9/11", "2001-09-11")),
    Rule("september 11", "month", nine_eleven,
         r"sept(?:ember|\.) 11(?:th)?(?= (?:terror|attack|hijack|bomb|plot|victim|commission))",
         ("the September 11 attacks", "2005-06-30", "September 11", "2001-09-11")),
)  # fmt: skip
