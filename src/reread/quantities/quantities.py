"""Quantities: the figures of a text, each with its bounds, what it is of, whom and where and when
it concerns, and who says so.

Figures are found by their words, what they are of by the tree. Numbers that count nothing are left
out: dates and lengths of time, which the table `times` has, names ("Boeing 737"), labels
("page 12"), scores, and "one" where it is a pronoun or article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from ..grammar.words import Word
from ..tables import build, voices_at
from .counting.concerned import Counted, Surroundings, concerned
from .figures.ages import with_unit
from .figures.found import figures
from .figures.identifiers import is_name, is_no_count
from .figures.standing import HYPHENS, Standing, stood
from .figures.written import AGE


def quantities(article: Article, counted: Sequence[Counted]) -> pd.DataFrame:
    """One row per figure: something counted or measured.

    `value` is the number as said, missing where the text names none ("dozens", "10 to 20"); `low`
    and `high` are the least and the most that the words allow, missing where they leave that open:
    "at least 12" has a `low` and no `high`, "about 40" has neither. A fraction ("one in five") is a
    share of one, with the unit "share". `of` is the noun counted or measured or, without one, the
    word that says what became of them ("62 dead"). `entity` is what is counted itself ("62
    Syrians"), whose it is ("Sudan's population"), or who has or does it ("Acme cut 40 jobs").
    """
    return build("quantities", article, [_row(article.text, one) for one in counted])


def _row(text: str, one: Counted) -> dict[str, Any]:
    figure, tree = one.figure, one.tree
    return {
        "sentence": tree.number, "start": figure.start, "end": figure.end,
        "surface": text[figure.start : figure.end], "value": figure.value, "low": figure.low,
        "high": figure.high, "unit": figure.unit, "of": _words(text, one),
        "entity": one.entity, "where": one.where, "time": one.time, "hedge": figure.hedge,
        "asserted_by": one.voice,
    }  # fmt: skip


def _is_timed(one: Standing) -> bool:
    """Whether a number is part of a temporal expression; its unit may be ("40 miles per hour")."""
    words = range(one.place(one.figure.origin), one.place(one.figure.until - 1) + 1)
    return any(one.timed[i] is not None for i in words)


def _words(text: str, one: Counted) -> str | None:
    """The word for what is counted, with what hyphens join to it: "take-offs"."""
    if one.of is None:
        return None
    words, first = one.tree.words, one.of
    while first > one.standing.last + 2 and _joined(words, first - 1):
        first -= 2
    last = one.of
    while last + 2 < len(words) and _joined(words, last + 1):
        last += 2
    return text[words[first].start : words[last].end]


def _joined(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a hyphen without space around it."""
    glued = words[at - 1].end == words[at].start and words[at].end == words[at + 1].start
    return words[at].low in HYPHENS and glued


def counted(
    article: Article,
    trees: Trees,
    times: pd.DataFrame,
    mentions: pd.DataFrame,
    stretches: pd.DataFrame,
    events: pd.DataFrame,
) -> list[Counted]:
    """What the table `quantities` is made of, and what `disagreements` are looked for in."""
    around = Surroundings(trees, times, mentions, events)
    standing = [one for tree in trees.values() for one in _standing(article.text, tree, around)]
    if not standing:
        return []
    voices = voices_at(stretches, pd.Series([one.figure.first for one in standing]))
    return [concerned(one, around, voice) for one, voice in zip(standing, voices, strict=True)]


def _standing(text: str, tree: Sentence, around: Surroundings) -> Iterator[Standing]:
    """The figures of a sentence that count something."""
    own = slice(tree.first, tree.first + len(tree.words))
    timed, named = around.timed[own], around.named[own]
    before: Standing | None = None
    left_out = -1  # the end of the last number that was none: "CentOS 7 and 8"
    for figure in figures(text, tree):
        one = with_unit(stood(figure, tree, timed), before, text, around.is_person)
        if one.figure.unit != AGE and (
            _is_timed(one)
            or is_name(one, text, named, around.name_kinds, left_out)
            or is_no_count(one)
        ):
            left_out = one.last
            continue
        before = one
        yield one
