"""The tone of each sentence, and whose words it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

import pandas as pd

from ..article import Article
from ..tables import NARRATOR, of_columns
from .lexicons import valences
from .scope import NOTHING, Scopes
from .vader import Shares, Weighed, weigh

NEUTRAL_BAND = 0.05  # scores this near to 0 are neutral: VADER's usual threshold
MOST = 0.5  # more than this share of a sentence's words makes it a voice's


def label(score: float, band: float = NEUTRAL_BAND) -> str:
    """A score in words."""
    return "positive" if score >= band else "negative" if score <= -band else "neutral"


def tone(
    article: Article,
    sentences: pd.DataFrame,
    stretches: pd.DataFrame,
    scopes: Scopes | None = None,
    *,
    lexicon: str | pd.DataFrame = "news",
    negation: str = "scope",
    ignore: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per sentence under the chosen lexicon.

    `score` is VADER's compound in -1 … 1, not rounded; the shares are VADER's pos, neg and neu.
    A sentence without words is neutral. `voice` is the one in whose stretches more than half of the
    sentence's words begin, else narrator.
    """
    words, scopes = valences(lexicon, ignore), scopes or {}
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    weighed = [
        weigh(article.text[start:end], words, negation, scopes.get(number, NOTHING))
        for number, (start, end) in enumerate(spans)
    ]
    columns = {
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "sentence": list(range(len(spans))),
        "voice": _voices(spans, weighed, stretches),
        "score": [found.score for found in weighed],
        **{name: [getattr(found.shares, name) for found in weighed] for name in Shares._fields},
    }
    return of_columns("tone", article, columns)


def _voices(
    spans: list[tuple[int, int]], weighed: list[Weighed], stretches: pd.DataFrame
) -> list[str]:
    """Whose words each sentence is."""
    starts, voices = stretches["start"].tolist(), stretches["voice"].tolist()
    found = []
    for (start, end), one in zip(spans, weighed, strict=True):
        around = voices[bisect_right(starts, start) - 1 : bisect_left(starts, end)]
        words = one.words
        if len(set(around)) == 1 or not words.lower:
            found.append(around[0] if words.lower else NARRATOR)
            continue
        places = [start + words.origin[first] for first, _ in words.spans]
        said = Counter(voices[bisect_right(starts, at) - 1] for at in places)
        ((voice, count),) = said.most_common(1)
        found.append(voice if count > MOST * len(places) else NARRATOR)
    return found
