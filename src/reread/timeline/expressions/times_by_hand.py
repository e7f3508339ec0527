"""Corrections by hand of times: another value or type, a time where there was none, or no time.

They are made while the text is read, so that what counts from a corrected time follows it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ...own_tables.corrections import BY_HAND, cuts_word
from ...timex import bounds, grain_of, kinds_of
from .rules.vague import nothing
from .surroundings import Context, Match, Rule
from .values import Value

RULE = Rule(BY_HAND, "", nothing, "")
Span = tuple[int, int]


class Given(NamedTuple):
    """What is said by hand of the time at a span: its value ("" = it is none, None = as it was),
    its type ("" = as it follows), and the corrections that say so, by number, with the column."""

    value: str | None = None
    type: str = ""
    rows: tuple[tuple[int, str], ...] = ()


class TimesByHand:
    """The corrections of the times of an article: what each says of which span.

    `fit` are the numbers of those that found a time, or a place for one.
    """

    def __init__(self, rows: Sequence[tuple[int, dict[str, Any]]]) -> None:
        self.fit: set[int] = set()
        self.given: dict[Span, Given] = {}
        for number, row in rows:
            span = int(row["start"]), int(row["end"])
            before = self.given.get(span, Given())
            now = before._replace(rows=(*before.rows, (number, row["column"])))
            self.given[span] = now._replace(**{row["column"]: row["to"]})
        self.waiting: list[Span] = []  # those to be added, the last first

    def place(self, context: Context) -> None:
        """Look which of them can stand in a text: whole words of a sentence that is read, and
        apart."""
        placed = {
            (start, end): given.rows[-1][0]
            for (start, end), given in self.given.items()
            if given.value and start < end and context.sentence_at(start) is not None
            and end <= context.sentence_end(start) and not cuts_word(context.text, start, end)
        }  # fmt: skip
        spans = _apart(placed)
        self.starts, self.ends = [start for start, _ in spans], [end for _, end in spans]
        self.waiting = spans[::-1]

    def bars(self, match: Match) -> bool:
        """Whether a time is given by hand that shares characters with a match, but not its span."""
        at = bisect.bisect_left(self.starts, match.end) - 1
        overlaps = at >= 0 and self.ends[at] > match.start
        return overlaps and (self.starts[at], self.ends[at]) != (match.start, match.end)

    def settled(self, match: Match, found: Value | None) -> Value | None:
        """What the match means after all; `found` is what the rules make of it."""
        span = match.start, match.end
        given = self.given.get(span)
        waits = self.waiting[-1:] == [span]
        if given is None or (found is None and not waits):
            return found
        if waits:
            self.waiting.pop()
        if found and given.value is None:
            self._note(given, found.value)
            fits = given.type in kinds_of(found.value) and given.type != found.type
            return replace(found, type=given.type, anchor=BY_HAND) if fits else found
        self._note(given, given.value or "")
        if not given.value:
            return None
        then = written(given.value, given.type, found.type if found else "")
        if found is None or found.value != then.value:
            return then
        return found if found.type == then.type else replace(found, type=then.type, anchor=BY_HAND)

    def _note(self, given: Given, value: str) -> None:
        """The corrections of a time fit, those of its type if its value can be of that type."""
        kinds = kinds_of(value)
        self.fit.update(number for number, column in given.rows
                        if column == "value" or not value or given.type in kinds)  # fmt: skip

    def added(self, context: Context, before: int) -> Iterator[tuple[Match, Value]]:
        """The times given by hand that begin before a place and that no rule has found."""
        while self.waiting and self.waiting[-1][0] < before:
            start, end = span = self.waiting.pop()
            given, sentence = self.given[span], context.sentence_at(start)
            assert sentence is not None and given.value  # else it would not wait
            self._note(given, given.value)
            match = Match(start, end, RULE, {}, sentence, context.folded[start:end])
            yield match, written(given.value, given.type)


def _apart(spans: dict[Span, int]) -> list[Span]:
    """Spans that share no character, in order; of two that do, the one with the higher number."""
    kept: list[Span] = []
    for span in sorted(spans):
        while kept and kept[-1][1] > span[0] and spans[kept[-1]] < spans[span]:
            kept.pop()
        if not kept or kept[-1][1] <= span[0]:
            kept.append(span)
    return kept


def written(value: str, *types: str) -> Value:
    """The meaning of a value that somebody wrote down: its unit and its days follow from it, and
    its type, where it can be of none of those given."""
    kinds = kinds_of(value)
    kind = next((type for type in types if type in kinds), kinds[0])
    first, last = bounds(value)
    is_open = value.endswith("_REF") or ("X" in value and first is None and kind != "SET")
    status = "vague" if is_open else "resolved"
    return Value(kind, value, first, last, grain_of(value), BY_HAND, status)
