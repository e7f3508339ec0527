"""The words beside an event that bear on whether it is so: "may", "not", "alleged", "if"."""

from __future__ import annotations

from collections.abc import Iterable

from ...grammar.clauses import Group, raisers
from ...grammar.dependents import adverbs, auxiliaries, first_conjunct, prepositions, reporting
from ...grammar.slips import INVERTED
from .alignment import Line
from .cue_words import Cues
from .cued import Place
from .joints import WHETHER
from .lexicon import verbs

PAST = frozenset({"VBD", "VBN"})
# After "not": what it denies is how or why, and not the event
HOW = frozenset({"because", "just", "merely", "only", "simply", "until"})
REACH = 6  # words before an auxiliary that can have turned it
NONE = frozenset({"no", "nowhere"})
UNTIL = frozenset({"before", "until"})  # with the present tense: "until the council votes"
PRESENT = frozenset({"VBP", "VBZ"})
WOULD = frozenset({"would", "'d"})
NOT_QUITE = frozenset({("all", "but"), ("yet", "to")})
AS_IF = frozenset({("as", "if"), ("as", "though")})
ASKED = frozenset({"ccomp", "csubj"})  # "not known if", whose "if" supposes nothing

Modifier = tuple[int, str]  # a word's place and its effect


def beside(sentence: Line, cues: Cues, place: Place) -> list[Modifier]:
    """The cues beside the verb whose head, or the noun that, stands at a place."""
    at, is_noun = place
    if is_noun:
        return _before_noun(sentence, cues, at)
    number = sentence.heads[at]
    group = sentence.groups[number]
    found = [
        *_within(sentence, cues, [*auxiliaries(sentence, number), *adverbs(sentence, number)]),
        *_opening(sentence, cues, number),
        *_arguments(sentence, cues, number),
        *_fronted(sentence, number),
        *_arranged(sentence, group),
        *_not_quite(sentence, group.head),
    ]
    if group.raised:
        found.append((next(raisers(sentence.words, sentence.children, group)), group.raised))
    return sorted(set(_prospective(sentence, cues, number, found)))


def _before_noun(sentence: Line, cues: Cues, place: int) -> list[Modifier]:
    listed = cues.beside("noun")
    phrase = sentence.holding.get(place)
    first = phrase.first if phrase else place
    words = ((i, sentence.low(i)) for i in range(first, place))
    found = [(i, listed[low]) for i, low in words if low in listed]
    if sentence.case(place) == "without":
        found.append((first - 1, "negative"))
    return found


def _within(sentence: Line, cues: Cues, places: Iterable[int]) -> list[Modifier]:
    """The cues among auxiliaries and adverbs; "no longer" is one, "not only", "not because" deny
    nothing."""
    listed, found = cues.beside("verb"), []
    for i in places:
        low = sentence.low(i)
        if low in listed and not (low == "not" and sentence.low(i + 1) in HOW):
            found.append((i, listed[low]))
        if low == "longer" and sentence.low(i - 1) == "no":
            found.append((i - 1, "negative"))
    return found


def _not_quite(sentence: Line, head: int) -> list[Modifier]:
    """ "All but won", "has yet to win": not."""
    parts = sentence.low(head - 2), sentence.low(head - 1)
    return [(head - 2, "negative")] if parts in NOT_QUITE else []


def _opening(sentence: Line, cues: Cues, number: int) -> list[Modifier]:
    """The word that opens the clause: "if", "unless", "without"; "had" before its subject."""
    predicate = sentence.groups[number].predicate
    if _is_inverted(sentence, number):
        return [(sentence.groups[number].first, "conditional")]
    joins = sentence.child(predicate, "cc")
    if joins is not None and sentence.low(joins) == "nor":
        return [(joins, "negative")]
    i = sentence.opening(number)
    if (sentence.low(i), sentence.low(i + 1)) in AS_IF:
        return [(i + 1, "conditional")]
    if sentence.low(i) in UNTIL and sentence.tag(sentence.groups[number].first) in PRESENT:
        return [(i, "future")]
    effect = cues.beside("clause").get(sentence.low(i))
    asked = sentence.words[predicate].relation in ASKED and sentence.low(i) in WHETHER
    return [(i, effect)] if effect and not asked else []


def _is_inverted(sentence: Line, number: int) -> bool:
    """Whether an auxiliary opens a condition: "Had the dam held", not "there had been"."""
    group = sentence.groups[number]
    own = sentence.own_subject(group.predicate)
    if sentence.low(group.first) not in INVERTED or own is None or own < group.first:
        return False
    before = sentence.low(group.first - 1)  # not "no sooner had he left"
    first = not before.isalnum() or sentence.tag(group.first - 1) == "CC"
    asks = sentence.low(len(sentence.words) - 1) == "?"
    return first and not asks and sentence.opening(number) < 0


def _arguments(sentence: Line, cues: Cues, number: int) -> list[Modifier]:
    """ "No troops came", "almost none came", "neither Moss nor Berg came", "has nothing"."""
    group = sentence.groups[number]
    subject = sentence.subject_of(group.predicate) if group.finite else None
    target = sentence.target(group)
    after = target is not None and target.head > group.head
    nouns = {"subject": subject, "object": target.head if target and after else None}
    found = ((i, cues.beside(place).get(sentence.low(i)))
             for place, noun in nouns.items() if noun is not None
             for i in _opening_of(sentence, noun))  # fmt: skip
    return [(i, effect) for i, effect in found if effect and not _compares(sentence, i)]


def _opening_of(sentence: Line, noun: int) -> set[int]:
    """The words that open a noun phrase or hang on its noun before it, and the noun itself."""
    phrase, top = sentence.holding.get(noun), sentence.noun(noun)
    first = top if phrase is None else phrase.first
    return {first, top, *(i for i in sentence.children[top] if i < top)}


def _fronted(sentence: Line, number: int) -> list[Modifier]:
    """ "At no time did he resign": what turns the auxiliary before its subject."""
    group = sentence.groups[number]
    own = sentence.own_subject(group.predicate)
    if own is None or own < group.first:
        return []
    ahead = range(max(sentence.span(group.predicate)[0], group.first - REACH), group.first)
    return [(i, "negative") for i in ahead
            if sentence.low(i) in NONE and sentence.low(i + 1) != "sooner"]  # fmt: skip


def _compares(sentence: Line, place: int) -> bool:
    """ "No less than half", "none other than", "not only": it denies nothing."""
    return sentence.low(place + 2) == "than" or sentence.low(place + 1) in HOW


def _arranged(sentence: Line, group: Group) -> list[Modifier]:
    """ "Is to be sentenced", "the aim was to join": what is arranged or meant."""
    ahead = (i for i in (*sentence.children[group.predicate], group.first) if i < group.predicate)
    found = (i for i in ahead if sentence.words[i].lemma == "be" and sentence.low(i + 1) == "to")
    return [(i, "future") for i in found]


def _prospective(sentence: Line, cues: Cues, number: int, found: list[Modifier]) -> list[Modifier]:
    """In what someone said, "would" is the past's "will": future, unless an "if" stands by."""
    report = reporting(sentence, number)
    if report is None or not any(sentence.low(i) in WOULD for i, _ in found):
        return found
    verb = sentence.groups[report].head
    said = sentence.words[verb].lemma in verbs("reporting") and sentence.tag(verb) in PAST
    before = verb < sentence.groups[number].first
    conditional = any(sentence.low(i) in cues.beside("clause") for i, _ in found)
    if not said or not before or conditional or _depends(sentence, cues, number):
        return found
    return [(i, "future" if sentence.low(i) in WOULD else effect) for i, effect in found]


def _depends(sentence: Line, cues: Cues, number: int) -> bool:
    """Whether something beside a verb is said to decide it: "without Russia", "otherwise"."""
    listed, place = cues.beside("depends"), sentence.groups[number].predicate
    near = {*sentence.children[place], *sentence.children[first_conjunct(sentence, place)]}
    return any(
        sentence.low(i) in listed or not listed.keys().isdisjoint(prepositions(sentence, i))
        for i in near
    )
