"""The article itself: its blocks and sentences to scale."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..language import ENGLISH, MIXED
from ..tables import ASIDE
from .style import BLUE, DARK, GREEN, GREY, ORANGE, PINK, Look, axes, in_lanes, legend, nothing

FOREIGN = "in another language"

KINDS = {
    "headline": ORANGE,
    "standfirst": GREY,
    "byline": PINK,
    "dateline": GREEN,
    "paragraph": BLUE,
    **dict.fromkeys((*ASIDE, FOREIGN), "white"),
}
HATCHES = dict(
    zip((*ASIDE, FOREIGN), ("////", "....", "xxxx", "----", "\\\\\\\\", "||||"), strict=True)
)


def anatomy(blocks: pd.DataFrame, sentences: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw one row per block, cut into its sentences, to the scale of characters.

    `blocks` and `sentences` are the tables of these names; a block that is not read (page
    furniture, captions, what is not in English …) is drawn hatched and whole.
    """
    ax = axes(ax)
    if blocks.empty:
        return nothing(ax, "the article has no text", blocks)
    drawn: set[str] = set()
    for block in blocks.to_dict("records"):
        inside = sentences[sentences["block"] == block["block"]]
        spans = list(zip(inside["start"], inside["end"], strict=True))
        kind, first = _kind(block, read=bool(spans)), block["start"]
        drawn.add(kind)
        wide = 0.6 if kind in HATCHES else 1.5
        for start, end in spans or [(first, block["end"])]:
            where: Look = {"left": start - first, "height": 0.62}
            ax.barh(block["block"], end - start, **where, linewidth=wide, **_look(kind))
    in_lanes(ax, [f"block {n}" for n in blocks["block"]])
    ax.set_xlabel("characters from the start of the block")
    legend(ax, [Patch(**_look(kind), label=kind) for kind in KINDS if kind in drawn])
    return ax


def _kind(block: dict[str, Any], *, read: bool) -> str:
    """What a block is drawn as: its kind, unless it is not read for its language."""
    foreign = pd.notna(block["language"]) and block["language"] not in (ENGLISH, MIXED)
    return FOREIGN if foreign and not read and block["kind"] not in ASIDE else block["kind"]


def _look(kind: str) -> Look:
    if kind in HATCHES:
        return {"facecolor": KINDS[kind], "edgecolor": DARK, "hatch": HATCHES[kind]}
    return {"facecolor": KINDS[kind], "edgecolor": "white"}
