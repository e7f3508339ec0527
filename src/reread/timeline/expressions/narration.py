"""How a text is told: as a story of other years, or as news of its own days."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ...grammar.trees import Trees
from .values import Day

NEWS_YEARS = 3  # far years that an article without any weekday may name and still be news
PRESENT = 1 / 6  # share of verbs in the present tense that a history, with its quotations, may have


class Narration(NamedTuple):
    """Whether a text tells of years far from its own date, so that "in April" continues the story;
    whether it speaks of its own days (Friday, today, ago, now)."""

    narrative: bool = False
    own_days: bool = False


def narration(
    published: Day | None,
    trees: Trees,
    lexemes: list[tuple[int, str]],
    classes: list[tuple[str, ...]],
) -> Narration:
    """How a text is told, by its words of time and its tenses.

    A narrative names years other than that of publication, more than weekdays and todays, and
    months with them, and is told in the past tense. A life told in the news is none.
    """
    years = months = days = others = 0
    for (_, word), names in zip(lexemes, classes, strict=True):
        if "year" in names:
            years += published is None or abs(int(word) - published.year) > 1
        months += "month" in names
        days += ("weekday" in names and word.endswith("day")) or "today" in names
        others += "now" in names or word == "ago"
    of_years = years > NEWS_YEARS + 2 * days and (not days or 2 * months >= years)
    return Narration(of_years and _in_past_tense(trees), days + others > 0)


def _in_past_tense(trees: Trees) -> bool:
    tags = Counter(word.tag for tree in trees.values() for word in tree.words)
    present, past = tags["VBZ"] + tags["VBP"], tags["VBD"]
    return present <= PRESENT * (present + past)
