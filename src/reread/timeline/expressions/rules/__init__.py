"""The rules: each file holds one kind, with the functions that give their meaning."""

from __future__ import annotations

from ..surroundings import Rule
from . import (
    clock,
    days,
    digits,
    holidays,
    lengths,
    months,
    nth,
    offsets,
    recurring,
    relative,
    reporting,
    spans,
    vague,
    years,
)
from .lengths import AGES

__all__ = ["AGES", "RULES", "Rule"]

# Of matches equally long, the rule named first wins.
RULES: tuple[Rule, ...] = (
    *vague.RULES, *clock.RULES, *days.RULES, *holidays.RULES, *nth.RULES, *digits.RULES, *months.RULES,
    *reporting.RULES, *years.RULES, *spans.RULES, *relative.RULES, *offsets.RULES, *recurring.RULES, *lengths.RULES,
)  # fmt: skip
