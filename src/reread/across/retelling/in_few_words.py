"""What a telling says in a few words of its article: "more than 600 people waited at the gate"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...grammar import retelling
from ...grammar.phrases import OWN
from ...grammar.sentence import Sentence
from ...grammar.words import RELATIVE
from ...timeline.telling.statements import DETERMINERS, SMALL, shortened

ACTIVE, PASSIVE, NOUN = "active", "passive", "noun"
WHOSE = "noun with whose it is"  # "Lee's resignation"
ITS_AGENT, ITS_PATIENT = "noun of its agent", "noun of its patient"  # "his resignation"
UNTOLD = frozenset({"PRP", "DT", "EX", "CD", "RB"}) | RELATIVE  # tags of words that name nobody
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
WHICH = frozenset({"NNP", "NNPS", "POS", "PRP$"})


class Words(NamedTuple):
    """The words of a telling: of whoever does it, what is told, of what it is done to, of what else
    comes after that, whether it is told by a verb (active or passive) or a noun, and whether the
    noun says which one is meant ("the war", "Libya's war").

    Whoever stands there by a name or a pronoun is left empty, to be called by the best name.
    """

    agent: str
    verb: str
    patient: str
    after: str
    form: str
    definite: bool = False

    @property
    def is_aim(self) -> bool:
        """Whether it is told as what is meant to be: "to help"."""
        return self.verb.startswith("to ")

    def told(self, agent: str, patient: str) -> str:
        """All of it, with names for those whose words are left empty."""
        agent, patient = self.agent or agent, self.patient or patient
        by = f"by {agent}" if agent else ""
        if self.form == WHOSE:
            parts = ("", self.verb, self.after)
        elif self.form in (ITS_AGENT, ITS_PATIENT):
            own = agent if self.form == ITS_AGENT else patient
            parts = ("", f"{own}’s {self.verb}" if own else self.verb, self.after)
        elif self.form == NOUN:
            of = f"of {patient}" if patient else by
            parts = ("", self.verb, self.after or of)
        elif self.form == PASSIVE:
            parts = (patient, self.verb, by or self.after)
        else:
            parts = (agent, self.verb, patient or self.after)
        return " ".join(filter(None, parts))


class Clause:
    """The words of one sentence, by which its tellings are told: `surfaces` has each as it is
    written, by its place in the text, `times` the places that say when."""

    def __init__(self, sentence: Sentence, surfaces: Mapping[int, str],
                 times: Sequence[tuple[int, int]]) -> None:  # fmt: skip
        self.line, self.surfaces = sentence, surfaces
        self.timed = [any(start <= word.start < end for start, end in times)
                      for word in sentence.words]  # fmt: skip

    def words(
        self, at: int, told: Sequence[int | None], named: Sequence[bool], cue: str = ""
    ) -> Words:
        """The words of what stands at a place; `told` are the places of who takes part, `named`
        says of each whether it is called by its name, `cue` are words that say how sure it is."""
        number = next((n for n, group in enumerate(self.line.groups) if group.head == at), None)
        sides = [self._side(*side) for side in zip(told, named, strict=True)]
        if number is None:
            return self._of_noun(at, told, sides)
        return self._of_verb(number, told, sides, cue)

    def _of_verb(
        self, number: int, told: Sequence[int | None], sides: Sequence[str], cue: str
    ) -> Words:
        line, group, timed = self.line, self.line.groups[number], self.timed
        place = group.predicate
        verb = retelling.verb_words(line, number, cue.split())
        first = told[1] if group.passive else told[0]
        subject = "" if first is not None else self._said(
            retelling.subject_words(line, place, timed))  # fmt: skip
        if group.passive:
            after = self._said(i for i in retelling.adverbial(line, place, timed) if i not in verb)
            return Words(sides[0], self._said(verb), sides[1] or subject, after, PASSIVE)
        if place != group.head:  # "is not a mayor": the denial belongs to the verb
            after = self._said(i for i in retelling.with_case(line, place, timed) if i not in verb)
        else:
            after = self._said(retelling.object_words(line, place, timed))
        return Words(sides[0] or subject, self._said(verb), sides[1], after, ACTIVE)

    def _of_noun(self, at: int, told: Sequence[int | None], sides: Sequence[str]) -> Words:
        own = retelling.noun_words(self.line, at, self.timed) or [at]
        agent, patient = (
            "" if place in own else side for place, side in zip(told, sides, strict=True)
        )
        definite, held = self._is_definite(at, own), own
        while len(own) > 1 and self.line.tag(own[0]) in DETERMINERS | OWN:
            own = own[1:]
        after = retelling.theme_words(self.line, at, self.timed)
        if after and self.line.tag(after[0] - 1) == "IN":  # a name hangs on its first word
            after = [after[0] - 1, *after]
        theme = self._said(after)
        return Words(agent, self._said(own), patient, theme, self._form(told, held), definite)

    def _form(self, told: Sequence[int | None], own: Sequence[int]) -> str:
        """Whether the words of a noun say whose it is, by a name or by a pronoun."""
        for place, form in zip(told, (ITS_AGENT, ITS_PATIENT), strict=True):
            if place is not None and place in own:
                return form if self.line.tag(place) in OWN else WHOSE
        return NOUN

    def _is_definite(self, at: int, own: Sequence[int]) -> bool:
        """Whether a noun says which one is meant; "war-torn" and "Libya war effort" do not."""
        word, before = self.line.words[at], [i for i in own if i < at]
        joined = self.surfaces.get(word.end, "").startswith("-")
        said = any(self.line.low(i) in DEFINITE or self.line.tag(i) in WHICH for i in before)
        return said and own[-1] == at and not joined

    def _side(self, place: int | None, named: bool) -> str:
        """The words for one who takes part; none where a name is better."""
        if place is None or named or self.line.tag(place) in UNTOLD:
            return ""
        return self._said(retelling.noun_words(self.line, place, self.timed))

    def _said(self, places: Iterable[int]) -> str:
        """Words as the text has them, with blanks where it has some or leaves words out."""
        said, before = "", -1
        for i in places:
            word = self.line.words[i]
            own = self.surfaces.get(word.start, word.low)
            own = own.lower() if word.tag in SMALL and word.low != "i" else own
            said += own if before == word.start else f" {own}"
            before = word.end
        return shortened(said)
