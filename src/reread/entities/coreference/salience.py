"""How present the things spoken of are: weights by what they do in their sentences.

After Lappin and Leass (1994), An Algorithm for Pronominal Anaphora Resolution, Computational
Linguistics 20(4): each mention adds the weight of its grammatical place, and all weights are
halved from sentence to sentence.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...grammar.sentence import Sentence
from ...grammar.words import SUBJECTS

# Their table 1. "Head": not inside another noun phrase.
RECENCY, SUBJECT, OBJECT, OBLIQUE, HEAD, NON_ADVERBIAL = 100, 80, 50, 40, 80, 50
PARALLEL = 35  # a subject for a subject
UPPER = 80  # the subject of a clause for that of one inside it
SPEAKING = 100  # who spoke in the sentence before for who speaks (set by hand)
DECAY = 0.5
SENTENCES_BACK = 4  # further back a pronoun rarely reaches
# What an article names often, it rather speaks of: for each name, and the most names that count.
NAMED, MOST_NAMES = 5, 8
MOST_RECENT = 40  # things that are weighed against one another
OBJECTS = frozenset({"obj", "iobj", "xcomp"})
OBLIQUES = ("obl", "nmod")
INSIDE = frozenset({"nmod:poss", "compound", "amod", "nmod:desc"})  # of another noun phrase


class Position(NamedTuple):
    """The grammatical place of a phrase: its weight, whether it is a subject, the words of its
    sentence that head its clause and itself."""

    weight: float
    subject: bool
    clause: int
    head: int


def position(tree: Sentence, at: int) -> Position:
    """The place of the phrase that is headed by a word of a sentence."""
    relation, clause = tree.relation(at), tree.clause(at)
    subject = relation in SUBJECTS
    oblique = relation.startswith(OBLIQUES)
    said_of = tree.child(clause, *SUBJECTS)
    adverbial = oblique and said_of is not None and at < said_of
    weight = RECENCY + NON_ADVERBIAL * (not adverbial) + HEAD * (relation not in INSIDE)
    weight += SUBJECT * subject + OBJECT * (relation in OBJECTS) + OBLIQUE * oblique
    return Position(weight, subject, clause, at)


@dataclass
class Trace:
    """What is remembered of one thing: its kind, sex and number, and where it was last met."""

    kind: str
    sex: str
    plural: bool
    sentence: int
    past: float = 0.0  # weights of the sentences before `sentence`, decayed to it
    weight: float = 0.0  # the largest weight in `sentence`
    position: Position = Position(0, False, -1, -1)

    def salience(self, sentence: int) -> float:
        """How present it is in a sentence."""
        return (self.past + self.weight) * DECAY ** (sentence - self.sentence)


class Discourse:
    """Everything met so far; what has a name has its entity for key, what has not its noun."""

    def __init__(self, names: Mapping[Hashable, int]) -> None:
        self.traces: dict[Hashable, Trace] = {}
        self.names = names  # how often each entity is named in the whole article

    def meet(
        self,
        key: Hashable,
        sentence: int,
        found: Position,
        kind: str,
        sex: str,
        plural: bool = False,
    ) -> None:
        """Note a mention in its place."""
        trace = self.traces.pop(key, None) or Trace(kind, sex, plural, sentence)
        if trace.sentence < sentence:
            trace.past, trace.weight = trace.salience(sentence), 0.0
            trace.sentence = sentence
        trace.weight = max(trace.weight, found.weight)
        trace.kind, trace.sex, trace.position = kind, trace.sex or sex, found
        self.traces[key] = trace  # the last met comes last

    def salience(self, key: Hashable, sentence: int) -> float:
        """How present a thing is in a sentence."""
        often = min(self.names.get(key, 0), MOST_NAMES)
        return self.traces[key].salience(sentence) + NAMED * often

    def leading(self, sentence: int) -> Hashable:
        """What was last met as the subject of a clause, in a sentence or the one before."""
        recent = ((key, trace) for key, trace in self.recent(sentence) if trace.position.subject)
        return next((key for key, trace in recent if sentence - trace.sentence <= 1), None)

    def recent(self, sentence: int) -> list[tuple[Hashable, Trace]]:
        """What was met in the last sentences, at most MOST_RECENT things."""
        found: list[tuple[Hashable, Trace]] = []
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
