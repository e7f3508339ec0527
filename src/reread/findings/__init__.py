"""Findings: what is to be said of an article, each as a sentence that a person would say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from ..alternatives import Runs, StoryRuns
from ..article import on_one_line
from ..near_misses import did_you_mean
from ..reading import Reading, noticed

if TYPE_CHECKING:
    from ..corpus import Corpus
    from .finding import Finding

__all__ = ["ABOUT", "findings"]

COLUMNS = {"article": "string", "start": "Int64", "end": "Int64", "about": "string",
           "sentence": "string"}  # fmt: skip
# What can be asked for: a value of the column `about`, or a question that some of them answer
ABOUT = {
    "contradiction": ("contradiction",), "voices": ("voices",), "subject": ("subject",),
    "date": ("date",), "tone": ("tone",), "doubt": ("doubt",), "size": ("size",),
    "notice": ("notice",), "stability": ("stability",), "timeline": ("contradiction", "date"),
    "entities": ("subject",), "sources": ("sources",), "versions": ("versions",),
}  # fmt: skip


def findings(
    source: Reading | Runs | StoryRuns | Corpus | pd.DataFrame,
    about: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """One row per thing that is to be said of an article, as a sentence, the most important first.

    `start` and `end` are the place of the text that it rests on first, where it rests on one.
    `about` takes what is about one thing alone: contradiction, voices, subject, date, tone, doubt,
    notice or size, or what answers a question: timeline (contradiction and date), entities
    (subject). `most` takes so many at most. Of `rr.alternatives` the sentences say how far the
    conclusions hold (stability), of a corpus what its articles have in common, of what
    `rr.audit` or `rr.versions` gave what was found (sources, versions). Where nothing was read, a
    sentence says why. Raises TypeError for another source, ValueError for another `about`.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("The mill burned in May 2019, Ann Lee said."))
    >>> for sentence in rr.findings(reading, about="voices")["sentence"]:
    ...     print(sentence)
    Only Ann Lee is heard, with 5 words in 1 statement.
    Ann Lee, in the article’s words: “The mill burned in May 2019”.
    """
    if about is not None and about not in ABOUT:
        raise ValueError(
            f"about={about!r} is not known; choose one of {', '.join(ABOUT)}, or None"
            f"{did_you_mean(about, ABOUT)}"
        )
    if most is not None and (not isinstance(most, int) or most < 1):
        raise ValueError(f"most={most!r} is not a number of sentences; give 1 or more, or None")
    from .collected import collected  # importing reread loads no kind of finding
    from .doubts import NOTHING

    wanted = [*ABOUT.get(about or "", ABOUT), NOTHING]
    told, article, noted = collected(source, wanted)
    told = sorted(told, key=lambda one: one.rank)
    told = [one for one in told if one.about in wanted]
    return noticed(_table(article, told[:most]), noted)


def _table(article: str | None, told: Iterable[Finding]) -> pd.DataFrame:
    rows = [(article, one.start, one.end, one.about, on_one_line(one.sentence)) for one in told]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
