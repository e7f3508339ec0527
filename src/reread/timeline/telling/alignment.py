"""The trees of an article with what covers their words: temporal expression, mention, speech."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from ...article import Article
from ...grammar.sentence import Sentence
from ...grammar.trees import Trees, covering
from .run_on import parts


class Line(Sentence):
    """A tree and what covers each of its words.

    `timed` says that a temporal expression does; `mention` is a row number, `quote` the number of
    a quotation and `voice` whose words they are; `verbatim` says that these are given as they were
    said, `acts` that the mention is of an organisation or government, `person` of a person.
    `part` counts the headlines, captions and stories that run on without a stop between them.
    """

    def __init__(
        self,
        tree: Sentence,
        timed: Sequence[int | None],
        mention: Sequence[int | None],
        speech: Sequence[tuple[str, int | None]],
        acting: frozenset[int],
        people: frozenset[int],
        verbatim: frozenset[int],
        part: Sequence[int],
    ) -> None:
        vars(self).update(vars(tree))
        self.timed = [number is not None for number in timed]
        self.mention = mention
        self.voice = [voice for voice, _ in speech]
        self.quote = [quote for _, quote in speech]
        self.verbatim = [quote in verbatim for quote in self.quote]
        self.part = part
        self.acts = [number in acting for number in mention]
        self.person = [number in people for number in mention]


Lines = dict[int, Line]  # by the number of the sentence


def lines(
    article: Article,
    trees: Trees,
    times: pd.DataFrame,
    mentions: pd.DataFrame,
    stretches: pd.DataFrame,
    quotes: pd.DataFrame,
) -> Lines:
    """Each sentence that has words, by its number."""
    starts = [word.start for tree in trees.values() for word in tree.words]
    timed, mention = (covering(starts, _spans(table)) for table in (times, mentions))
    speech = _speech(starts, stretches)
    acting = _acting(mentions)
    people = frozenset(n for n, kind in enumerate(mentions["kind"].tolist()) if kind == "PER")
    verbatim = frozenset(n for n, how in rows(quotes, "quote", "directness") if how != "indirect")
    found, first = {}, 0
    for number, tree in trees.items():
        own = slice(first, first := first + len(tree.words))
        part = parts(article.text, tree.words)
        found[number] = Line(
            tree, timed[own], mention[own], speech[own], acting, people, verbatim, part
        )
    return found


def _acting(mentions: pd.DataFrame) -> frozenset[int]:
    """The mentions that can do something though they stand for no person: "U.S. support"."""
    known = enumerate(rows(mentions, "kind", "sense"))
    return frozenset(n for n, (kind, sense) in known if kind == "ORG" or sense == "government")


def _spans(table: pd.DataFrame) -> list[tuple[int, int]]:
    return list(rows(table, "start", "end"))


def _speech(starts: Sequence[int], stretches: pd.DataFrame) -> list[tuple[str, int | None]]:
    """For each token the voice and the quotation that it stands in."""
    said = list(rows(stretches, "voice", "quote"))
    opens = stretches["start"].tolist()
    return [said[bisect.bisect_right(opens, start) - 1] for start in starts]


def rows(table: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """Some columns of a table, row by row, missing values as None."""
    columns = (
        [None if value is pd.NA or value is pd.NaT else value for value in table[name].tolist()]
        for name in names
    )
    return zip(*columns, strict=True)
