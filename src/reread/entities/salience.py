"""How present the things spoken of are: weights by what they do in their sentences.

After Lappin and Leass (1994), An Algorithm for Pronominal Anaphora Resolution, Computational
Linguistics 20(4): each mention adds the weight of its grammatical place, and all weights are
halved from sentence to sentence.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from . import nouns
from .forms import Word

# Their table 1. "Head": not inside another noun phrase.
RECENCY, SUBJECT, OBJECT, OBLIQUE, HEAD, NON_ADVERBIAL = 100, 80, 50, 40, 80, 50
PARALLEL = 35  # a subject for a subject
DECAY = 0.5
SENTENCES_BACK = 3  # further back a pronoun rarely reaches
# What an article names often, it rather speaks of: for each name, and the most names that count.
NAMED, MOST_NAMES = 5, 8
MOST_RECENT = 40  # things that are weighed against one another
APPOSITION = 12  # words that may stand between a subject and its verb
LONGEST_OPENING = 40  # words of a phrase before a sentence's subject
FINITE = ("VBD", "VBZ", "VBP", "MD")


class Place(NamedTuple):
    """The grammatical place of a phrase: its weight, whether it is a subject, its clause."""

    weight: float
    subject: bool
    clause: int


def place(found: Sequence[Word], first: int, last: int, clause: int) -> Place:
    """The place of the words `first` to `last` of a sentence."""
    subject = is_subject(found, last)
    before = found[first - 1] if first and not found[first].gap.strip() else None
    head = not _modifies(found, last)
    weight = RECENCY + NON_ADVERBIAL * (not _adverbial(found, first))
    if subject:
        weight += SUBJECT
    elif before and before.tag.startswith("VB"):
        weight += OBJECT
    elif before and before.tag in ("IN", "TO", "CC"):  # a series is of one place
        weight += OBLIQUE
    return Place(weight + HEAD * head, subject, clause)


def is_subject(found: Sequence[Word], last: int) -> bool:
    """Whether a finite verb follows, at once, after an adverb or after an apposition."""
    if found[last].possessive:
        return False
    following = found[last + 1 : last + 2 + APPOSITION]
    if following and following[0].gap.strip() == ",":
        closing = next((at for at, word in enumerate(following) if at and word.gap.strip()), None)
        closed = closing is not None and following[closing].gap.strip() == ","
        following = following[closing : closing + 2] if closed else []
        return any(word.tag in FINITE for word in following)
    for word in following[:3]:
        if word.gap.strip() or word.tag in FINITE:
            return not word.gap.strip()
        if not word.tag.startswith("RB"):
            return False
    return False


def _modifies(found: Sequence[Word], last: int) -> bool:
    """Whether a phrase only owns or describes what follows: Kyiv's allies, the Trump campaign."""
    if found[last].possessive:
        return True
    following = found[last + 1 : last + 2]
    return any(word.tag.startswith("NN") and not word.gap.strip() for word in following)


def _adverbial(found: Sequence[Word], first: int) -> bool:
    """Whether a phrase belongs to a prepositional phrase before the sentence's subject."""
    opened = found[0].tag in ("IN", "TO") and 0 < first < LONGEST_OPENING
    return opened and not any("," in word.gap for word in found[1 : first + 1])


def clauses(found: Sequence[Word]) -> list[int]:
    """For each word the number of its clause: marks and conjunctions begin one."""
    numbers, number = [], 0
    for at, word in enumerate(found):
        infinitive = word.form == "to" and found[at + 1 : at + 2] and found[at + 1].tag == "VB"
        number += bool(word.gap.strip() or infinitive or word.form.lower() in nouns.words("breaks"))
        numbers.append(number)
    return numbers


@dataclass
class Trace:
    """What is remembered of one thing: its kind, sex and number, and where it was last met."""

    kind: str
    sex: str
    plural: bool
    sentence: int
    past: float = 0.0  # weights of the sentences before `sentence`, decayed to it
    weight: float = 0.0  # the largest weight in `sentence`
    place: Place = Place(0, False, -1)

    def salience(self, sentence: int) -> float:
        """How present it is in a sentence."""
        return (self.past + self.weight) * DECAY ** (sentence - self.sentence)


class Discourse:
    """Everything met so far; what has a name has its entity for key, what has not its noun."""

    def __init__(self, names: Mapping[Hashable, int]) -> None:
        self.traces: dict[Hashable, Trace] = {}
        self.names = names  # how often each entity is named in the whole article

    def meet(
        self, key: Hashable, sentence: int, found: Place, kind: str, sex: str, plural: bool = False
    ) -> None:
        """Note a mention in its place."""
        trace = self.traces.pop(key, None) or Trace(kind, sex, plural, sentence)
        if trace.sentence < sentence:
            trace.past, trace.weight = trace.salience(sentence), 0.0
            trace.sentence = sentence
        trace.weight = max(trace.weight, found.weight)
        trace.kind, trace.sex, trace.place = kind, trace.sex or sex, found
        self.traces[key] = trace  # the last met comes last

    def salience(self, key: Hashable, sentence: int) -> float:
        """How present a thing is in a sentence."""
        often = min(self.names.get(key, 0), MOST_NAMES)
        return self.traces[key].salience(sentence) + NAMED * often

    def recent(self, sentence: int) -> list[tuple[Hashable, Trace]]:
        """What was met in the last sentences, at most MOST_RECENT things."""
        found = []
        for key in reversed(self.traces):
            trace = self.traces[key]
            if sentence - trace.sentence > SENTENCES_BACK or len(found) == MOST_RECENT:
                break
            found.append((key, trace))
        return found


class Choice(NamedTuple):
    """What a pronoun or nominal can be: the most salient, how far ahead it is, of how many."""

    key: Hashable
    lead: float
    among: int


def choose(weights: Iterable[tuple[Hashable, float]]) -> Choice | None:
    """The most salient; `lead` is how many times as salient as the second (alone: infinite)."""
    ranked = sorted(weights, key=lambda pair: (-pair[1], str(pair[0])))
    if not ranked:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return Choice(ranked[0][0], ranked[0][1] / second if second else float("inf"), len(ranked))
