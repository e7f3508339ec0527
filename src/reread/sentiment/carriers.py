"""Which words carry the tone of an article."""

from __future__ import annotations

import pandas as pd

MOST = 8  # words: about as many as a reader keeps in mind


def carriers(ledger: pd.DataFrame, *, most: int = MOST) -> pd.DataFrame:
    """One row per word that carries the tone: its valence added up, and how many times it stands.

    `ledger` is the table `ledger`. The words pull in the direction of the whole article's valence,
    the heaviest first (the first in the alphabet of equals); at most `most` are given.
    """
    steps = ledger[ledger["step"] == "valence"]
    words = steps.groupby(steps["surface"].str.lower())["amount"].agg(["sum", "size"])
    whole = words["sum"].sum()
    pulling = words[words["sum"] * (1 if whole >= 0 else -1) > 0]
    heavy = pulling["sum"].abs().sort_values(ascending=False, kind="stable").index[:most]
    found = words.loc[heavy].reset_index()
    return found.set_axis(["word", "valence", "times"], axis=1)
