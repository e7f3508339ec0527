"""Numbers that count nothing: names and labels, scores, the pronoun "one", set phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...grammar.words import NOMINAL
from .classes import of_class
from .standing import HYPHENS, Standing

NAMING = frozenset({"flat", "compound", "nummod", "nmod:desc", "nmod:unmarked", "appos", "dep"})
# As a score, a date or a code does: 3-1, "21 to 14", 020 7946
GOES_ON = re.compile(r"[-–/:][0-9]|[.,]?[0-9]|['’][0-9s]| to [0-9]| [0-9]{3,4}(?![\w,.%-])")
YEARS = range(1200, 2101)  # a bare number that may be one
LONGEST = 9  # digits without a comma: longer ones are telephone or serial numbers
HALF_OF = frozenset({
    "of", "the", "its", "their", "his", "her", "our", "my", "all", "those", "these",
})  # fmt: skip
ORDINAL = frozenset({
    "first", "second", "other", "latter", "better", "past", "time", "final", "top",
})  # fmt: skip
# What a number after it is not counted by: "12 per 1,000", "No. 5", "#5"
NUMBERING = frozenset({
    "per", "every", "#", "no.", "nos.", "number", "numbers", "v.", "vs", "vs.",
})  # fmt: skip
JOINING = frozenset({",", "and", "or", "&", "to"})
RANGE_OF_DIGITS = re.compile(r"[0-9] ?[-–] ?[0-9]")


def is_name(
    one: Standing,
    text: str,
    named: Sequence[int | None],
    kinds: Sequence[str],
    left_out: int,
) -> bool:
    """Whether a number is a name, a label, part of one, or a code.

    `named` are the names that cover the words of the sentence, `kinds` the kinds of all names,
    `left_out` is the last word of a number before that counts nothing: so does "8" in "CentOS 7
    and 8", if no noun follows.
    """
    joined = left_out >= 0 and all(
        one.tree.low(i) in JOINING for i in range(left_out + 1, one.first)
    )
    if joined and one.figure.unit is None and not one.is_before_noun:
        return True
    if one.tree.low(one.first - 1) in NUMBERING or one.tree.words[one.head].relation == "discourse":
        return True
    name = named[one.first]
    if name is not None and not one.is_money:
        before = one.first > 0 and named[one.first - 1] == name
        if before or kinds[name] in ("LOC", "ORG"):
            return True
    return one.figure.unit is None and (
        _is_label(one) or _is_address(one) or _is_code(one, text) or _is_title(one, text)
    )


def _is_title(one: Standing, text: str) -> bool:
    """A 747; the Seven Sisters: a number that an article makes a name, or its capital."""
    tree, lead = one.tree, one.tree.low(one.first - 1)
    if one.figure.digits:
        alone = not one.is_before_noun and tree.low(one.last + 1) not in HYPHENS
        return alone and lead in ("a", "an") and one.figure.hedge == "exact"
    after = tree.words[min(one.last + 1, len(tree.words) - 1)]
    capitals = text[one.figure.first].isupper() and not text[after.start].islower()
    opens = one.first == 1 and lead == "the"
    return capitals and one.first > 0 and (opens or text[tree.words[one.first - 1].start].islower())


def _is_label(one: Standing) -> bool:
    """Flight 370, Article 5, page 12, Covid-19: a number that stands after what it names."""
    tree, before, word = one.tree, one.first - 1, one.tree.words[one.head]
    if before < 0 or one.figure.hedge != "exact":
        return False
    if tree.low(before) in HYPHENS and tree.words[before].end == one.figure.first:
        return True
    label = tree.words[before].lemma in of_class("nouns", "label")
    compound = tree.words[before].relation == "compound"
    if label and compound and one.figure.digits and tree.words[before].governor > one.last:
        return True  # "phase 3 trials"
    if tree.tag(one.last + 1) in ("NNS", "NNPS"):
        return False
    behind = word.governor < one.first and word.relation in NAMING
    return (behind and tree.tag(before) in NOMINAL) or (label and not one.is_before_noun)


def _is_address(one: Standing) -> bool:
    """10 Downing Street."""
    held = one.tree.holding.get(one.last + 1)
    named = held is not None and one.tree.tag(held.last) == "NNP"
    return (
        held is not None
        and named
        and one.tree.words[held.last].lemma in of_class("nouns", "street")
    )


def _is_code(one: Standing, text: str) -> bool:
    """A score (3-1), a telephone number, a year, a number at the head of a list."""
    figure, said = one.figure, text[one.figure.origin : one.figure.until]
    if said.isdigit() and len(said) > LONGEST:
        return True
    goes_on = GOES_ON.match(text, figure.end) and one.tree.low(one.first - 1) != "from"
    if goes_on or (said.isdigit() and said[0] == "0" < said):
        return True
    if one.first == 0 and text[figure.end : figure.end + 1] in (".", ")", ":"):
        return True
    if one.is_before_noun:
        return False
    a_year = said.isdigit() and len(said) == len("2000") and figure.value in YEARS
    return a_year or RANGE_OF_DIGITS.search(said) is not None


def is_no_count(one: Standing) -> bool:
    """Whether a number counts nothing: "one" as pronoun or article, the "half" of a match, a
    "third" that is an ordinal, "two-way"."""
    tree, figure = one.tree, one.figure
    low, after = tree.low(one.first), tree.low(one.last + 1)
    if figure.unit not in (None, "share"):
        return False
    if after in HYPHENS and (low == "one" or tree.low(one.last + 2) in of_class("nouns", "idiom")):
        return not figure.share
    if figure.share and one.first == one.last:
        return after not in HALF_OF or tree.low(one.first - 1) in ORDINAL
    if figure.share and low == "a":
        return after != "of" and tree.low(one.first - 1) != "by"
    if figure.value is None and low in ("scores", "tens"):
        return "of" not in (after, tree.low(one.first + 1))
    return low == "one" and one.first == one.last and _is_pronoun(one)


def _is_pronoun(one: Standing) -> bool:
    """Whether "one" counts no persons, nor is hedged: "one of them", "one idea"."""
    tree, held = one.tree, one.tree.holding.get(one.last + 1)
    if held is None or held.head <= one.last or one.timed[held.head] is not None:
        return True
    person = tree.words[held.head].lemma in of_class("nouns", "person")
    return not person and one.figure.hedge == "exact"
