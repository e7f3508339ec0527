"""Who speaks how much, and how each voice speaks of whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch, Rectangle

from ..tables import NARRATOR, UNNAMED
from .style import (
    BLUE,
    DARK,
    GREY,
    LONGEST_NAME,
    RED,
    SMALL,
    axes,
    bare,
    in_lanes,
    legend,
    note,
    nothing,
    plain,
    slanted,
)

MOST_VOICES, MOST_ENTITIES = 10, 14
WHITE = "#f7f7f7"  # of what is neutral: a shade off the paper's
TONES = LinearSegmentedColormap.from_list("tone", [RED, WHITE, BLUE])
PALE = 0.5  # how strong the colour of a cell is that rests on one sentence
SIGNS = {"positive": " ▲", "negative": " ▼", "neutral": "", "unclear": " ?"}
PALE_TEXT = 0.6  # scores beyond which the number in a cell is white


def speaking(
    said: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    most: int = MOST_VOICES,
) -> Axes:
    """Draw how many words each voice says, the narrator first, then who says most.

    `said` is `reread.said(reading)`: tokens with `voice`; x is words. `names` gives the words for
    each entity (by default its id). At most `most` voices are shown.
    """
    ax = axes(ax)
    words = said[said["kind"] == "word"]["voice"].value_counts()
    if words.empty:
        return nothing(ax, "no word is said", words)
    others = sorted((v for v in words.index if v != NARRATOR), key=lambda v: (-words[v], v))
    shown = [*([NARRATOR] if NARRATOR in words else []), *others][:most]
    counts = [int(words[voice]) for voice in shown]
    colours = [GREY if voice in (NARRATOR, UNNAMED) else BLUE for voice in shown]
    ax.barh(range(len(shown)), counts, height=0.66, color=colours)
    for at, count in enumerate(counts):
        ax.text(count, at, f"  {count:,} ({count / words.sum():.0%})", va="center", fontsize=SMALL)
    in_lanes(ax, [_called(voice, names) for voice in shown])
    ax.set(xlim=(0, 1.18 * max(counts)), xlabel="words")
    return ax


def voice_matrix(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    most_voices: int = MOST_VOICES,
    most_entities: int = MOST_ENTITIES,
) -> Axes:
    """Draw how each voice (row) speaks of each entity (column), the narrator first.

    `table` is the table `voices`. Colour is the score, from -1 to 1, half as strong where it rests
    on one sentence; a number is how many sentences that are, with ▲ where the label is positive,
    ▼ where it is negative and ? where no attitude is clear. Hatched cells have no evidence: the
    voice does not speak of the entity. `names` gives the words for each entity (by default its
    id). Those with most sentences are shown; the rest is counted below.
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "nobody is spoken of", table)
    voices, entities = _ranked(table, "voice"), _ranked(table, "entity")
    voices.sort(key=lambda voice: voice != NARRATOR)  # stable: the others keep their order
    rows = {voice: at for at, voice in enumerate(voices[:most_voices])}
    columns = {entity: at for at, entity in enumerate(entities[:most_entities])}
    frame = (-0.5, -0.5), len(columns), len(rows)
    ax.add_patch(Rectangle(*frame, facecolor="white", edgecolor="0.82", hatch="////", linewidth=0))
    shown = table[table["voice"].isin(rows) & table["entity"].isin(columns)]
    for row in shown.to_dict("records"):
        _cell(ax, rows[row["voice"]], columns[row["entity"]], row)
    ax.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    ax.set_yticks(range(len(rows)), [_called(voice, names) for voice in rows])
    slanted(ax, [_called(entity, names) for entity in columns], 40)
    ax.tick_params(length=0)
    ax.set_ylabel("who speaks")
    bare(ax)
    legend(ax, _keys())
    left_out = len(table) - len(shown)
    if left_out:
        note(ax, f"{left_out} pairs of less mentioned voices and entities are not shown")
    return ax


def _keys() -> list[Patch]:
    """What the colours of the matrix stand for."""
    return [
        Patch(facecolor=RED, label="negative ▼"),
        Patch(facecolor=WHITE, edgecolor=GREY, label="neutral, or not clear ?"),
        Patch(facecolor=BLUE, label="positive ▲"),
        Patch(facecolor="white", edgecolor="0.7", hatch="////", label="not spoken of"),
    ]


def _ranked(table: pd.DataFrame, column: str) -> list[str]:
    """The values of a column by their sentences in all; equals as they come in the text."""
    sums = table.groupby(column, sort=False)["sentences"].sum()
    return list(sums.sort_values(ascending=False, kind="stable").index)


def _cell(ax: Axes, row: int, column: int, cell: dict[str, Any]) -> None:
    score = cell["score"] if cell["label"] in ("positive", "negative") else 0.0
    score *= PALE if cell["sentences"] == 1 else 1.0
    colour = TONES((score + 1) / 2)
    corner = (column - 0.5, row - 0.5)
    ax.add_patch(Rectangle(corner, 1, 1, facecolor=colour, edgecolor="white", linewidth=1.5))
    words = f"{cell['sentences']}{SIGNS[cell['label']]}"
    ink = "white" if abs(score) > PALE_TEXT else DARK
    ax.text(column, row, words, ha="center", va="center", fontsize=SMALL, color=ink)


def _called(who: str, names: Mapping[str, str] | None) -> str:
    return plain((names or {}).get(who, who), LONGEST_NAME)
