"""Ages that a text tells: whose they are, and on which day they can have been right."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from ...grammar.dependents import groups_over
from ..telling.alignment import rows
from ..telling.lexicon import family
from ..telling.participants import Thing
from ..telling.telling import Day, Telling
from .comparable import SHARED, Dated

ENDS = frozenset({"die", "kill"})
AGE = "years old"  # the unit of an age
OLDEST = 120  # years
LEFTWARD = 24  # characters before an age that tell what it is said of
FORMS = {  # of an age, by the words before it
    "beside": re.compile(r"(?:, |\()$"),
    "verb": re.compile(r"\b(?:aged|at age|at the age of|at) $", re.I),
    "is": re.compile(r"\b(?:is|was|turn(?:s|ed)) (?:already |just |now |only |then )?$"),
}
# Of a person, an age: "was 86 in 2025"
AGED_THEN = re.compile(
    r"\b(?:is|was|turned) (?:already |just |only |then )?(\d{1,3}) in (?:[A-Z][a-z]+ )?[12]\d{3}\b"
)
BY_NAME = re.compile(r"[,(] ?aged $")  # "Anna Berg, aged 45," if it is hers; else the verb's
OF_NOUN = re.compile(r"\byear-old\b")
LEAD = 3  # sentences of an article that tell its news
RECENT = 1  # years for which an age beside a name may have been right before the article
PRESENT = ("VBZ", "VBP")


class Taken(NamedTuple):
    """A telling with its days and who takes part in it."""

    dated: Dated
    agent: Thing | None
    patient: Thing | None

    @property
    def told(self) -> Telling:
        """The telling itself."""
        return self.dated.told

    @property
    def subject(self) -> Thing | None:
        """What a verb is said of, if that is one."""
        told = self.told
        passive = told.group is not None and told.sentence.groups[told.group].passive
        thing = self.patient if passive or self.agent is None else self.agent
        return None if thing is None or thing.plural else thing

    @property
    def is_persons(self) -> bool:
        """Whether its subject can have an age: someone named, or "the novelist", but no number."""
        thing = self.subject
        return thing is not None and (thing.definite or thing.named)

    @property
    def is_dated(self) -> bool:
        """Whether it is told as a fact on a date of its own."""
        told = self.told
        own = not told.how.startswith(SHARED) and told.relation == "during"
        return own and self.dated.is_dated and told.is_said and told.modality == "actual"

    @property
    def is_present(self) -> bool:
        """ "Is 23", "who is 23"."""
        told = self.told
        return told.group is not None and (
            told.sentence.tag(told.sentence.groups[told.group].first) in PRESENT
        )

    @property
    def is_news(self) -> bool:
        """Whether it is what an article opens with: "Lund has died, according to her family"."""
        return self.told.sentence.number < LEAD and self.told.is_past_occurrence

    @property
    def stands_alone(self) -> bool:
        """Whether it is the only verb of its sentence: "He was 86."."""
        return len(self.told.sentence.groups) == 1


class Age(NamedTuple):
    """An age in full years: whose it is, if that is known, and how it is said.

    `form` is "verb" where something happened at it ("died at the age of 80"), "is" where it is said
    of someone ("was 80"), "beside" where it stands beside a name ("Sirhan, 75,").
    """

    start: int
    end: int
    years: int
    entity: str | None
    form: str


class Clauses:
    """Tellings by the clause that they head."""

    def __init__(self, taken: Sequence[Taken]) -> None:
        self.lines = sorted({id(one.told.sentence): one.told.sentence for one in taken}.values(),
                            key=lambda line: line.words[0].start)  # fmt: skip
        self.starts = [line.words[0].start for line in self.lines]
        self.heads = {(one.told.sentence.number, one.told.group): one for one in taken}
        self.inside: dict[int, list[Taken]] = defaultdict(list)
        for one in taken:
            self.inside[one.told.sentence.number].append(one)
        ends = [one for one in taken if family(one.told.lemma) in ENDS and one.subject]
        self.deaths = {one.subject.key: one.dated for one in reversed(ends)
                       if one.subject and one.is_dated}  # fmt: skip
        self.news = {one.subject.key for one in ends if one.subject and one.is_news}

    def of(self, one: Taken) -> list[Taken]:
        """All tellings of the sentence of one."""
        return self.inside[one.told.sentence.number]

    def over(self, start: int) -> Taken | None:
        """The telling in whose clause a character stands."""
        number = bisect.bisect_right(self.starts, start) - 1
        if number < 0:
            return None
        line = self.lines[number]
        place = bisect.bisect_right(line.words, start, key=lambda word: word.start) - 1
        found = (self.heads.get((line.number, group)) for group in groups_over(line, place))
        return next((one for one in found if one and one.told.lemma != "age"), None)


def ages(text: str, quantities: pd.DataFrame) -> Iterator[Age]:
    """The ages of a text in full years."""
    if AGE not in set(quantities["unit"].tolist()):
        return
    columns = ("unit", "start", "end", "entity", "value", "hedge")
    for unit, start, end, entity, years, hedge in rows(quantities, *columns):
        exact = unit == AGE and hedge == "exact" and years is not None
        if exact and 0 <= years <= OLDEST and years == int(years):
            before = text[max(0, start - LEFTWARD) : start]
            said = (form for form, words in FORMS.items() if words.search(before))
            of_noun = OF_NOUN.search(text, start, end) or (entity and BY_NAME.search(before))
            form = "beside" if of_noun else next(said, None)
            if form:
                yield Age(start, end, int(years), entity, form)


def ages_then(text: str, clauses: Clauses) -> Iterator[Age]:
    """The ages that only a year after them tells to be some."""
    for said in AGED_THEN.finditer(text):
        one = clauses.over(said.start(1))
        if one and one.is_persons and int(said[1]) <= OLDEST:
            yield Age(said.start(1), said.end(1), int(said[1]), None, "is")


def whose(age: Age, one: Taken | None) -> Thing | None:
    """Whose age it is: that of an entity, or of the subject of a verb: "died at the age of 80"."""
    if age.entity is not None:
        return Thing(age.entity, True, frozenset(), definite=True, plural=False)
    return one.subject if one and age.form != "beside" and one.is_persons else None


def when(
    age: Age, one: Taken, thing: Thing, clauses: Clauses, today: dt.date | None
) -> tuple[Day, Day] | None:
    """First and last day at which someone can have been so old."""
    death = clauses.deaths.get(thing.key)
    now = None if today is None else dt.datetime(today.year, today.month, today.day)
    if age.form != "beside" and one.is_dated:
        return one.dated.earliest, one.dated.latest
    at_death = family(one.told.lemma) in ENDS or (age.form == "is" and one.stands_alone)
    if age.form != "beside" and death:
        return (death.earliest, death.latest) if at_death else None
    if age.form != "beside" and at_death and thing.key in clauses.news and now:
        return years_before(now, RECENT), now
    if one.is_present and not death:
        return now, now
    if age.form != "beside" or now is None:
        return None
    said = [other.dated for other in clauses.of(one) if other.dated.is_dated]
    first = [date.earliest for date in (*said, *([death] if death else []))]
    known = [day for day in (years_before(now, RECENT), *first) if day is not None]
    return (min(known), now) if len(known) > len(first) else None


def years_before(day: Day, years: int) -> Day:
    """The same day some years before; of 29 February the last of that month."""
    if day is None:
        return None
    for date in (day.day, 28):
        try:
            return day.replace(year=day.year - years, day=date)
        except ValueError:  # no such day, or no such year
            continue
    return None
