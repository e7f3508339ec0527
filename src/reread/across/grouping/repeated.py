"""Words that stand in the same order in several articles: a page's furniture, or copies."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

RUN = 6  # words in a row: formulas ("the president of the United States") are shorter
LEAST_ARTICLES = 3  # that have the same run
HALF = 0.5  # of a sentence's words; with more in such runs, it is not the article's own
FACTOR, MODULUS = 0x9E3779B97F4A7C15, 1 << 64  # odd, so that each place in a run counts

Digests = NDArray[np.uint64]


def runs_of(words: pd.DataFrame) -> tuple[Digests, NDArray[np.bool_]]:
    """A digest of the run of words that starts at each word of some articles, and where there is
    one: within a sentence. `words` are rows of `tokens`, in their order."""
    own = pd.util.hash_array(words["surface"].str.lower().to_numpy(dtype=object))
    size = max(len(own) - RUN + 1, 0)
    digests, whole = np.zeros(len(own), np.uint64), np.zeros(len(own), bool)
    for step in range(RUN):
        digests[:size] += own[step : step + size] * np.uint64(pow(FACTOR, step, MODULUS))
    codes = words.groupby(["article", "sentence"], sort=False).ngroup().to_numpy()
    whole[:size] = codes[:size] == codes[RUN - 1 :]
    return digests, whole


def often(seen: Iterable[Digests]) -> Digests:
    """The digests that several articles have; each article gives its own once."""
    every = list(seen)
    digests, counts = np.unique(np.concatenate(every or [np.zeros(0, np.uint64)]),
                                return_counts=True)  # fmt: skip
    return digests[counts >= LEAST_ARTICLES]


def each(words: pd.DataFrame) -> Iterable[Digests]:
    """The digests of each article, once each."""
    digests, whole = runs_of(words)
    for places in words.groupby("article", sort=False).indices.values():
        yield np.unique(digests[places][whole[places]])


def is_repeated(words: pd.DataFrame, found: Digests) -> NDArray[np.bool_]:
    """Whether each word is part of a run that several articles have."""
    digests, whole = runs_of(words)
    starts = whole & np.isin(digests, found)
    covered = starts.copy()
    for step in range(1, RUN):
        covered[step:] |= starts[:-step] if step < len(starts) else False
    return covered


def not_own(words: pd.DataFrame, repeated: NDArray[np.bool_]) -> pd.MultiIndex:
    """The sentences, by article and number, of which most words are part of such runs."""
    shares = pd.Series(repeated, index=words.index).groupby(
        [words["article"], words["sentence"]], sort=False
    ).mean()  # fmt: skip
    return pd.MultiIndex.from_tuples(shares.index[shares > HALF].tolist(),
                                     names=["article", "sentence"])  # fmt: skip
