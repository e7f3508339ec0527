"""Keyness: the words by which one part of a text stands out from another."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

# Below this expected count the statistic is not to be read as a test (Rayson, Berridge and Francis
# 2004); in one article nearly every word is below it.
LEAST_EXPECTED = 5.0
COLUMNS = ["word", "part", "rest", "likelihood", "log_ratio", "enough"]


def keyness(part: pd.DataFrame, rest: pd.DataFrame, *, by: str = "lemma") -> pd.DataFrame:
    """One row per word of two tables of tokens: how far it marks the one against the other.

    `part` and `rest` are rows of tables `tokens`, of one article or of many; only words count, and
    in lower case. The columns `part` and `rest` count the word in each. `likelihood` is the
    log-likelihood G² (Dunning 1993; as in Rayson and Garside 2000), negative where the word is
    rarer in the part; `log_ratio` is the binary logarithm of how many times more frequent it is
    there (Hardie 2014; half an occurrence stands for none). The largest likelihood comes first.

    A short text has little to count: `enough` is true only where both expected counts are at least
    5. Elsewhere the rows are an order in which to read, not a finding.
    """
    a, b = (_counts(table, by) for table in (part, rest))
    words = sorted({*a.index, *b.index})
    counts = [given.reindex(words, fill_value=0).to_numpy(float) for given in (a, b)]
    sizes = [max(given.sum(), 1.0) for given in counts]
    together = counts[0] + counts[1]
    expected = [size * together / math.fsum(sizes) for size in sizes]
    rates = [np.maximum(n, 0.5) / size for n, size in zip(counts, sizes, strict=True)]
    sign = np.sign(counts[0] / sizes[0] - counts[1] / sizes[1])
    columns = (words, *(given.astype(int) for given in counts),
               sign * _likelihood(counts, expected), np.log2(rates[0] / rates[1]),
               np.minimum(*expected) >= LEAST_EXPECTED)  # fmt: skip
    table = pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))
    return table.sort_values(["likelihood", "word"], ascending=[False, True], ignore_index=True)


def _counts(tokens: pd.DataFrame, by: str) -> pd.Series:
    words = tokens.loc[tokens["kind"] == "word", by]
    return words.str.lower().value_counts()


def _likelihood(counts: list[np.ndarray], expected: list[np.ndarray]) -> np.ndarray:
    """Twice the sum of observed times the logarithm of observed by expected."""
    parts = zip(counts, expected, strict=True)
    return 2 * sum(n * np.log(np.where(n > 0, n, 1) / np.where(n > 0, e, 1)) for n, e in parts)
