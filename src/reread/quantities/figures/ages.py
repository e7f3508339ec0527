"""Units that only what stands about a figure gives: "Ann Moss, 47,", "a 5m wall", "5m tall"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ...grammar.sentence import Sentence
from .classes import of_class
from .standing import Standing
from .written import AGE

JOINS = re.compile(r",? (?:and |or )?", re.ASCII)
# Marks around the age of a person: "Ann Moss, 47, said", "Bo Dahl (47)"
OPENS, CLOSES = frozenset({",", "("}), frozenset({",", ")", ".", ";", ""})
OLDEST = range(1, 123)  # years that a person can have lived
MILLION = 1e6
LENGTHS = frozenset({"tall", "wide", "long", "deep", "high", "away", "apart", "below", "above"})


def with_unit(
    one: Standing,
    before: Standing | None,
    text: str,
    is_person: Callable[[Sentence, int], bool],
) -> Standing:
    """A figure with the unit that it has by its surroundings; `before` is the figure before it.

    What "aged 5, 7 and 9" goes on with is an age, too.
    """
    figure, tree = one.figure, one.tree
    if figure.unit is not None:
        return one
    goes_on = before and JOINS.fullmatch(text, before.figure.end, figure.start)
    if goes_on and before and before.figure.unit == AGE and not one.is_before_noun:
        return one._replace(figure=replace(figure, unit=AGE))
    if figure.hedge == "exact" and figure.value in OLDEST and tree.low(one.last + 1) in CLOSES:
        place = _beside(one)
        if place is not None and (is_person(tree, place) or _is_person(one, place)):
            return one._replace(figure=replace(figure, unit=AGE))
    return _in_metres(one, text)


def _is_person(one: Standing, place: int) -> bool:
    """Whether a common noun is one for people."""
    word = one.tree.words[place] if place >= 0 else None
    return word is not None and word.tag == "NN" and word.lemma in of_class("nouns", "person")


def _beside(one: Standing) -> int | None:
    """The word of whom a figure may be the age: "Ann Moss, 47,", "At 47, Ann Moss", "she is 47"."""
    lead = one.tree.low(one.first - 1)
    if lead in OPENS:
        return one.first - 2
    if lead == "at" and one.tree.low(one.last + 1) == ",":
        return min(one.last + 2, len(one.tree.words) - 1)
    return _said_of(one)


def _said_of(one: Standing) -> int | None:
    """The subject of which a copula says a figure: "she is 47"."""
    is_so = one.tree.child(one.head, "cop") is not None and one.tree.tag(one.first - 1) != "DT"
    return one.tree.subject_of(one.head) if is_so else None


def _in_metres(one: Standing, text: str) -> Standing:
    """A figure in metres, if its "m" stands apart, before a singular or such a word as "tall"."""
    figure = one.figure
    if figure.value is None or not re.fullmatch(r".*[0-9]\s?m", text[figure.origin : figure.until]):
        return one
    apart = text[figure.until - 2].isspace()
    measured = one.tree.tag(one.last + 1) == "NN" or one.tree.low(one.last + 1) in LENGTHS
    if not (apart or measured):
        return one
    metres = figure.value / MILLION
    return one._replace(figure=replace(figure, value=metres, low=metres, high=metres, unit="m"))
