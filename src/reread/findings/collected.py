"""All that is to be said of an article: every kind of finding, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from ..alternatives import Runs, StoryRuns
from ..choices import fields
from ..reading import Reading, touches
from ..tables import ACROSS
from .agreeing import agreeing
from .agreeing_across import agreeing_across
from .contradicting import contradicting
from .dating import dating, published_on
from .doubts import doubts, notices, size, unread
from .finding import Finding
from .heard import heard
from .held_against import newer, true_to
from .mood import mood
from .subject import subject

# What tells which kind of finding
TOLD: dict[str, Callable[[Reading], Iterator[Finding]]] = {
    "notice": notices, "contradiction": contradicting, "voices": heard, "subject": subject,
    "date": dating, "tone": mood, "doubt": doubts, "size": size,
}  # fmt: skip
FEELING = frozenset({"tone", "ledger", "voices"})  # tables that the tone alone is told from


def collected(
    source: Any, wanted: Collection[str]
) -> tuple[list[Finding], str | None, Iterable[str]]:
    """All findings of alternatives or of a corpus, of a reading those of the kinds wanted, the id
    of the article, and the notices."""
    if isinstance(source, Reading):
        if _is_unread(source):
            return [*unread(source), *published_on(source)], source.article.id, source.notices
        told = [one for about in TOLD if about in wanted for one in _of(source, about)]
        return told, source.article.id, source.notices
    if isinstance(source, Runs):
        reading = source.default
        told = list(unread(reading)) if _is_unread(source) else list(agreeing(source))
        return told, reading.article.id, source.notices
    if isinstance(source, pd.DataFrame) and (tell := _of_table(source)):
        return list(tell(source)), next(iter(source["article"]), None), ()
    if isinstance(source, StoryRuns):
        return list(agreeing_across(source)), None, source.notices
    from ..corpus import Corpus
    from .in_common import in_common

    if not isinstance(source, Corpus):
        raise TypeError(
            f"source is {type(source).__name__}; give a reading (reread.read(article)), "
            "reread.alternatives(article), a corpus, or what reread.audit or reread.versions gave"
        )
    return list(in_common(source)), None, ()


def _of_table(rows: pd.DataFrame) -> Callable[[pd.DataFrame], Iterator[Finding]] | None:
    """What tells of a table that holds one text against others; None for any other table."""
    told = {"audit": true_to, "versions": newer}
    names = list(rows.columns)
    return next((tell for name, tell in told.items() if names == ACROSS[name].names), None)


def _of(reading: Reading, about: str) -> list[Finding]:
    """The findings of one kind; told once for readings that share what they follow from."""
    chosen = tuple((name, reading.choices.key(name)) for name in _follow(about))
    told: list[Finding] = reading.kept(
        ("findings", about, *chosen), lambda: list(TOLD[about](reading))
    )
    return told


@cache
def _follow(about: str) -> tuple[str, ...]:
    """The choices that a kind of finding can change with: those that move feeling alone move
    nothing but the tone."""
    moved = {name: set(touches(name)) for name in fields()}
    return tuple(name for name, tables in moved.items()
                 if about == "tone" or not tables or tables - FEELING)  # fmt: skip


def _is_unread(source: Any) -> bool:
    """Whether there is nothing to speak of."""
    reading = source.default if isinstance(source, Runs) else source
    return isinstance(reading, Reading) and not len(reading.sentences)
