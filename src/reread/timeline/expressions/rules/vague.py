"""References that no calendar settles, and words that look like times and are none."""

from __future__ import annotations

import re
from dataclasses import replace

from ..surroundings import Context, Match, Rule
from ..values import UNKNOWN, Value, calendar, open_date, vague


def nothing(found: Match, context: Context) -> None:
    """No time at all: the rule is there to keep others away."""


def past(found: Match, context: Context) -> Value:
    """Recently, long ago, before the war: before the day of publication."""
    return replace(vague("PAST_REF"), latest=context.published, anchor=context.anchor)


def earlier(found: Match, context: Context) -> Value | None:
    """He said earlier: before the article, no day said."""
    return past(found, context) if SAYING.search(context.before(found)) else None


def then(found: Match, context: Context) -> Value | None:
    """Since then: the time said last, else some time before the article."""
    value, anchor = context.antecedent()
    return replace(value, anchor=anchor) if value and value.type != "SET" else past(found, context)


def to_date(found: Match, context: Context) -> Value | None:
    """To date: up to the day of publication."""
    if not context.opens_sentence(found) and context.after(found).startswith(
        (" back", " from", " the ", " a ")
    ):
        return None  # a verb: "to date from", "to date the vase"
    return replace(vague("PRESENT_REF"), latest=context.published, anchor=context.anchor)


def year_to_date(found: Match, context: Context) -> Value:
    """The year to date: from the first of January on."""
    if context.published is None:
        return open_date(UNKNOWN["year"], "year")
    year = calendar(f"{context.published.year:04}", anchor=context.anchor)
    return replace(year, latest=context.published)


def one_day(found: Match, context: Context) -> Value | None:
    """One day, some day: to come, and no length."""
    if found["which"] == "one" and context.tense(found) != "future":
        return None
    if LENGTH.search(context.before(found)):
        return None
    return replace(vague("FUTURE_REF", grain="day"), earliest=context.published,
                   anchor=context.anchor)  # fmt: skip


def now(found: Match, context: Context) -> Value | None:
    """Now, currently; not in a name ("Hope for Haiti Now", "Current Biology")."""
    return None if context.in_name(found) or context.opens_name(found) else vague("PRESENT_REF")


def moment(found: Match, context: Context) -> Value | None:
    """At the moment, at this point."""
    plain = found.words in ("this time", "this point", "this stage")
    if plain and not context.before(found).endswith("at "):
        return None
    return vague("PRESENT_REF")


def the_past(found: Match, context: Context) -> Value | None:
    """In the past: only with its article, for "past" is a preposition too."""
    return vague("PAST_REF") if found.words.startswith("the") else None


def the_future(found: Match, context: Context) -> Value | None:
    """The future, in future; but not somebody's future, nor future losses."""
    owned = re.search(r"('s?|\b(?:his|her|its|their|our|my|your|a|no)) $", context.before(found))
    of = context.after(found).startswith(" of ")
    bare = found.words == "future" and not context.before(found).endswith("in ")
    return None if owned or of or bare else vague("FUTURE_REF")


SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|warned|added|confirmed|claimed|denied|stated|tweeted"
    r"|posted|mentioned|noted|as) $"
)
LENGTH = re.compile(
    r"\b(?:for|in|within|after|of|only|just|lasts?|takes?|than|least|by|over|every|last) $"
)
AGE = (
    r"<count>[- ]<unit>[- ]olds?|<count2> <unit2> of age|aged? <count3>(?: <unit3>)?"
    r"|aged?(?: between)? <exact-> (?:to|and|or) <count4>(?: <unit4>)?|ages of <exact-> and <count5>"
)

RULES = (
    Rule("now", "now unit", now,
         r"(?:right |just )?now(?! and then)|these days|currently|presently|nowadays|at present"
         r"|current(?! affairs| account)|(?:the )?present(?= day)",
         ("Currently, around one-fifth", "", "Currently", "PRESENT_REF"),
         ("they now number", "", "now", "PRESENT_REF")),
    Rule("this moment", "time", moment,
         r"this (?:crucial |critical |very )?(?:moment|point|stage|time)(?! of|s)|the"
         r" (?:present|current) (?:time|moment)(?! of)",
         ("at the present time.", "", "the present time", "PRESENT_REF")),
    Rule("recently", "past", past,
         r"(?:more |most )?recently|lately|(?:a )?(?:very )?long (?:time )?ago|some time ago",
         ("a long time ago", "", "a long time ago", "PAST_REF"),
         ("recently announced", "", "recently", "PAST_REF")),
    Rule("earlier", "unsaid", earlier,
         r"earlier(?= ?[.,;:]|$| that\b)",
         ("The bank said earlier that it was safe.", "2025-08-20", "earlier", "PAST_REF")),
    Rule("since then", "unsaid", then,
         r"since (?P<whole>then)(?= ?[.,;:)]|$| [a-z])",
         ("It opened in 1988. Since then it has grown.", "", "then", "1988")),
    Rule("to date", "unsaid", to_date,
         r"to date(?! with)",
         ("To date, nobody was hurt.", "2025-08-20", "To date", "PRESENT_REF")),
    Rule("year to date", "unit", year_to_date,
         r"(?:the )?year[- ]to[- ]date",
         ("sales for the year to date", "2025-08-20", "the year to date", "2025")),
    Rule("before the war", "unsaid", past,
         r"before the (?:war|pandemic|revolution|invasion|occupation)(?![a-z]| (?:in|of|began|ended|is|was|has))",
         ("She taught before the war.", "2025-08-20", "before the war", "PAST_REF")),
    Rule("one day", "unit", one_day,
         r"(?P<which>one|some) day(?![a-z-]| old| or| and| after| before| later| earlier| ago| of)",
         ("He will return one day.", "2025-08-20", "one day", "FUTURE_REF")),
    Rule("the other day", "unit", past,
         r"the other (?:day|week|night)(?![a-z])",
         ("I saw her the other day.", "2025-08-20", "the other day", "PAST_REF")),
    Rule("the past", "past", the_past,
         r"(?:the )?(?:recent |distant |near )?past(?= ?[.,;:)]|$| (?:and|but|that|has|is|was"
         r"|for|he|she|it|they|the|as|by|to|when|or)\b)",
         ("have indicated in the past that", "", "the past", "PAST_REF")),
    Rule("the future", "future", the_future,
         r"(?:the )?(?:(?:near|not too distant|not-too-distant|distant|foreseeable|immediate"
         r"|very near) )?(?:future|near term)(?! contracts| prices| tense)",
         ("in the near future.", "", "the near future", "FUTURE_REF")),
    Rule("not May", "month", nothing,
         r"(?:(?:mrs?|ms|lord|lady|prime minister) |(?<!in[ ])(?<!since[ ])(?<!until[ ])(?<!by[ ])(?<!of[ ])(?<!last[ ])"
         r"(?<!next[ ])(?<!this[ ])(?<!early[ ])(?<!late[ ])(?<!during[ ]))may (?=(?:be|have|not|also|well"
         r"|or|never|still|even|only|soon|already|i|he|she|they|we|you|it|the)\b)"),
    Rule("newspaper", "weekday today month", nothing,
         r"(?:the |usa |la |new york )?(?:(?:mail|daily|sunday|russia|usa|monday|saturday|good"
         r"|black|bloody|ash|fat|super|cyber|ruby|cold|today) )?(?:on )?(?:sunday|today|friday"
         r"|monday|tuesday|thursday|saturday|wednesday)(?= (?:times|mail|mirror|telegraph"
         r"|express|independent|herald|tribune|star|sun|people|world|post|business|show"
         r"|programme|program|agreement|prayers|night live|review|age)\b)"),
    Rule("age", "unit", nothing,
         AGE),
)  # fmt: skip
