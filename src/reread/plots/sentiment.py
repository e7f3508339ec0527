"""How it sounds: tone sentence by sentence."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..sentiment.tone import NEUTRAL_BAND as BAND
from .style import BLUE, DARK, GREY, RED, axes, bare, legend, nothing

NARRATOR = "narrator"
THINNEST = 0.03  # height of the bar of a sentence that scores nothing
SIGNS = {"positive": BLUE, "negative": RED, "neutral": GREY}


def tone(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw each sentence's score as a bar over the characters it takes.

    `table` is the table `tone`; y is the score in -1 … 1. Hatched bars are sentences in another
    voice than the narrator's. Grey ones are neutral: their score is within ±0.05 of zero.
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "no sentence to score")
    for start, end, score, voice in zip(
        table["start"], table["end"], table["score"], table["voice"], strict=True
    ):
        _bar(ax, start, end, score, voice != NARRATOR)
    ax.axhline(0, color=DARK, linewidth=0.8)
    bare(ax, "left", "bottom")
    ax.set(ylim=(-1.05, 1.05), xlim=(0, table["end"].max()), yticks=[-1, -0.5, 0, 0.5, 1])
    ax.set(xlabel="character of the article", ylabel="tone of the sentence")
    patches = [Patch(color=colour, label=name) for name, colour in SIGNS.items()]
    quoted = Patch(facecolor="white", edgecolor=DARK, hatch="////", label="said by someone quoted")
    legend(ax, [*patches, quoted])
    return ax


def _bar(ax: Axes, start: int, end: int, score: float, quoted: bool) -> None:
    sign = "positive" if score > BAND else "negative" if score < -BAND else "neutral"
    height = score if abs(score) > THINNEST else THINNEST
    ax.bar(
        start, height, width=end - start, align="edge", color=SIGNS[sign], edgecolor="white",
        linewidth=1.2 if sign != "neutral" else 0, hatch="////" if quoted else None,
    )  # fmt: skip
