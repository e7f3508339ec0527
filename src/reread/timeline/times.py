"""Temporal expressions: found by rules, resolved in the order of the text.

Where a word of time stands (a trigger), the rules for its class are tried from there and from the
words before it that some rule begins with; the longest match wins. The rules are data: see `rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import tables
from .expressions.rules import AGES, RULES, Rule
from .expressions.rules.context import Context, Found
from .expressions.rules.vague import nothing
from .expressions.rules.vocabulary import expand, triggers
from .expressions.surroundings import Words
from .expressions.values import Day

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article

LEAD = 9  # words that an expression may have before its trigger: "the first part of the very early"
# One character for one, so that offsets hold: lower case, straight quotes, hyphens, plain spaces.
FOLD = {
    **{ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **dict.fromkeys(map(ord, "‘’ʼ′`"), "'"), **dict.fromkeys(map(ord, "“”″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x85\xa0\u2002\u2003\u2007\u2009\u200a\u202f"), " "),
}  # fmt: skip
LEXEME = re.compile(r"(?<![a-z])(?:[ap]\.m|b\.c|a\.d)(?![a-z])|[^\W\d_]+|'?[0-9]+")


class Compiled(NamedTuple):
    """A rule ready to match: its order among the rules and its pattern."""

    order: int
    rule: Rule
    pattern: re.Pattern[str]


class Grammar(NamedTuple):
    """Rules by the class of word that they are tried at, and the words they can begin with."""

    by_class: dict[str, tuple[Compiled, ...]]
    lead: frozenset[str]


def times(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    published: str | None = None,
    weekdays: str = "past",
    ages: str = "skip",
    rules: Sequence[Rule] = RULES,
) -> pd.DataFrame:
    """One row per temporal expression.

    `published` ("YYYY-MM-DD", with or without a time) is the day that relative expressions count
    from; without it they are found but keep status needs-reference-date. `weekdays` says which
    Wednesday is meant where neither tense nor cue tells, `ages` whether "47-year-old" is kept, as a
    duration. `rules` may be a longer or shorter list.
    """
    rules = (*AGES, *rules) if ages == "keep" else rules
    decisions = _weighed(article, sentences, tokens, published, weekdays, rules)
    return tables.build("times", article, [decision.row for decision in decisions if decision.row])


def explain(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    published: str | None = None,
    weekdays: str = "past",
    ages: str = "skip",
    rules: Sequence[Rule] = RULES,
) -> list[dict[str, str]]:
    """One row per match that was weighed: its words, its rule and what became of it."""
    rules = (*AGES, *rules) if ages == "keep" else rules
    decisions = _weighed(article, sentences, tokens, published, weekdays, rules)
    return [
        {"match": found.words, "rule": found.rule.name, "outcome": outcome}
        for found, outcome, _ in decisions
    ]


def _weighed(article, sentences, tokens, published, weekdays, rules):  # what the two above share
    """Every match of the rules in the article, with what became of it."""
    words = Words(article.text, article.text.translate(FOLD), sentences, tokens)
    context = Context(words, Day.fromisoformat(published[:10]) if published else None, weekdays)
    return _decisions(words, context, grammar(tuple(rules)))


class Decision(NamedTuple):
    """A match, what became of it, and its row if it is a temporal expression."""

    found: Found
    outcome: str
    row: dict[str, Any] | None


@cache
def grammar(rules: tuple[Rule, ...]) -> Grammar:
    """The rules compiled; kept, since most readings use the same."""
    by_class: dict[str, list[Compiled]] = {}
    lead: set[str] = set()
    for order, rule in enumerate(rules):
        pattern = expand(rule.pattern)
        lead.update(re.findall(r"(?<!\\)[a-z]+", pattern))
        compiled = Compiled(order, rule, re.compile(pattern, re.ASCII))
        for name in rule.on.split():
            by_class.setdefault(name, []).append(compiled)
    return Grammar({name: tuple(some) for name, some in by_class.items()}, frozenset(lead))


def _decisions(words: Words, context: Context, rules: Grammar) -> Iterator[Decision]:
    """At each place, from the longest match down, until one means something."""
    lexemes = [(m.start(), m.group()) for m in LEXEME.finditer(words.folded)]
    classes = [triggers(words.folded, start, word) for start, word in lexemes]
    context.narrative = context.tells_of_other_years(lexemes, classes)
    done = 0
    for start, tried in _starts(lexemes, classes, words, rules):
        if start < done:
            continue
        for found in _matches(start, tried, words):
            value = found.rule.meaning(found, context)
            if value is None and found.rule.meaning is not nothing:
                yield Decision(found, "no time here", None)
                continue
            done = found.end
            row = context.keep(found, value) if value else None
            yield Decision(found, "taken" if row else "kept out", row)
            break


def _starts(
    lexemes: list[tuple[int, str]], classes: list[tuple[str, ...]], words: Words, rules: Grammar
) -> Iterator[tuple[int, tuple[Compiled, ...]]]:
    """Places to match at, in order, each with the rules to try there."""
    wanted: dict[int, dict[str, None]] = {}
    for place, names in enumerate(classes):
        if not names:
            continue
        for first in range(place, max(place - LEAD, 0) - 1, -1):
            wanted.setdefault(first, {}).update(dict.fromkeys(names))
            if first == 0 or not _leads(lexemes[first - 1][1], rules.lead):
                break
    for place in sorted(wanted):
        start = lexemes[place][0]
        if words.sentence_at(start) is not None:
            tried = {c.order: c for name in wanted[place] for c in rules.by_class.get(name, ())}
            yield start, tuple(tried.values())


def _leads(word: str, lead: frozenset[str]) -> bool:
    return word in lead or word.isdigit()


def _matches(start: int, tried: tuple[Compiled, ...], words: Words) -> Iterator[Found]:
    """The matches at a place, the longest first, then in the order of the rules."""
    end = words.sentence_end(start)
    matches = [
        (-match.end(), compiled.order, match, compiled.rule)
        for compiled in tried
        if (match := compiled.pattern.match(words.folded, start, end))
    ]
    for _, _, match, rule in sorted(matches, key=itemgetter(0, 1)):
        found = words.found(match, rule)
        if found is not None:
            yield found
