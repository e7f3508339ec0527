"""Times of day and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace

from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Value, calendar, open_date, shift, vague
from ..vocabulary import PARTS, number
from .days import relative_day, weekday
from .months import date
from .relative import which_way


def at_time(day: Value | None, time: str, grain: str) -> Value:
    """A time of a day, or of an unknown one."""
    if day and day.status == "impossible":
        return replace(day, type="TIME", grain=grain)
    if day is None or not day.earliest:
        return open_date((day.value if day else UNKNOWN["day"]) + time, grain, "TIME")
    return calendar(day.value[:10] + time, "TIME", day.anchor)


def day_part(found: Match, context: Context) -> Value | None:
    """Friday morning, tomorrow night, the night of 8 February."""
    if found["part"] in SEVERAL:
        return None
    part = PARTS[found["part"]]
    return at_time(day_named(found, context), f"T{part}", "part of day")


def day_named(found: Match, context: Context) -> Value | None:
    """The day that a match names, if it does."""
    if "relday" in found:
        return relative_day(found, context)
    if "month" in found:
        return date(found, context)
    return weekday(found, context) if "weekday" in found else None


def this_part(found: Match, context: Context) -> Value | None:
    """This morning, last night, tonight; that afternoon, the next morning."""
    part = PARTS[found["part"]] if "part" in found else "NI"
    which = found.get("which", "this").removeprefix("the ")
    if which == "last" and context.before(found).endswith("the "):
        return None  # "on the last night"
    origin, anchor = context.published, context.anchor
    if which not in ("this", "last"):
        value, name = context.antecedent("day")
        origin, anchor = (value.earliest, name) if value else (origin, anchor)
    day = origin and (shift(origin, which_way(which), "day") or origin)
    on = calendar(day.isoformat(), anchor=anchor) if day else None
    return at_time(on, f"T{part}", "part of day")


def clock(found: Match, context: Context) -> Value | None:
    """A time of day with its zone, on the day named beside it, or else the one spoken of."""
    time = clock_value(found["clock"], found.get("part"))
    if time is None or is_result(found, context):
        return None
    time += offset_of(found.get("zone"))
    day = day_named(found, context)
    return at_time(day, time, "minute") if day else of_spoken_day(found, context, time, "minute")


def offset_of(zone: str) -> str:
    """Z, or hours from it, of a zone's name or digits; "" of a name that several places share."""
    said = OFFSET.fullmatch(zone)
    if said is None:
        return ""
    if said["sign"]:
        return f"{said['sign']}{int(said['hours']):02}:{said['minutes'] or '00'}"
    return ZONES.get(said["name"], "")


def is_result(found: Match, context: Context) -> bool:
    """Whether digits with a colon are a result, a verse or a name ("ran it in 2:14:04", "John 3:16",
    "the 1:59 Challenge"): they have no a.m., zone, day nor a word like "at" before them."""
    before = context.before(found)
    if before.endswith(":"):
        return True
    times = {"zone", "weekday", "relday", "month", "part"} & set(found.groups)
    if times or ":" not in found["clock"] or "m" in found["clock"] or AT.search(before):
        return False
    return found["clock"].count(":") == 2 or bool(SCORE.search(before)) or context.in_name(found)


def of_spoken_day(found: Match, context: Context, time: str, grain: str) -> Value:
    """A time of the last day said, in this sentence or the one before; else of some day, which an
    article that tells of yesterday and of tomorrow leaves open."""
    value, anchor = context.day_just_said(found)
    if value:
        return at_time(calendar(value.value[:10], anchor=anchor), time, grain)
    if context.published:
        return vague(UNKNOWN["day"] + time, "TIME", grain)
    return open_date(UNKNOWN["day"] + time, grain, "TIME")


def clock_value(words: str, part: str = "") -> str | None:
    """T22:00 of "10 p.m.", T16:10 of "ten past four" of an afternoon; None where it is no time of
    day."""
    named = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
    if words in named:
        return named[words]
    hour, minute, *seconds = spoken_clock(words) or digits_of(words)
    if hour < 12 and (PM.search(words) or hour > LATE.get(part, 12)):
        hour += 12
    elif hour == 12 and AM.search(words):
        hour = 0
    tail = f":{seconds[0]:02}" if seconds else ""
    return f"T{hour:02}:{minute:02}{tail}" if hour < 25 and minute < 60 else None


def spoken_clock(words: str) -> tuple[int, int] | None:
    """Hour and minute of "half past six", "a quarter to nine"."""
    said = SPOKEN.fullmatch(words)
    if said is None:
        return None
    minutes = {"half": 30, "quarter": 15}.get(said["many"]) or int(number(said["many"]) or 0)
    away = minutes if said["way"] == "past" else -minutes
    return divmod(int(number(said["hour"]) or 0) * 60 + away, 60)


def digits_of(words: str) -> list[int]:
    """Hour, minute and seconds, if said, of a clock in digits or "six o'clock"."""
    digits = [int(digits) for digits in re.findall(r"[0-9]+", words)]
    digits = digits or [int(number(words.split()[0]) or 0)]
    if digits[0] > 99:
        return [*divmod(digits[0], 100)]
    return digits if len(digits) > 1 else [*digits, 0]


def loose_part(found: Match, context: Context) -> Value | None:
    """In the morning: of the day spoken of."""
    if not IN.search(context.before(found)) or context.named(found) or found["part"] in SEVERAL:
        return None
    if context.compounds(found) and not context.after(found).startswith(" hours"):
        return None  # "in the night club"
    part = "T" + PARTS[found["part"]]
    if not found.words.startswith(("the ", "mid")):
        return vague(UNKNOWN["day"] + part, "TIME", "part of day")
    return of_spoken_day(found, context, part, "part of day")


# Zones whose name stands for one offset; IST, for one, is India's, Israel's and Ireland's.
ZONES = {
    "z": "Z", "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00", "kst": "+09:00",
    "aest": "+10:00", "aedt": "+11:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
SPOKEN = re.compile(
    r"(?:a )?(?P<many>half|[a-z-]+|\d+)(?: minutes)? (?P<way>past|to) (?P<hour>[a-z]+|\d+)"
)
AM, PM = re.compile(r"\d ?a"), re.compile(r"\d ?p")
LATE = {"afternoon": 0, "evening": 0, "night": 5}  # hours after which it is one of the second half
SEVERAL = frozenset({"mornings", "afternoons", "evenings", "nights"})
OFFSET = re.compile(
    r"\(?(?P<name>z|[a-z]*t|utc|msk|)\)? ?(?:(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?"
)
AT = re.compile(r"\b(?:at|around|about|until|from|since) $")
SCORE = re.compile(r"\b(?:the|an?|in|of|his|her|its|won|win|ran|drew|drawn|lost|beat|finished) $")
IN = re.compile(r"\b(?:in|during|by|at|through|until|before|after|since|all) $")
DAY = (
    r"(?:<relday>|<weekday->,? (?:the )?<day3>(?: of)? <month3>(?:,? <year3>)?"
    r"|(?:(?P<which>last|next|this) )?<weekday>(?:,? <month> <day>(?:,? <year>)?)?"
    r"|<month2> <day2>(?:,? <year2>)?|(?:the )?<day4>(?: of)? <month4>(?:,? <year4>)?)"
)
ZONE = r"(?: <zone>|(?P<zone2>z)\b)?"  # after a clock
RULES = (
    Rule("clock, day, zone", "clock weekday", clock,
         rf"(?:<clock>|(?P<clock2>(?:[01]\d|2[0-3])[0-5]\d))(?: \(?local\)?)?,? (?:on )?{DAY},? \(?<zone>",
         ("at 16:05 Monday, UTC", "2019-07-17", "16:05 Monday, UTC", "2019-07-15T16:05Z"),
         ("at 1605 Monday, GMT", "2019-07-17", "1605 Monday, GMT", "2019-07-15T16:05Z")),
    Rule("clock before another", "clock", clock,
         rf"<clock>{ZONE}(?= (?:and|to|until|till|-) <clock->(?: <zone3>)?,? (?:on )?{DAY})",
         ("from 7 p.m. to 9 p.m. Friday", "2025-08-20", "7 p.m.", "2025-08-15T19:00")),
    Rule("clock before its day", "clock", clock,
         rf"<clock>{ZONE}(?=(?: \([^)]{{1,20}}\)|\)) (?:on )?{DAY})",
         ("at about 10:35 a.m. (0735 GMT) Friday", "1998-08-08", "10:35 a.m.", "1998-08-07T10:35"),
         ("at 15:30 local time (1430 UTC) on Tuesday", "2020-01-10",
          "15:30 local time", "2020-01-07T15:30")),
    Rule("clock", "clock", clock,
         r"(?:exactly |precisely |shortly (?:after|before) |just (?:after|before) )?<clock>"
         rf"{ZONE}(?: (?:in the |at )?(?P<part>morning|afternoon|evening|night))?(?:,? (?:on |of )?{DAY}"
         r"(?: (?P<part2>morning|afternoon|evening|night))?)?",
         ("at 10 p.m. Wednesday", "1998-02-13", "10 p.m. Wednesday", "1998-02-11T22:00"),
         ("until 9 a.m. EST Tuesday", "2000-04-03", "9 a.m. EST Tuesday", "2000-04-04T09:00-05:00"),
         ("at noon Saturday", "1991-02-25", "noon Saturday", "1991-02-23T12:00"),
         ("at 10:35 a.m. the", "1998-08-07", "10:35 a.m.", "XXXX-XX-XXT10:35"),
         ("at ten past four on Friday afternoon", "2025-08-20",
          "ten past four on Friday afternoon", "2025-08-15T16:10"),
         ("at 22:15 GMT", "2001-05-05", "22:15 GMT", "XXXX-XX-XXT22:15Z"),
         ("at 22:15 UTC+2 May 5", "2001-05-06", "22:15 UTC+2 May 5", "2001-05-05T22:15+02:00")),
    Rule("day at a time", "clock", clock,
         rf"{DAY},? at (?:about |around |approximately )?<clock>{ZONE}",
         ("on Friday at 10 a.m.", "2025-08-20", "Friday at 10 a.m.", "2025-08-15T10:00")),
    Rule("part of a day", "part", day_part,
         rf"(?:(?:early|late|later|earlier) )?{DAY},? (?:in the )?<part>",
         ("Friday evening.", "1989-10-30", "Friday evening", "1989-10-27TEV"),
         ("tomorrow morning", "2025-08-20", "tomorrow morning", "2025-08-21TMO")),
    Rule("part of a day, first", "part", day_part,
         rf"(?:the )?(?:early |late )?<part>(?: of| on|,)? {DAY}",
         ("the night of 8 February 1904", "", "the night of 8 February 1904", "1904-02-08TNI"),
         ("mid-afternoon yesterday", "1989-11-02", "mid-afternoon yesterday", "1989-11-01TAF")),
    Rule("this morning", "part", this_part,
         r"(?:(?:early|late|later|earlier) )?(?P<which>this|last|that|the same|the next|the"
         r" following|the previous|that same) (?:early |late )?<part>",
         ("later this afternoon", "1998-02-22", "later this afternoon", "1998-02-22TAF"),
         ("last night", "1998-01-20", "last night", "1998-01-19TNI"),
         ("on Friday. The next morning", "2025-08-20", "The next morning", "2025-08-16TMO")),
    Rule("tonight", "part", this_part,
         r"(?:(?:early|late|later|earlier) )?tonight",
         ("tonight", "2025-08-20", "tonight", "2025-08-20TNI")),
    Rule("in the morning", "part", loose_part,
         r"(?:the )?(?:early |late )?<part>(?: hours)?(?! of)",
         ("He came on Friday. In the morning he", "2025-08-20", "the morning", "2025-08-15TMO")),
)  # fmt: skip
