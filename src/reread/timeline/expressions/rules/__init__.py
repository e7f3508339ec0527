"""The rules: each file holds one kind, with the functions that give their meaning."""

from __future__ import annotations

from . import clock, days, holidays, lengths, months, quarters, relative, sets, vague, years
from .lengths import AGES
from .rule import Rule

__all__ = ["AGES", "RULES", "Rule"]

# Of matches equally long, the rule named first wins.
RULES: tuple[Rule, ...] = (
    *vague.RULES, *clock.RULES, *holidays.RULES, *months.RULES, *days.RULES, *quarters.RULES,
    *years.RULES, *relative.RULES, *sets.RULES, *lengths.RULES,
)  # fmt: skip
