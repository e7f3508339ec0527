"""The trees of an article with what covers their words: temporal expression, mention, speech."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
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
        part: Sequence[int],
        mention: Sequence[int | None],
        speech: tuple[Sequence[str], Sequence[int | None]],
        flags: Iterable[Sequence[bool]],
    ) -> None:
        vars(self).update(vars(tree))
        self.part = part
        self.mention = mention
        self.voice, self.quote = speech
        self.timed, self.verbatim, self.acts, self.person = flags


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
    voices, quoted, parted, flagged = _alike(), _alike(), _alike(), _alike()
    found, first = {}, 0
    for number, tree in trees.items():
        own = slice(first, first := first + len(tree.words))
        said, by = [quote for _, quote in speech[own]], mention[own]
        flags = (
            [at is not None for at in timed[own]],
            [quote in verbatim for quote in said],
            [at in acting for at in by],
            [at in people for at in by],
        )
        part = parted(parts(article.text, tree.words))
        voice = voices(voice for voice, _ in speech[own])
        found[number] = Line(tree, part, by, (voice, quoted(said)), map(flagged, flags))
    return found


def _alike() -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    """Makes one object of sequences that are alike: most sentences are of one voice and hold no
    time, and a long text has many."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def one(values: Iterable[Any]) -> tuple[Any, ...]:
        own = tuple(values)
        return known.setdefault(own, own)

    return one


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
