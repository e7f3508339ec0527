"""Whose words they are: the tokens of an article by voice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..reading import Reading
from ..tables import TEXT


def said(reading: Reading) -> pd.DataFrame:
    """One row per token of a Reading, with the column `voice`: whose word it is.

    `voice` is the entity that speaks, "narrator" outside of quotations, and missing where the
    speaker is no entity of the article.
    """
    tokens = reading.tokens
    parts = reading.stretches
    at = np.searchsorted(parts["start"].to_numpy(), tokens["start"].to_numpy(), "right") - 1
    voices = parts["voice"].to_numpy(dtype=object)[at]
    return tokens.assign(voice=pd.array(voices, dtype=TEXT))
