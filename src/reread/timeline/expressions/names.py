"""Words of time inside names, and numbers that name something: Spring Hill, Black Friday, Gate 2020."""

from __future__ import annotations

import re

from ...grammar.sentence import Sentence
from ...grammar.words import SUBJECTS, VERB

# Groups whose words can be parts of names, and those beside which they are none.
NAMELIKE = frozenset({"weekday", "month", "season", "part"})
DATING = frozenset({"year", "short", "day", "clock", "edge", "which"})
# Before a weekday or month that is one: "in July Danish ministers met", "his Sunday Mass".
DATED = re.compile(r"(?:\b(?:in|on|since|until|by|during|before|his|her|its|their)|'s?) $")
# Relations that people stand in, and times hardly: "April was seen", "May's plan".
OF_PEOPLE = frozenset({*SUBJECTS, "obj", "iobj", "nmod:poss"})
# Verbs whose object in digits is a number of people or things.
COUNTING = frozenset(
    "kill injure wound hurt affect displace employ arrest detain hire recruit number total deport "
    "evacuate rescue house save claim sell buy produce build destroy damage infect "
    "draw attract contain treat vaccinate".split()
)
# How a word hangs on the one whose name it shares.
JOINED = frozenset({"compound", "flat", "amod", "nmod", "nmod:unmarked", "nmod:poss"})
NUMBERED = frozenset({"flat", "nmod:unmarked", "compound", "nummod"})
# Days that became names, also where they open a sentence.
BYNAMES = frozenset({"black", "bloody", "cyber", "super", "fat", "ruby", "maundy", "holy"})
# Nouns that a year dates: the season 2013, the elections 2014.
DATED_NOUNS = frozenset({
    "year", "season", "edition", "election", "elections", "budget", "census", "spring", "summer",
    "autumn", "fall", "winter", "fiscal", "quarter", "half", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "easter", "christmas", "eve", "mid", "circa", "early", "late",
})  # fmt: skip


# What is held once a year or so, and is called by it.
OCCASIONS = frozenset({
    "conference", "cup", "games", "olympics", "expo", "fair", "festival", "championship",
    "championships", "awards", "summit", "open", "forum", "congress", "tour", "show", "world",
    "convention", "marathon", "week", "day", "biennale", "eurovision", "contest", "league", "act",
})  # fmt: skip
# What has numbers, whatever the year: Gate 2020.
PLACES = frozenset({
    "gate", "room", "flight", "section", "article", "building", "platform", "suite", "route", "unit",
    "lot", "bus", "train", "model", "size", "page", "hall", "apartment", "block", "agenda",
})  # fmt: skip


def opens_name(tree: Sentence, text: str, place: int, only_flat: bool) -> bool:
    """Whether a capitalised word forms a name with the next: Fall River, April Jones.

    `only_flat` leaves out names that could be a date beside a name: in July Danish ministers.
    """
    if place + 1 >= len(tree.words) or not (_capital(tree, text, place)):
        return False
    word, after = tree.words[place], tree.words[place + 1]
    if after.start - word.end != 1 or not _capital(tree, text, place + 1):
        return False
    if after.governor == place and after.relation == "flat":
        return True
    above = word.governor
    if only_flat:
        return False
    if (after.governor, after.relation) == (above, word.relation):
        return True  # a tree that sets the two names of a person side by side
    return word.relation in JOINED and above > place and _all_capital(tree, text, place + 1, above)


def closes_name(tree: Sentence, text: str, place: int) -> bool:
    """Whether a word before makes a name of it: Black Friday, Red October."""
    before = tree.words[place - 1] if place else None
    if before is None or before.end + 1 != tree.words[place].start:
        return False
    if before.low in BYNAMES:
        return _capital(tree, text, place - 1)
    if before.relation != "amod" or before.governor != place:
        return False
    return place > 1 and tree.tag(place - 1) == "NNP" and _capital(tree, text, place - 1)


def last_name(tree: Sentence, text: str, place: int) -> bool:
    """Whether a month is the second name of a person: Theresa May."""
    word, before = tree.words[place], tree.words[place - 1] if place else None
    if before is None or before.end + 1 != word.start or not _capital(tree, text, place - 1):
        return False
    return word.relation == "flat" and before.tag == "NNP" and word.governor < place


def is_label(tree: Sentence, text: str, place: int, near: bool) -> bool:
    """Whether digits are no year but name or count something; `near` says that as a year they are
    about that of the article."""
    if is_counted(tree, place):
        return True
    return numbers_noun(tree, text, place) and not edition(tree, place, near)


def numbers_noun(tree: Sentence, text: str, place: int) -> bool:
    """Whether digits belong to the noun before them: a Peugeot 2008, Gate 2020, size 2012."""
    if not place:
        return False
    word, before = tree.words[place], tree.words[place - 1]
    if word.start - before.end != 1 or before.low in DATED_NOUNS:
        return False
    if tree.low(place - 2) in ("a", "an") and _capital(tree, text, place - 1):
        return True  # a Renault 1985
    if word.relation not in NUMBERED:
        return False
    if _capital(tree, text, place - 1) and before.tag[:2] == "NN":
        return word.governor < place or word.relation == "flat"
    return word.relation == "flat" and before.tag == "NN" and word.governor == place - 1


def edition(tree: Sentence, place: int, near: bool) -> bool:
    """Whether a name's year is that of an occasion, or `near` the article's: World Cup 2018."""
    before = tree.low(place - 1)
    article = any(tree.low(i) in ("a", "an") for i in range(max(0, place - 4), place - 1))
    return before in OCCASIONS or (near and not article and before not in PLACES)


def is_counted(tree: Sentence, place: int) -> bool:
    """Whether digits say how many a verb reached: it killed 2010."""
    word = tree.words[place]
    above = word.governor
    if word.relation not in ("obj", "obl:unmarked") or tree.tag(above) not in VERB:
        return False
    return tree.words[above].lemma in COUNTING


def _capital(tree: Sentence, text: str, place: int) -> bool:
    """Whether a word begins with a capital letter."""
    return text[tree.words[place].start].isupper()


def _all_capital(tree: Sentence, text: str, first: int, last: int) -> bool:
    """Whether all words of a run begin with a capital."""
    return all(_capital(tree, text, i) for i in range(first, last + 1))
