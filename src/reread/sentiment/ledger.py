"""The ledger: every step by which a sentence came to its score."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..article import Article
from ..tables import of_columns
from .lexicons import valences
from .scope import NOTHING, Scopes
from .vader import weigh

FUNCTION = "function"  # the step of a score that a function of one's own gives


def ledger(
    article: Article,
    sentences: pd.DataFrame,
    scopes: Scopes | None = None,
    scored: Sequence[float] | None = None,
    *,
    lexicon: str | pd.DataFrame = "news",
    negation: str = "scope",
    ignore: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per step by which a token added to its sentence's score.

    A row spans the token that did it: the word of the lexicon (valence), "not", "nobody" or what
    says that a thing lessened or ended, "fell" (negation), "very"
    (booster), the word in capitals, "but", the mark (punctuation). What a token did to several
    words is one row. Amounts are in units of valence; the row `normalisation` spans the sentence
    and takes their sum s to the score, s / sqrt(s * s + 15): with it, they add up to the score.
    Where a function of one's own has `scored` the sentences, a row spans a whole one, with its
    score as its only step ("function"): what moved the function is not known.
    """
    words, scopes = valences(lexicon, ignore), scopes or {}
    rows = []
    spans = zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    for sentence, (start, end) in enumerate(spans):
        if scored is not None:
            if scored[sentence]:
                surface = article.text[start:end]
                rows.append((start, end, sentence, surface, FUNCTION, scored[sentence]))
            continue
        scope = scopes.get(sentence, NOTHING)
        for step in weigh(article.text[start:end], words, negation, scope).steps:
            first, last = start + step.start, start + step.end
            surface = article.text[first:last]
            rows.append((first, last, sentence, surface, step.step, step.amount))
    rows.sort(key=lambda row: row[:2])
    names = ("start", "end", "sentence", "surface", "step", "amount")
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return of_columns("ledger", article, dict(zip(names, map(list, columns), strict=True)))
