"""The word above an event that bears on whether it is so: "failed to sign", "accused of murder"."""

from __future__ import annotations

from collections.abc import Iterator

from ...grammar.dependents import first_conjunct, group_over
from ...grammar.words import ROOT, SUBJECTS
from .alignment import Line
from .cue_words import Cues, Effect
from .cued import ARGUMENTS, Above, Place
from .joints import PLAIN, is_bare, joint_of
from .lexicon import verbs
from .noun_governors import NounGovernors

COMPLETING = frozenset({"xcomp", "ccomp", "csubj", "acl"})
COMPLEMENTS = COMPLETING | {"advcl", "conj", "obl"}
# Adverbs that decide what the word they stand beside does: "too weak to", "falsely claimed that"
DECIDING = frozenset({
    "enough", "erroneously", "falsely", "incorrectly", "mistakenly", "too", "wrongly",
})  # fmt: skip
ALONGSIDE = Effect("yes", "fact")  # "may have crashed, killing five"


class Governors(NounGovernors):
    """What stands above the verbs and nouns of one sentence."""

    def __init__(self, sentence: Line, cues: Cues) -> None:
        super().__init__(sentence, cues)
        self._known: dict[Place, Above | None] = {}

    def above(self, place: Place) -> Above | None:
        """The word that the clause of a verb completes, or that a noun is an argument of."""
        if place not in self._known:
            at, is_noun = place
            self._known[place] = self.above_noun(at) if is_noun else self._above_verb(at)
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
            beside = sentence.words[i].relation == "parataxis" and i in sentence.clauses
            if beside and not sentence.groups[sentence.clauses[i]].passive:
                effect = self.cues.over(self.forms(i), "that")
                effect = effect or self.cues.unlisted(sentence.words[i].lemma, "that")
                if effect is not None and effect.said in ("claim", "alleged", "hedged"):
                    return Above(i, self.place_of(i), effect)
        return None

    def _governing(self, first: int, joint: str) -> Above | None:
        """The listed word that governs a clause, or what its governor makes of it all the same."""
        sentence, word = self.sentence, self.sentence.words[first]
        for cue in self._candidates(first):
            effect = self.cues.over(self.forms(cue), joint)
            if effect is not None and not self.is_in_name(cue):
                return Above(cue, self.place_of(cue), self.turned(cue, effect), joint, listed=True)
        if word.relation not in COMPLETING:
            return None
        effect = self.cues.unlisted(sentence.words[word.governor].lemma, joint)
        cue = word.governor
        return None if effect is None else Above(cue, self.place_of(cue), effect, joint)

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
