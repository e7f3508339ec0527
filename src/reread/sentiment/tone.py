"""The tone of each sentence, and whose words it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..tables import of_columns
from .lexicons import valences
from .vader import Shares, Weighed, weigh

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article

NARRATOR = "narrator"
NEUTRAL_BAND = 0.05  # scores this near to 0 are neutral: VADER's usual threshold
MOST = 0.5  # more than this share of a sentence's words makes it the speaker's
Span = tuple[int, int]


def label(score: float, band: float = NEUTRAL_BAND) -> str:
    """A score in words."""
    return "positive" if score >= band else "negative" if score <= -band else "neutral"


def tone(
    article: Article,
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    lexicon: str | pd.DataFrame = "news",
    negation: str = "vader",
    ignore: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per sentence under the chosen lexicon.

    `score` is VADER's compound in -1 … 1, not rounded; the shares are VADER's pos, neg and neu.
    A sentence without words is neutral. `voice` is the speaker whose quotes cover more than half
    of the sentence's words, else narrator.
    """
    words = valences(lexicon, ignore)
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    weighed = [weigh(article.text[start:end], words, negation) for start, end in spans]
    columns = {
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "sentence": list(range(len(spans))),
        "voice": _voices(spans, weighed, quotes),
        "score": [found.score for found in weighed],
        **{name: [getattr(found.shares, name) for found in weighed] for name in Shares._fields},
    }
    return of_columns("tone", article, columns)


def _voices(spans: list[Span], weighed: list[Weighed], quotes: pd.DataFrame) -> list[str]:
    """Whose words each sentence is."""
    covered: dict[int, Counter[str]] = defaultdict(Counter)
    ends = [end for _, end in spans]
    starts: dict[int, list[int]] = {}  # of the words of sentences that quotes touch
    for speaker, said in _said(quotes).items():
        for start, end in said:
            sentence = bisect_right(ends, start)
            while sentence < len(spans) and spans[sentence][0] < end:
                if sentence not in starts:
                    starts[sentence] = _word_starts(spans[sentence][0], weighed[sentence])
                here = starts[sentence]
                covered[sentence][speaker] += bisect_left(here, end) - bisect_left(here, start)
                sentence += 1
    return [
        _most(covered[at], len(found.words.lower)) if at in covered else NARRATOR
        for at, found in enumerate(weighed)
    ]


def _word_starts(offset: int, found: Weighed) -> list[int]:
    return [offset + found.words.origin[start] for start, _ in found.words.spans]


def _most(covered: Counter[str], words: int) -> str:
    speaker, count = max(covered.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return speaker if count > MOST * words else NARRATOR


def _said(quotes: pd.DataFrame) -> dict[str, list[Span]]:
    """What each speaker says, as spans that do not overlap."""
    contents: dict[str, list[Span]] = defaultdict(list)
    columns = (quotes[name].tolist() for name in ("speaker", "content_start", "content_end"))
    for speaker, start, end in zip(*columns, strict=True):
        if isinstance(speaker, str):
            contents[speaker].append((start, end))
    return {speaker: list(_parted(sorted(said))) for speaker, said in contents.items()}


def _parted(spans: Iterable[Span]) -> Iterable[Span]:
    """Sorted spans, each without what the ones before it cover."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end
