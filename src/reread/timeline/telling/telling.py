"""One telling of an event: its words, who takes part, when it is and how surely it is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ...grammar.phrases import Phrase
from ...tables import NARRATOR
from .alignment import Line

Day = dt.datetime | None
BY_ORDER = "; bounds: by order"  # ends the rule of an event that has its days from others
WILL = frozenset({"'ll", "shall", "will", "wo"})
GOING_ON = frozenset({"being", "to"})  # "was being held", "has to be paid": not over, or not begun
DAY = dt.timedelta(days=1)


class Days(Protocol):
    """What has a first and a last day, each of which may be open."""

    @property
    def earliest(self) -> Day:
        """The first day, None where that is open."""

    @property
    def latest(self) -> Day:
        """The last day, None where that is open."""


class Time(NamedTuple):
    """A temporal expression within a sentence: its words first … last, its days and its type;
    `ends` says that it is a range of which another expression names the end."""

    first: int
    last: int
    number: int
    earliest: Day
    latest: Day
    grain: str | None
    type: str
    ends: bool = False

    @property
    def is_length(self) -> bool:
        """Whether it only says how long: "three weeks", not "the past three weeks"."""
        return self.type == "DURATION" and self.earliest is None and self.latest is None

    def is_within(self, other: Time) -> bool:
        """Whether it tells the days more closely: "2019 … from March 15 to 17"."""
        if self.earliest is None or self.latest is None or self[3:5] == other[3:5]:
            return False
        if other.earliest is None or other.latest is None:
            return False
        return other.earliest <= self.earliest and self.latest <= other.latest


@dataclass(eq=False)
class Telling:
    """One telling of an event, in the order in which it comes to be known.

    What it is: the words first … place of the sentence (place names it), its verb group if it is a
    verb, the rule that found it, and the verb group that it completes and shares its time with,
    "failed to". When: a time, how it stands to that and how it came by it.
    Who: the places of the words for agent and patient. How surely: polarity, modality, the words
    that they rest on. Which event: its number in the table, its words, and the number of the first
    telling.
    """

    sentence: Line
    first: int
    place: int
    group: int | None
    lemma: str
    kind: str
    rule: str
    completes: int | None = None
    time: Time | None = None
    relation: str = "during"
    how: str = ""
    earliest: Day = None
    latest: Day = None
    by_order: bool = False  # its days are those that the order of events leaves it
    agent: int | None = None
    patient: int | None = None
    polarity: str = "positive"
    modality: str = "actual"
    cue: str | None = None
    number: int = -1
    surface: str = ""
    same_as: int | None = None

    @property
    def start(self) -> int:
        """Its first character in the text."""
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.sentence.words[self.place].end

    @property
    def event(self) -> int:
        """The number of the first telling of its event."""
        return self.number if self.same_as is None else self.same_as

    @property
    def voice(self) -> str:
        """Who says so: an entity, unnamed or the narrator."""
        return self.sentence.voice[self.place]

    @property
    def phrase(self) -> Phrase | None:
        """The noun phrase it stands in; None for a verb."""
        return None if self.group is not None else self.sentence.holding.get(self.place)

    @property
    def is_said(self) -> bool:
        """Whether it is said to be so, not denied and not only supposed."""
        return self.polarity == "positive" and self.modality != "conditional"

    @property
    def is_settled(self) -> bool:
        """Whether it is told as having happened, or as sure to come: not tried, failed, supposed or
        only meant ("the talks were meant to end the war")."""
        meant = self.modality == "future" and self.rule == "infinitive"
        known = self.modality in ("actual", "future") and not meant
        return self.polarity == "positive" and known

    @property
    def is_dated(self) -> bool:
        """Whether a temporal expression of its own gives it a first or last day."""
        return not self.by_order and not (self.earliest is None and self.latest is None)

    @property
    def may_go_on(self) -> bool:
        """Whether what "had" begun may not have been over: "had been mayor since May"."""
        return self.time is not None and self.relation in ("since", "lasting")

    @property
    def is_past_occurrence(self) -> bool:
        """ "Invaded", "was invaded", "has invaded"; states may go on while they are told."""
        return self._past_tense() != "" and self.kind == "occurrence" and self.modality == "actual"

    @property
    def is_simple_past(self) -> bool:
        """Whether it is a verb like "left" that is said to have happened."""
        return self._past_tense() == "simple" and self.kind != "state" and self.is_said

    def _past_tense(self) -> str:
        """Simple or perfect; empty for nouns, for what only seems to have been and what goes on."""
        if self.group is None or self.sentence.tag(self.place) not in ("VBD", "VBN"):
            return ""
        group = self.sentence.groups[self.group]
        helps = {self.sentence.low(i) for i in range(group.first, group.head)}
        goes_on = helps & GOING_ON or self.sentence.low(self.place).endswith("ing")
        if group.raised or not group.finite or goes_on:
            return ""
        simple = "simple" if self.sentence.tag(group.first) == "VBD" else ""
        return "perfect" if group.perfect else simple

    @property
    def is_past(self) -> bool:
        """Whether it is a verb like "left" or "has left" that is no plan or condition."""
        return self._past_tense() != "" and self.modality not in ("future", "conditional")

    @property
    def is_to_come(self) -> bool:
        """Whether it is a verb like "will leave"."""
        return (
            self.group is not None
            and self.sentence.low(self.sentence.groups[self.group].first) in WILL
        )

    @property
    def is_present(self) -> bool:
        """Whether it is a verb like "leaves", "is leaving" or "is left"."""
        group = None if self.group is None else self.sentence.groups[self.group]
        first = group is not None and self.sentence.tag(group.first)
        return first in ("VBP", "VBZ") and not self.is_perfect

    @property
    def is_perfect(self) -> bool:
        """Whether it is a verb like "has left" or "had been leaving"."""
        return self.group is not None and self.sentence.groups[self.group].perfect

    @property
    def is_progressive(self) -> bool:
        """Whether it is a verb like "was leaving"."""
        return self.group is not None and self.sentence.tag(self.place) == "VBG"

    @property
    def is_narrated(self) -> bool:
        """Whether it is the narrator's, in a main clause."""
        main = self.group is not None and self.sentence.opening(self.group) < 0
        return main and self.voice == NARRATOR

    def date(self, time: Time, relation: str, how: str, *, closer: bool = False) -> None:
        """Take a time, unless one that says as much is known already; `closer` says that this one
        tells the days of a known one more closely."""
        known = self.time
        vague = known is not None and known.earliest is None and known.latest is None
        dated = time.earliest is not None or time.latest is not None
        closer = closer and self.relation == relation == "during"
        if known is None or (vague and dated) or (closer and time.is_within(known)):
            self.time, self.relation, self.how = time, relation, how

    def take_days(self) -> None:
        """Take first and last day from the time and how the event stands to it; None is open."""
        if self.time is None:
            return
        low, high = self.time.earliest, self.time.latest
        self.earliest, self.latest = {
            "during": (low, high),
            "before": (None, None if low is None else low - DAY),
            "after": (None if high is None else high + DAY, None),
            "since": (low, None),
            "until": (None, high),
            "lasting": (None, None),
        }[self.relation]


def are_apart(one: Days, other: Days) -> bool:
    """Whether the days of two events exclude each other."""
    return is_over(one, other) or is_over(other, one)


def is_over(one: Days, other: Days) -> bool:
    """Whether one event must be over before the other can begin."""
    if one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
