"""Temporal expressions as what can date an event: by the words that they cover, the two ends of a
range as one, without those that date the page."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from ...grammar.dependents import group_over, prepositions
from ...grammar.words import DASHES, dateline_end
from .alignment import Line, rows
from .lexicon import verbs
from .telling import Time

UNTIL = DASHES | {"through", "till", "to", "until"}  # what joins the ends of a range
ABOUT = frozenset({"about", "around", "early", "late", "mid"})  # may stand before its second end
LONGEST_AGENCY = 8  # words between the brackets of "(Coast Wire)"


def placed_times(times: pd.DataFrame, lines: Mapping[int, Line]) -> dict[int, list[Time]]:
    """The temporal expressions of each sentence that can date what it tells of."""
    found = defaultdict(list)
    names = ("sentence", "start", "end", "time", "earliest", "latest", "grain", "type")
    for sentence, start, end, *known in rows(times, *names):
        words = lines[sentence].words if sentence in lines else ()
        low, high = (
            bisect.bisect_left(words, edge, key=lambda w: w.start) for edge in (start, end)
        )
        if low < high:
            found[sentence].append(Time(low, high - 1, *known))
    return {
        number: list(_ranges(lines[number], _of_events(lines[number], inside)))
        for number, inside in found.items()
    }


def _of_events(sentence: Line, times: list[Time]) -> Iterator[Time]:
    """Without the dates of dateline, page head and time stamp."""
    head = max(dateline_end(sentence.words), _wire_end(sentence, times))
    opens = {time.first: time for time in times}
    stamped = -1  # the first word of a clock that belongs to a time stamp
    for time in times:
        clock = opens.get(time.last + 1)
        bare = sentence.tag(time.first - 1) != "IN"
        if time.grain == "day" and clock and clock.type == "TIME" and bare:
            stamped = clock.first
            continue
        barred = "|" in (sentence.low(time.first - 1), sentence.low(time.last + 1))
        if time.first >= head and not barred and time.first != stamped:
            yield time


def _wire_end(sentence: Line, times: list[Time]) -> int:
    """How many words stand before a story that opens within a sentence: "… | 5 pm OSLO (Coast
    Wire) - Sales fell"; the headline and the page's clock before it were not set apart."""
    for at in range(len(sentence.words) - 1, 0, -1):
        if sentence.low(at) in DASHES and sentence.low(at - 1) == ")":
            inside = range(at - 2, max(at - 2 - LONGEST_AGENCY, 0), -1)
            opening = next((i for i in inside if sentence.low(i) == "("), 0)
            named = all(sentence.tag(i).startswith("NNP") or not sentence.is_letters(i)
                        for i in range(opening + 1, at - 1))  # fmt: skip
            clock = any(time.last < opening and (time.type == "TIME" or time.last == opening - 1)
                        for time in times)  # fmt: skip
            if named and clock and sentence.tag(opening - 1) in ("CD", "NNP"):
                return at + 1
    return 0


def _ranges(sentence: Line, times: Iterable[Time]) -> Iterator[Time]:
    """The times of a sentence, "from 1967 to 1995" as one."""
    last: Time | None = None
    for time in times:
        if last is not None and _is_range(sentence, last, time):
            last = _joined(last, time)
            continue
        if last is not None:
            yield last
        last = time
    if last is not None:
        yield last


def _is_range(sentence: Line, one: Time, other: Time) -> bool:
    """Whether two times are the ends of one: not in "moved the vote from May to June"."""
    if one.ends or "DURATION" in (one.type, other.type):
        return False
    between = [sentence.low(i) for i in range(one.last + 1, other.first)]
    joins = [low for low in between if low not in ABOUT]
    if not joins and sentence.low(other.first) in DASHES:
        joins = [sentence.low(other.first)]
    if joins == ["and"]:  # one event of each, "victory in 2006 and 2008", lies between the two
        ahead = one.earliest is None or other.earliest is None or one.earliest < other.earliest
        listed = sentence.words[sentence.head(other.first, other.last)].relation == "conj"
        return sentence.low(one.first - 1) == "between" or (listed and ahead)
    if len(joins) != 1 or joins[0] not in UNTIL:
        return False
    over = group_over(sentence, sentence.head(one.first, one.last))
    return over is None or sentence.words[sentence.groups[over].head].lemma not in verbs("moves")


def _joined(one: Time, other: Time) -> Time:
    """One time with both ends; its end is open where the second would lie before the first."""
    turned = one.earliest and other.latest and other.latest < one.earliest
    latest = None if turned else other.latest
    return one._replace(last=other.last, latest=latest, ends=True)


def has_both_ends(sentence: Line, time: Time) -> bool:
    """Whether a time is a range, as two expressions or as one."""
    inside = range(time.first + 1, time.last)
    joined = any(sentence.low(i) in UNTIL and sentence.tag(i) != "HYPH" for i in inside)
    return time.ends or (time.type != "DURATION" and joined)


def said_before(sentence: Line, time: Time) -> str:
    """The preposition of a time: "since", "prior to"; empty where it has none."""
    top = sentence.head(time.first, time.last)
    before = " ".join(
        prepositions(sentence, top, time.first) or prepositions(sentence, time.first, time.first)
    )
    ahead = before == "of" and sentence.low(time.first - 2) == "ahead"
    return "ahead of" if ahead else before
