"""Years, what they add up to and fall into: decades, centuries, eras; seasons, quarters, halves."""

from __future__ import annotations

import re
from dataclasses import replace

from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Day, Value, at, bounds, calendar, open_date, shift
from ..vocabulary import DECADES, EDGE, SEASONS, month_number, number, ordinal
from .months import choose_year, full_year, nearest_year
from .relative import by_quarter, of_year, offset, which_way, year_by

SEASON_CUE = re.compile(
    r"\b(?:in|by|since|until|during|through|throughout|of|every|each)(?: the)? $"
)

# Before a year; without one of these a bare number needs to look like one in other ways.
CUE = re.compile(
    r"\b(?:in|since|by|until|till|from|to|between|and|during|through|throughout|before|after|of|for|the"
    r"|this|early|late|mid|year|circa|around|about|fiscal|as|c|or|on|than|with|at)[ .-]{1,3}$|[(,;'\"-] ?$|^$"
)
NAME = re.compile(
    r"\b(?:no|nr|number|flight|room|section|article|page|route|highway|model|type|line|boeing|"
    r"airbus|resolution|psalm|bus|train|unit|channel|at)[ .]{1,3}$|[$£€#@/+=]$|(?<!\d{3})\d[.,-]$"
)
# Numbers below this are years only after a preposition that dates.
LONG_AGO = 1600
DATING = re.compile(
    r"\b(?:in|since|by|until|till|from|to|between|and|circa|of|before|after|year)[ -]$"
)
MANY = re.compile(r" (?:were|are|have|more|others|of (?:them|the|whom|those|these|its|his|her|their))\b")
COUNTED = re.compile(
    r"^[- ]{1,3}(?:people|men|women|troops|soldiers|dollars|euros|pounds|miles|feet|meters|metres|km|kg|tons|"
    r"tonnes|members|percent|degrees|points|votes|yards|square|acres|horsepower|gmt|hours|hrs|megawatts|strong|block|pixels)\b"
    r"|^ (?:[a-z]{2,20} ){1,2}(?:street|avenue|road|drive|lane|boulevard|place|court|st|ave|rd|blvd)\b"
)


def year(found: Match, context: Context) -> Value | None:
    """A year by itself, unless its neighbours say that the digits count or name something else."""
    if "edge" not in found and not is_year(found, context):
        return None
    return calendar(full_year(found, context))


def is_year(found: Match, context: Context) -> bool:
    """Whether four digits say a year: by what stands before and after."""
    before, after = context.before(found), context.after(found)
    if NAME.search(before) or COUNTED.match(after) or context.numbers_noun(found):
        return False
    if MANY.match(after) and not DATING.search(before):
        return False  # "about 1950 were children"
    if int(found.get("year", "9999")) < LONG_AGO and not DATING.search(before):
        return False
    return bool(CUE.search(before)) or not context.counts(found)


def year_tail(found: Match, context: Context) -> Value | None:
    """The second half of 2014-15."""
    first = int(context.before(found)[-5:-1])
    second = first // 100 * 100 + int(found["tail"])
    return calendar(str(second)) if 0 < second - first < 60 else None


def ancient(found: Match, context: Context) -> Value:
    """A year before or after Christ."""
    digits = int(found["number"].replace(",", ""))
    if found["era"].startswith(("b", "before")):
        return Value("DATE", f"BC{digits:04}", grain="year")
    return calendar(f"{digits:04}")


def decade(found: Match, context: Context) -> Value | None:
    """The 1990s, the nineties, the '60s."""
    words = found["decade"].strip("'")
    if re.search(r"\b(?:his|her|their|its|my|your|our|mid|early|late)[ -]$", context.before(found)):
        return None
    digits = "".join(filter(str.isdigit, words))
    if len(digits) == 4:
        return calendar(digits[:3])
    tens = int(digits[0]) if digits else DECADES[words]
    last = context.published.year if context.published else 2029
    century = last // 100 - (tens > last // 10 % 10)
    return calendar(f"{century:02}{tens}")


def century(found: Match, context: Context) -> Value | None:
    """The 19th century is 18 in TIMEX3, the years 18xx; strictly it goes on to the end of 1900."""
    which = ordinal(found["nth"])
    if found.get("era").startswith("b"):
        return Value("DATE", f"BC{which:02}", grain="century")
    if not 1 <= which <= 30:
        return None
    return replace(calendar(f"{which - 1:02}"), latest=Day(which * 100, 12, 31))


def fiscal_year(found: Match, context: Context) -> Value:
    """Fiscal 1989; its months differ by country and company, so the bounds take in both years."""
    return widened(calendar(full_year(found, context)))


def widened(value: Value) -> Value:
    """A fiscal year or quarter, which may lie up to a year before the calendar's."""
    earlier = shift(value.earliest, -1, "year") if value.earliest else None
    return replace(value, earliest=earlier)


def season(found: Match, context: Context) -> Value | None:
    """A season, with or without its year; fall and spring alone need an article or preposition."""
    code, which = SEASONS[found["season"]], found.get("which").removeprefix("this ")
    alone = not {"year", "short", "which", "edge"} & set(found.groups)
    if alone and found["season"] in ("fall", "spring") and not is_season(found, context):
        return None
    if "year" in found or "short" in found:
        return calendar(f"{full_year(found, context)}-{code}")
    origin, anchor = context.origin()
    if origin is None:
        return open_date(f"XXXX-{code}", "season")
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[code]
    if which_way(which):
        year = year_by(origin, month, which)
    else:
        tense = "" if which == "this" else context.tense(found)
        year = nearest_year(origin, month, None, tense or "nearest")
    return calendar(f"{year:04}-{code}", anchor=anchor)


def is_season(found: Match, context: Context) -> bool:
    """Whether fall and spring, alone, name a season: the spring, in spring."""
    after = context.after(found)
    if found.words.startswith("the "):
        return found["season"] == "spring" or not after.startswith((" of ", " in "))
    return bool(SEASON_CUE.search(context.before(found))) and not context.noun_follows(found)


def spoken_year(found: Match, context: Context) -> Value | None:
    """Nineteen ninety-six, as broadcasts are written down."""
    words = found["words"].replace("-", " ").split()
    if words[0] == "the":
        return calendar("2000")
    hundreds = 20 if words[0] in ("twenty", "two") else 19
    rest = number(" ".join(words[2 if words[0] == "two" else 1 :]))
    return calendar(f"{hundreds}{int(rest):02}") if rest and rest < 100 else None


def quarter(found: Match, context: Context) -> Value | None:
    """The third quarter, Q3 2013, the 1988 third quarter; of the nearest year if none is said."""
    letter = "H" if found["kind"].startswith("h") else "Q"
    code = letter + (found["digit"] if "digit" in found else str(ordinal(found["nth"])))
    if code not in ("Q1", "Q2", "Q3", "Q4", "H1", "H2"):
        return None
    if "unit" in found:
        return of_year(found, context, code, "quarter")
    if "year" in found or "short" in found:
        return calendar(f"{full_year(found, context)}-{code}")
    if code[0] == "H" and not found.words.endswith("year"):
        return None  # the second half of a match
    origin, anchor = context.origin()
    if origin is None:
        return open_date(f"XXXX-{code}", "quarter" if code[0] == "Q" else "half")
    first, _ = bounds(f"{origin.year:04}-{code}")
    begun = first is None or first <= origin or context.tense(found) == "future"
    value = calendar(f"{origin.year - (not begun):04}-{code}", anchor=anchor)
    return widened(value) if "fiscal" in found.words else value


def halves(found: Match, context: Context) -> Value | None:
    """The first two quarters of 1990."""
    code = "H1" if found["which"] == "first" else "H2"
    return calendar(f"{full_year(found, context)}-{code}")


def quarter_ended(found: Match, context: Context) -> Value | None:
    """The quarter ended July 31: the quarter of the calendar that holds its middle."""
    month, day = month_number(found["month"]), ordinal(found["day"])
    year, anchor = choose_year(found, context, month, day)
    if year is None:
        return open_date(UNKNOWN["quarter"], "quarter")
    end, _ = bounds(f"{year:04}-{month:02}-{min(day, 28):02}")
    middle = shift(end, -45, "day") if end else None
    return widened(calendar(at(middle, "quarter"), anchor=anchor)) if middle else None


def year_ago_quarter(found: Match, context: Context) -> Value | None:
    """The year-earlier third quarter: that of the year before."""
    value = quarter(found, context)
    return by_quarter(value, value.anchor, -1) if value and value.earliest else value


def same_quarter(found: Match, context: Context) -> Value | None:
    """The 1988 period: the quarter under report, in another year."""
    value, anchor = context.last_quarter(found)
    if value is None:
        return calendar(found["year"]) if found["kind"] == "quarter" else None
    return calendar(f"{found['year']}-{value.value[5:7]}", anchor=anchor)


def year_ago(found: Match, context: Context) -> Value:
    """The year-earlier quarter, a year-ago loss: the quarter spoken of, a year before."""
    value, anchor = context.last_quarter(found)
    if value:
        return by_quarter(value, anchor, -1)
    return offset(context.published, context.anchor, 1, "year", -1)


def latest(found: Match, context: Context) -> Value | None:
    """The latest quarter, the latest period: the quarter under report."""
    value, anchor = context.last_quarter(found)
    if value is None:
        return open_date(UNKNOWN["quarter"], "quarter") if found["unit"] == "quarter" else None
    return replace(value, anchor=anchor)


RULES = (
    Rule("quarter", "unit half", quarter,
         r"(?:<edge> )?(?:the )?(?:(?:<year>|this year's|last year's) )?(?:(?:fiscal|final)[-"
         r" ])?<nth>(?: fiscal)?[- ](?P<kind>quarter|half)(?!s|-|final)(?:(?: of|,)?(?: fiscal"
         r"| the year)? <year2>|(?: of)? (?P<which>last|this|next) (?P<unit>year)| of the(?: fiscal"
         r")? year)?",
         ("in the third quarter,", "1989-11-01", "the third quarter", "1989-Q3"),
         ("third-quarter loss", "1989-11-01", "third-quarter", "1989-Q3"),
         ("the third quarter of 1990", "", "the third quarter of 1990", "1990-Q3"),
         ("the second half of 2008", "", "the second half of 2008", "2008-H2"),
         ("in the first half of 2024", "", "the first half of 2024", "2024-H1")),
    Rule("quarter ended", "unit", quarter_ended,
         r"(?:the |its )?(?:(?:fiscal )?<nth> )?quarter(?= (?:ended|ending|that ended) <month> <day>)",
         ("in the quarter ended Sept. 29, up", "1989-10-26", "the quarter", "1989-Q3"),
         ("for the quarter ended July 31", "1989-10-26", "the quarter", "1989-Q2")),
    Rule("year-ago quarter", "unit", year_ago_quarter,
         r"(?:the )?(?:comparable )?year-(?:ago|earlier) <nth>[- ](?P<kind>quarter|half)(?!s|-)",
         ("in the year-ago third quarter", "1989-10-30", "the year-ago third quarter", "1988-Q3")),
    Rule("quarter of another year", "year", same_quarter,
         r"the <year> (?P<kind>quarter|period)(?![a-z])",
         ("In the third quarter it lost money. In the 1988 period, it", "1989-10-30",
          "the 1988 period", "1988-Q3")),
    Rule("quarter of next year", "unit", quarter,
         r"(?P<which>last|this|next) (?P<unit>year)'s <nth>[- ](?P<kind>quarter|half)",
         ("next year's first quarter", "1989-10-31", "next year's first quarter", "1990-Q1")),
    Rule("Q3", "code", quarter,
         r"(?P<kind>q|h)(?P<digit>[1-4])(?: (?:of )?(?:fiscal )?<year>| <short>)?",
         ("in Q3 2013", "", "Q3 2013", "2013-Q3")),
    Rule("two quarters", "unit", halves,
         r"(?:the )?(?P<which>first|last) two quarters of <year>",
         ("the first two quarters of 1990", "", "the first two quarters of 1990", "1990-H1")),
    Rule("latest quarter", "unit time", latest,
         r"(?:the )?latest (?P<unit>quarter|period)(?![a-z])",
         ("a third-quarter loss. The latest quarter includes", "1989-11-01",
          "The latest quarter", "1989-Q3")),
    Rule("a year earlier", "unit", year_ago,
         r"(?:the )?year-(?:ago|earlier) (?:quarter|period)|year-(?:ago|earlier)",
         ("a third-quarter loss, against a year-earlier gain", "1989-11-02",
          "year-earlier", "1988-Q3")),
    Rule("year", "year", year,
         rf"(?:{EDGE}|the year |the years |post-|pre-)<year>",
         ("the failed 2022 effort", "", "2022", "2022"),
         ("Russia's 2014 invasion", "", "2014", "2014"),
         ("In early 2009 he", "", "early 2009", "2009"),
         ("the end of 1994", "", "the end of 1994", "1994")),
    Rule("short year", "short", year,
         rf"{EDGE}<short>(?! ?s)",
         ("the class of '68", "1990-01-01", "'68", "1968")),
    Rule("year in words", "hundreds", spoken_year,
         r"(?:the year )?(?P<words>(?:nineteen|twenty|two thousand)(?:[ -](?:hundred|and|oh"
         r"|[a-z]{3,9})){0,2}?[ -](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
         r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
         r"|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)|the year two"
         r" thousand)",
         ("in nineteen ninety-six", "", "nineteen ninety-six", "1996")),
    Rule("second year of two", "tail", year_tail,
         r"(?<=\d{4}-)(?P<tail>\d\d)(?![\d/:%]|[.,]\d|-\d)",
         ("in 2014-15", "", "15", "2015")),
    Rule("year of an era", "era", ancient,
         r"(?:the year )?(?:(?P<era2>ad|a\.d\.) (?P<number>\d{1,4})|(?P<number2>\d{1,3},\d{3}"
         r"|\d{1,5}) ?(?P<era>bce?|b\.c\.(?:e\.)?|ce|a\.d\.|ad|before christ))(?![a-z])",
         ("in 44 BC they", "", "44 BC", "BC0044"),
         ("in 480 AD", "", "480 AD", "0480")),
    Rule("decade", "decade", decade,
         rf"(?:the |{EDGE})?<decade>(?![a-z])",
         ("in the late 1970s", "", "the late 1970s", "197"),
         ("in the nineties", "1998-01-01", "the nineties", "199"),
         ("the '60s", "1998-01-01", "the '60s", "196")),
    Rule("century", "unit", century,
         rf"{EDGE}(?:the )?(?:(?:early|late|mid)[- ])?<nth>(?: and <nth->)?[-"
         r" ]century(?: (?P<era>b\.?c\.?|a\.?d\.?))?",
         ("the fabled 11th century temple", "", "11th century", "10"),
         ("in the nineteenth century", "", "the nineteenth century", "18")),
    Rule("fiscal year", "fiscal", fiscal_year,
         r"(?:<edge> )?(?:the )?(?:fiscal|financial)(?:[- ]year)? <year>|fy ?<year2>",
         ("In fiscal 1989, Elco", "", "fiscal 1989", "1989")),
    Rule("season", "season", season,
         rf"(?:{EDGE}(?:the )?|the )(?:(?P<which>last|this past|this|next|past|previous|coming|following)"
         r" )?<season>(?:(?: of|,)? <year>(?:-\d\d(?:\d\d)?)?| of <short>)?(?![a-z-])",
         ("last fall in his", "1999-06-07", "last fall", "1998-FA"),
         ("the summer of 1916", "", "the summer of 1916", "1916-SU"),
         ("in the winter of 1941-42", "", "the winter of 1941-42", "1941-WI"),
         ("in the spring", "", "the spring", "XXXX-SP")),
)  # fmt: skip
