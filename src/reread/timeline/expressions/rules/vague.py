"""References that no calendar settles, and words that look like times and are none."""

from __future__ import annotations

import re

from ..surroundings import Context, Match, Rule
from ..values import Value, vague


def nothing(found: Match, context: Context) -> None:
    """No time at all: the rule is there to keep others away."""


def past(found: Match, context: Context) -> Value:
    """Recently, long ago."""
    return vague("PAST_REF")


def now(found: Match, context: Context) -> Value | None:
    """Now, currently; not in a name ("Hope for Haiti Now")."""
    return None if context.in_name(found) else vague("PRESENT_REF")


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


AGE = r"<count>[- ]<unit>[- ]olds?|<count2> <unit2> of age|aged? <count3>(?: <unit3>)?"

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
    Rule("the past", "past", the_past,
         r"(?:the )?(?:recent |distant |near )?past(?= ?[.,;:)]|$| (?:and|but|that|has|is|was"
         r"|for|he|she|it|they|the|as|by|to|when|or)\b)",
         ("have indicated in the past that", "", "the past", "PAST_REF")),
    Rule("the future", "future", the_future,
         r"(?:the )?(?:(?:near|not too distant|not-too-distant|distant|foreseeable|immediate"
         r"|very near) )?(?:future|near term)(?! contracts| prices| tense)",
         ("in the near future.", "", "the near future", "FUTURE_REF")),
    Rule("not May", "month", nothing,
         r"(?:(?:theresa|mrs?|ms|brian|james|prime minister) )?may (?=(?:be|have|not|also|well"
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
