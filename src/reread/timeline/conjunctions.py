"""The words between events that tell which came first: after, before, until, since, while …"""

from __future__ import annotations

from collections.abc import Iterator

from ..grammar.sentence import REACH
from ..grammar.words import VERB
from .align import Line
from .endpoints import LOOSE
from .links import STRENGTH, Link, Places, is_progressive, is_simple_past
from .told import Told

# Relation of the governing event to the event that follows the word.
CUES = {
    "after": "after", "following": "after", "since": "after", "once": "after",
    "before": "before", "until": "before", "till": "before",
    "while": "during", "during": "during", "amid": "during", "when": "during",
}  # fmt: skip
PREPOSITIONS = frozenset({"following", "during", "amid"})  # take a noun only
CONJUNCTIONS = frozenset({"while", "when", "once"})  # take a clause only
NOUN_OPENS = 4  # words between a preposition and its noun phrase: "after Monday's attack"


def joined(sentence: Line, told: Places) -> Iterator[Link]:
    """One link per word of time that stands between two events which the sentence says to be."""
    for i, word in enumerate(sentence.words):
        relation = CUES.get(word.low)
        if relation is None or word.tag not in ("IN", "WRB", "VBG", "RB"):
            continue
        inside = _inside(sentence, i, told)
        outside = inside and _outside(sentence, i, inside.place, told)
        if outside and outside is not inside and _fits(word.low, outside, inside):
            yield Link(outside.number, inside.number, relation, f"“{word.low}”",
                       word.start, word.end, STRENGTH["word"])  # fmt: skip


def _fits(low: str, outside: Told, inside: Told) -> bool:
    """Whether both are said to be, and a word of other meanings too is one of time here."""
    if not (outside.is_said and inside.is_said):
        return False
    if low == "since":  # "since he is ill" gives a reason
        return inside.row["kind"] != "state"
    if f"“{low}”" == LOOSE:  # "when" beside habits and plans tells no order
        return is_simple_past(outside) and is_simple_past(inside)
    if low == "while":  # "while X fell, Y rose" is a contrast
        return is_progressive(inside) and outside.row["kind"] != "state"
    return True


def _inside(sentence: Line, i: int, told: Places) -> Told | None:
    """The event of the clause or noun that the word at i opens."""
    low = sentence.low(i)
    phrase = next((p for j in range(i + 1, i + NOUN_OPENS) if (p := sentence.at.get(j))), None)
    number = None if low in PREPOSITIONS else _first_group(sentence, i)
    if number is not None:
        group = sentence.groups[number]
        if not group.finite and group.first == i + 1:
            return told.get(group.head)
        first = sentence.subject(number) if group.finite else None
        if first is not None and phrase is not None and first.first == phrase.first:
            return told.get(group.head)
    if phrase is None or low in CONJUNCTIONS:
        return None
    if low == "following" and phrase.first == phrase.head and sentence.tag(phrase.head) == "NN":
        return None  # "following suit"
    if any(not _is_before_noun(sentence, j) for j in range(i + 1, phrase.first)):
        return None
    return told.get(phrase.head)


def _is_before_noun(sentence: Line, i: int) -> bool:
    return sentence.timed[i] or sentence.tag(i) in ("DT", "POS", "JJ")


def _first_group(sentence: Line, i: int) -> int | None:
    """The first verb group after i, before any comma, subordinator or other word of time."""
    for j in range(i + 1, min(len(sentence.words), i + REACH)):
        if sentence.low(j) in (",", ";", ":") or sentence.opens_clause(j):
            return None
        if j in sentence.heads:
            return sentence.heads[j]
    return None


def _outside(sentence: Line, i: int, inside: int, told: Places) -> Told | None:
    """The event that the phrase or clause opened at i dates."""
    phrase = sentence.until.get(i - 1)
    if phrase and phrase.head in told and sentence.tag(phrase.first - 1) in ("IN", "TO", ""):
        return told[phrase.head]
    for j in range(i - 1, max(-1, i - REACH), -1):
        if sentence.opens_clause(j) or sentence.low(j) in (";", ":"):
            break
        if sentence.tag(j) == "CC" and j == i - 1:
            break
        if j in sentence.heads:
            return told.get(j)
        if j in told and sentence.tag(sentence.holding[j].first - 1) in ("IN", "TO"):
            return None  # "jailed for the murder of a boy during the war": which one?
        if sentence.tag(j) in VERB and not _is_auxiliary(sentence, j):
            return None  # an infinitive, which is no event of its own
    return _after_comma(sentence, inside, told)


def _is_auxiliary(sentence: Line, i: int) -> bool:
    phrase = sentence.holding.get(i)
    return phrase is not None  # "the emerging process" holds a participle


def _after_comma(sentence: Line, inside: int, told: Places) -> Told | None:
    """The verb of the main clause after a fronted phrase: "After the war, Russia left"."""
    stop = min(len(sentence.words), inside + REACH)
    comma = next((j for j in range(inside, stop) if sentence.low(j) == ","), None)
    if comma is None:
        return None
    waiting = False
    for j in range(comma + 1, stop):
        waiting = waiting or sentence.opens_clause(j)
        number = sentence.heads.get(j)
        if number is not None and sentence.groups[number].finite:
            if not waiting:
                return told.get(j)
            waiting = False
    return None
