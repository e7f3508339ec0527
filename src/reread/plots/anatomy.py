"""The article itself: its blocks and sentences to scale."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..article import counted
from ..language import ENGLISH, MIXED
from ..palette import KIND
from ..tables import ASIDE
from .drawing import draws
from .legend import legend
from .style import Look, axes, describe, in_lanes, nothing, page

FOREIGN = "in another language"
MOST_LANES = 30  # of a figure that still fits a screen: more blocks than that share rows
ROW = 0.62  # how high the bars of a row are
HATCHES = dict(
    zip((*ASIDE, FOREIGN), ("////", "....", "xxxx", "----", "\\\\\\\\", "||||"), strict=True)
)


@draws(
    "reading.blocks and reading.sentences",
    ("block", "kind", "start", "end"),
    lambda reading: ((reading.blocks, reading.sentences), {}),
)
def anatomy(blocks: pd.DataFrame, sentences: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw one row per block, cut into its sentences, to the scale of characters. Of more than
    30 blocks several that follow each other share a row, and a line stands where each begins.

    `blocks` and `sentences` are the tables of these names; a block that is not read (page
    furniture, captions, what is not in English …) is drawn hatched and whole. A Reading has both.

    >>> import reread as rr
    >>> text = "Fire at the mill\\n\\nThe mill burned. It is gone.\\n\\nShare this"
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.anatomy(reading)))
    The article to scale: 3 blocks and 3 sentences, 1 of the blocks not read.
    """
    ax = axes(ax)
    if blocks.empty:
        return nothing(ax, "the article has no text", blocks)
    drawn: set[str] = set()
    rows, of_blocks = _rows(blocks), dict(list(sentences.groupby("block")))
    firsts = blocks.groupby(rows)["start"].min()
    shared = len(firsts) < len(blocks)
    for row, block in zip(rows, blocks.to_dict("records"), strict=True):
        inside = of_blocks.get(block["block"], sentences.head(0))
        spans = list(zip(inside["start"], inside["end"], strict=True))
        kind, first = _kind(block, read=bool(spans)), firsts[row]
        drawn.add(kind)
        wide = 0.6 if kind in HATCHES else 1.5
        for start, end in spans or [(block["start"], block["end"])]:
            where: Look = {"left": start - first, "height": ROW}
            ax.barh(row, end - start, **where, linewidth=wide, **_look(ax, kind))
        if shared:
            at = block["start"] - first
            ax.vlines(at, row - ROW / 2, row + ROW / 2, color=page(ax).ink, linewidth=1.5)
    in_lanes(ax, [_called(list(some)) for _, some in blocks["block"].groupby(rows)])
    scale = "row; a thin line begins each block" if shared else "block"
    ax.set_xlabel(f"characters from the start of the {scale}")
    legend(
        ax, [Patch(**_look(ax, kind), label=kind) for kind in (*KIND, *HATCHES) if kind in drawn]
    )
    return describe(ax, _described(blocks, sentences))


def _rows(blocks: pd.DataFrame) -> list[int]:
    """The row of each block: its own, or in a long article that of the stretch it begins in."""
    if len(blocks) <= MOST_LANES:
        return list(range(len(blocks)))
    stretch = blocks["end"].max() / MOST_LANES
    places = (blocks["start"] // stretch).astype(int)
    return (places.rank(method="dense") - 1).astype(int).tolist()


def _called(blocks: list[int]) -> str:
    """What stands beside a row: "block 3", or "blocks 3–5"."""
    return f"block {blocks[0]}" if len(blocks) == 1 else f"blocks {blocks[0]}–{blocks[-1]}"


def _described(blocks: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """What is drawn, in words."""
    size = f"{counted(len(blocks), 'block')} and {counted(len(sentences), 'sentence')}"
    aside = int((~blocks["block"].isin(sentences["block"])).sum())
    return f"The article to scale: {size}" + (
        f", {aside} of the blocks not read." if aside else "."
    )


def _kind(block: dict[str, Any], *, read: bool) -> str:
    """What a block is drawn as: its kind, unless it is not read for its language."""
    foreign = pd.notna(block["language"]) and block["language"] not in (ENGLISH, MIXED)
    return FOREIGN if foreign and not read and block["kind"] not in ASIDE else block["kind"]


def _look(ax: Axes, kind: str) -> Look:
    if kind in HATCHES:
        colours = page(ax)
        return {"facecolor": colours.paper, "edgecolor": colours.ink, "hatch": HATCHES[kind]}
    return {"facecolor": KIND[kind], "edgecolor": page(ax).paper}
