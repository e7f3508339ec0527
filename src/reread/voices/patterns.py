"""Patterns of attribution inside one unit: who says what, by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cues import SPOKEN_ENDS, Cue, Range, cue_at, near, source_of, unstopped, verb_at
from .edges import content_end, trimmed
from .openings import LONGEST_SOURCE, content_start, front, quotation_ahead, spoken_end
from .phrases import adverbial_end, finite, group_start, is_comma, object_end, subject_start
from .units import Item
from .verbs import Verb
from .wordlists import HEADS, HEDGES, SUBORDINATORS


@dataclass
class Attribution:
    """Positions of what is said, the reporting words and the source in one unit."""

    pieces: list[Range]
    cue: Range | None
    source: Range | None
    verb: Verb | None = None
    hedged: bool = False


def attributions(items: Sequence[Item], headline: bool) -> list[Attribution]:
    """All attributions of one unit, left to right; none stands inside another."""
    whole = (_before_colon(items) if headline else None) or _closing(items)
    if whole:
        return [whole]
    found: list[Attribution] = []
    position = edge = 0
    while position < len(items):
        before = found[-1].source if found else None
        one = _according(items, position, edge) or _reported(items, position, edge, before)
        position += 1
        if one:
            found.append(one)
            edge = max(edge, _reach(one))
            position = max(position, edge)
    return found


def _closing(items: Sequence[Item]) -> Attribution | None:
    """A unit that its last words, ", X said on Friday.", attribute as a whole."""
    for at in range(len(items) - 1, max(0, len(items) - LONGEST_SOURCE), -1):
        if items[at].quotation:
            return None
        cue = cue_at(items, at, 0) if "c" in _takes(items, at) else None
        if cue and not cue.passive and at + 1 < len(items):
            rest = adverbial_end(items, cue.end, len(items))
            source = source_of(items, cue, 0, None)
            return _fronted(items, cue, source, 0) if _stops(items, rest) else None
    return None


def _takes(items: Sequence[Item], at: int) -> str:
    verb, _ = verb_at(items, at)
    return verb.takes if verb else ""


def _stops(items: Sequence[Item], at: int) -> bool:
    return at >= len(items) or items[at].word in (".", "?", "!")


def _reach(one: Attribution) -> int:
    ranges = [*one.pieces, one.cue, one.source]
    return max(end for _, end in filter(None, ranges))


def _before_colon(items: Sequence[Item]) -> Attribution | None:
    """ "Lavrov: no talks without Russia": a name, a colon, and what is said."""
    for at, item in enumerate(items[:9]):
        if item.word == ":" and 0 < at < len(items) - 1:
            content = (at + 1, trimmed(items, at + 1, len(items)))
            return Attribution([content], (at, at + 1), (0, at))
        if item.tag not in HEADS and item.tag not in ("JJ", "IN", "POS"):
            return None
    return None


def _according(items: Sequence[Item], at: int, floor: int) -> Attribution | None:
    """ "according to X" before, after or amid what is said."""
    if items[at].word != "according" or at + 2 >= len(items) or items[at + 1].word != "to":
        return None
    stop = next((i for i in range(at + 2, near(items, at)) if is_comma(items[i])), len(items))
    source = (at + 2, trimmed(items, at + 2, max(object_end(items, at + 2, stop), at + 3)))
    first = front(items, floor, at)
    if at > first and not (at - first == 1 and is_comma(items[first])):
        pieces = [(first, trimmed(items, first, at))]
        if _goes_on(items, at, stop):
            pieces.append((stop + 1, content_end(items, stop + 1, len(items))))
    elif stop + 1 < len(items):
        pieces = [(stop + 1, content_end(items, stop + 1, len(items)))]
    else:
        return None
    return Attribution(pieces, (at, at + 2), source)


def _goes_on(items: Sequence[Item], at: int, stop: int) -> bool:
    """Whether "Boats, according to X, cannot pass" goes on after X: between commas, with a verb."""
    between = at > 0 and is_comma(items[at - 1]) and stop + 1 < len(items)
    return between and finite(items[stop + 1])


def _reported(items: Sequence[Item], at: int, floor: int, last: Range | None) -> Attribution | None:
    cue = cue_at(items, at, floor)
    if cue is None:
        return _hedged(items, at, floor)
    if cue.passive:
        return _passive(items, cue, floor)
    source = source_of(items, cue, floor, last)
    before = _fronted(items, cue, source, floor) or _inverted(items, cue, floor)
    if before and items[before.pieces[0][1] - 1].last in SPOKEN_ENDS:
        return before  # the quotation is what is said, whatever follows "said"
    return _followed(items, cue, source, floor) or before


def _hedged(items: Sequence[Item], at: int, floor: int) -> Attribution | None:
    """ "Inspectors reportedly raised doubts": said by someone who is not named."""
    if items[at].word not in HEDGES or at + 1 >= len(items):
        return None
    verb = next((i for i in range(at, near(items, at)) if items[i].tag.startswith("VB")), at)
    start = subject_start(items, group_start(items, at, floor), floor)
    if verb > at + 2 or start == at or verb_at(items, verb)[0]:
        return None
    rest = (at + 1, content_end(items, at + 1, len(items)))
    return Attribution([(start, at), rest], (at, at + 1), None, hedged=True)


def _passive(items: Sequence[Item], cue: Cue, floor: int) -> Attribution | None:
    """ "is said to …", "was told that …", "was criticised by X"."""
    start = subject_start(items, cue.start, floor)
    after = items[cue.end] if cue.end < len(items) else None
    if after is None or start == cue.start:
        return None
    subject = (start, unstopped(items, start, cue.start))
    words = (cue.start, cue.end)
    if after.word == "to" and cue.end + 1 < len(items):
        rest = (cue.end, content_end(items, cue.end, len(items)))
        return Attribution([subject, rest], words, None, cue.verb, hedged=True)
    if after.word == "by" and (end := object_end(items, cue.end + 1, len(items))) > cue.end + 1:
        return Attribution([subject], words, (cue.end + 1, end), cue.verb)
    begin = cue.end if after.word == "that" else quotation_ahead(items, cue.end, len(items))
    if begin is None:
        return None
    rest = (begin, content_end(items, begin, len(items)))
    return Attribution([rest], words, None, cue.verb, hedged=items[start].word == "it")


def _followed(
    items: Sequence[Item], cue: Cue, source: Range | None, floor: int
) -> Attribution | None:
    """Subject, verb, content: "X said that …", "X told Y: “…”", "X wants to …", "X denied …"."""
    start = content_start(items, cue.end, cue.verb.takes)
    if start is None:
        return None
    opening = items[start]
    noun = "c" not in cue.verb.takes and opening.quotation is None and opening.word != "to"
    subject = source[0] if source else cue.start
    lead = items[subject - 1].word if subject > floor else ""
    bounded = lead in SUBORDINATORS or items[subject].tag in ("WP", "WDT") or cue.start == 0
    end = content_end(items, start, len(items), bounded=bounded, noun=noun)
    return Attribution([(start, end)], (cue.start, cue.end), source, cue.verb, cue.hedged)


def _fronted(
    items: Sequence[Item], cue: Cue, source: Range | None, floor: int
) -> Attribution | None:
    """Content, subject, verb: "“…,” she said", "…, X said", and amid it: "…, X said, …"."""
    if source is None or source[1] > cue.start or not {"c", "q"} & set(cue.verb.takes):
        return None
    first, last = front(items, floor, source[0]), spoken_end(items, floor, source[0])
    if last <= first or not (is_comma(items[last - 1]) or items[last - 1].quotation):
        return None
    pieces = [(first, trimmed(items, first, last))]
    rest = adverbial_end(items, cue.end, len(items))
    if rest + 1 < len(items) and is_comma(items[rest]) and _resumes(items, pieces[0], rest + 1):
        pieces.append((rest + 1, content_end(items, rest + 1, len(items))))
    return Attribution(pieces, (cue.start, cue.end), (last, source[1]), cue.verb, cue.hedged)


def _resumes(items: Sequence[Item], piece: Range, at: int) -> bool:
    """Whether what follows ", she said," goes on with what stands before it."""
    if items[at].quotation is not None:
        return True
    quoted = any(item.quotation for item in items[slice(*piece)])
    return not quoted and (finite(items[at]) or not any(map(finite, items[slice(*piece)])))


def _inverted(items: Sequence[Item], cue: Cue, floor: int) -> Attribution | None:
    """Content, verb, subject: "“…,” said X", "…, said X"."""
    first = front(items, floor, cue.start)
    if cue.start <= first or not {"c", "q"} & set(cue.verb.takes):
        return None
    before = items[cue.start - 1]
    end = object_end(items, cue.end, len(items))
    if end == cue.end or not (before.quotation or is_comma(before)) or not finite(items[cue.head]):
        return None
    pieces = [(first, trimmed(items, first, cue.start))]
    if end + 1 < len(items) and is_comma(items[end]) and items[end + 1].quotation:
        pieces.append((end + 1, end + 2))
    return Attribution(pieces, (cue.start, cue.end), (cue.end, end), cue.verb)


def announced(items: Sequence[Item]) -> Attribution | None:
    """ "He went on:", without what is said."""
    if not items or items[-1].word != ":":
        return None
    for at in range(len(items) - 2, -1, -1):
        cue = cue_at(items, at, 0)
        if cue and not cue.passive:
            return Attribution([], (cue.start, cue.end), source_of(items, cue, 0, None), cue.verb)
    return None


def only_reports(items: Sequence[Item]) -> bool:
    """Whether a unit is "Trump said on Monday." and nothing more."""
    at = next((i for i, item in enumerate(items[:LONGEST_SOURCE]) if finite(item)), None)
    if at is None or at == 0 or not verb_at(items, at)[0]:
        return False
    rest = adverbial_end(items, at + 1, len(items))
    return rest >= len(items) or items[rest].word in (".", ",")
