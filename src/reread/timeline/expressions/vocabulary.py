"""The vocabulary of rules' patterns: words for numbers, months, units, and macros.

A macro is written <month> in a rule's pattern and becomes a group of that name; <month:later> names
the group "later". Trailing digits of a group's name do not count: day2 is another place for day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3,
    "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
    "sat": 6, "sun": 7,
}  # fmt: skip
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night",
    "week": "week", "weekend": "weekend", "fortnight": "fortnight", "month": "month",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    "centurie": "century", "millennium": "millennium", "min": "minute", "hr": "hour", "yr": "year",
    "sec": "second",
}  # fmt: skip
SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA",
           "fall": "FA", "winter": "WI", "wintertime": "WI"}  # fmt: skip
PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "midday": "MI",
    "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "night": "NI",
    "nightfall": "NI", "overnight": "NI", "daytime": "DT", "lunchtime": "MI", "nighttime": "NI",
    "mid-morning": "MO", "mid-afternoon": "AF", "midmorning": "MO", "midafternoon": "AF",
    "mid morning": "MO", "mid afternoon": "AF", "mornings": "MO", "afternoons": "AF",
    "evenings": "EV", "nights": "NI", "early hours": "MO", "small hours": "MO", "wee hours": "MO",
}  # fmt: skip
# Words before a number of units: on which side of it the truth lies.
HEDGES = {
    hedge: kind
    for kind, hedges in {
        "more": "more than,longer than,better than,at least,no less than,no fewer than,over,well over"
                ",well more than,upwards of,not less than",
        "less": "less than,fewer than,at most,no more than,not more than,no longer than,up to,under"
                ",well under,as little as",
        "just over": "just over,just more than,little more than,a little over,a little more than"
                     ",slightly more than,slightly over",
        "nearly": "nearly,almost,not quite,just under,a little under,a little less than,close to"
                  ",just short of,just shy of,slightly less than,slightly under",
        "about": "about,around,some,roughly,approximately,circa,an estimated"
                 ",kind of,something like,in the region of,somewhere around",
    }.items()
    for hedge in hedges.split(",")
}  # fmt: skip
RELATIVE_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
ONES = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip
TENS = {word: 10 * number for number, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first".split(), start=1)}  # fmt: skip
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
           "eighties": 8, "nineties": 9}  # fmt: skip

# Words that are something else unless they begin with a capital letter.
CAPITALISED = frozenset(
    "march may august jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu "
    "thur thurs fri sat sun ad bc ce bce".split()
)
# Months that are also first names, verbs or nouns: alone they need a cue before them.
CUED_MONTHS = frozenset("march may mar".split())


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first so that the longest wins."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", " ") for word in longest_first)


_SMALL = f"(?:{_any(TENS)})(?:[- ](?:{_any(list(ONES)[1:10])}))?|{_any(ONES)}"
_WORD_NUMBER = (
    rf"(?:{_SMALL})(?: (?:hundred|thousand|million)(?: and)?(?: (?:{_SMALL}))?)?"
    r"|(?:a )?(?:hundred|thousand|dozen)"
)
_HALF = r"(?: and (?:a )?half|-and-a-half)"
# Not the end of a longer number: the 125 of 24.125.
_DIGITS = r"(?<![\d.,/])(?:\d{1,3}(?:,\d{3}){1,2}|[1-9]/[2-9]|\d{1,4}(?:\.\d{1,6}|[- ]1/2| ?[½¼¾])?)(?!\d)"
_PART = r"(?:an?|one|two|three)[- ](?:quarter|third)s? of an?"
_SAID = rf"(?:{_PART}|{_DIGITS}|half an?|{_WORD_NUMBER}|an?){_HALF}?"
_UNSAID = (
    r"(?:an? |the )?(?:(?:good )?few|couple(?: of)?|(?:large |small |good )?number of|handful of"
    r"|matter of|lot of)|several|many|numerous|countless|some|"
    r"(?:tens|dozens|scores|hundreds|thousands|millions) of"
)
_FULL_MONTHS = tuple(MONTHS)[:12]
FULL_WEEKDAYS = tuple(WEEKDAYS)[:7]
_EDGE = (
    r"(?:the )?(?:very )?(?:beginning|start|end|middle|close|onset|opening|first (?:part|days|weeks)"
    r"|last (?:part|days|weeks)|latter (?:part|half)|early (?:part|days|months)|later? (?:part|days)) of"
    r"(?: the)?|(?:very )?(?:early|late|earlier|later)(?: (?:in|on|of)(?: the)?)?|mid|the (?:early|late|mid)"
)
_ZONE = (
    r"(?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|eet|eest|msk|jst|kst|aest|aedt|ist|et|pt"
    r"|acst|acdt|adt|akdt|akst|ast|awst|brt|hkt|hst|ndt|nst|nzdt|nzst|pkt|sast|sgt|wib)"
)

_HOUR = rf"1[0-2]|[1-9]|{_any(list(ONES)[1:13])}"

MACROS = {
    "month": rf"(?:{_any(_FULL_MONTHS)}|(?:{_any(set(MONTHS) - set(_FULL_MONTHS))})\b\.?)",
    "weekday": (
        rf"(?:{_any(FULL_WEEKDAYS)}|(?:{_any(set(WEEKDAYS) - set(FULL_WEEKDAYS))})\b"
        rf"(?=\.?,? (?:\d|{_any(MONTHS)})))"
    ),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d/]|[.,:]\d)",
    "nth": rf"(?:{_any(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))",
    "year": r"(?:1[0-9]|20|21)\d\d(?!\d|[.,/:]\d|%)",
    "short": r"'\d\d(?!\d|')",
    "unit": rf"(?:{_any(UNITS)})s?(?![a-z])",
    "season": rf"(?:{_any(SEASONS)})",
    "part": rf"(?:{_any(PARTS)})",
    "relday": r"(?:today|yesterday|tomorrow)",
    "count": rf"(?:{_UNSAID}|{_SAID})",
    "exact": rf"(?:{_SAID})",
    "decade": rf"(?:(?:1[0-9]|20)\d0'?s|'?[2-9]0'?s|{_any(DECADES)})",
    "edge": rf"(?:{_EDGE})",
    "clock": (
        r"(?:(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?: ?(?:a\.?m|p\.?m)\b\.?)?"
        r"|(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:a\.m|p\.m|am|pm)\b\.?|noon|midday|midnight"
        rf"|(?:{_HOUR}) o'clock"
        rf"|(?:half past|(?:a )?quarter (?:past|to)|(?:five|ten|twenty|twenty-five) past"
        rf"|[1-5]?\d minutes (?:past|to)) (?:{_HOUR})(?![a-z\d]|[.,:]\d| (?:percent|months|years))"
        r"|(?:[01]\d|2[0-3])[0-5]\d(?=z\b| (?:gmt|utc|hours|hrs|local time))"
        r"|(?:[01]?\d|2[0-3])\.[0-5]\d(?= (?:gmt|bst|utc|cet|local time)))"
    ),
    "zone": (
        rf"(?:(?:\({_ZONE}\)|{_ZONE}\b)(?: ?[+-]\d{{1,2}}(?::?\d\d)?\b)?"
        r"|(?:eastern|central|mountain|pacific|local|moscow|london|kyiv|beijing)"
        r"(?: (?:standard|daylight))? time|hours|hrs)"
    ),
    "more": rf"(?:{_any(HEDGES)}|as (?:long|many|much) as|another)",
}

_MACRO = re.compile(r"(?<!\?P)<([a-z]+)(?::([a-z]+\d?)|(-)|(\d))?>")


# What may stand before an expression, as its own words: "early", "more than".
EDGE = r"(?:<edge>[- ]?)?"
MORE = r"(?:<more> )?"


def expand(pattern: str) -> str:
    """A rule's pattern as a regular expression over folded text.

    <month> captures as month, <month2> as a second month, <month:later> as later, <month-> not at
    all.
    """

    def group(match: re.Match[str]) -> str:
        """A macro's pattern, captured under its name unless it is to be silent."""
        name, renamed, silent, digit = match.groups()
        body = MACROS[name]
        return body if silent else f"(?P<{renamed or name + (digit or '')}>{body})"

    return _MACRO.sub(group, pattern)


_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_ADDED = {"a": 1, "an": 1} | ONES | TENS


def number(words: str) -> float | None:
    """The number that words or digits say; None where they leave it open (several, a few)."""
    words = words.strip().replace(",", "")
    if re.fullmatch(r"(?:an? |the )?couple(?: of)?", words):
        return 2
    if part := re.fullmatch(r"(an?|one|two|three)[- ](quarter|third)s? of an?", words):
        return _ADDED[part[1]] / (4 if part[2] == "quarter" else 3)
    if part := re.fullmatch(r"([1-9])/([2-9])", words):
        return int(part[1]) / int(part[2])
    words = re.sub(r" ?([½¼¾])", lambda sign: {"½": ".5", "¼": ".25", "¾": ".75"}[sign[1]], words)
    half = bool(re.search(r"\bhalf\b|1/2", words))
    rest = re.sub(r"[- ]?and[- ](?:a[- ])?half|half an?|[- ]?1/2|\band\b", " ", words).strip()
    if not rest:
        return 0.5 if half else None
    total: float = 0
    for word in re.split(r"[\s-]+", rest):
        if re.fullmatch(r"\d+(\.\d+)?", word):
            total += float(word)
        elif word in _SCALES:
            total = max(total, 1) * _SCALES[word]
        elif word in _ADDED:
            total += _ADDED[word]
        else:
            return None
    return total + 0.5 * half


def ordinal(words: str) -> int:
    """The number of an ordinal: third, 25th, twenty-first."""
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else ORDINALS[words]


def month_number(word: str) -> int:
    """1 … 12, of a month's name or abbreviation."""
    return MONTHS[word.rstrip(".")]


def unit(word: str) -> str:
    """The unit of a word, singular or plural."""
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]
