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
from ...grammar.words import FINITE, HELPS, NOMINAL, ROOT, SUBJECTS, VERB

REACH = 40  # words upward in the tree, and to either side, since a sentence can be a whole text
DENIALS = frozenset({"not", "n't", "neither", "nor", "never"})
PRESENT_BE = frozenset({"is", "are", "'re", "am"})
BE = PRESENT_BE | {"was", "were"}
SAID = frozenset({"said", "saying", "told", "announced", "reported"})  # past, whatever their tag
# With these a day is not surely that of the verb: "has set Nov. 5", "could go on May 25"
OPEN = frozenset({"has", "have", "'ve", "could"})
# Before the day of a verb itself; not "to Nov. 20", "for Friday"
CASES = frozenset({"", "on", "in", "at", "over", "from", "between", "during", "after", "before"})
# Words that look ahead whatever their own form: "was scheduled for Friday".
PLANS = frozenset({
    "scheduled", "expected", "due", "planned", "slated", "planning", "expects", "plans", "hopes",
    "intends", "going", "expect", "plan", "hope", "intend", "payable", "effective",
})  # fmt: skip
# Words whose infinitive lies ahead of them: "decided to admit", "is set to resume".
AIMS = PLANS | {
    "set", "decided", "likely", "agreement", "plan", "ready", "vowed", "pledged", "about", "agreed",
    "asked", "invited", "offered", "ordered", "promised", "summoned", "threatened", "told", "urged",
    "want", "wanted", "wants",
}  # fmt: skip
# Present forms that say nothing of when: auxiliaries, states, and the verbs of reports.
TIMELESS = frozenset({
    "is", "are", "has", "have", "does", "do", "'s", "'re", "'ve", "says", "say", "tells", "reports",
    "adds", "writes", "quotes", "argues", "claims", "notes", "means", "seems", "appears", "knows",
    "thinks", "believes", "wants", "needs", "shows",
})  # fmt: skip
# Verbs whose present tells a plan: "the museum opens in May", "the court rules on Sept. 4".
SCHEDULED = frozenset({
    "air", "arrive", "begin", "close", "come", "convene", "debut", "depart", "end", "expire", "face",
    "hear", "hold", "host", "kick", "launch", "leave", "meet", "open", "play", "premiere", "publish", "reconvene", "release",
    "reopen", "resume", "return", "rule", "start", "take", "travel", "vote",
})  # fmt: skip
# What is had, or reported, on a day to come: "has talks on Friday", "reports earnings on Thursday"
OCCASIONS = frozenset({
    "appointment", "election", "elections", "game", "hearing", "hearings", "match", "meeting",
    "meetings", "talks", "vote",
})  # fmt: skip
RESULTS = frozenset({"earnings", "results", "profit", "profits", "figures", "sales", "numbers"})
POLLS = frozenset({"poll", "polls"})
ARRANGED = POLLS | {"court", "effect", "force", "sale", "show", "strike", "trial"}
# Verbs that tell a plan with these words below them: "Voters go to the polls on Sunday"
SCHEDULED_WITH = {"report": RESULTS, "have": OCCASIONS, "go": ARRANGED, "head": POLLS}
SETTING = frozenset({"call", "convene", "fix", "plan", "schedule", "set", "summon"})  # for a day
# Verbs of what nobody plans: in the present they tell what has happened.
UNPLANNED = frozenset({
    "collapse", "collide", "crash", "derail", "die", "drown", "erupt", "explode", "fall", "hit",
    "injure", "kill", "lose", "plunge", "rise", "sink", "strike", "suffer", "survive", "topple",
    "win", "wound",
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
AHEAD = re.compile(
    r"\b(?:due|payable|effective|expires?|no later than|of record) (?:on |in |the )?$"
)
UNTIL = re.compile(r"\b(?:until|till|beginning|starting) (?:on |the )?$")
SOON = re.compile(r"\b(?:as (?:early|soon) as|by) $")


def cue(before: str) -> str:
    """past or future where the words just before settle it (ended, due), else ""."""
    if BEHIND.search(before) or HAD.search(before):
        return "past"
    return "future" if AHEAD.search(before) else ""


def tense(tree: Sentence, first: int, last: int, before: str, present: bool) -> str:
    """past or future where a cue or a clause says so, else ""; the expression is first … last.

    `before` is the folded text before it. `present` says whether the present form of any verb
    ("the committee sits Monday") means the future, not only of those that plans are told with.
    """
    if settled := cue(before) or _of_words(tree, first, before):
        return settled
    if UNTIL.search(before):
        near = tree.words[max(0, first - REACH) : last + REACH]
        return "past" if any(word.low == "had" for word in near) else "future"
    above = tree.words[tree.head(first, last)].governor
    if before.endswith("for ") and above != ROOT and tree.words[above].lemma in SETTING:
        return "future"
    cops = [cop for i in range(first, last + 1) if (cop := tree.child(i, "cop")) is not None]
    if any(tree.low(cop) in PRESENT_BE for cop in cops):
        return "future"  # "the deadline is Friday", "kick-off is at 3 p.m. on Saturday"
    said = [said for place in _upward(tree, first, last) if (said := _of_word(tree, place))]
    soon = bool(SOON.search(before)) or (bool(said) and present and not is_headline(tree))
    return next((tense for tense in said if tense != "present"), "future" if soon else "")


def hangs_on_verb(tree: Sentence, first: int, last: int) -> bool:
    """Whether the expression first … last is the time of a verb itself: "died on Nov. 5", "will
    open Jan. 2"; not "to testify on Feb. 10", "was extended to Nov. 20", "has set Nov. 10"."""
    place = tree.head(first, last)
    above, relation = tree.words[place].governor, tree.words[place].relation
    if above == ROOT or tree.tag(above) not in VERB or not relation.startswith("obl"):
        return False
    helps = {tree.low(i) for i in tree.children[above] if tree.words[i].relation in HELPS}
    if tree.low(above) == "set" or helps & OPEN:
        return False
    return tree.case(place) in CASES and bool(helps or tree.tag(above) in FINITE | {"VBN"})


def is_headline(tree: Sentence) -> bool:
    """Whether a sentence ends without a stop: its present tells what has happened."""
    return tree.words[-1].low[-1:].isalnum()


def _of_words(tree: Sentence, first: int, before: str) -> str:
    """past of a date beside what was said or written, "in a statement on Monday"; not where it is
    still to be: "would publish the report on Friday"."""
    if not WORDS.search(before):
        return ""
    noun = first - 1
    while noun > 0 and tree.tag(noun) not in NOMINAL:
        noun -= 1
    written = tree.words[noun].relation in ("obj", "nsubj:pass")
    return "" if written and _of_word(tree, tree.words[noun].governor) != "past" else "past"


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
    if word.tag == "NNS" and not helps and tree.child(place, "nsubj") is not None:
        return _of_present(tree, place)  # "Parliament votes on Thursday", its verb taken for a noun
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
        plain = tags == {"VBD"} and word.low == word.lemma and word.lemma in SCHEDULED
        return "future" if plain else "past"  # "Schools reopen on Monday", tagged as past
    if "VBG" in tags:
        return "future" if lows & PRESENT_BE else ""
    if not tags & {"VBP", "VBZ"} or TIMELESS & lows:
        return ""
    return "" if helps and word.low in TIMELESS else _of_present(tree, place)


def _of_present(tree: Sentence, place: int) -> str:
    """future of a verb that plans are told with, "the museum opens"; nothing of one that reports,
    nor where somebody or other does what no plan is made of, as captions tell it ("a man walks");
    present of the others."""
    word = tree.words[place]
    told = {tree.low(i) for i in tree.children[place] if tree.words[i].relation in ("obj", "obl")}
    if not told.isdisjoint(SCHEDULED_WITH.get(word.lemma, ())):
        return "future"
    if word.low in TIMELESS or word.lemma in UNPLANNED:
        return ""
    if word.lemma in SCHEDULED:
        return "future"
    return "" if _of_some(tree, tree.child(place, "nsubj")) else "present"


def _of_some(tree: Sentence, noun: int | None) -> bool:
    """Whether a subject is anybody: a worker, two men, protesters."""
    if noun is None:
        return False
    below = tree.children[noun]
    if any(tree.low(i) in ("a", "an") or tree.words[i].relation == "nummod" for i in below):
        return True
    return tree.tag(noun) == "NNS" and not any(tree.tag(i) in ("DT", "PRP$", "NNP") for i in below)


def _denied(tree: Sentence, place: int) -> bool:
    """Whether a verb or its subject is denied: what could not be done is over."""
    subjects = [tree.span(i) for i in tree.children[place] if tree.words[i].relation in SUBJECTS]
    near = {tree.low(i) for start, end in subjects for i in range(start, end)}
    return not DENIALS.isdisjoint(near.union(map(tree.low, tree.children[place])))


def _of_infinitive(tree: Sentence, place: int, lows: set[str]) -> str:
    """future for "is to meet", "was to meet", "an election to be held", "decided to admit"; past
    for "had planned to meet"; else nothing."""
    above = tree.words[place].governor
    if lows & BE or ("be" in lows and tree.tag(place) == "VBN"):
        return "future"
    if above == ROOT:
        return ""
    governing = {tree.low(i) for i in (above, *tree.children[above])}
    if "had" in governing:
        return "past"
    return "future" if tree.low(above) in AIMS or governing & PRESENT_BE else ""
