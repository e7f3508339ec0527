"""Quarters, halves and fiscal years, and the times that results are compared with."""

from __future__ import annotations

from dataclasses import replace

from ....timex import bounds
from ..hedges import hedged
from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Value, at, calendar, open_date, shift
from ..vocabulary import month_number, ordinal
from ..year_meant import choose_year, full_year
from .months import THAT_YEAR
from .offsets import by_quarter, offset
from .relative import of_year


def fiscal_year(found: Match, context: Context) -> Value:
    """Fiscal 1989; its months differ by country and company, so the bounds take in both years."""
    return widened(calendar(full_year(found, context)))


def widened(value: Value) -> Value:
    """A fiscal year or quarter, which may lie up to a year before the calendar's."""
    earlier = shift(value.earliest, -1, "year") if value.earliest else None
    return replace(value, earliest=earlier)


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
    ahead = context.tense(found) == "future"
    begun = first is None or first <= origin or ahead
    value = calendar(f"{origin.year - (not begun):04}-{code}", anchor=anchor)
    goes_on = value.latest and value.latest > origin  # then results are of a fiscal one that ended
    return widened(value) if "fiscal" in found.words or (goes_on and not ahead) else value


def halves(found: Match, context: Context) -> Value | None:
    """The first two quarters of 1990."""
    code = "H1" if found["which"] == "first" else "H2"
    return calendar(f"{full_year(found, context)}-{code}")


def quarter_ended(found: Match, context: Context) -> Value | None:
    """The quarter ended July 31: the three months up to that day, under the number it is given."""
    month, day = month_number(found["month"]), ordinal(found["day"])
    year, anchor = choose_year(found, context, month, day)
    if year is None:
        return open_date(UNKNOWN["quarter"], "quarter")
    end, _ = bounds(f"{year:04}-{month:02}-{min(day, 28):02}")
    middle = shift(end, -45, "day") if end else None
    if end is None or middle is None:
        return None
    value = f"{year:04}-Q{ordinal(found['nth'])}" if "nth" in found else at(middle, "quarter")
    if value[5:] not in ("Q1", "Q2", "Q3", "Q4"):
        return None
    first, last = shift(end, -3, "month"), shift(end, 3, "day")  # a 31st is read as the 28th
    return replace(calendar(value, anchor=anchor), earliest=first, latest=last)


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


def same_unit(found: Match, context: Context) -> Value | None:
    """The same month a year ago, the same period of 2023: the one spoken of, in that year."""
    year, anchor = other_year(found, context)
    if year is None:
        return open_date(UNKNOWN.get(found["unit"], UNKNOWN["year"]), "year")
    said, _ = under_report(found, context)
    grain = said.grain if said and found["unit"] == "period" else found["unit"]
    if said is None or said.earliest is None or grain not in ("day", "month", "quarter", "half"):
        return replace(calendar(f"{year:04}"), anchor=anchor)  # somewhere in that year
    day = shift(said.earliest, year - said.earliest.year, "year")
    return calendar(at(day, grain), anchor=anchor) if day else None


def other_year(found: Match, context: Context) -> tuple[int | None, str]:
    """The year compared with: the one said, or that before or after the one spoken of."""
    if "year" in found:
        return int(found["year"]), ""
    said, anchor = under_report(found, context)
    origin = said.earliest if said else context.published
    if found.get("which") in ("last", "next") or said is None:
        origin, anchor = context.published, context.anchor
    step = 1 if found.get("which") == "next" else -1
    if origin is None:
        return None, ""
    year = origin.year + step
    itself = said is not None and said.earliest is not None and said.earliest.year == year
    return year + step * itself, anchor  # nothing is compared with itself


def under_report(found: Match, context: Context) -> tuple[Value | None, str]:
    """What the comparison is with, where it was just said: a month, or the quarter."""
    if found["unit"] in ("quarter", "period"):
        value, anchor = context.last_quarter(found, near=1)
        if value or found["unit"] == "quarter":
            return value, anchor
    value, anchor = context.antecedent("half")
    return (value, anchor) if context.just_said(found) else (None, "")


def this_time(found: Match, context: Context) -> Value:
    """This time last year: about the day of publication, in that year."""
    step = 1 if found.get("which") == "next" else -1
    day = shift(context.published, step, "year") if context.published else None
    if day is None:
        return open_date(UNKNOWN["year"], "year")
    return hedged(calendar(at(day, "month"), anchor=context.anchor), context.published or day,
                  1, "year", step)  # fmt: skip


RULES = (
    Rule("same unit of another year", "unit time", same_unit,
         r"(?:the )?same (?P<unit>day|week|month|quarter|period)(?: (?:a|one) year (?:ago|earlier"
         r"|before|previously)| (?:of |in )?(?:the )?(?P<which>last|previous|prior|next|preceding)"
         r" year|,? (?:of |in )?<year>)(?![a-z])",
         ("Sales in July beat the same month a year ago", "2025-08-20",
          "the same month a year ago", "2024-07"),
         ("more than in the same period of 2023", "2025-08-20", "the same period of 2023", "2023")),
    Rule("this time last year", "time", this_time,
         r"(?:this|the same|about this) time (?P<which>last|next) year",
         ("cheaper than this time last year", "2025-08-20", "this time last year", "2024-08")),
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
    Rule("Q3 of last year", "code", quarter,
         rf"(?P<kind>q|h)(?P<digit>[1-4]){THAT_YEAR}(?![a-z])",
         ("in Q3 last year", "2025-08-16", "Q3 last year", "2024-Q3")),
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
    Rule("fiscal year", "fiscal", fiscal_year,
         r"(?:<edge> )?(?:the )?(?:fiscal|financial)(?:[- ]year)? <year>|fy ?<year2>",
         ("In fiscal 1989, Elco", "", "fiscal 1989", "1989")),
)  # fmt: skip
