"""Quarters and halves of years, as companies report them."""

from __future__ import annotations

from dataclasses import replace

from ..values import UNKNOWN, Day, Value, at, bounds, calendar, open_date, shift
from .context import Context, Found
from .months import choose_year, full_year
from .relative import by_quarter, offset, relative_unit
from .rule import Rule
from .vocabulary import month_number, ordinal
from .years import widened


def quarter(found: Found, context: Context) -> Value | None:
    """The third quarter, Q3 2013, the 1988 third quarter; of the nearest year if none is said."""
    letter = "H" if found["kind"].startswith("h") else "Q"
    code = letter + (found["digit"] if "digit" in found else str(ordinal(found["nth"])))
    if code not in ("Q1", "Q2", "Q3", "Q4", "H1", "H2"):
        return None
    if "unit" in found:
        return of_year(found, context, code)
    if "year" in found or "short" in found:
        return calendar(f"{full_year(found, context)}-{code}")
    if code[0] == "H" and not context.after(found).startswith(OF_YEAR):
        return None  # the second half of a match
    origin, anchor = context.origin()
    if origin is None:
        return open_date(f"XXXX-{code}", "quarter" if code[0] == "Q" else "half")
    first, _ = bounds(f"{origin.year:04}-{code}")
    begun = first is None or first <= origin or context.tense(found) == "future"
    value = calendar(f"{origin.year - (not begun):04}-{code}", anchor=anchor)
    return widened(value) if "fiscal" in found.words else value


def of_year(found: Found, context: Context, code: str) -> Value:
    """Next year's first quarter."""
    base = relative_unit(found, context)
    if base is None or not base.value[:4].isdigit():
        return open_date(f"XXXX-{code}", "quarter")
    return calendar(f"{base.value[:4]}-{code}", anchor=base.anchor)


def halves(found: Found, context: Context) -> Value | None:
    """The first two quarters of 1990."""
    code = "H1" if found["which"] == "first" else "H2"
    return calendar(f"{full_year(found, context)}-{code}")


def quarter_ended(found: Found, context: Context) -> Value | None:
    """The quarter ended July 31: the quarter of the calendar that holds its middle."""
    month, day = month_number(found["month"]), ordinal(found["day"])
    year, anchor = choose_year(found, context, month, day)
    if year is None:
        return open_date(UNKNOWN["quarter"], "quarter")
    middle = shift(Day(year, month, min(day, 28)), -45, "day")
    return widened(calendar(at(middle, "quarter"), anchor=anchor)) if middle else None


def year_ago_quarter(found: Found, context: Context) -> Value | None:
    """The year-earlier third quarter: that of the year before."""
    value = quarter(found, context)
    if value is None or value.earliest is None:
        return value
    return by_quarter(value.earliest, value.anchor, -1)


def same_quarter(found: Found, context: Context) -> Value | None:
    """The 1988 period: the quarter under report, in another year."""
    value, anchor = context.last_quarter(found)
    if value is None or value.earliest is None:
        return calendar(found["year"]) if found["kind"] == "quarter" else None
    return calendar(f"{found['year']}-{value.value[5:7]}", anchor=anchor)


def year_ago(found: Found, context: Context) -> Value:
    """The year-earlier quarter, a year-ago loss: the quarter spoken of, a year before."""
    value, anchor = context.last_quarter(found)
    if value and value.earliest:
        return by_quarter(value.earliest, anchor, -1)
    return offset(context.published, "published", 1, "year", -1)


def latest(found: Found, context: Context) -> Value | None:
    """The latest quarter, the latest period: the quarter under report."""
    value, anchor = context.last_quarter(found)
    if value is None:
        return open_date(UNKNOWN["quarter"], "quarter") if found["unit"] == "quarter" else None
    return replace(value, anchor=anchor)


OF_YEAR = (" of the year", " of this year", " of the fiscal year", " of next year", " of last year")

RULES = (
    Rule(
        "quarter", "unit half",
        r"(?:<edge> )?(?:the )?(?:(?:<year>|this year's|last year's) )?(?:(?:fiscal|final)[-"
        r" ])?<nth>(?: fiscal)?[- ](?P<kind>quarter|half)(?!s|-|final)(?:(?: of|,)?(?: fiscal"
        r"| the year)? <year2>|(?: of)? (?P<which>last|this|next) (?P<unit>year))?",
        quarter,
        (
            ("in the third quarter,", "1989-11-01", "the third quarter", "1989-Q3"),
            ("third-quarter loss", "1989-11-01", "third-quarter", "1989-Q3"),
            ("the third quarter of 1990", "", "the third quarter of 1990", "1990-Q3"),
            ("the second half of 2008", "", "the second half of 2008", "2008-H2"),
            ("in the first half of 2024", "", "the first half of 2024", "2024-H1"),
        ),
    ),
    Rule(
        "quarter ended", "unit",
        r"(?:the |its )?(?:(?:fiscal )?<nth> )?quarter(?= (?:ended|ending|that ended) <month> <day>)",
        quarter_ended,
        (
            ("in the quarter ended Sept. 29, up", "1989-10-26", "the quarter", "1989-Q3"),
            ("for the quarter ended July 31", "1989-10-26", "the quarter", "1989-Q2"),
        ),
    ),
    Rule(
        "year-ago quarter", "unit",
        r"(?:the )?(?:comparable )?year-(?:ago|earlier) <nth>[- ](?P<kind>quarter|half)(?!s|-)",
        year_ago_quarter,
        (
            ("in the year-ago third quarter", "1989-10-30", "the year-ago third quarter", "1988-Q3"),
        ),
    ),
    Rule(
        "quarter of another year", "year",
        r"the <year> (?P<kind>quarter|period)(?![a-z])",
        same_quarter,
        (
            ("In the third quarter it lost money. In the 1988 period, it", "1989-10-30",
             "the 1988 period", "1988-Q3"),
        ),
    ),
    Rule(
        "quarter of next year", "unit",
        r"(?P<which>last|this|next) (?P<unit>year)'s <nth>[- ](?P<kind>quarter|half)",
        quarter,
        (
            ("next year's first quarter", "1989-10-31", "next year's first quarter", "1990-Q1"),
        ),
    ),
    Rule(
        "Q3", "code",
        r"(?P<kind>q|h)(?P<digit>[1-4])(?: (?:of )?(?:fiscal )?<year>| <short>)?",
        quarter,
        (
            ("in Q3 2013", "", "Q3 2013", "2013-Q3"),
        ),
    ),
    Rule(
        "two quarters", "unit",
        r"(?:the )?(?P<which>first|last) two quarters of <year>",
        halves,
        (
            ("the first two quarters of 1990", "", "the first two quarters of 1990", "1990-H1"),
        ),
    ),
    Rule(
        "latest quarter", "unit time",
        r"(?:the )?latest (?P<unit>quarter|period)(?![a-z])",
        latest,
        (
            ("a third-quarter loss. The latest quarter includes", "1989-11-01",
             "The latest quarter", "1989-Q3"),
        ),
    ),
    Rule(
        "a year earlier", "unit",
        r"(?:the )?year-(?:ago|earlier) (?:quarter|period)|year-(?:ago|earlier)",
        year_ago,
        (
            ("a third-quarter loss, against a year-earlier gain", "1989-11-02",
             "year-earlier", "1988-Q3"),
        ),
    ),
)  # fmt: skip
