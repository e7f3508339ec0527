"""Colours, words and frames that all plots share.

Colours are Okabe and Ito's (2008) colour-blind-safe palette. Nothing here touches rcParams.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Patch

BLUE, ORANGE, GREEN, PINK, RED, GREY, DARK = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#BBBBBB", "#333333",
)  # fmt: skip
KIND = {
    "occurrence": BLUE, "state": GREEN, "reporting": ORANGE,
    "DATE": BLUE, "TIME": PINK, "DURATION": GREEN, "SET": ORANGE,
    "PER": ORANGE, "ORG": BLUE, "LOC": GREEN, "MISC": PINK,
}  # fmt: skip
LONGEST_LABEL = 48  # characters; longer ones end in …


def axes(ax: Axes | None) -> Axes:
    """The Axes given, or the current one."""
    return plt.gca() if ax is None else ax


def plain(words: object) -> str:
    """Words as matplotlib is to draw them: one line, not too long, `$` no mathematics."""
    line = " ".join(str(words).split())
    short = line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + "…"
    return short.replace("\\", "\\\\").replace("$", r"\$")


def bare(ax: Axes, *keep: str) -> None:
    """Leave only the spines named."""
    for side, spine in ax.spines.items():
        spine.set_visible(side in keep)
    ax.set_axisbelow(True)


def nothing(ax: Axes, why: str) -> Axes:
    """An empty frame that says why it is empty."""
    bare(ax)
    ax.set(xticks=[], yticks=[])
    ax.text(0.5, 0.5, why, ha="center", va="center", transform=ax.transAxes, color=DARK)
    return ax


def legend(ax: Axes, patches: list[Patch]) -> None:
    """A legend above the Axes, in one row from the left."""
    if patches:
        ax.legend(
            handles=patches, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(patches),
            frameon=False, fontsize=8, handlelength=1.6, borderaxespad=0.3, columnspacing=1.2,
        )  # fmt: skip


def swatches(kinds: list[str]) -> list[Patch]:
    """A coloured swatch for each kind, in order."""
    return [Patch(color=KIND.get(kind, GREY), label=kind) for kind in kinds]
