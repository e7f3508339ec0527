"""The word above a noun that bears on whether its event is so: "accused of murder"."""

from __future__ import annotations

from ...grammar.dependents import first_conjunct
from ...grammar.words import ROOT, SUBJECTS
from .cue_words import Effect
from .cued import ARGUMENTS, NAMES, Above, Cued
from .joints import AFTER_TO, joint_of
from .participants import DEFINITE

PART_OF_NAME = frozenset({"compound", "nmod:desc"})  # "murder charges"
OBLIQUES = frozenset({"obl", "nmod", "advcl", "acl", "conj"})
HELD = Effect("yes", "no")  # "found no evidence", "did not find evidence"
MILD = Effect("hedged", "hedged")
# Effects that leave "the war" a fact, by what joins it to the word
NOT_YET = frozenset({"future", "hedged"})
REMOTE = {"for": frozenset({"hedged"})}
UNSPECIFIC = Effect("yes", "hedged")
TOWARDS = frozenset({"into", "on", "to"})
GOVERNED = ("that", "to", "of")  # what a noun such as "evidence" governs


def _leaves_known(effect: Effect, joint: str) -> bool:
    """Whether what a word does leaves "the war" a fact: "began the war", "opposed the war", "fear
    of the war"; not "sought the release", "called for the release"."""
    mild = effect == MILD or effect.said == "yes"
    return mild if joint == "noun" else mild or effect.said in REMOTE.get(joint, NOT_YET)


class NounGovernors(Cued):
    """What stands above the nouns of one sentence."""

    def above_noun(self, place: int) -> Above | None:
        """The word that a noun is an argument of: "denied the theft", "accused of murder"."""
        sentence = self.sentence
        top = first_conjunct(sentence, sentence.noun(place))
        word = sentence.words[top]
        if word.governor == ROOT:
            return None
        if word.relation in PART_OF_NAME or sentence.noun(place) != place:
            top, joints = place, ["of", "for", "noun"]
            word = sentence.words[place]
        elif word.relation in ARGUMENTS or (
            word.relation == "ccomp" and place not in sentence.clauses
        ):
            joints = ["noun"]
        elif word.relation in OBLIQUES:
            joints = [AFTER_TO if sentence.case(top) == "to" else sentence.case(top)]
        elif word.relation == "xcomp":  # "threatened to strike", read as a noun
            joints = [joint_of(sentence, top)]
        else:
            joints = []
        cue = word.governor
        for joint in joints:
            effect = self.cues.over(self.forms(cue), joint) if cue != ROOT else None
            if effect is not None:
                effect = self.turned(cue, effect)
                if self._is_definite(top) and _leaves_known(effect, joint):
                    return None
                return Above(cue, self.place_of(cue), effect, joint, listed=True)
        return self._described(top) or self._held(place, top) or self._unspecific(top)

    def _described(self, top: int) -> Above | None:
        """The participle after a noun that tells what is done to it: "a strike planned for May"."""
        sentence = self.sentence
        for i in sentence.children[top]:
            number = sentence.clauses.get(i)
            if number is None or not sentence.words[i].relation.startswith("acl"):
                continue
            effect = self.cues.over(self.forms(i), "noun")
            if effect is not None and sentence.groups[number].passive and effect != MILD:
                return Above(i, self.place_of(i), effect, "noun", listed=True)
        return None

    def _held(self, place: int, top: int) -> Above | None:
        """A word that governs a clause and is not found, made or there: "found no evidence"."""
        sentence = self.sentence
        word = sentence.words[top]
        there = word.relation in SUBJECTS and sentence.child(word.governor, "expl") is not None
        governs = any(self.cues.over(self.forms(place), joint) for joint in GOVERNED)
        if not (there or word.relation == "obj") or not governs:
            return None
        return Above(word.governor, self.place_of(word.governor), HELD)

    def _unspecific(self, top: int) -> Above | None:
        """The verb without which an event is not said to be: "may lead to war", not "the war"."""
        sentence, word = self.sentence, self.sentence.words[top]
        bound = word.relation in ("obj", *SUBJECTS) or (
            word.relation == "obl" and sentence.case(top) in TOWARDS
        )
        if not bound or self._is_definite(top):
            return None
        return Above(word.governor, self.place_of(word.governor), UNSPECIFIC)

    def _is_definite(self, place: int) -> bool:
        """Whether a noun is taken for known: "the war", "its war", "World War II"."""
        sentence, phrase = self.sentence, self.sentence.holding.get(place)
        if phrase is None or phrase.owner is not None or sentence.tag(place) in NAMES:
            return True
        return sentence.low(phrase.first) in DEFINITE
