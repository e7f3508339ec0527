"""The tone of each sentence, and whose words it is."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from ..article import Article
from ..tables import NARRATOR, of_columns
from .lexicons import valences
from .scope import NOTHING, Scopes
from .vader import Shares, weigh
from .wording import Wording

NEUTRAL_BAND = 0.05  # scores this near to 0 are neutral: VADER's usual threshold
UNKNOWN = (math.nan,) * len(Shares._fields)  # shares of a sentence that a function scored
MOST = 0.5  # more than this share of a sentence's words makes it a voice's


def label(score: float, band: float = NEUTRAL_BAND) -> str:
    """A score in words."""
    return "positive" if score >= band else "negative" if score <= -band else "neutral"


def tone(
    article: Article,
    sentences: pd.DataFrame,
    stretches: pd.DataFrame,
    scopes: Scopes | None = None,
    scored: Sequence[float] | None = None,
    *,
    lexicon: str | pd.DataFrame = "news",
    negation: str = "scope",
    ignore: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per sentence, scored under the chosen lexicon, or as `scored` by a function of one's
    own: then nothing is known of shares.

    `score` is VADER's compound in -1 … 1, not rounded; the shares are VADER's pos, neg and neu.
    A sentence without words is neutral. `voice` is the one in whose stretches more than half of the
    sentence's words begin, else narrator.
    """
    words, scopes = valences(lexicon, ignore), scopes or {}
    spans = zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    starts, voices = stretches["start"].tolist(), stretches["voice"].tolist()
    rows = []
    for number, (start, end) in enumerate(spans):
        found = weigh(article.text[start:end], words, negation, scopes.get(number, NOTHING))
        voice = _voice(start, end, found.words, starts, voices)
        given = (found.score, *found.shares) if scored is None else (scored[number], *UNKNOWN)
        rows.append((start, end, number, voice, *given))
    names = ("start", "end", "sentence", "voice", "score", *Shares._fields)
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return of_columns("tone", article, dict(zip(names, columns, strict=True)))


def _voice(
    start: int, end: int, words: Wording, starts: Sequence[int], voices: Sequence[str]
) -> str:
    """Whose words a sentence is, by where stretches start and whose they are."""
    if not words.lower:
        return NARRATOR
    around = voices[bisect_right(starts, start) - 1 : bisect_left(starts, end)]
    if len(set(around)) == 1:
        return around[0]
    places = [start + words.origin[first] for first, _ in words.spans]
    said = Counter(voices[bisect_right(starts, at) - 1] for at in places)
    ((voice, count),) = said.most_common(1)
    return voice if count > MOST * len(places) else NARRATOR
