"""Who appears with whom: pairs of entities that share sentences."""

from __future__ import annotations

from itertools import combinations

import pandas as pd


def together(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of entities named in one sentence, and in how many sentences they are.

    Columns entity_a, entity_b (in alphabetical order), sentences (count), most shared first.
    """
    named = mentions.dropna(subset=["entity"])
    groups = named.groupby("sentence")["entity"].unique()
    pairs = [pair for group in groups for pair in combinations(sorted(group), 2)]
    table = pd.DataFrame(pairs, columns=["entity_a", "entity_b"]).astype("string")
    counts = table.value_counts().rename("sentences").reset_index()
    order = ["sentences", "entity_a", "entity_b"]
    return counts.sort_values(order, ascending=[False, True, True], ignore_index=True)
