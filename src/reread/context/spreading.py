"""How words and entities are spread over an article: each place, and how evenly they lie."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..reading import Reading
from ..tables import COUNT, NUMBER, TEXT
from .concordance import places, said

MOST = 10  # entities that are looked at where nothing is named
PLACES = {"article": TEXT, "start": COUNT, "end": COUNT, "item": TEXT, "voice": TEXT,
          "position": NUMBER}  # fmt: skip
SPREAD = {"article": TEXT, "item": TEXT, "places": COUNT, "paragraphs": COUNT, "of": COUNT,
          "dp": NUMBER, "dp_norm": NUMBER}  # fmt: skip


def dispersion(
    reading: Reading, sought: str | Iterable[str] | None = None, *, by: str = "surface"
) -> pd.DataFrame:
    """One row per place where one of some words, phrases or entities stands.

    `sought` is one of them or several, each as in `concordance`, wildcards too; without any, the
    entities that are mentioned most, ten at most. With `by="lemma"` "mill" finds "mills" as well.
    `item` is which of them, `voice` whose words they are, and `position` the share of the article's
    words that stand before: from 0, the first word, to almost 1. Raises ValueError where nothing is
    sought.

    >>> import reread as rr
    >>> text = "The mill burned. “A mill can be rebuilt,” Ann Lee said."
    >>> reading = rr.read(rr.Article(text))
    >>> rr.show(rr.dispersion(reading, "mill"), columns=["item", "voice", "position"])
    item  voice     position
    mill  narrator      0.09
    mill  ann-lee       0.36
    """
    words = said(reading)
    words = words[words["kind"] == "word"]
    starts, voices = words["start"].tolist(), reading.stretches
    rows = []
    for item in _items(reading, sought):
        for start, end in places(reading, item, by=by):
            at = bisect.bisect_left(starts, start)
            voice = voices["voice"].iloc[int(voices["start"].searchsorted(start, "right")) - 1]
            rows.append((reading.article.id, start, end, item, voice, at / max(len(starts), 1)))
    rows.sort(key=lambda row: row[1:3])
    return _typed(rows, PLACES)


def spread(
    reading: Reading, sought: str | Iterable[str] | None = None, *, by: str = "surface"
) -> pd.DataFrame:
    """One row per word, phrase or entity: how evenly it is spread over the paragraphs.

    `sought` and `by` are as in `dispersion`. `places` counts where it stands, `paragraphs` in how
    many `of` all that are read. `dp` is the deviation of proportions (Gries 2008): half the sum of
    the differences between the share of its places that a paragraph holds and the share of the
    words; 0 is as even as can be, near 1 all in one small part. `dp_norm` divides by its greatest
    value here (Lijffijt and Gries 2012), so that articles of different length compare. Both are
    missing where it stands nowhere.

    >>> import reread as rr
    >>> text = "The mill burned.\\n\\nThe mill was old.\\n\\nAnn Lee saw the fire."
    >>> reading = rr.read(rr.Article(text))
    >>> even = rr.spread(reading, ["mill", "fire"])
    >>> rr.show(even, columns=["item", "paragraphs", "of", "dp"])
    item  paragraphs  of    dp
    mill           2   3  0.42
    fire           1   3  0.58
    """
    found = dispersion(reading, sought, by=by)
    sizes = _sizes(reading)
    rows = []
    for item in _items(reading, sought):
        starts = found.loc[found["item"] == item, "start"].to_numpy()
        counts = _counts(reading, starts).reindex(sizes.index, fill_value=0)
        dp = _deviation(counts, sizes)
        top = 1 - sizes.min() / sizes.sum() if len(sizes) else 0.0
        known = (len(starts), int((counts > 0).sum()), len(sizes))
        rows.append((reading.article.id, item, *known, dp, dp / top if top else math.nan))
    return _typed(rows, SPREAD)


def _items(reading: Reading, sought: str | Iterable[str] | None) -> list[str]:
    if sought is None:
        rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
        return rows["entity"].head(MOST).tolist()
    items = [sought] if isinstance(sought, str) else list(dict.fromkeys(sought))
    if not items:
        raise ValueError("sought is empty; give words, phrases or entity ids, or nothing at all")
    return items


def _sizes(reading: Reading) -> pd.Series:
    """How many words each block that is read has, by its number."""
    words = reading.tokens[reading.tokens["kind"] == "word"]
    blocks = reading.sentences.set_index("sentence")["block"]
    return words["sentence"].map(blocks).value_counts().sort_index()


def _counts(reading: Reading, starts: np.ndarray) -> pd.Series:
    """How many of some places each block has, by its number."""
    at = np.searchsorted(reading.blocks["start"].to_numpy(), starts, "right") - 1
    return reading.blocks["block"].iloc[at].value_counts()


def _deviation(counts: pd.Series, sizes: pd.Series) -> float:
    """Gries's DP of places over parts of some sizes; NaN without places."""
    if not counts.sum():
        return math.nan
    return float((counts / counts.sum() - sizes / sizes.sum()).abs().sum() / 2)


def _typed(rows: list[tuple], columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
