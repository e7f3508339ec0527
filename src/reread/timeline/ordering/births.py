"""When someone was born or something founded, by all that the text says of it: the day, ages, and
birthdays or anniversaries. Each gives first and last possible day; two that exclude each other
cannot both be right."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from ...grammar.dependents import groups_over
from ..expressions.vocabulary import ORDINALS, ordinal
from ..telling.alignment import rows
from ..telling.lexicon import family
from ..telling.participants import Thing, Things, beside
from ..telling.tellings import Day, Telling
from .comparable import Dated
from .pair import Pair

HELD = 8  # clues to one birth that the next is held against
BEGINS = frozenset({"bear", "found"})
ENDS = frozenset({"die", "kill"})
OLDEST = 120  # years
LEFTWARD = 24  # characters before an age that tell what it is said of
FORMS = {  # of an age, by the words before it
    "beside": re.compile(r"(?:, |\()$"),
    "verb": re.compile(r"\b(?:aged|at age|at the age of|at) $", re.I),
    "is": re.compile(r"\b(?:is|was|turn(?:s|ed)) (?:already |just |now |only |then )?$"),
}
# Of a person, an age: "was 86 in 2025"
THEN = re.compile(
    r"\b(?:is|was|turned) (?:already |just |only |then )?(\d{1,3}) in (?:[A-Z][a-z]+ )?[12]\d{3}\b"
)
BY_NAME = re.compile(r"[,(] ?aged $")  # "Anna Berg, aged 45," if it is hers; else the verb's
OF_NOUN = re.compile(r"\byear-old\b")
LEAD = 3  # sentences of an article that tell its news
RECENT = 1  # years for which an age beside a name may have been right before the article
ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}"
OWN_JUBILEE = re.compile(rf"\b(?:its|his|her|their) ({ORDINAL}) (anniversary|birthday)\b")
PRESENT = ("VBZ", "VBP")
SHARED = "shared with"  # begins how an event came by the time of another
DAY = dt.timedelta(days=1)


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


class Clue(NamedTuple):
    """Words that tell between which days someone was born, or something founded."""

    thing: Thing
    start: int
    end: int
    said: str
    earliest: Day
    latest: Day
    sentence: int
    event: int | None = None
    states: bool = False  # the day itself, not an age


def births(
    text: str,
    dated: Sequence[Dated],
    things: Things,
    quantities: pd.DataFrame,
    today: dt.date | None,
) -> Iterator[Pair]:
    """One row per clue to a birth or founding and an earlier one that it is held against."""
    clues: dict[str, deque[Clue]] = defaultdict(lambda: deque(maxlen=HELD))
    for clue in sorted(_clues(text, dated, things, quantities, today), key=lambda one: one.start):
        for other in clues[clue.thing.key]:
            apart = other.states != clue.states or other.sentence != clue.sentence
            if apart and not (other.states and clue.states) and _is_one(other.thing, clue.thing):
                yield _held(other, clue)
        clues[clue.thing.key].append(clue)


def _is_one(old: Thing, new: Thing) -> bool:
    return (old.named and new.named) or bool(beside(old, new))


def _held(one: Clue, other: Clue) -> Pair:
    apart = _is_over(one, other) or _is_over(other, one)
    reason = f"{_of(one)} and {_of(other)} leave each other no room" if apart else ""
    return Pair(one.start, one.end, other.start, other.end, reason, one.event, other.event, "age")


def _is_over(one: Clue, other: Clue) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _of(clue: Clue) -> str:
    low, high = (day.date() if day else "" for day in (clue.earliest, clue.latest))
    return f"“{clue.said}” (so from {low} … {high})"


def _clues(
    text: str,
    dated: Sequence[Dated],
    things: Things,
    quantities: pd.DataFrame,
    today: dt.date | None,
) -> Iterator[Clue]:
    aged, jubilees = list(_ages(text, quantities)), list(OWN_JUBILEE.finditer(text))
    if not (aged or jubilees or THEN.search(text)):
        return
    taken = [Taken(dated[one.number], things.at(one.sentence, one.agent),
                   things.at(one.sentence, one.patient))
             for one in things.along([each.told for each in dated])]  # fmt: skip
    clauses = Clauses(taken)
    ages = {age.start: age for age in (*_ages_then(text, clauses), *aged)}
    yield from _stated(taken)
    yield from _aged(text, list(ages.values()), clauses, today)
    yield from _celebrated(jubilees, clauses)


def _stated(taken: Sequence[Taken]) -> Iterator[Clue]:
    """ "Was born in 1942", "founded in 2007"."""
    for one in taken:
        told, thing, low, high = one.told, one.patient, one.dated.earliest, one.dated.latest
        if family(told.lemma) in BEGINS and one.is_dated and thing and not thing.plural:
            said = f"{told.surface} {one.dated.said}"
            yield Clue(
                thing,
                told.start,
                told.end,
                said,
                low,
                high,
                told.sentence.number,
                told.number,
                states=True,
            )


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


def _ages(text: str, quantities: pd.DataFrame) -> Iterator[Age]:
    """The ages of a text in full years."""
    known = quantities[quantities["unit"].eq("years old").fillna(False)]
    for start, end, entity, years, hedge in rows(known, "start", "end", "entity", "value", "hedge"):
        if hedge == "exact" and years is not None and 0 <= years <= OLDEST and years == int(years):
            before = text[max(0, start - LEFTWARD) : start]
            said = (form for form, words in FORMS.items() if words.search(before))
            of_noun = OF_NOUN.search(text, start, end) or (entity and BY_NAME.search(before))
            form = "beside" if of_noun else next(said, None)
            if form:
                yield Age(start, end, int(years), entity, form)


def _ages_then(text: str, clauses: Clauses) -> Iterator[Age]:
    """The ages that only a year after them tells to be some."""
    for said in THEN.finditer(text):
        one = clauses.over(said.start(1))
        if one and one.is_persons and int(said[1]) <= OLDEST:
            yield Age(said.start(1), said.end(1), int(said[1]), None, "is")


def _aged(
    text: str, ages: Sequence[Age], clauses: Clauses, today: dt.date | None
) -> Iterator[Clue]:
    for age in ages:
        one = clauses.over(age.start)
        thing = _whose(age, one)
        span = _when(age, one, thing, clauses, today) if one and thing else None
        if one and thing and span:
            low, high = _before(span[0], age.years + 1), _before(span[1], age.years)
            yield Clue(thing, age.start, age.end, text[age.start : age.end],
                       low and low + DAY, high, one.told.sentence.number)  # fmt: skip


def _whose(age: Age, one: Taken | None) -> Thing | None:
    """Whose age it is: that of an entity, or of the subject of a verb: "died at the age of 80"."""
    if age.entity is not None:
        return Thing(age.entity, True, frozenset(), definite=True, plural=False)
    return one.subject if one and age.form != "beside" and one.is_persons else None


def _when(
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
        return _before(now, RECENT), now
    if one.is_present and not death:
        return now, now
    if age.form != "beside" or now is None:
        return None
    said = [other.dated for other in clauses.of(one) if other.dated.is_dated]
    first = [date.earliest for date in (*said, *([death] if death else []))]
    known = [day for day in (_before(now, RECENT), *first) if day is not None]
    return (min(known), now) if len(known) > len(first) else None


def _before(day: Day, years: int) -> Day:
    """The same day some years before; of 29 February the last of that month."""
    if day is None:
        return None
    for date in (day.day, 28):
        try:
            return day.replace(year=day.year - years, day=date)
        except ValueError:  # no such day, or no such year
            continue
    return None


def _celebrated(jubilees: Sequence[re.Match[str]], clauses: Clauses) -> Iterator[Clue]:
    """ "Celebrated its 20th anniversary in 2018": give or take a year, since feasts are moved."""
    for said in jubilees:
        one = clauses.over(said.start(1))
        if one and one.is_dated and one.subject:
            years = ordinal(said[1])
            low, high = _before(one.dated.earliest, years + 1), _before(one.dated.latest, years - 1)
            yield Clue(
                one.subject, said.start(1), said.end(), said[0], low, high, one.told.sentence.number
            )
