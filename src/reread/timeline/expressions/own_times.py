"""Times that a function of one's own finds, checked, with the days that follow from their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from ...own_tables.own_spans import BY_FUNCTION, spans_of
from ...timex import kinds_of
from .matching import Match, Rule
from .rules.vague import nothing
from .surroundings import Context
from .times_by_hand import written
from .values import Value

CHOICE = "times"
COLUMNS = ("start", "end", "value", "type")
RULE = Rule(BY_FUNCTION, "", nothing, "")
EXAMPLES = "'2025-08-20', '2022-02', 'P3Y' or 'PAST_REF', or a date of Python's"
Timer = Callable[[str], Any]  # text -> rows (start, end, value[, type])


def times_by_function(context: Context, function: Timer) -> Iterator[tuple[Match, Value]]:
    """The times that a function finds in a text, in order, with what they mean; those outside of
    the sentences (in page furniture) are left out."""
    end_before = 0
    for where, (start, end, value, type) in spans_of(
        CHOICE, function(context.text), context.text, COLUMNS, least=3
    ):
        if start < end_before:
            raise ValueError(f"{where} begins at {start}, inside the time before it; give one only")
        end_before = end
        meant = _meant(where, value, type)
        sentence = context.sentence_at(start)
        if sentence is not None:
            yield Match(start, end, RULE, {}, sentence, context.folded[start:end]), meant


def _meant(where: str, given: Any, type: Any) -> Value:
    """What a value says, as TIMEX3 or as a date of Python's."""
    value = _timex(given)
    kinds = kinds_of(value)
    if not kinds:
        raise ValueError(f"{where} has the value {given!r}; give a TIMEX3 value such as {EXAMPLES}")
    if type is not None and type not in kinds:
        can = " or ".join(map(repr, kinds))
        raise ValueError(f"{where} has the type {type!r}; {value!r} can be {can}")
    return replace(written(value, type or ""), anchor="")


def _timex(given: Any) -> str:
    """A value in TIMEX3; a moment at midnight is taken for a day. Empty where it is none."""
    if isinstance(given, str):
        return given.strip().upper()
    if not isinstance(given, dt.date) or pd.isna(given):
        return ""
    if not isinstance(given, dt.datetime) or given.time() == dt.time.min:
        return given.strftime("%Y-%m-%d").zfill(10)
    return given.isoformat(timespec="minutes")
