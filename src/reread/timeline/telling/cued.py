"""A word that bears on whether an event is so, and how such words are looked up."""

from __future__ import annotations

from typing import NamedTuple

from ...grammar.dependents import group_over
from ...grammar.sentence import DENIALS
from ...grammar.words import NOMINAL, SUBJECTS
from ...words.lemmas import lemma
from .alignment import Line
from .cue_words import Cues, Effect

ARGUMENTS = frozenset({"obj", "nsubj:pass"})
NAMES = frozenset({"NNP", "NNPS"})

Place = tuple[int, bool]  # a word, and whether it is looked at as a noun


class Above(NamedTuple):
    """What bears on an event from above: a word, how that is said in turn, and what it does."""

    cue: int
    place: Place
    effect: Effect
    joint: str = ""  # what joins the event to it
    listed: bool = False

    @property
    def is_at_once(self) -> bool:
        """Whether the event is, or is not, when that word is: "managed to", "stopped working"."""
        sure = {self.effect.said, self.effect.denied}
        if self.joint in ("to", "from", "in"):
            return self.listed and not sure.isdisjoint(("yes", "no"))
        return self.joint == "ing" and sure == {"yes", "no"}


class Cued:
    """The words of one sentence as they may be listed."""

    def __init__(self, sentence: Line, cues: Cues) -> None:
        self.sentence = sentence
        self.cues = cues

    def forms(self, place: int) -> list[str]:
        """A word as it may be listed: "rule out", "known", "know"."""
        word = self.sentence.words[place]
        forms = [word.low, word.lemma, lemma(word.low, "VBN") if word.tag == "JJ" else word.lemma]
        if word.tag == "JJS":  # "the youngest man to win"
            forms.append("most")
        particle = self.sentence.child(place, "compound:prt")
        if particle is not None:
            forms.insert(0, f"{word.lemma} {self.sentence.low(particle)}")
        return forms

    def place_of(self, cue: int) -> Place:
        """A cue word as a verb, or its noun; an adjective is said as its verb is."""
        sentence = self.sentence
        noun = sentence.words[cue].governor if sentence.words[cue].relation == "amod" else cue
        if sentence.words[noun].relation in SUBJECTS and noun != cue:  # "the first man to win died"
            return noun, True
        if sentence.tag(cue) in NOMINAL and cue not in sentence.clauses:
            return cue, True
        number = group_over(sentence, cue)
        return (cue, True) if number is None else (sentence.groups[number].head, False)

    def turned(self, cue: int, effect: Effect) -> Effect:
        """What a word does that is denied by itself: "pleaded not guilty to murder"."""
        sentence = self.sentence
        own = cue not in sentence.clauses and cue not in sentence.heads
        denied = own and any(sentence.low(i) in DENIALS for i in sentence.children[cue])
        far = sentence.case(cue) == "from" and sentence.low(cue - 2) == "far"  # "far from certain"
        denied = denied or far
        return Effect(effect.denied, effect.said) if denied else effect

    def is_in_name(self, cue: int) -> bool:
        """Whether a word is part of a name: "Hope Lund left"."""
        beside = {self.sentence.tag(cue - 1), self.sentence.tag(cue + 1)}
        return self.sentence.tag(cue) in NAMES and not NAMES.isdisjoint(beside)
