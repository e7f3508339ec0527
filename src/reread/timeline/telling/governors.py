"""The word above an event that bears on whether it is so: "failed to sign", "accused of murder"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...grammar.dependents import first_conjunct, group_over
from ...grammar.sentence import DENIALS
from ...grammar.words import NOMINAL, ROOT, SUBJECTS
from ...words.lemmas import lemma
from .alignment import Line
from .cue_words import Cues, Effect
from .joints import AFTER_TO, PLAIN, is_bare, joint_of
from .lexicon import verbs
from .participants import DEFINITE

COMPLETING = frozenset({"xcomp", "ccomp", "csubj", "acl"})
COMPLEMENTS = COMPLETING | {"advcl", "conj", "obl"}
ARGUMENTS = frozenset({"obj", "nsubj:pass"})
OBLIQUES = frozenset({"obl", "nmod", "advcl", "acl", "conj"})
# Adverbs that decide what the word they stand beside does: "too weak to", "falsely claimed that"
DECIDING = frozenset({
    "enough", "erroneously", "falsely", "incorrectly", "mistakenly", "too", "wrongly",
})  # fmt: skip
HELD = Effect("yes", "no")  # "found no evidence", "did not find evidence"
MILD = Effect("hedged", "hedged")
# Effects that still leave it one, by what joins it to the word
NOT_YET = frozenset({"future", "hedged"})
REMOTE = {"for": frozenset({"hedged"})}
UNSPECIFIC = Effect("yes", "hedged")
ALONGSIDE = Effect("yes", "fact")  # "may have crashed, killing five"
PART_OF_NAME = frozenset({"compound", "nmod:desc"})  # "murder charges"
TOWARDS = frozenset({"into", "on", "to"})
NAMES = frozenset({"NNP", "NNPS"})
GOVERNED = ("that", "to", "of")  # what a noun such as "evidence" governs

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


def _leaves_known(effect: Effect, joint: str) -> bool:
    """Whether what a word does leaves "the war" a fact: "began the war", "opposed the war", "fear
    of the war"; not "sought the release", "called for the release"."""
    mild = effect == MILD or effect.said == "yes"
    return mild if joint == "noun" else mild or effect.said in REMOTE.get(joint, NOT_YET)


class Governors:
    """What stands above the verbs and nouns of one sentence."""

    def __init__(self, sentence: Line, cues: Cues) -> None:
        self.sentence = sentence
        self.cues = cues
        self._known: dict[Place, Above | None] = {}

    def above(self, place: Place) -> Above | None:
        """The word that the clause of a verb completes, or that a noun is an argument of."""
        if place not in self._known:
            at, is_noun = place
            self._known[place] = self._above_noun(at) if is_noun else self._above_verb(at)
        return self._known[place]

    def completed(self, number: int) -> Above | None:
        """The word that a verb group completes."""
        return self.above((self.sentence.groups[number].head, False))

    def _above_verb(self, head: int) -> Above | None:
        """The word that the clause of a verb completes, or that reports it from beside it."""
        sentence = self.sentence
        predicate = sentence.groups[sentence.heads[head]].predicate
        first = first_conjunct(sentence, predicate)
        own = joint_of(sentence, predicate)
        apart = first != predicate and own not in PLAIN  # "charged with murder and with stealing"
        if apart and (found := self._governing(predicate, own)):
            return found
        if first != predicate and not apart and not self._shares(predicate, first):
            return None
        word = sentence.words[first]
        number = sentence.clauses.get(first)
        beside = None if number is None else self._beside_it(first)
        if beside is not None:
            return beside
        if word.governor == ROOT:
            return None
        if word.relation not in COMPLEMENTS and not is_bare(sentence, first):
            return None
        joint = own if apart else joint_of(sentence, first)
        paused = "," in (sentence.low(start := sentence.span(first)[0]), sentence.low(start - 1))
        alongside = word.relation == "advcl" and joint == "ing" and first > word.governor
        if joint and not (alongside and paused) and (found := self._governing(first, joint)):
            return found
        if alongside and word.lemma not in verbs("reporting"):
            number = group_over(sentence, word.governor)
            if number is not None:
                place = sentence.groups[number].head
                return Above(place, (place, False), ALONGSIDE)
        return None

    def _shares(self, predicate: int, first: int) -> bool:
        """Whether a coordinated verb completes what the first does: "failed to sign and keep"."""
        groups, clauses = self.sentence.groups, self.sentence.clauses
        if predicate not in clauses or first not in clauses:
            return True
        own, lead = groups[clauses[predicate]], groups[clauses[first]]
        return own.finite == lead.finite or not own.finite

    def _beside_it(self, first: int) -> Above | None:
        """ "Moss stole the car, prosecutors allege"."""
        sentence = self.sentence
        for i in sentence.children[first]:
            if sentence.words[i].relation == "parataxis" and i in sentence.clauses:
                effect = self.cues.over(self._forms(i), "that")
                effect = effect or self.cues.unlisted(sentence.words[i].lemma, "that")
                if effect is not None and effect.said in ("claim", "alleged", "hedged"):
                    return Above(i, self._place(i), effect)
        return None

    def _governing(self, first: int, joint: str) -> Above | None:
        """The listed word that governs a clause, or what its governor makes of it all the same."""
        sentence, word = self.sentence, self.sentence.words[first]
        for cue in self._candidates(first):
            effect = self.cues.over(self._forms(cue), joint)
            if effect is not None and not self._is_in_name(cue):
                return Above(cue, self._place(cue), self._turned(cue, effect), joint, listed=True)
        if word.relation not in COMPLETING:
            return None
        effect = self.cues.unlisted(sentence.words[word.governor].lemma, joint)
        cue = word.governor
        return None if effect is None else Above(cue, self._place(cue), effect, joint)

    def _turned(self, cue: int, effect: Effect) -> Effect:
        """What a word does that is denied by itself: "pleaded not guilty to murder"."""
        sentence = self.sentence
        own = cue not in sentence.clauses and cue not in sentence.heads
        denied = own and any(sentence.low(i) in DENIALS for i in sentence.children[cue])
        far = sentence.case(cue) == "from" and sentence.low(cue - 2) == "far"  # "far from certain"
        denied = denied or far
        return Effect(effect.denied, effect.said) if denied else effect

    def _is_in_name(self, cue: int) -> bool:
        """Whether a word is part of a name: "Hope Lund left"."""
        beside = {self.sentence.tag(cue - 1), self.sentence.tag(cue + 1)}
        return self.sentence.tag(cue) in NAMES and not NAMES.isdisjoint(beside)

    def _candidates(self, first: int) -> Iterator[int]:
        """The words that a clause may complete, the likeliest first: "remains unclear whether",
        "found no evidence that", "the claim is that"."""
        sentence, governor = self.sentence, self.sentence.words[first].governor
        beside = [i for i in sentence.children[governor] if i != first]
        if sentence.words[first].relation != "acl":
            yield from (i for i in beside if i < first and sentence.words[i].relation == "xcomp")
            yield from (i for i in beside if i < first and sentence.words[i].relation == "obj")
            yield from (i for i in beside if i == sentence.span(first)[0] - 1)  # "close to"
        yield from (i for i in beside if sentence.low(i) in DECIDING)
        yield governor
        yield from (i for i in beside if sentence.words[i].relation == "amod")  # "the first to"
        if sentence.words[governor].relation in ARGUMENTS:  # "allowed sons of the dead to go"
            yield sentence.words[governor].governor
        if sentence.words[governor].lemma == "be" or sentence.child(governor, "cop") is not None:
            yield from (i for i in beside if sentence.words[i].relation in SUBJECTS)

    def _forms(self, place: int) -> list[str]:
        """A word as it may be listed: "rule out", "known", "know"."""
        word = self.sentence.words[place]
        forms = [word.low, word.lemma, lemma(word.low, "VBN") if word.tag == "JJ" else word.lemma]
        if word.tag == "JJS":  # "the youngest man to win"
            forms.append("most")
        particle = self.sentence.child(place, "compound:prt")
        if particle is not None:
            forms.insert(0, f"{word.lemma} {self.sentence.low(particle)}")
        return forms

    def _place(self, cue: int) -> Place:
        """A cue word as a verb, or its noun; an adjective is said as its verb is."""
        sentence = self.sentence
        noun = sentence.words[cue].governor if sentence.words[cue].relation == "amod" else cue
        if sentence.words[noun].relation in SUBJECTS and noun != cue:  # "the first man to win died"
            return noun, True
        if sentence.tag(cue) in NOMINAL and cue not in sentence.clauses:
            return cue, True
        number = group_over(sentence, cue)
        return (cue, True) if number is None else (sentence.groups[number].head, False)

    def _above_noun(self, place: int) -> Above | None:
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
            effect = self.cues.over(self._forms(cue), joint) if cue != ROOT else None
            if effect is not None:
                effect = self._turned(cue, effect)
                if self._is_definite(top) and _leaves_known(effect, joint):
                    return None
                return Above(cue, self._place(cue), effect, joint, listed=True)
        return self._held(place, top) or self._unspecific(top)

    def _held(self, place: int, top: int) -> Above | None:
        """A word that governs a clause and is not found, made or there: "found no evidence"."""
        sentence = self.sentence
        word = sentence.words[top]
        there = word.relation in SUBJECTS and sentence.child(word.governor, "expl") is not None
        governs = any(self.cues.over(self._forms(place), joint) for joint in GOVERNED)
        if not (there or word.relation == "obj") or not governs:
            return None
        return Above(word.governor, self._place(word.governor), HELD)

    def _unspecific(self, top: int) -> Above | None:
        """The verb without which an event is not said to be: "may lead to war", not "the war"."""
        sentence, word = self.sentence, self.sentence.words[top]
        bound = word.relation in ("obj", *SUBJECTS) or (
            word.relation == "obl" and sentence.case(top) in TOWARDS
        )
        if not bound or self._is_definite(top):
            return None
        return Above(word.governor, self._place(word.governor), UNSPECIFIC)

    def _is_definite(self, place: int) -> bool:
        """Whether a noun is taken for known: "the war", "its war", "World War II"."""
        sentence, phrase = self.sentence, self.sentence.holding.get(place)
        if phrase is None or phrase.owner is not None or sentence.tag(place) in NAMES:
            return True
        return sentence.low(phrase.first) in DEFINITE
