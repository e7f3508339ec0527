"""Days of the week, and days counted from today."""

from __future__ import annotations

from ..values import UNKNOWN, Day, Value, at, calendar, open_date, shift
from .context import Context, Found
from .relative import which_way
from .rule import Rule
from .vocabulary import RELATIVE_DAYS, WEEKDAYS


def weekday(found: Found, context: Context) -> Value:
    """A weekday, by tense and cue, before, after or nearest to the reference date."""
    wanted = WEEKDAYS[found["weekday"]]
    origin, anchor = context.published, "published"
    if context.narrative or origin is None:
        value, name = context.antecedent("day")
        if value and value.earliest and (context.narrative or value.anchor != ""):
            origin, anchor = value.earliest, name
    if origin is None:
        return open_date(f"XXXX-WXX-{wanted}", "day")
    day = weekday_from(origin, wanted, weekday_direction(found, context))
    return calendar(day.isoformat(), anchor=anchor)


def weekday_direction(found: Found, context: Context) -> str:
    """last, this or next as said, else the direction of the clause."""
    word = found.get("which").removeprefix("this ")
    if word in ("last", "past", "previous", "preceding"):
        return "before"
    if word in ("next", "coming", "following", "upcoming"):
        return "after"
    if word == "this" and not context.tense(found):
        return "week"
    owned = context.after(found).startswith("'s")  # "Tuesday's earthquake shows": no plan
    return context.tense(found, present=not owned) or context.weekdays


def weekday_from(origin: Day, wanted: int, direction: str) -> Day:
    """The day of a weekday seen from another day."""
    back = (origin.isoweekday() - wanted) % 7
    ahead = (wanted - origin.isoweekday()) % 7
    days = {
        "past": -back,
        "before": -(back or 7),
        "future": ahead,
        "after": ahead or 7,
        "week": wanted - origin.isoweekday(),
    }.get(direction, -back if back <= ahead else ahead)
    return shift(origin, days, "day") or origin


def weekday_of_week(found: Found, context: Context) -> Value:
    """Monday last week, Friday of next week."""
    wanted = WEEKDAYS[found["weekday"]]
    if context.published is None:
        return open_date(f"XXXX-WXX-{wanted}", "day")
    weeks = which_way(found["which"])
    monday = shift(context.published, weeks * 7 + 1 - context.published.isoweekday(), "day")
    day = shift(monday, wanted - 1, "day") if monday else None
    return calendar((day or context.published).isoformat(), anchor="published")


def relative_day(found: Found, context: Context) -> Value:
    """Today, yesterday, tomorrow."""
    if context.published is None:
        return open_date(UNKNOWN["day"], "day")
    day = shift(context.published, RELATIVE_DAYS[found["relday"]], "day")
    return calendar(at(day or context.published, "day"), anchor="published")


def day_beyond(found: Found, context: Context) -> Value:
    """The day before yesterday, the day after tomorrow."""
    if context.published is None:
        return open_date(UNKNOWN["day"], "day")
    day = shift(context.published, -2 if found["relday"] == "yesterday" else 2, "day")
    return calendar(at(day or context.published, "day"), anchor="published")


EARLY = r"(?:(?:earlier|later|early|late) (?:on )?)?"
RULES = (
    Rule(
        "weekday", "weekday",
        rf"{EARLY}<weekday>(?!'s? (?:times|mail))",
        weekday,
        (
            ("met on Friday", "2025-08-20", "Friday", "2025-08-15"),
            ("will meet on Friday", "2025-08-20", "Friday", "2025-08-22"),
            ("said Wednesday", "2025-08-20", "Wednesday", "2025-08-20"),
            ("on Wednesday", "", "Wednesday", "XXXX-WXX-3"),
            ("late Monday, officials said", "2000-04-03", "late Monday", "2000-04-03"),
        ),
    ),
    Rule(
        "last or next weekday", "weekday",
        r"(?:(?P<edge>early|late) )?(?:the )?(?P<which>last|this past|this coming|this|next"
        r"|past|previous|coming|following) <weekday>",
        weekday,
        (
            ("due to expire last Thursday", "1989-10-30", "last Thursday", "1989-10-26"),
            ("next Monday", "2025-08-20", "next Monday", "2025-08-25"),
        ),
    ),
    Rule(
        "weekday of a week", "weekday",
        r"<weekday>,? (?:of )?(?P<which>last|this|next) week",
        weekday_of_week,
        (
            ("on Monday last week", "2025-08-20", "Monday last week", "2025-08-11"),
        ),
    ),
    Rule(
        "today", "today",
        rf"{EARLY}<relday>",
        relative_day,
        (
            ("said today", "1998-02-22", "today", "1998-02-22"),
            ("late yesterday", "1991-02-25", "late yesterday", "1991-02-24"),
            ("back tomorrow to", "2000-04-03", "tomorrow", "2000-04-04"),
            ("closed yesterday", "2024-03-01", "yesterday", "2024-02-29"),
        ),
    ),
    Rule(
        "day before yesterday", "today",
        r"the day (?:before (?P<relday>yesterday)|after (?P<relday2>tomorrow))",
        day_beyond,
        (
            ("the day before yesterday", "2024-03-01", "the day before yesterday", "2024-02-28"),
        ),
    ),
)  # fmt: skip
