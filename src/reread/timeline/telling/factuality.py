"""Whether an event is said as fact: polarity, modality, and the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...grammar.clauses import raisers
from ...grammar.dependents import (
    adverbs,
    ancestors,
    auxiliaries,
    first_conjunct,
    prepositions,
    reporting,
)
from ...grammar.sentence import Sentence
from .lexicon import cues, verbs

# Which modality wins where several cues stand together: "may reportedly" is hedged.
STRENGTH = ("actual", "future", "conditional", "hedged")
PAST = frozenset({"VBD", "VBN"})
ONLY = frozenset({"just", "merely", "only", "simply"})
WOULD = frozenset({"would", "'d"})

Cue = tuple[int, str]  # a word's place and its effect


class Said(NamedTuple):
    """How an event is said, and the words that tell."""

    polarity: str
    modality: str
    cue: str | None


def of_verb(sentence: Sentence, number: int) -> Said:
    """Polarity, modality and cue words of a verb group."""
    group = sentence.groups[number]
    found = _listed(sentence, [*auxiliaries(sentence, number), *adverbs(sentence, number)])
    found += [*_opening(sentence, number), *_arguments(sentence, number)]
    if group.raised:
        found.append((next(raisers(sentence.words, sentence.children, group)), group.raised))
    return _judged(sentence, _prospective(sentence, number, found))


def of_noun(sentence: Sentence, i: int) -> Said:
    """Polarity, modality and cue words of an event noun at place i."""
    phrase, listed = sentence.holding.get(i), cues("noun")
    first = phrase.first if phrase else i
    found = [(j, listed[low]) for j in range(first, i) if (low := sentence.low(j)) in listed]
    if sentence.case(i) == "without":
        found.append((first - 1, "negative"))
    return _judged(sentence, found)


def _judged(sentence: Sentence, found: list[Cue]) -> Said:
    found = sorted(set(found))
    effects = {effect for _, effect in found}
    polarity = "negative" if "negative" in effects else "positive"
    modality = max(effects - {"negative"} | {"actual"}, key=STRENGTH.index)
    words = list(dict.fromkeys(sentence.low(i) for i, _ in found))
    return Said(polarity, modality, " ".join(words) or None)


def _listed(sentence: Sentence, places: Iterable[int]) -> list[Cue]:
    """The cues among auxiliaries and adverbs; "no longer" is one, "not only" denies nothing."""
    listed, found = cues("verb"), []
    for i in places:
        low = sentence.low(i)
        if low in listed and not (low == "not" and sentence.low(i + 1) in ONLY):
            found.append((i, listed[low]))
        if low == "longer" and sentence.low(i - 1) == "no":
            found.append((i - 1, "negative"))
    return found


def _opening(sentence: Sentence, number: int) -> list[Cue]:
    """The word that opens the clause, "if", "unless", "without"; and what a noun before "for"
    makes of a participle: "plans for leaving and returning"."""
    group, i = sentence.groups[number], sentence.opening(number)
    found = [(i, effect)] if (effect := cues("clause").get(sentence.low(i))) else []
    if group.finite or sentence.low(i) != "for":
        return found
    above = next(ancestors(sentence, first_conjunct(sentence, group.predicate)), None)
    if above is None or sentence.tag(above) not in ("NN", "NNS"):
        return found
    effect = cues("plan").get(sentence.words[above].lemma)
    return [*found, (above, effect)] if effect else found


def _arguments(sentence: Sentence, number: int) -> list[Cue]:
    """ "No troops came", "has nothing"."""
    group, found = sentence.groups[number], []
    first = sentence.subject(number) if group.finite else None
    for place, phrase in (("subject", first), ("object", sentence.target(group))):
        listed = cues(place)
        if phrase and (low := sentence.low(phrase.first)) in listed:
            found.append((phrase.first, listed[low]))
    return found


def _prospective(sentence: Sentence, number: int, found: list[Cue]) -> list[Cue]:
    """In what someone said, "would" is the past's "will": future, unless an "if" stands by."""
    report = reporting(sentence, number)
    if report is None or not any(sentence.low(i) in WOULD for i, _ in found):
        return found
    verb = sentence.groups[report].head
    said = sentence.words[verb].lemma in verbs("reporting") and sentence.tag(verb) in PAST
    before = verb < sentence.groups[number].first
    conditional = any(sentence.low(i) in cues("clause") for i, _ in found)
    if not said or not before or conditional or _depends(sentence, number):
        return found
    return [(i, "future" if sentence.low(i) in WOULD else effect) for i, effect in found]


def _depends(sentence: Sentence, number: int) -> bool:
    """Whether something beside a verb is said to decide it: "without Russia", "otherwise"."""
    listed, place = cues("depends"), sentence.groups[number].predicate
    beside = {*sentence.children[place], *sentence.children[first_conjunct(sentence, place)]}
    return any(
        sentence.low(i) in listed or not listed.keys().isdisjoint(prepositions(sentence, i))
        for i in beside
    )
