"""The day of an event in its article: said, or that of the report.

A date is said where the table `events` has one; bounds alone follow from what is told to be before
or after. Where none is said, a past tense tells of the day
that the report is about: the first that its opening names, if that lies shortly before the day of
publication, else that day itself; a present tense tells of the day of publication. States, and what
had happened before, would happen or might, are left without a date. That it is the report's stands
in each row: it is how news is written, and not what the text says.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...grammar.dependents import adverbs
from ...grammar.sentence import Sentence
from ...timeline.telling.lexicon import verbs
from .account import Day

SAID, ORDER, REPORT, NOTHING = "said", "order", "report", "nothing"
DATE = re.compile(r"\d{3,4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?")
RECENT = dt.timedelta(days=7)  # a report appears within a week of what it is about
OPENING = 3  # sentences in which it says which day that was
PAST, PRESENT = "past", "present"
AT_OTHER_TIMES = frozenset({
    "always", "before", "earlier", "eventually", "first", "formerly", "initially", "later", "never",
    "often", "once", "originally", "previously", "rarely", "sometimes", "then", "usually",
})  # fmt: skip
WHEN = ("obl", "nmod", "advmod")  # how a time or a meeting hangs on a verb
ASIDE = ("acl", "appos", "ccomp", "nmod", "parataxis")  # not what the sentence itself tells
WITHIN = ("at", "during", "in", "on")
APART = frozenset({"after", "before", "since", "until", "till", "when"})  # begin clauses of another


class When(NamedTuple):
    """A date as TIMEX3 writes it, its first and last day, and what it rests on."""

    value: str | None
    first: Day
    last: Day
    by: str


UNDATED = When(None, None, None, NOTHING)


def said(value: str | None, relation: str | None, first: Day, last: Day) -> When:
    """The date that a text gives an event; bounds alone where it only gives those."""
    day = (value or "").split("T")[0]
    if relation in ("during", "since") and DATE.fullmatch(day):
        return When(day, first, last, SAID)
    return When(None, first, last, ORDER if first or last else NOTHING)


def day_of_report(days: Iterable[Day], published: Day) -> Day:
    """The day that a report is about, from those that its opening names; None where the day of
    publication is not known."""
    if published is None:
        return None
    near = (day for day in days if day and published - RECENT <= day <= published)
    return next(near, published)


def of_report(tense: str, about: Day, published: Day) -> When:
    """The date of an event that the text gives none."""
    day = {PAST: about, PRESENT: published}.get(tense)
    return When(day.isoformat(), day, day, REPORT) if day else UNDATED


def tense(sentence: Sentence, at: int, opens: bool) -> str:
    """The tense in which a word is told, past or present; empty for another time ("had left", "once
    left", "after he left") and where no verb tells it. `opens` says that its sentence opens a
    report: "has left" is news there."""
    number = next((n for n in _told_by(sentence, at) if sentence.groups[n].finite), None)
    if number is None:
        return ""
    group = sentence.groups[number]
    first, predicate = sentence.words[group.first], sentence.words[group.predicate]
    said = {sentence.low(i) for i in adverbs(sentence, number)}
    before = [i for i in sentence.children[group.predicate] if i < group.first]
    marks = {sentence.low(i) for i in before
             if sentence.words[i].relation in ("mark", "advmod")}  # fmt: skip
    aside = predicate.relation.startswith("acl")  # "the firm that sold it"
    if aside or said & AT_OTHER_TIMES or marks & APART:
        return ""
    if group.perfect:
        return PRESENT if opens and first.low not in ("had", "'d") else ""
    return {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT}.get(first.tag, "")


def _told_by(sentence: Sentence, at: int) -> Iterator[int]:
    """The verb groups in whose time a word is told: its own, those that its own is a part of, or
    that of a verb which says that what a noun names takes place: "gave a speech"."""
    by_head = {group.head: number for number, group in enumerate(sentence.groups)}
    if at not in by_head:
        above = by_head.get(sentence.words[at].governor)
        light = above is not None and sentence.words[sentence.groups[above].head].lemma in verbs(
            "light", "starts", "happens"
        )
        yield from [above] if light and above is not None else []
        return
    while at in by_head:
        yield by_head[at]
        predicate = sentence.words[sentence.groups[by_head[at]].predicate]
        if not predicate.relation.startswith(("advcl", "conj", "xcomp", "parataxis")):
            return
        at = predicate.governor


def hangs_on(sentence: Sentence, at: int) -> int | None:
    """The head of the verb that a time dates: by itself ("said on Friday") or with what it happened
    in ("in a Friday press conference"); none for "after Friday's quake"."""
    predicates = {group.predicate: group.head for group in sentence.groups}
    for near in (at, sentence.words[at].governor):
        word = sentence.words[near]
        beside = near == at or sentence.case(near) in WITHIN
        if near >= 0 and beside and word.relation.startswith(WHEN) and word.governor in predicates:
            return predicates[word.governor]
    return None


def is_told_by(sentence: Sentence, at: int) -> bool:
    """Whether a time dates what its sentence tells, and not a noun of it or what is said of one."""
    while at >= 0:
        if sentence.words[at].relation.startswith(ASIDE):
            return False
        at = sentence.words[at].governor
    return True


def dates_news(sentence: Sentence, at: int) -> bool:
    """Whether a time dates the main verb of a sentence, told in the past."""
    head = hangs_on(sentence, at)
    group = next((one for one in sentence.groups if one.head == head), None)
    if group is None or not group.finite:
        return False
    main = sentence.words[group.predicate].relation in ("root", "conj")
    return main and sentence.words[group.first].tag == "VBD"


def fits(one: When, known: When) -> bool:
    """Whether a date may lie within what is known of it."""
    after = known.first is None or (one.last is not None and one.last >= known.first)
    return after and (known.last is None or (one.first is not None and one.first <= known.last))
