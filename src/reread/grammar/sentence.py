"""One sentence: its words as a tree, its phrases and verb groups, and who does what to whom."""

from __future__ import annotations

from . import control
from .clauses import Group
from .phrases import Phrase
from .tree import Tree
from .words import NOMINAL, RELATIVE, ROOT, SUBJECTS, VERB

THEME = frozenset({"of", "on", "against", "with"})
OBJECTS = ("obj", "iobj", "xcomp")
DENIALS = frozenset({"not", "n't", "never"})


# Relations in a relative clause that lacks no object, and nouns that need not be one
WHOLE = frozenset({*OBJECTS, "ccomp", "case", "mark"})
WHEN_OR_WHERE = frozenset({
    "age", "case", "century", "date", "day", "decade", "degree", "evening", "extent", "hour",
    "minute", "moment", "month", "morning", "night", "place", "point", "rate", "reason", "second",
    "season", "spot", "time", "way", "week", "weekend", "year",
})  # fmt: skip


class Sentence(Tree):
    """A tree with who does what to whom."""

    def subject(self, number: int) -> Phrase | None:
        """The phrase that a verb group is said of."""
        place = self.subject_of(self.groups[number].predicate)
        phrase = None if place is None else self.holding.get(place)
        if place is None or phrase is None or phrase.owner != place:
            return phrase
        return Phrase(place, place, place, None)  # "its plan to join"

    def subject_of(self, predicate: int) -> int | None:
        """The word that a predicate is said of: its own subject, or whose it shares."""
        return control.subject_of(self, predicate)

    def own_subject(self, predicate: int) -> int | None:
        """The subject that hangs on a predicate."""
        return control.own_subject(self, predicate)

    def roles(self, number: int) -> tuple[Phrase | None, Phrase | None]:
        """Agent and patient phrase of a verb group."""
        group = self.groups[number]
        if group.passive:
            return self._doer(group.predicate), self.subject(number)
        first, after = self.subject(number), self.target(group)
        return first, after if after is not first else None

    def _doer(self, place: int) -> Phrase | None:
        """Who does what a passive tells; a parser may hang that on an infinitive: "was asked to
        leave by the mayor"."""
        infinitive = self.child(place, "xcomp")
        own = self.by_phrase(place)
        return self.by_phrase(infinitive) if own is None and infinitive is not None else own

    def target(self, group: Group) -> Phrase | None:
        """What a verb group is done to, if it is active; what its subject is said to be."""
        place = group.predicate
        if place != group.head:
            return None if self.case(place) else self.holding.get(place)  # not "is in Libya"
        for relation in OBJECTS:
            found = self.child(place, relation)
            if found is not None and (self.tag(found) in RELATIVE or self.low(found) == "that"):
                found = self.described(found)
            if found in self.holding:
                return self.holding[found]
        return self.holding.get(self.words[place].governor) if self._is_of_object(place) else None

    def _is_of_object(self, place: int) -> bool:
        """Whether a relative clause without "that" lacks its object: "the dog he bought"."""
        word = self.words[place]
        if word.relation != "acl:relcl" or word.tag not in VERB:
            return False
        own, noun = self.child(place, *SUBJECTS), self.words[word.governor]
        below = {self.words[i].relation for i in self.children[place]}
        tags = {self.tag(i) for i in self.children[place]}
        if own is None or self.low(own) == "that":
            return False
        tags |= {self.tag(own), *(self.tag(i) for i in self.children[own])}  # "whose house burned"
        whole = not below.isdisjoint(WHOLE) or not tags.isdisjoint(RELATIVE)
        return not whole and noun.tag in NOMINAL and noun.lemma not in WHEN_OR_WHERE

    def theme(self, place: int) -> Phrase | None:
        """What an event noun is done to: "invasion of Ukraine", "talks with Trump"."""
        for i in self.children[place]:
            if self.words[i].relation == "nmod" and self.case(i) in THEME:
                return self.holding.get(i)
        return None

    def apposed(self, at: int) -> int | None:
        """The noun before a word that this stands in apposition to.

        A second subject of one verb is one, too: "The mayor of London, Sadiq Khan, spoke".
        """
        word = self.words[at]
        if word.relation == "appos":
            return word.governor if word.governor < at else None
        if word.relation not in SUBJECTS or word.governor == ROOT:
            return None
        same = (i for i in self.children[word.governor]
                if i < at and self.words[i].relation == word.relation)  # fmt: skip
        return max(same, default=None)

    def appositions(self, at: int) -> list[int]:
        """The nouns after a word that stand in apposition to it, or to the same noun as it."""
        word = self.words[at]
        others = self.children[word.governor] if word.relation == "appos" else ()
        return [i for i in (*self.children[at], *others) if i > at
                and self.words[i].relation == "appos" and self.words[i].tag in NOMINAL]  # fmt: skip

    def said_to_be(self, at: int) -> int | None:
        """The noun that a subject is said to be: "Hamas is a group"; None where it is said to be so
        no longer, not at all or only perhaps."""
        noun = self.words[at].governor
        if self.words[at].relation != "nsubj" or self.tag(noun) not in NOMINAL:
            return None
        copula = self.child(noun, "cop")
        doubted = any(self.words[i].low in DENIALS or self.words[i].relation == "aux"
                      for i in self.children[noun])  # fmt: skip
        present = copula is not None and self.words[copula].tag in ("VBZ", "VBP")
        return noun if present and not doubted else None
