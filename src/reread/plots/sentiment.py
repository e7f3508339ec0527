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
    _bars(ax, table)
    ax.axhline(0, color=DARK, linewidth=0.8)
    bare(ax, "left", "bottom")
    ax.set(ylim=(-1.05, 1.05), xlim=(0, table["end"].max()), yticks=[-1, -0.5, 0, 0.5, 1])
    ax.set(xlabel="character of the article", ylabel="tone of the sentence")
    patches = [Patch(color=colour, label=name) for name, colour in SIGNS.items()]
    quoted = Patch(facecolor="white", edgecolor=DARK, hatch="////", label="said by someone quoted")
    legend(ax, [*patches, quoted])
    return ax


def _bars(ax: Axes, table: pd.DataFrame) -> None:
    """All bars in one call: one by one they take most of the time of the drawing."""
    signs = ["positive" if s > BAND else "negative" if s < -BAND else "neutral"
             for s in table["score"]]  # fmt: skip
    ax.bar(
        table["start"], table["score"].where(table["score"].abs() > THINNEST, THINNEST),
        width=table["end"] - table["start"], align="edge", edgecolor="white",
        color=[SIGNS[sign] for sign in signs],
        linewidth=[0 if sign == "neutral" else 1.2 for sign in signs],
        hatch=["" if voice == NARRATOR else "////" for voice in table["voice"]],
    )  # fmt: skip
