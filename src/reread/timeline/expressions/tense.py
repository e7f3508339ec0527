"""Past or future: what the verbs round an expression, and the words just before it, say.

"They met on Friday" is the last Friday, "they will meet on Friday" the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

REACH = 40  # words to either side within which a verb counts
LOOK_BACK = 4  # words before a verb that may hold its auxiliaries
VERBAL = frozenset({"MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
WILL = frozenset({"will", "shall", "wo", "'ll", "’ll"})
MODALS = frozenset({"must", "can", "may", "should", "would", "could", "might"})
DENIALS = frozenset({"not", "n't", "n’t", "neither", "nor", "never"})
PRESENT_BE = frozenset({"is", "are", "'re", "’re", "am"})
AUXILIARY_PAST = frozenset({"was", "were", "had"})
SAID = frozenset(
    {"said", "saying", "told", "announced", "reported"}
)  # past, whatever the tagger takes them for
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
BEHIND = re.compile(r"\b(?:since(?: shortly after)?|ended|dated|as of) (?:on |the )?$")
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


def tense(
    before: str, words: Sequence[str], tags: Sequence[str], here: int, beyond: int, present: bool
) -> str:
    """past or future where a cue or the nearest verb of the sentence says so, else "".

    `words` (lower case) and `tags` are the sentence's, the expression stands at here … beyond.
    `present` says whether a present form by itself ("the talks open Monday") means the future.
    """
    if settled := cue(before):
        return settled
    if UNTIL.search(before):
        return "past" if "had" in words else "future"
    said = [tense for place in _nearest(here, beyond, len(words))
            if not (place >= beyond and _hangs(place, words))
            and (tense := _of_word(place, words, tags))]  # fmt: skip
    soon = bool(SOON.search(before)) or bool(said and present)
    return next((tense for tense in said if tense != "present"), "future" if soon else "")


def _nearest(here: int, beyond: int, count: int) -> Iterable[int]:
    """Places of words, those before the expression first, the nearest first."""
    yield from range(here - 1, max(0, here - REACH) - 1, -1)
    yield from range(beyond, min(count, beyond + REACH))


def _hangs(place: int, words: Sequence[str]) -> bool:
    """Whether a verb only describes a noun, as in "an election to be held"."""
    return list(words[max(0, place - 2) : place]) == ["to", "be"] and not AIMS.intersection(
        words[max(0, place - LOOK_BACK) : place]
    )


def _of_word(place: int, words: Sequence[str], tags: Sequence[str]) -> str:
    """What one word says: past, present, future, or nothing."""
    word, tag = words[place], tags[place]
    before = words[max(0, place - LOOK_BACK) : place]
    if "could" in (word, *before) and _denied(words, place):
        return "past"
    if word in SAID:
        return "past"
    if word in PLANS and (tag in VERBAL or tag == "JJ"):
        owing = (
            word == "due"
            and words[place + 1 : place + 2] == ["to"]
            and "VB" not in tags[place + 2 : place + 4]
        )
        return "" if owing or "had" in before else "future"
    if word == "set" and tag == "VBN" and words[place + 1 : place + 2] == ["for"]:
        return "future"
    if tag == "VBD" and word in AUXILIARY_PAST and PLANS & set(words[place + 1 : place + 4]):
        return ""
    if tag == "MD" and words[place + 1 : place + 2] == ["have"]:
        return ""  # "may have killed"
    return _of_verb(tag, word, before)


def _denied(words: Sequence[str], place: int) -> bool:
    """Whether "not", "n't" or "neither" stands near: what could not be done is over."""
    return not DENIALS.isdisjoint(words[max(0, place - 2 * LOOK_BACK) : place + 3])


def _of_verb(tag: str, word: str, before: Sequence[str]) -> str:
    """What a verb's form says, with the auxiliaries before it."""
    will = bool(WILL.intersection(before))
    if tag == "MD":
        return "future"
    if tag == "VBD":
        return "past"
    if tag == "VBG":
        return "future" if PRESENT_BE.intersection(before[-2:]) else ""
    if tag in ("VBP", "VBZ"):
        return "" if word in TIMELESS else "present"
    if tag == "VBN":
        ahead = will or MODALS.intersection(before) or list(before[-2:]) == ["to", "be"]
        if ahead and ("have" in before or "had" in before):  # "may have been", "had come to be"
            return "past"
        return "future" if ahead else "past"
    if tag == "VB":
        aimed = "to" in before[-2:] and (AIMS | PRESENT_BE).intersection(before)
        return "future" if will or aimed else ""
    return ""
