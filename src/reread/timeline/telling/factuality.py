"""Whether an event is said as fact: polarity, modality, and the words they rest on.

Both are as the voice has it that speaks where the event stands (`asserted_by`). The pair means:

* positive, actual: it is so, that voice says ("managed to lock", "admitted that he stole");
* negative, actual: it is not so ("did not sign", "failed to sign", "almost went", "denied that");
* future: it is meant, ordered, promised or expected ("plans to join", "threatened to leave");
* conditional: it is so only under a condition, or said to be good, bad or possible ("would have
  survived", "had the dam held", "important to act");
* hedged: it may be so; nothing is endorsed ("may have left", "tried to flee", "no evidence that",
  "unclear whether", "did not find that", "not known");
* alleged: somebody is accused of it ("accused of killing", "allegedly", "charged with murder").

With polarity negative the last four say that it is not, as unsurely: "unlikely that", "doubt that".

An event hangs on the words above it, and these on those above them: what `data/cues.tsv` says of a
word is applied from the outermost in ("did not manage to avoid paying"), after Nairn, Condoravdi
and Karttunen (2006) and Sauri and Pustejovsky (2012). Of modalities that meet, the less sure wins.
What is reported is its voice's claim where `stretches` gives it to one; where it does not, it is
hedged: nobody is known to say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...grammar.clauses import raisers
from ...grammar.dependents import (
    adverbs,
    auxiliaries,
    first_conjunct,
    group_over,
    prepositions,
    reporting,
)
from ...grammar.trees import INVERTED
from ...grammar.words import NOMINAL, RELATIVE, ROOT, SUBJECTS
from ...words.lemmas import lemma
from .alignment import Line
from .cue_words import Cues, Effect
from .lexicon import verbs

STRENGTH = ("actual", "future", "conditional", "hedged", "alleged")
PAST = frozenset({"VBD", "VBN"})
ONLY = frozenset({"just", "merely", "only", "simply"})
WOULD = frozenset({"would", "'d"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})
ARGUMENTS = frozenset({"obj", "nsubj:pass"})
OBLIQUES = frozenset({"obl", "nmod", "advcl", "acl", "conj"})
WHETHER = frozenset({"whether", "if"})
HELD = Effect("yes", "no")  # "found no evidence", "did not find evidence"
UNSPECIFIC = Effect("yes", "hedged")
ALONGSIDE = Effect("yes", "fact")  # "may have crashed, killing five"
PART_OF_NAME = frozenset({"compound", "nmod:desc"})  # "murder charges"
PLAIN = frozenset({"", "that", "whether", "to", "ing"})  # what joins clauses, no preposition
TOWARDS = frozenset({"into", "on", "to"})
NAMES = frozenset({"NNP", "NNPS"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
GOVERNED = ("that", "to", "of")  # what a noun such as "evidence" governs
SHOWN = 6  # cue words of nested cues that are shown, the innermost ones

Place = tuple[int, bool]  # a word, and whether it is looked at as a noun


class Said(NamedTuple):
    """How an event is said, and the words that tell."""

    polarity: str
    modality: str
    cue: str | None


class Standing(NamedTuple):
    """How something is said: denied or not, its modality, and the places of the words that tell."""

    denied: bool = False
    modality: str = "actual"
    places: tuple[int, ...] = ()


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


class Factuality:
    """How the verbs and nouns of one sentence are said; each word is looked at once."""

    def __init__(self, sentence: Line, cues: Cues) -> None:
        self.sentence = sentence
        self.cues = cues
        self._known: dict[Place, Standing] = {}

    def of_verb(self, number: int) -> Said:
        """Polarity, modality and cue words of a verb group."""
        return self._said((self.sentence.groups[number].head, False))

    def of_noun(self, place: int) -> Said:
        """Polarity, modality and cue words of a noun that names an event."""
        return self._said((place, True))

    def above(self, number: int) -> Above | None:
        """The word that a verb completes."""
        return self._above_verb(self.sentence.groups[number].head)

    def _said(self, place: Place) -> Said:
        found = self._standing(place)
        words = dict.fromkeys(self.sentence.low(i) for i in sorted(set(found.places)))
        return Said("negative" if found.denied else "positive", found.modality,
                    " ".join(words) or None)  # fmt: skip

    def _standing(self, place: Place) -> Standing:
        """Go up to what is known or stands alone, then down again."""
        chain: list[tuple[Place, Above | None]] = []
        at: Place | None = place
        met: set[Place] = set()
        while at is not None and at not in self._known and at not in met:
            met.add(at)
            above = self._above_noun(at[0]) if at[1] else self._above_verb(at[0])
            chain.append((at, above))
            at = above.place if above else None
        for one, above in reversed(chain):
            upper = self._known.get(above.place, Standing()) if above else Standing()
            self._known[one] = self._combined(one, above, upper)
        return self._known[place]

    def _combined(self, place: Place, above: Above | None, upper: Standing) -> Standing:
        own = self._beside_noun(place[0]) if place[1] else self._beside_verb(place[0])
        words, modalities = [i for i, _ in own], {effect for _, effect in own} - {"negative"}
        denied = any(effect == "negative" for _, effect in own)
        if above:
            denied_above, modality, places = self._under(place[0], above, upper)
            both = denied and denied_above and above.effect is not HELD  # "found no proof": once
            denied, words = (denied or denied_above) and not both, [*places, *words]
            modalities.add(modality)
        return Standing(denied, max(modalities | {"actual"}, key=STRENGTH.index),
                        tuple(words[-SHOWN:]))  # fmt: skip

    def _under(self, place: int, above: Above, upper: Standing) -> Standing:
        """What a word makes of what it governs, said as it is said itself."""
        effect = above.effect.denied if upper.denied else above.effect.said
        if effect == "fact":
            return Standing()
        voices, quotes = self.sentence.voice, self.sentence.quote
        if effect == "claim":
            same = (voices[place], quotes[place]) == (voices[above.cue], quotes[above.cue])
            effect = "hedged" if same or quotes[place] is None else "yes"
        modality = effect.removesuffix("no").strip()
        if modality in ("", "yes"):
            modality = "actual"
        plain = effect == "yes" and not upper.places
        return Standing(
            effect.endswith("no"),
            max(upper.modality, modality, key=STRENGTH.index),
            () if plain else (*upper.places, above.cue),
        )

    # What stands above

    def _above_verb(self, head: int) -> Above | None:
        """The word that the clause of a verb completes, or that reports it from beside it."""
        sentence = self.sentence
        predicate = sentence.groups[sentence.heads[head]].predicate
        first = first_conjunct(sentence, predicate)
        if first != predicate and self._joint(predicate) not in PLAIN:
            first = predicate  # "charged with murder and with stealing"
        elif first != predicate and not self._shares(predicate, first):
            return None
        word = sentence.words[first]
        number = sentence.clauses.get(first)
        beside = None if number is None else self._beside_it(first)
        if beside is not None:
            return beside
        if word.governor == ROOT or word.relation not in COMPLEMENTS | {"conj", "obl"}:
            return None
        joint = self._joint(first)
        if joint and (found := self._governing(first, joint)):
            return found
        alongside = word.relation == "advcl" and joint == "ing" and first > word.governor
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

    def _joint(self, first: int) -> str:
        """What joins a clause to the word that it completes: "that", "whether", "to", "ing", or a
        preposition; empty for "who did it", which takes for granted that it was done."""
        sentence, tag = self.sentence, self.sentence.tag(first)
        marks = [sentence.low(i) for i in sentence.children[first]
                 if sentence.words[i].relation in ("mark", "case") and i < first]  # fmt: skip
        number = sentence.clauses.get(first)
        group = None if number is None else sentence.groups[number]
        if not WHETHER.isdisjoint(marks):
            return "whether"
        if group is not None and group.finite:
            asked = any(sentence.tag(i) in RELATIVE for i in sentence.children[first] if i < first)
            return "" if asked else "that"
        if group is not None and sentence.tag(group.head) == "VBG" and not group.perfect:
            return next((mark for mark in marks if mark != "to"), "to" if "to" in marks else "ing")
        completed = tag == "VBN" and sentence.words[first].relation == "xcomp"
        if "to" in marks or tag == "VB" or completed:  # "had him arrested"
            return "to"
        return marks[0] if marks else "ing"

    def _governing(self, first: int, joint: str) -> Above | None:
        """The listed word that governs a clause, or what its governor makes of it all the same."""
        sentence, word = self.sentence, self.sentence.words[first]
        for cue in self._candidates(first):
            effect = self.cues.over(self._forms(cue), joint)
            if effect is not None:
                return Above(cue, self._place(cue), effect, joint, listed=True)
        if word.relation not in ("xcomp", "ccomp", "csubj", "acl"):
            return None
        effect = self.cues.unlisted(sentence.words[word.governor].lemma, joint)
        cue = word.governor
        return None if effect is None else Above(cue, self._place(cue), effect, joint)

    def _candidates(self, first: int) -> Iterator[int]:
        """The words that a clause may complete, the likeliest first: "remains unclear whether",
        "found no evidence that", "the claim is that"."""
        sentence, governor = self.sentence, self.sentence.words[first].governor
        beside = [i for i in sentence.children[governor] if i != first]
        if sentence.words[first].relation != "acl":
            yield from (i for i in beside if i < first and sentence.words[i].relation == "xcomp")
            yield from (i for i in beside if i < first and sentence.words[i].relation == "obj")
        yield governor
        if sentence.words[governor].relation in ARGUMENTS:  # "allowed sons of the dead to go"
            yield sentence.words[governor].governor
        if sentence.words[governor].lemma == "be" or sentence.child(governor, "cop") is not None:
            yield from (i for i in beside if sentence.words[i].relation in SUBJECTS)

    def _forms(self, place: int) -> list[str]:
        """A word as it may be listed: "rule out", "known", "know"."""
        word = self.sentence.words[place]
        forms = [word.low, word.lemma, lemma(word.low, "VBN") if word.tag == "JJ" else word.lemma]
        particle = self.sentence.child(place, "compound:prt")
        if particle is not None:
            forms.insert(0, f"{word.lemma} {self.sentence.low(particle)}")
        return forms

    def _place(self, cue: int) -> Place:
        """A cue word as a verb, or its noun; an adjective is said as its verb is."""
        sentence = self.sentence
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
        elif word.relation in ARGUMENTS:
            joints = ["noun"]
        elif word.relation in OBLIQUES:
            joints = [sentence.case(top)]
        else:
            joints = []
        cue = word.governor
        for joint in joints:
            effect = self.cues.over(self._forms(cue), joint) if cue != ROOT else None
            if effect is not None:
                known = effect.said == "yes" and self._is_definite(top)
                return None if known else Above(cue, self._place(cue), effect, joint, listed=True)
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

    # What stands beside

    def _beside_verb(self, head: int) -> list[tuple[int, str]]:
        """The cues within the clause of a verb, with what they do."""
        sentence = self.sentence
        number = sentence.heads[head]
        found = self._listed([*auxiliaries(sentence, number), *adverbs(sentence, number)])
        found += [*self._opening(number), *self._arguments(number)]
        group = sentence.groups[number]
        if group.raised:
            found.append((next(raisers(sentence.words, sentence.children, group)), group.raised))
        return sorted(set(self._prospective(number, found)))

    def _beside_noun(self, place: int) -> list[tuple[int, str]]:
        """The cues before a noun, with what they do."""
        sentence, listed = self.sentence, self.cues.beside("noun")
        phrase = sentence.holding.get(place)
        first = phrase.first if phrase else place
        found = [
            (i, listed[low]) for i in range(first, place) if (low := sentence.low(i)) in listed
        ]
        if sentence.case(place) == "without":
            found.append((first - 1, "negative"))
        return found

    def _listed(self, places: Iterable[int]) -> list[tuple[int, str]]:
        """The cues among auxiliaries and adverbs; "no longer" is one, "not only" denies nothing."""
        listed, sentence = self.cues.beside("verb"), self.sentence
        found = []
        for i in places:
            low = sentence.low(i)
            if low in listed and not (low == "not" and sentence.low(i + 1) in ONLY):
                found.append((i, listed[low]))
            if low == "longer" and sentence.low(i - 1) == "no":
                found.append((i - 1, "negative"))
        return found

    def _opening(self, number: int) -> list[tuple[int, str]]:
        """The word that opens the clause: "if", "unless", "without"; "had" before its subject."""
        sentence, group = self.sentence, self.sentence.groups[number]
        i, own = sentence.opening(number), sentence.own_subject(group.predicate)
        if i < 0 and sentence.low(group.first) in INVERTED and own is not None:
            asks = sentence.low(len(sentence.words) - 1) == "?"
            return [(group.first, "conditional")] if own > group.first and not asks else []
        joins = sentence.child(group.predicate, "cc")
        if joins is not None and sentence.low(joins) == "nor":
            return [(joins, "negative")]
        effect = self.cues.beside("clause").get(sentence.low(i))
        asked = sentence.words[group.predicate].relation in ("ccomp", "csubj")  # "not known if"
        return [(i, effect)] if effect and not (asked and sentence.low(i) in WHETHER) else []

    def _arguments(self, number: int) -> list[tuple[int, str]]:
        """ "No troops came", "has nothing"."""
        sentence, group, found = self.sentence, self.sentence.groups[number], []
        first = sentence.subject(number) if group.finite else None
        for place, phrase in (("subject", first), ("object", sentence.target(group))):
            listed = self.cues.beside(place)
            if phrase and (low := sentence.low(phrase.first)) in listed:
                found.append((phrase.first, listed[low]))
        return found

    def _prospective(self, number: int, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """In what someone said, "would" is the past's "will": future, unless an "if" stands by."""
        sentence = self.sentence
        report = reporting(sentence, number)
        if report is None or not any(sentence.low(i) in WOULD for i, _ in found):
            return found
        verb = sentence.groups[report].head
        said = sentence.words[verb].lemma in verbs("reporting") and sentence.tag(verb) in PAST
        before = verb < sentence.groups[number].first
        conditional = any(sentence.low(i) in self.cues.beside("clause") for i, _ in found)
        if not said or not before or conditional or self._depends(number):
            return found
        return [(i, "future" if sentence.low(i) in WOULD else effect) for i, effect in found]

    def _depends(self, number: int) -> bool:
        """Whether something beside a verb is said to decide it: "without Russia", "otherwise"."""
        sentence, listed = self.sentence, self.cues.beside("depends")
        place = sentence.groups[number].predicate
        beside = {*sentence.children[place], *sentence.children[first_conjunct(sentence, place)]}
        return any(
            sentence.low(i) in listed or not listed.keys().isdisjoint(prepositions(sentence, i))
            for i in beside
        )
