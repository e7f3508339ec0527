"""Temporal expressions: found by rules, resolved in the order of the text.

Where a word of time stands (a trigger), the rules for its class are tried from there and from the
words before it that some rule begins with; the longest match wins. The rules are data: see `rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import tables
from ..files import once
from ..own_tables.corrections import corrections_of, with_unfit
from ..own_tables.own_rules import TIME, own_values
from .expressions.edges import narrowed
from .expressions.own_phrases import TRIGGER, Phrases, rules_of
from .expressions.own_times import Timer, times_by_function
from .expressions.rules import AGES, RULES, Rule
from .expressions.rules.vague import nothing
from .expressions.surroundings import Context, Match
from .expressions.times_by_hand import TimesByHand
from .expressions.triggers import triggers
from .expressions.values import Today, Value
from .expressions.vocabulary import expand

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article
    from ..grammar.trees import Trees

LEAD = 9  # words that an expression may have before its trigger: "the first part of the very early"
# One character for one, so that offsets hold: lower case, straight quotes, hyphens, spaces
FOLD = {
    **{ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **dict.fromkeys(map(ord, "‘’′`"), "'"), **dict.fromkeys(map(ord, "“”″"), '"'),
    **dict.fromkeys(map(ord, "‒–—−"), "-"),
    ord("\n"): " ",
}  # fmt: skip
LEADING = frozenset({"last", "next", "this"})  # may stand before a phrase of one's own
NO_TIME = "no time here"  # what comes of a match that its rule finds no meaning for
LEXEME = re.compile(r"(?<![a-z])(?:[ap]\.m|b\.c|a\.d)(?![a-z])|[^\W\d_]+|'?[0-9]+")


class CompiledRule(NamedTuple):
    """A rule ready to match: its order among the rules and its pattern."""

    order: int
    rule: Rule
    pattern: re.Pattern[str]


class RuleBook(NamedTuple):
    """Rules by the class of word that they are tried at, and the words they can begin with."""

    by_class: Mapping[str, tuple[CompiledRule, ...]]
    lead: frozenset[str]


class Decision(NamedTuple):
    """A match, what became of it, and its row if it is a temporal expression."""

    match: Match
    outcome: str
    row: dict[str, Any] | None


def times(
    article: Article,
    sentences: pd.DataFrame,
    trees: Trees,
    today: Today,
    *,
    weekdays: str = "past",
    ages: str = "skip",
    vague: str = "keep",
    corrections: pd.DataFrame | None = None,
    times: str | Timer = "rules",
    rules: str | pd.DataFrame = "ships",
    listed: Sequence[Rule] = RULES,
) -> pd.DataFrame:
    """One row per temporal expression.

    Relative expressions count from `today`; without a day they are found but keep status
    needs-reference-date. `weekdays` says which Wednesday is meant where neither tense nor cue
    tells, `ages` whether "47-year-old" is kept, as a duration, `vague` whether "now" and
    "recently" are. `corrections` are made on the way, so that what counts from a time follows it
    (see times_by_hand.py). `times` may be a function text -> rows (start, end, value[, type]) that
    finds them in place of the rules; those outside the sentences (in page furniture) are left out.
    `rules` may be a table with phrases of one's own, tried with ours; of matches equally long they
    win. `listed` may be a longer or shorter list of rules than ours.
    """
    rows = corrections_of(corrections, "times", article.id)
    hand = TimesByHand(rows)
    weighed = decisions(
        article, sentences, trees, today,
        weekdays=weekdays, ages=ages, vague=vague, hand=hand, times=times, rules=rules,
        listed=listed,
    )  # fmt: skip
    table = tables.build("times", article, [decision.row for decision in weighed if decision.row])
    return with_unfit(table, {number for number, _ in rows} - hand.fit)


def decisions(
    article: Article,
    sentences: pd.DataFrame,
    trees: Trees,
    today: Today,
    *,
    weekdays: str,
    ages: str,
    vague: str,
    hand: TimesByHand | None = None,
    times: str | Timer = "rules",
    rules: str | pd.DataFrame = "ships",
    listed: Sequence[Rule] = RULES,
) -> Iterator[Decision]:
    """Every match that is weighed, under the choices of `times`: at each place, from the longest
    match down, until one means something; and the times that are given by hand alone."""
    folded = article.text.translate(FOLD)
    context = Context(article.text, folded, sentences, trees, today, weekdays, vague)
    hand = hand or TimesByHand(())
    hand.place(context)
    if callable(times):
        yield from _by_function(times, context, today, hand)
    else:
        book = rule_book((*AGES, *listed) if ages == "keep" else tuple(listed))
        own = rules_of(own_values(rules, TIME).items(), FOLD)
        yield from _by_rules(book, own, context, today, hand)
    yield from _by_hand(hand, context, len(folded))


def _by_rules(
    book: RuleBook, own: Phrases, context: Context, today: Today, hand: TimesByHand
) -> Iterator[Decision]:
    lexemes = [(found.start(), found.group()) for found in LEXEME.finditer(context.folded)]
    classes = [triggers(context.folded, start, word) for start, word in lexemes]
    context.look_over(lexemes, classes)
    if own.rules:
        book = _with(book, own)
        classes = [(*some, TRIGGER) if own.begins_with(word.lower()) else some
                   for some, (_, word) in zip(classes, lexemes, strict=True)]  # fmt: skip
    done = 0
    for start, tried in _starts(lexemes, classes, context, book):
        yield from _by_hand(hand, context, start)
        if start < done:
            continue
        for match in _matches(start, tried, context):
            if hand.bars(match):
                continue
            context.here = match.sentence
            decision = _decision(match, match.rule.meaning(match, context), context, today, hand)
            yield decision
            if decision.outcome != NO_TIME:
                done = match.end
                break


def _by_function(
    times: Timer, context: Context, today: Today, hand: TimesByHand
) -> Iterator[Decision]:
    for match, value in times_by_function(context, times):
        yield from _by_hand(hand, context, match.start)
        if not hand.bars(match):
            yield _decision(match, value, context, today, hand)


def _by_hand(hand: TimesByHand, context: Context, before: int) -> Iterator[Decision]:
    """The times given by hand that begin before a place and that nothing else has found."""
    for match, given in hand.added(context, before):
        yield Decision(match, "taken", context.keep(match, given))


def _decision(
    match: Match, value: Value | None, context: Context, today: Today, hand: TimesByHand
) -> Decision:
    """What becomes of a match that has a meaning, if any, after what is said by hand of it."""
    if value is None and match.rule.meaning is not nothing:
        return Decision(match, NO_TIME, None)
    skipped = context.vague == "skip" and value is not None and value.settles_nothing
    found = narrowed(value, match, today.day) if value and not skipped else None
    kept = hand.settled(match, found)
    row = context.keep(match, kept) if kept else None
    return Decision(match, "taken" if row else "kept out", row)


@once
def rule_book(rules: tuple[Rule, ...]) -> RuleBook:
    """The rules compiled; kept, since most readings use the same."""
    by_class: dict[str, list[CompiledRule]] = {}
    lead: set[str] = set()
    for order, rule in enumerate(rules):
        pattern = expand(rule.pattern)
        lead.update(re.findall(r"(?<!\\)[a-z]+", pattern))
        compiled = CompiledRule(order, rule, re.compile(pattern, re.ASCII))
        for name in rule.on.split():
            by_class.setdefault(name, []).append(compiled)
    return RuleBook({name: tuple(some) for name, some in by_class.items()}, frozenset(lead))


def _with(book: RuleBook, own: Phrases) -> RuleBook:
    """A book with phrases of one's own before all its rules; it is not kept."""
    rules = enumerate(own.rules, start=-len(own.rules))
    compiled = [CompiledRule(order, rule, re.compile(expand(rule.pattern), re.ASCII))
                for order, rule in rules]  # fmt: skip
    return RuleBook({**book.by_class, TRIGGER: tuple(compiled)}, book.lead | LEADING)


def _starts(
    lexemes: list[tuple[int, str]], classes: list[tuple[str, ...]], context: Context, book: RuleBook
) -> Iterator[tuple[int, tuple[CompiledRule, ...]]]:
    """Places to match at, in order, each with the rules to try there."""
    wanted: dict[int, dict[str, None]] = {}
    for place, names in enumerate(classes):
        if not names:
            continue
        for first in range(place, max(place - LEAD, 0) - 1, -1):
            wanted.setdefault(first, {}).update(dict.fromkeys(names))
            before = lexemes[first - 1][1] if first else ""
            if not (before in book.lead or before.isnumeric()):
                break
    for place in sorted(wanted):
        start = lexemes[place][0]
        if context.sentence_at(start) is not None:
            tried = {c.order: c for name in wanted[place] for c in book.by_class.get(name, ())}
            yield start, tuple(tried.values())


def _matches(start: int, tried: tuple[CompiledRule, ...], context: Context) -> Iterator[Match]:
    """The matches at a place, the longest first, then in the order of the rules."""
    end = context.sentence_end(start)
    found = [
        (-match.end(), compiled.order, match, compiled.rule)
        for compiled in tried
        if (match := compiled.pattern.match(context.folded, start, end))
    ]
    for _, _, match, rule in sorted(found, key=itemgetter(0, 1)):
        if whole := context.match(match, rule):
            yield whole
