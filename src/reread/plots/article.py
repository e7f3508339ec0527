"""The article itself: its blocks and sentences to scale."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from .style import BLUE, DARK, GREEN, ORANGE, PINK, axes, bare, legend, nothing

KINDS = {"headline": ORANGE, "byline": PINK, "dateline": GREEN, "paragraph": BLUE,
         "boilerplate": "white"}  # fmt: skip


def anatomy(blocks: pd.DataFrame, sentences: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw one row per block, cut into its sentences, to the scale of characters.

    `blocks` and `sentences` are the tables of these names; a block without sentences (page
    furniture) is drawn hatched and whole.
    """
    ax = axes(ax)
    if blocks.empty:
        return nothing(ax, "the article has no text")
    for block in blocks.to_dict("records"):
        inside = sentences[sentences["block"] == block["block"]]
        spans = list(zip(inside["start"], inside["end"], strict=True))
        _row(ax, block, spans or [(block["start"], block["end"])])
    ax.set(ylim=(len(blocks) - 0.4, -0.6), xlabel="characters from the start of the block")
    ax.set_yticks(range(len(blocks)), [f"block {n}" for n in blocks["block"]])
    ax.tick_params(axis="y", length=0)
    bare(ax, "bottom")
    legend(ax, [_patch(kind) for kind in KINDS if kind in set(blocks["kind"])])
    return ax


def _look(kind: str) -> dict:
    furniture = kind == "boilerplate"
    return {"facecolor": KINDS[kind], "edgecolor": DARK if furniture else "white",
            "hatch": "////" if furniture else None}  # fmt: skip


def _row(ax: Axes, block: dict, spans: list[tuple[int, int]]) -> None:
    for start, end in spans:
        ax.barh(
            block["block"], end - start, left=start - block["start"], height=0.62,
            linewidth=1.5 if block["kind"] != "boilerplate" else 0.6, **_look(block["kind"]),
        )  # fmt: skip


def _patch(kind: str) -> Patch:
    return Patch(**_look(kind), label=kind)
