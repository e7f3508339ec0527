"""Days of the week, and days counted from today."""

from __future__ import annotations

import re

from ..surroundings import Context, Match, Rule
from ..values import Day, Value, calendar, open_date, shift, vague
from ..vocabulary import RELATIVE_DAYS, WEEKDAYS, expand, number
from ..year_meant import nearest_year, year_with
from .months import month_and_day
from .offsets import offset
from .relative import ANAPHORIC, SAME, which_way
from .vague import nothing


def weekday(found: Match, context: Context) -> Value | None:
    """A weekday, by tense and cue, before, after or nearest to the reference date.

    In a narrative, or where the words say so ("the following Friday"), it counts from the last day
    said instead.
    """
    if found.words.startswith("that ") and not context.begins_with(found, "DT"):
        return None  # "he said that Friday's vote"
    wanted = WEEKDAYS[found["weekday"]]
    if HABITS.match(context.after(found)):
        return Value("SET", f"XXXX-WXX-{wanted}", grain="day")
    some = ANY.search(context.before(found)) and not context.noun_follows(found)
    other = THE.search(context.before(found)) and OTHER.match(context.after(found))
    if some or other or NUMBERED.match(context.after(found)):
        return vague(f"XXXX-WXX-{wanted}", grain="day")  # "tomorrow, a Tuesday"
    origin, anchor = context.published, context.anchor
    told = found.get("which").removeprefix("the ") in ANAPHORIC
    if context.narrative or told:
        value, name = context.antecedent("day")
        origin, anchor = (value.earliest, name) if value else (origin, anchor)
    if origin is None:
        return open_date(f"XXXX-WXX-{wanted}", "day")
    if dated := DATED.match(context.after(found)):
        return calendar(day_beside(dated, wanted, origin), anchor=anchor)
    day = weekday_from(origin, wanted, weekday_direction(found, context))
    return calendar(in_range(day, found, context).isoformat(), anchor=anchor)


def in_range(day: Day, found: Match, context: Context) -> Day:
    """The day, moved by a week where it is an end of a range whose ends would stand the wrong way
    round: from Monday to Thursday."""
    before, wanted = context.before(found), day.isoweekday()
    if (first := RANGE_BEGUN.search(before)) and context.said:
        begun = context.said[-1][0].earliest
        ended = begun and begun.isoweekday() == WEEKDAYS[first["weekday"]]
        return weekday_from(begun, wanted, "after") if begun and ended else day
    ahead = RANGE_AHEAD.match(context.after(found))
    if ahead is None or not FROM.search(before) or not context.published:
        return day
    if "which" in ahead.groupdict() and ahead["which"]:
        weeks = which_way(ahead["which"])
        return day_of_week(context.published, weeks, wanted)
    end = weekday_from(
        context.published, WEEKDAYS[ahead["weekday"]], weekday_direction(found, context)
    )
    return weekday_from(end, wanted, "before") if end <= context.published else day


def day_beside(dated: re.Match[str], wanted: int, origin: Day) -> str:
    """The day whose date stands in brackets after its weekday: Tuesday (March 10)."""
    groups = {name.rstrip("2"): words for name, words in dated.groupdict().items() if words}
    month, day = month_and_day(groups)
    year = year_with(wanted, nearest_year(origin, month, day, "past"), month, day or 1, origin)
    return f"{year:04}-{month:02}-{day:02}"


def weekday_direction(found: Match, context: Context) -> str:
    """last, this or next as said, else the direction of the clause."""
    word = found.get("which").removeprefix("this ")
    if word in SAME:
        return "week"
    if way := which_way(word):
        return "before" if way < 0 else "after"
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


def weekday_of_week(found: Match, context: Context) -> Value:
    """Monday last week, Friday of next week."""
    wanted, today = WEEKDAYS[found["weekday"]], context.published
    if today is None:
        return open_date(f"XXXX-WXX-{wanted}", "day")
    day = day_of_week(today, which_way(found["which"]), wanted)
    return calendar(day.isoformat(), anchor=context.anchor)


def day_of_week(today: Day, weeks: int, wanted: int) -> Day:
    """A weekday of the week so many weeks away."""
    return shift(today, 7 * weeks + wanted - today.isoweekday(), "day") or today


def weekday_beyond(found: Match, context: Context) -> Value | None:
    """The Friday before last, the Monday after next; a week on Friday, Thursday week."""
    wanted, today = WEEKDAYS[found["weekday"]], context.published
    if context.before(found).endswith("for "):
        return None  # "for a week from Monday"
    if today is None:
        return open_date(f"XXXX-WXX-{wanted}", "day")
    back = found.get("way").startswith("before")
    weeks = number(found.get("count", "a")) or 1
    nearest = weekday_from(today, wanted, "before" if back else "after")
    day = shift(nearest, -weeks if back else weeks, "week")
    return calendar((day or today).isoformat(), anchor=context.anchor)


def relative_day(found: Match, context: Context) -> Value:
    """Today, yesterday, tomorrow; the day before yesterday, the day after tomorrow; of "today's
    world", "the people of tomorrow" no day."""
    if GENERIC.match(context.after(found)) or OF_GENERIC.search(context.before(found)):
        return vague(GENERIC_REFERENCES.get(found["relday"], "PAST_REF"))
    days = RELATIVE_DAYS[found["relday"]] * (2 if "beyond" in found else 1)
    return offset(context.published, context.anchor, abs(days), "day", -1 if days < 0 else 1)


def spoken_day(found: Match, context: Context) -> Value | None:
    """On the day, later in the day: the day said in this sentence or the one before, if any."""
    value, anchor = context.antecedent("day", near=True)
    return calendar(value.value[:10], anchor=anchor) if value else None


ANY = re.compile(r"\b(?:an?|any|some) $")
# A weekday that something else dates: the Friday before the vote, the first Sunday after Easter
THE = re.compile(r"\b(?:the|first|second|third|fourth|fifth|last|next) $")
FROM = re.compile(r"\b(?:from|between) $")
RANGE_AHEAD = re.compile(
    expand(r" (?:to|through|until|till|and) <weekday>(?: (?P<which>last|this|next) week)?(?![a-z])")
)
RANGE_BEGUN = re.compile(expand(r"\b(?:from|between) <weekday> (?:to|through|until|till|and) $"))
OTHER = re.compile(r" (?:before|after|following|preceding) (?!noon|midnight)[a-z]")
NUMBERED = re.compile(r" the \d")  # Friday the 13th
# What comes round with its weekday: Sunday school, Sunday trading, the Friday edition.
HABITS = re.compile(
    r" (?:school|trad(?:e|ing)|shopping|opening|roasts?|lunch(?:es)?|magazine|edition|supplement"
    r"|column|masses|worship)\b"
)
DATED = re.compile(expand(r" \((?:<month> <day>|<day2> <month2>)\)"))  # Tuesday (March 10)
# Of these today is the present age, and tomorrow the one to come.
GENERIC = re.compile(
    r"'s (?:[a-z]+ )?(?:world|society|generations?|youth|young|kids|children|teenagers|parents|standards"
    r"|age|era|culture|climate|economy|consumers?|workers|technology)\b"
)
OF_GENERIC = re.compile(
    r"\b(?:people|men|women|children|kids|youth|world|society|generations?|leaders|citizens|cars"
    r"|cities|workers|scientists|jobs|technology|technologies) of $"
)
GENERIC_REFERENCES = {"today": "PRESENT_REF", "tomorrow": "FUTURE_REF"}
EARLY = r"(?:(?:earlier|later|early|late) (?:on )?)?"
RULES = (
    Rule("weekday", "weekday", weekday,
         rf"{EARLY}<weekday>(?!'s? (?:times|mail))",
         ("met on Friday", "2025-08-20", "Friday", "2025-08-15"),
         ("will meet on Friday", "2025-08-20", "Friday", "2025-08-22"),
         ("said Wednesday", "2025-08-20", "Wednesday", "2025-08-20"),
         ("on Wednesday", "", "Wednesday", "XXXX-WXX-3"),
         ("late Monday, officials said", "2000-04-03", "late Monday", "2000-04-03")),
    Rule("named weekday", "weekday", nothing,
         r"(?:super|bloody|blue|red|fat|giving|manic|mad|wild|spy) <weekday>"),
    Rule("last or next weekday", "weekday", weekday,
         r"(?:(?P<edge>early|late) )?(?:the )?(?P<which>last|this past|this coming|this|next"
         r"|past|previous|preceding|coming|following|that same|that|same) <weekday>",
         ("due to expire last Thursday", "1989-10-30", "last Thursday", "1989-10-26"),
         ("next Monday", "2025-08-20", "next Monday", "2025-08-25"),
         ("On 3 May 1917 … the following Friday", "", "the following Friday", "1917-05-04"),
         ("On 3 May 1917 … that Sunday", "", "that Sunday", "1917-05-06")),
    Rule("weekday of a week", "weekday", weekday_of_week,
         r"<weekday>,? (?:of )?(?P<which>last|this|next) week",
         ("on Monday last week", "2025-08-20", "Monday last week", "2025-08-11")),
    Rule("weekday beyond the next", "weekday", weekday_beyond,
         r"(?:the )?<weekday> (?P<way>before last|after next)(?![a-z])|<weekday2> week(?![a-z-])"
         r"|(?P<count>a|two|three) weeks? (?P<way2>on|from|next) <weekday3>",
         ("left the Friday before last", "2025-08-20", "the Friday before last", "2025-08-08"),
         ("opens on Friday week", "2025-08-20", "Friday week", "2025-08-29"),
         ("opens a week on Friday", "2025-08-20", "a week on Friday", "2025-08-29")),
    Rule("today", "today", relative_day,
         rf"{EARLY}<relday>",
         ("said today", "1998-02-22", "today", "1998-02-22"),
         ("late yesterday", "1991-02-25", "late yesterday", "1991-02-24"),
         ("back tomorrow to", "2000-04-03", "tomorrow", "2000-04-04"),
         ("closed yesterday", "2024-03-01", "yesterday", "2024-02-29")),
    Rule("day before yesterday", "today", relative_day,
         r"(?P<beyond>the day )(?:before (?P<relday>yesterday)|after (?P<relday2>tomorrow))",
         ("the day before yesterday", "2024-03-01", "the day before yesterday", "2024-02-28")),
    Rule("the day", "unit", spoken_day,
         r"(?:(?:later|earlier|early|late) (?:on |in )|on (?=the day(?: ?[.,;:)]|$| (?:and|but|in|at|as)"
         r"\b)))(?P<whole>the day)(?! (?:of|before|after|when|that)\b)",
         ("He came on Friday. Later in the day, it", "2025-08-20", "the day", "2025-08-15")),
)  # fmt: skip
