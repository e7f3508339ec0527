"""Cues: the words that report, and the subject of a reporting verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .phrases import adverbial_end, finite, group_start, is_comma, subject_start
from .units import Item
from .verbs import Verb, verbs
from .wordlists import AUXILIARIES, BE, HEDGES

Range = tuple[int, int]  # of positions in a list of items
SPOKEN_ENDS = frozenset(",?!")  # before the closing mark: a reporting clause follows
SUBJECT_ENDS = frozenset(["NN", "NNP", "NNS", "NNPS", "PRP"])
LONGEST_LEAD = 60  # items in which a comma or main verb is looked for: keeps time linear


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its auxiliaries and particles."""

    start: int
    head: int
    end: int
    verb: Verb
    passive: bool
    hedged: bool


def cue_at(items: Sequence[Item], at: int, floor: int) -> Cue | None:
    """The reporting verb at a position with its verb group; None where there is none."""
    item = items[at]
    verb, length = verb_at(items, at)
    if verb is None and _beside_quotation(items, at, floor):
        verb, length = Verb(item.lemma, "neutral", "q"), 1
    if verb is None:
        return None
    start = group_start(items, at, floor)
    group = [other.word for other in items[start:at]]
    passive = item.tag in ("VBN", "VBD") and any(word in BE for word in group)
    if item.tag == "VBN" and not group and not _finite_after_all(items, at):
        return None
    return Cue(start, at, at + length, verb, passive, not HEDGES.isdisjoint(group))


def _finite_after_all(items: Sequence[Item], at: int) -> bool:
    """Whether a participle without auxiliary is rather a past tense, by what stands beside it."""
    rest = adverbial_end(items, at + 1, len(items))
    follows = rest < len(items) and items[rest].word == "that"
    return follows or (at > 0 and items[at - 1].quotation is not None)


def _beside_quotation(items: Sequence[Item], at: int, floor: int) -> bool:
    """Whether any verb can report here: "“…,” she laughed", "“…!” shouts a man"."""
    if items[at].tag not in ("VBD", "VBZ", "VBN"):
        return False
    start = subject_start(items, at, floor)
    before = items[start - 1] if start > floor else None
    return before is not None and before.last in SPOKEN_ENDS and items[at].word not in AUXILIARIES


def verb_at(items: Sequence[Item], at: int) -> tuple[Verb | None, int]:
    """The reporting verb at a position and how many words it takes."""
    if not (items[at].tag.startswith("VB") or _verb_after_all(items, at)):
        return None, 0
    for rest, verb in verbs().get(items[at].word, ()):
        infinitive = rest[-1:] == ("to",) and at + 1 + len(rest) < len(items)
        if infinitive and items[at + 1 + len(rest)].tag == "VB":
            continue  # "agreed to meet" is not "agreed to a meeting"
        if all(
            at + 1 + k < len(items) and items[at + 1 + k].word == word
            for k, word in enumerate(rest)
        ):
            return verb, 1 + len(rest)
    return None, 0


def _verb_after_all(items: Sequence[Item], at: int) -> bool:
    """Whether "the campaign claims that", tagged as a plural noun, is a verb."""
    plural = items[at].tag in ("NNS", "NN") and at > 0 and at + 1 < len(items)
    return plural and items[at - 1].tag in SUBJECT_ENDS and items[at + 1].word == "that"


def source_of(items: Sequence[Item], cue: Cue, floor: int, before: Range | None) -> Range | None:
    """The subject: left of the verb, or of the main clause for a participle or infinitive."""
    start = subject_start(items, cue.start, floor)
    if start < cue.start and items[cue.start].tag not in ("VBG", "TO"):
        return start, unstopped(items, start, cue.start)
    return before or _main_subject(items, cue)


def _main_subject(items: Sequence[Item], cue: Cue) -> Range | None:
    """The first subject of the unit; after the comma where the cue opens the unit."""
    begin, stop = 0, cue.head
    if cue.start == 0:
        comma = next((i for i in range(cue.end, near(items, cue.end)) if is_comma(items[i])), None)
        if comma is None:
            return None
        begin, stop = comma + 1, len(items)
    for index in range(begin, min(stop, begin + LONGEST_LEAD)):
        if finite(items[index]):
            end = group_start(items, index, begin)
            start = subject_start(items, end, begin)
            return (start, end) if start < end else None
    return None


def near(items: Sequence[Item], at: int) -> int:
    """Where looking ahead stops: keeps time linear."""
    return min(len(items), at + LONGEST_LEAD)


def unstopped(items: Sequence[Item], start: int, end: int) -> int:
    """`end` without a comma before it."""
    return end - 1 if end - 1 > start and is_comma(items[end - 1]) else end
