"""Past or future: what the clause of an expression, and the words just before it, say.

"They met on Friday" is the last Friday, "they will meet on Friday" the next. Where the verb of the
clause says nothing (an infinitive, a participle), what it hangs on is asked.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ...grammar.dependents import ancestors
from ...grammar.sentence import Sentence
from ...grammar.words import HELPS, ROOT, SUBJECTS, VERB

REACH = 40  # words upward in the tree, and to either side, since a sentence can be a whole text
DENIALS = frozenset({"not", "n't", "neither", "nor", "never"})
PRESENT_BE = frozenset({"is", "are", "'re", "am"})
SAID = frozenset({"said", "saying", "told", "announced", "reported"})  # past, whatever their tag
# Words that look ahead whatever their own form: "was scheduled for Friday".
PLANS = frozenset({
    "scheduled", "expected", "due", "planned", "slated", "planning", "expects", "plans", "hopes",
    "intends", "going", "expect", "plan", "hope", "intend", "payable", "effective",
})  # fmt: skip
# Words whose infinitive lies ahead of them: "decided to admit", "is set to resume".
AIMS = PLANS | {
    "set", "decided", "likely", "agreement", "plan", "ready", "vowed", "pledged", "about",
}  # fmt: skip
# Present forms that say nothing of when: auxiliaries, states, and the verbs of reports.
TIMELESS = frozenset({
    "is", "are", "has", "have", "does", "do", "'s", "'re", "'ve", "says", "say", "tells", "reports",
    "adds", "writes", "quotes", "argues", "claims", "notes", "means", "seems", "appears", "knows",
    "thinks", "believes", "wants", "needs", "shows",
})  # fmt: skip
HAD = re.compile(r"\bhad (?:[a-z]+ )?been (?:[a-z]+ ){0,5}$")  # a plan that was: "had been due to"
BEHIND = re.compile(
    r"\b(?:since(?: shortly after)?|ended|dated|as of|said|announced|reported) (?:on |late |the )?$"
)
# What was said is over: "in a statement on Monday", "according to a tweet Tuesday".
WORDS = re.compile(
    r"\b(?:statement|tweet|reports?|interview|announcement|remarks|according to [a-z ]{1,30})"
    r"(?: (?:on|late|early))? $"
)
AHEAD = re.compile(r"\b(?:due|payable|effective|expires?|no later than) (?:on |in |the )?$")
UNTIL = re.compile(r"\b(?:until|till|beginning|starting) (?:on |the )?$")
SOON = re.compile(r"\bas (?:early|soon) as $")


def cue(before: str) -> str:
    """past or future where the words just before settle it (ended, due), else ""."""
    if BEHIND.search(before) or HAD.search(before) or WORDS.search(before):
        return "past"
    return "future" if AHEAD.search(before) else ""


def tense(tree: Sentence, first: int, last: int, before: str, present: bool) -> str:
    """past or future where a cue or a clause says so, else ""; the expression is first … last.

    `before` is the folded text before it. `present` says whether a present form by itself ("the
    talks open Monday") means the future.
    """
    if settled := cue(before):
        return settled
    if UNTIL.search(before):
        near = tree.words[max(0, first - REACH) : last + REACH]
        return "past" if any(word.low == "had" for word in near) else "future"
    said = [said for place in _upward(tree, first, last) if (said := _of_word(tree, place))]
    soon = bool(SOON.search(before)) or bool(said and present)
    return next((tense for tense in said if tense != "present"), "future" if soon else "")


def _upward(tree: Sentence, first: int, last: int) -> Iterator[int]:
    """The words that an expression hangs on, the nearest first; itself where it is a predicate."""
    yield from (i for i in range(first, last + 1) if tree.child(i, "cop") is not None)
    yield from itertools.islice(ancestors(tree, tree.head(first, last)), REACH)


def _of_word(tree: Sentence, place: int) -> str:
    """What a word with its auxiliaries says: past, present, future, or nothing."""
    word, below = tree.words[place], tree.children[place]
    helps = [i for i in below if tree.words[i].relation in HELPS or tree.words[i].relation == "cop"]
    if any(tree.low(i) in PLANS and tree.words[i].relation == "amod" for i in below):
        return "future"  # "the planned visit"
    if word.low in SAID:
        return "past"
    if word.low in PLANS and word.tag in VERB | {"JJ"}:
        return "" if any(tree.low(i) == "had" for i in helps) else "future"
    if word.low == "set" and word.tag == "VBN" and tree.low(place + 1) == "for":
        return "future"
    return _of_forms(tree, place, helps) if helps or word.tag in VERB else ""


def _of_forms(tree: Sentence, place: int, helps: list[int]) -> str:
    """What the forms of a predicate and its auxiliaries say."""
    word, below = tree.words[place], tree.children[place]
    lows, tags = {tree.low(i) for i in helps}, {tree.tag(i) for i in helps}
    if "could" in lows and _denied(tree, place):
        return "past"
    if "MD" in tags:
        return "past" if "have" in lows else "future"
    if any(tree.low(i) == "to" and tree.words[i].relation == "mark" for i in below):
        return "past" if "have" in lows else _of_infinitive(tree, place, lows)
    if tree.child(place, "cop") is None:
        tags.add(word.tag)
    if tags & {"VBD", "VBN"}:
        return "past"
    if "VBG" in tags:
        return "future" if lows & PRESENT_BE else ""
    return "present" if tags & {"VBP", "VBZ"} and not TIMELESS & {word.low, *lows} else ""


def _denied(tree: Sentence, place: int) -> bool:
    """Whether a verb or its subject is denied: what could not be done is over."""
    subjects = [tree.span(i) for i in tree.children[place] if tree.words[i].relation in SUBJECTS]
    near = {tree.low(i) for start, end in subjects for i in range(start, end)}
    return not DENIALS.isdisjoint(near.union(map(tree.low, tree.children[place])))


def _of_infinitive(tree: Sentence, place: int, lows: set[str]) -> str:
    """future for "is to meet", "an election to be held", "decided to admit", else nothing."""
    above = tree.words[place].governor
    if lows & PRESENT_BE or ("be" in lows and tree.tag(place) == "VBN"):
        return "future"
    if above == ROOT:
        return ""
    governing = {tree.low(i) for i in (above, *tree.children[above])}
    return "future" if tree.low(above) in AIMS or governing & PRESENT_BE else ""
