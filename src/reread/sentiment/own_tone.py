"""The scores that a function of one's own gives the sentences."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real
from typing import Any

import pandas as pd

from ..article import Article

Scorer = Callable[[str], float]  # the text of a sentence -> its score, -1 … 1
LONGEST_SHOWN = 60  # characters of a sentence in an error


def scored(
    article: Article, sentences: pd.DataFrame, *, tone: str | Scorer = "lexicon"
) -> list[float] | None:
    """One score per sentence, by a function of one's own; None where the lexicon scores."""
    if not callable(tone):
        return None
    spans = zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    texts = [article.text[start:end] for start, end in spans]
    return [_checked(number, text, tone(text)) for number, text in enumerate(texts)]


def _checked(number: int, text: str, score: Any) -> float:
    is_number = isinstance(score, Real) and not isinstance(score, bool)
    if not (is_number and -1 <= score <= 1):
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        gave = " ".join(repr(score).split())
        raise ValueError(
            f"tone: the function gave {gave} for sentence {number} ({shown!r}); let it give a "
            "number from -1 to 1"
        )
    return float(score)
