"""Years, what they add up to and fall into: decades, centuries, eras, seasons."""

from __future__ import annotations

import re
from dataclasses import replace

from ....timex import bounds
from ..surroundings import Context, Match, Rule
from ..values import Day, Value, calendar, open_date
from ..vocabulary import DECADES, EDGE, SEASONS, number, ordinal
from ..year_meant import full_year, nearest_year
from .months import THAT_YEAR
from .relative import of_year, which_way, year_by

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
ROUGHLY = re.compile(r"\b(?:about|around|roughly|nearly|almost|some|than|with|over|under) $")
NEARLY = re.compile(r"\b(?:roughly|nearly|almost|some) $")
MANY = re.compile(
    r" (?:were|are|have|more|others|of (?:them|the|whom|those|these|its|his|her|their))\b"
)
COUNTED = re.compile(
    r"^[- ]{1,3}(?:people|men|women|troops|soldiers|dollars|euros|pounds|miles|feet|meters|metres|km|kg|tons|"
    r"tonnes|members|percent|degrees|points|votes|yards|square|acres|horsepower|gmt|hours|hrs|megawatts|minutes|strong|block|pixels)\b"
    r"|^ (?:[a-z]{2,20} ){1,2}(?:street|avenue|road|drive|lane|boulevard|place|court|st|ave|rd|blvd)\b"
)


OWNED = re.compile(r" of (?:his|her|their|its|my|our|your|life)\b")


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
    if ROUGHLY.search(before) and context.counts(found):
        return False  # "about 2000 fans"
    if NEARLY.search(before) and context.noun_follows(found):
        return False  # "roughly 1900 Swedish firms"
    if int(found.get("year", "9999")) < LONG_AGO and not DATING.search(before):
        return False
    return bool(CUE.search(before)) or not context.counts(found)


def year_tail(found: Match, context: Context) -> Value | None:
    """The second half of 2014-15."""
    first = int(context.before(found)[-5:-1])
    second = first // 100 * 100 + int(found["tail"])
    return calendar(str(second)) if 0 < second - first < 60 else None


def split_year(found: Match, context: Context) -> Value | None:
    """The 2024/25 season: some day of the two years."""
    first = int(found["first"])
    if (first + 1) % 100 != int(found["tail"]):
        return None
    return replace(calendar(f"{first}"), latest=Day(first + 1, 12, 31))


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


def season(found: Match, context: Context) -> Value | None:
    """A season, with or without its year; fall and spring alone need an article or preposition."""
    code, which = SEASONS[found["season"]], found.get("which").removeprefix("this ")
    alone = not {"year", "short", "which", "edge"} & set(found.groups)
    if alone and OWNED.match(context.after(found)):
        return None  # "the autumn of her life"
    if alone and found["season"] in ("fall", "spring") and not is_season(found, context):
        return None
    if "year" in found or "short" in found:
        said = calendar(f"{full_year(found, context)}-{code}")
        begun = said.earliest if "to" in found and code == "WI" else None
        return replace(said, earliest=begun.replace(month=12)) if begun else said
    origin, anchor = context.origin()
    if which.startswith("that"):
        value, anchor = context.antecedent("year")
        origin, which = (value.earliest if value else None), "that"
    if origin is None:
        return open_date(f"XXXX-{code}", "season")
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[code]
    if which == "that":
        year = origin.year + (code == "WI" and origin.month > month + 5)
    elif which_way(which):
        year = year_by(origin, month, which)
        year -= which == "last" and not is_over(year, code, origin)  # said in August: last summer
    else:
        tense = context.tense(found)
        year = nearest_year(origin, month, None, "" if which == "this" else tense or "nearest")
        year += tense == "future" and is_over(year, code, origin)  # "this winter will"
    value = calendar(f"{year:04}-{code}", anchor=anchor)
    return round_new_year(value, year, either=which == "that") if code == "WI" else value


def season_of(found: Match, context: Context) -> Value:
    """The spring of last year; its winter is at either end of it."""
    value = of_year(found, context, code := SEASONS[found["season"]], "season")
    if code != "WI" or value.earliest is None:
        return value
    return round_new_year(value, int(value.value[:4]), either=True)


def is_over(year: int, code: str, origin: Day) -> bool:
    """Whether the season of a year has ended by a day; winter ends with March."""
    last = bounds(f"{year:04}-{code if code != 'WI' else 'Q1'}")[1]
    return last is not None and last < origin


def round_new_year(value: Value, year: int, either: bool) -> Value:
    """The winter round the New Year of a year, from the December before it; or either of its two."""
    first, last = bounds(f"{max(year - 1, 1):04}-12")[0], bounds(f"{year:04}-SP")[1]
    return replace(
        value, earliest=first, latest=value.latest if either else last and last.replace(month=3)
    )


def is_season(found: Match, context: Context) -> bool:
    """Whether fall and spring, alone, name a season: the spring, in spring."""
    after = context.after(found)
    if found["season"] == "fall" and after.startswith((" of ", " in ")):
        return False  # "since the fall of the capital"
    if found.words.startswith("the "):
        return True
    return bool(SEASON_CUE.search(context.before(found))) and not context.noun_follows(found)


def spoken_year(found: Match, context: Context) -> Value | None:
    """Nineteen ninety-six, as broadcasts are written down."""
    if context.text[found.start : found.end].istitle():
        return None  # the novel Nineteen Eighty-Four
    words = found["words"].replace("-", " ").split()
    if words[0] == "the":
        return calendar("2000")
    hundreds = 20 if words[0] in ("twenty", "two") else 19
    rest = number(" ".join(words[2 if words[0] == "two" else 1 :]))
    return calendar(f"{hundreds}{int(rest):02}") if rest and rest < 100 else None


RULES = (
    Rule("year", "year", year,
         rf"(?:{EDGE}|the year |the years |post-|pre-)<year>",
         ("the failed 2022 effort", "", "2022", "2022"),
         ("Russia's 2014 invasion", "", "2014", "2014"),
         ("In early 2009 he", "", "early 2009", "2009"),
         ("the end of 1994", "", "the end of 1994", "1994")),
    Rule("year of two halves", "year", split_year,
         r"(?:the )?(?P<first>(?:19|20)\d\d)/(?P<tail>\d\d)(?![\d/]|[.,]\d)",
         ("in the 2024/25 season", "", "the 2024/25", "2024")),
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
    Rule("season of that year", "season", season_of,
         rf"(?:{EDGE}(?:the )?|the )<season>{THAT_YEAR}(?![a-z'’])",
         ("in the spring of last year", "2025-08-16", "the spring of last year", "2024-SP"),
         ("Born in 1940. In the autumn of that year", "", "the autumn of that year", "1940-FA")),
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
    Rule("season", "season", season,
         rf"(?:{EDGE}(?:the )?|the )(?:(?P<which>last|this past|this|next|past|previous|coming|following"
         r"|that same|that) )?<season>(?:(?: of|,)? <year>(?P<to>-\d\d(?:\d\d)?)?"
         r"| (?:of )?(?P<year2>(?:19|20)\d\d)(?P<to2>/\d\d)(?!\d)| of <short>)?(?![a-z-])",
         ("last fall in his", "1999-06-07", "last fall", "1998-FA"),
         ("It burned last summer.", "2025-08-16", "last summer", "2024-SU"),
         ("It burned last spring.", "2025-08-16", "last spring", "2025-SP"),
         ("In 1975 he won; that same spring he left", "", "that same spring", "1975-SP"),
         ("the summer of 1916", "", "the summer of 1916", "1916-SU"),
         ("in the winter of 1941-42", "", "the winter of 1941-42", "1941-WI"),
         ("in the spring", "", "the spring", "XXXX-SP")),
)  # fmt: skip
