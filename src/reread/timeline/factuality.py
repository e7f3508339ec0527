"""Whether an event is said as fact: polarity, modality, and the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from ..grammar.clauses import Group, raising
from ..grammar.words import ADVERB
from .align import Line
from .lists import cues, verbs

CHAIN = 8  # verb groups that are looked past

# Which modality wins where several cues stand together: "may reportedly" is hedged.
STRENGTH = ("actual", "future", "conditional", "hedged")
PAST = frozenset({"VBD", "VBN"})

Cue = tuple[int, str]  # a word's place and its effect
Said = tuple[str, str, str | None]  # polarity, modality, cue words


def of_verb(sentence: Line, number: int) -> Said:
    """Polarity, modality and cue words of a verb group."""
    group = sentence.groups[number]
    found = [
        *_inside(sentence, group),
        *_around(sentence, group),
        *_clause(sentence, number),
        *_arguments(sentence, number),
        *_planned(sentence, number),
    ]
    if group.raised:
        found.append((_raiser(sentence, group), group.raised))
    return _judged(sentence, _prospective(sentence, number, found))


def of_noun(sentence: Line, i: int) -> Said:
    """Polarity, modality and cue words of an event noun at place i."""
    phrase = sentence.holding.get(i)
    first = phrase.first if phrase else i
    listed = cues("noun")
    found = [(j, listed[low]) for j in range(first, i) if (low := sentence.low(j)) in listed]
    if sentence.low(first - 1) == "without":
        found.append((first - 1, "negative"))
    return _judged(sentence, found)


def _judged(sentence: Line, found: list[Cue]) -> Said:
    found = sorted(set(found))
    effects = {effect for _, effect in found}
    polarity = "negative" if "negative" in effects else "positive"
    modality = max(effects - {"negative"} | {"actual"}, key=STRENGTH.index)
    words = list(dict.fromkeys(sentence.low(i) for i, _ in found))
    return polarity, modality, " ".join(words) or None


def _listed(sentence: Line, places: Iterable[int]) -> list[Cue]:
    listed = cues("verb")
    return [
        (i, listed[low])
        for i in places
        if (low := sentence.low(i)) in listed
        and (low, sentence.low(i + 1)) != ("not", "only")  # "not only" denies nothing
    ]


def _inside(sentence: Line, group: Group) -> list[Cue]:
    """Cues among the auxiliaries; "no longer" is two words."""
    found = _listed(sentence, range(group.first, group.head))
    longer = [i for i in range(group.first - 2, group.head) if sentence.low(i) == "no"]
    return found + [(i, "negative") for i in longer if sentence.low(i + 1) == "longer"]


def _around(sentence: Line, group: Group) -> list[Cue]:
    """Adverbs that touch the group: "reportedly agreed", "is not"."""
    places = []
    for step, i in ((-1, group.first - 1), (1, group.head + 1)):
        for j in range(i, i + 3 * step, step):
            if sentence.tag(j) not in ADVERB and sentence.low(j) not in ("not", "n't"):
                break
            places.append(j)
    return _listed(sentence, places)


def _clause(sentence: Line, number: int) -> list[Cue]:
    """The word that opens the clause: "if", "unless", "without"."""
    group = sentence.groups[number]
    listed = cues("clause")
    i = sentence.opening(number)
    if i < 0 and not group.finite:
        i = sentence.before(group.first)
    low = sentence.low(i)
    return [(i, listed[low])] if low in listed else []


def _planned(sentence: Line, number: int) -> list[Cue]:
    """What a noun before "for" makes of a participle: "plans for leaving and returning"."""
    for _ in range(CHAIN):
        group = sentence.groups[number]
        if group.finite:
            return []
        i = sentence.before(group.first)
        if sentence.low(i) == "for" and i:
            word = sentence.words[i - 1]
            effect = cues("plan").get(word.lemma) if word.tag in ("NN", "NNS") else None
            return [(i - 1, effect)] if effect else []
        if sentence.tag(i) != "CC" or not number:
            return []
        number -= 1
    return []


def _arguments(sentence: Line, number: int) -> list[Cue]:
    """ "No troops came", "has nothing"."""
    group, found = sentence.groups[number], []
    first = sentence.subject(number) if group.finite else None
    for place, phrase in (("subject", first), ("object", sentence.target(group))):
        listed = cues(place)
        if phrase and (low := sentence.low(phrase.first)) in listed:
            found.append((phrase.first, listed[low]))
    return found


def _raiser(sentence: Line, group: Group) -> int:
    """Where the raising word stands in the group: just before "to"."""
    for i in range(group.head - 1, group.first - 1, -1):
        if sentence.words[i].lemma in raising() or sentence.low(i) in raising():
            return i
    return group.first


def _prospective(sentence: Line, number: int, found: list[Cue]) -> list[Cue]:
    """In what someone said, "would" is the past's "will": future, unless an "if" stands by."""
    report = _reported_past(sentence, number)
    if report is None:
        return found
    between = range(report + 1, sentence.groups[number].first)
    conditional = any(sentence.low(i) in cues("clause") for i, _ in found)
    if conditional or any(sentence.low(i) in cues("depends") for i in between):
        return found
    return [(i, "future" if sentence.low(i) in ("would", "'d") else e) for i, e in found]


def _reported_past(sentence: Line, number: int) -> int | None:
    """Where a past reporting verb stands before this group, if nothing finite stands between."""
    reporting = verbs("reporting")
    for i in range(number - 1, max(-1, number - 4), -1):
        earlier = sentence.groups[i]
        word = sentence.words[earlier.head]
        if word.lemma in reporting:
            return earlier.head if word.tag in PAST else None
        if not _continues(sentence, i + 1):
            return None
    return None


def _continues(sentence: Line, number: int) -> bool:
    """Whether a group is coordinated with the one before it."""
    return sentence.tag(sentence.before(sentence.groups[number].first)) == "CC"
