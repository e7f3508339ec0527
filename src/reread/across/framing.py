"""Framing: how outlets, months or any groups of articles differ in what they tell and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..article import counted
from ..near_misses import did_you_mean
from ..reading import noticed
from ..tables import of_many
from .grouping.article_counts import MEASURES, Counts, counted_in
from .grouping.differences import KEY, LEAST_ARTICLES, adjusted, beside, differences, estimates
from .grouping.groups import OTHERS, Pair, groups_of, pairs_of
from .links import named_ids
from .story import Story

LEAST_COUNTED, LEAST_HOLDING = 5, 3  # times that a word must stand, in how many articles
ENOUGH = 0.05  # of chance, adjusted, below which two groups are said to differ
LEAST_SENTENCES = 3  # on each side, for a mean over sentences
WORD = "word"  # the measure of which there are as many rows as words
DIFFER, MAYBE, FEW = "differ", "may be chance", "too few articles"
MEANS = frozenset(name for name, one in MEASURES.items() if one.unit.startswith("mean"))
SOME = 5000  # rows told at a time
DIGITS = 6  # of numbers: further ones are the machine's


def framing(
    story: Story,
    by: Any = "outlet",
    about: str | None = None,
    *,
    against: str | None = None,
    measures: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """One row per measure on which two groups of articles are compared, the surest first.

    See `Story.framing`.
    """
    wanted = _measures(measures)
    groups, notices = groups_of(story, by)
    called = story.names()
    who = None if about is None else _whom(about, called)
    counts = counted_in(story, list(groups.index), named_ids(story.links()), wanted, who)
    if counts.left_out:
        many = counted(counts.left_out, "sentence")
        notices.append(f"{many} left out of which three articles or more have most words.")
    counts = _frequent(counts)
    found = list(_compared(counts, groups, list(pairs_of(groups, against))))
    rows = pd.concat(found) if found else pd.DataFrame()
    return noticed(of_many("framing", _told(rows, called, who)), notices)


def _measures(given: str | Iterable[str] | None) -> list[str]:
    wanted = list(MEASURES) if given is None else [given] if isinstance(given, str) else [*given]
    for name in wanted:
        if name not in MEASURES:
            raise ValueError(f"measures has {name!r}, which is not known; choose among "
                             f"{', '.join(MEASURES)}{did_you_mean(name, MEASURES)}")  # fmt: skip
    return wanted


def _whom(about: str, called: Mapping[str, str]) -> str:
    """The linked id of who is asked about, by that id or by name."""
    found = [who for who, name in called.items() if about in (who, name)]
    if len(found) != 1:
        what = "is the name of several" if found else "is not known"
        near = f"; give the id of one: {', '.join(sorted(found))}" if found else did_you_mean(
            about, [*called, *called.values()])  # fmt: skip
        raise ValueError(f"about={about!r} {what}{near or '; give a name or id of links'}")
    return found[0]


def _frequent(counts: Counts) -> Counts:
    """Without the words of which there are too few to say anything."""
    rows = counts.rows
    by = rows.groupby(KEY)["part"]
    rare = (by.transform("size") < LEAST_HOLDING) | (by.transform("sum") < LEAST_COUNTED)
    kept = rows[~((rows["measure"] == WORD) & rare)].reset_index(drop=True)
    return replace(counts, rows=kept)


def _compared(counts: Counts, groups: pd.Series, pairs: Iterable[Pair]) -> Iterator[pd.DataFrame]:
    """One row per measure and what it is about, of each pair of groups. What a group counts is
    summed once, however many it is held against, and goes by the number of its key."""
    known = counts.rows[KEY].drop_duplicates().sort_values(KEY, ignore_index=True)
    keys = pd.MultiIndex.from_frame(known)
    sides: dict[Pair, Side] = {}
    for pair in pairs:
        own = [(name, pair[0] if name == OTHERS else name) for name in pair]
        for name, one in own:
            if (name, one) not in sides:
                ids = groups.index[groups != one if name == OTHERS else groups == one]
                sides[name, one] = _side(counts, ids, keys)
        yield _pair(pair, sides[own[0]], sides[own[1]], known)


class Side(NamedTuple):
    """What a group of articles counts, and where each is to be seen first."""

    many: int
    estimates: pd.DataFrame
    first: pd.DataFrame


def _side(counts: Counts, ids: pd.Index, keys: pd.MultiIndex) -> Side:
    table = estimates(counts, ids)
    table = table.set_axis(keys.get_indexer(table.index)).sort_index()
    own = counts.rows[counts.rows["article"].isin(ids) & (counts.rows["part"] != 0)]
    own = own.assign(size=own["part"].abs())  # first in the article with most of it
    own = own.sort_values(["size", "article"], ascending=[False, True], kind="stable")
    own = own.drop_duplicates(KEY)
    numbers = keys.get_indexer(pd.MultiIndex.from_frame(own[KEY]))
    return Side(len(ids), table, own[["article", "start", "end"]].set_axis(numbers))


def _pair(pair: Pair, a: Side, b: Side, known: pd.DataFrame) -> pd.DataFrame:
    """The rows of one pair of groups: what is worth telling, and how far they differ in it."""
    rows = beside(a.estimates, b.estimates)
    rows = known.loc[rows.index].join(rows)
    rows = rows[_is_worth_telling(rows, min(a.many, b.many) >= LEAST_ARTICLES)]
    own = {word for name in pair for word in name.lower().split()}  # an outlet's own name
    rows = rows[(rows["measure"] != WORD) | ~rows["about"].isin(own)]
    more = rows["value_a"].fillna(0).abs() >= rows["value_b"].fillna(0).abs()
    places = pd.concat([side.first.reindex(rows.index[here]) for side, here in
                        ((a, more), (b, ~more))])  # fmt: skip
    rows = rows.join(places).assign(group_a=pair[0], group_b=pair[1])
    return differences(rows.set_index(KEY)).reset_index()


def _is_worth_telling(rows: pd.DataFrame, enough: bool) -> pd.Series:
    """Rows with a value on both sides, one of them not nothing, and no mean of one or two
    sentences. Of whom or what few articles of many have there is nothing to tell, nor of words
    where there are but a few articles: they say what these are about."""
    holding = rows["holding_a"].fillna(0) + rows["holding_b"].fillna(0)
    whole = rows["about"] == ""
    kept = rows["value_a"].notna() & rows["value_b"].notna() & (whole | (holding > 0))
    thin = np.minimum(rows["sentences_a"], rows["sentences_b"]) < LEAST_SENTENCES
    kept &= ~(thin & rows["measure"].isin(MEANS))
    if not enough:
        return kept & (rows["measure"] != WORD)
    fewest = np.minimum(rows["articles_a"], rows["articles_b"])
    return kept & (whole | ((holding >= LEAST_HOLDING) & (fewest >= LEAST_ARTICLES)))


def _told(
    rows: pd.DataFrame, called: Mapping[str, str], about: str | None
) -> Iterator[dict[str, Any]]:
    """The rows of the table, in their order."""
    if rows.empty:
        return
    family = np.where(rows["measure"] == WORD, WORD, "")
    rows = rows.reset_index(drop=True)
    shares = [adjusted(own) for _, own in rows["chance"].groupby(family)]
    rows = rows.assign(adjusted=pd.concat(shares).reindex(rows.index))
    tested = rows["chance"].groupby(family).transform("count")
    rows = rows.assign(compared=tested, size=rows["difference"].abs().round(DIGITS))
    order = ["adjusted", "chance", "size", "measure", "about", "group_a", "group_b"]
    rising = [True, True, False, True, True, True, True]
    rows = rows.sort_values(order, ascending=rising, na_position="last")
    for at in range(0, len(rows), SOME):
        for row in rows.iloc[at : at + SOME].to_dict("records"):
            yield _row(row, called, about)


def _row(row: Mapping[str, Any], called: Mapping[str, str], about: str | None) -> dict[str, Any]:
    measure, who = MEASURES[row["measure"]], row["about"] or about
    numbers = {f"value_{side}": row[f"value_{side}"] * measure.per for side in "ab"}
    numbers |= {name: row[name] for name in ("difference", "low", "high", "chance", "adjusted")}
    if measure.effect == "difference":
        numbers |= {name: numbers[name] * measure.per for name in ("difference", "low", "high")}
    counts = {f"{name}_{side}": 0 if pd.isna(row[f"{name}_{side}"]) else int(row[f"{name}_{side}"])
              for name in ("articles", "sentences") for side in "ab"}  # fmt: skip
    places = {name: row[name] for name in ("article", "start", "end") if not pd.isna(row[name])}
    apart = row["adjusted"] < ENOUGH and (row["low"] > 0 or row["high"] < 0)
    status = FEW if pd.isna(row["chance"]) else DIFFER if apart else MAYBE
    name = who if row["measure"] == WORD else called.get(who or "", who)
    told = {"about": who or None, "called": name or None, "unit": measure.unit, "status": status,
            "effect": measure.effect, "compared": int(row["compared"]),
            **{name: row[name] for name in ("measure", "group_a", "group_b")}}  # fmt: skip
    rounded = {name: None if pd.isna(number) else float(f"{number:.{DIGITS}g}")
               for name, number in numbers.items()}  # fmt: skip
    return {**places, **told, **rounded, **counts, "reason": _reason(row, counts, status)}


def _reason(row: Mapping[str, Any], counts: Mapping[str, int], status: str) -> str:
    """What the comparison rests on, in a sentence."""
    n, m = counts["articles_a"], counts["articles_b"]
    sizes = f"{counted(n, 'article')} of {row['group_a']}, {m:,} of {row['group_b']}"
    if not n or not m:
        return f"{sizes}: nothing to compare with"
    if min(n, m) < LEAST_ARTICLES:
        return f"{sizes}: {LEAST_ARTICLES} of each are needed to tell what is chance"
    if status == FEW:
        return f"{sizes}, none of which differs from another: no telling what is chance"
    return (
        f"{sizes}, each counted as one; {row['chance']:.2g} by chance alone, "
        f"{row['adjusted']:.2g} as one of {counted(int(row['compared']), 'comparison')}"
    )
