"""How often: every week, twice a month, on Mondays, annually."""

from __future__ import annotations

import re

from ..periods import period
from ..surroundings import Context, Match, Rule
from ..values import Value
from ..vocabulary import PARTS, SEASONS, WEEKDAYS, month_number, number, ordinal, unit

# Words before "a year" that make it a rate: $5 million a year, twice a year.
RATE = re.compile(
    r"(?:\d|\b(?:million|billion|trillion|hundred|thousand|dollars|cents|percent|once|twice|times|flights"
    r"|hours|days|people|shares|barrels|tons|tonnes|pounds|euros|copies|miles|units|cars|visitors|much"
    r"|more|rate of)) $"
)
COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|few|several|consecutive|successive"
    r"|straight)) $"
)
BESIDE = re.compile(r" (?:after|before|of|from|since|ago|later|earlier|and a half|in advance)\b")
# adverb -> unit, and how many of it lie between two times
ADVERBS = {
    "hourly": ("hour", 1), "daily": ("day", 1), "nightly": ("day", 1), "weekly": ("week", 1),
    "biweekly": ("week", 2), "fortnightly": ("week", 2), "monthly": ("month", 1),
    "bimonthly": ("month", 2), "quarterly": ("month", 3), "annually": ("year", 1),
    "yearly": ("year", 1), "annual": ("year", 1), "biannual": ("month", 6),
    "biannually": ("month", 6), "semiannual": ("month", 6), "semiannually": ("month", 6),
    "biennial": ("year", 2), "triennial": ("year", 3), "quadrennial": ("year", 4),
}  # fmt: skip
SPELLED = "|".join(ADVERBS)
# Of these the annual and the quarterly are sums over so long, and nothing that comes round.
SUMS = re.compile(
    r"(?:[- ][a-z]{1,20}){0,3}?[- ](?:results?|profits?|loss(?:es)?|revenues?|earnings|sales|income|incomes"
    r"|salar(?:y|ies)|wages?|pay|budgets?|costs?|spending|turnover|rates?|growth|inflation|increases?"
    r"|rise|decline|drop|yields?|dividends?|payments?|fees?|premiums?|output|production|savings"
    r"|estimates?|forecasts?|figures?|average|rent|interest|returns?|deficits?|surplus|net|gains?"
    r"|basis|pace|consumption|capacity|demand|exports|imports|shipments|percentage)\b"
)


def each(found: Match, context: Context) -> Value:
    """Every week, a year (in $5 a year), each Tuesday."""
    if "weekday" in found:
        part = "T" + PARTS[found["part"]] if "part" in found else ""
        return Value("SET", f"XXXX-WXX-{WEEKDAYS[found['weekday']]}{part}", grain="day")
    if "part" in found:
        return Value("SET", f"XXXX-XX-XXT{PARTS[found['part']]}", grain="part of day")
    if "month" in found:
        return Value("SET", f"XXXX-{month_number(found['month']):02}", grain="month")
    if "season" in found:
        return Value("SET", f"XXXX-{SEASONS[found['season']]}", grain="season")
    other = found.get("other")
    count = number(found.get("count")) or (2 if other == "other" else ordinal(other or "first"))
    grain = unit(found["unit"])
    return Value("SET", period(count, grain), grain=grain)


def weekdays(found: Match, context: Context) -> Value | None:
    """On Mondays; not "three Sundays in a row", which are certain ones."""
    return None if COUNTED.search(context.before(found)) else each(found, context)


def per_unit(found: Match, context: Context) -> Value | None:
    """A day, as a rate: five times a day, $5 per week."""
    per = found.words.startswith("per")
    return each(found, context) if per or is_rate(found, context) else None


def is_rate(found: Match, context: Context) -> bool:
    """Whether "a day" counts what stands before: five rallies a day, once a week."""
    if RATE.search(context.before(found)):
        return True
    return context.rates(found) and not BESIDE.match(context.after(found))


def adverb(found: Match, context: Context) -> Value | None:
    """Daily, annually; not in a name ("the Daily Mail"), nor of a sum ("annual profit")."""
    if context.text[found.start].isupper() and (context.named(found) or context.in_name(found)):
        return None
    if found["adverb"] in ("annual", "quarterly") and SUMS.match(context.after(found)):
        return None
    grain, count = ADVERBS[found["adverb"]]
    return Value("SET", period(count, grain), grain=grain)


RULES = (
    Rule("every", "unit season part weekday month", each,
         r"(?:almost |nearly )?(?:each|every)(?: (?P<other>other|second|third|fourth|fifth)| <count>)? (?:<weekday>(?:"
         r" <part>)?|<month>(?![a-z])|<season>|<part2>|<unit>)",
         ("every Tuesday", "", "every Tuesday", "XXXX-WXX-2"),
         ("each year", "", "each year", "P1Y"),
         ("every month for", "", "every month", "P1M"),
         ("every two weeks", "", "every two weeks", "P2W"),
         ("every other day", "", "every other day", "P2D"),
         ("every third week", "", "every third week", "P3W")),
    Rule("per unit", "unit", per_unit,
         r"(?:per|an?) (?P<unit>second|minute|hour|day|week|month|quarter|year)(?![a-z-])",
         ("twice a month,", "", "a month", "P1M"),
         ("a million copies a year", "", "a year", "P1Y"),
         ("five times per day", "", "per day", "P1D")),
    Rule("weekdays", "weekdays", weekdays,
         r"<weekday>s(?: <part>)?(?![a-z])|<weekday2> (?P<part2>mornings|afternoons|evenings"
         r"|nights)",
         ("closed on Mondays.", "", "Mondays", "XXXX-WXX-1"),
         ("on Tuesday nights", "", "Tuesday nights", "XXXX-WXX-2TNI")),
    Rule("daily", "adverb", adverb,
         rf"(?P<adverb>{SPELLED})(?![a-z'])",
         ("gather daily", "", "daily", "P1D"),
         ("the quarterly meeting", "", "quarterly", "P3M"),
         ("the annual meeting", "", "annual", "P1Y")),
)  # fmt: skip
