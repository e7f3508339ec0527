"""Who does what to whom: subject and object of a verb group, owner and theme of a noun."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from .clauses import ADVERB, BOTH, OPENERS, QUOTE, REACH, Group, Phrase, Word
from .lists import verbs

NEAR = 12  # words in which "by …" still belongs to its passive
CHAIN = 8  # verb groups between a participle and its main verb
CONTRAST = frozenset({"but", "yet", "so"})
STOPS = frozenset({":", ";", "--", "—", "–"})
THEME = frozenset({"of", "on", "against", "with"})


class Sentence:
    """The words of one sentence with its phrases and verb groups, and look-ups between them."""

    def __init__(
        self, words: Sequence[Word], phrases: Sequence[Phrase], groups: Sequence[Group]
    ) -> None:
        self.words, self.phrases, self.groups = words, phrases, groups
        self.at = {phrase.first: phrase for phrase in phrases}
        self.until = {phrase.last: phrase for phrase in phrases}
        self.holding = {i: p for p in phrases for i in range(p.first, p.last + 1)}
        self.heads = {group.head: number for number, group in enumerate(groups)}
        self.subjects: dict[int, Phrase | None] = {}
        self.firsts = [phrase.first for phrase in phrases]

    def between(self, start: int, stop: int) -> list[Phrase]:
        """The phrases that begin at start or later and before stop."""
        low, high = (bisect.bisect_left(self.firsts, i) for i in (start, stop))
        return list(self.phrases[low:high])

    def tag(self, i: int) -> str:
        """The tag of a word, empty outside the sentence."""
        return self.words[i].tag if 0 <= i < len(self.words) else ""

    def low(self, i: int) -> str:
        """A word in lower case, empty outside the sentence."""
        return self.words[i].low if 0 <= i < len(self.words) else ""


def before(sentence: Sentence, i: int) -> int:
    """The first place left of i that holds no adverb and no temporal expression."""
    for j in range(i - 1, max(-1, i - REACH), -1):
        if sentence.tag(j) not in ADVERB and not sentence.words[j].timed:
            return j
    return -1


def opening(sentence: Sentence, group: Group) -> int:
    """Where the clause of a group opens: a subordinator, a verb, a colon …; -1 at the start."""
    for i in range(group.first - 1, max(-1, group.first - REACH), -1):
        if opens_clause(sentence, i) or sentence.low(i) in STOPS:
            return i
        number = sentence.heads.get(i)
        if number is not None and sentence.groups[number].finite:
            return i
        if sentence.tag(i) in QUOTE and sentence.low(i - 1) in (",", ".", "?", "!"):
            return i
        if sentence.low(i) in CONTRAST and sentence.between(i, group.first):
            return i
    return -1


def opens_clause(sentence: Sentence, i: int) -> bool:
    """Whether a word is a subordinator ("that year" is none)."""
    return sentence.low(i) in OPENERS and sentence.tag(i) in ("IN", "WDT", "WP", "WP$", "WRB")


def subject(sentence: Sentence, number: int) -> Phrase | None:
    """The phrase that a verb group is said of.

    Remembered by group; a group asked for again while it is being looked for has none, which
    ends circles between coordinated verbs and participles.
    """
    if number not in sentence.subjects:
        sentence.subjects[number] = None
        sentence.subjects[number] = _subject(sentence, number)
    return sentence.subjects[number]


def _subject(sentence: Sentence, number: int) -> Phrase | None:
    for _ in range(REACH):  # along a chain of coordinated verbs
        group = sentence.groups[number]
        if not group.finite:
            return _participle_subject(sentence, number)
        found = _finite_subject(sentence, group)
        if found or not is_coordinated(sentence, number):
            return found
        number -= 1
    return None


def is_coordinated(sentence: Sentence, number: int) -> bool:
    """Whether "and", "but" … stands between this group and the one before it."""
    group = sentence.groups[number]
    return number > 0 and sentence.tag(before(sentence, group.first)) == "CC"


def _finite_subject(sentence: Sentence, group: Group) -> Phrase | None:
    if sentence.tag(before(sentence, group.first)) == "CC":
        return None
    start = opening(sentence, group)
    for low, high in _segments(sentence, start + 1, group.first):
        inside = sentence.between(low, high)
        free = [phrase for phrase in inside if _is_free(sentence, phrase)]
        if free:
            return free[0]
    found = _inverted(sentence, group) or _antecedent(sentence, start)
    return found or _after_both(sentence, start + 1, group.first)


def _segments(sentence: Sentence, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches between commas, nearest to the verb first, an aside before it left out."""
    edges = [i for i in range(start, stop) if sentence.low(i) == ","]
    aside = bool(edges) and edges[-1] == before(sentence, stop)
    edges = [start - 1, *edges, stop]
    pairs = [(low + 1, high) for low, high in itertools.pairwise(edges)]
    nearest = pairs[::-1]
    return nearest[2:] + nearest[1:2] if aside else nearest


def _is_free(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether no preposition, infinitive or participle governs the phrase, nor is it "himself"."""
    if sentence.low(phrase.head).endswith(("self", "selves")):
        return False
    for _ in range(REACH):  # along "by A and B"
        i = before(sentence, phrase.first)
        if i < phrase.first - 1 and sentence.words[phrase.first - 1].timed:
            return True  # "In 2014 Russia …": the preposition governs the year
        if sentence.tag(i) != "CC":
            number = sentence.heads.get(i)
            participle = number is not None and not sentence.groups[number].finite
            preposition = sentence.tag(i) in ("IN", "TO") and not opens_clause(sentence, i)
            return not (preposition or participle or sentence.tag(i) in ("VB", "VBG", "VBN"))
        if i - 1 not in sentence.until:
            return True
        phrase = sentence.until[i - 1]
    return False


def _inverted(sentence: Sentence, group: Group) -> Phrase | None:
    """The speaker in '", said Lavrov'."""
    if sentence.words[group.head].lemma in verbs("reporting"):
        return sentence.at.get(group.head + 1)
    return None


def _antecedent(sentence: Sentence, opener: int) -> Phrase | None:
    """What "which", "who" or "that" stands for: the phrase just before it."""
    if sentence.tag(opener) not in ("WDT", "WP"):
        return None
    last = opener - 2 if sentence.low(opener - 1) == "," else opener - 1
    return sentence.until.get(last)


def _after_both(sentence: Sentence, start: int, stop: int) -> Phrase | None:
    """The subject after a word that may be preposition or subordinator ("after Russia left")."""
    for phrase in reversed(sentence.between(start, stop)):
        i = before(sentence, phrase.first)
        if sentence.low(i) in BOTH or sentence.tag(i) == "CC":
            return phrase
    return None


def _participle_subject(sentence: Sentence, number: int) -> Phrase | None:
    """The noun just before ("the process brokered by"), else the subject of the main clause."""
    group = sentence.groups[number]
    beside = sentence.until.get(group.first - 1)
    if beside:
        return beside
    apposed = sentence.until.get(group.first - 2) if sentence.low(group.first - 1) == "," else None
    if apposed and sentence.tag(group.head) == "VBN":
        return apposed  # "Nokia, founded in 1865, …"
    main = main_group(sentence, number)
    return None if main is None else subject(sentence, main)


def main_group(sentence: Sentence, number: int) -> int | None:
    """The finite group that a participle hangs on: the one before it, else the one after.

    Groups of subordinate clauses are passed over: in "X said that Y must go, calling it
    late", X calls.
    """
    groups = sentence.groups
    earlier = range(number - 1, max(-1, number - CHAIN), -1)
    later = range(number + 1, min(len(groups), number + CHAIN))
    finite = [i for i in (*earlier, *later) if groups[i].finite]
    main = (i for i in finite if not opens_clause(sentence, opening(sentence, groups[i])))
    return next(main, finite[0] if finite else None)


def target(sentence: Sentence, group: Group) -> Phrase | None:
    """The phrase right after a verb group: its object, if it is active."""
    i = group.head + 1
    while sentence.tag(i) in ADVERB or sentence.tag(i) == "RP":
        i += 1
    return sentence.at.get(i)


def by_phrase(sentence: Sentence, i: int) -> Phrase | None:
    """The phrase of "by …" that follows place i before any comma or verb."""
    for j in range(i + 1, i + NEAR):
        if sentence.low(j) in ("", ",", ";") or j in sentence.heads:
            return None
        if sentence.low(j) == "by":
            return sentence.at.get(j + 1)
    return None


def roles(sentence: Sentence, number: int) -> tuple[Phrase | None, Phrase | None]:
    """Agent and patient phrase of a verb group."""
    group = sentence.groups[number]
    if group.passive:
        return by_phrase(sentence, group.head), subject(sentence, number)
    after = target(sentence, group)
    first = subject(sentence, number)
    return first, after if after is not first else None


def theme(sentence: Sentence, i: int) -> Phrase | None:
    """What an event noun at i is done to: "invasion of Ukraine", "talks with Trump"."""
    return sentence.at.get(i + 2) if sentence.low(i + 1) in THEME else None
