"""Who speaks how much, and how each voice speaks of whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.patches import Patch, Rectangle

from ..article import counted
from ..context.concordance import said as said_of
from ..palette import BLUE, GREY, RED, ink_on, looks
from ..reading import names_of
from ..tables import NARRATOR
from .drawing import draws
from .legend import legend
from .marking import marking, place_in
from .style import (
    LONGEST_NAME,
    SMALL,
    axes,
    bare,
    describe,
    in_lanes,
    note,
    nothing,
    page,
    plain,
    slanted,
)

MOST_VOICES, MOST_ENTITIES = 10, 14
WHITE = "#f7f7f7"  # of what is neutral: a shade off the paper's
TONES = LinearSegmentedColormap.from_list("tone", [RED, WHITE, BLUE])
PALE = 0.5  # how strong the colour of a cell is that rests on one sentence
SIGNS = {"positive": " ▲", "negative": " ▼", "neutral": "", "unclear": " ?"}


@draws(
    "rr.said(reading)",
    ("kind", "voice"),
    lambda reading: ((said_of(reading),), {"names": names_of(reading)}),
)
def speaking(
    said: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    most: int = MOST_VOICES,
) -> Axes:
    """Draw how many words each voice says, the narrator first, then who says most.

    `said` is `reread.said(reading)`: tokens with `voice`; or a Reading; x is words. `names` gives
    the
    words for each entity (by default its id). At most `most` voices are shown.

    >>> import reread as rr
    >>> text = "“It was arson,” Ann Lee said. “No,” said Bob Reyes."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.speaking(reading)))
    How many of the words each voice says: the narrator 60%, Ann Lee 30%, Bob Reyes
    10%.
    """
    ax = axes(ax)
    words = said[said["kind"] == "word"]["voice"].value_counts()
    if words.empty:
        return nothing(ax, "no word is said", words)
    others = sorted((v for v in words.index if v != NARRATOR), key=lambda v: (-words[v], v))
    shown = [*([NARRATOR] if NARRATOR in words else []), *others][:most]
    counts = [int(words[voice]) for voice in shown]
    told_apart = looks(said["voice"])  # as in marks on the text: by who is first heard
    colours = [told_apart[voice].hue for voice in shown]
    firsts = {row["voice"]: row for row in said.drop_duplicates("voice").to_dict("records")}
    for at, (voice, count, colour) in enumerate(zip(shown, counts, colours, strict=True)):
        share = f"{count / words.sum():.0%}"
        told = f"{_called(voice, names)}: {counted(count, 'word')} ({share})"
        with marking(ax, at, place_in(firsts[voice], told)):
            ax.barh(at, count, height=0.66, color=colour)
            ax.text(
                count, at, f"  {count:,} ({share})", va="center", fontsize=SMALL, color=page(ax).ink
            )
    in_lanes(ax, [_called(voice, names) for voice in shown])
    ax.set(xlim=(0, 1.18 * max(counts)), xlabel="words")
    most_heard = [
        f"{_called(voice, names)} {words[voice] / words.sum():.0%}" for voice in shown[:4]
    ]
    return describe(ax, f"How many of the words each voice says: {', '.join(most_heard)}.")


@draws(
    "reading.voices",
    ("voice", "entity", "label", "score", "sentences"),
    lambda reading: ((reading.voices,), {"names": names_of(reading)}),
)
def voice_matrix(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    most_voices: int = MOST_VOICES,
    most_entities: int = MOST_ENTITIES,
) -> Axes:
    """Draw how each voice (row) speaks of each entity (column), the narrator first.

    `table` is the table `voices`, or a Reading. Colour is the score, from -1 to 1, half as strong
    where it rests on one sentence; a number is how many sentences that are, with ▲ where the label
    is
    positive, ▼ where it is negative and ? where no attitude is clear. Hatched cells have no
    evidence:
    the voice does not speak of the entity. `names` gives the words for each entity (by default its
    id). Those with most sentences are shown, `most_voices` and `most_entities` of them; the rest is
    counted below.

    >>> import reread as rr
    >>> text = "“Lee is a shameless liar,” Bob Reyes said of Ann Lee."
    >>> reading = rr.read(rr.Article(text))
    >>> print(rr.plots.described(rr.plots.voice_matrix(reading)))
    How each voice speaks of each entity (2 voices, 2 entities). Bob Reyes on Ann Lee:
    negative, -1.00, in 1 sentence.
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "nobody is spoken of", table)
    voices, entities = _ranked(table, "voice"), _ranked(table, "entity")
    voices.sort(key=lambda voice: voice != NARRATOR)  # stable: the others keep their order
    rows = {voice: at for at, voice in enumerate(voices[:most_voices])}
    columns = {entity: at for at, entity in enumerate(entities[:most_entities])}
    frame = (-0.5, -0.5), len(columns), len(rows)
    ax.add_patch(
        Rectangle(
            *frame, facecolor=page(ax).paper, edgecolor=page(ax).faint, hatch="////", linewidth=0
        )
    )
    shown = table[table["voice"].isin(rows) & table["entity"].isin(columns)]
    for number, row in enumerate(shown.to_dict("records")):
        with marking(ax, number, place_in(row, _account(row, names or {}))):
            _cell(ax, rows[row["voice"]], columns[row["entity"]], row)
    ax.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    ax.set_yticks(range(len(rows)), [_called(voice, names) for voice in rows])
    slanted(ax, [_called(entity, names) for entity in columns], 40)
    ax.tick_params(length=0)
    ax.set_ylabel("who speaks")
    bare(ax)
    legend(ax, _keys(ax))
    left_out = len(table) - len(shown)
    if left_out:
        note(ax, f"{left_out} pairs of less mentioned voices and entities are not shown")
    return describe(ax, _described(shown, names or {}))


def _account(cell: dict[str, Any], names: Mapping[str, str]) -> str:
    """What a cell says, in words: "Ann Lee on the firm: negative, -0.42, in 3 sentences"."""
    who, whom = (_called(cell[end], names) for end in ("voice", "entity"))
    score = f", {cell['score']:+.2f}" if cell["label"] in ("positive", "negative") else ""
    label = "no clear attitude" if cell["label"] == "unclear" else cell["label"]
    return f"{who} on {whom}: {label}{score}, in {counted(cell['sentences'], 'sentence')}"


def _described(shown: pd.DataFrame, names: Mapping[str, str]) -> str:
    """What is drawn, in words: how many speak of how many, and the clearest cells."""
    voices, entities = shown["voice"].nunique(), shown["entity"].nunique()
    size = f"{counted(voices, 'voice')}, {entities} {'entity' if entities == 1 else 'entities'}"
    clear = shown[shown["label"].isin(["positive", "negative"])]
    best = clear.loc[clear["score"].abs().sort_values(ascending=False, kind="stable").index[:3]]
    told = "; ".join(_account(row, names) for row in best.to_dict("records"))
    return (
        f"How each voice speaks of each entity ({size}). " + (told or "No attitude is clear") + "."
    )


def _keys(ax: Axes) -> list[Patch]:
    """What the colours of the matrix stand for."""
    return [
        Patch(facecolor=RED, label="negative ▼"),
        Patch(facecolor=WHITE, edgecolor=GREY, label="neutral, or not clear ?"),
        Patch(facecolor=BLUE, label="positive ▲"),
        Patch(
            facecolor=page(ax).paper, edgecolor=page(ax).faint, hatch="////", label="not spoken of"
        ),
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
    ax.add_patch(Rectangle(corner, 1, 1, facecolor=colour, edgecolor=page(ax).paper, linewidth=1.5))
    words = f"{cell['sentences']}{SIGNS[cell['label']]}"
    ax.text(
        column, row, words, ha="center", va="center", fontsize=SMALL, color=ink_on(to_hex(colour))
    )


def _called(who: str, names: Mapping[str, str] | None) -> str:
    return plain((names or {}).get(who, who), LONGEST_NAME)
