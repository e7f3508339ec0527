"""How present the things spoken of are: weights by what they do in their sentences.

After Lappin and Leass (1994), An Algorithm for Pronominal Anaphora Resolution, Computational
Linguistics 20(4): each mention adds the weight of its grammatical place, and all weights are
halved from sentence to sentence.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..grammar.words import SUBJECTS
from .forms import Word

# Their table 1. "Head": not inside another noun phrase.
RECENCY, SUBJECT, OBJECT, OBLIQUE, HEAD, NON_ADVERBIAL = 100, 80, 50, 40, 80, 50
PARALLEL = 35  # a subject for a subject
DECAY = 0.5
SENTENCES_BACK = 3  # further back a pronoun rarely reaches
# What an article names often, it rather speaks of: for each name, and the most names that count.
NAMED, MOST_NAMES = 5, 8
MOST_RECENT = 40  # things that are weighed against one another
LONGEST_OPENING = 40  # words of a phrase before a sentence's subject
OBJECTS = frozenset({"obj", "iobj", "xcomp"})
OBLIQUES = ("obl", "nmod")
INSIDE = frozenset({"nmod:poss", "compound", "amod", "nmod:desc"})  # of another noun phrase
# Relations within a name
WITHIN = frozenset({"det", "amod", "compound", "nummod", "case", "punct", "nmod:desc", "cc"})


class Place(NamedTuple):
    """The grammatical place of a phrase: its weight, whether it is a subject, its clause."""

    weight: float
    subject: bool
    clause: int


def place(found: Sequence[Word], first: int, last: int) -> Place:
    """The place of the words `first` to `last` of a sentence."""
    relation = relation_of(found, first, last)
    subject = relation in SUBJECTS
    weight = RECENCY + NON_ADVERBIAL * (not _adverbial(found, first, relation))
    if subject:
        weight += SUBJECT
    elif relation in OBJECTS:
        weight += OBJECT
    elif relation.startswith(OBLIQUES):
        weight += OBLIQUE
    inside = relation in INSIDE or found[last].possessive
    return Place(weight + HEAD * (not inside), subject, found[last].clause)


def relation_of(found: Sequence[Word], first: int, last: int) -> str:
    """The relation of a phrase to what governs it."""
    own = (word.relation for word in found[first : last + 1] if word.relation not in WITHIN)
    return next(own, found[last].relation)


def is_subject(found: Sequence[Word], first: int, last: int) -> bool:
    """Whether a phrase is the subject of its clause."""
    return relation_of(found, first, last) in SUBJECTS


def _adverbial(found: Sequence[Word], first: int, relation: str) -> bool:
    """Whether a phrase belongs to a prepositional phrase before the sentence's subject."""
    opened = relation.startswith(OBLIQUES) and 0 < first < LONGEST_OPENING
    return opened and not any(word.relation in SUBJECTS for word in found[:first])


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
