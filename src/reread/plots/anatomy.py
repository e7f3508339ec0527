"""The article itself: its blocks and sentences to scale."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..tables import ASIDE
from .style import BLUE, DARK, GREEN, GREY, ORANGE, PINK, Look, axes, in_lanes, legend, nothing

KINDS = {
    "headline": ORANGE,
    "standfirst": GREY,
    "byline": PINK,
    "dateline": GREEN,
    "paragraph": BLUE,
    **dict.fromkeys(ASIDE, "white"),
}
HATCHES = dict(zip(ASIDE, ("////", "....", "xxxx", "----", "\\\\\\\\"), strict=True))


def anatomy(blocks: pd.DataFrame, sentences: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw one row per block, cut into its sentences, to the scale of characters.

    `blocks` and `sentences` are the tables of these names; a block that is not read (page
    furniture, captions …) is drawn hatched and whole.
    """
    ax = axes(ax)
    if blocks.empty:
        return nothing(ax, "the article has no text", blocks)
    for block in blocks.to_dict("records"):
        inside = sentences[sentences["block"] == block["block"]]
        spans = list(zip(inside["start"], inside["end"], strict=True))
        kind, first = block["kind"], block["start"]
        wide = 0.6 if kind in HATCHES else 1.5
        for start, end in spans or [(first, block["end"])]:
            where: Look = {"left": start - first, "height": 0.62}
            ax.barh(block["block"], end - start, **where, linewidth=wide, **_look(kind))
    in_lanes(ax, [f"block {n}" for n in blocks["block"]])
    ax.set_xlabel("characters from the start of the block")
    legend(ax, [Patch(**_look(k), label=k) for k in KINDS if k in set(blocks["kind"])])
    return ax


def _look(kind: str) -> Look:
    if kind in HATCHES:
        return {"facecolor": KINDS[kind], "edgecolor": DARK, "hatch": HATCHES[kind]}
    return {"facecolor": KINDS[kind], "edgecolor": "white"}
