"""Patterns of attribution inside one unit: who says what, by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .edges import content_end, trimmed
from .phrases import (
    addressee_end,
    adverbial_end,
    finite,
    group_start,
    is_comma,
    object_end,
    subject_start,
)
from .units import TERMINAL, Item
from .verbs import Verb, verbs
from .wordlists import (
    AUXILIARIES,
    BE,
    DASHES,
    HEADS,
    HEDGES,
    OBJECTS,
    OPENERS,
    QUESTION_WORDS,
    SUBORDINATORS,
)

Range = tuple[int, int]  # of positions in a list of items
SPOKEN_ENDS = frozenset(",?!")  # before the closing mark: a reporting clause follows
SUBJECT_ENDS = frozenset(["NN", "NNP", "NNS", "NNPS", "PRP"])
DATELINE = frozenset(["NNP", "CD"])  # tags of the words before its dash
LONGEST_LEAD = 60  # items in which a comma or main verb is looked for: keeps time linear
LONGEST_ADVERBIAL = 12  # items between a reporting verb and its quotation
LONGEST_SOURCE = 12  # items before the verb of a bare "X said."


@dataclass
class Attribution:
    """Positions of what is said, the reporting words and the source in one unit."""

    pieces: list[Range]
    cue: Range | None
    source: Range | None
    verb: Verb | None = None
    hedged: bool = False


@dataclass(frozen=True)
class Cue:
    """A reporting verb with its auxiliaries and particles."""

    start: int
    head: int
    end: int
    verb: Verb
    passive: bool
    hedged: bool


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
        cue = _cue(items, at, 0) if "c" in _takes(items, at) else None
        if cue and not cue.passive and at + 1 < len(items):
            rest = adverbial_end(items, cue.end, len(items))
            source = _source(items, cue, 0, None)
            return _fronted(items, cue, source, 0) if _stops(items, rest) else None
    return None


def _takes(items: Sequence[Item], at: int) -> str:
    verb, _ = _verb(items, at)
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
    stop = next((i for i in range(at + 2, _near(items, at)) if is_comma(items[i])), len(items))
    source = (at + 2, trimmed(items, at + 2, max(object_end(items, at + 2, stop), at + 3)))
    first = _front(items, floor, at)
    if at - first > 1:
        pieces = [(first, trimmed(items, first, at))]
    elif stop + 1 < len(items):
        pieces = [(stop + 1, content_end(items, stop + 1, len(items)))]
    else:
        return None
    return Attribution(pieces, (at, at + 2), source)


def _front(items: Sequence[Item], floor: int, stop: int) -> int:
    """Where content that stands before its cue begins: not with a comma or conjunction."""
    floor = floor or _dateline_end(items, stop)
    while floor < stop and not items[floor].quotation and _no_content(items[floor]):
        floor += 1
    return floor


def _dateline_end(items: Sequence[Item], stop: int) -> int:
    """Past "CALDERWICK, Aug. 15 (CWS) —" at the start of a unit."""
    for at, item in enumerate(items[: min(stop, LONGEST_SOURCE)]):
        if item.word in DASHES:
            return at + 1 if at else 0
        if item.tag not in DATELINE and any(map(str.isalnum, item.word)):
            return 0
    return 0


def _no_content(item: Item) -> bool:
    return item.word in ("and", "but") or not any(map(str.isalnum, item.word))


def _reported(items: Sequence[Item], at: int, floor: int, last: Range | None) -> Attribution | None:
    cue = _cue(items, at, floor)
    if cue is None:
        return _hedged(items, at, floor)
    if cue.passive:
        return _passive(items, cue, floor)
    source = _source(items, cue, floor, last)
    before = _fronted(items, cue, source, floor) or _inverted(items, cue, floor)
    if before and items[before.pieces[0][1] - 1].last in SPOKEN_ENDS:
        return before  # the quotation is what is said, whatever follows "said"
    return _followed(items, cue, source, floor) or before


def _hedged(items: Sequence[Item], at: int, floor: int) -> Attribution | None:
    """ "Inspectors reportedly raised doubts": said by someone who is not named."""
    if items[at].word not in HEDGES or at + 1 >= len(items):
        return None
    verb = next((i for i in range(at, _near(items, at)) if items[i].tag.startswith("VB")), at)
    start = subject_start(items, group_start(items, at, floor), floor)
    if verb > at + 2 or start == at or _verb(items, verb)[0]:
        return None
    rest = (at + 1, content_end(items, at + 1, len(items)))
    return Attribution([(start, at), rest], (at, at + 1), None, hedged=True)


def _cue(items: Sequence[Item], at: int, floor: int) -> Cue | None:
    item = items[at]
    verb, length = _verb(items, at)
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


def _verb(items: Sequence[Item], at: int) -> tuple[Verb | None, int]:
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


def _source(items: Sequence[Item], cue: Cue, floor: int, before: Range | None) -> Range | None:
    """The subject: left of the verb, or of the main clause for a participle or infinitive."""
    start = subject_start(items, cue.start, floor)
    if start < cue.start and items[cue.start].tag not in ("VBG", "TO"):
        return start, _unstopped(items, start, cue.start)
    return before or _main_subject(items, cue)


def _main_subject(items: Sequence[Item], cue: Cue) -> Range | None:
    """The first subject of the unit; after the comma where the cue opens the unit."""
    begin, stop = 0, cue.head
    if cue.start == 0:
        comma = next((i for i in range(cue.end, _near(items, cue.end)) if is_comma(items[i])), None)
        if comma is None:
            return None
        begin, stop = comma + 1, len(items)
    for index in range(begin, min(stop, begin + LONGEST_LEAD)):
        if finite(items[index]):
            end = group_start(items, index, begin)
            start = subject_start(items, end, begin)
            return (start, end) if start < end else None
    return None


def _near(items: Sequence[Item], at: int) -> int:
    return min(len(items), at + LONGEST_LEAD)


def _unstopped(items: Sequence[Item], start: int, end: int) -> int:
    return end - 1 if end - 1 > start and is_comma(items[end - 1]) else end


def _passive(items: Sequence[Item], cue: Cue, floor: int) -> Attribution | None:
    """ "is said to …", "was told that …", "was criticised by X"."""
    start = subject_start(items, cue.start, floor)
    after = items[cue.end] if cue.end < len(items) else None
    if after is None or start == cue.start:
        return None
    subject = (start, _unstopped(items, start, cue.start))
    words = (cue.start, cue.end)
    if after.word == "to" and cue.end + 1 < len(items):
        rest = (cue.end, content_end(items, cue.end, len(items)))
        return Attribution([subject, rest], words, None, cue.verb, hedged=True)
    if after.word == "by" and (end := object_end(items, cue.end + 1, len(items))) > cue.end + 1:
        return Attribution([subject], words, (cue.end + 1, end), cue.verb)
    begin = cue.end if after.word == "that" else _quotation_ahead(items, cue.end, len(items))
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


def content_start(items: Sequence[Item], at: int, takes: str) -> int | None:
    """Where the content after a reporting verb begins; None if nothing fitting follows."""
    stop = len(items)
    quoted = _quotation_ahead(items, at, stop, takes)
    if quoted is not None:
        return quoted
    skip = addressee_end if "p" in takes else adverbial_end
    late = skip(items, at, stop)
    if "c" in takes and at < late < stop and _conjunction(items[late]):
        return late
    direct = _opening(items, at, takes, stop)
    if direct is not None:
        return direct
    for skipped in (adverbial_end(items, at, stop), _aside_end(items, at, stop)):
        if skipped > at and (begin := _opening(items, skipped, takes.replace("o", ""), stop)):
            return begin
    if "p" in takes and (after := addressee_end(items, at, stop)) > at:
        return _opening(items, after, takes.replace("o", ""), stop)
    return None


def _quotation_ahead(items: Sequence[Item], at: int, stop: int, takes: str = "") -> int | None:
    """Where "said a day earlier, “…”" has its quotation; None if a clause comes first."""
    for index in range(at, min(at + LONGEST_ADVERBIAL, stop)):
        if items[index].word in (":", ",") and index + 1 < stop and items[index + 1].quotation:
            return index + 1
        if items[index].quotation:
            asked = "p" in takes and items[index].last in TERMINAL  # "asked the crowd “Why?”"
            return index if asked else None
        if finite(items[index]) or items[index].word == "that":
            return None
    return None


def _aside_end(items: Sequence[Item], at: int, stop: int) -> int:
    """Past ", however," and the like."""
    if at < stop and is_comma(items[at]):
        second = next((i for i in range(at + 1, min(at + 8, stop)) if is_comma(items[i])), None)
        return second + 1 if second else at
    return at


def _opening(items: Sequence[Item], at: int, takes: str, stop: int) -> int | None:
    """`at`, or just after a colon or comma before a quotation, where content can begin there."""
    if at >= stop:
        return None
    item = items[at]
    if item.quotation is not None:
        return at
    if item.word in (":", ",") and at + 1 < stop:
        return at + 1 if items[at + 1].quotation is not None or item.word == ":" else None
    if item.word == "to":
        return at if "t" in takes and at + 1 < stop and items[at + 1].tag == "VB" else None
    if "c" in takes and "p" not in takes and _clause(items, at, stop):
        return at
    if "c" in takes and _conjunction(item):
        return at
    if (
        "p" in takes
        and "c" in takes
        and item.tag in ("PRP", "EX", "DT")
        and _clause(items, at, stop)
    ):
        return at if item.word not in OBJECTS else None
    return at if "o" in takes and item.tag in OPENERS and item.tag != "RB" else None


def _conjunction(item: Item) -> bool:
    return item.word == "that" or item.word in QUESTION_WORDS


def _clause(items: Sequence[Item], at: int, stop: int) -> bool:
    """Whether a clause begins here: something nominal, then a verb that carries it."""
    if _conjunction(items[at]):
        return True
    if items[at].tag not in OPENERS and items[at].word not in SUBORDINATORS:
        return False
    return any(finite(item) or item.tag == "VBN" for item in items[at + 1 : min(stop, at + 40)])


def _fronted(
    items: Sequence[Item], cue: Cue, source: Range | None, floor: int
) -> Attribution | None:
    """Content, subject, verb: "“…,” she said", "…, X said", and amid it: "…, X said, …"."""
    if source is None or source[1] > cue.start or not {"c", "q"} & set(cue.verb.takes):
        return None
    first, last = _front(items, floor, source[0]), _spoken_end(items, floor, source[0])
    if last <= first or not (is_comma(items[last - 1]) or items[last - 1].quotation):
        return None
    pieces = [(first, trimmed(items, first, last))]
    rest = adverbial_end(items, cue.end, len(items))
    if rest + 1 < len(items) and is_comma(items[rest]) and _resumes(items, pieces[0], rest + 1):
        pieces.append((rest + 1, content_end(items, rest + 1, len(items))))
    return Attribution(pieces, (cue.start, cue.end), (last, source[1]), cue.verb, cue.hedged)


def _spoken_end(items: Sequence[Item], floor: int, at: int) -> int:
    """Where "“…,” the bespectacled, stooping man said" has its subject begin: after the mark."""
    for index in range(at - 1, max(floor - 1, at - LONGEST_SOURCE), -1):
        if items[index].quotation and items[index].last in SPOKEN_ENDS:
            return index + 1
    return at


def _resumes(items: Sequence[Item], piece: Range, at: int) -> bool:
    """Whether what follows ", she said," goes on with what stands before it."""
    if items[at].quotation is not None:
        return True
    quoted = any(item.quotation for item in items[slice(*piece)])
    return not quoted and (finite(items[at]) or not any(map(finite, items[slice(*piece)])))


def _inverted(items: Sequence[Item], cue: Cue, floor: int) -> Attribution | None:
    """Content, verb, subject: "“…,” said X", "…, said X"."""
    first = _front(items, floor, cue.start)
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
        cue = _cue(items, at, 0)
        if cue and not cue.passive:
            return Attribution([], (cue.start, cue.end), _source(items, cue, 0, None), cue.verb)
    return None


def only_reports(items: Sequence[Item]) -> bool:
    """Whether a unit is "Trump said on Monday." and nothing more."""
    at = next((i for i, item in enumerate(items[:LONGEST_SOURCE]) if finite(item)), None)
    if at is None or at == 0 or not _verb(items, at)[0]:
        return False
    rest = adverbial_end(items, at + 1, len(items))
    return rest >= len(items) or items[rest].word in (".", ",")
