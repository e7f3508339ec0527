"""One sentence: its words as a tree, its phrases and verb groups, and who does what to whom."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import Group, groups, raisers
from .phrases import Phrase, phrases
from .words import NOMINAL, RELATIVE, ROOT, SUBJECTS, VERB, Word

REACH = 60  # words: how far is looked to the left
THEME = frozenset({"of", "on", "against", "with"})
OBJECTS = ("obj", "iobj", "xcomp")
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow"})  # whose subject does what they say
OBJECT_CONTROL = frozenset({"from", "of", "for", "into"})  # "accused him of", "kept him from"
CALLING = frozenset({"appeal", "call", "count", "press", "push", "rely", "wait"})
CALLED_ON = frozenset({"for", "on", "to", "upon"})
# What "it" can be itself; of other adjectives with an infinitive "it" stands for that
OF_ITS_OWN = frozenset({
    "able", "bound", "due", "eager", "free", "likely", "poised", "quick", "ready", "reluctant",
    "set", "slow", "sure", "unable", "unlikely", "unwilling", "willing",
})  # fmt: skip
COMPARING = frozenset({"as", "than"})
AIMS = frozenset({
    "aim", "aspiration", "challenge", "decision", "dream", "duty", "goal", "hope", "idea",
    "intention", "job", "mission", "objective", "option", "plan", "point", "priority", "purpose",
    "solution", "strategy", "target", "task", "thing", "way", "wish",
})  # fmt: skip
NEEDING = frozenset({"need", "require", "use"})
HOLDING = frozenset({"announce", "express", "have", "make", "show", "take", "unveil"})
# Relations of a like standing with the governor's
PASSED = frozenset({"conj", "flat", "appos", "goeswith", "fixed"})
CLAUSES = frozenset({
    "root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis",
})  # fmt: skip
QUOTATION = frozenset({"“", '"', "‘", "'", "``", "«", "„"})
DENIALS = frozenset({"not", "n't", "never"})
SUBJECT_TAGS = NOMINAL | RELATIVE
OWN_WORDS = frozenset({"root", "parataxis", "list", "dep", "discourse", "appos"})


class Sentence:
    """The words of one sentence with its phrases and verb groups, and look-ups between them.

    `number` is that of the sentence and `first` that of its first token. Places are those of
    words in the sentence; a group is told by its number in `groups`.
    """

    def __init__(self, number: int, first: int, words: Sequence[Word]) -> None:
        self.number = number
        self.first = first
        self.words = words
        below: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.governor != ROOT:
                below[word.governor].append(at)
        self.children = below
        self._spans = _spans(words, below)
        self.phrases = phrases(words, below)
        self.groups = groups(words, below)
        self.at = {phrase.first: phrase for phrase in self.phrases}
        self.until = {phrase.last: phrase for phrase in self.phrases}
        self.holding = {i: p for p in self.phrases for i in range(p.first, p.last + 1)}
        self.heads = {group.head: number for number, group in enumerate(self.groups)}
        self.clauses = {group.predicate: number for number, group in enumerate(self.groups)}
        for number, group in enumerate(self.groups):  # "appears", "likely": part of the group
            for upper in raisers(words, below, group):
                self.clauses.setdefault(upper, number)

    def tag(self, i: int) -> str:
        """The tag of a word, empty outside the sentence."""
        return self.words[i].tag if 0 <= i < len(self.words) else ""

    def low(self, i: int) -> str:
        """A word in small letters, empty outside the sentence."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def head(self, first: int, last: int) -> int:
        """The word of first … last that the others hang on: the noun of a phrase; the noun after a
        name that a parser hangs on that: "the Ostrey Party of Labour candidate"."""
        inside = range(first, last + 1)
        found = next((i for i in inside if self.words[i].governor not in inside), first)
        bare = self.words[last].relation == "nmod" and self.tag(last) == "NN"
        hangs = bare and self.words[last].governor == found and self.child(last, "case") is None
        return last if hangs and self.tag(found).startswith("NNP") else found

    def described(self, i: int) -> int | None:
        """The noun that the relative clause of a relative pronoun describes."""
        place = self.clause(i)
        word = self.words[place]
        return word.governor if word.relation.startswith("acl") else None

    def span(self, at: int) -> tuple[int, int]:
        """The first word of what a word governs, with all that hangs on that, and the one after
        the last."""
        return self._spans[at]

    def child(self, at: int, *relations: str) -> int | None:
        """The first word of some relations that a word governs."""
        for relation in relations:
            for i in self.children[at]:
                if self.words[i].relation == relation:
                    return i
        return None

    def subject(self, number: int) -> Phrase | None:
        """The phrase that a verb group is said of."""
        place = self.subject_of(self.groups[number].predicate)
        phrase = None if place is None else self.holding.get(place)
        if place is None or phrase is None or phrase.owner != place:
            return phrase
        return Phrase(place, place, place, None)  # "its plan to join"

    def subject_of(self, predicate: int) -> int | None:
        """The word that a predicate is said of: its own subject, or whose it shares.

        A coordinated verb shares that of the one before it, an infinitive the object or subject of
        the verb that governs it (control: "urged him to", "called on him to", "accused him of"), a
        participle the subject of its clause; a relative clause is said of the noun that it
        describes, "its plan to join" of whose plan it is.
        """
        seen: set[int] = set()
        while predicate not in seen:
            seen.add(predicate)
            word, own = self.words[predicate], self.own_subject(predicate)
            own = self.inverted_subject(predicate) if own is None else own
            describes = word.relation.startswith("acl")
            if own is not None:
                if self.words[own].lemma in AIMS and self._is_arranged(predicate):
                    return self._holder(own)
                relative = self.words[own].tag in RELATIVE or self.words[own].low == "that"
                return word.governor if relative and describes else own
            if word.governor == ROOT or word.relation in OWN_WORDS:
                return None
            if describes and self.is_completing(predicate):
                own = self._holder(word.governor)
                if own is not None or not self._is_held(word.governor):
                    return own
                predicate = self.words[word.governor].governor
                continue
            if describes:
                return word.governor
            number = self.clauses.get(predicate)
            finite = word.tag != "VBG" if number is None else self.groups[number].finite
            if word.relation in ("ccomp", "csubj") and finite:
                return None
            if word.relation == "advcl" and self._compares(predicate):
                return None
            purpose = self._is_said_of_it(word.governor) or self._is_needed(word.governor)
            if purpose and word.relation != "conj":
                return None
            held = self._controller(predicate)
            if held is not None:
                return held
            predicate = word.governor
        return None

    def _controller(self, predicate: int) -> int | None:
        """The object of the governing verb that does what an infinitive or gerund says."""
        word = self.words[predicate]
        above = self.words[word.governor]
        held = self.child(word.governor, "obj", "iobj")
        infinitive = word.relation == "xcomp" or (word.relation == "ccomp" and word.tag != "VBG")
        if infinitive and above.lemma not in SUBJECT_CONTROL:  # "reported him to be dead"
            called = (i for i in self.children[word.governor] if i < predicate
                      and self.words[i].relation == "obl"
                      and {self.case(i), self.low(self.span(i)[0] - 1)} & CALLED_ON)  # fmt: skip
            on = next(called, None) if above.lemma in CALLING else None
            return on if held is None else held
        marks = {self.words[i].low for i in self.children[predicate]
                 if self.words[i].relation == "mark"}  # fmt: skip
        return held if word.relation in ("advcl", "ccomp") and marks & OBJECT_CONTROL else None

    def _compares(self, predicate: int) -> bool:
        """Whether a clause is no deed of its neighbour's subject: "he left, as reported by"."""
        return any(self.words[i].relation == "mark" and self.words[i].low in COMPARING
                   for i in self.children[predicate] if i < predicate)  # fmt: skip

    def _is_said_of_it(self, place: int) -> bool:
        """Whether "it" stands for what follows: "it is hard to say"; not "it is ready to leave"."""
        own = self.child(place, "nsubj", "expl")
        empty = own is not None and self.low(own) == "it" and own < place
        return empty and self.tag(place).startswith("JJ") and self.low(place) not in OF_ITS_OWN

    def _is_arranged(self, predicate: int) -> bool:
        """Whether a verb tells what is aimed at: "its goal is to win"."""
        helps = (i for i in self.children[predicate] if self.words[i].relation == "aux")
        return any(self.words[i].lemma == "be" and self.low(i + 1) == "to" for i in helps)

    def _is_needed(self, place: int) -> bool:
        """Whether an infinitive tells what something is needed for: "the money needed to build"."""
        word = self.words[place]
        return word.lemma in NEEDING and word.tag == "VBN" and self.child(place, "aux") is None

    def is_completing(self, predicate: int) -> bool:
        """Whether an infinitive or gerund tells what a noun is of: "plan to join", "hope of"."""
        tags = [self.words[i].low for i in self.children[predicate]
                if self.words[i].relation == "mark" and i < predicate]  # fmt: skip
        return self.words[predicate].tag == "VB" or bool(tags)

    def _holder(self, noun: int) -> int | None:
        """Whose a plan, threat or attempt is: "its plan"."""
        phrase = self.holding.get(noun)
        return None if phrase is None else phrase.owner

    def _is_held(self, noun: int) -> bool:
        """Whether a plan is its verb's subject's: "Germany has plans", "made a threat"."""
        word = self.words[noun]
        return word.relation == "obj" and self.words[word.governor].lemma in HOLDING

    def own_subject(self, predicate: int) -> int | None:
        """The subject that hangs on a predicate; the one nearest before it where a dateline or a
        headline was read as one too ("PARIS (Reuters) - France said"), but not "each"."""
        for relation in SUBJECTS:
            found = [i for i in self.children[predicate] if self.words[i].relation == relation]
            if found:
                before = [i for i in found if i < predicate and self.child(i, "cc") is None
                          and self.tag(i) in SUBJECT_TAGS]  # fmt: skip
                return before[-1] if before else found[0]
        return None

    def inverted_subject(self, place: int) -> int | None:
        """The noun after a verb that follows what it reports: "“Never!” laughed the mayor"; a
        parser takes that of a rare verb for its object."""
        if self.child(place, *SUBJECTS) is not None:
            return None
        first, held = self.span(place)[0], self.child(place, "obj", "iobj")
        after = held is not None and held > place
        ahead = [i for i in self.children[place] if i < place and self.is_letters(i)]
        reported = any(self.words[i].relation == "ccomp" for i in ahead)
        opens = reported or (bool(ahead) and self.low(first) in QUOTATION)
        return held if after and opens else None

    def is_letters(self, i: int) -> bool:
        """Whether a token is a word or number, not a mark."""
        return any(map(str.isalnum, self.low(i)))

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
        return None

    def by_phrase(self, place: int) -> Phrase | None:
        """The phrase after "by" that says who did it."""
        for i in self.children[place]:
            if self.words[i].relation in ("obl:agent", "obl", "nmod") and self.case(i) == "by":
                return self.holding.get(i)
        return None

    def noun(self, place: int) -> int:
        """The word of a noun phrase on which the others hang: "Osama" of "Osama bin Laden"."""
        phrase = self.holding.get(place)
        return place if phrase is None else self.head(phrase.first, phrase.last)

    def case(self, place: int) -> str:
        """The preposition of a noun phrase, by any of its words; empty where it has none."""
        found, phrase = self.child(self.noun(place), "case"), self.holding.get(place)
        if found is None and phrase:  # "of" that hangs on "Ines" of "Ines Tolland"
            links = (self.child(i, "case") for i in range(phrase.first, phrase.last))
            found = next((i for i in links if i is not None and self.words[i].tag != "POS"), None)
        return "" if found is None else self.words[found].low

    def roles(self, number: int) -> tuple[Phrase | None, Phrase | None]:
        """Agent and patient phrase of a verb group."""
        group = self.groups[number]
        if group.passive:
            return self.by_phrase(group.predicate), self.subject(number)
        first, after = self.subject(number), self.target(group)
        return first, after if after is not first else None

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
        others = self.children[word.governor] if word.relation == "appos" else []
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

    def theme(self, place: int) -> Phrase | None:
        """What an event noun is done to: "invasion of Ukraine", "talks with Trump"."""
        for i in self.children[place]:
            if self.words[i].relation == "nmod" and self.case(i) in THEME:
                return self.holding.get(i)
        return None

    def relation(self, i: int) -> str:
        """The relation in which a word stands, or what it is coordinated with or part of."""
        while self.words[i].relation in PASSED and self.words[i].governor != ROOT:
            if self.words[i].tag in VERB:
                break
            i = self.words[i].governor
        return self.words[i].relation

    def clause(self, i: int) -> int:
        """The word that governs the clause in which a word stands."""
        for _ in range(len(self.words)):
            word = self.words[i]
            verbal = word.relation == "conj" and word.tag in VERB
            if word.governor == ROOT or verbal or word.relation in CLAUSES:
                break
            i = word.governor
        return i

    def opening(self, number: int) -> int:
        """The word that makes the clause of a group a subordinate one; -1 where none does."""
        place = self.groups[number].predicate
        for _ in range(REACH):
            word = self.words[place]
            marks = [i for i in self.children[place] if i < self.groups[number].head
                     and (self.words[i].relation == "mark" or self.words[i].tag in RELATIVE)
                     and self.words[i].low != "to"]  # fmt: skip
            if marks:
                return marks[0]
            if word.relation != "conj":
                break
            place = word.governor
        return -1

    def coordinated(self, number: int) -> int | None:
        """The group that one is coordinated with and stands after."""
        word = self.words[self.groups[number].predicate]
        if word.relation != "conj":
            return None
        found = self.clauses.get(word.governor)
        return found if found is not None and found < number else None

    def main_group(self, number: int) -> int | None:
        """The finite group that a participle hangs on."""
        place = self.words[self.groups[number].predicate].governor
        for _ in range(REACH):
            if place == ROOT:
                return None
            found = self.clauses.get(place)
            if found not in (None, number) and self.groups[found].finite:
                return found
            place = self.words[place].governor
        return None


def _spans(words: Sequence[Word], children: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """For each word the first of what it governs, itself too, and the one after the last."""
    down = [at for at, word in enumerate(words) if word.governor == ROOT]
    for at in down:  # grows while it is gone through: each word after its governor
        down += children[at]
    firsts, lasts = [*range(len(words))], [*range(1, len(words) + 1)]
    for at in reversed(down):
        over = words[at].governor
        if over != ROOT:
            firsts[over] = min(firsts[over], firsts[at])
            lasts[over] = max(lasts[over], lasts[at])
    return list(zip(firsts, lasts, strict=True))
