"""How far two groups of articles differ, and how sure that is with so many articles.

The articles are what was sampled, never their sentences: those of one article are alike. A group's
value is a ratio of sums; its variance is the jackknife's, which leaves out one article at a time
(Efron and Stein 1981; for words: Lijffijt et al. 2016 on why texts and not words are counted). The
difference of two groups is held against Student's t with Welch's degrees of freedom.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .article_counts import LOG_RATIO, MEASURES, Counts
from .student import Numbers, chance, reach

LEVEL = 0.95  # of confidence, of an interval
LEAST_ARTICLES = 5  # in each group, for an interval
NONE_COUNTED = 0.5  # occurrences that stand for none in a ratio, as in keyness (Hardie 2014)
KEY = ["measure", "about"]
STATISTICS = ["articles", "sentences", "holding", "parts", "wholes", "value", "variance"]


def estimates(counts: Counts, ids: Collection[str]) -> pd.DataFrame:
    """One row per measure and what it is about, in a group of articles: its value and that value's
    variance.

    `articles` are those with a whole, `holding` those with a part. What has no row in any of the
    group's articles has one with nothing counted where all of them have a whole.
    """
    some = set(ids)
    many = counts.sentences[counts.sentences.index.isin(some)]
    found = []
    for measure, rows in counts.rows.groupby("measure", sort=False):
        whole = counts.wholes.get(str(measure))
        whole = None if whole is None else whole[whole.index.isin(some)]
        table = _one(rows[rows["article"].isin(some)], whole, many)
        if whole is not None:
            table = _with_none(table, sorted(set(rows["about"])), whole, many)
        table.index = pd.MultiIndex.from_product([[measure], table.index], names=KEY)
        found.append(table)
    empty = pd.DataFrame(columns=[*KEY, *STATISTICS]).set_index(KEY)
    return pd.concat(found) if found else empty


def _with_none(
    table: pd.DataFrame, abouts: list[str], whole: pd.Series, many: pd.Series
) -> pd.DataFrame:
    """The same table with a row of zeros for each that nothing was counted of."""
    there = whole[whole > 0]
    fixed = {"articles": len(there), "sentences": many.reindex(there.index).sum(),
             "wholes": there.sum()}  # fmt: skip
    return table.reindex(abouts).assign(**fixed).fillna(0.0)


def _one(rows: pd.DataFrame, whole: pd.Series | None, many: pd.Series) -> pd.DataFrame:
    """The same for one measure."""
    rows = rows.assign(whole=rows["whole"] if whole is None else rows["article"].map(whole))
    rows = rows[rows["whole"] > 0]
    by = rows.groupby("about")
    sums = by[["part", "whole", "sentences"]].sum()
    some = (rows["part"] != 0).groupby(rows["about"]).sum()
    table = pd.DataFrame({"holding": some, "parts": sums["part"]})
    if whole is None:
        own = sums["sentences"].where(
            sums["sentences"] > 0, rows["article"].map(many).groupby(rows["about"]).sum()
        )
        table = table.assign(articles=by.size(), sentences=own, wholes=sums["whole"])
    else:
        there = whole[whole > 0]
        table = table.assign(articles=len(there), sentences=many.reindex(there.index).sum(),
                             wholes=there.sum())  # fmt: skip
    table["value"] = table["parts"] / table["wholes"]
    table["variance"] = _jackknifed(rows, table, whole)
    return table[STATISTICS]


def _jackknifed(rows: pd.DataFrame, table: pd.DataFrame, whole: pd.Series | None) -> pd.Series:
    """(n - 1) / n times the squares by which the ratio moves when one article is left out.

    It then moves by -(part - value · whole) / (wholes - whole); an article that has no part, and so
    no row, moves it by its whole alone.
    """
    own = table.loc[rows["about"], ["value", "wholes"]].to_numpy(dtype=float)
    size = rows["whole"].to_numpy(dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = (rows["part"].to_numpy(dtype=float) - own[:, 0] * size) / (own[:, 1] - size)
        squares = pd.Series(moved**2, index=rows.index).groupby(rows["about"]).sum(min_count=1)
        if whole is not None:
            there = whole[whole > 0].to_numpy(dtype=float)
            each = pd.Series((size / (own[:, 1] - size)) ** 2, index=rows.index)
            every = np.sum((there / (there.sum() - there)) ** 2)
            silent = every - each.groupby(rows["about"]).sum()
            squares += table["value"] ** 2 * silent.clip(lower=0.0)
    return squares * (table["articles"] - 1) / table["articles"]


def beside(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """Two groups' estimates in one row per measure and what it is about."""
    return a.add_suffix("_a").join(b.add_suffix("_b"), how="outer")


def differences(both: pd.DataFrame) -> pd.DataFrame:
    """One row per measure and what it is about, of two groups' estimates beside each other:
    difference, interval and how often chance goes so far.

    low, high and chance are missing where a group has fewer than LEAST_ARTICLES articles. Chance is
    that of the difference also where a ratio is told: of a word that one group has not, a ratio
    knows nothing.
    """
    measure = both.index.get_level_values("measure")
    is_ratio = np.array([MEASURES[name].effect == LOG_RATIO for name in measure], dtype=bool)
    count = [both[f"articles_{side}"].to_numpy(dtype=float) for side in "ab"]
    plain = _compared(_sided(both, "a", None), _sided(both, "b", None), count)
    told = _compared(_sided(both, "a", is_ratio), _sided(both, "b", is_ratio), count)
    far = np.full(len(both), np.nan)
    far[told.usable] = reach(told.degrees[told.usable], LEVEL) * told.error[told.usable]
    most = np.array([MEASURES[name].most - MEASURES[name].least for name in measure], dtype=float)
    most = np.where(is_ratio, np.inf, most)
    tested = told.usable & plain.usable
    by_chance = np.full(len(both), np.nan)
    t = plain.difference[tested] / plain.error[tested]
    by_chance[tested] = chance(t, plain.degrees[tested])
    return both.assign(
        difference=told.difference,
        low=np.maximum(told.difference - far, -most),
        high=np.minimum(told.difference + far, most),
        chance=by_chance,
    )


class Compared(NamedTuple):
    """Differences of values, their standard errors and degrees of freedom, and where these can be
    used."""

    difference: Numbers
    error: Numbers
    degrees: Numbers
    usable: NDArray[np.bool_]


Sided = tuple[Numbers, Numbers]  # values and their variances


def _compared(left: Sided, right: Sided, count: Sequence[Numbers]) -> Compared:
    """The difference of two groups' values by Welch's test; the variance of a group in which
    nothing varies (none has any) is taken from the other, by their numbers of articles: that
    nothing was seen is no certainty."""
    n, m = count
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.where(left[1] > 0, left[1], right[1] * m / n)
        b = np.where(right[1] > 0, right[1], left[1] * n / m)
        error = np.sqrt(a + b)
        degrees = (a + b) ** 2 / (a**2 / (n - 1) + b**2 / (m - 1))
    usable = (np.minimum(n, m) >= LEAST_ARTICLES) & (error > 0) & np.isfinite(degrees)
    return Compared(left[0] - right[0], error, degrees, usable)


def _sided(both: pd.DataFrame, side: str, is_ratio: NDArray[np.bool_] | None) -> Sided:
    """A group's values and their variances; the logarithms of those that are told as a ratio.

    A logarithm varies at least as much as if each occurrence came alone.
    """
    names = ("value", "variance", "parts", "wholes")
    value, variance, parts, wholes = (both[f"{name}_{side}"].to_numpy(dtype=float)
                                      for name in names)  # fmt: skip
    if is_ratio is None:
        return value, variance
    with np.errstate(divide="ignore", invalid="ignore"):
        some = np.maximum(parts, NONE_COUNTED)
        own = np.maximum(np.where(parts > 0, variance / value**2, 0.0), 1 / some)
        return (np.where(is_ratio, np.log2(some / wholes), value),
                np.where(is_ratio, own / np.log(2) ** 2, variance))  # fmt: skip


def adjusted(chances: pd.Series) -> pd.Series:
    """Probabilities for as many comparisons as there are (Benjamini and Hochberg 1995): of those
    that are at most .05, five in a hundred are to be expected to be chance."""
    known = chances.dropna().sort_values(kind="stable")
    ranks = np.arange(1, len(known) + 1)
    raised = (known * len(known) / ranks)[::-1].cummin()[::-1].clip(upper=1.0)
    return raised.reindex(chances.index)
